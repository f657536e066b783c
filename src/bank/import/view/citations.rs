//! Marks by which assistants say where a sentence is from, as they stay in what is copied from them: `[cite_start]`,
//! `[cite: 4, 7]`, `【12†notes】`, `:contentReference[oaicite:3]{index=3}`.
//!
//! They are left away; lines keep their numbers. It knows lines alone.

use super::rewritten::by_line;

/// How the marks begin, and the sign that ends them.
const MARKS: [(&str, char); 4] =
    [("[cite_start", ']'), ("[cite:", ']'), ("【", '】'), (":contentReference[oaicite", '}')];

/// The lines without them, where a document has any.
pub(super) fn left_away(lines: &[&str]) -> Option<Vec<String>> {
    by_line(lines, uncited)
}

/// The line without its marks, if it has any.
fn uncited(line: &str) -> Option<String> {
    let mut plain = String::new();
    let (mut from, mut at) = (0, 0);
    while let Some(next) = line[at..].find(['[', '【', ':']) {
        let begin = at + next;
        if let Some(length) = mark(&line[begin..]) {
            plain.push_str(&line[from..begin]);
            at = begin + length;
            from = at;
        } else {
            at = begin + line[begin..].chars().next().map_or(1, char::len_utf8);
        }
    }
    (from > 0).then(|| format!("{plain}{}", &line[from..]).trim_end().to_owned())
}

/// How long the mark is that a text begins with.
fn mark(text: &str) -> Option<usize> {
    const LONGEST: usize = 80;
    let (open, close) = MARKS.iter().find(|(open, _)| text.starts_with(open))?;
    let inner = &text[open.len()..];
    let (end, _) = inner.char_indices().take(LONGEST).find(|(_, c)| c == close)?;
    // Quotes of Chinese have the same brackets.
    let is_mark = *open != "【" || inner[..end].contains('†');
    is_mark.then_some(open.len() + end + close.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::left_away;

    #[test]
    fn marks_of_where_a_sentence_is_from_go() {
        let lines = [
            "### [cite_start]2. What is a lock? [cite: 4]",
            "* [cite_start]**Held:** by one[cite: 4, 7].",
            "It ends【12†notes】.:contentReference[oaicite:3]{index=3}",
        ];
        let plain = ["### 2. What is a lock?", "* **Held:** by one.", "It ends."];
        assert_eq!(left_away(&lines).unwrap(), plain);
    }

    #[test]
    fn other_brackets_stay() {
        for line in ["【什么是锁】", "[cite](a.md)", "See [cite:", "```\n[cite: 1]\n```"] {
            assert_eq!(left_away(&line.split('\n').collect::<Vec<_>>()), None, "{line}");
        }
    }
}
