//! What a member types, as Discord's client sends it.

use std::collections::HashMap;

use keypoint::{
    chat::{
        command::{OptionKind, find},
        command_line::{Names, parse},
        event::{Actor, MemberRef},
        place::{Place, Platform},
    },
    conversation::command::COMMANDS,
};
use serde_json::{Value, json};

use super::{DiscordStage, GROUP, WORKSPACE};
use crate::{
    discord::{
        interactions::make::{self, Deed},
        model::Id,
        people::Handle,
    },
    world::stage::{Reaction, Spot},
};

impl DiscordStage {
    /// A member types a line, as far as Discord's client lets them, and sends it.
    pub(super) async fn types(&self, by: &str, spot: &Spot, line: &str) -> Reaction {
        let user = self.member(by);
        let channel = self.place(user, spot);
        let parsed = match parse(COMMANDS, line, &self.vocabulary(spot).await) {
            Ok(parsed) => parsed,
            // Discord's own client would not let it be sent.
            Err(mistake) => {
                return Reaction::Wrong { at: line[mistake.range.clone()].to_owned(), text: mistake.text };
            }
        };
        let spec = find(COMMANDS, &parsed.invocation.path).unwrap();
        let mut options: Vec<(String, Value)> = Vec::new();
        for (name, value) in &parsed.invocation.options {
            let kind = spec.option(name).unwrap().kind;
            let typed = self.typed(kind, value);
            // Discord's pickers offer nothing that is not there.
            if typed.is_null() {
                let what = match kind {
                    OptionKind::Member => "member",
                    OptionKind::Channel => "channel",
                    _ => "group",
                };
                let at = line[parsed.place_of(name)].to_owned();
                return Reaction::Wrong { at, text: format!("There is no {what} `{value}` here.") };
            }
            options.push((name.clone(), typed));
        }
        let path: Vec<&str> = parsed.invocation.path.iter().map(String::as_str).collect();
        let data = {
            let state = self.fake.lock();
            let commands = state.applications[&self.application].commands.values();
            // As where an admin shows every command to everybody.
            let command = commands.into_iter().find(|command| command["name"] == path[0]).cloned().unwrap();
            make::slash_data(&state, &command, &path[1..], &options, None).unwrap()
        };
        let deed =
            Deed { application: self.application, user, channel, kind: 2, data, message: None, opener: None };
        let handle = Handle::of(self.fake.shared(), make::send(&self.fake.discord, &deed));
        match self.reaction(spot, line, handle).await {
            Reaction::Wrong { at, text } => {
                let range = parsed.place_of(&at);
                Reaction::Wrong { at: line[range].to_owned(), text }
            }
            reaction => reaction,
        }
    }

    /// The values of a line's options, as Discord's client sends them.
    pub(super) fn typed(&self, kind: OptionKind, value: &str) -> Value {
        let lower = value.to_lowercase();
        let id = |found: Option<Id>| found.map_or(Value::Null, |id| json!(id.to_string()));
        let by_name = |map: &HashMap<String, Id>| {
            map.iter().find(|(name, _)| name.to_lowercase() == lower).map(|(_, id)| *id)
        };
        match kind {
            OptionKind::Flag => json!(value == "yes"),
            OptionKind::Member => id(by_name(&self.members)),
            OptionKind::Channel => id(by_name(&self.channels)),
            OptionKind::Role => id((lower == GROUP).then_some(self.group)),
            _ => json!(value),
        }
    }

    /// What a line may name.
    pub(super) async fn vocabulary(&self, spot: &Spot) -> Names {
        let Some(inbox) = self.switchboard.inbox() else { return Names::default() };
        let by = Actor {
            platform: Platform::Discord,
            place: Place {
                workspace: self.guild.to_string(),
                // What a line may name does not depend on it.
                channel: "0".to_owned(),
                thread: None,
            },
            workspace_name: WORKSPACE.to_owned(),
            channel_name: spot.channel.clone(),
            member: MemberRef { id: "0".to_owned(), name: String::new(), admin: false },
            at: chrono::DateTime::UNIX_EPOCH,
        };
        let known = inbox.names(&by).await;
        Names {
            topics: known.topics,
            schedules: known.schedules,
            members: self.members.keys().cloned().collect(),
            channels: self.channels.keys().cloned().collect(),
            roles: vec![GROUP.to_owned()],
        }
    }
}
