//! Questions in bold, and bold words that are none.

use super::{found, prompts};

#[test]
fn bold_words_that_come_again_and_again_name_parts() {
    let part = "**Result**\n\nIt is so.\n\n**Remark**\n\nAnd thus.\n\n";
    let document = format!(
        "# Sales\n\n**1. What was sold?**\n\n{part}**2. How much was it?**\n\n{part}**3. Who bought most?**\n\n{part}"
    );
    assert_eq!(prompts(&document), ["What was sold?", "How much was it?", "Who bought most?"]);
}

#[test]
fn a_title_with_a_number_is_none_of_the_questions_under_it() {
    let bold = ["What is a lock?", "What is a tree?", "What is a queue?", "What is a map?", "What is a set?"];
    let document = bold.map(|question| format!("**{question}**\n\nIt is so.\n\n")).concat();
    assert_eq!(prompts(&format!("# MCQ 2\n\n{document}")), bold);
}

#[test]
fn tasks_are_bold_before_their_answers_as_the_questions_beside_them() {
    let document = "# Docker\n\n**What is an image?** A template.\n\n**Explain its layers.** Each one adds files.\n\n\
                    **What is a volume?** It keeps data.\n\n**Why use a registry?** It hands images out.\n";
    let expected = [
        "3 What is an image? # Docker = A template.",
        "5 Explain its layers. # Docker = Each one adds files.",
        "7 What is a volume? # Docker = It keeps data.",
        "9 Why use a registry? # Docker = It hands images out.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn blanks_within_the_marks_of_bold_words_do_not_matter() {
    let document = "# Git\n\n**1. What is a tag? **\n\nA name.\n\n** 2. What is a fork?**\n\nA copy.\n";
    assert_eq!(prompts(document), ["What is a tag?", "What is a fork?"]);
}

#[test]
fn a_number_counts_bold_questions_whatever_colons_are_in_them() {
    let long = "How does a page that is shown to many people at once stay quick when all of them ask for the same \
                picture, and what would you change in the service that hands it out?";
    let document = format!(
        "**Q1. What is a cache?**\nIt keeps copies.\n\n**Q2. What's `no-cache: yes` for?**\nIt asks again.\n\n\
         **Q3. {long}**\nWith copies.\n\n**Q4. What differs between a local cache and a shared\none?**\nA: Who has it.\n"
    );
    let expected = [
        "What is a cache?",
        "What's `no-cache: yes` for?",
        long,
        "What differs between a local cache and a shared\none?",
    ];
    assert_eq!(prompts(&document), expected);
}

#[test]
fn a_heading_that_counts_a_question_is_one_under_advice_too() {
    let document = "# Git\n\n### Q1: What is a tag?\nA name.\n\n## Best practices\n\n\
                    ### Q2: Describe how a team works with branches\nIn short ones.\n";
    assert_eq!(prompts(document), ["What is a tag?", "Describe how a team works with branches"]);
}

#[test]
fn what_is_asked_again_under_each_question_names_a_part_of_it() {
    let parts = "**What is this?**\n- A thing\n\n**Why do we use it?**\n- It helps\n\n**How is it used?**\n- With care\n\n";
    let names =
        ["What is a topic and why is it used?", "Explain brokers", "What is a partition?", "Consumer groups"];
    let document = names.map(|name| format!("### {name}\n\n{parts}")).concat();
    assert_eq!(prompts(&format!("# Interview questions\n\n{document}")), names);
}

#[test]
fn a_task_may_speak_of_key_points() {
    let document = "# Interview questions\n\n1. **What is a workflow?**\n   - It has jobs.\n\n\
                    2. **Explain the key components of a workflow.**\n   - Jobs and steps.\n\n\
                    3. **How is it started?**\n   - By an event.\n";
    assert_eq!(
        prompts(document),
        ["What is a workflow?", "Explain the key components of a workflow.", "How is it started?"]
    );
}

#[test]
fn a_number_between_those_of_bold_questions_counts_one_that_does_not_ask() {
    let document = "**1、什么是页？**（一）\n\n**2、索引的优缺点。**（二）\n\n**3、为什么用树？**（三）\n";
    assert_eq!(super::prompts(document), ["什么是页？", "索引的优缺点。", "为什么用树？"]);
}
