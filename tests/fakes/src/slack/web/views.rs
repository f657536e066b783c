//! Modals and homes.

use serde_json::{Value, json};

use super::{
    super::{
        errors::{Error, refuse},
        interactions::views,
        model::{Id, State, View},
        object,
        ratelimit::Tier,
    },
    Answer, Call, Method,
};

/// The methods.
pub const METHODS: &[Method] = &[
    Method::write("views.open", Tier::Four, &["trigger_id", "interactivity_pointer", "view"], open),
    Method::write("views.push", Tier::Four, &["trigger_id", "interactivity_pointer", "view"], push),
    Method::write("views.update", Tier::Four, &["view_id", "external_id", "view", "hash"], update),
    Method::write("views.publish", Tier::Four, &["user_id", "view", "hash"], publish),
];

fn told(state: &State, id: &str) -> Value {
    json!({ "view": object::view(state, &state.views[id]) })
}

fn view_of(call: &Call<'_>) -> Result<Value, Error> {
    let view = call.json("view", "invalid_arguments")?.ok_or_else(|| Error::missing_argument("view"))?;
    views::check(&view)?;
    Ok(view)
}

fn open(call: &mut Call<'_>) -> Answer {
    let trigger = call.needed("trigger_id")?;
    let view = view_of(call)?;
    let terms = call.slack.interactions.terms();
    let deed = views::exchange(call.state, terms, &call.app, &trigger)?;
    let id = views::open(call.state, &call.app.clone(), deed, &view, false)?;
    call.slack.interactions.stir();
    Ok(told(call.state, &id))
}

fn push(call: &mut Call<'_>) -> Answer {
    let trigger = call.needed("trigger_id")?;
    let view = view_of(call)?;
    let terms = call.slack.interactions.terms();
    let deed = views::exchange(call.state, terms, &call.app, &trigger)?;
    let id = views::open(call.state, &call.app.clone(), deed, &view, true)?;
    call.slack.interactions.stir();
    Ok(told(call.state, &id))
}

/// The view that is named, while it is open.
fn named(call: &Call<'_>) -> Result<Id, Error> {
    let (id, external) = (call.text("view_id"), call.text("external_id"));
    let fits = |view: &&View| {
        view.app == call.app
            && view.open
            && (id.as_ref() == Some(&view.id)
                || external.as_ref().is_some_and(|name| view.view["external_id"] == **name))
    };
    let found = call.state.views.values().find(fits);
    found.map(|view| view.id.clone()).ok_or_else(|| Error::new("not_found"))
}

fn update(call: &mut Call<'_>) -> Answer {
    let view = view_of(call)?;
    let id = named(call)?;
    if call.text("hash").is_some_and(|hash| hash != call.state.views[&id].hash) {
        return refuse("hash_conflict");
    }
    views::replace(call.state, &id, &view);
    call.slack.interactions.stir();
    Ok(told(call.state, &id))
}

fn publish(call: &mut Call<'_>) -> Answer {
    let user = call.needed("user_id")?;
    if !call.state.users.contains_key(&user) {
        return refuse("invalid_arguments");
    }
    let view = view_of(call)?;
    if view["type"] != "home" {
        return refuse("invalid_arguments");
    }
    let id = views::publish(call.state, &call.app.clone(), &user, &view);
    call.slack.interactions.stir();
    Ok(told(call.state, &id))
}
