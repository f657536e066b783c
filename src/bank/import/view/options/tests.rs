use super::in_one_form;

fn read(text: &str) -> Option<String> {
    in_one_form(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
}

/// Two questions with these options.
fn two(options: &str) -> String {
    format!("Which?\n{options}\n\nWho?\n{options}")
}

#[test]
fn letters_are_set_apart_in_one_way() {
    for (options, expected) in [
        ("A - So\nB - No", "A) So\nB) No"),
        ("`A` So\n`B` No", "A) So\nB) No"),
        ("A．So\nB．No", "A) So\nB) No"),
        ("Option A: So\nOption B: No", "A) So\nB) No"),
        ("- A – So\n- B – No", "- A) So\n- B) No"),
        ("a So\nb No\nc Or", "A) So\nB) No\nC) Or"),
        ("a- So\nb- No\nc- Or", "A) So\nB) No\nC) Or"),
        ("( ) So\n(x) No", "- [ ] So\n- [x] No"),
        ("□ So\n☑ No", "- [ ] So\n- [x] No"),
    ] {
        assert_eq!(read(&two(options)), Some(two(expected)), "{options}");
    }
}

#[test]
fn what_is_right_has_one_sign() {
    for right in [
        "*b) No",
        "✅ b) No",
        "b) No ✓",
        "b) No *",
        "b) No - Correct",
        "b) No <-- correct",
        "b) ==No==",
        "b) **No**",
        "**b) No**",
        "b) _No_",
    ] {
        assert_eq!(read(&two(&format!("a) So\n{right}"))), Some(two("a) So\nb) No ✅")), "{right}");
    }
    assert_eq!(read(&two("- So\n- No ✓")), Some(two("- So\n- No ✅")));
}

#[test]
fn the_same_words_say_below_what_is_right() {
    for answer in ["The right one is B.", "Key: B", "✅ B", "[Right => B]", "[Answer: B]"] {
        let read = read(&two(&format!("A) So\nB) No\n\n{answer}")));
        assert_eq!(read, Some(two("A) So\nB) No\n\n\nAnswer: B")), "{answer}");
    }
}

#[test]
fn options_that_are_paragraphs_become_items() {
    let read = read(&format!("{}\n", two("a) So\n\nb) No\n\nc) Or")).repeat(2)).unwrap();
    assert_eq!(read.matches("- a) So\n\n- b) No\n\n- c) Or").count(), 4, "{read}");
}

#[test]
fn other_lists_stay() {
    for options in [
        "a) So\nb) No",
        "- So\n- No",
        "A - So\nC - No",
        "a) So ✓\nb) No ✓",
        "A) So\nB) No\n\nSee plan C",
        "A) So\nB) No\n\nAnswer: B",
    ] {
        assert_eq!(read(&two(options)), None, "{options}");
    }
    assert_eq!(read("A - So\nB - No"), None, "one alone");
}
