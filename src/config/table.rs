//! The table of all settings: each is defined here and nowhere else. The argument parser, the
//! reader, the errors and the help are made from it.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use secrecy::SecretString;

use super::value::{self, Database, QuestionSource, Written};
use crate::practice::schedule::zone::Zone;

/// A setting: what is said about it, and how its value is read.
#[derive(Debug)]
pub struct Setting<T> {
    /// What is said about it.
    pub about: About,
    /// Reads a value; the error says what is wrong with it, and quotes it unless it is a secret.
    pub(super) parse: fn(&Written<'_>) -> Result<T, String>,
}

/// What is said about a setting.
#[derive(Debug)]
pub struct About {
    /// Its name in `keypoint.toml`: `timing.lease` is `lease` in the table `timing`.
    pub key: &'static str,
    /// The heading under which the help shows it.
    pub group: Group,
    /// What a value looks like.
    pub shape: Shape,
    /// What stands for the value in the help.
    pub value_name: &'static str,
    /// What holds where nothing is given.
    pub fallback: Fallback,
    /// What is allowed.
    pub allowed: &'static str,
    /// What it is for; the first line is enough for a short help.
    pub help: &'static str,
}

/// The headings of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Where Keypoint keeps things, and how it runs.
    General,
    /// The chat platforms.
    Platforms,
    /// Cadences and time-outs.
    Timing,
}

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// Several texts: an array in the file; with commas between them elsewhere.
    List,
    /// Yes or no.
    Flag,
    /// A text that must not be seen. It can be given by a file as well, and as an argument by a
    /// file alone: every user of a machine can read the arguments of every process.
    Secret,
    /// A text that may hold a secret: as an argument it can be given both ways.
    MaybeSecret,
}

/// What holds where nothing is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// This value.
    Value(&'static str),
    /// Nothing, which means this.
    Means(&'static str),
}

impl Fallback {
    /// How the help shows it.
    #[must_use]
    pub const fn shown(self) -> &'static str {
        match self {
            Self::Value(text) | Self::Means(text) => text,
        }
    }
}

impl About {
    /// Its environment variable: `KEYPOINT_TIMING_LEASE`. The tokens keep the names under which
    /// the platforms' own tools know them.
    #[must_use]
    pub fn env(&self) -> String {
        let name = self.key.replace('.', "_").to_uppercase();
        if name.ends_with("_TOKEN") { name } else { format!("{PREFIX}{name}") }
    }

    /// Its argument, without the dashes in front: `timing-lease`.
    #[must_use]
    pub fn flag(&self) -> String {
        self.key.replace(['.', '_'], "-")
    }

    /// Whether it can be given by a file that holds the value.
    #[must_use]
    pub fn by_file(&self) -> bool {
        matches!(self.shape, Shape::Secret | Shape::MaybeSecret)
    }

    /// Whether its value can be given as an argument.
    #[must_use]
    pub fn by_argument(&self) -> bool {
        self.shape != Shape::Secret
    }
}

/// How the names of Keypoint's environment variables begin.
pub const PREFIX: &str = "KEYPOINT_";

/// The settings file where none is named, in the working directory.
pub const CONFIG_FILE: &str = "keypoint.toml";

/// Which settings file to read. It is no setting itself: a file cannot name itself.
pub static CONFIG: About = About {
    key: "config",
    group: Group::General,
    shape: Shape::Text,
    value_name: "FILE",
    fallback: Fallback::Means("keypoint.toml in the working directory, if it is there"),
    allowed: "a TOML file",
    help: "The settings file",
};

/// Where Keypoint keeps everything.
pub static DATA_DIR: Setting<PathBuf> = Setting {
    about: About {
        key: "data_dir",
        group: Group::General,
        shape: Shape::Text,
        value_name: "DIR",
        fallback: Fallback::Value("keypoint-data"),
        allowed: "a folder; it is created if it is missing",
        help: "The folder that holds all that Keypoint keeps",
    },
    parse: value::path,
};

/// The database.
pub static DATABASE_URL: Setting<Database> = Setting {
    about: About {
        key: "database_url",
        group: Group::General,
        shape: Shape::MaybeSecret,
        value_name: "URL",
        fallback: Fallback::Means("the SQLite file keypoint.db in the data folder"),
        allowed: "sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE",
        help: "The database: an SQLite file, or PostgreSQL for several replicas\n\
               Give a URL with a password in the environment or by a file: every user of this machine \
               can read arguments.",
    },
    parse: value::database,
};

/// Where questions come from.
pub static QUESTIONS: Setting<Vec<QuestionSource>> = Setting {
    about: About {
        key: "questions",
        group: Group::General,
        shape: Shape::List,
        value_name: "DIR,...",
        fallback: Fallback::Value("shipped"),
        allowed: "one or more folders, or `shipped` for the questions that came with Keypoint",
        help: "The folders of the questions to ask",
    },
    parse: value::questions,
};

/// Where the local chat listens.
pub static LISTEN: Setting<SocketAddr> = Setting {
    about: About {
        key: "listen",
        group: Group::General,
        shape: Shape::Text,
        value_name: "ADDRESS:PORT",
        fallback: Fallback::Value("127.0.0.1:7878"),
        allowed: "a loopback address with a port, as in 127.0.0.1:7878 or [::1]:7878",
        help: "Where the local chat listens, for this machine only",
    },
    parse: value::loopback,
};

/// Where the public listener listens.
pub static PUBLIC_LISTEN: Setting<Option<SocketAddr>> = Setting {
    about: About {
        key: "public_listen",
        group: Group::General,
        shape: Shape::Text,
        value_name: "ADDRESS:PORT",
        fallback: Fallback::Value("off"),
        allowed: "an address with a port, as in 0.0.0.0:8080, or `off`",
        help: "Where /healthz and /readyz are served, for other machines as well",
    },
    parse: value::public_address,
};

/// Whether the local chat stays on.
pub static LOCAL: Setting<bool> = Setting {
    about: About {
        key: "local",
        group: Group::General,
        shape: Shape::Flag,
        value_name: "true|false",
        fallback: Fallback::Value("false"),
        allowed: "true or false (or 1 or 0)",
        help: "Keep the local chat on beside Discord or Slack",
    },
    parse: value::flag,
};

/// What is logged.
pub static LOG: Setting<String> = Setting {
    about: About {
        key: "log",
        group: Group::General,
        shape: Shape::Text,
        value_name: "FILTER",
        fallback: Fallback::Value("keypoint=info,warn"),
        allowed: "a tracing filter, as in `debug` or `keypoint=debug,sqlx=info,warn`",
        help: "What is logged",
    },
    parse: value::log_filter,
};

/// Whose local time schedules keep.
pub static ZONE: Setting<Zone> = Setting {
    about: About {
        key: "zone",
        group: Group::General,
        shape: Shape::Text,
        value_name: "ZONE",
        fallback: Fallback::Means("the machine's zone"),
        allowed: "an IANA time zone, as in Europe/Berlin or UTC",
        help: "The time zone of the local workspace, and of schedules that name none",
    },
    parse: value::zone,
};

/// The token of the Discord bot.
pub static DISCORD_TOKEN: Setting<SecretString> = Setting {
    about: About {
        key: "discord_token",
        group: Group::Platforms,
        shape: Shape::Secret,
        value_name: "TOKEN",
        fallback: Fallback::Means("Discord is off"),
        allowed: "the bot's token, in one line and without spaces",
        help: "The token of the Discord bot; docs/discord.md leads to it",
    },
    parse: value::token,
};

/// Where Discord is.
pub static DISCORD_API_URL: Setting<String> = Setting {
    about: About {
        key: "discord_api_url",
        group: Group::Platforms,
        shape: Shape::Text,
        value_name: "URL",
        fallback: Fallback::Value("https://discord.com"),
        allowed: "an http:// or https:// URL of a host, without a path",
        help: "Where Discord is, to run against an emulator",
    },
    parse: value::host_url,
};

/// The token with which the Slack app calls Slack.
pub static SLACK_BOT_TOKEN: Setting<SecretString> = Setting {
    about: About {
        key: "slack_bot_token",
        group: Group::Platforms,
        shape: Shape::Secret,
        value_name: "TOKEN",
        fallback: Fallback::Means("Slack is off"),
        allowed: "the app's bot token (xoxb-...), in one line and without spaces",
        help: "The bot token of the Slack app; docs/slack.md leads to it",
    },
    parse: value::slack_bot_token,
};

/// The token with which the Slack app listens to Slack.
pub static SLACK_APP_TOKEN: Setting<SecretString> = Setting {
    about: About {
        key: "slack_app_token",
        group: Group::Platforms,
        shape: Shape::Secret,
        value_name: "TOKEN",
        fallback: Fallback::Means("Slack is off"),
        allowed: "the app-level token (xapp-...), in one line and without spaces",
        help: "The app-level token of the Slack app; docs/slack.md leads to it",
    },
    parse: value::slack_app_token,
};

/// Where Slack's API is.
pub static SLACK_API_URL: Setting<String> = Setting {
    about: About {
        key: "slack_api_url",
        group: Group::Platforms,
        shape: Shape::Text,
        value_name: "URL",
        fallback: Fallback::Value("https://slack.com/api"),
        allowed: "an http:// or https:// URL",
        help: "Where Slack's API is, to run against an emulator",
    },
    parse: value::url,
};

/// What stands before the names of Slack's commands.
pub static SLACK_COMMAND_PREFIX: Setting<String> = Setting {
    about: About {
        key: "slack_command_prefix",
        group: Group::Platforms,
        shape: Shape::Text,
        value_name: "PREFIX",
        fallback: Fallback::Means("none"),
        allowed: "up to 16 small letters, digits, - and _, as in `kp` for /kp-question",
        help: "What stands before the names of Slack's commands, where other apps have the same names\n\
               Give Slack the manifest again after a change: keypoint slack manifest.",
    },
    parse: value::command_prefix,
};

/// Whether Slack has one command for everything.
pub static SLACK_SINGLE_COMMAND: Setting<bool> = Setting {
    about: About {
        key: "slack_single_command",
        group: Group::Platforms,
        shape: Shape::Flag,
        value_name: "true|false",
        fallback: Fallback::Value("false"),
        allowed: "true or false (or 1 or 0)",
        help: "Have only /keypoint in Slack, as in /keypoint question, and no command of any other name\n\
               Give Slack the manifest again after a change: keypoint slack manifest.",
    },
    parse: value::flag,
};

const fn span(key: &'static str, default: &'static str, help: &'static str) -> Setting<Duration> {
    Setting {
        about: About {
            key,
            group: Group::Timing,
            shape: Shape::Text,
            value_name: "SPAN",
            fallback: Fallback::Value(default),
            allowed: "a span of time above zero and up to a day, as in 500ms, 15s, 2m or 1h",
            help,
        },
        parse: value::span,
    }
}

/// How long a worker holds a job without renewing it.
pub static LEASE: Setting<Duration> =
    span("timing.lease", "15s", "How long a worker holds a job without renewing it");

/// How long one request to a platform may take.
pub static REQUEST_TIMEOUT: Setting<Duration> =
    span("timing.request_timeout", "10s", "How long one request to a platform may take");

/// How long a request may still take effect.
pub static LONGEST_FLIGHT: Setting<Duration> = span(
    "timing.longest_flight",
    "30s",
    "How long after it was sent a request may still take effect; longer than the request time-out",
);

/// How often a worker looks for work.
pub static JOB_POLL: Setting<Duration> =
    span("timing.job_poll", "1s", "How often a worker looks for work that is due");

/// How long the work at hand may take to end.
pub static SHUTDOWN_GRACE: Setting<Duration> = span(
    "timing.shutdown_grace",
    "8s",
    "How long the work at hand may take to end after a stop was asked for",
);

/// How long the clock must be steady before it is believed again.
pub static CLOCK_STEADY: Setting<Duration> = span(
    "timing.clock_steady",
    "2m",
    "How long the system clock must be steady to be believed again, after it jumped or slept",
);

/// Every setting, in the order of the help.
pub static ALL: [&About; 21] = [
    &DATA_DIR.about,
    &DATABASE_URL.about,
    &QUESTIONS.about,
    &LISTEN.about,
    &PUBLIC_LISTEN.about,
    &LOCAL.about,
    &LOG.about,
    &ZONE.about,
    &DISCORD_TOKEN.about,
    &DISCORD_API_URL.about,
    &SLACK_BOT_TOKEN.about,
    &SLACK_APP_TOKEN.about,
    &SLACK_API_URL.about,
    &SLACK_COMMAND_PREFIX.about,
    &SLACK_SINGLE_COMMAND.about,
    &LEASE.about,
    &REQUEST_TIMEOUT.about,
    &LONGEST_FLIGHT.about,
    &JOB_POLL.about,
    &SHUTDOWN_GRACE.about,
    &CLOCK_STEADY.about,
];
