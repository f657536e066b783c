//! What the bot says when it is added to a workspace.

use crate::{
    chat::{
        action::Action,
        message::{Block, Message, Tone},
    },
    practice::choice::Choice,
};

use super::words::{WithSome, button, code, say, strong};

/// Hello, with what to type next; `paused` where the bot was before and has schedules to go on with.
#[must_use]
pub fn message(paused: bool) -> Message {
    let again = paused.then(|| {
        Block::Text(say![
            "Good to be back. Your schedules are paused: ",
            code("/schedule list"),
            " shows them, and ",
            code("/schedule resume"),
            " lets one go on."
        ])
    });
    Message::new(Tone::Success)
        .with(Block::Title("Hello! I'm Keypoint.".to_owned()))
        .with(Block::Text(say![
            "I ask your team an interview question, collect the answers in a thread, and reveal the key points \
             when the time is up."
        ]))
        .with(Block::List {
            numbered: false,
            items: vec![
                say![strong("A question now: "), code("/question")],
                say![strong("One every working day: "), code("/schedule add"), ", for admins"],
                say![strong("All that I can do: "), code("/help")],
            ],
        })
        .with_all(again)
        .with(Block::Buttons(vec![button(Action::Another(Choice::default()), "Try one, just for me")]))
}
