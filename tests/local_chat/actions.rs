//! Buttons, forms and commands, and what Keypoint says back.

use keypoint::{
    chat::{
        action::Action,
        event::{Event, Response},
        message::{Block, Button, ButtonStyle, Field, Form, Inline, Message, Tone},
        port::{Chat, EffectKey, Place},
    },
    practice::ids::RoundId,
};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::stage::{Running, id};

const HINT: &str = "hint:00000000-0000-0000-0000-000000000007";

fn with_button(text: &str) -> Message {
    let action = Action::Hint(RoundId(Uuid::from_u128(7)));
    let button = Button { action, label: "Hint".to_owned(), style: ButtonStyle::Plain };
    Message::text(Tone::Question, [text.into()]).with(Block::Buttons(vec![button]))
}

fn note(text: &str) -> Message {
    Message::text(Tone::Plain, [text.into()])
}

impl Running {
    fn place(&self) -> Place {
        Place { workspace: "local".to_owned(), channel: self.channel.clone(), thread: None }
    }

    async fn command(&self, text: &str) -> Value {
        self.post("/commands", json!({"channel": self.channel, "text": text})).await
    }

    async fn complete(&self, text: &str) -> Value {
        self.post("/complete", json!({"channel": self.channel, "text": text})).await
    }
}

#[tokio::test]
async fn a_pressed_button_is_told_and_its_note_shown_to_who_pressed() {
    let (_database, chat) = Running::alone().await;
    let linus = chat.add_member("Linus").await;
    let key = EffectKey("card".to_owned());
    let card = chat.chat.post(&chat.place(), &key, &with_button("Question")).await.unwrap();
    chat.inbox.will_say(Response::Note(note("Think of retries.")));
    let path = format!("/messages/{}/press", card.id);
    let answer = chat.post(&path, json!({"as": linus, "action": HINT})).await;
    assert_eq!(answer["kind"], "note");
    assert_eq!(answer["message"]["only_you"], true);
    let seen = format!("/messages/{}", id(&answer["message"]));
    assert_eq!(chat.get(&format!("{seen}?as={linus}")).await, answer["message"]);
    assert_eq!(chat.refused(Method::GET, &seen, Value::Null).await.0, 404);
    let events = chat.inbox.events(1).await;
    let Event::Button { by, action } = &events[0] else { panic!("{events:?}") };
    assert_eq!((by.member.name.as_str(), by.member.admin), ("Linus", false));
    assert_eq!(action.to_string(), HINT);
    assert_eq!(by.place, chat.place());
}

#[tokio::test]
async fn only_a_button_that_the_message_shows_can_be_pressed() {
    let (_database, chat) = Running::alone().await;
    let key = EffectKey("card".to_owned());
    let card = chat.chat.post(&chat.place(), &key, &with_button("Question")).await.unwrap();
    let path = format!("/messages/{}/press", card.id);
    for action in ["reveal:00000000-0000-0000-0000-000000000007", "hint:8", "nonsense"] {
        let refused = chat.refused(Method::POST, &path, json!({"action": action})).await;
        assert_eq!(refused, (422, "refused".to_owned()), "{action}");
    }
    // The buttons of a member's own text are text.
    let text = id(&chat.say(&chat.ada, None, HINT).await);
    let refused =
        chat.refused(Method::POST, &format!("/messages/{text}/press"), json!({"action": HINT})).await;
    assert_eq!(refused.0, 422);
    // A button that went away with an edit is gone.
    chat.chat.edit(&card, &note("Revealed")).await.unwrap();
    assert_eq!(chat.refused(Method::POST, &path, json!({"action": HINT})).await.0, 422);
    chat.inbox.events(0).await;
}

#[tokio::test]
async fn an_update_replaces_the_note_and_never_what_everybody_sees() {
    let (_database, chat) = Running::alone().await;
    let key = EffectKey("card".to_owned());
    let card = chat.chat.post(&chat.place(), &key, &with_button("Question")).await.unwrap();
    chat.inbox.will_say(Response::Update(with_button("First hint")));
    let answer = chat.post(&format!("/messages/{}/press", card.id), json!({"action": HINT})).await;
    assert_eq!(answer["kind"], "note");
    assert_ne!(id(&answer["message"]), card.id);

    let hint = id(&answer["message"]);
    chat.inbox.will_say(Response::Update(with_button("Second hint")));
    let answer = chat.post(&format!("/messages/{hint}/press"), json!({"action": HINT})).await;
    assert_eq!(answer["kind"], "update");
    assert_eq!(id(&answer["message"]), hint);
    assert!(answer["message"]["html"].as_str().unwrap().contains("Second hint"));
}

#[tokio::test]
async fn a_note_that_is_too_long_goes_on_in_further_ones() {
    let (_database, chat) = Running::alone().await;
    let line = "Nothing of this may be lost. ".repeat(90);
    let long =
        (0..4).fold(Message::new(Tone::Plain), |message, _| message.with(Block::Markdown(line.clone())));
    chat.inbox.will_say(Response::Note(long));
    let answer = chat.command("/help").await;
    let rest = answer["rest"].as_array().unwrap();
    assert!(!rest.is_empty());
    let all = [std::slice::from_ref(&answer["message"]), rest].concat();
    let sentences: usize =
        all.iter().map(|part| part["html"].as_str().unwrap().matches("Nothing of this").count()).sum();
    assert_eq!(sentences, 4 * 90);
}

#[tokio::test]
async fn a_form_opens_and_what_it_holds_is_told() {
    let (_database, chat) = Running::alone().await;
    let action = Action::Answer(RoundId(Uuid::from_u128(7)));
    let field = Field {
        id: "answer".to_owned(),
        label: "Your answer".to_owned(),
        value: String::new(),
        placeholder: String::new(),
        max_chars: 4_000,
        ..Field::default()
    };
    chat.inbox.will_say(Response::Form(Form {
        action: action.clone(),
        title: "Your answer".to_owned(),
        intro: Some("Say *why*, not <b>what</b>.".to_owned()),
        fields: vec![field],
        submit: "Send".to_owned(),
    }));
    let form = chat.command("/answer").await["form"].clone();
    assert_eq!(form["fields"][0]["max_chars"], 4_000);
    let intro = form["intro_html"].as_str().unwrap();
    assert!(intro.contains("<em>why</em>") && !intro.contains("<b>"), "{intro}");

    chat.inbox.will_say(Response::Invalid { field: "answer".to_owned(), text: "Say more.".to_owned() });
    let body = json!({"channel": chat.channel, "action": form["action"], "values": {"answer": "Because."}});
    let answer = chat.post("/forms", body).await;
    assert_eq!(answer, json!({"kind": "invalid", "field": "answer", "text": "Say more."}));
    let events = chat.inbox.events(2).await;
    let Event::Form { action: told, values, .. } = &events[1] else { panic!("{events:?}") };
    assert_eq!(told, &action);
    assert_eq!(values["answer"], "Because.");
}

#[tokio::test]
async fn a_form_that_is_too_full_stays_open() {
    let (_database, chat) = Running::alone().await;
    let values = json!({"answer": "ä".repeat(4_001)});
    let action = format!("answer:{}", Uuid::nil());
    let answer =
        chat.post("/forms", json!({"channel": chat.channel, "action": action, "values": values})).await;
    assert_eq!((&answer["kind"], &answer["field"]), (&json!("invalid"), &json!("answer")));
    chat.inbox.events(0).await;
}

#[tokio::test]
async fn a_form_that_no_platform_could_show_is_not_shown() {
    let (_database, chat) = Running::alone().await;
    chat.inbox.will_say(Response::Form(Form {
        action: Action::Answer(RoundId(Uuid::nil())),
        title: "A title that has more than 24 characters".to_owned(),
        intro: None,
        fields: Vec::new(),
        submit: "Send".to_owned(),
    }));
    let body = json!({"channel": chat.channel, "text": "/answer"});
    assert_eq!(chat.refused(Method::POST, "/commands", body).await, (500, "broken".to_owned()));
}

#[tokio::test]
async fn a_command_is_told_with_ids_for_names() {
    let (_database, chat) = Running::alone().await;
    let grace = chat.add_member("Grace Hopper").await;
    assert_eq!(chat.command("/stats \"@grace hopper\"").await, json!({"kind": "nothing"}));
    chat.command("/schedule add when:weekdays 09:00 channel:#interview-practice notify:@everyone").await;
    let events = chat.inbox.events(2).await;
    let Event::Command { invocation, .. } = &events[0] else { panic!("{events:?}") };
    assert_eq!(invocation.path, ["stats"]);
    assert_eq!(invocation.options["member"], grace);
    let Event::Command { invocation, .. } = &events[1] else { panic!("{events:?}") };
    assert_eq!(invocation.path, ["schedule", "add"]);
    assert_eq!(invocation.options["channel"], chat.channel);
    assert_eq!(invocation.options["notify"], "everyone");
}

#[tokio::test]
async fn a_mistake_is_shown_at_the_part_that_is_wrong() {
    let (_database, chat) = Running::alone().await;
    let wrong = |answer: &Value, text: &str| {
        assert_eq!(answer["kind"], "mistake", "{answer}");
        let units: Vec<u16> = text.encode_utf16().collect();
        let at = |name: &str| usize::try_from(answer[name].as_u64().unwrap()).unwrap();
        String::from_utf16(&units[at("from")..at("to")]).unwrap()
    };
    let text = "/stats member:🎉nobody";
    assert_eq!(wrong(&chat.command(text).await, text), "🎉nobody");
    let text = "/question difficulty:hard";
    assert_eq!(wrong(&chat.command(text).await, text), "hard");
    let text = "/nonsense";
    assert!(wrong(&chat.command(text).await, text).contains("nonsense"));
    chat.inbox.events(0).await;
    // What only the conversation finds wrong is shown at its option as well.
    chat.inbox.will_say(Response::Mistake { option: "topic".to_owned(), text: "No such topic.".to_owned() });
    let text = "/question topic:go senior";
    let answer = chat.command(text).await;
    assert_eq!(wrong(&answer, text), "go");
    assert_eq!(answer["text"], "No such topic.");
}

#[tokio::test]
async fn lines_are_completed_from_the_definition_the_chat_and_the_conversation() {
    let (_database, chat) = Running::alone().await;
    chat.add_member("Grace Hopper").await;
    let values = |answer: &Value| -> Vec<String> {
        let suggestions = answer["suggestions"].as_array().unwrap();
        suggestions.iter().map(|one| one["value"].as_str().unwrap().to_owned()).collect()
    };
    let answer = chat.complete("/qu").await;
    assert_eq!(values(&answer), ["/question"]);
    assert_eq!((&answer["suggestions"][0]["from"], &answer["suggestions"][0]["to"]), (&json!(0), &json!(3)));
    assert_eq!(answer["mistake"], Value::Null);
    let answer = chat.complete("/question topic:h").await;
    assert_eq!(values(&answer), ["http"]);
    assert!(answer["usage"].as_str().unwrap().starts_with("/question"));
    assert_eq!(values(&chat.complete("/stats @gr").await), ["\"@Grace Hopper\""]);
    assert_eq!(values(&chat.complete("/schedule add channel:").await), ["#interview-practice"]);
    let answer = chat.complete("/question difficulty:hard topic:go").await;
    assert_eq!((&answer["mistake"]["from"], &answer["mistake"]["to"]), (&json!(21), &json!(25)));
}

#[tokio::test]
async fn every_command_is_listed() {
    let (_database, chat) = Running::alone().await;
    let commands = chat.get("/commands").await;
    let names: Vec<&str> =
        commands.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"question") && names.contains(&"help"), "{names:?}");
}

#[tokio::test]
async fn what_breaks_the_limits_in_a_note_is_said_to_be_broken() {
    let (_database, chat) = Running::alone().await;
    let link = Inline::Link { text: "click".to_owned(), url: "javascript:alert(1)".to_owned() };
    chat.inbox.will_say(Response::Note(Message::text(Tone::Plain, [link])));
    let body = json!({"channel": chat.channel, "text": "/help"});
    assert_eq!(chat.refused(Method::POST, "/commands", body).await, (500, "broken".to_owned()));
}
