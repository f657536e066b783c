//! Opening the database: the URL picks it, and the migrations bring it up to date.

use std::{path::Path, sync::Arc, time::Duration};

use sqlx::{Connection, Executor, any::AnyPoolOptions};

use super::{Result, Store};

/// How many connections a process keeps. SQLite has one writer at a time, and its readers are
/// quick; PostgreSQL's default of 100 connections leaves room for ten replicas.
const CONNECTIONS: u32 = 8;

/// How long to wait for a free connection before the database counts as unavailable.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

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
        sqlx::migrate!().run(&store.pool).await?;
        Ok(store)
    }

    /// Opens the database as it is.
    ///
    /// # Errors
    /// When the URL's scheme is unknown, or the database does not answer.
    pub async fn look(url: &str) -> Result<Self> {
        sqlx::any::install_default_drivers();
        let backend = Backend::of_url(url)
            .ok_or_else(|| super::StoreError::Refused(sqlx::Error::Configuration("unknown scheme".into())))?;
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
        sqlx::AnyConnection::connect(url).await?.close().await?;
        let pool = options.connect(url).await?;
        Ok(Self { pool, backend, writer: Arc::default() })
    }
}
