//! The methods of the Web API that Keypoint calls, and the pace of each.

/// A method of the Web API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Who the bot is.
    AuthTest,
    /// Of which app a bot is.
    BotInfo,
    /// A new address for a socket.
    OpenConnection,
    /// Post a message.
    PostMessage,
    /// Say something that one member alone sees.
    PostEphemeral,
    /// Change a message.
    Update,
    /// Remove a message.
    Delete,
    /// Read a channel.
    History,
    /// Read a thread.
    Replies,
    /// What a channel is.
    ChannelInfo,
    /// The conversation with a member alone.
    OpenDirect,
    /// An address to which a file may be sent.
    FileAddress,
    /// Say that a file was sent, and where it is to be shown.
    CompleteFile,
    /// Put a reaction on a message.
    AddReaction,
    /// Open a form.
    OpenView,
    /// Change a form that is open.
    UpdateView,
    /// Who a member is.
    UserInfo,
    /// Who is in the workspace.
    Users,
    /// In which channels the bot is.
    Channels,
    /// The user groups of the workspace.
    Groups,
}

impl Method {
    /// Its name, as Slack has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AuthTest => "auth.test",
            Self::BotInfo => "bots.info",
            Self::OpenConnection => "apps.connections.open",
            Self::PostMessage => "chat.postMessage",
            Self::PostEphemeral => "chat.postEphemeral",
            Self::Update => "chat.update",
            Self::Delete => "chat.delete",
            Self::History => "conversations.history",
            Self::Replies => "conversations.replies",
            Self::ChannelInfo => "conversations.info",
            Self::OpenDirect => "conversations.open",
            Self::FileAddress => "files.getUploadURLExternal",
            Self::CompleteFile => "files.completeUploadExternal",
            Self::AddReaction => "reactions.add",
            Self::OpenView => "views.open",
            Self::UpdateView => "views.update",
            Self::UserInfo => "users.info",
            Self::Users => "users.list",
            Self::Channels => "users.conversations",
            Self::Groups => "usergroups.list",
        }
    }

    /// How many calls of it Slack takes in a minute, by its tier; none where another limit holds: the
    /// one of a channel for posts, and none that is written down for who the bot is. A socket's address
    /// is asked for so rarely that its tier, one a minute, would only hold up a reconnection.
    pub(super) const fn per_minute(self) -> Option<usize> {
        match self {
            Self::AuthTest | Self::OpenConnection | Self::PostMessage => None,
            Self::Users | Self::Groups => Some(20),
            Self::Update
            | Self::Delete
            | Self::History
            | Self::Replies
            | Self::ChannelInfo
            | Self::OpenDirect
            | Self::AddReaction
            | Self::BotInfo
            | Self::Channels => Some(50),
            Self::PostEphemeral
            | Self::OpenView
            | Self::UpdateView
            | Self::UserInfo
            | Self::FileAddress
            | Self::CompleteFile => Some(100),
        }
    }

    /// Whether doing it twice is as good as once.
    pub(super) const fn is_repeatable(self) -> bool {
        match self {
            Self::PostMessage | Self::PostEphemeral | Self::OpenView | Self::CompleteFile => false,
            Self::AuthTest
            | Self::BotInfo
            | Self::OpenConnection
            | Self::Update
            | Self::Delete
            | Self::History
            | Self::Replies
            | Self::ChannelInfo
            | Self::OpenDirect
            | Self::FileAddress
            | Self::AddReaction
            | Self::UpdateView
            | Self::UserInfo
            | Self::Users
            | Self::Channels
            | Self::Groups => true,
        }
    }
}
