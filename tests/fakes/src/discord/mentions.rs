//! Whom a message mentions: what it says, held against `allowed_mentions` and permissions.

use serde_json::{Value, json};

use super::{
    errors::Form,
    model::{Id, State},
    object::id_of,
    permissions::{MENTION_EVERYONE, may},
};

/// Whom a message mentions in the end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mentions {
    /// Users.
    pub users: Vec<Id>,
    /// Roles.
    pub roles: Vec<Id>,
    /// Everyone.
    pub everyone: bool,
}

/// Whom a message may mention, as it was sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowed {
    /// `parse`.
    parse: Vec<String>,
    /// `users`.
    users: Vec<Id>,
    /// `roles`.
    roles: Vec<Id>,
    /// Whether a reply mentions its addressee.
    pub replied_user: bool,
}

impl Allowed {
    /// Where nothing is said in a message: everybody, and a reply mentions its addressee.
    pub fn everything() -> Self {
        let parse = ["users", "roles", "everyone"].map(str::to_owned).to_vec();
        Self { parse, users: Vec::new(), roles: Vec::new(), replied_user: true }
    }

    /// Where nothing is said in the answer to an interaction: users alone.
    pub fn users_only() -> Self {
        Self { parse: vec!["users".to_owned()], users: Vec::new(), roles: Vec::new(), replied_user: true }
    }

    /// Reads `allowed_mentions`; `otherwise` if nothing is said.
    pub fn read(value: &Value, otherwise: Self, form: &mut Form) -> Self {
        if value.is_null() {
            return otherwise;
        }
        let parse: Vec<String> = list(&value["parse"]).map(str::to_owned).collect();
        let named = |field: &str| value[field].as_array().into_iter().flatten();
        let ids = |field: &str| named(field).filter_map(id_of).collect::<Vec<Id>>();
        let allowed = Self {
            users: ids("users"),
            roles: ids("roles"),
            replied_user: value["replied_user"].as_bool().unwrap_or(false),
            parse,
        };
        for (field, named) in [("users", &allowed.users), ("roles", &allowed.roles)] {
            let path = format!("allowed_mentions.{field}");
            if allowed.parse.iter().any(|kind| kind == field) && !named.is_empty() {
                let message = format!("parse:[\"{field}\"] and {field}: [ids...] are mutually exclusive.");
                form.wrong("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message);
            }
            if named.len() > 100 {
                form.wrong(&path, "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.");
            }
        }
        for (number, kind) in allowed.parse.iter().enumerate() {
            if !["users", "roles", "everyone"].contains(&kind.as_str()) {
                let message = "Value must be one of {'users', 'roles', 'everyone'}.";
                form.wrong(&format!("allowed_mentions.parse.{number}"), "BASE_TYPE_CHOICES", message);
            }
        }
        allowed
    }

    fn parses(&self, kind: &str) -> bool {
        self.parse.iter().any(|one| one == kind)
    }

    /// Whom a text mentions in a channel, if this author writes it.
    pub fn resolve(&self, state: &State, author: Id, channel: Id, text: &str) -> Mentions {
        let may_everyone = may(state, author, channel, MENTION_EVERYONE);
        let guild = state.channels.get(&channel).and_then(|channel| channel.guild);
        let guild = guild.and_then(|guild| state.guilds.get(&guild));
        let mut found = Mentions::default();
        for mention in named(text) {
            match mention {
                Named::User(user) => {
                    let known = state.users.contains_key(&user);
                    if known
                        && (self.parses("users") || self.users.contains(&user))
                        && !found.users.contains(&user)
                    {
                        found.users.push(user);
                    }
                }
                Named::Role(role) => {
                    let Some(known) = guild.and_then(|guild| guild.roles.get(&role)) else { continue };
                    let allowed = self.parses("roles") || self.roles.contains(&role);
                    if allowed && (known.mentionable || may_everyone) && !found.roles.contains(&role) {
                        found.roles.push(role);
                    }
                }
            }
        }
        let says_everyone = text.contains("@everyone") || text.contains("@here");
        found.everyone = says_everyone && may_everyone && self.parses("everyone");
        found
    }
}

enum Named {
    User(Id),
    Role(Id),
}

/// What a text names: `<@1>`, `<@!1>` and `<@&1>`.
fn named(text: &str) -> Vec<Named> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("<@") {
        rest = &rest[start + 2..];
        let Some(end) = rest.find('>') else { break };
        let inner = &rest[..end];
        if let Some(role) = inner.strip_prefix('&') {
            found.extend(role.parse().ok().map(Named::Role));
        } else {
            found.extend(inner.trim_start_matches('!').parse().ok().map(Named::User));
        }
    }
    found
}

fn list(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// What `allowed_mentions` says to mention nobody.
pub fn nobody() -> Value {
    json!({ "parse": [] })
}
