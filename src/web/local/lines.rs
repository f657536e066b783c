//! The calls for commands: what there is, what can be typed next, and running what was typed.
//!
//! Lines name members, channels and groups; events carry their ids. The names are looked up here.

use crate::near::{did_you_mean, folded, nearest, ranked};
use std::{ops::Range, sync::Arc};

use axum::{
    Json, Router,
    extract::State,
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    LocalWeb,
    actions::Web,
    api::{As, to_its_end},
    error::{ApiError, Body, Params},
};
use crate::chat::{
    command::{OptionKind, find},
    command_line::{
        Ask, Completing, LineMistake, Names, Offer, Parsed, byte_of_utf16, complete, parse, utf16_of_byte,
    },
    event::{Actor, Event, Response},
    local::{
        EVERYONE, LIMITS,
        model::{ChannelView, MemberView},
    },
};

/// The most suggestions that are given: as many as any platform shows.
const SUGGESTIONS: usize = 25;

pub(super) fn routes() -> Router<Arc<LocalWeb>> {
    Router::new().route("/commands", get(commands).post(run)).route("/complete", post(suggest))
}

async fn commands(State(web): Web, Params(params): Params<As>) -> Result<Json<Value>, ApiError> {
    web.acting(params.r#as.as_deref()).await?;
    Ok(Json(json!(web.commands)))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    r#as: Option<String>,
    channel: String,
    thread: Option<String>,
    text: String,
}

async fn run(State(web): Web, Body(line): Body<Line>) -> Result<Json<Value>, ApiError> {
    to_its_end(async move {
        let text = &*line.text;
        check_length(text)?;
        let (you, reader) = web.acting(line.r#as.as_deref()).await?;
        let by = web.chat.actor(&you, &line.channel, line.thread.as_deref()).await?;
        let book = web.book(&by).await?;
        let mut parsed = match parse(web.commands, text, &book.names) {
            Ok(parsed) => parsed,
            Err(mistake) => return Ok(mistake_json(text, &mistake.range, &mistake.text)),
        };
        if let Err(mistake) = book.put_ids(&web, &mut parsed) {
            return Ok(mistake_json(text, &mistake.range, &mistake.text));
        }
        let invocation = parsed.invocation.clone();
        let response = web.inbox.deliver(Event::Command { by: by.clone(), invocation }).await;
        if let Response::Mistake { option, text: what } = response {
            return Ok(mistake_json(text, &parsed.place_of(&option), &what));
        }
        web.answer(&by, &reader, None, response).await
    })
    .await
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Typing {
    r#as: Option<String>,
    channel: String,
    thread: Option<String>,
    text: String,
    cursor: Option<usize>,
}

async fn suggest(State(web): Web, Body(line): Body<Typing>) -> Result<Json<Value>, ApiError> {
    let text = &*line.text;
    check_length(text)?;
    let (you, _) = web.acting(line.r#as.as_deref()).await?;
    let by = web.chat.actor(&you, &line.channel, line.thread.as_deref()).await?;
    let book = web.book(&by).await?;
    let cursor = line.cursor.map_or(text.len(), |cursor| byte_of_utf16(text, cursor));
    let completion = complete(web.commands, text, cursor, &book.names);
    let mut offers = Vec::new();
    for ask in &completion.asks {
        offers.extend(web.ask(&by, &book, ask).await);
    }
    offers.extend(completion.offers);
    offers.truncate(SUGGESTIONS);
    // What is being typed is not yet wrong while there is something that it may become.
    let unfinished = |mistake: &LineMistake| {
        mistake.missing
            || (!offers.is_empty() && mistake.range.start <= cursor && cursor <= mistake.range.end)
    };
    let mistake = match completion.at {
        Completing::Command | Completing::Subcommand if !offers.is_empty() => None,
        _ => parse(web.commands, text, &book.names).err().filter(|mistake| !unfinished(mistake)),
    };
    let suggestions: Vec<Value> = offers.iter().map(|offer| offer_json(text, offer)).collect();
    let mistake = mistake.map(|mistake| part_json(text, &mistake.range, &mistake.text));
    Ok(Json(json!({"usage": completion.usage, "suggestions": suggestions, "mistake": mistake})))
}

/// What a line may name, with the ids.
struct Book {
    names: Names,
    members: Vec<MemberView>,
    channels: Vec<ChannelView>,
}

impl LocalWeb {
    async fn book(&self, by: &Actor) -> Result<Book, ApiError> {
        let known = self.inbox.names(by).await;
        let members = self.chat.members().await?;
        let channels = self.chat.channels(&by.member.id).await?;
        let names = Names {
            topics: known.topics,
            schedules: known.schedules,
            members: members.iter().map(|member| member.name.clone()).collect(),
            channels: channels.iter().map(|channel| channel.name.clone()).collect(),
            roles: vec![EVERYONE.to_owned()],
        };
        Ok(Book { names, members, channels })
    }

    /// Offers for an option whose values only the workspace and the bank know.
    async fn ask(&self, by: &Actor, book: &Book, ask: &Ask) -> Vec<Offer> {
        let names = match ask.option.kind {
            OptionKind::Member => &book.names.members,
            OptionKind::Channel => &book.names.channels,
            OptionKind::Role => &book.names.roles,
            _ => {
                let suggestions = self.inbox.suggest(by, &ask.path, ask.option.name, &ask.typed).await;
                return suggestions.iter().map(|found| ask.offer(&found.value, &found.label)).collect();
            }
        };
        let found = ranked(&ask.typed, names.iter().map(String::as_str));
        found.into_iter().map(|name| ask.offer(name, ask.option.name)).collect()
    }
}

impl Book {
    /// Puts ids in the place of the names of members, channels and groups.
    fn put_ids(&self, web: &LocalWeb, parsed: &mut Parsed) -> Result<(), LineMistake> {
        let options = find(web.commands, &parsed.invocation.path).map_or(&[][..], |spec| spec.options);
        for option in options {
            let Some(name) = parsed.invocation.options.get(option.name) else { continue };
            let Some(id) = self.id_of(option.kind, name) else { continue };
            let id = id.map_err(|text| LineMistake {
                range: parsed.place_of(option.name),
                option: Some(option.name.to_owned()),
                text,
                missing: false,
            })?;
            parsed.invocation.names.insert(id.clone(), name.clone());
            parsed.invocation.options.insert(option.name.to_owned(), id);
        }
        Ok(())
    }

    /// The id of what is named, or what is wrong; none if this kind is not known by ids.
    fn id_of(&self, kind: OptionKind, name: &str) -> Option<Result<String, String>> {
        let (what, names) = match kind {
            OptionKind::Member => ("member", &self.names.members),
            OptionKind::Channel => ("channel", &self.names.channels),
            OptionKind::Role => ("group", &self.names.roles),
            _ => return None,
        };
        let same = |known: &str| folded(known) == folded(name);
        let id = match kind {
            OptionKind::Member => self.members.iter().find(|one| same(&one.name)).map(|one| one.id.clone()),
            OptionKind::Channel => self.channels.iter().find(|one| same(&one.name)).map(|one| one.id.clone()),
            _ => same(EVERYONE).then(|| EVERYONE.to_owned()),
        };
        Some(id.ok_or_else(|| {
            let near = did_you_mean(nearest(name, names.iter().map(String::as_str)));
            format!("There is no {what} `{name}` here.{near}")
        }))
    }
}

fn check_length(text: &str) -> Result<(), ApiError> {
    if text.chars().count() > LIMITS.message {
        return Err(ApiError::refused(
            format!("A command has at most {} characters.", LIMITS.message),
            "Leave something out.",
        ));
    }
    Ok(())
}

fn mistake_json(line: &str, range: &Range<usize>, text: &str) -> Json<Value> {
    let mut mistake = part_json(line, range, text);
    mistake["kind"] = "mistake".into();
    Json(mistake)
}

fn part_json(line: &str, range: &Range<usize>, text: &str) -> Value {
    json!({"from": utf16_of_byte(line, range.start), "to": utf16_of_byte(line, range.end), "text": text})
}

fn offer_json(line: &str, offer: &Offer) -> Value {
    json!({
        "value": offer.value,
        "label": offer.label,
        "from": utf16_of_byte(line, offer.range.start),
        "to": utf16_of_byte(line, offer.range.end),
    })
}
