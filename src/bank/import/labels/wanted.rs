//! Labels that say in some words of their own what is wanted of an answer, or when to ask on: `A complete answer
//! mentions`, `Good senior answer`, `The candidate should`, `If they mention caching, ask`.
//!
//! They are known by what they speak of and how they end, not by a list of all that people write.

use super::Label;
use crate::bank::import::vocabulary::section;

/// What a label of several words says, in small letters.
pub(super) fn label(name: &str) -> Option<Label> {
    const MOST_WORDS: usize = 12;
    let words: Vec<&str> = words_of(name).collect();
    if words.len() < 2 || words.len() > MOST_WORDS {
        return None;
    }
    if asks_back(&words) || is_asked_in_turn(name) {
        return Some(Label::Aside);
    }
    let said = if section("on condition").has(words[0]) { on_condition(&words) } else { wanted(&words) };
    said.or_else(|| is_ought(&words).then_some(Label::KeyPoints))
        .or_else(|| signs(&words))
        .or_else(|| is_help(&words).then_some(Label::Aside))
        .or_else(|| (is_likeness(&words) || is_heard(name)).then_some(Label::KeyPoints))
        .or_else(|| we_want(&words))
        .or_else(|| goes_on(&words))
}

/// Signs of how well somebody answers: `Positive signals`, `Good example elements`, `Indicadores negativos`.
fn signs(words: &[&str]) -> Option<Label> {
    const MOST_WORDS: usize = 4;
    let is_named = [words.first(), words.last()].into_iter().flatten().any(|word| section("sign").has(word));
    if !is_named || words.len() > MOST_WORDS {
        return None;
    }
    let is = |which: &str| words.iter().any(|word| section(which).has(word));
    if is("bad sign") {
        return Some(Label::Aside);
    }
    is("good sign").then_some(Label::KeyPoints)
}

/// Whether a name says how to help who comes no further, wherever it says when: `Hint if stuck`.
fn is_help(words: &[&str]) -> bool {
    let is_said = |word: &&str| section("on condition").has(word) || section("to help").has(word);
    words.iter().any(|word| section("being stuck").begins(word)) && words.iter().any(is_said)
}

/// Whether a name says how what is good looks: `What "good" sounds like`.
fn is_likeness(words: &[&str]) -> bool {
    let is_seen = |word: &str| matches!(word, "look" | "looks" | "sound" | "sounds");
    let is_said = matches!(words, [.., seen, "like"] if is_seen(seen));
    is_said && words.iter().any(|word| section("praise").has(word))
}

/// Whether a name asks what those who examine want to hear: `Was will der Prüfer hören?`
pub(in crate::bank::import) fn is_heard(name: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let name = name.to_lowercase();
    let words: Vec<&str> = words_of(&name).collect();
    let has = |name: &str| words.iter().skip(1).any(|word| section(name).has(word));
    words.len() <= MOST_WORDS
        && words.first().is_some_and(|first| section("telling what").has(first))
        && has("examiner wants")
        && has("hearing")
        && (has("examining") || has("who wants"))
}

/// What those who ask say that they want: `We hope for`, `What I'm after`, `We'd like to see`.
fn we_want(words: &[&str]) -> Option<Label> {
    const FARTHEST: usize = 2;
    let who = words.iter().position(|word| section("who wants").has(word))?;
    let is_begun = words[..who].iter().all(|word| section("telling what").has(word));
    let mut after = words[who + 1..].iter();
    let wants = after.by_ref().take(FARTHEST).any(|word| section("wanting").has(word));
    // `We like tea` says more than that.
    let ends_so = after.all(|word| section("wanting for").has(word));
    (is_begun && wants && ends_so).then_some(Label::KeyPoints)
}

/// What to ask then, and when there is time for it: `Keep going`, `More to ask`, `If they are quick`.
fn goes_on(words: &[&str]) -> Option<Label> {
    let are_such = words.iter().all(|word| section("going on").has(word) || section("going on in").has(word));
    // `Quick questions` names a section of them.
    let are_named = words.last().is_some_and(|word| matches!(*word, "ones" | "question" | "questions"));
    let says_when = || words.iter().any(|word| matches!(*word, "if" | "when" | "next" | "ask" | "then"));
    (are_such && words.iter().any(|word| section("going on").has(word)) && (!are_named || says_when()))
        .then_some(Label::FollowUps)
}

fn words_of(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty())
}

/// Whether a name says that candidates ask what follows of those who hire them: `Questions for the interviewer`.
pub(in crate::bank::import) fn is_asked_in_turn(name: &str) -> bool {
    section("asked in turn").is_in(&name.to_lowercase())
}

fn asks_back(words: &[&str]) -> bool {
    const LOOKED_AT: usize = 2;
    let is_question = |word: &&str| section("asked words").has(word);
    // `Questions they will ask`: these may be the interviewers.
    let is_person = |word: &&str| *word != "they" && section("wanted of").has(word);
    let mut after = words.iter().skip(1).skip_while(|word| !is_person(word));
    words.iter().take(LOOKED_AT).any(is_question)
        && after.next().is_some()
        && after.any(|word| section("asking back").has(word))
}

/// Whether a label says on which condition to ask on: `If they mention caching, ask`.
pub(in crate::bank::import) fn is_on_condition(name: &str) -> bool {
    let name = name.to_lowercase();
    let first = name.split(|c: char| !c.is_alphanumeric() && c != '\'').next().unwrap_or_default();
    let words: Vec<&str> = words_of(&name).collect();
    section("on condition").has(first) && on_condition(&words) == Some(Label::FollowUps)
}

/// Whether a name says what follows it has or should have: `Ideal answer covers`, `A good response touches on`.
pub(super) fn ends_as_list(name: &str) -> bool {
    let words: Vec<&str> = words_of(name).collect();
    ends_with_act(&words) || words.last().is_some_and(|last| section("ought").has(last))
}

/// Whether words end with what is wanted of an answer, be it with a preposition: `mentions`, `touches on`.
fn ends_with_act(words: &[&str]) -> bool {
    let is_act = |word: &&str| section("wanted act").has(word);
    match words {
        [.., act, more] => is_act(more) || is_act(act) && section("wanting for").has(more),
        _ => words.last().is_some_and(is_act),
    }
}

/// What ought to be said, whoever says it: `Must say`, `Debe mencionar`.
fn is_ought(words: &[&str]) -> bool {
    let is_act = |word: &str| section("wanted act").has(word) || section("ought to").has(word);
    match words {
        [ought, act] => section("ought").has(ought) && is_act(act),
        [ought, act, more] => section("ought").has(ought) && is_act(act) && section("wanting for").has(more),
        _ => false,
    }
}

/// What to do where a candidate comes to something: to ask on, or to help.
fn on_condition(words: &[&str]) -> Option<Label> {
    let last = words.last()?;
    if words.iter().any(|word| section("being stuck").begins(word)) || section("to help").has(last) {
        return Some(Label::Aside);
    }
    let is_of_answer = words.iter().any(|word| section("an answer").has(word));
    (section("to ask on").has(last) || is_of_answer && section("answered so").has(last))
        .then_some(Label::FollowUps)
}

/// What a good answer, or who gives it, has or should have.
fn wanted(words: &[&str]) -> Option<Label> {
    /// Between what is good and the answer stands who gives it.
    const FARTHEST: usize = 3;
    const MOST_MORE: usize = 2;
    let spoken_of = words.iter().position(|word| section("wanted of").has(word))?;
    let before = &words[..spoken_of];
    if words.iter().any(|word| section("not wanted").has(word)) {
        return None;
    }
    let is_praised = before.iter().rev().take(FARTHEST).any(|word| section("praise").has(word));
    let after = &words[spoken_of + 1..];
    let is_act = |word: &&&str| section("wanted act").has(word);
    let ends_so = ends_with_act(after);
    let is_more = |word: &&str| is_act(&word) || section("ought to").has(word);
    let ought = || match after {
        [ought] => section("ought").has(ought),
        [ought, more, rest @ ..] => section("ought").has(ought) && is_more(more) && rest.len() <= MOST_MORE,
        [] => false,
    };
    let is_wanted = if after.is_empty() { is_praised } else { ends_so || ought() };
    is_wanted.then_some(Label::KeyPoints)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_of_an_answer_is_known_in_any_words() {
        for name in [
            "a complete answer mentions",
            "good senior answer",
            "great answers will cover",
            "the candidate should",
            "candidates must be able to",
            "ideal answer covers",
            "eine gute antwort nennt",
            "la respuesta debe",
            "we hope for",
            "what we grade",
            "what i'm after",
            "we'd like to see",
            "was wir erwarten",
            "a decent answer has",
            "a good response touches on",
            "must say",
            "debe mencionar",
            "dobra odpowiedź zawiera",
            "een goed antwoord noemt",
            "what \"good\" sounds like",
            "what does a strong answer look like",
            "was will der prüfer hören?",
            "que veut entendre le jury ?",
            "positive signals",
            "señales positivas",
        ] {
            assert_eq!(label(name), Some(Label::KeyPoints), "{name}");
        }
    }

    #[test]
    fn what_to_ask_where_somebody_comes_to_something_goes_on() {
        assert_eq!(label("if they mention caching, ask"), Some(Label::FollowUps));
        assert_eq!(label("wenn caches genannt werden, frage"), Some(Label::FollowUps));
        for name in ["keep going", "more to ask", "if time is left", "if they are quick", "one level deeper"]
        {
            assert_eq!(label(name), Some(Label::FollowUps), "{name}");
        }
        assert_eq!(label("if they get stuck, ask"), Some(Label::Aside));
        for name in ["if needed, hint", "hint if stuck", "hinweis, wenn jemand festhängt"] {
            assert_eq!(label(name), Some(Label::Aside), "{name}");
        }
    }

    #[test]
    fn what_candidates_ask_is_no_part_of_a_question() {
        for name in ["questions the candidate should ask", "clarifying questions a strong candidate asks"] {
            assert_eq!(label(name), Some(Label::Aside), "{name}");
        }
        for name in
            ["questions to ask candidates", "questions to ask the candidate", "questions they will ask"]
        {
            assert_eq!(label(name), None, "{name}");
        }
    }

    #[test]
    fn signs_that_speak_against_somebody_are_no_part_of_a_question() {
        for name in ["negative signals", "indicadores negativos", "poor evidence", "schlechte anzeichen"] {
            assert_eq!(label(name), Some(Label::Aside), "{name}");
        }
    }

    #[test]
    fn other_names_say_no_such_thing() {
        for name in [
            "answer",
            "complete answer",
            "a weak answer mentions",
            "candidates should not",
            "candidate keys",
            "candidate name",
            "must own a car",
            "if the cache is full",
            "response codes",
            "they differ",
            "they should own their decisions",
            "we like tea",
            "what we have",
            "if they are there",
            "next time",
            "more to read",
            "what it looks like",
            "what users want to see",
            "stack traces",
        ] {
            assert_eq!(label(name), None, "{name}");
        }
    }
}
