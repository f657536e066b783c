//! What can be done on the fake Discord, by bots and by people alike.
//!
//! Each is a plain function of the state that checks what holds for everybody, changes the state
//! and sends the events. What holds for forms alone is checked by `rest`.

pub mod channels;
pub mod make;
pub mod messages;
pub mod reactions;
pub mod threads;
