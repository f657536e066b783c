//! Help: for all commands, for one, and for places.

use crate::chat::{
    command::{CommandSpec, OptionKind, OptionSpec, Who},
    message::{Block, Inline, Message, Tone},
};

use super::words::{WithSome, code, say, strong, with_code};

/// What Keypoint is, and every command that the reader may use.
#[must_use]
pub fn overview(commands: &[CommandSpec], admin: bool) -> Message {
    let everyone = commands.iter().filter(|command| command.who == Who::Everyone);
    let admins: Vec<&CommandSpec> =
        commands.iter().filter(|command| admin && command.who == Who::Admins).collect();
    let for_admins = (!admins.is_empty())
        .then(|| [heading("For admins"), command_list(admins.iter().map(|command| ("", *command)))]);
    Message::new(Tone::Plain)
        .with(Block::Title("Keypoint".to_owned()))
        .with(Block::Text(say![
            "Interview practice as a daily habit: a question comes, you answer in its thread or by its button, ",
            "and when the time is up the key points of a good answer are revealed. ",
            "An answer before the reveal earns points.",
        ]))
        .with(heading("Commands"))
        .with(command_list(everyone.map(|command| ("", command))))
        .with_all(for_admins.into_iter().flatten())
        .with(Block::Small(say!["More about one: ", code("/help question"), "."]))
}

/// All about one command. `parents` are the commands above it, if it is a subcommand: `schedule`.
#[must_use]
pub fn command(parents: &[&str], command: &CommandSpec) -> Message {
    let path = parents.iter().fold(String::new(), |path, parent| format!("{path}{parent} "));
    let only = (command.who == Who::Admins).then(|| Block::Small(say!["Only admins can use this."]));
    Message::new(Tone::Plain)
        .with(Block::Title(format!("Help \u{b7} {path}{}", command.name)))
        .with(Block::Text(with_code(command.summary)))
        .with_all((!command.help.trim().is_empty()).then(|| Block::Text(with_code(command.help.trim()))))
        .with_all(usage(&path, command))
        .with_all(examples(command.examples))
        .with_all(only)
}

fn heading(text: &str) -> Block {
    Block::Heading(text.to_owned())
}

fn command_list<'a>(commands: impl Iterator<Item = (&'a str, &'a CommandSpec)>) -> Block {
    let items = commands.map(|(path, command)| {
        say![code(format!("/{path}{}", command.name)), format!(" · {}", command.summary)]
    });
    Block::List { numbered: false, items: items.collect() }
}

fn usage(path: &str, command: &CommandSpec) -> Vec<Block> {
    if !command.subcommands.is_empty() {
        let path = format!("{path}{} ", command.name);
        let list = command_list(command.subcommands.iter().map(|subcommand| (path.as_str(), subcommand)));
        return vec![heading("What it can do"), list];
    }
    let options: String = command.options.iter().map(placeholder).collect();
    let form = Block::Text(say!["How to type it: ", code(format!("/{path}{}{options}", command.name))]);
    if command.options.is_empty() {
        return vec![form];
    }
    let items = command.options.iter().map(option_line).collect();
    vec![form, heading("Options"), Block::List { numbered: false, items }]
}

fn placeholder(option: &OptionSpec) -> String {
    if option.required { format!(" <{}>", option.name) } else { format!(" [{}]", option.name) }
}

fn option_line(option: &OptionSpec) -> Vec<Inline> {
    let mut line = say![strong(option.name), " · "];
    line.extend(with_code(option.summary));
    if let Some(takes) = takes(option.kind) {
        line.push(format!(" ({takes})").into());
    }
    line
}

/// What an option takes, where its name and summary do not say it.
fn takes(kind: OptionKind) -> Option<String> {
    match kind {
        OptionKind::Words(words) => Some(words.join(", ")),
        OptionKind::SeveralWords(words) => {
            Some(format!("one or more of {}, with commas between", words.join(", ")))
        }
        OptionKind::Flag => Some("just its name, for yes".to_owned()),
        OptionKind::Topics => Some("one or more, with commas between".to_owned()),
        OptionKind::Zone => Some("such as Europe/Berlin".to_owned()),
        OptionKind::Span => Some("such as 30m, 6h or 2d".to_owned()),
        OptionKind::Reveal => Some("such as 6h, 16:30 or next".to_owned()),
        OptionKind::When => Some("such as weekdays 09:00".to_owned()),
        OptionKind::Date => Some("such as 2026-12-24".to_owned()),
        OptionKind::Topic
        | OptionKind::Member
        | OptionKind::Channel
        | OptionKind::Role
        | OptionKind::Schedule
        | OptionKind::CommandName
        | OptionKind::Text => None,
    }
}

fn examples(examples: &[&str]) -> Vec<Block> {
    if examples.is_empty() {
        return Vec::new();
    }
    let heading = heading(if examples.len() == 1 { "Example" } else { "Examples" });
    vec![
        heading,
        Block::List { numbered: false, items: examples.iter().map(|example| say![code(*example)]).collect() },
    ]
}

#[cfg(test)]
mod tests {
    use crate::chat::command::Where;
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::text;

    const TOPIC: OptionSpec = OptionSpec {
        name: "topic",
        summary: "what it is about, as `http`",
        kind: OptionKind::Topic,
        required: false,
    };
    const WHEN: OptionSpec =
        OptionSpec { name: "when", summary: "when it posts", kind: OptionKind::Text, required: true };
    const REVEAL: OptionSpec = OptionSpec {
        name: "reveal",
        summary: "how long until then",
        kind: OptionKind::Span,
        required: false,
    };

    const ADD: CommandSpec = CommandSpec {
        name: "add",
        summary: "Add a schedule.",
        help: "",
        examples: &["/schedule add weekdays 09:00"],
        who: Who::Admins,
        place: Where::Channel,
        options: &[WHEN, REVEAL],
        subcommands: &[],
    };
    const COMMANDS: &[CommandSpec] = &[
        CommandSpec {
            name: "question",
            summary: "Ask for a question now.",
            help: "It opens a round in this channel.",
            examples: &["/question", "/question go senior"],
            who: Who::Everyone,
            place: Where::Channel,
            options: &[TOPIC],
            subcommands: &[],
        },
        CommandSpec {
            name: "schedule",
            summary: "Look after schedules.",
            help: "",
            examples: &[],
            who: Who::Admins,
            place: Where::Channel,
            options: &[],
            subcommands: &[ADD],
        },
    ];

    #[test]
    fn the_overview_shows_admins_their_commands_and_nobody_else() {
        assert_snapshot!(text(&overview(COMMANDS, true)), @r"
        Keypoint

        Interview practice as a daily habit: a question comes, you answer in its thread or by its button, and when the time is up the key points of a good answer are revealed. An answer before the reveal earns points.

        Commands

        - `/question` · Ask for a question now.

        For admins

        - `/schedule` · Look after schedules.

        More about one: `/help question`.
        ");
        assert!(!text(&overview(COMMANDS, false)).contains("/schedule"));
    }

    #[test]
    fn a_command_is_told_with_options_examples_and_subcommands() {
        let all = [command(&[], &COMMANDS[0]), command(&[], &COMMANDS[1]), command(&["schedule"], &ADD)];
        assert_snapshot!(all.map(|help| text(&help)).join("\n---\n"), @r"
        Help · question

        Ask for a question now.

        It opens a round in this channel.

        How to type it: `/question [topic]`

        Options

        - topic · what it is about, as `http`

        Examples

        - `/question`
        - `/question go senior`
        ---
        Help · schedule

        Look after schedules.

        What it can do

        - `/schedule add` · Add a schedule.

        Only admins can use this.
        ---
        Help · schedule add

        Add a schedule.

        How to type it: `/schedule add <when> [reveal]`

        Options

        - when · when it posts
        - reveal · how long until then (such as 30m, 6h or 2d)

        Example

        - `/schedule add weekdays 09:00`

        Only admins can use this.
        ");
    }
}
