//! The life of a socket.

use std::time::Duration;

use keypoint::chat::{event::Event, slack::SlackError};

use super::stage::{PATIENCE, Stage};
use crate::{
    slack::faults::{Fault, Rule},
    stage::{APP_TOKEN, BOT_TOKEN},
};

fn posts(heard: &[Event]) -> usize {
    heard.iter().filter(|event| matches!(event, Event::Posted(_))).count()
}

#[tokio::test]
async fn it_connects_and_stops_when_it_is_told_to() {
    let (stage, running) = Stage::new().await;
    stage.inbox.gaps(1).await;
    running.stop().await.unwrap();
    stage.sockets(|sockets| sockets.connected(&stage.app) == 0).await;
    assert_eq!(stage.fake.slack.sockets.counts().connected, 1);
}

#[tokio::test]
async fn another_socket_is_there_before_the_old_one_goes_and_nothing_is_missed() {
    let (stage, running) = Stage::new().await;
    stage.inbox.gaps(1).await;
    for turn in 1..=2 {
        if turn == 1 {
            stage.fake.slack.sockets.warn();
        } else {
            stage.fake.slack.sockets.ask_to_refresh(&stage.fake.slack);
        }
        for number in 0..10 {
            stage.say(&stage.ada, &format!("{turn} {number}"));
        }
        stage
            .sockets(|sockets| sockets.counts().connected == turn + 1 && sockets.connected(&stage.app) == 1)
            .await;
    }
    stage.inbox.until(|heard| posts(heard) == 20).await;
    assert_eq!(stage.inbox.gaps_so_far(), 1, "there was always a socket");
    running.stop().await.unwrap();
}

#[tokio::test]
async fn a_socket_that_breaks_is_made_anew_and_what_was_missed_is_read() {
    let (stage, running) = Stage::new().await;
    stage.inbox.gaps(1).await;
    stage.fake.slack.sockets.drop_sockets();
    stage.inbox.gaps(2).await;
    stage.fake.slack.sockets.close_sockets(1_000);
    stage.inbox.gaps(3).await;
    stage.say(&stage.ada, "A lease");
    stage.inbox.until(|heard| posts(heard) == 1).await;
    running.stop().await.unwrap();
}

#[tokio::test]
async fn a_socket_that_is_frozen_is_noticed_and_made_anew() {
    let (stage, running) = Stage::new().await;
    stage.inbox.gaps(1).await;
    stage.fake.slack.sockets.freeze_sockets();
    stage.inbox.gaps(2).await;
    stage.say(&stage.ada, "A lease");
    stage.inbox.until(|heard| posts(heard) == 1).await;
    running.stop().await.unwrap();
}

#[tokio::test]
async fn a_socket_on_which_nothing_happens_stays_what_it_is() {
    let (stage, running) = Stage::new().await;
    stage.fake.slack.sockets.behave(|manner| manner.ping_every = Duration::from_hours(1));
    #[allow(clippy::disallowed_methods, reason = "the network's time is real")]
    tokio::time::sleep(super::stage::SILENCE * 2).await;
    assert_eq!(stage.fake.slack.sockets.counts().connected, 1);
    running.stop().await.unwrap();
}

#[tokio::test]
async fn an_outage_is_waited_out() {
    let stage = Stage::empty().await;
    stage.fake.slack.faults.set_down(true);
    let running = stage.start_blindly();
    #[allow(clippy::disallowed_methods, reason = "the network's time is real")]
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    stage.fake.slack.faults.set_down(false);
    stage.inbox.gaps(1).await;
    stage.fake.slack.sockets.behave(|manner| manner.away = true);
    stage.fake.slack.sockets.drop_sockets();
    stage.sockets(|sockets| sockets.connected(&stage.app) == 0).await;
    stage.fake.slack.sockets.behave(|manner| manner.away = false);
    stage.inbox.gaps(2).await;
    running.stop().await.unwrap();
}

#[tokio::test]
async fn a_wrong_token_ends_it_with_what_to_do() {
    for (token, code) in [(BOT_TOKEN, "token_revoked"), (APP_TOKEN, "token_revoked")] {
        let stage = Stage::empty().await;
        stage.set(|state| state.revoke(token));
        let error = stage.start_blindly().ended().await.unwrap_err();
        let (said, setting) =
            (error.to_string(), if token == BOT_TOKEN { "SLACK_BOT_TOKEN" } else { "SLACK_APP_TOKEN" });
        assert!(said.contains(code) && said.contains(setting), "{said}");
        assert!(!said.contains(token));
    }
    for code in ["invalid_auth", "account_inactive", "not_allowed_token_type"] {
        let stage = Stage::empty().await;
        let refused = Fault::Refused { error: code.to_owned(), worked: false };
        stage.fake.slack.faults.add(Rule::always("apps.connections.open", refused));
        let error = stage.start_blindly().ended().await.unwrap_err();
        assert!(matches!(&error, SlackError::AppToken { code: told } if told == code), "{error}");
    }
}

#[tokio::test]
async fn that_the_app_was_removed_while_nobody_listened_is_told_and_a_wrong_token_is_not() {
    let codes = [
        ("account_inactive", true),
        ("token_revoked", true),
        ("invalid_auth", false),
        ("token_expired", false),
    ];
    for (code, is_told) in codes {
        let stage = Stage::empty().await;
        let refused = Fault::Refused { error: code.to_owned(), worked: false };
        stage.fake.slack.faults.add(Rule::always("auth.test", refused));
        let error = stage.start_blindly().ended().await.unwrap_err();
        assert!(matches!(&error, SlackError::BotToken { code: told } if told == code), "{error}");
        let heard = stage.inbox.heard();
        let told = heard.iter().any(|event| matches!(event, Event::Expelled { .. }));
        assert_eq!(told, is_told, "{code}: {heard:?}");
    }
}

#[tokio::test]
async fn socket_mode_that_is_switched_off_ends_it_with_what_to_do() {
    let (stage, running) = Stage::new().await;
    stage.fake.slack.sockets.end_links();
    let error = running.ended().await.unwrap_err();
    assert!(matches!(error, SlackError::SocketModeOff), "{error}");
}

#[tokio::test]
async fn an_app_that_is_removed_is_told_of_and_ends() {
    let (stage, running) = Stage::new().await;
    stage.inbox.gaps(1).await;
    stage.fake.uninstall(&stage.app);
    let error = running.ended().await.unwrap_err();
    assert!(matches!(error, SlackError::BotToken { .. }), "{error}");
    let heard = stage.inbox.heard();
    assert!(heard.iter().any(|event| matches!(event, Event::Left { .. })), "{heard:?}");
}

#[tokio::test]
async fn a_token_that_was_replaced_ends_it_once_that_is_certain() {
    let (stage, running) = Stage::new().await;
    stage.inbox.gaps(1).await;
    stage.set(|state| state.rotate(BOT_TOKEN, "xoxb-another"));
    // Whoever needs a name is refused.
    stage.say(&stage.ada, "A lease");
    for _ in 0..500 {
        if stage.fake.slack.figures.counts().refused("token_expired") > 0 {
            break;
        }
        #[allow(clippy::disallowed_methods, reason = "the network's time is real")]
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(61)).await;
    tokio::time::resume();
    let error = running.ended().await.unwrap_err();
    assert!(matches!(&error, SlackError::BotToken { code } if code == "token_expired"), "{error}");
}

#[tokio::test]
async fn it_can_be_started_again() {
    let (stage, running) = Stage::new().await;
    running.stop().await.unwrap();
    let running = stage.start().await;
    stage.say(&stage.ada, "A lease");
    let heard = stage.inbox.hears(1).await;
    assert_eq!(posts(&heard), 1);
    running.stop().await.unwrap();
    assert!(PATIENCE > Duration::ZERO);
}
