//! The bot comes to a workspace, or has to leave one; a channel goes. Hello is said once for each
//! joining; what can no longer be posted is paused, and the admins hear of it while there are any to
//! tell.

use super::{Conversation, Outcome, people::known_place};
use crate::{
    chat::{
        event::Response,
        message::ChannelName,
        port::{Place, Platform},
    },
    jobs::work::{Work, enqueue},
    practice::{
        Timestamp,
        ids::WorkspaceId,
        schedule::{Schedule, ScheduleState},
    },
    render::notice::ChannelGone,
    store::{Result, Tx, Workspace},
};

impl Conversation {
    pub(super) async fn handle_joining(
        &self,
        platform: Platform,
        (external, name): (&str, &str),
        since: Timestamp,
        greet_in: Option<&ChannelName>,
    ) -> Outcome {
        let now = self.clock.now();
        // At every start each workspace tells that the bot is in it: most have nothing new to say.
        let mut tx = self.store.read().await?;
        let known = tx.find_workspace(platform, external).await?;
        let is_known = known.as_ref().is_some_and(|workspace| workspace.name == name);
        if let Some(workspace) = known.filter(|_| is_known)
            && !tx.is_joining_new(workspace.id, since).await?
        {
            return Ok(Response::Nothing);
        }
        drop(tx);
        let mut tx = self.store.begin().await?;
        let workspace = Workspace {
            id: WorkspaceId(self.entropy.id(now)),
            platform,
            external: external.to_owned(),
            name: name.to_owned(),
            zone: self.zone,
        };
        let workspace = tx.keep_workspace(&workspace, now).await?;
        if tx.join_workspace(workspace.id, since).await?
            && let Some(channel) = greet_in
        {
            let place = Place { workspace: external.to_owned(), channel: channel.id.clone(), thread: None };
            let work = Work::Greet { place, joined_at: since, in_channel: false };
            enqueue(&mut tx, &self.entropy, workspace.id, None, &work, now, now).await?;
        }
        tx.commit().await?;
        self.waker.wake();
        Ok(Response::Nothing)
    }

    /// The bot was added to a channel: it says hello there.
    pub(super) async fn handle_invitation(
        &self,
        platform: Platform,
        (external, name): (&str, &str),
        channel: &ChannelName,
        at: Timestamp,
    ) -> Outcome {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let workspace = Workspace {
            id: WorkspaceId(self.entropy.id(now)),
            platform,
            external: external.to_owned(),
            name: name.to_owned(),
            zone: self.zone,
        };
        let workspace = tx.keep_workspace(&workspace, now).await?;
        let place = Place { workspace: external.to_owned(), channel: channel.id.clone(), thread: None };
        let work = Work::Greet { place, joined_at: at, in_channel: true };
        enqueue(&mut tx, &self.entropy, workspace.id, None, &work, now, now).await?;
        tx.commit().await?;
        self.waker.wake();
        Ok(Response::Nothing)
    }

    /// Every workspace in which the bot is was told. It has left those of which nothing was said, if the
    /// platform says so when it is asked.
    pub(super) async fn handle_presence(&self, platform: Platform, there: &[String]) -> Outcome {
        let Some(chat) = self.chats.get(platform) else { return Ok(Response::Nothing) };
        let known = self.store.read().await?.workspaces_with_the_bot().await?;
        let of_platform = known.into_iter().filter(|workspace| workspace.platform == platform);
        for workspace in of_platform.filter(|workspace| !there.contains(&workspace.external)) {
            match chat.is_in(&workspace.external).await {
                Ok(true) => {}
                Ok(false) => {
                    tracing::info!(workspace = %workspace.name, "the bot was removed while it was down");
                    self.handle_leaving(platform, &workspace.external).await?;
                }
                Err(error) => {
                    tracing::warn!(workspace = %workspace.name, %error, "whether the bot is there is not known");
                }
            }
        }
        Ok(Response::Nothing)
    }

    /// The bot was removed while it was down, and the platform does not say from where: it can only be the one
    /// workspace that is known there. Where several are known, nothing is concluded.
    pub(super) async fn handle_expulsion(&self, platform: Platform) -> Outcome {
        let mut known = self.store.read().await?.workspaces_with_the_bot().await?;
        known.retain(|workspace| workspace.platform == platform);
        match known.as_slice() {
            [] => {}
            [workspace] => {
                tracing::info!(workspace = %workspace.name, "the bot was removed while it was down");
                self.handle_leaving(platform, &workspace.external).await?;
            }
            several => {
                tracing::warn!(
                    platform = platform.name(),
                    workspaces = several.len(),
                    "the bot was removed from a workspace, and from which is not known"
                );
            }
        }
        Ok(Response::Nothing)
    }

    /// Nothing can be posted there any more: its schedules are paused, until the bot is added again
    /// and an admin resumes them.
    pub(super) async fn handle_leaving(&self, platform: Platform, external: &str) -> Outcome {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let Some(workspace) = tx.find_workspace(platform, external).await? else {
            return Ok(Response::Nothing);
        };
        tx.leave_workspace(workspace.id, now).await?;
        for schedule in tx.schedules(workspace.id).await? {
            pause(&mut tx, &schedule, now).await?;
        }
        tx.commit().await?;
        Ok(Response::Nothing)
    }

    /// A thread was closed. While its round is open, it has to be open as well.
    pub(super) async fn handle_thread_closed(&self, platform: Platform, place: &Place) -> Outcome {
        let Some(thread) = &place.thread else { return Ok(Response::Nothing) };
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let Some((workspace, channel)) = known_place(&mut tx, platform, place).await? else {
            return Ok(Response::Nothing);
        };
        let round = tx.round_in_thread(channel.id, thread).await?;
        let Some(round) = round.filter(|round| round.is_open() && round.takes_answers_at(now)) else {
            return Ok(Response::Nothing);
        };
        let work = Work::ReopenThread { round: round.id, closed_at: now };
        enqueue(&mut tx, &self.entropy, workspace.id, Some(channel.id), &work, now, now).await?;
        tx.commit().await?;
        self.waker.wake();
        Ok(Response::Nothing)
    }

    /// A channel is gone: its schedules are paused, and the admins are told once. A thread is
    /// nothing to do anything about: its round's reveal is said in the channel.
    pub(super) async fn handle_place_gone(&self, platform: Platform, place: &Place) -> Outcome {
        if place.thread.is_some() {
            return Ok(Response::Nothing);
        }
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let Some((workspace, channel)) = known_place(&mut tx, platform, place).await? else {
            return Ok(Response::Nothing);
        };
        let mut paused = Vec::new();
        let mut to = None;
        for schedule in tx.schedules(workspace.id).await? {
            if schedule.channel == channel.id && pause(&mut tx, &schedule, now).await? {
                to = to.or(tx.schedule_creator(schedule.id).await?);
                paused.push(schedule.name);
            }
        }
        if !paused.is_empty() {
            let message = ChannelGone { channel: &channel.name, schedules: &paused }.message();
            let about = format!("channel-gone:{}", channel.id);
            let to = to.map(|member| member.external);
            let work = Work::TellAdmins { about, place: place.clone(), to, message };
            enqueue(&mut tx, &self.entropy, workspace.id, None, &work, now, now).await?;
        }
        tx.commit().await?;
        self.waker.wake();
        Ok(Response::Nothing)
    }
}

/// Pauses a schedule; returns whether it was active.
async fn pause(tx: &mut Tx, schedule: &Schedule, now: Timestamp) -> Result<bool> {
    if schedule.state != ScheduleState::Active {
        return Ok(false);
    }
    tx.move_schedule(schedule.id, ScheduleState::Active, ScheduleState::Paused, now, None).await?;
    Ok(true)
}
