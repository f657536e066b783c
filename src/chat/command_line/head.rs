//! The beginning of a line: which command it is.

use crate::near::{did_you_mean, excerpt, nearest};
use std::ops::Range;

use super::LineMistake;
use crate::chat::command::CommandSpec;

/// The command that a line begins with.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// Its name, with its subcommand's.
    pub(super) path: Vec<&'static str>,
    /// Its definition; it has no subcommands.
    pub(super) spec: &'static CommandSpec,
    /// Where its name ends, in bytes.
    pub(super) end: usize,
}

/// A name in a line.
#[derive(Clone, Debug)]
pub(super) struct Name<'t> {
    /// The name, without `/`.
    pub(super) text: &'t str,
    /// Where it stands, with `/`, in bytes.
    pub(super) range: Range<usize>,
}

/// The name of a command, at the beginning; it may be empty.
pub(super) fn command_name(text: &str) -> Name<'_> {
    let start = text.len() - text.trim_start().len();
    let bare = text[start..].strip_prefix('/').unwrap_or(&text[start..]).trim_start();
    // Only a `/` is there, or nothing: a name would follow directly.
    let at = if bare.is_empty() {
        start + usize::from(text[start..].starts_with('/'))
    } else {
        text.len() - bare.len()
    };
    let name = word_at(text, at);
    Name { text: &text[name.clone()], range: start..name.end }
}

/// The name of a subcommand, behind the command's; it may be empty.
pub(super) fn subcommand_name(text: &str, from: usize) -> Name<'_> {
    let start = text.len() - text[from..].trim_start().len();
    let range = word_at(text, start);
    Name { text: &text[range.clone()], range }
}

fn word_at(text: &str, start: usize) -> Range<usize> {
    let length = text[start..].find(char::is_whitespace).unwrap_or(text.len() - start);
    start..start + length
}

/// Reads which command a line is.
pub(super) fn read(specs: &'static [CommandSpec], text: &str) -> Result<Head, LineMistake> {
    let name = command_name(text);
    let spec = named(specs, &name).ok_or_else(|| unknown(specs, &name, "", text.len()))?;
    if spec.subcommands.is_empty() {
        return Ok(Head { path: vec![spec.name], spec, end: name.range.end });
    }
    let name = subcommand_name(text, name.range.end);
    let above = format!("{} ", spec.name);
    let sub =
        named(spec.subcommands, &name).ok_or_else(|| unknown(spec.subcommands, &name, &above, text.len()))?;
    Ok(Head { path: vec![spec.name, sub.name], spec: sub, end: name.range.end })
}

pub(super) fn named(specs: &'static [CommandSpec], name: &Name<'_>) -> Option<&'static CommandSpec> {
    specs.iter().find(|spec| spec.name.eq_ignore_ascii_case(name.text))
}

fn unknown(specs: &[CommandSpec], name: &Name<'_>, above: &str, end: usize) -> LineMistake {
    let names: Vec<_> = specs.iter().map(|spec| spec.name).collect();
    let known = format!("`/{above}…` is one of {}.", names.join(", "));
    if name.text.is_empty() {
        return LineMistake { range: end..end, option: None, text: known, missing: true };
    }
    let near = did_you_mean(nearest(name.text, names));
    let text = format!("There is no `/{above}{}`. {known}{near}", excerpt(name.text));
    LineMistake { range: name.range.clone(), option: None, text, missing: false }
}
