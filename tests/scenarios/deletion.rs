//! Somebody has their data deleted: what goes, what stays, and what is heard of afterwards.

use insta::assert_snapshot;
use keypoint::chat::event::{Actor, Event, Response};

use crate::{
    privacy::{OPEN, OVER, PRIVATE, deletes, with_answers},
    recount::check,
    world::{World, hours, minutes, questions},
};

#[tokio::test]
async fn answers_and_name_go_and_points_stay_without_a_name() {
    let mut world = with_answers().await;
    world.runs("Bob", "/privacy delete").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Delete your data?

      This goes for good:

      - your name, and your id by which Keypoint knows you
      - the texts of 2 answers
      - 1 private question
      - which hints you took

      You have 30 points. They can stay without a name, as those of a former member, or go with the streaks: then others move up. An answer to a question that is open is taken back in any case.

      If you come back, you begin anew. Messages that you wrote stay where they are, for you to delete, and so do older messages of Keypoint that name you. `/privacy export` gives you a copy first.

      [Delete my answers and my name] [Delete everything, points too] [Keep my data]
    ");
    world.presses("Bob", "Delete my answers and my name").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint, changed:
      Are you sure?

      Your answers and your name go, and your points stay without a name. This cannot be undone.

      [Yes, delete it] [Keep my data]
    ");
    world.presses("Bob", "Yes, delete it").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint, changed:
      Your name is gone. What you said is being deleted; that takes a moment. Your points stay as those of a former member.
    ");
    let everything = world.everything().await;
    for gone in [OVER, OPEN, PRIVATE, "Bob"] {
        assert!(!everything.contains(gone), "{gone}: {everything}");
    }
    assert!(everything.contains("Ada-was-here"));
    check(&world).await;
    // What was done is done; the same once more changes nothing.
    world.after(minutes(15)).await;
    check(&world).await;
    world.runs("Bob", "/privacy show").await;
    world.runs("Ada", "/leaderboard all").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Nothing is kept about you in this workspace.
    ");
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Leaderboard · all time

      #interview-practice · since the beginning

      1. A former member · 15 points · 1 answer
      1. Ada · 15 points · 1 answer (you)

      2 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn everything_goes_and_the_others_move_up() {
    let mut world = with_answers().await;
    deletes(&mut world, "Bob", "Delete everything, points too").await;
    world.after(minutes(15)).await;
    let everything = world.everything().await;
    for gone in [OVER, OPEN, PRIVATE, "Bob"] {
        assert!(!everything.contains(gone), "{gone}: {everything}");
    }
    check(&world).await;
    world.that_is_old_news().await;
    world.runs("Ada", "/leaderboard all").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Leaderboard · all time

      #interview-practice · since the beginning

      1. Ada · 15 points · 1 answer (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn what_was_said_before_stays_away_and_what_is_said_after_begins_anew() {
    let mut world = with_answers().await;
    deletes(&mut world, "Bob", "Delete everything, points too").await;
    world.that_is_old_news().await;
    // The thread still holds what Bob said; it is read again at each start, and before the reveal.
    world.restarts().await;
    world.edits("Bob", OPEN, "In-a-round-that-was-open").await;
    assert!(!world.everything().await.contains("Bob"));
    world.after(minutes(1)).await;
    world.says_in_thread("Bob", "Back-again").await;
    let everything = world.everything().await;
    assert!(everything.contains("Back-again") && !everything.contains(OPEN), "{everything}");
    world.after(hours(2)).await;
    world.that_is_old_news().await;
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your practice

      Points: 15 · This week: 15 (place 1 of 2) · Answers in time: 1

      Where the points come from

      - Answers to questions that others asked for: 10 points
      - First answers on a topic: 5 points

      Strongest topics

      - http: 15 points
      - performance: 15 points

      Last rounds

      - An endpoint that became slow: answered, 15 points
    ");
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn where_everybody_left_a_round_it_is_revealed_all_the_same() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question go reveal:1h").await;
    world.says_in_thread("Bob", OPEN).await;
    deletes(&mut world, "Bob", "Delete my answers and my name").await;
    world.that_is_old_news().await;
    world.after(hours(1)).await;
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “A channel that is closed”, Keypoint:
      Reveal: A channel that is closed

      Key points

      - Zero value: the receive returns at once
      - ok is false: which tells it from a value that was sent

      A good answer

      It returns the zero value at once, and `ok` is false.

      What an interviewer would ask next

      1. Who closes a channel?
         - A good reply: Its only sender.
      2. What does closing it twice do?

      To read on

      - https://go.dev/ref/spec#Receive_operator

      Who answered

      Nobody this time, and that is fine: say it aloud to yourself, then compare. The next question is a new chance.

      The thread stays open for talk. What is added now is kept as late.

      [Leaderboard]
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn messages_in_which_keypoint_shows_an_answer_go_with_it_before_the_reveal_and_after_it() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question go reveal:1h").await;
    world.answers_by_form("Bob", OVER).await;
    world.after(hours(1)).await;
    world.runs("Ada", "/question http reveal:1h").await;
    world.answers_by_form("Bob", OPEN).await;
    let seen = world.threads("Ada").await;
    assert!(seen.contains(OVER) && seen.contains(OPEN), "{seen}");
    world.that_is_old_news().await;
    deletes(&mut world, "Bob", "Delete my answers and my name").await;
    world.after(minutes(1)).await;
    let news = world.threads("Ada").await;
    assert_eq!(news.matches(", gone:").count(), 2, "{news}");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn nothing_goes_before_it_is_confirmed_and_pressing_twice_is_fine() {
    let mut world = with_answers().await;
    world.runs("Bob", "/privacy delete").await;
    world.presses("Bob", "Keep my data").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Nothing was deleted.
    ");
    assert!(world.everything().await.contains(OVER));
    let by = world.actor("Bob").await;
    deletes(&mut world, "Bob", "Delete my answers and my name").await;
    world.that_is_old_news().await;
    // What a platform tells twice deletes nothing of anybody else, nor of what came after it.
    let again = Event::Button { by, action: "privacy-confirm:name".parse().unwrap() };
    assert!(matches!(world.delivers(again).await, Response::Update(_)));
    let keep = Event::Button { by: world.actor("Ada").await, action: "privacy-keep:".parse().unwrap() };
    assert!(matches!(world.delivers(keep).await, Response::Update(_)));
    assert!(world.everything().await.contains("Ada-was-here"), "a button is about who presses it");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_schedule_goes_on_without_who_added_it() {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning topics:go").await;
    deletes(&mut world, "Ada", "Delete everything, points too").await;
    world.that_is_old_news().await;
    assert!(!world.everything().await.contains("Ada"));
    world.waits_until("2026-03-02 09:00").await;
    assert_eq!(world.headlines("Bob").await.lines().count(), 1);
    world.that_is_old_news().await;
    world.runs("Ada", "/audit").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      What admins did

      - Mon 2 Mar, 08:00 CET · A former member: `/schedule add` morning

      It is kept for as long as the texts of answers, and at least a year.
    ");
    world.nothing_left_unread().await;
}

/// The round that is open, by its id.
async fn open_round(world: &World) -> String {
    let open = "select id from rounds where state = 'open'";
    sqlx::query_scalar(open).fetch_one(&mut world.records().await).await.unwrap()
}

#[tokio::test]
async fn what_was_pressed_and_sent_before_and_is_told_after_it_brings_nothing_back() {
    let mut world = with_answers().await;
    let round = open_round(&world).await;
    let before = world.actor("Bob").await;
    world.after(minutes(1)).await;
    deletes(&mut world, "Bob", "Delete everything, points too").await;
    let form = |by: &Actor| Event::Form {
        by: by.clone(),
        action: format!("answer:{round}").parse().unwrap(),
        values: [("answer".to_owned(), OPEN.to_owned())].into(),
    };
    let Response::Invalid { text, .. } = world.delivers(form(&before)).await else { panic!("it is taken") };
    assert_snapshot!(text, @"This is from before you had your data deleted, so nothing of it was kept. Do it once more to begin anew; if you wrote something, copy it first.");
    let hint = Event::Button { by: before.clone(), action: format!("hint:{round}").parse().unwrap() };
    assert!(matches!(world.delivers(hint).await, Response::Note(_)));
    let everything = world.everything().await;
    assert!(!everything.contains(OPEN) && !everything.contains("Bob"), "{everything}");
    check(&world).await;
    // What is sent after it begins anew.
    world.after(minutes(1)).await;
    let after = Actor { at: world.clock_now(), ..before };
    assert!(matches!(world.delivers(form(&after)).await, Response::Note(_)));
    assert!(world.everything().await.contains(OPEN));
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

/// Bob has answered in a thread and by form, in a round that is over and in one that is open; what he sent is
/// shown. He has taken hints and practised in private, and another member has answered as well.
async fn with_shown_answers() -> World {
    let mut world = crate::world().await;
    world.joins("Cleo").await;
    for (choice, text) in [("go", OVER), ("http", OPEN)] {
        world.runs("Cleo", &format!("/question {choice} reveal:1h")).await;
        world.says_in_thread("Bob", text).await;
        world.answers_by_form("Bob", &format!("{text}-by-form")).await;
        world.answers_by_form("Ada", "Ada-was-here").await;
        world.after(minutes(if choice == "go" { 70 } else { 1 })).await;
    }
    world.runs_in_thread_of("Bob", questions::CHANNELS, "/hint").await;
    world.runs("Bob", "/question go private").await;
    world.presses("Bob", "Answer").await;
    world.submits("Bob", PRIVATE).await;
    world.that_is_old_news().await;
    world
}

/// Bob confirms, and the bot is killed after every step of what follows.
async fn is_deleted_by_a_bot_that_is_killed(erasure: &str) -> World {
    let mut world = with_shown_answers().await;
    let by = world.actor("Bob").await;
    let confirmed = Event::Button { by, action: format!("privacy-confirm:{erasure}").parse().unwrap() };
    assert!(matches!(world.only_hears(confirmed).await, Response::Update(_)));
    let killed = world.is_killed_after_every_step_of(&["erase", "show"]).await;
    assert!(killed > 8, "it was killed only {killed} times");
    for gone in [OVER, OPEN, PRIVATE, "Bob"] {
        let everything = world.everything().await;
        assert!(!everything.contains(gone), "{gone}: {everything}");
    }
    let seen = world.threads("Ada").await;
    assert_eq!(seen.matches(", gone:").count(), 2, "{seen}");
    check(&world).await;
    // It is done once more, and there is nothing left to do.
    world.after(minutes(15)).await;
    check(&world).await;
    world.that_is_old_news().await;
    world
}

#[tokio::test]
async fn killed_after_every_step_it_deletes_everything_all_the_same() {
    let mut world = is_deleted_by_a_bot_that_is_killed("everything").await;
    world.runs("Ada", "/leaderboard all").await;
    let board = world.notes("Ada").await;
    assert!(board.contains("1. Ada") && board.contains("1 member has answered"), "{board}");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn killed_after_every_step_it_deletes_what_was_said_and_points_stay() {
    let mut world = is_deleted_by_a_bot_that_is_killed("name").await;
    world.runs("Ada", "/leaderboard all").await;
    let board = world.notes("Ada").await;
    assert!(board.contains("1. A former member") || board.contains("2. A former member"), "{board}");
    world.nothing_left_unread().await;
}
