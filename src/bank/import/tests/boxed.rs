//! Lessons with their tasks in boxes, as teachers publish them.

use super::prompts;
use crate::bank::import::read_document;

#[test]
fn tasks_in_boxes_are_questions_and_the_boxes_within_them_answer() {
    let text = "---\ntitle: \"Knots\"\nteaching: 20\n---\n\n# Tying a boat up\n\nA cleat holds a rope.\n\n> ## Keep dry\n> Ropes rot.\n\
                {: .callout}\n\n> ## Which one slips?\n>\n> Look at these two knots.\n>\n> ~~~\n> granny\n> reef\n> ~~~\n> {: .output}\n>\n\
                > > ## Solution\n> > The granny does.\n> {: .solution}\n{: .challenge}\n\nA bollard holds more.\n\n\
                > ## Ashore\n> Write down how you would tie a boat up alone.\n{: .challenge}\n";
    let expected = [
        "Look at these two knots.\n\n~~~\ngranny\nreef\n~~~",
        "Write down how you would tie a boat up alone.",
    ];
    assert_eq!(prompts(text), expected);
    let answers: Vec<Option<String>> =
        read_document(text).questions.into_iter().map(|one| one.answer).collect();
    assert_eq!(answers, [Some("The granny does.".to_owned()), None]);
    let divided = "# Tying a boat up\n\n:::: objectives\n\n- Tie two knots.\n\n::::\n\nA cleat holds a rope.\n\n\
                   ::::: challenge\n\n## Which one slips?\n\nLook at these two knots.\n\n~~~\ngranny\nreef\n~~~\n\n::: solution\n\n\
                   The granny does.\n\n:::\n\n:::::\n\nA bollard holds more.\n\n::: {.exercise}\n\n## Ashore\n\n\
                   Write down how you would tie a boat up alone.\n\n:::\n\n::: keypoints\n- Ropes rot.\n:::\n";
    assert_eq!(prompts(divided), expected);
}
