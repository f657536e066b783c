//! What a command may name without choosing it from Slack's list.

use crate::{
    chat::{
        command::OptionKind,
        command_line::{Names, Vocabulary},
        event::KnownNames,
    },
    near::{folded, nearest},
};

/// Somebody or something of the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id in Slack.
    pub id: String,
    /// Its name, without a sign before it.
    pub name: String,
}

/// What a command may name. What Slack itself puts an id in the place of need not be in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The topics of the bank, and the schedules of the workspace.
    pub ours: KnownNames,
    /// Members.
    pub members: Vec<Named>,
    /// Channels.
    pub channels: Vec<Named>,
    /// User groups.
    pub groups: Vec<Named>,
}

impl Known {
    fn listed(&self, kind: OptionKind) -> &[Named] {
        match kind {
            OptionKind::Member => &self.members,
            OptionKind::Channel => &self.channels,
            OptionKind::Role => &self.groups,
            _ => &[],
        }
    }

    fn ours(&self) -> Names {
        let KnownNames { topics, schedules } = self.ours.clone();
        Names { topics, schedules, ..Names::default() }
    }
}

impl Vocabulary for Known {
    fn fits(&self, kind: OptionKind, name: &str) -> bool {
        named(self.listed(kind), name).is_some() || self.ours().fits(kind, name)
    }

    fn nearest(&self, kind: OptionKind, name: &str) -> Option<String> {
        let listed = self.listed(kind);
        if listed.is_empty() {
            return self.ours().nearest(kind, name);
        }
        nearest(name, listed.iter().map(|one| one.name.as_str())).map(str::to_owned)
    }
}

/// The one of this name, in any case.
pub(super) fn named<'a>(listed: &'a [Named], name: &str) -> Option<&'a Named> {
    let wanted = folded(name.trim_start_matches(['@', '#']));
    listed.iter().find(|one| folded(&one.name) == wanted)
}
