//! Labels where they stand: at the start of a text, alone on a line, or behind what asks.

use super::{
    LONGEST,
    Label::{self, Answer, Aside, FollowUps, KeyPoints, Prompt, Question},
    classify, is_question,
};
use crate::bank::import::words;

/// A label at the start of a text, and what follows it.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::bank::import) struct Labelled<'a> {
    pub(in crate::bank::import) name: &'a str,
    pub(in crate::bank::import) rest: &'a str,
    /// Whether a colon joins them, or another mark that says the same.
    pub(in crate::bank::import) is_joined: bool,
}

/// Splits a text at the label that it may begin with: `**Name:** rest`, `Name: rest`, `Q1. rest`.
pub(in crate::bank::import) fn split(text: &str) -> Option<Labelled<'_>> {
    let text = text.trim_start().trim_start_matches(|c: char| {
        !c.is_alphanumeric()
            && !matches!(
                c,
                '*' | '_'
                    | '"'
                    | '“'
                    | '`'
                    | '['
                    | '【'
                    | '〔'
                    | '［'
                    | '('
                    | '<'
                    | '¿'
                    | '!'
                    | '$'
                    | '#'
                    | '\''
                    | '.'
                    | '~'
                    | '/'
                    | '-'
            )
    });
    if let Some(bold) = bold_name(text).or_else(|| bold_numbered(text)) {
        return Some(bold);
    }
    if let Some(bracketed) = bracketed(text) {
        return Some(bracketed);
    }
    if let Some(numbered) = numbered(text) {
        return Some(numbered);
    }
    if let Some(dashed) = dashed(text) {
        return Some(dashed);
    }
    let end = text.char_indices().take(LONGEST).find(|(_, c)| matches!(c, ':' | '：' | '\n'))?;
    let name = &text[..end.0];
    let rest = text[end.0..].strip_prefix([':', '：'])?;
    let is_apart = rest.is_empty()
        || rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '"' | '`' | '['))
        || !rest.is_ascii()
        || end.1 == '：'
        || is_glued_question(name, rest);
    // A letter of a formula is no label: `$A$: the actions`.
    let is_name = !name.trim().is_empty()
        && !name.starts_with('$')
        && !name.contains(['?', '？', '`', '|', '"', '[', '。'])
        && (!name.trim_end().contains(". ")
            || name.split_whitespace().count() == 2 && classify(name).is_some());
    (is_apart && is_name).then(|| Labelled { name, rest: rest.trim_start(), is_joined: true })
}

/// Whether a label that says that a question follows is glued to it: `Question:What is a lock?`.
fn is_glued_question(name: &str, rest: &str) -> bool {
    const FEWEST: usize = 5;
    // A letter says less than a word: what follows must end as a question, too.
    let is_letter = || name == "Q" && rest.trim_end_matches([' ', '*', '_']).ends_with(['?', '？']);
    (name.len() >= FEWEST || is_letter())
        && name.starts_with(char::is_uppercase)
        && rest.starts_with(char::is_alphabetic)
        && rest.contains(' ')
        && is_question(name)
}

/// `[Q] Why?`, `【Answer】 text`; in the brackets that only names are set in, any label, be it alone.
fn bracketed(text: &str) -> Option<Labelled<'_>> {
    const LONGEST: usize = 24;
    const PAIRS: [(char, char); 3] = [('【', '】'), ('〔', '〕'), ('［', '］')];
    let of_name = PAIRS.iter().find_map(|(open, close)| text.strip_prefix(*open)?.split_once(*close));
    if let Some((name, rest)) = of_name {
        let is_label = name.chars().count() <= LONGEST && classify(name).is_some();
        let rest = rest.trim_start().trim_start_matches([':', '：']).trim_start();
        return is_label.then_some(Labelled { name, rest, is_joined: true });
    }
    let (name, rest) = text.strip_prefix('[')?.split_once(']')?;
    let is_label = name.len() <= LONGEST
        && matches!(classify(name), Some(Question | Answer))
        && (rest.starts_with(' ') || rest.starts_with(|c: char| !c.is_ascii()))
        && !rest.trim().is_empty();
    is_label.then(|| Labelled { name, rest: rest.trim_start(), is_joined: true })
}

/// `Answer - text`, for labels that are known and no more than two words; and `Q - Why?`, `Q-Why?`, `A- text`.
fn dashed(text: &str) -> Option<Labelled<'_>> {
    const LONGEST: usize = 24;
    if let Some(lettered) = lettered(text) {
        return Some(lettered);
    }
    let is_dash = |(at, c): &(usize, char)| matches!(c, '-' | '–' | '—') && text[..*at].ends_with(' ');
    let end = text.char_indices().take(LONGEST).find(is_dash)?.0;
    let name = text[..end].trim_end();
    if name.contains('(') && !name.contains(')') {
        return None;
    }
    let rest = text[end..].trim_start_matches(['-', '–', '—']).strip_prefix(' ')?;
    let is_label = matches!(classify(name), Some(Question | Answer | KeyPoints | FollowUps))
        && name.chars().count() > 1
        && name.split_whitespace().count() <= 2;
    is_label.then(|| Labelled { name, rest: rest.trim_start(), is_joined: true })
}

/// A letter and a dash before what is asked, or before what answers; what asks with a mark may follow the letter
/// without one. `Q-learning` and `A-Z` are words.
fn lettered(text: &str) -> Option<Labelled<'_>> {
    const FEWEST_WORDS: usize = 4;
    let (name, after) = (text.get(..1)?, text.get(1..)?);
    let dashed = after.trim_start_matches(' ').strip_prefix(['-', '–', '—']);
    let rest = dashed.unwrap_or(after);
    let line = rest.lines().next().unwrap_or_default().trim();
    let is_apart = dashed.is_some() && rest.starts_with([' ', '\t']);
    let begins_so = || words::asks(line.trim_end_matches(['?', ' '])) != words::Asks::No;
    let is_label = match name {
        "Q" if dashed.is_some() => match words::asks(line) {
            words::Asks::Yes => true,
            words::Asks::Perhaps => is_apart || line.starts_with(char::is_uppercase),
            words::Asks::No => false,
        },
        "Q" => after.starts_with(' ') && words::asks(line) == words::Asks::Yes && begins_so(),
        "A" => is_apart && !line.is_empty() || dashed.is_some() && line.split(' ').count() >= FEWEST_WORDS,
        _ => false,
    };
    is_label.then(|| Labelled { name, rest: rest.trim_start(), is_joined: true })
}

fn bold_name(text: &str) -> Option<Labelled<'_>> {
    let mark = ["***", "**", "__", "*", "_"].into_iter().find(|mark| text.starts_with(mark))?;
    let inner = &text[mark.len()..];
    let end = inner.char_indices().take(LONGEST * 2).find(|(at, _)| inner[*at..].starts_with(mark))?.0;
    let name = &inner[..end];
    let rest = inner[end + mark.len()..].trim_start_matches([' ', '\t']);
    if name.trim().is_empty() || name.contains('\n') {
        return None;
    }
    let after = rest
        .strip_prefix([':', '：'])
        .or_else(|| rest.strip_prefix("- "))
        .or_else(|| rest.strip_prefix("– "))
        .or_else(|| rest.strip_prefix("— "))
        .or_else(|| rest.strip_prefix(". ").filter(|_| classify(name).is_some()));
    if let Some((inner, _)) = name.split_once([':', '：']).filter(|(_, more)| !more.trim().is_empty()) {
        // `**Q: Why?**`: the label is within the bold text.
        let is_label = classify(inner).is_some() && !inner.contains('?');
        let rest = name[inner.len()..].trim_start_matches([':', '：', ' ']);
        return (is_label && after.is_none()).then_some(Labelled { name: inner, rest, is_joined: true });
    }
    if let Some(labelled) = numbered(name).filter(|labelled| !labelled.rest.is_empty()) {
        return Some(labelled);
    }
    // `**Q.** Why?`: what joins them may stand within the bold text.
    let is_marked =
        name.trim_end().ends_with(['.', ')']) && matches!(classify(name), Some(Question | Answer));
    // `**Q** Why?`: a letter alone needs no mark.
    let is_letter = mark == "**" && matches!(name, "Q" | "A") && !rest.is_empty() && !rest.starts_with('\n');
    let is_joined = after.is_some() || name.trim_end().ends_with([':', '：']) || is_marked || is_letter;
    let name = name.trim().trim_end_matches([':', '：', '.']);
    let is_label = is_joined || rest.trim().is_empty() || rest.starts_with('\n') || classify(name).is_some();
    is_label.then(|| Labelled { name, rest: after.unwrap_or(rest).trim_start(), is_joined })
}

/// `**Q4. Why does std::mem exist?**`: a number counts what is bold as a question, however long that is and whatever
/// colons are in it.
fn bold_numbered(text: &str) -> Option<Labelled<'_>> {
    let mark = ["**", "__"].into_iter().find(|mark| text.starts_with(mark))?;
    let inner = &text[mark.len()..];
    let name = inner.split(mark).next()?;
    numbered(name).filter(|labelled| !labelled.rest.is_empty() && is_counted(labelled.name))
}

/// Whether the name of a label counts.
fn is_counted(name: &str) -> bool {
    name.ends_with(|c: char| c.is_ascii_digit())
}

/// `Q1. Why?`, `Question 3) Why?`, `Q. Why?`.
fn numbered(text: &str) -> Option<Labelled<'_>> {
    let letters = text.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    if letters == 0 || letters > 40 {
        return None;
    }
    let word = &text[..letters];
    let after = text[letters..].trim_start_matches([' ', '#', '-', '_']);
    let dotted = after.strip_prefix('.').filter(|rest| is_count(rest));
    let after = dotted.unwrap_or(after);
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let name_end = text.len() - after.len() + digits;
    // `Q5* – Why?`: a star behind the number leads to a note.
    let starred = [r"\*", "*", "†"].iter().find_map(|star| text[name_end..].strip_prefix(star));
    let rest = starred.filter(|_| digits > 0).unwrap_or(&text[name_end..]).trim_start_matches([' ']);
    let marks = [':', '.', ')', '：', '、', '．', '-', '–', '—', '|'];
    // `Q#1 Why?` and `Q.1 Why?` need no mark.
    let is_counted = digits > 0
        && text[letters..].trim_start().starts_with(['#', '.'])
        && text[name_end..].starts_with(' ');
    let after_mark =
        rest.strip_prefix(marks).or(is_counted.then_some(text[name_end..].trim_start_matches(marks)))?;
    // `Q.EXPLAIN文`: a word of another script goes on behind the letters.
    let is_of_two_scripts = || {
        let first_word = after_mark.split_whitespace().next().unwrap_or_default();
        word == "Q" && first_word.chars().any(|c| !c.is_ascii() && c.is_alphabetic())
    };
    let is_mark_apart = after_mark.is_empty()
        || after_mark.starts_with(|c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, '*' | '"'))
        || digits > 0
        || is_of_two_scripts();
    // `F1-Score`: no letter but one counts so.
    let is_word = word.chars().count() == 1
        && word != "Q"
        && rest.starts_with('-')
        && after_mark.starts_with(char::is_alphanumeric);
    let is_ans = word.eq_ignore_ascii_case("ans");
    // `Ques. Why?`: the point says that the word goes on.
    let is_cut = letters <= 4 && rest.starts_with('.');
    let is_short = digits > 0 || is_ans || is_cut || letters == 1 && !rest.starts_with('-');
    let is_answer = digits == 0 && (word == "A" || is_ans) && rest.starts_with(['.', ')']) || is_ans && is_counted
        // `A.1 Scope` is a section.
        || (word == "A" || is_ans) && dotted.is_some() && !is_counted;
    let after_mark = after_mark.trim_start_matches('*').trim_start();
    let rest = after_mark.strip_prefix([':', '：']).map_or(after_mark, str::trim_start);
    let name = &text[..name_end];
    (is_short && is_mark_apart && !is_word && (is_answer || is_question(word))).then_some(Labelled {
        name,
        rest,
        is_joined: true,
    })
}

/// Whether a number that counts begins a text: `1) Why?` behind `Q.`, and no `10,000 keys` behind `Q. `.
fn is_count(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_glued = rest.len() < text.len() && rest.starts_with(' ');
    is_glued
        || rest.len() < text.len()
            && rest.starts_with(['.', ')', ':'])
            && !rest[1..].starts_with(char::is_alphanumeric)
}

/// A line that is nothing but the label of a question with its number, with the colon that it lacks: `QUESTION 3`,
/// `Question no. 3`.
pub(in crate::bank::import) fn counting_line(line: &str) -> Option<String> {
    const MOST_DIGITS: usize = 4;
    let text = line.trim_end().trim_end_matches(':');
    let text = without_marks(text);
    let word: String = text.chars().take_while(|c| c.is_alphabetic()).collect();
    if word.chars().count() < 2 || !is_question(&word) {
        return None;
    }
    let rest = text[word.len()..].trim_start().to_lowercase();
    let rest = ["number", "no", "nr"].iter().find_map(|name| rest.strip_prefix(name)).unwrap_or(&rest);
    let digits = rest.trim_start_matches(['.', ':', '#', ' ', '°', 'º', '-']);
    let is_number =
        !digits.is_empty() && digits.len() <= MOST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("{word} {digits}:"))
}

/// A text without what stands in brackets at its end and says what it is worth: `Question 3 (5 marks)`.
pub(in crate::bank::import) fn without_marks(text: &str) -> &str {
    let inner = text.strip_suffix([')', ']']);
    let split = inner.and_then(|inner| inner.rsplit_once(['(', '[']));
    split
        .filter(|(_, worth)| worth.starts_with(|c: char| c.is_ascii_digit()))
        .map_or(text, |(before, _)| before.trim_end())
}

/// A line with the label of a question, split where that of its answer stands in it: `Q: Why? A: So.`
pub(in crate::bank::import) fn question_and_answer(line: &str) -> Option<(&str, &str)> {
    let labelled = split(line).filter(|labelled| labelled.is_joined && !labelled.rest.is_empty())?;
    if !is_question(labelled.name) || !line.ends_with(labelled.rest) {
        return None;
    }
    let ends = [". ", "? ", "! ", "？", "。", "?** ", "?* "];
    split_at_answer(line, line.len() - labelled.rest.len(), &ends)
}

/// A line that asks without a label, split where that of its answer follows the mark: `- Why? Answer: So.`, or that of
/// its key points: `- "Why?" Look for: a reason`. What letters count are options.
pub(in crate::bank::import) fn asked_and_answer(line: &str) -> Option<(&str, String)> {
    const OPTIONS: [&str; 3] = [" B: ", " B. ", " B) "];
    let (question, answer) =
        split_at_answer(line, 0, &["? ", "？", "?** "]).or_else(|| split_at_points(line))?;
    let text = crate::bank::import::marks::text(question);
    let begins = text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '*' | '"' | '`' | '¿'));
    let is_label = answer.starts_with(|c: char| c.is_alphabetic() || matches!(c, '*' | '_'));
    if !begins || !is_label || text.contains('|') || OPTIONS.iter().any(|option| answer.contains(option)) {
        return None;
    }
    // A letter alone is one of options.
    let rest = answer.strip_prefix("A: ").or_else(|| answer.strip_prefix("A. "));
    Some((question, rest.map_or_else(|| answer.to_owned(), |rest| format!("Answer: {rest}"))))
}

/// Splits a line behind the first of these ends that the label of an answer follows.
fn split_at_answer<'a>(line: &'a str, from: usize, ends: &[&str]) -> Option<(&'a str, &'a str)> {
    let is_answer = |inner: &Labelled<'_>| !inner.rest.is_empty() && classify(inner.name) == Some(Answer);
    split_at(line, from, ends, is_answer)
}

/// Splits a line behind a question that a label of few words follows, above its points or before them.
fn split_at_points(line: &str) -> Option<(&str, &str)> {
    const MOST_WORDS: usize = 4;
    const ENDS: [&str; 9] = ["? ", "？", "?** ", "?\" ", "?” ", "?“ ", "?» ", "?\"** ", "?”** "];
    let are_points = |inner: &Labelled<'_>| {
        classify(inner.name) == Some(KeyPoints) && inner.name.split_whitespace().count() <= MOST_WORDS
    };
    split_at(line, 0, &ENDS, are_points)
}

/// Splits a line behind the first of these ends that such a label follows.
fn split_at<'a>(
    line: &'a str,
    from: usize,
    ends: &[&str],
    is_such: impl Fn(&Labelled<'_>) -> bool,
) -> Option<(&'a str, &'a str)> {
    let begins_part =
        |at: &usize| split(&line[*at..]).is_some_and(|inner| inner.is_joined && is_such(&inner));
    let places =
        ends.iter().flat_map(|end| line[from..].match_indices(end).map(|(at, end)| from + at + end.len()));
    let at = places.filter(begins_part).min()?;
    Some((line[..at].trim_end(), &line[at..]))
}

/// A line that is nothing but a label of a part, be it with symbols before it and without a colon: `✅ Green flags`.
pub(in crate::bank::import) fn bare(line: &str) -> Option<(&str, Label)> {
    const MOST_WORDS: usize = 5;
    let name = words::without_symbols(line.trim());
    let is_name = name.starts_with(char::is_alphabetic)
        && name.ends_with(|c: char| c.is_alphabetic() || c == ')')
        && name.split_whitespace().count() <= MOST_WORDS
        && !name.contains([',', '.', ':', '|', '`']);
    let label = if is_name && name.chars().count() > 1 { classify(name)? } else { return None };
    matches!(label, KeyPoints | FollowUps | Aside).then_some((name, label))
}

/// A text without the remark that a label begins behind one of its sentences: `Why? Trap: It never does.`
pub(in crate::bank::import) fn before_aside(text: &str) -> &str {
    let is_remark = |(at, _): &(usize, char)| {
        let rest = text[*at..].strip_prefix(['?', '？', '.', '。', '!']);
        let rest = rest.filter(|rest| rest.starts_with([' ', '\n']) || !rest.is_ascii());
        let labelled = rest.and_then(|rest| split(rest.trim_start()));
        labelled.is_some_and(|labelled| labelled.is_joined && classify(labelled.name) == Some(Aside))
    };
    match text.char_indices().find(is_remark) {
        Some((at, mark)) => &text[..at + mark.len_utf8()],
        None => text,
    }
}

/// Whether a line begins with a label that is known, so that it is no more of the paragraph above it.
pub(in crate::bank::import) fn begins_line(line: &str) -> bool {
    let text = line.trim_start();
    if text.is_empty()
        || !text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '*' | '_' | '[') || !c.is_ascii())
    {
        return false;
    }
    split(text).filter(|labelled| labelled.is_joined).is_some_and(|labelled| {
        !matches!(classify(labelled.name), None | Some(Prompt))
            && labelled.name.split_whitespace().count() <= 6
    })
}
