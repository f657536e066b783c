//! Where a line of text is cut best: after a sentence, else after a word, else between characters.

/// How many bytes of `text` to take, so that they count at most `room`: all of it if it fits,
/// and none if not even the first character does.
pub(super) fn best_cut(text: &str, room: usize, count: fn(char) -> usize) -> usize {
    let mut scan = Scan::default();
    let (mut sentence, mut word, mut rough, mut hard) = (0, 0, 0, 0);
    let mut used = 0;
    for (at, char) in text.char_indices() {
        if scan.is_word_start(char) {
            if scan.calm() {
                word = at;
                if scan.ends_sentence {
                    sentence = at;
                }
            } else {
                rough = at;
            }
        }
        if scan.may_part_before(char) {
            hard = at;
        }
        used += count(char);
        // White space at the cut is dropped, so it may stand over.
        if used > room && !char.is_whitespace() {
            return first_worth_it([sentence, word, rough], at).unwrap_or(hard);
        }
        scan.take(char);
    }
    text.len()
}

/// The first cut that uses a good part of the room, else the first that uses any of it.
fn first_worth_it(cuts: [usize; 3], limit: usize) -> Option<usize> {
    let first = |least: usize| cuts.into_iter().find(|&cut| cut >= least);
    first(limit.div_ceil(4).max(1)).or_else(|| first(1))
}

/// The sentences of a line, each with the white space that follows it.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut scan = Scan::default();
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, char) in text.char_indices() {
        if scan.is_word_start(char) && scan.calm() && scan.ends_sentence {
            sentences.push(&text[start..at]);
            start = at;
        }
        scan.take(char);
    }
    sentences.push(&text[start..]);
    sentences
}

/// What has been seen of a line of Markdown, as far as it matters for a cut.
#[derive(Default)]
struct Scan {
    previous: Option<char>,
    in_code: bool,
    brackets: usize,
    ends_sentence: bool,
}

impl Scan {
    fn take(&mut self, char: char) {
        match char {
            '`' if self.previous != Some('`') => self.in_code = !self.in_code,
            '[' => self.brackets += 1,
            ']' => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
        self.ends_sentence = match char {
            '.' | '!' | '?' | '。' | '！' | '？' => true,
            // These may follow the end of a sentence.
            '"' | '\'' | ')' | '”' | '*' | '_' => self.ends_sentence,
            _ => char.is_whitespace() && self.ends_sentence,
        };
        self.previous = Some(char);
    }

    /// Whether a cut here leaves code and links whole.
    fn calm(&self) -> bool {
        !self.in_code && self.brackets == 0
    }

    fn is_word_start(&self, char: char) -> bool {
        !char.is_whitespace() && self.previous.is_some_and(char::is_whitespace)
    }

    /// Whether what is read as one character stays whole: accents, joined emoji, skin tones.
    fn may_part_before(&self, char: char) -> bool {
        const JOINER: char = '\u{200d}';
        let belongs_to_previous = matches!(char,
            JOINER | '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{20d0}'..='\u{20ff}'
            | '\u{1f3fb}'..='\u{1f3ff}');
        self.previous.is_some_and(|previous| previous != JOINER) && !belongs_to_previous
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, room: usize) -> (&str, &str) {
        text.split_at(best_cut(text, room, char::len_utf16))
    }

    #[test]
    fn a_cut_after_a_sentence_is_liked_best() {
        assert_eq!(cut("One two. Three four five", 16), ("One two. ", "Three four five"));
        assert_eq!(cut("One two three four five", 16), ("One two three ", "four five"));
        assert_eq!(cut("onetwothreefourfive", 6), ("onetwo", "threefourfive"));
    }

    #[test]
    fn what_fits_is_not_cut() {
        assert_eq!(cut("One two", 7), ("One two", ""));
        assert_eq!(cut("One two  ", 7), ("One two  ", ""));
    }

    #[test]
    fn code_and_links_stay_whole_where_they_can() {
        assert_eq!(cut("Type `a b c d e` now", 14), ("Type ", "`a b c d e` now"));
        assert_eq!(cut("See [a b c d](x) now", 12), ("See ", "[a b c d](x) now"));
    }

    #[test]
    fn an_accent_stays_with_its_letter() {
        assert_eq!(cut("aae\u{301}", 3), ("aa", "e\u{301}"));
    }

    #[test]
    fn sentences_keep_the_space_after_them() {
        assert_eq!(sentences("One. (Two!) Three"), ["One. ", "(Two!) ", "Three"]);
        assert_eq!(sentences("Version 1.2 of `a. b` it"), ["Version 1.2 of `a. b` it"]);
    }
}
