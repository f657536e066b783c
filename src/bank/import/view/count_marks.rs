//! Names behind marks of a writer's own, however far they are set in: `1 * What is a lock?`, `B -> Why?`, `Case 3 | How?`,
//! `=> When?`, `\item Who?`, `<b>Which?</b>`.
//!
//! Any mark will do, as several lines that count on with the same one are no chance, and neither are those that nearly all
//! ask. It knows lines alone, and what asks.

use std::collections::BTreeMap;

use super::fences::Fences;
use crate::bank::import::words::{self, Asks};

/// A line that has a mark, what counts in it, and what it says behind it.
type Name<'a> = (usize, Option<Count>, &'a str);

/// A number and the letter behind it, or a letter alone.
type Count = (u32, u8);

/// The most of such lines that have one mark, if enough of them ask.
pub(super) fn counted<'a>(lines: &[&'a str], fences: &Fences) -> Vec<(usize, &'a str)> {
    let mut marks: BTreeMap<String, Vec<Name<'a>>> = BTreeMap::new();
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        if let Some((mark, count, text)) = name(lines[at]) {
            marks.entry(mark).or_default().push((at, count, text));
        }
    }
    let most =
        marks.into_iter().filter(|(mark, names)| are_asked(mark, names)).max_by_key(|(_, names)| names.len());
    most.map(|(_, names)| names).unwrap_or_default().into_iter().map(|(at, _, text)| (at, text)).collect()
}

/// What a line begins with, with any number as the same, and the text behind it.
fn name(line: &str) -> Option<(String, Option<Count>, &str)> {
    const LONGEST: usize = 24;
    const MOST_DIGITS: usize = 3;
    let text = line.trim_start();
    let mut rest = text;
    let mut mark = String::new();
    let mut count: Option<Count> = None;
    let mut is_apart = true;
    while let Some(c) = rest.chars().next() {
        let length = piece(rest, count.is_none());
        let is_behind_blank = text[..text.len() - rest.len()].ends_with([' ', '\t']);
        // `10 % of it`: an amount.
        if count.is_some() && "%&$€°/".contains(c) {
            return None;
        }
        if length == 0 || count.is_some() && is_behind_blank && c.is_ascii_digit() {
            break;
        }
        let (own, after) = rest.split_at(length);
        if c.is_ascii_digit() {
            count = Some((own.parse().ok().filter(|_| length <= MOST_DIGITS)?, 0));
            mark.push('1');
        } else if c.is_ascii_uppercase() && length == 1 {
            count = Some((count.unwrap_or_default().0, own.bytes().next().unwrap_or_default()));
            mark.push('A');
        } else {
            mark.push_str(own.trim());
        }
        // `**S**cope`: a letter that does not stand by itself is one of a word.
        is_apart =
            !c.is_alphanumeric() && (!mark.contains('A') || after.starts_with([' ', '\t']) || c == ' ');
        rest = after;
        if mark.len() > LONGEST {
            return None;
        }
    }
    // What is set in far is no more than that.
    if mark.is_empty() && line.starts_with(['\t', ' ']) {
        mark.push(' ');
    }
    // Items, headings, quotes, and the twigs of a tree that is drawn.
    let is_known = ["- ", "* ", "+ ", "# ", "##", "> "].iter().any(|known| text.starts_with(known));
    let is_drawn = mark.contains(|c: char| ('\u{2500}'..='\u{257f}').contains(&c));
    let is_of_markdown = mark.is_empty() || is_known && !mark.contains('1') || is_drawn;
    let is_elsewhere = rest.contains('|') || rest.contains("](");
    let name = closed(rest, &mark);
    let begins = name.starts_with(char::is_alphanumeric) && name.chars().nth(1).is_some();
    (is_apart && begins && !is_of_markdown && !is_elsewhere).then_some((mark, count, name))
}

/// How long the first piece of a mark is that a text begins with: a number, a letter that counts, a word before a number,
/// a tag, a command, a character that is none of a word.
fn piece(text: &str, is_first_count: bool) -> usize {
    const LONGEST_WORD: usize = 12;
    const LONGEST_TAG: usize = 12;
    let run = |text: &str, is: fn(char) -> bool| {
        text.chars().take_while(|c| is(*c)).map(char::len_utf8).sum::<usize>()
    };
    let Some(c) = text.chars().next() else { return 0 };
    let inner = &text[c.len_utf8()..];
    let letters = run(text, char::is_alphabetic);
    match c {
        '0'..='9' => run(text, |c| c.is_ascii_digit()),
        // `3A.`, `B ->`: a letter, and a mark behind it.
        'A'..='Z' if letters == 1 => {
            let after = inner.trim_start();
            usize::from(
                after.starts_with(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '&' | '/')),
            )
        }
        _ if letters > 0 => {
            let after = text[letters..].trim_start_matches([' ', '-', '_', '.', '#']);
            let digits = run(after, |c| c.is_ascii_digit());
            let is_marked = after[digits..].trim_start().starts_with([':', '|', '-', '–', ')', '.', '>']);
            let is_word = is_first_count && digits > 0 && is_marked && letters <= LONGEST_WORD;
            if is_word { text.len() - after.len() } else { 0 }
        }
        '<' if inner.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            text.find('>').filter(|end| *end <= LONGEST_TAG).map_or(0, |end| end + 1)
        }
        '\\' => {
            let command = 1 + run(inner, |c| c.is_ascii_alphabetic());
            command + usize::from(text[command..].starts_with('{'))
        }
        '¿' | '«' | '“' | '$' => usize::from(c == '$' && inner.starts_with(' ')),
        _ => c.len_utf8(),
    }
}

/// A text without what closes the mark before it.
fn closed<'a>(text: &'a str, mark: &str) -> &'a str {
    let mut text = text.trim_end();
    while mark.contains('<')
        && text.ends_with('>')
        && let Some((before, _)) = text.rsplit_once('<')
    {
        text = before.trim_end();
    }
    let closes = |c: char| mark.contains(c) && "*_`\"=~|".contains(c) || c == '}' && mark.contains('{');
    text.trim_end_matches(closes).trim_end()
}

/// Whether nearly all of several lines go on from the one above, but for what was left out, or begin anew.
fn count_on(names: &[Name]) -> bool {
    const FEWEST: usize = 3;
    const MOST_LEFT_OUT: u32 = 12;
    let goes_on = |pair: &&[Name]| {
        let (Some((number, letter)), Some(next)) = (pair[0].1, pair[1].1) else { return false };
        let is_first = next.0 <= 1 && matches!(next.1, 0 | b'A');
        is_first || next > (number, letter) && next.0 <= number + MOST_LEFT_OUT
    };
    let on = names.windows(2).filter(goes_on).count();
    names.len() >= FEWEST && on * 10 >= (names.len() - 1) * 9
}

/// Whether most lines that count on ask, and enough of them surely; or nearly all of those that do not, or that a word
/// counts, as steps are.
fn are_asked(mark: &str, names: &[Name]) -> bool {
    const FEWEST: usize = 4;
    let count = |least: Asks| names.iter().filter(|(_, _, text)| words::asks(text) >= least).count();
    let has_word = mark.contains(char::is_lowercase);
    if count_on(names) && !has_word {
        return count(Asks::Yes) * 3 >= names.len() && count(Asks::Perhaps) * 2 >= names.len();
    }
    names.len() >= FEWEST
        && count(Asks::Yes) * 2 >= names.len()
        && count(Asks::Perhaps) * 4 >= names.len() * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(usize, &str)> {
        let lines: Vec<&str> = text.split('\n').collect();
        counted(&lines, &Fences::of(&lines))
    }

    #[test]
    fn any_mark_behind_what_counts_will_do() {
        let asked = ["What is a lock?", "Leases", "Why so?"];
        for counts in [
            ["1 *", "2 *", "3 *"],
            ["4 ->", "  6 ->", "\t7 ->"],
            ["1 =>", "2 =>", "3=>"],
            ["1 ~", "2 ~", "1 ~"],
            ["8 |", "9 |", "10 |"],
            ["A *", "B *", "C *"],
            ["A ->", "B ->", "D ->"],
            ["1A.", "1B.", "2A."],
            ["1)", "2)", "3)"],
            ["§1", "§2", "§3"],
            ["<1>", "<2>", "<3>"],
            ["{1}", "{2}", "{3}"],
            ["1.1.1", "1.1.2", "1.1.3"],
            ["// 1.", "// 2.", "// 3."],
        ] {
            let line = |(count, name): (&&str, &&str)| format!("{count}  {name} \nIt is told here.\n");
            let text: String = counts.iter().zip(&asked).map(line).collect();
            let found = names(&text);
            let expected = [(0, asked[0]), (2, asked[1]), (4, asked[2])];
            assert_eq!(found, expected, "{counts:?}");
        }
    }

    #[test]
    fn any_mark_before_what_asks_will_do() {
        let asked = ["What is a lock?", "Explain leases", "Why so?", "Who holds it?"];
        for (open, close) in [
            ("=> ", ""),
            (">> ", ""),
            ("~ ", ""),
            ("$ ", ""),
            ("// ", ""),
            (":: ", ""),
            ("`", "`"),
            ("_", "_"),
            ("*", "*"),
            ("#", ""),
            ("Topic 1: ", ""),
            ("Case 1 | ", ""),
            ("<b>", "</b><br>"),
            ("<p><strong>", "</strong></p>"),
            ("\\section{", "}"),
            ("\\item ", ""),
            ("\t", ""),
        ] {
            let text = asked.map(|name| format!("{open}{name}{close}\nIt is told here.\n")).concat();
            let found: Vec<&str> = names(&text).into_iter().map(|(_, name)| name).collect();
            assert_eq!(found, asked, "{open}");
        }
    }

    #[test]
    fn what_closes_the_mark_goes_with_it() {
        assert_eq!(names("A * Why? *\nB * How?*\nC * When?")[..2], [(0, "Why?"), (1, "How?")]);
    }

    #[test]
    fn lines_that_do_not_count_on_or_do_not_ask_stay() {
        for text in [
            "9 * Why?\n3 * How?\n2 * When?",
            "1 * Why?\n2 * How?",
            "1 * Why?\n2 ~ How?\n3 > When?",
            "1 * Red\n2 * Green\n3 * Blue\n4 * Why?",
            "1 | a | Why?\n2 | b | How?\n3 | c | When?",
            "10 % of what?\n11 % of it?\n12 % of all?",
        ] {
            assert_eq!(names(text), [], "{text}");
        }
    }
}
