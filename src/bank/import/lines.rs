//! The lines of a document, as they are counted: whatever system wrote it.

/// The lines of a document, as they are counted.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = text.find(['\n', '\r']) else {
            rest = None;
            return Some(text);
        };
        let after = &text[end..];
        rest = Some(after.strip_prefix("\r\n").unwrap_or(&after[1..]));
        Some(&text[..end])
    })
}

/// The line without up to `indent` blanks, and without the marks of a quote.
pub(super) fn dedented(line: &str, indent: usize, is_quoted: bool) -> &str {
    let mut rest = line;
    if is_quoted {
        let unquoted = rest.trim_start().trim_start_matches('>');
        return unquoted.strip_prefix(' ').unwrap_or(unquoted);
    }
    let mut column = 0;
    while column < indent {
        let width = if rest.starts_with('\t') { 4 } else { 1 };
        let Some(more) = rest.strip_prefix([' ', '\t']) else { break };
        rest = more;
        column += width;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_as_on_any_system() {
        let lines = |text| lines(text).collect::<Vec<_>>();
        assert_eq!(lines("a\r\nb\rc\n\nd"), ["a", "b", "c", "", "d"]);
        assert_eq!(lines(""), [""]);
        assert_eq!(lines("é\r"), ["é", ""]);
    }
}
