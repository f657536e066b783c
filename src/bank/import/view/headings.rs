//! The headings of a document as its lines show them.

use super::{fences::Fences, underlined};

/// The lines that are headings, with their levels.
pub(in crate::bank::import) fn headings(lines: &[&str]) -> Vec<(usize, usize)> {
    const DEEPEST: usize = 6;
    let fences = Fences::of(lines);
    let again = underlined::hashed(lines);
    let level = |at: usize| {
        let line = again.as_ref().map_or(lines[at], |again| again[at].as_str());
        let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
        let is_heading =
            !fences.is_code(at) && (1..=DEEPEST).contains(&hashes) && line[hashes..].starts_with(' ');
        is_heading.then_some((at, hashes))
    };
    (0..lines.len()).filter_map(level).collect()
}
