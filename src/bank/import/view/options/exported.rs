//! Questions with options as programs for tests save them: those of Moodle, `Which? {=So ~No}`, and those with a heading and
//! a sign for each part, `##### !options`.
//!
//! They get the usual labels. It knows lines alone.

use super::FEWEST;
use crate::bank::import::view::{fences::Fences, rewritten::Rewritten};

/// A question in braces: its lines, what it asks, what is to be chosen from, and what is right.
struct Braced {
    from: usize,
    to: usize,
    text: String,
    options: Vec<String>,
    right: Vec<String>,
}

/// The lines with labels, where a document has several such questions.
pub(in crate::bank::import::view) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    signed(lines, &fences).or_else(|| braced(lines, &fences))
}

fn braced(lines: &[&str], fences: &Fences) -> Option<Vec<String>> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let one = if fences.is_code(at) { None } else { Braced::at(lines, at) };
        at = one.as_ref().map_or(at, |one| one.to) + 1;
        all.extend(one);
    }
    if all.len() < FEWEST {
        return None;
    }
    let mut labelled = Rewritten::of(lines);
    for one in all {
        for line in one.from..=one.to {
            labelled.set(line, String::new());
        }
        let options: Vec<String> = one.options.iter().map(|option| format!("- {option}")).collect();
        let right = one.right.join(", ");
        labelled.set(
            one.from,
            format!("\nQuestion: {}\n\n{}\n\nAnswer: {right}\n", one.text, options.join("\n")),
        );
    }
    labelled.lines()
}

impl Braced {
    /// The question whose brace is opened in a line.
    fn at(lines: &[&str], at: usize) -> Option<Self> {
        const LONGEST: usize = 20;
        let (before, mut rest) = lines[at].split_once('{')?;
        // A brace right behind a letter or a sign is one of code, or of a formula.
        if before
            .ends_with(|c: char| !c.is_whitespace() && !matches!(c, '?' | '？' | '.' | ':' | '。' | '：'))
        {
            return None;
        }
        let mut inner = String::new();
        let mut to = at;
        let after = loop {
            if let Some((last, after)) = rest.split_once('}') {
                inner.push_str(last);
                break after;
            }
            inner.push_str(rest);
            inner.push('\n');
            to += 1;
            rest = lines.get(to).filter(|_| to < at + LONGEST)?;
        };
        // Its text may have a name, `::So::`, and may begin on the lines above.
        let named = before.trim().strip_prefix("::").and_then(|named| named.split_once("::"));
        let before = named.map_or(before, |(_, text)| text).trim();
        let (from, before) = match at.checked_sub(1).map(|above| lines[above].trim()) {
            Some(above) if before.is_empty() && !above.is_empty() => (at - 1, above),
            _ => (at, before),
        };
        let is_last = after.trim().is_empty();
        let gap = if is_last { "" } else { " ____" };
        let text = format!("{before}{gap}{}", after.trim_end());
        let (options, right) = judged(inner.trim()).filter(|_| is_last).or_else(|| chosen(inner.trim()))?;
        (!before.is_empty()).then_some(Self { from, to, text, options, right })
    }
}

/// The same where braces say no more than whether it is so: `{T}`.
fn judged(inner: &str) -> Option<(Vec<String>, Vec<String>)> {
    let right = match inner.to_lowercase().as_str() {
        "t" | "true" => "True",
        "f" | "false" => "False",
        _ => return None,
    };
    Some((vec!["True".to_owned(), "False".to_owned()], vec![right.to_owned()]))
}

/// What is to be chosen from between braces, each with its sign, and what is right.
fn chosen(inner: &str) -> Option<(Vec<String>, Vec<String>)> {
    if !inner.starts_with(['=', '~']) {
        return None;
    }
    let (mut options, mut right) = (Vec::new(), Vec::new());
    let is_sign = |(at, c): &(usize, char)| {
        matches!(c, '=' | '~') && inner[..*at].chars().next_back().is_none_or(char::is_whitespace)
    };
    let signs: Vec<usize> = inner.char_indices().filter(is_sign).map(|(at, _)| at).collect();
    let ends = signs.iter().skip(1).copied().chain([inner.len()]);
    for (from, to) in signs.iter().zip(ends) {
        let (sign, option) = inner[*from..to].split_at(1);
        // How much it is worth, and what is said about it.
        let worth = option.strip_prefix('%').and_then(|rest| rest.split_once('%'));
        let option = worth.map_or(option, |(_, option)| option);
        let option = option.split('#').next().unwrap_or_default().trim().to_owned();
        if sign == "=" || worth.is_some_and(|(worth, _)| !worth.starts_with(['-', '0'])) {
            right.push(option.clone());
        }
        options.push(option);
    }
    (options.len() >= FEWEST && !right.is_empty()).then_some((options, right))
}

/// The lines with a label in the place of each heading with a sign: `##### !answer`.
fn signed(lines: &[&str], fences: &Fences) -> Option<Vec<String>> {
    let name = |at: usize| {
        let name = lines[at].trim_start_matches('#').trim().strip_prefix('!').filter(|_| !fences.is_code(at));
        name.filter(|_| lines[at].starts_with('#'))
    };
    if (0..lines.len()).filter(|at| name(*at) == Some("question")).count() < FEWEST {
        return None;
    }
    let mut labelled = Rewritten::of(lines);
    let mut is_head = false;
    for (at, line) in lines.iter().enumerate() {
        let label = match name(at) {
            Some("question") => Some("Question:"),
            Some("options") => Some("Options:"),
            Some("answer") => Some("Answer:"),
            Some("explanation") => Some("Explanation:"),
            Some(_) => Some(""),
            // What a program needs to know stands below the first of them.
            None => (is_head && (line.starts_with("* ") || line.starts_with("- "))).then_some(""),
        };
        is_head = name(at) == Some("challenge") || is_head && name(at).is_none();
        if let Some(label) = label {
            labelled.set(at, label.to_owned());
        }
    }
    labelled.lines()
}

#[cfg(test)]
mod tests {
    use super::labelled;

    fn read(text: &str) -> Option<String> {
        labelled(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn braces_hold_options_with_their_signs() {
        let one = "Question: Which?\n\n- So\n- No\n\nAnswer: No\n";
        for text in
            ["::1:: Which? {~So =No}", "Which? {\n~So # Never\n=No\n}", "Which?\n{\n~%0%So\n~%100%No\n}"]
        {
            let read = read(&format!("{text}\n\n{text}")).unwrap();
            assert_eq!(read.matches(one).count(), 2, "{read}");
        }
        let read = read("It waits. {T}\n\nIt {=grows ~dies} daily.").unwrap();
        assert!(read.contains("Question: It waits.\n\n- True\n- False\n\nAnswer: True\n"), "{read}");
        assert!(read.contains("Question: It ____ daily.\n\n- grows\n- dies\n\nAnswer: grows\n"), "{read}");
    }

    #[test]
    fn headings_with_signs_are_labels() {
        let one = "### !challenge\n* type: multiple-choice\n\n##### !question\n\nWhich?\n\n##### !end-question\n\n##### !options\n\n* So\n* No\n\n##### !end-options\n\n##### !answer\n\n* So\n\n##### !end-answer\n";
        let read = read(&one.repeat(2)).unwrap();
        assert_eq!(
            read.matches("\n\nQuestion:\n\nWhich?\n\n\n\nOptions:\n\n* So\n* No\n\n\n\nAnswer:\n\n* So\n")
                .count(),
            2,
            "{read}"
        );
    }

    #[test]
    fn other_braces_stay() {
        for text in ["let a = {b: 1}", "fn f() {\n  g()\n}", "{=a}", "A set {x ~ y}"] {
            assert_eq!(read(&format!("{text}\n\n{text}")), None, "{text}");
        }
    }
}
