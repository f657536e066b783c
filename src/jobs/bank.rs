//! A bank that was changed and cannot be used: the admins hear what is wrong with it, once.

use super::{
    JobError, Jobs,
    work::{Work, enqueue},
};
use crate::{bank::Problem, chat::port::Place, fingerprint::short_fingerprint, render::bank::BrokenBank};

impl Jobs {
    /// Writes down that the admins of every workspace are to hear why a bank cannot be used.
    ///
    /// Once for each broken state, however many replicas find it: what it is about is made of what is
    /// wrong. The same state is told again on another day, because somebody brought it back.
    pub async fn tell_of_broken_bank(&self, problems: &[Problem]) -> Result<(), JobError> {
        let now = self.clock.now();
        let errors: Vec<String> =
            problems.iter().filter(|problem| problem.is_error()).map(Problem::to_string).collect();
        let message = BrokenBank { errors: &errors }.message();
        let mut tx = self.store.begin().await?;
        for workspace in tx.workspaces_with_the_bot().await? {
            if self.chats.get(workspace.platform).is_none() {
                continue;
            }
            let Some(channel) = tx.some_channel(workspace.id).await? else { continue };
            let place = Place { workspace: workspace.external, channel: channel.external, thread: None };
            // Short, and different for each workspace: it becomes the key of a message.
            let id = workspace.id.to_string();
            let state = short_fingerprint(errors.iter().map(String::as_str).chain([id.as_str()]));
            let about = format!("bank:{}:{state}", now.format("%Y%m%d"));
            let work = Work::TellAdmins { about, place, to: None, message: message.clone() };
            enqueue(&mut tx, &self.entropy, workspace.id, None, &work, now, now).await?;
        }
        tx.commit().await?;
        self.waker.wake();
        Ok(())
    }
}
