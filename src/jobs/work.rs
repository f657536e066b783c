//! What work there is, how it is written down, and how the worker hears of it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicI64, Ordering},
};

use serde::{Deserialize, Serialize};
use tokio::sync::Notify;

use crate::{
    chat::{
        message::Message,
        port::{EffectKey, MessageRef, Place},
    },
    entropy::Entropy,
    fault,
    practice::{
        Timestamp,
        ids::{AnswerId, ChannelId, JobId, MemberId, RoundId, WorkspaceId},
        privacy::Erasure,
        round::Round,
    },
    store::{self, NewJob, Tx},
};

/// A piece of work. Its JSON form is in the database: add variants and fields, never rename one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Work {
    /// Post a round.
    Post {
        /// The round.
        round: RoundId,
    },
    /// Reveal a round.
    Reveal {
        /// The round.
        round: RoundId,
    },
    /// Read what a round's thread holds.
    Read {
        /// The round.
        round: RoundId,
        /// Why, so that each reason reads once: the round's opening, or a turn after nobody listened.
        reason: String,
    },
    /// Put the tick on a member's message.
    Acknowledge {
        /// The message.
        message: MessageRef,
    },
    /// Remove all but one of the messages that carry a key.
    RemoveCopies {
        /// The key.
        key: EffectKey,
        /// Where they are.
        place: Place,
        /// The one whose coming was seen, if one was.
        seen: Option<MessageRef>,
        /// Which looking it is, so that each happens once: the message that was seen, the send, or a turn
        /// after nobody listened.
        reason: String,
    },
    /// Say hello in a workspace.
    Greet {
        /// Where.
        place: Place,
        /// Since when the bot is there: once for each joining.
        joined_at: Timestamp,
        /// Whether it joined this channel alone, and not the workspace.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        in_channel: bool,
    },
    /// Open a round's thread again.
    ReopenThread {
        /// The round.
        round: RoundId,
        /// When it was closed: once for each time.
        closed_at: Timestamp,
    },
    /// Bring what stands of a round up to date.
    Update {
        /// The round.
        round: RoundId,
        /// Which update it is, so that each happens once.
        turn: String,
    },
    /// Show the answers of a round that have changed since they were shown.
    ShowAnswers {
        /// The round.
        round: RoundId,
    },
    /// Hide a message of a sealed round, which is a part of its author's answer.
    HideMessage {
        /// The round.
        round: RoundId,
        /// Its author.
        member: MemberId,
        /// The message.
        message: MessageRef,
        /// The part's name in the store.
        source: String,
    },
    /// Tell a member what became of a message of theirs in a sealed round.
    TellSealed {
        /// The round.
        round: RoundId,
        /// Whom.
        member: MemberId,
        /// Whether it is hidden.
        hidden: bool,
    },
    /// Tell a member that what they write in a round's thread is not read.
    TellUnheard {
        /// The round.
        round: RoundId,
        /// Whom.
        member: MemberId,
    },
    /// Delete what a member said, whose name is gone, and if they wished it what they earned.
    Erase {
        /// Whose.
        member: MemberId,
        /// What.
        erasure: Erasure,
        /// Whether it was done before, and is done once more for what came meanwhile.
        #[serde(default)]
        again: bool,
    },
    /// Tell the workspace's admins something.
    TellAdmins {
        /// What it is about, once for each.
        about: String,
        /// Near which place.
        place: Place,
        /// Whom it concerns most, by their id on the platform, if anybody more than the others.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<String>,
        /// What to tell them.
        message: Message,
    },
}

impl Work {
    /// Whether it waits while the clock is in doubt: what people would see at the wrong time, and
    /// could not be taken back.
    #[must_use]
    pub const fn waits_for_clock(&self) -> bool {
        match self {
            Self::Post { .. } | Self::Reveal { .. } => true,
            Self::Read { .. }
            | Self::Acknowledge { .. }
            | Self::RemoveCopies { .. }
            | Self::Greet { .. }
            | Self::ReopenThread { .. }
            | Self::Update { .. }
            | Self::ShowAnswers { .. }
            | Self::HideMessage { .. }
            | Self::TellSealed { .. }
            | Self::TellUnheard { .. }
            | Self::Erase { .. }
            | Self::TellAdmins { .. } => false,
        }
    }

    /// The name of its effect: the same work is written down once.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Post { round } => format!("post:{round}"),
            Self::Reveal { round } => format!("reveal:{round}"),
            Self::Read { round, reason } => format!("read:{round}:{reason}"),
            Self::Acknowledge { message } => {
                format!("acknowledge:{}:{}", message.place.channel, message.id)
            }
            Self::RemoveCopies { key, reason, .. } => format!("remove-copies:{key}:{reason}"),
            Self::Greet { place, joined_at, in_channel: true } => {
                format!("greet:{}:{}", joined_at.timestamp_millis(), place.channel)
            }
            Self::Greet { joined_at, .. } => format!("greet:{}", joined_at.timestamp_millis()),
            Self::ReopenThread { round, closed_at } => {
                format!("reopen:{round}:{}", closed_at.timestamp_millis())
            }
            Self::Update { round, turn } => format!("update:{round}:{turn}"),
            Self::ShowAnswers { round } => format!("show:{round}"),
            Self::HideMessage { message, .. } => format!("hide:{}:{}", message.place.channel, message.id),
            Self::TellSealed { round, member, hidden } => {
                format!("tell-sealed:{round}:{member}:{}", if *hidden { "hidden" } else { "seen" })
            }
            Self::TellUnheard { round, member } => format!("tell-unheard:{round}:{member}"),
            Self::Erase { member, erasure, again } => {
                format!("erase:{member}:{erasure}{}", if *again { ":again" } else { "" })
            }
            Self::TellAdmins { about, .. } => format!("tell-admins:{about}"),
        }
    }
}

/// The keys of work that waits for the clock, behind the 36 characters of the workspace's id.
pub(super) const WAITS_FOR_CLOCK: [&str; 2] =
    ["____________________________________:post:%", "____________________________________:reveal:%"];

/// Writes work down in the transaction that decided it, for a workspace, and the channel that it is
/// about, if it is about one. Returns whether it is new.
pub async fn enqueue(
    tx: &mut Tx,
    entropy: &Entropy,
    workspace: WorkspaceId,
    channel: Option<ChannelId>,
    work: &Work,
    due_at: Timestamp,
    now: Timestamp,
) -> store::Result<bool> {
    tx.enqueue(&job_of(entropy, workspace, channel, work, due_at, now)?, now).await
}

/// Has something done once more that may have been done before: it is written down, or made due again.
/// A worker that is at it may have looked already, so it is written down under another `turn` then.
pub async fn once_more(
    tx: &mut Tx,
    entropy: &Entropy,
    workspace: WorkspaceId,
    channel: Option<ChannelId>,
    work: impl Fn(String) -> Work,
    now: Timestamp,
) -> store::Result<()> {
    for turn in 1..=TURNS {
        let work = work(format!("again-{turn}"));
        if tx.wake(&job_of(entropy, workspace, channel, &work, now, now)?, now).await? {
            return Ok(());
        }
    }
    let work = work(entropy.id(now).to_string());
    enqueue(tx, entropy, workspace, channel, &work, now, now).await?;
    Ok(())
}

/// How many workers may be at the same thing, each of them told to look once more meanwhile, before that
/// is written down under a name of its own: as many as starts and gaps follow each other within a lease.
const TURNS: u32 = 8;

/// Has an answer shown anew, which has changed: now, or once it may be seen.
pub async fn show_anew(
    tx: &mut Tx,
    entropy: &Entropy,
    round: &Round,
    answer: AnswerId,
    now: Timestamp,
) -> store::Result<()> {
    tx.mark_to_show(answer).await?;
    show_answers(tx, entropy, round, now).await
}

/// Whether answers may be shown in a round now that were not shown before.
pub(super) fn may_show(round: &Round) -> bool {
    round.shows_answers() || fault::bug("show-what-is-sealed")
}

/// Has the answers of a round shown that have changed, if they may be seen by now.
pub async fn show_answers(
    tx: &mut Tx,
    entropy: &Entropy,
    round: &Round,
    now: Timestamp,
) -> store::Result<()> {
    if !round.keeps_answers_shown() && !may_show(round) {
        return Ok(());
    }
    let work = Work::ShowAnswers { round: round.id };
    tx.ask_again(&job_of(entropy, round.workspace, Some(round.channel), &work, now, now)?, now).await
}

fn job_of(
    entropy: &Entropy,
    workspace: WorkspaceId,
    channel: Option<ChannelId>,
    work: &Work,
    due_at: Timestamp,
    now: Timestamp,
) -> store::Result<NewJob> {
    let json = serde_json::to_string(work).map_err(|error| store::StoreError::Corrupt(error.to_string()))?;
    let key = format!("{workspace}:{}", work.key());
    Ok(NewJob { id: JobId(entropy.id(now)), key, workspace, channel, work: json, due_at })
}

/// Makes a round's reveal due now.
pub async fn reveal_now(
    tx: &mut Tx,
    workspace: WorkspaceId,
    round: RoundId,
    now: Timestamp,
) -> store::Result<bool> {
    tx.reschedule(&format!("{workspace}:{}", Work::Reveal { round }.key()), now, now).await
}

/// When the worker last looked for work: what tells a worker that is idle from one that is stuck.
#[derive(Clone, Debug, Default)]
pub struct Pulse(Arc<AtomicI64>);

impl Pulse {
    /// The worker looks for work now.
    pub(super) fn beat(&self, now: Timestamp) {
        self.0.store(now.timestamp_millis(), Ordering::Relaxed);
    }

    /// Whether the worker has looked for work since `since`.
    #[must_use]
    pub fn has_beaten_since(&self, since: Timestamp) -> bool {
        self.0.load(Ordering::Relaxed) >= since.timestamp_millis()
    }
}

/// Tells the worker, after a commit, that there may be new work; or that something was not kept.
#[derive(Clone, Debug, Default)]
pub struct Waker {
    woken: Arc<Notify>,
    missed: Arc<AtomicBool>,
}

impl Waker {
    /// There may be new work.
    pub fn wake(&self) {
        self.woken.notify_one();
    }

    /// Returns once there may be new work.
    pub async fn woken(&self) {
        self.woken.notified().await;
    }

    /// Something that was said in a thread could not be kept: it is to be read there. Nobody is woken, as
    /// what kept it from being kept needs a moment to pass.
    pub fn miss(&self) {
        self.missed.store(true, Ordering::Relaxed);
    }

    /// Whether something could not be kept since this was asked last.
    pub(super) fn has_missed(&self) -> bool {
        self.missed.swap(false, Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_patterns_of_what_waits_for_the_clock_are_those_of_its_keys() {
        let (workspace, round) = (WorkspaceId(uuid::Uuid::nil()), RoundId(uuid::Uuid::nil()));
        let waiting = [Work::Post { round }, Work::Reveal { round }];
        for (work, pattern) in waiting.iter().zip(WAITS_FOR_CLOCK) {
            assert!(work.waits_for_clock());
            let key = format!("{workspace}:{}", work.key());
            let fixed = pattern.trim_start_matches('_').trim_end_matches('%');
            let any = pattern.len() - pattern.trim_start_matches('_').len();
            assert!(key[any..].starts_with(fixed), "{key} is not like {pattern}");
        }
        assert!(!Work::Read { round, reason: String::new() }.waits_for_clock());
    }
}
