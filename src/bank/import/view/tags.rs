//! Tags before a question that are set in bold, slanted or as code: `**(bonus)** What is a lock?`, `` `easy` Explain it ``.
//!
//! They get plain brackets, as the words that are set so would else be all that is asked. Lines keep their numbers.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{marks, tags};

/// The lines with such tags in brackets alone, where a document has any.
pub(super) fn plain(lines: &[&str]) -> Option<Vec<String>> {
    if !lines.iter().any(|line| plain_line(line).is_some()) {
        return None;
    }
    let fences = Fences::of(lines);
    let mut plain = Rewritten::of(lines);
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        if let Some(line) = plain_line(lines[at]) {
            plain.set(at, line);
        }
    }
    plain.lines()
}

fn plain_line(line: &str) -> Option<String> {
    let text = marks::text(line);
    let text = text.trim_start_matches('#').trim_start_matches([' ', '\t']);
    let mark = ["**", "__", "*", "_", "`"].into_iter().find(|mark| text.starts_with(mark))?;
    let (inner, rest) = text[mark.len()..].split_once(mark)?;
    let bare = ["()", "[]"].iter().find_map(|pair| {
        let (open, close) = pair.split_at(1);
        inner.strip_prefix(open)?.strip_suffix(close)
    });
    let tag = bare.or_else(|| Some(inner).filter(|_| mark == "`"))?;
    let is_before_text = rest.starts_with(' ') && marks::begins_text(rest.trim_start());
    (is_before_text && tags::is_known(tag))
        .then(|| format!("{}[{tag}]{rest}", &line[..line.len() - text.len()]))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_tag_loses_what_sets_it_off() {
        let lines = ["- **(bonus)** What?", "### *[Hard]* Why?", "1. `easy` How?", "**Lock** So", "`let` it"];
        let expected = ["- [bonus] What?", "### [Hard] Why?", "1. [easy] How?", "**Lock** So", "`let` it"];
        assert_eq!(plain(&lines).unwrap(), expected);
        assert_eq!(plain(&["**(so)** What?", "**[Hard]**", "**(bonus)**: 5 points"]), None);
    }
}
