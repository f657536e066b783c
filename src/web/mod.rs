//! HTTP on two listeners: the local chat (loopback only), and the public one (health).

pub mod local;
