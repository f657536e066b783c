//! What a workspace's admins are told: what did not go as planned, and what to do.

use crate::{
    chat::{
        action::Action,
        message::{Block, Inline, Message, Person, Tone},
    },
    practice::{Timestamp, choice::Choice, ids::RoundId, schedule::zone::Zone},
};

use super::{
    Asker, ChannelName,
    words::{choice_words, code, counted, date_time, in_zone, joined, primary, say, strong, with_code},
};

/// A schedule had nothing to post.
#[derive(Clone, Copy, Debug)]
pub struct EmptyChoice<'a> {
    /// The schedule's name.
    pub schedule: &'a str,
    /// Where it would have posted.
    pub channel: &'a ChannelName,
    /// What it draws from.
    pub choice: &'a Choice,
    /// How many questions that allows; all of them are open there, or set aside.
    pub matching: usize,
}

/// The platform refused a post.
#[derive(Clone, Copy, Debug)]
pub struct PostRefused<'a> {
    /// What it was for.
    pub of: Asker<'a>,
    /// Where it should have gone.
    pub channel: &'a ChannelName,
    /// What the platform said.
    pub reason: &'a str,
}

/// Nobody knows whether a post went through.
#[derive(Clone, Copy, Debug)]
pub struct PostUncertain<'a> {
    /// What it was for.
    pub of: Asker<'a>,
    /// Where it should have gone.
    pub channel: &'a ChannelName,
    /// The title of the question that is set aside.
    pub title: &'a str,
    /// When it was due.
    pub due_at: Timestamp,
    /// The end of the id of its work.
    pub job: &'a str,
}

/// A reveal could not be said, or nobody knows whether it was.
#[derive(Clone, Copy, Debug)]
pub struct RevealRefused<'a> {
    /// What the round was for.
    pub of: Asker<'a>,
    /// Where it is.
    pub channel: &'a ChannelName,
    /// The title of its question.
    pub title: &'a str,
    /// What the platform said.
    pub reason: &'a str,
}

/// The platform does not let a schedule's questions be posted, so the schedule is paused.
#[derive(Clone, Copy, Debug)]
pub struct SchedulePaused<'a> {
    /// The schedule's name.
    pub schedule: &'a str,
    /// Where it would have posted.
    pub channel: &'a ChannelName,
    /// What the platform said.
    pub reason: &'a str,
}

/// A channel is gone, so its schedules are paused.
#[derive(Clone, Copy, Debug)]
pub struct ChannelGone<'a> {
    /// The channel's name, without `#`.
    pub channel: &'a str,
    /// The names of its schedules.
    pub schedules: &'a [String],
}

/// What members write in the threads of a channel cannot be read.
#[derive(Clone, Copy, Debug)]
pub struct ThreadUnreadable<'a> {
    /// The channel.
    pub channel: &'a ChannelName,
    /// What the platform said.
    pub reason: &'a str,
}

/// A member writes where the bot does not get to read it.
#[derive(Clone, Copy, Debug)]
pub struct Unheard<'a> {
    /// Who.
    pub member: &'a Person,
    /// The round whose thread it is.
    pub round: RoundId,
}

/// Slots passed while Keypoint was down, too long ago to be posted now.
#[derive(Clone, Copy, Debug)]
pub struct SlotsMissed<'a> {
    /// The schedule's name.
    pub schedule: &'a str,
    /// Where it would have posted.
    pub channel: &'a ChannelName,
    /// When the first one was due.
    pub first: Timestamp,
    /// How many there were.
    pub slots: u64,
    /// The schedule's zone.
    pub zone: Zone,
    /// When the next one is due.
    pub next: Option<Timestamp>,
}

impl EmptyChoice<'_> {
    /// The notice.
    #[must_use]
    pub fn message(&self) -> Message {
        let choice = choice_words(self.choice).unwrap_or_else(|| "every question".to_owned());
        let why = match self.matching {
            0 => format!(" found no question that matches its choice: {choice}."),
            _ => {
                format!(" found nothing new: what matches its choice ({choice}) is open there, or set aside.")
            }
        };
        notice(
            "Nothing to post",
            say!["The schedule ", strong(self.schedule), " in ", self.channel, why],
            say![
                "Add such questions to the bank, or remove the schedule with ",
                code(format!("/schedule remove {}", self.schedule)),
                " and add it with a wider choice. It tries again with its next post.",
            ],
        )
    }
}

impl PostRefused<'_> {
    /// The notice.
    #[must_use]
    pub fn message(&self) -> Message {
        let mut what = self.of.words();
        what.extend(say![" could not be posted in ", self.channel]);
        what.extend(because(self.reason));
        let mut then = say![
            "The question is not used up. See that Keypoint may read and write there, then post one with "
        ];
        then.extend(self.of.again());
        then.push(".".into());
        notice("A question was not posted", what, then)
    }
}

impl PostUncertain<'_> {
    /// The notice.
    #[must_use]
    pub fn message(&self) -> Message {
        let mut what = self.of.words();
        what.extend(say![
            ", due ",
            date_time(self.due_at),
            ", may or may not have reached ",
            self.channel,
            ": the connection broke, and the channel cannot be read to find out.",
        ]);
        let mut then = say![
            "To be sure that nothing is posted twice, it is not sent again, and the question ",
            strong(self.title),
            " is set aside. Please look into the channel. If it is not there, post another one with ",
        ];
        then.extend(self.of.again());
        then.extend(say![
            ". Whoever runs Keypoint frees the question with ",
            code(format!("keypoint jobs drop {}", self.job)),
            ", or has it looked for again, and sent if it is not there, with ",
            code(format!("keypoint jobs retry {}", self.job)),
            ". If Keypoint may read the channel's history, this does not happen.",
        ]);
        notice("A question may be missing", what, then)
    }
}

impl SchedulePaused<'_> {
    /// The notice.
    #[must_use]
    pub fn message(&self) -> Message {
        let mut what =
            say!["The question of ", strong(self.schedule), " could not be posted in ", self.channel];
        what.extend(because(self.reason));
        notice(
            "A schedule is paused",
            what,
            say![
                "So that this does not happen again and again, the schedule is paused; no question is used up. \
                 Once Keypoint may post there, let it go on with ",
                code(format!("/schedule resume {}", self.schedule)),
                ".",
            ],
        )
    }
}

impl ChannelGone<'_> {
    /// The notice.
    #[must_use]
    pub fn message(&self) -> Message {
        let names = joined(self.schedules.iter().map(strong), "and");
        let mut what = say![format!("#{} is gone, so ", self.channel)];
        what.extend(names);
        what.push(if self.schedules.len() == 1 { " is paused." } else { " are paused." }.into());
        notice(
            "A channel is gone",
            what,
            say![
                "Points stay. Remove what you no longer need with ",
                code("/schedule remove"),
                ", and start again in another channel with ",
                code("/schedule add"),
                ".",
            ],
        )
    }
}

impl ThreadUnreadable<'_> {
    /// The notice.
    #[must_use]
    pub fn message(&self) -> Message {
        let mut what = say!["What was written in the threads of ", self.channel, " could not be read back"];
        what.extend(because(self.reason));
        notice(
            "Answers in threads may be missing",
            what,
            say![
                "Answers that were sent with the Answer button are safe. Let Keypoint read the history of the \
                 channel, so that what is said while it is away counts as well."
            ],
        )
    }
}

impl Unheard<'_> {
    /// The message, for the thread.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::text(
            Tone::Warning,
            say![
                self.member,
                ", I cannot read messages here, so this does not count as your answer yet. Press Answer, or open \
                 the menu of your message and choose ",
                strong("Count as my answer"),
                " among the apps.",
            ],
        )
        .with(Block::Buttons(vec![primary(Action::Answer(self.round), "Answer")]))
    }
}

impl RevealRefused<'_> {
    /// The notice.
    #[must_use]
    pub fn message(&self) -> Message {
        let mut what = self.of.words();
        what.extend(say![", ", strong(self.title), ", could not be revealed in ", self.channel]);
        what.extend(because(self.reason));
        let then = say![
            "Answers and points are kept. See that Keypoint may write there, and in threads, so that the next reveal comes."
        ];
        notice("A reveal is missing", what, then)
    }
}

impl SlotsMissed<'_> {
    /// The notice.
    #[must_use]
    pub fn message(&self) -> Message {
        let first = in_zone(self.first, self.zone);
        let missed = match self.slots {
            1 => format!(
                " did not post its question: Keypoint was down at its time, {first}, and it is too late now."
            ),
            _ => format!(
                " did not post {}: Keypoint was down from {first} on, and it is too late for them now.",
                counted(self.slots, "question", "questions")
            ),
        };
        let mut then = say![
            "Streaks are not broken by it. To post one now: ",
            code(format!("/schedule run {}", self.schedule))
        ];
        if let Some(next) = self.next {
            then.push(format!(". The next one comes {}.", in_zone(next, self.zone)).into());
        }
        let title = if self.slots == 1 { "A question was missed" } else { "Questions were missed" };
        notice(title, say!["The schedule ", strong(self.schedule), " in ", self.channel, missed], then)
    }
}

/// What a platform gives as its reason, to end a sentence with; what is to be typed is code.
fn because(reason: &str) -> Vec<Inline> {
    with_code(&format!(": {}.", reason.trim_end_matches('.')))
}

pub(super) fn notice(title: &str, what: Vec<Inline>, then: Vec<Inline>) -> Message {
    Message::new(Tone::Warning)
        .with(Block::Title(title.to_owned()))
        .with(Block::Text(what))
        .with(Block::Text(then))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::{UTC, channel, noon, person, text, topic};

    #[test]
    fn notices_say_what_happened_and_what_to_do() {
        let channel = channel();
        let choice = Choice { topics: vec![topic("go")], ..Choice::default() };
        let ada = person("Ada");
        let empty = EmptyChoice { schedule: "weekdays", channel: &channel, choice: &choice, matching: 0 };
        let refused =
            PostRefused { of: Asker::Member(&ada), channel: &channel, reason: "Missing permission" };
        let of = Asker::Schedule("weekdays");
        let uncertain =
            PostUncertain { of, channel: &channel, title: "Safe retries", due_at: noon(), job: "1a2b3c4d" };
        let missed = |slots| SlotsMissed {
            schedule: "weekdays",
            channel: &channel,
            first: noon(),
            slots,
            zone: UTC,
            next: Some(noon()),
        };
        let all = [
            empty.message(),
            refused.message(),
            uncertain.message(),
            missed(1).message(),
            missed(3).message(),
        ];
        assert_snapshot!(all.map(|notice| text(&notice)).join("\n---\n"), @"
        Nothing to post

        The schedule weekdays in #interview-practice found no question that matches its choice: topic go.

        Add such questions to the bank, or remove the schedule with `/schedule remove weekdays` and add it with a wider choice. It tries again with its next post.
        ---
        A question was not posted

        The question that Ada asked for could not be posted in #interview-practice: Missing permission.

        The question is not used up. See that Keypoint may read and write there, then post one with `/question`.
        ---
        A question may be missing

        The question of the schedule weekdays, due Tue 24 Nov, 12:00 UTC, may or may not have reached #interview-practice: the connection broke, and the channel cannot be read to find out.

        To be sure that nothing is posted twice, it is not sent again, and the question Safe retries is set aside. Please look into the channel. If it is not there, post another one with `/schedule run weekdays`. Whoever runs Keypoint frees the question with `keypoint jobs drop 1a2b3c4d`, or has it looked for again, and sent if it is not there, with `keypoint jobs retry 1a2b3c4d`. If Keypoint may read the channel's history, this does not happen.
        ---
        A question was missed

        The schedule weekdays in #interview-practice did not post its question: Keypoint was down at its time, Tue 24 Nov 2026, 12:00 UTC, and it is too late now.

        Streaks are not broken by it. To post one now: `/schedule run weekdays`. The next one comes Tue 24 Nov 2026, 12:00 UTC.
        ---
        Questions were missed

        The schedule weekdays in #interview-practice did not post 3 questions: Keypoint was down from Tue 24 Nov 2026, 12:00 UTC on, and it is too late for them now.

        Streaks are not broken by it. To post one now: `/schedule run weekdays`. The next one comes Tue 24 Nov 2026, 12:00 UTC.
        ");
    }
}
