//! Tokens that die: revoked, rotated, uninstalled.

use serde_json::json;

use crate::stage::{APP, BOT, Stage};

#[tokio::test]
async fn a_revoked_token_is_refused_and_the_app_hears_of_it() {
    let stage = Stage::new().await;
    let mut socket = stage.connect().await;
    stage.set(|state| state.revoke(BOT));
    assert_eq!(stage.refusal("auth.test", json!({})).await, "token_revoked");
    assert_eq!(socket.event("tokens_revoked").await["tokens"]["bot"][0], stage.bot);
}

#[tokio::test]
async fn going_on_with_a_dead_token_is_a_violation() {
    let stage = Stage::new().await;
    stage.set(|state| state.revoke(BOT));
    for _ in 0..10 {
        assert_eq!(stage.refusal("auth.test", json!({})).await, "token_revoked");
    }
    assert_eq!(stage.violations(), [""; 0], "a few calls are on their way");
    stage.call("auth.test", json!({})).await;
    assert_eq!(stage.violations(), ["went on with a dead token"]);
}

#[tokio::test]
async fn an_app_that_is_uninstalled_hears_of_it_and_its_token_is_dead() {
    let stage = Stage::new().await;
    let mut socket = stage.connect().await;
    stage.fake.uninstall(&stage.app);
    assert_eq!(socket.event("app_uninstalled").await["type"], "app_uninstalled");
    assert_eq!(stage.refusal("auth.test", json!({})).await, "account_inactive");
    let members = stage.set(|state| state.channels[&stage.channel].members.clone());
    assert!(!members.contains(&stage.bot));
}

#[tokio::test]
async fn a_rotated_token_gives_way_to_the_new_one() {
    let stage = Stage::new().await;
    stage.set(|state| state.rotate(BOT, "xoxb-new"));
    assert_eq!(stage.refusal("auth.test", json!({})).await, "token_expired");
    assert_eq!(stage.call_as("xoxb-new", "auth.test", json!({})).await["ok"], true);
    stage.set(|state| state.revoke(APP));
    assert_eq!(stage.call_as(APP, "apps.connections.open", json!({})).await["error"], "token_revoked");
}
