//! Threads: opening the one of a message, and reading what members wrote in one.

use serenity::http::Route;
use serenity::model::{
    Permissions,
    id::{ChannelId, MessageId},
};

use super::{
    Discord,
    places::{Spot, message_spot, spot},
    posts::{OPEN_FOR, thread_name},
    rest::{Code, Request, RestError, Urgency},
    shapes::{Channel, Kind, Message, made_at},
};
use crate::{
    chat::{
        event::{Actor, MemberRef, ThreadMessage},
        port::{ChatError, MessageRef, Off, Place, Platform},
    },
    clock::Moment,
};

/// How many messages Discord gives at a time.
pub(super) const PAGE: usize = 100;

/// How many pages of a thread are read: far more than anybody writes in one.
const MOST_PAGES: usize = 100;

impl Discord {
    /// Opens the thread of a message, or finds it; `None` where there are no threads.
    pub(super) async fn open_thread_of(
        &self,
        message: &MessageRef,
        title: &str,
    ) -> Result<Option<String>, ChatError> {
        let (spot, id) = message_spot(message)?;
        self.check_outage(spot)?;
        // A forum's post is its own thread.
        if let Some(thread) = &message.place.thread {
            return Ok(Some(thread.clone()));
        }
        let latest = self.rest.latest();
        let kind = match self.kind(spot.channel, latest).await {
            Ok(kind) => kind,
            Err(error) => return Err(self.explained(spot, Off::Threads, error).await),
        };
        match kind {
            Kind::Text | Kind::Announcement => {}
            Kind::Forum => return Ok(Some(id.to_string())),
            Kind::Voice | Kind::Direct | Kind::Thread | Kind::Mute => return Ok(None),
        }
        let body = serde_json::json!({ "name": thread_name(title), "auto_archive_duration": OPEN_FOR });
        let route = Route::ChannelMessageThreads { channel_id: spot.channel, message_id: id };
        // A message has one thread at most, so a second try finds it.
        let request = Request::post(route, body).repeatable().until(latest);
        let opened = match self.rest.call::<Channel>(request).await {
            Err(error) if error.is(Code::HAS_THREAD) => self.thread_there(spot, id, latest).await,
            opened => opened.map(|thread| thread.id),
        };
        match opened {
            Ok(thread) => {
                self.facts.set_parent(thread, spot.channel);
                Ok(Some(thread.to_string()))
            }
            Err(error) => Err(self.explained(spot, Off::Threads, error).await),
        }
    }

    /// The thread that a message has already.
    async fn thread_there(&self, spot: Spot, id: MessageId, latest: Moment) -> Result<ChannelId, RestError> {
        let route = Route::ChannelMessage { channel_id: spot.channel, message_id: id };
        let told = self.rest.call::<Message>(Request::get(route).until(latest)).await;
        if let Ok(Some(thread)) = told.map(|message| message.thread) {
            return Ok(ChannelId::new(thread.id.max(1)));
        }
        // Where the message cannot be read, the thread may be: it has the id of its message.
        let thread = self.channel_now(ChannelId::new(id.get()), Urgency::Background, latest).await?;
        Ok(thread.id)
    }

    /// The thread that hangs on a message, if there is one.
    pub(super) async fn thread_on(&self, message: &MessageRef) -> Result<Option<String>, ChatError> {
        let (spot, id) = message_spot(message)?;
        self.check_outage(spot)?;
        // A forum's post is its own thread.
        if let Some(thread) = &message.place.thread {
            return Ok(Some(thread.clone()));
        }
        let route = Route::ChannelMessage { channel_id: spot.channel, message_id: id };
        match self.rest.call::<Message>(Request::get(route)).await {
            Ok(message) => Ok(message.thread.map(|thread| thread.id.to_string())),
            // It is gone, and a thread stays behind with its id, if there was one.
            Err(error) if error.is(Code::UNKNOWN_MESSAGE) => Ok(None),
            Err(error) => Err(self.explained(spot, Off::Reading, error).await),
        }
    }

    /// Opens a thread again that was archived.
    pub(super) async fn reopen(&self, place: &Place) -> Result<(), ChatError> {
        let spot = spot(place)?;
        self.check_outage(spot)?;
        let Some(thread) = spot.thread else { return Ok(()) };
        let route = Route::Channel { channel_id: thread };
        let request = Request::patch(route, serde_json::json!({ "archived": false }));
        match self.rest.send(request).await {
            Ok(()) => Ok(()),
            Err(error) => Err(self.explained(spot, Off::Threads, error).await),
        }
    }

    /// What members wrote in a thread.
    pub(super) async fn thread_messages(&self, place: &Place) -> Result<Vec<ThreadMessage>, ChatError> {
        let spot = spot(place)?;
        self.check_outage(spot)?;
        let (Some(thread), Some(guild)) = (spot.thread, spot.guild) else {
            return Err(ChatError::Refused("only threads are read back".to_owned()));
        };
        let mut messages: Vec<Message> = Vec::new();
        let mut after = 0;
        for _ in 0..MOST_PAGES {
            let page = match self.page_after(thread, after).await {
                Ok(page) => page,
                Err(error) => return Err(self.explained(spot, Off::Reading, error).await),
            };
            let full = page.len() >= PAGE;
            after = page.iter().map(|message| message.id.get()).max().unwrap_or(after);
            messages.extend(page);
            if !full {
                break;
            }
        }
        messages.sort_by_key(|message| message.id);
        messages.dedup_by_key(|message| message.id);
        // Without the right to read, a history is empty rather than refused.
        if messages.is_empty() {
            self.check_may_read(spot).await?;
            // A thread begins with a message of Discord's own. One that shows nothing, and says that it
            // has something, would have every answer in it taken for deleted.
            let channel = self.channel_now(thread, Urgency::Background, self.rest.latest()).await?;
            if channel.last_message_id.is_some() {
                return Err(ChatError::Retry("the thread shows nothing of what it holds".to_owned()));
            }
        }
        messages.retain(Message::is_by_member);
        if messages.is_empty() {
            return Ok(Vec::new());
        }
        let latest = self.rest.latest();
        let workspace_name = match self.directory.guild_name(guild) {
            Some(name) => name,
            None => self.guild(guild, latest).await?.name.clone(),
        };
        let channel_name = match self.directory.channel_name(spot.channel) {
            Some(name) => name,
            None => self.channel(spot.channel, latest).await?.name.clone().unwrap_or_default(),
        };
        let by = |message: &Message| Actor {
            platform: Platform::Discord,
            place: place.clone(),
            workspace_name: workspace_name.clone(),
            channel_name: channel_name.clone(),
            member: MemberRef {
                id: message.author.id.to_string(),
                name: message.author_name().to_owned(),
                admin: false,
            },
            at: made_at(message.id.get()),
        };
        Ok(messages
            .iter()
            .map(|message| ThreadMessage {
                by: by(message),
                message: MessageRef { place: place.clone(), id: message.id.to_string() },
                text: message.text(),
                reply_to: message
                    .referenced_message
                    .as_ref()
                    .filter(|to| to.is_by_member())
                    .map(|to| to.author.id.to_string()),
                version: Some(message.version()),
            })
            .collect())
    }

    /// The messages after an id, in whatever order Discord gives them.
    pub(super) async fn page_after(&self, channel: ChannelId, after: u64) -> Result<Vec<Message>, RestError> {
        let request = Request::get(Route::ChannelMessages { channel_id: channel });
        self.rest.call(request.with("limit", &PAGE).with("after", &after)).await
    }

    /// Refuses where the bot may not read.
    pub(super) async fn check_may_read(&self, spot: Spot) -> Result<(), ChatError> {
        let Some(guild) = spot.guild else { return Ok(()) };
        let rights = self.rights(guild, spot, Urgency::Background).await?;
        if rights.may.contains(Permissions::VIEW_CHANNEL | Permissions::READ_MESSAGE_HISTORY) {
            return Ok(());
        }
        let names: Vec<String> = rights
            .lacks()
            .into_iter()
            .filter(|lack| lack.permission == "View Channel" || lack.permission == "Read Message History")
            .map(|lack| lack.permission)
            .collect();
        Err(ChatError::Forbidden(format!("Keypoint lacks the permission {} there", names.join(" and "))))
    }
}
