//! Questions that are counted on over what announces something else.

use super::prompts;
use crate::bank::import::read_document;

#[test]
fn the_last_ones_may_be_extra() {
    for name in
        ["## Bonus", "## Bonus (if there is time)", "## Questions to ask the interviewer", "**Bonus:**"]
    {
        let document = format!(
            "# Exercises on boats\n\n1. Write a function that sorts boats.\n2. Count the sails of each boat.\n3. Find the longest boat.\n4. Compute its weight.\n\n{name}\n\n5. Draw a boat with characters.\n6. Why do boats float?\n"
        );
        assert_eq!(prompts(&document).len(), 6, "{name}");
    }
}

#[test]
fn a_label_counts_on_in_a_section_of_any_name() {
    let document = "# Boat interview Q&A\n\n**Q1: What is a keel?**\n\nA beam.\n\n**Q2: Why is it heavy?**\n\nIt keeps the boat upright.\n\n**Q3: What is a rudder?**\n\nIt steers.\n\n## Evaluation\n\n**Q4: Is a longer boat faster?**\n\nYes.\n\n**Q5: Write down the hull speed.**\n\nThe root of its length.\n";
    assert_eq!(prompts(document).len(), 5);
}

#[test]
fn a_list_that_begins_anew_is_another() {
    let document = "# Boat interview questions\n\n1. What is a keel?\n2. Why is it heavy?\n3. Name the parts of a sail.\n\n## Best practices\n\n1. Check the weather.\n2. Look at the ropes.\n3. Wear a vest.\n4. Tell somebody where you go.\n";
    assert_eq!(prompts(document).len(), 3);
}

#[test]
fn questions_of_a_sheet_may_have_small_roman_numbers() {
    let document = "# Sheet 2 (Boats)\n\nHand in one file.\n\ni. Draw a boat with three sails.\n\nii. What holds the mast? Explain.\n\niii. Compute its weight.\n\niv. Show that it floats.\n";
    assert_eq!(
        prompts(document),
        [
            "Draw a boat with three sails.",
            "What holds the mast? Explain.",
            "Compute its weight.",
            "Show that it floats."
        ]
    );
}

#[test]
fn questions_in_braces_may_be_html_with_remarks_between_them() {
    let document = "// question: 7  name: Keel\n::Keel::[html]<p>What is a keel?</p>{\n\t=<p>A beam</p>#Yes\n\t~<p>A rope</p>#No\n}\n\n// question: 8  name: Mast\n::Mast::[html]<p>What holds <b>sails</b>?</p>{\n\t~<p>A keel</p>\n\t=<p>A mast</p>\n}\n";
    let read = read_document(document);
    let prompts: Vec<&str> = read.questions.iter().map(|question| question.prompt.as_str()).collect();
    assert_eq!(prompts, ["What is a keel?\n\n- A beam\n- A rope", "What holds sails?\n\n- A keel\n- A mast"]);
    let answers: Vec<_> = read.questions.iter().map(|question| question.answer.as_deref()).collect();
    assert_eq!(answers, [Some("A beam"), Some("A mast")]);
    assert_eq!(read.questions[0].line, 2);
}
