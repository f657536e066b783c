//! Texts that stand where an answer will: what says nothing yet, has room to write, or leads elsewhere.

use super::vocabulary::section;

/// Whether a text says nothing yet.
pub(super) fn is_placeholder(text: &str) -> bool {
    let words: Vec<String> = unfenced(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.is_empty() && (!text.contains('`') || unfenced(text).trim().is_empty())
        || section("placeholder").has(&words.join(" "))
        || leaves_room(&words)
        || says_none(&words)
}

/// Whether a text answers nothing: it says nothing yet, has only room for an answer or a link to
/// it, or leaves open what holds, `True / False`.
pub(super) fn is_unanswered(text: &str) -> bool {
    let inner = unfenced(text);
    let mut words = inner.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let verdict =
        |word: Option<&str>| word.map(str::to_lowercase).filter(|word| section("verdicts").has(word));
    let is_open = verdict(words.next())
        .zip(verdict(words.next()))
        .is_some_and(|(one, other)| one != other && words.next().is_none());
    is_placeholder(text) || is_form(inner) || is_open || leads_elsewhere(text)
}

/// Whether a text has nothing but lines to write on, and their names: `Topology: ________`.
fn is_form(text: &str) -> bool {
    const LINE: &str = "____";
    const MOST_WORDS: usize = 4;
    let is_one =
        |line: &str| line.split_whitespace().filter(|word| !word.contains("___")).count() <= MOST_WORDS;
    let is_line = |line: &str| line.contains(LINE) || line.chars().all(|c| !c.is_alphanumeric());
    text.contains(LINE) && text.lines().all(|line| is_line(line) && is_one(line))
}

/// Whether a few words say that there is no answer: `No solution yet, come to the tutorial!`
fn says_none(words: &[String]) -> bool {
    const MOST_WORDS: usize = 8;
    const LOOKED_AT: usize = 4;
    let names = |word: &String| section("no answer yet").has(word);
    words.len() <= MOST_WORDS
        && words.first().is_some_and(|word| section("none").has(word))
        && words.iter().take(LOOKED_AT).any(names)
        && words.iter().any(|word| section("yet").has(word))
}

/// Whether a few words say where somebody is to write: `[Your text here]`, `-- place answer here`.
fn leaves_room(words: &[String]) -> bool {
    const MOST_WORDS: usize = 6;
    let names = |word: Option<&String>, name: &str| word.is_some_and(|word| section(name).has(word));
    (2..=MOST_WORDS).contains(&words.len())
        && names(words.first(), "writing an answer")
        && names(words.last(), "room for an answer")
}

/// The code of a text that is one block of code, or else the text.
fn unfenced(text: &str) -> &str {
    let text = text.trim();
    let inner = text.strip_prefix("```").and_then(|rest| rest.strip_suffix("```"));
    let lines = inner.filter(|inner| !inner.contains("```")).and_then(|inner| inner.split_once('\n'));
    lines.map_or(text, |(_, code)| code)
}

/// Whether a text is only links to where the answer is.
pub(super) fn leads_elsewhere(text: &str) -> bool {
    const LONGEST: usize = 1500;
    let text = unfenced(text);
    if text.len() > LONGEST || !text.contains("](") && !text.contains("http") {
        return false;
    }
    let mut words = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        words.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        match after.find("](").and_then(|middle| Some((middle, after[middle..].find(')')?))) {
            Some((middle, end)) => rest = &after[middle + end + 1..],
            None => rest = after,
        }
    }
    words.push_str(rest);
    let leads = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        word.is_empty() || word.starts_with("http") || section("leading elsewhere").has(&word)
    };
    words.split_whitespace().all(leads)
}
