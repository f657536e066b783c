//! Channels: looked up, listed, opened, joined.

use serde_json::{Value, json};

use super::{
    super::{
        errors::{Error, refuse},
        model::{Channel, Kind},
        object,
        ratelimit::Tier,
    },
    Answer, Call, Method,
    answer::warn,
    pages::page,
};

/// The methods.
pub const METHODS: &[Method] = &[
    Method::read(
        "conversations.info",
        Tier::Three,
        &["channel", "include_locale", "include_num_members"],
        info,
    ),
    Method::read(
        "conversations.list",
        Tier::Two,
        &["types", "exclude_archived", "limit", "cursor", "team_id"],
        list,
    ),
    Method::read("conversations.members", Tier::Four, &["channel", "limit", "cursor"], members),
    Method::write(
        "conversations.open",
        Tier::Three,
        &["channel", "users", "return_im", "prevent_creation"],
        open,
    ),
    Method::write("conversations.join", Tier::Three, &["channel"], join).scope("channels:join"),
];

const KINDS: [Kind; 4] = [Kind::Public, Kind::Private, Kind::Direct, Kind::Group];

/// The sorts of channels that are asked for, each of which needs its scope.
pub fn wanted_kinds(call: &Call<'_>) -> Result<Vec<Kind>, Error> {
    let types = call.text("types").unwrap_or_else(|| "public_channel".to_owned());
    let mut kinds = Vec::new();
    for name in types.split(',').map(str::trim) {
        let kind = KINDS.into_iter().find(|kind| kind.listed_as() == name);
        let Some(kind) = kind else { return refuse("invalid_types") };
        call.require(&[&format!("{}:read", kind.scopes())])?;
        kinds.push(kind);
    }
    Ok(kinds)
}

fn info(call: &mut Call<'_>) -> Answer {
    let channel = call.channel()?;
    call.require_for(channel.kind, "read")?;
    let mut told = object::channel(call.state, channel, &call.user);
    if call.flag("include_num_members") {
        told["num_members"] = json!(channel.members.len());
    }
    Ok(json!({ "channel": told }))
}

fn list(call: &mut Call<'_>) -> Answer {
    let kinds = wanted_kinds(call)?;
    let no_archived = call.flag("exclude_archived");
    let wanted = |channel: &&Channel| {
        kinds.contains(&channel.kind)
            && (channel.kind == Kind::Public || call.is_in(channel))
            && !(no_archived && channel.archived)
    };
    let channels: Vec<&Channel> = call.state.channels.values().filter(wanted).collect();
    let (channels, next) = page(call, &channels, 100)?;
    let told: Vec<Value> = (channels.into_iter())
        .map(|channel| {
            let mut told = object::channel(call.state, channel, &call.user);
            told["num_members"] = json!(channel.members.len());
            told
        })
        .collect();
    Ok(json!({ "channels": told, "response_metadata": next }))
}

fn members(call: &mut Call<'_>) -> Answer {
    let channel = call.channel()?;
    call.require_for(channel.kind, "read")?;
    let members: Vec<String> = channel.members.iter().cloned().collect();
    let (members, next) = page(call, &members, 100)?;
    Ok(json!({ "members": members, "response_metadata": next }))
}

fn open(call: &mut Call<'_>) -> Answer {
    let whole = call.flag("return_im");
    let id = if let Some(id) = call.text("channel") {
        call.require(&["im:write", "mpim:write"])?;
        call.known_channel(&id)?.id.clone()
    } else {
        let Some(users) = call.text("users") else { return refuse("users_list_not_supplied") };
        let users: Vec<String> = users.split(',').map(|user| user.trim().to_owned()).collect();
        let scope = if users.len() > 1 { "mpim:write" } else { "im:write" };
        call.require(&[scope])?;
        if users.len() > 8 {
            return refuse("too_many_users");
        }
        for user in &users {
            match call.state.users.get(user) {
                None => return refuse("user_not_found"),
                Some(user) if user.deleted => return refuse("user_disabled"),
                Some(user) if user.app.is_some() => return refuse("cannot_dm_bot"),
                Some(_) => {}
            }
        }
        let bot = call.user.clone();
        let mut all: Vec<&str> = vec![&bot];
        all.extend(users.iter().map(String::as_str));
        call.state.direct(&all)
    };
    let channel = &call.state.channels[&id];
    let told = if whole { object::channel(call.state, channel, &call.user) } else { json!({ "id": id }) };
    Ok(json!({ "channel": told }))
}

fn join(call: &mut Call<'_>) -> Answer {
    let channel = call.channel()?;
    if channel.kind != Kind::Public {
        return refuse("method_not_supported_for_channel_type");
    }
    if channel.archived {
        return refuse("is_archived");
    }
    let (id, already, user) = (channel.id.clone(), call.is_in(channel), call.user.clone());
    call.state.join(&id, &user, None);
    let mut answer = json!({ "channel": object::channel(call.state, &call.state.channels[&id], &user) });
    if already {
        warn(&mut answer, "already_in_channel");
    }
    Ok(answer)
}
