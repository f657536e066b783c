//! Waiting until something is so, without looking again and again.

use std::time::Duration;

use tokio::sync::mpsc::unbounded_channel;

use super::super::Fake;

impl Fake {
    /// Looks whenever something happens, until there is something to see; nothing, if there is not
    /// within the time. Nothing may be locked while waiting: `look` locks for itself.
    pub async fn until<T>(&self, patience: Duration, look: impl Fn(&Self) -> Option<T>) -> Option<T> {
        let (sender, mut events) = unbounded_channel();
        // Before the first look, so that nothing is missed.
        self.lock().outbox.listen(sender);
        let mut interactions = self.slack.interactions.changes();
        let mut sockets = self.slack.sockets.changes();
        let watch = async {
            loop {
                if let Some(seen) = look(self) {
                    return seen;
                }
                // The senders live as long as the fake.
                tokio::select! {
                    _ = events.recv() => {}
                    _ = interactions.changed() => {}
                    _ = sockets.changed() => {}
                }
            }
        };
        tokio::time::timeout(patience, watch).await.ok()
    }
}
