//! Fences that something else ends together with.

use super::{answer_texts, prompts};

#[test]
fn an_answer_in_quotes_that_ends_with_code_hides_no_question_below() {
    let question = |number: usize, asked: &str| {
        [
            "### Q",
            &number.to_string(),
            ": ",
            asked,
            "\n**Answer:**\n\"I set it once:\n\n```python\nlimit = 10\n```\n\nAnd a helper:\n\n```python\nwait(10)\n```\"\n\n---\n\n## Part\n\n",
        ]
        .concat()
    };
    let asked = ["How do you wait?", "How is it run?", "Who reads the report?", "Why is it slow?"];
    let document: String = ["# Questions\n\n".to_owned()]
        .into_iter()
        .chain((1..).zip(asked).map(|(at, asked)| question(at, asked)))
        .collect();
    assert_eq!(prompts(&document), asked);
    assert!(answer_texts(&document).iter().all(|answer| answer.contains("wait(10)\n```")), "{document}");
}

#[test]
fn what_follows_a_fence_in_code_is_code() {
    let document = "# Questions\n\n### What is a fence?\n\nThis:\n\n````md\n```js\nlet a;\n```\n````\n\n### Why four marks?\n\nThree \
                    are within.\n";
    assert_eq!(prompts(document), ["What is a fence?", "Why four marks?"]);
}
