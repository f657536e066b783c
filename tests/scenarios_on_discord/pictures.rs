//! A week of a team, told once more to be drawn: every message as it was sent, in the form that
//! `scripts/pictures` draws.

use std::{fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use keypoint::bank;
use serde_json::{Value, json};

use crate::{
    Server,
    discord::{
        model::{Id, Message},
        object::time,
        permissions::SEND_MESSAGES,
    },
    world::{World, days},
};

/// Where the scenes are written.
const SCENES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/pictures/discord.json");

/// The question of the story.
const QUESTION: &str = "rate-limiter-across-processes";

/// What is drawn.
struct Album {
    server: Server,
    scenes: Vec<Value>,
}

impl Album {
    fn user(&self, name: &str) -> Id {
        let state = self.server.fake.lock();
        state.users.values().find(|user| user.username == name).unwrap().id
    }

    fn author(&self, user: Id) -> Value {
        if user == self.server.application {
            return json!({ "name": "Keypoint", "bot": true, "avatar": { "mark": true } });
        }
        json!({ "name": self.server.fake.lock().users[&user].username })
    }

    fn item(&self, message: &Message) -> Value {
        let mut item = json!({
            "author": self.author(message.author),
            "timestamp": time(message.sent_at()),
            "content": message.content,
            "embeds": message.embeds,
            "components": message.components,
            "mention_everyone": message.mention_everyone,
            "edited": message.edited_at.is_some() && message.author != self.server.application,
        });
        if !message.reactions.is_empty() {
            let reactions = message.reactions.iter();
            let reactions: Vec<Value> = reactions
                .map(|(emoji, who)| json!({ "emoji": emoji, "count": who.len(), "me": false }))
                .collect();
            item["reactions"] = json!(reactions);
        }
        for file in &message.attachments {
            let held = &self.server.fake.lock().files[&file["id"].as_str().unwrap().parse().unwrap()];
            let url = format!("data:image/png;base64,{}", BASE64.encode(held));
            item["files"][file["filename"].as_str().unwrap()] = json!(url);
        }
        if let Some(only) = message.only_for {
            item["ephemeral_for"] = self.author(only)["name"].clone();
        }
        let state = self.server.fake.lock();
        let thread = state.channels.get(&message.id).filter(|_| message.flags & 32 != 0);
        if let Some(thread) = thread {
            let said = state.messages.get(&thread.id).into_iter().flat_map(|all| all.values());
            let said: Vec<_> = said.filter(|one| one.kind != 21 && one.only_for.is_none()).cloned().collect();
            let name = thread.name.clone();
            drop(state);
            item["thread"] = json!({ "name": name, "count": said.len() });
            if let Some(last) = said.last() {
                let text = if last.content.is_empty() { "See the reveal" } else { &last.content };
                item["thread"]["last"] = json!({
                    "author": self.author(last.author), "content": text, "timestamp": time(last.sent_at()),
                });
            }
        }
        json!({ "message": item })
    }

    fn draw(&mut self, name: &str, channel: &str, kind: &str, items: &[Value]) {
        assert!(!items.is_empty(), "{name} shows something");
        self.scenes.push(json!({ "name": name, "channel": channel, "kind": kind, "items": items }));
    }

    /// The last `count` messages that somebody sees in a channel.
    fn draw_last(&mut self, name: &str, who: &str, channel: &str, count: usize) {
        let seen = self.server.fake.sees(self.user(who), self.server.channel(channel));
        let items: Vec<Value> = seen[seen.len() - count..].iter().map(|message| self.item(message)).collect();
        self.draw(name, channel, "text", &items);
    }

    fn save(self) {
        let state = self.server.fake.lock();
        let channels = state.channels.values().filter(|channel| !channel.name.is_empty());
        let channels: serde_json::Map<String, Value> =
            channels.map(|channel| (channel.id.to_string(), json!(channel.name))).collect();
        let roles = state.guilds.values().flat_map(|guild| guild.roles.values());
        let roles: serde_json::Map<String, Value> =
            roles.map(|role| (role.id.to_string(), json!("practice-team"))).collect();
        let album = json!({
            "zone": "Europe/Berlin",
            "names": { "users": {}, "roles": roles, "channels": channels, "threads": {} },
            "scenes": self.scenes,
        });
        fs::create_dir_all(Path::new(SCENES).parent().unwrap()).unwrap();
        fs::write(SCENES, serde_json::to_string_pretty(&album).unwrap()).unwrap();
    }
}

fn shipped(only: Option<&str>) -> bank::Bank {
    let loaded = bank::load(&[bank::Source::Shipped]).unwrap().bank;
    let Some(only) = only else { return loaded };
    let every = keypoint::practice::choice::Choice::default();
    let found = loaded.matching(&every).find(|question| question.id.0 == only).map(|found| (**found).clone());
    let topics = loaded.topics().iter().map(|topic| topic.listed.clone()).collect::<Vec<_>>();
    bank::Bank::new([found.unwrap()], topics)
}

#[tokio::test]
async fn the_story_of_the_pictures_is_told() {
    let (mut world, server) = crate::unmet().await;
    world.has_the_bank(shipped(Some(QUESTION)));
    for name in ["Ben", "Chloe", "Dev"] {
        world.joins(name).await;
    }
    world.has_the_channel("interview-practice").await;
    world.starts().await;
    let mut album = Album { server: server.clone(), scenes: Vec::new() };
    album.draw_last("hello", "Ada", "interview-practice", 1);

    world.runs("Ada", "/schedule add weekdays 09:00 reveal:16:30 notify:@everyone").await;
    album.draw_last("schedule", "Ada", "interview-practice", 1);
    world.presses("Ada", "Confirm").await;
    world.waits_until("2026-03-02 09:00").await;
    world.runs("Dev", "/hint").await;
    album.draw_last("hint", "Dev", "interview-practice", 1);
    world.waits_until("2026-03-02 09:20").await;
    say(&mut world).await;
    draw_round(&mut album);
    draw_form(&mut album, "Dev").await;
    world.answers_by_form("Dev", "Count in one place that all processes share.").await;
    album.draw_last("answered", "Dev", "interview-practice", 1);
    world.waits_until("2026-03-02 16:30").await;
    draw_reveal(&mut album);

    world.has_the_bank(shipped(None));
    for _ in 0..4 {
        world.after(days(1)).await;
        world.waits_until(&noon(&world)).await;
        say(&mut world).await;
    }
    world.gets_the_picture("Ben", "/leaderboard").await;
    album.draw_last("leaderboard", "Ben", "interview-practice", 1);
    world.runs("Ben", "/stats").await;
    album.draw_last("stats", "Ben", "interview-practice", 1);
    world.runs("Chloe", "/help").await;
    album.draw_last("help", "Chloe", "interview-practice", 1);
    world.runs("Chloe", "/question private").await;
    album.draw_last("private", "Chloe", "interview-practice", 1);
    world.has_the_channel("random").await;
    world.goes_to("Dev", "random");
    world.runs("Dev", "/answer").await;
    album.draw_last("refusal", "Dev", "random", 1);
    many_say(&mut world).await;
    album.draw_last("leaderboard-of-many", "Zoë", "interview-practice", 1);

    server.forbid("interview-practice", SEND_MESSAGES);
    world.after(days(4)).await;
    let told = server.fake.direct_messages(server.owner, server.application);
    let told = told.last().map(|message| album.item(message)).unwrap();
    album.draw("paused", "Keypoint", "text", &[told]);
    album.save();
    world.that_is_old_news().await;
    drop_unread(world).await;
}

/// The story is told for its pictures: what is left unread is not its subject.
async fn drop_unread(world: World) {
    world.nothing_left_unread().await;
}

fn noon(world: &World) -> String {
    let now = world.clock_now().with_timezone(&crate::world::stage::ZONE);
    format!("{} 12:00", now.date_naive().succ_opt().unwrap())
}

async fn say(world: &mut World) {
    world
        .says_in_thread(
            "Ben",
            "A token bucket for each client, kept in Redis and changed by one script, so that two processes \
             never count the *same* token. What a client may do is written in its plan.",
        )
        .await;
    world
        .says_in_thread(
            "Chloe",
            "Same, and I would tell the client how long to wait:\n```http\nHTTP/1.1 429 Too Many Requests\nRetry-After: 2\n```",
        )
        .await;
}

fn draw_round(album: &mut Album) {
    let channel = album.server.channel("interview-practice");
    let seen = album.server.fake.sees(album.server.owner, channel);
    let card = seen.iter().rfind(|message| message.flags & 32 != 0).unwrap();
    let item = album.item(card);
    album.draw("question", "interview-practice", "text", &[item]);
}

async fn draw_form(album: &mut Album, who: &str) {
    let channel = album.server.channel("interview-practice");
    let seen = album.server.fake.sees(album.server.owner, channel);
    let card = seen.iter().rfind(|message| message.flags & 32 != 0).unwrap();
    let button = card.components[0]["components"][0]["custom_id"].as_str().unwrap().to_owned();
    let handle = album.server.fake.press(album.user(who), channel, card.id, &button).unwrap();
    handle.settled().await.unwrap();
    let app = album.author(album.server.application);
    let scene = json!({ "name": "answer-form", "width": 640, "items": [{ "modal": handle.modal().unwrap(), "app": app }] });
    album.scenes.push(scene);
}

fn draw_reveal(album: &mut Album) {
    let thread = album.server.thread("interview-practice");
    let seen = album.server.fake.sees(album.server.owner, thread);
    let said = seen.iter().filter(|message| message.kind != 21);
    let items: Vec<Value> = said.map(|message| album.item(message)).collect();
    let name = album.server.fake.lock().channels[&thread].name.clone();
    album.draw("reveal", &name, "thread", &items);
}

/// More people than a page of the leaderboard holds answer once; the last of them asks where they stand.
async fn many_say(world: &mut World) {
    let names =
        ["Émile", "Vera", "Søren", "Łucja", "Maximilian", "Priya", "Kenji", "Olu", "Ana", "Yusuf", "Zoë"];
    for name in names {
        world.joins(name).await;
        world.says_in_thread(name, "A counter that all processes share, and that forgets.").await;
    }
    world.gets_the_picture("Zoë", "/leaderboard").await;
}
