use proptest::prelude::*;

use super::*;
use crate::{
    bank::{QuestionFile, TopicList, parse},
    practice::question::{FollowUp, Question, Status},
};

fn found(prompt: &str) -> Found {
    Found {
        line: 3,
        lines: Vec::new(),
        title: "A title".into(),
        prompt: prompt.into(),
        answer: None,
        key_points: Vec::new(),
        follow_ups: Vec::new(),
        difficulty: None,
        topic: None,
    }
}

fn point(group: Option<&str>, text: &str) -> FoundPoint {
    FoundPoint { group: group.map(str::to_owned), text: text.into() }
}

fn written(found: &Found) -> String {
    Draft::of(found).text(&About { source: "docs/a.md:3", difficulty: Some(Difficulty::Mid) })
}

/// What the bank reads of a draft; it must find no error in it.
fn read_back(text: &str) -> Question {
    let (list, _) = TopicList::parse("_topics.md", "- `go`: Go\n");
    let parsed = parse(&QuestionFile { shown: "a.md", folder: "go", stem: "a", text }, &list);
    let errors: Vec<_> = parsed.problems.iter().filter(|problem| problem.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}\n{text}");
    parsed.question.unwrap()
}

#[test]
fn a_draft_is_a_file_as_people_write_them() {
    let mut found = found("How does it work?\n\n```go\nx := 1\n```");
    found.answer = Some("It does.\n\n- Well".into());
    found.key_points = vec![
        point(Some("Speed"), "**Cache**: keep it\n  - aka: memo"),
        point(Some("Speed"), "Batch"),
        point(Some("Cost"), "Less of it"),
    ];
    found.follow_ups = vec!["And then?\n- This".into(), "Why?".into()];
    let text = written(&found);
    insta::assert_snapshot!(text, @r#"
    ---
    difficulty: mid
    source: "docs/a.md:3"
    status: draft
    ---
    # A title

    How does it work?

    ```go
    x := 1
    ```

    ## Key points
    ### Speed
    - **Cache**: keep it
        - aka: memo
    - Batch

    ### Cost
    - Less of it

    ## Follow-ups
    1. And then?
       - This
    2. Why?

    ## Model answer
    It does.

    - Well
    "#);
    let question = read_back(&text);
    assert_eq!(question.status, Status::Draft);
    assert_eq!(question.source.as_deref(), Some("docs/a.md:3"));
    assert_eq!(question.prompt, found.prompt);
    assert_eq!(question.model_answer, found.answer);
    let groups: Vec<_> = question.key_points.iter().map(|point| point.group.as_deref()).collect();
    assert_eq!(groups, [Some("Speed"), Some("Speed"), Some("Cost")]);
    let reply = FollowUp { text: "And then?".into(), good_reply: Some("This".into()) };
    assert_eq!(question.follow_ups, [reply, FollowUp { text: "Why?".into(), good_reply: None }]);
}

#[test]
fn headings_of_a_prompt_become_lower_ones_with_the_same_words() {
    let kept = |prompt: &str| read_back(&written(&found(prompt))).prompt;
    assert_eq!(kept("# One\n\ntext\n\n## Two\n\n### Three"), "### One\n\ntext\n\n#### Two\n\n##### Three");
    assert_eq!(kept("One\nmore\n---\ntext"), "### One more\ntext");
    assert_eq!(kept("C #\n===\n\n## Two ##"), "### C # ###\n\n#### Two ##");
    assert_eq!(kept("### Low\n\ntext"), "### Low\n\ntext");
    assert_eq!(kept("```\n# a comment\n```\n\n    ## code"), "```\n# a comment\n```\n\n    ## code");
    assert_eq!(kept("> # Quoted\n\n- # in a list"), "> # Quoted\n\n- # in a list");
}

#[test]
fn what_is_open_is_closed_or_taken_by_its_words() {
    let kept = |prompt: &str| read_back(&written(&found(prompt))).prompt;
    assert_eq!(kept("text\n\n```js\nlet a;"), "text\n\n```js\nlet a;\n```");
    assert_eq!(kept("text\n\n~~~~\n```\n"), "text\n\n~~~~\n```\n~~~~");
    assert_eq!(kept("text\n\n<!-- never\n\nclosed"), "text\n\n<!-- never\n\nclosed\n-->");
    assert_eq!(kept("`a`\n\n<pre>\nnever"), "`a`\n\n\\<pre\\>\nnever");
    assert_eq!(kept("---\nfront: matter\n---\n"), "---\n### front: matter");
}

#[test]
fn a_title_keeps_its_words_whatever_they_mean_in_markdown() {
    for title in
        ["`a` * b * c", "array[0]", "a &amp; b", "<div> or C #", "1. One", "\\ _x_ ~~y~~", "- a", "# b"]
    {
        let found = Found { title: title.into(), ..found("[0]: https://a.b\n\nWhy?") };
        assert_eq!(read_back(&written(&found)).title, title);
    }
    assert_eq!(
        read_back(&written(&Found { title: " \n".into(), ..found("*Why* is it so?") })).title,
        "Why is it so?"
    );
    assert_eq!(read_back(&written(&Found { title: " ".into(), ..found("") })).prompt, "Question");
}

#[test]
fn a_key_point_or_a_follow_up_of_odd_blocks_keeps_its_words() {
    let odd = [
        "- nested",
        "```\ncode: x\n```",
        "> quote",
        "# Heading",
        "---",
        "- - -",
        "| a |\n|---|",
        "<!-- x",
        "[a]: b",
        "```\nopen",
        "    code",
        "a\n\n[x]: https://a.b",
    ];
    let mut found = Found { answer: Some("So.".into()), ..found("Why?") };
    found.key_points = odd.iter().map(|text| point(None, text)).collect();
    found.follow_ups = odd.iter().map(|text| (*text).to_owned()).collect();
    let question = read_back(&written(&found));
    assert_eq!((question.key_points.len(), question.follow_ups.len()), (odd.len(), odd.len()));
    for (text, (point, follow_up)) in odd.iter().zip(question.key_points.iter().zip(&question.follow_ups)) {
        assert_eq!(letters(&format!("{} {}", point.name, point.text)), letters(text), "{text}");
        let reply = follow_up.good_reply.as_deref().unwrap_or_default();
        assert_eq!(letters(&format!("{} {reply}", follow_up.text)), letters(text), "{text}");
    }
}

#[test]
fn key_points_without_a_group_stay_without_one() {
    let mut found = found("Why?");
    found.key_points = vec![point(Some("A *b* [c]"), "one"), point(None, "two"), point(Some(" "), "three")];
    let question = read_back(&written(&found));
    let read: Vec<_> =
        question.key_points.iter().map(|point| (point.group.as_deref(), &*point.name)).collect();
    assert_eq!(read, [(None, "two"), (None, "three"), (Some("A *b* [c]"), "one")]);
}

#[test]
fn any_path_is_a_source() {
    let draft = Draft::of(&found("Why?"));
    for source in [
        "C:\\docs\\a: \"b\".md:1",
        "- ä #x.md:2",
        "a\u{7f}\u{85}\u{2028}\n.md:3",
        "日本/🙂.md:4",
        "a.md:\u{feff}5",
    ] {
        let text = draft.text(&About { source, difficulty: None });
        assert_eq!(read_back(&text).source.as_deref(), Some(source), "{text}");
    }
}

/// What stays the same in every form of a text.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Lines as people write them, and lines that mean something to Markdown.
fn markdown() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        3 => "[a-z ,.?`*_\\[\\]()<>&#é🙂]{0,20}",
        2 => prop::sample::select(vec![
            "# One", "## Two", "### Three", "---", "===", "```", "~~~~js", "    code", "- item", "  - nested",
            "1. first", "10) tenth", "> quote", "<details>", "<pre>", "<!--", "-->", "| a | b |", "|---|---|",
            "[x]: https://a.b", "", "\t", "aka: b", "- aka: c", "**Bold**: text", "<script>", "<?", "<![CDATA[", "\\",
            "## Key points", "- ", "*", "\u{a0}", "\u{c}", "- [ ] task", "$$", "\0", "a\rb", "&nbsp;",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(line, 0..8).prop_map(|lines| lines.join("\n"))
}

prop_compose! {
    fn any_found()(
        title in "[a-zA-Z0-9 `*_#\\[\\]<>&\\\\~!:é-]{0,30}",
        prompt in markdown(),
        answer in prop::option::of(markdown()),
        points in prop::collection::vec((prop::option::of("[a-z* #\\[\\]`]{0,6}"), markdown()), 0..5),
        follow_ups in prop::collection::vec(markdown(), 0..12),
    ) -> Found {
        let key_points = points.into_iter().map(|(group, text)| FoundPoint { group, text }).collect();
        Found { title, answer, key_points, follow_ups, ..found(&prompt) }
    }
}

proptest! {
    #[test]
    fn every_draft_reads_back_as_the_question_that_was_found(found in any_found()) {
        let draft = Draft::of(&found);
        let text = draft.text(&About { source: "a.md:1", difficulty: None });
        let question = read_back(&text);
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !one_line(&found.title).is_empty() {
            prop_assert_eq!(&question.title, &one_line(&found.title));
        }
        prop_assert_eq!(&question.prompt, &draft.prompt);
        prop_assert_eq!(&question.model_answer, &draft.answer);
        prop_assert_eq!(super::super::there(&text).map(|there| there.said), Some(draft.said()));
        let follow_ups: Vec<&String> = found.follow_ups.iter().filter(|text| !text.trim().is_empty()).collect();
        prop_assert_eq!(question.follow_ups.len(), follow_ups.len());
        let points = found.key_points.iter().filter(|point| !point.text.trim().is_empty());
        let mut names: Vec<String> = points.map(|point| one_line(point.group.as_deref().unwrap_or_default())).collect();
        names.sort_by_key(|name| !name.is_empty());
        let read: Vec<String> = question.key_points.iter().map(|point| point.group.clone().unwrap_or_default()).collect();
        prop_assert_eq!(read, names);
    }

    #[test]
    fn the_words_of_prompt_and_answer_are_kept(text in markdown()) {
        let kept = keep::prose(&text);
        // A heading may lose its underline, and what is open gets an end; neither has a letter.
        prop_assert_eq!(letters(&kept), letters(&text));
        prop_assert_eq!(keep::prose(&kept), kept, "it is not changed again");
    }

    #[test]
    fn the_words_of_key_points_and_follow_ups_are_kept(text in markdown()) {
        prop_assert_eq!(letters(&keep::point(&text)), letters(&text));
        prop_assert_eq!(letters(&keep::follow_up(&text)), letters(&text));
    }
}
