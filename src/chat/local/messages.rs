//! Messages of the local chat: what members do with theirs, and the notes that one member sees.

use super::{
    LIMITS, LocalChat, LocalError, Result, WORKSPACE,
    files::keep_file,
    limits::{check_message, too_long},
    model::{Body, Happening, MemberView, MessageRecord, MessageView, NewMessage},
    ordered_id,
    people::actor,
};
use crate::{
    chat::{
        event::ThreadMessage,
        message::Message,
        port::{MessageRef, Place},
    },
    practice::Timestamp,
    store::Tx,
};

/// The longest key that a client may give a message, in bytes: a UUID and a prefix fit well.
const CLIENT_KEY_BYTES: usize = 100;

/// A place in the local chat.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    /// The channel.
    pub channel: &'a str,
    /// The message whose thread it is.
    pub thread: Option<&'a str>,
}

/// What a member wants to post.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// Where.
    pub spot: Spot<'a>,
    /// What it says, in Markdown.
    pub text: &'a str,
    /// The message of the same place that it replies to.
    pub reply_to: Option<&'a str>,
    /// Posting with the same key again finds the first message.
    pub key: Option<&'a str>,
}

impl LocalChat {
    /// The messages of a channel outside its threads, oldest first, at most `limit` of those older
    /// than `before`; and whether there are older ones.
    pub async fn messages(
        &self,
        reader: &str,
        channel: &str,
        before: Option<&str>,
        limit: u32,
    ) -> Result<(Vec<MessageView>, bool)> {
        let mut tx = self.store.read().await?;
        tx.local_channel_name(channel).await?.ok_or(LocalError::Missing("channel"))?;
        let mut messages = tx.local_channel_messages(reader, channel, before, limit + 1).await?;
        let more = messages.len() > limit as usize;
        messages.truncate(limit as usize);
        messages.reverse();
        Ok((messages, more))
    }

    /// A message as a member sees it.
    pub async fn message(&self, reader: &str, id: &str) -> Result<MessageView> {
        self.store.read().await?.local_message(reader, id).await?.ok_or(LocalError::Missing("message"))
    }

    /// A message that a thread may hang on, and the messages of its thread, oldest first.
    pub async fn thread(&self, reader: &str, root: &str) -> Result<(MessageView, Vec<MessageView>)> {
        let mut tx = self.store.read().await?;
        let root = tx.local_message(reader, root).await?.ok_or(LocalError::Missing("message"))?;
        if let Some(thread) = &root.thread {
            return Err(LocalError::refused(
                "This message is itself in a thread.",
                format!("Ask for the thread of message {thread}."),
            ));
        }
        let messages = tx.local_thread_messages(reader, &root.id).await?;
        Ok((root, messages))
    }

    /// Posts a member's message; whether it is a new one.
    pub async fn say(&self, author: &MemberView, draft: Draft<'_>) -> Result<(MessageView, bool)> {
        check_text(draft.text)?;
        // The keys of one member's client are not another one's.
        let client_key = draft.key.map(|key| client_key(&author.id, key)).transpose()?;
        let mut tx = self.store.begin().await?;
        let seq = tx.next_local_seq().await?;
        if let Some(key) = client_key.as_deref()
            && let Some(first) = tx.local_record_of_client(key).await?
        {
            let first =
                tx.local_message(&author.id, &first.id).await?.ok_or(LocalError::Missing("message"))?;
            return Ok((first, false));
        }
        check_spot(&mut tx, draft.spot).await?;
        if let Some(id) = draft.reply_to {
            check_reply(&mut tx, draft.spot, id).await?;
        }
        let message = NewMessage {
            channel: draft.spot.channel,
            thread: draft.spot.thread,
            author: Some(&author.id),
            only_for: None,
            effect_key: None,
            client_key: client_key.as_deref(),
            body: &Body::Markdown(draft.text.to_owned()),
            reply_to: draft.reply_to,
        };
        let id = put(&mut tx, seq, &message, self.clock.now()).await?;
        // Who writes has seen what stands above.
        tx.mark_local_read(&author.id, draft.spot.thread.unwrap_or(draft.spot.channel), &id).await?;
        let view = tx.local_message(&author.id, &id).await?.ok_or(LocalError::Missing("message"))?;
        self.commit(tx).await?;
        Ok((view, true))
    }

    /// Changes what a member's own message says; whether that was news.
    pub async fn change(&self, author: &MemberView, id: &str, text: &str) -> Result<(MessageView, bool)> {
        check_text(text)?;
        let mut tx = self.store.begin().await?;
        let seq = tx.next_local_seq().await?;
        let message = own_message(&mut tx, author, id).await?;
        if message.author.is_none() {
            return Err(LocalError::refused(
                "This message is Keypoint's.",
                "You can change your own messages.",
            ));
        }
        let body = Body::Markdown(text.to_owned());
        let news = message.body != body;
        if news {
            let now = self.clock.now();
            tx.set_local_body(id, &body, now).await?;
            announce(&mut tx, seq, &message, now).await?;
        }
        let view = tx.local_message(&author.id, id).await?.ok_or(LocalError::Missing("message"))?;
        if news {
            self.commit(tx).await?;
        }
        Ok((view, news))
    }

    /// Deletes a member's own message, or a note for them; gives what was there.
    pub async fn delete(&self, author: &MemberView, id: &str) -> Result<MessageRecord> {
        let mut tx = self.store.begin().await?;
        let seq = tx.next_local_seq().await?;
        let message = own_message(&mut tx, author, id).await?;
        self.withdraw(tx, seq, &message).await?;
        Ok(message)
    }

    /// Deletes a message of Keypoint's own.
    pub(super) async fn remove_own(&self, id: &str) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let seq = tx.next_local_seq().await?;
        let message = tx.local_record(id).await?.filter(|message| !message.deleted);
        let message = message.ok_or(LocalError::Missing("message"))?;
        if message.author.is_some() {
            return Err(LocalError::Broken(
                "only Keypoint's own messages are Keypoint's to remove".to_owned(),
            ));
        }
        self.withdraw(tx, seq, &message).await
    }

    /// Deletes a message of a member's, for Keypoint.
    pub(super) async fn remove_members(&self, id: &str) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let seq = tx.next_local_seq().await?;
        let message = tx.local_record(id).await?.filter(|message| !message.deleted);
        let message = message.ok_or(LocalError::Missing("message"))?;
        if message.author.is_none() {
            return Err(LocalError::Broken("the message is Keypoint's own".to_owned()));
        }
        self.withdraw(tx, seq, &message).await
    }

    /// Deletes a message, and records that it is gone. `seq` is a fresh number.
    async fn withdraw(&self, mut tx: Tx, seq: i64, message: &MessageRecord) -> Result<()> {
        let now = self.clock.now();
        tx.delete_local_message(&message.id, now).await?;
        tx.drop_local_file(&message.id).await?;
        announce(&mut tx, seq, message, now).await?;
        let (thread, only_for) = (message.thread.as_deref(), message.only_for.as_deref());
        announce_root(&mut tx, &message.channel, thread, only_for, now).await?;
        self.commit(tx).await
    }

    /// Marks a place as read: up to a message of it, or all of it.
    pub async fn read(&self, reader: &str, spot: Spot<'_>, up_to: Option<&str>) -> Result<()> {
        let mut tx = self.store.begin().await?;
        tx.local_channel_name(spot.channel).await?.ok_or(LocalError::Missing("channel"))?;
        if let Some(root) = spot.thread {
            let root = tx.local_message(reader, root).await?;
            root.filter(|root| root.channel == spot.channel && root.thread.is_none())
                .ok_or(LocalError::Missing("thread"))?;
        }
        let up_to = match up_to {
            Some(id) => {
                let message = tx.local_message(reader, id).await?;
                let in_spot = |message: &MessageView| {
                    let here = message.channel == spot.channel && message.thread.as_deref() == spot.thread;
                    // A thread is read from the message that it hangs on.
                    here || spot.thread == Some(id)
                };
                message.filter(in_spot).ok_or(LocalError::Missing("message"))?.id
            }
            None => ordered_id(tx.local_seq().await?),
        };
        if tx.mark_local_read(reader, spot.thread.unwrap_or(spot.channel), &up_to).await? {
            self.commit(tx).await?;
        }
        Ok(())
    }

    /// Posts a note of Keypoint's that one member sees.
    pub async fn note(&self, reader: &str, spot: Spot<'_>, note: &Message) -> Result<MessageView> {
        check_message(note).map_err(LocalError::Broken)?;
        let mut tx = self.store.begin().await?;
        let seq = tx.next_local_seq().await?;
        check_spot(&mut tx, spot).await?;
        let body = Body::Keypoint(note.clone());
        let id =
            put(&mut tx, seq, &keypoint_message(spot, Some(reader), None, &body), self.clock.now()).await?;
        keep_file(&mut tx, &id, note, self.clock.now()).await?;
        let view = tx.local_message(reader, &id).await?.ok_or(LocalError::Missing("message"))?;
        self.commit(tx).await?;
        Ok(view)
    }

    /// Replaces a note of Keypoint's that one member sees.
    pub async fn replace_note(&self, reader: &str, id: &str, note: &Message) -> Result<MessageView> {
        let replaced = self.replace_note_that_says(reader, id, None, note).await?;
        replaced.ok_or(LocalError::Missing("message"))
    }

    /// The same, as long as the note says what it said; none if it says something else by now.
    pub(super) async fn replace_note_that_says(
        &self,
        reader: &str,
        id: &str,
        said: Option<&Message>,
        note: &Message,
    ) -> Result<Option<MessageView>> {
        check_message(note).map_err(LocalError::Broken)?;
        let mut tx = self.store.begin().await?;
        let seq = tx.next_local_seq().await?;
        let old = tx.local_record(id).await?.ok_or(LocalError::Missing("message"))?;
        if old.deleted || old.author.is_some() || old.only_for.as_deref() != Some(reader) {
            return Err(LocalError::Missing("message"));
        }
        if let Some(said) = said {
            let shown = tx.local_message(reader, id).await?.ok_or(LocalError::Missing("message"))?;
            if shown.body != Body::Keypoint(said.clone()) {
                return Ok(None);
            }
        }
        let now = self.clock.now();
        tx.set_local_body(id, &Body::Keypoint(note.clone()), now).await?;
        keep_file(&mut tx, id, note, now).await?;
        announce(&mut tx, seq, &old, now).await?;
        let view = tx.local_message(reader, id).await?.ok_or(LocalError::Missing("message"))?;
        self.commit(tx).await?;
        Ok(Some(view))
    }

    /// A member's message in a thread as it is now, in the words of the port. None if it is
    /// deleted, in no thread, or for one member alone.
    pub async fn thread_message(&self, id: &str) -> Result<Option<ThreadMessage>> {
        let mut tx = self.store.read().await?;
        let Some(message) = tx.local_record(id).await? else { return Ok(None) };
        let name = tx.local_channel_name(&message.channel).await?.ok_or(LocalError::Missing("channel"))?;
        let in_thread = !message.deleted && message.thread.is_some() && message.only_for.is_none();
        Ok(if in_thread { thread_message(message, &name) } else { None })
    }
}

/// Keeps a message, and records that it is there. `seq` is a fresh number.
pub(super) async fn put(tx: &mut Tx, seq: i64, message: &NewMessage<'_>, now: Timestamp) -> Result<String> {
    let id = ordered_id(seq);
    tx.add_local_message(&id, message, now).await?;
    let what = happening(message.channel, message.thread, &id);
    tx.add_local_happening(seq, &what, message.only_for, now).await?;
    announce_root(tx, message.channel, message.thread, message.only_for, now).await?;
    Ok(id)
}

/// Records that a message changed. `seq` is a fresh number.
pub(super) async fn announce(tx: &mut Tx, seq: i64, message: &MessageRecord, now: Timestamp) -> Result<()> {
    let what = happening(&message.channel, message.thread.as_deref(), &message.id);
    Ok(tx.add_local_happening(seq, &what, message.only_for.as_deref(), now).await?)
}

/// Records that a thread grew or shrank, which shows at the message that it hangs on.
async fn announce_root(
    tx: &mut Tx,
    channel: &str,
    thread: Option<&str>,
    only_for: Option<&str>,
    now: Timestamp,
) -> Result<()> {
    if let Some(root) = thread {
        let seq = tx.next_local_seq().await?;
        tx.add_local_happening(seq, &happening(channel, None, root), only_for, now).await?;
    }
    Ok(())
}

/// A message of Keypoint's.
pub(super) fn keypoint_message<'a>(
    spot: Spot<'a>,
    only_for: Option<&'a str>,
    effect_key: Option<&'a str>,
    body: &'a Body,
) -> NewMessage<'a> {
    NewMessage {
        channel: spot.channel,
        thread: spot.thread,
        author: None,
        only_for,
        effect_key,
        client_key: None,
        body,
        reply_to: None,
    }
}

/// Checks that something can be posted in a place.
pub(super) async fn check_spot(tx: &mut Tx, spot: Spot<'_>) -> Result<()> {
    tx.local_channel_name(spot.channel).await?.ok_or(LocalError::Missing("channel"))?;
    let Some(root) = spot.thread else { return Ok(()) };
    let root = tx.local_record(root).await?.filter(|root| root.channel == spot.channel);
    match root {
        // A note that one member sees is no place for a talk.
        Some(root) if root.thread.is_none() && root.only_for.is_none() => Ok(()),
        _ => Err(LocalError::Missing("thread")),
    }
}

async fn check_reply(tx: &mut Tx, spot: Spot<'_>, id: &str) -> Result<()> {
    let message = tx.local_record(id).await?.filter(|message| {
        let here = message.channel == spot.channel && message.thread.as_deref() == spot.thread;
        let root = spot.thread == Some(message.id.as_str());
        !message.deleted && message.only_for.is_none() && (here || root)
    });
    message.map(|_| ()).ok_or(LocalError::Missing("message to reply to"))
}

/// A message that is a member's to change or delete: their own, or a note for them.
async fn own_message(tx: &mut Tx, author: &MemberView, id: &str) -> Result<MessageRecord> {
    tx.local_message(&author.id, id).await?.ok_or(LocalError::Missing("message"))?;
    let message = tx.local_record(id).await?.filter(|message| !message.deleted);
    let message = message.ok_or(LocalError::Missing("message"))?;
    let own = match &message.author {
        Some(by) => by.id == author.id,
        None => message.only_for.as_deref() == Some(&*author.id),
    };
    if own {
        return Ok(message);
    }
    Err(LocalError::refused(
        "This message is somebody else's.",
        "You can change and delete your own messages.",
    ))
}

fn check_text(text: &str) -> Result<()> {
    if text.trim().is_empty() {
        return Err(LocalError::refused("The message is empty.", "Write something."));
    }
    if too_long(text, LIMITS.message) {
        return Err(LocalError::refused(
            format!("The message has more than {} characters.", LIMITS.message),
            "Send it as several messages.",
        ));
    }
    Ok(())
}

fn client_key(author: &str, key: &str) -> Result<String> {
    if key.is_empty() || key.len() > CLIENT_KEY_BYTES {
        return Err(LocalError::refused(
            format!("A key has 1 to {CLIENT_KEY_BYTES} bytes."),
            "A random UUID makes a good one.",
        ));
    }
    Ok(format!("{author} {key}"))
}

fn happening(channel: &str, thread: Option<&str>, id: &str) -> Happening {
    Happening::Message { channel: channel.to_owned(), thread: thread.map(str::to_owned), id: id.to_owned() }
}

/// A message as the port refers to it.
pub(super) fn message_ref(message: &MessageRecord) -> MessageRef {
    let place = Place {
        workspace: WORKSPACE.to_owned(),
        channel: message.channel.clone(),
        thread: message.thread.clone(),
    };
    MessageRef { place, id: message.id.clone() }
}

/// A message in the words of the port; none if it is Keypoint's or deleted.
pub(super) fn thread_message(message: MessageRecord, channel_name: &str) -> Option<ThreadMessage> {
    let reference = message_ref(&message);
    let author = message.author?;
    let Body::Markdown(text) = message.body else { return None };
    let thread = message.thread.as_deref();
    let by = actor(&author, &message.channel, thread, channel_name.to_owned(), message.posted_at);
    Some(ThreadMessage { by, message: reference, text, reply_to: message.reply_to_author, version: None })
}
