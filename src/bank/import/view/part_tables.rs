//! Tables of the parts of one question: `| Key points | Follow-ups |` with an item in each cell, and cards with a name
//! in the first column of each row, `| Question | Why? |`.
//!
//! They become items and paragraphs with labels. It knows lines, and which labels there are; tables with a question in
//! each row are none of its own.

use super::rewritten::by_table;
use crate::bank::import::{
    inline,
    labels::{self, Label},
    marks,
    vocabulary::section,
};

/// The lines with such tables as labelled ones, where a document has any.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    by_table(lines, |rows| by_column(rows).or_else(|| by_row(rows)))
}

/// The rows of a table whose columns are parts of a question, as items.
fn by_column(rows: &[&str]) -> Option<Vec<String>> {
    let [header, rule, rest @ ..] = rows else { return None };
    if rest.is_empty() || !is_rule(rule) {
        return None;
    }
    let name = |cell: &str| {
        let name = inline::plain(cell);
        match labels::classify(&name)? {
            Label::KeyPoints => Some("Key point"),
            Label::FollowUps => Some("Follow-up"),
            // What rates an answer or notes something of it is no item.
            Label::Aside if section("within Aside").is_in(&name.to_lowercase()) => Some("Red flag"),
            _ => None,
        }
    };
    let names: Vec<&str> = marks::cells(header).iter().map(|cell| name(cell)).collect::<Option<_>>()?;
    if !names.iter().any(|name| *name != "Red flag") {
        return None;
    }
    let items = |row: &&str| {
        let of_cell = |(cell, name): (String, &&str)| -> Vec<String> {
            pieces(&cell).map(|piece| format!("- {name}: {piece}")).collect()
        };
        marks::cells(row).into_iter().zip(&names).flat_map(of_cell).collect::<Vec<_>>().join("\n")
    };
    Some([String::new(), String::new()].into_iter().chain(rest.iter().map(items)).collect())
}

/// The rows of a card, as paragraphs.
fn by_row(rows: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    let mut names = Vec::new();
    let mut parts = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let row = marks::cells(row);
        let [name, text] = row.as_slice() else { return None };
        let label = labels::classify(&inline::plain(name)).filter(|_| !text.is_empty());
        let is_head = at == 0 && label.is_none() || at == 1 && is_rule(rows[at]);
        if is_head {
            parts.push(String::new());
            continue;
        }
        let name = inline::plain(name);
        let texts: Vec<&str> = pieces(text).collect();
        parts.push(match texts.as_slice() {
            [] => String::new(),
            [text] => format!("\n**{name}:** {text}\n"),
            texts => format!("\n**{name}:**\n\n- {}\n", texts.join("\n- ")),
        });
        // A row without a text is still to be filled in.
        names.push(label.filter(|_| !texts.is_empty()).or(texts.is_empty().then_some(Label::Aside))?);
    }
    let has = |wanted: Label| names.iter().filter(|name| **name == wanted).count();
    let has_parts = has(Label::KeyPoints) + has(Label::FollowUps) + has(Label::Answer) > 0;
    (names.len() >= FEWEST && has(Label::Question) == 1 && has_parts).then_some(parts)
}

/// The lines of a cell, without their bullets.
fn pieces(cell: &str) -> impl Iterator<Item = &str> {
    let lines = cell.split("<br>").flat_map(|line| line.split("<br/>")).flat_map(|line| line.split("<br />"));
    let bare = |line: &str| -> usize { line.len() - line.trim_start_matches(['-', '•', '*', ' ']).len() };
    let text = move |line| -> &str {
        let line: &str = line;
        let is_bullet = line.trim_start().starts_with(['•', '-']) || line.trim_start().starts_with("* ");
        if is_bullet { &line[bare(line)..] } else { line }.trim()
    };
    lines.map(text).filter(|line| !line.is_empty())
}

fn is_rule(row: &str) -> bool {
    row.contains('-') && row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

#[cfg(test)]
mod tests {
    use super::labelled;

    fn read(text: &str) -> Option<String> {
        labelled(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn columns_that_are_parts_become_items() {
        let table = "| Key points | **Follow-ups** |\n|---|---|\n| So | And then? |\n| • Or<br>• Not | |\n";
        let expected = "\n\n- Key point: So\n- Follow-up: And then?\n- Key point: Or\n- Key point: Not\n";
        assert_eq!(read(table).as_deref(), Some(expected));
    }

    #[test]
    fn a_card_becomes_labelled_paragraphs() {
        let table = "| | |\n|---|---|\n| **Question** | Why? |\n| Key points | So<br>Or |\n| Notes | |\n";
        let expected = "\n\n\n**Question:** Why?\n\n\n**Key points:**\n\n- So\n- Or\n\n\n";
        assert_eq!(read(table).as_deref(), Some(expected));
    }

    #[test]
    fn other_tables_stay() {
        for table in [
            "| Question | Key points |\n|---|---|\n| Why? | So |\n",
            "| Level | Key points |\n|---|---|\n| 1 | So |\n",
            "| Score | What good looks like |\n|---|---|\n| 1 | So |\n",
            "| Question | Answer |\n|---|---|\n| Why? | So |\n| How? | Not |\n",
            "```\n| Key points |\n|---|\n| So |\n```\n",
        ] {
            assert_eq!(read(table), None, "{table}");
        }
    }
}
