//! What a request counts against.

use reqwest::Method;
use serenity::http::RatelimitingBucket;

use crate::chat::discord::rest::request::Request;

/// A route as far as it is limited on its own, before Discord tells the name of its bucket.
pub(super) type RouteKey = (Method, RatelimitingBucket, String);

/// What a request counts against, and how it is named in logs.
#[derive(Debug)]
pub(in super::super) struct Lane {
    pub(super) route: RouteKey,
    /// The channel, server or webhook that it is about.
    pub(super) major: String,
    by_token: bool,
    shown: String,
}

impl Lane {
    /// The lane of a request to this path.
    pub(in super::super) fn of(request: &Request<'_>, path: &str) -> Self {
        let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        let after = |name: &str| segments.iter().position(|&segment| segment == name).map(|at| at + 1);
        let token_at = ["interactions", "webhooks"].into_iter().find_map(after).map(|at| at + 1);
        let token_at = token_at.filter(|&at| at < segments.len());
        let major = match token_at {
            Some(at) => segments[at - 1..=at].join("/"),
            None => ["channels", "guilds"]
                .into_iter()
                .find_map(after)
                .and_then(|at| segments.get(at))
                .map_or_else(String::new, |&id| id.to_owned()),
        };
        let shown: Vec<&str> = segments
            .iter()
            .enumerate()
            .map(|(at, &segment)| if token_at == Some(at) { "…" } else { segment })
            .collect();
        Self {
            route: (request.method.clone(), request.route.ratelimiting_bucket(), major.clone()),
            major,
            by_token: token_at.is_some(),
            shown: shown.join("/"),
        }
    }

    /// Whether it is sent by the token of an interaction or a webhook rather than the bot's.
    pub(in super::super) fn is_by_token(&self) -> bool {
        self.by_token
    }

    /// The path without secrets, for logs.
    pub(in super::super) fn shown(&self) -> &str {
        &self.shown
    }
}
