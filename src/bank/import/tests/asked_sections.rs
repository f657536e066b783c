//! Sections of questions whose names are those of something else elsewhere.

use super::prompts;

/// A document of sections that hold nothing but lists.
fn document(sections: &[(&str, &[&str])]) -> String {
    let section = |(name, items): &(&str, &[&str])| {
        let items: String = items.iter().map(|item| ["- ", item, "\n"].concat()).collect();
        ["## ", name, "\n\n", &items, "\n"].concat()
    };
    ["# Angular\n\n".to_owned()].into_iter().chain(sections.iter().map(section)).collect()
}

const OTHERS: [(&str, &[&str]); 3] = [
    ("Routing", &["What is a guard?", "How are routes loaded late?"]),
    ("Modules", &["What is a module?", "Which parts has its metadata?"]),
    ("HTTP", &["What is an interceptor?", "How are failures handled?"]),
];

#[test]
fn what_the_others_hold_says_more_than_a_word() {
    for name in ["Tests", "Signals", "Best practices", "Resources", "Tools"] {
        let asked: [&str; 3] = ["How is it told?", "What is it for?", "Who reads it?"];
        let sections = [OTHERS[0], OTHERS[1], (name, &asked), OTHERS[2]];
        let prompts = prompts(&document(&sections));
        assert_eq!(prompts.len(), 9, "{name}: {prompts:?}");
        assert_eq!(prompts[4..7], asked, "{name}");
    }
}

#[test]
fn a_list_that_asks_in_turn_or_judges_is_none_all_the_same() {
    for name in
        ["Questions for the interviewer", "Evaluation criteria", "Questions à toujours poser à la fin"]
    {
        let sections = [OTHERS[0], OTHERS[1], OTHERS[2], (name, &["How big is the team?", "Who decides?"])];
        assert_eq!(prompts(&document(&sections)).len(), 6, "{name}");
    }
}

#[test]
fn where_hardly_any_other_section_asks_the_name_counts() {
    let sections = [OTHERS[0], ("Resources", &["Why is it slow?", "Where is it told?"][..])];
    assert_eq!(prompts(&document(&sections)).len(), 2);
}
