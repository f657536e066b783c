//! Tables below a question that say in their rows what an answer should have, of each level: `| Junior | knows of locks |`.

use super::{Mode, Walk};
use crate::bank::import::{columns, flow::Kind, labels::Label, lead::Lead, marks};

impl Walk<'_> {
    /// Reads a table of which a column is named as key points are, or as follow-ups. One of scores says what an answer is
    /// worth.
    pub(super) fn read_rows(&mut self, at: usize) -> Option<usize> {
        let block = &self.page.blocks[at];
        let is_open = matches!(self.mode, Mode::Lead | Mode::Points | Mode::FollowUps);
        if block.kind != Kind::Table || !is_open || !self.parts.answer.is_empty() {
            return None;
        }
        let mut rows =
            self.page.view.get(block.first, block.last).iter().map(|line| marks::cells(&line.text));
        let labels: Vec<Option<Label>> = rows.next()?.iter().map(|cell| columns::label(cell)).collect();
        let is_other = |label: &Option<Label>| matches!(label, Some(Label::Question | Label::Answer));
        if !labels.contains(&Some(Label::KeyPoints)) || labels.iter().any(is_other) {
            return None;
        }
        let rows: Vec<Vec<String>> = rows.skip(1).collect();
        let is_score = |row: &Vec<String>| {
            row.first().is_some_and(|cell| cell.trim_matches('*').starts_with(|c: char| c.is_ascii_digit()))
        };
        if rows.is_empty() || rows.iter().all(is_score) {
            return None;
        }
        self.use_block(at);
        for row in rows {
            let name = row.first().filter(|_| labels[0] != Some(Label::KeyPoints)).map(|name| name.trim());
            for (label, cell) in labels.iter().zip(&row).filter(|(_, cell)| !cell.trim().is_empty()) {
                match (label, name) {
                    (Some(Label::KeyPoints), Some(name)) => {
                        self.parts.points.push((None, format!("{name}: {}", cell.trim())));
                    }
                    (Some(Label::KeyPoints), None) => self.parts.points.push((None, cell.trim().to_owned())),
                    (Some(Label::FollowUps), _) => self.parts.follow_ups.push(Lead::of(cell).prompt),
                    _ => {}
                }
            }
        }
        self.mode = Mode::Points;
        self.list_level = None;
        Some(at + 1)
    }
}
