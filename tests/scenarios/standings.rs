//! Leaderboards: whose points, of which time, for what.

use insta::assert_snapshot;

use crate::world::{World, hours};

/// Somebody asks for a question of a topic, and others answer it.
async fn answers(world: &mut World, topic: &str, members: &[&str]) {
    world.runs("Asker", &format!("/question {topic} reveal:10m")).await;
    for member in members {
        world.says_in_thread(member, &format!("{member} on {topic}")).await;
    }
    world.after(hours(1)).await;
}

async fn with_an_asker() -> World {
    let mut world = crate::world().await;
    world.joins("Asker").await;
    world
}

#[tokio::test]
async fn the_week_turns_over_on_monday_in_the_workspaces_zone() {
    let mut world = with_an_asker().await;
    world.waits_until("2026-03-08 22:30").await;
    answers(&mut world, "go", &["Bob"]).await;
    world.that_is_old_news().await;
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · last day

      1. Bob · 15 points · 1 answer (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    // Midnight in Berlin; in London it is still Sunday.
    world.waits_until("2026-03-09 00:01").await;
    world.runs("Bob", "/leaderboard").await;
    world.runs("Bob", "/leaderboard month").await;
    world.runs("Bob", "/leaderboard quarter").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 9–15 Mar · 7 days left

      Nobody has points in #interview-practice this week, so the first answer takes the lead. Ask for a question with `/question`.

    #interview-practice, only Bob, Keypoint:
      Leaderboard · this month

      #interview-practice · 1–31 Mar · 23 days left

      1. Bob · 15 points · 1 answer (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.

    #interview-practice, only Bob, Keypoint:
      Leaderboard · this quarter

      #interview-practice · 1 Jan – 31 Mar · 23 days left

      1. Bob · 15 points · 1 answer (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.waits_until("2026-04-01 00:01").await;
    world.runs("Bob", "/leaderboard month").await;
    world.runs("Bob", "/leaderboard quarter").await;
    world.runs("Bob", "/leaderboard all").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this month

      #interview-practice · 1–30 Apr · 30 days left

      Nobody has points in #interview-practice this month, so the first answer takes the lead. Ask for a question with `/question`.

    #interview-practice, only Bob, Keypoint:
      Leaderboard · this quarter

      #interview-practice · 1 Apr – 30 Jun · 91 days left

      Nobody has points in #interview-practice this quarter, so the first answer takes the lead. Ask for a question with `/question`.

    #interview-practice, only Bob, Keypoint:
      Leaderboard · all time

      #interview-practice · since the beginning

      1. Bob · 15 points · 1 answer (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_points_of_a_round_belong_to_the_week_in_which_it_was_posted() {
    let mut world = with_an_asker().await;
    world.waits_until("2026-03-08 23:50").await;
    world.runs("Asker", "/question go reveal:1h").await;
    world.waits_until("2026-03-09 00:10").await;
    world.says_in_thread("Bob", "After midnight").await;
    world.that_is_old_news().await;
    world.runs("Bob", "/leaderboard week").await;
    world.runs("Bob", "/leaderboard month").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 9–15 Mar · 7 days left

      Nobody has points in #interview-practice this week, so the first answer takes the lead. Ask for a question with `/question`.

    #interview-practice, only Bob, Keypoint:
      Leaderboard · this month

      #interview-practice · 1–31 Mar · 23 days left

      1. Bob · 15 points · 1 answer (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_topic_counts_its_own_points_alone() {
    let mut world = with_an_asker().await;
    answers(&mut world, "go", &["Ada"]).await;
    answers(&mut world, "http", &["Ada", "Bob"]).await;
    world.that_is_old_news().await;
    world.runs("Bob", "/leaderboard").await;
    world.runs("Bob", "/leaderboard go").await;
    world.runs("Bob", "/leaderboard topic:performance").await;
    world.runs("Bob", "/leaderboard security").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Ada · 30 points · 2 answers
      2. Bob · 15 points · 1 answer (you)

      2 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.

    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week · go

      #interview-practice · 2–8 Mar · 7 days left

      1. Ada · 15 points · 1 answer

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.

    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week · performance

      #interview-practice · 2–8 Mar · 7 days left

      1. Ada · 15 points · 1 answer
      1. Bob · 15 points · 1 answer (you)

      2 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.

    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week · security

      #interview-practice · 2–8 Mar · 7 days left

      Nobody has points for security in #interview-practice this week, so the first answer takes the lead. Ask for a question with `/question`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn each_channel_has_its_board_and_the_workspace_has_one_of_all() {
    let mut world = with_an_asker().await;
    world.has_the_channel("backend").await;
    answers(&mut world, "go", &["Bob"]).await;
    world.goes_to("Asker", "backend");
    world.goes_to("Ada", "backend");
    answers(&mut world, "http", &["Ada"]).await;
    world.that_is_old_news().await;
    world.runs("Bob", "/leaderboard").await;
    world.runs("Bob", "/leaderboard workspace").await;
    world.runs("Ada", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 15 points · 1 answer (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.

    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      Local chat · 2–8 Mar · 7 days left

      1. Ada · 15 points · 1 answer
      1. Bob · 15 points · 1 answer (you)

      2 members have answered in Local chat.
    ");
    assert_snapshot!(world.notes("Ada").await, @"
    #backend, only Ada, Keypoint:
      Leaderboard · this week

      #backend · 2–8 Mar · 7 days left

      1. Ada · 15 points · 1 answer (you)

      1 member has answered in #backend. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn ties_share_a_place_and_who_is_beyond_the_first_ten_sees_their_own_row() {
    let mut world = with_an_asker().await;
    let names = ["Cleo", "Dora", "Emil", "Fay", "Gus", "Hal", "Ines", "Jo", "Kai"];
    for name in names {
        world.joins(name).await;
    }
    answers(&mut world, "go", &[&["Ada"], &names[..]].concat()).await;
    answers(&mut world, "http", &[&["Ada"], &names[..4]].concat()).await;
    world.runs("Asker", "/question security reveal:10m").await;
    world.says_in_thread("Asker", "I asked, so it is for nothing").await;
    world.that_is_old_news().await;
    world.runs("Asker", "/leaderboard").await;
    assert_snapshot!(world.notes("Asker").await, @"
    #interview-practice, only Asker, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Ada · 30 points · 2 answers
      1. Cleo · 30 points · 2 answers
      1. Dora · 30 points · 2 answers
      1. Emil · 30 points · 2 answers
      1. Fay · 30 points · 2 answers
      6. Gus · 15 points · 1 answer
      6. Hal · 15 points · 1 answer
      6. Ines · 15 points · 1 answer
      6. Jo · 15 points · 1 answer
      6. Kai · 15 points · 1 answer

      11. Asker · 0 points · 1 answer (you)

      11 members have answered in #interview-practice. Page 1 of 2. For all channels: `/leaderboard scope:workspace`.

      [Next]
    ");
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Ada · 30 points · 2 answers
      1. Cleo · 30 points · 2 answers
      1. Dora · 30 points · 2 answers
      1. Emil · 30 points · 2 answers
      1. Fay · 30 points · 2 answers
      6. Gus · 15 points · 1 answer
      6. Hal · 15 points · 1 answer
      6. Ines · 15 points · 1 answer
      6. Jo · 15 points · 1 answer
      6. Kai · 15 points · 1 answer

      11 members have answered in #interview-practice. Page 1 of 2. For all channels: `/leaderboard scope:workspace`.

      [Next]
    ");
    world.runs("Bob", "/stats @Kai").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Kai in practice

      Points: 15 · This week: 15 (place 6 of 11) · Answers in time: 1

      Strongest topics

      - go: 15 points
    ");
    world.nothing_left_unread().await;
}
