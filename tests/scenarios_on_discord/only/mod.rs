//! What only Discord has.

mod comings;
mod kinds;
mod lost;
mod unheard;
