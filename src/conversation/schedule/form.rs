//! The form of `/schedule add`, where the platform's forms have pickers: what it asks for goes the same
//! way as the command, and shows the same preview.

use std::collections::BTreeMap;

use super::super::{
    Conversation, Interruption, Outcome,
    command::{Command, Known, Mistake, ScheduleCommand},
};
use crate::{
    chat::{
        event::{Actor, Invocation, Response},
        message::Form,
    },
    render::{
        refusal::Refusal,
        schedule_form::{self, ScheduleForm, field},
    },
};

/// Where a mistake is shown that is about no field.
pub(in super::super) const FIRST_FIELD: &str = field::TIME;

/// The command that the form stands for.
const COMMAND: [&str; 2] = ["schedule", "add"];

/// What the command needs, and the form asks for in other words.
const WHEN: &str = "when";

impl Conversation {
    /// Whether it is the command without what it needs, where a form can ask for it.
    pub(in super::super) fn asks_by_form(&self, by: &Actor, invocation: &Invocation) -> bool {
        let says_when = invocation.options.get(WHEN).is_some_and(|when| !when.trim().is_empty());
        let is_it = invocation.path.iter().map(String::as_str).eq(COMMAND);
        is_it && !says_when && self.has_pickers(by)
    }

    pub(in super::super) async fn open_schedule_form(
        &self,
        by: &Actor,
        given: &BTreeMap<String, String>,
    ) -> Outcome {
        let met = self.meet_admin(by).await?;
        if !self.has_pickers(by) {
            return Err(Refusal::UnknownButton.into());
        }
        let topics = self.topics();
        let zone = Some(met.workspace.zone);
        Ok(Response::Form(ScheduleForm { topics: &topics, zone, given }.form()))
    }

    /// The form as far as it is known without asking anybody. Who is no admin is refused when they
    /// submit it.
    pub(in super::super) fn bare_schedule_form(&self, by: &Actor) -> Option<Form> {
        let topics = self.topics();
        self.has_pickers(by)
            .then(|| ScheduleForm { topics: &topics, zone: None, given: &BTreeMap::new() }.form())
    }

    pub(in super::super) async fn take_schedule_form(
        &self,
        by: &Actor,
        values: BTreeMap<String, String>,
    ) -> Outcome {
        let invalid = |field: &str, text: String| Ok(Response::Invalid { field: field.to_owned(), text });
        let options = match schedule_form::options(values) {
            Ok(options) => options,
            Err((field, text)) => return invalid(field, text.to_owned()),
        };
        let path = COMMAND.map(str::to_owned).to_vec();
        let invocation = Invocation { path, options, names: BTreeMap::new() };
        let topics = self.topics();
        let new = match Command::read(&invocation, &Known { topics: &topics }) {
            Ok(Command::Schedule(ScheduleCommand::Add(new))) => new,
            Ok(_) => return Err(Refusal::UnknownButton.into()),
            Err(Mistake { option, text }) => return invalid(schedule_form::field_of(&option), text),
        };
        let met = self.meet_admin(by).await?;
        match self.preview_schedule(&met, *new, &invocation).await {
            Err(Interruption::Refused(refusal)) => invalid(field_of(&refusal), refusal.to_string()),
            outcome => outcome,
        }
    }

    fn has_pickers(&self, by: &Actor) -> bool {
        self.chats.get(by.platform).is_some_and(|chat| chat.has_pickers())
    }
}

/// The field that a refusal is about.
fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::MayNotPost { .. } => field::CHANNEL,
        Refusal::NothingMatches { .. } => field::TOPICS,
        Refusal::ScheduleNameTaken { .. } => field::NAME,
        _ => FIRST_FIELD,
    }
}
