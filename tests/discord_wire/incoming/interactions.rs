//! Commands, buttons and forms are answered at once, with what the inbox says.

use std::collections::BTreeMap;

use keypoint::{
    chat::{
        action::Action,
        event::{Event, Response, Suggestion},
        message::{Block, Button, ButtonStyle, Message, Tone},
        place::Place,
    },
    practice::ids::RoundId,
};
use serde_json::json;

use super::stage::{Stage, form, note};
use crate::discord::{
    interactions::EPHEMERAL,
    model::{self, Id},
    people::Handle,
};

pub fn answer() -> Action {
    let round: RoundId = "0193b3c0-0000-7000-8000-000000000001".parse().unwrap();
    Action::Answer(round)
}

pub fn hint() -> Action {
    let round: RoundId = "0193b3c0-0000-7000-8000-000000000001".parse().unwrap();
    Action::Hint(round)
}

/// A note with a button.
pub fn with_button(text: &str, action: &Action) -> Message {
    let button = Button { action: action.clone(), label: "Press".to_owned(), style: ButtonStyle::Plain };
    note(text).with(Block::Buttons(vec![button]))
}

/// What a message shows: the text of its embeds.
pub fn shown(message: &model::Message) -> String {
    let embeds = message.embeds.iter();
    let texts = embeds.filter_map(|embed| embed["description"].as_str()).map(str::to_owned);
    texts.collect::<Vec<_>>().join("\n")
}

/// What somebody is shown by an interaction.
pub fn all_shown(handle: &Handle) -> Vec<String> {
    handle.messages().iter().map(shown).collect()
}

/// Somebody gets a note with a button by `/hint`; the message.
pub async fn note_with_button(stage: &Stage, who: Id, action: Action) -> Id {
    stage.inbox.says(move |_| Response::Note(with_button("Here", &action)));
    let handle = stage.fake.run(who, stage.thread, &["hint"], &[]).unwrap();
    handle.settled().await.unwrap();
    handle.messages()[0].id
}

#[tokio::test]
async fn a_command_comes_with_its_options_and_a_note_is_the_answer() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("On its way")));
    let options = [
        ("topic".to_owned(), json!("go")),
        ("difficulty".to_owned(), json!("senior")),
        ("private".to_owned(), json!(true)),
    ];
    let handle = stage.fake.run(stage.ada, stage.thread, &["question"], &options).unwrap();
    let answer = handle.settled().await.unwrap();
    assert_eq!(answer.kind, 4);
    assert_eq!(all_shown(&handle), ["On its way"]);
    assert_eq!(handle.messages()[0].only_for, Some(stage.ada));
    let heard = stage.inbox.heard();
    let Some(Event::Command { by, invocation }) = heard.last() else { panic!("{heard:?}") };
    let place = Place {
        workspace: stage.guild.to_string(),
        channel: stage.channel.to_string(),
        thread: Some(stage.thread.to_string()),
    };
    assert_eq!(by.place, place);
    assert_eq!((by.member.name.as_str(), by.member.admin), ("ada", false));
    assert_eq!((by.workspace_name.as_str(), by.channel_name.as_str()), ("Team", "interviews"));
    assert_eq!(invocation.path, ["question"]);
    let options = [("topic", "go"), ("difficulty", "senior"), ("private", "true")];
    let options: BTreeMap<_, _> =
        options.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    assert_eq!(invocation.options, options);
}

#[tokio::test]
async fn members_channels_and_roles_come_as_ids_with_their_names() {
    let stage = Stage::new().await;
    let role = stage.set(|state| state.new_role(stage.guild, "backend", 0));
    let options = [
        ("when".to_owned(), json!("weekdays 09:00")),
        ("channel".to_owned(), json!(stage.channel.to_string())),
        ("notify".to_owned(), json!(role.to_string())),
    ];
    stage
        .fake
        .run(stage.owner, stage.channel, &["schedule", "add"], &options)
        .unwrap()
        .settled()
        .await
        .unwrap();
    let options = [("member".to_owned(), json!(stage.ben.to_string()))];
    stage.fake.run(stage.ada, stage.channel, &["stats"], &options).unwrap().settled().await.unwrap();
    let heard = stage.inbox.heard();
    let commands: Vec<_> = heard
        .iter()
        .filter_map(|event| match event {
            Event::Command { by, invocation } => Some((by, invocation)),
            _ => None,
        })
        .collect();
    let (by, added) = commands[0];
    assert!(by.member.admin, "the owner is an admin");
    assert_eq!(by.place.thread, None);
    assert_eq!(added.path, ["schedule", "add"]);
    assert_eq!(added.options["channel"], stage.channel.to_string());
    assert_eq!(added.names[&stage.channel.to_string()], "interviews");
    assert_eq!(added.names[&role.to_string()], "backend");
    let (_, asked) = commands[1];
    assert_eq!(asked.names[&stage.ben.to_string()], "ben");
}

#[tokio::test]
async fn a_note_that_is_too_long_comes_in_parts_and_whole() {
    let stage = Stage::new().await;
    let text: String = (1..=2_000).map(|number| format!("word{number}")).collect::<Vec<_>>().join(" ");
    let long = text.clone();
    stage.inbox.says(move |_| Response::Note(note(&long)));
    let handle = stage.fake.run(stage.ada, stage.channel, &["help"], &[]).unwrap();
    handle.settled().await.unwrap();
    // The answer is settled with its first part.
    let words = || all_shown(&handle).join(" ").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    stage.until(|| words().last().is_some_and(|word| word == "word2000")).await;
    assert_eq!(words(), text.split_whitespace().collect::<Vec<_>>());
    assert!(handle.messages().iter().all(|part| part.only_for == Some(stage.ada)));
}

#[tokio::test]
async fn a_wrong_option_is_named() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Mistake {
        option: "topic".to_owned(),
        text: "There is no such topic.".to_owned(),
    });
    let handle = stage.fake.run(stage.ada, stage.channel, &["question"], &[]).unwrap();
    handle.settled().await.unwrap();
    assert_eq!(all_shown(&handle), ["`topic`: There is no such topic."]);
}

#[tokio::test]
async fn a_button_opens_a_form_and_what_is_written_into_it_comes() {
    let stage = Stage::new().await;
    let message = note_with_button(&stage, stage.ada, answer()).await;
    stage.inbox.says(|_| Response::Form(form(&answer())));
    let pressed = stage.fake.press(stage.ada, stage.thread, message, &answer().to_string()).unwrap();
    assert_eq!(pressed.settled().await.unwrap().kind, 9);
    stage.inbox.says(|_| Response::Note(note("Your answer is in")));
    let text = "Buffered ones\nare queues \u{1f600} ~ **bold**";
    let sent = stage.fake.submit(&pressed, &[("answer".to_owned(), text.to_owned())]).unwrap();
    sent.settled().await.unwrap();
    assert_eq!(all_shown(&sent), ["Your answer is in"]);
    let heard = stage.inbox.heard();
    let Some(Event::Form { action, values, by }) = heard.last() else { panic!("{heard:?}") };
    assert_eq!(*action, answer());
    assert_eq!(values["answer"], text);
    assert_eq!(by.member.name, "ada");
}

#[tokio::test]
async fn a_command_opens_a_form() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Form(form(&answer())));
    let handle = stage.fake.run(stage.ada, stage.thread, &["answer"], &[]).unwrap();
    assert_eq!(handle.settled().await.unwrap().kind, 9);
}

#[tokio::test]
async fn a_form_that_is_refused_gives_back_what_was_written_and_a_way_to_go_on() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Form(form(&answer())));
    let opened = stage.fake.run(stage.ada, stage.thread, &["answer"], &[]).unwrap();
    opened.settled().await.unwrap();
    stage
        .inbox
        .says(|_| Response::Invalid { field: "answer".to_owned(), text: "The reveal is out.".to_owned() });
    let text: String = (1..=500).map(|number| format!("word{number}")).collect::<Vec<_>>().join(" ");
    let text = format!("```\n@everyone <@{}> {text}", stage.ben);
    let sent = stage.fake.submit(&opened, &[("answer".to_owned(), text.clone())]).unwrap();
    sent.settled().await.unwrap();
    stage
        .until(|| sent.messages().iter().any(|part| !crate::discord::people::buttons(part).is_empty()))
        .await;
    let all = all_shown(&sent).join(" ");
    assert!(all.contains("The reveal is out."), "{all}");
    for word in text.split_whitespace().filter(|word| word.starts_with("word")) {
        assert!(all.contains(word), "{word} is lost");
    }
    for part in sent.messages() {
        assert_eq!(part.only_for, Some(stage.ada));
        assert!(part.mentions.is_empty() && !part.mention_everyone && part.content.is_empty());
    }
    let last = sent.messages().pop().unwrap();
    let buttons = crate::discord::people::buttons(&last);
    assert_eq!(buttons[0]["custom_id"], answer().to_string());
}

#[tokio::test]
async fn a_form_that_fails_on_our_side_gives_back_what_was_written_too() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Form(form(&answer())));
    let opened = stage.fake.run(stage.ada, stage.thread, &["answer"], &[]).unwrap();
    opened.settled().await.unwrap();
    stage.inbox.says(|_| panic!("a bug"));
    let sent = stage.fake.submit(&opened, &[("answer".to_owned(), "An hour of work".to_owned())]).unwrap();
    sent.settled().await.unwrap();
    let all = all_shown(&sent).join(" ");
    assert!(all.contains("did not work") && all.contains("An hour of work"), "{all}");
}

#[tokio::test]
async fn a_command_that_is_told_twice_is_done_once() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("Done")));
    stage.inbox.forget();
    stage.fake.discord.gateway.behave(|manner| manner.twice = true);
    let asked = stage.fake.run(stage.ada, stage.thread, &["question"], &[]).unwrap();
    asked.settled().await.unwrap();
    stage.fake.discord.gateway.behave(|manner| manner.twice = false);
    let next = stage.fake.run(stage.ada, stage.thread, &["hint"], &[]).unwrap();
    next.settled().await.unwrap();
    assert_eq!(stage.inbox.heard().len(), 2, "{:#?}", stage.inbox.heard());
}

#[tokio::test]
async fn a_button_replaces_the_note_on_which_it_hangs() {
    let stage = Stage::new().await;
    let message = note_with_button(&stage, stage.ada, hint()).await;
    stage.inbox.says(|_| Response::Update(note("Another hint")));
    let pressed = stage.fake.press(stage.ada, stage.thread, message, &hint().to_string()).unwrap();
    assert_eq!(pressed.settled().await.unwrap().kind, 7);
    let seen: Vec<_> = stage.fake.sees(stage.ada, stage.thread).iter().map(shown).collect();
    assert_eq!(seen, ["Another hint"]);
}

#[tokio::test]
async fn a_button_on_what_everybody_sees_replaces_nothing() {
    let stage = Stage::new().await;
    let card = stage.post_with_button(&hint());
    stage.inbox.says(|_| Response::Update(note("A hint")));
    let pressed = stage.fake.press(stage.ada, stage.thread, card, &hint().to_string()).unwrap();
    assert_eq!(pressed.settled().await.unwrap().kind, 4);
    assert_eq!(pressed.messages()[0].flags & EPHEMERAL, EPHEMERAL);
    let seen: Vec<_> = stage.fake.sees(stage.ben, stage.thread).iter().map(shown).collect();
    assert_eq!(seen, ["Here"], "others see what they saw");
}

#[tokio::test]
async fn a_button_of_another_version_is_told_kindly() {
    let stage = Stage::new().await;
    for custom_id in ["answer:17", "poll:1", "x"] {
        let card = stage.post_with_custom_id(custom_id);
        let pressed = stage.fake.press(stage.ada, stage.thread, card, custom_id).unwrap();
        pressed.settled().await.unwrap();
        assert!(!all_shown(&pressed)[0].is_empty());
    }
    let heard = stage.inbox.heard();
    let only_the_start = |event: &Event| matches!(event, Event::Present { .. } | Event::Joined { .. });
    assert!(heard.iter().all(only_the_start), "{heard:?}");
}

#[tokio::test]
async fn a_message_is_handed_over_by_its_command() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("Your answer is in")));
    let message = stage.fake.say(stage.ada, stage.thread, "channels are queues").unwrap();
    for who in [stage.ada, stage.ben] {
        let handle = stage.fake.run_on(who, stage.thread, message, "Count as my answer").unwrap();
        handle.settled().await.unwrap();
        assert_eq!(all_shown(&handle), ["Your answer is in"]);
    }
    let heard = stage.inbox.heard();
    let handed: Vec<_> = heard
        .iter()
        .filter_map(|event| match event {
            Event::HandedOver { by, message } => Some((by, message)),
            _ => None,
        })
        .collect();
    for (number, name) in ["ada", "ben"].into_iter().enumerate() {
        let (by, told) = handed[number];
        assert_eq!(by.member.name, name);
        assert_eq!(told.by.member.id, stage.ada.to_string());
        assert_eq!(told.text, "channels are queues");
        assert_eq!(told.message.id, message.to_string());
        assert_eq!(told.by.place.thread, Some(stage.thread.to_string()));
    }
}

#[tokio::test]
async fn a_message_of_the_bot_is_nobodys_answer() {
    let stage = Stage::new().await;
    let card = stage.post_with_button(&hint());
    let handle = stage.fake.run_on(stage.ada, stage.thread, card, "Count as my answer").unwrap();
    handle.settled().await.unwrap();
    assert_eq!(handle.messages().len(), 1);
    assert!(!stage.inbox.heard().iter().any(|event| matches!(event, Event::HandedOver { .. })));
}

#[tokio::test]
async fn values_are_offered_while_somebody_types() {
    let stage = Stage::new().await;
    let values = ["go", "http", "", &"x".repeat(101)].map(str::to_owned);
    let suggest = |value: String| Suggestion { value, label: String::new() };
    stage.inbox.suggests(values.into_iter().map(suggest).collect());
    let options = [("topic".to_owned(), json!("g"))];
    let typing = stage.fake.types_option(stage.ada, stage.channel, &["question"], &options, "topic").unwrap();
    typing.settled().await.unwrap();
    let offered = typing.choices();
    assert_eq!(offered, [("go".to_owned(), "go".to_owned()), ("http".to_owned(), "http".to_owned())]);
}

#[tokio::test]
async fn in_direct_messages_there_is_no_workspace() {
    let stage = Stage::new().await;
    let direct = stage.set(|state| state.direct(stage.ada, stage.bot));
    stage.inbox.says(|_| Response::Note(Message::text(Tone::Plain, ["help".into()])));
    let handle = stage.fake.run(stage.ada, direct, &["help"], &[]).unwrap();
    handle.settled().await.unwrap();
    let heard = stage.inbox.heard();
    let Some(Event::Command { by, .. }) = heard.last() else { panic!("{heard:?}") };
    assert!(by.place.is_direct());
    assert!(!by.member.admin);
}
