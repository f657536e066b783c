//! What a member types, as Discord's client sends it.

use std::collections::HashMap;

use keypoint::chat::{
    command::OptionKind,
    command_line::Names,
    event::{Actor, MemberRef},
    place::{Place, Platform},
};
use serde_json::{Value, json};

use super::{DiscordStage, GROUP, WORKSPACE};
use crate::{discord::model::Id, world::stage::Spot};

impl DiscordStage {
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
