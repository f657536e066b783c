//! The labels that documents put before the parts of a question, in the languages that they are in most
//! often: `Answer:`, `Key points to cover:`, `追问`.
//!
//! A label is known by its words alone. What an unknown one means, its place in the document says.

mod labelled;
mod wanted;

use std::sync::LazyLock;

pub(super) use self::labelled::{
    Labelled, asked_and_answer, bare, before_aside, begins_line, counting_line, question_and_answer, split,
    without_marks,
};
pub(super) use self::wanted::{is_asked_in_turn, is_heard, is_on_condition};
use super::vocabulary::{self, Section, section};

/// What a label says of what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Question,
    Answer,
    KeyPoints,
    FollowUps,
    /// More of the prompt: what is given, what must hold, what to choose from.
    Prompt,
    Difficulty,
    Topic,
    /// Hints, references and notes that are no part of a question that is imported.
    Aside,
}

use Label::{Answer, Aside, Difficulty, FollowUps, KeyPoints, Prompt, Question, Topic};

/// A label is not longer than that, in characters.
const LONGEST: usize = 64;

/// The labels that are known by all their words only.
static WHOLE: LazyLock<Vec<(Label, &'static Section)>> = LazyLock::new(|| sections("whole"));

/// The labels that are known wherever their words stand.
static WITHIN: LazyLock<Vec<(Label, &'static Section)>> = LazyLock::new(|| sections("within"));

fn sections(kind: &str) -> Vec<(Label, &'static Section)> {
    let all = [Question, Answer, KeyPoints, FollowUps, Prompt, Difficulty, Topic, Aside];
    let of = |label| (label, vocabulary::section(&format!("{kind} {label:?}")));
    all.into_iter().map(of).filter(|(_, section)| !section.is_empty()).collect()
}

/// What a label says, by its words. None for one that is unknown.
pub(super) fn classify(name: &str) -> Option<Label> {
    const BOTH: [&str; 12] = [
        "question",
        "pregunta",
        "pergunta",
        "frage",
        "вопрос",
        "domand",
        "pytani",
        "質問",
        "問題",
        "问题",
        "問答",
        "질문",
    ];
    let name = words_of(name)?;
    let known = by_all_words(&name).or_else(|| wanted::label(&name));
    if let Some(label) = known.or_else(|| of_level(&name).then_some(KeyPoints)) {
        return Some(label);
    }
    let words = name.split_whitespace().count();
    let found = |(label, section): &(Label, &'static Section)| Some((section.first_word_in(&name)?, *label));
    let ((_, found), label) = WITHIN.iter().filter_map(found).min_by_key(|((place, _), _)| *place)?;
    if label == Answer && (section("no answer").is_in(&name) || has_answers_beside(&name)) {
        return None;
    }
    if label == Answer && section("instruction").is_in(&name) {
        return Some(Prompt);
    }
    // `Answer` in a longer name is one of its words: `The answer to life`.
    let speaks_of_both = BOTH.iter().any(|question| name.contains(question));
    let is_near = label != Answer || words <= 5 && !speaks_of_both || name.starts_with(found) && words <= 6;
    is_near.then_some(label)
}

/// Whether a name is that of what is expected, and says on which level: `L2 expectations`, `Expected for seniors`.
fn of_level(name: &str) -> bool {
    const JOINING: [&str; 8] = ["level", "at", "for", "of", "für", "para", "pour", "для"];
    let is_level = |word: &str| {
        let singular = word.trim_end_matches('s');
        let counted = word.trim_end_matches(|c: char| c.is_ascii_digit());
        word.len() > 1 && section("level tag").has(singular)
            || counted.len() < word.len() && matches!(counted, "" | "l" | "ic")
    };
    if !name.split([' ', '-']).any(is_level) {
        return false;
    }
    let rest: Vec<&str> =
        name.split([' ', '-']).filter(|word| !is_level(word) && !JOINING.contains(word)).collect();
    !rest.is_empty() && section("expected of level").has(&rest.join(" "))
}

/// Whether a name is that of something else with its answers: `Scrum basics and answers`.
fn has_answers_beside(name: &str) -> bool {
    let before = section("with answers").before(name).filter(|before| before.ends_with(' '));
    before.is_some_and(|before| matches!(by_all_words(before.trim_end()), None | Some(Question)))
}

/// Whether a label says that a question follows. By its words alone: no word within a longer name says so.
pub(super) fn is_question(name: &str) -> bool {
    words_of(name).is_some_and(|name| by_all_words(&name) == Some(Question))
}

/// The words of what is short enough for a label, without what is in brackets behind them: that says how hard it is,
/// what it is worth, or how far one has come with it.
fn words_of(name: &str) -> Option<String> {
    if name.len() > LONGEST * 4 {
        return None;
    }
    let name = normal(name);
    if name.is_empty() || name.chars().count() > LONGEST {
        return None;
    }
    Some(match name.rsplit_once(['(', '[']) {
        // What a letter stands for is no level: `P (Producer)`.
        Some((before, inner)) if inner.chars().count() > 1 && inner.starts_with(before.trim_end()) => name,
        Some((before, inner)) if !inner.contains([')', ']']) => before.trim_end().to_owned(),
        _ => name,
    })
}

/// The label that these words are, be it with a number.
fn by_all_words(name: &str) -> Option<Label> {
    let is_mark = |c: char| c.is_ascii_digit() || matches!(c, '#' | ' ' | '.' | '-' | '_');
    let unnumbered = name.trim_end_matches(is_mark);
    let asks = section("whole Question");
    // `The approach`, `My approach`: a question says with its article what it is about.
    let bare = ["the ", "my ", "our "].iter().find_map(|article| unnumbered.strip_prefix(article));
    let is_one = |(label, section): &&(Label, &'static Section)| {
        let is_part = matches!(label, Answer | KeyPoints | FollowUps | Prompt);
        section.has(name) || section.has(unnumbered) || is_part && bare.is_some_and(|bare| section.has(bare))
    };
    // `Scenario / Question`: it is the one as well as the other.
    let is_either = || name.split('/').skip(1).count() > 0 && name.split('/').any(|one| asks.has(one.trim()));
    WHOLE.iter().find(is_one).map(|(label, _)| *label).or_else(|| {
        let bids = section("bidding to ask").has(name);
        (bids || is_either() || counts_kind(name, unnumbered)).then_some(Question)
    })
}

/// Whether a name counts questions of some kind: `Python exercise 3`, `Exercício de laços 3`.
fn counts_kind(name: &str, unnumbered: &str) -> bool {
    const MOST_WORDS: usize = 4;
    const SHORTEST: usize = 4;
    if unnumbered.len() == name.len() || unnumbered.split(' ').nth(MOST_WORDS).is_some() {
        return false;
    }
    let asks = section("whole Question");
    let is_one = |word: Option<&str>| word.is_some_and(|word| word.len() >= SHORTEST && asks.has(word));
    let is_part = || WITHIN.iter().any(|(_, section)| section.first_word_in(name).is_some());
    (is_one(unnumbered.split(' ').next()) || is_one(unnumbered.rsplit(' ').next())) && !is_part()
}

/// Whether a name is that of what is no part of a question, by all its words: `What not to say`.
pub(super) fn is_aside(name: &str) -> bool {
    vocabulary::section("whole Aside").has(&normal(name))
}

/// Whether a name is that of an answer, by all its words: `How to answer`.
pub(super) fn is_answer(name: &str) -> bool {
    vocabulary::section("whole Answer").has(&normal(name))
}

/// Whether the name of a label speaks of an answer, and not of what is in it: `Expected answer`.
pub(super) fn names_answer(name: &str) -> bool {
    let name = normal(name);
    vocabulary::section("within Answer").first_word_in(&name).is_some() && !wanted::ends_as_list(&name)
}

/// Whether the name of a label praises the answer that has what follows it: `A good solution`.
pub(super) fn praises(name: &str) -> bool {
    let name = normal(name);
    let mut words = name.split_whitespace().skip_while(|word| matches!(*word, "a" | "an" | "the"));
    words.next().is_some_and(|word| section("praise").has(word))
}

/// Whether the name of a label says how many points an answer like that earns: `Strong answer (2 points)`.
pub(super) fn is_scored(name: &str) -> bool {
    labelled::without_marks(name.trim()).len() < name.trim().len()
}

/// Whether the name of a label says that an answer like that earns no point: `Concerning answer (0 points)`.
pub(super) fn earns_nothing(name: &str) -> bool {
    let worth = name.trim().rsplit_once(['(', '[']).map(|(_, worth)| worth.split(' ').next());
    worth.flatten() == Some("0")
}

/// Whether the name of a label says no more than that something is expected: `Expected`.
pub(super) fn expects(name: &str) -> bool {
    vocabulary::section("expecting").has(&normal(name))
}

/// Whether the name of a label says that one point follows, and not several: `Key point`.
pub(super) fn names_one_point(name: &str) -> bool {
    vocabulary::section("one point").has(&normal(name))
}

/// Whether the name of a label speaks of a question that is asked on, and not of something further: `Bonus`.
pub(super) fn names_follow_up(name: &str) -> bool {
    vocabulary::section("within FollowUps").first_word_in(&normal(name)).is_some()
}

/// Whether the name of a label says that a task follows: `Your task`.
pub(super) fn names_task(name: &str) -> bool {
    vocabulary::section("task name").has(&normal(name))
}

/// Whether the name of a label bids somebody to ask what follows: `Ask this`.
pub(super) fn bids_to_ask(name: &str) -> bool {
    vocabulary::section("bidding to ask").has(&normal(name))
}

/// The words of a label without markup, marks and symbols around them.
fn normal(name: &str) -> String {
    let is_mark = |c: char| !c.is_alphanumeric();
    name.trim_matches(is_mark).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
