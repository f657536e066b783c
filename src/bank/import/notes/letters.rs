//! Labels that are such only beside others of their kind: letters, and `Title:`.

use crate::bank::import::{
    labels::Label,
    note::{Note, Tag},
    vocabulary::section,
    words::{self, Asks},
};

/// A letter that means much else is the label of a question only where several are, each with the letter of an answer:
/// `F:` and `A:`.
fn without_rare_letters(notes: &mut [Note]) {
    const RARE: [&str; 2] = ["f", "в"];
    const FEWEST: usize = 2;
    let name = |note: &Note| note.label.as_ref().map(|tag| (tag.name.trim().to_lowercase(), tag.label));
    let is_rare = |note: &Note| name(note).is_some_and(|(name, _)| RARE.contains(&name.as_str()));
    let is_answer = |note: &Note| {
        name(note).is_some_and(|(name, label)| label == Some(Label::Answer) && name.chars().count() == 1)
    };
    let rare = notes.iter().filter(|note| is_rare(note)).count();
    let answered = notes.windows(2).filter(|pair| is_rare(&pair[0]) && is_answer(&pair[1])).count();
    if answered < FEWEST || answered * 10 < rare * 7 {
        for note in notes.iter_mut().filter(|note| is_rare(note)) {
            note.label = None;
        }
    }
}

/// `Title:` before several questions is their label, and elsewhere says what something is called.
fn without_titles(notes: &mut [Note]) {
    const FEWEST: usize = 2;
    let title = |note: &Note| {
        note.label
            .as_ref()
            .filter(|tag| section("title").has(&tag.name.trim().to_lowercase()))
            .map(|tag| words::asks(&tag.rest))
    };
    let titles: Vec<Asks> = notes.iter().filter_map(title).collect();
    let asking = titles.iter().filter(|asks| **asks != Asks::No).count();
    if asking < FEWEST || asking * 2 < titles.len() {
        for note in notes.iter_mut().filter(|note| title(note).is_some()) {
            note.label = None;
        }
    }
}

/// `P0 - Urgent: Mend it at once` says what comes first, and asks nothing.
fn without_priorities(notes: &mut [Note]) {
    for note in notes {
        let is_priority = |tag: &mut Tag| {
            let number = tag.name.trim().strip_prefix(['P', 'p']);
            let is_digit =
                |number: &str| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit());
            tag.label == Some(Label::Question)
                && number.is_some_and(is_digit)
                && words::asks(&tag.rest) == Asks::No
        };
        note.label.take_if(is_priority);
    }
}

/// A letter other than `Q` is the label of a question only where one of those that have it asks.
fn without_silent_letters(notes: &mut [Note]) {
    let is_letter = |tag: &Tag| {
        let name = tag.name.trim().trim_matches(|c: char| !c.is_alphanumeric());
        tag.label == Some(Label::Question) && name.len() == 1 && !name.eq_ignore_ascii_case("q")
    };
    let asks = |note: &Note| {
        note.label.as_ref().is_some_and(|tag| {
            is_letter(tag) && (tag.rest.trim().is_empty() || words::asks(&tag.rest) != Asks::No)
        })
    };
    if !notes.iter().any(asks) {
        for note in notes {
            note.label.take_if(|tag| is_letter(tag));
        }
    }
}

/// A letter alone is the label of an answer only where one is that of a question.
pub(super) fn without_others(notes: &mut [Note]) {
    without_rare_letters(notes);
    without_silent_letters(notes);
    without_priorities(notes);
    without_titles(notes);
    let is_letter = |tag: &Tag| tag.name.trim().chars().count() == 1;
    let is_question = |tag: &Tag| {
        tag.label == Some(Label::Question)
            && tag
                .name
                .trim()
                .chars()
                .next()
                .is_some_and(|c| !c.is_ascii() || c.eq_ignore_ascii_case(&'q') || is_letter(tag))
    };
    if !notes.iter().any(|note| note.label.as_ref().is_some_and(is_question)) {
        let answers = ["a", "r"].map(|letter| (letter, answers_by(notes, letter)));
        let is_answer = |tag: &Tag| answers.iter().any(|(letter, answers)| *answers && is_named(tag, letter));
        for note in notes {
            if note.label.as_ref().is_some_and(|tag| is_letter(tag) && tag.name.is_ascii() && !is_answer(tag))
            {
                note.label = None;
            }
        }
    }
}

fn is_named(tag: &Tag, letter: &str) -> bool {
    tag.name.trim().eq_ignore_ascii_case(letter)
}

/// Whether a letter answers, though none asks: most times right below what asks, or, by `R:`, where a word for a question
/// in some language is there. Nothing that is to be chosen begins with it.
fn answers_by(notes: &[Note], letter: &str) -> bool {
    const FEWEST: usize = 2;
    let is_answer = |note: &Note| note.label.as_ref().is_some_and(|tag| is_named(tag, letter));
    let is_asked = |note: &Note| note.label.as_ref().is_some_and(|tag| tag.label == Some(Label::Question));
    let is_second = |note: &Note| note.label.as_ref().is_some_and(|tag| is_named(tag, "b"));
    let all = notes.iter().filter(|note| is_answer(note)).count();
    let below = notes.windows(2).filter(|pair| pair[0].asks != Asks::No && is_answer(&pair[1])).count();
    letter == "r" && notes.iter().any(is_asked)
        || !notes.iter().any(is_second) && below >= FEWEST && below * 10 >= all * 7
}
