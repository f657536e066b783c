use chrono::{TimeZone, Utc};

use super::*;
use crate::chat::local::model::MemberView;

/// What a name or a text could try to break out of an element or an attribute.
const HOSTILE: &str = "\"'><script>alert(1)</script>";

fn reader(id: &str) -> Reader {
    Reader { id: id.to_owned() }
}

fn at() -> Timestamp {
    Utc.with_ymd_and_hms(2026, 11, 24, 16, 30, 0).unwrap()
}

fn member(id: &str, name: &str) -> MemberView {
    MemberView { id: id.to_owned(), name: name.to_owned(), admin: false }
}

fn view(author: Option<MemberView>, body: Body) -> MessageView {
    MessageView {
        id: "m1".to_owned(),
        channel: "c1".to_owned(),
        thread: None,
        author,
        body,
        only_you: false,
        posted_at: at(),
        edited_at: None,
        ticked: false,
        reply_to: None,
        replies: None,
    }
}

fn typed(text: &str) -> MessageView {
    view(Some(member("ada", "Ada")), Body::Markdown(text.to_owned()))
}

fn said(block: Block) -> String {
    let message = Message::new(Tone::Question).with(block);
    super::message(&view(None, Body::Keypoint(message)), &reader("ada")).into_string()
}

fn shown_to(id: &str, view: &MessageView) -> String {
    message(view, &reader(id)).into_string()
}

#[test]
fn only_the_author_can_edit_and_delete_and_gets_the_text_to_edit() {
    let own = shown_to("ada", &typed("a *b*"));
    assert!(own.contains("data-do=\"edit\"") && own.contains("data-do=\"delete\""));
    assert!(own.contains("data-markdown=\"a *b*\""));
    let other = shown_to("bob", &typed("a *b*"));
    assert!(!other.contains("data-do=\"edit\"") && !other.contains("data-markdown"));
    assert!(other.contains("data-do=\"reply\""));
}

#[test]
fn the_card_of_a_question_shows_the_way_to_its_thread_before_anybody_replied() {
    let card = view(None, Body::Keypoint(Message::new(Tone::Question)));
    assert!(shown_to("ada", &card).contains("Reply in thread</span>"));
    let in_thread = MessageView { thread: Some("m0".to_owned()), ..card.clone() };
    let private = MessageView { only_you: true, ..card.clone() };
    let answered = MessageView { replies: Some(RepliesView { count: 1, unread: 0, last_at: at() }), ..card };
    for other in [in_thread, private, answered, typed("Hello")] {
        assert!(!shown_to("ada", &other).contains("Reply in thread</span>"), "{other:?}");
    }
}

#[test]
fn hostile_text_is_text_in_every_place() {
    let person = Person { id: HOSTILE.to_owned(), name: HOSTILE.to_owned() };
    let line = vec![
        Inline::Text(HOSTILE.to_owned()),
        Inline::Strong(HOSTILE.to_owned()),
        Inline::Code(HOSTILE.to_owned()),
        Inline::Person(person.clone()),
        Inline::Channel { id: HOSTILE.to_owned(), name: HOSTILE.to_owned() },
        Inline::Link { text: HOSTILE.to_owned(), url: format!("https://e.example/{HOSTILE}") },
        Inline::Link { text: HOSTILE.to_owned(), url: format!("javascript:{HOSTILE}") },
    ];
    let row = StandingRow { place: 1, member: person.clone(), points: 1, answers: 1, streak: 1, own: false };
    let mut message = Message::new(Tone::Reveal)
        .with(Block::Title(HOSTILE.to_owned()))
        .with(Block::Heading(HOSTILE.to_owned()))
        .with(Block::Text(line.clone()))
        .with(Block::Markdown(HOSTILE.to_owned()))
        .with(Block::Quote { author: person, markdown: HOSTILE.to_owned() })
        .with(Block::Facts(vec![Fact { label: HOSTILE.to_owned(), value: line.clone() }]))
        .with(Block::List { numbered: true, items: vec![line.clone()] })
        .with(Block::Standings(vec![row]))
        .with(Block::Small(line));
    message.notify = Some(HOSTILE.to_owned());
    let mut keypoint = view(None, Body::Keypoint(message));
    keypoint.reply_to =
        Some(ReplyView { id: HOSTILE.to_owned(), author: HOSTILE.to_owned(), excerpt: HOSTILE.to_owned() });
    let own = view(Some(member(HOSTILE, HOSTILE)), Body::Markdown(HOSTILE.to_owned()));
    for rendered in [shown_to("ada", &keypoint), shown_to(HOSTILE, &own)] {
        assert!(!rendered.contains("<script") && !rendered.contains("\"'>"), "{rendered}");
        assert!(!rendered.contains("href=\"javascript"), "{rendered}");
    }
}

#[test]
fn a_note_says_that_only_its_reader_sees_it_and_can_be_dismissed() {
    let note = MessageView { only_you: true, ..view(None, Body::Keypoint(Message::default())) };
    let rendered = shown_to("ada", &note);
    assert!(rendered.contains("Only you can see this") && rendered.contains("data-do=\"dismiss\""));
    assert!(!rendered.contains("toolbar"));
}

#[test]
fn a_thread_shows_how_many_replies_it_has_and_how_many_are_new() {
    let replies = |count, unread| MessageView {
        replies: Some(RepliesView { count, unread, last_at: at() }),
        ..typed("a")
    };
    let one = shown_to("bob", &replies(1, 0));
    assert!(one.contains("1 reply<") && !one.contains("new</span>"));
    let three = shown_to("bob", &replies(3, 2));
    assert!(three.contains("3 replies<") && three.contains("2 new"));
}

#[test]
fn a_deleted_message_keeps_its_thread_and_offers_nothing_else() {
    let mut gone = view(Some(member("ada", "Ada")), Body::Deleted);
    gone.replies = Some(RepliesView { count: 2, unread: 0, last_at: at() });
    gone.edited_at = Some(at());
    let rendered = shown_to("ada", &gone);
    assert!(rendered.contains("This message was deleted.") && rendered.contains("2 replies"));
    assert!(!rendered.contains("toolbar") && !rendered.contains("edited"));
}

#[test]
fn the_readers_own_row_of_a_leaderboard_is_marked() {
    let row = |id: &str, place| StandingRow {
        place,
        member: Person { id: id.to_owned(), name: id.to_owned() },
        points: 10,
        answers: 1,
        streak: 0,
        own: false,
    };
    let rendered = said(Block::Standings(vec![row("bob", 1), row("ada", 2)]));
    assert!(rendered.contains("<tr class=\"standing place-1\">"));
    assert!(rendered.contains("<tr class=\"standing place-2 own\">"));
    assert_eq!(rendered.matches(">you<").count(), 1);
}

#[test]
fn a_time_carries_its_instant_and_its_style() {
    let rendered = said(Block::Text(vec![Inline::Time { at: at(), style: TimeStyle::Relative }]));
    assert!(rendered.contains("datetime=\"2026-11-24T16:30:00+00:00\" data-style=\"relative\""));
}

#[test]
fn a_picture_stands_above_the_buttons_with_its_words_escaped() {
    let button = Button {
        action: "hint:00000000-0000-0000-0000-000000000000".parse().unwrap(),
        label: "More".to_owned(),
        style: ButtonStyle::Plain,
    };
    let message = Message::text(Tone::Plain, ["Places".into()])
        .with(Block::Buttons(vec![button]))
        .with_attachment(Attachment::picture("board.png", HOSTILE, *b"png"));
    let shown = shown_to("ada", &view(None, Body::Keypoint(message)));
    let [words, picture, buttons] = ["Places", "<img", "<button"].map(|part| shown.find(part).unwrap());
    assert!(words < picture && picture < buttons, "{shown}");
    assert!(shown.contains("/api/messages/m1/file?as=ada&amp;at="), "{shown}");
    assert!(!shown.contains("<script>"), "{shown}");
}

#[test]
fn a_replaced_note_shows_its_file_at_another_address() {
    let message = Message::text(Tone::Plain, ["Places".into()]).with_attachment(Attachment::picture(
        "board.png",
        "Ada leads.",
        *b"png",
    ));
    let first = view(None, Body::Keypoint(message));
    let second = MessageView { edited_at: Some(at() + chrono::TimeDelta::milliseconds(1)), ..first.clone() };
    let address = |view: &MessageView| {
        let shown = shown_to("ada", view);
        shown.split("src=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    assert_ne!(address(&first), address(&second));
}

#[test]
fn data_is_offered_to_be_saved() {
    let message =
        Message::text(Tone::Plain, ["Yours".into()]).with_attachment(Attachment::json("yours.json", *b"{}"));
    let shown = shown_to("ada", &view(None, Body::Keypoint(message)));
    assert!(shown.contains("download=\"yours.json\"") && !shown.contains("<img"), "{shown}");
}
