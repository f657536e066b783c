//! What stands beside questions in a row of like parts is asked as they are, whatever its name says.

use super::{left_out, prompts};

fn section(name: &str, subject: &str) -> String {
    format!("## {name}\n\n- What is a {subject}?\n- How is a {subject} made?\n- Why is a {subject} held?\n\n")
}

#[test]
fn a_section_among_those_of_questions_may_have_any_name() {
    let row = section("1. Locks", "lock") + &section("2. Leases", "lease") + &section("3. Forks", "fork");
    let document = format!("# Interview questions\n\n{row}{}", section("4. Preparation of data", "table"));
    assert_eq!(prompts(&document).len(), 12);
    let alone =
        format!("# Interview questions\n\n{}{}", section("Locks", "lock"), section("Preparation", "plan"));
    assert_eq!(prompts(&alone).len(), 3, "where it is one of two");
}

#[test]
fn a_name_above_a_list_that_asks_is_no_detail_of_a_question() {
    let list = |name: &str| {
        format!(
            "*{name}*\n\n- what is it like here?\n- how do you test?\n- who decides?\n- what comes next\n\n"
        )
    };
    let document = format!("# Interviews\n\n## Questions\n\n{}{}", list("Company"), list("Role"));
    assert_eq!(prompts(&document).len(), 4, "the same are asked once");
    assert_eq!(prompts(&document.replacen("here", "there", 1).replacen("next", "last", 1)).len(), 6);
}

#[test]
fn the_first_sentence_of_a_heading_names_what_is_below() {
    let document = "# Project\n\n## Common questions. For each, think of one good and one bad answer\n\n* Small talk\n* Tell us about yourself\n* What are you good at\n* Did you find us?\n* Describe how you work\n";
    assert_eq!(prompts(document).len(), 5);
}

#[test]
fn a_section_of_follow_ups_that_belongs_to_no_question_asks() {
    let document = "# Interview guide\n\n## Locks\n\n### What is a lock?\n\nIt is held.\n\n## Follow-up questions\n\n1. **\"Who holds it?\"**\n   - One does.\n\n2. **\"When does it end?\"**\n   - In time.\n\n3. **\"Where is it kept?\"**\n   - Here.\n";
    let expected = ["What is a lock?", "Who holds it?", "When does it end?", "Where is it kept?"];
    assert_eq!(prompts(document), expected);
    let own = "# What is a lock?\n\nIt is held.\n\n## Follow-up questions\n\n1. Who holds it?\n2. When does it end?\n3. Where is it kept?\n";
    assert_eq!(prompts(own), ["What is a lock?"]);
}

#[test]
fn a_list_that_shares_a_few_with_others_is_no_list_of_contents() {
    let row = section("1. Locks", "lock") + &section("2. Leases", "lease") + &section("3. Forks", "fork");
    let last = section("4. Preparation of data", "table") + "- What is a lock?\n";
    assert_eq!(
        prompts(&format!(
            "# Interview questions\n\n{row}{}",
            last.replace("\n\n- What is a lock", "\n- What is a lock")
        ))
        .len(),
        12
    );
}

#[test]
fn bold_questions_right_below_one_another_are_no_answer() {
    let bold = "**What do you do outside of work**\n<br>\n**Tell me about a risk**\n<br>\n**Describe how you lead**\n<br>\n**Do you have questions?**\n";
    let headings = "## Tell me about yourself\n- Be short.\n## What are you good at?\n- Tell a story.\n## Why here?\n- Know them.\n";
    assert_eq!(prompts(&format!("## Questions\n\n{headings}## What do you earn\n- \n{bold}")).len(), 8);
    let told = bold.replace("<br>", "It is told at length.");
    assert!(prompts(&format!("## Questions\n\n{headings}## What do you earn\n- \n{told}")).len() < 8);
}

#[test]
fn headings_that_ask_are_questions_on_whatever_level() {
    let document = "Read at work.\n\n## What is a lock?\n\nIt is held.\n\n## Leases\n\n### What is a lease?\n\nIt ends.\n\n### Who ends it?\n\nOne does.\n\n#Why is there a token?\n\nIt counts.\n\n#When does it count?\n\nAt work.\n\n### How does it count?\n\nUp.\n\n## Forks\n\n### What is a fork?\n\nA copy.\n\n### Who makes it?\n\nAnyone.\n";
    assert_eq!(prompts(document).len(), 8);
    assert_eq!(left_out(document), ["1-1", "7-7", "29-29"]);
}

#[test]
fn numbered_names_above_plain_lines_that_ask_are_no_part_of_them() {
    let lines = |at: usize, name: &str| {
        format!("{at}. {name}:\nWhat is {name}?\nHow is {name} made?\nWhy is {name} so?\n")
    };
    let document = lines(1, "sleep") + &lines(2, "food");
    let expected = [
        "What is sleep?",
        "How is sleep made?",
        "Why is sleep so?",
        "What is food?",
        "How is food made?",
        "Why is food so?",
    ];
    assert_eq!(prompts(&document), expected);
}

#[test]
fn what_is_told_of_a_question_behind_its_number_is_no_part_of_it() {
    let document = "# Quiz\n\n**Q0.1** · 0.1 · [order]\nPut the steps in order:\n`a` · `b`\n\n**Q0.2** · 0.1 · [MC]\nWhat does it hold?\n- A) One\n- B) Two\n";
    assert_eq!(prompts(document)[0], "Put the steps in order:\n`a` · `b`");
    assert!(prompts(document)[1].starts_with("What does it hold?"));
    let parts =
        "# Exam\n\n## Q1.1 What is a lexer?\n\nIt reads.\n\n## Q1.2: What is a parser?\n\nIt builds.\n";
    assert_eq!(prompts(parts), ["What is a lexer?", "What is a parser?"]);
}

#[test]
fn what_stands_between_an_item_that_asks_and_the_quote_that_answers_it_is_asked() {
    let item = |a: &str, b: &str| format!("-   What is the sum?\n    f({a})\n\n    > {b}\n\n");
    let document = format!("# Quiz\n\n{}{}", item("1, 2", "3"), item("2, 2", "4"));
    assert_eq!(prompts(&document), ["What is the sum?\n\nf(1, 2)", "What is the sum?\n\nf(2, 2)"]);
}

#[test]
fn a_column_of_codes_leaves_the_questions_to_another_one() {
    let document = "### Questions on databases\n\n| Question | Description |\n|:---:|:---:|\n| B1 | What is a lock? |\n| B2 | What is a lease? |\n| B3 | Who ends it? |\n";
    assert_eq!(prompts(document), ["What is a lock?", "What is a lease?", "Who ends it?"]);
}

#[test]
fn a_line_above_a_list_of_names_may_say_that_they_are_questions() {
    let list = "\n\n 1. Memory of devices.\n 2. Boot order.\n 3. Low power.\n";
    assert_eq!(prompts(&format!("Embedded work\n\nTop 3 interview questions{list}")).len(), 3);
    assert_eq!(prompts(&format!("Embedded work\n\nWhat we do{list}")), [""; 0]);
}

#[test]
fn a_label_with_a_number_may_have_a_line_of_its_own() {
    let document = "# Module quiz\n\n1. Question 1\n   True or false: a lock is held by one.\n\n- **True**\n- False\n\n2. Question 2\n   Name two uses of a lease.\n\n- **To end**\n- To hold\n";
    assert!(prompts(document)[0].starts_with("True or false"), "{:?}", prompts(document));
    assert!(prompts(document)[1].starts_with("Name two uses"));
}

#[test]
fn bids_alone_need_no_title_though_some_lines_belong_to_none() {
    let lines = "Deploy a pod with a volume.\nCreate a service for it.\nCreate a role that may read.\nExpose the service on a port.\nCreate a queue of three pods.\nCreate a job that ends.\nWrite a probe for the pod.\nCreate a secret for the pod.\n";
    assert_eq!(prompts(&format!("{lines}\nUsed by all:\n  Port 1:\n    name: a\n")).len(), 8);
}

#[test]
fn links_in_a_column_of_codes_leave_the_questions_to_another_one() {
    let row = |number: usize, asked: &str| format!("| [Q{number}](Q{number}_answers.md) | {asked} | 5m |\n");
    let rows: String = ["Caching strategies?", "Load balancing - which ways?", "When is a queue used?"]
        .iter()
        .zip(17..)
        .map(|(asked, number)| row(number, asked))
        .collect();
    let document = format!("# System design\n\n| Q# | Question | Time |\n|---|---|---|\n{rows}");
    assert_eq!(
        prompts(&document),
        ["Caching strategies?", "Load balancing - which ways?", "When is a queue used?"]
    );
}
