//! What stands the same at each question, and how questions are set off by fences, code and boxes.

use super::prompts;
use crate::bank::import::read_document;

#[test]
fn what_is_said_of_each_question_below_its_count_is_no_part_of_it() {
    let one = |(number, asked): (usize, &str)| {
        format!(
            "Question {number}\n\n{} of 2 marks\n\n{asked}\n\nSelected answer: The owner.\n\n",
            number % 2
        )
    };
    let asked = ["A lock is held by:", "Who frees a lease?", "A heap is kept by:", "The tree belongs to:"];
    let document: String = (1..).zip(asked).map(one).collect();
    assert_eq!(prompts(&document), asked);
}

#[test]
fn questions_with_their_options_may_stand_in_fences() {
    let one = |(number, asked): (usize, &str)| {
        format!("# Task {number}.\n```\n{asked}\n\nA. A lock\nB. A lease\nC. A tree\n```\n")
    };
    let asked = [
        "A worker died, and nobody else may start. Which one would have helped?",
        "Which one ends by itself?",
        "Which one has leaves?",
    ];
    let document: String = (1..).zip(asked).map(one).collect();
    let found = prompts(&document);
    assert_eq!(found.len(), 3, "{found:?}");
    let is_bare = |(prompt, asked): (&String, &str)| prompt.starts_with(asked) && !prompt.contains("```");
    assert!(found.iter().zip(asked).all(is_bare), "{found:?}");
}

#[test]
fn a_number_set_as_code_is_no_part_of_a_question() {
    let one = |(number, asked): (usize, &str)| {
        format!(
            "<details>\n<summary><code class=\"n\">#{number}</code> {asked}</summary>\n\nIt is so.\n</details>\n\n"
        )
    };
    let asked = ["What is a lock?", "Why do leases end?", "3 workers wait: who is first?"];
    let document: String = (1..).zip(asked).map(one).collect();
    assert_eq!(prompts(&document), asked);
}

#[test]
fn a_heading_that_is_the_same_in_each_fold_is_no_question() {
    let one = |asked: &str| {
        format!("<details>\n<summary>{asked}</summary>\n\n#### Redis\n\nIt is kept by one.\n\n</details>\n\n")
    };
    let asked = ["What is a lock?", "Why do leases end?", "Who is first?"];
    let document = format!("# Redis questions\n\n{}", asked.map(one).concat());
    assert_eq!(prompts(&document), asked);
    let answers = read_document(&document).questions.into_iter().filter_map(|one| one.answer);
    assert_eq!(answers.collect::<Vec<_>>(), ["It is kept by one."; 3]);
}

#[test]
fn boxes_beside_tasks_in_other_sections_are_tasks_too() {
    let document = "Problems that are asked in an interview.\n\n## Lists\n\n- [ ] Find the last node of a list\n\n\
                    - [ ] Write a function that turns a list around\n\n- [ ] Implement a queue\n\n- [ ] Explain a ring\n\n\
                    ## Trees\n\n- [ ] Print a tree by its levels\n\n- [ ] Use recursion on a tree\n\n- [ ] Sum of all leaves\n";
    assert_eq!(prompts(document).len(), 7, "{:?}", prompts(document));
}

#[test]
fn what_an_interviewer_says_between_his_questions_is_none() {
    let document = "# A talk\n\nLocation: Delft\n\nPay: enough\n\n**Interviewer:** What is a lock?\n\n**Candidate:** It is held by one.\n\n\
                    **Interviewer:** Great, that is what we do.\n\n**Interviewer:** Why do leases end?\n\n\
                    **Candidate:** Their holder may be gone.\n\n**Interviewer:** Good to hear that.\n\n\
                    **Candidate:** Thanks.\n\n**Interviewer:** You will hear from us.\n";
    assert_eq!(prompts(document), ["What is a lock?", "Why do leases end?"]);
}

#[test]
fn what_is_to_be_said_to_somebody_may_stand_in_fences() {
    let document = "# Interview script\n\n## Start\n\n```\n\"Hello, and thank you for coming.\"\n```\n\n## Locks\n\n```\n\
                    1. \"What do you lock?\"\n   [Wait for it]\n\n2. \"How long do you hold it?\"\n   [Let them count]\n```\n\n\
                    ## End\n\n```\n\"What else should we ask?\"\n```\n";
    assert_eq!(
        prompts(document),
        ["What do you lock?", "How long do you hold it?", "What else should we ask?"]
    );
}
