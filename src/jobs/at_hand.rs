//! The work at hand: how much is done at a time, for each platform, workspace and channel, so that
//! none that is slow or in trouble keeps the others from their turn; and whose it is, so that a panic is
//! settled like any other failure, and a stop gives back what it could not finish.

use std::collections::HashMap;

use tokio::task::{Id, JoinError, JoinSet};

use crate::{
    chat::port::Platform,
    practice::ids::{ChannelId, WorkspaceId},
    store::{Claim, Claimable, Full},
};

/// How much a process does at a time on a platform: each piece waits for the network most of its time,
/// and what it holds meanwhile is memory alone.
const PER_PLATFORM: usize = 64;

/// How much of that may be for one workspace: a quarter, so that four that hang leave the others slow
/// but not stuck.
const PER_WORKSPACE: usize = 16;

/// How much may be for one channel: one that hangs, and one that gets on.
const PER_CHANNEL: usize = 2;

/// For whom a piece of work at hand is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lane {
    pub(super) platform: Platform,
    pub(super) workspace: WorkspaceId,
    pub(super) channel: Option<ChannelId>,
}

/// The work at hand, each piece with the claim to it.
pub(super) struct AtHand<C = Claim> {
    tasks: JoinSet<()>,
    lanes: HashMap<Id, (Lane, C)>,
}

impl<C> Default for AtHand<C> {
    fn default() -> Self {
        Self { tasks: JoinSet::new(), lanes: HashMap::new() }
    }
}

impl Lane {
    pub(super) fn of(platform: Platform, work: &Claimable) -> Self {
        Self { platform, workspace: work.workspace, channel: work.channel }
    }
}

impl<C> AtHand<C> {
    /// How much more may be begun on a platform.
    pub(super) fn room(&self, platform: Platform) -> usize {
        PER_PLATFORM.saturating_sub(self.count(|lane| lane.platform == platform))
    }

    /// What takes no more for now, besides what is `chosen` to be begun.
    pub(super) fn full(&self, chosen: &[Lane]) -> Full {
        let mut workspaces = HashMap::new();
        let mut channels = HashMap::new();
        for lane in self.lanes.values().map(|(lane, _)| lane).chain(chosen) {
            *workspaces.entry(lane.workspace).or_insert(0) += 1;
            if let Some(channel) = lane.channel {
                *channels.entry(channel).or_insert(0) += 1;
            }
        }
        Full {
            workspaces: at_least(workspaces, PER_WORKSPACE),
            channels: at_least(channels, PER_CHANNEL),
            keys: &[],
        }
    }

    /// Whether there is room for one more of this lane, besides what is `chosen`.
    pub(super) fn takes(&self, lane: Lane, chosen: &[Lane]) -> bool {
        let alike = |fits: &dyn Fn(&Lane) -> bool| {
            self.count(fits) + chosen.iter().filter(|other| fits(other)).count()
        };
        alike(&|other| other.workspace == lane.workspace) < PER_WORKSPACE
            && lane.channel.is_none_or(|channel| alike(&|other| other.channel == Some(channel)) < PER_CHANNEL)
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }

    /// Begins work.
    pub(super) fn begin(&mut self, lane: Lane, claim: C, work: impl Future<Output = ()> + Send + 'static) {
        let id = self.tasks.spawn(work).id();
        self.lanes.insert(id, (lane, claim));
    }

    /// Waits for the next piece of work to end. `Some` with a claim: it panicked. It never returns
    /// while there is no work.
    pub(super) async fn ended(&mut self) -> Option<(C, JoinError)> {
        match self.tasks.join_next_with_id().await {
            Some(ended) => self.take(ended),
            None => std::future::pending().await,
        }
    }

    /// Takes note of what has ended already; returns what of it panicked.
    pub(super) fn take_note(&mut self) -> Vec<(C, JoinError)> {
        let mut panicked = Vec::new();
        while let Some(ended) = self.tasks.try_join_next_with_id() {
            panicked.extend(self.take(ended));
        }
        panicked
    }

    /// Stops all of it where it stands; returns what was not finished.
    pub(super) async fn abandon(&mut self) -> Vec<C> {
        self.tasks.abort_all();
        while let Some(ended) = self.tasks.join_next_with_id().await {
            if let Ok((id, ())) = ended {
                self.lanes.remove(&id);
            }
        }
        self.lanes.drain().map(|(_, (_, claim))| claim).collect()
    }

    fn take(&mut self, ended: Result<(Id, ()), JoinError>) -> Option<(C, JoinError)> {
        match ended {
            Ok((id, ())) => {
                self.lanes.remove(&id);
                None
            }
            Err(error) => self.lanes.remove(&error.id()).map(|(_, claim)| (claim, error)),
        }
    }

    fn count(&self, fits: impl Fn(&Lane) -> bool) -> usize {
        self.lanes.values().filter(|(lane, _)| fits(lane)).count()
    }
}

fn at_least<T>(counts: HashMap<T, usize>, most: usize) -> Vec<T> {
    counts.into_iter().filter(|(_, count)| *count >= most).map(|(one, _)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::Moment, entropy::Entropy};
    use std::future::pending;

    fn lane(entropy: &Entropy, workspace: Option<Lane>) -> Lane {
        let id = || entropy.id(crate::practice::Timestamp::default());
        Lane {
            platform: Platform::Discord,
            workspace: workspace.map_or_else(|| WorkspaceId(id()), |lane| lane.workspace),
            channel: Some(ChannelId(id())),
        }
    }

    #[tokio::test]
    async fn a_channel_that_hangs_leaves_room_for_the_others_of_its_workspace() {
        let (entropy, mut at_hand) = (Entropy::seeded(1), AtHand::<u8>::default());
        let slow = lane(&entropy, None);
        let other = lane(&entropy, Some(slow));
        for _ in 0..PER_CHANNEL {
            assert!(at_hand.takes(slow, &[]));
            at_hand.begin(slow, 0, pending());
        }
        assert!(!at_hand.takes(slow, &[]) && at_hand.takes(other, &[]));
        assert_eq!(
            at_hand.full(&[]),
            Full { channels: slow.channel.into_iter().collect(), ..Full::default() }
        );
        // What is chosen and not begun yet counts as well.
        assert!(!at_hand.takes(other, &[other, other]));
    }

    #[tokio::test]
    async fn a_workspace_that_hangs_leaves_room_for_the_others_of_its_platform() {
        let (entropy, mut at_hand) = (Entropy::seeded(2), AtHand::<u8>::default());
        let first = lane(&entropy, None);
        for _ in 0..PER_WORKSPACE {
            at_hand.begin(lane(&entropy, Some(first)), 0, pending());
        }
        assert!(!at_hand.takes(lane(&entropy, Some(first)), &[]));
        assert!(at_hand.takes(lane(&entropy, None), &[]));
        assert_eq!(at_hand.full(&[]).workspaces, [first.workspace]);
        assert_eq!(at_hand.room(Platform::Discord), PER_PLATFORM - PER_WORKSPACE);
        assert_eq!(at_hand.room(Platform::Local), PER_PLATFORM);
    }

    #[tokio::test]
    async fn what_has_ended_or_panicked_makes_room() {
        let (entropy, mut at_hand) = (Entropy::seeded(3), AtHand::<u8>::default());
        let lane = lane(&entropy, None);
        at_hand.begin(lane, 1, async {});
        at_hand.begin(lane, 2, async { panic!("on purpose") });
        at_hand.begin(lane, 3, (Moment::now() + std::time::Duration::from_hours(1)).reached());
        assert!(!at_hand.takes(lane, &[]));
        let ended = [at_hand.ended().await, at_hand.ended().await];
        let panicked: Vec<u8> = ended.into_iter().flatten().map(|(claim, _)| claim).collect();
        assert_eq!(panicked, [2], "only what panicked is to be settled");
        assert_eq!(at_hand.room(Platform::Discord), PER_PLATFORM - 1);
        assert!(at_hand.takes(lane, &[]));
        assert_eq!(at_hand.abandon().await, [3], "what a stop could not finish is given back");
    }
}
