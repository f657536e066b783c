//! Messages in a round's thread: what members write there is their answer. Edits and deletions are
//! followed, replies to other members are talk, and each part that is kept in time gets a tick.

use super::{
    Conversation, Outcome,
    people::{Met, known_place},
};
use crate::{
    chat::{
        event::{Response, ThreadMessage},
        port::{MessageRef, Platform},
    },
    fault,
    jobs::work::{Work, enqueue},
    practice::answer::{Source, is_talk, says_something},
};

impl Conversation {
    pub(super) async fn handle_message(&self, message: &ThreadMessage) -> Outcome {
        let by = &message.by;
        let Some(thread) = &by.place.thread else { return Ok(Response::Nothing) };
        if is_talk(&by.member.id, message.reply_to.as_deref()) || !says_something(&message.text) {
            return Ok(Response::Nothing);
        }
        let Met { workspace, channel, member } = self.meet(by).await?;
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let Some(round) = tx.round_in_thread(channel.id, thread).await? else { return Ok(Response::Nothing) };
        let source = Source::Message(message.message.id.clone());
        let kept =
            self.keep(&mut tx, &workspace, &round, &member, source, message.text.clone(), by.at).await?;
        if !kept.late {
            let work = Work::Acknowledge { message: message.message.clone() };
            enqueue(&mut tx, &self.entropy, workspace.id, &work, now, now).await?;
        }
        fault::point("keep-message.before").await;
        tx.commit().await?;
        fault::point("keep-message.after").await;
        self.waker.wake();
        Ok(Response::Nothing)
    }

    pub(super) async fn handle_deletion(&self, platform: Platform, message: &MessageRef) -> Outcome {
        let Some(thread) = &message.place.thread else { return Ok(Response::Nothing) };
        let mut tx = self.store.begin().await?;
        let Some((workspace, channel)) = known_place(&mut tx, platform, &message.place).await? else {
            return Ok(Response::Nothing);
        };
        let Some(round) = tx.round_in_thread(channel.id, thread).await? else { return Ok(Response::Nothing) };
        self.withdraw_message(&mut tx, &workspace, &round, &message.id).await?;
        fault::point("withdraw.before").await;
        tx.commit().await?;
        fault::point("withdraw.after").await;
        Ok(Response::Nothing)
    }
}
