//! Whom a message notifies, and whether what it names is well-formed.

use serde_json::Value;

use super::mrkdwn::{self, Entity};

/// Who is notified.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whom {
    /// All members of the channel.
    Channel,
    /// Those of them who are there.
    Here,
    /// Everybody in the workspace.
    Everyone,
    /// A person, by id.
    User(String),
    /// A group of people, by id.
    Group(String),
}

/// A mention: who is notified, and where the message says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Who.
    pub whom: Whom,
    /// A pointer to the text or the element: `/blocks/0/text`.
    pub at: String,
}

/// Whom a message notifies: all that may be, in doubt. A mention in a code span counts, as does one in
/// the text that only notifications show, and a plain `@channel` where Slack looks for names itself.
pub fn notifies(message: &Value) -> Vec<Mention> {
    let mut found = Vec::new();
    each_text(message, &mut |part| match part {
        Part::Mrkdwn { at, text, looks } => {
            let (entities, _) = mrkdwn::read(text);
            let named = entities.into_iter().filter_map(|entity| match entity {
                Entity::Mention(whom) => Some(whom),
                _ => None,
            });
            let automatic = if looks { mrkdwn::automatic(text) } else { Vec::new() };
            found.extend(named.chain(automatic).map(|whom| Mention { whom, at: at.to_owned() }));
        }
        Part::Element { at, element } => {
            found.extend(whom(element).map(|whom| Mention { whom, at: at.to_owned() }));
        }
    });
    found
}

/// What in a message Slack would not read as it was meant: entities that are none, `&` and `<` that
/// are not escaped, dates that it cannot show. Slack takes such a message, and shows the source.
pub fn malformed(message: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    each_text(message, &mut |part| match part {
        Part::Mrkdwn { at, text, .. } => {
            let (_, complaints) = mrkdwn::read(text);
            wrong.extend(complaints.into_iter().map(|complaint| format!("{at}: {complaint}")));
        }
        Part::Element { at, element } => {
            let fits = match element["type"].as_str() {
                Some("date") => mrkdwn::is_date_format(element["format"].as_str().unwrap_or_default()),
                Some("link") => mrkdwn::is_address(element["url"].as_str().unwrap_or_default()),
                _ => Ok(()),
            };
            wrong.extend(fits.err().map(|reason| format!("{at}: {reason}: {element}")));
        }
    });
    wrong
}

fn whom(element: &Value) -> Option<Whom> {
    match element["type"].as_str()? {
        "user" => element["user_id"].as_str().map(|id| Whom::User(id.to_owned())),
        "usergroup" => element["usergroup_id"].as_str().map(|id| Whom::Group(id.to_owned())),
        "broadcast" => Some(match element["range"].as_str()? {
            "here" => Whom::Here,
            "everyone" => Whom::Everyone,
            _ => Whom::Channel,
        }),
        _ => None,
    }
}

/// A part of a message that may name somebody.
enum Part<'v> {
    /// A text with markup; Slack may look for names in it.
    Mrkdwn { at: &'v str, text: &'v str, looks: bool },
    /// An element of formatted text.
    Element { at: &'v str, element: &'v Value },
}

fn each_text(message: &Value, visit: &mut dyn FnMut(Part<'_>)) {
    if let Some(text) = message["text"].as_str() {
        let looks = message["link_names"] == true || message["parse"] == "full";
        visit(Part::Mrkdwn { at: "/text", text, looks });
    }
    if let Some(text) = message["markdown_text"].as_str() {
        visit(Part::Mrkdwn { at: "/markdown_text", text, looks: true });
    }
    within("/blocks", &message["blocks"], visit);
    for (number, attachment) in message["attachments"].as_array().into_iter().flatten().enumerate() {
        let at = format!("/attachments/{number}");
        for name in ["pretext", "text", "title", "fallback", "footer"] {
            if let Some(text) = attachment[name].as_str() {
                visit(Part::Mrkdwn { at: &format!("{at}/{name}"), text, looks: false });
            }
        }
        for (number, field) in attachment["fields"].as_array().into_iter().flatten().enumerate() {
            if let Some(text) = field["value"].as_str() {
                visit(Part::Mrkdwn { at: &format!("{at}/fields/{number}/value"), text, looks: false });
            }
        }
        within(&format!("{at}/blocks"), &attachment["blocks"], visit);
    }
}

/// Every text with markup, and every element of formatted text, within blocks.
fn within(at: &str, value: &Value, visit: &mut dyn FnMut(Part<'_>)) {
    match value {
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                within(&format!("{at}/{number}"), item, visit);
            }
        }
        Value::Object(fields) => {
            let text = value["text"].as_str();
            match (value["type"].as_str(), text) {
                (Some("mrkdwn"), Some(text)) => {
                    return visit(Part::Mrkdwn { at, text, looks: value["verbatim"] != true });
                }
                (Some("markdown"), Some(text)) => return visit(Part::Mrkdwn { at, text, looks: true }),
                (Some("user" | "usergroup" | "broadcast" | "date" | "link"), _) => {
                    return visit(Part::Element { at, element: value });
                }
                _ => {}
            }
            for (name, value) in fields {
                within(&format!("{at}/{name}"), value, visit);
            }
        }
        _ => {}
    }
}
