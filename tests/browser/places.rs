//! Where people are: channels, members, sizes of screens, and a server that comes and goes.

use serde_json::Value;

use crate::{
    browser::{Key, Look},
    stage::Stage,
};

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn the_page_catches_up_when_the_server_was_restarted_and_sends_nothing_twice() {
    let mut stage = Stage::new().await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    ada.types_into("#write", "Before\n").await;
    ada.sees_in("#messages", "Before").await;
    stage.stop().await;
    ada.sees("Reconnecting…").await;
    ada.types_into("#write", "Meanwhile\n").await;
    ada.sees("Not sent yet: no connection.").await;
    stage.start_again().await;
    stage.say(&stage.bob, None, "I was faster").await;
    ada.sees_in("#messages", "I was faster").await;
    ada.sees_in("#messages", "Meanwhile").await;
    ada.no_longer_sees("Reconnecting…").await;
    ada.types_into("#write", "After\n").await;
    ada.sees_in("#messages", "After").await;
    let said =
        "return [...document.querySelectorAll('#messages .body')].map(body => body.innerText.trim()).sort()";
    let said = ada.script(said).await;
    assert_eq!(said, serde_json::json!(["After", "Before", "I was faster", "Meanwhile"]));
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn a_phone_shows_one_thing_at_a_time() {
    let stage = Stage::new().await;
    let other = stage.chat.add_channel(&stage.ada, "general").await.unwrap().id;
    stage.say_in(&stage.bob, &other, None, "Here").await;
    let card = stage.ask(600_000).await;
    stage.say(&stage.bob, Some(&card.id), "x".repeat(300).as_str()).await;
    let ada = stage.open(&stage.ada, Look::PHONE).await;
    let fits = "document.documentElement.scrollWidth <= 360 && \
                [...document.querySelectorAll('.timeline')].every(list => list.scrollWidth <= list.clientWidth)";
    // Before the channel is shown, the page does not listen to the buttons yet.
    ada.sees_in("#messages", "A price that must change").await;
    ada.waits_for("a page that fits", fits).await;
    assert!(!ada.is_shown("general").await, "the channels are in the drawer");
    ada.clicks("#open-drawer").await;
    ada.clicks(&format!("[data-channel='{other}'] a")).await;
    ada.sees_in("#messages", "Here").await;
    ada.waits_for("the drawer's end", "!document.body.classList.contains('drawer')").await;
    ada.client.back().await.unwrap();
    ada.clicks("#messages .summary").await;
    ada.sees_in("#replies", "xxx").await;
    assert!(!ada.element("#messages").await.is_displayed().await.unwrap());
    ada.waits_for("a thread that fits", fits).await;
    ada.clicks("#close-thread").await;
    ada.sees_in("#messages", "A price that must change").await;
    ada.closes().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn everything_is_reached_with_the_keyboard() {
    let stage = Stage::new().await;
    stage.say(&stage.bob, None, "First").await;
    stage.say(&stage.bob, None, "Second").await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    ada.presses(Key::Tab).await;
    ada.waits_for("the skip link", "document.activeElement.matches('.skip-link')").await;
    ada.presses(Key::Enter).await;
    ada.waits_for("the message box", "document.activeElement.id === 'write'").await;

    // Up through the messages, to a thread and back.
    ada.script("document.querySelector('#messages').focus()").await;
    ada.presses(Key::Up).await;
    ada.presses(Key::Up).await;
    ada.waits_for("a message", "document.activeElement.innerText.includes('First')").await;
    ada.presses(Key::Tab).await;
    ada.waits_for("its actions", "document.activeElement.dataset.do === 'thread'").await;
    ada.presses(Key::Enter).await;
    ada.sees_in("#replies", "First").await;
    ada.types("A reply\n").await;
    ada.sees_in("#messages .summary", "1 reply").await;
    ada.presses(Key::Escape).await;
    ada.waits_for("the thread's end", "document.querySelector('#thread-pane').hidden").await;
    ada.waits_for("the way back", "document.activeElement.matches('.summary')").await;
    ada.closes().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn one_can_act_as_another_and_as_somebody_new() {
    let stage = Stage::new().await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    ada.clicks("#act-as").await;
    ada.clicks(&format!("[data-member='{}'] a", stage.bob)).await;
    ada.sees_in("#act-as", "Bob").await;
    ada.types_into("#write", "It is Bob\n").await;
    ada.sees_in(".message .author", "Bob").await;

    ada.clicks("#act-as").await;
    ada.types_into("#new-member", "Cyrus\n").await;
    ada.sees_in("#act-as", "Cyrus").await;
    ada.waits_for("the page", "document.body.classList.contains('ready')").await;

    // The tab remembers it, also without an address that says so.
    let bare = stage.url("");
    ada.client.goto(bare.split('?').next().unwrap()).await.unwrap();
    ada.sees_in("#act-as", "Cyrus").await;
    ada.closes().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn drafts_stay_where_they_were_typed_and_the_way_back_leads_back() {
    let stage = Stage::new().await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    ada.types_into("#write", "half a thought").await;
    ada.clicks("#add-channel").await;
    ada.types_into("dialog input", "general\n").await;
    ada.waits_for("the channel", "document.querySelector('#channel-name').innerText === 'general'").await;
    ada.waits_for("an empty box", "document.querySelector('#write').value === ''").await;
    ada.client.back().await.unwrap();
    ada.waits_for("the draft", "document.querySelector('#write').value === 'half a thought'").await;
    ada.client.forward().await.unwrap();
    ada.waits_for("the channel", "document.querySelector('#channel-name').innerText === 'general'").await;
    ada.client.back().await.unwrap();
    ada.reloads().await;
    assert_eq!(ada.script("return document.querySelector('#write').value").await, "half a thought");
    ada.closes().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn older_messages_come_when_they_are_asked_for() {
    let stage = Stage::new().await;
    for number in 1..=60 {
        stage.say(&stage.bob, None, &format!("number {number}.")).await;
    }
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    ada.sees_in("#messages", "number 60.").await;
    assert!(!ada.is_shown("number 9.").await);
    ada.clicks_text("Show earlier messages").await;
    ada.sees_in("#messages", "number 1.").await;
    let order = "return [...document.querySelectorAll('#messages .message')].map(m => m.dataset.id)";
    let Value::Array(ids) = ada.script(order).await else { panic!("a list") };
    assert_eq!(ids.len(), 60);
    assert!(ids.is_sorted_by_key(|id| id.as_str().map(str::to_owned)));
    ada.closes().await;
}
