//! What people write, and what becomes of channels and servers.

use keypoint::chat::{
    event::{Event, ThreadMessage},
    place::{MessageRef, Place},
};

use serde_json::json;

use super::stage::{Stage, is_joining};
use crate::discord::{
    actions::messages::Draft,
    gateway::close,
    model::{Id, Kind},
    permissions::{SEND_MESSAGES, VIEW_CHANNEL},
};

fn place(stage: &Stage, thread: Option<Id>) -> Place {
    Place {
        workspace: stage.guild.to_string(),
        channel: stage.channel.to_string(),
        thread: thread.map(|thread| thread.to_string()),
    }
}

fn posted(event: &Event) -> Option<&ThreadMessage> {
    match event {
        Event::Posted(message) => Some(message),
        _ => None,
    }
}

fn texts(heard: &[Event]) -> Vec<String> {
    let told = heard.iter().filter_map(|event| match event {
        Event::Posted(message) => Some(format!("posted {}", message.text)),
        Event::Edited(message) => Some(format!("edited {}", message.text)),
        Event::Deleted { by_machine, .. } => Some(format!("deleted, by machine: {by_machine}")),
        _ => None,
    });
    told.collect()
}

#[tokio::test]
async fn a_message_in_a_thread_comes_with_who_wrote_it_and_where() {
    let stage = Stage::new().await;
    stage.set(|state| {
        let member = state.guilds.get_mut(&stage.guild).unwrap().members.get_mut(&stage.ada).unwrap();
        member.nick = Some("Ada L.".to_owned());
    });
    let first = stage.fake.say(stage.ada, stage.thread, "Share by *communicating*").unwrap();
    stage.fake.reply(stage.ben, stage.thread, "I agree", Some(first)).unwrap();
    let heard = stage.inbox.until(|heard| heard.iter().filter_map(posted).count() == 2).await;
    let messages: Vec<_> = heard.iter().filter_map(posted).collect();
    let place = place(&stage, Some(stage.thread));
    assert_eq!(messages[0].by.place, place);
    assert_eq!(messages[0].by.member.id, stage.ada.to_string());
    assert_eq!(messages[0].by.member.name, "Ada L.");
    assert_eq!(
        (messages[0].by.workspace_name.as_str(), messages[0].by.channel_name.as_str()),
        ("Team", "interviews")
    );
    assert_eq!(messages[0].text, "Share by *communicating*");
    assert_eq!(messages[0].message, MessageRef { place, id: first.to_string() });
    assert_eq!(messages[0].reply_to, None);
    assert_eq!(messages[1].by.member.name, "ben");
    assert_eq!(messages[1].reply_to, Some(stage.ada.to_string()));
}

#[tokio::test]
async fn what_is_said_outside_threads_is_not_told() {
    let stage = Stage::new().await;
    stage.fake.say(stage.ada, stage.channel, "lunch?").unwrap();
    stage.fake.say(stage.ada, stage.thread, "an answer").unwrap();
    let heard = stage.inbox.until(|heard| !texts(heard).is_empty()).await;
    assert_eq!(texts(&heard), ["posted an answer"]);
}

#[tokio::test]
async fn an_edit_and_a_deletion_follow_their_message() {
    let stage = Stage::new().await;
    let message = stage.fake.say(stage.ada, stage.thread, "one").unwrap();
    stage.fake.edit(stage.ada, stage.thread, message, "two").unwrap();
    stage.fake.delete(stage.ada, stage.thread, message).unwrap();
    let heard = stage.inbox.until(|heard| texts(heard).len() == 3).await;
    assert_eq!(texts(&heard), ["posted one", "edited two", "deleted, by machine: false"]);
}

#[tokio::test]
async fn a_file_is_told_as_a_link() {
    let stage = Stage::new().await;
    let file = |name: &str| {
        json!({
            "id": "17", "filename": name, "size": 12, "content_type": "image/png",
            "url": "https://cdn.discordapp.com/1/plan.png", "proxy_url": "https://media.discordapp.net/1/plan.png",
        })
    };
    for (text, name) in [("", "plan.png"), ("See:", "a](b)[c.png")] {
        let draft = Draft { attachments: vec![file(name)], ..Draft::text(text) };
        stage.set(|state| state.send_message(stage.ada, stage.thread, draft));
    }
    let heard = stage.inbox.until(|heard| texts(heard).len() == 2).await;
    assert_eq!(
        texts(&heard),
        [
            "posted [plan.png](https://cdn.discordapp.com/1/plan.png)",
            "posted See:\n[abc.png](https://cdn.discordapp.com/1/plan.png)",
        ]
    );
}

#[tokio::test]
async fn a_link_that_discord_looks_up_is_no_edit() {
    let stage = Stage::new().await;
    let message = stage.fake.say(stage.ada, stage.thread, "https://go.dev").unwrap();
    let embed = json!({ "type": "link", "url": "https://go.dev", "title": "Go" });
    stage.set(|state| {
        state.edit_message(stage.thread, message, false, |message| message.embeds.push(embed)).unwrap();
    });
    stage.fake.say(stage.ada, stage.thread, "more").unwrap();
    let heard = stage.inbox.until(|heard| texts(heard).len() >= 2).await;
    assert_eq!(texts(&heard), ["posted https://go.dev", "posted more"]);
}

#[tokio::test]
async fn what_bots_and_discord_itself_say_is_not_told() {
    let stage = Stage::new().await;
    stage.set(|state| {
        let helper = state.new_application("helper", "another");
        state.seat(stage.guild, helper);
        state.send_message(helper, stage.thread, Draft::text("beep"));
        state.send_message(stage.bot, stage.thread, Draft::text("my own"));
        // Somebody pinned a message.
        let pinned = Draft { kind: Some(6), ..Draft::default() };
        state.send_message(stage.ada, stage.thread, pinned);
    });
    stage.fake.say(stage.ada, stage.thread, "an answer").unwrap();
    let heard = stage.inbox.until(|heard| !texts(heard).is_empty()).await;
    assert_eq!(texts(&heard), ["posted an answer"]);
}

#[tokio::test]
async fn a_reply_to_a_message_of_a_newer_kind_is_read() {
    let stage = Stage::new().await;
    let card = stage.set(|state| {
        let helper = state.new_application("helper", "another");
        state.seat(stage.guild, helper);
        let newer = json!({ "type": 99, "id": 2, "custom_id": "x" });
        let row = json!({ "type": 1, "id": 1, "components": [newer] });
        let draft = Draft { components: vec![row], ..Draft::text("A card") };
        state.send_message(helper, stage.thread, draft).id
    });
    stage.fake.reply(stage.ada, stage.thread, "about that card", Some(card)).unwrap();
    let heard = stage.inbox.until(|heard| !texts(heard).is_empty()).await;
    assert_eq!(texts(&heard), ["posted about that card"]);
    let handle = stage.fake.run_on(stage.ada, stage.thread, card, "Count as my answer").unwrap();
    handle.settled().await.unwrap();
}

#[tokio::test]
async fn a_purge_is_told_as_the_work_of_a_machine() {
    let stage = Stage::new().await;
    let messages = ["one", "two"].map(|text| stage.fake.say(stage.ada, stage.thread, text).unwrap());
    stage.fake.purge(stage.owner, stage.thread, &messages).unwrap();
    let heard = stage.inbox.until(|heard| texts(heard).len() == 4).await;
    assert_eq!(texts(&heard)[2..], ["deleted, by machine: true", "deleted, by machine: true"]);
}

#[tokio::test]
async fn a_message_that_is_told_twice_is_told_twice_in_order() {
    let stage = Stage::new().await;
    stage.fake.discord.gateway.behave(|manner| manner.twice = true);
    stage.fake.say(stage.ada, stage.thread, "one").unwrap();
    stage.fake.say(stage.ada, stage.thread, "two").unwrap();
    let heard = stage.inbox.until(|heard| texts(heard).len() == 4).await;
    assert_eq!(texts(&heard), ["posted one", "posted one", "posted two", "posted two"]);
}

#[tokio::test]
async fn a_slow_thread_holds_up_no_other_and_keeps_its_order() {
    let stage = Stage::new().await;
    let other = stage.new_thread(stage.channel, "Another");
    stage.inbox.is_quick(false);
    for text in ["one", "two", "three"] {
        stage.fake.say(stage.ada, stage.thread, text).unwrap();
    }
    stage.fake.say(stage.ben, other, "elsewhere").unwrap();
    let heard = stage.inbox.until(|heard| texts(heard).len() == 2).await;
    let mut begun = texts(&heard);
    begun.sort();
    assert_eq!(begun, ["posted elsewhere", "posted one"]);
    stage.inbox.is_quick(true);
    let heard = stage.inbox.until(|heard| texts(heard).len() == 4).await;
    let of_thread: Vec<_> = texts(&heard).into_iter().filter(|text| text != "posted elsewhere").collect();
    assert_eq!(of_thread, ["posted one", "posted two", "posted three"]);
}

#[tokio::test]
async fn without_the_intent_a_message_is_only_known_to_be_there() {
    let mut stage = Stage::empty().await;
    stage.set(|state| {
        let application = state.applications.get_mut(&stage.bot).unwrap();
        application.privileged_intents = 0;
        application.flags = 0;
    });
    stage.start();
    stage.inbox.until(|heard| heard.iter().any(is_joining)).await;
    let message = stage.fake.say(stage.ada, stage.thread, "nobody reads this").unwrap();
    stage.fake.edit(stage.ada, stage.thread, message, "nor this").unwrap();
    stage.fake.delete(stage.ada, stage.thread, message).unwrap();
    let heard = stage.inbox.until(|heard| !texts(heard).is_empty()).await;
    assert_eq!(texts(&heard), ["deleted, by machine: false"]);
    let unheard = heard.iter().find_map(|event| match event {
        Event::Unheard { by, message } => Some((by.member.name.clone(), message.id.clone())),
        _ => None,
    });
    assert_eq!(unheard, Some(("ada".to_owned(), message.to_string())));
}

#[tokio::test]
async fn a_thread_that_the_gateway_did_not_tell_of_is_asked_for_once() {
    let stage = Stage::empty().await;
    stage.set(|state| state.archive_thread(stage.thread, true));
    let mut stage = stage;
    stage.start();
    stage.inbox.until(|heard| heard.iter().any(is_joining)).await;
    // Nobody tells of a thread that wakes up, if the bot heard of it before.
    stage.set(|state| {
        state.channels.get_mut(&stage.thread).unwrap().thread.as_mut().unwrap().archived = false;
    });
    stage.fake.say(stage.ada, stage.thread, "one").unwrap();
    stage.fake.say(stage.ada, stage.thread, "two").unwrap();
    let heard = stage.inbox.until(|heard| texts(heard).len() == 2).await;
    assert_eq!(heard.iter().find_map(posted).unwrap().by.place, place(&stage, Some(stage.thread)));
    assert_eq!(stage.fake.discord.figures.counts().of("GET /channels/{channel_id}"), 1);
}

fn greetings(heard: &[Event]) -> Vec<Option<String>> {
    let greetings = heard.iter().filter_map(|event| match event {
        Event::Joined { greet_in, .. } => Some(greet_in.as_ref().map(|channel| channel.name.clone())),
        _ => None,
    });
    greetings.collect()
}

#[tokio::test]
async fn the_hello_goes_where_discord_welcomes_people() {
    let mut stage = Stage::empty().await;
    let lobby = stage.set(|state| {
        let lobby = state.new_channel(stage.guild, "lobby", Kind::Text);
        state.guilds.get_mut(&stage.guild).unwrap().system_channel = Some(lobby);
        lobby
    });
    stage.start();
    let heard = stage.inbox.until(|heard| heard.iter().any(is_joining)).await;
    assert_eq!(greetings(&heard), [Some("lobby".to_owned())]);
    assert_ne!(lobby, stage.channel);
}

#[tokio::test]
async fn the_hello_goes_where_the_bot_may_write() {
    let mut stage = Stage::empty().await;
    stage.set(|state| {
        let lobby = state.new_channel(stage.guild, "lobby", Kind::Text);
        state.guilds.get_mut(&stage.guild).unwrap().system_channel = Some(lobby);
        state.overwrite(lobby, stage.guild, 0, SEND_MESSAGES);
        state.overwrite(stage.channel, stage.bot, 0, VIEW_CHANNEL);
        state.new_channel(stage.guild, "talk", Kind::Voice);
        state.new_channel(stage.guild, "general", Kind::Text);
    });
    stage.start();
    let heard = stage.inbox.until(|heard| heard.iter().any(is_joining)).await;
    assert_eq!(greetings(&heard), [Some("general".to_owned())]);
}

#[tokio::test]
async fn an_outage_is_no_removal() {
    let stage = Stage::new().await;
    stage.inbox.forget();
    stage.fake.set_unavailable(stage.guild, true);
    stage.fake.set_unavailable(stage.guild, false);
    stage.inbox.until(|heard| heard.iter().any(is_joining)).await;
    stage.fake.remove(stage.bot, stage.guild);
    let heard = stage.inbox.until(|heard| heard.len() >= 2).await;
    let left: Vec<_> = heard.iter().filter(|event| !is_joining(event)).collect();
    assert!(
        matches!(left[..], [Event::Left { workspace, .. }] if *workspace == stage.guild.to_string()),
        "{heard:?}"
    );
}

#[tokio::test]
async fn a_joining_is_told_with_the_time_of_it() {
    let stage = Stage::new().await;
    let joined_at = stage.fake.lock().guilds[&stage.guild].members[&stage.bot].joined_at;
    let heard = stage.inbox.heard();
    let joined = heard.iter().find(|event| is_joining(event));
    let Some(Event::Joined { since, workspace_name, .. }) = joined else { panic!("{heard:?}") };
    assert_eq!((since.timestamp_millis(), workspace_name.as_str()), (joined_at.timestamp_millis(), "Team"));
    stage.fake.discord.gateway.close_sockets(close::SESSION_TIMED_OUT);
    let heard = stage.inbox.until(|heard| heard.iter().filter(|event| is_joining(event)).count() == 2).await;
    let times: Vec<_> = heard
        .iter()
        .filter_map(|event| match event {
            Event::Joined { since, .. } => Some(*since),
            _ => None,
        })
        .collect();
    assert_eq!(times[0], times[1], "the same joining");
}

#[tokio::test]
async fn a_channel_or_thread_that_is_deleted_is_told_to_be_gone() {
    let stage = Stage::new().await;
    stage.set(|state| state.delete_channel(stage.thread)).unwrap();
    let gone =
        |heard: &[Event]| heard.iter().filter(|event| matches!(event, Event::PlaceGone { .. })).count();
    stage.inbox.until(|heard| gone(heard) == 1).await;
    stage.set(|state| state.delete_channel(stage.channel)).unwrap();
    let heard = stage.inbox.until(|heard| gone(heard) == 2).await;
    let gone: Vec<_> = heard
        .iter()
        .filter_map(|event| match event {
            Event::PlaceGone { place, .. } => Some(place.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(gone, [place(&stage, Some(stage.thread)), place(&stage, None)]);
}

#[tokio::test]
async fn a_thread_that_is_archived_is_told_of_unless_it_is_locked() {
    let stage = Stage::new().await;
    let closed =
        |heard: &[Event]| heard.iter().filter(|event| matches!(event, Event::ThreadClosed { .. })).count();
    stage.set(|state| state.archive_thread(stage.thread, true));
    let heard = stage.inbox.until(|heard| closed(heard) == 1).await;
    assert_eq!(closed(&heard), 1, "{heard:?}");
    stage.set(|state| {
        state.change_thread(stage.thread, |channel| {
            let thread = channel.thread.as_mut().unwrap();
            (thread.archived, thread.locked) = (true, true);
        });
        state.change_thread(stage.thread, |channel| {
            let thread = channel.thread.as_mut().unwrap();
            (thread.archived, thread.locked) = (false, false);
        });
    });
    stage.fake.say(stage.ada, stage.thread, "awake again").unwrap();
    let heard = stage.inbox.until(|heard| !texts(heard).is_empty()).await;
    assert_eq!(closed(&heard), 1, "{heard:?}");
}
