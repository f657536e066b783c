//! The HTML of a document: what of it is a wrapper around Markdown, and what says something.

/// A summary that is longer than that many lines is none.
const LONGEST_SUMMARY: usize = 12;

/// The parts of a line with the tags of a `<details>`.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Open,
    Close,
    Summary,
    EndOfSummary,
    Text(&'a str),
}

/// Splits a line at the tags of `<details>` and `<summary>`. None where it has none.
pub(super) fn details(line: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut text_from = 0;
    let mut found = false;
    let mut code = InCode::default();
    let mut seen = 0;
    for (at, _) in line.match_indices('<') {
        code.pass(&line[seen..at]);
        seen = at;
        if at < text_from || code.is_in {
            continue;
        }
        let Some((piece, length)) = tag_of_details(&line[at..]) else { continue };
        found = true;
        let text = &line[text_from..at];
        if !text.trim().is_empty() {
            pieces.push(Piece::Text(text));
        }
        pieces.push(piece);
        text_from = at + length;
    }
    let rest = &line[text_from..];
    if !rest.trim().is_empty() {
        pieces.push(Piece::Text(rest));
    }
    found.then_some(pieces)
}

/// Whether a place in a line is within a span of code.
#[derive(Default)]
struct InCode {
    is_in: bool,
}

impl InCode {
    fn pass(&mut self, text: &str) {
        self.is_in ^= text.bytes().filter(|byte| *byte == b'`').count() % 2 == 1;
    }
}

fn tag_of_details(text: &str) -> Option<(Piece<'static>, usize)> {
    let (name, length) = tag(text)?;
    let piece = match name.to_ascii_lowercase().as_str() {
        "details" => Piece::Open,
        "/details" => Piece::Close,
        "summary" => Piece::Summary,
        "/summary" => Piece::EndOfSummary,
        _ => return None,
    };
    Some((piece, length))
}

/// The name of the tag that the text begins with, with the slash of a closing one, and its length.
fn tag(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('<')?;
    let slash = usize::from(inner.starts_with('/'));
    let name = inner[slash..].bytes().take_while(u8::is_ascii_alphanumeric).count();
    if name == 0 || !inner[slash..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let after = &inner[slash + name..];
    if !after.starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/')) {
        return None;
    }
    let end = after.find(['>', '<']).filter(|end| after.as_bytes()[*end] == b'>')?;
    Some((&inner[..slash + name], 1 + slash + name + end + 1))
}

/// The text of a summary that goes on below line `at`, the line that its words begin on, and the index of
/// the line after it.
pub(super) fn rest_of_summary(lines: &[&str], words: String, at: usize) -> (String, usize, usize) {
    let first = words.clone();
    let mut words = words;
    let mut line_of_words = at;
    for (index, line) in lines.iter().enumerate().skip(at + 1).take(LONGEST_SUMMARY) {
        let end = line.to_ascii_lowercase().find("</summary>");
        let more = &line[..end.unwrap_or(line.len())];
        if words.trim().is_empty() && !without_tags(more).trim().is_empty() {
            line_of_words = index;
        }
        words.push(' ');
        words.push_str(more);
        if end.is_some() {
            return (words, line_of_words, index + 1);
        }
    }
    (first, at, at + 1)
}

/// What follows the end of a summary on the line where it ends, if that is not the line that it began on.
pub(super) fn after_summary<'a>(lines: &[&'a str], end: usize, begin: usize) -> Option<&'a str> {
    let line = lines.get(end).filter(|_| end > begin)?;
    let at = line.to_ascii_lowercase().find("</summary>")?;
    let rest = line.get(at + "</summary>".len()..)?;
    (!rest.trim().is_empty()).then_some(rest)
}

/// Whether a piece of HTML is a tag that only dresses a text.
pub(super) fn is_tag(text: &str) -> bool {
    tag(text).is_some_and(|(name, _)| is_known(name))
}

/// The text without its tags.
pub(super) fn without_tags(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    let mut code = InCode::default();
    while let Some(at) = rest.find('<') {
        code.pass(&rest[..at]);
        kept.push_str(&rest[..at]);
        if let Some((name, length)) = tag(&rest[at..]).filter(|(name, _)| is_known(name) && !code.is_in) {
            if name.eq_ignore_ascii_case("br") {
                kept.push(' ');
            }
            rest = &rest[at + length..];
        } else {
            kept.push('<');
            rest = &rest[at + 1..];
        }
    }
    kept.push_str(rest);
    kept
}

/// Tags that only dress a text. `<T>` and the like are words.
fn is_known(name: &str) -> bool {
    const KNOWN: [&str; 47] = [
        "a",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "p",
        "div",
        "span",
        "font",
        "br",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "center",
        "ul",
        "ol",
        "li",
        "small",
        "big",
        "sup",
        "sub",
        "img",
        "kbd",
        "mark",
        "article",
        "section",
        "main",
        "nav",
        "aside",
        "header",
        "footer",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "s",
        "picture",
        "source",
        "hr",
        "del",
        "ins",
        "cite",
    ];
    let name = name.trim_start_matches('/').to_ascii_lowercase();
    KNOWN.contains(&name.as_str())
}

/// The line without the tags that wrap it, so that its Markdown is read; a heading of HTML as one of
/// Markdown, an item as an item. A line of tags alone becomes blank.
pub(super) fn without_wrappers(line: &str) -> String {
    /// How many are taken away: nobody writes more of them around a line.
    const MOST: usize = 12;
    without_wrappers_of(line, MOST)
}

fn without_wrappers_of(line: &str, most: usize) -> String {
    let content = line.trim_start();
    let indent = &line[..line.len() - content.len()];
    if !content.starts_with('<') || most == 0 {
        return line.to_owned();
    }
    let Some((name, length)) = tag(content).filter(|(name, _)| is_known(name)) else {
        return line.to_owned();
    };
    let rest = content[length..].trim();
    let words = without_tags(content);
    let is_back = content.contains("href=\"#") && super::words::is_back_link(&words);
    if words.replace("&nbsp;", " ").trim().is_empty() || is_back {
        return picture(content).map_or_else(String::new, |picture| format!("{indent}{picture}"));
    }
    // Within wrappers, blanks are for the eye.
    let indent = if indent.len() < 4 && !indent.contains('\t') { indent } else { "" };
    match name.to_ascii_lowercase().as_str() {
        "article" | "section" | "main" | "p" | "div" | "center" | "font" | "span" | "/p" | "/div"
        | "/span" | "br" | "hr" | "ul" | "/ul" | "ol" | "/ol" | "/li" | "/a" | "dl" | "/dl" | "/dt"
        | "/dd" => without_wrappers_of(&format!("{indent}{}", without_last_tag(rest)), most - 1),
        "a" if rest.starts_with("</a>") => {
            let rest = rest.trim_start_matches("</a>").trim_start();
            without_wrappers_of(&format!("{indent}{rest}"), most - 1)
        }
        "dd" => format!("{indent}  {}", words.trim()),
        "li" | "dt" => format!("{indent}- {}", words.trim()),
        "b" | "strong" => emphasised(indent, content, "**").unwrap_or_else(|| line.to_owned()),
        "em" | "i" if words.trim_end().ends_with(':') => {
            emphasised(indent, content, "*").unwrap_or_else(|| line.to_owned())
        }
        heading @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
            let level = usize::from(heading.as_bytes()[1] - b'0');
            // A large one ends the list above it, wherever it begins.
            let indent = if level > 2 { indent } else { "" };
            format!("{}{} {}", indent, "#".repeat(level), words.trim())
        }
        _ => line.to_owned(),
    }
}

/// The only picture of a line, as Markdown has it: `<img src="tree.png" alt="A tree">`. It leads nowhere.
fn picture(content: &str) -> Option<String> {
    let (before, rest) = content.split_once("<img ")?;
    let (attributes, after) = rest.split_once('>')?;
    if before.contains("<a") || after.contains("<img") {
        return None;
    }
    let value = |name: &str| {
        let (_, value) = attributes.split_once(name)?;
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value[1..].split(quote).next()
    };
    let source = value("src=").map(str::trim).filter(|source| !source.is_empty())?;
    let is_plain = !source.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>'));
    let name = value("alt=").unwrap_or_default().replace(['[', ']', '\n'], " ");
    is_plain.then(|| format!("![{}]({source})", name.trim()))
}

/// Whether a paragraph of HTML begins with a line, and whether one ends with it.
pub(super) fn bounds(line: &str) -> (bool, bool) {
    let text = line.trim();
    let is_paragraph = |name: &str| matches!(name, "p" | "div" | "dt" | "dd");
    let begins = tag(text).is_some_and(|(name, _)| is_paragraph(name));
    (begins, ["</p>", "</div>", "</dt>", "</dd>"].iter().any(|end| text.ends_with(end)))
}

fn without_last_tag(text: &str) -> &str {
    [
        "</p>",
        "</div>",
        "</dd>",
        "</dt>",
        "</center>",
        "</font>",
        "</span>",
        "</article>",
        "</section>",
        "<br>",
        "<br/>",
        "<br />",
    ]
    .iter()
    .find_map(|tag| text.strip_suffix(tag))
    .map_or(text, str::trim_end)
}

/// `<b>words</b> rest` as Markdown.
fn emphasised(indent: &str, content: &str, mark: &str) -> Option<String> {
    let (name, length) = tag(content)?;
    let (words, rest) = content[length..].split_once(&format!("</{name}>"))?;
    let words = words.trim();
    if words.is_empty() || words.contains('*') {
        return None;
    }
    Some(format!("{indent}{mark}{words}{mark}{rest}"))
}

/// The label that a comment is, as a line of its own: `<!-- answer -->`.
pub(super) fn label_of_comment(lines: &[&str]) -> Option<String> {
    let [line] = lines else { return None };
    let words = line.trim().strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    // `solution:start` is a mark for a program.
    let label = super::labels::classify(words).filter(|_| !words.trim_end_matches(':').contains(':'))?;
    let is_part = matches!(
        label,
        super::labels::Label::Answer | super::labels::Label::KeyPoints | super::labels::Label::FollowUps
    );
    (is_part && !words.to_lowercase().starts_with(['/', 'e']) || words.to_lowercase() == "explanation")
        .then(|| format!("{words}:"))
}

/// Where the comments of a document end.
#[derive(Debug)]
pub(super) struct Comments {
    /// For each line, the next one from it on that holds the end of a comment.
    ends: Vec<usize>,
}

impl Comments {
    pub(super) fn of(lines: &[&str]) -> Self {
        let mut next = usize::MAX;
        let mut ends = vec![usize::MAX; lines.len()];
        for (at, line) in lines.iter().enumerate().rev() {
            if line.contains("-->") {
                next = at;
            }
            ends[at] = next;
        }
        Self { ends }
    }

    /// The line on which the comment ends that begins on line `at`. One that nothing ends is none.
    pub(super) fn end_of(&self, lines: &[&str], at: usize) -> Option<usize> {
        let (before, comment) = lines[at].split_once("<!--")?;
        let mut code = InCode::default();
        code.pass(before);
        if code.is_in {
            return None;
        }
        if comment.contains("-->") {
            return Some(at);
        }
        self.ends.get(at + 1).copied().filter(|end| *end != usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_details_split_a_line() {
        let pieces = details("<details><summary><b>Why?</b></summary> Because").unwrap();
        let expected = [
            Piece::Open,
            Piece::Summary,
            Piece::Text("<b>Why?</b>"),
            Piece::EndOfSummary,
            Piece::Text(" Because"),
        ];
        assert_eq!(pieces, expected);
        assert_eq!(details("a `<details>` element"), None);
    }

    #[test]
    fn wrappers_go_and_their_text_stays() {
        assert_eq!(without_wrappers("<p align=\"center\">"), "");
        assert_eq!(without_wrappers("<p>Words</p>"), "Words");
        assert_eq!(without_wrappers("<h3>What is a heap?</h3>"), "### What is a heap?");
        assert_eq!(without_wrappers("<b>Why?</b> Because"), "**Why?** Because");
        assert_eq!(without_wrappers("<em>Looking for:</em>"), "*Looking for:*");
        assert_eq!(without_wrappers("<T> is a type"), "<T> is a type");
    }

    #[test]
    fn names_in_angle_brackets_are_words() {
        assert_eq!(without_tags("What is <b>Vec<T></b>?"), "What is Vec<T>?");
    }
}
