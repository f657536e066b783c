//! Slash commands: how they are called in a workspace, and what somebody meant by one.
//!
//! Slack hands a command over as its name and the text behind it. The text is read like any line of
//! commands, once what Slack writes in its own way, people, channels, links and entities, is put back.

mod known;
mod naming;
#[cfg(test)]
mod tests;
mod text;

use std::collections::BTreeMap;

pub use self::{
    known::{Known, Named},
    naming::{BadPrefix, Naming},
};
use self::{naming::ALL_IN_ONE, text::Written};
use crate::{
    chat::{
        command::{CommandSpec, OptionKind, find},
        command_line::{parse, parse_begun},
        event::Invocation,
        message::Message,
    },
    near::{did_you_mean, nearest},
    render::note,
};

/// What the help is called: the answer to a command without anything behind it.
const HELP: &str = "help";

/// The command whose form asks for what is missing.
const WITH_FORM: [&str; 2] = ["schedule", "add"];

/// Reads a slash command: its name, as Slack gives it, and the text behind it.
///
/// # Errors
/// What is wrong, as a note that shows the right form in the names that the workspace knows.
pub fn read(naming: &Naming, command: &str, text: &str, known: &Known) -> Result<Invocation, Box<Message>> {
    let specs = naming.commands();
    let Written { text, names } = text::written(text);
    let line = line(naming, command, &text);
    let path = path_of(specs, &line);
    let mistaken = |text: &str| Box::new(note_of(naming, &path, text));
    let read = if path == WITH_FORM { parse_begun } else { parse };
    let parsed = read(specs, &line, known).map_err(|mistake| mistaken(&mistake.text))?;
    let mut invocation = parsed.invocation;
    invocation.names = names;
    put_ids(specs, &mut invocation, known).map_err(|text| mistaken(&text))?;
    Ok(invocation)
}

/// A note on an option that turned out to be wrong later, with the right form.
#[must_use]
pub fn mistake(naming: &Naming, path: &[String], option: &str, text: &str) -> Message {
    let said = if option.is_empty() { text.to_owned() } else { format!("`{option}`: {text}") };
    note_of(naming, path, &said)
}

fn note_of(naming: &Naming, path: &[impl AsRef<str>], text: &str) -> Message {
    let path: Vec<&str> = path.iter().map(AsRef::as_ref).collect();
    let spec = find(naming.commands(), &path);
    let usage = spec.map(|spec| naming.line(&spec.usage(&path)));
    let examples = spec.map_or(&[][..], |spec| spec.examples);
    // The first shows the bare command.
    let example = examples.get(1).or(examples.first()).map(|example| naming.line(example));
    note::wrong_form(&naming.in_mistake(text), usage.as_deref(), example.as_deref())
}

/// The command and its text as one line, in the names of the definition.
fn line(naming: &Naming, command: &str, text: &str) -> String {
    let name = command.trim().trim_start_matches('/').to_lowercase();
    if name != ALL_IN_ONE {
        return format!("/{} {text}", naming.bare(&name));
    }
    let text = text.trim();
    if text.is_empty() {
        return format!("/{HELP}");
    }
    // It may be given by the name that it has on its own.
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let first = first.trim_start_matches('/').to_lowercase();
    format!("/{} {rest}", naming.bare(&first))
}

/// The command that a line begins with, as far as it names one.
fn path_of(specs: &'static [CommandSpec], line: &str) -> Vec<&'static str> {
    let mut path = Vec::new();
    let mut specs = specs;
    for word in line.trim_start_matches('/').split_whitespace() {
        let Some(spec) = specs.iter().find(|spec| spec.name.eq_ignore_ascii_case(word)) else { break };
        path.push(spec.name);
        specs = spec.subcommands;
    }
    path
}

/// Puts ids in the place of the names of people, channels and user groups.
fn put_ids(specs: &'static [CommandSpec], invocation: &mut Invocation, known: &Known) -> Result<(), String> {
    let options = find(specs, &invocation.path).map_or(&[][..], |spec| spec.options);
    for option in options {
        let Some(given) = invocation.options.get(option.name) else { continue };
        let Some(id) = id_of(option.kind, given, known, &invocation.names) else { continue };
        let (id, name) = id.map_err(|text| format!("`{}`: {text}", option.name))?;
        invocation.names.entry(id.clone()).or_insert(name);
        invocation.options.insert(option.name.to_owned(), id);
    }
    let used: Vec<String> = invocation.options.values().cloned().collect();
    invocation.names.retain(|id, _| used.contains(id));
    Ok(())
}

/// The id and the name of what is given, or what is wrong; none if this kind is not known by ids.
fn id_of(
    kind: OptionKind,
    given: &str,
    known: &Known,
    names: &BTreeMap<String, String>,
) -> Option<Result<(String, String), String>> {
    let (what, begins, listed) = match kind {
        OptionKind::Member => ("member", "<@", &known.members),
        OptionKind::Channel => ("channel", "<#", &known.channels),
        OptionKind::Role => ("user group", "<!subteam^", &known.groups),
        _ => return None,
    };
    let written = given.strip_prefix(begins).and_then(|rest| rest.strip_suffix('>'));
    if let Some(id) = written {
        let name = names.get(id).map_or(id, String::as_str);
        return Some(Ok((id.to_owned(), name.to_owned())));
    }
    if let Some(one) = known::named(listed, given) {
        return Some(Ok((one.id.clone(), one.name.clone())));
    }
    let near = did_you_mean(nearest(given, listed.iter().map(|one| one.name.as_str())));
    let sign = kind.sign().unwrap_or('@');
    let given = text::shown(given, names);
    Some(Err(format!(
        "There is no {what} called `{given}`.{near} Type `{sign}` and choose from the list that shows."
    )))
}
