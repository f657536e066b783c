//! Documents that say what each part of a question is.

use super::{found, prompts};

#[test]
fn lines_with_letters_are_questions_and_answers() {
    let document = r"Q: What is REST?
A: A style of architecture.

Q: What is HATEOAS?
A: Links in responses.
They drive the client.

Q. What is CORS?
A. Rules about origins.
";
    let expected = [
        "1 What is REST? = A style of architecture.",
        "4 What is HATEOAS? = Links in responses.\nThey drive the client.",
        "8 What is CORS? = Rules about origins.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn labels_tell_key_points_and_follow_ups() {
    let document = r"### Caching

**Question:** How would you cache a product page?

**Key points to cover:**
- keys and invalidation
- time to live

**Follow-up questions:**
1. What if the price changes?
2. How do you avoid a stampede?

**Difficulty:** Senior

### Queues

**Question:** When would you use a queue?

**Good answer should include:**
- decoupling

**Red flags:**
- never heard of dead letters
";
    let expected = [
        "3 How would you cache a product page? # Caching ! senior * keys and invalidation * time to live > What if the price changes? > How do you avoid a stampede?",
        "17 When would you use a queue? # Queues * decoupling",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn any_label_before_a_list_names_key_points() {
    let document = r#"19. "How would goroutines compare to threads?"

Key differences:
- they are light
- they are many

Use cases:
- servers"

20. "Explain the scheduler"

Topics to cover:
- queues
- stealing

These questions are about concurrency.
"#;
    let expected = [
        "1 How would goroutines compare to threads? * Key differences: they are light * Key differences: they are many * Use cases: servers",
        "10 Explain the scheduler * queues * stealing",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn labels_may_be_items() {
    let document = r"1. What is a cache?
   - Key points:
     - copies
     - eviction
   - Follow-ups:
     - When is it harmful?
2. What is a queue?
   - Answer: a buffer.
";
    let expected =
        ["1 What is a cache? * copies * eviction > When is it harmful?", "7 What is a queue? = a buffer."];
    assert_eq!(found(document), expected);
}

#[test]
fn what_must_hold_is_part_of_the_prompt() {
    let document = r"## 1. Design a URL shortener

**Requirements:**
- short links
- 100 million a day

**Key points:**
- hashing

**Follow-ups:**
- What about custom names?

## 2. Design a chat

**Requirements:**
- groups

**Key points:**
- fan-out
";
    let expected = [
        "1 Design a URL shortener\n\n**Requirements:**\n- short links\n- 100 million a day * hashing > What about custom names?",
        "13 Design a chat\n\n**Requirements:**\n- groups * fan-out",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn options_and_code_are_part_of_the_prompt() {
    let document = r"## Quiz

### 1. What does this print?

```js
console.log(typeof null)
```

- A: null
- B: object

<details><summary><b>Answer</b></summary>
<p>

#### Answer: B

It always did.

</p>
</details>

---

### 2. Which of these is immutable?

A) list
B) tuple

**Answer: B**
";
    let expected = [
        "3 What does this print?\n\n```js\nconsole.log(typeof null)\n```\n\n- A: null\n- B: object # Quiz = B: object\n\nIt always did.",
        "24 Which of these is immutable?\n\nA) list\nB) tuple # Quiz = B) tuple",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_ticked_option_is_the_answer() {
    let document = r"#### Q1. Which keyword declares a constant?

- [ ] var
- [x] const

#### Q2. What is logged?

```js
console.log(1 + '1')
```

- [ ] 2
- [x] 11
";
    let expected = [
        "1 Which keyword declares a constant?\n\n- [ ] var\n- [ ] const = const",
        "6 What is logged?\n\n```js\nconsole.log(1 + '1')\n```\n\n- [ ] 2\n- [ ] 11 = 11",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn what_a_good_answer_shows_is_known_below_a_mere_label_too() {
    let document = r"# Interview

### Question 1
**What did you own?**

**Good signals:**
- Modules
- Incidents

### Question 2
**What is Spring Boot?**

**Expected depth:**
- Starters
- Servers
";
    let expected = [
        "3 **What did you own?** # Interview * Modules * Incidents",
        "10 **What is Spring Boot?** # Interview * Starters * Servers",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn code_before_what_an_answer_should_have_is_a_part_of_the_question() {
    let document = "# Interview\n\n1. **Loops**\n   - Q: What is the order?\n     ```js\n     f();\n     ```\n   - Expected: first, second\n";
    assert_eq!(found(document), ["4 What is the order?\n\n```js\nf();\n``` # Interview * first, second"]);
}

#[test]
fn a_list_of_sentences_is_an_answer_and_no_points() {
    let sentence = "is a component that takes props and returns elements, which the library then puts into the page for it, and takes out again";
    let document = format!(
        "# React interview\n\n1. What is a component?\n   - It {sentence}.\n   - One {sentence}.\n2. What is an element?\n   - It {sentence}.\n   - One {sentence}.\n"
    );
    assert!(found(&document).iter().all(|line| line.contains(" = - It is")));
    let short = document.replace(sentence, "is small");
    assert!(found(&short).iter().all(|line| line.contains(" * It is small")));
}

#[test]
fn words_of_labels_in_a_question_are_words() {
    let document = "# Interview\n\n- **What are you looking for in a position today**\n- **Why do you leave your job**\n    - < Expected answer >\n";
    let expected = [
        "3 What are you looking for in a position today # Interview",
        "4 Why do you leave your job # Interview",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_quote_that_is_set_off_may_be_a_task() {
    let document = "# Interview\n\n> \"Tell me about a conflict.\"\n\nLook for:\n- Empathy\n- Calm\n\n> \"How do you give feedback?\"\n\nLook for:\n- Tact\n";
    let expected = [
        "3 Tell me about a conflict. # Interview * Empathy * Calm",
        "9 How do you give feedback? # Interview * Tact",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_bold_name_of_a_section_is_no_label() {
    let document = "# Questions\n\n**Background**\n\n- Walk me through your last project\n- What did you own?\n\n**Technical**\n\n- What is a CDN?\n- What is a cache?\n";
    assert_eq!(found(document).len(), 4);
}

#[test]
fn a_short_label_may_end_with_a_full_stop() {
    let document = "Q. What is an index?\nAns. A sorted copy.\n\nQ. What is a view?\nAns. A query.\n";
    assert_eq!(found(document), ["1 What is an index? = A sorted copy.", "4 What is a view? = A query."]);
}

#[test]
fn a_label_in_bold_may_have_its_question_on_the_next_line() {
    let document = "# Q&A\n\n**Question 1**\nWhat does ARP do?\n\n**Answer**\nIt maps addresses.\n\n**Question 2**\nWhat does DHCP do?\n\n**Answer**\nIt gives them.\n";
    let expected =
        ["3 What does ARP do? # Q&A = It maps addresses.", "9 What does DHCP do? # Q&A = It gives them."];
    assert_eq!(found(document), expected);
}

#[test]
fn a_label_may_have_brackets() {
    let document =
        "# Interview\n\nQuestion 1 (Easy): What is a key?\n\nQuestion 2 (Hard): How does a B-tree split?\n";
    assert_eq!(found(document), ["3 What is a key? # Interview", "5 How does a B-tree split? # Interview"]);
}

#[test]
fn labels_in_a_quote_part_it() {
    let document = "**Q1:** What is a lock?\n> *Ideal answer:* Held by one.\n> *Follow-up:* For how long?\n\n**Q2:** What is a lease?\n> *Ideal answer:* It ends.\n> *Follow-up:* When?\n";
    let questions = super::read_document(document).questions;
    assert_eq!(questions.len(), 2);
    for question in questions {
        assert_eq!(question.follow_ups.len(), 1, "{question:?}");
    }
}

#[test]
fn a_label_may_be_two_names_with_a_slash() {
    let document = "# Interview questions\n\n## Question 1: Leases\n\n**Level**: Senior\n\n**Scenario / Question**:\nTwo workers hold one lease. What happens, and why?\n\n> [!success]- Answer\n>\n> **Short Answer**: Both write.\n>\n> ### Key points\n>\n> - Clocks differ\n>\n> **When to use each**:\n>\n> | Option | Best for |\n> |---|---|\n> | Lock | One |\n\n## Question 2: Locks\n\n**Scenario / Question**: What is a lock?\n";
    let read = prompts(document);
    assert_eq!(read, ["Two workers hold one lease. What happens, and why?", "What is a lock?"]);
}

#[test]
fn what_is_evaluated_and_advice_on_answers_end_no_question_and_answer_none() {
    let document = "# Questions\n\n## Question 1: Incidents\n\n### The question\n\"Tell me about an incident.\"\n\n### What Interviewer is Evaluating\n\n- How do you handle pressure?\n- Do you take ownership?\n\n## More topics\n\n### 1. Ownership\n**Question**: \"Give an example of ownership.\"\n**Key points**:\n- Nobody asked\n\n## General tips for behavioral answers\n\nBe honest.\n";
    assert_eq!(prompts(document).len(), 2, "{:?}", found(document));
    assert!(found(document)[0].contains(" * How do you handle pressure?"), "{:?}", found(document));
}

#[test]
fn a_label_alone_may_say_what_its_question_is_worth() {
    let document = "**Q1** (5 points)\n\nWhat is the output?\n\n```js\nlog(null)\n```\n\n**Q2** (10 points)\n\nWrite a debounce function.\n\n**Q3** (5 points)\n\nExplain delegation.\n";
    let found = found(document);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found[0].starts_with("1 What is the output?") && found[1].starts_with("9 Write a debounce"),
        "{found:?}"
    );
}

#[test]
fn a_label_may_say_of_what_kind_the_question_below_it_is() {
    let one = |n: usize| {
        format!(
            "## Part {n}\n\n**Primary question**\n\nWalk me through lock {n}.\n\n**Probing questions**\n\n* Who holds it?\n\n**What good looks like**\n\n* names it\n\n**What bad looks like**\n\n* only tools\n\n"
        )
    };
    let found = found(&format!("# Guide\n\n{}{}", one(1), one(2)));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[1].contains(" Walk me through lock 2. #"), "{found:?}");
    assert!(found[1].ends_with(" * names it > Who holds it?"), "{found:?}");
}

#[test]
fn a_bullet_that_is_a_bare_label_names_those_nested_below_it() {
    let document = "### How do you test a queue?\n\n- Key points\n  - Fakes the clock\n  - Counts what is lost\n- Follow-ups\n  - What of two queues?\n";
    let all = found(document);
    assert!(all[0].ends_with("* Fakes the clock * Counts what is lost > What of two queues?"), "{all:?}");
}

#[test]
fn what_somebody_is_bidden_to_ask_is_a_question_without_what_tells_why() {
    let one = |name: &str, asked: &str| {
        format!(
            "### {name}\n\nYou do not want to guess how {name} are done; you want to know.\n\n> **Ask this:** “{asked}”\n\n**How to read the answer:**\n\n* Green flag: they tell.\n\n"
        )
    };
    let document = format!(
        "## Culture\n\n{}{}{}",
        one("Releases", "How does a release come about?"),
        one("Reviews", "Who reviews what you write?"),
        one("Nights", "I know that pagers ring, but what comes after that?")
    );
    let expected = [
        "How does a release come about?",
        "Who reviews what you write?",
        "I know that pagers ring, but what comes after that?",
    ];
    assert_eq!(prompts(&document), expected);
}
