//! Posting: a message in a channel or a thread, a new post in a forum.

use reqwest::Method;
use serde_json::{Value, json};
use serenity::{http::Route, model::id::ChannelId};

use super::{
    Discord,
    message::{self, nonce},
    places::{message_spot, spot},
    rest::{Code, Request, RestError},
    shapes::{self, Channel, Created, Kind, Tag},
};
use crate::{
    chat::{
        message::{Block, Inline, Message},
        port::{Chat, ChatError, EffectKey, MessageRef, Off, Place},
    },
    clock::Moment,
};

/// The most characters of a thread's name.
const NAME: usize = 100;

/// How long a thread stays open without a message, in minutes: a week, the longest that there is. A
/// thread that is needed later is opened again.
pub(super) const OPEN_FOR: u16 = 10_080;

impl Discord {
    /// Posts a message.
    pub(super) async fn post_at(
        &self,
        place: &Place,
        key: &EffectKey,
        message: &Message,
    ) -> Result<MessageRef, ChatError> {
        let spot = spot(place)?;
        self.check_outage(spot)?;
        let body = body_for(place, message, Some(key))?;
        let latest = self.rest.latest();
        let kind = match spot.thread {
            Some(_) => Kind::Thread,
            None => match self.kind(spot.channel, latest).await {
                Ok(kind) => kind,
                Err(error) => return Err(self.explained(spot, Off::Everything, error).await),
            },
        };
        let sent = match kind {
            Kind::Mute => {
                return Err(ChatError::Refused("no message can be posted in such a channel".to_owned()));
            }
            Kind::Forum => self.post_in_forum(spot.channel, message, body, latest).await,
            Kind::Text | Kind::Announcement | Kind::Voice | Kind::Direct | Kind::Thread => {
                let request = create(spot.target(), key, body).until(latest);
                self.send_into::<Created>(spot, request)
                    .await
                    .map(|made| (spot.thread.map(u64::from), made.id))
            }
        };
        match sent {
            Ok((thread, id)) => {
                let thread = thread.map(|thread| thread.to_string());
                Ok(MessageRef { place: Place { thread, ..place.clone() }, id: id.to_string() })
            }
            Err(error) => Err(self.explained(spot, Off::Everything, error).await),
        }
    }

    /// Opens a new post in a forum; returns its thread and its first message.
    async fn post_in_forum(
        &self,
        forum: ChannelId,
        message: &Message,
        body: Value,
        latest: Moment,
    ) -> Result<(Option<u64>, u64), RestError> {
        let forum = self.channel(forum, latest).await?;
        let mut post =
            json!({ "name": name_of(message), "auto_archive_duration": OPEN_FOR, "message": body });
        if forum.wants_tag()
            && let Some(tag) = tag_for(&forum.available_tags, message)
        {
            post["applied_tags"] = json!([tag.id]);
        }
        let request = Request::post(Route::ChannelForumPosts { channel_id: forum.id }, post);
        let made: Channel = self.rest.call(request.until(latest)).await?;
        self.facts.set_parent(made.id, forum.id);
        let thread = made.id.get();
        let first = made.message.and_then(|message| serde_json::from_value::<Created>(message).ok());
        Ok((Some(thread), first.map_or(thread, |first| first.id)))
    }

    /// Removes a message of the bot. Its thread goes with it if nobody wrote in it: deleted where the
    /// bot may do that, else closed.
    pub(super) async fn remove_at(&self, message: &MessageRef) -> Result<(), ChatError> {
        let (spot, id) = message_spot(message)?;
        self.check_outage(spot)?;
        // A message that is in a thread has none of its own, unless it is a forum's post.
        let has_own = message.place.thread.as_ref().is_none_or(|thread| *thread == message.id);
        if has_own && let Some(thread) = self.thread_on(message).await? {
            let place = Place { thread: Some(thread), ..message.place.clone() };
            self.remove_empty_thread(&place).await?;
        }
        let route = Route::ChannelMessage { channel_id: spot.target(), message_id: id };
        match self.send_into::<()>(spot, Request::new(Method::DELETE, route)).await {
            Ok(()) => Ok(()),
            Err(error) if is_gone(&error) => Ok(()),
            Err(error) => Err(self.explained(spot, Off::Everything, error).await),
        }
    }

    /// Removes a message of a member's.
    pub(super) async fn hide_at(&self, message: &MessageRef) -> Result<(), ChatError> {
        let (spot, id) = message_spot(message)?;
        self.check_outage(spot)?;
        let route = Route::ChannelMessage { channel_id: spot.target(), message_id: id };
        match self.send_into::<()>(spot, Request::new(Method::DELETE, route)).await {
            Ok(()) => Ok(()),
            Err(error) if is_gone(&error) => Ok(()),
            Err(error) => Err(self.explained(spot, Off::Hiding, error).await),
        }
    }

    async fn remove_empty_thread(&self, place: &Place) -> Result<(), ChatError> {
        let Some(thread) = spot(place)?.thread else { return Ok(()) };
        self.learn_intents().await?;
        if self.hears_threads() && !self.thread_messages(place).await?.is_empty() {
            return Ok(());
        }
        let route = Route::Channel { channel_id: thread };
        match self.rest.send(Request::new(Method::DELETE, route)).await {
            Ok(()) => Ok(()),
            Err(error) if is_gone(&error) => Ok(()),
            Err(error) if error.status() == Some(403) => {
                let closed = Request::patch(route, json!({ "archived": true }));
                if let Err(error) = self.rest.send(closed).await {
                    tracing::debug!(%error, "the thread of a message that goes stays open");
                }
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Changes a message of the bot; its key stays.
    pub(super) async fn edit_at(&self, message: &MessageRef, new: &Message) -> Result<(), ChatError> {
        let (spot, id) = message_spot(message)?;
        self.check_outage(spot)?;
        let route = Route::ChannelMessage { channel_id: spot.target(), message_id: id };
        let key = match self.rest.call::<shapes::Message>(Request::get(route)).await {
            Ok(old) => {
                let ids = old.custom_ids();
                ids.into_iter().find_map(message::custom_id::key_of).map(|key| EffectKey(key.to_owned()))
            }
            // Where the bot may not read, nothing is looked up by its key either.
            Err(error) if error.is(Code::MISSING_PERMISSIONS) || error.is(Code::MISSING_ACCESS) => None,
            Err(error) => return Err(error.into()),
        };
        let body = body_for(&message.place, new, key.as_ref())?;
        match self.send_into::<Created>(spot, Request::patch(route, body)).await {
            Ok(_) => Ok(()),
            Err(error) => Err(self.explained(spot, Off::Everything, error).await),
        }
    }
}

fn is_gone(error: &RestError) -> bool {
    error.is(Code::UNKNOWN_MESSAGE) || error.is(Code::UNKNOWN_CHANNEL)
}

/// A message of the bot in a channel, a thread or direct messages.
pub(super) fn create(channel: ChannelId, key: &EffectKey, mut body: Value) -> Request<'static> {
    body["nonce"] = json!(nonce::of(key));
    body["enforce_nonce"] = json!(true);
    Request::post(Route::ChannelMessages { channel_id: channel }, body)
}

/// The body of a message for a place: the role of everybody, whose id is the server's, is never
/// notified.
pub(super) fn body_for(
    place: &Place,
    message: &Message,
    key: Option<&EffectKey>,
) -> Result<Value, ChatError> {
    if message.notify.as_deref().is_some_and(|role| role == place.workspace) {
        return Err(ChatError::Refused("everyone is never notified".to_owned()));
    }
    message::body(message, key).map_err(ChatError::Refused)
}

/// The name of a forum's post.
fn name_of(message: &Message) -> String {
    let title = message.blocks.iter().find_map(|block| match block {
        Block::Title(title) | Block::Heading(title) => Some(title.as_str()),
        _ => None,
    });
    thread_name(title.unwrap_or_default())
}

/// The name of a thread: one line, not too long, and never nothing.
pub(super) fn thread_name(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return "Question".to_owned();
    }
    if title.encode_utf16().count() <= NAME {
        return title;
    }
    let mut name = String::new();
    let mut used = 1;
    for char in title.chars() {
        used += char.len_utf16();
        if used > NAME {
            break;
        }
        name.push(char);
    }
    // Better after a word, if that keeps most of it.
    let name = match name.rfind(' ') {
        Some(at) if at > name.len() / 2 => name[..at].to_owned(),
        _ => name,
    };
    format!("{}\u{2026}", name.trim_end())
}

/// The tag of a forum that fits a message's facts, such as its topic, else the first that the bot may
/// use.
fn tag_for<'a>(tags: &'a [Tag], message: &Message) -> Option<&'a Tag> {
    let said: Vec<String> = message
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Facts(facts) => Some(facts),
            _ => None,
        })
        .flatten()
        .flat_map(|fact| &fact.value)
        .filter_map(|piece| match piece {
            Inline::Text(text) | Inline::Strong(text) => Some(text),
            _ => None,
        })
        .flat_map(|text| text.split(','))
        .map(|word| word.trim().to_lowercase())
        .collect();
    let open = || tags.iter().filter(|tag| !tag.moderated);
    open().find(|tag| said.contains(&tag.name.trim().to_lowercase())).or_else(|| open().next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chat::message::{Fact, Tone};

    fn tag(id: &str, name: &str, moderated: bool) -> Tag {
        Tag { id: id.to_owned(), name: name.to_owned(), moderated }
    }

    #[test]
    fn a_tag_is_chosen_by_the_topic_else_the_first_that_is_allowed() {
        let topics = Fact { label: "Topics".to_owned(), value: vec!["graphs, Trees".into()] };
        let about = Message::new(Tone::Question).with(Block::Facts(vec![topics]));
        let tags = [tag("1", "Mods", true), tag("2", "Other", false), tag("3", "trees", false)];
        assert_eq!(tag_for(&tags, &about).map(|tag| tag.id.as_str()), Some("3"));
        assert_eq!(tag_for(&tags[..2], &about).map(|tag| tag.id.as_str()), Some("2"));
        assert!(tag_for(&tags[..1], &about).is_none());
    }

    #[test]
    fn a_long_name_is_shortened_after_a_word() {
        let name = thread_name(&"word \u{1f600}".repeat(30));
        assert!(name.encode_utf16().count() <= 100, "{name}");
        assert!(name.ends_with('\u{2026}'));
        assert_eq!(thread_name(" a\n b "), "a b");
        assert_eq!(thread_name(" "), "Question");
    }

    #[test]
    fn everyone_is_never_notified() {
        let place = Place { workspace: "1".to_owned(), channel: "2".to_owned(), thread: None };
        let message = Message { notify: Some("1".to_owned()), ..Message::text(Tone::Plain, ["x".into()]) };
        assert!(matches!(body_for(&place, &message, None), Err(ChatError::Refused(_))));
    }
}
