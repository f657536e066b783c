//! What values may be: one reader a kind. An error says what is wrong; those of secrets never
//! quote what was given.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use secrecy::SecretString;
use tracing_subscriber::EnvFilter;

use crate::practice::schedule::zone::{Zone, ZoneError};

/// A value as it was written.
pub(super) struct Written<'a> {
    /// One text, or the items of a list.
    pub(super) items: Vec<&'a str>,
    /// What relative paths in it are relative to.
    pub(super) folder: &'a Path,
}

impl Written<'_> {
    fn text(&self) -> &str {
        self.items.first().copied().unwrap_or_default()
    }
}

/// The database that Keypoint keeps everything in.
#[derive(Clone, Debug)]
pub enum Database {
    /// An SQLite file, which is created if it is missing.
    SqliteFile(PathBuf),
    /// Anything else, by its URL, which may hold a password: PostgreSQL, or SQLite with parameters.
    Url(SecretString),
}

/// The name of the SQLite file in the data folder.
pub(super) const SQLITE_FILE: &str = "keypoint.db";

/// Where questions come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionSource {
    /// Those that are compiled into the program.
    Shipped,
    /// A folder of question files.
    Folder(PathBuf),
}

/// The word for [`QuestionSource::Shipped`].
const SHIPPED: &str = "shipped";

/// The word for a public listener that is switched off.
const OFF: &str = "off";

pub(super) fn path(written: &Written<'_>) -> Result<PathBuf, String> {
    folder(written.text(), written.folder)
}

fn folder(text: &str, base: &Path) -> Result<PathBuf, String> {
    if text.is_empty() { Err("it is empty".to_owned()) } else { Ok(base.join(text)) }
}

pub(super) fn questions(written: &Written<'_>) -> Result<Vec<QuestionSource>, String> {
    let one = |text: &&str| match *text {
        SHIPPED => Ok(QuestionSource::Shipped),
        text => folder(text, written.folder).map(QuestionSource::Folder),
    };
    let sources = written.items.iter().map(one).collect::<Result<Vec<_>, _>>()?;
    if sources.is_empty() { Err("it is empty".to_owned()) } else { Ok(sources) }
}

pub(super) fn loopback(written: &Written<'_>) -> Result<SocketAddr, String> {
    let address = address(written.text())?;
    if address.ip().is_loopback() {
        return Ok(address);
    }
    Err(format!(
        "other machines could reach {address}, and whoever opens the local chat can act as any of its members"
    ))
}

pub(super) fn public_address(written: &Written<'_>) -> Result<Option<SocketAddr>, String> {
    match written.text() {
        OFF => Ok(None),
        text => address(text).map(Some),
    }
}

fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| format!("`{text}` is not an IP address with a port"))
}

pub(super) fn flag(written: &Written<'_>) -> Result<bool, String> {
    match written.text() {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        text => Err(format!("`{text}` is neither true nor false")),
    }
}

pub(super) fn log_filter(written: &Written<'_>) -> Result<String, String> {
    let text = written.text();
    match EnvFilter::try_new(text) {
        Ok(_) if !text.trim().is_empty() => Ok(text.to_owned()),
        Ok(_) => Err("it is empty".to_owned()),
        Err(error) => Err(format!("`{text}` is not a filter: {error}")),
    }
}

pub(super) fn zone(written: &Written<'_>) -> Result<Zone, String> {
    written.text().parse().map_err(|error: ZoneError| error.to_string())
}

pub(super) fn token(written: &Written<'_>) -> Result<SecretString, String> {
    match written.text() {
        "" => Err("it is empty".to_owned()),
        text if text.contains(|letter: char| letter.is_whitespace() || letter.is_control()) => {
            Err("it has a space or a line break in it".to_owned())
        }
        text => Ok(text.into()),
    }
}

/// How Slack's tokens begin.
const BOT_TOKEN: &str = "xoxb-";
const APP_TOKEN: &str = "xapp-";

pub(super) fn slack_bot_token(written: &Written<'_>) -> Result<SecretString, String> {
    let token = token(written)?;
    match written.text() {
        text if text.starts_with(BOT_TOKEN) => Ok(token),
        text if text.starts_with(APP_TOKEN) => {
            Err("it is the app-level token, which goes into `slack_app_token`".to_owned())
        }
        _ => Err(format!("it does not begin with {BOT_TOKEN}, as every bot token does")),
    }
}

pub(super) fn slack_app_token(written: &Written<'_>) -> Result<SecretString, String> {
    let token = token(written)?;
    match written.text() {
        text if text.starts_with(APP_TOKEN) => Ok(token),
        text if text.starts_with(BOT_TOKEN) => {
            Err("it is the bot token, which goes into `slack_bot_token`".to_owned())
        }
        _ => Err(format!("it does not begin with {APP_TOKEN}, as every app-level token does")),
    }
}

pub(super) fn database(written: &Written<'_>) -> Result<Database, String> {
    let text = written.text();
    if let Some(file) = text.strip_prefix("sqlite:") {
        let file = file.strip_prefix("//").unwrap_or(file);
        return match file {
            "" => Err("it names no file".to_owned()),
            _ if file.contains(":memory:") || file.contains("mode=memory") => {
                Err("a database in memory is gone with the connection that made it".to_owned())
            }
            // Parameters and escapes are the driver's to read.
            _ if file.contains(['?', '%']) => Ok(Database::Url(text.into())),
            _ => Ok(Database::SqliteFile(written.folder.join(file))),
        };
    }
    let server = text.strip_prefix("postgres://").or_else(|| text.strip_prefix("postgresql://"));
    match server {
        Some("") => Err("it names no host".to_owned()),
        Some(_) => Ok(Database::Url(text.into())),
        None => Err("it begins with neither sqlite: nor postgres://".to_owned()),
    }
}

pub(super) fn url(written: &Written<'_>) -> Result<String, String> {
    let text = written.text().trim_end_matches('/');
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        None => Err("it begins with neither http:// nor https://".to_owned()),
        Some(rest) if rest.is_empty() || rest.starts_with('/') => Err("it names no host".to_owned()),
        // It could hold a password, so it is not quoted.
        Some(rest) if rest.contains(['@', '?', '#']) || rest.contains(char::is_whitespace) => {
            Err("it has a user, a query, a fragment or a space in it".to_owned())
        }
        Some(_) => Ok(text.to_owned()),
    }
}

pub(super) fn host_url(written: &Written<'_>) -> Result<String, String> {
    let url = url(written)?;
    match url.split_once("://") {
        Some((_, host)) if host.contains('/') => {
            Err("it has a path, and Keypoint adds the path of the API itself".to_owned())
        }
        _ => Ok(url),
    }
}

/// What stands before the names of commands, with the dash behind it.
pub(super) fn command_prefix(written: &Written<'_>) -> Result<String, String> {
    let text = written.text().trim_start_matches('/');
    let known =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_".contains(letter);
    if text.is_empty() {
        return Ok(String::new());
    }
    if !text.chars().all(known) || !text.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return Err(format!("`{text}` has something else in it than small letters, digits, - and _"));
    }
    if text.len() > LONGEST_PREFIX {
        return Err(format!("`{text}` has more than {LONGEST_PREFIX} characters"));
    }
    Ok(if text.ends_with(['-', '_']) { text.to_owned() } else { format!("{text}-") })
}

/// The longest prefix of commands, in characters: Slack's names have 32, and the longest of ours 12.
const LONGEST_PREFIX: usize = 16;

pub(super) fn span(written: &Written<'_>) -> Result<Duration, String> {
    let text = written.text();
    let digits = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let millis_per_unit = match unit.trim_start() {
        "ms" => Some(1),
        "s" => Some(1000),
        "m" => Some(60 * 1000),
        "h" => Some(60 * 60 * 1000),
        _ => None,
    };
    let millis = millis_per_unit.and_then(|per_unit: u64| number.parse::<u64>().ok()?.checked_mul(per_unit));
    match millis {
        Some(0) => Err("it is zero".to_owned()),
        Some(millis) if millis <= LONGEST_SPAN_MILLIS => Ok(Duration::from_millis(millis)),
        Some(_) => Err(format!("`{text}` is longer than a day")),
        None if unit.is_empty() && !number.is_empty() => Err(format!("`{text}` has no unit")),
        None => Err(format!("`{text}` is no span of time")),
    }
}

/// The longest cadence or time-out, in milliseconds: a day. Whatever is longer is a slip.
const LONGEST_SPAN_MILLIS: u64 = 24 * 60 * 60 * 1000;
