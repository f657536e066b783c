//! `keypoint questions stats`: what the bank has of what, and how long it lasts.

use std::sync::Arc;

use serde_json::{Value, json};

use super::{Filters, loaded, table};
use crate::{
    bank::Bank,
    config::Settings,
    practice::question::{Difficulty, Question, Topic},
};

/// The days of a working week, and of any.
const WORKING_DAYS: usize = 5;
const WEEK: usize = 7;

/// How many questions there are of each topic and difficulty, and when the first one comes again.
///
/// # Errors
/// When the bank cannot be used, or a filter is none.
pub fn questions_stats(settings: &Settings, filters: Filters<'_>, as_json: bool) -> anyhow::Result<String> {
    let bank = loaded(settings)?;
    let choice = filters.choice(&bank)?;
    let matching: Vec<&Arc<Question>> = bank.matching(&choice).collect();
    let every_day = matching.len();
    let on_weekdays = on_weekdays(matching.len());
    let counts = counts(&bank, &matching);
    if as_json {
        let topics: Vec<Value> = counts.iter().map(|(topic, counts)| of_topic(topic, counts)).collect();
        return Ok(serde_json::to_string_pretty(&json!({
            "questions": matching.len(),
            "topics": topics,
            "days_until_first_repeat": { "every_day": every_day, "weekdays": on_weekdays },
        }))?);
    }
    if matching.is_empty() {
        return Ok("No question that may be posted matches.".to_owned());
    }
    Ok(format!(
        "{}\n\nEach question is counted under its first topic. Drafts are not counted.\n\n\
         With one question a day, the first one comes again after {}.\n\
         With one on each weekday, it comes again after {}.",
        table(&rows(&counts)),
        span(every_day),
        span(on_weekdays),
    ))
}

/// So many days, with the whole weeks among them.
fn span(days: usize) -> String {
    let counted =
        |number: usize, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
    let weeks = days / WEEK;
    let weeks = if weeks == 0 { String::new() } else { format!(" ({})", counted(weeks, "week")) };
    format!("{}{weeks}", counted(days, "day"))
}

/// How many days it is from the first question, on a Monday, until all others were asked on weekdays and
/// it comes again.
fn on_weekdays(questions: usize) -> usize {
    questions / WORKING_DAYS * WEEK + questions % WORKING_DAYS
}

/// The columns: each difficulty, and none.
fn columns() -> impl Iterator<Item = Option<Difficulty>> {
    Difficulty::ALL.iter().copied().map(Some).chain([None])
}

/// How many questions each topic has that is the first one of some, for each column.
fn counts<'a>(bank: &'a Bank, questions: &[&Arc<Question>]) -> Vec<(&'a Topic, Vec<usize>)> {
    let count = |topic: &Topic, difficulty| {
        let has_both = |question: &&&Arc<Question>| {
            question.topics.first() == Some(topic) && question.difficulty == difficulty
        };
        questions.iter().filter(has_both).count()
    };
    let topics = bank.topics().iter().map(|topic| &topic.listed.topic);
    let counted =
        topics.map(|topic| (topic, columns().map(|column| count(topic, column)).collect::<Vec<_>>()));
    counted.filter(|(_, counts)| counts.iter().any(|count| *count > 0)).collect()
}

fn of_topic(topic: &Topic, counts: &[usize]) -> Value {
    let by: serde_json::Map<String, Value> =
        columns().zip(counts).map(|(column, count)| (name(column).to_owned(), json!(count))).collect();
    json!({ "topic": topic, "questions": counts.iter().sum::<usize>(), "by_difficulty": by })
}

fn name(column: Option<Difficulty>) -> &'static str {
    column.map_or("none", Difficulty::name)
}

fn rows(counts: &[(&Topic, Vec<usize>)]) -> Vec<Vec<String>> {
    let row = |name: &str, counts: &[usize]| {
        let sum = counts.iter().sum::<usize>();
        let cells = counts.iter().chain([&sum]).map(ToString::to_string);
        std::iter::once(name.to_owned()).chain(cells).collect::<Vec<String>>()
    };
    let mut rows = vec![
        std::iter::once("topic")
            .chain(columns().map(name))
            .chain(["all"])
            .map(str::to_owned)
            .collect::<Vec<_>>(),
    ];
    rows.extend(counts.iter().map(|(topic, counts)| row(&topic.0, counts)));
    let sums: Vec<usize> = (0..columns().count())
        .map(|column| counts.iter().filter_map(|(_, counts)| counts.get(column)).sum())
        .collect();
    rows.push(row("all", &sums));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_five_of_seven() {
        // From a Monday: five questions until the next one, six until the Tuesday after.
        assert_eq!([1, 4, 5, 6, 130].map(on_weekdays), [1, 4, 7, 8, 182]);
    }
}
