//! What goes on underneath: the gateway, faults, counts, and what a bot should not have done.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;

use super::{
    super::{
        Fake,
        faults::{Fault, Rule},
        interactions::record_unanswered,
    },
    Id, Nothing, Outcome, Verb, read, verb,
};

pub(super) const VERBS: &[Verb] = &[
    verb!("violations", "{}", "What bots should not have done, up to now.", violations),
    verb!("forget-violations", "{}", "Tells them, and begins anew.", forget_violations),
    verb!("requests", "{}", "How many requests there were by route, and answers by status.", requests),
    verb!(
        "gateway",
        r#"{"application": "1"}"#,
        "How many sockets, sessions, resumes and heartbeats there were; how many sessions an \
         application has now.",
        gateway
    ),
    verb!(
        "connected",
        r#"{"application": "1", "sessions": 1, "seconds": 10}"#,
        "Waits until an application has so many sessions with a socket.",
        async connected
    ),
    verb!("drop-sockets", "{}", "Breaks every socket of the gateway without a word.", drop_sockets),
    verb!("close-sockets", r#"{"code": 4000}"#, "Closes every socket with a code.", close_sockets),
    verb!("ask-to-reconnect", "{}", "Asks every bot to connect anew.", ask_to_reconnect),
    verb!(
        "invalidate",
        r#"{"resumable": false}"#,
        "Tells every bot that its session is invalid, and whether it can be resumed all the same.",
        invalidate
    ),
    verb!("forget-sessions", "{}", "No session can be resumed any more.", forget_sessions),
    verb!(
        "behave",
        r#"{"heartbeat_ms": 41250, "acknowledges": true, "delay_ms": 0, "twice": false,
      "identify_pause_ms": 5000, "remembers": true}"#,
        "Changes how the gateway behaves from now on; what is left out stays as it is.",
        behave
    ),
    verb!("set-down", r#"{"down": true}"#, "The whole REST API is away, or back.", set_down),
    verb!(
        "fault",
        r#"{"route": "POST /channels/{channel_id}/messages", "fault": "lose-reply", "times": 1}"#,
        "Something goes wrong with requests: lose-reply, lose-request, delay-reply (ms), delay-work (ms), work-later (ms), \
         status (status, worked), page (status), limited (ms, scope), no-history; after so many, so often.",
        fault
    ),
    verb!("forget-faults", "{}", "Nothing goes wrong any more.", forget_faults),
];

fn violations(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    record_unanswered(&fake.discord);
    Ok(json!({ "violations": fake.lock().violations.all() }))
}

fn forget_violations(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    record_unanswered(&fake.discord);
    Ok(json!({ "violations": fake.lock().violations.take() }))
}

fn requests(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    let counts = fake.discord.figures.counts();
    Ok(json!({ "requests": counts.requests, "statuses": counts.statuses }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whose {
    application: Option<Id>,
}

fn gateway(fake: &Fake, whose: Whose) -> Outcome {
    let gateway = &fake.discord.gateway;
    let counts = gateway.counts();
    Ok(json!({
        "connected": counts.connected,
        "identified": counts.identified,
        "resumed": counts.resumed,
        "heartbeats": counts.heartbeats,
        "sessions": whose.application.map(|Id(application)| gateway.connected(application)),
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Connected {
    application: Id,
    #[serde(default = "one")]
    sessions: usize,
    seconds: Option<f64>,
}

fn one() -> usize {
    1
}

async fn connected(fake: Fake, wanted: Connected) -> Outcome {
    let application = fake.application(wanted.application)?;
    let patience = Duration::try_from_secs_f64(wanted.seconds.unwrap_or(10.0));
    let patience = patience.map_err(|error| error.to_string())?;
    let gateway = &fake.discord.gateway;
    if gateway.until(patience, |gateway| gateway.connected(application) == wanted.sessions).await {
        Ok(json!({}))
    } else {
        Err(format!("it has {} sessions", gateway.connected(application)).into())
    }
}

fn drop_sockets(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    fake.discord.gateway.drop_sockets();
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    code: u16,
}

fn close_sockets(fake: &Fake, Code { code }: Code) -> Outcome {
    if !matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999) {
        return Err(format!("no socket is closed with {code}").into());
    }
    fake.discord.gateway.close_sockets(code);
    Ok(json!({}))
}

fn ask_to_reconnect(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    fake.discord.gateway.ask_to_reconnect();
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Invalid {
    resumable: bool,
}

fn invalidate(fake: &Fake, invalid: Invalid) -> Outcome {
    fake.discord.gateway.invalidate(invalid.resumable);
    Ok(json!({}))
}

fn forget_sessions(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    fake.discord.gateway.forget_sessions();
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Behave {
    heartbeat_ms: Option<u64>,
    acknowledges: Option<bool>,
    delay_ms: Option<u64>,
    twice: Option<bool>,
    identify_pause_ms: Option<u64>,
    remembers: Option<bool>,
}

fn behave(fake: &Fake, change: Behave) -> Outcome {
    if change.heartbeat_ms == Some(0) {
        return Err("a heart does not beat without a pause".to_owned().into());
    }
    fake.discord.gateway.behave(|manner| {
        manner.heartbeat = change.heartbeat_ms.map_or(manner.heartbeat, Duration::from_millis);
        manner.acknowledges = change.acknowledges.unwrap_or(manner.acknowledges);
        manner.delay = change.delay_ms.map_or(manner.delay, Duration::from_millis);
        manner.twice = change.twice.unwrap_or(manner.twice);
        manner.identify_pause = change.identify_pause_ms.map_or(manner.identify_pause, Duration::from_millis);
        manner.remembers = change.remembers.unwrap_or(manner.remembers);
    });
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Down {
    down: bool,
}

fn set_down(fake: &Fake, Down { down }: Down) -> Outcome {
    fake.discord.faults.set_down(down);
    Ok(json!({}))
}

/// Something that is to go wrong, and when.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrong {
    route: String,
    fault: String,
    ms: Option<u64>,
    status: Option<u16>,
    #[serde(default)]
    worked: bool,
    scope: Option<String>,
    #[serde(default)]
    after: u32,
    times: Option<u32>,
    chance: Option<f64>,
}

impl Wrong {
    fn fault(&self) -> Result<Fault, String> {
        let span = || self.ms.map(Duration::from_millis).ok_or("how many ms?");
        let status = || self.status.filter(|status| matches!(status, 400..=599)).ok_or("which status?");
        Ok(match self.fault.as_str() {
            "lose-reply" => Fault::LoseReply,
            "lose-request" => Fault::LoseRequest,
            "delay-reply" => Fault::DelayReply(span()?),
            "delay-work" => Fault::DelayWork(span()?),
            "work-later" => Fault::WorkLater(span()?),
            "status" => Fault::Status { status: status()?, worked: self.worked },
            "page" => Fault::Page(status()?),
            "limited" => Fault::Limited { retry_after: span()?, scope: self.scope()? },
            "no-history" => Fault::NoHistory,
            other => return Err(format!("nothing goes wrong by the name of {other}")),
        })
    }

    fn scope(&self) -> Result<&'static str, String> {
        match self.scope.as_deref() {
            None | Some("user") => Ok("user"),
            Some("global") => Ok("global"),
            Some("shared") => Ok("shared"),
            Some(other) => Err(format!("there is no scope {other}")),
        }
    }
}

fn fault(fake: &Fake, wrong: Wrong) -> Outcome {
    let chance = wrong.chance.unwrap_or(1.0);
    if !(0.0..=1.0).contains(&chance) {
        return Err("a chance is between 0 and 1".to_owned().into());
    }
    let fault = wrong.fault()?;
    let Wrong { route, after, times, .. } = wrong;
    fake.discord.faults.add(Rule { method: route, fault, after, times, chance });
    Ok(json!({}))
}

fn forget_faults(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    fake.discord.faults.clear();
    Ok(json!({}))
}
