//! What only Discord has.

mod comings;
mod copies;
mod kinds;
mod lost;
mod sealed;
mod unheard;
