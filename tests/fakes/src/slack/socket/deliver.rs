//! Envelopes on their way: to which connections they go, how they are acknowledged, and when they are
//! delivered again.

use std::{sync::Arc, time::Duration};

use serde_json::{Value, json};
use tokio::time::Instant;

use super::{
    super::{Slack, interactions, model::Id},
    Fate, Inner, Order, Pending, Sockets, Spread, pause,
};

/// How long one waits for another that overtakes it.
const HELD: Duration = Duration::from_millis(100);

/// How many envelopes that are done with are remembered, to judge what is said of them later.
const REMEMBERED: usize = 5_000;

/// What an envelope holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Something that happened.
    Event,
    /// A slash command.
    Command,
    /// A button, a shortcut, a form.
    Interactive,
}

impl Sort {
    fn name(self) -> &'static str {
        match self {
            Self::Event => "events_api",
            Self::Command => "slash_commands",
            Self::Interactive => "interactive",
        }
    }
}

/// Something for an app.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The app.
    pub app: Id,
    /// What it holds.
    pub sort: Sort,
    /// What it says.
    pub payload: Value,
    /// Whether an answer may come with the acknowledgement.
    pub accepts: bool,
    /// What a member did, if it tells of that.
    pub deed: Option<u64>,
    /// How many times it was delivered in vain.
    pub attempt: u32,
}

impl Envelope {
    fn on_wire(&self, id: &str) -> Value {
        let mut value = json!({
            "envelope_id": id,
            "payload": self.payload,
            "type": self.sort.name(),
            "accepts_response_payload": self.accepts,
        });
        if self.sort == Sort::Event {
            value["retry_attempt"] = json!(self.attempt);
            value["retry_reason"] = json!(if self.attempt == 0 { "" } else { "timeout" });
        }
        value
    }

    /// For people who read of it.
    fn described(&self) -> String {
        let payload = &self.payload;
        let words = [&payload["event"]["type"], &payload["command"], &payload["type"]];
        let word = words.iter().find_map(|word| word.as_str()).unwrap_or("?");
        format!("{} ({word})", self.sort.name())
    }
}

impl Sockets {
    /// Delivers an envelope, in the manner of the day.
    pub fn deliver(&self, slack: &Arc<Slack>, envelope: Envelope) {
        let manner = self.manner();
        if manner.delay.is_zero() {
            return self.deliver_in_order(slack, envelope);
        }
        let slack = Arc::clone(slack);
        tokio::spawn(async move {
            pause(manner.delay).await;
            slack.sockets.deliver_in_order(&slack, envelope);
        });
    }

    fn deliver_in_order(&self, slack: &Arc<Slack>, envelope: Envelope) {
        if !self.manner().out_of_order {
            return self.deliver_now(slack, envelope);
        }
        let held = {
            let mut inner = self.inner();
            match inner.held.take() {
                None => {
                    inner.held = Some(envelope.clone());
                    None
                }
                held => held,
            }
        };
        if let Some(held) = held {
            self.deliver_now(slack, envelope);
            return self.deliver_now(slack, held);
        }
        let slack = Arc::clone(slack);
        tokio::spawn(async move {
            pause(HELD).await;
            let held = slack.sockets.inner().held.take();
            if let Some(held) = held {
                slack.sockets.deliver_now(&slack, held);
            }
        });
    }

    fn deliver_now(&self, slack: &Arc<Slack>, envelope: Envelope) {
        let manner = self.manner();
        let sent = {
            let mut inner = self.inner();
            send(&mut inner, &envelope, manner.spread, manner.twice)
        };
        let Some(id) = sent else { return self.nobody_there(slack, envelope) };
        self.count(|counts| counts.sent += 1);
        let slack = Arc::clone(slack);
        tokio::spawn(async move {
            pause(manner.deadline).await;
            slack.sockets.judge(&slack, &id);
        });
    }

    /// A member is told at once; an event has the time that it would have had to be acknowledged.
    fn nobody_there(&self, slack: &Arc<Slack>, envelope: Envelope) {
        if envelope.deed.is_some() {
            return self.unheard(slack, envelope, "dispatch_failed");
        }
        let (slack, deadline) = (Arc::clone(slack), self.manner().deadline);
        tokio::spawn(async move {
            pause(deadline).await;
            slack.sockets.unheard(&slack, envelope, "dispatch_failed");
        });
    }

    /// The time for an acknowledgement is over.
    fn judge(&self, slack: &Arc<Slack>, id: &str) {
        let (envelope, could_hear) = {
            let inner = self.inner();
            let Some(pending) = inner.pending.get(id) else { return };
            if pending.in_time {
                return;
            }
            // Who was gone, or frozen, cannot be blamed.
            let open =
                |id: &u64| inner.connections.get(id).is_some_and(|one| *one.fate.borrow() == Fate::Run);
            (pending.envelope.clone(), pending.connections.iter().any(open))
        };
        if could_hear {
            let violations = slack.lock().violations.clone();
            violations.record("envelope not acknowledged", envelope.described());
        }
        self.unheard(slack, envelope, "operation_timeout");
    }

    /// Nobody heard it: events are delivered again, members are told of the rest.
    fn unheard(&self, slack: &Arc<Slack>, mut envelope: Envelope, failed: &'static str) {
        if let Some(deed) = envelope.deed {
            return interactions::unacknowledged(slack, deed, failed);
        }
        let place = usize::try_from(envelope.attempt).expect("a small number");
        let Some(wait) = self.manner().retries.get(place).copied() else { return };
        envelope.attempt += 1;
        let slack = Arc::clone(slack);
        tokio::spawn(async move {
            pause(wait).await;
            slack.sockets.count(|counts| counts.redelivered += 1);
            slack.sockets.deliver_now(&slack, envelope);
        });
    }

    /// An app said something.
    pub(super) fn hear(&self, slack: &Arc<Slack>, text: &str) {
        self.take(slack, text);
        // Whoever waits for what comes of it looks again.
        self.count(|_| {});
    }

    fn take(&self, slack: &Arc<Slack>, text: &str) {
        let violations = slack.lock().violations.clone();
        let said: Value = serde_json::from_str(text).unwrap_or_default();
        let Some(id) = said["envelope_id"].as_str() else {
            return violations.record("said what nobody says on a socket", text);
        };
        let deadline = self.manner().deadline;
        let payload = &said["payload"];
        let mut inner = self.inner();
        let Some(pending) = inner.pending.get_mut(id) else {
            drop(inner);
            return violations.record("acknowledged what was not sent", id);
        };
        let (after, name) = (pending.sent.elapsed(), pending.envelope.described());
        pending.acknowledgements += 1;
        let is_first = pending.acknowledgements == 1;
        let is_late = after > deadline;
        pending.in_time |= !is_late;
        if pending.acknowledgements > pending.deliveries {
            violations.record("acknowledged twice", name.clone());
        }
        if !pending.envelope.accepts && !is_empty(payload) {
            violations.record("answered where no answer is taken", format!("{name}: {payload}"));
        }
        let deed = pending.envelope.deed;
        drop(inner);
        if is_first && is_late {
            violations.record("acknowledged late", format!("{name} after {after:?}"));
        }
        if let (Some(deed), false) = (deed, is_late) {
            interactions::acknowledged(slack, deed, after, payload);
        }
        if is_first && !is_late {
            self.count(|counts| counts.acknowledged += 1);
        }
    }
}

/// Hands an envelope to connections; its id, if there are any.
fn send(inner: &mut Inner, envelope: &Envelope, spread: Spread, twice: bool) -> Option<String> {
    let open = inner.connections.iter().filter(|(_, one)| one.app == envelope.app && !one.orders.is_closed());
    let (works, frozen): (Vec<_>, Vec<_>) = open.partition(|(_, one)| *one.fate.borrow() == Fate::Run);
    // Only where there is no other does anything go to a connection that is frozen.
    let best = if works.is_empty() { frozen } else { works };
    let mut targets: Vec<u64> = best.into_iter().map(|(id, _)| *id).collect();
    if targets.is_empty() {
        return None;
    }
    if spread == Spread::One {
        inner.turn += 1;
        targets = vec![targets[inner.turn % targets.len()]];
    }
    inner.next += 1;
    let id = format!("{:08x}-0000-4000-8000-{:012x}", inner.next, inner.next);
    let value = envelope.on_wire(&id);
    let times = if twice { 2 } else { 1 };
    for target in &targets {
        for _ in 0..times {
            let _ = inner.connections[target].orders.send(Order::Send(value.clone()));
        }
    }
    let deliveries = times * u32::try_from(targets.len()).expect("a small number");
    let pending = Pending {
        envelope: envelope.clone(),
        sent: Instant::now(),
        connections: targets,
        deliveries,
        acknowledgements: 0,
        in_time: false,
    };
    inner.pending.insert(id.clone(), pending);
    while inner.pending.len() > REMEMBERED {
        inner.pending.pop_first();
    }
    Some(id)
}

/// Whether a payload says nothing; libraries send empty ones with every acknowledgement.
fn is_empty(payload: &Value) -> bool {
    match payload {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
