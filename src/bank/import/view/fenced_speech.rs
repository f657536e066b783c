//! What somebody is to say, set off in fences as no code is: each line in quotes, numbered or not, with what to do or to ask
//! next set in below it or in brackets. The fences go.
//!
//! Lines keep their numbers. It knows lines, and which of them ask.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    inline::OPENING_QUOTES,
    marks,
    words::{self, Asks},
};

/// The lines without the fences around what is spoken and asks, where most fences of a document hold what is spoken.
pub(super) fn unfenced(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let spoken: Vec<(usize, usize)> =
        fences.pairs().iter().copied().filter(|(from, to)| is_spoken(&lines[from + 1..*to])).collect();
    if spoken.len() < FEWEST || spoken.len() * 10 < fences.pairs().len() * 6 {
        return None;
    }
    let mut unfenced = Rewritten::of(lines);
    let asks = |(from, to): &(usize, usize)| lines[from + 1..*to].iter().any(|line| is_asked(line));
    for (from, to) in spoken.into_iter().filter(asks) {
        unfenced.set(from, String::new());
        unfenced.set(to, String::new());
    }
    unfenced.lines()
}

/// Whether the first line at the edge begins with a quote of several words, and half of those below it, too, but for what
/// is in brackets: a quote may go on.
fn is_spoken(inner: &[&str]) -> bool {
    let is_at_edge = |line: &&&str| line.starts_with(|c: char| !c.is_whitespace() && c != '[');
    let said: Vec<&str> = inner.iter().filter(is_at_edge).copied().collect();
    let quoted = said.iter().filter(|line| is_quote(line)).count();
    said.first().is_some_and(|line| is_quote(line)) && quoted * 2 >= said.len()
}

/// Whether a line begins with a quote in words, and no value of code: `"a": 1`.
fn is_quote(line: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    let Some(inner) = unmarked(line).strip_prefix(OPENING_QUOTES) else { return false };
    let (quote, rest) = inner.split_once(['"', '”', '“', '»', '」']).unwrap_or((inner, ""));
    let is_value = rest.starts_with([':', ',', ';', ')', ']', '+']);
    (quote.split_whitespace().count() >= FEWEST_WORDS || !quote.is_ascii()) && !is_value
}

/// Whether something in a line asks or bids.
fn is_asked(line: &str) -> bool {
    let text = unmarked(line.trim()).trim_matches(['"', '“', '”', '«', '»', '「', '」']);
    line.contains(['?', '？']) || words::asks(text) != Asks::No
}

/// A line without its number or its bullet.
fn unmarked(line: &str) -> &str {
    let text = marks::number(line).map_or(line, |(_, text)| text);
    ["- ", "* "].iter().find_map(|bullet| text.strip_prefix(bullet)).unwrap_or(text).trim_start()
}

#[cfg(test)]
mod tests {
    use super::unfenced;

    #[test]
    fn what_is_to_be_said_stands_without_its_fences() {
        let asked =
            ["```", "1. \"What holds a lock?\"", "   [Wait]", "", "2. \"Tell me how it ends\"", "```"];
        let told = ["```", "\"Hi there, and thanks.", "", "We begin now.\"", "```"];
        let read = unfenced(&[&asked[..], &told, &asked].concat()).unwrap();
        assert_eq!(read[..2], ["", asked[1]]);
        assert_eq!(read[5..8], ["", "```", told[1]], "what asks nothing stays");
        assert_eq!(unfenced(&[asked, asked].concat()), None, "two say little");
    }

    #[test]
    fn code_and_its_values_stay() {
        for line in ["\"which one is it\": 1,", "\"use strict\";", "let a = \"what is it\"", "\"a\"?"] {
            let code = ["```", line, "```"];
            assert_eq!(unfenced(&[code, code, code].concat()), None, "{line}");
        }
    }
}
