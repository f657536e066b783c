//! What a member types, as Slack's client lets them.

use keypoint::{
    chat::{
        command::{OptionKind, find},
        command_line::{Names, parse},
        event::{Actor, Invocation, MemberRef},
        place::{Place, Platform},
    },
    conversation::command::COMMANDS,
};

use super::{GROUP, HANDLE, SlackStage, WORKSPACE};
use crate::world::stage::{DIRECT, Reaction, Spot};

impl SlackStage {
    /// A member types a command. Slack takes none in a thread, so they type it in the channel.
    pub(super) async fn types(&self, by: &str, spot: &Spot, line: &str) -> Reaction {
        let user = self.member(by);
        let channel = match spot.channel.as_str() {
            DIRECT => self.fake.lock().direct(&[&self.bot_user, &user]),
            name => self.channel(name),
        };
        let in_channel = Spot { thread: None, ..spot.clone() };
        let parsed = parse(COMMANDS, line, &self.vocabulary(spot).await);
        let typed = match &parsed {
            Ok(parsed) => self.chosen(line, &parsed.invocation.path, &parsed.spans),
            Err(_) => line.to_owned(),
        };
        let act = || match self.fake.run(&user, &channel, None, &typed) {
            Ok(handle) => handle,
            Err(why) => panic!("Slack takes no `{typed}`: {why}"),
        };
        let name = typed.split_whitespace().next().unwrap_or_default().to_owned();
        let is_command =
            |name: &str| self.fake.lock().apps[&self.app].spec.commands.iter().any(|one| one.command == name);
        match parsed {
            // Slack's own client says that there is no such command.
            Err(mistake) if !is_command(&name) => {
                Reaction::Wrong { at: line[mistake.range.clone()].to_owned(), text: mistake.text }
            }
            // A form asks for what is missing.
            Err(mistake) if mistake.missing && line.starts_with("/schedule add") => {
                self.reaction(&user, &in_channel, line, act).await
            }
            Err(mistake) => {
                let shown = self.mistaken(&user, act).await;
                // Slack shows its own Markdown, a word in code is one in both.
                let words = mistake.text.replace('`', "");
                assert!(shown.replace('`', "").contains(&words), "`{}` is shown: {shown}", mistake.text);
                Reaction::Wrong { at: line[mistake.range.clone()].to_owned(), text: mistake.text }
            }
            Ok(parsed) if let Some((option, what, value)) = self.unknown(&parsed.invocation) => {
                let shown = self.mistaken(&user, act).await;
                assert!(shown.contains("There is no") && shown.contains(&value), "{shown}");
                let at = line[parsed.place_of(&option)].to_owned();
                Reaction::Wrong { at, text: format!("There is no {what} `{value}` here.") }
            }
            Ok(parsed) => match self.reaction(&user, &in_channel, line, act).await {
                Reaction::Wrong { at, text } => {
                    let range = parsed.place_of(&at);
                    Reaction::Wrong { at: line[range].to_owned(), text }
                }
                reaction => reaction,
            },
        }
    }

    /// The line with what its author chose from Slack's lists: members, channels and groups.
    fn chosen(
        &self,
        line: &str,
        path: &[String],
        spans: &std::collections::BTreeMap<String, std::ops::Range<usize>>,
    ) -> String {
        let spec = find(COMMANDS, path).unwrap();
        let mut changes: Vec<(std::ops::Range<usize>, String)> = Vec::new();
        for (name, range) in spans {
            let given = line[range.clone()].trim_start_matches(['@', '#']).to_lowercase();
            let chosen = match spec.option(name).unwrap().kind {
                OptionKind::Member => self
                    .members
                    .keys()
                    .find(|member| member.to_lowercase() == given)
                    .map(|member| format!("@{}", member.to_lowercase().replace(' ', "."))),
                OptionKind::Channel => Some(format!("#{given}")),
                OptionKind::Role if given == GROUP => Some(format!("@{HANDLE}")),
                _ => None,
            };
            changes.extend(chosen.map(|chosen| (range.clone(), format!(" {chosen}"))));
        }
        // From the end, so that ranges stay what they are. Slack makes a mention of a whole word alone, so
        // the value stands behind its name with a space between.
        changes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        let mut line = line.to_owned();
        for (range, chosen) in changes {
            line.replace_range(range, &chosen);
        }
        line
    }

    /// An option that names somebody or something that Slack's lists do not hold: its name, what it names,
    /// and its value.
    fn unknown(&self, invocation: &Invocation) -> Option<(String, &'static str, String)> {
        let spec = find(COMMANDS, &invocation.path).unwrap();
        invocation.options.iter().find_map(|(name, value)| {
            let lower = value.to_lowercase();
            let (what, is_there) = match spec.option(name).unwrap().kind {
                OptionKind::Member => ("member", self.members.keys().any(|one| one.to_lowercase() == lower)),
                OptionKind::Channel => ("channel", self.channels.all().contains_key(&lower)),
                OptionKind::Role => ("group", lower == GROUP),
                _ => return None,
            };
            (!is_there).then(|| (name.clone(), what, value.clone()))
        })
    }

    /// What a line may name.
    async fn vocabulary(&self, spot: &Spot) -> Names {
        let Some(inbox) = self.switchboard.inbox() else { return Names::default() };
        let by = Actor {
            platform: Platform::Slack,
            place: Place {
                workspace: self.fake.lock().team.id.clone(),
                // What a line may name does not depend on it.
                channel: "C0".to_owned(),
                thread: None,
            },
            workspace_name: WORKSPACE.to_owned(),
            channel_name: spot.channel.clone(),
            member: MemberRef { id: "U0".to_owned(), name: String::new(), admin: false },
            at: chrono::DateTime::UNIX_EPOCH,
        };
        let known = inbox.names(&by).await;
        Names {
            topics: known.topics,
            schedules: known.schedules,
            members: self.members.keys().cloned().collect(),
            channels: self.channels.all().into_keys().collect(),
            roles: vec![GROUP.to_owned()],
        }
    }
}
