//! A week of a team, told once more to be drawn: every message and form as it was sent, in the form that
//! `scripts/pictures` draws.

use std::{fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use insta::assert_snapshot;
use keypoint::{bank, practice::choice::Choice};
use serde_json::{Map, Value, json};

use crate::{
    Server,
    plain::{Names, title},
    slack::model::{Message, View},
    world::{World, days, stage::FIRST_CHANNEL},
};

/// Where the scenes are written.
const SCENES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/pictures/slack.json");

/// The question of the story, and one with code in it.
const QUESTION: &str = "rate-limiter-across-processes";
const WITH_CODE: &str = "port-request-logging-middleware";

/// What is drawn.
struct Album {
    server: Server,
    scenes: Vec<Value>,
    /// What the first line of each scene says.
    told: Vec<String>,
}

impl Album {
    fn author(&self, user: &str) -> Value {
        if user == self.server.bot_user {
            return json!({ "name": "Keypoint", "bot": true, "avatar": { "mark": true } });
        }
        json!({ "name": self.server.fake.lock().users[user].shown_name() })
    }

    fn item(&self, message: &Message) -> Value {
        let by_bot = message.user == self.server.bot_user;
        let mut item = json!({
            "author": self.author(&message.user),
            "timestamp": message.sent_at(),
            "text": message.text,
            // The fake's people have no editor that marks up what they type; Slack reads it in their text.
            "blocks": if by_bot { message.blocks.clone() } else { Vec::new() },
            "edited": message.edited.is_some() && !by_bot,
            "ephemeral": message.only_for.is_some(),
        });
        let state = self.server.fake.lock();
        for file in &message.files {
            let upload = state.uploads.values().find(|upload| file["id"] == upload.file).unwrap();
            let url = format!("data:image/png;base64,{}", BASE64.encode(upload.bytes.as_ref().unwrap()));
            item["files"] = json!([{ "name": file["name"], "url": url }]);
        }
        drop(state);
        if !message.reactions.is_empty() {
            let reactions = message.reactions.iter();
            let reactions: Vec<Value> = reactions
                .map(|(name, who)| json!({ "emoji": emoji(name), "count": who.len(), "me": false }))
                .collect();
            item["reactions"] = json!(reactions);
        }
        json!({ "message": item })
    }

    /// A message with what hangs on it: its thread.
    fn card(&self, message: &Message) -> Value {
        let mut item = self.item(message);
        let replies = &self.thread_of(message)[1..];
        if let Some(last) = replies.last() {
            let mut authors: Vec<&str> = Vec::new();
            for reply in replies {
                if !authors.contains(&reply.user.as_str()) {
                    authors.push(&reply.user);
                }
            }
            let authors: Vec<Value> = authors.into_iter().map(|user| self.author(user)).collect();
            item["message"]["thread"] =
                json!({ "count": replies.len(), "last": last.sent_at(), "authors": authors });
        }
        item
    }

    /// A message and what everybody sees below it.
    fn thread_of(&self, root: &Message) -> Vec<Message> {
        let all = self.server.fake.sees_thread(&self.server.owner, &root.channel, &root.ts);
        all.into_iter().filter(|message| message.only_for.is_none()).collect()
    }

    /// The last that the bot said to everybody in the channel: its newest question.
    fn newest_card(&self) -> Message {
        let channel = self.server.channel(FIRST_CHANNEL);
        let seen = self.server.fake.sees(&self.server.owner, &channel).into_iter();
        let mut said = seen.filter(|message| {
            message.user == self.server.bot_user && message.only_for.is_none() && message.subtype.is_none()
        });
        said.next_back().expect("there is a question")
    }

    fn names(&self) -> Names {
        let state = self.server.fake.lock();
        state.channels.values().map(|channel| (channel.id.clone(), channel.name.clone())).collect()
    }

    fn draw(&mut self, name: &str, channel: &str, kind: &str, told: &str, items: &[Value]) {
        assert!(!told.is_empty() && !items.is_empty(), "{name} shows something");
        self.told.push(format!("{name}: {told}"));
        let now = (self.server.fake.lock().now)();
        self.scenes
            .push(json!({ "name": name, "channel": channel, "kind": kind, "now": now, "items": items }));
    }

    /// The last that the bot said to somebody in a channel, and nobody else sees.
    fn draw_note(&mut self, name: &str, who: &str, channel: &str) {
        let (user, place) = (self.server.member(who), self.server.channel(channel));
        let seen = self.server.fake.sees_all(&user, &place);
        let note = seen.iter().rfind(|message| message.only_for.is_some()).expect("there is a note");
        self.draw(name, channel, "channel", &title(note, &self.names()), &[self.item(note)]);
    }

    fn draw_card(&mut self, name: &str) {
        let card = self.newest_card();
        self.draw(name, FIRST_CHANNEL, "channel", &title(&card, &self.names()), &[self.card(&card)]);
    }

    fn draw_thread(&mut self, name: &str) {
        let said = self.thread_of(&self.newest_card());
        let items: Vec<Value> = said.iter().map(|message| self.item(message)).collect();
        let titles = said.iter().skip(1).filter(|message| message.user == self.server.bot_user);
        let mut titles = titles.map(|message| title(message, &self.names()));
        let told = titles.find(|title| title.starts_with("Reveal")).expect("it is revealed");
        self.draw(name, FIRST_CHANNEL, "thread", &told, &items);
    }

    /// The form that somebody has before them, which they close then.
    fn draw_form(&mut self, name: &str, who: &str) {
        let user = self.server.member(who);
        let View { view, .. } = self.server.fake.modal(&user).expect("a form is open");
        let labels =
            view["blocks"].as_array().unwrap().iter().filter_map(|block| block["label"]["text"].as_str());
        let labels: Vec<&str> = labels.collect();
        self.told.push(format!("{name}: {}: {}", view["title"]["text"].as_str().unwrap(), labels.join(", ")));
        let app = self.author(&self.server.bot_user);
        self.scenes.push(json!({
            "name": name, "width": 640, "items": [{ "view": view, "app": app }],
        }));
        self.server.fake.close_form(&user, true).unwrap();
    }

    fn save(&self) {
        let state = self.server.fake.lock();
        let channels = state.channels.values().filter(|channel| !channel.name.is_empty());
        let channels: Map<String, Value> =
            channels.map(|channel| (channel.id.clone(), json!(channel.name))).collect();
        let groups: Map<String, Value> =
            state.groups.values().map(|group| (group.id.clone(), json!(group.handle))).collect();
        let album = json!({
            "platform": "slack",
            "zone": "Europe/Berlin",
            "names": { "users": {}, "groups": groups, "channels": channels },
            "scenes": self.scenes,
        });
        fs::create_dir_all(Path::new(SCENES).parent().unwrap()).unwrap();
        fs::write(SCENES, serde_json::to_string_pretty(&album).unwrap()).unwrap();
    }
}

/// A reaction as the sign that it is.
fn emoji(name: &str) -> &str {
    match name {
        "white_check_mark" => "✅",
        other => panic!("{other} is a sign that nobody draws"),
    }
}

fn shipped(only: Option<&str>) -> bank::Bank {
    let loaded = bank::load(&[bank::Source::Shipped]).unwrap().bank;
    let Some(only) = only else { return loaded };
    let every = Choice::default();
    let found = loaded.matching(&every).find(|question| question.id.0 == only).map(|found| (**found).clone());
    let topics = loaded.topics().iter().map(|topic| topic.listed.clone()).collect::<Vec<_>>();
    bank::Bank::new([found.unwrap()], topics)
}

#[tokio::test]
async fn the_story_of_the_pictures_is_told() {
    let (mut world, server) = crate::unmet().await;
    for name in ["Ben", "Chloe", "Dev"] {
        world.joins(name).await;
    }
    world.starts().await;
    server.new_channel(FIRST_CHANNEL);
    let mut album = Album { server: server.clone(), scenes: Vec::new(), told: Vec::new() };
    world.hears(|| server.invites_bot(FIRST_CHANNEL)).await;
    draw_hello(&mut album);

    world.has_the_bank(shipped(None));
    world.runs("Ada", "/schedule add").await;
    album.draw_form("schedule-form", "Ada");
    world.runs("Ada", "/schedule add weekdays 09:00 reveal:16:30 notify:@everyone").await;
    album.draw_note("schedule", "Ada", FIRST_CHANNEL);
    world.presses("Ada", "Confirm").await;
    world.has_the_bank(shipped(Some(QUESTION)));
    world.waits_until("2026-03-02 09:00").await;
    world.runs("Dev", "/hint").await;
    album.draw_note("hint", "Dev", FIRST_CHANNEL);
    world.waits_until("2026-03-02 09:20").await;
    ben_says(&mut world).await;
    world.waits_until("2026-03-02 09:45").await;
    chloe_says(&mut world).await;
    album.draw_card("question");
    world.presses("Dev", "Answer").await;
    album.draw_form("answer-form", "Dev");
    world.answers_by_form("Dev", "Count in one place that all processes share.").await;
    album.draw_note("answered", "Dev", FIRST_CHANNEL);
    world.waits_until("2026-03-02 16:30").await;
    album.draw_card("revealed");
    album.draw_thread("reveal");

    world.has_the_bank(shipped(None));
    for day in 3..=6 {
        world.waits_until(&format!("2026-03-0{day} 12:00")).await;
        ben_says(&mut world).await;
        if day > 3 {
            chloe_says(&mut world).await;
        }
    }
    world.gets_the_picture("Ben", "/leaderboard").await;
    album.draw_note("leaderboard", "Ben", FIRST_CHANNEL);
    draw_picture(&mut album, "Ben");
    world.runs("Ben", "/stats").await;
    album.draw_note("stats", "Ben", FIRST_CHANNEL);
    world.runs("Chloe", "/help").await;
    album.draw_note("help", "Chloe", FIRST_CHANNEL);
    world.has_the_bank(shipped(Some(WITH_CODE)));
    world.runs("Chloe", "/question private").await;
    album.draw_note("private", "Chloe", FIRST_CHANNEL);
    world.has_the_channel("random").await;
    world.goes_to("Dev", "random");
    world.runs("Dev", "/answer").await;
    album.draw_note("refusal", "Dev", "random");
    many_say(&mut world).await;
    album.draw_note("leaderboard-of-many", "Zoë", FIRST_CHANNEL);

    server.kicks_bot(FIRST_CHANNEL);
    world.after(days(4)).await;
    draw_paused(&mut album);
    album.save();
    assert_snapshot!(album.told.join("\n"), @"
    hello: Hello! I'm Keypoint.
    schedule-form: New schedule: Channel, Days, Time, Time zone, Reveal, Answers, Topics, Difficulties, Name
    schedule: New schedule: weekdays-0900
    hint: Hint 1 of 2
    question: A rate limiter across 3,200 Python processes
    answer-form: Your answer: What would you say?
    answered: Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 16:30 CET; until then, sending again replaces it.
    revealed: A rate limiter across 3,200 Python processes
    reveal: Reveal: A rate limiter across 3,200 Python processes
    leaderboard: Leaderboard · this week
    leaderboard-picture: Leaderboard · this week: 1. Ben with 85 points, 2. Chloe with 66 points and 3. Dev with 15 points; you have place 1 with 85 points.
    stats: Your practice
    help: Keypoint
    private: Port a request log from ASGI to Go
    refusal: No question is open here, but there is one in #interview-practice. Go there, or ask for one here with `/question`.
    leaderboard-of-many: Leaderboard · this week
    paused: A schedule is paused
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

/// What the bot sent to somebody alone beside the leaderboard: a message for one member takes no file.
fn draw_picture(album: &mut Album, who: &str) {
    let sent = album.server.fake.direct_messages(&album.server.member(who), &album.server.bot_user);
    let sent = sent.iter().rfind(|message| !message.files.is_empty()).unwrap();
    album.draw("leaderboard-picture", "Keypoint", "direct", &sent.text, &[album.item(sent)]);
}

async fn ben_says(world: &mut World) {
    world
        .says_in_thread(
            "Ben",
            "A token bucket for each client, kept in Redis and changed by one script, so that two processes \
             never count the _same_ token. What a client may do is written in its plan.",
        )
        .await;
}

async fn chloe_says(world: &mut World) {
    world
        .says_in_thread(
            "Chloe",
            "Same, and I would tell the client how long to wait:\n```HTTP/1.1 429 Too Many Requests\nRetry-After: 2```",
        )
        .await;
}

fn draw_hello(album: &mut Album) {
    let hello = album.newest_card();
    album.draw("hello", FIRST_CHANNEL, "channel", &title(&hello, &album.names()), &[album.item(&hello)]);
}

/// What the admin is told where nobody else reads it.
fn draw_paused(album: &mut Album) {
    let told = album.server.fake.direct_messages(&album.server.owner, &album.server.bot_user);
    let told = told.last().expect("the admin is told");
    album.draw("paused", "Keypoint", "direct", &title(told, &album.names()), &[album.item(told)]);
}

/// More people than a page of the leaderboard holds answer once; the last of them asks where they stand.
async fn many_say(world: &mut World) {
    let names =
        ["Émile", "Vera", "Søren", "Łucja", "Maximilian", "Priya", "Kenji", "Olu", "Ana", "Yusuf", "Zoë"];
    for name in names {
        world.joins(name).await;
        world.says_in_thread(name, "A counter that all processes share, and that forgets.").await;
    }
    world.runs("Zoë", "/leaderboard").await;
}
