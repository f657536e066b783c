//! What an import found and did, in words for people and as JSON for programs.

use std::{
    fmt::{self, Write},
    path::Path,
};

use serde_json::{Value, json};

use super::{
    super::table,
    Read,
    fate::{Fate, Lack},
};
use crate::{
    bank::import::{Found, Hint, Stretch},
    near::excerpt,
    practice::question::Difficulty,
};

/// All that was found, for programs: docs/questions.md says what is in it.
pub(super) fn as_json(documents: &[Read]) -> anyhow::Result<String> {
    let files: Vec<Value> = documents
        .iter()
        .map(|read| {
            let questions: Vec<Value> = read.document.questions.iter().map(question).collect();
            let left_out =
                read.document.left_out.iter().map(|lines| json!({ "from": lines.from, "to": lines.to }));
            json!({
                "path": read.place.to_string(),
                "questions": questions,
                "left_out": left_out.collect::<Vec<Value>>(),
            })
        })
        .collect();
    Ok(serde_json::to_string_pretty(&json!({ "files": files }))?)
}

fn question(found: &Found) -> Value {
    let key_points: Vec<&str> = found.key_points.iter().map(|point| point.text.as_str()).collect();
    json!({
        "line": found.line,
        "title": found.title,
        "prompt": found.prompt,
        "answer": found.answer,
        "key_points": key_points,
        "follow_ups": found.follow_ups,
        "difficulty": found.difficulty,
        "topic": found.topic,
    })
}

/// All that was found, what becomes of it, and what to do next.
pub(super) fn as_text(documents: &[Read], fates: &[Vec<Fate>], folder: Option<&Path>) -> String {
    let mut text = String::new();
    for (read, fates) in documents.iter().zip(fates) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}: {}", read.place, Counts::of([read]));
        if !fates.is_empty() {
            text.push_str(&indented(&table(&rows(read, fates))));
        }
        text.push_str(&left_out(read));
        text.push_str(&hints(read));
        text.push('\n');
    }
    if documents.len() > 1 {
        let _ = writeln!(text, "{}: {}\n", counted(documents.len(), "document"), Counts::of(documents));
    }
    let all: Vec<&Fate> = fates.iter().flatten().collect();
    text + &next(&all, folder)
}

/// How many questions there are, and with what.
#[derive(Default)]
struct Counts {
    questions: usize,
    with_key_points: usize,
    with_follow_ups: usize,
    with_answer: usize,
}

impl Counts {
    fn of<'a>(documents: impl IntoIterator<Item = &'a Read>) -> Self {
        let mut counts = Self::default();
        for found in documents.into_iter().flat_map(|read| &read.document.questions) {
            counts.questions += 1;
            counts.with_key_points += usize::from(!found.key_points.is_empty());
            counts.with_follow_ups += usize::from(!found.follow_ups.is_empty());
            counts.with_answer += usize::from(found.answer.is_some());
        }
        counts
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.questions == 0 {
            return f.write_str("no question");
        }
        write!(
            f,
            "{}, {} with key points, {} with follow-ups, {} with an answer",
            counted(self.questions, "question"),
            self.with_key_points,
            self.with_follow_ups,
            self.with_answer
        )
    }
}

fn rows(read: &Read, fates: &[Fate]) -> Vec<Vec<String>> {
    let heads = ["line", "key points", "follow-ups", "answer", "difficulty", "topic", "title", "draft"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for (found, fate) in read.document.questions.iter().zip(fates) {
        rows.push(vec![
            found.line.to_string(),
            found.key_points.len().to_string(),
            found.follow_ups.len().to_string(),
            if found.answer.is_some() { "yes" } else { "-" }.to_owned(),
            found.difficulty.map_or("-", Difficulty::name).to_owned(),
            found.topic.as_deref().map_or_else(|| "-".to_owned(), excerpt),
            excerpt(&found.title),
            told(fate),
        ]);
    }
    // What nothing is to be said of is not shown.
    if fates.iter().all(|fate| matches!(fate, Fate::Found)) {
        for row in &mut rows {
            row.truncate(heads.len() - 1);
        }
    }
    rows
}

fn told(fate: &Fate) -> String {
    match fate {
        Fate::Found => String::new(),
        Fate::Written { path } => path.display().to_string(),
        Fate::Same { place, lacks } => format!("the same as {place}{}", lacking(lacks)),
        Fate::There { file, lacks } => format!("already there: {file}{}", lacking(lacks)),
    }
}

/// What is in the document, and not where the same question was before.
fn lacking(lacks: &[Lack]) -> String {
    let names: Vec<&str> = lacks.iter().map(|lack| lack.name()).collect();
    if names.is_empty() { String::new() } else { format!(", which lacks {}", names.join(" and ")) }
}

fn left_out(read: &Read) -> String {
    let stretches = &read.document.left_out;
    if stretches.is_empty() {
        return String::new();
    }
    let span = |lines: &Stretch| {
        if lines.from == lines.to { lines.from.to_string() } else { format!("{}-{}", lines.from, lines.to) }
    };
    let rows: Vec<Vec<String>> = stretches
        .iter()
        .zip(&read.left_out)
        .map(|(lines, begins)| vec![span(lines), excerpt(begins)])
        .collect();
    let lines: usize = stretches.iter().map(|lines| (lines.to + 1).saturating_sub(lines.from)).sum();
    format!("  Left out: {}\n{}", counted(lines, "line"), indented(&table(&rows)))
}

/// What may be said of what was left out.
fn hints(read: &Read) -> String {
    let row = |(hint, begins): &(Hint, String)| {
        let questions = format!("{} like", counted(hint.questions, "question"));
        vec![format!("--like {}", hint.example), questions, excerpt(begins)]
    };
    let rows: Vec<Vec<String>> = read.hints.iter().map(row).collect();
    if rows.is_empty() {
        return String::new();
    }
    format!("  Are there questions among them? Then say so:\n{}", indented(&table(&rows)))
}

fn next(fates: &[&Fate], folder: Option<&Path>) -> String {
    let count = |is_one: fn(&Fate) -> bool| fates.iter().filter(|fate| is_one(fate)).count();
    let same = count(|fate| matches!(fate, Fate::Same { .. }));
    let said_twice = |same: usize| match same {
        0 => String::new(),
        1 => " 1 question says what another one says, and counts once.".to_owned(),
        _ => format!(" {same} questions say what others say, and count once."),
    };
    if fates.is_empty() {
        return "Nothing was written: there is no question in it. docs/questions.md shows the forms that are \
                recognised."
            .to_owned();
    }
    let Some(folder) = folder else {
        return format!(
            "Nothing was written.{} `--write FOLDER` writes a draft of each question into a folder.",
            said_twice(same)
        );
    };
    let written = count(|fate| matches!(fate, Fate::Written { .. }));
    let there = count(|fate| matches!(fate, Fate::There { .. }));
    let were_there = match there {
        0 => String::new(),
        1 => " 1 question was there already, and was left as it is.".to_owned(),
        _ => format!(" {there} questions were there already, and were left as they are."),
    };
    let check = format!("`keypoint questions check {}` says what each one lacks", folder.display());
    let then = if written == 0 {
        String::new()
    } else {
        format!(" No draft is posted: {check}; set `status: reviewed` in those that are good.")
    };
    format!(
        "{} written into {}.{were_there}{}{then}",
        counted(written, "draft"),
        folder.display(),
        said_twice(same)
    )
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn indented(text: &str) -> String {
    text.lines().flat_map(|line| ["  ", line, "\n"]).collect()
}
