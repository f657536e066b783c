//! Questions of a whole bank that ask nearly what others ask.

use std::collections::HashMap;

use super::{
    alike::{TELLING, share, words},
    load::Loaded,
    problem::Problem,
};
use crate::practice::question::Question;

/// The share of their words that two questions have in common from which on they ask nearly the same. The
/// most that two of the questions that ship have is 0.2.
const SAME_QUESTION: f64 = 0.5;

/// The same for one question that is as good as a part of another, as a share of the shorter one's words.
const PART_OF_QUESTION: f64 = 0.75;

/// Questions that ask nearly the same as another one, each with the first that it is like.
#[must_use]
pub fn near_duplicates(loaded: &Loaded) -> Vec<Problem> {
    let mut numbers = HashMap::new();
    let questions = loaded.bank.questions();
    let said: Vec<Vec<usize>> = questions.iter().map(|question| numbered(question, &mut numbers)).collect();
    let mut problems = Vec::new();
    for (later, words) in said.iter().enumerate() {
        let first = said[..later].iter().position(|other| is_near(words, other));
        let Some(first) = first else { continue };
        let (question, other) = (&questions[later], &questions[first]);
        let Some(spot) = loaded.spots.get(&question.id) else { continue };
        let place = loaded.spots.get(&other.id).map_or_else(String::new, |spot| format!(" ({spot})"));
        let common = in_common(words, &said[first]);
        let message = format!(
            "`{}` asks nearly what `{}`{place} asks: they share {} words of {} and {}; keep one of them, or let \
             this one ask for something else",
            question.id,
            other.id,
            common,
            words.len(),
            said[first].len(),
        );
        problems.push(Problem::warning(&spot.file, spot.line, message));
    }
    problems
}

/// The words of title and prompt, as numbers in order, which are quick to compare.
fn numbered(question: &Question, numbers: &mut HashMap<String, usize>) -> Vec<usize> {
    let mut said: Vec<usize> = words(&format!("{} {}", question.title, question.prompt))
        .into_iter()
        .map(|word| {
            let next = numbers.len();
            *numbers.entry(word).or_insert(next)
        })
        .collect();
    said.sort_unstable();
    said
}

fn is_near(one: &[usize], other: &[usize]) -> bool {
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    if shorter < TELLING {
        return one == other;
    }
    // What is enough for the one is the least that could be enough for the other.
    let common = in_common(one, other);
    share(common, shorter + longer - common) >= SAME_QUESTION || share(common, shorter) >= PART_OF_QUESTION
}

fn in_common(mut one: &[usize], mut other: &[usize]) -> usize {
    let mut common = 0;
    while let (Some((first, rest)), Some((second, others))) = (one.split_first(), other.split_first()) {
        common += usize::from(first == second);
        if first <= second {
            one = rest;
        }
        if second <= first {
            other = others;
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_or_contained_is_near_and_what_shares_a_subject_is_not() {
        let said = |text: &str| {
            let mut numbers: Vec<usize> = text.bytes().map(usize::from).collect();
            numbers.sort_unstable();
            numbers
        };
        assert!(is_near(&said("abcdefgh"), &said("abcdefxy")));
        assert!(is_near(&said("abcde"), &said("abcdefghijklmnop")));
        assert!(!is_near(&said("abcdefgh"), &said("abcuvwxyz")));
        assert!(!is_near(&said("ab"), &said("abc")), "so few words tell nothing");
        assert!(is_near(&said("ab"), &said("ab")));
    }
}
