//! Tables of what is to be chosen: a letter in the first cell of each row, and the option in the second,
//! `| A | So |`, `| B | Not so |`.
//!
//! They become items with letters. The one row that is coloured or bold is the right one. It knows lines alone.

use super::rewritten::by_table;
use crate::bank::import::{inline, marks};

/// The lines with such tables as items, where a document has any.
pub(super) fn as_items(lines: &[&str]) -> Option<Vec<String>> {
    by_table(lines, items)
}

/// The rows of a table of options as items: none of its head, unless that is the first option.
fn items(rows: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    const LETTERS: [&str; 8] = ["A", "B", "C", "D", "E", "F", "G", "H"];
    let is_rule = |row: &&str| row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
    let rule = rows.iter().position(is_rule).filter(|rule| *rule <= 1)?;
    let mut letters = LETTERS.iter();
    let mut options = Vec::new();
    for row in rows.iter().filter(|row| !is_rule(row)) {
        let cells = marks::cells(row);
        let [mark, text] = cells.as_slice() else { return None };
        let text = text.trim();
        let letter = inline::plain(mark);
        let letter = letter.trim_matches(|c: char| !c.is_alphanumeric()).to_uppercase();
        if options.is_empty() && letters.as_slice().len() == LETTERS.len() && letter != LETTERS[0] {
            continue;
        }
        if letters.next().is_none_or(|next| *next != letter) || text.is_empty() {
            return None;
        }
        // A colour is a tag around words, and so is bold; other marks belong to the option.
        let (is_coloured, bold) = (text.contains("<font"), text.strip_prefix("**"));
        let bold = bold.and_then(|text| text.strip_suffix("**")).filter(|text| !text.contains("**"));
        let said = if is_coloured { inline::plain(text) } else { bold.unwrap_or(text).to_owned() };
        options.push((letter, said, is_coloured || bold.is_some()));
    }
    if options.len() < FEWEST {
        return None;
    }
    let is_one_set_off = options.iter().filter(|(_, _, is_set_off)| *is_set_off).count() == 1;
    let items = options.into_iter().map(|(letter, text, is_set_off)| {
        if is_one_set_off && is_set_off {
            format!("- **{letter}. {text}**")
        } else {
            format!("- {letter}. {text}")
        }
    });
    let blank = rows.len() - items.len();
    // A head that holds the first option has its rule below it.
    let mut lines: Vec<String> = if blank == 1 { Vec::new() } else { vec![String::new(); blank] };
    lines.extend(items);
    if blank == 1 {
        lines.insert(rule, String::new());
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_with_letters_are_options_and_what_is_coloured_is_right() {
        let lines = [
            "|No.|Option|",
            "|:-|:-|",
            "|A|So|",
            "|<font color=\"red\">B</font>|<font color=\"red\">No</font>|",
            "",
            "x",
        ];
        assert_eq!(as_items(&lines).unwrap(), ["", "", "- A. So", "- **B. No**", "", "x"]);
        let lines = ["| A | `a < b` |", "|---|---|", "| B | **No** |"];
        assert_eq!(as_items(&lines).unwrap(), ["- A. `a < b`", "", "- **B. No**"]);
    }

    #[test]
    fn a_table_of_anything_else_stays() {
        assert_eq!(as_items(&["|A|B|", "|-|-|", "|1|2|"]), None);
        assert_eq!(as_items(&["|Grade|Points|", "|-|-|", "|A|10|", "|C|5|"]), None);
        assert_eq!(as_items(&["|x|y|", "|-|-|", "|A|one|more|"]), None);
    }
}
