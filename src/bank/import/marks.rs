//! The marks at the start of a line: numbers, bullets, headings, rules; and how they are glued or nested.

mod numbers;

pub(super) use self::numbers::roman_number;
use self::numbers::{
    after_hash, before_bold, bold_number, key, number_in_bold, numbered, numbered_part, ordinal, roman,
};
use super::words::{self, Asks};

/// Columns of blanks from which on a line is not moved further to the right for the parser.
const DEEPEST: usize = 40;

/// Marks of quotes and lists on one line beyond which the rest is plain text for the parser.
const MOST_MARKS: usize = 12;

/// The largest number that a list goes to.
const MOST_DIGITS: usize = 4;

/// Whether a text begins with words that say which question it is: `第三题：`.
pub(super) fn says_which(text: &str) -> bool {
    ordinal(text.trim()).is_some()
}

/// A number that a line begins with, and the rest of the line after it and its blanks.
pub(super) fn number(line: &str) -> Option<(u64, &str)> {
    let text = line.trim_start_matches([' ', '\t']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > MOST_DIGITS {
        return None;
    }
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    rest.starts_with([' ', '\t']).then(|| Some((text[..digits].parse().ok()?, rest.trim_start())))?
}

/// The line with a blank after the number or the marks of a heading that are glued to the text.
pub(super) fn with_blanks(line: &str) -> String {
    let text = line.trim_start_matches([' ', '\t', '\u{3000}', '\u{a0}']);
    let mut indent: &str = &line[..line.len() - text.len()];
    if indent.contains(['\u{3000}', '\u{a0}']) {
        indent = "";
    }
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    // One alone may mark a name or a number, `#3 Why?`, but no words that ask.
    let asks = words::ends_as_question(text) && text[hashes..].starts_with(char::is_alphabetic);
    let least = if asks { 1 } else { 2 };
    if (least..=6).contains(&hashes)
        && text[hashes..].starts_with(|c: char| {
            // Beyond ASCII, a sign such as `¿` begins words, too.
            c.is_alphanumeric()
                || matches!(c, '*' | '"' | '`' | '<' | '[')
                || !c.is_ascii() && !c.is_whitespace()
        })
    {
        return format!("{indent}{} {}", &text[..hashes], &text[hashes..]);
    }
    if (1..=6).contains(&hashes) && text[hashes..].starts_with(['\u{3000}', '\u{a0}']) {
        return format!("{indent}{} {}", &text[..hashes], text[hashes..].trim_start());
    }
    if let Some(bold) = bold_of_words(text) {
        return with_blanks(&format!("{indent}{bold}"));
    }
    for bullet in [
        "• ", "◦ ", "▪ ", "● ", "‣ ", "– ", "•\t", "·  ", "○ ", "►", "✅ ", "👉 ", "☐ ", "□ ", "◻ ", "⬜ ",
        "➤ ", "➜ ", "▸ ", "■ ", "❑ ", "◆ ", "◇ ", "・",
    ] {
        if let Some(rest) = text.strip_prefix(bullet) {
            return format!("{indent}- {}", rest.trim_start());
        }
    }
    // What is asked behind an arrow, below something else, is asked next.
    if !indent.is_empty()
        && let Some(rest) = ["→ ", "➔ ", "↳ ", "⤷ ", "└ "].iter().find_map(|arrow| text.strip_prefix(arrow))
        && rest.trim_end().ends_with(['?', '？', 'か', '吗', '呢', '。'])
        && words::asks(rest) == Asks::Yes
    {
        return format!("{indent}- {}", rest.trim_start());
    }
    if let Some((number, rest)) = text.strip_prefix('-').and_then(number).filter(|(_, rest)| !rest.is_empty())
    {
        return format!("{indent}{number}. {rest}");
    }
    // An arrow before the number of a question: `--> 1.What is a lock?`.
    if let Some(rest) = ["-->", "->", "==>", "=>", ">>"].iter().find_map(|arrow| text.strip_prefix(arrow))
        && let blanked = with_blanks(rest.trim_start())
        && let Some((number, rest)) = number(&blanked).filter(|(_, rest)| !rest.is_empty())
    {
        return format!("{indent}{number}. {rest}");
    }
    if let Some((number, rest)) = key(text) {
        return format!("{indent}{number}. {rest}");
    }
    if let Some((number, rest)) = number_in_bold(text) {
        return format!("{indent}{number}. **{rest}");
    }
    if let Some((number, rest)) = bold_number(text) {
        return format!("{indent}{number}. {rest}");
    }
    if let Some((number, rest)) = before_bold(text) {
        return format!("{indent}{number}. {rest}");
    }
    if let Some((number, rest)) = after_hash(text) {
        return format!("{indent}{number}. {rest}");
    }
    if let Some((number, rest)) = roman(text).or_else(|| ordinal(text)) {
        return format!("{indent}{number}. {rest}");
    }
    if let Some((number, rest)) = far_from_text(text) {
        return format!("{indent}{number}. {rest}");
    }
    numbered(text).map_or_else(|| line.to_owned(), |(number, rest)| format!("{indent}{number}. {rest}"))
}

/// A line that is bold as a whole, with the blanks between the marks and the words left away that Markdown does not
/// take: `**Why? **`.
fn bold_of_words(text: &str) -> Option<String> {
    let inner = text.trim_end().strip_prefix("**")?.strip_suffix("**")?;
    let words = inner.trim();
    (words.len() < inner.len() && words.chars().any(char::is_alphanumeric) && !words.contains("**"))
        .then(|| format!("**{words}**"))
}

/// A number with so many blanks behind it that the words after them would be code, or with one that Markdown takes for
/// a letter: `1.      [Why?](…)`.
fn far_from_text(text: &str) -> Option<(&str, &str)> {
    const FURTHEST: usize = 4;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let rest = rest.strip_prefix(['.', ')'])?;
    let words = rest.trim_start_matches([' ', '\u{a0}']);
    let is_far = rest.len() - words.len() > FURTHEST || rest.starts_with('\u{a0}');
    (is_far && (1..=MOST_DIGITS).contains(&digits) && begins_text(words)).then_some((number, words))
}

/// The line with a point after the number that it begins with, where that is the one to come and a dash follows it,
/// whatever comes after: `12 - (a or b)`.
pub(super) fn with_next_number(line: &str, next: u64) -> Option<String> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    // One with a bracket and a blank is an item already.
    let rest = if rest.starts_with(") ") { return None } else { rest.trim_start_matches(' ') };
    let rest = rest.strip_prefix(['-', '–', '—', ')'])?.trim_start_matches(' ');
    let is_text = rest.chars().any(char::is_alphabetic) && !rest.starts_with(|c: char| c.is_ascii_digit());
    (number.parse() == Ok(next) && is_text).then(|| format!("{number}. {rest}"))
}

/// A line whose bullet is glued to its text, with a blank between them: below nothing, or below an item with the same
/// bullet.
pub(super) fn glued_to_bullet(above: &str, line: &str) -> Option<String> {
    let text = line.trim_start_matches([' ', '\t']);
    let rest = text.strip_prefix('-')?;
    let above = above.trim_start_matches([' ', '\t']);
    let is_list = above.is_empty() || above.starts_with("- ") || above.starts_with('#');
    let begins =
        rest.starts_with(|c: char| c.is_uppercase() || !c.is_ascii() && c.is_alphabetic() || c == '¿');
    // `-Anna` below a letter is a name.
    let is_text = rest.contains(' ') || !rest.is_ascii();
    let indent = &line[..line.len() - text.len()];
    (is_list && begins && is_text).then(|| format!("{indent}- {rest}"))
}

/// The two numbers that a line begins with at its left edge, and its text: `1.2. Text`.
pub(super) fn part(line: &str) -> Option<(u64, &str, &str)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let outer = line[..digits].parse().ok().filter(|_| digits <= 2)?;
    let (number, rest) = numbered_part(&line[digits..])?;
    Some((outer, number, rest))
}

/// Whether it begins as a sentence does, and not as more of a number or a name.
pub(super) fn begins_text(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        Some('"' | '“' | '\'' | '‘' | '«' | '「' | '*' | '_' | '`' | '¿' | '[' | '@') => true,
        Some(c) if c.is_uppercase() || !c.is_ascii() && c.is_alphabetic() => true,
        _ => false,
    }
}

/// The bold words that a line begins with before a dash or a colon and more: `**Why Rust?** – It is safe`.
pub(super) fn bold_lead(line: &str) -> Option<&str> {
    let (bold, rest) = line.strip_prefix("**")?.split_once("**")?;
    let rest = rest.trim_start().strip_prefix(['-', '–', '—', ':', '→'])?;
    (!bold.trim().is_empty() && !rest.trim().is_empty()).then_some(bold)
}

/// Whether a line begins with such words.
pub(super) fn is_bold_lead(line: &str) -> bool {
    bold_lead(line).is_some()
}

/// What a line says that defines the one above it: `: A list of nodes`.
pub(super) fn definition(line: &str) -> Option<&str> {
    let text = line.strip_prefix(": ").or_else(|| line.strip_prefix(":\t"))?.trim();
    (!text.is_empty()).then_some(text)
}

/// The cells of a row, in Markdown.
pub(super) fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek() == Some(&'|') => {
                chars.next();
                push(&mut cells, '|');
            }
            '|' => cells.push(String::new()),
            c => push(&mut cells, c),
        }
    }
    if cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

fn push(cells: &mut [String], c: char) {
    if let Some(cell) = cells.last_mut() {
        cell.push(c);
    }
}

/// The text of a line without the number or the bullet that it begins with.
pub(super) fn text(line: &str) -> &str {
    let text = line.trim_start_matches([' ', '\t']);
    let after = number(line).map(|(_, rest)| rest);
    after.or_else(|| ["- ", "* ", "+ "].iter().find_map(|bullet| text.strip_prefix(bullet))).unwrap_or(text)
}

/// Whether a line begins an item of a list.
pub(super) fn begins_item(line: &str) -> bool {
    let text = line.trim_start_matches([' ', '\t']);
    number(line).is_some() || ["- ", "* ", "+ "].iter().any(|mark| text.starts_with(mark))
}

/// Whether a line at the left edge is a question of its own.
pub(super) fn is_question_line(line: &str) -> bool {
    let end = line.trim_end().trim_end_matches(['*', '_', '"', '”']);
    end.ends_with(['?', '？'])
        && line.starts_with(|c: char| c.is_uppercase() || !c.is_ascii() && c.is_alphabetic() || c == '¿')
}

/// Whether the line is a row of a table, between bars.
pub(super) fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.ends_with('|')
}

/// Whether the line is a rule: three marks or more, and nothing else.
pub(super) fn is_rule(line: &str) -> bool {
    let text = line.trim();
    let marks = text.bytes().filter(|byte| *byte == b'-').count();
    marks >= 3 && text.bytes().all(|byte| byte == b'-')
}

/// Whether a line of dashes below `line` makes a heading of it, as far as its writer goes: a short line on
/// its own that is no sentence and no item of a list.
pub(super) fn may_underline(line: &str, above: &str) -> bool {
    const LONGEST: usize = 160;
    let text = line.trim();
    above.trim().is_empty()
        && text.chars().count() <= LONGEST
        && !text.ends_with(['.', ':', ';', '"', '`', '。'])
        && !text.starts_with(['-', '*', '+', '>', '|', '#', '<', '`', '!', super::stand_ins::CLOSE])
        && number(line).is_none()
        && !line.starts_with([' ', '\t'])
}

/// Adds the line for the parser: not deeper than needed, and without marks upon marks.
pub(super) fn tame(line: &str, text: &mut String) {
    let content = line.trim_start_matches([' ', '\t']);
    let indent = &line[..line.len() - content.len()];
    let width: usize = indent.bytes().map(|byte| if byte == b'\t' { 4 } else { 1 }).sum();
    if width > DEEPEST {
        text.extend(std::iter::repeat_n(' ', DEEPEST));
    } else {
        text.push_str(indent);
    }
    let mut at = 0;
    let mut marks = 0;
    while let Some(length) = mark(&content[at..]) {
        at += length;
        marks += 1;
        if marks > MOST_MARKS {
            text.push_str(&content[..at]);
            text.push('.');
            text.extend(
                content[at..].chars().map(|c| if matches!(c, '>' | '-' | '+' | '*') { '.' } else { c }),
            );
            return;
        }
    }
    let rest = &content[at..];
    text.push_str(&content[..at]);
    // A fence that nothing closes, or HTML that runs on until something does.
    if rest.starts_with("```")
        || rest.starts_with("~~~")
        || rest.starts_with("<?")
        || rest.starts_with("<!")
        || is_raw(rest)
    {
        text.push('.');
        text.push_str(&rest[1..]);
    } else {
        text.push_str(rest);
    }
}

fn is_raw(text: &str) -> bool {
    ["<script", "<style", "<textarea", "<pre"]
        .iter()
        .any(|tag| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
}

/// The length of the mark of a quote or a list item that the text begins with, and of its blanks.
fn mark(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let length = match bytes.get(digits)? {
        b'>' if digits == 0 => 1,
        b'-' | b'+' | b'*' if digits == 0 && matches!(bytes.get(1), Some(b' ' | b'\t') | None) => 1,
        b'.' | b')'
            if (1..=9).contains(&digits) && matches!(bytes.get(digits + 1), Some(b' ' | b'\t') | None) =>
        {
            digits + 1
        }
        _ => return None,
    };
    Some(length + bytes[length..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count())
}

#[cfg(test)]
mod tests;
