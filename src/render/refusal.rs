//! Why a command says no, in words; each refusal says what to do next.

use std::fmt;

use crate::{
    chat::message::{Block, Inline, Message, Person, Tone},
    practice::{Timestamp, choice::Choice, schedule::zone::Zone},
};

use super::{
    ChannelName,
    plain::plain_line,
    words::{
        WithSome, choice_words, code, counted, in_zone, joined, joined_text, relative, say, strong, with_code,
    },
};

/// Why a command says no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Only admins may do this.
    NotAdmin {
        /// The command, as it is typed: `/schedule add`.
        command: String,
    },
    /// The command is about a question, and the thread it was typed in has none.
    NotThisThread {
        /// The command, as it is typed.
        command: &'static str,
    },
    /// No round is open here.
    NoOpenRound {
        /// Channels where one is.
        elsewhere: Vec<ChannelName>,
    },
    /// The round of this thread or button is over.
    AlreadyRevealed,
    /// The round of this thread or button counts for nothing.
    RoundVoided,
    /// No round has been posted in this channel.
    NoRoundYet,
    /// The round is just being posted or revealed.
    RoundInFlight,
    /// There is no answer of the member's to take back.
    NothingToWithdraw,
    /// The round is closed, so an answer cannot be taken back any more.
    TooLateToWithdraw,
    /// Only an admin, or who asked for the round, may end it.
    NotYoursToReveal {
        /// Who asked for it; none for a schedule's round.
        asked_by: Option<Person>,
    },
    /// No question of the bank passes the filters.
    NothingMatches {
        /// The filters.
        choice: Choice,
        /// Wider filters, and how many questions each allows.
        instead: Vec<(Choice, usize)>,
    },
    /// Every question that passes the filters is open in this channel now, or set aside.
    AllOpen {
        /// The filters.
        choice: Choice,
        /// How many there are.
        matching: usize,
    },
    /// No member has this name.
    UnknownMember {
        /// What was given.
        given: String,
        /// The most similar name.
        nearest: Option<String>,
    },
    /// No schedule has this name.
    UnknownSchedule {
        /// What was given.
        given: String,
        /// The most similar name.
        nearest: Option<String>,
        /// The names that there are.
        names: Vec<String>,
    },
    /// Another schedule has this name.
    ScheduleNameTaken {
        /// The name.
        name: String,
        /// One that is free.
        free: Option<String>,
    },
    /// A round of the schedule is still open.
    ScheduleRoundOpen {
        /// The schedule's name.
        schedule: String,
        /// When the round is revealed.
        closes_at: Timestamp,
    },
    /// The schedule has no slot to skip: none at all, or none on that day.
    NothingToSkip {
        /// The schedule's name.
        schedule: String,
        /// The day that was given, in words.
        day: Option<String>,
        /// The next slot.
        next: Option<Timestamp>,
        /// The schedule's zone.
        zone: Zone,
    },
    /// The slot is skipped already.
    AlreadySkipped {
        /// The schedule's name.
        schedule: String,
        /// The slot.
        slot: Timestamp,
        /// The schedule's zone.
        zone: Zone,
    },
    /// The schedule is paused already, or has to run for this.
    Paused {
        /// The schedule's name.
        schedule: String,
    },
    /// The schedule is not paused.
    NotPaused {
        /// The schedule's name.
        schedule: String,
    },
    /// The preview was confirmed, cancelled, or is too old.
    PreviewExpired,
    /// The command is about a channel, and this is a conversation with the bot alone.
    OnlyInChannels {
        /// The command, as it is typed.
        command: String,
    },
    /// The bot may not post in a channel.
    MayNotPost {
        /// The channel.
        channel: ChannelName,
        /// The permissions that it needs there, as the platform calls them.
        permissions: Vec<String>,
        /// What to do where it is not to give them: sentences without their full stops.
        remedies: Vec<String>,
    },
    /// Only the author of a message may hand it over.
    NotYourMessage,
    /// No round takes a message of this place as an answer.
    NoAnswerHere,
    /// It was done before the member had their data deleted, and is heard of after that.
    Forgotten,
    /// The answer has no text.
    EmptyAnswer,
    /// The text is longer than what is kept.
    TooLong {
        /// Its length, in characters.
        chars: usize,
        /// The longest that is kept, in characters.
        most: usize,
        /// Who wrote it, and the text: it is given back.
        text: Option<(Person, String)>,
    },
    /// The button or form is not known, or means nothing any more.
    UnknownButton,
}

impl Refusal {
    /// The refusal as a note.
    #[must_use]
    pub fn message(&self) -> Message {
        let text = match self {
            Self::TooLong { text: Some((author, text)), .. } => {
                Some(Block::Quote { author: author.clone(), markdown: text.clone() })
            }
            _ => None,
        };
        Message::text(Tone::Warning, self.words()).with_all(text)
    }

    fn words(&self) -> Vec<Inline> {
        match self {
            Self::NotAdmin { command } => {
                say![
                    code(command),
                    " is for admins. Ask one of them; ",
                    code("/help"),
                    " shows what you can do."
                ]
            }
            Self::NotThisThread { command } => say![
                code(*command),
                " is about a question, and this thread has none. Type it in the thread of a question, or in the channel.",
            ],
            Self::NoOpenRound { elsewhere } => no_open_round(elsewhere),
            Self::AlreadyRevealed => say![
                "This round has been revealed: the key points are below the question or in its thread. For a new one: ",
                code("/question"),
            ],
            Self::RoundVoided => say![
                "An admin took this round back, so it is over and counts for nothing. For a new one: ",
                code("/question"),
            ],
            Self::NoRoundYet => say![
                "No question has been posted in this channel yet. Type this where one was, or in the thread of one.",
            ],
            Self::RoundInFlight => {
                say!["This round is just being posted or revealed. Please try again in a minute."]
            }
            Self::NothingToWithdraw => say![
                "You have no answer in this round, so there is nothing to take back. To answer: ",
                code("/answer"),
            ],
            Self::TooLateToWithdraw => say![
                "The time is up, and the answers are being read: yours stays. What is kept of you, and how to delete it, says ",
                code("/privacy"),
                ".",
            ],
            Self::NotYoursToReveal { asked_by } => not_yours(asked_by.as_ref()),
            Self::NothingMatches { choice, instead } => nothing_matches(choice, instead),
            Self::AllOpen { choice, matching } => all_open(choice, *matching),
            Self::PreviewExpired => say![
                "This preview is no longer valid, and nothing was changed by it. See what there is with ",
                code("/schedule list"),
                ", or start again with ",
                code("/schedule add"),
                ".",
            ],
            Self::OnlyInChannels { command } => say![
                code(command),
                " is about a channel and the people in it. Type it in a channel of your workspace.",
            ],
            Self::MayNotPost { channel, remedies, .. } if !remedies.is_empty() => {
                let mut line = say!["Keypoint may not post in ", channel, ". "];
                line.extend(remedies.iter().flat_map(|remedy| with_code(&format!("{remedy}. "))));
                line.push("Then try again.".into());
                line
            }
            Self::MayNotPost { channel, permissions, .. } => {
                let mut line = say!["Keypoint may not post in ", channel, ". Give it "];
                line.extend(joined(permissions.iter().map(strong), "and"));
                line.push(" there, in the channel's settings, and try again.".into());
                line
            }
            Self::NotYourMessage => {
                say!["Only your own message can be your answer. Write one, or press Answer on the question."]
            }
            Self::NoAnswerHere => say![
                "A message counts as an answer in the thread of a question. Write it there, or press Answer on the question.",
            ],
            Self::Forgotten => say![
                "This is from before you had your data deleted, so nothing of it was kept. Do it once more to begin anew; if you wrote something, copy it first.",
            ],
            Self::EmptyAnswer => {
                say!["There is no text in this answer. A sentence or two will do; then send it again."]
            }
            Self::TooLong { chars, most, .. } => say![format!(
                "This is {chars} characters long, and {most} is the most that can be kept. Please shorten it and send it again.",
            )],
            Self::UnknownButton => say![
                "This button is from another time and does nothing any more. ",
                code("/help"),
                " shows what you can do now.",
            ],
            Self::UnknownMember { given, nearest } => {
                let mut line = say!["Nobody here is called ", strong(given), "."];
                line.extend(did_you_mean(nearest.clone()));
                line.push(" Pick the name from the list that shows while you type.".into());
                line
            }
            Self::UnknownSchedule { .. }
            | Self::ScheduleNameTaken { .. }
            | Self::ScheduleRoundOpen { .. }
            | Self::NothingToSkip { .. }
            | Self::AlreadySkipped { .. }
            | Self::Paused { .. }
            | Self::NotPaused { .. } => self.schedule_words(),
        }
    }

    fn schedule_words(&self) -> Vec<Inline> {
        match self {
            Self::UnknownSchedule { given, nearest, names } => {
                unknown_schedule(given, nearest.as_ref(), names)
            }
            Self::ScheduleNameTaken { name, free } => {
                let mut line = say!["There is a schedule ", strong(name), " already. "];
                line.extend(match free {
                    Some(free) => {
                        say!["Give this one another name, such as ", code(format!("name:{free}")), "."]
                    }
                    None => say!["Add this one again under another name."],
                });
                line
            }
            Self::ScheduleRoundOpen { schedule, closes_at } => say![
                "A round of ",
                strong(schedule),
                " is still open; its reveal is ",
                relative(*closes_at),
                ". Wait for it, or end it now with ",
                code("/reveal"),
                ".",
            ],
            Self::NothingToSkip { schedule, day, next, zone } => {
                nothing_to_skip(schedule, day.as_deref(), *next, *zone)
            }
            Self::AlreadySkipped { schedule, slot, zone } => say![
                strong(schedule),
                format!(" skips {} already. To skip another one, give its date.", in_zone(*slot, *zone)),
            ],
            Self::Paused { schedule } => say![
                strong(schedule),
                " is paused. To let it go on: ",
                code(format!("/schedule resume {schedule}")),
            ],
            Self::NotPaused { schedule } => say![
                strong(schedule),
                " is not paused, so there is nothing to resume. To see its next posts: ",
                code(format!("/schedule show {schedule}")),
            ],
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for Refusal {
    /// The refusal as one line of plain text, its times in UTC: for the places that take no more.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&plain_line(&self.words(), Zone(chrono_tz::UTC)))
    }
}

impl std::error::Error for Refusal {}

fn no_open_round(elsewhere: &[ChannelName]) -> Vec<Inline> {
    if elsewhere.is_empty() {
        return say!["No question is open here. Ask for one with ", code("/question"), "."];
    }
    let mut line = say!["No question is open here, but there is one in "];
    line.extend(joined(elsewhere.iter().map(Inline::from), "and"));
    line.extend(say![". Go there, or ask for one here with ", code("/question"), "."]);
    line
}

fn not_yours(asked_by: Option<&Person>) -> Vec<Inline> {
    let who = match asked_by {
        Some(person) => say!["Only ", person, ", who asked for it, or an admin can end this round early."],
        None => say!["Only an admin can end this round early."],
    };
    who.into_iter().chain(say![" The reveal comes by itself when the time is up."]).collect()
}

fn nothing_matches(choice: &Choice, instead: &[(Choice, usize)]) -> Vec<Inline> {
    let Some(words) = choice_words(choice) else {
        return say!["The bank has no question that may be posted. An admin can add some."];
    };
    let mut line = say!["No question matches: ", strong(words), "."];
    if instead.is_empty() {
        line.extend(say![" Leave out a filter and try again: ", code("/question")]);
        return line;
    }
    let offers = instead.iter().map(|(choice, number)| {
        let of = choice_words(choice)
            .map_or_else(|| "without a filter".to_owned(), |words| format!("for {words}"));
        format!("{} {of}", counted(*number, "question", "questions"))
    });
    line.push(format!(" What there is: {}.", joined_text(offers, "or")).into());
    line
}

fn all_open(choice: &Choice, matching: usize) -> Vec<Inline> {
    let of = choice_words(choice).map_or_else(String::new, |words| format!(" for {words}"));
    let all = match matching {
        1 => format!("The only question{of} is in use in this channel right now."),
        _ => format!("All {matching} questions{of} are in use in this channel right now."),
    };
    say![all, " Answer what is open with ", code("/answer"), ", or ask for something else."]
}

fn unknown_schedule(given: &str, nearest: Option<&String>, names: &[String]) -> Vec<Inline> {
    let mut line = say!["There is no schedule ", strong(given), "."];
    if names.is_empty() {
        line.extend(say![" There are none yet; add one with ", code("/schedule add"), "."]);
    } else if nearest.is_some() {
        line.extend(did_you_mean(nearest.cloned()));
    } else {
        line.push(format!(" There is {}.", joined_text(names, "and")).into());
    }
    line
}

fn nothing_to_skip(schedule: &str, day: Option<&str>, next: Option<Timestamp>, zone: Zone) -> Vec<Inline> {
    let day = day.map_or_else(String::new, |day| format!(" on {day}"));
    let mut line = say![strong(schedule), format!(" has nothing to post{day}, so there is nothing to skip.")];
    if let Some(next) = next {
        line.push(format!(" Its next post: {}.", in_zone(next, zone)).into());
    } else {
        line.extend(say![" To see it: ", code(format!("/schedule show {schedule}"))]);
    }
    line
}

fn did_you_mean(nearest: Option<String>) -> Vec<Inline> {
    nearest.map_or_else(Vec::new, |name| say![" Did you mean ", code(name), "?"])
}

#[cfg(test)]
mod tests;
