//! Users, servers, channels, roles and applications: made, changed, and told of to bots that are
//! there already.

use serde::Deserialize;
use serde_json::json;

use super::{
    super::{
        Fake,
        dispatch::Audience,
        model::{self, Kind, State},
        object,
    },
    Bits, Id, Nothing, Outcome, Refusal, Verb, read, told, verb,
};

pub(super) const VERBS: &[Verb] = &[
    verb!("world", "{}", "Everything that there is: users, applications, guilds, channels.", world),
    verb!("new-user", r#"{"name": "ada"}"#, "Makes a person.", new_user),
    verb!(
        "new-application",
        r#"{"name": "helper", "token": "secret", "intents": "32768"}"#,
        "Makes an application with a bot; intents are the privileged ones that it has (all, if not said).",
        new_application
    ),
    verb!("new-guild", r#"{"name": "Team", "owner": "1"}"#, "Makes a server.", new_guild),
    verb!("join", r#"{"guild": "1", "user": "2"}"#, "Somebody comes to a server.", join),
    verb!("leave", r#"{"guild": "1", "user": "2"}"#, "Somebody leaves a server.", leave),
    verb!(
        "new-channel",
        r#"{"guild": "1", "name": "general", "type": 0, "parent": null}"#,
        "Makes a channel of a server; the type is Discord's number: 0 text, 4 category, 15 forum…",
        new_channel
    ),
    verb!("delete-channel", r#"{"channel": "1"}"#, "Deletes a channel or a thread.", delete_channel),
    verb!(
        "new-role",
        r#"{"guild": "1", "name": "mods", "permissions": "8192"}"#,
        "Makes a role that permits this.",
        new_role
    ),
    verb!(
        "set-permissions",
        r#"{"guild": "1", "role": "1", "permissions": "0"}"#,
        "Changes what a role permits; @everyone's id is the server's.",
        set_permissions
    ),
    verb!("give-role", r#"{"guild": "1", "user": "2", "role": "3"}"#, "Gives a member a role.", give_role),
    verb!(
        "overwrite",
        r#"{"channel": "1", "id": "2", "allow": "0", "deny": "1024"}"#,
        "Changes what a role or a member may do in a channel.",
        overwrite
    ),
    verb!(
        "install",
        r#"{"application": "1", "guild": "2", "permissions": "8"}"#,
        "Adds an application to a server, with a role that permits this.",
        install
    ),
    verb!("remove", r#"{"application": "1", "guild": "2"}"#, "Removes it from the server.", remove),
    verb!(
        "set-unavailable",
        r#"{"guild": "1", "unavailable": true}"#,
        "A server goes into an outage, or comes back.",
        set_unavailable
    ),
    verb!(
        "take-direct-messages",
        r#"{"user": "1", "takes": false}"#,
        "Somebody closes or opens their direct messages.",
        take_direct_messages
    ),
];

fn world(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    let state = fake.lock();
    let guilds = state.guilds.values().map(|guild| {
        let mut value = object::guild(guild);
        value["members"] = guild.members.values().map(|one| object::member(&state, one)).collect();
        value["unavailable"] = json!(guild.unavailable);
        value
    });
    Ok(json!({
        "users": state.users.values().map(object::user).collect::<Vec<_>>(),
        "applications": state
            .applications
            .values()
            .map(|one| json!({
                "id": told(one.id),
                "name": one.name,
                "commands": one.commands.values().collect::<Vec<_>>(),
                "guild_commands": one.guild_commands.values().collect::<Vec<_>>(),
                "registrations": one.registrations,
            }))
            .collect::<Vec<_>>(),
        "guilds": guilds.collect::<Vec<_>>(),
        "channels": state.channels.values().map(|one| object::channel(&state, one, 0)).collect::<Vec<_>>(),
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewUser {
    name: String,
}

fn new_user(fake: &Fake, new: NewUser) -> Outcome {
    Ok(json!({ "user": told(fake.lock().new_user(&new.name)) }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewApplication {
    name: String,
    token: String,
    intents: Option<Bits>,
}

fn new_application(fake: &Fake, new: NewApplication) -> Outcome {
    let mut state = fake.lock();
    if state.applications.values().any(|one| one.token == new.token) {
        return Err("another application has this token".to_owned().into());
    }
    let made = state.new_application(&new.name, &new.token);
    if let Some(Id(intents)) = new.intents {
        state.permit_intents(made, intents);
    }
    Ok(json!({ "application": told(made) }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewGuild {
    name: String,
    owner: Id,
}

fn new_guild(fake: &Fake, new: NewGuild) -> Outcome {
    let owner = fake.user(new.owner)?;
    Ok(json!({ "guild": told(fake.lock().new_guild(&new.name, owner)) }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seat {
    guild: Id,
    user: Id,
}

fn join(fake: &Fake, seat: Seat) -> Outcome {
    let (guild, user) = (fake.guild(seat.guild)?, fake.user(seat.user)?);
    let mut state = fake.lock();
    if state.applications.contains_key(&user) {
        return Err("an application is installed".to_owned().into());
    }
    state.seat(guild, user);
    tell_of_member(&mut state, "GUILD_MEMBER_ADD", guild, user);
    Ok(json!({}))
}

fn leave(fake: &Fake, seat: Seat) -> Outcome {
    let (guild, user) = (fake.guild(seat.guild)?, fake.user(seat.user)?);
    let mut state = fake.lock();
    if state.applications.contains_key(&user) {
        return Err("an application is removed".to_owned().into());
    }
    let left = state.guilds.get_mut(&guild).and_then(|guild| guild.members.remove(&user));
    if left.is_some() {
        let event = json!({ "guild_id": told(guild), "user": object::user_of(&state, user) });
        state.outbox.send("GUILD_MEMBER_REMOVE", event, Audience::Guild(guild));
    }
    Ok(json!({}))
}

fn tell_of_member(state: &mut State, name: &'static str, guild: model::Id, user: model::Id) {
    let Some(member) = state.guilds.get(&guild).and_then(|guild| guild.members.get(&user)) else { return };
    let mut event = object::member(state, member);
    event["guild_id"] = told(guild);
    state.outbox.send(name, event, Audience::Guild(guild));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewChannel {
    guild: Id,
    name: String,
    #[serde(default, rename = "type")]
    kind: u8,
    parent: Option<Id>,
}

fn new_channel(fake: &Fake, new: NewChannel) -> Outcome {
    let kinds = [Kind::Text, Kind::Voice, Kind::Category, Kind::Announcement, Kind::Stage, Kind::Forum];
    let kind = kinds.into_iter().chain([Kind::Media]).find(|kind| *kind as u8 == new.kind);
    let kind = kind.ok_or_else(|| format!("no channel of a server has the type {}", new.kind))?;
    let guild = fake.guild(new.guild)?;
    let parent = new.parent.map(|parent| fake.channel(parent)).transpose()?;
    let mut state = fake.lock();
    let made = state.new_channel(guild, &new.name, kind);
    if let Some(channel) = state.channels.get_mut(&made) {
        channel.parent = parent;
    }
    tell_of_channel(&mut state, "CHANNEL_CREATE", made);
    Ok(json!({ "channel": told(made) }))
}

fn tell_of_channel(state: &mut State, name: &'static str, channel: model::Id) {
    let Some(found) = state.channels.get(&channel) else { return };
    let (event, audience) = (object::channel(state, found, 0), state.audience(channel));
    state.outbox.send(name, event, audience);
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gone {
    channel: Id,
}

fn delete_channel(fake: &Fake, gone: Gone) -> Outcome {
    fake.lock().delete_channel(gone.channel.0)?;
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewRole {
    guild: Id,
    name: String,
    permissions: Bits,
}

fn new_role(fake: &Fake, new: NewRole) -> Outcome {
    let guild = fake.guild(new.guild)?;
    let mut state = fake.lock();
    let made = state.new_role(guild, &new.name, new.permissions.0);
    tell_of_role(&mut state, "GUILD_ROLE_CREATE", guild, made);
    Ok(json!({ "role": told(made) }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Permits {
    guild: Id,
    role: Id,
    permissions: Bits,
}

fn set_permissions(fake: &Fake, permits: Permits) -> Outcome {
    let guild = fake.guild(permits.guild)?;
    let mut state = fake.lock();
    let role = state.guilds.get_mut(&guild).and_then(|guild| guild.roles.get_mut(&permits.role.0));
    role.ok_or_else(|| Refusal::unknown("role", permits.role))?.permissions = permits.permissions.0;
    tell_of_role(&mut state, "GUILD_ROLE_UPDATE", guild, permits.role.0);
    Ok(json!({}))
}

fn tell_of_role(state: &mut State, name: &'static str, guild: model::Id, role: model::Id) {
    let known = &state.guilds[&guild];
    let event = json!({ "guild_id": told(guild), "role": object::role(known, &known.roles[&role]) });
    state.outbox.send(name, event, Audience::Guild(guild));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GiveRole {
    guild: Id,
    user: Id,
    role: Id,
}

fn give_role(fake: &Fake, give: GiveRole) -> Outcome {
    let (guild, user) = (fake.guild(give.guild)?, fake.user(give.user)?);
    let mut state = fake.lock();
    if !state.guilds[&guild].roles.contains_key(&give.role.0) {
        return Err(Refusal::unknown("role", give.role));
    }
    if !state.guilds[&guild].members.contains_key(&user) {
        return Err("they are not in the server".to_owned().into());
    }
    state.give_role(guild, user, give.role.0);
    tell_of_member(&mut state, "GUILD_MEMBER_UPDATE", guild, user);
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Overwrites {
    channel: Id,
    id: Id,
    allow: Bits,
    deny: Bits,
}

fn overwrite(fake: &Fake, new: Overwrites) -> Outcome {
    let channel = fake.channel(new.channel)?;
    let mut state = fake.lock();
    state.overwrite(channel, new.id.0, new.allow.0, new.deny.0);
    tell_of_channel(&mut state, "CHANNEL_UPDATE", channel);
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Install {
    application: Id,
    guild: Id,
    permissions: Bits,
}

fn install(fake: &Fake, new: Install) -> Outcome {
    let (application, guild) = (fake.application(new.application)?, fake.guild(new.guild)?);
    if fake.lock().guilds[&guild].members.contains_key(&application) {
        return Err("it is there already".to_owned().into());
    }
    fake.install(application, guild, new.permissions.0);
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Remove {
    application: Id,
    guild: Id,
}

fn remove(fake: &Fake, gone: Remove) -> Outcome {
    fake.remove(fake.application(gone.application)?, fake.guild(gone.guild)?);
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outage {
    guild: Id,
    unavailable: bool,
}

fn set_unavailable(fake: &Fake, outage: Outage) -> Outcome {
    fake.set_unavailable(fake.guild(outage.guild)?, outage.unavailable);
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Takes {
    user: Id,
    takes: bool,
}

fn take_direct_messages(fake: &Fake, takes: Takes) -> Outcome {
    let user = fake.user(takes.user)?;
    if let Some(user) = fake.lock().users.get_mut(&user) {
        user.takes_direct_messages = takes.takes;
    }
    Ok(json!({}))
}
