//! A question's card, its buttons, and the forms that they open.

use crate::{
    browser::{Key, Look},
    stage::Stage,
};

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn a_form_works_by_keyboard_says_what_is_wrong_and_keeps_what_was_typed() {
    let stage = Stage::new().await;
    stage.ask(600_000).await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    ada.sees_in(".tone-question .title", "A price that must change").await;
    ada.script("document.querySelector('[data-press^=answer]').focus()").await;
    ada.presses(Key::Enter).await;
    ada.sees_in("dialog", "Why does a cache need Vary?").await;
    ada.waits_for("the focus", "document.activeElement.matches('dialog textarea')").await;
    ada.presses(Key::Tab).await;
    ada.presses(Key::Tab).await;
    ada.waits_for("the button", "document.activeElement.matches('dialog [type=submit]')").await;
    ada.presses(Key::Enter).await;
    ada.sees_in("dialog .field-error", "Say something, please.").await;
    ada.waits_for("the focus", "document.activeElement.getAttribute('aria-invalid') === 'true'").await;

    ada.types("Half an answer").await;
    ada.presses(Key::Escape).await;
    ada.waits_for("the form's end", "!document.querySelector('dialog')").await;
    ada.waits_for("the focus on the button", "document.activeElement.dataset.press?.startsWith('answer')")
        .await;
    ada.presses(Key::Enter).await;
    ada.sees_in("dialog", "Your draft is back.").await;
    ada.waits_for("the focus", "document.activeElement.matches('dialog textarea')").await;
    ada.presses(Key::End).await;
    ada.types(", and the rest").await;
    ada.clicks_text("Send").await;
    ada.sees("Your answer is in: Half an answer, and the rest").await;
    ada.waits_for("the form's end", "!document.querySelector('dialog')").await;

    ada.clicks_text("Answer").await;
    ada.waits_for("an empty form", "document.querySelector('dialog textarea')?.value === ''").await;
    ada.closes().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn a_form_is_not_lost_when_the_server_is_gone() {
    let mut stage = Stage::new().await;
    stage.ask(600_000).await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    ada.clicks_text("Answer").await;
    ada.types_into("dialog textarea", "It names the header").await;
    stage.stop().await;
    ada.clicks_text("Send").await;
    ada.sees_in("dialog .failure", "What you typed is still here.").await;
    stage.start_again().await;
    ada.clicks_text("Send").await;
    ada.sees("Your answer is in: It names the header").await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn a_hint_is_for_the_one_who_pressed() {
    let stage = Stage::new().await;
    stage.ask(600_000).await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    let bob = stage.open(&stage.bob, Look::DESKTOP).await;
    ada.clicks_text("Hint").await;
    ada.sees("Think of caches.").await;
    ada.types_into("#write", "Now I know\n").await;
    bob.sees("Now I know").await;
    assert!(!bob.is_shown("Think of caches.").await);
    ada.closes().await;
    bob.closes().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn the_time_to_the_reveal_counts_down_to_nothing() {
    let stage = Stage::new().await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    stage.ask(8_000).await;
    ada.waits_for("the countdown", "/^in 0:0\\d$/.test(document.querySelector('.facts time')?.innerText)")
        .await;
    ada.sees_in(".facts time", "in 0:02").await;
    ada.sees_in(".facts time", "revealing…").await;
    ada.closes().await;
}
