//! The local chat: its API over real HTTP, and the contract of the chat port and of its tables on
//! both databases.

mod calls;
mod support;
