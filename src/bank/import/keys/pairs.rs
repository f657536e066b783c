//! Numbers and the letters of what is right, as the key to a quiz has them: `1-B, 2-A, 3) C`.

/// Each number with its letter, where a text is nothing but such, and they count upwards.
pub(super) fn of(text: &str) -> Vec<(u64, String)> {
    const FEWEST: usize = 2;
    let mut pairs: Vec<(u64, String)> = Vec::new();
    let mut rest = without_separators(text);
    while !rest.is_empty() {
        let Some((number, letter, after)) = next(rest) else { return Vec::new() };
        if pairs.last().is_some_and(|(last, _)| *last >= number) {
            return Vec::new();
        }
        pairs.push((number, letter));
        rest = without_separators(after);
    }
    if pairs.len() >= FEWEST { pairs } else { Vec::new() }
}

fn without_separators(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | '|' | '*' | '-' | '•' | '.')
    })
}

/// The number and the letter that a text begins with, and what follows them.
fn next(text: &str) -> Option<(u64, String, &str)> {
    const MOST_DIGITS: usize = 3;
    let text = text.trim_start_matches(['Q', 'q']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..digits].parse().ok().filter(|_| digits <= MOST_DIGITS)?;
    let is_mark = |c: char| {
        c.is_whitespace()
            || matches!(c, '-' | '–' | '—' | ':' | '.' | ')' | '(' | '=' | '→' | '>' | '*' | '|')
    };
    let rest = text[digits..].trim_start_matches(is_mark);
    let letter = rest.chars().next().filter(|c| matches!(c.to_ascii_lowercase(), 'a'..='h'))?;
    let after = rest[1..].trim_start_matches([')', '*']);
    (!after.starts_with(char::is_alphanumeric)).then(|| (number, letter.to_string(), after))
}

#[cfg(test)]
mod tests {
    use super::of;

    fn read(text: &str) -> String {
        of(text).iter().fold(String::new(), |read, (number, letter)| format!("{read}{number}{letter}"))
    }

    #[test]
    fn numbers_with_letters_are_told_apart() {
        for text in
            ["1-B, 2-a, 3-C", "1. B 2. a 3. C", "1) B; 2) a; 3) C.", "Q1: B\nQ2: **a**\nQ3: (C)", "1B 2a 3C"]
        {
            assert_eq!(read(text), "1B2a3C", "{text}");
        }
    }

    #[test]
    fn other_text_has_none() {
        for text in [
            "1. Because",
            "1-B",
            "1-B, 2-A, and so on",
            "2-B, 1-A",
            "A, B",
            "1. B is right\n2. A is right",
            "",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }
}
