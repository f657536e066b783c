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

/// `SQLITE_BUSY` and `SQLITE_LOCKED`: the last byte of SQLite's extended codes.
const SQLITE_PASSING: [u32; 2] = [5, 6];

/// PostgreSQL's classes of lost connections, serialization failures and deadlocks, lack of resources,
/// and shutdowns.
const POSTGRES_PASSING: [&str; 4] = ["08", "40", "53", "57"];

/// Whether the same statement may well succeed later, by the database's own code.
fn is_passing_code(code: &str) -> bool {
    // SQLite's codes are numbers of up to four digits, PostgreSQL's have five characters.
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => SQLITE_PASSING.contains(&(number & 0xff)),
        _ => POSTGRES_PASSING.iter().any(|class| code.starts_with(class)),
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        match &error {
            E::Database(database) if database.is_unique_violation() => Self::Duplicate,
            E::Database(database) => {
                let passing = is_passing_code(&database.code().unwrap_or_default());
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

#[cfg(test)]
mod tests {
    use super::is_passing_code;

    #[test]
    fn busy_databases_pass_and_broken_statements_do_not() {
        let passing = ["5", "6", "261", "517", "773", "40001", "40P01", "57P01", "08006", "53300"];
        assert!(passing.iter().all(|code| is_passing_code(code)));
        let lasting = ["1", "19", "2067", "42601", "23505", "22021", ""];
        assert!(!lasting.iter().any(|code| is_passing_code(code)));
    }
}
