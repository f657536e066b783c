//! Servers with channels and people, and both bots in each; and a database that knows them.

use std::path::Path;

use keypoint::{
    chat::{discord::invite_permissions, place::Platform},
    clock::{Clock, SystemClock},
    entropy::Entropy,
    practice::{
        Timestamp,
        answer::AnswerMode,
        choice::Choice,
        ids::{ChannelId, ScheduleId, WorkspaceId},
        schedule::{GRACE, Schedule, ScheduleState, reveal, slots::slots_after, when::When, zone::Zone},
    },
    store::{Channel, Store, Workspace, sqlite_url},
};

use crate::discord::{
    Config, Fake,
    interactions::record_unanswered,
    model::{Id, Kind},
    ratelimit::RateLimits,
};

/// The tokens of the bots.
pub const KEYPOINT: &str = "token-of-keypoint";
pub const BARE: &str = "token-of-the-bare-bot";

/// Channels and people of a server.
pub const CHANNELS: usize = 20;
pub const PEOPLE: usize = 50;

/// A Discord with real limits, and servers on it.
pub struct Town {
    pub fake: Fake,
    pub keypoint: Id,
    pub bare: Id,
    pub people: Vec<Id>,
    pub servers: Vec<Server>,
}

/// A server.
pub struct Server {
    pub id: Id,
    pub name: String,
    pub channels: Vec<Id>,
}

impl Town {
    /// So many servers, with the same people in each.
    pub async fn of(servers: usize) -> Self {
        let fake = Fake::start(Config { limits: RateLimits::real(), ..Config::default() }).await;
        let (keypoint, bare, owner, people) = {
            let mut state = fake.lock();
            let keypoint = state.new_application("Keypoint", KEYPOINT);
            let bare = state.new_application("Bare", BARE);
            let owner = state.new_user("owner");
            let people: Vec<Id> = (1..PEOPLE).map(|n| state.new_user(&format!("member-{n}"))).collect();
            (keypoint, bare, owner, people)
        };
        let server = |number: usize| {
            let name = format!("Team {number}");
            let id = fake.lock().new_guild(&name, owner);
            fake.install(keypoint, id, invite_permissions());
            fake.install(bare, id, invite_permissions());
            let mut state = fake.lock();
            for person in &people {
                state.seat(id, *person);
            }
            let channels =
                (0..CHANNELS).map(|n| state.new_channel(id, &format!("channel-{n}"), Kind::Text)).collect();
            Server { id, name, channels }
        };
        let servers = (0..servers).map(server).collect();
        Self { fake, keypoint, bare, people, servers }
    }

    /// Makes a database that knows the servers, as after an earlier run; with `when`, each channel
    /// has a schedule that posts then.
    pub async fn furnish(&self, folder: &Path, when: Option<&When>) {
        let store = Store::connect(&sqlite_url(&folder.join("keypoint.db"))).await.unwrap();
        let (entropy, now, zone) = (Entropy::seeded(1), SystemClock.now(), "UTC".parse::<Zone>().unwrap());
        let mut tx = store.begin().await.unwrap();
        for server in &self.servers {
            let workspace = Workspace {
                id: WorkspaceId(entropy.id(now)),
                platform: Platform::Discord,
                external: server.id.to_string(),
                name: server.name.clone(),
                zone,
            };
            let workspace = tx.keep_workspace(&workspace, now).await.unwrap();
            tx.join_workspace(workspace.id, self.joined(server)).await.unwrap();
            let Some(when) = when else { continue };
            for (number, channel) in server.channels.iter().enumerate() {
                let channel = Channel {
                    id: ChannelId(entropy.id(now)),
                    workspace: workspace.id,
                    external: channel.to_string(),
                    name: format!("channel-{number}"),
                };
                let channel = tx.keep_channel(&channel, now).await.unwrap();
                let schedule = Schedule {
                    id: ScheduleId(entropy.id(now)),
                    workspace: workspace.id,
                    channel: channel.id,
                    name: format!("daily-{number}"),
                    when: when.clone(),
                    zone,
                    reveal: reveal::DEFAULT_SCHEDULED,
                    answers: AnswerMode::Open,
                    choice: Choice::default(),
                    notify: None,
                    grace: GRACE,
                    state: ScheduleState::Active,
                    planned_until: now,
                };
                let next = slots_after(when, zone, now).next().map(|slot| slot.at);
                tx.add_schedule(&schedule, next, None, now).await.unwrap();
            }
        }
        tx.commit().await.unwrap();
        store.close().await;
    }

    /// Since when Keypoint is in a server, in the whole seconds that the gateway tells.
    fn joined(&self, server: &Server) -> Timestamp {
        let at = self.fake.lock().guilds[&server.id].members[&self.keypoint].joined_at;
        Timestamp::from_timestamp(at.timestamp(), 0).unwrap()
    }

    /// Prints what a bot should not have done; returns how much that is.
    pub fn judge(&self) -> usize {
        record_unanswered(&self.fake.discord);
        let violations = self.fake.lock().violations.take();
        for violation in &violations {
            println!("VIOLATION {}: {}", violation.rule, violation.detail);
        }
        violations.len()
    }
}
