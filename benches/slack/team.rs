//! A workspace with channels and people, and both bots in it.

use keypoint::{
    chat::slack::{commands::Naming, manifest},
    conversation::command::COMMANDS,
};

use crate::{
    bare_socket,
    slack::{
        Config, Fake,
        model::{AppSpec, Id, Kind, Role},
        ratelimit::RateLimits,
    },
};

/// The tokens of the bots.
pub const KEYPOINT: (&str, &str) = ("xoxb-of-keypoint", "xapp-of-keypoint");
pub const BARE: (&str, &str) = ("xoxb-of-the-bare-socket", "xapp-of-the-bare-socket");

/// Channels and people of the workspace.
const CHANNELS: usize = 20;
const PEOPLE: usize = 50;

/// A workspace with real limits.
pub struct Team {
    pub fake: Fake,
    pub keypoint: Id,
    pub bare: Id,
    pub people: Vec<Id>,
    pub channels: Vec<Id>,
}

impl Team {
    pub async fn new() -> Self {
        let fake = Fake::start(Config { limits: RateLimits::real(), ..Config::default() }).await;
        let (keypoint, bare, people, channels) = {
            let mut state = fake.lock();
            let owner = state.new_user_as("owner", Role::Owner);
            let people: Vec<Id> = (1..PEOPLE).map(|n| state.new_user(&format!("member-{n}"))).collect();
            let spec = AppSpec::of_manifest(&manifest::of(&Naming::new(COMMANDS, "", false).unwrap()));
            let keypoint = state.new_app(spec, KEYPOINT.0, KEYPOINT.1);
            let spec = AppSpec::everything("Bare").command(bare_socket::COMMAND);
            let bare = state.new_app(spec, BARE.0, BARE.1);
            let bots = [&keypoint, &bare].map(|app| state.apps[app].user.clone());
            let channels: Vec<Id> = (0..CHANNELS)
                .map(|n| {
                    let channel = state.new_channel(&format!("channel-{n}"), Kind::Public, &owner);
                    let inside = &mut state.channels.get_mut(&channel).unwrap().members;
                    inside.extend(people.iter().chain(&bots).cloned());
                    channel
                })
                .collect();
            (keypoint, bare, people, channels)
        };
        Self { fake, keypoint, bare, people, channels }
    }

    /// Prints what a bot should not have done; returns how much that is.
    pub fn judge(&self) -> usize {
        let violations = self.fake.lock().violations.take();
        for violation in &violations {
            println!("VIOLATION {}: {}", violation.rule, violation.detail);
        }
        violations.len()
    }
}
