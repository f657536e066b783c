//! The words by which a text asks something, in the languages that documents are in most often.
//!
//! One text says little: a topic may end with a question mark, and a question may not. What a document does
//! with all its texts is decided elsewhere.

mod invitations;
pub(super) mod numerals;
mod spoken_of;
mod templates;
mod whole;

use self::{
    invitations::invites,
    spoken_of::{names_questions, speaks_of_it},
};
pub(super) use self::{
    templates::{is_blank, is_to_be_scored, is_to_be_ticked},
    whole::{is_all_asked, is_all_told},
};
use super::vocabulary::{Section, section};

/// The marks that end a question.
const MARKS: [char; 6] = ['?', '？', '؟', '❓', '❔', ';'];

/// How far a text asks something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asks {
    No,
    /// It begins as a question or a task does.
    Perhaps,
    /// It ends as a question does, or holds one.
    Yes,
}

/// The text without the letter and the number that count a question before it: `q-39: explain …`.
fn without_count(start: &str) -> &str {
    let Some(after) = start.strip_prefix('q') else { return start };
    let after = after.trim_start_matches(['-', '#', '.', ' ']);
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let text = rest.strip_prefix([':', '.', ')', '-']).filter(|_| rest.len() < after.len());
    text.and_then(|text| text.strip_prefix(' ')).map_or(start, str::trim_start)
}

/// A text without the symbols that it begins with.
pub(super) fn without_symbols(text: &str) -> &str {
    let mut rest = text.trim_start_matches(is_symbol);
    // `:name:`, which code hosts show as a symbol.
    while let Some((name, after)) = rest.strip_prefix(':').and_then(|after| after.split_once(':')) {
        let is_name = !name.is_empty()
            && name.len() <= 40
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+'));
        if !is_name || !after.starts_with(' ') {
            break;
        }
        rest = after.trim_start_matches(is_symbol);
    }
    if rest.is_empty() { text } else { rest }
}

/// Whether a text at the end of a document takes leave of its readers, or speaks of the questions.
pub(super) fn is_closing_remark(plain: &str) -> bool {
    let plain = plain.to_lowercase();
    let text = plain.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '¡');
    section("closing remark").begins(text)
}

/// Whether a text ends with the mark of a question, be it with quotes, brackets or symbols behind that: `“Why?” 🟢`.
pub(super) fn ends_as_question(text: &str) -> bool {
    text.trim_end_matches(|c: char| is_closing(c) || is_symbol(c)).ends_with(['?', '？', '؟'])
}

/// How far a plain text asks something.
pub(super) fn asks(plain: &str) -> Asks {
    let text = plain.trim().trim_end_matches(is_closing);
    if text.is_empty() || is_address(text) {
        return Asks::No;
    }
    let last = text.chars().next_back().unwrap_or(' ');
    if last != ';' && MARKS.contains(&last) && text.chars().count() > 2 {
        return Asks::Yes;
    }
    if invites(text) {
        return Asks::No;
    }
    if asks_candidate(text) {
        return Asks::Yes;
    }
    if text.contains("? ")
        || text.contains("?\"")
        || text.contains("?\n")
        || text.contains('？')
        || text.contains("?)")
        || text.contains("?: ")
    {
        return Asks::Yes;
    }
    let is_name = || speaks_of_it(text) || names_questions(text);
    if (begins_as_task(without_points(text)) || bids(text)) && !is_name() { Asks::Perhaps } else { Asks::No }
}

/// A text without its number and what stands in brackets behind that with a number of its own: `5. (0.5 points) Explain`.
fn without_points(text: &str) -> &str {
    const LONGEST: usize = 20;
    let told = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    let points = told.strip_prefix('(').and_then(|told| told.split_once(')')).filter(|(inner, _)| {
        inner.len() <= LONGEST
            && inner.contains(|c: char| c.is_ascii_digit())
            && inner.contains(char::is_alphabetic)
    });
    points.map_or(text, |(_, rest)| rest.trim_start())
}

/// Whether a text begins as only what is asked in an interview does, which needs no mark: `Tell me about a time when …`.
pub(super) fn asks_candidate(text: &str) -> bool {
    const LOOKED_AT: usize = 60;
    let start: String =
        text.trim_start_matches(|c: char| !c.is_alphabetic()).chars().take(LOOKED_AT).collect();
    section("asked of candidates").begins(&start.to_lowercase())
}

/// Whether what is said bids somebody to tell, after what it is about: `Pick a project and walk me through it`.
fn bids(text: &str) -> bool {
    const LONGEST: usize = 400;
    text.len() <= LONGEST && section("bidding").is_in(&text.to_lowercase())
}

/// A question, and what follows its mark on the same line and asks nothing: `What is a lock? It is held by one.`
pub(super) fn question_and_answer(text: &str) -> Option<(&str, &str)> {
    const FEWEST_WORDS: usize = 3;
    let (question, answer) = text.split_at(text.find("? ")? + 1);
    let answer = answer.trim();
    // `True or false?` asks about what follows it.
    let is_choice = section("deciding").has(question.trim_end_matches('?').trim().to_lowercase().as_str());
    (answer.split_whitespace().count() >= FEWEST_WORDS && asks(answer) == Asks::No && !is_choice)
        .then_some((question, answer))
}

/// Whether a text is nothing but the address of a page.
pub(super) fn is_address(text: &str) -> bool {
    text.starts_with("http") && text.contains("://") && !text.contains(char::is_whitespace)
}

/// Whether a text begins as what is said to a database, in capital letters: `CREATE TABLE users`.
fn is_statement_of_database(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(2).collect();
    let are_loud = words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_uppercase()));
    are_loud && section("said to a database").has(&words.join(" ").to_lowercase())
}

/// What follows a short name and its colon: `LRU cache: Implement one with a fixed size`; or two names with the same dash
/// behind each, `Trees – Search – Implement it`.
pub(super) fn after_name(text: &str) -> Option<&str> {
    let after = |text, mark| behind_name(text, mark).map(|rest| (mark, rest));
    let (mark, rest) = [": ", " - ", " – ", " — "].into_iter().find_map(|mark| after(text, mark))?;
    let last = behind_name(rest, mark).filter(|_| mark != ": " && asks(rest) == Asks::No);
    Some(last.unwrap_or(rest))
}

/// What follows a short name and a mark.
fn behind_name<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    const MOST_WORDS: usize = 4;
    const LEAST_WORDS: usize = 3;
    let (name, rest) = text.split_once(mark)?;
    let is_name = name.split_whitespace().count() <= MOST_WORDS;
    (is_name && rest.split_whitespace().count() >= LEAST_WORDS).then_some(rest)
}

/// Whether it begins as a question or a task does, whatever it ends with.
fn begins_as_task(text: &str) -> bool {
    const LOOKED_AT: usize = 400;
    let start: String = text.chars().take(LOOKED_AT).collect::<String>().to_lowercase();
    if has_level(&start) {
        return true;
    }
    if is_statement_of_database(text) {
        return false;
    }
    let (_, start) = split_tag(numerals::without(&start));
    let start = without_count(start.trim_start_matches(|c: char| !c.is_alphabetic() && c != '¿'));
    if section("anywhere").is_in(start) {
        return true;
    }
    if !start.is_ascii()
        && !is_statement(text)
        && section("anywhere without blanks").is_in(&without_requests(start))
    {
        return true;
    }
    if !is_statement(text) && section("first words").begins_words(start)
        || section("last words").ends_words(start.trim_end_matches(is_closing))
    {
        return true;
    }
    let mut words = start.split_whitespace();
    let first = words.next().unwrap_or_default();
    // What is said under such a name: `How: By a lock`.
    if first.strip_suffix([':', '：']).is_some_and(|name| section("names of parts").has(name)) {
        return false;
    }
    let first = first.trim_end_matches([',', ':', '.']);
    let count = 1 + words.count();
    if count < 2 {
        return false;
    }
    let contracted = first.split_once(['\'', '’']).map_or(first, |(word, _)| word);
    let second = start.split_whitespace().nth(1).unwrap_or_default();
    if matches!(first, "when" | "where" | "who")
        && matches!(second, "to" | "would" | "should" | "do" | "does" | "is" | "are" | "can" | "did")
    {
        return true;
    }
    // What somebody tells of themselves: `How we deploy`.
    if matches!(first, "what" | "how" | "why" | "where" | "when")
        && matches!(second, "we" | "i" | "our" | "i've" | "i’ve" | "we've" | "we’ve" | "i'm" | "i’m")
    {
        return false;
    }
    if first == "share" && matches!(second, "a" | "an" | "how" | "one" | "when" | "your" | "the") && count > 3
    {
        return true;
    }
    if first == "you"
        && matches!(
            second,
            "are"
                | "have"
                | "need"
                | "want"
                | "join"
                | "inherit"
                | "notice"
                | "see"
                | "get"
                | "receive"
                | "work"
                | "run"
        )
    {
        return true;
    }
    if section("before a task").has(first) && bids_after_comma(start, section("setting a task"))
        || section("before what is told").has(first) && bids_after_comma(start, section("telling"))
    {
        return true;
    }
    let is_first = |word: &str| section("first").has(word) && !section("first with mark").has(word);
    is_first(first) || is_first(contracted) || is_long_task(first, count)
}

/// Whether what a comma sets apart is a task, after what it is about: `From the tables below, write a query`.
fn bids_after_comma(start: &str, tasks: &Section) -> bool {
    const FEWEST_WORDS: usize = 3;
    start.match_indices([',', '，']).any(|(at, comma)| {
        let rest = start[at + comma.len()..].trim_start();
        let first = rest.split_whitespace().next().unwrap_or_default();
        tasks.has(first) && rest.split_whitespace().count() >= FEWEST_WORDS
    })
}

/// Whether a sentence of a text asks or bids somebody, wherever it stands: `The pager is silent. Find out why.`
pub(super) fn bids_somewhere(text: &str) -> bool {
    let bids = |sentence: &str| {
        let first = sentence.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        asks(sentence) != Asks::No || section("setting a task").has(&first.to_lowercase())
    };
    let sentences = text.split_inclusive(['.', '!', '?', ';', '\n', '。', '！', '？']).map(str::trim);
    sentences.filter(|sentence| sentence.contains(char::is_whitespace) || !sentence.is_ascii()).any(bids)
}

/// Whether it is two names or more, and asks how they differ: `call vs apply`.
pub(super) fn is_comparison(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    const LONGEST: usize = 60;
    let words = text.split_whitespace().count();
    words <= MOST_WORDS
        && text.len() <= LONGEST
        && !text.trim_end().ends_with(':')
        && [" vs ", " vs. ", " versus ", " v/s "].iter().any(|word| text.contains(word))
}

/// Whether a level stands in brackets before a text: `[M] Compare them`.
pub(super) fn has_level(plain: &str) -> bool {
    let (tag, rest) = split_tag(plain);
    tag.is_some_and(|tag| section("level tag").has(&tag.to_lowercase())) && !rest.trim().is_empty()
}

/// What stands in brackets before a text, and the text: `[M] Compare them`, `(5 points) Compare them`.
fn split_tag(text: &str) -> (Option<&str>, &str) {
    const LONGEST: usize = 30;
    let square = text.strip_prefix('[').and_then(|inner| inner.split_once("] "));
    let round = || text.strip_prefix('(').and_then(|inner| inner.split_once(") "));
    let after = square.or_else(round).or_else(|| text.strip_prefix('（')?.split_once('）'));
    after
        .filter(|(tag, _)| tag.chars().count() <= LONGEST)
        .map_or((None, text), |(tag, rest)| (Some(tag), rest))
}

/// Whether a text in a language without question words at its start says something, by its end or by its length.
fn is_statement(text: &str) -> bool {
    const LONGEST_TASK: usize = 80;
    const ENDS: [&str; 6] = ["다", "です", "ます", "ました", "である", "した"];
    // However long it is, what ends so bids somebody.
    const BIDS: [&str; 7] = ["주세요", "하시오", "하세요", "십시오", "ください", "下さい", "なさい"];
    !BIDS.iter().any(|end| text.ends_with(end))
        && (ENDS.iter().any(|end| text.ends_with(end)) || text.chars().count() > LONGEST_TASK)
}

/// The text without words that only hold another that asks: a request is no plea.
fn without_requests(text: &str) -> String {
    ["请求", "請求", "申请", "申請", "邀请", "邀請"]
        .iter()
        .fold(text.to_owned(), |text, word| text.replace(word, ""))
}

/// Whether a text of so many words that begins with a word of many uses is a task rather than a name.
fn is_long_task(first: &str, words: usize) -> bool {
    words >= 5 && section("first of many").has(first)
}

/// Whether a character only closes what stands before it: quotes, brackets, markup, a full stop.
fn is_symbol(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{2bff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}' | '\u{200d}' | '\u{1f000}'..='\u{1faff}' | ' ')
}

fn is_closing(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '"' | '”'
                | '“'
                | '\''
                | '’'
                | '»'
                | '」'
                | ')'
                | '）'
                | ']'
                | '*'
                | '_'
                | '`'
                | '!'
                | '！'
                | '.'
                | '。'
                | '…'
                | '~'
        )
        || ('\u{1f000}'..='\u{1ffff}').contains(&c)
}

/// Whether what begins as a question does is the title of something to read: `How to pass an interview`.
pub(super) fn is_advice(plain: &str) -> bool {
    let plain = plain.trim_start().to_lowercase();
    section("title of advice").begins(&plain)
}

/// Whether a question is about the code that follows it.
pub(super) fn is_about_code(prompt: &str) -> bool {
    let prompt = prompt.to_lowercase();
    // What is to be queried is answered by the code, whatever that shall return, and so is how something is done.
    !section("writing a query").is_in(&prompt)
        && !asks_for_way(&prompt)
        && section("about code").is_in(&prompt)
}

/// Whether a prompt in small letters asks how something is done, and not what is to be done with code that is given.
pub(super) fn asks_for_way(prompt: &str) -> bool {
    section("asking for a way").begins(prompt) && !section("code given").is_in(prompt)
}

/// Whether it leads back to the top or to the contents.
pub(super) fn is_back_link(plain: &str) -> bool {
    const BACK: [&str; 16] = [
        "top",
        "back",
        "contents",
        "toc",
        "index",
        "up",
        "home",
        "menu",
        "返回",
        "顶部",
        "目录",
        "вверх",
        "наверх",
        "arriba",
        "topo",
        "inicio",
    ];
    let text = plain.to_lowercase();
    let count = text.split_whitespace().count();
    count <= 6
        && text
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| BACK.iter().any(|back| word == *back || !word.is_ascii() && word.contains(back)))
}

#[cfg(test)]
mod tests;
