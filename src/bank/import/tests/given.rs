//! What stands with a question and is no answer, or is one though it looks like something else: room to write in,
//! explained examples, headings in what is folded away, names of what is compared; and symbols, quotes and cases that
//! set questions apart.

use super::{found, prompts};

#[test]
fn room_to_write_an_answer_in_is_none() {
    for room in ["```\n[Your text here]\n```", "```sql\n-- place answer here\n```", "[Seu texto aqui]"] {
        let document = format!("# Questions\n\n## What is a lock?\n\n**Answer:**\n\n{room}\n");
        assert_eq!(found(&document), ["3 What is a lock? # Questions"]);
    }
    let document = "# Questions\n\n## Where is it held?\n\n**Answer:** It is held here\n";
    assert_eq!(found(document), ["3 Where is it held? # Questions = It is held here"]);
}

#[test]
fn what_explains_an_example_is_a_part_of_it() {
    let document = r"# Question 1

Add two numbers.

**Example 1:**

Input: 1 2

Output: 3

Explanation: One and two are three.

# Question 2

Divide them.

**Example 1:**

Input: 4 2

Output: 2

Explanation: Two goes into four twice.
";
    let questions = super::read_document(document).questions;
    assert_eq!(questions.len(), 2);
    assert!(questions.iter().all(|question| question.answer.is_none()));
    assert!(questions[0].prompt.ends_with("One and two are three."));
}

#[test]
fn a_heading_in_a_folded_answer_ends_no_question() {
    let document = r"# Quiz

**What is printed?**

- A: 1
- B: 2

<details><summary>Answer</summary>

#### Option: B

</details>

**What is printed?**

- A: 3
- B: 4

<details><summary>Answer</summary>

#### Option: A

</details>
";
    let questions = super::read_document(document).questions;
    let answers: Vec<&str> = questions.iter().filter_map(|question| question.answer.as_deref()).collect();
    assert_eq!(answers, ["#### Option: B", "#### Option: A"]);
}

#[test]
fn names_of_what_is_compared_begin_what_is_said_of_it() {
    let document = r"# SQL

### What is the difference between truncate and drop?

- **Truncate:**
  - Keeps the table.
- **Drop:**
  - Takes it away.

### What should a review of a query look at?

- **Cost:**
  - It reads an index.
- **Safety:**
  - It locks no table.
";
    let questions = super::read_document(document).questions;
    assert!(questions[0].answer.as_deref().is_some_and(|answer| answer.contains("Takes it away.")));
    assert_eq!(questions[1].key_points.len(), 2);
}

#[test]
fn symbols_line_by_line_are_bullets() {
    let document = r"# Interview questions

## Java
:dart: [What is a class?](java.md#class)  
:dart: [Final vs. finally](java.md#final)  
:dart: [Discuss interfaces](java.md#interfaces)  
";
    assert_eq!(prompts(document), ["What is a class?", "Final vs. finally", "Discuss interfaces"]);
}

#[test]
fn short_lines_that_all_ask_are_one_each_though_marks_are_left_away() {
    let document = "# Questions\n\nWhat is a lock?\nWhat is a lease?\nHow are locks kept\nExplain a fence\nDescribe a barrier\n";
    assert_eq!(prompts(document).len(), 5);
}

#[test]
fn quotes_with_a_labelled_answer_ask_as_those_beside_them_do() {
    let document = r"# Interview

> What is a lock?

**Answer:** It is held by one.

> Example. What is printed?

```js
f();
```

**Answer:** `1`

> Closures in a loop.

```js
g();
```

**Answer:** `2`
";
    let expected = [
        "What is a lock?",
        "Example. What is printed?\n\n```js\nf();\n```",
        "Closures in a loop.\n\n```js\ng();\n```",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_numbered_table_of_cases_holds_questions() {
    let document = r"# Interview questions

| # | Scenario | Really testing |
|---|---|---|
| 1 | The release slipped by three weeks. | Bad news |
| 2 | Two people want different things today. | Conflict |
";
    let expected = ["The release slipped by three weeks.", "Two people want different things today."];
    assert_eq!(prompts(document), expected);
    assert_eq!(prompts(&document.replace("Scenario", "Advice")), [""; 0]);
}

#[test]
fn items_that_are_answered_under_a_label_are_questions() {
    let document = r"# Preguntas

1. **Escribe un algoritmo.**
   **Respuesta:** `f()`
2. **Un archivo contiene las ventas.**
   **Respuesta:** `g()`
";
    assert_eq!(prompts(document), ["Escribe un algoritmo.", "Un archivo contiene las ventas."]);
}

#[test]
fn a_heading_in_the_marks_of_code_is_read_without_them() {
    let document = "# Exercises\n\n## `Question 1 - Create a database`\n\nSolution:\n\n```sql\ncreate database a;\n```\n\n## `Question 2 - Create a table`\n\nSolution:\n\n```sql\ncreate table b;\n```\n";
    assert_eq!(prompts(document), ["Create a database", "Create a table"]);
}

#[test]
fn what_joins_code_in_a_prompt_belongs_to_it() {
    let document = "# Questions\n\n- Given the following HTML:\n```html\n<p>\n```\nand the following CSS:\n```css\np {}\n```\n\
                    Write code to hide it.\n\n- Which of the two lines below is faster?\n```js\na()\n```\nor\n```js\nb()\n```\n\n\
                    - What does `each` do?\n";
    let expected = [
        "Given the following HTML:\n\n```html\n<p>\n```\nand the following CSS:\n```css\np {}\n```\nWrite code to hide it.",
        "Which of the two lines below is faster?\n\n```js\na()\n```\nor\n```js\nb()\n```",
        "What does `each` do?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn what_is_asked_at_the_edge_below_what_is_given_belongs_to_its_item() {
    let document = "# SQL\n\n- What is a table?\n- Given the following table:\n```\n1 | Ada\n```\nHere is a query on it:\n```\nSELECT 1;\n```\n\
                    What comes out? Why?\n\n- Given two tables created as follows\n```\na\n```\nWrite a query on both.\n\n- What is a join?\n";
    let expected = [
        "What is a table?",
        "Given the following table:\n\n```\n1 | Ada\n```\nHere is a query on it:\n```\nSELECT 1;\n```\nWhat comes out? Why?",
        "Given two tables created as follows\n\n```\na\n```\nWrite a query on both.",
        "What is a join?",
    ];
    assert_eq!(prompts(document), expected);
}
