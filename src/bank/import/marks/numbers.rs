//! The forms that a number takes at the start of a line: each gives the number and the text behind it.

use super::{MOST_DIGITS, begins_text, is_question_line};
use crate::bank::import::{tags, words};

/// A number that is drawn as a key: `1️⃣`, `🔟`.
pub(super) fn key(text: &str) -> Option<(&str, &str)> {
    if let Some(rest) = text.strip_prefix('🔟') {
        let rest = rest.trim_start();
        return (!rest.is_empty()).then_some(("10", rest));
    }
    let rest = text.strip_prefix(|c: char| c.is_ascii_digit())?;
    let rest = rest.strip_prefix('\u{fe0f}').unwrap_or(rest).strip_prefix('\u{20e3}')?.trim_start();
    (!rest.is_empty()).then_some((&text[..1], rest))
}

/// A number after its sign: `#3 Why?`, `#3: Why?`.
pub(super) fn after_hash(text: &str) -> Option<(&str, &str)> {
    const SIGNS: [&str; 6] = ["#", "No. ", "Nr. ", "№ ", "№", "N° "];
    let inner = SIGNS.iter().find_map(|sign| text.strip_prefix(sign))?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &inner[digits..];
    let rest = [": ", ". ", ") ", " - ", " "].iter().find_map(|mark| rest.strip_prefix(mark))?.trim_start();
    (digits > 0 && digits <= MOST_DIGITS && begins_text(rest)).then_some((&inner[..digits], rest))
}

/// A number that begins a bold lead before more text: `**1) Name.** Do it`.
pub(super) fn number_in_bold(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("**")?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = inner[digits..].strip_prefix(['.', ')'])?.trim_start();
    let (bold, after) = rest.split_once("**")?;
    let is_number =
        digits > 0 && digits <= MOST_DIGITS && !bold.trim().is_empty() && !after.trim().is_empty();
    // What it is worth is no more text.
    let is_name = words::asks(bold) == words::Asks::No && !tags::is_alone(after);
    (is_number && is_name).then_some((&inner[..digits], rest))
}

/// A number that alone is bold: `**1)** Why?`.
pub(super) fn bold_number(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("**")?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest =
        inner[digits..].strip_prefix(['.', ')', ':']).unwrap_or(&inner[digits..]).strip_prefix("**")?;
    let rest = rest.strip_prefix(['.', ')', ':']).unwrap_or(rest).trim_start();
    (digits > 0 && digits <= MOST_DIGITS && !rest.is_empty()).then_some((&inner[..digits], rest))
}

/// A number that is glued to bold words: `1**Why is it held?**`. `2**n` is a power.
pub(super) fn before_bold(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let (bold, _) = rest.strip_prefix("**")?.split_once("**")?;
    let is_text = begins_text(bold) && bold.contains(' ') && !bold.ends_with(' ');
    ((1..=MOST_DIGITS).contains(&digits) && is_text).then_some((number, rest))
}

/// The number and the text that are glued together, or joined by another mark than Markdown's.
pub(super) fn numbered(text: &str) -> Option<(&str, &str)> {
    let (open, text) = match text.strip_prefix(['(', '（', '【', '[']) {
        Some(text) => (true, text),
        None => (false, text),
    };
    if open && let Some(named) = named_in_brackets(text) {
        return Some(named);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > MOST_DIGITS {
        return None;
    }
    let (number, rest) = text.split_at(digits);
    if open {
        let rest = rest.strip_prefix([')', '）', '】']).or_else(|| rest.strip_prefix("] "))?;
        return begins_text(rest.trim_start()).then(|| (number, rest.trim_start()));
    }
    if let Some((number, rest)) = numbered_part(rest) {
        return Some((number, rest));
    }
    if let Some(rest) = rest.strip_prefix(',').filter(|rest| rest.starts_with(char::is_alphabetic)) {
        return Some((number, rest));
    }
    if let Some(rest) = rest.strip_prefix(['、', '．', '。', '）', '：', '，']) {
        return Some((number, rest.trim_start())).filter(|(_, rest)| !rest.is_empty());
    }
    if let Some(rest) = rest.strip_prefix("\\.").or_else(|| rest.strip_prefix("\\)")) {
        return Some((number, rest.trim_start())).filter(|(_, rest)| !rest.is_empty());
    }
    if let Some(rest) = rest.strip_prefix(", ").filter(|rest| is_question_line(rest)) {
        return Some((number, rest));
    }
    if let Some(rest) = rest
        .strip_prefix(" - ")
        .or_else(|| rest.strip_prefix("-) "))
        .or_else(|| rest.strip_prefix(" – "))
        .or_else(|| rest.strip_prefix(" — "))
        .or_else(|| rest.strip_prefix(": "))
        .or_else(|| rest.strip_prefix(" : "))
        .or_else(|| rest.strip_prefix("/ "))
        .or_else(|| rest.strip_prefix(".- "))
    {
        return begins_text(rest.trim_start()).then(|| (number, rest.trim_start()));
    }
    if let Some(rest) = rest.strip_prefix(" . ").or_else(|| rest.strip_prefix(" ) ")) {
        let rest = rest.trim_start();
        return rest
            .starts_with(char::is_alphabetic)
            .then_some((number, rest))
            .or_else(|| begins_text(rest).then_some((number, rest)));
    }
    let rest = rest.strip_prefix(['.', ')'])?;
    let asks = || rest.starts_with(char::is_lowercase) && words::asks(rest) == words::Asks::Yes;
    let is_text = begins_text(rest) || begins_word_before_letters(rest) || asks();
    is_text.then_some((number, rest))
}

/// A number in brackets behind a word and the number of a part: `扩展 14-7】谈谈`, `Q 3】Why?`.
fn named_in_brackets(text: &str) -> Option<(&str, &str)> {
    const LONGEST_WORD: usize = 6;
    let (name, rest) = text.split_once('】')?;
    let numbers = name.trim_start_matches(char::is_alphabetic);
    let letters = name[..name.len() - numbers.len()].chars().count();
    let numbers = numbers.trim_start();
    let is_number = |part: &str| {
        (1..=MOST_DIGITS).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let last = numbers.rsplit(['-', '.']).next()?;
    let are_numbers = numbers.split(['-', '.']).all(is_number) && numbers.split(['-', '.']).count() <= 2;
    let rest = rest.trim_start();
    (are_numbers && (1..=LONGEST_WORD).contains(&letters) && !rest.is_empty()).then_some((last, rest))
}

/// Whether a word in Latin letters is right before others: `is和==` of `24.is和==有什么区别？`.
pub(super) fn begins_word_before_letters(rest: &str) -> bool {
    let word = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_letter =
        |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    let after = &rest[word..];
    // `malloc、free和new`, `c++面向对象`: a name in Latin letters, in a text that is in others.
    let is_name = rest.starts_with(|c: char| c.is_ascii_lowercase())
        && (word > 1 || after.starts_with(['+', '#', '/']));
    word > 1 && after.starts_with(is_letter) || is_name && rest.contains(is_letter)
}

/// A Roman number before words: `IV. Compare them`. One letter alone may be a name, unless it counts what asks or bids.
pub(super) fn roman(text: &str) -> Option<(u64, &str)> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = text[letters..].strip_prefix(['.', ')'])?.strip_prefix(' ')?.trim_start();
    let number = roman_number(&text[..letters])?;
    let is_sure = letters > 1 || words::asks(rest) != words::Asks::No;
    (is_sure && begins_text(rest)).then_some((u64::try_from(number).unwrap_or_default(), rest))
}

/// The number that a Roman one is, in large or in small letters.
pub(in crate::bank::import) fn roman_number(letters: &str) -> Option<usize> {
    const NUMBERS: [&str; 20] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
        "XVII", "XVIII", "XIX", "XX",
    ];
    let place = NUMBERS.iter().position(|number| number.eq_ignore_ascii_case(letters))?;
    Some(place + 1)
}

/// A number between the characters that say which question it is: `第 3 题：手写 call`, `第三题、手写 call`.
pub(super) fn ordinal(text: &str) -> Option<(u64, &str)> {
    const NUMERALS: [char; 11] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    const TEN: usize = 10;
    const WORDS: [&str; 6] = ["道题", "题", "題", "問題", "問", "问"];
    let inner = text.strip_prefix('第')?.trim_start();
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = if digits > 0 && digits <= MOST_DIGITS {
        (inner[..digits].parse().ok()?, &inner[digits..])
    } else {
        let after = inner.trim_start_matches(NUMERALS);
        let numerals = inner[..inner.len() - after.len()].chars().take(MOST_DIGITS);
        let places = numerals.filter_map(|c| NUMERALS.iter().position(|other| *other == c));
        // `二十一`: twice ten, and one.
        let number =
            places.reduce(|before, place| if place == TEN { before * TEN } else { before + place })?;
        (u64::try_from(number).ok()?, after)
    };
    let rest = rest.trim_start();
    let rest = WORDS.iter().find_map(|word| rest.strip_prefix(word))?;
    let marked = rest.trim_start().strip_prefix(['：', ':', '、', '.', '．', '，']);
    let rest = marked.or_else(|| rest.strip_prefix(' ').filter(|rest| begins_text(rest)))?.trim_start();
    (!rest.is_empty()).then_some((number, rest))
}

/// The second number of two and the text, after the first: `.2 Text` of `1.2 Text`, `-2. Text` of `1-2. Text`.
pub(super) fn numbered_part(rest: &str) -> Option<(&str, &str)> {
    const FEWEST_WORDS: usize = 4;
    let is_dashed = rest.starts_with(['-', '–']);
    let rest = rest.strip_prefix(['.', '-', '–'])?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = rest.split_at(digits);
    let marked = rest.strip_prefix(['.', ')']);
    // `2-3 weeks` is a time.
    if is_dashed && marked.is_none() {
        return None;
    }
    let text = marked.unwrap_or(rest).strip_prefix(' ')?.trim_start();
    // `1.5 GB` is an amount, and `1.5 A` may be one; `It is late.` is a sentence.
    let word = text.split(' ').next().unwrap_or_default();
    let begins_sentence = || {
        let mut words = text.split_whitespace();
        let is_small = words.next().is_some_and(|word| !word.chars().skip(1).any(char::is_uppercase));
        let ends = text.trim_end().ends_with(['.', '?', '!', ':']);
        is_small && (ends || words.count() >= FEWEST_WORDS)
    };
    let is_told = word.len() > 2 || marked.is_some() || is_question_line(text) || begins_sentence();
    let is_word = is_told && word.len() < text.len();
    ((1..=2).contains(&digits) && is_word && (is_dashed || begins_text(text))).then_some((number, text))
}
