//! Commands: the menu, by keyboard, and what is said about a mistake.

use crate::{
    browser::{Key, Look},
    stage::Stage,
};

const WRITTEN: &str = "document.querySelector('#write').value";

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn the_menu_completes_names_and_values_by_keyboard() {
    let stage = Stage::new().await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    ada.types_into("#write", "/").await;
    ada.sees_in("[role=listbox]", "A question now.").await;
    ada.sees_in("[role=listbox]", "Answer the open question.").await;
    ada.types("que").await;
    ada.waits_for("one command", "document.querySelectorAll('[role=option]').length === 1").await;
    ada.presses(Key::Tab).await;
    ada.waits_for("the command", &format!("{WRITTEN} === '/question '")).await;

    ada.sees_in(".usage", "/question").await;
    ada.types("h").await;
    ada.sees_in("[role=option][aria-selected=true]", "http").await;
    let active = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))";
    ada.waits_for("the active option", &format!("{active}?.innerText.includes('http')")).await;
    ada.presses(Key::Enter).await;
    ada.waits_for("the topic", &format!("{WRITTEN} === '/question http '")).await;

    ada.sees_in("[role=listbox]", "senior").await;
    ada.presses(Key::Escape).await;
    ada.waits_for("the menu's end", "document.querySelector('.command-menu').hidden").await;
    ada.types("s").await;
    ada.sees_in("[role=listbox]", "senior").await;
    ada.presses(Key::Down).await;
    ada.sees_in("[role=option][aria-selected=true]", "staff").await;
    ada.presses(Key::Enter).await;
    ada.waits_for("the difficulty", &format!("/^.question http (difficulty:)?staff $/.test({WRITTEN})"))
        .await;
    ada.presses(Key::Enter).await;
    ada.sees("Here is your question, Ada.").await;
    ada.closes().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn a_mistake_is_shown_where_it_is_and_the_line_stays() {
    let stage = Stage::new().await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    // What the definition does not allow.
    ada.types_into("#write", "/question difficulty:senoir").await;
    ada.presses(Key::Escape).await;
    ada.presses(Key::Enter).await;
    ada.sees_in(".mistake", "senior").await;
    ada.waits_for("the mark", "document.querySelector('.mirror mark')?.textContent.endsWith('senoir')").await;
    ada.waits_for("the line", &format!("{WRITTEN} === '/question difficulty:senoir'")).await;

    // What the conversation does not allow.
    ada.script("document.querySelector('#write').select()").await;
    ada.types("/question staff go").await;
    ada.presses(Key::Escape).await;
    ada.presses(Key::Enter).await;
    ada.sees_in(".mistake", "Nobody asks about go here.").await;
    ada.waits_for("the mark", "document.querySelector('.mirror mark')?.textContent === 'go'").await;

    // It goes as soon as the line changes.
    ada.presses(Key::Backspace).await;
    ada.presses(Key::Backspace).await;
    ada.no_longer_sees("Nobody asks").await;
    ada.types("http").await;
    ada.presses(Key::Escape).await;
    ada.presses(Key::Enter).await;
    ada.sees("Here is your question, Ada.").await;
    ada.waits_for("an empty box", &format!("{WRITTEN} === ''")).await;
    ada.closes().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn commands_work_in_a_thread_and_a_space_before_the_slash_makes_a_message() {
    let stage = Stage::new().await;
    stage.say(&stage.ada, None, "Let us talk").await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    ada.script("document.querySelector('.message [data-do=thread]').click()").await;
    ada.types_into("#write-reply", "/question http\n").await;
    ada.sees_in("#replies", "Here is your question, Ada.").await;
    ada.types_into("#write-reply", " /v2 is in the path\n").await;
    ada.sees_in("#replies", "/v2 is in the path").await;
    ada.closes().await;
}
