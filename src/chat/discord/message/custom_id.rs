//! Custom ids: what a button means, and in a posted message its key as well, so that the message is
//! found again.
//!
//! `answer:… | card:…` without the spaces. A message without a button of its own has one that does
//! nothing, whose custom id is only the key.

use crate::chat::{
    action::{Action, MAX_CUSTOM_ID},
    port::EffectKey,
};

/// What parts a meaning from a key; neither holds it.
const PARTING: char = '|';

/// What a custom id means; `None` if it means nothing to this version, or is only a key.
#[must_use]
pub fn read(custom_id: &str) -> Option<Action> {
    let meaning = custom_id.split_once(PARTING).map_or(custom_id, |(meaning, _)| meaning);
    meaning.parse().ok()
}

/// The key that a custom id bears, if it bears one.
#[must_use]
pub fn key_of(custom_id: &str) -> Option<&str> {
    custom_id.split_once(PARTING).map(|(_, key)| key)
}

/// The custom id of an action.
pub(super) fn of(action: &Action) -> String {
    action.to_string()
}

/// The custom id of an action that bears a key as well; `None` if it would be too long.
pub(super) fn with_key(action: &Action, key: &EffectKey) -> Option<String> {
    let custom_id = format!("{action}{PARTING}{key}");
    (custom_id.len() <= MAX_CUSTOM_ID).then_some(custom_id)
}

/// The custom id of what only bears a key.
pub(super) fn of_key(key: &EffectKey) -> String {
    format!("{PARTING}{key}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::ids::RoundId;

    fn round() -> RoundId {
        "0193b3c0-0000-7000-8000-000000000001".parse().unwrap()
    }

    #[test]
    fn a_button_with_a_key_still_means_what_it_means() {
        for action in [Action::Answer(round()), Action::Hint(round()), Action::Reveal(round())] {
            for what in ["card", "prompt", "reveal", "reveal-here"] {
                let key = EffectKey::of_round(what, round(), Some(999));
                let custom_id = with_key(&action, &key).unwrap();
                assert_eq!(read(&custom_id), Some(action.clone()));
                assert_eq!(key_of(&custom_id), Some(key.0.as_str()));
            }
        }
    }

    #[test]
    fn a_key_alone_means_nothing_and_is_found() {
        let key = EffectKey("k".repeat(64));
        assert_eq!(read(&of_key(&key)), None);
        assert_eq!(key_of(&of_key(&key)), Some(key.0.as_str()));
        assert_eq!(key_of(&of(&Action::Answer(round()))), None);
    }

    #[test]
    fn what_does_not_fit_a_custom_id_is_not_cut() {
        assert_eq!(with_key(&Action::Answer(round()), &EffectKey("k".repeat(64))), None);
    }

    #[test]
    fn what_comes_from_outside_may_be_anything() {
        for custom_id in ["", "|", "answer:", "answer:|card", "x|answer:1", "\u{1f600}"] {
            assert_eq!(read(custom_id), None, "{custom_id}");
        }
    }
}
