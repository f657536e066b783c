//! Slack as a stage: the fake, driven as its people do, with the bot's real adapter on the other side of
//! real sockets. It stays up while the bot is down.

mod reactions;
mod server;
mod typed;

use std::{collections::HashMap, sync::Arc, time::Duration};

use async_trait::async_trait;
use keypoint::{
    chat::{
        event::Inbox,
        slack::{Parts, Slack, commands::Naming, manifest},
    },
    clock::Clock,
    conversation::command::COMMANDS,
    render::note::FILE_COMES_DIRECTLY,
    store::Store,
};
use serde_json::json;
use tokio::{sync::watch, task::JoinHandle};
use tokio_util::sync::CancellationToken;

pub use self::server::{Channels, Server};
use crate::{
    plain::{self, labels, markup, plain, title},
    slack::{
        Config, Fake,
        model::{AppSpec, Id, Kind, Message, Role},
        people::buttons,
        ratelimit::RateLimits,
    },
    world::{
        stage::{Connection, FIRST_CHANNEL, OpenForm, Picture, Reaction, Sight, Spot, Stage},
        switchboard::{PATIENCE, Switchboard},
    },
};

const BOT_TOKEN: &str = "xoxb-scenario-token";
const APP_TOKEN: &str = "xapp-scenario-token";

/// The workspace's name; the scenarios know it by it.
const WORKSPACE: &str = "Local chat";

/// The group that members may have notified, in the scenarios' words, and what it is called on Slack,
/// where `@everyone` is nobody's to take.
const GROUP: &str = "everyone";
const HANDLE: &str = "practice-team";

/// The sign with which the bot ticks an answer.
const TICK: &str = "white_check_mark";

/// Slack.
pub struct SlackStage {
    fake: Arc<Fake>,
    app: Id,
    /// The bot's user.
    bot_user: Id,
    owner: Id,
    switchboard: Arc<Switchboard>,
    members: HashMap<String, Id>,
    channels: Channels,
    group: Id,
    /// The bot's adapter, while the bot is up, and how it is stopped.
    bot: Option<Arc<Slack>>,
    running: Option<(CancellationToken, JoinHandle<()>)>,
    /// Why Slack does not let the bot in, if it does not.
    refused: watch::Sender<Option<String>>,
    /// How many connections it had made before it came up.
    connections_before: u64,
}

impl SlackStage {
    /// A workspace with its owner, who is the first member, and the app installed in it.
    pub async fn new(clock: &Arc<dyn Clock>, owner: &str) -> Self {
        let of_fake = Arc::clone(clock);
        let config = Config {
            limits: RateLimits::off(),
            now: Some(Arc::new(move || of_fake.now())),
            ..Config::default()
        };
        let fake = Fake::start(config).await;
        // What is told while the bot is down is read by it afterwards, and told to nobody again.
        fake.slack.sockets.behave(|manner| manner.retries = Vec::new());
        let (app, bot_user, group, user) = {
            let mut state = fake.lock();
            WORKSPACE.clone_into(&mut state.team.name);
            let user = state.new_user_as(owner, Role::Owner);
            let spec = AppSpec::of_manifest(&manifest::of(&naming()));
            let app = state.new_app(spec, BOT_TOKEN, APP_TOKEN);
            let bot_user = state.apps[&app].user.clone();
            let group = state.new_group(HANDLE, &[]);
            (app, bot_user, group, user)
        };
        Self {
            fake: Arc::new(fake),
            app,
            bot_user,
            owner: user.clone(),
            switchboard: Arc::default(),
            members: HashMap::from([(owner.to_owned(), user)]),
            channels: Channels::default(),
            group,
            bot: None,
            running: None,
            refused: watch::Sender::default(),
            connections_before: 0,
        }
    }

    /// What is behind the stage.
    pub fn server(&self) -> Server {
        Server {
            fake: Arc::clone(&self.fake),
            app: self.app.clone(),
            bot_user: self.bot_user.clone(),
            owner: self.owner.clone(),
            channels: self.channels.clone(),
        }
    }

    fn member(&self, name: &str) -> Id {
        self.members.get(name).unwrap_or_else(|| panic!("there is no member {name}")).clone()
    }

    fn channel(&self, name: &str) -> Id {
        self.channels.all().get(name).unwrap_or_else(|| panic!("there is no channel {name}")).clone()
    }

    /// Where a message is: its channel. No two messages have the same timestamp here.
    fn home_of(&self, message: &str) -> Id {
        let state = self.fake.lock();
        let home = state.messages.iter().find(|(_, messages)| messages.contains_key(message));
        home.unwrap_or_else(|| panic!("there is no message {message}")).0.clone()
    }

    /// Does something, and returns once the bot was told of it, if it is up.
    async fn bot_told(&self, act: impl FnOnce()) {
        self.switchboard.tells_of(1, act).await;
    }

    fn names(&self) -> plain::Names {
        let channels = self.channels.all().into_iter().map(|(name, id)| (id, name));
        channels.chain([(self.group.clone(), GROUP.to_owned())]).collect()
    }

    fn name_of(&self, user: &str) -> Option<String> {
        self.members.iter().find(|(_, id)| *id == user).map(|(name, _)| name.clone())
    }

    fn sight(&self, message: &Message, channel: &str) -> Sight {
        let names = self.names();
        let by_bot = message.user == self.bot_user;
        let mut ticks =
            message.reactions.iter().filter(|(emoji, who)| emoji == TICK && who.contains(&self.bot_user));
        let thread = message.thread_ts.clone().filter(|root| *root != message.ts);
        Sight {
            id: message.ts.clone(),
            spot: Spot { channel: channel.to_owned(), thread },
            author: if by_bot { None } else { self.name_of(&message.user) },
            only_you: message.only_for.is_some(),
            text: if by_bot {
                // Elsewhere a file comes with its words.
                let words = plain(message, &names).replace(&format!("\n\n{FILE_COMES_DIRECTLY}"), "");
                words.replace(&format!("@{HANDLE}"), GROUP)
            } else {
                unescaped(&message.text)
            },
            title: if by_bot { title(message, &names) } else { first_line(&unescaped(&message.text)) },
            buttons: labels(message),
            ticked: ticks.next().is_some(),
            reply_to: None,
            markup: markup(message),
        }
    }

    /// What a member sees of a channel, joinings and the like left out.
    fn seen_in(&self, reader: &str, channel: &str) -> Vec<Message> {
        let said = |message: &Message| {
            !["channel_join", "channel_leave", "group_join", "group_leave", "tombstone"]
                .iter()
                .any(|subtype| message.is(subtype))
        };
        self.fake.sees_all(reader, channel).into_iter().filter(said).collect()
    }
}

#[async_trait]
impl Stage for SlackStage {
    async fn add_member(&mut self, name: &str) {
        let mut state = self.fake.lock();
        let user = state.new_user(name);
        for channel in self.channels.all().values() {
            state.channels.get_mut(channel).unwrap().members.insert(user.clone());
        }
        drop(state);
        self.members.insert(name.to_owned(), user);
    }

    async fn add_channel(&mut self, name: &str) {
        let kind = if name.ends_with("-private") { Kind::Private } else { Kind::Public };
        let mut state = self.fake.lock();
        let channel = state.new_channel(name, kind, &self.owner);
        let members = &mut state.channels.get_mut(&channel).unwrap().members;
        members.extend(self.members.values().cloned());
        // It is in it from the beginning, so it says no hello. As in every channel, the first message tells
        // who came.
        members.insert(self.bot_user.clone());
        let (ts, text) = (state.ts(), format!("<@{}> has joined the channel", self.owner));
        let joined = Message::new(&channel, &ts, &self.owner, &text);
        let joined = Message { subtype: Some("channel_join"), ..joined };
        state.messages.entry(channel.clone()).or_default().insert(ts, joined);
        drop(state);
        self.channels.add(name, &channel);
    }

    fn id_of_channel(&self, name: &str) -> String {
        self.channel(name)
    }

    fn connect(&mut self, _store: &Store, clock: &Arc<dyn Clock>) -> Connection {
        let slack = Slack::new(Parts {
            bot_token: BOT_TOKEN.to_owned().into(),
            app_token: APP_TOKEN.to_owned().into(),
            api: self.fake.api_url().parse().unwrap(),
            request_timeout: Duration::from_secs(10),
            patience: Duration::from_secs(20),
            naming: naming(),
            clock: Arc::clone(clock),
        });
        let slack = Arc::new(slack.unwrap().unpaced());
        self.bot = Some(Arc::clone(&slack));
        Connection { chat: slack, local: None }
    }

    fn tell(&mut self, inbox: Option<Arc<dyn Inbox>>) {
        let is_up = inbox.is_some();
        self.connections_before = self.fake.slack.sockets.counts().connected;
        self.switchboard.connect(inbox);
        if let Some((stop, _)) = &self.running {
            stop.cancel();
        }
        if let Some(bot) = self.bot.take().filter(|_| is_up) {
            let stop = CancellationToken::new();
            let inbox = Arc::clone(&self.switchboard) as Arc<dyn Inbox>;
            let until = stop.clone();
            self.refused.send_replace(None);
            let refused = self.refused.clone();
            let before = self.running.take();
            let running = tokio::spawn(async move {
                if let Some((_, before)) = before {
                    before.await.unwrap();
                }
                // The world reads the threads itself when the bot comes up.
                if let Err(error) = Box::pin(bot.run(inbox, || (), until)).await {
                    refused.send_replace(Some(error.to_string()));
                }
            });
            self.running = Some((stop, running));
        }
    }

    async fn sighted<'a>(&mut self, coming: Box<dyn FnOnce() + Send + 'a>) {
        self.switchboard.tells_of_its_own(coming).await;
    }

    async fn ready(&mut self) {
        let before = self.connections_before;
        let is_back =
            self.fake.until(PATIENCE, |fake| (fake.slack.sockets.counts().connected > before).then_some(()));
        let mut refused = self.refused.subscribe();
        tokio::select! {
            is_back = is_back => assert!(is_back.is_some(), "the bot connects in time"),
            _ = refused.wait_for(Option::is_some) => {}
        }
    }

    async fn look(&mut self, member: &str) -> Vec<Sight> {
        let reader = self.member(member);
        let mut sights = Vec::new();
        for (name, channel) in &self.channels.all() {
            sights.extend(self.seen_in(&reader, channel).iter().map(|message| self.sight(message, name)));
        }
        // Files come when they come, and say nothing that was not said.
        let said = self.fake.direct_messages(&reader, &self.bot_user);
        for message in said.into_iter().filter(|message| message.files.is_empty()) {
            sights.push(Sight { only_you: true, ..self.sight(&message, FIRST_CHANNEL) });
        }
        sights.sort_by(|one, other| one.id.cmp(&other.id));
        sights
    }

    async fn picture(&mut self, member: &str, within: Duration) -> Option<Picture> {
        let reader = self.member(member);
        let look = |fake: &Fake| {
            let said = fake.direct_messages(&reader, &self.bot_user);
            let file = said.into_iter().rev().find_map(|message| message.files.first().cloned())?;
            let state = fake.lock();
            let upload = state.uploads.values().find(|upload| file["id"] == upload.file)?;
            Some(Picture { alt: upload.alt.clone()?, png: upload.bytes.clone()?.to_vec() })
        };
        self.fake.until(within, look).await
    }

    async fn say(&mut self, by: &str, spot: &Spot, text: &str, _reply_to: Option<&str>) {
        let (by, channel) = (self.member(by), self.channel(&spot.channel));
        match &spot.thread {
            Some(root) => {
                self.bot_told(|| {
                    self.fake.reply(&by, &channel, root, text).unwrap();
                })
                .await;
            }
            None => {
                self.fake.say(&by, &channel, text).unwrap();
            }
        }
    }

    async fn edit(&mut self, by: &str, message: &str, text: &str) {
        let channel = self.home_of(message);
        self.bot_told(|| self.fake.edit(&self.member(by), &channel, message, text).unwrap()).await;
    }

    async fn delete(&mut self, by: &str, message: &str) {
        let channel = self.home_of(message);
        self.bot_told(|| self.fake.delete(&self.member(by), &channel, message).unwrap()).await;
    }

    async fn run(&mut self, by: &str, spot: &Spot, line: &str) -> Reaction {
        self.types(by, spot, line).await
    }

    async fn press(&mut self, by: &str, message: &Sight, label: &str) -> Reaction {
        let channel = self.home_of(&message.id);
        let shown = self.fake.lock().find_message(&channel, &message.id).unwrap().clone();
        let button = buttons(&shown).into_iter().find(|button| button["text"]["text"] == label);
        let button = button.unwrap_or_else(|| panic!("there is no button {label}"));
        let action = button["action_id"].as_str().unwrap();
        let user = self.member(by);
        let act = || self.fake.press(&user, &channel, &message.id, action).unwrap();
        self.reaction(&user, &message.spot, label, act).await
    }

    async fn submit(&mut self, by: &str, form: &OpenForm, text: &str) -> Reaction {
        let user = self.member(by);
        // The client itself minds a text that is empty or too long.
        if let Err(complaint) = self.fake.fill(&user, &[(form.field.as_str(), json!(text))]) {
            return Reaction::Wrong { at: form.field.clone(), text: complaint };
        }
        let mut refused = None;
        let act = || match self.fake.submit(&user, &[]) {
            Ok(handle) => Some(handle),
            Err(complaint) => {
                refused = Some(complaint);
                None
            }
        };
        let reaction = self.submission(&user, &form.spot, text, act).await;
        match refused {
            Some(text) => Reaction::Wrong { at: form.field.clone(), text },
            None => reaction,
        }
    }

    fn is_well(&self) {
        self.fake.finds_nothing_wrong();
    }

    async fn told<'a>(&mut self, things: usize, happening: Box<dyn FnOnce() + Send + 'a>) {
        self.switchboard.tells_of(things, happening).await;
    }

    fn dangers(&self, sight: &Sight) -> Vec<String> {
        let notified = self.fake.pings().into_iter().any(|ping| ping.ts == sight.id);
        let mut dangers = Vec::new();
        if notified {
            dangers.push("it notifies somebody".to_owned());
        }
        let live = ["<javascript", "<data:", "<@U", "<!channel", "<!here", "<!everyone"];
        dangers.extend(live.into_iter().filter(|live| sight.markup.contains(live)).map(str::to_owned));
        dangers
    }
}

/// What the commands are called if nothing is set.
fn naming() -> Naming {
    Naming::new(COMMANDS, "", false).unwrap()
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

/// What a member typed, as they see it.
fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for everybody in ["channel", "here", "everyone"] {
        text = text.replace(&format!("<!{everybody}>"), &format!("@{everybody}"));
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
