//! A database that is not there yet, or goes away: it is waited for, it is said so, and nobody loses
//! what they said.

use std::time::Duration;

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
};

use crate::{
    database::Database,
    home::{ANY_PORT, Home, eventually},
    on_discord::Server,
};

/// How long a program that only waits may take to stop.
const AT_ONCE: Duration = Duration::from_secs(3);

/// A way to a server that can be cut and mended, as a network is.
struct Way {
    address: std::net::SocketAddr,
    open: watch::Sender<bool>,
}

impl Way {
    /// A way to this address. While it is cut, what comes is refused at once, as a server that is down
    /// does, and what is under way breaks.
    async fn to(target: String, open: bool) -> Self {
        let listener = TcpListener::bind(ANY_PORT).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (open, is_open) = watch::channel(open);
        tokio::spawn(async move {
            while let Ok((mut near, _)) = listener.accept().await {
                let (target, mut is_open) = (target.clone(), is_open.clone());
                tokio::spawn(async move {
                    if !*is_open.borrow_and_update() {
                        return;
                    }
                    let Ok(mut far) = TcpStream::connect(target).await else { return };
                    tokio::select! {
                        _ = copy_bidirectional(&mut near, &mut far) => {}
                        _ = is_open.changed() => {}
                    }
                });
            }
        });
        Self { address, open }
    }
}

/// The server of a URL, and the URL by way of another address.
fn by_way_of(url: &str, address: std::net::SocketAddr) -> (String, String) {
    let (before, after) = url.split_once('@').unwrap();
    let (server, rest) = after.split_once('/').unwrap();
    (server.to_owned(), format!("{before}:a-password@{address}/{rest}"))
}

async fn status(address: &str, path: &str) -> (u16, String) {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    match client.get(format!("http://{address}{path}")).send().await {
        Ok(answer) => (answer.status().as_u16(), answer.text().await.unwrap()),
        Err(error) => (0, error.to_string()),
    }
}

/// An address that was free a moment ago.
async fn free_address() -> String {
    TcpListener::bind(ANY_PORT).await.unwrap().local_addr().unwrap().to_string()
}

fn count(log: &str, text: &str) -> usize {
    log.lines().filter(|line| line.contains(text) && !line.contains("DEBUG")).count()
}

#[tokio::test]
#[ignore = "needs PostgreSQL: run scripts/test"]
async fn a_database_that_is_not_there_at_the_start_is_waited_for() {
    let database = Database::postgres().await;
    let (server, _) = by_way_of(&database.url, ([127, 0, 0, 1], 1).into());
    let way = Way::to(server, false).await;
    let (_, url) = by_way_of(&database.url, way.address);
    let (local, public) = (free_address().await, free_address().await);
    let home = Home::new().with("KEYPOINT_DATABASE_URL", &url).with("KEYPOINT_PUBLIC_LISTEN", &public);
    let mut program = home.begin(&["--listen", &local]);
    eventually("the page that waits", async || (status(&local, "/").await.0 == 503).then_some(())).await;
    assert!(status(&local, "/").await.1.contains("Keypoint waits for its database"));
    assert_eq!(status(&public, "/healthz").await.0, 200);
    let (code, said) = status(&public, "/readyz").await;
    assert_eq!((code, said.contains("the database does not answer")), (503, true), "{said}");
    way.open.send_replace(true);
    program.is_welcome().await;
    eventually("the chat", async || (status(&local, "/").await.0 == 200).then_some(())).await;
    eventually("readiness", async || (status(&public, "/readyz").await.0 == 200).then_some(())).await;
    let log = program.log();
    assert_eq!(count(&log, "the database is not there yet; waiting for it"), 1, "{log}");
    assert_eq!(count(&log, "the database is there"), 1, "{log}");
    assert!(log.contains(&way.address.to_string()) && !log.contains("a-password"), "{log}");
    program.stop().await;
}

#[tokio::test]
#[ignore = "needs PostgreSQL: run scripts/test"]
async fn who_waits_for_a_database_stops_at_once() {
    let database = Database::postgres().await;
    let nowhere = free_address().await;
    let (_, url) = by_way_of(&database.url, nowhere.parse().unwrap());
    let home = Home::new().with("KEYPOINT_DATABASE_URL", &url);
    for signal in ["INT", "TERM"] {
        let mut program = home.begin(&["--listen", ANY_PORT]);
        eventually("the wait", async || program.log().contains("waiting for it").then_some(())).await;
        program.signal(signal);
        let status = program.ends_within(AT_ONCE).await;
        assert_eq!(status.code(), Some(0), "{}", program.log());
    }
}

#[tokio::test]
#[ignore = "needs PostgreSQL: run scripts/test"]
async fn a_database_that_goes_away_is_told_of_once_and_nothing_is_lost() {
    let database = Database::postgres().await;
    let (server, _) = by_way_of(&database.url, ([127, 0, 0, 1], 1).into());
    let way = Way::to(server, true).await;
    let (_, url) = by_way_of(&database.url, way.address);
    let public = free_address().await;
    let home = Home::new().with("KEYPOINT_DATABASE_URL", &url).with("KEYPOINT_PUBLIC_LISTEN", &public);
    let program = home.start().await;
    let card = program.talk().first().await.waits_for_card(1).await;
    let card = card["id"].as_str().unwrap().to_owned();
    way.open.send_replace(false);
    eventually("that it is noticed", async || {
        (count(&program.log(), "the database cannot be worked with") == 1).then_some(())
    })
    .await;
    let (code, said) = status(&public, "/readyz").await;
    assert_eq!((code, said.contains("the database does not answer")), (503, true), "{said}");
    way.open.send_replace(true);
    eventually("that it is back", async || program.log().contains("the database is back").then_some(()))
        .await;
    let ada = program.talk().first().await;
    let answer = ada.says(Some(&card), "An answer after the outage").await;
    ada.waits_for_tick(&answer).await;
    let log = program.log();
    assert_eq!(count(&log, "the database cannot be worked with"), 1, "{log}");
    assert_eq!(count(&log, "the database is back"), 1, "{log}");
    assert!(!log.contains("a-password"), "{log}");
    let (status, log) = program.stop_and_tell().await;
    assert!(status.success() && !log.contains("panicked"), "{log}");
}

#[tokio::test]
#[ignore = "needs PostgreSQL: run scripts/test"]
async fn an_answer_on_discord_that_came_while_the_database_was_away_is_kept_when_it_is_back() {
    let server = Server::new().await;
    let database = Database::postgres().await;
    let (target, _) = by_way_of(&database.url, ([127, 0, 0, 1], 1).into());
    let way = Way::to(target, true).await;
    let (_, url) = by_way_of(&database.url, way.address);
    let home = server.home().with("KEYPOINT_LOG", "keypoint=debug,warn").with("KEYPOINT_DATABASE_URL", &url);
    let program = home.start_quietly(&[]).await;
    server.sees(server.channel, "Hello! I'm Keypoint.").await;
    server.fake.run(server.owner, server.channel, &["question"], &[]).unwrap().settled().await.unwrap();
    let thread =
        eventually("a thread", async || server.fake.threads(server.owner, server.channel).pop()).await;
    way.open.send_replace(false);
    eventually("that it is noticed", async || {
        (count(&program.log(), "the database cannot be worked with") == 1).then_some(())
    })
    .await;
    server.fake.say(server.owner, thread, "Said while the database was away").unwrap();
    eventually("that it could not be kept", async || {
        program.log().contains("an event could not be handled").then_some(())
    })
    .await;
    way.open.send_replace(true);
    eventually("the tick", async || {
        let messages = server.fake.sees(server.owner, thread);
        let ticked = |message: &&crate::discord::model::Message| !message.reactions.is_empty();
        messages.iter().find(ticked).map(|_| ())
    })
    .await;
    program.stop_and_tell().await;
}

#[tokio::test]
#[ignore = "needs PostgreSQL: run scripts/test"]
async fn a_database_that_is_not_known_to_the_server_ends_the_start_with_what_to_do() {
    let database = Database::postgres().await;
    let home = Home::new().with("KEYPOINT_DATABASE_URL", &format!("{}_not", database.url));
    let output = home.run(&["--listen", ANY_PORT]).await;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("could not be opened") && said.contains("createdb"), "{said}");
}

#[tokio::test]
async fn a_file_that_cannot_be_written_to_ends_the_start_with_what_to_do() {
    let home = Home::new();
    let data = home.data();
    std::fs::create_dir_all(&data).unwrap();
    // A folder where the file should be: even root cannot write to it.
    std::fs::create_dir(data.join("keypoint.db")).unwrap();
    let output = home.run(&["--listen", ANY_PORT]).await;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("keypoint.db could not be opened"), "{said}");
    assert!(said.contains("see to its file and its disk"), "{said}");
}

#[tokio::test]
async fn work_is_listed_beside_a_running_keypoint() {
    let home = Home::new();
    let program = home.start().await;
    let card = program.talk().first().await.waits_for_card(1).await;
    let said = |output: &std::process::Output| {
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let list = said(&home.run(&["jobs", "list", "--all"]).await);
    assert!(list.contains("reveal “") && list.contains("in #interview-practice, "), "{list}");
    let json: serde_json::Value =
        serde_json::from_str(&said(&home.run(&["jobs", "list", "--all", "--format", "json"]).await)).unwrap();
    let work = json.as_array().unwrap();
    let reveal = work.iter().find(|work| work["task"] == "reveal" && work["state"] == "waiting").unwrap();
    let id = reveal["short_id"].as_str().unwrap();
    let done = said(&home.run(&["jobs", "retry", id]).await);
    assert!(done.contains("due now"), "{done}");
    // The running one does it.
    program.talk().first().await.waits_for_reveal(card["id"].as_str().unwrap()).await;
    let refused = home.run(&["jobs", "drop", id]).await;
    let why = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && why.contains("is settled: it is done"), "{why}");
    let unknown = home.run(&["jobs", "drop", "00000000"]).await;
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("there is no work"), "{unknown:?}");
    program.stop().await;
}
