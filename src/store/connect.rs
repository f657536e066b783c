//! Opening the database: the URL picks it, and the migrations bring it up to date.

use std::{path::Path, sync::Arc, time::Duration};

use sqlx::{Connection, Executor, any::AnyPoolOptions};

use super::{Result, Store, StoreError};

/// How many connections a process keeps. SQLite has one writer at a time, and its readers are
/// quick; PostgreSQL's default of 100 connections leaves room for ten replicas.
const CONNECTIONS: u32 = 8;

/// How long to wait for a free connection before the database counts as unavailable.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// The version of this program.
const THIS_BINARY: &str = env!("CARGO_PKG_VERSION");

/// The numbers of a version, which compare as versions do.
fn numbers(version: &str) -> Vec<u64> {
    version.split(['.', '-']).map_while(|number| number.parse().ok()).collect()
}

/// The databases that Keypoint runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// One file, one process.
    Sqlite,
    /// A server, any number of replicas.
    Postgres,
}

impl Backend {
    /// The database that a URL asks for, by its scheme.
    #[must_use]
    pub fn of_url(url: &str) -> Option<Self> {
        match url.split_once(':')?.0 {
            "sqlite" => Some(Self::Sqlite),
            "postgres" | "postgresql" => Some(Self::Postgres),
            _ => None,
        }
    }
}

/// The URL of a SQLite file, which is created if it is missing.
#[must_use]
pub fn sqlite_url(file: &Path) -> String {
    // The three characters that would end the path of a URL or start an escape in it.
    let path = file.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
    format!("sqlite://{path}?mode=rwc")
}

impl Store {
    /// Opens the database and brings it up to date.
    ///
    /// # Errors
    /// When the URL's scheme is unknown, the database does not answer, or a migration fails.
    pub async fn connect(url: &str) -> Result<Self> {
        let store = Self::look(url).await?;
        store.check_serves(THIS_BINARY).await?;
        let mut migrator = sqlx::migrate!();
        // A newer binary may have been here: what it added is not in the way of this one.
        migrator.set_ignore_missing(true);
        migrator.run(&store.pool).await?;
        Ok(store)
    }

    /// Whether the schema still serves a binary of this version.
    async fn check_serves(&self, version: &str) -> Result<()> {
        let oldest = sqlx::query_scalar::<_, String>("select version from oldest_binary where id = 1")
            .fetch_optional(&self.pool)
            .await
            .map_err(StoreError::from);
        match oldest {
            Ok(Some(oldest)) if numbers(version) < numbers(&oldest) => Err(StoreError::TooOld { oldest }),
            // The database is new, or from before this was kept.
            Ok(_) | Err(StoreError::Refused(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Whether the database has all that this version of the program needs.
    pub async fn is_up_to_date(&self) -> Result<bool> {
        let newest: Option<i64> = match sqlx::query_scalar("select max(version) from _sqlx_migrations")
            .fetch_one(&self.pool)
            .await
            .map_err(StoreError::from)
        {
            Ok(newest) => newest,
            // It was never brought up to date at all.
            Err(StoreError::Refused(_)) => None,
            Err(error) => return Err(error),
        };
        self.check_serves(THIS_BINARY).await?;
        Ok(newest >= sqlx::migrate!().iter().map(|migration| migration.version).max())
    }

    /// Opens the database as it is.
    ///
    /// # Errors
    /// When the URL's scheme is unknown, or the database does not answer.
    pub async fn look(url: &str) -> Result<Self> {
        sqlx::any::install_default_drivers();
        let backend = Backend::of_url(url)
            .ok_or_else(|| StoreError::Refused(sqlx::Error::Configuration("unknown scheme".into())))?;
        let options = AnyPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    if backend == Backend::Sqlite {
                        connection.execute("pragma journal_mode = wal").await?;
                        connection.execute("pragma busy_timeout = 10000").await?;
                    }
                    Ok(())
                })
            });
        // A pool tries again until its time is over, and then says only that; one direct look says why.
        let look = async { sqlx::AnyConnection::connect(url).await?.close().await };
        tokio::time::timeout(ACQUIRE_TIMEOUT, look)
            .await
            .map_err(|_| StoreError::Silent(ACQUIRE_TIMEOUT))??;
        let pool = options.connect(url).await?;
        Ok(Self { pool, backend, writer: Arc::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn versions_compare_by_their_numbers() {
        assert!(numbers("0.9.0") < numbers("0.10.0"));
        assert!(numbers("1.0.0-rc.1") == numbers("1.0.0"));
        assert!(numbers("1.0.0") < numbers("2.0.0"));
    }
}
