//! `/help`: what the commands are, or how one of them works.

use super::{
    Conversation, Outcome,
    command::{COMMANDS, spec_of},
};
use crate::{
    chat::event::{Actor, Response},
    render::help,
};

impl Conversation {
    pub(super) async fn handle_help(&self, by: &Actor, command: Option<&[&'static str]>) -> Outcome {
        Ok(Response::Note(match command.and_then(|path| Some((path, spec_of(path)?))) {
            Some((path, spec)) => help::command(&path[..path.len().saturating_sub(1)], spec),
            // Help is there though the database is not.
            None => help::overview(COMMANDS, self.is_admin(by).await.unwrap_or(by.member.admin)),
        }))
    }
}
