//! Takes what only sets a text apart from it: hashes, boxes, links, bold.

use super::question_label;
use crate::bank::import::{labels, words};

/// The text of a heading without its marks, before and after it or below it.
pub(super) fn without_hashes(text: &str) -> &str {
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    if hashes > 0 && hashes <= 6 && text[hashes..].starts_with([' ', '\t']) {
        let inner = text[hashes..].trim();
        return inner.trim_end_matches('#').trim_end();
    }
    match text.rsplit_once('\n') {
        Some((words, line))
            if !line.trim().is_empty()
                && (line.trim().bytes().all(|byte| byte == b'=')
                    || crate::bank::import::marks::is_rule(line)) =>
        {
            words
        }
        _ => text,
    }
}

/// The text without the marks of code around all of it, where that begins with the label of a question.
pub(super) fn without_code(text: &str) -> &str {
    let inner = text.strip_prefix('`').and_then(|inner| inner.strip_suffix('`'));
    inner.filter(|inner| !inner.contains('`') && question_label(inner).is_some()).unwrap_or(text)
}

/// The text without the box of a task, or a letter or Roman number that counts questions.
pub(super) fn without_box(text: &str) -> &str {
    if crate::bank::import::options::tick(text).is_some() {
        return text.trim_start().get(3..).unwrap_or(text).trim_start();
    }
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let is_roman = text[..letters].bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    let rest = text[letters..].strip_prefix(['.', ')']).and_then(|rest| rest.strip_prefix(' '));
    match rest {
        Some(rest)
            if (letters == 1 || letters > 1 && letters <= 6 && is_roman)
                && words::asks(rest) == words::Asks::Yes =>
        {
            rest
        }
        _ => text,
    }
}

/// The text without the number of what is kept elsewhere: `[#51]Why?`.
pub(super) fn without_issue(text: &str) -> &str {
    let inner = text.strip_prefix('[').and_then(|inner| inner.split_once(']'));
    let inner = inner.map(|(number, rest)| (number.strip_prefix('#').unwrap_or(number), rest));
    match inner {
        Some((number, rest))
            if !number.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit())
                && !rest.starts_with(['(', '['])
                && !rest.trim().is_empty() =>
        {
            rest.trim_start()
        }
        _ => text,
    }
}

/// The text without short codes in brackets at its end, which say of what kind a question is: `Why? [D | EL]`.
pub(super) fn without_codes(text: &str) -> &str {
    const LONGEST: usize = 4;
    let is_code = |code: &str| {
        let code = code.trim();
        (1..=LONGEST).contains(&code.len())
            && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    let inner = text.strip_suffix(']').and_then(|text| text.rsplit_once(" ["));
    match inner {
        Some((before, codes)) if codes.contains('|') && codes.split('|').all(is_code) => before.trim_end(),
        _ => text,
    }
}

/// The text without the quote at its end that nothing opened.
pub(in crate::bank::import) fn without_stray_quote(text: &str) -> &str {
    let end = text.trim_end();
    match end.strip_suffix(['"', '”']) {
        Some(inner) if end.matches('"').count() % 2 == 1 || end.ends_with('”') && !inner.contains('“') => {
            inner.trim_end()
        }
        _ => text,
    }
}

/// The text without the bold marks around all of it.
pub(super) fn unbold(text: &str) -> &str {
    for mark in ["***", "**", "__"] {
        if let Some(inner) = text
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark))
            .filter(|inner| !inner.contains(mark))
        {
            return inner.trim();
        }
    }
    // A mark whose other half stands outside.
    if text.matches("**").count() == 1 {
        text.trim_start_matches("**").trim_end_matches("**").trim()
    } else {
        text
    }
}

/// The words of a link that is all of the text.
pub(super) fn unlinked(text: &str) -> String {
    let text = text.trim();
    let Some(inner) = text.strip_prefix('[') else { return text.to_owned() };
    let Some(close) = closing(inner, '[', ']') else { return text.to_owned() };
    let (words, rest) = (&inner[..close], &inner[close + 1..]);
    let after = match rest.chars().next() {
        Some('(') => closing(&rest[1..], '(', ')').map(|end| &rest[end + 2..]),
        Some('[') => closing(&rest[1..], '[', ']').map(|end| &rest[end + 2..]),
        _ => None,
    };
    match after {
        Some(after) => format!("{words}{}", if after.trim().is_empty() { "" } else { after }),
        None => text.to_owned(),
    }
}

/// The text without the links at its end that only lead elsewhere: `Why? - [Answer](…)`.
pub(super) fn without_trailing_link(text: &str) -> String {
    const MOST: usize = 6;
    let mut text = text;
    for _ in 0..MOST {
        match before_link(text) {
            Some(before) => text = before,
            None => break,
        }
    }
    text.to_owned()
}

pub(super) fn before_link(text: &str) -> Option<&str> {
    const LONGEST: usize = 600;
    let end = text.trim_end_matches(['*', '_', ' ', '.', ']']);
    let end = if end.ends_with(')') { end } else { return None };
    let from = (end.len().saturating_sub(LONGEST)..end.len()).find(|at| end.is_char_boundary(*at))?;
    let open = from + end[from..].rfind("](")?;
    let start = from + end[from..open].rfind('[')?;
    let before = end[..start].trim_end_matches(['!', '[']).trim_end();
    let label = &end[start + 1..open];
    let is_joined = [" and", " or", ",", "&", " y", " и"].iter().any(|word| before.ends_with(word))
        && before.contains("](");
    let is_apart = before.ends_with(['-', '–', '—', ':', '|', '?', '？', '(', '→', '.', '。'])
        || is_joined
        || before.ends_with(')') && before.contains("](");
    let leads = label.split_whitespace().count() <= 4
        || labels::classify(label).is_some()
        || before.ends_with(['-', '–', '—', '→'])
        || label == before.trim_matches(['*', '-', ' ']);
    let kept = before.trim_end_matches(['-', '–', '—', ':', '|', ' ', '(', '→', ',', '&']);
    let kept = if is_joined {
        kept.strip_suffix("and").or_else(|| kept.strip_suffix("or")).unwrap_or(kept).trim_end()
    } else {
        kept
    };
    let kept = ["Learn from", "learn from", "See", "see", "Answer"]
        .iter()
        .find_map(|word| kept.strip_suffix(word))
        .unwrap_or(kept);
    let kept = kept.trim_end_matches(['-', '–', '—', ':', '|', ' ', '(', '→']);
    (kept.chars().count() > 3 && is_apart && leads).then_some(kept)
}

/// The byte of the bracket that closes one that was opened before the text.
pub(super) fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0usize;
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        if is_escaped {
            is_escaped = false;
        } else if c == '\\' {
            is_escaped = true;
        } else if c == open {
            depth += 1;
        } else if c == close {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        }
    }
    None
}
