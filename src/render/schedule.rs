//! What admins read about schedules: the preview, and the outcome of each command.

use std::time::Duration;

use crate::{
    chat::{
        action::Action,
        message::{Block, Inline, Message, Tone},
        port::{Lack, Off},
    },
    practice::{
        Timestamp,
        answer::AnswerMode,
        choice::Choice,
        ids::ScheduleId,
        schedule::{reveal::RevealRule, zone::Zone},
    },
};

use super::{
    ChannelName,
    words::{
        WithSome, button, choice_words, clock, code, counted, date_time, fact, in_zone, joined_text, primary,
        relative, say, span_words, strong, with_code,
    },
};

/// A schedule as it is told of.
#[derive(Clone, Copy, Debug)]
pub struct ScheduleView<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where it posts.
    pub channel: &'a ChannelName,
    /// When it posts, as it was typed: `weekdays 09:00`.
    pub when: &'a str,
    /// Whose local time that is.
    pub zone: Zone,
    /// When its rounds are revealed.
    pub reveal: RevealRule,
    /// How the answers of its rounds are given.
    pub answers: AnswerMode,
    /// What its questions are drawn from.
    pub choice: &'a Choice,
    /// How many questions of the bank that allows now.
    pub matching: usize,
    /// The role or group to notify, by its id on the platform.
    pub notify: Option<&'a str>,
    /// How late a missed post of it still comes, where that is not what everybody expects.
    pub grace: Option<Duration>,
    /// Whether it is paused.
    pub paused: bool,
    /// Its next posts, the first one first; those that are skipped are left out.
    pub next: &'a [Timestamp],
}

/// Something to know before a schedule is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning<'a> {
    /// Some rounds would still be open at the next slot, so they are revealed with it.
    RevealShortened,
    /// No question matches.
    NothingMatches,
    /// So few questions match that each comes round again within the shown posts or soon after.
    FewQuestions,
    /// This other schedule posts in the same channel as well.
    SharesChannel(&'a str),
    /// The bot lacks a permission in the channel.
    Lacks(&'a Lack),
}

impl ScheduleView<'_> {
    /// What a schedule would do, to be confirmed.
    #[must_use]
    pub fn preview(&self, id: ScheduleId, warnings: &[Warning<'_>]) -> Message {
        let cancel = button(Action::CancelSchedule(id), "Cancel");
        Message::new(Tone::Plain)
            .with(Block::Title(format!("New schedule: {}", self.name)))
            .with_all(self.warnings(warnings))
            .with_all(self.details())
            .with(Block::Small(say!["Nothing is posted until you confirm."]))
            .with(Block::Buttons(vec![primary(Action::ConfirmSchedule(id), "Confirm"), cancel]))
    }

    /// It was confirmed.
    #[must_use]
    pub fn added(&self) -> Message {
        let mut line = say!["The schedule ", strong(self.name), " is on in ", self.channel, "."];
        line.extend(self.first_post());
        Message::text(Tone::Success, line)
    }

    /// Everything about it.
    #[must_use]
    pub fn show(&self) -> Message {
        let title = if self.paused { format!("{} · paused", self.name) } else { self.name.to_owned() };
        let resume = self
            .paused
            .then(|| Block::Small(say!["To go on: ", code(format!("/schedule resume {}", self.name))]));
        Message::new(Tone::Plain).with(Block::Title(title)).with_all(self.details()).with_all(resume)
    }

    /// It was paused.
    #[must_use]
    pub fn was_paused(&self) -> Message {
        Message::text(
            Tone::Success,
            say![
                strong(self.name),
                " is paused. A round that is open now is still revealed. To go on: ",
                code(format!("/schedule resume {}", self.name)),
            ],
        )
    }

    /// It was resumed.
    #[must_use]
    pub fn resumed(&self) -> Message {
        let mut line = say![strong(self.name), " goes on. What it missed meanwhile is not posted later."];
        line.extend(self.first_post());
        Message::text(Tone::Success, line)
    }

    /// Slots of it are skipped.
    #[must_use]
    pub fn skipped(&self, slots: &[Timestamp]) -> Message {
        let slots = self.listed(slots);
        let mut line = say![strong(self.name), format!(" skips {slots}. Streaks are not broken by it.")];
        line.extend(self.first_post());
        Message::text(Tone::Success, line)
    }

    /// Its name, and which posts are left out: what is written down of it.
    #[must_use]
    pub fn skipped_posts(&self, slots: &[Timestamp]) -> String {
        format!("{}: {}", self.name, self.listed(slots))
    }

    fn listed(&self, slots: &[Timestamp]) -> String {
        joined_text(slots.iter().map(|slot| in_zone(*slot, self.zone)), "and")
    }

    /// A post of it now was asked for.
    #[must_use]
    pub fn run(&self) -> Message {
        let mut line = say!["A question of ", strong(self.name), " is on its way to ", self.channel, "."];
        line.extend(self.first_post());
        Message::text(Tone::Success, line)
    }

    /// It was removed; `round_is_open` says whether one of its rounds still collects answers.
    #[must_use]
    pub fn removed(&self, round_is_open: bool) -> Message {
        let open = if round_is_open { " Its open round is still revealed." } else { "" };
        Message::text(
            Tone::Success,
            say![strong(self.name), format!(" is removed.{open} Points and streaks stay.")],
        )
    }

    fn details(&self) -> Vec<Block> {
        let mut facts = vec![
            fact("When", say![format!("{}, {}", self.when, self.zone.0.name())]),
            fact("Channel", say![self.channel]),
            fact("Questions", say![self.questions()]),
            fact("Reveal", say![reveal_words(self.reveal)]),
        ];
        facts.extend(answers_words(self.answers).map(|words| fact("Answers", say![words])));
        facts.extend(self.notify.map(|role| {
            fact("Notifies", say![Inline::Group { id: role.to_owned(), name: role.to_owned() }])
        }));
        facts.extend(
            self.grace
                .map(|grace| fact("After an outage", say![format!("up to {} late", span_words(grace))])),
        );
        vec![Block::Facts(facts)].into_iter().chain(self.next_posts()).collect()
    }

    fn questions(&self) -> String {
        let of = choice_words(self.choice).unwrap_or_else(|| "any question".to_owned());
        format!("{of} ({} now)", counted(self.matching, "matches", "match"))
    }

    fn next_posts(&self) -> Vec<Block> {
        if self.next.is_empty() || self.paused {
            return Vec::new();
        }
        let items =
            self.next.iter().map(|&at| say![in_zone(at, self.zone), " (for you: ", date_time(at), ")"]);
        let heading = if self.next.len() == 1 { "Next post" } else { "Next posts" };
        vec![Block::Heading(heading.to_owned()), Block::List { numbered: false, items: items.collect() }]
    }

    fn first_post(&self) -> Vec<Inline> {
        if self.paused {
            return say![" The schedule stays paused."];
        }
        self.next.first().map_or_else(Vec::new, |&at| {
            say![" Its next post: ", in_zone(at, self.zone), " (", relative(at), ")."]
        })
    }

    fn warnings(&self, warnings: &[Warning<'_>]) -> Option<Block> {
        let items: Vec<Vec<Inline>> = warnings.iter().map(|warning| self.warning(*warning)).collect();
        (!items.is_empty()).then_some(Block::List { numbered: false, items })
    }

    fn warning(&self, warning: Warning<'_>) -> Vec<Inline> {
        match warning {
            Warning::RevealShortened => say![
                strong("Reveal moved up: "),
                "a round that would still be open at the next post is revealed with that post.",
            ],
            Warning::NothingMatches => say![
                strong("No question matches: "),
                "nothing would be posted, and you would be told each time. Choose other topics or difficulties.",
            ],
            Warning::FewQuestions => say![
                strong("Few questions: "),
                match self.matching {
                    1 => "only one matches, so each post asks it again.".to_owned(),
                    matching => format!("only {matching} match, so they soon come round again."),
                },
            ],
            Warning::Lacks(lack) => {
                let mut line = say![strong(without_what(lack)), what_is_off(lack.off)];
                line.extend(with_code(&remedy(lack)));
                line
            }
            Warning::SharesChannel(other) => {
                say![strong("Shared channel: "), "the schedule ", strong(other), " posts there as well."]
            }
        }
    }

    fn list_line(&self) -> Vec<Inline> {
        let mut line = say![
            strong(self.name),
            format!(" · {}, {} · ", self.when, self.zone.0.name()),
            self.channel,
            " · ",
        ];
        match (self.paused, self.next.first()) {
            (true, _) => line.push("paused".into()),
            (false, Some(&at)) => line.extend(say!["next ", date_time(at)]),
            (false, None) => line.push("no next post".into()),
        }
        if self.answers.is_sealed() {
            line.push(format!(" · {} answers", self.answers).into());
        }
        line
    }
}

/// What is off without a permission, in a line of plain text.
#[must_use]
pub fn without(lack: &Lack) -> String {
    format!("{}{}{}", without_what(lack), what_is_off(lack.off), remedy(lack))
}

/// What to do about it, where that is not to give a permission.
fn remedy(lack: &Lack) -> String {
    lack.remedy.as_ref().map_or_else(String::new, |remedy| format!(" {remedy}."))
}

fn without_what(lack: &Lack) -> String {
    format!("Without {}: ", lack.permission)
}

fn what_is_off(off: Off) -> &'static str {
    match off {
        Off::Everything => "nothing can be posted there.",
        Off::Threads => "no thread can be opened or written in, so answers come by the Answer button alone.",
        Off::Hearing => "messages in threads are not read, so answers come by the Answer button alone.",
        Off::Reading => "what is written while Keypoint is away is not found afterwards.",
        Off::Tick => "answers in threads get no tick.",
        Off::Notify => "the role is named, and nobody is notified.",
        Off::Hiding => "messages in the thread count and cannot be hidden, so that others can read them.",
    }
}

/// All schedules of a workspace.
#[must_use]
pub fn list(schedules: &[ScheduleView<'_>]) -> Message {
    let message = Message::new(Tone::Plain).with(Block::Title("Schedules".to_owned()));
    if schedules.is_empty() {
        return message.with(Block::Text(say![
            "There are none yet. Add one for this channel, for example: ",
            code("/schedule add weekdays 09:00"),
        ]));
    }
    message
        .with(Block::List { numbered: false, items: schedules.iter().map(ScheduleView::list_line).collect() })
        .with(Block::Small(say!["More about one: ", code("/schedule show"), " and its name."]))
}

/// A preview was cancelled.
#[must_use]
pub fn cancelled(name: &str) -> Message {
    Message::text(Tone::Plain, say!["The schedule ", strong(name), " was not added. Nothing has changed."])
}

/// How answers are given, in words; none where it is as everybody expects.
fn answers_words(answers: AnswerMode) -> Option<&'static str> {
    match answers {
        AnswerMode::Open => None,
        AnswerMode::Sealed => Some("sealed: nobody sees them before the reveal"),
        AnswerMode::Anonymous => Some("anonymous: shown at the reveal, without names"),
    }
}

/// A rule of reveal in words: `6 hours after the post`.
#[must_use]
pub fn reveal_words(reveal: RevealRule) -> String {
    match reveal {
        RevealRule::After(span) => format!("{} after the post", span_words(span)),
        RevealRule::At(time) => format!("at {}", clock(time)),
        RevealRule::NextSlot => "with the next post".to_owned(),
    }
}

#[cfg(test)]
mod tests;
