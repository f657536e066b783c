//! Threads: made, changed, joined, left and deleted, by whomever.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{
    super::{
        dispatch::Audience,
        errors::{self, Error},
        model::{Channel, Id, Kind, State, Thread, sent_at},
        object::{self, id, ids},
        permissions::{self, MANAGE_THREADS, VIEW_CHANNEL},
    },
    messages::Draft,
};

/// A server holds so many active threads.
const MOST_ACTIVE: usize = 1000;
/// A thread holds so many people.
const MOST_MEMBERS: usize = 1000;

/// A thread to be made; everything in it is checked already.
#[derive(Clone, Debug)]
pub struct NewThread {
    /// Its channel.
    pub parent: Id,
    /// What sort it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// After how many minutes it is archived.
    pub auto_archive_minutes: u64,
    /// The seconds that members wait between messages.
    pub slow_mode: u64,
    /// The message from which it is made.
    pub starter: Option<Id>,
    /// The first message of a forum's post.
    pub post: Option<Draft>,
    /// The tags of a forum's post.
    pub tags: Vec<Id>,
}

impl State {
    /// Makes a thread; who may is checked already.
    pub fn create_thread(&mut self, owner: Id, new: NewThread) -> Result<Id, Error> {
        let guild = self.channels.get(&new.parent).ok_or_else(errors::unknown_channel)?.guild;
        let guild = guild.ok_or_else(errors::wrong_channel_type)?;
        let active = self.channels.values().filter(|channel| {
            channel.guild == Some(guild) && channel.thread.as_ref().is_some_and(|thread| !thread.archived)
        });
        if active.count() >= MOST_ACTIVE {
            return Err(errors::too_many_threads());
        }
        let made = new.starter.unwrap_or_else(|| self.id());
        if self.channels.contains_key(&made) {
            return Err(errors::thread_exists());
        }
        let thread = Thread {
            owner,
            starter: new.starter.or(new.post.is_some().then_some(made)),
            archived: false,
            locked: false,
            auto_archive_minutes: new.auto_archive_minutes,
            archive_changed_at: (self.now)(),
            members: BTreeSet::from([owner]),
            total_sent: 0,
            applied_tags: new.tags,
        };
        let channel = Channel {
            id: made,
            kind: new.kind,
            guild: Some(guild),
            name: new.name.clone(),
            parent: Some(new.parent),
            position: 0,
            overwrites: Vec::new(),
            slow_mode: new.slow_mode,
            nsfw: false,
            flags: 0,
            available_tags: Vec::new(),
            thread: Some(thread),
            recipients: Vec::new(),
        };
        self.channels.insert(made, channel);
        self.tell_of_new_thread(made);
        if let Some(starter) = new.starter {
            self.edit_message(new.parent, starter, false, |message| message.flags |= 1 << 5)?;
            let draft = Draft { kind: Some(21), reference: Some((new.parent, starter)), ..Draft::default() };
            let author = self.message(new.parent, starter)?.author;
            self.send_message(author, made, draft);
        } else if let Some(draft) = new.post {
            self.send_message_as(made, owner, made, draft);
        } else if new.kind == Kind::PublicThread {
            // The channel shows that there is a thread now.
            let draft =
                Draft { content: new.name, kind: Some(18), reference: Some((made, 0)), ..Draft::default() };
            self.send_message(owner, new.parent, draft);
        }
        Ok(made)
    }

    /// Tells every bot that sees it of a new thread, each with its own membership.
    fn tell_of_new_thread(&mut self, thread: Id) {
        let guild = self.channels[&thread].guild;
        for application in self.bots_seeing(thread) {
            let mut event = object::channel(self, &self.channels[&thread], application);
            event["newly_created"] = json!(true);
            self.outbox.send("THREAD_CREATE", event, Audience::Application { application, guild });
        }
    }

    /// The bots that see a channel.
    pub fn bots_seeing(&self, channel: Id) -> Vec<Id> {
        let bots = self.applications.keys().copied();
        bots.filter(|bot| permissions::in_channel(self, *bot, channel) & VIEW_CHANNEL != 0).collect()
    }

    /// Opens a thread by writing in it.
    pub fn wake(&mut self, channel: Id) {
        let archived = self.channels.get(&channel).and_then(|channel| channel.thread.as_ref());
        if archived.is_some_and(|thread| thread.archived) {
            self.change_thread(channel, |channel| {
                channel.thread.as_mut().expect("it is one").archived = false;
            });
        }
    }

    /// Changes a thread, and tells of it.
    pub fn change_thread(&mut self, thread: Id, change: impl FnOnce(&mut Channel)) {
        let now = (self.now)();
        let Some(channel) = self.channels.get_mut(&thread) else { return };
        let before = channel.thread.as_ref().map(|thread| (thread.archived, thread.auto_archive_minutes));
        change(channel);
        let Some(inner) = channel.thread.as_mut() else { return };
        let opened = before.is_some_and(|(archived, _)| archived) && !inner.archived;
        if before != Some((inner.archived, inner.auto_archive_minutes)) {
            inner.archive_changed_at = now;
        }
        let event = object::channel(self, &self.channels[&thread], 0);
        let audience = self.audience(thread);
        self.outbox.send("THREAD_UPDATE", event, audience);
        if opened {
            self.tell_members(thread);
        }
    }

    /// When a thread opens again, each bot in it is told of its own membership.
    fn tell_members(&mut self, thread: Id) {
        let channel = &self.channels[&thread];
        let (Some(inner), Some(guild)) = (&channel.thread, channel.guild) else { return };
        let bots: Vec<Id> =
            inner.members.iter().copied().filter(|member| self.applications.contains_key(member)).collect();
        for bot in bots {
            let mut event = object::thread_member(&self.channels[&thread], bot);
            event["guild_id"] = id(guild);
            let audience = Audience::Application { application: bot, guild: Some(guild) };
            self.outbox.send("THREAD_MEMBER_UPDATE", event, audience);
        }
    }

    /// Somebody comes into a thread: of their own will, or by another.
    pub fn join_thread(&mut self, thread: Id, user: Id) -> Result<(), Error> {
        self.is_open(thread)?;
        let channel = self.channels.get(&thread).ok_or_else(errors::unknown_channel)?;
        let inner = channel.thread.as_ref().ok_or_else(errors::wrong_channel_type)?;
        if inner.members.contains(&user) {
            return Ok(());
        }
        if inner.members.len() >= MOST_MEMBERS {
            return Err(errors::too_many_participants());
        }
        self.add_to_thread(thread, &BTreeSet::from([user]));
        Ok(())
    }

    /// Puts people into a thread, and tells of it.
    pub fn add_to_thread(&mut self, thread: Id, users: &BTreeSet<Id>) {
        let Some(channel) = self.channels.get_mut(&thread) else { return };
        let (Some(inner), Some(guild)) = (&mut channel.thread, channel.guild) else { return };
        inner.members.extend(users);
        let added: Vec<Value> = users.iter().map(|user| self.full_thread_member(thread, *user)).collect();
        for bot in users.iter().filter(|user| self.applications.contains_key(user)) {
            let event = object::channel(self, &self.channels[&thread], *bot);
            let audience = Audience::Application { application: *bot, guild: Some(guild) };
            self.outbox.send("THREAD_CREATE", event, audience);
        }
        self.tell_of_members(thread, &added, &[]);
    }

    /// Somebody leaves a thread: of their own will, or by another.
    pub fn leave_thread(&mut self, thread: Id, user: Id) -> Result<(), Error> {
        self.is_open(thread)?;
        let channel = self.channels.get_mut(&thread).ok_or_else(errors::unknown_channel)?;
        let inner = channel.thread.as_mut().ok_or_else(errors::wrong_channel_type)?;
        if inner.members.remove(&user) {
            self.tell_of_members(thread, &[], &[user]);
        }
        Ok(())
    }

    fn full_thread_member(&self, thread: Id, user: Id) -> Value {
        let channel = &self.channels[&thread];
        let mut value = object::thread_member(channel, user);
        let guild = channel.guild.and_then(|guild| self.guilds.get(&guild));
        if let Some(member) = guild.and_then(|guild| guild.members.get(&user)) {
            value["member"] = object::member(self, member);
        }
        value["presence"] = json!(null);
        value
    }

    fn tell_of_members(&mut self, thread: Id, added: &[Value], removed: &[Id]) {
        let channel = &self.channels[&thread];
        let count = channel.thread.as_ref().map_or(0, |inner| inner.members.len().min(50));
        let mut event = json!({ "id": id(thread), "member_count": count });
        if !added.is_empty() {
            event["added_members"] = json!(added);
        }
        if !removed.is_empty() {
            event["removed_member_ids"] = ids(removed.iter().copied());
        }
        let (event, audience) = (self.with_guild(thread, event), self.audience(thread));
        self.outbox.send("THREAD_MEMBERS_UPDATE", event, audience);
    }

    /// Archives every thread in which nothing happened for its time; to be called when time passed.
    pub fn archive_idle_threads(&mut self) {
        let now = (self.now)();
        let idle = |channel: &&Channel| {
            let Some(thread) = channel.thread.as_ref().filter(|thread| !thread.archived) else {
                return false;
            };
            let last = self.messages.get(&channel.id).and_then(|messages| messages.last_key_value());
            let last = last
                .map_or(thread.archive_changed_at, |(last, _)| sent_at(*last).max(thread.archive_changed_at));
            let minutes = i64::try_from(thread.auto_archive_minutes).unwrap_or(i64::MAX);
            now - last >= TimeDelta::minutes(minutes)
        };
        let idle: Vec<Id> = self.channels.values().filter(idle).map(|channel| channel.id).collect();
        for thread in idle {
            self.archive_thread(thread, true);
        }
    }

    /// Archives a thread, or opens it.
    pub fn archive_thread(&mut self, thread: Id, archived: bool) {
        self.change_thread(thread, |channel| {
            if let Some(thread) = &mut channel.thread {
                thread.archived = archived;
            }
        });
    }

    /// Whether somebody moderates the threads of a channel.
    pub fn moderates_threads(&self, user: Id, channel: Id) -> bool {
        permissions::may(self, user, channel, MANAGE_THREADS)
    }
}
