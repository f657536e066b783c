//! A fresh database for a test: a SQLite file, or a database of its own on a real PostgreSQL.

use sqlx::{Connection, Executor};

/// Names the server on which tests make their databases; `scripts/test` starts one.
const POSTGRES_URL: &str = "KEYPOINT_TEST_POSTGRES_URL";

/// A fresh database.
pub struct Database {
    /// Its URL.
    pub url: String,
    /// The folder of a SQLite file, which lives as long as this.
    _folder: Option<tempfile::TempDir>,
}

impl Database {
    /// A file in a folder of its own.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { url: keypoint::store::sqlite_url(&folder.path().join("keypoint.db")), _folder: Some(folder) }
    }

    /// A database of its own on the PostgreSQL server of the test run.
    #[allow(clippy::disallowed_methods, reason = "tests are told of their server by the environment")]
    pub async fn postgres() -> Self {
        let server = std::env::var(POSTGRES_URL)
            .unwrap_or_else(|_| panic!("{POSTGRES_URL} names no PostgreSQL server: run scripts/test"));
        let (base, options) =
            server.split_once('?').map_or((server.as_str(), None), |(base, options)| (base, Some(options)));
        let name = format!("keypoint_{}", uuid::Uuid::from_u128(rand::random()).simple());
        let mut connection = sqlx::PgConnection::connect(&server).await.expect("PostgreSQL answers");
        let create = format!("create database {name}");
        connection.execute(sqlx::AssertSqlSafe(create)).await.expect("may create a database");
        let (host, _) = base.rsplit_once('/').expect("the URL names a database");
        let options = options.map(|options| format!("?{options}")).unwrap_or_default();
        Self { url: format!("{host}/{name}{options}"), _folder: None }
    }
}

/// Writes each test down twice: for SQLite, and for PostgreSQL.
macro_rules! on_both_databases {
    ($($(#[$doc:meta])* async fn $name:ident($database:ident) $body:block)*) => {
        mod on_sqlite {
            use super::*;
            $($(#[$doc])* #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $name() {
                let $database = crate::support::database::Database::sqlite();
                $body
            })*
        }
        mod on_postgres {
            use super::*;
            $($(#[$doc])* #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            #[ignore = "needs PostgreSQL: run scripts/test"]
            async fn $name() {
                let $database = crate::support::database::Database::postgres().await;
                $body
            })*
        }
    };
}
pub(crate) use on_both_databases;
