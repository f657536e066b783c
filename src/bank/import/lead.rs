//! The text that a question begins with, without what only sets it apart: its number, its label, its quotes,
//! its bold or its link.

mod bare;
mod code_labels;

pub(super) use self::bare::without_stray_quote;
use self::bare::{
    unbold, unlinked, without_box, without_code, without_codes, without_hashes, without_issue,
    without_trailing_link,
};
use super::{
    html,
    inline::{OPENING_QUOTES, ends_quoted},
    labels,
    vocabulary::section,
    words,
};

/// Marks that open a quote, and those that close it.
const QUOTES: [(char, &[char]); 7] = [
    ('"', &['"']),
    ('“', &['”', '"']),
    ('„', &['“', '”', '"']),
    ('«', &['»']),
    ('「', &['」']),
    ('”', &['”']),
    ('‘', &['’']),
];

/// What a question begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lead {
    /// Its prompt so far, in Markdown.
    pub(super) prompt: String,
    /// What follows it in the same block, in Markdown.
    pub(super) rest: String,
    /// Whether a quote begins here that does not end here.
    pub(super) is_open: bool,
    pub(super) is_numbered: bool,
}

impl Lead {
    /// Reads the Markdown of a block that begins a question.
    pub(super) fn of(markdown: &str) -> Self {
        let mut text = without_box(without_code(without_hashes(markdown.trim())));
        let mut is_numbered = false;
        let blanked = super::marks::with_blanks(text);
        if let Some((_, rest)) = super::marks::number(&blanked) {
            is_numbered = true;
            text = rest;
        }
        text = self::code_labels::without(words::without_symbols(text));
        // `Question 3` on a line of its own.
        if let Some((_, below)) = text.split_once('\n').filter(|(line, _)| is_label_alone(line)) {
            text = below.trim_start();
        }
        if is_label_alone(text) {
            return Self::default();
        }
        if let Some(labelled) = question_label(text) {
            is_numbered = true;
            text = labelled;
        }
        // The label was bold together with what it asks.
        let bold = text
            .split_once("**")
            .filter(|(lead, rest)| !lead.is_empty() && !lead.contains('\n') && rest.starts_with('\n'));
        let (mut lead, mut rest) = bold.unwrap_or_else(|| split(text));
        if is_label_alone(lead) && !rest.trim().is_empty() {
            is_numbered = true;
            (lead, rest) = split(without_details(rest.trim()));
        } else if let Some(unlabelled) = unlabelled(lead) {
            is_numbered = true;
            if unlabelled.is_empty() {
                (lead, rest) = split(rest.trim());
            } else {
                lead = unlabelled;
            }
        }
        let (lead, number) = without_number(lead);
        let (prompt, is_open) = unquoted(lead);
        let prompt =
            without_trailing_link(unlinked(&html::without_tags(unbold(&prompt))).trim()).trim().to_owned();
        let prompt = without_issue(&prompt).to_owned();
        let (prompt, linked_number) = match question_label(&prompt) {
            Some(rest) => (rest, true),
            None => without_number(&prompt),
        };
        let prompt = without_codes(without_stray_quote(words::without_symbols(prompt))).to_owned();
        let (prompt, is_still_open) = if is_open { (prompt, true) } else { unquoted(&prompt) };
        Self {
            prompt,
            rest: rest.trim().trim_start_matches("<br>").trim().to_owned(),
            is_open: is_still_open,
            is_numbered: is_numbered || number || linked_number,
        }
    }
}

/// Splits off what follows a bold lead, or the line that ends a question.
fn split(text: &str) -> (&str, &str) {
    for mark in ["***", "**", "__", "*", "_"] {
        let Some(inner) = text.strip_prefix(mark) else { continue };
        let Some(end) = inner.find(mark) else { break };
        let (lead, rest) = (&inner[..end], &inner[end + mark.len()..]);
        let rest = rest.trim_start_matches([':', ' ', '\t', '\u{a0}']);
        let asks = super::words::asks(unlabelled(lead).unwrap_or(lead)) != super::words::Asks::No;
        let after = rest.trim_start_matches(['-', '–', '—', '\n', ' ']);
        let is_quote = ends_quoted(after) || after.lines().next().is_some_and(ends_quoted);
        if !asks && is_quote && after.starts_with(OPENING_QUOTES) && words::asks(after) != words::Asks::No {
            // A name, and the question in quotes.
            return split_line(after);
        }
        let is_apart = rest.starts_with(['\n', '\\'])
            || rest.starts_with("<br")
            || rest.starts_with("- ")
            || rest.starts_with("– ")
            || rest.starts_with('—')
            // A remark in brackets behind a sentence: `**Name the indexes。**（page 3）`.
            || rest.starts_with(['（', '(']) && lead.ends_with(['。', '.']);
        // Slanted words may be any of a text, but for a whole question at its start.
        let is_slanted = mark.len() == 1 && !lead.ends_with(['?', '？']) && !(asks && rest.starts_with('\n'));
        if lead.trim().is_empty() || rest.trim().is_empty() || is_slanted {
            return if rest.trim().is_empty() && !lead.trim().is_empty() {
                (lead, "")
            } else {
                split_line(text)
            };
        }
        // `**Design [hard]:** Design a cache`: a name before what asks.
        let is_name = (lead.trim_end().ends_with([':', '：'])
            || is_apart && !asks && !rest.starts_with(['\n', '\\', '<']))
            && !lead.contains(['?', '？'])
            && words::asks(rest) != words::Asks::No
            && labels::classify(lead).is_none();
        if is_name {
            return split_line(text);
        }
        if asks && !is_apart && (words::is_all_asked(rest) || words::is_all_told(rest)) {
            return split_line(text);
        }
        if asks || is_apart || labels::is_question(lead) {
            return (lead, rest.trim_start_matches(['-', '–', '—', '\\', ' ']));
        }
        return split_line(text);
    }
    split_line(text)
}

/// Splits at the end of the first line where a question ends and something else begins.
fn split_line(text: &str) -> (&str, &str) {
    for line_break in ["<br>", "<br/>", "<br />"] {
        if let Some((lead, rest)) =
            text.split_once(line_break).filter(|(lead, _)| lead.trim_end().ends_with('?'))
        {
            return (lead, rest);
        }
    }
    // What a chat hides until it is clicked: `Why? ||So||`.
    let hidden = text.strip_suffix("||").and_then(|text| text.split_once(" ||"));
    if let Some((lead, rest)) = hidden.filter(|(_, rest)| !rest.contains("||")) {
        return (lead, rest);
    }
    // An arrow below a question leads to its answer.
    if let Some((lead, rest)) = text.split_once('\n')
        && let Some(rest) = ["=> ", "-> ", "→ ", "==> "].iter().find_map(|arrow| rest.strip_prefix(arrow))
    {
        return (lead, rest);
    }
    if let Some((lead, rest)) = split_mark(text) {
        return (lead, rest);
    }
    let Some((lead, rest)) = text.split_once('\n') else { return (text, "") };
    let end = lead.trim_end_matches([' ', '\\', '*', '_', '"', '”', ')']);
    let is_question = end.ends_with(['?', '？']);
    let goes_on = super::words::asks(rest) != super::words::Asks::No;
    if !is_question && (is_title_line(end, rest) || is_told_below(lead, rest)) {
        return (lead, rest);
    }
    // Code on a line of its own below a task to write some.
    if rest.trim_start().starts_with("```") && section("writing code").begins(&lead.to_lowercase()) {
        return (lead, rest);
    }
    let is_hard = lead.ends_with("  ") || lead.ends_with('\\');
    if is_question && (is_hard || !goes_on) && !is_quote_open(lead) {
        (lead.trim_end_matches('\\'), rest)
    } else {
        (text, "")
    }
}

/// Whether a short line asks without a mark, and a sentence that does not ask begins right below it.
fn is_title_line(line: &str, rest: &str) -> bool {
    const LONGEST: usize = 60;
    const OPEN: [&str; 14] =
        ["and", "or", "of", "the", "a", "an", "in", "to", "for", "with", "between", "is", "are", "from"];
    let last = line.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let begins = rest
        .trim_start()
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || !c.is_ascii() && !c.is_lowercase());
    line.chars().count() <= LONGEST
        && last.ends_with(char::is_alphanumeric)
        && !OPEN.contains(&last.as_str())
        && begins
        && rest.trim_end().ends_with(['.', '。'])
        && words::asks(line) == words::Asks::Perhaps
        && words::asks(rest) == words::Asks::No
}

/// Whether a line bids to tell, as a sentence of its own, and statements stand right below it: their answer.
fn is_told_below(line: &str, rest: &str) -> bool {
    const LONGEST: usize = 200;
    let line = line.trim();
    let rest = rest.trim().trim_end_matches("<br>").trim_end_matches("<br/>");
    let rest = rest.trim_matches(|c: char| matches!(c, '*' | '_') || c.is_whitespace());
    let begins = rest.starts_with(char::is_uppercase);
    line.len() <= LONGEST
        && line.ends_with(['.', '!'])
        && !line.contains(". ")
        && section("bidding to tell").begins_words(&line.to_lowercase())
        && begins
        && rest.ends_with(['.', '!', ')', '`'])
        && words::asks(rest) == words::Asks::No
        && !rest.lines().any(|line| section("bidding to tell").begins_words(&line.trim().to_lowercase()))
}

/// Splits behind a question mark where a dash or a colon says that an answer follows.
fn split_mark(text: &str) -> Option<(&str, &str)> {
    let line = text.split('\n').next().unwrap_or(text);
    let marks = ["?: ", "? - ", "? – ", "? — ", "? -> ", "? → ", "？ - ", "？ — "];
    let (at, mark) = marks.iter().filter_map(|mark| Some((line.find(mark)?, *mark))).min()?;
    let end = at + mark.chars().next().map_or(1, char::len_utf8);
    let rest = &text[at + mark.len()..];
    let is_list = mark == "?: " && rest.starts_with(['-', '*', '+']);
    let is_answer = words::asks(rest) == words::Asks::No
        && !rest.trim_start_matches(['*', '(']).starts_with(['[', '<'])
        && !is_list
        && !rest.trim().is_empty();
    is_answer.then(|| (&text[..end], rest))
}

fn is_quote_open(text: &str) -> bool {
    text.trim_start().starts_with('"') && text.matches('"').count() % 2 == 1
}

/// Whether a text is only the label of a question, which follows elsewhere.
fn is_label_alone(text: &str) -> bool {
    let name = labels::without_marks(text.trim()).trim_matches(['*', '_', ':', '：', ' ']);
    name.chars().count() > 1 && labels::is_question(name)
}

/// What follows the label of a question that stands before all of the rest.
fn question_label(text: &str) -> Option<&str> {
    let labelled = labels::split(text).filter(|labelled| labelled.is_joined)?;
    let is_question = labels::is_question(labelled.name);
    (is_question
        && !labelled.rest.is_empty()
        && text.ends_with(labelled.rest)
        && text.len() > labelled.rest.len())
    .then(|| without_part(text, labelled.rest))
}

/// What follows a label, without the second half of its number: `Q3.1 Why?`.
fn without_part<'a>(text: &'a str, rest: &'a str) -> &'a str {
    let is_glued = text[..text.len() - rest.len()].ends_with('.');
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let words = after.trim_start_matches([':', '.', ')']);
    if is_glued && after.len() < rest.len() && words.starts_with(' ') { words.trim_start() } else { rest }
}

/// The text behind the number of a question without the line that only tells of it: `· 2.1 · [hard]`.
fn without_details(text: &str) -> &str {
    const LONGEST: usize = 60;
    let details = text.split_once('\n').filter(|(line, _)| {
        line.starts_with(['·', '•', '|']) && line.len() <= LONGEST && words::asks(line) == words::Asks::No
    });
    details.map_or(text, |(_, below)| below.trim_start())
}

/// What follows the label of a question.
fn unlabelled(text: &str) -> Option<&str> {
    let labelled = labels::split(text).filter(|labelled| labelled.is_joined || labelled.rest.is_empty())?;
    labels::is_question(labelled.name).then_some(labelled.rest)
}

fn without_number(text: &str) -> (&str, bool) {
    let text = text.trim_start();
    let numbered = [text, text.trim_start_matches(['*', '_', '#']), words::without_symbols(text)]
        .into_iter()
        .find_map(|unmarked| {
            let blanked = super::marks::with_blanks(unmarked);
            let (_, rest) = super::marks::number(&blanked)?;
            // What was rewritten is no end of the text.
            unmarked.ends_with(rest).then(|| &unmarked[unmarked.len() - rest.len()..])
        });
    numbered.map_or_else(|| (words::numerals::without(text), false), |rest| (rest, true))
}

/// The text without the quotes around it. Whether a quote is open at its end.
fn unquoted(text: &str) -> (String, bool) {
    let text = text.trim();
    for (open, close) in QUOTES {
        let Some(inner) = text.strip_prefix(open) else { continue };
        let trimmed = inner.trim_end_matches(['.', ',']);
        let words = trimmed.strip_suffix(|c: char| close.contains(&c));
        if let Some(words) = words.filter(|words| !words.contains(|c: char| close.contains(&c))) {
            return (words.trim().to_owned(), false);
        }
        if !inner.contains(|c: char| close.contains(&c)) {
            return (inner.trim().to_owned(), true);
        }
        return (text.to_owned(), false);
    }
    (text.to_owned(), false)
}

#[cfg(test)]
mod tests;
