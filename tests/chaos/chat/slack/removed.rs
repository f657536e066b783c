//! What the bot removed of its own messages, seen at the moment when it went.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Instant,
};

use tokio::sync::mpsc::unbounded_channel;

use super::{
    super::{Removed, ShownAnswers},
    text::title,
};
use crate::slack::Fake;

/// Writes down each message of the bot that is deleted, and how long it stood.
pub fn watch(fake: &Fake, bot: &str) -> Arc<Mutex<Vec<Removed>>> {
    let (sender, mut events) = unbounded_channel();
    fake.lock().outbox.listen(sender);
    let removed = Arc::new(Mutex::new(Vec::new()));
    let into = Arc::clone(&removed);
    let bot = bot.to_owned();
    tokio::spawn(async move {
        let mut standing: HashMap<String, (Instant, String)> = HashMap::new();
        let mut shown = ShownAnswers::default();
        while let Some(event) = events.recv().await {
            let word = |name: &str| event.data[name].as_str().unwrap_or_default().to_owned();
            match (event.kind(), event.subtype()) {
                ("message", "message_deleted") => {
                    if let Some((since, text)) = standing.remove(&word("deleted_ts"))
                        && !shown.goes(&word("deleted_ts"))
                    {
                        into.lock().unwrap().push(Removed { text, visible: since.elapsed() });
                    }
                }
                ("message", _) if word("user") == bot => {
                    shown.comes(&word("ts"), &event.data["blocks"].to_string());
                    standing.insert(word("ts"), (Instant::now(), title(&event.data["blocks"])));
                }
                _ => {}
            }
        }
    });
    removed
}
