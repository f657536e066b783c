//! What a name counts by: `Part 2: Trees`, `II. Trees`, `二、树`.

const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// What stands around the number of a name, and the number.
pub(super) fn counted(name: &str) -> Option<(String, usize)> {
    by_word(name).or_else(|| by_numeral(name)).or_else(|| by_roman(name))
}

fn by_word(name: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 20;
    let at = name.find(|c: char| c.is_ascii_digit())?;
    let (word, rest) = name.split_at(at);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest[..digits].parse().ok().filter(|_| digits <= 2)?;
    let after = rest[digits..].trim_start_matches(')').trim_start();
    let is_mark = after.is_empty() || after.starts_with([':', '：', '.', ',', '-', '–', '—', '、', '|']);
    let word = word.trim_end_matches([' ', '#', '.', '(']);
    let is_word = word.chars().all(|c| c.is_alphabetic() || c == ' ') && word.chars().count() <= LONGEST;
    (is_word && is_mark && !word.is_empty()).then(|| (word.to_lowercase(), number))
}

fn by_numeral(name: &str) -> Option<(String, usize)> {
    let (is_named, inner) = match name.strip_prefix('第') {
        Some(inner) => (true, inner),
        None => (false, name.trim_start_matches(['（', '('])),
    };
    let rest = inner.trim_start_matches(NUMERALS);
    let value = |c: char| NUMERALS.iter().position(|numeral| *numeral == c).map(|place| place + 1);
    let number = match inner[..inner.len() - rest.len()].chars().collect::<Vec<_>>()[..] {
        [one] => value(one)?,
        ['十', one] => 10 + value(one)?,
        [ten, '十'] => 10 * value(ten)?,
        [ten, '十', one] => 10 * value(ten)? + value(one)?,
        _ => return None,
    };
    let mark = rest.chars().next()?;
    let is_mark = matches!(mark, '、' | '．' | '.' | '）' | ')' | ':' | '：') || is_named;
    (is_mark && rest.chars().nth(1).is_some()).then(|| (format!("一{mark}"), number))
}

fn by_roman(name: &str) -> Option<(String, usize)> {
    let (number, rest) = name.split_once(['.', ')', '-', ':', '–'])?;
    let place = ROMAN.iter().position(|roman| *roman == number.trim_end())?;
    (rest.starts_with(' ') && !rest.trim().is_empty()).then(|| ("I".to_owned(), place + 1))
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn names_count_by_what_is_around_their_numbers() {
        for (name, word, number) in [
            ("Part 2: Trees", "part", 2),
            ("Chủ đề 3 - Trees", "chủ đề", 3),
            ("Day 12", "day", 12),
            ("Session 3, trees", "session", 3),
            ("IV. Trees", "I", 4),
            ("十二、树", "一、", 12),
            ("第二章 树", "一章", 2),
        ] {
            assert_eq!(counted(name), Some((word.to_owned(), number)), "{name}");
        }
        for name in ["Python 3 basics", "2 trees", "I am", "一个线程", "Trees"] {
            assert_eq!(counted(name), None, "{name}");
        }
    }
}
