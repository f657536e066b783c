//! Questions as Moodle saves them, with what is to be chosen in braces: `::Name:: Which? {=So ~No}`.
//!
//! They get the usual labels. Marks are escaped there, texts may be HTML, and remarks of the program stand between them.

use super::FEWEST;
use crate::bank::import::{
    html,
    view::{fences::Fences, rewritten::Rewritten},
};

/// A question in braces: its lines, what it asks, what is to be chosen from, and what is right.
struct Braced {
    from: usize,
    to: usize,
    text: String,
    choice: Choice,
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Choice {
    options: Vec<String>,
    right: Vec<String>,
}

/// The lines with labels, where a document has several such questions.
pub(super) fn labelled(lines: &[&str], fences: &Fences) -> Option<Vec<String>> {
    let mut all: Vec<Braced> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let first = all.last().map_or(0, |last| last.to + 1);
        let one = if fences.is_code(at) { None } else { Braced::at(lines, at, first) };
        at = one.as_ref().map_or(at, |one| one.to) + 1;
        all.extend(one);
    }
    if all.len() < FEWEST {
        return None;
    }
    let mut labelled = Rewritten::of(lines);
    for (at, _) in lines.iter().enumerate().filter(|(at, line)| is_remark(line) && !fences.is_code(*at)) {
        labelled.set(at, String::new());
    }
    for one in all {
        for line in one.from..=one.to {
            labelled.set(line, String::new());
        }
        let mut parts = vec![format!("\nQuestion: {}\n", one.text)];
        let options: Vec<String> = one.choice.options.iter().map(|option| format!("- {option}\n")).collect();
        parts.extend((!options.is_empty()).then(|| options.concat()));
        parts.extend(
            (!one.choice.right.is_empty()).then(|| format!("Answer: {}\n", one.choice.right.join(", "))),
        );
        labelled.set(one.from, parts.join("\n"));
    }
    labelled.lines()
}

/// Whether a line is said to the program: a remark, or where the questions after it belong.
fn is_remark(line: &str) -> bool {
    line.starts_with("//") || line.starts_with("$CATEGORY")
}

impl Braced {
    /// The question whose brace is opened in a line; what is above the first line that is free is of another.
    fn at(lines: &[&str], at: usize, first: usize) -> Option<Self> {
        const LONGEST: usize = 40;
        let (before, mut rest) = split_at(lines[at], '{')?;
        let mut inner = String::new();
        let mut to = at;
        let after = loop {
            if let Some((last, after)) = split_at(rest, '}') {
                inner.push_str(last);
                break after;
            }
            inner.push_str(rest);
            inner.push('\n');
            to += 1;
            rest = lines.get(to).filter(|_| to < at + LONGEST)?;
        };
        // Right behind a letter or a sign it is one of code, or of a formula, unless all in it is on lines of its own.
        let is_end = |c: char| c.is_whitespace() || matches!(c, '?' | '？' | '.' | ':' | '。' | '：' | '>');
        if before.ends_with(|c: char| !is_end(c)) && !inner.starts_with('\n') {
            return None;
        }
        // Its text may begin on the lines above.
        let is_own = |at: &usize| !lines[*at].trim().is_empty() && !is_remark(lines[*at]);
        let from = (first.max(at.saturating_sub(LONGEST))..at).rev().take_while(is_own).last().unwrap_or(at);
        let above = lines[from..at].iter().map(|line| line.trim()).chain([before.trim()]);
        let text = above.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        // It may have a name, `::So::`.
        let named = text.strip_prefix("::").and_then(|named| named.split_once("::"));
        let (name, text) = named.map_or((None, text.as_str()), |(name, text)| (Some(name), text.trim()));
        let text = if text.is_empty() { name.unwrap_or_default() } else { text };
        let is_last = after.trim().is_empty();
        let gap = if is_last { "" } else { " ____" };
        let inner = inner.trim();
        let choice = judged(inner).filter(|_| is_last).or_else(|| chosen(inner, name.is_some()));
        let choice = choice.or_else(|| name.and_then(|_| written(inner)))?;
        let text = format!("{}{gap}{}", cleaned(text), cleaned_behind(after));
        (!text.trim().is_empty()).then_some(Self { from, to, text, choice })
    }
}

/// What stands before and behind the first of a mark that is not escaped.
fn split_at(text: &str, mark: char) -> Option<(&str, &str)> {
    let is_free = |at: &usize| !text[..*at].ends_with('\\');
    let at = text.match_indices(mark).map(|(at, _)| at).find(is_free)?;
    Some((&text[..at], &text[at + mark.len_utf8()..]))
}

/// A text without the name of its form, its tags, and what escapes its marks.
fn cleaned(text: &str) -> String {
    const FORMS: [&str; 4] = ["[html]", "[markdown]", "[plain]", "[moodle]"];
    let text = FORMS.iter().find_map(|form| text.strip_prefix(form)).unwrap_or(text);
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = chars.peek().copied().filter(|_| c == '\\');
        match escaped {
            Some('n') => plain.push('\n'),
            Some(mark @ ('=' | '~' | '#' | '{' | '}' | ':' | '\\')) => plain.push(mark),
            _ => {
                plain.push(c);
                continue;
            }
        }
        chars.next();
    }
    html::without_tags(&plain).replace("&nbsp;", " ").trim().to_owned()
}

fn cleaned_behind(after: &str) -> String {
    let text = cleaned(after);
    if text.starts_with(char::is_alphanumeric) { format!(" {text}") } else { text }
}

/// The same where braces say no more than whether it is so: `{T}`, `{FALSE#It is not.}`.
fn judged(inner: &str) -> Option<Choice> {
    let inner = split_at(inner, '#').map_or(inner, |(inner, _)| inner);
    let right = match inner.trim().to_lowercase().as_str() {
        "t" | "true" => "True",
        "f" | "false" => "False",
        _ => return None,
    };
    Some(Choice { options: vec!["True".to_owned(), "False".to_owned()], right: vec![right.to_owned()] })
}

/// What is to be chosen from between braces, each with its sign, and what is right. Where a name says that it is such a
/// question, all may be right: they are what may be written, or belong together, `=lock -> held`.
fn chosen(inner: &str, is_named: bool) -> Option<Choice> {
    if !inner.starts_with(['=', '~']) {
        return None;
    }
    let (mut options, mut right) = (Vec::new(), Vec::new());
    let is_sign = |(at, c): &(usize, char)| {
        let before = inner[..*at].chars().next_back();
        matches!(c, '=' | '~') && before.is_none_or(|before| before.is_whitespace() || before == '>')
    };
    let signs: Vec<usize> = inner.char_indices().filter(is_sign).map(|(at, _)| at).collect();
    let ends = signs.iter().skip(1).copied().chain([inner.len()]);
    for (from, to) in signs.iter().zip(ends) {
        let (sign, option) = inner[*from..to].split_at(1);
        // How much it is worth, and what is said about it.
        let worth = option.strip_prefix('%').and_then(|rest| rest.split_once('%'));
        let option = worth.map_or(option, |(_, option)| option);
        let option = cleaned(split_at(option, '#').map_or(option, |(option, _)| option).trim());
        if sign == "=" || worth.is_some_and(|(worth, _)| !worth.starts_with(['-', '0'])) {
            right.push(option.clone());
        }
        options.push(option);
    }
    if is_named && right.len() == options.len() {
        options.clear();
    }
    ((options.len() >= FEWEST || is_named) && !right.is_empty()).then_some(Choice { options, right })
}

/// What is to be written: a number, `{#3:0.1}`, or a text.
fn written(inner: &str) -> Option<Choice> {
    let right = match inner.strip_prefix('#') {
        Some(number) => {
            vec![number.trim_start_matches('=').split([':', '\n', '=']).next()?.trim().to_owned()]
        }
        None => Vec::new(),
    };
    (inner.is_empty() || !right.is_empty()).then(|| Choice { right, ..Choice::default() })
}

#[cfg(test)]
mod tests {
    use super::{super::super::fences::Fences, labelled};

    fn read(text: &str) -> Option<String> {
        let lines: Vec<&str> = text.split('\n').collect();
        labelled(&lines, &Fences::of(&lines)).map(|lines| lines.join("\n"))
    }

    #[test]
    fn braces_hold_options_with_their_signs() {
        let one = "Question: Which?\n\n- So\n- No\n\nAnswer: No\n";
        for text in [
            "::1:: Which? {~So =No}",
            "Which? {\n~So # Never\n=No\n}",
            "Which?\n{\n~%0%So\n~%100%No\n}",
            "::1::[html]<p>Which?</p>{\n\t~<p>So</p>#Never\n\t=<p>No</p>\n}",
            "// 7\n::1::[plain]Which?{\n~So\n=No\n}",
        ] {
            let read = read(&format!("{text}\n\n{text}")).unwrap();
            assert_eq!(read.matches(one).count(), 2, "{read}");
            assert!(!read.contains("//"), "{read}");
        }
        let read = read("It waits. {T}\n\nIt {=grows ~dies} daily.").unwrap();
        assert!(read.contains("Question: It waits.\n\n- True\n- False\n\nAnswer: True\n"), "{read}");
        assert!(read.contains("Question: It ____ daily.\n\n- grows\n- dies\n\nAnswer: grows\n"), "{read}");
    }

    #[test]
    fn what_is_named_may_be_written() {
        let text = "$CATEGORY: $course$/Locks\n\n::1:: Who holds\nit? {=one #Yes =a thread}\n::2:: Why? {}\n::3:: How many? {#3:1}\n::4:: Is a \\{ open? {FALSE#No}";
        let read = read(text).unwrap();
        for one in [
            "Question: Who holds\nit?\n\nAnswer: one, a thread\n",
            "Question: Why?\n",
            "Question: How many?\n\nAnswer: 3\n",
            "Question: Is a { open?\n\n- True\n- False\n\nAnswer: False\n",
        ] {
            assert!(read.contains(one), "{read}");
        }
        assert!(!read.contains("CATEGORY"), "{read}");
    }

    #[test]
    fn other_braces_stay() {
        for text in
            ["let a = {b: 1}", "fn f() {\n  g()\n}", "{=a}", "Set {=a}", "A set {x ~ y}", "a{\n color: b\n}"]
        {
            assert_eq!(read(&format!("{text}\n\n{text}")), None, "{text}");
        }
    }
}
