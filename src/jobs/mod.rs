//! Durable work: plan, claim, run, settle.
//!
//! What must be done later, or must not be done twice, is a row before it is done ([`work`]). The
//! clock, as far as it can be believed (`clock`), turns slots into rounds that are due (`plan`); a worker claims what is due under a lease
//! (`run`), does it, and settles it. Every message goes out through `deliver`, which knows what
//! to do when it cannot be known whether a send went through.

mod about;
mod acknowledge;
mod at_hand;
mod bank;
pub mod by_hand;
mod claim;
mod clock;
mod copies;
mod deliver;
mod erase;
mod error;
mod give_up;
mod greet;
mod hide;
mod notice;
mod outage;
mod plan;
mod post;
mod prune;
mod read;
pub mod recount;
mod removal;
mod reopen;
mod reveal;
mod run;
mod scene;
mod show;
mod underway;
mod unheard;
mod update;
pub mod work;

use std::sync::{Arc, Weak};

use tokio::sync::watch;

pub use self::{
    clock::ClockNotes,
    error::JobError,
    removal::Asked,
    run::run,
    underway::Underway,
    work::{Pulse, Waker},
};
use crate::{
    bank::Bank,
    chat::{event::Inbox, port::Chats},
    clock::SteadyClock,
    config::Timing,
    entropy::Entropy,
    store::Store,
};

/// Everything that work needs.
pub struct Jobs {
    /// Where the work is kept.
    pub store: Store,
    /// Where it is done.
    pub chats: Chats,
    /// Who takes what a thread held while nobody listened.
    pub inbox: Weak<dyn Inbox>,
    /// The questions.
    pub bank: watch::Receiver<Arc<Bank>>,
    /// The time, as far as it can be believed.
    pub clock: Arc<SteadyClock>,
    /// What was done about the clock.
    pub clock_notes: ClockNotes,
    /// Ids and draws.
    pub entropy: Arc<Entropy>,
    /// How long things take.
    pub timing: Timing,
    /// Tells the worker of new work.
    pub waker: Waker,
    /// Tells that the worker is at work.
    pub pulse: Pulse,
    /// The work that this process is doing.
    pub underway: Underway,
    /// Up to where workspaces that the bot left were asked about.
    pub left_asked: Asked,
}
