//! `/help`: what the commands are, or how one of them works.

use super::command::{COMMANDS, spec_of};
use crate::{
    chat::event::{Actor, Response},
    render::help,
};

pub(super) fn handle_help(by: &Actor, command: Option<&[&'static str]>) -> Response {
    Response::Note(match command.and_then(|path| Some((path, spec_of(path)?))) {
        Some((path, spec)) => help::command(&path[..path.len().saturating_sub(1)], spec),
        None => help::overview(COMMANDS, by.member.admin),
    })
}
