//! What an endpoint is.

use super::{Answer, Call};

/// Whether an endpoint wants a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// The bot's.
    Bot,
    /// None; such endpoints have a token of their own in the path, or none at all.
    None,
}

/// What a path says, by the names of its route.
pub type Params = Vec<(&'static str, String)>;

/// An endpoint.
pub struct Route {
    /// Its method.
    pub method: &'static str,
    /// Its path, with names for what differs: `/channels/{channel_id}/messages`.
    pub path: &'static str,
    /// Whether it wants a token.
    pub auth: Auth,
    /// The name of its limit; with `webhook` or `interaction` it is outside of the bot's global one.
    pub bucket: &'static str,
    /// What Discord's description calls its body.
    pub form: Option<&'static str>,
    /// What it does, under the lock.
    pub act: fn(&mut Call<'_>) -> Answer,
}

impl Route {
    /// An endpoint for bots, without a body.
    pub const fn new(
        method: &'static str,
        path: &'static str,
        bucket: &'static str,
        act: fn(&mut Call<'_>) -> Answer,
    ) -> Self {
        Self { method, path, auth: Auth::Bot, bucket, form: None, act }
    }

    /// Its body is described by this name.
    #[must_use]
    pub const fn form(mut self, name: &'static str) -> Self {
        self.form = Some(name);
        self
    }

    /// It wants no token.
    #[must_use]
    pub const fn open(mut self) -> Self {
        self.auth = Auth::None;
        self
    }

    /// How it is called: `POST /channels/{channel_id}/messages`.
    pub fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// What a path says in the places of the names, if it is this endpoint's.
    pub fn params(&self, path: &str) -> Option<Params> {
        let mut params = Vec::new();
        let mut parts = path.split('/');
        for expected in self.path.split('/') {
            let part = parts.next()?;
            match expected.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(name) if !part.is_empty() => params.push((name, decoded(part)?)),
                // Some programs write `@original` as `%40original`.
                None if decoded(part)? == expected => {}
                _ => return None,
            }
        }
        parts.next().is_none().then_some(params)
    }
}

/// A part of a path without its percent signs.
fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}
