//! Tags of a question in brackets: what it is worth, how long it takes, whether it may be left out, of what kind it is.
//! `(bonus)`, `[5 points]`, `(multiple choice)`.
//!
//! They are no part of what it asks. How hard it is, [`difficulty`] reads.

use super::{difficulty, vocabulary::section, words};

/// A text without the tag that it begins with. That it is true or false goes without saying where options are below it.
pub(super) fn without(text: &str, has_options: bool) -> Option<&str> {
    let (inner, rest) = before(text)?;
    let is_decided = || has_options && section("deciding").has(&inner.to_lowercase());
    (is_tag(inner) || is_decided()).then(|| rest.trim_start())
}

/// Whether a text in brackets is nothing but such tags: `bonus`, `multiple choice, 5 points`.
fn is_tag(inner: &str) -> bool {
    is_stars(inner)
        || is_rank(inner)
        || is_note(inner)
        || inner.split([',', ';', '|']).all(|part| says_worth(part) || is_kind(part) || is_note(part))
}

/// Whether a text is a tag and nothing else, or says how hard something is, be it in brackets or as code: `[2]`, `` `easy` ``.
pub(super) fn is_alone(text: &str) -> bool {
    let text = text.trim().trim_matches(['*', '_']);
    let bare = text.trim_matches('`');
    let inner = bare
        .strip_prefix(['(', '['])
        .and_then(|inner| inner.strip_suffix([')', ']']))
        .filter(|inner| !inner.contains(['(', '[', ')', ']']))
        .unwrap_or(bare);
    let is_number = inner.bytes().all(|byte| byte.is_ascii_digit());
    inner.len() < text.len() && !inner.is_empty() && (is_number || is_known(inner))
}

/// Whether a line is nothing but several tags, of which one says how hard something is or how long it takes:
/// `` `easy` · `caching` · 5 min ``.
pub(super) fn are_all(line: &str) -> bool {
    const FEWEST: usize = 2;
    let is_code = |tag: &str| tag.len() > 2 && tag.starts_with('`') && tag.ends_with('`');
    let is_hashtag = |tag: &str| tag.starts_with('#') && !tag.contains(' ');
    let known = |tag: &str| is_known(tag.trim_matches(['`', '*', '_', '[', ']', '(', ')']));
    let tags: Vec<&str> = line
        .split(['·', '|', '•', ','])
        .flat_map(|part| part.split(" / "))
        .map(|tag| words::without_symbols(tag.trim()))
        .collect();
    tags.len() >= FEWEST
        && tags.iter().any(|tag| known(tag))
        && tags.iter().all(|tag| known(tag) || is_code(tag) || is_hashtag(tag))
}

/// Whether a text in brackets says when something was asked or where it stands, and answers nothing: `(18 Jan, skipped)`.
pub(super) fn is_dated(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let inner = text.trim().strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    inner.is_some_and(|inner| {
        let words = inner.split_whitespace().count();
        inner.contains(|c: char| c.is_ascii_digit()) && !inner.contains(['(', ')']) && words <= MOST_WORDS
    })
}

/// Whether what stands in brackets is such a tag, or says how hard something is.
pub(super) fn is_known(inner: &str) -> bool {
    is_tag(inner) || section("deciding").has(&inner.to_lowercase()) || difficulty::is_alone(inner)
}

/// Whether it says in what way a question is to be answered: `multiple choice`, `fill in your answer`.
pub(super) fn is_kind(inner: &str) -> bool {
    let text = inner.trim().to_lowercase();
    let text = text.strip_suffix(" question").or_else(|| text.strip_suffix(" questions")).unwrap_or(&text);
    section("way of answering").has(text)
}

/// What stands in brackets at the start of a text, and the text behind them.
fn before(text: &str) -> Option<(&str, &str)> {
    let pairs = [('(', ')'), ('[', ']')];
    let (inner, rest) =
        pairs.iter().find_map(|(open, close)| text.strip_prefix(*open)?.split_once(*close))?;
    (rest.starts_with(' ') && rest.contains(char::is_alphanumeric)).then_some((inner, rest))
}

/// Whether it is a number and what that counts: `5 pts`, `10 min`.
fn says_worth(inner: &str) -> bool {
    let text = inner.trim().to_lowercase();
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '–' | '~' | ',' | '.' | '½');
    let unit = text.trim_start_matches(is_digit);
    unit.len() < text.len() && section("unit of worth").has(unit.trim().trim_end_matches('.'))
}

/// Whether each of its words says how a question is meant: `bonus`, `optional`.
fn is_note(inner: &str) -> bool {
    let text = inner.to_lowercase();
    let mut words = text.split([' ', ',', '/']).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| section("tag").has(word.trim_end_matches('!')))
}

/// Whether it says of which rank those are who are asked, as companies count them: `L5`, `E4/E5`, `IC3+`.
fn is_rank(inner: &str) -> bool {
    const RANKS: [&str; 6] = ["L", "E", "IC", "SDE", "P", "T"];
    let is_one = |rank: &str| {
        let word = rank.trim_end_matches('+').trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = rank.trim_end_matches('+').len() - word.len();
        (1..=2).contains(&digits) && RANKS.contains(&word.trim_end_matches([' ', '-']))
    };
    let mut ranks = inner.split(['/', '–', ',']).map(str::trim).peekable();
    ranks.peek().is_some() && ranks.all(is_one)
}

fn is_stars(inner: &str) -> bool {
    !inner.is_empty() && inner.chars().all(|c| matches!(c, '★' | '☆' | '⭐' | '*' | '\u{fe0f}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_before_a_question_is_no_part_of_it() {
        for tag in [
            "(bonus)",
            "[5 pts]",
            "(10 min.)",
            "[optional]",
            "(★★)",
            "(Bonus, optional)",
            "(2 балла)",
            "[MCQ]",
            "(Multiple choice, 5 points)",
            "(fill in the blank)",
            "(Selección múltiple)",
            "(L4/L5)",
        ] {
            let text = format!("{tag} What is a lock?");
            assert_eq!(without(&text, false), Some("What is a lock?"), "{tag}");
        }
        for text in
            ["(Locks) What are they?", "(bonus)", "[bonus](a.md) What is it?", "(2 threads) What is it?"]
        {
            assert_eq!(without(text, false), None, "{text}");
        }
        let decided = "(T/F) A lock is held.";
        assert_eq!((without(decided, false), without(decided, true)), (None, Some("A lock is held.")));
    }

    #[test]
    fn a_line_may_be_tags_alone() {
        assert!(are_all("`medium` · `linux` · 10 min"));
        assert!(are_all("Easy | 5 min"));
        assert!(!["`a` · `b`", "easy", "5 min", "easy, as it is short"].iter().any(|line| are_all(line)));
    }

    #[test]
    fn a_tag_may_be_all_that_stands_behind() {
        assert!(
            ["[2]", "(4 marks)", "`easy`", "**[Hard]**", "*(bonus)*", "(IC3+)"]
                .iter()
                .all(|text| is_alone(text))
        );
        assert!(!["easy", "2", "(so it is)", "`lock`", "[2] and [3]"].iter().any(|text| is_alone(text)));
    }
}
