//! What members write in threads, on its way to the conversation.
//!
//! A message is kept first and told then, in the order of its changes, each time as it is by then:
//! so what is told last is what stands. What is on its way when the process dies is not lost: the
//! conversation reads the threads of open rounds again when it starts.

use std::{
    collections::{BTreeMap, VecDeque, btree_map::Entry},
    sync::{Arc, Mutex, PoisonError},
};

use crate::chat::{
    event::{Event, Inbox},
    local::{LocalChat, Result, WORKSPACE, model::MessageRecord},
    port::{MessageRef, Place, Platform},
};

/// What a member did to a message of theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// They posted it.
    Posted,
    /// They changed it.
    Edited,
    /// They deleted it.
    Deleted(Box<MessageRecord>),
}

/// Tells the conversation what changed.
pub(super) struct Deliveries {
    chat: Arc<LocalChat>,
    inbox: Arc<dyn Inbox>,
    /// What is to be told of each message; a message that is here has a task that tells it.
    waiting: Mutex<BTreeMap<String, VecDeque<Change>>>,
}

impl Deliveries {
    /// Tells `inbox` of the messages in `chat`.
    pub(super) fn new(chat: Arc<LocalChat>, inbox: Arc<dyn Inbox>) -> Self {
        Self { chat, inbox, waiting: Mutex::default() }
    }

    /// Tells of a change of a message, soon.
    pub(super) fn submit(self: &Arc<Self>, id: String, change: Change) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match waiting.entry(id) {
            Entry::Occupied(entry) => entry.into_mut().push_back(change),
            Entry::Vacant(entry) => {
                let id = entry.key().clone();
                entry.insert(VecDeque::from([change]));
                tokio::spawn(Arc::clone(self).tell_all(id));
            }
        }
    }

    async fn tell_all(self: Arc<Self>, id: String) {
        while let Some(change) = self.next(&id) {
            let told = tokio::spawn(Arc::clone(&self).tell(id.clone(), change)).await;
            match told {
                Ok(Ok(())) => {}
                Ok(Err(error)) => tracing::warn!(%error, message = id, "a message was not told of"),
                Err(error) => tracing::error!(%error, message = id, "telling of a message broke"),
            }
        }
    }

    fn next(&self, id: &str) -> Option<Change> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let change = waiting.get_mut(id)?.pop_front();
        if change.is_none() {
            waiting.remove(id);
        }
        change
    }

    async fn tell(self: Arc<Self>, id: String, change: Change) -> Result<()> {
        let event = match change {
            Change::Deleted(message) => Some(deleted(*message)),
            Change::Posted => self.chat.thread_message(&id).await?.map(Event::Posted),
            Change::Edited => self.chat.thread_message(&id).await?.map(Event::Edited),
        };
        // What is deleted by now is told by that change.
        if let Some(event) = event {
            self.inbox.deliver(event).await;
        }
        Ok(())
    }
}

fn deleted(message: MessageRecord) -> Event {
    let place = Place { workspace: WORKSPACE.to_owned(), channel: message.channel, thread: message.thread };
    Event::Deleted {
        platform: Platform::Local,
        message: MessageRef { place, id: message.id },
        by_machine: false,
    }
}
