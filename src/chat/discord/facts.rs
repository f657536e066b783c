//! What is known about the bot and its servers, shared by what hears from Discord and what speaks to
//! it. Whoever learns a fact writes it down here; nothing here asks Discord.

use std::{
    collections::{BTreeSet, HashMap, VecDeque},
    sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use serenity::model::id::{ApplicationId, ChannelId, GuildId, UserId};

/// How many threads are remembered with their channels: the ones of the last weeks in a large
/// installation. What was forgotten is asked for again.
const MOST_THREADS: usize = 10_000;

/// What is known about the bot and its servers.
#[derive(Debug, Default)]
pub struct Facts(RwLock<Known>);

#[derive(Debug, Default)]
struct Known {
    application: Option<ApplicationId>,
    bot: Option<UserId>,
    message_content: Option<bool>,
    unavailable: BTreeSet<GuildId>,
    parents: HashMap<ChannelId, ChannelId>,
    /// The threads among `parents`, the one that was learned first in front.
    learned: VecDeque<ChannelId>,
}

impl Facts {
    /// The application's id, once it is known.
    #[must_use]
    pub fn application(&self) -> Option<ApplicationId> {
        self.read().application
    }

    /// The bot's user id, once it is known. It is not the application's id in old applications.
    #[must_use]
    pub fn bot(&self) -> Option<UserId> {
        self.read().bot
    }

    /// Whether the bot gets to read what people write: the message content intent is switched on.
    /// Until that is known, it counts as switched off.
    #[must_use]
    pub fn reads_messages(&self) -> bool {
        self.read().message_content.unwrap_or(false)
    }

    /// Whether it is known whether the bot gets to read what people write.
    #[must_use]
    pub fn knows_whether_it_reads(&self) -> bool {
        self.read().message_content.is_some()
    }

    /// Whether a server is in an outage.
    #[must_use]
    pub fn is_unavailable(&self, guild: GuildId) -> bool {
        self.read().unavailable.contains(&guild)
    }

    /// The channel of a thread, if it is known.
    #[must_use]
    pub fn parent_of(&self, thread: ChannelId) -> Option<ChannelId> {
        self.read().parents.get(&thread).copied()
    }

    /// The application's id is this.
    pub fn set_application(&self, id: ApplicationId) {
        self.write().application = Some(id);
    }

    /// The bot's user id is this.
    pub fn set_bot(&self, id: UserId) {
        self.write().bot = Some(id);
    }

    /// Whether the message content intent is switched on.
    pub fn set_reads_messages(&self, on: bool) {
        self.write().message_content = Some(on);
    }

    /// A server is in an outage, or back from it.
    pub fn set_unavailable(&self, guild: GuildId, unavailable: bool) {
        let mut known = self.write();
        if unavailable {
            known.unavailable.insert(guild);
        } else {
            known.unavailable.remove(&guild);
        }
    }

    /// A thread belongs to this channel.
    pub fn set_parent(&self, thread: ChannelId, channel: ChannelId) {
        let mut known = self.write();
        if known.parents.insert(thread, channel).is_none() {
            known.learned.push_back(thread);
        }
        if known.learned.len() > MOST_THREADS
            && let Some(oldest) = known.learned.pop_front()
        {
            known.parents.remove(&oldest);
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, Known> {
        // A panic elsewhere leaves the facts as true as they were.
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Known> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_channels_of_the_latest_threads_are_remembered() {
        let facts = Facts::default();
        let channel = ChannelId::new(1);
        for thread in 1..=MOST_THREADS as u64 + 5 {
            facts.set_parent(ChannelId::new(thread), channel);
        }
        facts.set_parent(ChannelId::new(6), ChannelId::new(2));
        assert_eq!(facts.parent_of(ChannelId::new(5)), None);
        assert_eq!(facts.parent_of(ChannelId::new(6)), Some(ChannelId::new(2)));
        assert_eq!(facts.read().parents.len(), MOST_THREADS);
    }

    #[test]
    fn an_outage_ends() {
        let (facts, guild) = (Facts::default(), GuildId::new(1));
        facts.set_unavailable(guild, true);
        assert!(facts.is_unavailable(guild) && !facts.is_unavailable(GuildId::new(2)));
        facts.set_unavailable(guild, false);
        assert!(!facts.is_unavailable(guild));
    }
}
