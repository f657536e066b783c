//! Documents of HTML: headings and paragraphs that stand in tags on lines of their own, `<h3>Task 1: Sums</h3>`.
//!
//! They become those of Markdown, so that what is known of these holds for them. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};

/// The lines with the headings and paragraphs of HTML as those of Markdown, where hardly another heading stands in a document.
pub(super) fn hashed(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let text = || (0..lines.len()).filter(|at| !fences.is_code(*at));
    let headings = text().filter(|at| heading(lines[*at]).is_some()).count();
    let others = text().filter(|at| lines[*at].starts_with('#')).count();
    if headings < FEWEST || others >= headings {
        return None;
    }
    let mut hashed = Rewritten::of(lines);
    for at in text() {
        if let Some((level, name)) = heading(lines[at]) {
            hashed.set(at, format!("{} {}", "#".repeat(level), in_markdown(name)));
        } else if let Some(inner) = within(lines[at], "p") {
            hashed.set(at, in_markdown(inner));
        } else if matches!(lines[at].trim(), "<ul>" | "</ul>" | "<ol>" | "</ol>" | "<li>" | "</li>") {
            hashed.set(at, String::new());
        }
    }
    hashed.lines()
}

/// A text with the marks of Markdown in the place of the tags for code and bold words.
fn in_markdown(text: &str) -> String {
    let tags = [("code", "`"), ("b", "**"), ("strong", "**")];
    tags.iter().fold(text.to_owned(), |text, (tag, mark)| {
        text.replace(&format!("<{tag}>"), mark).replace(&format!("</{tag}>"), mark)
    })
}

/// The level and the name of a heading that is all of a line.
fn heading(line: &str) -> Option<(usize, &str)> {
    let tags = ["h1", "h2", "h3", "h4", "h5", "h6"];
    (1..).zip(tags).find_map(|(level, tag)| Some((level, within(line, tag)?)))
}

/// What stands in a tag that is all of a line, if that holds no other such tag.
fn within<'a>(line: &'a str, tag: &str) -> Option<&'a str> {
    let rest = line.trim().strip_prefix('<')?.strip_prefix(tag)?;
    let (attributes, rest) = rest.split_once('>')?;
    let inner = rest.strip_suffix('>')?.strip_suffix(tag)?.strip_suffix("</")?.trim();
    let is_one = attributes.is_empty() || attributes.starts_with(' ');
    (is_one && !inner.is_empty() && !inner.contains(&format!("<{tag}"))).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_tags_are_those_of_markdown() {
        let lines = [
            "<h1>Loops</h1>",
            "  <h3 id=\"a\">Task 1: <b>Sums</b></h3>",
            "<p>Add.</p>",
            "<li>",
            "<h3>Task 2: Rows</h3>",
        ];
        let expected = ["# Loops", "### Task 1: **Sums**", "Add.", "", "### Task 2: Rows"];
        assert_eq!(hashed(&lines).unwrap(), expected);
    }

    #[test]
    fn a_few_among_headings_of_markdown_stay() {
        let lines = ["<h1>Loops</h1>", "<h2>Sums</h2>", "<h2>Rows</h2>", "# a", "## b", "## c"];
        assert_eq!(hashed(&lines), None);
        assert_eq!(hashed(&["<h2>a</h2>", "<p>b</p>"]), None);
    }
}
