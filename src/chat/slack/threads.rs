//! Reading what members wrote in a thread.

use std::{collections::HashMap, sync::Arc};

use super::{
    Slack,
    api::{ApiError, Call, Method, Urgency, code},
    identity::Identity,
    message::markdown_naming,
    shapes::Message,
    ts,
};
use crate::chat::{
    event::{Actor, MemberRef, ThreadMessage},
    place::{MessageRef, Place, Platform},
    port::ChatError,
};

impl Slack {
    /// What members wrote in a thread.
    pub(super) async fn thread_messages(
        &self,
        place: &Place,
        urgency: Urgency,
    ) -> Result<Vec<ThreadMessage>, ChatError> {
        let Some(root) = &place.thread else {
            return Err(ChatError::Refused("only threads are read back".to_owned()));
        };
        let messages = match self.replies(&place.channel, root, urgency).await {
            Ok(messages) => messages,
            // The root is gone, and nobody ever wrote below it: else a stub would stand for it.
            Err(error) if error.is(code::THREAD_NOT_FOUND) => return Ok(Vec::new()),
            Err(error) => return Err(self.explained(error)),
        };
        // A thread begins with its root, or what stands for it. One that shows nothing would have every
        // answer in it taken for deleted.
        if messages.is_empty() {
            return Err(ChatError::Retry("the thread shows nothing of what it holds".to_owned()));
        }
        let identity = self.identity(self.api.latest()).await?;
        let mut said = Vec::new();
        for message in messages {
            if message.thread().is_some() && message.is_by_a_person() {
                said.push(self.said_by(&identity, &place.channel, &message, urgency).await?);
            }
        }
        Ok(said)
    }

    /// A message that a person wrote, with their name and the channel's.
    pub(super) async fn said_by(
        &self,
        identity: &Arc<Identity>,
        channel: &str,
        message: &Message,
        urgency: Urgency,
    ) -> Result<ThreadMessage, ApiError> {
        let user = message.user.clone().unwrap_or_default();
        let name = match self.person(&user, urgency).await {
            Ok(person) => person.name.clone(),
            // They are gone, or not to be seen; what they said counts all the same.
            Err(error) if error.is_final() => user.clone(),
            Err(error) => return Err(error),
        };
        let by = Actor {
            platform: Platform::Slack,
            place: Place {
                workspace: identity.team.clone(),
                channel: channel.to_owned(),
                thread: message.thread().map(str::to_owned),
            },
            workspace_name: identity.team_name.clone(),
            channel_name: self.channel_name(channel, urgency).await?,
            member: MemberRef { id: user, name, admin: false },
            at: message.at(),
        };
        let names = self.names_in(&message.text, urgency).await;
        Ok(ThreadMessage {
            message: MessageRef { place: by.place.clone(), id: message.ts.clone() },
            by,
            text: text_of(message, &names),
            reply_to: None,
            version: message.version(),
        })
    }

    /// What a channel is called; its id where that cannot be known.
    pub(super) async fn channel_name(&self, channel: &str, urgency: Urgency) -> Result<String, ApiError> {
        match self.channel(channel, urgency).await {
            Ok(told) if !told.name.is_empty() => Ok(told.name.clone()),
            Ok(_) => Ok(channel.to_owned()),
            Err(error) if error.is_final() => Ok(channel.to_owned()),
            Err(error) => Err(error),
        }
    }

    /// The bot's own messages below one of its messages, if nobody else wrote there.
    pub(super) async fn own_replies(&self, channel: &str, root: &str) -> Result<Vec<String>, ChatError> {
        let identity = self.identity(self.api.latest()).await?;
        let messages = match self.replies(channel, root, Urgency::Background).await {
            Ok(messages) => messages,
            // Nothing is left of it, or it cannot be read.
            Err(error) if error.is(code::THREAD_NOT_FOUND) || error.is_forbidden() => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let replies: Vec<Message> =
            messages.into_iter().filter(|message| message.thread().is_some()).collect();
        if replies.iter().any(|reply| !identity.is_author(reply)) {
            return Ok(Vec::new());
        }
        Ok(replies.into_iter().map(|reply| reply.ts).collect())
    }

    /// A thread with its root, the oldest message first.
    async fn replies(&self, channel: &str, root: &str, urgency: Urgency) -> Result<Vec<Message>, ApiError> {
        let call = Call::new(Method::Replies).with("channel", channel).with("ts", root).urgent(urgency);
        let mut messages = self.read_all(call).await?.messages;
        messages.sort_by_key(|message| ts::number(&message.ts));
        // The root is on every page.
        messages.dedup_by(|one, other| one.ts == other.ts);
        Ok(messages)
    }
}

/// What a message says: its text as it was meant, with the names that are known, and a link to each file
/// in it.
fn text_of(message: &Message, names: &HashMap<String, String>) -> String {
    let said = markdown_naming(&message.text, |id| names.get(id).cloned());
    let files = message.files.iter().map(|(name, link)| {
        let name: String = name.chars().filter(|letter| !"[]()\\".contains(*letter)).collect();
        format!("[{name}]({link})")
    });
    let lines: Vec<String> = std::iter::once(said).filter(|text| !text.is_empty()).chain(files).collect();
    lines.join("\n")
}
