//! The local chat in the words of the chat port.

use super::{
    WORKSPACE, WORKSPACE_NAME,
    model::{Body, MemberView, MessageRecord},
};
use crate::{
    chat::{
        event::{Actor, MemberRef, ThreadMessage},
        place::{MessageRef, Place, Platform},
    },
    practice::Timestamp,
};

/// Tells who acts, and where, in the words of the port.
pub(super) fn actor(
    member: &MemberView,
    channel: &str,
    thread: Option<&str>,
    channel_name: String,
    at: Timestamp,
) -> Actor {
    Actor {
        platform: Platform::Local,
        place: Place {
            workspace: WORKSPACE.to_owned(),
            channel: channel.to_owned(),
            thread: thread.map(str::to_owned),
        },
        workspace_name: WORKSPACE_NAME.to_owned(),
        channel_name,
        member: MemberRef { id: member.id.clone(), name: member.name.clone(), admin: member.admin },
        at,
    }
}

/// A message in the words of the port; none if it is Keypoint's or deleted.
pub(super) fn thread_message(message: MessageRecord, channel_name: &str) -> Option<ThreadMessage> {
    let reference = message_ref(&message);
    let author = message.author?;
    let Body::Markdown(text) = message.body else { return None };
    let thread = message.thread.as_deref();
    let by = actor(&author, &message.channel, thread, channel_name.to_owned(), message.posted_at);
    Some(ThreadMessage { by, message: reference, text, reply_to: message.reply_to_author })
}

pub(super) fn message_ref(message: &MessageRecord) -> MessageRef {
    let place = Place {
        workspace: WORKSPACE.to_owned(),
        channel: message.channel.clone(),
        thread: message.thread.clone(),
    };
    MessageRef { place, id: message.id.clone() }
}
