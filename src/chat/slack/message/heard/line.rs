//! A line as it was written in Slack, in Markdown.

use super::{
    Kind,
    token::{self, Token, decoded},
};

/// How far the two halves of a pair of marks may be apart, in characters: looking further would take
/// long where somebody wrote nothing but marks.
const LONGEST_PAIR: usize = 1_000;

/// The marks of Slack's own lists, deeper ones in turn.
const BULLETS: [char; 4] = ['\u{2022}', '\u{25e6}', '\u{25aa}', '\u{25ab}'];

/// What a line is, Markdown's mark for it, and the rest of it.
pub(super) fn kind(line: &str) -> (Kind, String, &str) {
    let start = line.trim_start_matches([' ', '\t']);
    let indent = &line[..line.len() - start.len()];
    if start.starts_with("&gt;") {
        // Three quote all that follows; that is no more than a habit of lines.
        let rest = start.trim_start_matches("&gt;");
        return (Kind::Quote, "> ".to_owned(), rest.strip_prefix(' ').unwrap_or(rest));
    }
    let mut chars = start.chars();
    if chars.next().is_some_and(|first| BULLETS.contains(&first)) {
        let rest = chars.as_str();
        let rest = rest.strip_prefix('\u{fe0e}').unwrap_or(rest);
        return (Kind::Item, format!("{indent}- "), rest.trim_start());
    }
    let digits = start.bytes().take_while(u8::is_ascii_digit).count();
    let is_item = start.starts_with("- ")
        || start.starts_with("* ")
        || ((1..=9).contains(&digits)
            && start[digits..].starts_with(['.', ')'])
            && start[digits + 1..].starts_with(' '));
    if is_item {
        let mark = if digits == 0 { 2 } else { digits + 2 };
        return (Kind::Item, format!("{indent}{}", &start[..mark]), &start[mark..]);
    }
    // What Markdown takes for a heading, a list or a rule, and Slack does not.
    let is_rule = start.len() >= 3 && start.chars().all(|char| char == '-' || char == '=');
    let mark = if start.starts_with(['#', '+']) || is_rule { "\\" } else { "" };
    (Kind::Text, format!("{indent}{mark}"), start)
}

/// The words of a line.
pub(super) fn words(line: &str, name_of: &impl Fn(&str) -> Option<String>) -> String {
    written(&atoms(line, name_of))
}

/// What a line is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Atom {
    /// A character that may be a mark.
    Char(char),
    /// Markdown that is whole.
    Done(String),
}

impl Atom {
    fn is(&self, char: char) -> bool {
        *self == Self::Char(char)
    }

    fn is_space(&self) -> bool {
        matches!(self, Self::Char(char) if char.is_whitespace())
    }

    fn is_letter(&self) -> bool {
        matches!(self, Self::Char(char) if char.is_alphanumeric())
    }
}

fn atoms(line: &str, name_of: &impl Fn(&str) -> Option<String>) -> Vec<Atom> {
    let mut atoms = Vec::with_capacity(line.len());
    let mut rest = line;
    while let Some(char) = rest.chars().next() {
        if char == '<'
            && let Some(("", inner, after)) = token::next(rest)
        {
            atoms.push(Atom::Done(link(token::read(inner, name_of))));
            rest = after;
            continue;
        }
        if char == '`'
            && let Some((code, after)) = rest[1..].split_once('`')
            && !code.trim().is_empty()
        {
            atoms.push(Atom::Done(code_span(&token::literal(code, name_of))));
            rest = after;
            continue;
        }
        let entity = ["&amp;", "&lt;", "&gt;"].into_iter().find(|entity| rest.starts_with(entity));
        let (length, char) = match entity {
            Some(entity) => (entity.len(), decoded(entity).chars().next().unwrap_or(char)),
            None => (char.len_utf8(), char),
        };
        atoms.push(Atom::Char(char));
        rest = &rest[length..];
    }
    atoms
}

fn link(token: Token) -> String {
    match token {
        Token::Name(name) => name.chars().map(escaped).collect(),
        Token::Link { url, text } if url == text => format!("<{url}>"),
        Token::Link { url, text } => {
            let text: String = text
                .chars()
                .map(|char| if matches!(char, '[' | ']') { format!("\\{char}") } else { escaped(char) })
                .collect();
            format!("[{text}](<{url}>)")
        }
    }
}

fn code_span(code: &str) -> String {
    let fence = if code.contains('`') { "``" } else { "`" };
    let space = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{code}{space}{fence}")
}

/// Atoms in Markdown: pairs of Slack's marks become its own, everything else stays what it is.
fn written(atoms: &[Atom]) -> String {
    let mut out = String::with_capacity(atoms.len() + 8);
    let mut at = 0;
    while let Some(atom) = atoms.get(at) {
        if let Some((mark, width, end)) = opening(atoms, at) {
            let inner = written(&atoms[at + width..end]);
            out.extend([mark, &inner, mark]);
            at = end + width;
            continue;
        }
        match atom {
            Atom::Done(done) => out.push_str(done),
            Atom::Char(char) => out.push_str(&in_place(*char, atoms, at)),
        }
        at += 1;
    }
    out
}

/// Markdown's mark for the one that begins here, how many characters it has here, and where its other
/// half stands; none if nothing begins here.
fn opening(atoms: &[Atom], at: usize) -> Option<(&'static str, usize, usize)> {
    let (char, mark) = match atoms.get(at)? {
        Atom::Char('*') => ('*', "**"),
        Atom::Char('_') => ('_', "_"),
        Atom::Char('~') => ('~', "~~"),
        _ => return None,
    };
    // Who knows Markdown writes two.
    let width = run_of(char, &atoms[at..]);
    if width > 2 || (width == 2 && char == '_') {
        return None;
    }
    if at.checked_sub(1).is_some_and(|before| atoms[before].is_letter() || atoms[before].is(char)) {
        return None;
    }
    let start = at + width;
    if atoms.get(start).is_none_or(Atom::is_space) {
        return None;
    }
    let ends = |end: &usize| {
        run_of(char, &atoms[*end..]) == width
            && !atoms[end - 1].is_space()
            && !atoms[end - 1].is(char)
            && !atoms.get(end + width).is_some_and(Atom::is_letter)
    };
    (start + 1..atoms.len().min(start + LONGEST_PAIR)).find(ends).map(|end| (mark, width, end))
}

/// How many of these marks stand there in a row; more than two are not told apart.
fn run_of(char: char, atoms: &[Atom]) -> usize {
    atoms.iter().take(3).take_while(|atom| atom.is(char)).count()
}

/// A character that is no mark of Slack's, so that it is none of Markdown's.
fn in_place(char: char, atoms: &[Atom], at: usize) -> String {
    let before = at.checked_sub(1).and_then(|at| atoms.get(at));
    let after = atoms.get(at + 1);
    let letters = before.is_some_and(Atom::is_letter) && after.is_some_and(Atom::is_letter);
    let alone = before.is_none_or(Atom::is_space) && after.is_none_or(Atom::is_space);
    match char {
        '_' if letters => char.to_string(),
        '*' if alone && before.is_some() => char.to_string(),
        '\\' if !after
            .is_some_and(|after| matches!(after, Atom::Char(next) if next.is_ascii_punctuation())) =>
        {
            char.to_string()
        }
        '&' if !begins_entity(&atoms[at + 1..]) => char.to_string(),
        '<' if !after.is_some_and(
            |after| matches!(after, Atom::Char(next) if next.is_alphabetic() || "/!?".contains(*next)),
        ) =>
        {
            char.to_string()
        }
        char => escaped(char),
    }
}

fn begins_entity(atoms: &[Atom]) -> bool {
    let name = atoms.iter().take_while(|atom| atom.is_letter() || atom.is('#')).count();
    name > 0 && atoms.get(name).is_some_and(|atom| atom.is(';'))
}

fn escaped(char: char) -> String {
    if matches!(char, '*' | '_' | '~' | '`' | '\\' | '<' | '&') {
        format!("\\{char}")
    } else {
        char.to_string()
    }
}
