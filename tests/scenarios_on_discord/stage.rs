//! Discord as a stage: the fake, driven as its people do, with the bot's real adapter on the other
//! side of real sockets. It stays up while the bot is down.

mod reactions;
mod server;
mod sights;
mod typed;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use keypoint::{
    chat::{
        discord::{Discord, Parts, invite_permissions},
        event::Inbox,
    },
    clock::Clock,
    conversation::command::COMMANDS,
    store::Store,
};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub use self::server::Server;
use crate::{
    discord::{
        Config, Fake,
        actions::threads::NewThread,
        model::{Id, Kind},
        people::{Handle, buttons},
        ratelimit::RateLimits,
    },
    world::{
        stage::{Connection, DIRECT, OpenForm, Picture, Reaction, Sight, Spot, Stage},
        switchboard::{PATIENCE, Switchboard},
    },
};

const TOKEN: &str = "scenario-token";

/// The server's name; the scenarios know the workspace by it.
const WORKSPACE: &str = "Local chat";

/// The group that members may have notified.
const GROUP: &str = "everyone";

/// The sign with which the bot ticks an answer.
const TICK: &str = "✅";

/// Discord.
pub struct DiscordStage {
    fake: Arc<Fake>,
    application: Id,
    guild: Id,
    switchboard: Arc<Switchboard>,
    members: HashMap<String, Id>,
    channels: HashMap<String, Id>,
    group: Id,
    /// The bot's adapter, while the bot is up, and how it is stopped.
    bot: Option<Arc<Discord>>,
    running: Option<(CancellationToken, JoinHandle<()>)>,
    /// How many sessions it had begun before it came up.
    sessions_before: u64,
    /// How often it had been told in which servers it is, before it came up.
    rolls_before: usize,
    /// What members did that a form came of.
    forms: Mutex<HashMap<String, Handle>>,
}

impl DiscordStage {
    /// A server with its owner, who is the first member, and the bot in it.
    pub async fn new(clock: &Arc<dyn Clock>, owner: &str) -> Self {
        let of_fake = Arc::clone(clock);
        let config = Config {
            limits: RateLimits::off(),
            now: Some(Arc::new(move || of_fake.now())),
            ..Config::default()
        };
        let fake = Fake::start(config).await;
        fake.discord.gateway.behave(|manner| manner.identify_pause = Duration::ZERO);
        let (application, guild, group, user) = {
            let mut state = fake.lock();
            let application = state.new_application("Keypoint", TOKEN);
            let user = state.new_user(owner);
            let guild = state.new_guild(WORKSPACE, user);
            let group = state.new_role(guild, GROUP, 0);
            let roles = &mut state.guilds.get_mut(&guild).unwrap().roles;
            roles.get_mut(&group).unwrap().mentionable = true;
            (application, guild, group, user)
        };
        fake.install(application, guild, invite_permissions());
        Self {
            fake: Arc::new(fake),
            application,
            guild,
            switchboard: Arc::default(),
            members: HashMap::from([(owner.to_owned(), user)]),
            channels: HashMap::new(),
            group,
            bot: None,
            running: None,
            sessions_before: 0,
            rolls_before: 0,
            forms: Mutex::default(),
        }
    }

    /// What is behind the stage.
    pub fn server(&self) -> Server {
        let owner = self.fake.lock().guilds[&self.guild].owner;
        Server { fake: Arc::clone(&self.fake), application: self.application, guild: self.guild, owner }
    }

    fn member(&self, name: &str) -> Id {
        *self.members.get(name).unwrap_or_else(|| panic!("there is no member {name}"))
    }

    fn channel(&self, name: &str) -> Id {
        *self.channels.get(name).unwrap_or_else(|| panic!("there is no channel {name}"))
    }

    /// The channel, or the thread on a message, which is made if it is not there.
    fn place(&self, by: Id, spot: &Spot) -> Id {
        if spot.channel == DIRECT {
            return self.fake.lock().direct(by, self.application);
        }
        let channel = self.channel(&spot.channel);
        let Some(root) = &spot.thread else { return channel };
        let starter: Id = root.parse().unwrap();
        let mut state = self.fake.lock();
        let made = state
            .channels
            .values()
            .find(|thread| thread.thread.as_ref().is_some_and(|thread| thread.starter == Some(starter)));
        if let Some(thread) = made {
            return thread.id;
        }
        let new = NewThread {
            parent: channel,
            kind: Kind::PublicThread,
            name: "Talk".to_owned(),
            auto_archive_minutes: 1_440,
            slow_mode: 0,
            starter: Some(starter),
            post: None,
            tags: Vec::new(),
        };
        state.create_thread(by, new).unwrap()
    }

    /// Where a message is: its channel or thread.
    fn home_of(&self, message: &str) -> (Id, Id) {
        let id: Id = message.parse().unwrap();
        let state = self.fake.lock();
        let home = state.messages.iter().find(|(_, messages)| messages.contains_key(&id));
        (*home.unwrap_or_else(|| panic!("there is no message {message}")).0, id)
    }

    /// Does something, and returns once the bot was told of it, if it is up.
    async fn bot_told(&self, act: impl FnOnce()) {
        self.switchboard.tells_of(1, act).await;
    }
}

#[async_trait]
impl Stage for DiscordStage {
    async fn add_member(&mut self, name: &str) {
        let mut state = self.fake.lock();
        let user = state.new_user(name);
        state.seat(self.guild, user);
        drop(state);
        self.members.insert(name.to_owned(), user);
    }

    async fn add_channel(&mut self, name: &str) {
        let kind = match name.rsplit_once('-') {
            Some((_, "forum")) => Kind::Forum,
            Some((_, "voice")) => Kind::Voice,
            Some((_, "news")) => Kind::Announcement,
            _ => Kind::Text,
        };
        let channel = self.fake.lock().new_channel(self.guild, name, kind);
        self.channels.insert(name.to_owned(), channel);
    }

    fn id_of_channel(&self, name: &str) -> String {
        self.channel(name).to_string()
    }

    fn connect(&mut self, _store: &Store, clock: &Arc<dyn Clock>) -> Connection {
        let discord = Discord::new(Parts {
            token: TOKEN.to_owned().into(),
            api: self.fake.base_url.parse().unwrap(),
            request_timeout: Duration::from_secs(10),
            patience: Duration::from_secs(20),
            clock: Arc::clone(clock),
        });
        let discord = Arc::new(discord.unwrap());
        self.bot = Some(Arc::clone(&discord));
        Connection { chat: discord, local: None }
    }

    fn tell(&mut self, inbox: Option<Arc<dyn Inbox>>) {
        let is_up = inbox.is_some();
        self.sessions_before = self.fake.discord.gateway.counts().identified;
        self.rolls_before = *self.switchboard.rolls.borrow();
        self.switchboard.connect(inbox);
        if let Some((stop, _)) = &self.running {
            stop.cancel();
        }
        if let Some(bot) = self.bot.take().filter(|_| is_up) {
            let stop = CancellationToken::new();
            let inbox = Arc::clone(&self.switchboard) as Arc<dyn Inbox>;
            let until = stop.clone();
            let before = self.running.take();
            let running = tokio::spawn(async move {
                if let Some((_, before)) = before {
                    before.await.unwrap();
                }
                // The world reads the threads itself when the bot comes up.
                bot.run(inbox, COMMANDS, || (), until).await.unwrap();
            });
            self.running = Some((stop, running));
        }
    }

    async fn sighted<'a>(&mut self, coming: Box<dyn FnOnce() + Send + 'a>) {
        self.switchboard.tells_of_its_own(coming).await;
    }

    async fn ready(&mut self) {
        let mut told = self.switchboard.told.subscribe();
        told.mark_unchanged();
        // What the bot is told may still come over its last session: only on a new one is it back.
        let (gateway, before) = (&self.fake.discord.gateway, self.sessions_before);
        let is_back = gateway.until(PATIENCE, |gateway| gateway.counts().identified > before).await;
        assert!(is_back, "the bot begins a session in time");
        // It is told in which servers it is, and then of each that is there.
        let there = {
            let state = self.fake.lock();
            let guild = &state.guilds[&self.guild];
            guild.members.contains_key(&self.application) && !guild.unavailable
        };
        let counted = async {
            let mut rolls = self.switchboard.rolls.subscribe();
            drop(rolls.wait_for(|rolls| *rolls > self.rolls_before).await.unwrap());
            if there {
                told.changed().await.unwrap();
            }
        };
        tokio::time::timeout(PATIENCE, counted).await.expect("the bot is on Discord in time");
    }

    async fn look(&mut self, member: &str) -> Vec<Sight> {
        self.sights(member)
    }

    async fn picture(&mut self, member: &str, within: Duration) -> Option<Picture> {
        let reader = self.member(member);
        let channels: Vec<_> = self.channels.values().copied().collect();
        let look = |fake: &Fake| {
            let seen = channels.iter().flat_map(|channel| fake.sees(reader, *channel));
            let newest = seen.filter(|message| message.only_for == Some(reader)).max_by_key(|one| one.id)?;
            let file = newest.attachments.first()?;
            let shown = format!("attachment://{}", file["filename"].as_str()?);
            assert_eq!(newest.embeds.last()?["image"]["url"], shown);
            let png = fake.lock().files[&file["id"].as_str()?.parse::<u64>().ok()?].to_vec();
            Some(Picture { alt: file["description"].as_str()?.to_owned(), png })
        };
        self.fake.until(within, look).await
    }

    async fn say(&mut self, by: &str, spot: &Spot, text: &str, reply_to: Option<&str>) {
        let by = self.member(by);
        let place = self.place(by, spot);
        let to = reply_to.map(|message| message.parse().unwrap());
        let say = || {
            self.fake.reply(by, place, text, to).unwrap();
        };
        if spot.thread.is_some() { self.bot_told(say).await } else { say() }
    }

    async fn edit(&mut self, by: &str, message: &str, text: &str) {
        let (channel, id) = self.home_of(message);
        self.bot_told(|| self.fake.edit(self.member(by), channel, id, text).unwrap()).await;
    }

    async fn delete(&mut self, by: &str, message: &str) {
        let (channel, id) = self.home_of(message);
        self.bot_told(|| self.fake.delete(self.member(by), channel, id).unwrap()).await;
    }

    async fn run(&mut self, by: &str, spot: &Spot, line: &str) -> Reaction {
        self.types(by, spot, line).await
    }

    async fn press(&mut self, by: &str, message: &Sight, label: &str) -> Reaction {
        let (channel, id) = self.home_of(&message.id);
        let shown = self.fake.lock().message(channel, id).unwrap().clone();
        let button = buttons(&shown).into_iter().find(|button| button["label"] == label);
        let button = button.unwrap_or_else(|| panic!("there is no button {label}"));
        let custom_id = button["custom_id"].as_str().unwrap();
        let handle = self.fake.press(self.member(by), channel, id, custom_id).unwrap();
        self.reaction(&message.spot, label, handle).await
    }

    async fn submit(&mut self, by: &str, form: &OpenForm, text: &str) -> Reaction {
        let handle = self.forms.lock().unwrap()[&form.action].clone();
        let _ = by;
        let values = [(form.field.clone(), text.to_owned())];
        match self.fake.submit(&handle, &values) {
            Ok(handle) => self.reaction(&form.spot, text, handle).await,
            // Discord's own client would not let it be sent.
            Err(text) => Reaction::Wrong { at: form.field.clone(), text },
        }
    }

    fn is_well(&self) {
        self.fake.finds_nothing_wrong();
    }

    async fn told<'a>(&mut self, things: usize, happening: Box<dyn FnOnce() + Send + 'a>) {
        self.switchboard.tells_of(things, happening).await;
    }

    fn dangers(&self, sight: &Sight) -> Vec<String> {
        self.live_in(sight)
    }
}
