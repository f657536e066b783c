//! Slack's markup, as far as it names: people, groups, channels, dates, links.
//! `/messaging/formatting-message-text`

use super::mentions::Whom;

/// What stands between `<` and `>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entity {
    /// Somebody is told.
    Mention(Whom),
    /// A channel is named.
    Channel(String),
    /// A moment, in the zone of whoever reads it.
    Date,
    /// A link.
    Link(String),
}

/// The tokens of a date's format.
const TOKENS: [&str; 13] = [
    "date_num",
    "date_slash",
    "date",
    "date_short",
    "date_long",
    "date_long_full",
    "date_pretty",
    "date_short_pretty",
    "date_long_pretty",
    "day_divider_pretty",
    "time",
    "time_secs",
    "ago",
];

/// The schemes that become links.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "slack"];

/// All that a text names, and what in it Slack would not read as it was meant.
pub fn read(text: &str) -> (Vec<Entity>, Vec<String>) {
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    let mut rest = text;
    while let Some(start) = rest.find(['<', '&']) {
        let marked = &rest[start..];
        if let Some(after) = marked.strip_prefix('&') {
            if !["amp;", "lt;", "gt;"].iter().any(|escape| after.starts_with(escape)) {
                wrong.push(format!("an `&` that is not escaped: {}", beginning(marked)));
            }
            rest = after;
            continue;
        }
        let Some(end) = marked.find('>') else {
            wrong.push(format!("a `<` that is not closed: {}", beginning(marked)));
            break;
        };
        let inner = &marked[1..end];
        match entity(inner) {
            Ok(entity) => found.push(entity),
            Err(reason) => wrong.push(format!("{reason}: <{inner}>")),
        }
        rest = &marked[end + 1..];
    }
    (found, wrong)
}

fn beginning(text: &str) -> String {
    text.chars().take(20).collect()
}

fn entity(inner: &str) -> Result<Entity, &'static str> {
    if inner.contains(['<', '\n']) {
        return Err("a `<` or a line's end within an entity");
    }
    let (named, label) = match inner.split_once('|') {
        Some((named, label)) => (named, Some(label)),
        None => (inner, None),
    };
    if let Some(id) = named.strip_prefix('@') {
        return id_of(id, &['U', 'W']).map(|id| Entity::Mention(Whom::User(id)));
    }
    if let Some(id) = named.strip_prefix('#') {
        return id_of(id, &['C', 'G', 'D']).map(Entity::Channel);
    }
    if let Some(special) = named.strip_prefix('!') {
        return self::special(special, label);
    }
    link(named, label)
}

fn id_of(id: &str, first: &[char]) -> Result<String, &'static str> {
    let fits = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit();
    if id.len() > 1 && id.starts_with(first) && id.chars().all(fits) {
        Ok(id.to_owned())
    } else {
        Err("not an id")
    }
}

fn special(special: &str, label: Option<&str>) -> Result<Entity, &'static str> {
    match special {
        "channel" => Ok(Entity::Mention(Whom::Channel)),
        "here" => Ok(Entity::Mention(Whom::Here)),
        "everyone" => Ok(Entity::Mention(Whom::Everyone)),
        _ => {
            if let Some(id) = special.strip_prefix("subteam^") {
                return id_of(id, &['S']).map(|id| Entity::Mention(Whom::Group(id)));
            }
            let date = special.strip_prefix("date^").ok_or("no special mention")?;
            is_date(date, label).map(|()| Entity::Date)
        }
    }
}

/// `1392734382^{date} at {time}^https://example.com|February 18th, 2014`
fn is_date(date: &str, fallback: Option<&str>) -> Result<(), &'static str> {
    let mut parts = date.splitn(3, '^');
    parts.next().and_then(|seconds| seconds.parse::<u64>().ok()).ok_or("a date without its seconds")?;
    is_date_format(parts.next().unwrap_or_default())?;
    if let Some(address) = parts.next() {
        link(address, None)?;
    }
    if fallback.unwrap_or_default().is_empty() {
        return Err("a date without a fallback");
    }
    Ok(())
}

/// Whether a date's format has tokens, and no unknown one.
pub fn is_date_format(format: &str) -> Result<(), &'static str> {
    let mut tokens = 0;
    let mut rest = format;
    while let Some(start) = rest.find('{') {
        let end = rest[start..].find('}').ok_or("a token of a date that is not closed")? + start;
        if !TOKENS.contains(&&rest[start + 1..end]) {
            return Err("an unknown token of a date");
        }
        tokens += 1;
        rest = &rest[end + 1..];
    }
    if tokens == 0 { Err("a date without tokens") } else { Ok(()) }
}

fn link(address: &str, label: Option<&str>) -> Result<Entity, &'static str> {
    if label.is_some_and(str::is_empty) {
        return Err("a link without words");
    }
    is_address(address).map(|()| Entity::Link(address.to_owned()))
}

/// Whether Slack makes a link of this.
pub fn is_address(address: &str) -> Result<(), &'static str> {
    // In an address, `&` is escaped as everywhere.
    let parsed = url::Url::parse(&address.replace("&amp;", "&")).map_err(|_| "no address")?;
    if SCHEMES.contains(&parsed.scheme()) && !address.contains(char::is_whitespace) {
        Ok(())
    } else {
        Err("no address that becomes a link")
    }
}

/// Whom Slack finds in plain words, where it looks for names itself.
pub fn automatic(text: &str) -> Vec<Whom> {
    let plain = outside_entities(text);
    let words = plain.split(|letter: char| !letter.is_alphanumeric() && !"@_-.".contains(letter));
    words
        .filter_map(|word| match word.trim_end_matches(['.', '-']) {
            "@channel" => Some(Whom::Channel),
            "@here" => Some(Whom::Here),
            "@everyone" => Some(Whom::Everyone),
            _ => None,
        })
        .collect()
}

fn outside_entities(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, marked)) = rest.split_once('<') {
        plain.push_str(before);
        plain.push(' ');
        rest = marked.split_once('>').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}
