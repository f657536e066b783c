//! What a command looks like to a platform: the types in which `conversation::command` defines
//! every command once, for the menu, the parser, the help, and the registration.
//!
//! Nothing here knows which commands there are.

pub mod value;

use serde::Serialize;

/// A command, or a subcommand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CommandSpec {
    /// Its name, without `/`.
    pub name: &'static str,
    /// One line of what it does; at most 100 characters.
    pub summary: &'static str,
    /// The rest of its help: a few sentences, with what is typed between backticks.
    pub help: &'static str,
    /// Lines that can be typed as they are: `/question go senior`.
    pub examples: &'static [&'static str],
    /// Who may use it.
    pub who: Who,
    /// Where it makes sense.
    pub place: Where,
    /// Its options, the required ones first, in the order in which values without a name are
    /// matched.
    pub options: &'static [OptionSpec],
    /// Its subcommands; a command has either options or subcommands.
    pub subcommands: &'static [CommandSpec],
}

impl CommandSpec {
    /// The option of this name, in any case.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<&'static OptionSpec> {
        self.options.iter().find(|option| option.name.eq_ignore_ascii_case(name))
    }

    /// How it is typed, where `path` is its name with those of the commands above it:
    /// `/schedule pause <name>`, with `[…]` around what may be left out.
    #[must_use]
    pub fn usage(&self, path: &[&str]) -> String {
        let names: Vec<_> = self.subcommands.iter().map(|sub| sub.name).collect();
        let subcommand = (!names.is_empty()).then(|| format!("<{}>", names.join(" | ")));
        let options = self.options.iter().map(|option| {
            let name = option.name;
            if option.required { format!("<{name}>") } else { format!("[{name}]") }
        });
        let parts = std::iter::once(format!("/{}", path.join(" "))).chain(subcommand).chain(options);
        parts.collect::<Vec<_>>().join(" ")
    }
}

/// The command at `path` among `specs`, in any case: `["schedule", "add"]`.
#[must_use]
pub fn find(specs: &'static [CommandSpec], path: &[impl AsRef<str>]) -> Option<&'static CommandSpec> {
    let (name, rest) = path.split_first()?;
    let spec = specs.iter().find(|spec| spec.name.eq_ignore_ascii_case(name.as_ref()))?;
    if rest.is_empty() { Some(spec) } else { find(spec.subcommands, rest) }
}

/// Who may use a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// Every member.
    Everyone,
    /// Those whom the platform calls admins, and those whom they name.
    Admins,
}

/// Where a command makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Where {
    /// Everywhere, in a direct message too.
    Anywhere,
    /// In a channel of a workspace, and in the threads of one.
    Channel,
}

/// An option of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
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
    /// When a round is revealed: a span, a clock time, or `next`.
    Reveal,
    /// When a schedule posts: a phrase or a crontab expression; it holds spaces.
    When,
    /// A date, `2026-12-24`, or `next`.
    Date,
    /// A command's name, with its subcommand's: `schedule add`.
    CommandName,
    /// Free text; may hold spaces.
    Text,
}
