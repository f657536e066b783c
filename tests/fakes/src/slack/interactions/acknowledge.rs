//! What an acknowledgement of something that a member did brings about; and what the member is told
//! where none comes.

use std::time::Duration;

use serde_json::Value;

use super::{
    super::{
        Slack,
        model::{DeedKind, Id, State},
    },
    respond::Answered,
    views,
};

/// The app acknowledged a deed, with this payload; `null` if there is none.
pub fn acknowledged(slack: &Slack, deed: u64, after: Duration, payload: &Value) {
    let mut state = slack.lock();
    let Some(known) = state.deeds.get_mut(&deed) else { return };
    if known.acknowledged.is_some() || known.failed.is_some() {
        return;
    }
    known.acknowledged = Some((after, payload.clone()));
    match known.kind {
        DeedKind::Command => answer_command(&mut state, deed, payload),
        DeedKind::Submission => answer_submission(&mut state, deed, payload),
        DeedKind::Action | DeedKind::MessageShortcut | DeedKind::Shortcut | DeedKind::Closed => {}
    }
    drop(state);
    slack.interactions.stir();
}

/// Nobody acknowledged a deed in time, or nobody was there to do it.
pub fn unacknowledged(slack: &Slack, deed: u64, failed: &'static str) {
    let mut state = slack.lock();
    let Some(known) = state.deeds.get_mut(&deed) else { return };
    if known.acknowledged.is_none() && known.failed.is_none() {
        known.failed = Some(failed);
    }
    drop(state);
    slack.interactions.stir();
}

/// What comes with the acknowledgement of a command is shown.
fn answer_command(state: &mut State, id: u64, payload: &Value) {
    let says_something = payload.as_object().is_some_and(|fields| {
        fields.values().any(|value| !(value.is_null() || value == "" || value == &Value::Array(Vec::new())))
    });
    if !says_something {
        return;
    }
    let deed = state.deeds[&id].clone();
    let answer = Answered { deed: id, app: deed.app, user: deed.user, channel: deed.channel };
    if let Err(error) = answer.take(state, payload, None) {
        let detail = format!("{}: {payload}", error.code);
        state.violations.record("acknowledged with what cannot be shown", detail);
    }
}

/// What comes with the acknowledgement of a form says what becomes of it.
fn answer_submission(state: &mut State, id: u64, payload: &Value) {
    let deed = state.deeds[&id].clone();
    let Some(view) = deed.view else { return };
    match payload["response_action"].as_str() {
        None => views::close(state, &view),
        Some("clear") => views::close_all(state, &deed.user),
        Some("errors") => show_errors(state, &view, &payload["errors"]),
        Some(action @ ("update" | "push")) => {
            let new = &payload["view"];
            let shown = match views::check(new) {
                Err(error) => Err(error),
                Ok(()) if action == "push" => views::open(state, &deed.app, id, new, true).map(drop),
                Ok(()) => {
                    views::replace(state, &view, new);
                    state.deeds.get_mut(&id).expect("it is there").opened.push(view.clone());
                    Ok(())
                }
            };
            if let Err(error) = shown {
                state.violations.record("acknowledged with a wrong view", format!("{}: {new}", error.code));
            }
        }
        Some(other) => state.violations.record("acknowledged with an unknown response_action", other),
    }
}

/// Errors stand at input blocks that there are; with others Slack shows none at all.
fn show_errors(state: &mut State, id: &Id, errors: &Value) {
    let fields = errors.as_object().cloned().unwrap_or_default();
    if fields.is_empty() {
        state.violations.record("errors without an error", id);
    }
    for (block, error) in fields {
        let view = state.views.get_mut(id).expect("it is there");
        let blocks = view.view["blocks"].as_array().into_iter().flatten();
        let is_field =
            blocks.filter(|known| known["type"] == "input").any(|known| known["block_id"] == block);
        match error.as_str().filter(|_| is_field) {
            Some(error) => drop(view.errors.insert(block, error.to_owned())),
            None => state.violations.record("an error at a field that there is not", block),
        }
    }
}
