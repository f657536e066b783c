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
    /// Import questions from the documents that you have, as drafts
    ///
    /// It says what it finds in each document, and in which lines, and what it leaves out. Nothing is
    /// written without --write, and a document is never changed.
    ///
    /// With --write each question becomes a file of its own, as a draft, which is never posted: set
    /// `status: reviewed` in those that are good. What the folder asks already is not written again, so the
    /// same documents may be imported again and again.
    ///
    /// Exit code 0: every document was read. 1: one was not, or a draft could not be written; the others
    /// were.
    Import {
        /// Documents in Markdown or plain text; folders of them; or `-`, the standard input
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// A line in which a question begins: all that look like it are questions, and nothing else is
        ///
        /// For a document that was not read as you read it. With lines, as in 25-80, it counts in these alone, and
        /// the rest is read as ever. Where questions look unlike each other, show one of each.
        #[arg(long, value_name = "LINE|FROM-TO,...", value_delimiter = ',')]
        like: Vec<String>,
        /// The folder to write drafts into; it is made if it does not exist
        #[arg(long, value_name = "FOLDER")]
        write: Option<PathBuf>,
        /// The topic of the questions for which the document names none
        #[arg(long)]
        topic: Option<String>,
        /// The difficulty of those for which it names none: junior, mid, senior, staff
        #[arg(long)]
        difficulty: Option<String>,
        /// How to show what was found
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
