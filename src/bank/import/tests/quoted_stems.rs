//! Questions in quotes of one line, with what to choose from below, outside of the quote.

use super::prompts;

const OPTIONS: [&str; 3] = ["- [ ] One\n- [x] Two\n", "- [x] Held\n- [ ] Free\n", "- [ ] Up\n- [x] Down\n"];

fn quiz(stems: [&str; 3]) -> String {
    let all = stems.iter().zip(OPTIONS).map(|(stem, options)| format!("> {stem}\n{options}"));
    format!("# Quiz\n\n{}", all.collect::<String>())
}

#[test]
fn a_quoted_stem_and_its_options_are_one_question() {
    for stems in [
        ["1. How many hold a lock?", "2. A latch is", "3. Where do queues grow?"],
        ["**1. How many hold a lock?**", "**2. Is a latch held?**", "**3. Where do queues grow?**"],
        ["### How many hold a lock?", "### Is a latch held?", "### Where do queues grow?"],
    ] {
        let prompts = prompts(&quiz(stems));
        assert_eq!(prompts.len(), 3, "{prompts:?}");
        assert!(prompts[0].starts_with("How many hold a lock?\n- [ ] One"), "{prompts:?}");
        assert!(prompts[2].contains("Down"), "{prompts:?}");
    }
}

#[test]
fn what_is_quoted_between_options_explains_them() {
    let text = "# Which of these hold?\n\n- [x] A lock is held.\n> By one.\n- [ ] A latch is held.\n> It counts.\n- [ ] A queue is \
                held.\n> It grows.\n- [ ] None.\n";
    assert!(prompts(text).len() <= 1);
}

#[test]
fn a_quoted_heading_above_code_is_one_as_those_above_options_are() {
    let quiz =
        quiz(["### Q1. How many hold a lock?", "### Q2. Is a latch held?", "### Q3. Where do queues grow?"]);
    let code =
        "> ### Q4. What does this print?\n```js\nconsole.log(1);\n```\n```js\n[x] 1\n[ ] Nothing\n```\n";
    let prompts = prompts(&format!("{quiz}{code}{}", code.replace("Q4. What", "Q5. And what")));
    assert_eq!(prompts.len(), 5, "{prompts:?}");
    assert!(prompts[3].starts_with("What does this print?\n\n```js"), "{prompts:?}");
}
