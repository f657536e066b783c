//! Lines as members type them, from text to what was meant.

mod definition;
mod lines;
mod meaning;
mod menu;

use super::{COMMANDS, Command, Known, Mistake, spec_of};
use crate::{
    chat::command_line::{LineMistake, Names, Parsed, parse},
    practice::question::Topic,
};

const TOPICS: [&str; 6] = ["behavioural", "debugging", "distributed-systems", "go", "http", "system-design"];

fn names() -> Names {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Names {
        topics: owned(&TOPICS),
        members: owned(&["Ada", "Bob", "Grace Hopper"]),
        channels: owned(&["general", "daily", "go"]),
        roles: owned(&["on-call"]),
        schedules: owned(&["warm-up", "weekdays 09:00"]),
    }
}

fn line(text: &str) -> Result<Parsed, LineMistake> {
    parse(COMMANDS, text, &names())
}

/// What a line means, all the way.
fn meant(text: &str) -> Result<Command, Mistake> {
    let topics = TOPICS.map(|name| Topic(name.to_owned()));
    let known = Known { topics: &topics };
    let parsed = line(text)
        .map_err(|mistake| Mistake { option: mistake.option.unwrap_or_default(), text: mistake.text })?;
    Command::read(&parsed.invocation, &known)
}
