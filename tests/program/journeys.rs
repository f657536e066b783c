//! What people do in front of the page, from a question to the leaderboard.

use serde_json::{Value, json};

use crate::{
    browser::{Driver, Key, Look},
    home::{Home, Program},
    talk::{Person, text_of},
};

/// Long enough to answer in front of a slow browser, short enough to wait for.
const REVEAL: &str = "reveal:25s";

/// A first start with its question on the board, and a browser to look at it.
pub(crate) async fn first_start(home: &Home) -> (Program, Driver, Person, Value) {
    let program = home.start().await;
    let ada = program.talk().first().await;
    let card = ada.waits_for_card(1).await;
    (program, Driver::start(), ada, card)
}

/// Where a message is in the channel.
pub(crate) fn at(message: &Value) -> String {
    format!("#messages [data-id='{}']", text_of(&message["id"]))
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn a_question_is_asked_answered_revealed_and_counted_with_a_restart_in_between() {
    let home = Home::new();
    let (program, driver, ada, _) = first_start(&home).await;
    let address = program.address.clone();
    let linus = program.talk().named("Linus").await;
    let left = driver.open(Look::DESKTOP, &ada.url()).await;
    let right = driver.open(Look::DESKTOP, &linus.url()).await;
    left.types_into("#write", &format!("/question {REVEAL}\n")).await;
    left.sees("Your question is on its way to #interview-practice.").await;
    let card = at(&ada.waits_for_card(2).await);
    right.sees_in(&card, "Asked for by Ada.").await;

    // Linus answers in the thread, and somebody new in the form.
    right.clicks(&format!("{card} .summary")).await;
    right.waits_for("the thread", "document.activeElement.id === 'write-reply'").await;
    right.types("First of all, measure\n").await;
    right.sees_in("#replies .tick", "taken as an answer").await;
    left.sees_in(&format!("{card} .summary"), "1 reply").await;
    left.clicks("#act-as").await;
    left.types_into("#new-member", "Grace\n").await;
    left.sees_in("#act-as", "Grace").await;
    left.waits_for("the page", "document.body.classList.contains('ready')").await;
    left.clicks(&format!("{card} [data-press^=answer]")).await;
    left.types_into("dialog textarea", "A cache, with an end to its age.").await;
    left.clicks_text("Send").await;
    left.sees("Your answer is in and earns 15 points.").await;
    right.presses(Key::Up).await;
    right.sees("Editing your message").await;
    right.types(", then change one thing\n").await;
    right.sees_in("#replies .edited", "edited").await;

    program.stop().await;
    left.sees("Reconnecting…").await;
    right.sees("Reconnecting…").await;
    let program = home.start_at(&address).await;
    left.no_longer_sees("Reconnecting…").await;
    right.no_longer_sees("Reconnecting…").await;

    let shown = format!("document.querySelector({}).innerText", json!(card));
    left.waits_for("the last seconds", &format!("/in 0:[01]\\d|revealing…|Revealed/.test({shown})")).await;
    left.sees_in(&card, "Revealed · 2 answers.").await;
    right.sees_in(&card, "Revealed · 2 answers.").await;
    right.sees_in("#replies", "What an interviewer would ask next").await;
    right.sees_in("#replies", "2 members answered: Linus and Grace.").await;
    // It is longer than the thread shows, and begins at the top of it.
    let top = "document.querySelector('#replies .tone-reveal:not(.root) .title').getBoundingClientRect().top";
    right.waits_for("its beginning", &format!("{top} > 0 && {top} < 200")).await;
    right.sees_in("#replies", "First of all, measure, then change one thing").await;
    left.clicks(&format!("{card} .summary")).await;
    left.sees_in("#replies", "2 members answered: Linus and Grace.").await;

    left.types_into("#write", "/leaderboard\n").await;
    left.sees_in(".standing.own", "Grace").await;
    let board = "return [...document.querySelectorAll('.standing')].map(row => row.innerText.split(/\\s+/).slice(-3).join(' '))";
    assert_eq!(left.script(board).await, json!(["15 1 –", "15 1 –"]));
    program.stop().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn a_private_question_is_revealed_to_its_reader_alone_and_another_one_follows() {
    let home = Home::new();
    let (program, driver, ada, card) = first_start(&home).await;
    let tab = driver.open(Look::DESKTOP, &ada.url()).await;
    let question = ".only-you.tone-question";
    let title = format!("return document.querySelector('{question} .title').innerText");
    tab.types_into("#write", "/question private\n").await;
    tab.sees_in(question, "Only you see this question").await;
    let first = tab.script(&title).await;
    assert_ne!(Value::from(crate::talk::title(&card)), first, "it avoids what is open here");
    tab.clicks(&format!("{question} [data-press^=private-answer]")).await;
    tab.types_into("dialog textarea", "I would begin with the data.").await;
    tab.clicks_text("Send").await;
    tab.sees_in(".only-you.tone-reveal", "Key points").await;
    tab.sees_in(".only-you.tone-reveal .quote", "I would begin with the data.").await;

    tab.clicks_text("Another one").await;
    let next = format!("[...document.querySelectorAll('{question} .title')].map(title => title.innerText)");
    tab.waits_for("another question", &format!("{next}.some(title => title !== {first})")).await;

    let linus = program.talk().named("Linus").await;
    let seen = linus.sees().await;
    assert_eq!(seen.len(), 1, "nobody else sees any of it: {seen:#?}");
    tab.types_into("#write", "/leaderboard\n").await;
    tab.sees("Nobody has points").await;
    tab.closes().await;
    program.stop().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn a_schedule_is_previewed_and_begins_when_it_is_confirmed() {
    let home = Home::new();
    let (program, driver, ada, _) = first_start(&home).await;
    let tab = driver.open(Look::DESKTOP, &ada.url()).await;
    tab.types_into("#write", "/schedule add mon,wed,fri 14:00 name:warm-up zone:Europe/Berlin\n").await;
    tab.sees_in(".only-you", "New schedule: warm-up").await;
    tab.sees_in(".only-you", "Nothing is posted until you confirm.").await;
    let posts =
        "(document.querySelector('.only-you').innerText.match(/14:00 Europe\\/Berlin/g) ?? []).length";
    tab.waits_for("the next three posts", &format!("{posts} === 3")).await;
    assert!(!ada.asks("/schedule list").await.contains("warm-up"));
    tab.clicks_text("Confirm").await;
    tab.sees("The schedule warm-up is on in #interview-practice.").await;
    tab.no_longer_sees("Nothing is posted until you confirm.").await;
    let listed = ada.asks("/schedule list").await;
    assert!(listed.contains("warm-up") && listed.contains("mon,wed,fri 14:00"), "{listed}");

    let linus = program.talk().named("Linus").await;
    let refused = linus.asks("/schedule list").await;
    assert!(refused.contains("admin"), "{refused}");
    tab.closes().await;
    program.stop().await;
}
