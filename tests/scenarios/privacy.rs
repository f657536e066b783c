//! What is kept about people: they see it, take a copy, and have it deleted; admins say for how long texts
//! are kept, and see what admins did.

use insta::assert_snapshot;
use keypoint::chat::event::{Actor, Event, Invocation, Response};
use serde_json::Value;

use crate::{
    recount::check,
    world::{World, days, hours, minutes, questions},
};

/// What Bob says in a round that is over, in one that is open, and in private.
pub const OVER: &str = "In-a-round-that-is-over";
pub const OPEN: &str = "In-a-round-that-is-open";
pub const PRIVATE: &str = "In-private";

/// Bob has answered a round that is over and one that is open, both asked for by Ada, taken a hint, and
/// practised in private; Ada has answered as well.
pub async fn with_answers() -> World {
    let mut world = crate::world().await;
    world.joins("Cleo").await;
    world.runs("Cleo", "/question go reveal:1h").await;
    world.says_in_thread("Bob", OVER).await;
    world.says_in_thread("Ada", "Ada-was-here").await;
    world.after(hours(2)).await;
    world.runs("Cleo", "/question http reveal:2h").await;
    world.says_in_thread("Bob", OPEN).await;
    world.runs_in_thread_of("Bob", questions::CHANNELS, "/hint").await;
    world.runs("Bob", "/question go private").await;
    world.presses("Bob", "Answer").await;
    world.submits("Bob", PRIVATE).await;
    world.that_is_old_news().await;
    world
}

/// What somebody is told who runs a command, as the bot says it.
async fn told(world: &mut World, by: Actor, path: &[&str]) -> keypoint::chat::message::Message {
    let path = path.iter().map(|name| (*name).to_owned()).collect();
    let invocation = Invocation { path, ..Invocation::default() };
    match world.delivers(Event::Command { by, invocation }).await {
        Response::Note(message) => message,
        other => panic!("no note: {other:?}"),
    }
}

async fn copy_of(world: &mut World, name: &str) -> Value {
    let by = world.actor(name).await;
    let file = told(world, by, &["privacy", "export"]).await.attachment.expect("a file comes with it");
    assert!(file.name.rsplit('.').next() == Some("json"), "{}", file.name);
    serde_json::from_slice(&file.bytes).unwrap()
}

pub async fn deletes(world: &mut World, name: &str, choice: &str) {
    world.runs(name, "/privacy delete").await;
    world.presses(name, choice).await;
    world.presses(name, "Yes, delete it").await;
}

#[tokio::test]
async fn everybody_sees_what_is_kept_about_them_and_nobody_else_does() {
    let mut world = with_answers().await;
    world.runs("Bob", "/privacy show").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your data in Keypoint

      Name: Bob · Answers: 2 · Points: 30 · Private questions: 1 · Questions with hints: 1 · On leaderboards: yes

      The texts of answers are kept here for 365 days, and deleted then. Points and streaks stay.

      The text of a private question is kept for 60 days, and so is how many hints you took. Messages that you wrote are yours: delete them where you wrote them. Nobody but you can get a copy of your data or delete it.

      [Get a copy] [Hide me from leaderboards] [Delete my data]
    ");
    assert_snapshot!(world.news("Ada").await, @"");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn who_never_did_anything_is_not_made_known_by_asking() {
    let mut world = crate::world().await;
    world.runs("Bob", "/privacy show").await;
    world.runs("Bob", "/privacy export").await;
    world.runs("Bob", "/privacy delete").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Nothing is kept about you in this workspace.

    #interview-practice, only Bob, Keypoint:
      Nothing is kept about you in this workspace.

    #interview-practice, only Bob, Keypoint:
      Nothing is kept about you in this workspace.
    ");
    assert!(!world.everything().await.contains("Bob"));
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_copy_holds_all_that_is_theirs_and_nothing_of_others() {
    let mut world = with_answers().await;
    let copy = copy_of(&mut world, "Bob").await;
    assert_eq!((&copy["format"], &copy["version"]), (&"keypoint-export".into(), &1.into()));
    let own = &copy["workspaces"][0];
    assert_eq!(own["member"]["name"], "Bob");
    let texts: Vec<&str> = own["answers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|answer| answer["parts"][0]["text"].as_str().unwrap())
        .collect();
    assert_eq!(texts, [OVER, OPEN]);
    assert_eq!(own["answers"][0]["question"], questions::CHANNELS);
    assert_eq!(own["private_questions"][0]["answer"], PRIVATE);
    let points: i64 =
        own["points"].as_array().unwrap().iter().map(|one| one["points"].as_i64().unwrap()).sum();
    let total = own["totals"]
        .as_array()
        .unwrap()
        .iter()
        .find(|total| total["channel"].is_null() && total["period"] == "all" && total["topic"].is_null());
    assert_eq!(total.unwrap()["points"], points);
    assert_eq!(own["hints"].as_array().unwrap().len(), 1);
    let text = copy.to_string();
    assert!(!text.contains("Ada") && !text.contains("Cleo"), "{text}");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_copy_comes_as_a_file_to_who_asks_alone() {
    let mut world = with_answers().await;
    world.runs("Bob", "/privacy export").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Here is a copy of all that Keypoint keeps about you, as a file in JSON.
    ");
    assert_snapshot!(world.news("Ada").await, @"");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn who_does_not_want_to_be_shown_is_on_no_leaderboard() {
    let mut world = with_answers().await;
    world.runs("Bob", "/privacy board off").await;
    world.runs("Ada", "/leaderboard all").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      No leaderboard shows you to others any more, and places are counted without you. You keep your points; `/privacy board on` brings you back.
    ");
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Leaderboard · all time

      #interview-practice · since the beginning

      1. Ada · 15 points · 1 answer (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.runs("Bob", "/privacy board on").await;
    world.runs("Ada", "/leaderboard all").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Leaderboard · all time

      #interview-practice · since the beginning

      1. Bob · 30 points · 2 answers
      2. Ada · 15 points · 1 answer (you)

      2 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn admins_say_for_how_long_texts_are_kept_and_points_stay() {
    let mut world = with_answers().await;
    world.runs("Bob", "/privacy retention 30").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      `/privacy retention` is for admins. Ask one of them; `/help` shows what you can do.
    ");
    world.runs("Ada", "/privacy retention 7").await;
    assert!(world.news("Ada").await.contains("Give a number of days from 30 to 3650, such as 365."));
    world.runs("Ada", "/privacy retention 30").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      The texts of answers are kept for 30 days here from now on (before: 365 days). Older ones are deleted within the hour; points and streaks stay. Everybody sees this in `/privacy show`.
    ");
    world.after(days(29)).await;
    world.forgets_what_is_old().await;
    assert!(world.everything().await.contains(OVER), "not yet");
    world.after(days(2)).await;
    world.forgets_what_is_old().await;
    let everything = world.everything().await;
    for gone in [OVER, OPEN, PRIVATE, "Ada-was-here"] {
        assert!(!everything.contains(gone), "{gone}: {everything}");
    }
    check(&world).await;
    world.that_is_old_news().await;
    world.runs("Bob", "/privacy show").await;
    assert!(world.news("Bob").await.contains("kept here for 30 days"));
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn what_admins_did_is_there_for_admins_newest_first() {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning topics:go").await;
    world.runs("Bob", "/question http").await;
    world.after(minutes(1)).await;
    world.runs("Ada", "/reveal").await;
    world.after(minutes(1)).await;
    world.runs("Ada", "/schedule skip morning").await;
    world.that_is_old_news().await;
    world.runs("Bob", "/audit").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      `/audit` is for admins. Ask one of them; `/help` shows what you can do.
    ");
    world.runs("Ada", "/audit").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      What admins did

      - Mon 2 Mar, 08:02 CET · Ada: `/schedule skip` morning: Mon 2 Mar 2026, 09:00 Europe/Berlin
      - Mon 2 Mar, 08:01 CET · Ada: `/reveal` An endpoint that became slow
      - Mon 2 Mar, 08:00 CET · Ada: `/schedule add` morning

      It is kept for as long as the texts of answers, and at least a year.
    ");
    for _ in 0..10 {
        world.after(minutes(1)).await;
        world.runs("Ada", "/schedule pause morning").await;
        world.after(minutes(1)).await;
        world.runs("Ada", "/schedule resume morning").await;
    }
    world.that_is_old_news().await;
    world.runs("Ada", "/audit").await;
    assert_eq!(world.notes("Ada").await.matches("Ada: ").count(), 20);
    world.presses("Ada", "Older").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint, changed:
      What admins did

      - Mon 2 Mar, 08:02 CET · Ada: `/schedule skip` morning: Mon 2 Mar 2026, 09:00 Europe/Berlin
      - Mon 2 Mar, 08:01 CET · Ada: `/reveal` An endpoint that became slow
      - Mon 2 Mar, 08:00 CET · Ada: `/schedule add` morning

      It is kept for as long as the texts of answers, and at least a year.

      [Newer]
    ");
    assert!(!world.sees_button("Ada", "Older").await);
    world.presses("Ada", "Newer").await;
    assert_eq!(world.notes("Ada").await.matches("Ada: ").count(), 20);
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
