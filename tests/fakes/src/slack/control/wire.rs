//! What goes on underneath: connections, faults, limits, counts, and what a bot should not have done.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;

use super::{
    super::{
        Fake,
        faults::{Fault, Rule},
        ratelimit::RateLimits,
        socket::Spread,
    },
    Nothing, Outcome, Verb, read, verb,
};

pub(super) const VERBS: &[Verb] = &[
    verb!("violations", "{}", "What bots should not have done, up to now.", violations),
    verb!("forget-violations", "{}", "Tells them, and begins anew.", forget_violations),
    verb!(
        "requests",
        "{}",
        "How many requests there were by method, answers by status, refusals by code.",
        requests
    ),
    verb!("sockets", r#"{"app": "A1"}"#, "How many connections an app has, and what was sent.", sockets),
    verb!(
        "connected",
        r#"{"app": "A1", "connections": 1, "seconds": 10}"#,
        "Waits until an app has so many connections.",
        async connected
    ),
    verb!("drop-sockets", "{}", "Breaks every connection without a word.", drop_sockets),
    verb!("freeze-sockets", "{}", "Every connection goes silent, though it stays open.", freeze_sockets),
    verb!("thaw-sockets", "{}", "They go on.", thaw_sockets),
    verb!("warn", "{}", "Says that connections end soon.", warn),
    verb!(
        "ask-to-refresh",
        "{}",
        "Asks every app to connect anew, and ends the connections after the grace.",
        ask_to_refresh
    ),
    verb!("end-links", "{}", "Says that Socket Mode is off, and ends the connections.", end_links),
    verb!(
        "behave",
        r#"{"deadline_ms": 3000, "retries_ms": [0, 60000, 300000], "to_all": false, "twice": false,
      "delay_ms": 0, "out_of_order": false, "ping_every_ms": 10000, "grace_ms": 10000, "away": false}"#,
        "Changes how Socket Mode behaves from now on; what is left out stays as it is.",
        behave
    ),
    verb!(
        "limits",
        r#"{"on": true, "non_marketplace": false}"#,
        "Changes whether and how strictly the rate of requests is limited.",
        limits
    ),
    verb!("set-down", r#"{"down": true}"#, "The whole of Slack is away, or back.", set_down),
    verb!(
        "fault",
        r#"{"method": "chat.postMessage", "fault": "lose-reply", "times": 1}"#,
        "Something goes wrong with requests: lose-reply, lose-request, delay-reply (ms), delay-work (ms), \
         work-later (ms), status (status, worked), refused (error, worked), page (status), limited (ms), \
         no-history; after so many, so often.",
        fault
    ),
    verb!("forget-faults", "{}", "Nothing goes wrong any more.", forget_faults),
];

fn violations(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    Ok(json!({ "violations": fake.lock().violations.all() }))
}

fn forget_violations(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    Ok(json!({ "violations": fake.lock().violations.take() }))
}

fn requests(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    let counts = fake.slack.figures.counts();
    Ok(json!({ "requests": counts.requests, "statuses": counts.statuses, "errors": counts.errors }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whose {
    app: String,
}

fn sockets(fake: &Fake, whose: Whose) -> Outcome {
    let sockets = &fake.slack.sockets;
    let counts = sockets.counts();
    Ok(json!({
        "connections": sockets.connected(&whose.app),
        "connected": counts.connected,
        "sent": counts.sent,
        "acknowledged": counts.acknowledged,
        "redelivered": counts.redelivered,
        "pongs": counts.pongs,
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Connected {
    app: String,
    #[serde(default = "one")]
    connections: usize,
    seconds: Option<f64>,
}

fn one() -> usize {
    1
}

async fn connected(fake: Fake, wanted: Connected) -> Outcome {
    fake.check_app(&wanted.app)?;
    let patience = Duration::try_from_secs_f64(wanted.seconds.unwrap_or(10.0));
    let patience = patience.map_err(|error| error.to_string())?;
    let sockets = &fake.slack.sockets;
    if sockets.until(patience, |sockets| sockets.connected(&wanted.app) == wanted.connections).await {
        Ok(json!({}))
    } else {
        Err(format!("it has {} connections", sockets.connected(&wanted.app)).into())
    }
}

fn drop_sockets(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    fake.slack.sockets.drop_sockets();
    Ok(json!({}))
}

fn freeze_sockets(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    fake.slack.sockets.freeze_sockets();
    Ok(json!({}))
}

fn thaw_sockets(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    fake.slack.sockets.thaw_sockets();
    Ok(json!({}))
}

fn warn(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    fake.slack.sockets.warn();
    Ok(json!({}))
}

fn ask_to_refresh(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    fake.slack.sockets.ask_to_refresh(&fake.slack);
    Ok(json!({}))
}

fn end_links(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    fake.slack.sockets.end_links();
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Behave {
    deadline_ms: Option<u64>,
    retries_ms: Option<Vec<u64>>,
    to_all: Option<bool>,
    twice: Option<bool>,
    delay_ms: Option<u64>,
    out_of_order: Option<bool>,
    ping_every_ms: Option<u64>,
    grace_ms: Option<u64>,
    away: Option<bool>,
}

fn behave(fake: &Fake, change: Behave) -> Outcome {
    if change.ping_every_ms == Some(0) {
        return Err("nobody pings without a pause".to_owned().into());
    }
    fake.slack.sockets.behave(|manner| {
        let span = |given: Option<u64>, now: Duration| given.map_or(now, Duration::from_millis);
        manner.deadline = span(change.deadline_ms, manner.deadline);
        manner.delay = span(change.delay_ms, manner.delay);
        manner.ping_every = span(change.ping_every_ms, manner.ping_every);
        manner.grace = span(change.grace_ms, manner.grace);
        if let Some(retries) = change.retries_ms {
            manner.retries = retries.into_iter().map(Duration::from_millis).collect();
        }
        if let Some(to_all) = change.to_all {
            manner.spread = if to_all { Spread::All } else { Spread::One };
        }
        manner.twice = change.twice.unwrap_or(manner.twice);
        manner.out_of_order = change.out_of_order.unwrap_or(manner.out_of_order);
        manner.away = change.away.unwrap_or(manner.away);
    });
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Limits {
    on: bool,
    #[serde(default)]
    non_marketplace: bool,
}

fn limits(fake: &Fake, limits: Limits) -> Outcome {
    let Limits { on, non_marketplace } = limits;
    fake.slack.limiter.set(RateLimits { on, non_marketplace, ..RateLimits::real() });
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Down {
    down: bool,
}

fn set_down(fake: &Fake, Down { down }: Down) -> Outcome {
    fake.slack.faults.set_down(down);
    Ok(json!({}))
}

/// Something that is to go wrong, and when.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrong {
    method: String,
    fault: String,
    ms: Option<u64>,
    status: Option<u16>,
    error: Option<String>,
    #[serde(default)]
    worked: bool,
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
            "refused" => {
                Fault::Refused { error: self.error.clone().ok_or("which error?")?, worked: self.worked }
            }
            "page" => Fault::Page(status()?),
            "limited" => Fault::Limited { retry_after: span()? },
            "no-history" => Fault::NoHistory,
            other => return Err(format!("nothing goes wrong by the name of {other}")),
        })
    }
}

fn fault(fake: &Fake, wrong: Wrong) -> Outcome {
    let chance = wrong.chance.unwrap_or(1.0);
    if !(0.0..=1.0).contains(&chance) {
        return Err("a chance is between 0 and 1".to_owned().into());
    }
    let fault = wrong.fault()?;
    let Wrong { method, after, times, .. } = wrong;
    fake.slack.faults.add(Rule { method, fault, after, times, chance });
    Ok(json!({}))
}

fn forget_faults(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    fake.slack.faults.clear();
    Ok(json!({}))
}
