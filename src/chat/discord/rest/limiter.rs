//! Discord's pace: requests wait here until Discord will take them.
//!
//! Two limits hold. Each bucket, a route together with the channel or server it is about, takes a
//! number of requests in a span of time, which Discord tells in its answers; and the bot as a whole
//! sends at most fifty a second, of which background work leaves a part to people. What is about an
//! interaction is sent by the interaction's own token, and only its own limits hold.
//!
//! Who waits is served in order. A wait that would end too late is not begun.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use reqwest::{Method, header::HeaderMap};
use serde::Deserialize;
use serenity::http::RatelimitingBucket;

use super::{
    error::RestError,
    request::{Request, Urgency},
};
use crate::clock::Moment;

mod bucket;
mod global;

use self::{bucket::Bucket, global::Global};

/// How many buckets are remembered before those that are idle are forgotten.
const MOST_BUCKETS: usize = 2_000;

/// What is waited for if Discord asks to wait without saying how long.
const UNSAID: Duration = Duration::from_secs(1);

/// What a request counts against, and how it is named in logs.
#[derive(Debug)]
pub(super) struct Lane {
    route: RouteKey,
    major: String,
    by_token: bool,
    shown: String,
}

type RouteKey = (Method, RatelimitingBucket, String);
