//! Who acts, and where: known to the store from the first time that they are met.

use super::Conversation;
use crate::{
    chat::{
        event::Actor,
        place::{Place, Platform},
    },
    practice::ids::{ChannelId, MemberId, WorkspaceId},
    store::{Channel, Member, Result, Tx, Workspace},
};

/// Who acts, and where.
pub(super) struct Met {
    pub(super) workspace: Workspace,
    pub(super) channel: Channel,
    pub(super) member: Member,
}

impl Conversation {
    /// Meets who acts: reads what is known of them, and writes only what is new.
    pub(super) async fn meet(&self, by: &Actor) -> Result<Met> {
        if let Some(met) = self.recall(by).await? {
            return Ok(met);
        }
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let workspace = Workspace {
            id: WorkspaceId(self.entropy.id(now)),
            platform: by.platform,
            external: by.place.workspace.clone(),
            name: by.workspace_name.clone(),
            zone: self.zone,
        };
        let workspace = tx.keep_workspace(&workspace, now).await?;
        let channel = Channel {
            id: ChannelId(self.entropy.id(now)),
            workspace: workspace.id,
            external: by.place.channel.clone(),
            name: by.channel_name.clone(),
        };
        let channel = tx.keep_channel(&channel, now).await?;
        let member = Member {
            id: MemberId(self.entropy.id(now)),
            workspace: workspace.id,
            external: by.member.id.clone(),
            name: by.member.name.clone(),
        };
        let member = tx.keep_member(&member, now).await?;
        tx.commit().await?;
        Ok(Met { workspace, channel, member })
    }

    /// Who acts as the store knows them; none if anything about them is new.
    async fn recall(&self, by: &Actor) -> Result<Option<Met>> {
        let mut tx = self.store.read().await?;
        let Some(workspace) = tx.find_workspace(by.platform, &by.place.workspace).await? else {
            return Ok(None);
        };
        let Some(channel) = tx.find_channel(workspace.id, &by.place.channel).await? else { return Ok(None) };
        let Some(member) = tx.find_member(workspace.id, &by.member.id).await? else { return Ok(None) };
        let same = workspace.name == by.workspace_name
            && channel.name == by.channel_name
            && member.name == by.member.name;
        Ok(same.then_some(Met { workspace, channel, member }))
    }
}

/// The workspace and the channel of a place, if they have been met.
pub(super) async fn known_place(
    tx: &mut Tx,
    platform: Platform,
    place: &Place,
) -> Result<Option<(Workspace, Channel)>> {
    let Some(workspace) = tx.find_workspace(platform, &place.workspace).await? else { return Ok(None) };
    let channel = tx.find_channel(workspace.id, &place.channel).await?;
    Ok(channel.map(|channel| (workspace, channel)))
}
