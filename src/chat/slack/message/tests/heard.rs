//! What people write in Slack.

use proptest::{prelude::*, sample::select};

use super::*;

#[track_caller]
fn means(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(markdown_from(text), *expected, "{text}");
    }
}

#[test]
fn marks_of_slacks_become_those_of_markdown() {
    means(&[
        ("*strong*, _stressed_ and ~gone~", "**strong**, _stressed_ and ~~gone~~"),
        ("(*a b*) _*both*_!", "(**a b**) _**both**_!"),
        ("`code *x* _y_` and `a &lt; b`", "`code *x* _y_` and `a < b`"),
        ("**as in Markdown** ~~too~~", "**as in Markdown** ~~too~~"),
        ("• one\n    ◦ two\n• three", "- one\n    - two\n- three"),
        ("1. one\n2. *two*", "1. one\n2. **two**"),
        ("&gt; quoted\nanswer", "> quoted\n\nanswer"),
        ("• one\nafter", "- one\n\nafter"),
    ]);
}

#[test]
fn what_is_no_mark_in_slack_is_none_in_markdown() {
    means(&[
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a*b*c snake_case_name", "a\\*b\\*c snake_case_name"),
        ("*open and _open", "\\*open and \\_open"),
        ("# no heading", "\\# no heading"),
        ("---", "\\---"),
        ("Vec&lt;T&gt; &amp;amp; &amp; co, 1 &lt; 2", "Vec\\<T> \\&amp; & co, 1 < 2"),
        ("~5 and ~6", "\\~5 and \\~6"),
        ("a ` b", "a \\` b"),
        ("C:\\new \\*x", "C:\\new \\\\\\*x"),
    ]);
}

#[test]
fn names_and_links_are_what_is_read() {
    means(&[
        (
            "hi <@U1|ada>, see <#C1|general> and <!subteam^S1|@back_end>",
            "hi @ada, see #general and @back\\_end",
        ),
        ("hi <@U1> in <#C1>, <!here>", "hi @U1 in #C1, @here"),
        ("<https://a.example/x?a=1&amp;b=2>", "<https://a.example/x?a=1&b=2>"),
        ("<https://a.example/|the *docs*>", "[the \\*docs\\*](<https://a.example/>)"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<!date^1^{date}|today>", "today"),
        ("a < b > c", "a < b > c"),
    ]);
    let names = |id: &str| (id == "U1").then(|| "Ada".to_owned());
    assert_eq!(markdown_naming("ask <@U1> or <@U2>", names), "ask @Ada or @U2");
}

#[test]
fn code_is_a_block_wherever_it_begins() {
    means(&[
        ("```let a = 1;```", "```\nlet a = 1;\n```"),
        (
            "see ```a &amp;&amp; b\n<https://x.example>``` ok",
            "see \n```\na && b\nhttps://x.example\n```\n ok",
        ),
        ("```\na\n```\n```\nb\n```", "```\na\n```\n```\nb\n```"),
        ("``` ```", "\\`\\`\\` \\`\\`\\`"),
    ]);
}

/// What Slack sends, of marks and words.
fn any_text() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "*",
        "_",
        "~",
        "`",
        "```",
        "\n",
        " ",
        "&gt; ",
        "&lt;",
        "&amp;",
        "• ",
        "◦ ",
        "<@U1>",
        "<https://a.example|x>",
        "#",
        "- ",
        "1. ",
        "word",
        "ünï",
        "(",
        ")",
        "!",
        "\\",
        "[",
        "]",
        "|",
        ":tada:",
        "😀",
        "<",
        ">",
        "<!here>",
    ]);
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_text_is_read_and_no_word_is_lost(text in any_text()) {
        let words = text.matches("word").count();
        let markdown = markdown_from(&text);
        prop_assert_eq!(markdown.matches("word").count(), words, "{}", markdown);
        let _ = quote(&markdown);
    }

    #[test]
    fn what_nobody_marked_up_is_shown_as_it_was_typed(text in "[a-z*_~ <&!.]{0,30}") {
        // As Slack sends it, if nothing in it is a pair of marks.
        let calm: String = text.split(' ').map(|word| format!("{word}x")).collect::<Vec<_>>().join(" ");
        prop_assume!(!calm.contains("* ") && !calm.contains("_ ") && !calm.contains("~ "));
        let escaped = calm.replace('&', "&amp;").replace('<', "&lt;");
        let paired = ['*', '_', '~'].iter().any(|mark| calm.matches(*mark).count() > 1);
        prop_assume!(!paired);
        let shown = quote(&markdown_from(&escaped));
        prop_assert_eq!(shown, format!("**Ada**\n| {}", calm.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
}
