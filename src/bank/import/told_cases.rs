//! The names of documents and sections that hold cases or tasks which are told: `Part 3 – Role play (20 min)`, `Drills for
//! the people on call`.

use super::{inline::unnumbered, vocabulary::section};

/// Whether a name says that cases or tasks are below it, be it beside what else it says, and not how to go about them.
pub(super) fn announces(name: &str) -> bool {
    let name = name.to_lowercase();
    let is_posed = section("posed").first_word_in(&name).is_some() || ends_as_posed(&name);
    is_posed && !section("beside what is posed").is_in(&name)
}

/// Whether a name in small letters, or a part of it, ends with a word for cases or tasks that any text may have elsewhere.
fn ends_as_posed(name: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let ends = |part: &str| {
        let part = unnumbered(part).trim_matches(|c: char| !c.is_alphabetic());
        section("posed at the end").ends_words(part)
    };
    name.split_whitespace().count() <= MOST_WORDS
        && name.split([':', '–', '—', '-', '/', '(', ',', '.', '：', '·', '|']).any(ends)
}

#[cfg(test)]
mod tests {
    use super::announces;

    #[test]
    fn names_of_cases_are_known_wherever_they_stand_and_everyday_words_at_the_end() {
        for name in [
            "Drills for the people on call",
            "Part 3 – Role play (20 min)",
            "2. The task",
            "Task 2",
            "Übungen",
        ] {
            assert!(announces(name), "{name}");
        }
        for name in ["Situational questions", "Task queues", "Use cases", "How to run a case study"] {
            assert!(!announces(name), "{name}");
        }
    }
}
