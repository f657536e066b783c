//! Options with a box and a letter, and headings that all bid to explain.

use super::prompts;

#[test]
fn options_with_boxes_and_letters_make_a_question_of_any_words_above_them() {
    let one = |number: usize, stem: &str| {
        format!("**{number}. {stem}**\n- [ ] a) a pump\n- [ ] b) a valve\n- [ ] c) a tap\n\n")
    };
    for end in [" :", "", " ...", "?"] {
        let text: String =
            (1..=12).map(|number| one(number, &format!("The part {number} stands for{end}"))).collect();
        let found = prompts(&format!("# Test on pipes\n\n## Part 1\n\n{text}"));
        assert_eq!(found.len(), 12, "{end}");
        assert!(found[3].ends_with("- [ ] c) a tap"), "{}", found[3]);
    }
}

#[test]
fn headings_that_all_bid_to_explain_are_questions() {
    let told = "It is a pump, and it is driven by the wind, as all pumps of this kind are here.\n\nThere are two of them.\n\n- The first is old.\n\nThe other is new.\n\n";
    let names = [
        "Explain the pump",
        "Describe how a valve closes",
        "Explain the tap and its parts",
        "Discuss the leak of last year",
        "Provide an example of a leak",
    ];
    let text = names.map(|name| format!("### {name}\n\n{told}{told}")).concat();
    assert_eq!(prompts(&format!("# Week 4\n\n{text}")), names);
    let manual = text.replace("Explain the", "Open the").replace("Describe how", "Check that");
    assert_eq!(prompts(&format!("# Week 4\n\n{manual}")).len(), 0);
}
