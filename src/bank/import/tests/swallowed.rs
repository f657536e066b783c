//! Questions in what a program that talks has answered.

use super::prompts;

const PROMPT: &str = "I apply for a job as a frontend developer. Help me prepare for the interview, for instance with questions \
                      that are typical.";

const ANSWER: &str = "That is a great role. Here is what they may ask.

### Vue

* **Reactivity:** Explain how a change is seen, and why.
* **Rendering:** How often is a list drawn?
* **Composables:** What do you put into one?
* **Routes:** When would you load one late?

### Quality

* **Mocks:** Discuss what is worth a fake.
* **Snapshots:** How do you keep them small?
* **Coverage:** What does it not tell?
";

#[test]
fn what_somebody_asked_a_program_hides_no_questions_in_its_answer() {
    for (prompt, name) in [("Prompt", "Answer"), ("Question", "Answer")] {
        let document = format!("# Suggestions\n\n## {prompt}\n\n{PROMPT}\n\n## {name}\n\n{ANSWER}");
        let prompts = prompts(&document);
        assert_eq!(prompts.len(), 7, "{prompts:?}");
        assert!(prompts[0].contains("Explain how a change is seen"), "{prompts:?}");
    }
}

#[test]
fn an_answer_that_asks_a_few_times_is_one() {
    let document = "# Locks\n\n## Question\n\nHow would you find a lock that nobody gives back?\n\n## Answer\n\nI ask:\n\n- \
                    Who took it?\n- When?\n- What did they wait for?\n\nThen I look at the log.\n";
    assert_eq!(prompts(document).len(), 1);
}
