//! A round: one posting of one question in a channel, by a slot or on demand.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use super::origin::Origin;
use super::{
    Timestamp,
    answer::AnswerMode,
    choice::Choice,
    ids::{ChannelId, MemberId, RoundId, WorkspaceId},
    period::day_of,
    points::Scoring,
    question::{Question, UnknownName, named},
    schedule::{Schedule, reveal::RevealRule, slots::Slot, zone::Zone},
};

named! {
    /// Where a round stands. It only ever moves down this list, but that any of the first two may
    /// end as abandoned or uncertain, and any that has a question as voided.
    RoundState {
        /// Decided, and no question drawn yet.
        Due = "due",
        /// Its question is drawn; it is being posted.
        Posting = "posting",
        /// Posted; it collects answers.
        Open = "open",
        /// Closed to answers; the reveal is being posted.
        Revealing = "revealing",
        /// Revealed.
        Revealed = "revealed",
        /// Not posted, and never will be; it has used no question.
        Abandoned = "abandoned",
        /// Nobody knows whether it was posted; its question is set aside.
        Uncertain = "uncertain",
        /// An admin decided that it counts for nothing.
        Voided = "voided",
    }
}

/// A round.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The channel.
    pub channel: ChannelId,
    /// Who asked for it.
    pub origin: Origin,
    /// What its question is drawn from.
    pub choice: Choice,
    /// When it is revealed, as a rule.
    pub reveal: RevealRule,
    /// How its answers are given.
    pub answers: AnswerMode,
    /// Where it stands.
    pub state: RoundState,
    /// When it was due.
    pub due_at: Timestamp,
    /// Its question as it was posted, whatever happens to the file; none while it is due.
    pub question: Option<Question>,
    /// The role or group to notify, by its id on the platform.
    pub notify: Option<String>,
    /// Where it is on the platform, once it is open.
    pub posted: Option<Posted>,
    /// When it closes to answers: known once it is being posted; earlier if it is ended early.
    pub closes_at: Option<Timestamp>,
    /// When the reveal was out.
    pub revealed_at: Option<Timestamp>,
    /// How its answers count, once it is posted; none if it was posted before this was kept.
    pub scoring: Option<Scoring>,
}

/// Where an open round is on its platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// When it was posted. All its points belong to the periods of this time.
    pub at: Timestamp,
    /// The message of the card, by its id on the platform.
    pub message: String,
    /// The thread, by its id on the platform; none where the place has no threads.
    pub thread: Option<String>,
    /// The thread that the card itself is in, where a channel holds threads alone: a forum's post.
    pub card_thread: Option<String>,
    /// Which of the schedule's rounds it is, from 1; a streak counts these. 0 without a schedule.
    pub sequence: i64,
}

impl Round {
    /// A round on demand that is due now, with answers that everybody sees.
    #[must_use]
    pub fn on_demand(
        id: RoundId,
        (workspace, channel): (WorkspaceId, ChannelId),
        asked_by: Option<MemberId>,
        choice: Choice,
        reveal: RevealRule,
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            workspace,
            channel,
            origin: Origin::Demand { asked_by },
            choice,
            reveal,
            answers: AnswerMode::Open,
            state: RoundState::Due,
            due_at: now,
            question: None,
            notify: None,
            posted: None,
            closes_at: None,
            revealed_at: None,
            scoring: None,
        }
    }

    /// A round of a schedule that is due: by a slot, or now.
    #[must_use]
    pub fn of_schedule(id: RoundId, schedule: &Schedule, slot: Option<Slot>, now: Timestamp) -> Self {
        Self {
            id,
            workspace: schedule.workspace,
            channel: schedule.channel,
            origin: Origin::Schedule { schedule: schedule.id, slot: slot.map(|slot| slot.local) },
            choice: schedule.choice.clone(),
            reveal: schedule.reveal,
            answers: schedule.answers,
            state: RoundState::Due,
            due_at: slot.map_or(now, |slot| slot.at),
            question: None,
            notify: schedule.notify.clone(),
            posted: None,
            closes_at: None,
            revealed_at: None,
            scoring: None,
        }
    }

    /// Whether what a member says at `at` is in time: before it closes, as the reveal may be out then.
    #[must_use]
    pub fn takes_answers_at(&self, at: Timestamp) -> bool {
        self.closes_at.is_none_or(|closes_at| at < closes_at)
    }

    /// The day on which it was posted, in the workspace's zone, which is `zone` now.
    #[must_use]
    pub fn day(&self, zone: Zone) -> Option<NaiveDate> {
        let posted = self.posted.as_ref()?;
        Some(self.scoring.as_ref().map_or_else(|| day_of(zone, posted.at), |scoring| scoring.day))
    }

    /// Whether Keypoint shows the answers in its thread now: what came by form at once, and nothing before
    /// the reveal where answers are sealed.
    #[must_use]
    pub fn shows_answers(&self) -> bool {
        match self.state {
            RoundState::Open | RoundState::Revealing => !self.answers.is_sealed(),
            RoundState::Revealed => true,
            RoundState::Due
            | RoundState::Posting
            | RoundState::Voided
            | RoundState::Abandoned
            | RoundState::Uncertain => false,
        }
    }

    /// Whether what is shown of its answers follows them: as long as more is shown, and after it was taken
    /// back, as its answers may still be deleted by who gave them.
    #[must_use]
    pub fn keeps_answers_shown(&self) -> bool {
        self.shows_answers() || self.state == RoundState::Voided
    }

    /// Whether a message in its thread is to be hidden: nobody is to read it before the reveal.
    #[must_use]
    pub fn hides_messages(&self) -> bool {
        self.answers.is_sealed()
            && matches!(self.state, RoundState::Posting | RoundState::Open | RoundState::Revealing)
    }

    /// Whether it has been posted and is not revealed yet.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == RoundState::Open
    }
}
