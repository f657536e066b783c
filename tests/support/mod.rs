//! What tests share.

#![allow(dead_code, unused_macros, unused_imports, reason = "each test program uses a part of this")]

pub mod database;
