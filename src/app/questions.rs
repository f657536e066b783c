//! `keypoint questions`: the bank as people who write it see it, without a running bot or a database.

mod check;
mod import;
mod list;
mod show;
mod stats;

use std::str::FromStr;

use anyhow::bail;

use super::sources;
use crate::{
    bank::{self, Bank},
    config::Settings,
    near::none_of,
    practice::{
        choice::Choice,
        question::{Difficulty, Kind, Question, Status, Topic},
    },
};

pub use self::{
    check::{Checked, questions_check},
    import::{Import, Imported, questions_import},
    list::{questions_export, questions_list},
    show::{ShownAs, questions_show},
    stats::questions_stats,
};

/// Which questions are meant, as it was typed; what is empty does not filter.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filters<'a> {
    /// Any of these topics.
    pub topics: &'a [String],
    /// Any of these difficulties.
    pub difficulties: &'a [String],
    /// Any of these kinds.
    pub kinds: &'a [String],
}

impl Filters<'_> {
    /// What was typed, as a choice from a bank that has such topics.
    fn choice(self, bank: &Bank) -> anyhow::Result<Choice> {
        let known: Vec<&str> = bank.topics().iter().map(|topic| topic.listed.topic.0.as_str()).collect();
        let mut topics = Vec::new();
        for given in self.topics {
            let found = known.iter().find(|topic| topic.eq_ignore_ascii_case(given.trim()));
            let Some(found) = found else { bail!("{}", none_of(given, known.iter().copied())) };
            topics.push(Topic((*found).to_owned()));
        }
        Ok(Choice {
            topics,
            difficulties: named(self.difficulties, Difficulty::NAMES)?,
            kinds: named(self.kinds, Kind::NAMES)?,
        })
    }
}

fn named<T: FromStr>(given: &[String], allowed: &[&str]) -> anyhow::Result<Vec<T>> {
    let read = |text: &String| {
        text.parse::<T>().map_err(|_| anyhow::anyhow!("{}", none_of(text, allowed.iter().copied())))
    };
    given.iter().map(read).collect()
}

/// The bank of the settings.
fn loaded(settings: &Settings) -> anyhow::Result<Bank> {
    Ok(bank::load(&sources(settings))?.bank)
}

/// Whether a question is one of those that are meant, be it a draft or not.
fn is_meant(choice: &Choice, question: &Question) -> bool {
    choice.allows(&Question { status: Status::Reviewed, ..question.clone() })
}

/// Rows as a table: columns as wide as their widest cell, numbers to the right.
fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let is_number = |cell: &str| !cell.is_empty() && cell.chars().all(|c| c.is_ascii_digit());
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            if is_number(cell) { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::shipped;

    fn choice(topics: &[&str], difficulties: &[&str]) -> anyhow::Result<Choice> {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let (topics, difficulties) = (owned(topics), owned(difficulties));
        let filters = Filters { topics: &topics, difficulties: &difficulties, kinds: &[] };
        filters.choice(&shipped().unwrap().bank)
    }

    #[test]
    fn filters_are_understood_in_any_case() {
        let choice = choice(&["HTTP"], &["Senior", "staff"]).unwrap();
        assert_eq!(choice.topics, [Topic("http".into())]);
        assert_eq!(choice.difficulties, [Difficulty::Senior, Difficulty::Staff]);
    }

    #[test]
    fn a_filter_that_is_none_names_the_nearest() {
        let told = |choice: anyhow::Result<Choice>| choice.unwrap_err().to_string();
        assert!(told(choice(&["databasse"], &[])).ends_with("Did you mean `databases`?"));
        assert!(told(choice(&[], &["senor"])).ends_with("Did you mean `senior`?"));
    }

    #[test]
    fn a_table_has_its_numbers_to_the_right() {
        let rows =
            [["topic", "all"], ["go", "7"], ["databases", "12"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(table(&rows), "topic      all\ngo           7\ndatabases   12");
    }
}
