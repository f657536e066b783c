//! What ends before it starts: wrong settings, a port that is taken, `check`, `health`, `--help`.

use std::{fs, net::TcpListener, process::Output};

use keypoint::config::table;

use crate::home::{ANY_PORT, Home, eventually};

const SECRET: &str = "s3cr3t-value";

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[tokio::test]
async fn a_port_that_is_taken_ends_the_start_with_how_to_choose_another() {
    let home = Home::new();
    let other = TcpListener::bind(ANY_PORT).unwrap();
    let taken = other.local_addr().unwrap();
    let output = home.run(&["--listen", &taken.to_string()]).await;
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.contains(&format!("{taken} is taken")), "{said}");
    assert!(said.contains("`--listen 127.0.0.1:"), "{said}");
    assert!(!home.data().exists(), "nothing was begun");
    assert_eq!(stdout(&output), "");
}

#[tokio::test]
async fn an_address_that_other_machines_reach_is_refused_for_the_local_chat() {
    for address in ["0.0.0.0:0", "192.0.2.1:7878", "[::]:0"] {
        let output = Home::new().run(&["--listen", address]).await;
        assert_eq!(output.status.code(), Some(2));
        let said = stderr(&output);
        assert!(said.contains("other machines could reach"), "{said}");
        assert!(said.contains("a loopback address with a port"), "{said}");
    }
}

#[tokio::test]
async fn one_of_slacks_two_tokens_is_refused_without_a_word_of_it() {
    for (variable, begins, other) in
        [("SLACK_BOT_TOKEN", "xoxb-", "SLACK_APP_TOKEN"), ("SLACK_APP_TOKEN", "xapp-", "SLACK_BOT_TOKEN")]
    {
        let home = Home::new().with(variable, &format!("{begins}{SECRET}")).with("KEYPOINT_LOG", "trace");
        for arguments in [&["--listen", ANY_PORT][..], &["--local", "--listen", ANY_PORT], &["check"]] {
            let output = home.run(arguments).await;
            assert_eq!(output.status.code(), Some(2));
            assert!(stderr(&output).contains(&format!("set {other}")), "{output:?}");
            assert!(!format!("{output:?}").contains(SECRET));
        }
        assert!(!home.data().exists(), "nothing was begun");
    }
}

#[tokio::test]
async fn check_finds_nothing_wrong_with_what_ships_and_begins_nothing() {
    let home = Home::new();
    let output = home.run(&["check"]).await;
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let said = stdout(&output);
    assert!(said.starts_with("All is well: ") && said.contains(" questions"), "{said}");
    assert_eq!(stderr(&output), "");
    assert!(!home.data().exists());
}

#[tokio::test]
async fn check_says_where_a_question_is_broken() {
    let home = Home::new().with("KEYPOINT_QUESTIONS", "mine");
    fs::create_dir_all(home.path().join("mine/http")).unwrap();
    fs::write(home.path().join("mine/http/broken.md"), "---\ntitle: [\n---\n").unwrap();
    let output = home.run(&["check"]).await;
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said = stderr(&output);
    assert!(said.contains("broken.md:"), "{said}");
    // It does not start with such a bank, either.
    let output = home.run(&["--listen", ANY_PORT]).await;
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(stderr(&output).contains("broken.md:"), "{output:?}");
}

#[tokio::test]
async fn check_says_what_an_unknown_setting_may_have_meant() {
    let home = Home::new().with("KEYPOINT_LISEN", ANY_PORT);
    fs::write(home.path().join("keypoint.toml"), "data_dri = 'here'\n").unwrap();
    let output = home.run(&["check"]).await;
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.contains("`data_dri` (keypoint.toml:1)") && said.contains("`data_dir`"), "{said}");
    assert!(said.contains("KEYPOINT_LISEN") && said.contains("`KEYPOINT_LISTEN`"), "{said}");
}

#[tokio::test]
async fn the_help_names_every_environment_variable() {
    let output = Home::new().run(&["--help"]).await;
    assert_eq!(output.status.code(), Some(0));
    let help = stdout(&output);
    for about in table::ALL {
        assert!(help.contains(&about.env()), "{} is not in the help:\n{help}", about.env());
        let file = format!("{}_FILE", about.env());
        assert!(!about.by_file() || help.contains(&file), "{file} is not in the help:\n{help}");
    }
}

#[tokio::test]
async fn the_public_listener_tells_its_health_and_the_health_command_agrees() {
    let home = Home::new();
    let free = TcpListener::bind(ANY_PORT).unwrap().local_addr().unwrap().to_string();
    let program = home.start_with(&["--listen", ANY_PORT, "--public-listen", &free]).await;
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    for (path, status) in [("healthz", "up"), ("readyz", "ready")] {
        let url = format!("http://{free}/{path}");
        let response = eventually(path, async || {
            // It listens a moment after the local chat, and is ready a moment later.
            let response = client.get(&url).send().await.ok()?;
            (response.status() == 200).then_some(response)
        });
        assert_eq!(response.await.json::<serde_json::Value>().await.unwrap()["status"], status);
    }
    // The local chat is not to be had there.
    for path in ["", "api/state", "api/events"] {
        assert_eq!(client.get(format!("http://{free}/{path}")).send().await.unwrap().status(), 404);
    }
    let health = home.run(&["health", "--public-listen", &free]).await;
    assert_eq!(health.status.code(), Some(0), "{health:?}");
    program.stop().await;
    let health = home.run(&["health", "--public-listen", &free]).await;
    assert_eq!(health.status.code(), Some(1), "{health:?}");
    assert!(stderr(&health).contains("is Keypoint running"), "{health:?}");
}
