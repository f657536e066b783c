//! Looking for a message by its key.
//!
//! A history that comes back empty proves nothing: without the right to read, that is what Discord
//! answers. So `Absent` is said only if what the bot may do, computed from roles and overwrites, lets
//! it read there, and besides something was seen: any message of the channel, whoever wrote it. A
//! channel of which Discord itself says that nothing was ever posted may show nothing. What this
//! cannot know is whether a message was there and was deleted: then it is absent, too.

use serenity::{
    http::Route,
    model::{
        Permissions,
        id::{ChannelId, MessageId, UserId},
    },
};

use super::{
    Discord,
    message::{custom_id, nonce},
    places::{Spot, spot},
    rest::{Code, Request, RestError, Urgency},
    shapes::{Channel, Kind, Message, Threads, id_at},
    threads::PAGE,
};
use crate::{
    chat::port::{ChatError, EffectKey, Lookup, MessageRef, Place},
    practice::Timestamp,
};

/// How many pages of a history are read before the answer is that nobody knows: ten thousand messages
/// in the minutes between a send and its lookup.
const MOST_PAGES: usize = 100;

/// What is looked for.
struct Sought<'a> {
    bot: UserId,
    key: &'a EffectKey,
    nonce: String,
    /// The id that all messages since then exceed.
    after: u64,
}

impl Sought<'_> {
    fn is(&self, message: &Message) -> bool {
        message.author.id == self.bot
            && (message.custom_ids().into_iter().filter_map(custom_id::key_of).any(|key| key == self.key.0)
                || message.nonce().is_some_and(|nonce| nonce == self.nonce))
    }
}

/// What reading a history came to.
enum Read {
    /// The messages, the oldest first.
    Found(Vec<MessageId>),
    /// It was read to its end, and some message was seen.
    Seen,
    /// It was read, and there was nothing at all.
    Empty,
    /// It is too long.
    TooLong,
}

impl Discord {
    /// Looks for the message that carries a key.
    pub(super) async fn find_at(
        &self,
        place: &Place,
        key: &EffectKey,
        since: Timestamp,
    ) -> Result<Lookup, ChatError> {
        let spot = spot(place)?;
        self.check_outage(spot)?;
        let sought = Sought {
            bot: self.bot(self.rest.latest()).await?,
            key,
            nonce: nonce::of(key),
            after: id_at(since),
        };
        if let Some(guild) = spot.guild {
            let rights = match self.rights(guild, spot, Urgency::Background).await {
                Ok(rights) => rights,
                Err(error) if error.is(Code::MISSING_ACCESS) => return Ok(Lookup::Unreadable),
                Err(error) => return Err(error.into()),
            };
            if !rights.may.contains(Permissions::VIEW_CHANNEL | Permissions::READ_MESSAGE_HISTORY) {
                return Ok(Lookup::Unreadable);
            }
            if !rights.thread && rights.channel.kind() == Kind::Forum {
                return self.find_in_forum(place, spot, &sought).await;
            }
        }
        let found = |id: MessageId| MessageRef { place: place.clone(), id: id.to_string() };
        match self.read_for(spot.target(), &sought).await {
            Ok(Read::Found(ids)) => Ok(Lookup::Found(ids.into_iter().map(found).collect())),
            Ok(Read::Seen) => Ok(Lookup::Absent),
            Ok(Read::Empty) => self.judge_empty(spot, &sought).await,
            Ok(Read::TooLong) => Ok(Lookup::Unreadable),
            Err(error) if error.status() == Some(403) => Ok(Lookup::Unreadable),
            Err(error) => Err(error.into()),
        }
    }

    async fn read_for(&self, channel: ChannelId, sought: &Sought<'_>) -> Result<Read, RestError> {
        let mut after = sought.after;
        let mut seen = false;
        let mut found = Vec::new();
        for _ in 0..MOST_PAGES {
            let page = self.page_after(channel, after).await?;
            found.extend(page.iter().filter(|message| sought.is(message)).map(|message| message.id));
            seen |= !page.is_empty();
            after = page.iter().map(|message| message.id.get()).max().unwrap_or(after);
            if page.len() < PAGE {
                found.sort_unstable();
                return Ok(match (found.is_empty(), seen) {
                    (false, _) => Read::Found(found),
                    (true, true) => Read::Seen,
                    (true, false) => Read::Empty,
                });
            }
        }
        found.sort_unstable();
        Ok(if found.is_empty() { Read::TooLong } else { Read::Found(found) })
    }

    /// Nothing was posted since then, or so it seems: some older message has to be seen.
    async fn judge_empty(&self, spot: Spot, sought: &Sought<'_>) -> Result<Lookup, ChatError> {
        let route = Route::ChannelMessages { channel_id: spot.target() };
        let newest: Vec<Message> = self.rest.call(Request::get(route).with("limit", &1)).await?;
        if let Some(newest) = newest.first() {
            // One that is newer than the time in question contradicts the history just read.
            let agrees = newest.id.get() <= sought.after;
            return Ok(if agrees { Lookup::Absent } else { Lookup::Unreadable });
        }
        let channel = self.channel_now(spot.target(), Urgency::Background, self.rest.latest()).await?;
        Ok(if channel.last_message_id.is_none() { Lookup::Absent } else { Lookup::Unreadable })
    }

    /// Looks through the posts of a forum that the bot opened since then.
    async fn find_in_forum(
        &self,
        place: &Place,
        spot: Spot,
        sought: &Sought<'_>,
    ) -> Result<Lookup, ChatError> {
        let Some(threads) = self.posts_since(spot, sought).await? else { return Ok(Lookup::Unreadable) };
        let mut found = Vec::new();
        for thread in threads {
            let first = MessageId::new(thread.id.get());
            let route = Route::ChannelMessage { channel_id: thread.id, message_id: first };
            match self.rest.call::<Message>(Request::get(route)).await {
                Ok(message) if sought.is(&message) => {
                    let place = Place { thread: Some(thread.id.to_string()), ..place.clone() };
                    found.push(MessageRef { place, id: message.id.to_string() });
                }
                Ok(_) => {}
                Err(error) if error.status() == Some(404) => {}
                Err(error) if error.status() == Some(403) => return Ok(Lookup::Unreadable),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(if found.is_empty() { Lookup::Absent } else { Lookup::Found(found) })
    }

    /// The bot's own posts of a forum since then, open ones and archived ones; `None` if there are too
    /// many to look through, or the lists contradict what the forum says of itself.
    async fn posts_since(&self, spot: Spot, sought: &Sought<'_>) -> Result<Option<Vec<Channel>>, ChatError> {
        let Some(guild) = spot.guild else { return Ok(None) };
        let forum = self.channel_now(spot.channel, Urgency::Background, self.rest.latest()).await?;
        let open: Threads =
            self.rest.call(Request::get(Route::GuildThreadsActive { guild_id: guild })).await?;
        let mut threads: Vec<Channel> =
            open.threads.into_iter().filter(|thread| thread.parent_id == Some(spot.channel)).collect();
        let mut before = None;
        for page in 0.. {
            let route = Route::ChannelArchivedPublicThreads { channel_id: spot.channel };
            let mut request = Request::get(route).with("limit", &PAGE);
            if let Some(before) = before {
                request = request.with("before", &before);
            }
            let archived: Threads = match self.rest.call(request).await {
                Ok(archived) => archived,
                Err(error) if error.status() == Some(403) => return Ok(None),
                Err(error) => return Err(error.into()),
            };
            // Newest first, by when they were archived, which was after they were made.
            let oldest =
                archived.threads.iter().filter_map(|thread| thread.thread_metadata?.archive_timestamp).min();
            threads.extend(archived.threads);
            let older = oldest.is_some_and(|oldest| id_at(oldest) < sought.after);
            match oldest {
                Some(oldest) if archived.has_more && !older && page < MOST_PAGES => {
                    before = Some(oldest.to_rfc3339());
                }
                Some(_) if archived.has_more && !older => return Ok(None),
                _ => break,
            }
        }
        let nothing_seen = threads.is_empty();
        threads.retain(|thread| thread.owner_id == Some(sought.bot) && thread.id.get() > sought.after);
        threads.sort_by_key(|thread| thread.id);
        // The forum tells of its last post also where it lists none.
        let newer = forum.last_message_id.is_some_and(|last| last.get() > sought.after);
        Ok((!(nothing_seen && newer)).then_some(threads))
    }
}
