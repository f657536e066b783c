//! Opening the database: it is waited for if it may come by itself, and what will not pass ends the
//! start with what to do. Nothing here ever shows a password.

use std::{path::Path, sync::Arc, time::Duration};

use anyhow::Context;
use secrecy::ExposeSecret;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use url::Url;

use super::database_url;
use crate::{
    clock::{Clock, Moment},
    config::{Database, Settings},
    store::{Store, StoreError},
    web::waiting,
};

/// How long to wait before the database is tried for the second time.
const FIRST_PAUSE: Duration = Duration::from_millis(250);

/// The longest pause between two tries: a database that is there is used a few seconds later.
const LONGEST_PAUSE: Duration = Duration::from_secs(4);

/// What is needed to open the database.
pub(super) struct Opening<'a> {
    /// Which database.
    pub(super) settings: &'a Settings,
    /// Paces the page that is shown meanwhile.
    pub(super) clock: &'a Arc<dyn Clock>,
    /// Ends the wait.
    pub(super) shutdown: &'a CancellationToken,
}

impl Opening<'_> {
    /// Opens the database and brings it up to date, and waits for it as long as it takes. None: it was
    /// told to stop before. What listens for the local chat says meanwhile that it waits.
    pub(super) async fn open(&self, local: &mut Option<TcpListener>) -> anyhow::Result<Option<Store>> {
        self.make_folder()?;
        let url = database_url(self.settings)?;
        let ready = self.shutdown.child_token();
        let waiting = ready.clone().drop_guard();
        let mut since = None;
        let mut pause = FIRST_PAUSE;
        loop {
            let tried = tokio::select! {
                tried = Store::connect(&url) => tried,
                () = self.shutdown.cancelled() => return Ok(None),
            };
            match tried {
                Ok(store) => {
                    if since.is_some() {
                        tracing::info!(database = self.place(), "the database is there");
                    }
                    drop(waiting);
                    return Ok(Some(store));
                }
                Err(error) if error.passes_by_itself() => {
                    if since.is_none() {
                        since = Some(Moment::now());
                        tracing::warn!(database = self.place(), %error, "the database is not there yet; waiting for it");
                        self.say_that_it_waits(local, &ready)?;
                    } else {
                        tracing::debug!(%error, "the database is still not there");
                    }
                }
                Err(error) => return Err(self.told(error)),
            }
            let next = Moment::now() + pause;
            pause = (pause * 2).min(LONGEST_PAUSE);
            tokio::select! { () = next.reached() => {}, () = self.shutdown.cancelled() => return Ok(None) }
        }
    }

    fn say_that_it_waits(
        &self,
        local: &mut Option<TcpListener>,
        ready: &CancellationToken,
    ) -> anyhow::Result<()> {
        let Some(listener) = local.take() else { return Ok(()) };
        let (listener, twin) = waiting::twins(listener)?;
        *local = Some(listener);
        let (clock, ready) = (Arc::clone(self.clock), ready.clone());
        tokio::spawn(async move {
            if let Err(error) = waiting::serve(twin, clock, ready).await {
                tracing::warn!(%error, "the page that says that the database is waited for is gone");
            }
        });
        Ok(())
    }

    fn make_folder(&self) -> anyhow::Result<()> {
        let Database::SqliteFile(file) = &self.settings.database else { return Ok(()) };
        let folder = file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).with_context(|| {
            format!("cannot create the data folder {}\nchoose another one with --data-dir", folder.display())
        })
    }

    /// Which database it is, without who asks for it.
    fn place(&self) -> String {
        place(&self.settings.database)
    }

    fn told(&self, error: StoreError) -> anyhow::Error {
        let help = error.help().unwrap_or("check --data-dir and KEYPOINT_DATABASE_URL");
        anyhow::Error::from(error)
            .context(format!("the database {} could not be opened\n{help}", self.place()))
    }
}

/// A database by its file, or by its server and name: without the user and the password.
pub(super) fn place(database: &Database) -> String {
    let url = match database {
        Database::SqliteFile(file) => return file.display().to_string(),
        Database::Url(url) => url,
    };
    let Ok(url) = Url::parse(url.expose_secret()) else { return "of KEYPOINT_DATABASE_URL".to_owned() };
    if url.scheme() == "sqlite" {
        return format!("{}{}", url.host_str().unwrap_or_default(), url.path());
    }
    let named =
        |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let host = url.host_str().filter(|host| !host.is_empty()).map(str::to_owned);
    let host = named("host").or(host).unwrap_or_else(|| "localhost".to_owned());
    let port = url
        .port()
        .map(|port| port.to_string())
        .or_else(|| named("port"))
        .unwrap_or_else(|| "5432".to_owned());
    format!("{host}:{port}{}", url.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_named_without_who_asks_for_it() {
        let named = |url: &str| place(&Database::Url(url.into()));
        let url = "postgres://ada:se%40cret@db.example:6432/keypoint?password=se%40cret&sslmode=require";
        assert_eq!(named(url), "db.example:6432/keypoint");
        assert_eq!(named("postgres://ada:secret@db/keypoint"), "db:5432/keypoint");
        assert_eq!(
            named("postgres:///keypoint?host=/run/postgresql&user=ada"),
            "/run/postgresql:5432/keypoint"
        );
        assert_eq!(named("postgres://ada:sec ret"), "of KEYPOINT_DATABASE_URL");
    }
}
