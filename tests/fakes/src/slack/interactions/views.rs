//! Modals and homes, as they are opened, pushed, replaced and closed.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    super::{
        checks,
        errors::{Error, refuse},
        model::{Id, State, View},
        web,
    },
    Terms, values,
};

/// How many modals are open one upon another at most.
const STACK: usize = 3;

/// The largest view, in bytes.
const LARGEST: usize = 250_000;

/// Refuses a view that Slack refuses.
pub fn check(view: &Value) -> Result<(), Error> {
    if view.to_string().len() > LARGEST {
        return refuse("view_too_large");
    }
    checks::view(view).map_err(|refusal| Error::new(refusal.error).explained(&refusal.messages))
}

/// Takes a trigger for one view; what somebody did that it came of.
pub fn exchange(state: &mut State, terms: Terms, app: &str, trigger: &str) -> Result<u64, Error> {
    let known = state.triggers.get_mut(trigger);
    let Some(known) = known else { return refuse("invalid_trigger_id") };
    let deed = &state.deeds[&known.deed];
    if deed.app != app {
        return refuse("invalid_trigger_id");
    }
    if known.used {
        state.violations.record("used a trigger twice", trigger);
        return refuse("exchanged_trigger_id");
    }
    if deed.sent.elapsed() > terms.trigger {
        let detail = format!("{trigger} after {:?}", deed.sent.elapsed());
        state.violations.record("used an expired trigger", detail);
        return refuse("expired_trigger_id");
    }
    known.used = true;
    Ok(known.deed)
}

/// Opens a modal for whoever did it, or puts one upon what is open.
pub fn open(state: &mut State, app: &str, deed: u64, view: &Value, push: bool) -> Result<Id, Error> {
    let user = state.deeds[&deed].user.clone();
    let channel = state.deeds[&deed].channel.clone();
    let external = view["external_id"].as_str().filter(|name| !name.is_empty());
    let in_use = |known: &View| known.open && external.is_some_and(|name| known.view["external_id"] == name);
    if state.views.values().any(in_use) {
        return refuse("duplicate_external_id");
    }
    let stack = state.modals.get(&user).cloned().unwrap_or_default();
    if push && stack.is_empty() {
        return refuse("not_found");
    }
    if push && stack.len() >= STACK {
        return refuse("push_limit_reached");
    }
    if !push {
        close_all(state, &user);
    }
    let id = state.id('V');
    let (root, previous) = if push { (stack[0].clone(), stack.last().cloned()) } else { (id.clone(), None) };
    let blocks = named_blocks(state, view);
    let made = View {
        id: id.clone(),
        app: app.to_owned(),
        user: user.clone(),
        values: values::initial(&blocks, channel.as_deref()),
        view: blocks,
        hash: hash(state),
        root,
        previous,
        open: true,
        errors: BTreeMap::new(),
        channel,
    };
    state.views.insert(id.clone(), made);
    state.modals.entry(user).or_default().push(id.clone());
    state.deeds.get_mut(&deed).expect("it is there").opened.push(id.clone());
    Ok(id)
}

/// Puts another view in the place of an open one. What was filled in stays where the field is the
/// same one.
pub fn replace(state: &mut State, id: &str, view: &Value) {
    let blocks = named_blocks(state, view);
    let hash = hash(state);
    let known = state.views.get_mut(id).expect("there is such a view");
    let mut filled = values::initial(&blocks, known.channel.as_deref());
    for (block, actions) in &mut filled {
        for (action, value) in actions.as_object_mut().expect("values are by action") {
            let before = &known.values.get(block).map_or(&Value::Null, |block| &block[action]);
            if before["type"] == value["type"] {
                *value = (*before).clone();
            }
        }
    }
    known.values = filled;
    known.view = blocks;
    known.hash = hash;
    known.errors.clear();
}

/// Shows an app's home to somebody.
pub fn publish(state: &mut State, app: &str, user: &str, view: &Value) -> Id {
    let is_home = |known: &&View| known.app == app && known.user == user && known.view["type"] == "home";
    let known = state.views.values().find(is_home).map(|known| known.id.clone());
    if let Some(id) = known {
        replace(state, &id, view);
        return id;
    }
    let id = state.id('V');
    let blocks = named_blocks(state, view);
    let made = View {
        id: id.clone(),
        app: app.to_owned(),
        user: user.to_owned(),
        values: values::initial(&blocks, None),
        view: blocks,
        hash: hash(state),
        root: id.clone(),
        previous: None,
        open: true,
        errors: BTreeMap::new(),
        channel: None,
    };
    state.views.insert(id.clone(), made);
    id
}

/// Closes the uppermost modal of somebody; the one under it is seen again.
pub fn close(state: &mut State, id: &str) {
    let Some(view) = state.views.get_mut(id) else { return };
    view.open = false;
    let user = view.user.clone();
    if let Some(stack) = state.modals.get_mut(&user) {
        stack.retain(|open| open != id);
    }
}

/// Closes all modals of somebody.
pub fn close_all(state: &mut State, user: &str) {
    for id in state.modals.remove(user).unwrap_or_default() {
        if let Some(view) = state.views.get_mut(&id) {
            view.open = false;
        }
    }
}

/// A view whose blocks all have their `block_id`.
fn named_blocks(state: &mut State, view: &Value) -> Value {
    let mut view = view.clone();
    let blocks = view["blocks"].as_array().cloned().unwrap_or_default();
    view["blocks"] = blocks.iter().map(|block| web::named(state, block)).collect();
    view
}

fn hash(state: &mut State) -> String {
    let secret = state.secret();
    format!("{}.{secret}", (state.now)().timestamp())
}
