//! Words about durable work: for the admins who hear that something was given up, and for whoever runs
//! Keypoint and looks at the list.

use std::fmt::Write;

use crate::{
    chat::message::{Block, Message, Tone},
    practice::{Timestamp, schedule::zone::Zone},
};

use super::words::{code, counted, say};

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Post a question.
    Post,
    /// Reveal a round.
    Reveal,
    /// Read a thread.
    Read,
    /// Put the tick on a message.
    Acknowledge,
    /// Remove copies of a message.
    RemoveCopies,
    /// Say hello.
    Greet,
    /// Open a thread again.
    ReopenThread,
    /// Bring what stands of a round up to date.
    Update,
    /// Show answers.
    ShowAnswers,
    /// Hide a message.
    HideMessage,
    /// Tell a member what counts.
    TellUnheard,
    /// Delete a member's data.
    Erase,
    /// Tell the admins something.
    TellAdmins,
    /// Something that this version does not know.
    Unknown,
}

impl Task {
    /// Its name, in one word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Reveal => "reveal",
            Self::Read => "read",
            Self::Acknowledge => "tick",
            Self::RemoveCopies => "remove-copies",
            Self::Greet => "hello",
            Self::ReopenThread => "reopen",
            Self::Update => "update",
            Self::ShowAnswers => "show",
            Self::HideMessage => "hide",
            Self::TellUnheard => "tell-member",
            Self::Erase => "erase",
            Self::TellAdmins => "tell-admins",
            Self::Unknown => "unknown",
        }
    }

    /// Whether a channel that refuses it once is likely to refuse it again and again.
    #[must_use]
    pub fn comes_often(self) -> bool {
        match self {
            Self::Read
            | Self::Acknowledge
            | Self::RemoveCopies
            | Self::ReopenThread
            | Self::ShowAnswers
            | Self::HideMessage
            | Self::TellUnheard => true,
            Self::Post
            | Self::Reveal
            | Self::Update
            | Self::Greet
            | Self::Erase
            | Self::TellAdmins
            | Self::Unknown => false,
        }
    }
}

/// A piece of work.
#[derive(Clone, Copy, Debug)]
pub struct WorkWords<'a> {
    /// What is to be done.
    pub task: Task,
    /// The title of the question that it is about, if there is one.
    pub title: Option<&'a str>,
    /// The name of the schedule that it is for, if it is for one.
    pub schedule: Option<&'a str>,
    /// The name of the channel, without `#`, if it is known.
    pub channel: Option<&'a str>,
    /// The name of the workspace.
    pub workspace: &'a str,
}

impl WorkWords<'_> {
    /// What is to be done and where, as it stands after "could not": `post “Safe retries” in #backend`.
    #[must_use]
    pub fn words(&self) -> String {
        let question = self.title.map_or_else(|| "a question".to_owned(), |title| format!("“{title}”"));
        let mut words = match self.task {
            Task::Post => format!("post {question}"),
            Task::Reveal => format!("reveal {question}"),
            Task::Read => format!("read the answers in the thread of {question}"),
            Task::Acknowledge => "put the tick on an answer".to_owned(),
            Task::RemoveCopies => "remove a message that was sent twice".to_owned(),
            Task::Greet => "say hello".to_owned(),
            Task::ReopenThread => format!("open the thread of {question} again"),
            Task::Update => format!("change what stands of {question}"),
            Task::ShowAnswers => format!("show the answers to {question}"),
            Task::HideMessage => format!("hide an answer in the thread of {question}"),
            Task::TellUnheard => format!("tell a member what counts in the thread of {question}"),
            Task::Erase => "delete the data of a member who asked for it".to_owned(),
            Task::TellAdmins => "tell the admins something".to_owned(),
            Task::Unknown => "do something that this version of Keypoint does not know".to_owned(),
        };
        // Writing to a string cannot fail.
        if let Some(schedule) = self.schedule {
            let _ = write!(words, " of the schedule {schedule}");
        }
        if let Some(channel) = self.channel {
            let _ = write!(words, " in #{channel}");
        }
        words
    }
}

/// Work was given up.
#[derive(Clone, Copy, Debug)]
pub struct GivenUp<'a> {
    /// The work.
    pub work: WorkWords<'a>,
    /// Why.
    pub reason: &'a str,
    /// The end of its id.
    pub job: &'a str,
}

impl GivenUp<'_> {
    /// The notice.
    #[must_use]
    pub fn message(&self) -> Message {
        let reason = self.reason.trim_end_matches('.');
        Message::new(Tone::Warning)
            .with(Block::Title("Something was given up".to_owned()))
            .with(Block::Text(say![format!("Keypoint could not {}: {reason}.", self.work.words())]))
            .with(Block::Text(say![
                "Once what is in the way is mended, whoever runs Keypoint can have it done with ",
                code(format!("keypoint jobs retry {}", self.job)),
                "; ",
                code("keypoint jobs list"),
                " shows everything that was given up.",
            ]))
    }
}

/// A line of the list of work.
#[derive(Clone, Copy, Debug)]
pub struct WorkLine<'a> {
    /// The end of its id.
    pub job: &'a str,
    /// Where it stands, in one word.
    pub state: &'a str,
    /// The work.
    pub work: WorkWords<'a>,
    /// How often it has been tried.
    pub attempts: i64,
    /// Since when there is such work.
    pub since: Timestamp,
    /// When it is tried next, if it is.
    pub next: Option<Timestamp>,
    /// Why it is not done, if it was tried.
    pub error: Option<&'a str>,
}

/// How wide the list may be: what every terminal shows.
const WIDTH: usize = 80;

/// How far the lines about a piece of work stand in.
const INDENT: usize = 10;

/// The list of work as a terminal shows it.
#[must_use]
pub fn work_list(lines: &[WorkLine<'_>], zone: Zone) -> String {
    if lines.is_empty() {
        return "Nothing was given up, and nothing is being tried again.\n--all shows what waits for its time as well."
            .to_owned();
    }
    let mut text =
        format!("{:<INDENT$}{:<9}{:>5}  {:<17}  {}\n", "ID", "STATE", "TRIES", "SINCE", "NEXT TRY");
    for line in lines {
        let time = |at: Timestamp| at.with_timezone(&zone.0).format("%-d %b %Y %H:%M").to_string();
        let next = line.next.map_or_else(|| "never".to_owned(), time);
        let since = time(line.since);
        // Writing to a string cannot fail.
        let _ =
            writeln!(text, "{:<INDENT$}{:<9}{:>5}  {since:<17}  {next}", line.job, line.state, line.attempts);
        wrapped(&mut text, &format!("{}, {}", line.work.words(), line.work.workspace));
        if let Some(error) = line.error {
            wrapped(&mut text, &format!("because: {error}"));
        }
    }
    let _ = write!(
        text,
        "{}. Times are those of {}.",
        counted(u64::try_from(lines.len()).unwrap_or(u64::MAX), "piece of work", "pieces of work"),
        zone.0.name()
    );
    text
}

fn wrapped(text: &mut String, said: &str) {
    let mut used = 0;
    for word in said.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && INDENT + used + 1 + length > WIDTH {
            text.push('\n');
            used = 0;
        }
        if used == 0 {
            text.extend(std::iter::repeat_n(' ', INDENT));
        } else {
            text.push(' ');
            used += 1;
        }
        text.push_str(word);
        used += length;
    }
    text.push('\n');
}

/// What was done by hand about a piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByHand {
    /// It is due again.
    Retried,
    /// Its round is due again: its message is looked for first.
    RetriedRound,
    /// It is dropped.
    Dropped,
    /// It is dropped, and its round will not be posted.
    DroppedPost,
    /// It is dropped, and its round is over without a reveal.
    DroppedReveal {
        /// How many answers nobody was to see before it.
        unseen: u64,
    },
    /// The answers of a round whose reveal was dropped are shown all the same.
    ShownAnswers,
}

impl ByHand {
    /// What was done, and what happens next.
    #[must_use]
    pub fn words(self, job: &str, work: &WorkWords<'_>) -> String {
        let what = format!("{job}: {}", work.words());
        match self {
            Self::Retried => format!("{what}: due now. A running Keypoint does it within a second or two."),
            Self::RetriedRound => format!(
                "{what}: due now. A running Keypoint looks for it in the channel first if it may be there, \
                 and sends it if it is not."
            ),
            Self::Dropped => format!("{what}: dropped. It will not be done."),
            Self::DroppedPost => {
                format!("{what}: dropped. It will not be posted, and its question can be drawn again.")
            }
            Self::DroppedReveal { unseen } => {
                let over = format!(
                    "{what}: dropped. The round is over without a reveal; answers and points are kept."
                );
                match unseen {
                    0 => over,
                    1 => format!(
                        "{over} 1 answer was to be seen with the reveal, and stays hidden. To have it shown in \
                         the thread after all: keypoint jobs retry {job}"
                    ),
                    _ => format!(
                        "{over} {unseen} answers were to be seen with the reveal, and stay hidden. To have them \
                         shown in the thread after all: keypoint jobs retry {job}"
                    ),
                }
            }
            Self::ShownAnswers => format!(
                "{what}: was dropped, and stays so. A running Keypoint shows the answers that were hidden in \
                 the thread within a second or two."
            ),
        }
    }
}

/// A time as the list in JSON has it.
#[must_use]
pub fn json_time(at: Timestamp) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::{UTC, noon, text};

    fn post() -> WorkWords<'static> {
        WorkWords {
            task: Task::Post,
            title: Some("Safe retries"),
            schedule: Some("weekdays"),
            channel: Some("backend"),
            workspace: "Acme",
        }
    }

    #[test]
    fn what_was_given_up_is_told_with_the_command_that_has_it_done() {
        let tick = WorkWords { task: Task::Acknowledge, title: None, schedule: None, ..post() };
        let notice = GivenUp { work: tick, reason: "Keypoint may not react here.", job: "1a2b3c4d" };
        assert_snapshot!(text(&notice.message()), @"
        Something was given up

        Keypoint could not put the tick on an answer in #backend: Keypoint may not react here.

        Once what is in the way is mended, whoever runs Keypoint can have it done with `keypoint jobs retry 1a2b3c4d`; `keypoint jobs list` shows everything that was given up.
        ");
    }

    #[test]
    fn the_list_fits_a_terminal() {
        let failed = WorkLine {
            job: "1a2b3c4d",
            state: "failed",
            work: post(),
            attempts: 12,
            since: noon(),
            next: None,
            error: Some(
                "the message card:0 was sent; whether it went through cannot be known, and this goes on",
            ),
        };
        let waiting = WorkLine { state: "waiting", attempts: 0, next: Some(noon()), error: None, ..failed };
        let list = work_list(&[failed, waiting], UTC);
        assert!(list.lines().all(|line| line.chars().count() <= WIDTH), "{list}");
        assert_snapshot!(list, @"
        ID        STATE    TRIES  SINCE              NEXT TRY
        1a2b3c4d  failed      12  24 Nov 2026 12:00  never
                  post “Safe retries” of the schedule weekdays in #backend, Acme
                  because: the message card:0 was sent; whether it went through cannot
                  be known, and this goes on
        1a2b3c4d  waiting      0  24 Nov 2026 12:00  24 Nov 2026 12:00
                  post “Safe retries” of the schedule weekdays in #backend, Acme
        2 pieces of work. Times are those of UTC.
        ");
        assert_snapshot!(work_list(&[], UTC), @"
        Nothing was given up, and nothing is being tried again.
        --all shows what waits for its time as well.
        ");
    }
}
