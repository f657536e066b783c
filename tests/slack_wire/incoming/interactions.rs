//! Commands, buttons and the shortcut.

use std::time::Duration;

use keypoint::chat::{
    action::Action,
    event::{Event, Invocation, Response},
    slack::COUNT_AS_ANSWER,
};

use super::stage::{Stage, form, note, shown};
use crate::{
    slack::{
        faults::{Fault, Rule},
        model::{Kind, Role},
        people::Outcome,
    },
    stage::round,
};

fn answer() -> String {
    Action::Answer(round()).to_string()
}

#[tokio::test]
async fn a_command_is_told_with_what_was_typed_and_answered_for_its_author_alone() {
    let (stage, _running) = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("On its way")));
    let asked = stage.fake.run(&stage.ada, &stage.channel, None, "/question go private").unwrap();
    let said = asked.message().await.unwrap();
    assert!(shown(&said).contains("On its way"));
    assert_eq!(said.only_for.as_deref(), Some(stage.ada.as_str()));
    let heard = stage.inbox.hears(1).await;
    let Event::Command { by, invocation: Invocation { path, options, .. } } = &heard[0] else {
        panic!("{heard:?}")
    };
    assert_eq!((path.join(" ").as_str(), options["topic"].as_str()), ("question", "go"));
    assert_eq!(
        (by.member.name.as_str(), by.channel_name.as_str(), by.member.admin),
        ("Ada", "interviews", false)
    );
}

#[tokio::test]
async fn whom_a_command_names_is_told_by_id_and_name() {
    let (stage, _running) = Stage::new().await;
    let line = format!("/stats <@{}>", stage.ben);
    for typed in [line.as_str(), "/stats @ben"] {
        stage.fake.run(&stage.ada, &stage.channel, None, typed).unwrap();
    }
    let heard = stage.inbox.hears(2).await;
    for event in heard {
        let Event::Command { invocation, .. } = event else { panic!("{event:?}") };
        assert_eq!(invocation.options["member"], stage.ben);
        assert!(invocation.names.contains_key(&stage.ben), "{invocation:?}");
    }
}

#[tokio::test]
async fn a_mistake_is_answered_with_the_right_form_and_reaches_nobody() {
    let (stage, _running) = Stage::new().await;
    let asked = stage.fake.run(&stage.ada, &stage.channel, None, "/leaderboard decade").unwrap();
    let said = shown(&asked.message().await.unwrap());
    assert!(said.contains("/leaderboard"), "{said}");
    assert_eq!(stage.inbox.heard(), []);
}

#[tokio::test]
async fn admins_are_known_and_a_change_is_heard() {
    let (stage, _running) = Stage::new().await;
    stage.set(|state| state.change_user(&stage.ben, |user| user.role = Role::Admin));
    for by in [&stage.owner, &stage.ben, &stage.ada] {
        stage.fake.run(by, &stage.channel, None, "/help").unwrap().outcome().await.unwrap();
    }
    let heard = stage.inbox.hears(3).await;
    let mut admins: Vec<String> = heard
        .iter()
        .filter_map(|event| match event {
            Event::Command { by, .. } if by.member.admin => Some(by.member.name.clone()),
            _ => None,
        })
        .collect();
    admins.sort();
    assert_eq!(admins, ["Ben", "Owner"]);
}

#[tokio::test]
async fn everything_is_acknowledged_before_anything_is_done_about_it() {
    let (stage, _running) = Stage::new().await;
    stage.inbox.is_quick(false);
    let asked: Vec<_> =
        (0..30).map(|_| stage.fake.run(&stage.ada, &stage.channel, None, "/help").unwrap()).collect();
    for asked in asked {
        let Some(Outcome::Acknowledged(after, _)) = asked.outcome().await else { panic!("it failed") };
        assert!(after < Duration::from_secs(1), "{after:?}");
    }
    stage.inbox.is_quick(true);
}

#[tokio::test]
async fn who_has_to_wait_is_told_so_and_gets_the_answer_afterwards() {
    let (stage, _running) = Stage::new().await;
    stage.inbox.is_quick(false);
    stage.inbox.says(|_| Response::Note(note("Here it is")));
    let asked = stage.fake.run(&stage.ada, &stage.channel, None, "/help").unwrap();
    let first = asked.message().await.unwrap();
    assert!(shown(&first).contains("One moment"), "{}", shown(&first));
    stage.inbox.is_quick(true);
    let both = asked.messages_when(2).await;
    assert!(shown(&both[1]).contains("Here it is"), "{both:?}");
}

#[tokio::test]
async fn a_long_answer_comes_in_parts_also_where_the_address_takes_no_more() {
    let (stage, _running) = Stage::new().await;
    let long = "A sentence that is said again and again, until it is long. ".repeat(500);
    stage.inbox.says(move |_| Response::Note(note(&long)));
    let asked = stage.fake.run(&stage.ada, &stage.channel, None, "/help").unwrap();
    assert_eq!(asked.messages_when(5).await.len(), 5);
    stage.fake.run(&stage.ben, &stage.channel, None, "/help").unwrap().message().await.unwrap();
    let notes = || {
        let seen = stage.fake.sees(&stage.ada, &stage.channel);
        seen.iter().filter(|message| message.only_for.is_some()).count()
    };
    for _ in 0..200 {
        if notes() > 6 {
            break;
        }
        #[allow(clippy::disallowed_methods, reason = "the network's time is real")]
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(notes() > 6, "{}", notes());
}

#[tokio::test]
async fn a_button_opens_its_form_at_once_with_what_was_answered_before_if_that_is_known_in_time() {
    let (stage, _running) = Stage::new().await;
    stage.inbox.says(|event| match event {
        Event::Button { action, .. } => Response::Form(form(action, "What I said")),
        _ => Response::Nothing,
    });
    let pressed = stage.fake.press(&stage.ada, &stage.channel, &stage.card, &answer()).unwrap();
    let view = pressed.form().await.unwrap().view;
    assert!(view.to_string().contains("What I said"), "{view}");
    assert_eq!(view["callback_id"], answer());
    stage.inbox.is_quick(false);
    let pressed = stage.fake.press(&stage.ben, &stage.channel, &stage.card, &answer()).unwrap();
    let view = pressed.form().await.unwrap().view;
    assert!(!view.to_string().contains("What I said"), "{view}");
    stage.inbox.is_quick(true);
}

#[tokio::test]
async fn a_form_whose_trigger_is_over_is_one_press_away() {
    let (stage, _running) = Stage::new().await;
    stage.inbox.says(|_| Response::Form(form(&Action::Answer(round()), "")));
    let refused = Fault::Refused { error: "expired_trigger_id".to_owned(), worked: false };
    stage.fake.slack.faults.add(Rule::once("views.open", refused));
    let asked = stage.fake.run(&stage.ada, &stage.channel, None, "/answer").unwrap();
    let said = asked.message().await.unwrap();
    assert!(shown(&said).contains(&answer()), "{}", shown(&said));
    let pressed = stage.fake.press(&stage.ada, &stage.channel, &said.ts, &answer()).unwrap();
    assert!(pressed.form().await.is_some());
}

#[tokio::test]
async fn a_note_takes_the_place_of_the_one_its_button_hangs_on() {
    let (stage, _running) = Stage::new().await;
    let leaderboard = Action::Leaderboard.to_string();
    stage.inbox.says(|event| match event {
        Event::Command { .. } => Response::Form(form(&Action::Answer(round()), "")),
        Event::Button { .. } => Response::Update(note("Instead")),
        _ => Response::Nothing,
    });
    // A note with a button: the form could not open.
    let refused = Fault::Refused { error: "expired_trigger_id".to_owned(), worked: false };
    stage.fake.slack.faults.add(Rule::once("views.open", refused));
    let asked = stage.fake.run(&stage.ada, &stage.channel, None, "/answer").unwrap();
    let said = asked.message().await.unwrap();
    let pressed = stage.fake.press(&stage.ada, &stage.channel, &said.ts, &answer()).unwrap();
    let changed = pressed.message().await.unwrap();
    assert_eq!(changed.ts, said.ts);
    assert!(shown(&changed).contains("Instead") && leaderboard.ends_with(':'));
}

#[tokio::test]
async fn a_message_is_handed_over_by_the_shortcut() {
    let (stage, _running) = Stage::new().await;
    let said = stage.say(&stage.ada, "A lease");
    stage.inbox.hears(1).await;
    stage.inbox.says(|_| Response::Note(note("It counts")));
    let used = stage.fake.run_on(&stage.ada, &stage.channel, &said, COUNT_AS_ANSWER).unwrap();
    assert!(shown(&used.message().await.unwrap()).contains("It counts"));
    let heard = stage.inbox.hears(2).await;
    let Event::HandedOver { by, message } = &heard[1] else { panic!("{heard:?}") };
    assert_eq!((message.message.id.as_str(), message.text.as_str()), (said.as_str(), "A lease"));
    assert_eq!(by.place.thread.as_deref(), Some(stage.card.as_str()));
    // The note is where the message is.
    let in_thread = stage.fake.sees_thread(&stage.ada, &stage.channel, &stage.card);
    assert!(in_thread.iter().any(|message| message.only_for.is_some()));
    // The bot's own is nobody's answer.
    let used = stage.fake.run_on(&stage.ada, &stage.channel, &stage.card, COUNT_AS_ANSWER).unwrap();
    assert!(shown(&used.message().await.unwrap()).contains("counts as an answer"));
}

#[tokio::test]
async fn where_the_bot_is_not_in_the_channel_commands_are_answered_all_the_same() {
    let (stage, _running) = Stage::new().await;
    let private = stage.set(|state| state.new_channel("secret", Kind::Private, &stage.owner));
    stage.inbox.says(|_| Response::Note(note("Here")));
    let asked = stage.fake.run(&stage.owner, &private, None, "/help").unwrap();
    assert!(shown(&asked.message().await.unwrap()).contains("Here"));
    let heard = stage.inbox.hears(1).await;
    let Event::Command { by, .. } = &heard[0] else { panic!("{heard:?}") };
    assert_eq!(by.place.channel, private);
    assert!(!by.place.is_direct());
}

#[tokio::test]
async fn a_direct_message_is_outside_any_workspace() {
    let (stage, _running) = Stage::new().await;
    let direct = stage.set(|state| state.direct(&[&stage.bot, &stage.ada]));
    stage.inbox.says(|_| Response::Note(note("Here")));
    let asked = stage.fake.run(&stage.ada, &direct, None, "/help").unwrap();
    assert!(asked.message().await.is_some());
    let heard = stage.inbox.hears(1).await;
    let Event::Command { by, .. } = &heard[0] else { panic!("{heard:?}") };
    assert!(by.place.is_direct());
}

#[tokio::test]
async fn an_answer_is_tried_again_and_takes_another_way_where_its_address_is_closed() {
    let (stage, _running) = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("Here")));
    stage.fake.slack.faults.add(Rule::once("response_url", Fault::Status { status: 503, worked: false }));
    let asked = stage.fake.run(&stage.ada, &stage.channel, None, "/help").unwrap();
    assert!(asked.message().await.is_some());
    let refused = Fault::Refused { error: "used_url".to_owned(), worked: false };
    stage.fake.slack.faults.add(Rule::once("response_url", refused));
    stage.fake.run(&stage.ben, &stage.channel, None, "/help").unwrap();
    let mut seen = false;
    for _ in 0..200 {
        let notes = stage.fake.sees(&stage.ben, &stage.channel);
        seen = notes.iter().any(|message| message.only_for.as_ref() == Some(&stage.ben));
        if seen {
            break;
        }
        #[allow(clippy::disallowed_methods, reason = "the network's time is real")]
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(seen, "Ben sees nothing");
}
