//! What a command looks like to a platform: the types in which `conversation::command` defines
//! every command once, for the menu, the parser, the help, and the registration.

/// A command, or a subcommand.
#[derive(Clone, Copy, Debug)]
pub struct CommandSpec {
    /// Its name, without `/`.
    pub name: &'static str,
    /// One line of what it does; at most 100 characters.
    pub summary: &'static str,
    /// The rest of its help: a few sentences, in Markdown.
    pub help: &'static str,
    /// Lines that can be typed as they are: `/question go senior`.
    pub examples: &'static [&'static str],
    /// Who may use it.
    pub who: Who,
    /// Its options, in the order in which values without a name are matched.
    pub options: &'static [OptionSpec],
    /// Its subcommands; a command has either options or subcommands.
    pub subcommands: &'static [CommandSpec],
}

/// Who may use a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Every member.
    Everyone,
    /// Those whom the platform calls admins, and those whom they name.
    Admins,
}

/// An option of a command.
#[derive(Clone, Copy, Debug)]
pub struct OptionSpec {
    /// Its name.
    pub name: &'static str,
    /// One line of what it is; at most 100 characters.
    pub summary: &'static str,
    /// What it takes.
    pub kind: OptionKind,
    /// Whether it must be given.
    pub required: bool,
}

/// What an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionKind {
    /// One of these words.
    Words(&'static [&'static str]),
    /// Yes or no; its bare name means yes.
    Flag,
    /// One or more of these words, with commas between.
    SeveralWords(&'static [&'static str]),
    /// A topic of the bank.
    Topic,
    /// One or more topics, with commas between.
    Topics,
    /// A member of the workspace.
    Member,
    /// A channel of the workspace.
    Channel,
    /// A role or a group of the workspace.
    Role,
    /// A schedule of the workspace, by name.
    Schedule,
    /// An IANA time zone.
    Zone,
    /// A span of time: `30m`.
    Span,
    /// A command's name.
    CommandName,
    /// Free text; may hold spaces.
    Text,
}
