//! The bank: the questions that rounds are drawn from, as files on disk.
//!
//! A folder becomes files (`load`), a file its front matter and its sections (`parse`, `front_matter`,
//! `sections`, `items`), both over the source as it was written (`markdown`). What is wrong is told as
//! [`Problem`]s, all of them; what says the same as something else is found by its words (`alike`, `duplicates`). A bank
//! never changes: a reload loads another one.
//!
//! Must not know chats, rounds or the database. Reads files only in `load`, and neither clock nor environment.

mod alike;
mod duplicates;
mod front_matter;
pub mod import;
mod items;
mod load;
mod markdown;
mod parse;
mod problem;
mod sections;
mod topics;

use std::{collections::HashSet, sync::Arc};

pub use self::{
    duplicates::near_duplicates,
    load::{BadBank, Loaded, Source, Spot, Traces, load, read, shipped, shipped_topics, traces},
    parse::{Parsed, QuestionFile, parse},
    problem::{Problem, Severity},
    topics::{ListedTopic, TOPICS_FILE, TopicList},
};
use crate::practice::{
    choice::Choice,
    question::{Question, QuestionId, Status},
};

/// The questions, and the topics that they may have.
#[derive(Clone, Debug, Default)]
pub struct Bank {
    questions: Vec<Arc<Question>>,
    topics: Vec<BankTopic>,
}

/// A topic of the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankTopic {
    /// Its name and what it covers.
    pub listed: ListedTopic,
    /// How many questions that may be posted have it.
    pub reviewed: usize,
}

impl Bank {
    /// A bank of these questions. Of several with one id, the first stays; likewise of topics.
    #[must_use]
    pub fn new(
        questions: impl IntoIterator<Item = Question>,
        topics: impl IntoIterator<Item = ListedTopic>,
    ) -> Self {
        let mut questions: Vec<Arc<Question>> = questions.into_iter().map(Arc::new).collect();
        questions.sort_by(|a, b| a.id.cmp(&b.id));
        questions.dedup_by(|later, first| later.id == first.id);
        let mut bank = Self { questions, topics: Vec::new() };
        for listed in topics {
            if bank.topics.iter().all(|other| other.listed.topic != listed.topic) {
                let choice = Choice { topics: vec![listed.topic.clone()], ..Choice::default() };
                let reviewed = bank.matching(&choice).count();
                bank.topics.push(BankTopic { listed, reviewed });
            }
        }
        bank
    }

    /// All questions, drafts too, by id.
    #[must_use]
    pub fn questions(&self) -> &[Arc<Question>] {
        &self.questions
    }

    /// The question of this id.
    #[must_use]
    pub fn get(&self, id: &QuestionId) -> Option<&Arc<Question>> {
        let at = self.questions.binary_search_by(|question| question.id.cmp(id)).ok()?;
        self.questions.get(at)
    }

    /// The topics in the order of their lists, those without a question too.
    #[must_use]
    pub fn topics(&self) -> &[BankTopic] {
        &self.topics
    }

    /// The questions that may be drawn under this choice, by id.
    pub fn matching(&self, choice: &Choice) -> impl Iterator<Item = &Arc<Question>> {
        self.questions.iter().filter(|question| choice.allows(question))
    }

    /// The questions that may be drawn under this choice, by id, but for some.
    pub fn matching_but(
        &self,
        choice: &Choice,
        but: &HashSet<QuestionId>,
    ) -> impl Iterator<Item = &Arc<Question>> {
        self.matching(choice).filter(|question| !but.contains(&question.id))
    }

    /// How many questions may be posted.
    #[must_use]
    pub fn reviewed(&self) -> usize {
        self.questions.iter().filter(|question| question.status == Status::Reviewed).count()
    }
}

#[cfg(test)]
mod tests;
