//! What happens on Discord, told to the inbox.
//!
//! Events of one channel are handled in the order in which they came, those of different channels
//! beside each other; interactions wait for nothing.

mod guilds;
pub(super) mod messages;
mod sightings;

use std::sync::Arc;

use serenity::all::{Event, InteractionId};
use tokio::sync::mpsc::UnboundedReceiver;

use super::Discord;
use crate::chat::{
    event::Inbox,
    intake::{Lanes, Seen, Sightings},
};

/// Hears what happens and tells the inbox.
#[derive(Clone)]
pub(super) struct Listener {
    pub(super) discord: Arc<Discord>,
    pub(super) inbox: Arc<dyn Inbox>,
    on_gap: Arc<dyn Fn() + Send + Sync>,
    lanes: Lanes<u64>,
    answered: Seen<InteractionId>,
    sightings: Sightings,
}

impl Listener {
    pub(super) fn new(
        discord: Arc<Discord>,
        inbox: Arc<dyn Inbox>,
        on_gap: Arc<dyn Fn() + Send + Sync>,
    ) -> Self {
        Self {
            discord,
            inbox,
            on_gap,
            lanes: Lanes::default(),
            answered: Seen::default(),
            sightings: Sightings::default(),
        }
    }

    /// Handles events until there are no more, and what is begun to its end.
    pub(super) async fn listen(self, mut events: UnboundedReceiver<Event>) {
        while let Some(event) = events.recv().await {
            self.handle(event);
        }
        self.lanes.idle().await;
    }

    fn handle(&self, event: Event) {
        let listener = self.clone();
        match event {
            // What is told twice is done once.
            Event::InteractionCreate(event) if !self.answered.is_new(event.interaction.id()) => {}
            Event::InteractionCreate(event) => {
                self.lanes.aside(async move { listener.handle_interaction(event.interaction).await });
            }
            // What happened before it is not told by the gateway.
            Event::Ready(event) => {
                (self.on_gap)();
                self.lanes.aside(async move { listener.handle_ready(&event.ready).await });
            }
            Event::GuildCreate(event) => {
                let lane = event.guild.id.get();
                self.lanes.run(lane, async move { listener.handle_guild(&event.guild).await });
            }
            Event::GuildDelete(event) => {
                let lane = event.guild.id.get();
                self.lanes.run(lane, async move { listener.handle_guild_gone(&event.guild).await });
            }
            Event::GuildUpdate(event) => {
                self.discord.directory.rename_guild(event.guild.id, &event.guild.name);
            }
            Event::ChannelCreate(event) => self.discord.directory.learn_channel(&event.channel),
            Event::ChannelUpdate(event) => self.discord.directory.learn_channel(&event.channel),
            Event::ChannelDelete(event) => {
                let lane = event.channel.id.get();
                self.lanes.run(lane, async move { listener.handle_channel_gone(&event.channel).await });
            }
            Event::ThreadCreate(event) => self.learn_thread(&event.thread),
            Event::ThreadUpdate(event) => {
                self.learn_thread(&event.thread);
                let lane = event.thread.id.get();
                self.lanes.run(lane, async move { listener.handle_thread_update(&event.thread).await });
            }
            Event::ThreadListSync(event) => {
                event.threads.iter().for_each(|thread| self.learn_thread(thread));
            }
            Event::ThreadDelete(event) => {
                let lane = event.thread.id.get();
                self.lanes.run(lane, async move { listener.handle_thread_gone(&event.thread).await });
            }
            Event::MessageCreate(event) => {
                let lane = event.message.channel_id.get();
                self.lanes.run(lane, async move { listener.handle_message(event.message).await });
            }
            Event::MessageUpdate(event) => {
                let lane = event.channel_id.get();
                self.lanes.run(lane, async move { listener.handle_edit(event).await });
            }
            Event::MessageDelete(event) => {
                let lane = event.channel_id.get();
                let gone = (event.guild_id, event.channel_id, vec![event.message_id]);
                self.lanes.run(lane, async move { listener.handle_deletion(gone, false).await });
            }
            Event::MessageDeleteBulk(event) => {
                let lane = event.channel_id.get();
                let gone = (event.guild_id, event.channel_id, event.ids);
                self.lanes.run(lane, async move { listener.handle_deletion(gone, true).await });
            }
            // Everything else changes nothing that is known here.
            _ => {}
        }
    }
}
