//! Questions to be answered by a choice, in whatever marks.

use super::{found, prompts};

#[test]
fn questions_one_right_below_the_other_are_told_apart_by_their_options() {
    let document = "# Quiz

1. Which port is it?<br>
a. 21<br>
b. 25<br>
-> b
2. The kernel waits. True or false?
a. True
b. False
Answer:
3 Which of these
lists files?
A) lsof
B) top
Answer: A
4 It grows
a) True
b) False";
    let expected = [
        "3 Which port is it?\n\na. 21<br>\nb. 25<br> # Quiz = b. 25",
        "7 The kernel waits. True or false?\n\na. True\nb. False # Quiz",
        "11 Which of these\nlists files?\n\nA) lsof\nB) top # Quiz = A) lsof",
        "16 It grows\na) True\nb) False # Quiz",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn what_is_told_and_shown_above_boxes_belongs_to_the_question() {
    let one = "下面的说法正确的是：\n\n- [ ] 一\n- [x] 二\n";
    let told = "我们部署了合约：\n```\nlet x;\n```\n(1) x\n(2) y";
    let document = format!("1. 关于锁，{one}\n2. {told}\n\n{one}\n3. 关于堆，{one}");
    let found = found(&document);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[1].starts_with("6 我们部署了合约："), "{found:?}");
    assert!(found[1].contains("(2) y") && found[1].ends_with("= 二"), "{found:?}");
}

#[test]
fn cards_between_rules_with_an_answer_each_ask_whatever_their_words_are() {
    let card = |code: &str, answer: &str| {
        format!("Expected output:\n```js\n{code}\n```\n\n1. `1`\n2. `2`\n\n{answer}\n")
    };
    let document =
        [card("a", "correct answer: 1."), card("b", "Answer: 2"), card("c", "Solution:\n- `1`\n- `2`")];
    for rule in ["***", "---", "* * *"] {
        let found = found(&document.join(&format!("\n{rule}\n\n")));
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(
            found[1].ends_with("Expected output:\n\n```js\nb\n```\n\n1. `1`\n2. `2` = 2. `2`"),
            "{found:?}"
        );
        assert!(found[2].ends_with("2. `2` = - `1`\n- `2`"), "{found:?}");
    }
}

#[test]
fn a_bold_letter_may_be_the_label_of_a_question() {
    let document = "# SQL\n\n**Q.** A query finds no rows:\n\n```sql\nSELECT 1;\n```\n\nWhat is wrong?\n\n- A) The join\n- B) The filter\n\n> **Answer: B**\n\n**Q.** Which index helps?\n\n- A) One\n- B) None\n\n> **Answer: A**\n";
    let expected = [
        "3 A query finds no rows:\n\n```sql\nSELECT 1;\n```\n\nWhat is wrong?\n\n- A) The join\n- B) The filter # SQL = B) The filter",
        "16 Which index helps?\n\n- A) One\n- B) None # SQL = A) One",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn options_may_have_bold_letters_and_several_lines() {
    let document = "# Quiz\n\n### Question 1\nWhat is printed?\n\n```python\nprint(1)\n```\n- **A)** 1\n  2\n- **B)** 2\n\n### Question 2\nWhat is it?\n\n- **A)** 3\n- **B)** 4\n";
    let expected = [
        "3 What is printed?\n\n```python\nprint(1)\n```\n- **A)** 1\n  2\n- **B)** 2 # Quiz",
        "13 What is it?\n\n- **A)** 3\n- **B)** 4 # Quiz",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_list_to_choose_from_belongs_to_the_prompt() {
    let document = "# Java\n\n## Q. Which of these are interfaces?\n* Set\n* String\n```\nSet\n```\n\n## Q. What is a class?\n* A type\n* A template\n";
    assert_eq!(prompts(document)[0], "Which of these are interfaces?\n* Set\n* String");
    assert!(found(document)[0].contains(" = ```\nSet"));
    assert_eq!(prompts(document)[1], "What is a class?");
}

#[test]
fn boxes_to_tick_may_be_questions_where_none_is_ticked() {
    let document = "# Screening\n\n- [ ] Why do you apply?\n- [ ] When can you begin?\n- [ ] Describe your last project\n";
    assert_eq!(prompts(document).len(), 3, "{:?}", prompts(document));
}

#[test]
fn headings_that_count_the_questions_above_options_lead_to_the_key() {
    let document = "# Exam\n\n### Question 1\nWhich service keeps identities?\n\nA) Vault  \nB) Directory\n\n---\n\n\
                    ### Question 2\nWhat is a role for?\n\nA) Backups  \nB) Permissions\n\n---\n\n### Question 3\n\
                    Is it free?\n\nA) Yes  \nB) No\n\n## Answer key\n\n**1. Answer: B** - Directory  \n*Explanation:* It does.\n\n\
                    **2. Answer: B** - Permissions  \n*Explanation:* They are.\n\n**3. Answer: A** - Yes  \n*Explanation:* So far.\n";
    let found = found(document);
    assert_eq!(found.len(), 3, "{found:?}");
    for (question, right) in found.iter().zip(["Directory", "Permissions", "Yes"]) {
        assert!(question.split_once(" = ").is_some_and(|(_, answer)| answer.contains(right)), "{question}");
    }
}

#[test]
fn a_numbered_heading_above_options_asks_as_those_beside_it_do() {
    let options = "- [ ] True\n- [ ] False\n\n---\n\n";
    let document = format!(
        "# Quiz\n\n### **1. True or false: A heap grows.**\n\n{options}### **2. What is a lock? Choose one.**\n\n- [ ] A door\n- [ ] A key\n\n---\n\n### **3. When objects are no longer needed. Choose one.**\n\n- [ ] They stay\n- [ ] They go\n\n---\n\n### **4. Which of these is a tree? Choose one.**\n\n- [ ] A heap\n- [ ] A queue\n\n---\n\n### **5. The stack grows.**\n\n{options}"
    );
    assert_eq!(prompts(&document).len(), 5);
    assert!(prompts(&document)[2].starts_with("When objects are no longer needed."));
}
