//! Keypoint's adapter to the local chat: the chat port over its tables.

use async_trait::async_trait;

use super::{
    LIMITS, LocalChat, LocalError, WORKSPACE,
    limits::{check_key, check_message},
    messages::{Spot, announce, check_spot, keypoint_message, message_ref, put, thread_message},
    model::{Body, MessageRecord},
};
use crate::{
    chat::{
        event::ThreadMessage,
        message::Message,
        port::{Chat, ChatError, EffectKey, Lack, Limits, Lookup, MessageRef, Place, Platform},
    },
    practice::Timestamp,
    store::{StoreError, Tx},
};

impl From<LocalError> for ChatError {
    fn from(error: LocalError) -> Self {
        match error {
            LocalError::Missing(what) => Self::Gone(format!("the {what}")),
            LocalError::Refused { what, .. } | LocalError::Broken(what) => Self::Refused(what),
            LocalError::Store(error) => error.into(),
            LocalError::Unsettled(_) => Self::Unknown(error.to_string()),
        }
    }
}

impl From<StoreError> for ChatError {
    fn from(error: StoreError) -> Self {
        if error.is_passing() { Self::Retry(error.to_string()) } else { Self::Refused(error.to_string()) }
    }
}

#[async_trait]
impl Chat for LocalChat {
    fn platform(&self) -> Platform {
        Platform::Local
    }

    fn limits(&self) -> Limits {
        LIMITS
    }

    async fn post(&self, place: &Place, key: &EffectKey, message: &Message) -> Result<MessageRef, ChatError> {
        check_key(key).and_then(|()| check_message(message)).map_err(ChatError::Refused)?;
        let spot = spot(place)?;
        let mut tx = self.store.begin().await?;
        let seq = tx.next_local_seq().await?;
        if let Some(first) = tx.local_record_of_effect(&key.0).await? {
            return Ok(message_ref(&first));
        }
        check_spot(&mut tx, spot).await?;
        let body = Body::Keypoint(message.clone());
        let id =
            put(&mut tx, seq, &keypoint_message(spot, None, Some(&key.0), &body), self.clock.now()).await?;
        self.commit(tx).await?;
        Ok(MessageRef { place: place.clone(), id })
    }

    async fn find(&self, place: &Place, key: &EffectKey, _since: Timestamp) -> Result<Lookup, ChatError> {
        let spot = spot(place)?;
        let mut tx = self.store.read().await?;
        // A key is unique for all times, so there is no need to look at the message's age.
        let found = tx.local_record_of_effect(&key.0).await?;
        let found = found.filter(|message| message.channel == spot.channel && !message.deleted);
        Ok(found.map_or(Lookup::Absent, |message| Lookup::Found(vec![message_ref(&message)])))
    }

    async fn remove(&self, message: &MessageRef) -> Result<(), ChatError> {
        match self.remove_own(&message.id).await {
            Ok(()) | Err(LocalError::Missing(_)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    async fn thread_of(&self, message: &MessageRef) -> Result<Option<String>, ChatError> {
        let root = there(&mut self.store.read().await?, message).await?;
        Ok(root.thread.is_none().then_some(root.id))
    }

    async fn edit(&self, message: &MessageRef, new: &Message) -> Result<(), ChatError> {
        check_message(new).map_err(ChatError::Refused)?;
        let mut tx = self.store.begin().await?;
        let seq = tx.next_local_seq().await?;
        let old = there(&mut tx, message).await?;
        if old.author.is_some() {
            return Err(ChatError::Refused("the message is not Keypoint's".to_owned()));
        }
        let body = Body::Keypoint(new.clone());
        if old.body != body {
            let now = self.clock.now();
            tx.set_local_body(&old.id, &body, now).await?;
            announce(&mut tx, seq, &old, now).await?;
            self.commit(tx).await?;
        }
        Ok(())
    }

    async fn open_thread(
        &self,
        message: &MessageRef,
        _title: &str,
        _until: Timestamp,
    ) -> Result<Option<String>, ChatError> {
        let root = there(&mut self.store.read().await?, message).await?;
        if root.thread.is_some() || root.only_for.is_some() {
            return Err(ChatError::Refused("no thread can hang on this message".to_owned()));
        }
        Ok(Some(root.id))
    }

    async fn acknowledge(&self, message: &MessageRef) -> Result<(), ChatError> {
        let mut tx = self.store.begin().await?;
        let seq = tx.next_local_seq().await?;
        let ticked = there(&mut tx, message).await?;
        if ticked.author.is_none() {
            return Err(ChatError::Refused("the message is Keypoint's own".to_owned()));
        }
        let now = self.clock.now();
        if tx.tick_local_message(&ticked.id, now).await? {
            announce(&mut tx, seq, &ticked, now).await?;
            self.commit(tx).await?;
        }
        Ok(())
    }

    async fn hide(&self, message: &MessageRef) -> Result<(), ChatError> {
        spot(&message.place)?;
        match self.remove_members(&message.id).await {
            Ok(()) | Err(LocalError::Missing(_)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    async fn whisper(
        &self,
        place: &Place,
        to: &str,
        key: &EffectKey,
        message: &Message,
    ) -> Result<bool, ChatError> {
        check_key(key).and_then(|()| check_message(message)).map_err(ChatError::Refused)?;
        let spot = spot(place)?;
        let body = Body::Keypoint(message.clone());
        let mut tx = self.store.begin().await?;
        let seq = tx.next_local_seq().await?;
        check_spot(&mut tx, spot).await?;
        if tx.local_record_of_effect(&key.0).await?.is_none() {
            let note = keypoint_message(spot, Some(to), Some(&key.0), &body);
            put(&mut tx, seq, &note, self.clock.now()).await?;
            self.commit(tx).await?;
        }
        Ok(true)
    }

    async fn read_thread(&self, place: &Place) -> Result<Vec<ThreadMessage>, ChatError> {
        let spot = spot(place)?;
        let Some(thread) = spot.thread else {
            return Err(ChatError::Refused("only threads are read back".to_owned()));
        };
        let mut tx = self.store.read().await?;
        check_spot(&mut tx, spot).await?;
        let name = tx.local_channel_name(spot.channel).await?.ok_or(LocalError::Missing("channel"))?;
        let messages = tx.local_thread_records(thread).await?;
        Ok(messages.into_iter().filter_map(|message| thread_message(message, &name)).collect())
    }

    async fn tell_admins(
        &self,
        place: &Place,
        _to: Option<&str>,
        key: &EffectKey,
        message: &Message,
    ) -> Result<(), ChatError> {
        check_key(key).and_then(|()| check_message(message)).map_err(ChatError::Refused)?;
        let spot = spot(place)?;
        let body = Body::Keypoint(message.clone());
        let mut tx = self.store.begin().await?;
        let mut seq = tx.next_local_seq().await?;
        check_spot(&mut tx, spot).await?;
        let mut told = false;
        for admin in tx.local_members().await?.into_iter().filter(|member| member.admin) {
            // No key of an effect has an `@`, so this one is nobody else's.
            let key = format!("{key}@{}", admin.id);
            if tx.local_record_of_effect(&key).await?.is_some() {
                continue;
            }
            if told {
                seq = tx.next_local_seq().await?;
            }
            let note = keypoint_message(spot, Some(&admin.id), Some(&key), &body);
            put(&mut tx, seq, &note, self.clock.now()).await?;
            told = true;
        }
        if told {
            self.commit(tx).await?;
        }
        Ok(())
    }

    async fn lacks(&self, _place: &Place, _notify: Option<&str>) -> Result<Vec<Lack>, ChatError> {
        Ok(Vec::new())
    }
}

fn spot(place: &Place) -> Result<Spot<'_>, ChatError> {
    if place.workspace != WORKSPACE {
        return Err(ChatError::Gone(format!("the workspace `{}`", place.workspace)));
    }
    Ok(Spot { channel: &place.channel, thread: place.thread.as_deref() })
}

/// The message that is referred to, if it is there.
async fn there(tx: &mut Tx, message: &MessageRef) -> Result<MessageRecord, ChatError> {
    let spot = spot(&message.place)?;
    let record = tx.local_record(&message.id).await?;
    record
        .filter(|record| record.channel == spot.channel && !record.deleted)
        .ok_or_else(|| ChatError::Gone("the message".to_owned()))
}
