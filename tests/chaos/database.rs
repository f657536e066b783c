//! The database under the processes, and what can be done to it: an SQLite file whose write lock a
//! stranger holds, or a PostgreSQL whose connections are cut, and which goes away for a while.

use std::{path::Path, process::Command, sync::Arc, time::Duration};

use anyhow::{Context, bail};
use sqlx::{Connection, Executor, SqliteConnection};
use tokio::{task::spawn_blocking, time::sleep};

use crate::proxy::Proxy;

/// Names the PostgreSQL server; the script that starts this program sets it.
const SERVER: &str = "KEYPOINT_TEST_POSTGRES_URL";

/// What a shell does to stop the server as a crash does, and to start it again.
const STOP: &str = "KEYPOINT_TEST_POSTGRES_STOP";
const START: &str = "KEYPOINT_TEST_POSTGRES_START";

/// A database.
pub enum Database {
    /// A file.
    Sqlite {
        /// Its URL.
        url: String,
    },
    /// A server, behind a proxy.
    Postgres {
        /// The URL past the proxy.
        url: String,
        /// What stands before it.
        proxy: Arc<Proxy>,
        /// The URL through the proxy.
        through: String,
    },
}

impl Database {
    /// A new file in a folder.
    pub fn sqlite(folder: &Path) -> Self {
        Self::Sqlite { url: format!("sqlite://{}?mode=rwc", folder.join("keypoint.db").display()) }
    }

    /// A new database on the server.
    pub async fn postgres(name: &str) -> anyhow::Result<Self> {
        let server =
            std::env::var(SERVER).with_context(|| format!("{SERVER} is not set: run scripts/chaos"))?;
        let mut connection = sqlx::PgConnection::connect(&server).await?;
        connection.execute(sqlx::AssertSqlSafe(format!("create database {name}"))).await?;
        let (base, _) = server.rsplit_once('/').context("the URL names a database")?;
        let (start, host) = base.rsplit_once('@').context("the URL names a user")?;
        let proxy = Proxy::start(host.parse()?).await?;
        let through = format!("{start}@{}/{name}", proxy.address());
        Ok(Self::Postgres { url: format!("{base}/{name}"), proxy, through })
    }

    /// What the processes are told.
    pub fn url_of_processes(&self) -> &str {
        match self {
            Self::Sqlite { url } => url,
            Self::Postgres { through, .. } => through,
        }
    }

    /// What this program looks at.
    pub fn url(&self) -> &str {
        match self {
            Self::Sqlite { url } | Self::Postgres { url, .. } => url,
        }
    }

    /// Does something to it for this long; returns what was done once it is over.
    pub async fn disturb(&self, choice: u32, span: Duration) -> anyhow::Result<String> {
        match self {
            Self::Sqlite { url } => {
                let mut stranger = SqliteConnection::connect(url).await?;
                stranger.execute("pragma busy_timeout = 5000").await?;
                stranger.execute("begin immediate").await?;
                sleep(span).await;
                stranger.execute("rollback").await?;
                stranger.close().await?;
                Ok(format!("a stranger held the write lock for {span:.1?}"))
            }
            Self::Postgres { proxy, .. } => match choice % 4 {
                0 => {
                    proxy.cut();
                    Ok("every connection to the database was cut".to_owned())
                }
                1 => {
                    proxy.close(true);
                    sleep(span).await;
                    proxy.close(false);
                    Ok(format!("the database could not be reached for {span:.1?}"))
                }
                2 => {
                    proxy.freeze(true);
                    sleep(span).await;
                    proxy.freeze(false);
                    Ok(format!("the database said nothing for {span:.1?}"))
                }
                _ => {
                    shell(STOP).await?;
                    sleep(span).await;
                    shell(START).await?;
                    Ok(format!("the database crashed, and was back after {span:.1?}"))
                }
            },
        }
    }
}

async fn shell(variable: &str) -> anyhow::Result<()> {
    let command =
        std::env::var(variable).with_context(|| format!("{variable} is not set: run scripts/chaos"))?;
    let output = spawn_blocking(move || Command::new("sh").args(["-c", &command]).output()).await??;
    if !output.status.success() {
        bail!("{variable}: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}
