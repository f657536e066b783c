//! Giving work up: when it is time to, and that the workspace's admins hear of it, once.
//!
//! A post and a reveal have notices of their own, which say what becomes of the round; what they tell
//! themselves comes here as [`JobError::Told`]. A notice that is given up is told to nobody but the
//! log: there is nobody left to tell.

use super::{
    JobError, Jobs,
    about::About,
    work::{Work, enqueue},
};
use crate::{
    chat::port::Place,
    practice::Timestamp,
    render::work::{GivenUp, Task},
    store::{Claim, Tx},
};

/// How often work is tried that fails each time in a way that may pass. With the longest pause between
/// two tries this is two days to three and a half: a platform's worst outage and a weekend are over by
/// then, and what was to be said is no news any more.
const TRIES: i64 = 5_500;

impl Jobs {
    /// What comes of a try: what may be tried again is given up when its tries are used up.
    pub(super) async fn judged(&self, claim: &Claim, outcome: Result<(), JobError>) -> Result<(), JobError> {
        match outcome {
            Err(error) if claim.attempts >= TRIES && error.is_tried_again() => {
                let last = match error {
                    JobError::Backoff(reason) => reason,
                    other => other.to_string(),
                };
                let reason = format!("tried {} times, and at last: {last}", claim.attempts);
                Err(self.give_up_round(claim, JobError::GiveUp(reason)).await)
            }
            outcome => outcome,
        }
    }

    /// A round whose post or reveal is given up is told of as such. Where that cannot be done either,
    /// `error` stays, and is told like that of any other work.
    async fn give_up_round(&self, claim: &Claim, error: JobError) -> JobError {
        let told = match serde_json::from_str(&claim.work) {
            Ok(Work::Post { round }) => self.give_up_post(claim, round, &error).await,
            Ok(Work::Reveal { round }) => self.give_up_reveal(claim, round, &error).await,
            _ => return error,
        };
        match told {
            Ok(()) => JobError::Told(error.to_string()),
            Err(reason) => {
                tracing::warn!(job = %claim.key, %reason, "what becomes of the round cannot be told");
                error
            }
        }
    }

    /// Writes down that the admins are to hear that work was given up: once for each kind of work in
    /// each channel, where the same is likely to come again and again.
    pub(super) async fn tell_of_giving_up(
        &self,
        tx: &mut Tx,
        claim: &Claim,
        reason: &str,
        now: Timestamp,
    ) -> Result<(), JobError> {
        let workspace = tx.workspace(claim.workspace).await?;
        let about = About::read(tx, workspace, &claim.work).await?;
        if about.task == Task::TellAdmins {
            tracing::error!(job = %claim.key, reason, "the admins could not be told; `keypoint jobs retry` tells them again");
            return Ok(());
        }
        let channel = match &about.channel {
            Some(channel) => Some(channel.clone()),
            None => tx.some_channel(claim.workspace).await?,
        };
        let Some(channel) = channel else {
            tracing::error!(job = %claim.key, reason, "work was given up, in a workspace without a channel to tell it in");
            return Ok(());
        };
        let message = GivenUp { work: about.words(), reason, job: &claim.job.short() }.message();
        let place = Place {
            workspace: about.workspace.external.clone(),
            channel: channel.external.clone(),
            thread: None,
        };
        let which = if about.task.comes_often() { channel.id.to_string() } else { claim.job.to_string() };
        let key = format!("given-up:{}:{which}", about.task.name());
        let work = Work::TellAdmins { about: key, place, to: None, message };
        enqueue(tx, &self.entropy, claim.workspace, None, &work, now, now).await?;
        Ok(())
    }
}
