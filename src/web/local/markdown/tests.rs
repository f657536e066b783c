use proptest::prelude::*;

use super::*;

/// What a browser might take for a script, a style or a handler, in the ways that people try.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "hello <img src=x onerror=alert(1)> there",
    "<svg/onload=alert(1)>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](\u{1}javascript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//evil.example/x)",
    "[x](<https://e.example/\"onmouseover=\"alert(1)>)",
    "[x](https://e.example 'title\" onclick=alert(1) \"')",
    "![x\" onerror=\"alert(1)](https://e.example/i.png)",
    "![x](javascript:alert(1))",
    "[![x](https://e.example/i.png)](https://e.example)",
    "<https://e.example/\"><script>alert(1)</script>>",
    "```\"><script>alert(1)</script>\ncode\n```",
    "`<script>alert(1)</script>`",
    "| <script> | b |\n|---|:-:|\n| <img src=x onerror=alert(1)> | [x](javascript:1) |",
    "</article></main><script>alert(1)</script>",
    "<!-- --><script>alert(1)</script><!-- -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "- [x] <style>*{display:none}</style>\n- [ ] <form action=//evil.example>",
    "<details open ontoggle=alert(1)>",
    "<p style=\"position:fixed\" class=\"toast\" id=\"app\">",
    "# <h1 onclick=alert(1)>",
    "~~<b onmouseover=alert(1)>~~ **<i>** *<u>*",
    "javascript:alert(1) www.evil.example/\"onclick=1 a@b.example",
];

/// The elements and attributes that may come out, and nothing else.
fn assert_only_what_is_allowed(rendered: &str) {
    const ELEMENTS: &[&str] = &[
        "p",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "code",
        "figure",
        "figcaption",
        "hr",
        "br",
        "em",
        "strong",
        "del",
        "a",
        "span",
        "div",
        "table",
        "tr",
        "th",
        "td",
    ];
    const CLASSES: &[&str] =
        &["raw", "task", "checkbox", "checkbox done", "scroll", "code", "center", "right"];
    let mut open = Vec::new();
    let mut rest = rendered;
    while let Some((text, tag)) = rest.split_once('<') {
        assert!(!text.contains('>'), "a bare > in {rendered}");
        let (tag, after) = tag.split_once('>').expect("a tag ends");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{rendered}");
            continue;
        }
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(ELEMENTS.contains(&name), "<{name}> in {rendered}");
        if !["br", "hr"].contains(&name) {
            open.push(name);
        }
        while !attributes.is_empty() {
            let (key, value) = attributes.split_once("=\"").expect("an attribute has a quoted value");
            let (value, more) = value.split_once('"').expect("a value ends");
            attributes = more.trim_start();
            match key {
                "href" => assert!(
                    ["http://", "https://", "mailto:"]
                        .iter()
                        .any(|s| value.to_ascii_lowercase().starts_with(s)),
                    "{value} in {rendered}"
                ),
                "class" => assert!(CLASSES.contains(&value), "class {value} in {rendered}"),
                "target" => assert_eq!(value, "_blank"),
                "rel" => assert_eq!(value, "noopener noreferrer nofollow"),
                "role" => assert_eq!(value, "img"),
                "scope" => assert_eq!(value, "col"),
                "tabindex" => assert_eq!(value, "0"),
                "aria-label" => assert!(["done", "to do"].contains(&value)),
                "start" => assert!(value.parse::<usize>().is_ok()),
                _ => panic!("attribute {key} in {rendered}"),
            }
        }
    }
    assert!(open.is_empty(), "unclosed {open:?} in {rendered}");
}

fn chat(markdown: &str) -> String {
    render(markdown, Breaks::Kept).into_string()
}

#[test]
fn attacks_stay_text() {
    for attack in ATTACKS {
        assert_only_what_is_allowed(&chat(attack));
        assert_only_what_is_allowed(&chat(&format!("> - {attack}\n\nafter {attack}")));
    }
}

#[test]
fn raw_html_is_shown_as_it_was_typed() {
    assert_eq!(chat("a <b>c</b>"), "<p>a &lt;b&gt;c&lt;/b&gt;</p>");
    assert_eq!(chat("<div>\n*x*"), "<p class=\"raw\">&lt;div&gt;\n*x*</p>");
}

#[test]
fn links_lead_to_the_web_or_are_text() {
    assert_eq!(
        chat("[a *b*](https://e.example/?q=1&r=2)"),
        "<p><a href=\"https://e.example/?q=1&amp;r=2\" target=\"_blank\" \
         rel=\"noopener noreferrer nofollow\">a <em>b</em></a></p>"
    );
    assert_eq!(chat("[a](javascript:alert(1))"), "<p>a (javascript:alert(1))</p>");
    assert!(chat("see www.e.example").contains("href=\"http://www.e.example\""));
}

#[test]
fn an_image_is_a_link_to_it() {
    assert!(chat("![a chart](https://e.example/i.png)").contains(">a chart</a>"));
    assert_eq!(chat("[![chart](https://e.example/i.png)](https://e.example)").matches("<a ").count(), 1);
}

#[test]
fn code_keeps_its_language_and_its_spaces() {
    assert_eq!(
        chat("```rust,ignore\nfn a() {\n    b::<C>();\n}\n```"),
        "<figure class=\"code\"><figcaption>rust,ignore</figcaption><pre tabindex=\"0\"><code>fn a() {\n    \
         b::&lt;C&gt;();\n}\n</code></pre></figure>"
    );
}

#[test]
fn lists_tables_and_tasks_are_what_they_look_like() {
    assert_eq!(chat("3. a\n4. b"), "<ol start=\"3\"><li>a</li><li>b</li></ol>");
    assert_eq!(chat("- a\n\n- b"), "<ul><li><p>a</p></li><li><p>b</p></li></ul>");
    assert!(chat("- [x] a").contains("aria-label=\"done\""));
    assert!(chat("| a | b |\n|---|--:|\n| 1 | 2 |").contains("<td class=\"right\">2</td>"));
}

#[test]
fn a_line_break_is_kept_in_a_chat_and_joined_in_prose() {
    assert_eq!(chat("a\nb"), "<p>a<br>b</p>");
    assert_eq!(render("a\nb", Breaks::Joined).into_string(), "<p>a b</p>");
}

#[test]
fn endless_nesting_ends_as_plain_text() {
    let rendered = chat(&format!("{}deep", "> ".repeat(2_000)));
    assert!(rendered.contains("deep"));
    assert!(rendered.matches("<blockquote>").count() <= MAX_DEPTH);
    assert_only_what_is_allowed(&chat(&format!("{}deep", "- ".repeat(500))));
}

#[test]
fn a_wide_table_of_short_rows_stays_small() {
    let head = "|a".repeat(500);
    let rows = "\n|b|".repeat(900);
    let table = chat(&format!("{head}|\n{}|{rows}", "|-".repeat(500)));
    assert!(table.matches("<td>").count() <= 900, "{} cells", table.matches("<td").count());
    assert_eq!(table.matches("<td>b</td>").count(), 900);
}

proptest! {
    #[test]
    fn nothing_that_is_typed_becomes_markup(typed in "\\PC{0,200}") {
        assert_only_what_is_allowed(&chat(&typed));
    }

    /// Strings made of the pieces that mean something to Markdown or HTML find more.
    #[test]
    fn no_mix_of_markup_becomes_markup(pieces in proptest::collection::vec(prop::sample::select(vec![
        "<", ">", "\"", "'", "&", "=", "/", "[", "]", "(", ")", "!", "`", "```", "\n", "\n\n", "> ", "- ", "1. ",
        "|", "---", "*", "**", "~~", "#", " ", "\t", "\\", "a", "script", "img src=x", "onerror=", "href=",
        "javascript:", "https://e.example", "mailto:", "www.", "<!--", "-->", "&#x3c;", "&lt;", "- [x] ", "|a|b|\n|-|-|\n",
    ]), 0..60)) {
        assert_only_what_is_allowed(&chat(&pieces.concat()));
    }
}
