//! What a scenario needs of a platform: that people can act on it, and what each of them sees.
//!
//! Everything here is in names and plain text, so that one scenario runs on every platform.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use keypoint::{
    chat::{event::Inbox, local::LocalChat, port::Chat},
    clock::Clock,
    store::Store,
};

/// The channel in which members are at first.
pub const FIRST_CHANNEL: &str = "interview-practice";

/// Where a member is who talks to the bot alone, on a platform that has direct messages.
pub const DIRECT: &str = "a direct message";

/// The zone of the workspace, of every member, and of all times that scenarios name.
pub const ZONE: chrono_tz::Tz = chrono_tz::Europe::Berlin;

/// A platform with people on it. It is up while the bot is down. Its first member is the admin.
#[async_trait]
pub trait Stage: Send {
    /// Adds a member.
    async fn add_member(&mut self, name: &str);

    /// Adds a channel.
    async fn add_channel(&mut self, name: &str);

    /// The id by which the bot knows a channel.
    fn id_of_channel(&self, name: &str) -> String;

    /// The bot's way to the platform.
    fn connect(&mut self, store: &Store, clock: &Arc<dyn Clock>) -> Connection;

    /// What happens is told to this inbox from now on; to nobody while the bot is down.
    fn tell(&mut self, inbox: Option<Arc<dyn Inbox>>);

    /// Returns once the bot, which has just come up, hears what happens.
    async fn ready(&mut self) {}

    /// So many things happen on the platform; returns once the bot was told of them, if it is up.
    async fn told<'a>(&mut self, things: usize, happening: Box<dyn FnOnce() + Send + 'a>);

    /// A message of the bot's own comes; returns once the bot was told of it, if it is up. Where the bot
    /// is not told of its own messages, there is nothing to wait for.
    async fn sighted<'a>(&mut self, coming: Box<dyn FnOnce() + Send + 'a>) {
        coming();
    }

    /// What of a message is live that a person typed: markup, scripts, links to scripts, mentions.
    fn dangers(&self, sight: &Sight) -> Vec<String>;

    /// Fails if the bot has done what the platform does not want.
    fn is_well(&self) {}

    /// Everything that a member sees, the oldest first.
    async fn look(&mut self, member: &str) -> Vec<Sight>;

    /// The picture beside the newest note of a member, as soon as it is there.
    async fn picture(&mut self, member: &str, within: Duration) -> Option<Picture>;

    /// Posts a message; returns once the bot was told of it.
    async fn say(&mut self, by: &str, spot: &Spot, text: &str, reply_to: Option<&str>);

    /// Changes a message of the member's own.
    async fn edit(&mut self, by: &str, message: &str, text: &str);

    /// Deletes a message of the member's own.
    async fn delete(&mut self, by: &str, message: &str);

    /// Runs a command line.
    async fn run(&mut self, by: &str, spot: &Spot, line: &str) -> Reaction;

    /// Presses the button of this label on a message.
    async fn press(&mut self, by: &str, message: &Sight, label: &str) -> Reaction;

    /// Submits a form with this text in its only field.
    async fn submit(&mut self, by: &str, form: &OpenForm, text: &str) -> Reaction;
}

/// The bot's way to a platform.
pub struct Connection {
    /// Its adapter.
    pub chat: Arc<dyn Chat>,
    /// The same as the local chat, if it is one.
    pub local: Option<Arc<LocalChat>>,
}

/// What the bot says without the marks of strong text, so that it reads alike on every platform.
pub fn without_marks(text: &str) -> String {
    text.replace("**", "")
}

/// Where something is said.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spot {
    /// The channel's name.
    pub channel: String,
    /// The id of the message on which the thread hangs.
    pub thread: Option<String>,
}

/// A message as a member sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sight {
    /// Its id on the platform.
    pub id: String,
    /// Where it is.
    pub spot: Spot,
    /// Who wrote it; none is Keypoint.
    pub author: Option<String>,
    /// Whether nobody else sees it.
    pub only_you: bool,
    /// What it says, as plain text.
    pub text: String,
    /// Its first line.
    pub title: String,
    /// What its buttons say.
    pub buttons: Vec<String>,
    /// Whether the bot has put its tick on it.
    pub ticked: bool,
    /// Whose message it replies to.
    pub reply_to: Option<String>,
    /// What the platform is given to show, markup and all.
    pub markup: String,
}

/// A picture as somebody gets it.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What it shows, in words.
    pub alt: String,
    /// What is in the file.
    pub png: Vec<u8>,
}

/// What a member gets at once for what they did, apart from messages.
#[derive(Clone, Debug)]
pub enum Reaction {
    /// Nothing, or a message.
    Nothing,
    /// A form opens.
    Form(OpenForm),
    /// What they gave is wrong: where, and why.
    Wrong {
        /// What of it is wrong.
        at: String,
        /// Why, and what to do.
        text: String,
    },
}

/// A form that is open before a member.
#[derive(Clone, Debug)]
pub struct OpenForm {
    /// Where it was opened.
    pub spot: Spot,
    /// What submitting it means, in the platform's words.
    pub action: String,
    /// The id of its only field.
    pub field: String,
    /// All that it shows, as plain text.
    pub text: String,
}
