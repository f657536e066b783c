//! What a line may name: the workspace's and the bank's names.

use crate::chat::command::OptionKind;
use crate::near::{folded, nearest};

/// The names that options of a dynamic kind take: topics, members, channels, roles, schedules.
pub trait Vocabulary {
    /// Whether this is the name of such a thing, in any case, without a `@` or `#` before it. It
    /// decides what a value without an option's name is for, so it must be strict.
    fn fits(&self, kind: OptionKind, name: &str) -> bool;

    /// The name that was probably meant, if any is near enough.
    fn nearest(&self, kind: OptionKind, name: &str) -> Option<String>;
}

/// A vocabulary that is all in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The bank's topics.
    pub topics: Vec<String>,
    /// The names of the workspace's members.
    pub members: Vec<String>,
    /// The names of its channels, without `#`.
    pub channels: Vec<String>,
    /// The names of its roles or groups, without `@`.
    pub roles: Vec<String>,
    /// The names of its schedules.
    pub schedules: Vec<String>,
}

impl Names {
    fn of(&self, kind: OptionKind) -> &[String] {
        match kind {
            OptionKind::Topic | OptionKind::Topics => &self.topics,
            OptionKind::Member => &self.members,
            OptionKind::Channel => &self.channels,
            OptionKind::Role => &self.roles,
            OptionKind::Schedule => &self.schedules,
            OptionKind::Words(_)
            | OptionKind::SeveralWords(_)
            | OptionKind::Flag
            | OptionKind::Zone
            | OptionKind::Span
            | OptionKind::Reveal
            | OptionKind::When
            | OptionKind::Date
            | OptionKind::CommandName
            | OptionKind::Text => &[],
        }
    }
}

impl Vocabulary for Names {
    fn fits(&self, kind: OptionKind, name: &str) -> bool {
        let name = folded(name);
        self.of(kind).iter().any(|known| folded(known) == name)
    }

    fn nearest(&self, kind: OptionKind, name: &str) -> Option<String> {
        nearest(name, self.of(kind).iter().map(String::as_str)).map(str::to_owned)
    }
}
