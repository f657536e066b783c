//! Members and channels of the local chat, and their names.

use super::{
    LocalChat, LocalError, Result, WORKSPACE, WORKSPACE_NAME,
    model::{ChannelView, Happening, MemberView},
    ordered_id,
};
use crate::{
    chat::{
        event::{Actor, MemberRef},
        port::{Place, Platform},
    },
    practice::Timestamp,
    store::Tx,
};

/// The first member: the admin, and who acts where nobody is named.
const FIRST_MEMBER: &str = "Ada";

/// The first channel.
const FIRST_CHANNEL: &str = "interview-practice";

/// The longest name of a member or a channel, in characters: it fits the page's sidebar.
const NAME_CHARS: usize = 40;

/// Names that nobody may take: they would pass for the bot, or for a group.
const RESERVED_NAMES: [&str; 4] = ["keypoint", "everyone", "here", "channel"];

impl LocalChat {
    /// Sees to it that there is a member, the admin, and a channel; gives the oldest channel.
    pub async fn ensure_workspace(&self) -> Result<ChannelView> {
        let mut tx = self.store.begin().await?;
        // The counter's lock keeps two first starts at once apart.
        let seq = tx.next_local_seq().await?;
        let members = tx.local_members().await?;
        if let Some(first) = members.first()
            && let Some(channel) = tx.local_channels(&first.id).await?.into_iter().next()
        {
            return Ok(channel);
        }
        let now = self.clock.now();
        let channel = make_channel(&mut tx, seq, FIRST_CHANNEL, now).await?;
        if members.is_empty() {
            let seq = tx.next_local_seq().await?;
            make_member(&mut tx, seq, FIRST_MEMBER, true, now).await?;
        }
        self.commit(tx).await?;
        Ok(channel)
    }

    /// Every member, in the order in which they came.
    pub async fn members(&self) -> Result<Vec<MemberView>> {
        Ok(self.store.read().await?.local_members().await?)
    }

    /// The member with this id; the first one where none is given.
    pub async fn member(&self, id: Option<&str>) -> Result<MemberView> {
        let mut tx = self.store.read().await?;
        let member = match id {
            Some(id) => tx.local_member(id).await?,
            None => tx.local_members().await?.into_iter().next(),
        };
        member.ok_or(LocalError::Missing("member"))
    }

    /// Adds a member; finds them if they are there already, however their name is capitalised.
    pub async fn add_member(&self, name: &str) -> Result<MemberView> {
        let name = member_name(name)?;
        let mut tx = self.store.begin().await?;
        let seq = tx.next_local_seq().await?;
        let members = tx.local_members().await?;
        if let Some(member) = members.iter().find(|member| same_name(&member.name, &name)) {
            return Ok(member.clone());
        }
        let member = make_member(&mut tx, seq, &name, members.is_empty(), self.clock.now()).await?;
        self.commit(tx).await?;
        Ok(member)
    }

    /// Every channel as a member sees it, in the order in which they were made.
    pub async fn channels(&self, reader: &str) -> Result<Vec<ChannelView>> {
        Ok(self.store.read().await?.local_channels(reader).await?)
    }

    /// Adds a channel; finds it if it is there already.
    pub async fn add_channel(&self, reader: &str, name: &str) -> Result<ChannelView> {
        let name = channel_name(name)?;
        let mut tx = self.store.begin().await?;
        let seq = tx.next_local_seq().await?;
        let channels = tx.local_channels(reader).await?;
        if let Some(channel) = channels.into_iter().find(|channel| channel.name == name) {
            return Ok(channel);
        }
        let channel = make_channel(&mut tx, seq, &name, self.clock.now()).await?;
        self.commit(tx).await?;
        Ok(channel)
    }

    /// A member who acts in a channel, or in the thread on a message of it.
    pub async fn actor(&self, member: &MemberView, channel: &str, thread: Option<&str>) -> Result<Actor> {
        let mut tx = self.store.read().await?;
        let name = tx.local_channel_name(channel).await?.ok_or(LocalError::Missing("channel"))?;
        if let Some(root) = thread {
            let root = tx.local_message(&member.id, root).await?;
            root.filter(|root| root.channel == channel && root.thread.is_none())
                .ok_or(LocalError::Missing("thread"))?;
        }
        Ok(actor(member, channel, thread, name, self.clock.now()))
    }
}

async fn make_member(tx: &mut Tx, seq: i64, name: &str, admin: bool, now: Timestamp) -> Result<MemberView> {
    let member = MemberView { id: format!("m{}", ordered_id(seq)), name: name.to_owned(), admin };
    tx.add_local_member(&member, now).await?;
    tx.add_local_happening(seq, &Happening::Member { id: member.id.clone() }, None, now).await?;
    Ok(member)
}

async fn make_channel(tx: &mut Tx, seq: i64, name: &str, now: Timestamp) -> Result<ChannelView> {
    let id = format!("c{}", ordered_id(seq));
    tx.add_local_channel(&id, name, now).await?;
    tx.add_local_happening(seq, &Happening::Channel { id: id.clone() }, None, now).await?;
    Ok(ChannelView { id, name: name.to_owned(), unread: 0 })
}

/// Tells who acts, and where, in the words of the port.
pub(super) fn actor(
    member: &MemberView,
    channel: &str,
    thread: Option<&str>,
    channel_name: String,
    at: Timestamp,
) -> Actor {
    Actor {
        platform: Platform::Local,
        place: Place {
            workspace: WORKSPACE.to_owned(),
            channel: channel.to_owned(),
            thread: thread.map(str::to_owned),
        },
        workspace_name: WORKSPACE_NAME.to_owned(),
        channel_name,
        member: MemberRef { id: member.id.clone(), name: member.name.clone(), admin: member.admin },
        at,
    }
}

fn same_name(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

fn member_name(text: &str) -> Result<String> {
    let name = text.trim().trim_start_matches('@').split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = (1..=NAME_CHARS).contains(&name.chars().count())
        && name.starts_with(char::is_alphanumeric)
        && name.chars().all(|c| c.is_alphanumeric() || " -_.'’".contains(c));
    if !fits {
        return Err(LocalError::refused(
            "This is no name for a member.",
            format!("Give 1 to {NAME_CHARS} letters and digits; spaces and - _ . ' may stand between them."),
        ));
    }
    if RESERVED_NAMES.iter().any(|reserved| same_name(reserved, &name)) {
        return Err(LocalError::refused(format!("The name {name} is taken."), "Choose another one."));
    }
    Ok(name)
}

fn channel_name(text: &str) -> Result<String> {
    let words = text.trim().trim_start_matches('#').to_lowercase();
    let name = words.split_whitespace().collect::<Vec<_>>().join("-");
    let fits = (1..=NAME_CHARS).contains(&name.chars().count())
        && name.starts_with(char::is_alphanumeric)
        && name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    if fits {
        Ok(name)
    } else {
        Err(LocalError::refused(
            "This is no name for a channel.",
            format!("Give 1 to {NAME_CHARS} letters and digits; - and _ may stand between them."),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_members_are_trimmed_and_lose_the_at_sign() {
        assert_eq!(member_name("  @Grace   Hopper ").unwrap(), "Grace Hopper");
    }

    #[test]
    fn names_of_channels_become_what_can_be_typed_after_a_hash() {
        assert_eq!(channel_name(" #Go Practice ").unwrap(), "go-practice");
    }

    #[test]
    fn names_that_pass_for_the_bot_a_group_or_markup_are_refused() {
        for name in ["", "Keypoint", "EVERYONE", "<b>", "a\u{202e}b", "@", "a,b", &"x".repeat(41)] {
            assert!(member_name(name).is_err(), "{name}");
        }
        for name in ["", "#", "a/b", "<b>", "-", &"x".repeat(41)] {
            assert!(channel_name(name).is_err(), "{name}");
        }
    }
}
