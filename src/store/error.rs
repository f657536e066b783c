//! What can go wrong in the store, by what to do about it.

use std::time::Duration;

use sqlx::migrate::MigrateError;

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database did not answer, or was busy for too long: try again.
    #[error("the database is not available: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// The database did not answer in time: try again.
    #[error("the database has not answered for {} seconds", .0.as_secs())]
    Silent(Duration),
    /// Another program holds the file's lock: try again.
    #[error("the database is locked: another program has been writing to it for too long ({0})")]
    Locked(#[source] sqlx::Error),
    /// The file cannot be written to as things are: try again once somebody has seen to it.
    #[error("the database cannot be {0}: {1}")]
    Obstructed(Obstacle, #[source] sqlx::Error),
    /// Something with the same unique key is there already.
    #[error("this is there already")]
    Duplicate,
    /// A write found its row gone or changed by somebody else.
    #[error("somebody else changed this first")]
    Stale,
    /// The database holds something that this version cannot read.
    #[error("the database holds something unreadable: {0}")]
    Corrupt(String),
    /// A newer version of the program has changed the database in a way that this one cannot live with.
    #[error("the database needs Keypoint {oldest} or later")]
    TooOld {
        /// The oldest version that it serves.
        oldest: String,
    },
    /// The migrations did not run.
    #[error("the database could not be brought up to date: {0}")]
    Migration(#[source] MigrateError),
    /// Anything else: a bug.
    #[error("the database refused a statement: {0}")]
    Refused(#[source] sqlx::Error),
}

/// What keeps a database from being used, which somebody has to see to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Obstacle {
    /// The disk is full.
    #[error("written to, as the disk is full: free some space")]
    DiskFull,
    /// The file or its folder may not be written to, or the server is a replica.
    #[error("written to, as it is read-only: let Keypoint write to it")]
    ReadOnly,
    /// The disk fails, or the file cannot be opened.
    #[error("read or written: see to its file and its disk")]
    Disk,
}

impl StoreError {
    pub(super) fn corrupt(what: &'static str, text: &str) -> Self {
        let start: String = text.chars().take(40).collect();
        Self::Corrupt(format!("{what} `{start}`"))
    }

    /// Whether the same thing may well succeed when it is tried again.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        self.is_outage() || matches!(self, Self::Stale)
    }

    /// Whether nothing can be done with the database as things are.
    #[must_use]
    pub fn is_outage(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Silent(_) | Self::Locked(_) | Self::Obstructed(..))
    }

    /// What to do where it does not pass by itself at a start, if that is known.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        if let Self::TooOld { .. } = self {
            return Some("start the version that was used last, or a later one");
        }
        let (Self::Refused(error) | Self::Unavailable(error)) = self else { return None };
        match error.as_database_error().and_then(sqlx::error::DatabaseError::code).as_deref() {
            Some(POSTGRES_WRONG_PASSWORD | POSTGRES_WRONG_USER) => {
                Some("check the user and the password in KEYPOINT_DATABASE_URL")
            }
            Some(POSTGRES_NO_SUCH_DATABASE) => {
                Some("create it with `createdb`, or name another one in KEYPOINT_DATABASE_URL")
            }
            _ => None,
        }
    }

    /// Whether a database that says this at a start comes to be there without anybody changing a
    /// setting, a right or a disk.
    #[must_use]
    pub fn passes_by_itself(&self) -> bool {
        match self {
            // What is wrong with TLS, such as a certificate, stays wrong.
            Self::Unavailable(error) => !matches!(error, sqlx::Error::Tls(_)),
            Self::Silent(_) | Self::Locked(_) => true,
            // A server that is read-only is one that another is about to take over from.
            Self::Obstructed(Obstacle::ReadOnly, error) => error
                .as_database_error()
                .and_then(sqlx::error::DatabaseError::code)
                .is_some_and(|code| code.len() == 5),
            _ => false,
        }
    }
}

/// What a database's own code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Passing,
    Locked,
    Obstructed(Obstacle),
    Lasting,
}

/// PostgreSQL's classes of lost connections, serialization failures and deadlocks, lack of resources,
/// and shutdowns.
const POSTGRES_PASSING: [&str; 4] = ["08", "40", "53", "57"];

/// PostgreSQL's code of a full disk.
const POSTGRES_DISK_FULL: &str = "53100";

/// PostgreSQL's code of a write to a server that only reads, such as a replica before it takes over.
const POSTGRES_READ_ONLY: &str = "25006";

/// PostgreSQL's codes of a password and of a user that it does not know, and of a database that is not
/// there.
const POSTGRES_WRONG_PASSWORD: &str = "28P01";
const POSTGRES_WRONG_USER: &str = "28000";
const POSTGRES_NO_SUCH_DATABASE: &str = "3D000";

/// Judges a database's own code.
fn says(code: &str) -> Says {
    // SQLite's codes are numbers of up to four digits, PostgreSQL's have five characters. The last byte
    // of SQLite's extended codes is the code itself.
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => match number & 0xff {
            // SQLITE_BUSY and SQLITE_LOCKED.
            5 | 6 => Says::Locked,
            // SQLITE_PERM and SQLITE_READONLY.
            3 | 8 => Says::Obstructed(Obstacle::ReadOnly),
            // SQLITE_FULL.
            13 => Says::Obstructed(Obstacle::DiskFull),
            // SQLITE_IOERR and SQLITE_CANTOPEN.
            10 | 14 => Says::Obstructed(Obstacle::Disk),
            _ => Says::Lasting,
        },
        _ if code == POSTGRES_DISK_FULL => Says::Obstructed(Obstacle::DiskFull),
        _ if code == POSTGRES_READ_ONLY => Says::Obstructed(Obstacle::ReadOnly),
        _ if POSTGRES_PASSING.iter().any(|class| code.starts_with(class)) => Says::Passing,
        _ => Says::Lasting,
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        match &error {
            E::Database(database) if database.is_unique_violation() => Self::Duplicate,
            E::Database(database) => match says(&database.code().unwrap_or_default()) {
                Says::Passing => Self::Unavailable(error),
                Says::Locked => Self::Locked(error),
                Says::Obstructed(obstacle) => Self::Obstructed(obstacle, error),
                Says::Lasting => Self::Refused(error),
            },
            E::Io(_) | E::Tls(_) | E::Protocol(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed => {
                Self::Unavailable(error)
            }
            E::ColumnDecode { .. } | E::Decode(_) => Self::Corrupt(error.to_string()),
            _ => Self::Refused(error),
        }
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            // The connection may have failed, not what the migrations say.
            MigrateError::Execute(error) => match Self::from(error) {
                Self::Refused(error) => Self::Migration(MigrateError::Execute(error)),
                other => other,
            },
            MigrateError::ExecuteMigration(error, version) => match Self::from(error) {
                Self::Refused(error) => Self::Migration(MigrateError::ExecuteMigration(error, version)),
                other => other,
            },
            other => Self::Migration(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn busy_databases_pass_and_broken_statements_do_not() {
        let passing = ["40001", "40P01", "57P01", "57P03", "08006", "53300"];
        assert!(passing.iter().all(|code| says(code) == Says::Passing));
        assert!(["5", "6", "261", "517", "773"].iter().all(|code| says(code) == Says::Locked));
        let lasting = ["1", "19", "2067", "42601", "23505", "22021", "28P01", "3D000", ""];
        assert!(lasting.iter().all(|code| says(code) == Says::Lasting));
    }

    #[test]
    fn a_full_disk_and_a_read_only_file_are_told_from_bugs() {
        let obstacle = |code: &str| match says(code) {
            Says::Obstructed(obstacle) => Some(obstacle),
            _ => None,
        };
        assert_eq!(["13", "53100"].map(obstacle), [Some(Obstacle::DiskFull); 2]);
        assert_eq!(["8", "1032", "25006"].map(obstacle), [Some(Obstacle::ReadOnly); 3]);
        assert_eq!(["14", "10", "778"].map(obstacle), [Some(Obstacle::Disk); 3]);
    }
}
