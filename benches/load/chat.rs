//! Chats to post to: one that takes everything and keeps nothing, and one that notes when it was asked.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use async_trait::async_trait;
use keypoint::{
    chat::{
        event::ThreadMessage,
        message::Message,
        port::{Chat, ChatError, EffectKey, Lack, Limits, Lookup, MessageRef, Place, Platform},
    },
    clock::{Clock, SystemClock},
    practice::Timestamp,
};
use tokio::sync::watch;

/// A chat that takes everything at once and keeps nothing: what is left is Keypoint's own work. It says
/// that it is Discord, whose workspaces are many.
#[derive(Default)]
pub struct Nowhere {
    /// How many messages each channel and each thread has had, which makes their ids.
    messages: Mutex<HashMap<Place, usize>>,
}

#[async_trait]
impl Chat for Nowhere {
    fn platform(&self) -> Platform {
        Platform::Discord
    }

    fn limits(&self) -> Limits {
        Limits::LEAST
    }

    async fn post(&self, place: &Place, _: &EffectKey, _: &Message) -> Result<MessageRef, ChatError> {
        let mut messages = self.messages.lock().unwrap();
        let number = messages.entry(place.clone()).or_default();
        *number += 1;
        let id = format!("{}-{number}", place.thread.as_ref().unwrap_or(&place.channel));
        Ok(MessageRef { place: place.clone(), id })
    }

    async fn find(&self, _: &Place, _: &EffectKey, _: Timestamp) -> Result<Lookup, ChatError> {
        Ok(Lookup::Absent)
    }

    async fn remove(&self, _: &MessageRef) -> Result<(), ChatError> {
        Ok(())
    }

    async fn thread_of(&self, message: &MessageRef) -> Result<Option<String>, ChatError> {
        Ok(Some(thread_of(&message.id)))
    }

    async fn edit(&self, _: &MessageRef, _: &Message) -> Result<(), ChatError> {
        Ok(())
    }

    async fn open_thread(
        &self,
        message: &MessageRef,
        _: &str,
        _: Timestamp,
    ) -> Result<Option<String>, ChatError> {
        Ok(Some(thread_of(&message.id)))
    }

    async fn acknowledge(&self, _: &MessageRef) -> Result<(), ChatError> {
        Ok(())
    }

    async fn hide(&self, _: &MessageRef) -> Result<(), ChatError> {
        Ok(())
    }

    async fn read_thread(&self, _: &Place) -> Result<Vec<ThreadMessage>, ChatError> {
        Ok(Vec::new())
    }

    async fn tell_admins(
        &self,
        _: &Place,
        _: Option<&str>,
        _: &EffectKey,
        _: &Message,
    ) -> Result<(), ChatError> {
        Ok(())
    }

    async fn lacks(&self, _: &Place, _: Option<&str>) -> Result<Vec<Lack>, ChatError> {
        Ok(Vec::new())
    }
}

/// The thread of a message of [`Nowhere`].
pub fn thread_of(message: &str) -> String {
    format!("{message}-thread")
}

/// Another chat, and when what was asked of it.
pub struct Watched {
    chat: Arc<dyn Chat>,
    /// In which channel each post was asked for, and when.
    posts: Mutex<Vec<(String, Timestamp)>>,
    /// How many posts and ticks it has done.
    posted: watch::Sender<usize>,
    ticked: watch::Sender<usize>,
}

impl Watched {
    pub fn new(chat: Arc<dyn Chat>) -> Arc<Self> {
        Arc::new(Self {
            chat,
            posts: Mutex::default(),
            posted: watch::Sender::default(),
            ticked: watch::Sender::default(),
        })
    }

    /// In which channel each post was asked for, and when.
    pub fn posts(&self) -> Vec<(String, Timestamp)> {
        self.posts.lock().unwrap().clone()
    }

    /// Returns once there were so many posts.
    pub async fn posted(&self, count: usize) {
        self.posted.subscribe().wait_for(|posted| *posted >= count).await.unwrap();
    }

    /// Returns once there were so many ticks.
    pub async fn ticked(&self, count: usize) {
        self.ticked.subscribe().wait_for(|ticked| *ticked >= count).await.unwrap();
    }
}

#[async_trait]
impl Chat for Watched {
    fn platform(&self) -> Platform {
        self.chat.platform()
    }

    fn limits(&self) -> Limits {
        self.chat.limits()
    }

    async fn post(&self, place: &Place, key: &EffectKey, message: &Message) -> Result<MessageRef, ChatError> {
        let now = SystemClock.now();
        let sent = self.chat.post(place, key, message).await?;
        self.posts.lock().unwrap().push((place.channel.clone(), now));
        self.posted.send_modify(|posted| *posted += 1);
        Ok(sent)
    }

    async fn find(&self, place: &Place, key: &EffectKey, since: Timestamp) -> Result<Lookup, ChatError> {
        self.chat.find(place, key, since).await
    }

    async fn remove(&self, message: &MessageRef) -> Result<(), ChatError> {
        self.chat.remove(message).await
    }

    async fn thread_of(&self, message: &MessageRef) -> Result<Option<String>, ChatError> {
        self.chat.thread_of(message).await
    }

    async fn edit(&self, message: &MessageRef, new: &Message) -> Result<(), ChatError> {
        self.chat.edit(message, new).await
    }

    async fn open_thread(
        &self,
        message: &MessageRef,
        title: &str,
        until: Timestamp,
    ) -> Result<Option<String>, ChatError> {
        self.chat.open_thread(message, title, until).await
    }

    async fn acknowledge(&self, message: &MessageRef) -> Result<(), ChatError> {
        self.chat.acknowledge(message).await?;
        self.ticked.send_modify(|ticked| *ticked += 1);
        Ok(())
    }

    async fn hide(&self, message: &MessageRef) -> Result<(), ChatError> {
        self.chat.hide(message).await
    }

    fn hides_messages(&self) -> bool {
        self.chat.hides_messages()
    }

    async fn whisper(
        &self,
        place: &Place,
        to: &str,
        key: &EffectKey,
        message: &Message,
    ) -> Result<bool, ChatError> {
        self.chat.whisper(place, to, key, message).await
    }

    async fn read_thread(&self, place: &Place) -> Result<Vec<ThreadMessage>, ChatError> {
        self.chat.read_thread(place).await
    }

    async fn tell_admins(
        &self,
        place: &Place,
        to: Option<&str>,
        key: &EffectKey,
        message: &Message,
    ) -> Result<(), ChatError> {
        self.chat.tell_admins(place, to, key, message).await
    }

    async fn lacks(&self, place: &Place, notify: Option<&str>) -> Result<Vec<Lack>, ChatError> {
        self.chat.lacks(place, notify).await
    }
}
