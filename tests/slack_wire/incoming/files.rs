//! A file follows its words, into the conversation with the member alone.

use keypoint::chat::{
    action::Action,
    event::{Event, Response},
    message::{Attachment, Block, Button, ButtonStyle, Coming, Message as Note},
};

use super::stage::{PATIENCE, Stage, note, shown};
use crate::{
    slack::{
        faults::{Fault, Rule},
        model::Message,
    },
    stage::round,
};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\x00\xff not a real one";
const ALT: &str = "Ada leads with 20 points.";

fn picture() -> Attachment {
    Attachment::picture("leaderboard.png", ALT, PNG)
}

fn data() -> Attachment {
    Attachment::json("yours.json", *b"{}")
}

/// What the bot said to Ada alone in the conversation with her, once there is something.
async fn sent_directly(stage: &Stage) -> Message {
    let look = |fake: &crate::slack::Fake| fake.direct_messages(&stage.ada, &stage.bot).pop();
    stage.fake.until(PATIENCE, look).await.expect("a file comes")
}

/// What Ada alone sees in the channel, once some note says this.
async fn told(stage: &Stage, words: &str) -> Message {
    let look = |fake: &crate::slack::Fake| {
        let seen = fake.sees(&stage.ada, &stage.channel);
        seen.into_iter().find(|said| said.only_for.is_some() && shown(said).contains(words))
    };
    stage.fake.until(PATIENCE, look).await.unwrap_or_else(|| panic!("nothing says {words}"))
}

#[tokio::test]
async fn a_picture_goes_into_the_conversation_with_who_asked_and_its_words_come_first() {
    let (stage, _running) = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("Places").with_attachment(picture())));
    let asked = stage.fake.run(&stage.ada, &stage.channel, None, "/leaderboard").unwrap();
    assert!(shown(&asked.message().await.unwrap()).contains("Places"));
    let sent = sent_directly(&stage).await;
    assert_eq!((sent.files.len(), sent.text.as_str()), (1, ALT));
    assert_eq!((&sent.files[0]["alt_txt"], &sent.files[0]["name"]), (&ALT.into(), &"leaderboard.png".into()));
    let uploads = stage.set(|state| state.uploads.clone());
    let upload = uploads.values().next().unwrap();
    assert_eq!((upload.bytes.as_deref(), upload.media_type.as_str()), (Some(PNG), "image/png"));
    let others = stage.fake.sees(&stage.ben, &stage.channel);
    assert!(others.iter().all(|message| message.files.is_empty()), "{others:#?}");
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn a_picture_that_is_late_follows_its_words_when_it_is_there() {
    let (stage, _running) = Stage::new().await;
    let (promise, coming) = Coming::promised();
    let late = note("Places").with_coming(coming);
    stage.inbox.says(move |_| Response::Note(late.clone()));
    let asked = stage.fake.run(&stage.ada, &stage.channel, None, "/leaderboard").unwrap();
    assert!(shown(&asked.message().await.unwrap()).contains("Places"));
    assert!(stage.fake.direct_messages(&stage.ada, &stage.bot).is_empty());
    promise.keep(picture());
    let sent = sent_directly(&stage).await;
    assert_eq!((sent.files.len(), sent.text.as_str()), (1, ALT));
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn data_is_announced_where_it_was_asked_for_unless_that_is_where_it_comes() {
    let (stage, _running) = Stage::new().await;
    let direct = stage.set(|state| state.direct(&[&stage.bot, &stage.ada]));
    stage.inbox.says(|_| Response::Note(note("Yours").with_attachment(data())));
    let asked = stage.fake.run(&stage.ben, &stage.channel, None, "/stats").unwrap();
    assert!(shown(&asked.message().await.unwrap()).contains("The file comes to you in a direct message."));
    stage.fake.run(&stage.ada, &direct, None, "/stats").unwrap();
    let look = |fake: &crate::slack::Fake| {
        let seen = fake.direct_messages(&stage.ada, &stage.bot);
        seen.iter().any(|message| !message.files.is_empty()).then_some(seen)
    };
    let seen = stage.fake.until(PATIENCE, look).await.unwrap();
    assert_eq!(seen.len(), 2, "{seen:#?}");
    assert!(!shown(&seen[0]).contains("direct message"), "{seen:#?}");
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn a_picture_that_does_not_go_through_leaves_its_words() {
    let (stage, _running) = Stage::new().await;
    let disabled = Fault::Refused { error: "file_uploads_disabled".to_owned(), worked: false };
    stage.fake.slack.faults.add(Rule::always("files.getUploadURLExternal", disabled));
    stage.inbox.says(|_| Response::Note(note("Places").with_attachment(picture())));
    stage.fake.run(&stage.ada, &stage.channel, None, "/leaderboard").unwrap();
    told(&stage, "Places").await;
    stage.fake.until(PATIENCE, |fake| (fake.slack.faults.struck() > 0).then_some(())).await;
    // What is said after it comes after what would have been said of it.
    stage.inbox.says(|_| Response::Note(note("The next one")));
    stage.fake.run(&stage.ada, &stage.channel, None, "/help").unwrap();
    told(&stage, "The next one").await;
    let seen = stage.fake.sees(&stage.ada, &stage.channel);
    assert!(seen.iter().all(|message| !shown(message).contains("Sorry")), "{seen:#?}");
}

#[tokio::test]
async fn data_that_does_not_go_through_says_what_to_do() {
    let (stage, _running) = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("Yours").with_attachment(data())));
    for (code, remedy) in [("file_uploads_disabled", "ask for it again"), ("missing_scope", "files:write")] {
        let refused = Fault::Refused { error: code.to_owned(), worked: false };
        stage.fake.slack.faults.add(Rule::once("files.getUploadURLExternal", refused));
        stage.fake.run(&stage.ada, &stage.channel, None, "/stats").unwrap();
        told(&stage, remedy).await;
    }
    assert!(stage.fake.direct_messages(&stage.ada, &stage.bot).is_empty());
}

#[tokio::test]
async fn an_upload_that_breaks_is_tried_again() {
    let (stage, _running) = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("Yours").with_attachment(data())));
    for (step, fault) in [
        ("files.getUploadURLExternal", Fault::Status { status: 503, worked: false }),
        ("upload", Fault::Status { status: 503, worked: false }),
        ("upload", Fault::LoseRequest),
        ("files.completeUploadExternal", Fault::Status { status: 503, worked: false }),
    ] {
        stage.fake.slack.faults.add(Rule::once(step, fault));
    }
    stage.fake.run(&stage.ada, &stage.channel, None, "/stats").unwrap();
    let sent = sent_directly(&stage).await;
    assert_eq!(sent.files[0]["name"], "yours.json");
    assert_eq!(stage.fake.slack.faults.struck(), 4);
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn who_turns_pages_gets_one_picture() {
    let (stage, _running) = Stage::new().await;
    let page = |text: &str| -> Note {
        let action = Action::Hint(round());
        let button = Button { action, label: "More".to_owned(), style: ButtonStyle::Plain };
        note(text).with(Block::Buttons(vec![button])).with_attachment(picture())
    };
    stage.inbox.says(move |event| match event {
        Event::Command { .. } => Response::Note(page("Page 1")),
        _ => Response::Update(page("Page 2")),
    });
    let asked = stage.fake.run(&stage.ada, &stage.channel, None, "/leaderboard").unwrap();
    let first = asked.message().await.unwrap();
    sent_directly(&stage).await;
    let pressed =
        stage.fake.press(&stage.ada, &stage.channel, &first.ts, &Action::Hint(round()).to_string()).unwrap();
    assert!(shown(&pressed.message().await.unwrap()).contains("Page 2"));
    // What is said after it comes after what would have been sent with it.
    stage.inbox.says(|_| Response::Note(note("Last").with_attachment(data())));
    stage.fake.run(&stage.ada, &stage.channel, None, "/stats").unwrap();
    let look = |fake: &crate::slack::Fake| {
        let seen = fake.direct_messages(&stage.ada, &stage.bot);
        let names: Vec<_> = seen.iter().map(|message| message.files[0]["name"].clone()).collect();
        names.contains(&"yours.json".into()).then_some(names)
    };
    let names = stage.fake.until(PATIENCE, look).await.unwrap();
    assert_eq!(names, ["leaderboard.png", "yours.json"]);
    stage.fake.finds_nothing_wrong();
}
