//! The same, with nothing but the keyboard.

use serde_json::json;

use crate::{
    browser::{Key, Look, Tab},
    home::{Home, eventually},
    journeys::{at, first_start},
};

/// The most presses that lead from one place of the page to the next.
const FAR: usize = 12;

/// Shift and Tab: back to what could have the focus before.
const BACK: &str = "\u{e008}\u{e004}\u{e000}";

/// Goes on pressing keys until what has the focus is what it should be.
async fn presses_until(tab: &Tab, keys: &str, condition: &str) {
    for _ in 0..FAR {
        if tab.script(&format!("return Boolean({condition})")).await == json!(true) {
            return;
        }
        tab.types(keys).await;
    }
    let focused = tab.script("return document.activeElement.outerHTML.slice(0, 300)").await;
    panic!("{FAR} presses do not lead to {condition}, but to {focused}");
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn a_question_is_asked_and_answered_and_the_leaderboard_read_by_keyboard_alone() {
    let home = Home::new();
    let (program, driver, ada, card) = first_start(&home).await;
    let tab = driver.open(Look::DESKTOP, &ada.url()).await;
    let tab_key = char::from(Key::Tab).to_string();
    let in_box = "document.activeElement.id === 'write'";
    tab.presses(Key::Tab).await;
    tab.waits_for("the skip link", "document.activeElement.matches('.skip-link')").await;
    tab.presses(Key::Enter).await;
    tab.waits_for("the message box", in_box).await;

    // A question, by the menu.
    tab.types("/").await;
    tab.sees_in("[role=listbox]", "Ask for a question now").await;
    tab.types("que").await;
    tab.waits_for("one command", "document.querySelectorAll('[role=option]').length === 1").await;
    tab.presses(Key::Tab).await;
    tab.types("rev").await;
    tab.sees_in("[role=option]", "reveal:").await;
    tab.presses(Key::Tab).await;
    tab.waits_for("the option", "document.querySelector('#write').value === '/question reveal:'").await;
    tab.types("5m").await;
    tab.presses(Key::Escape).await;
    tab.presses(Key::Enter).await;
    tab.sees("Your question is on its way").await;
    // It is open when there is a choice.
    let linus = program.talk().named("Linus").await;
    eventually("the second open question", async || {
        (linus.runs("/answer").await["kind"] == "note").then_some(())
    })
    .await;

    // An answer to the first question, in its form.
    tab.types("/answer").await;
    tab.presses(Key::Escape).await;
    tab.presses(Key::Enter).await;
    let action = format!(
        "document.querySelector({}).dataset.press",
        json!(format!("{} [data-press^=answer]", at(&card)))
    );
    let choice = format!(
        "[...document.querySelectorAll('.only-you [data-press]')].some(b => b.dataset.press === {action})"
    );
    tab.waits_for("the choice", &choice).await;
    presses_until(&tab, BACK, &format!("document.activeElement.matches('.only-you [data-press]') && document.activeElement.dataset.press === {action}")).await;
    tab.presses(Key::Enter).await;
    tab.waits_for("the form", "document.activeElement.matches('dialog textarea')").await;
    tab.types("It depends, and here is on what.").await;
    presses_until(&tab, &tab_key, "document.activeElement.matches('dialog [type=submit]')").await;
    tab.presses(Key::Enter).await;
    tab.sees("Your answer is in and earns 15 points.").await;
    tab.waits_for("the form's end", "!document.querySelector('dialog')").await;

    presses_until(&tab, &tab_key, in_box).await;
    tab.types("/leaderboard").await;
    tab.presses(Key::Escape).await;
    tab.presses(Key::Enter).await;
    tab.sees_in(".standing.own", "Ada").await;
    tab.sees_in(".standing.own .points", "15").await;
    tab.closes().await;
    program.stop().await;
}
