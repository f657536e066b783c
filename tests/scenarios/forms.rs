//! A schedule that is asked for by a form, where the platform's forms have pickers.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use keypoint::{
    chat::{
        action::Action,
        event::{Actor, Event, Invocation, MemberRef, Response},
        message::{Block, FieldKind, Form, Message},
        place::{Place, Platform},
    },
    practice::schedule::zone::Zone,
    render::plain::plain,
};

use crate::world::{World, stage::ZONE};

/// The world, with pickers.
async fn with_pickers() -> World {
    let world = crate::world().await;
    world.troubles().with_pickers(true);
    world
}

fn actor(world: &World, admin: bool) -> Actor {
    Actor {
        platform: Platform::Local,
        place: Place { workspace: "w1".to_owned(), channel: "c1".to_owned(), thread: None },
        workspace_name: "Acme".to_owned(),
        channel_name: "practice".to_owned(),
        member: MemberRef { id: "m1".to_owned(), name: "Ada".to_owned(), admin },
        at: world.clock_now(),
    }
}

async fn add(world: &mut World, admin: bool, options: &[(&str, &str)]) -> Response {
    let options = options.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let path = vec!["schedule".to_owned(), "add".to_owned()];
    let invocation = Invocation { path, options, names: BTreeMap::new() };
    let by = actor(world, admin);
    world.delivers(Event::Command { by, invocation }).await
}

async fn submit(world: &mut World, values: &[(&str, &str)]) -> Response {
    let values = values.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect();
    let by = actor(world, true);
    world.delivers(Event::Form { by, action: Action::AddSchedule, values }).await
}

fn form(response: Response) -> Form {
    let Response::Form(form) = response else { panic!("{response:?}") };
    form
}

fn note(response: Response) -> Message {
    let Response::Note(note) = response else { panic!("{response:?}") };
    note
}

fn invalid(response: Response) -> (String, String) {
    let Response::Invalid { field, text } = response else { panic!("{response:?}") };
    (field, text)
}

#[tokio::test]
async fn without_a_time_a_form_opens_and_shows_the_same_preview_as_the_command() {
    let mut world = with_pickers().await;
    let form = form(add(&mut world, true, &[("topics", "go")]).await);
    let fields: Vec<String> = form
        .fields
        .iter()
        .map(|field| {
            let kind = match &field.kind {
                FieldKind::Text => "text".to_owned(),
                FieldKind::Channel => "channel".to_owned(),
                FieldKind::Time => "time".to_owned(),
                FieldKind::One(choices) => format!("one of {}", choices.len()),
                FieldKind::Several(choices) => format!("{} choices", choices.len()),
            };
            format!("{}: {kind} `{}`", field.label, field.value)
        })
        .collect();
    assert_snapshot!(fields.join("\n"), @"
    Channel: channel ``
    Days: 7 choices `mon,tue,wed,thu,fri`
    Time: time `09:00`
    Time zone: text `Europe/Berlin`
    Reveal: text ``
    Answers: one of 3 `open`
    Topics: 6 choices `go`
    Difficulties: 4 choices ``
    Name: text ``
    ");
    let values = [
        ("channel", ""),
        ("days", "mon,wed,fri"),
        ("time", "14:00"),
        ("topics", "go,http"),
        ("reveal", "1h"),
    ];
    let preview = note(submit(&mut world, &values).await);
    assert_snapshot!(plain(&preview, Zone(ZONE)), @"
    New schedule: mon-wed-fri-1400

    - Few questions: only 2 match, so they soon come round again.

    When: mon,wed,fri 14:00, Europe/Berlin · Channel: #practice · Questions: topics go or http (2 match now) · Reveal: 1 hour after the post

    Next posts

    - Mon 2 Mar 2026, 14:00 Europe/Berlin (for you: Mon 2 Mar, 14:00 CET)
    - Wed 4 Mar 2026, 14:00 Europe/Berlin (for you: Wed 4 Mar, 14:00 CET)
    - Fri 6 Mar 2026, 14:00 Europe/Berlin (for you: Fri 6 Mar, 14:00 CET)

    Nothing is posted until you confirm.

    [Confirm] [Cancel]
    ");
    let Some(Block::Buttons(buttons)) = preview.blocks.last() else { panic!("{preview:?}") };
    let confirm = Event::Button { by: actor(&world, true), action: buttons[0].action.clone() };
    let Response::Update(added) = world.delivers(confirm).await else { panic!("it was confirmed") };
    assert_snapshot!(plain(&added, Zone(ZONE)), @"The schedule mon-wed-fri-1400 is on in #practice. Its next post: Mon 2 Mar 2026, 14:00 Europe/Berlin (on Mon 2 Mar, 14:00 CET).");
    // With a time, the command needs no form.
    let preview = note(add(&mut world, true, &[("when", "daily 10:00")]).await);
    assert!(plain(&preview, Zone(ZONE)).starts_with("New schedule"));
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn what_is_wrong_in_the_form_is_told_at_its_field() {
    let mut world = with_pickers().await;
    let right = [("days", "mon"), ("time", "14:00")];
    let with = |more: (&'static str, &'static str)| right.into_iter().chain([more]).collect::<Vec<_>>();
    assert_eq!(invalid(submit(&mut world, &right[1..]).await).0, "days");
    assert_eq!(invalid(submit(&mut world, &right[..1]).await).0, "time");
    assert_eq!(invalid(submit(&mut world, &with(("zone", "Berln"))).await).0, "zone");
    assert_eq!(invalid(submit(&mut world, &with(("reveal", "soon"))).await).0, "reveal");
    assert_eq!(invalid(submit(&mut world, &with(("topics", "knitting"))).await).0, "topics");
    let preview = note(submit(&mut world, &with(("name", "morning"))).await);
    let Some(Block::Buttons(buttons)) = preview.blocks.last() else { panic!("{preview:?}") };
    let confirm = Event::Button { by: actor(&world, true), action: buttons[0].action.clone() };
    assert!(matches!(world.delivers(confirm).await, Response::Update(_)));
    let (field, text) = invalid(submit(&mut world, &with(("name", "Morning"))).await);
    assert_eq!(field, "name");
    assert!(text.contains("already"), "{text}");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn only_admins_get_the_form() {
    let mut world = with_pickers().await;
    let refusal = plain(&note(add(&mut world, false, &[]).await), Zone(ZONE));
    assert!(refusal.contains("is for admins"), "{refusal}");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn where_forms_have_no_pickers_the_command_says_what_is_missing() {
    let mut world = crate::world().await;
    let Response::Mistake { option, .. } = add(&mut world, true, &[]).await else { panic!("it is missing") };
    assert_eq!(option, "when");
    world.nothing_left_unread().await;
}
