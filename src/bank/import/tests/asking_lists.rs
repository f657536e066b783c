//! Lists that ask in the body of a question.

use super::prompts;

const ASKED: &str = "#### 1. Question\nExplain hoisting.\n\n<details><summary>Answer</summary>\n\nIt is lifted.\n\n</details>\n\n---\n\n\
                     #### 2. Question\nWhat is a promise?\n\n<details><summary>Answer</summary>\n\nA value.\n\n</details>\n\n---\n\n\
                     #### 3. Question\nWhat is a closure?\n\n<details><summary>Answer</summary>\n\nA function.\n\n</details>\n\n";
const LIST: &str = "- What is a prototype?\n- What is a generator?\n- Explain the two kinds of functions\n";

#[test]
fn a_list_below_a_rule_is_no_answer() {
    assert_eq!(prompts(&format!("{ASKED}---\n\n{LIST}")).len(), 6);
    let told = "- It is one.\n- It has two.\n- Explain the two kinds of functions\n";
    assert_eq!(prompts(&format!("{ASKED}---\n\n{told}")).len(), 3);
    assert_eq!(prompts(&format!("{ASKED}\n{LIST}")).len(), 3);
}

#[test]
fn names_in_it_hold_the_questions_that_are_nested_in_them() {
    let labelled =
        "Q. What is a heap?\n\nQ. What is a stack?\n\nQ. Explain a queue.\n\nQ. Explain a tree.\n\n---\n";
    let nested = "- Company A\n    1. What is a lock?\n    2. Explain a mutex\n    3. Uses of a monitor\n    4. Why leases?\n- Company B\n    1. How does paging work?\n    2. Explain caches\n";
    let found = prompts(&format!("{labelled}{nested}"));
    assert_eq!(found.len(), 10, "{found:?}");
    assert!(found.contains(&"Uses of a monitor".to_owned()) && !found.contains(&"Company A".to_owned()));
}

#[test]
fn nobody_answers_by_a_dozen_questions() {
    let talk = "Q: Who wrote it?\nA: I did.\n\nQ: What is it for?\nA: For fun.\n\nQ: Why a heap?\nA: It is small.\n\nI went home then.\n\n**What others heard**\n\n";
    let list = (0..14).map(|n| format!("- What would you do on day {n}?\n")).collect::<Vec<_>>().concat();
    assert_eq!(prompts(&format!("# A day in spring\n\n{talk}{list}")).len(), 17);
    let few = list.split_inclusive('\n').take(5).collect::<String>();
    assert_eq!(prompts(&format!("# A day in spring\n\n{talk}{few}")).len(), 3);
    let told = list.replace('?', ".").replace("What would", "They");
    assert_eq!(prompts(&format!("# A day in spring\n\n{talk}{told}")).len(), 3);
}
