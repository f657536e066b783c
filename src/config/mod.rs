//! Settings: from arguments, then the environment, then `keypoint.toml`, then defaults.
//!
//! [`table`] defines every setting once; `source` reads what was given and `file` the settings file;
//! `value` judges it; here it becomes [`Settings`]. This is the only place that reads the
//! environment. It knows no database, no network and no platform: it says what was asked for, and
//! `app` does it.

mod entry;
mod error;
mod file;
mod source;
pub mod table;
#[cfg(test)]
mod tests;
mod value;

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use secrecy::SecretString;

pub use self::{
    error::{ConfigError, ConfigErrors, Place},
    source::{Arguments, Environment, Sources},
    value::{Database, QuestionSource},
};
use self::{source::Reader, value::SQLITE_FILE};
use crate::practice::schedule::zone::Zone;

/// Everything that can be set, read and judged.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder that holds all that Keypoint keeps.
    pub data_dir: PathBuf,
    /// The database.
    pub database: Database,
    /// Where the bank's questions come from, in order; never empty.
    pub questions: Vec<QuestionSource>,
    /// Where the local chat listens: a loopback address.
    pub listen: SocketAddr,
    /// Where the public listener listens; none when it is off.
    pub public_listen: Option<SocketAddr>,
    /// Whether the local chat stays on beside a platform.
    pub local: bool,
    /// What is logged, as a tracing filter that parses.
    pub log: String,
    /// The zone of the local workspace, and of schedules that name none.
    pub zone: Zone,
    /// The token of the Discord bot.
    pub discord_token: Option<SecretString>,
    /// Where Discord is, without a slash at the end.
    pub discord_api_url: String,
    /// The token with which the Slack app calls Slack.
    pub slack_bot_token: Option<SecretString>,
    /// The token with which the Slack app listens to Slack.
    pub slack_app_token: Option<SecretString>,
    /// Where Slack's API is, without a slash at the end.
    pub slack_api_url: String,
    /// What stands before the names of Slack's commands, with the dash behind it; empty for none.
    pub slack_command_prefix: String,
    /// Whether Slack has one command for everything.
    pub slack_single_command: bool,
    /// Cadences and time-outs.
    pub timing: Timing,
}

/// Cadences and time-outs. All are settings, so that tests scale them down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// How long a worker holds a job without renewing it. Long enough for one request and a slow
    /// commit, short enough that a crash delays nobody by more than a quarter of a minute.
    pub lease: Duration,
    /// How long one request to a platform may take. Platforms answer in well under a second; one
    /// that has not after this long will not, and the lease must not run out meanwhile.
    pub request_timeout: Duration,
    /// How long after it was sent a request may still take effect at the platform. Before a message
    /// whose fate is unknown is looked for, this much time passes: networks and queues deliver late,
    /// so it is a multiple of the time-out.
    pub longest_flight: Duration,
    /// How often a worker looks for work that became due or that another process left. A post one
    /// second late is on time, and one cheap query a second burdens no database.
    pub job_poll: Duration,
    /// How long the work at hand may take to end after a stop was asked for. Supervisors kill after
    /// ten seconds, so this stays below.
    pub shutdown_grace: Duration,
    /// How long the system clock must be steady before it is believed again, once there was doubt. A
    /// machine that starts or wakes has its network back and its clock set by it within a minute or
    /// so, and a post that is two minutes late is better than one on the wrong day.
    pub clock_steady: Duration,
}

impl Settings {
    /// Reads and judges all settings.
    ///
    /// # Errors
    /// All that is wrong at once, each with where it stands and what is allowed. No error holds
    /// the value of a secret.
    pub fn load(sources: &Sources) -> Result<Self, ConfigErrors> {
        let mut reader = Reader::of(sources);
        let settings = Self::read(&mut reader, sources);
        if let Some(settings) = &settings {
            settings.timing.check(&mut reader);
            settings.check_slack(&mut reader);
        }
        let errors = reader.into_errors();
        settings.filter(|_| errors.is_empty()).ok_or(ConfigErrors(errors))
    }

    /// None if anything that is needed was wrong; the reader has the errors.
    fn read(reader: &mut Reader, sources: &Sources) -> Option<Self> {
        let data_dir = reader.get(&table::DATA_DIR);
        let database = reader
            .get(&table::DATABASE_URL)
            .or_else(|| Some(Database::SqliteFile(data_dir.as_ref()?.join(SQLITE_FILE))));
        let questions = reader.get(&table::QUESTIONS);
        let listen = reader.get(&table::LISTEN);
        let public_listen = reader.get(&table::PUBLIC_LISTEN);
        let local = reader.get(&table::LOCAL);
        let log = reader.get(&table::LOG);
        let zone = reader.get(&table::ZONE).unwrap_or(sources.machine_zone);
        let discord_token = reader.get(&table::DISCORD_TOKEN);
        let discord_api_url = reader.get(&table::DISCORD_API_URL);
        let slack_bot_token = reader.get(&table::SLACK_BOT_TOKEN);
        let slack_app_token = reader.get(&table::SLACK_APP_TOKEN);
        let slack_api_url = reader.get(&table::SLACK_API_URL);
        let slack_command_prefix = reader.get(&table::SLACK_COMMAND_PREFIX).unwrap_or_default();
        let slack_single_command = reader.get(&table::SLACK_SINGLE_COMMAND);
        let timing = Timing::read(reader);
        // Only now may one that is missing end it: every mistake is to be found in one go.
        Some(Self {
            data_dir: data_dir?,
            database: database?,
            questions: questions?,
            listen: listen?,
            public_listen: public_listen?,
            local: local?,
            log: log?,
            zone,
            discord_token,
            discord_api_url: discord_api_url?,
            slack_bot_token,
            slack_app_token,
            slack_api_url: slack_api_url?,
            slack_command_prefix,
            slack_single_command: slack_single_command?,
            timing: timing?,
        })
    }

    /// Slack takes two tokens, or none.
    fn check_slack(&self, reader: &mut Reader) {
        let (bot, app) = (&table::SLACK_BOT_TOKEN.about, &table::SLACK_APP_TOKEN.about);
        let (missing, set) = match (&self.slack_bot_token, &self.slack_app_token) {
            (None, Some(_)) => (bot, app),
            (Some(_), None) => (app, bot),
            _ => return,
        };
        // One that is wrong is told of as such.
        if reader.is_given(missing) {
            return;
        }
        let reason = format!("it is missing, and Slack needs it beside `{}`: set {}", set.key, missing.env());
        reader.refuse(missing, reason);
    }

    /// Whether the local chat is on: it is, unless a platform's token is set, and then too if it
    /// was asked for.
    #[must_use]
    pub fn local_chat_enabled(&self) -> bool {
        let tokens = [&self.discord_token, &self.slack_bot_token, &self.slack_app_token];
        self.local || tokens.iter().all(|token| token.is_none())
    }
}

impl Timing {
    fn read(reader: &mut Reader) -> Option<Self> {
        let lease = reader.get(&table::LEASE);
        let request_timeout = reader.get(&table::REQUEST_TIMEOUT);
        let longest_flight = reader.get(&table::LONGEST_FLIGHT);
        let job_poll = reader.get(&table::JOB_POLL);
        let shutdown_grace = reader.get(&table::SHUTDOWN_GRACE);
        let clock_steady = reader.get(&table::CLOCK_STEADY);
        Some(Self {
            lease: lease?,
            request_timeout: request_timeout?,
            longest_flight: longest_flight?,
            job_poll: job_poll?,
            shutdown_grace: shutdown_grace?,
            clock_steady: clock_steady?,
        })
    }

    /// What the values must be to each other.
    fn check(&self, reader: &mut Reader) {
        if self.lease <= self.request_timeout {
            reader.refuse(
                &table::LEASE.about,
                "it is no longer than `timing.request_timeout`, so work could be taken over under way"
                    .to_owned(),
            );
        }
        if self.longest_flight <= self.request_timeout {
            reader.refuse(
                &table::LONGEST_FLIGHT.about,
                "it is no longer than `timing.request_timeout`, so no message could be sent in time"
                    .to_owned(),
            );
        }
    }
}
