use proptest::prelude::*;

use super::*;
use crate::practice::question::{Difficulty, Kind};

const SOUND: &str = r"---
difficulty: mid
topics: [http, distributed-systems]
minutes: 8
kind: theory
source: original
license: CC-BY-4.0
status: reviewed
---
# Safe retries for a *payment* endpoint

A client times out on `POST /payments`.

```python
## not a heading
- not a list
```

| a | b |
|---|---|
| 1 | 2 |

## Key points
- **Idempotency key**: the client names the intent
  - aka: request id; deduplication token
- **Expiry**: keys live for a bounded time

## Follow-ups
1. The same key arrives with a different body. What do you return?
   - A conflict, never the stored result.
2. Where does the key live?

## Hints
1. What stays the same?

## Model answer
The client makes a key.

### Later
```
## still the answer
```

## References
- https://www.rfc-editor.org/rfc/rfc9110
";

const PROMPT: &str = "A client times out on `POST /payments`.\n\n```python\n## not a heading\n- not a list\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |";

fn topics() -> TopicList {
    TopicList::parse("_topics.md", "- `http`: a\n- `distributed-systems`: b\n- `go`: c\n").0
}

fn parse_text(text: &str) -> Parsed {
    parse(&QuestionFile { shown: "http/a.md", folder: "http", stem: "a", text }, &topics())
}

fn problems(text: &str) -> Vec<String> {
    parse_text(text).problems.iter().map(Problem::to_string).collect()
}

#[test]
fn a_full_document_becomes_a_question() {
    let Parsed { question, problems, .. } = parse_text(SOUND);
    assert_eq!(problems, []);
    let question = question.unwrap();
    assert_eq!(question.id, QuestionId("a".into()));
    assert_eq!(question.title, "Safe retries for a payment endpoint");
    assert_eq!(question.prompt, PROMPT);
    assert_eq!(question.key_points.len(), 2);
    assert_eq!(question.follow_ups.len(), 2);
    assert_eq!(question.hints, ["What stays the same?"]);
    let answer = "The client makes a key.\n\n### Later\n```\n## still the answer\n```";
    assert_eq!(question.model_answer.as_deref(), Some(answer));
    assert_eq!(question.references, ["https://www.rfc-editor.org/rfc/rfc9110"]);
    assert_eq!(question.difficulty, Some(Difficulty::Mid));
    assert_eq!(question.kind, Some(Kind::Theory));
    assert_eq!(question.minutes, Some(8));
    assert_eq!(question.topics, [Topic("http".into()), Topic("distributed-systems".into())]);
    assert_eq!(question.status, Status::Reviewed);
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_change_nothing() {
    let windows = format!("\u{feff}{}", SOUND.replace('\n', "\r\n"));
    assert_eq!(parse_text(&windows).question, parse_text(SOUND).question);
    assert_eq!(parse_text(&SOUND.replace('\n', "\r")).question, parse_text(SOUND).question);
}

#[test]
fn underlined_headings_are_headings() {
    let underlined = SOUND
        .replace("## Hints", "Hints\n-----")
        .replace("# Safe retries for a *payment* endpoint", "Safe retries\nfor a *payment* endpoint\n===");
    assert_eq!(parse_text(&underlined).question, parse_text(SOUND).question);
}

#[test]
fn a_title_and_a_prompt_are_enough_but_more_is_wanted() {
    let Parsed { question, problems, .. } = parse_text("# Title\nPrompt");
    let question = question.unwrap();
    assert_eq!((question.title.as_str(), question.prompt.as_str()), ("Title", "Prompt"));
    assert_eq!(question.topics, [Topic("http".into())]);
    assert_eq!(question.status, Status::Reviewed);
    let problems: Vec<String> = problems.iter().map(Problem::to_string).collect();
    let expected = [
        "http/a.md: warning: has no difficulty: add `difficulty: mid` or another to the front matter",
        "http/a.md: warning: has no follow-up: list one or more below `## Follow-ups`",
        "http/a.md: warning: has no key point: list two or more below `## Key points`",
    ];
    assert_eq!(problems, expected);
}

#[test]
fn all_problems_of_a_file_are_reported_at_once() {
    let text = "---\ndificulty: mid\ntopics: [http, htp, http]\n---\nAbove\n# One\n\n## Key point\n- a\n\n## Hints\n\n# Two\n## Hints\n- b\n";
    let expected = [
        "http/a.md: warning: has no difficulty: add `difficulty: mid` or another to the front matter",
        "http/a.md: warning: has no follow-up: list one or more below `## Follow-ups`",
        "http/a.md: warning: has no key point: list two or more below `## Key points`",
        "http/a.md:2: error: unknown key `dificulty`: did you mean `difficulty`?",
        "http/a.md:3: error: unknown topic `htp`: did you mean `http`? (topics are listed in _topics.md)",
        "http/a.md:3: warning: `http` stands in `topics` twice: remove one",
        "http/a.md:5: error: this stands above the title, where nobody sees it: move it below",
        "http/a.md:6: error: has no prompt: write the question below its title",
        "http/a.md:8: error: unknown section `Key point`: did you mean `Key points`? (within a text, use `###`)",
        "http/a.md:13: error: a second title: a question has one, at its start; within a text, use `###`",
        "http/a.md:14: error: a second `## Hints`: put it together with the one in line 11",
    ];
    let found = problems(text);
    assert_eq!(found, expected);
}

#[test]
fn a_rule_that_turned_text_into_a_heading_is_explained() {
    let found = problems("# T\n\nFirst.\n\nSecond.\n---\nThird.\n");
    let expected = "http/a.md:5: error: unknown section `Second.`: known are `Key points`, `Follow-ups`, `Hints`, `Model answer`, `References` (a line of `---` makes a heading of the text above it; put a blank line between them)";
    assert!(found.contains(&expected.to_owned()), "{found:#?}");
}

#[test]
fn a_file_without_title_is_an_error_where_its_text_begins() {
    let expected = "has no title: begin with `# ` and the title";
    let errors = |text| problems(text).into_iter().filter(|p| p.contains("error")).collect::<Vec<_>>();
    assert_eq!(errors("\n\ntext"), [format!("http/a.md:3: error: {expected}")]);
    assert_eq!(errors(""), [format!("http/a.md: error: {expected}")]);
    assert_eq!(errors("#\ntext"), ["http/a.md:1: error: the title is empty: write it after the `# `"]);
    assert_eq!(errors("<!-- a note -->\n# T\ntext"), [""; 0]);
}

#[test]
fn what_is_never_closed_is_an_error() {
    let found = problems("# T\n\n```\n\n## Key points\n- a\n");
    assert!(
        found.contains(
            &"http/a.md:3: error: this code block is never closed: it swallows what follows".into()
        )
    );
    assert_eq!(
        problems("---\nkind: theory\n# T\n"),
        ["http/a.md:1: error: the front matter is never closed: put a line `---` below its last key"]
    );
}

#[test]
fn an_empty_section_is_a_warning() {
    let found = problems("# T\nP\n## Model answer\n## References\n- a");
    let expected = "http/a.md:3: warning: `## Model answer` is empty: fill it, or remove the heading";
    assert!(found.contains(&expected.into()), "{found:#?}");
}

#[test]
fn the_folder_is_the_first_topic() {
    let errors = |topics: &str| {
        let found = problems(&SOUND.replace("topics: [http, distributed-systems]", topics));
        assert!(found.iter().all(|problem| problem.contains(":3: error")), "{found:#?}");
        found
    };
    let expected = "http/a.md:3: error: the folder comes first: begin `topics` with `http`, or move the file";
    assert_eq!(errors("topics: [go, http]"), [expected]);
    assert_eq!(errors("topics: [go]"), [expected]);
    assert_eq!(errors("topics: []"), [expected]);
    assert_eq!(errors("topics: [http, go]"), [""; 0]);
    assert_eq!(errors("# none"), [""; 0]);
}

#[test]
fn a_folder_that_is_no_topic_is_an_error() {
    let file = QuestionFile { shown: "htpp/a.md", folder: "htpp", stem: "a", text: "# T\nP" };
    let found = parse(&file, &topics());
    assert!(found.question.is_none());
    assert_eq!(
        found.problems[0].to_string(),
        "htpp/a.md: error: the folder `htpp` is no topic: did you mean `http`? (topics are listed in _topics.md)"
    );
}

#[test]
fn an_id_holds_no_blanks() {
    for (stem, better) in [("Safe Retries!", "safe-retries"), ("a/b", "a-b"), ("", "safe-retries")] {
        let file = QuestionFile { shown: "x.md", folder: "http", stem, text: SOUND };
        let found = parse(&file, &topics());
        assert_eq!(
            found.problems[0].to_string(),
            format!("x.md: error: `{stem}` cannot be an id: name the file `{better}.md`")
        );
    }
}

#[test]
fn deep_nesting_is_no_way_to_break_the_parser() {
    for mark in ["> ", "- ", "[", "*a ", "`", "<!--", "[a](", "| ", "{", "a: [", "&a "] {
        let marks = mark.repeat(10_000);
        let text = format!("---\n{marks}\n---\n# T\n{marks}\n\n## Key points\n- {marks}\n");
        assert!(!parse_text(&text).problems.is_empty());
    }
}

/// Lines that may stand in a prompt, and change its structure in no way that would end it.
fn prompt_line() -> impl Strategy<Value = String> {
    let marks = vec!["- ", "  - ", "1. ", "> ", "### ", "    ", "\t", "| a | ", "**", "`", ""];
    let line = (prop::sample::select(marks), "[a-z][a-z`*_äß🙂 ]{0,20}");
    prop_oneof![line.prop_map(|(mark, words)| format!("{mark}{words}")), Just(String::new())]
}

/// A sound document after some lines were removed, doubled, swapped or spoilt.
fn mutated() -> impl Strategy<Value = String> {
    let change = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8, ".{0,8}");
    prop::collection::vec(change, 1..8).prop_map(|changes| {
        let mut lines: Vec<String> = SOUND.split('\n').map(str::to_owned).collect();
        for (at, other, what, noise) in changes {
            let (at, other) = (at.index(lines.len()), other.index(lines.len()));
            match what {
                0 if lines.len() > 1 => drop(lines.remove(at)),
                1 => lines.insert(at, lines[other].clone()),
                2 => lines.swap(at, other),
                _ => lines[at].push_str(&noise),
            }
        }
        lines.join("\n")
    })
}

/// Texts of the marks that mean something, so that they meet in ways nobody writes.
fn soup() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "---\n",
        "# ",
        "## Key points\n",
        "## Follow-ups\n",
        "## ",
        "\n",
        "\r\n",
        "- ",
        "1. ",
        "  ",
        "\t",
        "aka: ",
        ";",
        "**",
        "*",
        ":",
        "`",
        "```\n",
        "~~~\n",
        "<!--",
        "-->",
        "[a]: b\n",
        "[a][1]",
        "> ",
        "|",
        "===\n",
        "é",
        "🙂",
        "\0",
        "\u{feff}",
        "\\",
        "topics: [",
        "{",
        "&a ",
        "*a",
        "a",
    ]);
    prop::collection::vec(mark, 0..60).prop_map(|marks| marks.concat())
}

fn is_sane(parsed: &Parsed, text: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(parsed.question.is_none(), parsed.problems.iter().any(Problem::is_error));
    let lines = normalized(text).matches('\n').count() + 1;
    for problem in &parsed.problems {
        prop_assert!(problem.line.is_none_or(|line| (1..=lines).contains(&line)), "{} of {}", problem, lines);
        prop_assert!(!problem.message.contains('\n'), "{}", problem);
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in any::<String>()) {
        is_sane(&parse_text(&text), &text)?;
    }

    #[test]
    fn no_heap_of_marks_makes_the_parser_panic(text in soup()) {
        is_sane(&parse_text(&text), &text)?;
    }

    #[test]
    fn no_heap_of_marks_below_a_title_makes_the_parser_panic(above in soup(), points in soup(), asks in soup()) {
        let text = format!("# T\nP\n{above}\n\n## Key points\n- {points}\n\n## Follow-ups\n- {asks}");
        is_sane(&parse_text(&text), &text)?;
    }

    #[test]
    fn no_change_to_a_sound_document_makes_the_parser_panic(text in mutated()) {
        is_sane(&parse_text(&text), &text)?;
    }

    #[test]
    fn a_prompt_survives_as_it_was_written(lines in prop::collection::vec(prompt_line(), 1..12)) {
        let prompt = format!("First.\n\n{}\n\nLast.", lines.join("\n"));
        let question = parse_text(&SOUND.replace(PROMPT, &prompt)).question;
        prop_assert_eq!(question.map(|question| question.prompt), Some(prompt));
    }

    #[test]
    fn the_text_of_a_key_point_survives_as_it_was_written(lines in prop::collection::vec("[a-z(][a-z`.,*: äß🙂]{0,20}[a-z.]", 1..6)) {
        let text = lines.join("\n");
        let written = SOUND.replace("keys live for a bounded time", &lines.join("\n  "));
        let question = parse_text(&written).question;
        prop_assert_eq!(question.map(|question| question.key_points[1].text.clone()), Some(text));
    }
}
