//! What can go wrong in the store, by what to do about it.

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database did not answer, or was busy for too long: try again.
    #[error("the database is not available: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// Something with the same unique key is there already.
    #[error("this is there already")]
    Duplicate,
    /// A write found its row gone or changed by somebody else.
    #[error("somebody else changed this first")]
    Stale,
    /// The database holds something that this version cannot read.
    #[error("the database holds something unreadable: {0}")]
    Corrupt(String),
    /// The migrations did not run.
    #[error("the database could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// Anything else: a bug.
    #[error("the database refused a statement: {0}")]
    Refused(#[source] sqlx::Error),
}

impl StoreError {
    pub(super) fn corrupt(what: &'static str, text: &str) -> Self {
        let start: String = text.chars().take(40).collect();
        Self::Corrupt(format!("{what} `{start}`"))
    }

    /// Whether the same thing may well succeed when it is tried again.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Stale)
    }
}

/// `SQLITE_BUSY` and `SQLITE_LOCKED`, and PostgreSQL's serialization failure, deadlock, shutdown
/// and too-many-connections classes.
const PASSING_CODES: [&str; 5] = ["5", "6", "40001", "40P01", "57P03"];

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        match &error {
            E::Database(database) if database.is_unique_violation() => Self::Duplicate,
            E::Database(database) => {
                let code = database.code().unwrap_or_default();
                let passing = PASSING_CODES.contains(&code.as_ref())
                    || ["08", "53", "57"].iter().any(|class| code.len() == 5 && code.starts_with(class));
                if passing { Self::Unavailable(error) } else { Self::Refused(error) }
            }
            E::Io(_) | E::Tls(_) | E::Protocol(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed => {
                Self::Unavailable(error)
            }
            E::ColumnDecode { .. } | E::Decode(_) => Self::Corrupt(error.to_string()),
            _ => Self::Refused(error),
        }
    }
}
