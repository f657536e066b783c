//! Where the bot is, and where it is not: channels, private ones, direct messages; and whom it notifies.

use insta::assert_snapshot;

use crate::world::{hours, minutes, stage::FIRST_CHANNEL};

#[tokio::test]
async fn where_it_is_not_a_member_it_says_how_to_invite_it() {
    let (mut world, server) = crate::on_slack().await;
    server.new_channel("backend");
    world.goes_to("Ada", "backend");
    world.runs("Ada", "/question go").await;
    world.runs("Ada", "/schedule add daily 09:00").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #backend, only Ada, Keypoint:
      Keypoint may not post in #backend. Type `/invite @keypoint` there. Then try again.

    #backend, only Ada, Keypoint:
      Keypoint may not post in #backend. Type `/invite @keypoint` there. Then try again.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_private_channel_works_like_any_other() {
    let (mut world, _) = crate::on_slack().await;
    world.has_the_channel("leads-private").await;
    world.goes_to("Ada", "leads-private");
    world.goes_to("Bob", "leads-private");
    world.runs("Ada", "/question go reveal:30m").await;
    world.says_in_thread("Bob", "It returns at once.").await;
    world.after(hours(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #leads-private, Keypoint: A channel that is closed
    thread of “A channel that is closed”, Bob ✓: It returns at once.
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn in_a_direct_message_it_says_where_to_go() {
    let (mut world, server) = crate::on_slack().await;
    let direct = server.fake.lock().direct(&[&server.bot_user, &server.owner]);
    for line in ["/question private", "/question go", "/leaderboard"] {
        let handle = server.fake.run(&server.owner, &direct, None, line).unwrap();
        assert!(handle.message().await.is_some(), "{line} is answered");
    }
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      `/question` is about a channel and the people in it. Type it in a channel of your workspace.

    #interview-practice, only Ada, Keypoint:
      `/question` is about a channel and the people in it. Type it in a channel of your workspace.

    #interview-practice, only Ada, Keypoint:
      `/leaderboard` is about a channel and the people in it. Type it in a channel of your workspace.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn what_a_member_types_notifies_nobody() {
    let (mut world, server) = crate::on_slack().await;
    world.runs("Ada", "/question go reveal:30m").await;
    world
        .says_in_thread("Bob", "<!channel> @here <@U1> *all* _of_ ~you~ `x` &amp; https://example.org")
        .await;
    world.answers_by_form("Ada", "<!everyone> *bold* <https://evil.example|good>").await;
    world.after(hours(1)).await;
    assert_eq!(server.fake.pings().len(), 0);
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, Keypoint:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Topic: go · Difficulty: junior · Kind: theory · Time: 5 minutes

      Revealed · 2 answers. Key points and follow-ups are in the thread.

      Asked for by Ada.

    thread of “A channel that is closed”, Bob ✓:
      <!channel> @here <@U1> *all* _of_ ~you~ `x` &amp; <https://example.org>

    thread of “A channel that is closed”, Keypoint:
      Ada:
      > <!everyone> *bold* <https://evil.example|good>

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

      2 members answered: Bob and Ada. Thank you!

      The thread stays open for talk. What is added now is kept as late.

      [Leaderboard]
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_deactivated_member_stays_on_the_board() {
    let (mut world, server) = crate::on_slack().await;
    world.runs("Ada", "/question go reveal:30m").await;
    world.says_in_thread("Bob", "It returns at once.").await;
    let bob = server.member("Bob");
    server.fake.lock().deactivate(&bob);
    world.after(hours(1)).await;
    world.that_is_old_news().await;
    world.runs("Ada", "/leaderboard").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Leaderboard · this week

      1. Bob · 15 points · 1 answer

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_card_that_somebody_deletes_leaves_a_sane_round() {
    let (mut world, server) = crate::on_slack().await;
    world.runs("Ada", "/question go reveal:30m").await;
    world.says_in_thread("Bob", "It returns at once.").await;
    world.that_is_old_news().await;
    let (channel, card) = (server.channel(FIRST_CHANNEL), server.cards(FIRST_CHANNEL).pop().unwrap().ts);
    world.hears(|| server.fake.delete(&server.owner, &channel, &card).unwrap()).await;
    world.after(minutes(30)).await;
    assert_snapshot!(world.headlines("Ada").await, @"
    thread of “”, Keypoint: Reveal: A channel that is closed
    #interview-practice, Keypoint, gone: A channel that is closed
    ");
    world.after(hours(3)).await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn in_a_shared_channel_people_of_another_workspace_answer_too() {
    let (mut world, server) = crate::on_slack().await;
    let channel = server.channel(FIRST_CHANNEL);
    let stranger = {
        let mut state = server.fake.lock();
        let stranger = state.new_stranger("Zoe");
        let shared = state.channels.get_mut(&channel).unwrap();
        shared.shared = true;
        shared.members.insert(stranger.clone());
        stranger
    };
    world.runs("Ada", "/question go reveal:30m").await;
    let card = server.cards(FIRST_CHANNEL).pop().unwrap().ts;
    world
        .hears(|| {
            server.fake.reply(&stranger, &channel, &card, "It returns at once.").unwrap();
        })
        .await;
    world.after(hours(1)).await;
    world.that_is_old_news().await;
    world.runs("Ada", "/leaderboard").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Leaderboard · this week

      1. Zoe · 15 points · 1 answer

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}
