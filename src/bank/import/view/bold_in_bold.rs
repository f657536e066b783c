//! Lines that are set in bold as a whole, with words in them that are set in bold again: `**What is a **key** for?**`. By the
//! letter the inner marks close and open what the outer ones began.
//!
//! The inner marks go. It knows lines alone.

use super::rewritten::by_line;
use crate::bank::import::marks;

/// The lines without such inner marks, where a document has any.
pub(super) fn plain(lines: &[&str]) -> Option<Vec<String>> {
    by_line(lines, outer_alone)
}

fn outer_alone(line: &str) -> Option<String> {
    let text = marks::text(line).trim_end();
    let inner = text.strip_prefix("**")?.strip_suffix("**")?;
    let parts: Vec<&str> = inner.split("**").collect();
    // The outer bold goes on where a word in bold begins behind a blank, and where it ends before one.
    let is_within = |pair: &[&str]| {
        pair[0].ends_with(' ') && !pair[1].starts_with(' ') && !pair[1].ends_with(' ') && !pair[1].is_empty()
    };
    let is_nested = parts.len() > 2
        && parts.len() % 2 == 1
        && parts.chunks(2).filter(|pair| pair.len() == 2).all(is_within)
        && !inner.contains("***");
    is_nested.then(|| {
        let before = &line[..line.trim_end().len() - text.len()];
        format!("{before}**{}**", parts.concat())
    })
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn bold_words_in_a_bold_line_are_of_it() {
        let lines = ["3. **What is a **key** for?**", "**In **lists** or **trees**, why?**"];
        let read = plain(&lines).unwrap();
        assert_eq!(read, ["3. **What is a key for?**", "**In lists or trees, why?**"]);
    }

    #[test]
    fn bold_words_beside_each_other_stay() {
        for line in
            ["**Key** and **value**", "**What is a key for?**", "**Why** is **it** **so?**", "- a **b** c"]
        {
            assert_eq!(plain(&[line]), None, "{line}");
        }
    }
}
