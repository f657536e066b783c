//! The commands about the bank.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::Format;

/// What to do about the questions.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum QuestionsCommand {
    /// Check questions: what is wrong, in which line, and how to mend it
    ///
    /// It also finds questions that ask nearly the same, key points of one question that say the same, and
    /// prompts that are too long for one message.
    ///
    /// Exit code 0: all is well, or there are warnings alone. 1: there is an error, or with --strict a
    /// warning.
    Check {
        /// The folders of the questions, or `shipped`; those of the settings, if there are none
        #[arg(value_name = "FOLDER")]
        folders: Vec<PathBuf>,
        /// Fail on warnings as well
        #[arg(long)]
        strict: bool,
        /// How to show what was found
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// List questions, drafts too
    List {
        /// Which questions
        #[command(flatten)]
        filters: FilterArguments,
        /// How to show them
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Show a question, or the messages that would be posted
    Show {
        /// Its id: the name of its file, without the ending
        id: String,
        /// As what to show it
        #[arg(long = "as", value_enum, default_value_t = ShowAs::Text)]
        shown_as: ShowAs,
    },
    /// Count questions by topic and difficulty, and say how long they last
    Stats {
        /// Which questions
        #[command(flatten)]
        filters: FilterArguments,
        /// How to show it
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Write all questions as JSON
    ///
    /// docs/questions.md says what is in it.
    Export,
}

/// Which questions are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct FilterArguments {
    /// Of any of these topics
    #[arg(long = "topic", value_name = "TOPIC,...", value_delimiter = ',')]
    pub topics: Vec<String>,
    /// Of any of these difficulties: junior, mid, senior, staff
    #[arg(long = "difficulty", value_name = "DIFFICULTY,...", value_delimiter = ',')]
    pub difficulties: Vec<String>,
    /// Of any of these kinds: theory, design, coding, debugging, behavioural
    #[arg(long = "kind", value_name = "KIND,...", value_delimiter = ',')]
    pub kinds: Vec<String>,
}

/// As what a question is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ShowAs {
    /// A text for people
    Text,
    /// The JSON of the messages on Discord
    Discord,
    /// The JSON of the messages on Slack
    Slack,
}
