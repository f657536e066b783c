//! Headings with a line below them that is as long as they are, `2. Heaps` above `--------`: whatever they begin or end
//! with, their writers saw headings.
//!
//! They get hashes before them, and the line below becomes a blank one, so that lines keep their numbers. It knows lines
//! alone.

use super::{fences::Fences, rewritten::Rewritten};

/// The lines with hashes before such headings, where a document has any.
pub(super) fn hashed(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let mut headed = Rewritten::of(lines);
    // The line below the last heading.
    let mut last = None;
    for at in 1..lines.len() {
        let Some(mark) = level(lines[at]).filter(|_| !fences.is_code(at)) else { continue };
        let name = lines[at - 1];
        let begins = at < 2 || lines[at - 2].trim().is_empty() || last == Some(at - 2);
        if begins && !fences.is_code(at - 1) && is_name(name) && is_as_long(name, lines[at]) {
            headed.set(at - 1, format!("{mark} {}", name.trim()));
            headed.set(at, String::new());
            last = Some(at);
        }
    }
    headed.lines()
}

/// The hashes of the heading that a line of one character makes of what is above it.
fn level(line: &str) -> Option<&'static str> {
    const FEWEST: usize = 4;
    let line = line.trim_end();
    let is_all = |mark: char| line.len() >= FEWEST && line.chars().all(|c| c == mark);
    if is_all('=') { Some("#") } else { is_all('-').then_some("##") }
}

/// Whether a line may be the name of a section, or a question: it is at the left edge, and no bullet, quote, row or tag.
fn is_name(line: &str) -> bool {
    let marks = [' ', '\t', '>', '|', '#', '<', '!', '='];
    let is_bullet = ["- ", "* ", "+ "].iter().any(|bullet| line.starts_with(bullet));
    !line.trim().is_empty()
        && (!line.starts_with(marks) || line.starts_with("<a "))
        && !line.starts_with("```")
        && !is_bullet
        && !line.contains(" | ")
        && level(line).is_none()
}

/// Whether a line below another is about as long as that one, be it on a screen where other letters take two places.
fn is_as_long(name: &str, line: &str) -> bool {
    const CLOSE: usize = 2;
    let wide = |c: char| {
        usize::from(
            matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7af}' | '\u{ff00}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}'),
        )
    };
    let (name, length) = (name.trim(), line.trim().len());
    let letters = name.chars().count();
    let places = letters + name.chars().map(wide).sum::<usize>();
    letters <= length + CLOSE && length <= places + CLOSE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<String> {
        hashed(&text.lines().collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn a_line_as_long_as_the_one_above_makes_a_heading_of_that() {
        let written = "Heaps:\n======\n\n2. Is it sorted.\n----------------\nNo.\n\n堆是什么\n--------\n";
        assert_eq!(of(written).unwrap(), "# Heaps:\n\n\n## 2. Is it sorted.\n\nNo.\n\n## 堆是什么\n");
    }

    #[test]
    fn other_lines_of_dashes_stay() {
        for text in [
            "2. Is it sorted?\n-----\n",
            "A long text that\ngoes on here\n------------\n",
            "```\nTotal\n-----\n```\n",
            "- Heaps\n-------\n",
            "a | b\n-----\n",
            "---\ntitle: a\n--------\n",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
