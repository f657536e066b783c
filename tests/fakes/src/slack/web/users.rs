//! Users and user groups.

use serde_json::{Value, json};

use super::{
    super::{
        errors::refuse,
        model::{Channel, Kind, User},
        object,
        ratelimit::Tier,
    },
    Answer, Call, Method,
    conversations::wanted_kinds,
    pages::{MOST, page},
};

/// The methods.
pub const METHODS: &[Method] = &[
    Method::read("users.info", Tier::Four, &["user", "include_locale"], info).scope("users:read"),
    Method::read("users.list", Tier::Two, &["cursor", "limit", "include_locale", "team_id"], list)
        .scope("users:read"),
    Method::read(
        "users.conversations",
        Tier::Three,
        &["user", "types", "exclude_archived", "limit", "cursor", "team_id"],
        conversations,
    ),
    Method::read(
        "usergroups.list",
        Tier::Two,
        &["include_count", "include_disabled", "include_users", "team_id"],
        groups,
    )
    .scope("usergroups:read"),
];

fn info(call: &mut Call<'_>) -> Answer {
    let id = call.needed("user")?;
    let Some(user) = call.state.users.get(&id) else { return refuse("user_not_found") };
    Ok(json!({ "user": object::user(call.state, user) }))
}

fn list(call: &mut Call<'_>) -> Answer {
    let own = |user: &&User| user.team == call.state.team.id;
    let users: Vec<&User> = call.state.users.values().filter(own).collect();
    // Without a limit, Slack tries to tell all at once.
    let (users, next) = page(call, &users, MOST)?;
    let members: Vec<Value> = users.into_iter().map(|user| object::user(call.state, user)).collect();
    Ok(json!({ "members": members, "cache_ts": 1_700_000_000, "response_metadata": next }))
}

fn conversations(call: &mut Call<'_>) -> Answer {
    let kinds = wanted_kinds(call)?;
    let user = call.text("user").unwrap_or_else(|| call.user.clone());
    let no_archived = call.flag("exclude_archived");
    let wanted = |channel: &&Channel| {
        kinds.contains(&channel.kind)
            && channel.members.contains(&user)
            && !(no_archived && channel.archived)
            && (channel.kind == Kind::Public || call.is_in(channel))
    };
    let channels: Vec<&Channel> = call.state.channels.values().filter(wanted).collect();
    let (channels, next) = page(call, &channels, 100)?;
    let told: Vec<Value> =
        channels.into_iter().map(|channel| object::channel(call.state, channel, &call.user)).collect();
    Ok(json!({ "channels": told, "response_metadata": next }))
}

fn groups(call: &mut Call<'_>) -> Answer {
    let (disabled, users) = (call.flag("include_disabled"), call.flag("include_users"));
    let groups = call.state.groups.values().filter(|group| disabled || !group.disabled);
    let groups: Vec<Value> = groups.map(|group| object::group(call.state, group, users)).collect();
    Ok(json!({ "usergroups": groups }))
}
