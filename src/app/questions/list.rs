//! `keypoint questions list` and `export`: the bank for people, and for programs.

use std::sync::Arc;

use serde_json::{Value, json};

use super::{Filters, is_meant, loaded, table};
use crate::{
    config::Settings,
    practice::question::{Difficulty, Kind, Question, Status},
};

/// The version of what `export` writes: a program that reads it can tell whether it knows it.
const EXPORT_FORMAT: u32 = 1;

/// The questions that are meant, drafts too.
///
/// # Errors
/// When the bank cannot be used, or a filter is none.
pub fn questions_list(settings: &Settings, filters: Filters<'_>, as_json: bool) -> anyhow::Result<String> {
    let bank = loaded(settings)?;
    let choice = filters.choice(&bank)?;
    let meant: Vec<&Arc<Question>> =
        bank.questions().iter().filter(|question| is_meant(&choice, question)).collect();
    if as_json {
        let rows: Vec<Value> = meant.iter().map(|question| as_value(question)).collect();
        return Ok(serde_json::to_string_pretty(&rows)?);
    }
    if meant.is_empty() {
        return Ok("No question matches. `keypoint questions stats` shows what there is.".to_owned());
    }
    let mut rows = vec![["id", "difficulty", "kind", "topics", "title"].map(str::to_owned).to_vec()];
    rows.extend(meant.iter().map(|question| row(question)));
    Ok(table(&rows))
}

fn as_value(question: &Question) -> Value {
    json!({
        "id": question.id,
        "title": question.title,
        "topics": question.topics,
        "difficulty": question.difficulty,
        "kind": question.kind,
        "minutes": question.minutes,
        "status": question.status,
    })
}

fn row(question: &Question) -> Vec<String> {
    let topics: Vec<&str> = question.topics.iter().map(|topic| topic.0.as_str()).collect();
    let draft = if question.status == Status::Draft { " (draft)" } else { "" };
    vec![
        question.id.to_string(),
        question.difficulty.map_or("-", Difficulty::name).to_owned(),
        question.kind.map_or("-", Kind::name).to_owned(),
        topics.join(", "),
        format!("{}{draft}", question.title),
    ]
}

/// The whole bank as JSON; docs/questions.md says what is in it.
///
/// # Errors
/// When the bank cannot be used.
pub fn questions_export(settings: &Settings) -> anyhow::Result<String> {
    let bank = loaded(settings)?;
    let topics: Vec<Value> = bank
        .topics()
        .iter()
        .map(|topic| json!({ "name": topic.listed.topic, "description": topic.listed.description }))
        .collect();
    let questions: Vec<&Question> = bank.questions().iter().map(AsRef::as_ref).collect();
    let all = json!({ "format": EXPORT_FORMAT, "topics": topics, "questions": questions });
    Ok(serde_json::to_string_pretty(&all)?)
}
