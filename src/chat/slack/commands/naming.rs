//! What commands are called: a workspace shares the names of its slash commands among all apps.

use crate::chat::{
    command::CommandSpec,
    message::{Inline, Message},
};

/// The command that does what all others do.
pub(in super::super) const ALL_IN_ONE: &str = "keypoint";

/// The longest name of a command, with its `/`: Slack's limit.
const LONGEST: usize = 32;

/// What stands for a name in a mistake about names.
const ANY: &str = "\u{2026}";

/// What commands are called in a workspace.
#[derive(Clone, Debug)]
pub struct Naming {
    commands: &'static [CommandSpec],
    prefix: String,
    single: bool,
}

/// A prefix that no command can have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` cannot stand before the name of a command")]
pub struct BadPrefix(String);

impl Naming {
    /// The names of these commands: with a prefix, `kp-` for `/kp-question`, unless it is empty; or only
    /// `/keypoint` for all of them, if there is to be a `single` one.
    ///
    /// # Errors
    /// If Slack would not take the names.
    pub fn new(commands: &'static [CommandSpec], prefix: &str, single: bool) -> Result<Self, BadPrefix> {
        let known =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
        let longest = commands.iter().map(|command| command.name.len()).max().unwrap_or(0);
        let fits = prefix.bytes().all(known) && 1 + prefix.len() + longest <= LONGEST;
        // One with the name of the command for all could not be told from it.
        let is_free = commands.iter().all(|command| format!("{prefix}{}", command.name) != ALL_IN_ONE);
        if !fits || !is_free {
            return Err(BadPrefix(prefix.to_owned()));
        }
        Ok(Self { commands, prefix: prefix.to_owned(), single })
    }

    /// The commands as they are defined.
    #[must_use]
    pub fn commands(&self) -> &'static [CommandSpec] {
        self.commands
    }

    /// Whether there is one command for everything.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.single
    }

    /// A line as it is typed here: `/question go` is `/kp-question go`, or `/keypoint question go`.
    #[must_use]
    pub fn line(&self, line: &str) -> String {
        let bare = line.trim_start_matches('/');
        if self.single { format!("/{ALL_IN_ONE} {bare}") } else { format!("/{}{bare}", self.prefix) }
    }

    /// The name in the definition of a command that somebody ran by this name.
    pub(super) fn bare<'a>(&self, name: &'a str) -> &'a str {
        name.strip_prefix(&self.prefix).unwrap_or(name)
    }

    /// A message with the commands in it as they are called here.
    #[must_use]
    pub fn in_message(&self, mut message: Message) -> Message {
        for block in &mut message.blocks {
            for piece in crate::chat::slack::message::pieces_mut(block) {
                if let Inline::Code(code) = piece
                    && self.is_command(code)
                {
                    *code = self.line(code);
                }
            }
        }
        message
    }

    /// A text with the commands in it, which stand between backticks, as they are called here.
    #[must_use]
    pub fn in_text(&self, text: &str) -> String {
        self.renamed(text, |code| self.is_command(code))
    }

    /// The same for a mistake, which also names what is no command.
    pub(super) fn in_mistake(&self, text: &str) -> String {
        let is_name = |code: &str| {
            code.strip_prefix('/').is_some_and(|name| {
                name.starts_with(|first: char| first.is_alphabetic()) || name.starts_with(ANY)
            })
        };
        self.renamed(text, is_name)
    }

    fn renamed(&self, text: &str, is_meant: impl Fn(&str) -> bool) -> String {
        let mut out = String::with_capacity(text.len() + 16);
        for (number, piece) in text.split('`').enumerate() {
            if number > 0 {
                out.push('`');
            }
            let is_code = number % 2 == 1;
            if is_code && is_meant(piece) {
                out.push_str(&self.line(piece));
            } else {
                out.push_str(piece);
            }
        }
        out
    }

    /// Whether a literal value is a command as it is typed by its name in the definition.
    fn is_command(&self, code: &str) -> bool {
        let name = code.strip_prefix('/').and_then(|rest| rest.split_whitespace().next());
        name.is_some_and(|name| self.commands.iter().any(|command| command.name == name))
    }
}
