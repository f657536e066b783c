//! Questions that are told by the class of an HTML element alone: `<div class="question">What is a lock</div>`.
//!
//! They become labelled ones. It knows lines, and which classes say that something is asked.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::vocabulary::section;

/// The lines with a label in the place of the element, where a document has several.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    if !lines.iter().any(|line| line.trim_start().starts_with('<') && asked(line).is_some()) {
        return None;
    }
    let fences = Fences::of(lines);
    let all: Vec<(usize, &str)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| Some((at, asked(lines[at])?)))
        .collect();
    let mut labelled = Rewritten::of(lines);
    for (at, text) in all.iter().filter(|_| all.len() >= FEWEST) {
        labelled.set(*at, format!("\nQuestion: {text}\n"));
    }
    labelled.lines()
}

/// The text of a line that is an element of such a class.
fn asked(line: &str) -> Option<&str> {
    const TAGS: [&str; 4] = ["div", "p", "span", "section"];
    let inner = line.trim().strip_prefix('<')?;
    let tag =
        TAGS.into_iter().find(|tag| inner.strip_prefix(tag).is_some_and(|rest| rest.starts_with(' ')))?;
    let (attributes, rest) = inner[tag.len()..].split_once('>')?;
    let class = attributes.split_once("class=")?.1.trim_matches(|c: char| !c.is_alphabetic());
    let class = class.split(['"', '\'']).next().unwrap_or_default().to_lowercase();
    let text = rest.strip_suffix(&format!("</{tag}>"))?.trim();
    let is_asked = class.split([' ', '-', '_']).any(|word| section("box of a task").has(word));
    (is_asked && text.contains(char::is_alphabetic) && !text.contains('<')).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::labelled;

    fn read(text: &str) -> Option<String> {
        labelled(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn elements_of_a_class_of_questions_are_labelled() {
        let text = "<div class=\"question\">What is a lock</div>\nSo.\n<p class='faq-question'>Leases</p>\n<div class=\"question\"></div>\n<div class=\"big question\">Forks</div>";
        let read = read(text).unwrap();
        let expected = "\nQuestion: What is a lock\n\nSo.\n\nQuestion: Leases\n\n<div class=\"question\"></div>\n\nQuestion: Forks\n";
        assert_eq!(read, expected);
    }

    #[test]
    fn other_elements_stay() {
        for text in [
            "<div class=\"answer\">So</div>\n<div class=\"answer\">So</div>\n<div class=\"answer\">So</div>",
            "<div class=\"question\">What is a lock</div>\nSo.",
            "```\n<p class=\"question\">a</p>\n<p class=\"question\">b</p>\n<p class=\"question\">c</p>\n```",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
