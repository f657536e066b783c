//! Which option a value is for, by what it looks like.

use super::{
    token::{Word, joined},
    vocabulary::Vocabulary,
};
use crate::near::nearest;
use crate::{
    chat::command::{CommandSpec, OptionKind, OptionSpec, value::items},
    practice::schedule::{reveal::RevealRule, when::When, zone},
};

/// What decides which option a value of a line is for.
pub(super) struct Fitter<'a> {
    /// Every command.
    pub(super) specs: &'static [CommandSpec],
    /// The command of the line.
    pub(super) spec: &'static CommandSpec,
    /// The names of the workspace and of the bank.
    pub(super) vocabulary: &'a dyn Vocabulary,
}

impl Fitter<'_> {
    /// Whether the text is a whole and right value of the option.
    pub(super) fn is_value(&self, option: &OptionSpec, text: &str) -> bool {
        let kind = option.kind;
        match kind {
            OptionKind::Topic | OptionKind::Schedule => self.vocabulary.fits(kind, text),
            OptionKind::Member | OptionKind::Channel | OptionKind::Role => self
                .vocabulary
                .fits(kind, kind.sign().and_then(|sign| text.strip_prefix(sign)).unwrap_or(text)),
            OptionKind::Topics => {
                let is_topic = |name: &str| self.vocabulary.fits(kind, name);
                let mut parts =
                    text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).peekable();
                parts.peek().is_some() && parts.all(|part| is_topic(part) || items(part).all(is_topic))
            }
            _ => kind.normal(text, self.specs).is_ok(),
        }
    }

    /// Whether these words are a value of the option even without its name before them.
    pub(super) fn is_bare_value(&self, option: &OptionSpec, words: &[Word<'_>]) -> bool {
        let text = joined(words);
        let kind = option.kind;
        match kind {
            // They take what fits nothing else.
            OptionKind::Text | OptionKind::When => false,
            OptionKind::Flag => {
                words.iter().all(|word| !word.quoted) && option.name.eq_ignore_ascii_case(&text)
            }
            OptionKind::Member | OptionKind::Channel | OptionKind::Role => {
                let signed = kind.is_signed(&text);
                // A channel `daily` must not swallow the `daily` of a phrase.
                let may_be_bare = signed || !self.takes_phrase();
                let signed_word = signed && words.len() == 1 && !self.is_shortcut(&text);
                signed_word || (may_be_bare && self.is_value(option, &text))
            }
            // A clock time without a name is part of when, not of the reveal.
            OptionKind::Reveal => matches!(text.parse(), Ok(RevealRule::After(_) | RevealRule::NextSlot)),
            OptionKind::Zone => is_zone_name(&text) && self.is_value(option, &text),
            _ => self.is_value(option, &text),
        }
    }

    /// Whether the command takes a phrase that needs no option's name before it.
    fn takes_phrase(&self) -> bool {
        self.spec.options.iter().any(|option| option.required && option.kind.is_phrase())
    }

    /// Whether the text is a crontab's `@daily`, which looks like a mention, where times may stand.
    fn is_shortcut(&self, text: &str) -> bool {
        self.takes_phrase() && text.parse::<When>().is_ok()
    }

    /// The value of any option that was probably meant.
    pub(super) fn nearest(&self, typed: &str) -> Option<String> {
        let typed = typed.trim_start_matches(['@', '#']);
        self.spec.options.iter().find_map(|option| match option.kind {
            OptionKind::Words(words) | OptionKind::SeveralWords(words) => {
                nearest(typed, words.iter().copied()).map(str::to_owned)
            }
            OptionKind::Flag => nearest(typed, [option.name]).map(str::to_owned),
            kind => self.vocabulary.nearest(kind, typed),
        })
    }
}

impl OptionKind {
    /// Whether it is words that only their sense tells from anything else.
    pub(super) fn is_phrase(self) -> bool {
        matches!(self, Self::When | Self::Text)
    }

    /// Whether one value of it may hold spaces without quotation marks around it.
    pub(super) fn may_hold_spaces(self) -> bool {
        match self {
            // `last week` is `last-week`.
            Self::Words(words) => words.iter().any(|word| word.contains('-')),
            Self::Flag | Self::Date => false,
            _ => true,
        }
    }
}

/// Whether it is a zone's name or the last part of one. Only a right one is worth the search for
/// those that may have been meant.
fn is_zone_name(text: &str) -> bool {
    let wanted = text.replace(' ', "_");
    zone::names().any(|name| {
        let last = name.rsplit_once('/').map_or(name, |(_, last)| last);
        name.eq_ignore_ascii_case(&wanted) || last.eq_ignore_ascii_case(&wanted)
    })
}
