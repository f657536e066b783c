//! Questions to be answered by a choice, whatever the words above the options are: `5 The heap grows. True or false?`,
//! and right below it `a. True`, `b. False`.
//!
//! What stands above options asks, so it gets the label of a question, with its number, and what is said to be right that
//! of an answer. It knows lines alone.

use std::{collections::HashSet, ops::Range};

use super::{
    choice::{Choice, Style},
    edges::is_rule,
    lists::{List, lists},
    set_out::set_out,
};
use crate::bank::import::{
    labels::{self, Label},
    marks,
    view::{fences::Fences, rewritten::Rewritten},
    vocabulary::section,
    words::{self, Asks},
};

/// A line at which a question begins, its number, and its text.
#[derive(Debug)]
struct Asked {
    at: usize,
    number: Option<u64>,
    text: String,
}

/// What is known of the question above options.
enum Above {
    /// It begins with one of these lines, or several do, of which the last is that with options.
    Plain(Vec<Asked>),
    /// It is all in a heading or in bold.
    Named(Asked),
    /// It is a heading or has a label, and is known by that.
    Known,
    Nothing,
}

/// The lines with labels before such questions, where a document has several.
pub(in crate::bank::import::view) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let is_sure = |list: &List| {
        list.has(|style| matches!(style, Style::Letter | Style::Square(_))) || list.verdict.is_some()
    };
    let all: Vec<List> = lists(lines, &fences).into_iter().filter(is_sure).collect();
    if all.len() < FEWEST {
        return None;
    }
    let is_right = |one: &List| one.choices.iter().any(|choice| choice.is_right || is_verdict(&choice.text));
    let mut asked: Vec<Asked> = Vec::new();
    // Whether options show by themselves that something above them asks.
    let says_so = |one: &List| one.verdict.is_some() || is_right(one) || one.is_boxed_and_lettered();
    let (mut plain, mut sure, mut begins, mut count) = (0usize, 0usize, 0usize, None);
    // Those that are named, and how many of them do not ask by their words.
    let (mut named, mut told) = (Vec::new(), 0usize);
    // Those that have nothing but their options and a number to say that they ask, as the others do.
    let mut counted: Vec<Asked> = Vec::new();
    for one in &all {
        match above(lines, &fences, begins..one.from(), count) {
            Above::Plain(more) => {
                plain += 1;
                let asks = more.last().is_some_and(|last| asks(&last.text));
                sure += usize::from(asks || says_so(one));
                count = more.last().and_then(|last| last.number).or(count);
                asked.extend(more);
            }
            // What asks is known, and what is right may have no other sign than one behind its option.
            Above::Named(name) => {
                let asks = asks(&name.text);
                plain += 1;
                count = name.number.or(count);
                if asks || says_so(one) {
                    (sure, told) = (sure + 1, told + usize::from(!asks));
                    named.push(name);
                } else if name.number.is_some() {
                    counted.push(name);
                }
            }
            Above::Known => return with_right(lines, marked(lines, &all)?),
            Above::Nothing => {}
        }
        begins = one.to();
    }
    // What asks by itself is found by its look, and so is what is like much else.
    if !named.is_empty() && (told == 0 || !are_most(lines, &fences, &named)) {
        return with_right(lines, marked(lines, &all)?);
    }
    if plain * 10 < all.len() * 7 || sure * 10 < all.len() * 7 {
        return None;
    }
    asked.extend(named);
    asked.extend(counted);
    asked.sort_by_key(|one| one.at);
    asked.extend(counted_on(lines, &fences, begins..lines.len(), count));
    Some(write(lines, asked, &all))
}

/// Whether most headings of such levels, or most bold lines, are the names of questions.
fn are_most(lines: &[&str], fences: &Fences, named: &[Asked]) -> bool {
    let look = |line: &str| match line.bytes().take_while(|byte| *byte == b'#').count() {
        0 => is_bold(line).then_some(0),
        level => Some(level),
    };
    let looks: HashSet<usize> = named.iter().filter_map(|one| look(lines[one.at])).collect();
    let is_like = |at: &usize| {
        look(lines[*at]).is_some_and(|look| looks.contains(&look)) && self::named(lines[*at], *at).is_some()
    };
    let all = (0..lines.len()).filter(|at| !fences.is_code(*at)).filter(is_like).count();
    named.len() * 10 >= all * 6
}

/// Whether what stands above options asks by itself, or has a letter as its answer.
fn asks(text: &str) -> bool {
    words::asks(text) != Asks::No || without_letters(text).is_some()
}

fn with_right(lines: &[&str], right: Vec<(usize, String)>) -> Option<Vec<String>> {
    let mut labelled = Rewritten::of(lines);
    for (at, line) in right {
        labelled.set(at, line);
    }
    labelled.lines()
}

fn write(lines: &[&str], mut asked: Vec<Asked>, all: &[List]) -> Vec<String> {
    let mut labelled = Rewritten::of(lines);
    for (at, line) in marked(lines, all).unwrap_or_else(|| in_brackets(&mut asked, lines, all)) {
        labelled.set(at, line);
    }
    let begun: Vec<usize> = asked.iter().map(|one| one.at).collect();
    for one in asked {
        let number = one.number.map(|number| format!(" {number}")).unwrap_or_default();
        let below = if one.text.is_empty() { "\n" } else { "" };
        labelled.set(one.at, format!("\nQuestion{number}: {}{below}", one.text));
    }
    for (at, line) in all.iter().filter_map(|one| one.verdict).flat_map(|verdict| verdict.labelled(lines)) {
        labelled.set(at, line);
    }
    let mut written = labelled.lines().unwrap_or_default();
    set_out(&mut written, lines, &begun);
    written
}

/// Whether an option is that what is told is so: `a) True`.
fn is_verdict(line: &str) -> bool {
    let word = line.rsplit([')', '.', ':', ' ', ']']).find(|word| !word.is_empty());
    word.is_some_and(|word| section("verdicts").has(&word.to_lowercase()))
}

/// The lines of options without what marks one of them as right, and the last ones with an answer below them, where most
/// are marked so: `b) So (correct)`.
fn marked(lines: &[&str], all: &[List]) -> Option<Vec<(usize, String)>> {
    let open: Vec<&List> = all.iter().filter(|one| one.verdict.is_none() && !one.is_ticked()).collect();
    let found: Vec<&List> = open.iter().filter(|one| one.is_signed()).copied().collect();
    (!found.is_empty() && found.len() * 10 >= open.len() * 6).then(|| {
        let mut changed = Vec::new();
        for list in found {
            let right: Vec<&Choice> = list.choices.iter().filter(|choice| choice.is_right).collect();
            let written = |choice: &Choice| choice.written(false).unwrap_or_default();
            changed.extend(right.iter().map(|choice| (choice.at, written(choice))));
            let last = list.choices.last().filter(|last| last.is_right).map(written);
            let last = last.unwrap_or_else(|| lines[list.last()].to_owned());
            let right: Vec<&str> = right.iter().map(|choice| choice.text.as_str()).collect();
            changed.push((list.last(), format!("{last}\n\nAnswer: {}", right.join("\n"))));
        }
        changed
    })
}

/// Takes the letters in brackets out of the questions that most have, and puts them below the options: `Which one? ( B )`.
fn in_brackets(asked: &mut [Asked], lines: &[&str], all: &[List]) -> Vec<(usize, String)> {
    let with_answer = |one: &Asked| {
        let options = all.get(all.partition_point(|options| options.from() <= one.at))?;
        let (text, right) = without_letters(&one.text)?;
        options.verdict.is_none().then(|| (options.last(), text, right))
    };
    let found: Vec<_> = asked.iter().map(with_answer).collect();
    if found.iter().flatten().count() * 10 < asked.len() * 7 {
        return Vec::new();
    }
    let mut changed = Vec::new();
    for (one, found) in asked.iter_mut().zip(found) {
        let Some((last, text, right)) = found else { continue };
        one.text = text;
        changed.push((last, format!("{}\n\nAnswer: {right}", lines[last])));
    }
    changed
}

/// A question with nothing in its last brackets, and the letters that were in them.
fn without_letters(text: &str) -> Option<(String, String)> {
    const MOST: usize = 6;
    let open = text.rfind(['(', '（'])?;
    let mark = text[open..].chars().next()?.len_utf8();
    let inner = text[open + mark..].find([')', '）']).map(|end| &text[open + mark..open + mark + end])?;
    let letters: String =
        inner.chars().filter(|c| !matches!(c, ' ' | ',' | '、' | '，' | '\u{a0}')).collect();
    let are_letters = letters.len() <= MOST && letters.bytes().all(|byte| (b'A'..=b'H').contains(&byte));
    (are_letters && !letters.is_empty()).then(|| {
        (text.replacen(&text[open + mark..open + mark + inner.len()], " ", 1), inner.trim().to_owned())
    })
}

/// What stands above options, below those before them.
fn above(lines: &[&str], fences: &Fences, range: Range<usize>, last: Option<u64>) -> Above {
    let is_edge = |at: &usize| {
        let line = lines[*at].trim();
        !fences.is_code(*at) && (line.starts_with(['#', '<', '|', '>']) || is_rule(line))
    };
    let edge = range.clone().rev().find(is_edge);
    let begins = edge.map_or(range.start, |edge| edge + 1);
    let is_said = |at: &usize| !fences.is_code(*at) && !lines[*at].trim().is_empty();
    let said: Vec<usize> = (begins..range.end).filter(is_said).collect();
    let Some(first) = said.first() else {
        let heading = edge.filter(|edge| lines[*edge].trim_start().starts_with('#'));
        return heading.map_or(Above::Nothing, |at| named(lines[at], at).map_or(Above::Known, Above::Named));
    };
    // What a heading asks may speak of a list between it and its options: `Which of them meets all of these:`
    let asks_of_list = |at: &usize| {
        let text = lines[*at].trim_matches(['#', '*', ' ']);
        lines[*at].starts_with('#') && text.ends_with([':', '：']) && words::asks(text) != Asks::No
    };
    if let Some(at) = edge.filter(|at| asks_of_list(at)) {
        return named(lines[at], at).map_or(Above::Known, Above::Named);
    }
    // `Question 3` is the label of what is below it.
    let label = said.iter().rev().chain(&edge).find_map(|at| Some((*at, counted_by(lines[*at])?)));
    if let Some((at, number)) = label {
        return Above::Plain(vec![Asked { at, number: Some(number), text: String::new() }]);
    }
    if let Some(at) = said.last().copied().filter(|at| is_bold(lines[*at])) {
        return named(lines[at], at).map_or(Above::Known, Above::Named);
    }
    if said.iter().any(|at| is_known(lines[*at])) {
        return Above::Known;
    }
    let mut numbered = counted_on(lines, fences, begins..range.end, last);
    if numbered.is_empty() {
        numbered = counted_on(lines, fences, begins..range.end, Some(0));
    }
    if !numbered.is_empty() {
        return Above::Plain(numbered);
    }
    let paragraphs = said.chunk_by(|a, b| a + 1 == *b);
    let lasts: Vec<usize> = paragraphs.map(|paragraph| paragraph[0]).collect();
    let start = if lasts.len() == 1 {
        // A name may stand right above what asks.
        let names = said.iter().take_while(|at| is_name(lines, **at)).count();
        Some(*said.get(names).unwrap_or(first))
    } else {
        // The last one that asks, else the last one, which may go on with the first option.
        let asks = |at: &&usize| words::asks(marks::text(lines[**at])) != Asks::No;
        lasts.iter().rev().find(asks).or_else(|| lasts.last().filter(|at| !is_label(lines[**at]))).copied()
    };
    start.map_or(Above::Nothing, |at| {
        Above::Plain(vec![Asked { at, number: None, text: marks::text(lines[at]).to_owned() }])
    })
}

/// Whether a line has a label that is known.
fn is_label(line: &str) -> bool {
    labels::split(marks::text(line)).is_some_and(|labelled| labels::classify(labelled.name).is_some())
}

/// Whether a line is short and asks nothing, and the one right below it asks with a mark.
fn is_name(lines: &[&str], at: usize) -> bool {
    const MOST_WORDS: usize = 5;
    let below = lines.get(at + 1).map_or("", |line| line.trim());
    words::asks(lines[at]) == Asks::No
        && lines[at].split_whitespace().count() <= MOST_WORDS
        && below.starts_with(char::is_uppercase)
        && words::asks(below) == Asks::Yes
}

/// What a heading or a bold line asks, unless it is the label of something.
fn named(line: &str, at: usize) -> Option<Asked> {
    let text = line.trim().trim_matches(['#', '*', ' ']);
    if labels::classify(text).is_some() || is_label(text) || counted_by(text).is_some() {
        return None;
    }
    let (number, text) = number(text).map_or((None, text.to_owned()), |(number, text)| (Some(number), text));
    Some(Asked { at, number, text })
}

/// The number of the question that is all that a line counts: `### Question 3`.
fn counted_by(line: &str) -> Option<u64> {
    let name = line.trim().trim_matches(['#', ' ', '*', ':', '.']);
    let digits = name.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    labels::is_question(name).then(|| digits.parse().ok())?
}

/// The lines whose numbers count on, each after the one before it, from the one after a number.
fn counted_on(lines: &[&str], fences: &Fences, range: Range<usize>, after: Option<u64>) -> Vec<Asked> {
    let mut count = after;
    let mut found = Vec::new();
    for at in range.filter(|at| !fences.is_code(*at)) {
        let Some((number, text)) = number(lines[at]) else { continue };
        if count.is_none_or(|count| number == count + 1) {
            count = Some(number);
            found.push(Asked { at, number: count, text });
        }
    }
    found
}

/// Whether all of a line is bold.
fn is_bold(line: &str) -> bool {
    let inner = line.trim().strip_prefix("**").and_then(|line| line.strip_suffix("**"));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains("**"))
}

/// Whether a line is known to be a question by its label, or as it is bold.
fn is_known(line: &str) -> bool {
    let text = marks::text(line);
    is_bold(line)
        || labels::split(text)
            .is_some_and(|labelled| labels::classify(labelled.name) == Some(Label::Question))
}

/// The number that a line begins with, be it without a mark behind it, and the text.
fn number(line: &str) -> Option<(u64, String)> {
    // What is in brackets is what the question speaks of: `(1) The heap grows.`
    if line.trim_start().starts_with(['(', '（', '[', '【']) {
        return None;
    }
    let with_mark = marks::with_blanks(line);
    if let Some((number, text)) = marks::number(&with_mark) {
        return Some((number, text.to_owned()));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let text = line[digits..].trim_start();
    let dashed = text.strip_prefix(['-', '–', '—', ':']).map(str::trim_start);
    let begins = |c: char| c.is_uppercase() || c.is_ascii_digit() || !c.is_ascii();
    let is_text = match dashed {
        Some(dashed) => dashed.contains(char::is_alphabetic),
        None => line[digits..].starts_with(' ') && text.starts_with(begins),
    };
    let text = dashed.unwrap_or(text);
    is_text.then(|| Some((line[..digits].parse().ok()?, text.to_owned())))?
}

#[cfg(test)]
mod tests {
    use super::labelled;

    fn read(text: &str) -> Option<String> {
        labelled(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn what_stands_above_options_is_a_question() {
        let text = "1. It grows.\na) True\nb) False\n-> b\n2 It waits\na) True\nb) False\nAnswer:\n3 Which\nof them?\na) one\nb) two\nAnswer: a";
        let read = read(text).unwrap();
        assert!(read.starts_with("\nQuestion 1: It grows.\na) True\nb) False\n\nAnswer: b\n"), "{read}");
        assert!(read.contains("\n\nQuestion 2: It waits\na) True"), "{read}");
        assert!(read.ends_with("\n\nQuestion 3: Which\nof them?\na) one\nb) two\n\nAnswer: a"), "{read}");
    }

    #[test]
    fn what_marks_the_right_option_is_the_answer() {
        let one = "It waits.\na) So\nb) Thus (correct)\n";
        let text = format!("1. {one}2. {one}3. {one}");
        assert_eq!(read(&text).unwrap().matches("b) Thus\n\nAnswer: b) Thus\n").count(), 3);
        let one = "它是（ AB ）。\nA. 一\nB. 二\n";
        let read = read(&format!("1、{one}2、{one}3、{one}")).unwrap();
        assert_eq!(read.matches("它是（ ）。\nA. 一\nB. 二\n\nAnswer: AB").count(), 3, "{read}");
    }

    #[test]
    fn numbers_within_a_question_begin_none() {
        let one = "What holds of these:\n\n(1) one\n(2) two\n\n- [x] both\n- [ ] none\n\n";
        let text = format!("1. {one}2. {one}3. {one}");
        assert_eq!(read(&text).unwrap().matches("Question").count(), 3);
    }

    #[test]
    fn a_list_between_a_heading_that_asks_and_its_options_is_shown() {
        let one = "### Which of them meets all of these:\n\n1) it floats\n\n2) it sails\n\n- [x] boat\n- [ ] log\n\n";
        assert_eq!(read(&one.repeat(4)), None);
    }

    #[test]
    fn questions_that_are_known_otherwise_stay() {
        let options = "a) one\nb) two\n\n";
        let headings = format!("## Which?\n\n{options}## When?\n\n{options}## Who?\n\n{options}");
        assert_eq!(read(&headings), None);
        assert_eq!(read(&headings.replace("## ", "Q1: ")), None);
        let told = format!("Locks.\n\n{options}Heaps.\n\n{options}Pods.\n\n{options}");
        assert_eq!(read(&told), None);
    }
}
