//! Documents that say what several questions have in common.

use super::{found, prompts};

#[test]
fn what_is_shown_above_questions_belongs_to_them() {
    let document = r"# Code review

Review the following code.

```go
func f() {}
```

1. What is wrong with it?
2. How would you test it?
";
    let expected = [
        "9 What is wrong with it?\n\nReview the following code.\n\n```go\nfunc f() {}\n``` # Code review",
        "10 How would you test it?\n\nReview the following code.\n\n```go\nfunc f() {}\n``` # Code review",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn what_is_shared_stands_between_a_question_and_its_options() {
    let document = "# Quiz\n\nFor the next two questions, use this table:\n\n| id |\n|---|\n| 1 |\n\n1. How many rows are there?\n\n   - A) None\n   - B) One\n\n2. Which column is there:\n\n   - A) id\n   - B) name\n";
    let table = "For the next two questions, use this table:\n\n| id |\n|---|\n| 1 |";
    let expected = [
        format!("How many rows are there?\n\n{table}\n\n- A) None\n- B) One"),
        format!("Which column is there:\n\n- A) id\n- B) name\n\n{table}"),
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_context_belongs_to_the_questions_it_says() {
    let document = r"# SQL

For the next two questions, use this schema:

```sql
CREATE TABLE users (id int);
```

1. How do you list all users?
2. How do you count them?
3. What is a view?
";
    let expected = [
        "9 How do you list all users?\n\nFor the next two questions, use this schema:\n\n```sql\nCREATE TABLE users (id int);\n``` # SQL",
        "10 How do you count them?\n\nFor the next two questions, use this schema:\n\n```sql\nCREATE TABLE users (id int);\n``` # SQL",
        "11 What is a view? # SQL",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_scenario_belongs_to_all_its_questions() {
    let document = r"## Scenario 1

You run a shop. The database is slow.

1. How do you find the reason?
2. What do you do first?

## Other

1. What is a view?
";
    let expected = [
        "5 How do you find the reason?\n\nYou run a shop. The database is slow. # Scenario 1",
        "6 What do you do first?\n\nYou run a shop. The database is slow. # Scenario 1",
        "10 What is a view? # Other",
    ];
    assert_eq!(found(document), expected);
}
