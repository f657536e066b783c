//! One method of the Web API, as a row of a table.

use super::{super::ratelimit::Tier, answer::Answer, call::Call};

/// Which token a method takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A bot's: `xoxb-`.
    Bot,
    /// An app's: `xapp-`.
    App,
}

/// One method.
pub struct Method {
    /// Its name: `chat.postMessage`.
    pub name: &'static str,
    /// Which token it takes.
    pub token: TokenKind,
    /// The scope that it needs whatever it is called for; those that depend on the channel are asked
    /// for when it is known.
    pub scope: Option<&'static str>,
    /// How often it may be called.
    pub tier: Tier,
    /// Whether it takes its arguments as JSON; methods that only read take forms alone.
    pub json: bool,
    /// The arguments that it knows.
    pub arguments: &'static [&'static str],
    /// What it does.
    pub act: fn(&mut Call<'_>) -> Answer,
}

impl Method {
    /// One that reads: it takes forms alone.
    pub const fn read(
        name: &'static str,
        tier: Tier,
        arguments: &'static [&'static str],
        act: fn(&mut Call<'_>) -> Answer,
    ) -> Self {
        Self { name, token: TokenKind::Bot, scope: None, tier, json: false, arguments, act }
    }

    /// One that changes something: it takes JSON as well.
    pub const fn write(
        name: &'static str,
        tier: Tier,
        arguments: &'static [&'static str],
        act: fn(&mut Call<'_>) -> Answer,
    ) -> Self {
        Self { name, token: TokenKind::Bot, scope: None, tier, json: true, arguments, act }
    }

    /// Though it only reads, it takes JSON.
    #[must_use]
    pub const fn or_json(mut self) -> Self {
        self.json = true;
        self
    }

    /// It needs this scope.
    #[must_use]
    pub const fn scope(mut self, scope: &'static str) -> Self {
        self.scope = Some(scope);
        self
    }

    /// It takes an app's token.
    #[must_use]
    pub const fn of_app(mut self) -> Self {
        self.token = TokenKind::App;
        self
    }
}
