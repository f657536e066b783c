//! Making users, channels, groups and apps.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::super::{
    dispatch::{Audience, Outbox},
    model::{
        App, AppSpec, Channel, Command, Group, Id, Kind, Now, Role, SLACKBOT, Shortcut, State, Team, Token,
        User,
    },
    object,
    violations::Violations,
};

impl State {
    /// A workspace with nobody in it.
    pub fn new(now: Now) -> Self {
        let team = Team { id: "T0FAKETEAM".to_owned(), name: "Team".to_owned(), domain: "team".to_owned() };
        let mut state = Self {
            now,
            next: 0,
            used: BTreeSet::new(),
            team,
            users: BTreeMap::new(),
            apps: BTreeMap::new(),
            channels: BTreeMap::new(),
            messages: BTreeMap::new(),
            groups: BTreeMap::new(),
            views: BTreeMap::new(),
            modals: BTreeMap::new(),
            deeds: BTreeMap::new(),
            triggers: BTreeMap::new(),
            response_urls: BTreeMap::new(),
            uploads: BTreeMap::new(),
            pings: Vec::new(),
            outbox: Outbox::default(),
            violations: Violations::default(),
        };
        let slackbot = User {
            id: SLACKBOT.to_owned(),
            name: "slackbot".to_owned(),
            real_name: "Slackbot".to_owned(),
            ..state.somebody("slackbot")
        };
        state.users.insert(SLACKBOT.to_owned(), slackbot);
        state
    }

    fn somebody(&mut self, name: &str) -> User {
        User {
            id: self.id('U'),
            name: name.to_lowercase().replace(' ', "."),
            real_name: name.to_owned(),
            display_name: String::new(),
            role: Role::Member,
            deleted: false,
            app: None,
            team: self.team.id.clone(),
            tz: "Etc/UTC".to_owned(),
        }
    }

    /// Makes a person.
    pub fn new_user(&mut self, name: &str) -> Id {
        self.new_user_who(name, |_| {})
    }

    /// Makes a person of this role.
    pub fn new_user_as(&mut self, name: &str, role: Role) -> Id {
        self.new_user_who(name, |user| user.role = role)
    }

    /// Makes a person of another workspace, whom shared channels bring here.
    pub fn new_stranger(&mut self, name: &str) -> Id {
        let team = self.id('T');
        self.new_user_who(name, |user| user.team = team)
    }

    fn new_user_who(&mut self, name: &str, change: impl FnOnce(&mut User)) -> Id {
        let mut user = self.somebody(name);
        change(&mut user);
        let id = user.id.clone();
        let is_own = user.team == self.team.id;
        let told = object::user(self, &user);
        self.users.insert(id.clone(), user);
        if is_own {
            self.outbox.send(json!({ "type": "team_join", "user": told }), Audience::Team);
        }
        id
    }

    /// Makes a channel with somebody in it.
    pub fn new_channel(&mut self, name: &str, kind: Kind, creator: &str) -> Id {
        let id = self.id('C');
        let created = (self.now)().timestamp();
        let channel = Channel {
            id: id.clone(),
            kind,
            name: name.to_owned(),
            previous_names: Vec::new(),
            creator: creator.to_owned(),
            created,
            members: BTreeSet::from([creator.to_owned()]),
            archived: false,
            shared: false,
            read_only: false,
        };
        self.channels.insert(id.clone(), channel);
        if kind == Kind::Public {
            let told = json!({
                "type": "channel_created", "event_ts": self.ts(),
                "channel": {
                    "id": id, "name": name, "name_normalized": name, "created": created,
                    "creator": creator, "is_channel": true, "context_team_id": self.team.id,
                },
            });
            self.outbox.send(told, Audience::Team);
        }
        id
    }

    /// The direct messages of these users, made if they are not there.
    pub fn direct(&mut self, users: &[&str]) -> Id {
        let members: BTreeSet<Id> = users.iter().map(|user| (*user).to_owned()).collect();
        let is_direct = |channel: &&Channel| matches!(channel.kind, Kind::Direct | Kind::Group);
        let known = self.channels.values().filter(is_direct).find(|channel| channel.members == members);
        if let Some(known) = known {
            return known.id.clone();
        }
        let kind = if members.len() > 2 { Kind::Group } else { Kind::Direct };
        let id = self.id(if kind == Kind::Direct { 'D' } else { 'C' });
        let channel = Channel {
            id: id.clone(),
            kind,
            name: if kind == Kind::Group { format!("mpdm-{id}") } else { String::new() },
            previous_names: Vec::new(),
            creator: users.first().map(|user| (*user).to_owned()).unwrap_or_default(),
            created: (self.now)().timestamp(),
            members,
            archived: false,
            shared: false,
            read_only: false,
        };
        self.channels.insert(id.clone(), channel);
        id
    }

    /// Makes a user group.
    pub fn new_group(&mut self, handle: &str, members: &[&str]) -> Id {
        let id = self.id('S');
        let group = Group {
            id: id.clone(),
            name: handle.to_owned(),
            handle: handle.to_owned(),
            members: members.iter().map(|member| (*member).to_owned()).collect(),
            disabled: false,
        };
        self.groups.insert(id.clone(), group);
        id
    }

    /// Makes an app, and installs it in the workspace; with these tokens.
    pub fn new_app(&mut self, spec: AppSpec, bot_token: &str, app_token: &str) -> Id {
        let id = self.id('A');
        let name = spec.name.clone();
        let user = User { app: Some(id.clone()), ..self.somebody(&name) };
        let alive = Token { refused: None, used_in_vain: 0 };
        let app = App {
            id: id.clone(),
            name,
            user: user.id.clone(),
            bot: self.id('B'),
            spec,
            installed: true,
            tokens: BTreeMap::from([(bot_token.to_owned(), alive.clone()), (app_token.to_owned(), alive)]),
        };
        self.users.insert(user.id.clone(), user);
        self.apps.insert(id.clone(), app);
        id
    }

    /// Makes another app that only posts, as old integrations do; returns it.
    pub fn new_integration(&mut self, name: &str) -> Id {
        let secret = self.secret();
        let spec = AppSpec { name: name.to_owned(), ..AppSpec::default() };
        self.new_app(spec, &format!("xoxb-{secret}"), &format!("xapp-{secret}"))
    }
}

impl AppSpec {
    /// What a manifest asks for, in the form in which Slack takes it as JSON.
    pub fn of_manifest(manifest: &Value) -> Self {
        let texts = |value: &Value| -> BTreeSet<String> {
            value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let features = &manifest["features"];
        let settings = &manifest["settings"];
        let commands = features["slash_commands"].as_array().into_iter().flatten();
        let shortcuts = features["shortcuts"].as_array().into_iter().flatten();
        Self {
            name: text(&manifest["display_information"]["name"]),
            scopes: texts(&manifest["oauth_config"]["scopes"]["bot"]),
            events: texts(&settings["event_subscriptions"]["bot_events"]),
            commands: commands
                .map(|command| Command {
                    command: text(&command["command"]),
                    should_escape: command["should_escape"] == true,
                })
                .collect(),
            shortcuts: shortcuts
                .map(|shortcut| Shortcut {
                    name: text(&shortcut["name"]),
                    callback_id: text(&shortcut["callback_id"]),
                    on_messages: shortcut["type"] == "message",
                })
                .collect(),
            socket_mode: settings["socket_mode_enabled"] == true,
            interactivity: settings["interactivity"]["is_enabled"] == true,
            messages_tab: features["app_home"]["messages_tab_enabled"] != false,
            messages_read_only: features["app_home"]["messages_tab_read_only_enabled"] == true,
        }
    }

    /// Everything that the fake knows of, for bots of which nobody has a manifest.
    pub fn everything(name: &str) -> Self {
        let set = |words: &str| words.split_whitespace().map(str::to_owned).collect();
        Self {
            name: name.to_owned(),
            scopes: set(ALL_SCOPES),
            events: set(ALL_EVENTS),
            commands: Vec::new(),
            shortcuts: Vec::new(),
            socket_mode: true,
            interactivity: true,
            messages_tab: true,
            messages_read_only: false,
        }
    }

    /// With a slash command, whose text comes with entities.
    #[must_use]
    pub fn command(mut self, command: &str) -> Self {
        self.commands.push(Command { command: command.to_owned(), should_escape: true });
        self
    }

    /// With a shortcut on messages.
    #[must_use]
    pub fn message_shortcut(mut self, name: &str, callback_id: &str) -> Self {
        let (name, callback_id) = (name.to_owned(), callback_id.to_owned());
        self.shortcuts.push(Shortcut { name, callback_id, on_messages: true });
        self
    }

    /// With a shortcut everywhere.
    #[must_use]
    pub fn global_shortcut(mut self, name: &str, callback_id: &str) -> Self {
        let (name, callback_id) = (name.to_owned(), callback_id.to_owned());
        self.shortcuts.push(Shortcut { name, callback_id, on_messages: false });
        self
    }

    /// Without a scope.
    #[must_use]
    pub fn without_scope(mut self, scope: &str) -> Self {
        self.scopes.remove(scope);
        self
    }

    /// Without an event.
    #[must_use]
    pub fn without_event(mut self, event: &str) -> Self {
        self.events.remove(event);
        self
    }
}

/// The scopes that the methods and events here need.
const ALL_SCOPES: &str = "app_mentions:read channels:history channels:join channels:read chat:write commands \
    files:write groups:history groups:read im:history im:read im:write mpim:history mpim:read mpim:write \
    reactions:read reactions:write team:read usergroups:read users:read";

/// The events that are told here.
const ALL_EVENTS: &str = "app_home_opened app_mention app_uninstalled channel_archive channel_created \
    channel_deleted channel_left channel_rename channel_shared channel_unarchive channel_unshared \
    group_archive group_deleted group_left group_rename group_unarchive member_joined_channel \
    member_left_channel message.channels message.groups message.im message.mpim reaction_added \
    reaction_removed team_join tokens_revoked user_change";
