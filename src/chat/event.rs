//! What comes in from a platform, and what the conversation says back to it.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::{
    action::Action,
    key::EffectKey,
    message::{ChannelName, Form, Message},
    place::{MessageRef, Place, Platform},
};
use crate::practice::{Timestamp, ids::RoundId};

/// Something that happened on a platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A member ran a command.
    Command {
        /// Who, and where.
        by: Actor,
        /// What they typed or chose.
        invocation: Invocation,
    },
    /// A member pressed a button.
    Button {
        /// Who, and where.
        by: Actor,
        /// What the button means.
        action: Action,
    },
    /// A member submitted a form.
    Form {
        /// Who, and where.
        by: Actor,
        /// What the form means.
        action: Action,
        /// The text of each field, by its id.
        values: BTreeMap<String, String>,
    },
    /// A member wrote a message in a thread.
    Posted(ThreadMessage),
    /// A member changed a message of theirs; it carries the new text.
    Edited(ThreadMessage),
    /// A member hands over a message of a thread as their answer, by a command on the message.
    HandedOver {
        /// Who did, and where.
        by: Actor,
        /// The message, as its author wrote it.
        message: ThreadMessage,
    },
    /// A message of the bot's own with a key was seen coming.
    Sighted {
        /// The platform.
        platform: Platform,
        /// The message.
        message: MessageRef,
        /// Its key.
        key: EffectKey,
        /// Whether another message with this key was seen before.
        again: bool,
    },
    /// A member wrote a message in the thread of a copy of a round's card: Keypoint's own event, before
    /// it removes the copy.
    SaidAtCopy {
        /// The round.
        round: RoundId,
        /// The message.
        message: ThreadMessage,
    },
    /// A member wrote a message in a thread, and the bot does not get to read it.
    Unheard {
        /// Who, and where.
        by: Actor,
        /// The message.
        message: MessageRef,
    },
    /// The bot is in a workspace: it was just added to it, or finds itself there at a start.
    Joined {
        /// The platform.
        platform: Platform,
        /// The workspace's id on the platform.
        workspace: String,
        /// The workspace's name.
        workspace_name: String,
        /// Since when, by the platform's clock: another time is another joining.
        since: Timestamp,
        /// Where it may say hello, if it may anywhere: the channel's id and name.
        greet_in: Option<ChannelName>,
    },
    /// The bot was added to a channel, where it says hello, once for each time.
    Invited {
        /// The platform.
        platform: Platform,
        /// The workspace's id on the platform.
        workspace: String,
        /// The workspace's name.
        workspace_name: String,
        /// The channel.
        channel: ChannelName,
        /// When, by the platform's clock: another time is another invitation.
        at: Timestamp,
    },
    /// The platform told of every workspace that the bot is in, at a start: from all others it was removed
    /// while nobody listened.
    Present {
        /// The platform.
        platform: Platform,
        /// The workspaces, by their ids on the platform.
        workspaces: Vec<String>,
    },
    /// The bot was removed from a workspace.
    Left {
        /// The platform.
        platform: Platform,
        /// The workspace's id on the platform.
        workspace: String,
    },
    /// The platform does not know the bot any more: it was removed while nobody listened, and from where is
    /// not told.
    Expelled {
        /// The platform.
        platform: Platform,
    },
    /// A channel or a thread is gone for good.
    PlaceGone {
        /// The platform.
        platform: Platform,
        /// The channel, or the thread in it.
        place: Place,
    },
    /// A thread was closed, by the platform or by somebody, and may be opened again.
    ThreadClosed {
        /// The platform.
        platform: Platform,
        /// The thread.
        place: Place,
    },
    /// A round that was being posted is open: Keypoint's own event.
    Opened(RoundId),
    /// A message is gone.
    Deleted {
        /// The platform.
        platform: Platform,
        /// Which message.
        message: MessageRef,
        /// Whether it was deleted in bulk, or by the bot itself: then it withdraws no answer.
        by_machine: bool,
    },
}

/// Who acts, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The platform.
    pub platform: Platform,
    /// Where.
    pub place: Place,
    /// The workspace's name.
    pub workspace_name: String,
    /// The channel's name, without `#`.
    pub channel_name: String,
    /// Who.
    pub member: MemberRef,
    /// When, by the platform's clock.
    pub at: Timestamp,
}

/// A member as a platform tells of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRef {
    /// Their id on the platform.
    pub id: String,
    /// The name that the workspace shows for them.
    pub name: String,
    /// Whether the platform calls them an admin of the workspace.
    pub admin: bool,
}

/// A command as a member gave it: names and raw values, not yet judged.
///
/// Members, channels and roles are given by their ids on the platform; an adapter that takes text
/// turns `@ada` and `#general` into ids first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invocation {
    /// The command and its subcommand: `["schedule", "add"]`.
    pub path: Vec<String>,
    /// The options that were given, by name.
    pub options: BTreeMap<String, String>,
    /// What the platform calls the members, channels and roles among the options, by their ids.
    pub names: BTreeMap<String, String>,
}

/// A message in a thread, or in the channel outside any thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadMessage {
    /// Who wrote it, and where.
    pub by: Actor,
    /// The message.
    pub message: MessageRef,
    /// Its text, in Markdown, as the author typed it.
    pub text: String,
    /// Whose message it replies to, if it replies to a member's: that author's id on the platform.
    pub reply_to: Option<String>,
    /// Which version of the message this is, where what happens may be told out of order: a number that
    /// grows. An older text never takes the place of a newer one.
    pub version: Option<i64>,
}

/// What the conversation says back to who acted, for them alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// Nothing to say.
    Nothing,
    /// A note that only they see. An adapter splits what is too long.
    Note(Message),
    /// The note that the button hangs on is replaced by this one.
    Update(Message),
    /// A form opens.
    Form(Form),
    /// The option of this name is wrong: what is wrong with it, and what to give instead.
    Mistake {
        /// The option's name.
        option: String,
        /// What is wrong, and what is allowed.
        text: String,
    },
    /// A field of the form is wrong. The form stays open with what was typed.
    Invalid {
        /// The field's id.
        field: String,
        /// What is wrong.
        text: String,
    },
}

/// Who takes events: the conversation, behind whatever wiring puts before it.
#[async_trait]
pub trait Inbox: Send + Sync {
    /// Handles one event. Never fails: a bug or an outage becomes an apology.
    async fn deliver(&self, event: Event) -> Response;

    /// Whether this delivery of a platform's comes for the first time, to any process: what a person did
    /// once is done once, however often it is told. Where that cannot be known, it counts as the first.
    async fn is_first(&self, platform: Platform, delivery: &str) -> bool {
        let _ = (platform, delivery);
        true
    }

    /// Values that fit an option of a command, for completion: at most 25.
    async fn suggest(&self, by: &Actor, path: &[String], option: &str, typed: &str) -> Vec<Suggestion>;

    /// The form that a button opens, as far as the button alone says it: for a platform whose
    /// deadline does not wait for a slow database. `None`: the button opens no form.
    fn form_of(&self, by: &Actor, action: &Action) -> Option<Form> {
        let _ = (by, action);
        None
    }

    /// What a line that is typed may name, as far as the platform does not know it itself.
    async fn names(&self, by: &Actor) -> KnownNames;
}

/// Names of what the platform does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownNames {
    /// The bank's topics.
    pub topics: Vec<String>,
    /// The schedules of the workspace.
    pub schedules: Vec<String>,
}

/// A value that is offered for an option.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Suggestion {
    /// What is given if it is taken.
    pub value: String,
    /// What is shown beside it.
    pub label: String,
}
