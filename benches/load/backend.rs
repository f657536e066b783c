//! The databases on which everything is measured: SQLite always, PostgreSQL where it is named.

use std::{env, fmt};

use keypoint::store::{self, Store};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, Row};

use crate::database::Database;

/// Names the PostgreSQL server, as for the tests.
const POSTGRES_URL: &str = "KEYPOINT_TEST_POSTGRES_URL";

/// A sort of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

impl fmt::Display for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        })
    }
}

impl Backend {
    /// Those that are here. Says which one is left out, and how the other one is set up.
    pub async fn all() -> Vec<Self> {
        println!("SQLite: a file in {}, opened as the program opens it.", env::temp_dir().display());
        let Ok(url) = env::var(POSTGRES_URL) else {
            println!("PostgreSQL: left out; {POSTGRES_URL} names no server.");
            return vec![Self::Sqlite];
        };
        let mut connection = connect(&url).await;
        let mut shown = Vec::new();
        for setting in ["server_version", "fsync", "synchronous_commit", "shared_buffers"] {
            let statement = AssertSqlSafe(format!("show {setting}"));
            let row = connection.fetch_one(statement).await.unwrap();
            shown.push(format!("{setting} {}", row.get::<String, _>(0)));
        }
        println!("PostgreSQL: {}.", shown.join(", "));
        vec![Self::Sqlite, Self::Postgres]
    }

    /// An empty database, with its tables.
    pub async fn fresh(self) -> Fresh {
        let database = match self {
            Self::Sqlite => Database::sqlite(),
            Self::Postgres => Database::postgres().await,
        };
        let store = Store::connect(&database.url).await.unwrap();
        Fresh { backend: self, database, store }
    }
}

/// A database of its own, which is gone after [`Fresh::end`].
pub struct Fresh {
    pub backend: Backend,
    pub store: Store,
    database: Database,
}

impl Fresh {
    /// A connection beside the store's, with the same settings, for bulk work and for bare baselines.
    pub async fn connection(&self) -> AnyConnection {
        let mut connection = connect(&self.database.url).await;
        if self.backend == Backend::Sqlite {
            connection.execute("pragma journal_mode = wal").await.unwrap();
            connection.execute("pragma busy_timeout = 10000").await.unwrap();
        }
        connection
    }

    /// Lets the planner know what is in the tables, as both databases do by themselves after a while.
    pub async fn analyse(&self) {
        if self.backend == Backend::Postgres {
            self.connection().await.execute("vacuum analyze").await.unwrap();
        }
    }

    /// Takes it away.
    pub async fn end(self) {
        self.store.close().await;
        if self.backend == Backend::Postgres {
            let server = env::var(POSTGRES_URL).unwrap();
            let name = self.database.url.rsplit_once('/').unwrap().1.split('?').next().unwrap();
            let drop = AssertSqlSafe(format!("drop database {name} with (force)"));
            connect(&server).await.execute(drop).await.unwrap();
        }
    }
}

async fn connect(url: &str) -> AnyConnection {
    sqlx::any::install_default_drivers();
    AnyConnection::connect(url).await.unwrap()
}

/// How the store's statements begin a transaction that writes.
pub fn begin(store: &Store) -> &'static str {
    match store.backend() {
        store::Backend::Sqlite => "begin immediate",
        store::Backend::Postgres => "begin",
    }
}
