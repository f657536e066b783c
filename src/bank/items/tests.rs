use crate::bank::{
    markdown::Markdown,
    problem::{Problem, Problems},
    sections::{self, Body},
};

/// Reads the lines below the title and a prompt, the first of which is line 5.
fn read(sections: &str) -> (Body, Vec<String>) {
    let mut problems = Problems::of("a.md");
    let text = Markdown::new(format!("# Title\n\nPrompt.\n\n{sections}"), 1);
    let body = sections::read(&text, &mut problems);
    (body, problems.into_list().iter().map(Problem::to_string).collect())
}

fn sound(sections: &str) -> Body {
    let (body, problems) = read(sections);
    assert_eq!(problems, [""; 0]);
    body
}

#[test]
fn a_key_point_has_a_name_a_text_and_other_words() {
    let body = sound(
        "## Key points\n- **Idempotency key**: the client names the *intent*,\n  the server stores it.\n  - aka: request id; `dedup` token ;\n  - AKA: nonce\n- Expiry: bounded\n- Just a name\n",
    );
    let points: Vec<_> =
        body.key_points.iter().map(|point| (point.name.as_str(), point.text.as_str())).collect();
    let expected = [
        ("Idempotency key", "the client names the *intent*,\nthe server stores it."),
        ("Expiry", "bounded"),
        ("Just a name", ""),
    ];
    assert_eq!(points, expected);
    assert_eq!(body.key_points[0].aka, ["request id", "dedup token", "nonce"]);
    assert!(body.key_points[1].aka.is_empty());
}

#[test]
fn other_words_below_a_name_alone_are_found() {
    let body = sound("## Key points\n- **Leases**\n  - aka: claim; heartbeat\n* Second\n  - aka: x\n");
    let points: Vec<_> = body.key_points.iter().map(|point| (point.text.as_str(), point.aka.len())).collect();
    assert_eq!(points, [("", 2), ("", 1)]);
}

#[test]
fn nested_items_that_list_no_other_words_stay_in_the_text() {
    let body = sound(
        "## Key points\n1. **A**: b\n   - c\n   - aka: d\n     e\n   - f\n\n   ```\n   - aka: code\n   ```\n",
    );
    // The fence is shown as it is, though it looks like other words.
    assert_eq!(body.key_points[0].aka, ["d e"]);
    assert_eq!(body.key_points[0].text, "b\n- c\n- f\n\n```\n- aka: code\n```");
}

#[test]
fn headings_group_key_points() {
    let body = sound("## Key points\n- A\n\n### First *group*\n- B\n- C\n\n### Second\n- D\n");
    let groups: Vec<_> = body.key_points.iter().map(|point| point.group.as_deref()).collect();
    assert_eq!(groups, [None, Some("First group"), Some("First group"), Some("Second")]);
}

#[test]
fn a_follow_up_may_say_what_a_good_reply_says() {
    let body = sound(
        "## Follow-ups\n1. Why `x`?\n   ```\n   - code\n   ```\n   - Because.\n     Of\n\n     course.\n2. And then?\n3. Which?\n   - One.\n   - Two.\n",
    );
    let follow_ups: Vec<_> =
        body.follow_ups.iter().map(|f| (f.text.as_str(), f.good_reply.as_deref())).collect();
    let expected = [
        ("Why `x`?\n```\n- code\n```", Some("Because.\nOf\n\ncourse.")),
        ("And then?", None),
        ("Which?", Some("- One.\n- Two.")),
    ];
    assert_eq!(follow_ups, expected);
}

#[test]
fn hints_keep_their_markdown_and_references_become_lines() {
    let body = sound(
        "## Hints\n1. Look at\n   - a\n   - b\n## References\n- [Text\n  more](https://x.y)\n- <https://z>\n",
    );
    assert_eq!(body.hints, ["Look at\n- a\n- b"]);
    assert_eq!(body.references, ["[Text more](https://x.y)", "<https://z>"]);
}

#[test]
fn comments_between_items_are_left_out() {
    let body = sound("## Hints\n<!-- the gentlest first -->\n\n- A\n\n<!--\n- B\n-->\n");
    assert_eq!(body.hints, ["A"]);
}

#[test]
fn what_stands_in_no_item_is_an_error_as_it_would_be_lost() {
    let (_, problems) = read("## Hints\nJust text.\n\n- A\n\n### Group\n");
    let expected = [
        "a.md:6: error: `## Hints` is a list: begin this with `- `, or move it",
        "a.md:10: error: `## Hints` is a list: begin this with `- `, or move it",
    ];
    assert_eq!(problems, expected);
    let (_, problems) = read("## References\n- [a][1]\n\n[1]: https://x.y\n");
    let stray = "this belongs to no list item; write a link where it is used: `[text](https://…)`";
    assert_eq!(problems, [format!("a.md:8: error: {stray}")]);
}

#[test]
fn each_wrong_item_is_named() {
    let (body, problems) = read(
        "## Key points\n- **A**: b\n- - aka: c\n-\n- **A**: again\n  - aka: ;\n- E: f\n  aka: g\n#### Deep\n\n## Follow-ups\n- - reply\n- Why?\n\n  -\n- ```\n  open\n",
    );
    let expected = [
        "a.md:7: error: a key point begins with its name: `- **Name**: what it says`",
        "a.md:8: error: an empty list item: fill it, or remove it",
        "a.md:9: warning: a second key point `A`: give each a name of its own",
        "a.md:10: warning: `aka:` lists nothing: name other words by `;`, or remove it",
        "a.md:11: warning: `aka:` is an item of its own below the key point: `  - aka: other; words`",
        "a.md:13: error: key points are grouped by `### Name` alone",
        "a.md:16: error: a follow-up begins with its question; what a good reply says goes below it",
        "a.md:19: error: an empty list item: say what a good reply says, or remove it",
        "a.md:20: error: this code block is never closed: it swallows what follows",
    ];
    assert_eq!(problems, expected);
    assert_eq!(body.key_points.len(), 3);
}
