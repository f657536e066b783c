//! A platform that fails as it is told to: it stands between the bot and the platform's adapter.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use keypoint::{
    chat::{
        event::ThreadMessage,
        message::Message,
        port::{Chat, ChatError, EffectKey, Lack, Limits, Lookup, MessageRef, Place, Platform},
    },
    practice::Timestamp,
};
use tokio::sync::Notify;

/// What becomes of a post.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// It goes through, and the reply is lost.
    ReplyLost,
    /// It never arrives, and nobody knows.
    RequestLost,
    /// The platform asks to wait.
    RetryAfter(Duration),
    /// The platform refuses it.
    Refused(&'static str),
    /// The channel is gone.
    Gone,
    /// It goes through, and the bot's process is killed.
    KilledAfter,
    /// The bot's process is killed before it is sent.
    KilledBefore,
}

/// The troubles of a platform.
#[derive(Default)]
pub struct Troubles {
    posts: Mutex<VecDeque<Trouble>>,
    edits: Mutex<VecDeque<Trouble>>,
    /// The channel to which posts have to wait, by its id on the platform, and how long.
    busy: Mutex<Option<(String, Duration)>>,
    /// The channel in which posts hang for ever, by its id on the platform.
    hanging: Mutex<Option<String>>,
    unreadable: AtomicBool,
    without_threads: AtomicBool,
    locked_threads: AtomicBool,
    without_ticks: AtomicBool,
    without_hiding: AtomicBool,
    with_pickers: AtomicBool,
    down: AtomicBool,
    killed: Notify,
    /// What went through to the platform. One that knows the keys of posts shows a message once all
    /// the same, and would hide that it was sent twice.
    sent: Mutex<Vec<EffectKey>>,
}

impl Troubles {
    /// The next posts get into these troubles, one each.
    pub fn of_posts(&self, troubles: impl IntoIterator<Item = Trouble>) {
        self.posts.lock().unwrap().extend(troubles);
    }

    /// The next changes of messages get into these troubles, one each.
    pub fn of_edits(&self, troubles: impl IntoIterator<Item = Trouble>) {
        self.edits.lock().unwrap().extend(troubles);
    }

    /// Posts to the channel of this id on the platform have to wait; to none, if none is given.
    pub fn busy_channel(&self, channel: Option<(String, Duration)>) {
        *self.busy.lock().unwrap() = channel;
    }

    /// Posts to the channel of this id on the platform hang for ever; to none, if none is given.
    pub fn hanging_channel(&self, channel: Option<String>) {
        *self.hanging.lock().unwrap() = channel;
    }

    /// Whether the bot may not read what was posted.
    pub fn unreadable(&self, unreadable: bool) {
        self.unreadable.store(unreadable, Ordering::SeqCst);
    }

    /// Whether threads cannot be opened.
    pub fn without_threads(&self, without: bool) {
        self.without_threads.store(without, Ordering::SeqCst);
    }

    /// Whether threads take no messages any more.
    pub fn locked_threads(&self, locked: bool) {
        self.locked_threads.store(locked, Ordering::SeqCst);
    }

    /// Whether the bot may not tick messages.
    pub fn without_ticks(&self, without: bool) {
        self.without_ticks.store(without, Ordering::SeqCst);
    }

    /// The bot may not remove what members write.
    pub fn without_hiding(&self, without: bool) {
        self.without_hiding.store(without, Ordering::SeqCst);
    }

    /// Whether forms have pickers, whatever the platform's have.
    pub fn with_pickers(&self, with: bool) {
        self.with_pickers.store(with, Ordering::SeqCst);
    }

    /// Whether no post gets through, and the platform says so.
    pub fn down(&self, down: bool) {
        self.down.store(down, Ordering::SeqCst);
    }

    /// Returns when the process is to be killed.
    pub async fn killed(&self) {
        self.killed.notified().await;
    }

    /// Whether every trouble has come.
    pub fn are_over(&self) -> bool {
        self.posts.lock().unwrap().is_empty() && self.edits.lock().unwrap().is_empty()
    }

    /// What was sent twice.
    pub fn sent_twice(&self) -> Vec<EffectKey> {
        let sent = self.sent.lock().unwrap();
        let again = |(index, key): (usize, &EffectKey)| sent[..index].contains(key).then(|| key.clone());
        sent.iter().enumerate().filter_map(again).collect()
    }

    /// What a trouble says once the request went through, or did not.
    async fn outcome(&self, trouble: Trouble) -> ChatError {
        match trouble {
            Trouble::ReplyLost | Trouble::RequestLost => {
                ChatError::Unknown("the connection broke".to_owned())
            }
            Trouble::RetryAfter(after) => {
                ChatError::RetryAfter { after, reason: "too many requests".to_owned() }
            }
            Trouble::Refused(why) => ChatError::Refused(why.to_owned()),
            Trouble::Gone => ChatError::Gone("the channel".to_owned()),
            Trouble::KilledAfter | Trouble::KilledBefore => {
                self.killed.notify_one();
                std::future::pending().await
            }
        }
    }
}

impl Trouble {
    fn goes_through(&self) -> bool {
        matches!(self, Self::ReplyLost | Self::KilledAfter)
    }
}

/// A platform in trouble.
pub struct TroubledChat {
    /// The platform.
    pub chat: Arc<dyn Chat>,
    /// Its troubles.
    pub troubles: Arc<Troubles>,
}

#[async_trait]
impl Chat for TroubledChat {
    fn platform(&self) -> Platform {
        self.chat.platform()
    }

    fn limits(&self) -> Limits {
        self.chat.limits()
    }

    async fn learn(&self) -> Result<(), ChatError> {
        self.chat.learn().await
    }

    async fn post(&self, place: &Place, key: &EffectKey, message: &Message) -> Result<MessageRef, ChatError> {
        let hanging = self.troubles.hanging.lock().unwrap().clone();
        if hanging.is_some_and(|channel| channel == place.channel) {
            std::future::pending::<()>().await;
        }
        if self.troubles.down.load(Ordering::SeqCst) {
            return Err(ChatError::Retry("the platform is down".to_owned()));
        }
        let busy = self.troubles.busy.lock().unwrap().clone();
        if let Some((_, after)) = busy.filter(|(channel, _)| *channel == place.channel) {
            return Err(self.troubles.outcome(Trouble::RetryAfter(after)).await);
        }
        if place.thread.is_some() && self.troubles.locked_threads.load(Ordering::SeqCst) {
            return Err(ChatError::Forbidden("the thread is locked".to_owned()));
        }
        let next = self.troubles.posts.lock().unwrap().pop_front();
        if let Some(trouble) = next.clone().filter(|trouble| !trouble.goes_through()) {
            return Err(self.troubles.outcome(trouble).await);
        }
        let sent = self.chat.post(place, key, message).await?;
        self.troubles.sent.lock().unwrap().push(key.clone());
        match next {
            None => Ok(sent),
            Some(trouble) => Err(self.troubles.outcome(trouble).await),
        }
    }

    async fn find(&self, place: &Place, key: &EffectKey, since: Timestamp) -> Result<Lookup, ChatError> {
        if self.troubles.unreadable.load(Ordering::SeqCst) {
            return Ok(Lookup::Unreadable);
        }
        self.chat.find(place, key, since).await
    }

    async fn remove(&self, message: &MessageRef) -> Result<(), ChatError> {
        self.chat.remove(message).await
    }

    async fn thread_of(&self, message: &MessageRef) -> Result<Option<String>, ChatError> {
        self.chat.thread_of(message).await
    }

    async fn edit(&self, message: &MessageRef, new: &Message) -> Result<(), ChatError> {
        let next = self.troubles.edits.lock().unwrap().pop_front();
        let Some(trouble) = next else { return self.chat.edit(message, new).await };
        if trouble.goes_through() {
            self.chat.edit(message, new).await?;
        }
        Err(self.troubles.outcome(trouble).await)
    }

    async fn open_thread(
        &self,
        message: &MessageRef,
        title: &str,
        until: Timestamp,
    ) -> Result<Option<String>, ChatError> {
        if self.troubles.without_threads.load(Ordering::SeqCst) {
            return Ok(None);
        }
        self.chat.open_thread(message, title, until).await
    }

    async fn acknowledge(&self, message: &MessageRef) -> Result<(), ChatError> {
        if self.troubles.without_ticks.load(Ordering::SeqCst) {
            return Err(ChatError::Forbidden("Keypoint may not react here".to_owned()));
        }
        self.chat.acknowledge(message).await
    }

    async fn hide(&self, message: &MessageRef) -> Result<(), ChatError> {
        if self.troubles.without_hiding.load(Ordering::SeqCst) {
            return Err(ChatError::Forbidden("Keypoint may not remove messages here".to_owned()));
        }
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
        if self.troubles.unreadable.load(Ordering::SeqCst) {
            return Err(ChatError::Refused("the thread cannot be read".to_owned()));
        }
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

    async fn reopen_thread(&self, thread: &Place) -> Result<(), ChatError> {
        self.chat.reopen_thread(thread).await
    }

    fn hears_threads(&self) -> bool {
        self.chat.hears_threads()
    }

    fn has_pickers(&self) -> bool {
        self.troubles.with_pickers.load(Ordering::SeqCst) || self.chat.has_pickers()
    }

    async fn is_in(&self, workspace: &str) -> Result<bool, ChatError> {
        self.chat.is_in(workspace).await
    }

    async fn lacks(&self, place: &Place, notify: Option<&str>) -> Result<Vec<Lack>, ChatError> {
        self.chat.lacks(place, notify).await
    }
}
