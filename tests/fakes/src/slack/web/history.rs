//! What was said: in a channel, the newest first; in a thread, the oldest first.

use serde_json::{Value, json};

use super::{
    super::{
        errors::{Error, refuse},
        model::{Id, Message, Ts, time_of},
        object,
        ratelimit::{NON_MARKETPLACE_PAGE, Tier},
    },
    Answer, Call, Method,
    pages::{MOST, decoded, encoded},
};

/// The methods.
pub const METHODS: &[Method] = &[
    Method::read(
        "conversations.history",
        Tier::Three,
        &["channel", "cursor", "include_all_metadata", "inclusive", "latest", "limit", "oldest"],
        history,
    )
    .or_json(),
    Method::read(
        "conversations.replies",
        Tier::Three,
        &["channel", "ts", "cursor", "include_all_metadata", "inclusive", "latest", "limit", "oldest"],
        replies,
    ),
];

/// A span of time, as a listing is asked for it.
struct Span {
    oldest: Option<Ts>,
    latest: Option<Ts>,
    inclusive: bool,
}

impl Span {
    fn of(call: &Call<'_>) -> Result<Self, Error> {
        let edge = |name: &str, broken: &str| match call.text(name) {
            None => Ok(None),
            // Zero is the beginning of time, and no edge.
            Some(text) if text == "0" => Ok(None),
            Some(text) => match padded(&text) {
                Some(ts) => Ok(Some(ts)),
                None => refuse(broken),
            },
        };
        Ok(Self {
            oldest: edge("oldest", "invalid_ts_oldest")?,
            latest: edge("latest", "invalid_ts_latest")?,
            inclusive: call.flag("inclusive"),
        })
    }

    fn holds(&self, ts: &str) -> bool {
        let after = self.oldest.as_deref().is_none_or(|edge| ts > edge || (self.inclusive && ts == edge));
        let before = self.latest.as_deref().is_none_or(|edge| ts < edge || (self.inclusive && ts == edge));
        after && before
    }
}

/// A time with all its digits, so that texts compare as times do.
fn padded(text: &str) -> Option<Ts> {
    let micros = time_of(text)?.timestamp_micros();
    Some(format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000))
}

/// How many messages a page holds.
fn page_size(call: &Call<'_>, usual: usize) -> Result<usize, Error> {
    let few = call.slack.limiter.limits();
    if few.non_marketplace {
        return call.limit(NON_MARKETPLACE_PAGE, NON_MARKETPLACE_PAGE);
    }
    call.limit(usual, MOST)
}

/// The channel that may be read.
fn readable(call: &Call<'_>) -> Result<Id, Error> {
    let channel = call.channel()?;
    call.require_for(channel.kind, "history")?;
    Ok(call.own_channel()?.id.clone())
}

fn told(call: &Call<'_>, messages: &[&Message]) -> Vec<Value> {
    let with_metadata = call.flag("include_all_metadata");
    let tell = |message: &&Message| {
        if with_metadata {
            object::message_with_metadata(call.state, message)
        } else {
            object::message(call.state, message)
        }
    };
    messages.iter().map(tell).collect()
}

fn history(call: &mut Call<'_>) -> Answer {
    let channel = readable(call)?;
    let span = Span::of(call)?;
    let size = page_size(call, 100)?;
    let cursor = call.text("cursor").map(|cursor| decoded(&cursor, "ts")).transpose()?;
    let there = call.state.messages.get(&channel).into_iter().flat_map(|messages| messages.values());
    let wanted =
        |message: &&Message| message.is_in_channel() && message.only_for.is_none() && span.holds(&message.ts);
    let mut all: Vec<&Message> = there.filter(wanted).collect();
    // With nothing but a beginning, Slack goes forward from it; otherwise back from the end. Either
    // way a page has its newest first.
    let forward = span.oldest.is_some() && span.latest.is_none();
    if let Some(cursor) = &cursor {
        all.retain(|message| if forward { message.ts > *cursor } else { message.ts < *cursor });
    }
    let has_more = all.len() > size;
    let page: Vec<&Message> = if forward {
        all.into_iter().take(size).rev().collect()
    } else {
        all.into_iter().rev().take(size).collect()
    };
    let edge = if forward { page.first() } else { page.last() };
    let next = edge.filter(|_| has_more).map(|message| encoded("ts", &message.ts)).unwrap_or_default();
    let mut answer = json!({
        "messages": told(call, &page), "has_more": has_more, "pin_count": 0,
        "channel_actions_ts": null, "channel_actions_count": 0,
    });
    if has_more {
        answer["response_metadata"] = json!({ "next_cursor": next });
    }
    Ok(answer)
}

fn replies(call: &mut Call<'_>) -> Answer {
    let channel = readable(call)?;
    let asked = call.needed("ts")?;
    let root = match call.state.find_message(&channel, &asked) {
        // A reply's own timestamp brings nothing but the reply.
        Some(message) if message.only_for.is_none() => message,
        _ => return refuse("thread_not_found"),
    };
    let span = Span::of(call)?;
    let size = page_size(call, MOST)?;
    let cursor = call.text("cursor").map(|cursor| decoded(&cursor, "ts")).transpose()?;
    let mut all: Vec<&Message> = call.state.replies(&channel, &root.ts).collect();
    all.retain(|message| span.holds(&message.ts));
    if let Some(cursor) = &cursor {
        all.retain(|message| message.ts > *cursor);
    }
    let has_more = all.len() > size;
    all.truncate(size);
    let next = all.last().filter(|_| has_more).map(|message| encoded("ts", &message.ts)).unwrap_or_default();
    // The first message of the thread heads each page.
    let page: Vec<&Message> = std::iter::once(root).chain(all).collect();
    let mut answer = json!({ "messages": told(call, &page), "has_more": has_more });
    if has_more {
        answer["response_metadata"] = json!({ "next_cursor": next });
    }
    Ok(answer)
}
