//! Values to offer for an option while a member types, as far as no workspace need be asked.

use super::{COMMANDS, Known};
use crate::chat::{
    command::{
        OptionKind,
        value::{MENU, suggest_items},
    },
    event::Suggestion,
};
use crate::near::ranked;

/// Values that fit an option of this kind and what has been typed so far: at most 25, best first.
/// Empty for members, channels, roles and schedules, which the workspace knows.
#[must_use]
pub fn suggest_static(kind: OptionKind, typed: &str, known: &Known<'_>) -> Vec<Suggestion> {
    let topics = known.topics.iter().map(|topic| topic.0.as_str());
    match kind {
        OptionKind::Topic => {
            let found = ranked(typed.trim(), topics).into_iter().take(MENU);
            found.map(|name| Suggestion { value: name.to_owned(), label: String::new() }).collect()
        }
        OptionKind::Topics => suggest_items(typed, topics),
        _ => kind.suggestions(typed, COMMANDS),
    }
}
