//! The contract of the chat port, held to the local chat on both databases.

use std::sync::Arc;

use keypoint::{
    chat::{
        action::Action,
        local::{Draft, LocalChat, Spot, model::MemberView},
        message::{Block, Button, ButtonStyle, Inline, Message, Tone},
        port::{Chat, ChatError, EffectKey, Lookup, MessageRef, Place, Platform},
    },
    practice::{Timestamp, ids::RoundId},
};
use uuid::Uuid;

use crate::support::database::{Database, on_both_databases};

/// A chat with a channel.
struct Fixture {
    chat: Arc<LocalChat>,
    ada: MemberView,
    place: Place,
}

impl Fixture {
    async fn on(database: &Database) -> Self {
        let chat = database.chat().await;
        let channel = chat.ensure_workspace().await.unwrap().id;
        let ada = chat.member(None).await.unwrap();
        Self { chat, ada, place: Place { workspace: "local".to_owned(), channel, thread: None } }
    }

    async fn post(&self, name: &str, text: &str) -> MessageRef {
        self.chat.post(&self.place, &key(name), &message(text)).await.unwrap()
    }

    async fn say(&self, author: &MemberView, thread: &str, text: &str, reply_to: Option<&str>) -> MessageRef {
        let spot = Spot { channel: &self.place.channel, thread: Some(thread) };
        let draft = Draft { spot, text, reply_to, key: None };
        let (said, _) = self.chat.say(author, draft).await.unwrap();
        MessageRef { place: self.thread(thread), id: said.id }
    }

    fn thread(&self, root: &str) -> Place {
        Place { thread: Some(root.to_owned()), ..self.place.clone() }
    }

    async fn count(&self) -> usize {
        self.chat.messages(&self.ada.id, &self.place.channel, None, 200).await.unwrap().0.len()
    }
}

fn key(name: &str) -> EffectKey {
    EffectKey(name.to_owned())
}

fn message(text: &str) -> Message {
    Message::text(Tone::Plain, [text.into()])
}

fn long_ago() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

on_both_databases! {
    async fn the_same_key_posts_once(database) {
        let fixture = Fixture::on(&database).await;
        let first = fixture.post("k", "first").await;
        assert_eq!(fixture.post("k", "second").await, first);
        assert_ne!(fixture.post("l", "third").await, first);
        assert_eq!(fixture.count().await, 2);
        assert_eq!(fixture.chat.message(&fixture.ada.id, &first.id).await.unwrap().body.excerpt(), "first");
    }

    async fn the_same_key_from_two_processes_posts_once(database) {
        let (one, other) = (Fixture::on(&database).await, Fixture::on(&database).await);
        let post = async |fixture: &Fixture| fixture.post("k", "text").await;
        let (a, b, c, d) = tokio::join!(post(&one), post(&other), post(&one), post(&other));
        assert!(a == b && b == c && c == d);
        assert_eq!(one.count().await, 1);
    }

    async fn a_message_is_found_by_its_key(database) {
        let fixture = Fixture::on(&database).await;
        let posted = fixture.post("k", "text").await;
        let find = async |name| fixture.chat.find(&fixture.place, &key(name), long_ago()).await.unwrap();
        assert_eq!(find("k").await, Lookup::Found(vec![posted.clone()]));
        assert_eq!(find("l").await, Lookup::Absent);
        let in_thread =
            fixture.chat.post(&fixture.thread(&posted.id), &key("m"), &message("text")).await.unwrap();
        assert_eq!(in_thread.place.thread.as_deref(), Some(&*posted.id));
        let found = fixture.chat.find(&in_thread.place, &key("m"), long_ago()).await.unwrap();
        assert_eq!(found, Lookup::Found(vec![in_thread]));
    }

    async fn an_edit_changes_what_is_shown(database) {
        let fixture = Fixture::on(&database).await;
        let posted = fixture.post("k", "before").await;
        fixture.chat.edit(&posted, &message("after")).await.unwrap();
        let shown = fixture.chat.message(&fixture.ada.id, &posted.id).await.unwrap();
        assert_eq!(shown.body.excerpt(), "after");
        // The same again is no news.
        let cursor = fixture.chat.cursor().await.unwrap();
        fixture.chat.edit(&posted, &message("after")).await.unwrap();
        assert_eq!(fixture.chat.cursor().await.unwrap(), cursor);
        let said = fixture.say(&fixture.ada, &posted.id, "mine", None).await;
        let refused = fixture.chat.edit(&said, &message("the bot's")).await;
        assert!(matches!(refused, Err(ChatError::Refused(_))), "{refused:?}");
    }

    async fn a_thread_hangs_on_its_message(database) {
        let fixture = Fixture::on(&database).await;
        let posted = fixture.post("k", "text").await;
        for _ in 0..2 {
            let thread = fixture.chat.open_thread(&posted, "A title", chrono::DateTime::UNIX_EPOCH).await.unwrap();
            assert_eq!(thread.as_deref(), Some(&*posted.id));
        }
        let said = fixture.say(&fixture.ada, &posted.id, "mine", None).await;
        let refused = fixture.chat.open_thread(&said, "A title", chrono::DateTime::UNIX_EPOCH).await;
        assert!(matches!(refused, Err(ChatError::Refused(_))), "{refused:?}");
    }

    async fn a_tick_is_put_once(database) {
        let fixture = Fixture::on(&database).await;
        let posted = fixture.post("k", "text").await;
        let said = fixture.say(&fixture.ada, &posted.id, "mine", None).await;
        fixture.chat.acknowledge(&said).await.unwrap();
        assert!(fixture.chat.message(&fixture.ada.id, &said.id).await.unwrap().ticked);
        let cursor = fixture.chat.cursor().await.unwrap();
        fixture.chat.acknowledge(&said).await.unwrap();
        assert_eq!(fixture.chat.cursor().await.unwrap(), cursor);
        let refused = fixture.chat.acknowledge(&posted).await;
        assert!(matches!(refused, Err(ChatError::Refused(_))), "{refused:?}");
    }

    async fn a_thread_is_read_back_without_the_bots_messages(database) {
        let fixture = Fixture::on(&database).await;
        let linus = fixture.chat.add_member("Linus").await.unwrap();
        let root = fixture.post("k", "question").await.id;
        let place = fixture.thread(&root);
        let first = fixture.say(&fixture.ada, &root, "first", None).await;
        fixture.chat.post(&place, &key("l"), &message("the bot's")).await.unwrap();
        let spot = Spot { channel: &place.channel, thread: Some(&root) };
        fixture.chat.note(&linus.id, spot, &message("for Linus alone")).await.unwrap();
        let talk = fixture.say(&linus, &root, "talk", Some(&first.id)).await;
        let to_bot = fixture.say(&linus, &root, "to the question", Some(&root)).await;
        let gone = fixture.say(&linus, &root, "gone", None).await;
        fixture.chat.delete(&linus, &gone.id).await.unwrap();
        fixture.chat.change(&fixture.ada, &first.id, "first, better").await.unwrap();

        let read = fixture.chat.read_thread(&place).await.unwrap();
        let told: Vec<_> =
            read.iter().map(|one| (&*one.by.member.name, &*one.text, one.reply_to.as_deref())).collect();
        assert_eq!(
            told,
            [
                ("Ada", "first, better", None),
                ("Linus", "talk", Some(&*fixture.ada.id)),
                ("Linus", "to the question", None),
            ]
        );
        let ids: Vec<_> = read.iter().map(|one| one.message.clone()).collect();
        assert_eq!(ids, [first, talk, to_bot]);
        assert_eq!(read[0].by.place, place);
        assert_eq!((read[0].by.platform, &*read[0].by.channel_name), (Platform::Local, "interview-practice"));
    }

    async fn each_admin_is_told_once(database) {
        let fixture = Fixture::on(&database).await;
        let linus = fixture.chat.add_member("Linus").await.unwrap();
        for _ in 0..2 {
            fixture.chat.tell_admins(&fixture.place, None, &key("k"), &message("Look!")).await.unwrap();
        }
        let seen_by = async |member: &MemberView| {
            let messages = fixture.chat.messages(&member.id, &fixture.place.channel, None, 200).await.unwrap().0;
            messages.iter().map(|message| (message.body.excerpt(), message.only_you)).collect::<Vec<_>>()
        };
        assert_eq!(seen_by(&fixture.ada).await, [("Look!".to_owned(), true)]);
        assert_eq!(seen_by(&linus).await, []);
        // What was dismissed does not come back.
        let note =
            fixture.chat.messages(&fixture.ada.id, &fixture.place.channel, None, 1).await.unwrap().0.remove(0);
        fixture.chat.delete(&fixture.ada, &note.id).await.unwrap();
        fixture.chat.tell_admins(&fixture.place, None, &key("k"), &message("Look!")).await.unwrap();
        assert_eq!(seen_by(&fixture.ada).await, []);
    }

    async fn what_is_gone_is_said_to_be_gone(database) {
        let fixture = Fixture::on(&database).await;
        let (chat, place) = (&fixture.chat, &fixture.place);
        let nowhere = Place { channel: "x".to_owned(), ..place.clone() };
        let elsewhere = Place { workspace: "x".to_owned(), ..place.clone() };
        let no_thread = fixture.thread("x");
        let nothing = MessageRef { place: place.clone(), id: "x".to_owned() };
        let text = message("text");
        let mut results = Vec::new();
        for place in [&nowhere, &elsewhere, &no_thread] {
            results.push(chat.post(place, &key("k"), &text).await.map(|_| ()));
            results.push(chat.tell_admins(place, None, &key("k"), &text).await);
        }
        results.push(chat.edit(&nothing, &text).await);
        results.push(chat.acknowledge(&nothing).await);
        results.push(chat.open_thread(&nothing, "title", chrono::DateTime::UNIX_EPOCH).await.map(|_| ()));
        results.push(chat.read_thread(&no_thread).await.map(|_| ()));
        for result in results {
            assert!(matches!(result, Err(ChatError::Gone(_))), "{result:?}");
        }
    }

    async fn what_breaks_a_limit_is_refused(database) {
        let fixture = Fixture::on(&database).await;
        let action = Action::Hint(RoundId(Uuid::nil()));
        let button =
            |label: &str| Button { action: action.clone(), label: label.to_owned(), style: ButtonStyle::Plain };
        let block = |length: usize| Block::Markdown("ä".repeat(length));
        let empty = || Message::new(Tone::Plain);
        let fits = [
            empty().with(block(3_000)).with(block(1_000)),
            message("text").with(Block::Buttons(vec![button(&"x".repeat(40)); 25])),
            Message { notify: Some("everyone".to_owned()), ..message("text") },
        ];
        for (number, message) in fits.iter().enumerate() {
            fixture.chat.post(&fixture.place, &key(&format!("k{number}")), message).await.unwrap();
        }
        let link = Inline::Link { text: "x".to_owned(), url: "javascript:x".to_owned() };
        let breaks = [
            empty(),
            empty().with(block(3_001)),
            empty().with(block(3_000)).with(block(1_001)),
            message("text").with(Block::Buttons(vec![button("x"); 26])),
            message("text").with(Block::Buttons(vec![button(&"x".repeat(41))])),
            Message { notify: Some("admins".to_owned()), ..message("text") },
            Message::text(Tone::Plain, [link]),
        ];
        let posted = fixture.post("there", "text").await;
        for message in &breaks {
            let results = [
                fixture.chat.post(&fixture.place, &key("k"), message).await.map(|_| ()),
                fixture.chat.edit(&posted, message).await,
                fixture.chat.tell_admins(&fixture.place, None, &key("k"), message).await,
            ];
            for result in results {
                assert!(matches!(result, Err(ChatError::Refused(_))), "{result:?}: {message:?}");
            }
        }
        for name in ["", "UPPER", "a@b", &"x".repeat(65)] {
            let refused = fixture.chat.post(&fixture.place, &key(name), &message("text")).await;
            assert!(matches!(refused, Err(ChatError::Refused(_))), "{name}");
        }
    }
}
