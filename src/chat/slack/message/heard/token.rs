//! What Slack puts between `<` and `>`, and its three entities.

/// What stands between `<` and `>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Somebody or something, by name.
    Name(String),
    /// An address, and what is shown for it.
    Link { url: String, text: String },
}

/// Reads what stands between `<` and `>`.
pub(super) fn read(inner: &str, name_of: &impl Fn(&str) -> Option<String>) -> Token {
    let (target, label) = inner.split_once('|').unwrap_or((inner, ""));
    let label = decoded(label);
    let named = |sign: char, id: &str| {
        let name =
            if label.is_empty() { name_of(id).unwrap_or_else(|| id.to_owned()) } else { label.clone() };
        Token::Name(format!("{sign}{}", name.trim_start_matches(sign)))
    };
    if let Some(id) = target.strip_prefix('@') {
        return named('@', id);
    }
    if let Some(id) = target.strip_prefix('#') {
        return named('#', id);
    }
    if let Some(command) = target.strip_prefix('!') {
        let (what, id) = command.split_once('^').unwrap_or((command, ""));
        return match what {
            "subteam" => named('@', id),
            "date" => Token::Name(label),
            _ => Token::Name(if label.is_empty() { format!("@{what}") } else { label }),
        };
    }
    let url = decoded(target);
    let is_web = url.starts_with("http://") || url.starts_with("https://");
    match (is_web, label.is_empty()) {
        (true, true) => Token::Link { text: url.clone(), url },
        (true, false) => Token::Link { text: label, url },
        // A mailbox, a number to call: what is shown says it.
        (false, false) => Token::Name(label),
        (false, true) => Token::Name(url),
    }
}

/// Text in which nothing has looks: what stands in code.
pub(super) fn literal(text: &str, name_of: &impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inner, after)) = next(rest) {
        out.push_str(&decoded(before));
        out.push_str(&match read(inner, name_of) {
            Token::Name(text) | Token::Link { text, .. } => text,
        });
        rest = after;
    }
    out.push_str(&decoded(rest));
    out
}

/// The text before the next token, what is in it, and the text after it.
pub(in crate::chat::slack) fn next(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices('<').find_map(|(start, _)| {
        let rest = &text[start + 1..];
        let length = rest.find(['<', '>', '\n'])?;
        let (inner, after) = rest.split_at(length);
        let after = after.strip_prefix('>').filter(|_| is_token(inner))?;
        Some((&text[..start], inner, after))
    })
}

/// Whether it is somebody, something, or an address. A `<` that somebody typed comes as an entity.
fn is_token(inner: &str) -> bool {
    let is_address = || {
        let scheme = inner.split_once(':').map_or("", |(scheme, _)| scheme);
        !scheme.is_empty()
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    };
    inner.len() > 1 && (inner.starts_with(['@', '#', '!']) || is_address())
}

/// The text that Slack's entities stand for.
pub(in crate::chat::slack) fn decoded(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
