//! `/privacy` in a direct message with the bot: it is about every workspace in which who asks is known.

use insta::assert_snapshot;
use keypoint::chat::event::{Actor, Event, Invocation, Response};

use crate::{
    privacy::{OPEN, OVER, PRIVATE, with_answers},
    world::{World, minutes, stage::DIRECT},
};

/// Bob has answered in one workspace, and practises in private in another one.
async fn in_two_workspaces() -> World {
    let mut world = with_answers().await;
    let here = world.actor("Bob").await;
    let mut there = Actor { workspace_name: "Elsewhere".to_owned(), ..here };
    "elsewhere".clone_into(&mut there.place.workspace);
    let invocation = Invocation {
        path: vec!["question".to_owned()],
        options: [("private".to_owned(), "true".to_owned())].into(),
        ..Invocation::default()
    };
    let asked = world.delivers(Event::Command { by: there, invocation }).await;
    assert!(matches!(asked, Response::Note(_)), "{asked:?}");
    world.goes_to("Bob", DIRECT);
    world
}

#[tokio::test]
async fn one_sees_what_every_workspace_keeps_about_one() {
    let mut world = in_two_workspaces().await;
    world.runs("Bob", "/privacy show").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your data in Keypoint

      Elsewhere

      Name: Bob · Answers: 0 · Points: 0 · Private questions: 1 · Questions with hints: 0 · On leaderboards: yes

      The texts of answers are kept here for 365 days, and deleted then. Points and streaks stay.

      Local chat

      Name: Bob · Answers: 2 · Points: 30 · Private questions: 1 · Questions with hints: 1 · On leaderboards: yes

      The texts of answers are kept here for 365 days, and deleted then. Points and streaks stay.

      The text of a private question is kept for 60 days, and so is how many hints you took. Messages that you wrote are yours: delete them where you wrote them. Nobody but you can get a copy of your data or delete it.

      [Get a copy] [Hide me from leaderboards] [Delete my data]
    ");
    world.runs("Bob", "/privacy export").await;
    let news = world.news("Bob").await;
    assert!(news.contains("Here is a copy of all"), "{news}");
    assert_snapshot!(world.news("Ada").await, @"");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn one_is_hidden_and_deleted_in_every_workspace() {
    let mut world = in_two_workspaces().await;
    world.runs("Bob", "/privacy board off").await;
    let shown: i64 = sqlx::query_scalar("select count(*) from members where name = 'Bob' and hidden = 0")
        .fetch_one(&mut world.records().await)
        .await
        .unwrap();
    assert_eq!(shown, 0);
    world.runs("Bob", "/privacy delete").await;
    world.presses("Bob", "Delete everything, points too").await;
    world.presses("Bob", "Yes, delete it").await;
    world.after(minutes(15)).await;
    let everything = world.everything().await;
    for gone in [OVER, OPEN, PRIVATE, "Bob"] {
        assert!(!everything.contains(gone), "{gone}: {everything}");
    }
    world.that_is_old_news().await;
    world.runs("Bob", "/privacy show").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Nothing is kept about you anywhere.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn what_is_a_workspaces_own_is_for_its_channels() {
    let mut world = in_two_workspaces().await;
    world.goes_to("Ada", DIRECT);
    world.runs("Ada", "/privacy retention 30").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      `/privacy retention` is about a channel and the people in it. Type it in a channel of your workspace.
    ");
    world.nothing_left_unread().await;
}
