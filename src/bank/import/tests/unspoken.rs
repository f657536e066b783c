//! Lists and headings of which many say nothing that asks: what stands around them says that they are questions.

use super::{found, prompts};

/// The numbers of the lines where questions begin.
fn lines(document: &str) -> Vec<usize> {
    super::read_document(document).questions.iter().map(|question| question.line).collect()
}

#[test]
fn bold_names_right_above_lists_name_their_sections() {
    let document = "# Backend questions\n\n**Kotlin :**\n1) What is a sealed class?\n2) How do coroutines end\n\
                    3) Write a builder\n\n**Ktor :**\n1) Plugins used\n2) Why is routing typed?\n";
    assert_eq!(lines(document), [4, 5, 6, 9, 10]);
}

#[test]
fn a_bold_name_in_an_answer_announces_its_points() {
    let document = "# Questions\n\n## What is a sealed class?\n\n**Gains**\n- Safety\n- Speed\n\n**Costs**\n- Size\n\n\
                    ## What is a data class?\n\nA record.\n";
    assert_eq!(lines(document), [3, 12]);
}

#[test]
fn a_section_beside_others_that_ask_holds_names_and_tasks() {
    let sections = ["Acme", "Umbrella", "Initech"].map(|name| {
        format!("# {name}\n\n1. What is {name}?\n2. How is {name} paid\n3. Explain the plans of {name}\n\n")
    });
    let names = "# Hooli\n\n1. Program to find the largest pod\n2. Taints\n3. How do you drain a node\n4. Volumes\n\
                 5. Explain probes\n6. Operators\n7. Ingress and egress\n8. Quotas\n9. What if a node is lost\n\
                 10. Config maps\n";
    let document =
        format!("{}{names}\n# Interview questions of Hooli\n\n1. Why a mesh?\n", sections.concat());
    assert_eq!(prompts(&document).len(), 9 + 10 + 1);
}

#[test]
fn headings_that_count_and_are_all_that_there_is_are_questions() {
    let names = [
        "Cut a rope into thirds without a ruler",
        "Pillars of a mesh",
        "What are taints",
        "Find the lost node in the ring",
        "Public and private links",
        "Probes Vs checks",
        "Quotas",
        "Draining a node",
        "How many hops are there between two of them",
    ];
    let sections: Vec<String> =
        names.iter().zip(1..).map(|(name, number)| format!("## {number}- {name}\n```\nSo.\n```\n")).collect();
    assert_eq!(prompts(&sections.concat()), names);
}

#[test]
fn tasks_of_a_section_of_exercises_may_be_told_in_any_words() {
    let document = "# Listy\n\nLista ma elementy.\n\n## Zadania\n\n1. Odwróć podaną listę bez kopii.\n\
                    2. Usuń drugi element z listy.\n3. Połącz obie listy w jedną.\n";
    assert_eq!(lines(document), [7, 8, 9]);
}

#[test]
fn the_name_of_a_list_of_contents_is_no_question() {
    let names = ["What is a lock?", "Why is a queue needed?", "Heaps and stacks", "How do two threads wait?"];
    let entries = names.map(|name| format!("- [{name}](./a.md#b)\n")).concat();
    let headings = names.map(|name| format!("### {name}\n\n> It is so.\n\n")).concat();
    assert_eq!(prompts(&format!("# Threads\n\n### 索引\n\n{entries}\n{headings}")), names);
}

#[test]
fn bold_names_that_count_are_questions_beside_those_that_ask() {
    let item = |number: usize, name: &str| format!("{number}. **{name}**\n   - It is so.\n");
    let names = ["pooling", "what is padding", "Dropout", "weight decay", "why we shuffle", "Momentum"];
    let items: String = names.iter().zip(1..).map(|(name, number)| item(number, name)).collect();
    assert_eq!(prompts(&format!("# Vision questions\n\n{items}")), names);
}

#[test]
fn numbers_may_be_glued_to_small_letters() {
    let document = "1)what is a pod\n2)why drain a node\n3.volumes\n4.how do probes work\n";
    assert_eq!(prompts(document), ["what is a pod", "why drain a node", "volumes", "how do probes work"]);
}

#[test]
fn a_name_with_a_dash_behind_it_is_above_the_next_list() {
    let document = "Interview questions\n\nPods -\n1. What is a pod?\n2. What is a probe?\n\nNodes -\n\
                    1. What is a node?\n2. What is a taint?\n";
    assert_eq!(
        found(document),
        [
            "4 What is a pod? # Pods",
            "5 What is a probe? # Pods",
            "8 What is a node? # Nodes",
            "9 What is a taint? # Nodes"
        ]
    );
}

#[test]
fn a_word_that_is_cut_labels_a_question() {
    let document = "# Ques. : Which tool do you like?\n\nThe small one.\n\n# Ques. Why that one.\n\nans. : It is fast.\n";
    assert_eq!(
        found(document),
        ["1 Which tool do you like? = The small one.", "5 Why that one. = It is fast."]
    );
}

#[test]
fn examples_of_questions_are_such_below_a_title_that_says_so() {
    let document = "# Sample questions\n\nThey get you started.\n\nExample:\n\n1. **What is it for?** What should it do?\n\
                    2. **Who needs it?** Are there others?\n3. **What is in the way?**\n";
    assert_eq!(lines(document), [7, 8, 9]);
}

#[test]
fn a_section_of_answers_may_have_a_number() {
    let document = "# Quiz\n\n## 1. Questions\n\n1. What is a pod?\n2. What is a node?\n\n## 2. Answers\n\n1. A group.\n\
                    2. A machine.\n";
    assert_eq!(
        found(document),
        ["5 What is a pod? # Questions = A group.", "6 What is a node? # Questions = A machine."]
    );
}
