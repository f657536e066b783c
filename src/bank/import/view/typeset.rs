//! What programs that save, print or publish a document leave in its lines, and nobody sees: characters without a
//! width, blanks that do not break behind a mark, bullets and hashes that are escaped, anchors of headings, marks of
//! what is highlighted. And letters that are drawn as bold or slanted ones, which are others to a program.
//!
//! Lines keep their numbers. It knows lines alone, and not what is in them.

use super::{fences::Fences, rewritten::Rewritten};

/// The lines without it, where a document has any.
pub(super) fn cleared(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let escaped = are_bullets_escaped(lines, &fences);
    let mut cleared = Rewritten::of(lines);
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        if let Some(line) = cleared_line(lines[at], escaped) {
            cleared.set(at, line);
        }
    }
    cleared.lines()
}

/// Whether several lines begin with an escaped bullet: one may be the sign of minus.
fn are_bullets_escaped(lines: &[&str], fences: &Fences) -> bool {
    const FEWEST: usize = 2;
    let is_escaped = |at: &usize| !fences.is_code(*at) && escaped(lines[*at]).is_some();
    (0..lines.len()).filter(is_escaped).take(FEWEST).count() == FEWEST
}

/// The text behind an escaped bullet: `\- text`.
fn escaped(line: &str) -> Option<&str> {
    let text = line.trim_start_matches([' ', '\t']).strip_prefix('\\')?;
    let is_bullet = ["- ", "* ", "+ "].iter().any(|bullet| text.starts_with(bullet));
    (is_bullet && !text.contains('|')).then_some(text)
}

fn cleared_line(line: &str, are_bullets_escaped: bool) -> Option<String> {
    const UNSEEN: [char; 5] = ['\u{200b}', '\u{feff}', '\u{2060}', '\u{ad}', '\u{200e}'];
    // Most lines have nothing of it.
    if is_unseen(line) {
        return Some(String::new());
    }
    if let Some(mark) = before_attribute(line) {
        return Some(mark.to_owned());
    }
    if line.is_ascii() && !line.contains(['\\', '{', '=', '[']) {
        return None;
    }
    let mut text = line.replace(UNSEEN, "");
    if text.contains(is_drawn) {
        text = as_letters(&text);
    }
    if let Some(inner) = escaped(&text).filter(|_| are_bullets_escaped) {
        text = format!("{}{inner}", &text[..text.len() - inner.len() - 1]);
    }
    if let Some(blank) = hard_blank(&text) {
        text.replace_range(blank..blank + '\u{a0}'.len_utf8(), " ");
    }
    let end = without_anchor(&text).len();
    text.truncate(end);
    let text = without_targets(without_highlight(text));
    (text != line).then_some(text)
}

/// Whether a line is a comment, or nothing but the tags that a note is filed by: `%% asked in May %%`, `#card #team`.
fn is_unseen(line: &str) -> bool {
    const FEWEST: usize = 2;
    let text = line.trim();
    let is_comment = || text.strip_prefix("%%").is_some_and(|inner| inner.ends_with("%%"));
    let is_tag = |word: &str| word.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphabetic));
    let are_tags = || text.split(' ').filter(|word| !word.is_empty()).all(is_tag);
    text.starts_with('%') && is_comment()
        || text.starts_with('#') && text.split(' ').nth(FEWEST - 1).is_some() && are_tags()
}

/// The marks of a quote before what only says how the block above looks, as Jekyll reads it: `{: .language-r}`.
fn before_attribute(line: &str) -> Option<&str> {
    let text = line.trim_start_matches(['>', ' ']);
    let is_attribute = text.strip_prefix("{:").is_some_and(|inner| inner.trim_end().ends_with('}'));
    is_attribute.then(|| line[..line.len() - text.len()].trim_end())
}

/// Whether a character is a letter or a digit in another look, as in posts where nothing can be bold: `𝐑𝐨𝐮𝐧𝐝 𝟏`.
fn is_drawn(c: char) -> bool {
    matches!(c, '\u{1d400}'..='\u{1d7ff}')
}

/// The line with plain letters instead of those, and bold where it has no others.
fn as_letters(line: &str) -> String {
    const FEWEST: usize = 3;
    let is_bold = line.starts_with(|c: char| is_drawn(c) && c.is_alphabetic())
        && line.chars().filter(|c| is_drawn(*c)).count() >= FEWEST
        && line.chars().all(|c| is_drawn(c) || !c.is_alphabetic());
    let plain: String = line.chars().map(plain_letter).collect();
    if is_bold { format!("**{}**", plain.trim_end()) } else { plain }
}

/// The letter or the digit that is drawn so. Alphabets and numbers follow one another, look by look.
fn plain_letter(drawn: char) -> char {
    const LETTERS: [char; 2] = ['\u{1d400}', '\u{1d6a3}'];
    const DIGITS: [char; 2] = ['\u{1d7ce}', '\u{1d7ff}'];
    let place = |[first, last]: [char; 2], count: u32| {
        (first..=last).contains(&drawn).then(|| (u32::from(drawn) - u32::from(first)) % count)
    };
    let after = |first: char, at: u32| char::from_u32(u32::from(first) + at);
    let letter = place(LETTERS, 52).and_then(|at| if at < 26 { after('A', at) } else { after('a', at - 26) });
    letter.or_else(|| after('0', place(DIGITS, 10)?)).unwrap_or(drawn)
}

/// Where the blank is that does not break, behind the mark that a line begins with.
fn hard_blank(line: &str) -> Option<usize> {
    let text = line.trim_start_matches([' ', '\t', '>']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    let mark = match text.as_bytes().get(digits)? {
        b'-' | b'*' | b'+' if digits == 0 => 1,
        b'.' | b')' if digits > 0 => digits + 1,
        b'#' if digits == 0 => hashes,
        _ => return None,
    };
    text[mark..].starts_with('\u{a0}').then_some(line.len() - text.len() + mark)
}

/// The line without what a link to it is made of at its end: `{#name}`, a link behind a mere sign, `[¶](#name)`.
fn without_anchor(line: &str) -> &str {
    let text = line.trim_end();
    if let Some((before, name)) = text.strip_suffix('}').and_then(|text| text.rsplit_once('{'))
        && name.starts_with(['#', '.'])
    {
        return before.trim_end();
    }
    let target = text.strip_suffix(')').and_then(|text| text.rsplit_once("](#"));
    let Some((sign, _)) = target else { return line };
    let Some((before, sign)) = sign.rsplit_once('[') else { return line };
    let is_sign = !sign.is_empty() && sign.chars().count() <= 3 && !sign.contains(char::is_alphanumeric);
    let is_image = before.ends_with('!');
    if is_sign && !is_image && before.contains(char::is_alphanumeric) { before.trim_end() } else { line }
}

/// The line without the marks around what is highlighted: `==Why?==`.
fn without_highlight(line: String) -> String {
    let Some((before, rest)) = line.split_once("==") else { return line };
    let Some((inner, after)) = rest.split_once("==") else { return line };
    let is_inner = |text: &str| {
        !text.is_empty() && !text.starts_with([' ', '=']) && !text.ends_with(' ') && !text.contains('`')
    };
    let is_apart = !before.ends_with(|c: char| c.is_alphanumeric() || c == '=' || c == '`')
        && !after.starts_with(|c: char| c.is_alphanumeric() || c == '=' || c == '`');
    if is_inner(inner) && is_apart { format!("{before}{inner}{after}") } else { line }
}

/// The line without the empty elements that links lead to, `<a name="why"></a>`, where it has anything else: before its
/// number, or at its end.
fn without_targets(line: String) -> String {
    let Some((from, to)) = target(&line).filter(|(from, to)| !is_blank(&line[..*from], &line[*to..])) else {
        return line;
    };
    let after = if line[..from].ends_with(' ') { line[to..].trim_start() } else { &line[to..] };
    without_targets(format!("{}{after}", &line[..from]).trim_end().to_owned())
}

/// Whether nothing is left of a line but its marks.
fn is_blank(before: &str, after: &str) -> bool {
    !before.contains(char::is_alphabetic) && !after.contains(|c: char| c.is_alphanumeric() || c == '<')
}

/// Where the first such element is that is not shown as code.
fn target(line: &str) -> Option<(usize, usize)> {
    let is_shown = |from: &usize| line[..*from].bytes().filter(|byte| *byte == b'`').count() % 2 == 1;
    ["<a ", "<span "].into_iter().find_map(|tag| {
        let from = line.find(tag).filter(|from| !is_shown(from))?;
        let inner = &line[from + tag.len()..];
        let close = inner.find('>')?;
        let named = inner[..close].trim_start();
        let is_named = (named.starts_with("name=") || named.starts_with("id=")) && !named.contains("href");
        let end = format!("</{}>", tag[1..].trim_end());
        let rest = &inner[close + 1..];
        let length = if named.ends_with('/') { Some(0) } else { rest.starts_with(&end).then_some(end.len()) };
        let to = from + tag.len() + close + 1 + length?;
        is_named.then_some((from, to))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_links_lead_to_is_taken_away() {
        let lines = [
            "### <a name=\"q3\"></a>3. Why?",
            "4. <a id='q4'/> Why?",
            "## Why? <span id=\"why\"></span><a name=\"w\"></a>",
        ];
        assert_eq!(cleared(&lines).unwrap(), ["### 3. Why?", "4. Why?", "## Why?"]);
        for line in ["<a name=\"q\"></a>", "Use `<a name=\"q\"></a>`", "<a id=\"q\" href=\"#a\">Why?</a>"] {
            assert_eq!(cleared(&[line]), None, "{line}");
        }
    }

    #[test]
    fn what_nobody_sees_is_taken_away() {
        let lines = [
            "##\u{a0}Why\u{200b} a lock?",
            "1.\u{a0}Why?",
            "### Why? {#why}",
            "### Why? [¶](#why \"Link\")",
            "- ==Why?==",
        ];
        assert_eq!(cleared(&lines).unwrap(), ["## Why a lock?", "1. Why?", "### Why?", "### Why?", "- Why?"]);
        assert_eq!(cleared(&["```", "a", "```", "{: .r}", "> {: .output}"]).unwrap()[3..], ["", ">"]);
        let drawn = ["𝐑𝐨𝐮𝐧𝐝 𝟏 - 𝐂𝐨𝐝𝐢𝐧𝐠", "𝟏. 𝗪𝗵𝘆?", "Use 𝘭𝘰𝘤𝘬𝘴"];
        assert_eq!(cleared(&drawn).unwrap(), ["**Round 1 - Coding**", "1. Why?", "Use locks"]);
        assert_eq!(cleared(&["\\- one", "", "  \\* two"]).unwrap(), ["- one", "", "  * two"]);
    }

    #[test]
    fn what_is_seen_stays() {
        let lines = ["\\- 3 is less than 0", "if a == b or c == d", "`a==b==c`", "a {b}", "See [Top](#top)"];
        assert_eq!(cleared(&lines), None);
    }
}
