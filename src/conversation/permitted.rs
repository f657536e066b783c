//! What the bot may do in a channel, asked before something is promised there; and who is an admin.

use super::{Conversation, Interruption, people::Met};
use crate::{
    chat::{
        event::Actor,
        message::ChannelName,
        port::{Lack, Off, Place, Platform},
    },
    practice::answer::AnswerMode,
    render::refusal::Refusal,
    store,
};

impl Conversation {
    /// What the bot lacks in a channel; refuses where it cannot post there at all. A platform that
    /// does not say keeps nobody from anything: the work finds out.
    pub(super) async fn check_permitted(
        &self,
        platform: Platform,
        place: &Place,
        channel: &ChannelName,
        notify: Option<&str>,
        answers: AnswerMode,
    ) -> Result<Vec<Lack>, Interruption> {
        let Some(chat) = self.chats.get(platform) else { return Ok(Vec::new()) };
        let lacks = chat.lacks(place, notify).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "what the bot may do in a channel is not known");
            Vec::new()
        });
        let needed = lacks.into_iter().filter(|lack| lack.is_of_use_for(answers));
        let (blocking, lacks): (Vec<Lack>, Vec<Lack>) = needed.partition(|lack| lack.off == Off::Everything);
        if blocking.is_empty() {
            return Ok(lacks);
        }
        let remedies = blocking.iter().filter_map(|lack| lack.remedy.clone()).collect();
        let permissions = blocking.into_iter().map(|lack| lack.permission).collect();
        Err(Refusal::MayNotPost { channel: channel.clone(), permissions, remedies }.into())
    }

    /// Meets who acts, and refuses whoever is no admin; `command` is what they typed.
    pub(super) async fn meet_admin_for(&self, by: &Actor, command: &str) -> Result<Met, Interruption> {
        if !self.is_admin(by).await? {
            return Err(Refusal::NotAdmin { command: command.to_owned() }.into());
        }
        Ok(self.meet(by).await?)
    }

    /// Whether who acts is an admin: the platform says so, or an admin has named them.
    pub(super) async fn is_admin(&self, by: &Actor) -> store::Result<bool> {
        if by.member.admin {
            return Ok(true);
        }
        self.store.read().await?.is_named_admin(by.platform, &by.place.workspace, &by.member.id).await
    }
}
