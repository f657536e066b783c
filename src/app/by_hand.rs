//! `keypoint jobs`: what there is to do, and what is done about it by hand, beside a running Keypoint
//! on the same database.

use std::fmt::Write;

use anyhow::{Context, bail};

use super::{database_url, opening};
use crate::{
    clock::{Clock, SystemClock},
    config::{Database, Settings},
    entropy::Entropy,
    jobs::by_hand::{self, Decision},
    store::Store,
};

/// The list of work: as a terminal shows it, or as JSON. With `all`, also of what waits for its time,
/// and of what is settled.
///
/// # Errors
/// When the database cannot be read.
pub async fn jobs_list(settings: &Settings, all: bool, as_json: bool) -> anyhow::Result<String> {
    let store = opened(settings).await?;
    let now = SystemClock.now();
    let list = if as_json {
        by_hand::list_as_json(&store, all, now).await
    } else {
        by_hand::list(&store, all, settings.zone, now).await
    };
    store.close().await;
    list.context("the list of work could not be read")
}

/// Has work done now, each piece named by the end of its id; returns what was done, in lines.
///
/// # Errors
/// When one of them is not there, or nothing can be done about it; those before it are done.
pub async fn jobs_retry(settings: &Settings, ids: &[String]) -> anyhow::Result<String> {
    decide(settings, Decision::Retry, ids).await
}

/// Drops work, each piece named by the end of its id; returns what was done, in lines.
///
/// # Errors
/// When one of them is not there, or nothing can be done about it; those before it are done.
pub async fn jobs_drop(settings: &Settings, ids: &[String]) -> anyhow::Result<String> {
    decide(settings, Decision::Drop, ids).await
}

async fn decide(settings: &Settings, decision: Decision, ids: &[String]) -> anyhow::Result<String> {
    let store = opened(settings).await?;
    let entropy = Entropy::from_system();
    let mut done = String::new();
    let mut broken = None;
    for id in ids {
        match by_hand::decide(&store, &entropy, decision, id, SystemClock.now()).await {
            // Writing to a string cannot fail.
            Ok(line) => drop(writeln!(done, "{line}")),
            Err(error) => {
                broken = Some(error);
                break;
            }
        }
    }
    store.close().await;
    match broken {
        None => Ok(done.trim_end().to_owned()),
        Some(error) if done.is_empty() => Err(error.into()),
        Some(error) => {
            Err(anyhow::Error::from(error)
                .context(format!("not all was done\nthis was: {}", done.trim_end())))
        }
    }
}

/// The database, as it is: only a start brings one up to date.
pub(super) async fn opened(settings: &Settings) -> anyhow::Result<Store> {
    if let Database::SqliteFile(file) = &settings.database
        && !file.exists()
    {
        bail!(
            "there is no database at {}\nname its folder with --data-dir, or start Keypoint first",
            file.display()
        );
    }
    let place = opening::place(&settings.database);
    let store = Store::look(&database_url(settings)?).await.with_context(|| {
        format!("the database {place} could not be opened\ncheck --data-dir and KEYPOINT_DATABASE_URL")
    })?;
    if !store.is_up_to_date().await? {
        bail!(
            "the database {place} is not that of this version of Keypoint\nuse the version that runs on it, or start this one first"
        );
    }
    Ok(store)
}
