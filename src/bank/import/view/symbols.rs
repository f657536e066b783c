//! Lists whose bullets are symbols, which Markdown takes for one paragraph: lines one below the other that begin with
//! the same `☑️` or `:ballot_box_with_check:`.
//!
//! Lines keep their numbers. It knows lines alone, and not what is in them.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    marks,
    words::{self, Asks},
};

/// The lines with such symbols as bullets, where a document has such a list.
pub(super) fn as_bullets(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    if !lines.iter().any(|line| symbol(line).is_some()) {
        return None;
    }
    let fences = Fences::of(lines);
    let symbols: Vec<Option<&str>> =
        lines.iter().enumerate().map(|(at, line)| symbol(line).filter(|_| !fences.is_code(at))).collect();
    let mut bulleted = Rewritten::of(lines);
    let mut at = 0;
    for run in symbols.chunk_by(|a, b| a == b) {
        if let Some(symbol) = run[0].filter(|_| run.len() >= FEWEST) {
            // Below an item of another list that asks, they are parts of its answer.
            let inner = if is_below_item(lines, at, run.len()) { "  " } else { "" };
            for (at, line) in lines.iter().enumerate().skip(at).take(run.len()) {
                bulleted.set(at, format!("{inner}- {}", line[symbol.len()..].trim_start()));
            }
        }
        at += run.len();
    }
    bulleted.lines()
}

/// Whether some lines that do not ask stand below an item that does, and its text.
fn is_below_item(lines: &[&str], from: usize, count: usize) -> bool {
    const LOOKED_AT: usize = 4;
    let asks = |line: &&str| words::ends_as_question(line);
    let above = lines[..from].iter().rev().take(LOOKED_AT).take_while(|line| !line.trim().is_empty());
    let mut items = above.filter(|line| line.starts_with(['-', '*', '+']) && marks::begins_item(line));
    let is_asked = items.next().is_some_and(|item| words::asks(marks::text(item)) == Asks::Yes);
    is_asked && !lines[from..from + count].iter().any(asks)
}

/// The symbol that a line begins with, before words.
fn symbol(line: &str) -> Option<&str> {
    if line.is_ascii() && !line.starts_with(':') || line.starts_with(char::is_alphanumeric) {
        return None;
    }
    let rest = words::without_symbols(line);
    let symbol = line[..line.len() - rest.len()].trim_end();
    let is_apart = line[symbol.len()..].starts_with(' ');
    let begins = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '[' | '`' | '*' | '"' | '¿'));
    (!symbol.is_empty() && is_apart && begins).then_some(symbol)
}

#[cfg(test)]
mod tests {
    use super::as_bullets;

    #[test]
    fn the_same_symbol_line_by_line_is_a_bullet() {
        let lines = ["Mine:", ":dart: Why?", ":dart: [How?](a.md)", ":dart: When?"];
        assert_eq!(as_bullets(&lines).unwrap(), ["Mine:", "- Why?", "- [How?](a.md)", "- When?"]);
        assert_eq!(as_bullets(&["🔹 Why?", "🔹 How?", "🔹 When?"]).unwrap()[1], "- How?");
    }

    #[test]
    fn what_stands_below_a_question_is_set_in() {
        let lines = ["- Which?", "  These:", "🔹 one", "🔹 two", "🔹 three", "- How?"];
        assert_eq!(as_bullets(&lines).unwrap()[2..4], ["  - one", "  - two"]);
        assert_eq!(as_bullets(&["- Which?", "", "🔹 one", "🔹 two", "🔹 three"]).unwrap()[2], "- one");
    }

    #[test]
    fn other_lines_stay() {
        for lines in [
            ["🔹 Why?", "🔸 How?", "🔹 When?"],
            ["```", "🔹 Why?\n🔹 How?\n🔹 When?", "```"],
            [":Why: so", "How?", "When?"],
            ["", "🔹 How?", "🔹 When?"],
        ] {
            assert_eq!(as_bullets(&lines), None, "{lines:?}");
        }
    }
}
