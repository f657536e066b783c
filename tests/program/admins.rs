//! `keypoint admins`, beside a running Keypoint.

use std::process::Output;

use crate::home::Home;

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[tokio::test]
async fn whom_an_admin_names_may_do_what_admins_may() {
    let home = Home::new();
    let program = home.start().await;
    let bob = program.talk().named("Bob").await;
    // A member is known from their first command on.
    bob.asks("/stats").await;
    assert!(bob.asks("/schedule list").await.contains("is for admins"), "not yet");
    assert!(said(&home.run(&["admins", "list"]).await).contains("Nobody was named"));
    let done = said(&home.run(&["admins", "add", "bob"]).await);
    assert!(done.contains("Bob is an admin of Keypoint"), "{done}");
    assert!(bob.asks("/schedule list").await.contains("weekdays"), "at once");
    assert!(said(&home.run(&["admins", "list"]).await).starts_with("Bob"));
    let unknown = home.run(&["admins", "add", "Zoe"]).await;
    let why = String::from_utf8_lossy(&unknown.stderr).into_owned();
    assert!(!unknown.status.success() && why.contains("has met nobody called `Zoe`"), "{why}");
    said(&home.run(&["admins", "remove", "@Bob"]).await);
    assert!(bob.asks("/schedule list").await.contains("is for admins"), "no more");
    // Both are written down, for the admins there and for who runs the bot.
    let audit = said(&home.run(&["audit"]).await);
    let lines: Vec<&str> = audit.lines().collect();
    assert!(lines[0].ends_with("Command line  admins remove  Bob"), "{audit}");
    assert!(lines[1].ends_with("Command line  admins add  Bob"), "{audit}");
    let json = said(&home.run(&["audit", "--most", "1", "--format", "json"]).await);
    let entries: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(entries.as_array().unwrap().len(), 1);
    assert_eq!(
        (&entries[0]["action"], &entries[0]["about"]["name"]),
        (&"admins remove".into(), &"Bob".into())
    );
    let wrong = home.run(&["audit", "--workspace", "nowhere"]).await;
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("there is no workspace `nowhere`"), "{wrong:?}");
    program.stop().await;
}
