use super::*;

fn markdown(text: &str) -> Markdown {
    Markdown::new(text, 1)
}

fn items(text: &str) -> Vec<(usize, String)> {
    let lists = markdown(text).blocks().into_iter().filter_map(|block| match block.kind {
        BlockKind::List(items) => Some(items),
        _ => None,
    });
    lists.flatten().map(|item| (item.line, item.content.text)).collect()
}

fn named(text: &str) -> (String, String) {
    let (name, rest) = markdown(text).split_name();
    (name, rest.text)
}

fn expected(items: &[(usize, &str)]) -> Vec<(usize, String)> {
    items.iter().map(|(line, text)| (*line, (*text).to_owned())).collect()
}

#[test]
fn an_item_is_its_source_without_marker_and_indentation() {
    let text = "- *one* `a`\n  more\n\n  ```py\n    - x\n\n  # y\n  ```\n- two\n  - nested\n    deep\nlazy\n";
    let both = [(1, "*one* `a`\nmore\n\n```py\n  - x\n\n# y\n```"), (9, "two\n- nested\n  deep\nlazy")];
    assert_eq!(items(text), expected(&both));
}

#[test]
fn numbers_wide_markers_and_tabs_indent_as_the_standard_says() {
    assert_eq!(items("10. ten\n    more\n11. next"), expected(&[(1, "ten\nmore"), (3, "next")]));
    assert_eq!(items("  -   wide\n      more"), expected(&[(1, "wide\nmore")]));
    assert_eq!(items("-\ttab\n\tmore\n\t\tcode"), expected(&[(1, "tab\nmore\n\tcode")]));
    assert_eq!(items("-     code\n- \n-\n  late"), expected(&[(1, "    code"), (2, ""), (3, "\nlate")]));
    assert_eq!(items("- été *ü*\n  naïve"), expected(&[(1, "été *ü*\nnaïve")]));
}

#[test]
fn a_fence_in_a_last_item_is_kept_to_its_end() {
    let text = "1. text\n   ```\n   a\n\n\n   b\n   ```\n\n\nafter";
    assert_eq!(items(text), expected(&[(1, "text\n```\na\n\n\nb\n```")]));
    assert_eq!(markdown(text).blocks()[1].first_line, 10);
}

#[test]
fn headings_know_their_lines_and_plain_titles() {
    let blocks = markdown("A *b* `c`\n=====\n\n## D #\n\nE\nF\n---\n").blocks();
    let headings: Vec<_> = blocks
        .iter()
        .map(|block| match &block.kind {
            BlockKind::Heading { level, title, underlined } => {
                (*level, title.as_str(), *underlined, block.first_line, block.last_line)
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(headings, [(1, "A b c", true, 1, 2), (2, "D", false, 4, 4), (2, "E F", true, 6, 8)]);
}

#[test]
fn what_is_never_closed_is_found() {
    let kind = |text: &str| markdown(text).blocks().remove(0).kind;
    assert_eq!(kind("```\n## a"), BlockKind::Unclosed("code block"));
    assert_eq!(kind("```\n## a\n```"), BlockKind::Other);
    assert_eq!(kind("<!-- a\n\n## b"), BlockKind::Unclosed("comment"));
    assert_eq!(kind("<!-- a\n\n## b -->"), BlockKind::Comment);
    assert_eq!(kind("    code"), BlockKind::Other);
}

#[test]
fn a_name_is_the_bold_lead() {
    for text in [
        "**Atomic `claim`**: the *key*\nis",
        "**Atomic `claim`:** the *key*\nis",
        "__Atomic `claim`__ – the *key*\nis",
    ] {
        assert_eq!(named(text), ("Atomic claim".into(), "the *key*\nis".into()), "{text}");
    }
    assert_eq!(named("**Über**"), ("Über".into(), String::new()));
    assert_eq!(named("**Two\nlines**: x"), ("Two lines".into(), "x".into()));
    assert_eq!(named("**Name** - x"), ("Name".into(), "x".into()));
    assert_eq!(named("**Name**\n- x"), ("Name".into(), "- x".into()));
    assert_eq!(named("**Name**\n\n    code"), ("Name".into(), "    code".into()));
    assert_eq!(named("**Name**\n\n```\ncode\n```"), ("Name".into(), "```\ncode\n```".into()));
}

#[test]
fn a_name_without_bold_ends_at_the_first_colon_of_the_words() {
    assert_eq!(named("Expiry of *keys*: they live"), ("Expiry of keys".into(), "they live".into()));
    assert_eq!(
        named("See `a: b` and https://x.y at 10:30: late"),
        ("See a: b and https://x.y at 10:30".into(), "late".into())
    );
    assert_eq!(named("Not \\: here: but there"), ("Not : here".into(), "but there".into()));
    assert_eq!(named("Two\nlines: x"), ("Two lines".into(), "x".into()));
    assert_eq!(named("Ends with:\n\n- a"), ("Ends with".into(), "- a".into()));
    assert_eq!(named("No colon **at** all\n- a: b"), ("No colon at all".into(), "- a: b".into()));
}

#[test]
fn what_follows_a_name_knows_its_line() {
    let (_, rest) = Markdown::new("**Name**:\n\n\nmore", 7).split_name();
    assert_eq!(rest, Markdown::new("more", 10));
}

#[test]
fn a_list_or_a_code_block_is_no_name() {
    assert_eq!(named("- a: b"), (String::new(), "- a: b".into()));
    assert_eq!(named("```\na: b\n```").0, "");
    assert_eq!(named("").0, "");
}

#[test]
fn lines_are_those_of_the_file() {
    let text = Markdown::new("a\n\nb\n", 5);
    assert_eq!(text.lines(1, 6).text, "a\n");
    assert_eq!(text.lines(7, 7), Markdown::new("b", 7));
    assert_eq!(text.lines(9, 8).text, "");
    assert_eq!(text.first_text_line(6, 8), Some(7));
    assert_eq!(text.last_line(), 8);
    assert_eq!(text.without(&[5..=6]).text, "b\n");
}

#[test]
fn trimming_keeps_the_indentation_of_the_first_line() {
    assert_eq!(markdown("\n \n    code\n\n").trimmed(), "    code");
    assert_eq!(markdown(" \n").trimmed(), "");
}

#[test]
fn line_ends_and_marks_are_made_the_same() {
    assert_eq!(normalized("\u{feff}a\r\nb\rc\n\0"), "a\nb\nc\n\u{fffd}");
}

#[test]
fn texts_say_the_same_however_they_are_set() {
    let said = |text: &str| markdown(text).said();
    let plain = said("What does useState do, and why?");
    for other in
        ["**What** does `useState`\ndo - and _why_", "12. \"WHAT does [useState](https://a.b) do, and why…\""]
    {
        assert_eq!(said(other), plain, "{other}");
    }
    assert_eq!(said("Who?\n\n```js\na  = 1\n```"), said("Who?\n\n    a = 1"));
}

#[test]
fn texts_that_differ_in_a_mark_that_tells_or_in_code_do_not_say_the_same() {
    let said = |text: &str| markdown(text).said();
    for [one, other] in [
        ["What is C?", "What is C++?"],
        ["`a + b`?", "`a - b`?"],
        ["== or ===?", "= or ==?"],
        ["```\na\n```", "```\nA\n```"],
    ] {
        assert_ne!(said(one), said(other));
    }
}
