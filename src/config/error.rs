//! What can be wrong with the settings. No error holds the value of a secret.

use std::{fmt, path::PathBuf};

/// Where a value stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// An argument of the command line: `--listen`.
    Argument(String),
    /// An environment variable, by name.
    Environment(String),
    /// A line of the settings file, from 1.
    File {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
    },
    /// Nowhere: it is the default.
    Default,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Argument(flag) => write!(f, "argument {flag}"),
            Self::Environment(name) => write!(f, "environment variable {name}"),
            Self::File { path, line } => write!(f, "{}:{line}", path.display()),
            Self::Default => f.write_str("default"),
        }
    }
}

/// One thing that is wrong with the settings. Its text says what is wrong and where;
/// [`ConfigError::help`] says what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A value is not allowed.
    #[error("`{key}` ({place}): {reason}")]
    Value {
        /// The setting.
        key: &'static str,
        /// Where the value stands.
        place: Place,
        /// What is wrong with it.
        reason: String,
        /// What is allowed.
        allowed: &'static str,
    },
    /// A key or a variable that does not exist.
    #[error("`{name}` ({place}): there is no such setting")]
    Unknown {
        /// What was given.
        name: String,
        /// Where it stands.
        place: Place,
        /// The nearest name that exists, if any is near.
        nearest: Option<String>,
    },
    /// A secret is given both plainly and by a file, and neither goes before the other.
    #[error("`{key}` is given twice: {first}, and {second}")]
    Both {
        /// The setting.
        key: &'static str,
        /// Where the plain value stands.
        first: Place,
        /// Where the file is named.
        second: Place,
    },
    /// The file of a secret cannot be read. Its name is not told: by a slip it may be the secret.
    #[error("`{key}` ({place}): cannot read the file that is named there: {reason}")]
    SecretFile {
        /// The setting.
        key: &'static str,
        /// Where the file is named.
        place: Place,
        /// Why.
        reason: String,
    },
    /// The settings file cannot be read.
    #[error("cannot read the settings file {} ({place}): {reason}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Where it is named.
        place: Place,
        /// Why.
        reason: String,
    },
    /// The settings file is not TOML.
    #[error("{place}: {reason}")]
    Syntax {
        /// Where it goes wrong.
        place: Place,
        /// What is wrong.
        reason: String,
    },
}

impl ConfigError {
    /// What to do about it, in a line.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Value { allowed, .. } => format!("allowed: {allowed}"),
            Self::Unknown { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
            Self::Unknown { nearest: None, .. } => "`keypoint --help` lists every setting".to_owned(),
            Self::Both { .. } => "keep one of the two".to_owned(),
            Self::SecretFile { .. } => {
                "name a file that this user can read, with the secret alone in it".to_owned()
            }
            Self::File { .. } => "name a TOML file that this user can read".to_owned(),
            Self::Syntax { .. } => {
                "a line is `key = value`; text stands in quotes, as in `listen = \"127.0.0.1:7878\"`"
                    .to_owned()
            }
        }
    }
}

/// All that is wrong with the settings; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigErrors(pub Vec<ConfigError>);

impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            let between = if index == 0 { "" } else { "\n" };
            write!(f, "{between}{error}; {}", error.help())?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigErrors {}
