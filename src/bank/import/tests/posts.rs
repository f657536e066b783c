//! Quizzes with a key folded away, checklists that lead elsewhere, and other documents as they are posted.

use super::{found, prompts};

#[test]
fn a_question_whose_options_are_said_again_in_the_key_begins_where_it_is_asked() {
    let document = r"# Quiz

### 1. Which one holds a lock?

- **A.** One that waits
- **B.** One that works

### 2. Which one lets it go?

- **A.** One that ends
- **B.** One that waits

<details>
<summary>Answer key and rationales</summary>

### 1. Which one holds a lock?

- **A.** One that waits
- **B.** One that works

**Answer: B**

### 2. Which one lets it go?

- **A.** One that ends
- **B.** One that waits

**Answer: A**

</details>
";
    let found = found(document);
    assert_eq!(found.len(), 2);
    assert!(found[0].starts_with("3 ") && found[0].ends_with("= **B.** One that works"), "{found:?}");
    assert!(found[1].starts_with("8 ") && found[1].ends_with("= **A.** One that ends"), "{found:?}");
}

#[test]
fn numbers_in_links_count_and_what_is_only_sold_is_no_question() {
    let document = r"# Interview questions

- [ ] [Q-1: What is a lock?](locks.md) `Junior`
- [ ] [Q-9: Explain the states of a lease.](leases.md) `Senior`
- [ ] 🔒 **Plus 27 more questions in the book covering:** queues, retries.
";
    let all = prompts(document);
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(all[1].starts_with("Explain the states of a lease."), "{all:?}");
}

#[test]
fn words_and_numbers_in_brackets_count() {
    let document = "# 面试题\n\n**【扩展 14-1】什么是锁？**\n\n一种对象。\n\n**【扩展 14-2】浅拷贝和深拷贝**\n\n两种拷贝。\n\n\
                    **【扩展 14-3】什么是队列？**\n\n一种列表。\n";
    assert_eq!(prompts(document), ["什么是锁？", "浅拷贝和深拷贝", "什么是队列？"]);
}

#[test]
fn the_name_above_a_prompt_is_none_though_labels_stand_between() {
    let document = "# System design\n\n## Run an interview\n\n- Level: Senior\n\n### Answer\n\nAsk first.\n\n".to_owned()
        + &["chat", "feed", "map", "shop", "game"]
            .map(|name| {
                format!(
                    "## Design a {name}\n\n- Level: Senior\n- Kind: Practice\n\n### Prompt\n\nDesign a {name} \
                     that works offline.\n\n"
                )
            })
            .concat();
    let prompts = prompts(&document);
    assert_eq!(prompts.len(), 6, "{prompts:?}");
    assert_eq!(prompts[1], "Design a chat that works offline.");
}

#[test]
fn a_list_below_the_last_of_many_headings_without_text_is_one_of_questions() {
    let document = "# Interview questions\n\n".to_owned()
        + &["lock", "lease", "queue", "ring", "heap", "trie", "tree", "list", "map"]
            .map(|name| format!("#### What is a {name}?\n"))
            .concat()
        + "\n**Round 2**\n\n1. Why is it slow?\n2. Explain the lease\n3. What is a shard?\n";
    assert_eq!(prompts(&document).len(), 12);
}

#[test]
fn codes_behind_an_answered_question_do_not_make_another_of_it() {
    let document = "# Locks\n\n| # | Question |\n|---|---|\n| 1 | What is a lock? |\n| 2 | What is a lease? |\n\n\
                    ### Answers\n\n#### 1. What is a lock? [D | EL]\n\nAn object.\n\n\
                    #### 2. What is a lease? [T | ML]\n\nA lock that ends.\n";
    assert_eq!(prompts(document), ["What is a lock?", "What is a lease?"]);
}
