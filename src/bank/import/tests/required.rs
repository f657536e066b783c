//! What a problem requires, below headings of its prompt.

use super::found;

#[test]
fn names_below_a_heading_of_the_prompt_are_in_it() {
    let document = "# Mock interviews\n\n## Problem 1: Design a car park\n\n### Problem statement\n\nDesign a system for cars.\n\n### Core requirements\n\n**Functional:**\n- park\n\n**Other:**\n- soon\n\n### Follow-ups\n\n1. How would you bill?\n\n## Problem 2: Design a library\n\n### Problem statement\n\nDesign a system for books.\n\n### Core requirements\n\n**Functional:**\n- lend\n\n### Follow-ups\n\n1. Who waits?\n";
    let expected = [
        "3 Design a system for cars.\n\n**Functional:**\n- park\n\n**Other:**\n- soon # Mock interviews > How would you bill?",
        "21 Design a system for books.\n\n**Functional:**\n- lend # Mock interviews > Who waits?",
    ];
    assert_eq!(found(document), expected);
}
