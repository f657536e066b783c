//! A fake Discord: the gateway, the REST API and the interactions of the real one, over real
//! sockets, as strict as its documentation says.
//!
//! ```text
//! bot ── REST ─────────▶ rest ──┐            ┌─▶ people: what a member does and sees
//!     ◀─ gateway ─────── gateway ◀─ state ◀──┤
//!     ── interactions ─▶ interactions ──┘    └─▶ control: the same over HTTP, for programs
//! ```
//!
//! It knows nothing of Keypoint: any bot can be pointed at it. What the documentation says that
//! Discord refuses, it refuses, and what a bot should not have done is recorded as a [`Violation`].

#![allow(dead_code, reason = "each test program uses a part of this")]

pub mod dispatch;
pub mod model;
pub mod violations;
