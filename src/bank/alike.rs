//! What says the same: how alike texts are, and key points of one question that cannot be told apart.
//!
//! Texts are compared by their words, without those that every text has. Words in another form count as
//! others, but for a plural, so what is found is what was copied or said twice, rarely what was meant twice.

use std::collections::BTreeSet;

use crate::practice::question::KeyPoint;

/// The share of their words that two key points have in common from which on they say the same. The most
/// that two of one question that ships have is 0.36.
const SAME_POINT: f64 = 0.6;

/// Texts of fewer words have some in common by chance.
pub(super) const TELLING: usize = 5;

/// The words that every text has. `no` and `not` are none of them: they turn what is said.
const COMMON: [&str; 56] = [
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "does", "for", "from", "has",
    "have", "how", "i", "if", "in", "into", "is", "it", "its", "of", "on", "one", "or", "so", "than", "that",
    "the", "their", "them", "then", "there", "they", "this", "to", "was", "we", "what", "when", "where",
    "which", "who", "why", "will", "with", "would", "you", "your", "should", "were", "while", "each",
];

/// The words of a text, as they are compared.
pub(super) fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.map(str::to_lowercase).filter(|word| !COMMON.contains(&word.as_str()));
    words.map(singular).collect()
}

fn singular(word: String) -> String {
    let is_plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    if is_plural { word[..word.len() - 1].to_owned() } else { word }
}

/// Two key points that say the same.
pub(super) fn same_point(one: &KeyPoint, other: &KeyPoint) -> Option<String> {
    for name in names(one) {
        let said = words(name);
        let same = |other: &&str| !said.is_empty() && words(other) == said;
        if let Some(other_name) = names(other).find(same) {
            return Some(if other_name == name {
                format!("both go by `{name}`")
            } else {
                format!("`{name}` and `{other_name}` are the same words")
            });
        }
    }
    let text = |point: &KeyPoint| words(&format!("{} {}", point.name, point.text));
    let (one, other) = (text(one), text(other));
    let common = one.intersection(&other).count();
    let all = one.len() + other.len() - common;
    let is_same = one.len().min(other.len()) >= TELLING && share(common, all) >= SAME_POINT;
    is_same.then(|| format!("they share {} of their words", percent(common, all)))
}

/// What a key point goes by: its name, and the other words for it.
fn names(point: &KeyPoint) -> impl Iterator<Item = &str> {
    std::iter::once(point.name.as_str()).chain(point.aka.iter().map(String::as_str))
}

/// A part of all, of 1.
pub(super) fn share(part: usize, all: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if all == 0 { 0.0 } else { number(part) / number(all) }
}

fn percent(part: usize, all: usize) -> String {
    format!("{} %", part * 100 / all.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(name: &str, text: &str, aka: &[&str]) -> KeyPoint {
        let aka = aka.iter().map(|word| (*word).to_owned()).collect();
        KeyPoint { group: None, name: name.to_owned(), text: text.to_owned(), aka }
    }

    #[test]
    fn case_common_words_and_plurals_do_not_count() {
        assert_eq!(words("The Caches of a server"), words("cache, SERVERS"));
        assert_ne!(words("no network"), words("network"));
        assert_ne!(words("access"), words("acces"));
    }

    #[test]
    fn key_points_that_share_a_name_cannot_be_told_apart() {
        let lease = point("Lease", "a claim that runs out", &["claim with an end"]);
        let other = point("Heartbeat", "who lives says so", &["claims with an end"]);
        assert_eq!(
            same_point(&lease, &other).as_deref(),
            Some("`claim with an end` and `claims with an end` are the same words")
        );
        let other = point("Heartbeat", "who lives says so", &["ping"]);
        assert_eq!(same_point(&lease, &other), None);
    }

    #[test]
    fn key_points_that_say_the_same_are_found_by_their_words() {
        let one = point("Store the key", "the server keeps the key together with the result", &[]);
        let other = point("Keep the key", "the server must store the key, with the result together", &[]);
        assert_eq!(same_point(&one, &other).as_deref(), Some("they share 85 % of their words"));
    }
}
