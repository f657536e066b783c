//! Leaderboards of many pages, of weeks that are over, and without those who want it so; and stats.

use insta::assert_snapshot;

use crate::world::{World, hours, minutes};

/// Somebody asks for a question of a topic, and others answer it.
async fn answers(world: &mut World, topic: &str, members: &[&str]) {
    world.runs("Asker", &format!("/question {topic} reveal:10m")).await;
    for member in members {
        world.says_in_thread(member, &format!("{member} on {topic}")).await;
    }
    world.after(hours(1)).await;
}

async fn with(names: &[&str]) -> World {
    let mut world = crate::world().await;
    for name in names {
        world.joins(name).await;
    }
    world
}

const MANY: [&str; 12] =
    ["Asker", "Kai", "Hal", "Fay", "Cleo", "Jo", "Emil", "Ines", "Gus", "Dora", "Lou", "Max"];

#[tokio::test]
async fn the_pages_of_a_board_are_turned_in_place_and_who_asks_is_on_each() {
    let mut world = with(&MANY).await;
    answers(&mut world, "go", &[&["Ada", "Bob"], &MANY[1..]].concat()).await;
    answers(&mut world, "http", &["Kai", "Bob"]).await;
    world.that_is_old_news().await;
    world.runs("Max", "/leaderboard").await;
    assert_snapshot!(world.notes("Max").await, @"
    #interview-practice, only Max, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 30 points · 2 answers
      1. Kai · 30 points · 2 answers
      3. Ada · 15 points · 1 answer
      3. Cleo · 15 points · 1 answer
      3. Dora · 15 points · 1 answer
      3. Emil · 15 points · 1 answer
      3. Fay · 15 points · 1 answer
      3. Gus · 15 points · 1 answer
      3. Hal · 15 points · 1 answer
      3. Ines · 15 points · 1 answer

      3. Lou · 15 points · 1 answer
      3. Max · 15 points · 1 answer (you)

      13 members have answered in #interview-practice. Page 1 of 2. For all channels: `/leaderboard scope:workspace`.

      [Next]
    ");
    world.presses("Max", "Next").await;
    assert_snapshot!(world.notes("Max").await, @"
    #interview-practice, only Max, Keypoint, changed:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      3. Jo · 15 points · 1 answer
      3. Lou · 15 points · 1 answer
      3. Max · 15 points · 1 answer (you)

      13 members have answered in #interview-practice. Page 2 of 2. For all channels: `/leaderboard scope:workspace`.

      [Back]
    ");
    world.presses("Max", "Back").await;
    assert_snapshot!(world.notes("Max").await, @"
    #interview-practice, only Max, Keypoint, changed:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 30 points · 2 answers
      1. Kai · 30 points · 2 answers
      3. Ada · 15 points · 1 answer
      3. Cleo · 15 points · 1 answer
      3. Dora · 15 points · 1 answer
      3. Emil · 15 points · 1 answer
      3. Fay · 15 points · 1 answer
      3. Gus · 15 points · 1 answer
      3. Hal · 15 points · 1 answer
      3. Ines · 15 points · 1 answer

      3. Lou · 15 points · 1 answer
      3. Max · 15 points · 1 answer (you)

      13 members have answered in #interview-practice. Page 1 of 2. For all channels: `/leaderboard scope:workspace`.

      [Next]
    ");
    // A page that is there no more: everybody has left it meanwhile.
    world.presses("Max", "Next").await;
    for name in ["Lou", "Max", "Jo"] {
        world.is_on_no_board(name).await;
    }
    world.that_is_old_news().await;
    world.presses("Max", "Back").await;
    assert_snapshot!(world.notes("Max").await, @"
    #interview-practice, only Max, Keypoint, changed:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 30 points · 2 answers
      1. Kai · 30 points · 2 answers
      3. Ada · 15 points · 1 answer
      3. Cleo · 15 points · 1 answer
      3. Dora · 15 points · 1 answer
      3. Emil · 15 points · 1 answer
      3. Fay · 15 points · 1 answer
      3. Gus · 15 points · 1 answer
      3. Hal · 15 points · 1 answer
      3. Ines · 15 points · 1 answer

      3. Max · 15 points · 1 answer (you)

      You are on no leaderboard, as you asked: only you see your own row. `/privacy board on` puts you back.

      10 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_week_that_is_over_keeps_its_board() {
    let mut world = with(&["Asker"]).await;
    answers(&mut world, "go", &["Ada", "Bob"]).await;
    answers(&mut world, "http", &["Bob"]).await;
    world.waits_until("2026-03-08 23:59").await;
    world.that_is_old_news().await;
    world.runs("Bob", "/leaderboard").await;
    world.runs("Bob", "/leaderboard last week").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · last day

      1. Bob · 30 points · 2 answers (you)
      2. Ada · 15 points · 1 answer

      2 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.

    #interview-practice, only Bob, Keypoint:
      Leaderboard · last week (23 Feb – 1 Mar)

      #interview-practice · over

      Nobody had points in #interview-practice last week. A new week is under way: see who leads with `/leaderboard week`.
    ");
    world.waits_until("2026-03-09 00:00").await;
    world.runs("Bob", "/leaderboard last week").await;
    world.runs("Bob", "/leaderboard last week topic:http scope:workspace").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · last week (2–8 Mar)

      #interview-practice · over

      1. Bob · 30 points · 2 answers (you)
      2. Ada · 15 points · 1 answer

      2 members answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.

    #interview-practice, only Bob, Keypoint:
      Leaderboard · last week (2–8 Mar) · http

      Local chat · over

      1. Bob · 15 points · 1 answer (you)

      1 member answered in Local chat.
    ");
    world.waits_until("2026-04-01 09:00").await;
    world.runs("Bob", "/leaderboard last-month").await;
    world.runs("Bob", "/leaderboard period:last-quarter").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · last month (1–31 Mar)

      #interview-practice · over

      1. Bob · 30 points · 2 answers (you)
      2. Ada · 15 points · 1 answer

      2 members answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.

    #interview-practice, only Bob, Keypoint:
      Leaderboard · last quarter (1 Jan – 31 Mar)

      #interview-practice · over

      1. Bob · 30 points · 2 answers (you)
      2. Ada · 15 points · 1 answer

      2 members answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_button_under_a_reveal_leads_to_the_board_of_its_channel() {
    let mut world = with(&["Asker"]).await;
    answers(&mut world, "go", &["Ada"]).await;
    world.has_the_channel("backend").await;
    world.goes_to("Asker", "backend");
    world.goes_to("Bob", "backend");
    answers(&mut world, "http", &["Bob"]).await;
    world.that_is_old_news().await;
    world.presses("Bob", "Leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    thread of “An endpoint that became slow”, only Bob, Keypoint:
      Leaderboard · this week

      #backend · 2–8 Mar · 7 days left

      1. Bob · 15 points · 1 answer (you)

      1 member has answered in #backend. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn who_is_on_no_board_sees_their_own_row_alone() {
    let mut world = with(&["Asker"]).await;
    answers(&mut world, "go", &["Ada", "Bob"]).await;
    answers(&mut world, "http", &["Ada"]).await;
    world.is_on_no_board("Ada").await;
    answers(&mut world, "performance", &["Ada"]).await;
    world.that_is_old_news().await;
    world.runs("Bob", "/leaderboard").await;
    world.runs("Bob", "/leaderboard performance").await;
    world.runs("Bob", "/stats @Ada").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 15 points · 1 answer (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.

    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week · performance

      #interview-practice · 2–8 Mar · 7 days left

      Nobody has points for performance in #interview-practice this week, so the first answer takes the lead. Ask for a question with `/question`.

    #interview-practice, only Bob, Keypoint:
      Ada in practice

      Ada keeps their practice to themselves.
    ");
    world.runs("Ada", "/leaderboard").await;
    world.runs("Ada", "/stats").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 15 points · 1 answer

      1. Ada · 40 points · 3 answers (you)

      You are on no leaderboard, as you asked: only you see your own row. `/privacy board on` puts you back.

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.

    #interview-practice, only Ada, Keypoint:
      Your practice

      Points: 40 · This week: 40 · Answers in time: 3

      Where the points come from

      - Answers to questions that others asked for: 30 points
      - First answers on a topic: 10 points

      Strongest topics

      - http: 25 points
      - performance: 25 points
      - go: 15 points

      Last rounds

      - An endpoint that became slow: answered, 10 points
      - An endpoint that became slow: answered, 15 points
      - A channel that is closed: answered, 15 points

      You are on no leaderboard, as you asked, and others do not see your stats. `/privacy board on` changes that.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn stats_tell_what_points_are_for_and_of_others_only_what_is_public() {
    let mut world = with(&["Asker"]).await;
    world.adds_the_schedule("Ada", "daily 10:00 name:daily reveal:1h").await;
    world.waits_until("2026-03-02 10:05").await;
    world.says_in_thread("Bob", "On Monday").await;
    world.waits_until("2026-03-04 10:05").await;
    world.says_in_thread("Bob", "On Wednesday").await;
    world.after(hours(2)).await;
    answers(&mut world, "security", &["Bob"]).await;
    world.waits_until("2026-03-05 10:05").await;
    world.runs("Bob", "/question private").await;
    world.after(minutes(1)).await;
    world.that_is_old_news().await;
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your practice

      Points: 41 · This week: 41 (place 1 of 1) · Answers in time: 3

      Where the points come from

      - Answers to scheduled questions: 20 points
      - Answers to questions that others asked for: 10 points
      - First answers on a topic: 10 points
      - Streaks: 1 point

      Streaks

      - daily: 2 rounds in a row, best 2

      Strongest topics

      - security: 26 points
      - people: 15 points

      Last rounds

      - A channel that is closed: still open
      - A secret that leaked: answered, 10 points
      - A secret that leaked: answered, 16 points
      - An endpoint that became slow: missed
      - Feedback that was hard to hear: answered, 15 points
    ");
    world.has_the_channel("backend").await;
    world.goes_to("Ada", "backend");
    world.runs("Ada", "/stats @Bob").await;
    world.runs("Ada", "/stats").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #backend, only Ada, Keypoint:
      Bob in practice

      Points: 41 · This week: 41 (place 1 of 1) · Answers in time: 3

      Strongest topics

      - security: 26 points
      - people: 15 points

    #backend, only Ada, Keypoint:
      Your practice

      No answers yet: the first one is the hardest. Answer an open question with `/answer`, or ask for one that only you see with `/question private`.
    ");
    world.nothing_left_unread().await;
}
