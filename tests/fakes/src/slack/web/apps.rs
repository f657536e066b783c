//! Who one is, and where to connect.

use serde_json::json;

use super::{
    super::{errors::refuse, object, ratelimit::Tier},
    Answer, Call, Method,
};

/// The methods.
pub const METHODS: &[Method] = &[
    Method::write("auth.test", Tier::Special, &[], auth_test),
    Method::write("apps.connections.open", Tier::One, &[], open_connection).of_app(),
    Method::read("bots.info", Tier::Three, &["bot", "team_id"], bots_info).scope("users:read"),
    Method::read("team.info", Tier::Three, &["team", "domain"], team_info).scope("team:read"),
];

fn auth_test(call: &mut Call<'_>) -> Answer {
    let (team, app) = (&call.state.team, call.asking());
    Ok(json!({
        "url": format!("https://{}.slack.com/", team.domain),
        "team": team.name,
        "user": call.state.users[&app.user].name,
        "team_id": team.id,
        "user_id": app.user,
        "bot_id": app.bot,
        "is_enterprise_install": false,
    }))
}

fn open_connection(call: &mut Call<'_>) -> Answer {
    Ok(json!({ "url": call.slack.sockets.new_ticket(call.slack, &call.app) }))
}

fn bots_info(call: &mut Call<'_>) -> Answer {
    let id = call.needed("bot")?;
    let Some(app) = call.state.apps.values().find(|app| app.bot == id) else {
        return refuse("bot_not_found");
    };
    let mut bot = object::bot_profile(call.state, app);
    object::merge(&mut bot, json!({ "id": app.bot, "name": app.name }));
    Ok(json!({ "bot": bot }))
}

fn team_info(call: &mut Call<'_>) -> Answer {
    let team = &call.state.team;
    if call.text("team").is_some_and(|id| id != team.id) {
        return refuse("team_not_found");
    }
    Ok(json!({
        "team": {
            "id": team.id, "name": team.name, "domain": team.domain, "email_domain": "",
            "url": format!("https://{}.slack.com/", team.domain), "icon": { "image_default": true },
        },
    }))
}
