//! What holds for every text that is read as a document, and for the drafts of what is found in it.

use std::{fs, path::Path};

use proptest::prelude::*;

use super::{About, Document, Draft, Stretch, lines, read_document, read_document_at, there};
use crate::bank::{QuestionFile, TopicList, markdown::normalized, parse};

/// How much longer all that is found may be than the document: what questions share is in each of them.
const MOST_TIMES: usize = 40;

/// The documents in a folder of the tests, by their names.
fn documents(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(folder);
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect()
}

/// Every line that is not blank is in a question or in what was left out, and never in both.
fn every_line_is_somewhere(text: &str, document: &Document) -> Result<(), TestCaseError> {
    // The mark at the start of a text is no part of it.
    let text = normalized(text);
    let lines: Vec<&str> = lines(&text).collect();
    let mut asked = vec![false; lines.len() + 1];
    let mut left_out = asked.clone();
    let note = |stretch: &Stretch, noted: &mut Vec<bool>| {
        prop_assert!(
            1 <= stretch.from && stretch.from <= stretch.to && stretch.to <= lines.len(),
            "{stretch:?}"
        );
        noted[stretch.from..=stretch.to].fill(true);
        Ok(())
    };
    for found in &document.questions {
        for stretch in &found.lines {
            note(stretch, &mut asked)?;
        }
        let is_in = |stretch: &Stretch| (stretch.from..=stretch.to).contains(&found.line);
        prop_assert!(found.lines.iter().any(is_in), "line {} is not in {:?}", found.line, found.lines);
    }
    for stretch in &document.left_out {
        note(stretch, &mut left_out)?;
        for end in [stretch.from, stretch.to] {
            prop_assert!(!lines[end - 1].trim().is_empty(), "{stretch:?} begins or ends with a blank line");
        }
    }
    for (number, line) in (1..).zip(&lines) {
        if !line.trim().is_empty() {
            prop_assert!(asked[number] || left_out[number], "line {number} is lost: {line:?}");
            prop_assert!(!(asked[number] && left_out[number]), "line {number} is in both: {line:?}");
        }
    }
    Ok(())
}

/// Each question can be asked, and its draft reads back.
fn every_question_becomes_a_draft(document: &Document) -> Result<(), TestCaseError> {
    let (list, _) = TopicList::parse("_topics.md", "- `go`: Go\n");
    for found in &document.questions {
        prop_assert!(!found.prompt.trim().is_empty(), "no prompt: {found:?}");
        prop_assert!(!found.title.trim().is_empty() && !found.title.contains(['\n', '\r']), "{found:?}");
        let draft = Draft::of(found);
        let text = draft.text(&About { source: "a.md:1", difficulty: found.difficulty });
        let parsed = parse(&QuestionFile { shown: "a.md", folder: "go", stem: "a", text: &text }, &list);
        let errors: Vec<_> = parsed.problems.iter().filter(|problem| problem.is_error()).collect();
        prop_assert!(errors.is_empty(), "{errors:?}\n{text}");
        let question = parsed.question.expect("there is no error");
        let texts = |texts: &[String]| texts.iter().filter(|text| !text.trim().is_empty()).count();
        let points: Vec<String> = found.key_points.iter().map(|point| point.text.clone()).collect();
        prop_assert_eq!(question.key_points.len(), texts(&points), "{}", text);
        prop_assert_eq!(question.follow_ups.len(), texts(&found.follow_ups), "{}", text);
        let answer = found.answer.as_ref().is_some_and(|answer| !answer.trim().is_empty());
        prop_assert_eq!(question.model_answer.is_some(), answer, "{}", text);
        prop_assert_eq!(there(&text).map(|there| there.said), Some(draft.said()), "{}", text);
    }
    Ok(())
}

/// What is found does not grow out of proportion to the document.
fn it_stays_in_proportion(text: &str, document: &Document) -> Result<(), TestCaseError> {
    let found: usize = document
        .questions
        .iter()
        .map(|found| {
            let points = found.key_points.iter().map(|point| point.text.len()).sum::<usize>();
            let follow_ups = found.follow_ups.iter().map(String::len).sum::<usize>();
            found.title.len()
                + found.prompt.len()
                + found.answer.as_ref().map_or(0, String::len)
                + points
                + follow_ups
        })
        .sum();
    prop_assert!(found <= MOST_TIMES * text.len().max(100), "{found} bytes of {}", text.len());
    Ok(())
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let bare = read_document(text);
    let called = read_document_at(text, Path::new("interview-questions.md"));
    for document in [&bare].into_iter().chain((called != bare).then_some(&called)) {
        every_line_is_somewhere(text, document)?;
        every_question_becomes_a_draft(document)?;
        it_stays_in_proportion(text, document)?;
    }
    Ok(())
}

/// A line as documents have them, and as they break them.
fn line() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "",
        "# Title",
        "## 3. What is it?",
        "### Why",
        "###### Deep",
        "What is it?",
        "Text.",
        "1. One?",
        "2) Two?",
        "10.Ten?",
        "- item",
        "* item?",
        "  - nested",
        "    - deep",
        "   continued",
        "\tcode",
        "    code",
        "```",
        "```js",
        "~~~",
        "let a = 1;",
        "---",
        "***",
        "===",
        "> quote",
        "> > deep?",
        "<details>",
        "<summary>What?</summary>",
        "<details><summary>Why?</summary>",
        "</details>",
        "</summary>",
        "<!--",
        "-->",
        "<pre>",
        "<br>",
        "<a name=\"x\"></a>",
        "**What is it?**",
        "**Answer:** this",
        "Q: What?",
        "A: This.",
        "**Question:** Why?",
        "Key points to cover:",
        "Expected discussion points:",
        "Follow-ups:",
        "Advanced follow-ups:",
        "Good answer should include:",
        "Consider:",
        "Answer here",
        "\"Quoted?",
        "\"Quoted?\"",
        "“Für wen?”",
        "- A: one",
        "- B: two",
        "#### Answer: B",
        "| Question | Answer |",
        "|---|---|",
        "| What? | This |",
        "| a |",
        "[x]: https://a.b",
        "[Back to top](#top)",
        "![badge](a.svg)",
        "- [One](#one)",
        "Difficulty: senior",
        "topic: go",
        "question: What?",
        "什么是闭包？",
        "\u{feff}",
        "\u{c}",
        "\u{a0}",
        "\0",
        "\\",
        "`",
        "*",
        "_",
        "<",
        "&amp;",
        "aka: x",
    ]);
    prop_oneof![6 => known.prop_map(str::to_owned), 1 => "[ -~éß🙂]{0,30}", 1 => "[-*+>#|`~=<0-9.) \\t]{0,8}"]
}

fn lines_of_a_document() -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec!["\n", "\n", "\n", "\n\n", "\r\n", "\r"]);
    prop::collection::vec((line(), end), 0..40)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

/// A document of the tests in which some lines were taken away, doubled, moved in or replaced.
fn mutated() -> impl Strategy<Value = String> {
    let texts: Vec<String> = documents("documents").into_iter().map(|(_, text)| text).collect();
    let change = (any::<prop::sample::Index>(), 0..6_u8, line());
    (prop::sample::select(texts), prop::collection::vec(change, 1..8)).prop_map(|(text, changes)| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (at, what, line) in changes {
            if lines.is_empty() {
                break;
            }
            let at = at.index(lines.len());
            match what {
                0 => drop(lines.remove(at)),
                1 => lines.insert(at, lines[at].clone()),
                2 => lines.insert(at, line),
                3 => lines[at] = line,
                4 => lines[at].insert_str(0, "  "),
                _ => lines.truncate(at),
            }
        }
        lines.join("\n")
    })
}

#[test]
fn what_holds_for_every_document_holds_for_those_of_the_tests() {
    for (name, text) in [documents("documents"), documents("failed")].concat() {
        if let Err(wrong) = holds(&text) {
            panic!("{name}: {wrong}");
        }
        // An end in any line leaves a document as well.
        for (end, _) in text.match_indices('\n') {
            if let Err(wrong) = holds(&text[..end]) {
                panic!("{name} up to byte {end}: {wrong}");
            }
        }
    }
}

#[test]
fn what_many_questions_share_does_not_grow_out_of_proportion() {
    let context = "These tables are there for all of them. ".repeat(200);
    let questions: Vec<String> =
        (1..400).map(|number| format!("{number}. What is {number} of them?")).collect();
    let text = format!("## SQL\n\n{context}\n\n{}", questions.join("\n"));
    it_stays_in_proportion(&text, &read_document(&text)).unwrap();
}

proptest! {
    #[test]
    fn they_hold_for_any_text(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn they_hold_for_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        holds(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn they_hold_for_any_lines_of_documents(text in lines_of_a_document()) {
        holds(&text)?;
    }

    #[test]
    fn they_hold_for_documents_that_were_changed(text in mutated()) {
        holds(&text)?;
    }
}
