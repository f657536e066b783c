//! What the bot removed of its own messages, seen at the moment when it went.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Instant,
};

use tokio::sync::mpsc::unbounded_channel;

use super::super::{Removed, ShownAnswers};
use crate::discord::{Fake, model::Id};

/// Writes down each message of the bot that is deleted, and how long it stood.
pub fn watch(fake: &Fake, application: Id) -> Arc<Mutex<Vec<Removed>>> {
    let (sender, mut events) = unbounded_channel();
    fake.lock().outbox.listen(sender);
    let removed = Arc::new(Mutex::new(Vec::new()));
    let into = Arc::clone(&removed);
    let bot = application.to_string();
    tokio::spawn(async move {
        let mut standing: HashMap<String, (Instant, String)> = HashMap::new();
        let mut shown = ShownAnswers::default();
        while let Some(event) = events.recv().await {
            let id = event.data["id"].as_str().unwrap_or_default().to_owned();
            match event.name {
                "MESSAGE_CREATE" if event.data["author"]["id"] == bot => {
                    let title = event.data["embeds"][0]["title"].as_str().unwrap_or_default().to_owned();
                    shown.comes(&id, &event.data["components"].to_string());
                    standing.insert(id, (Instant::now(), title));
                }
                "MESSAGE_DELETE" => {
                    if let Some((since, text)) = standing.remove(&id)
                        && !shown.goes(&id)
                    {
                        into.lock().unwrap().push(Removed { text, visible: since.elapsed() });
                    }
                }
                _ => {}
            }
        }
    });
    removed
}
