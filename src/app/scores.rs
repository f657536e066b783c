//! `keypoint scores`: points, totals and streaks counted anew, beside a running Keypoint on the same database.

use anyhow::Context;

use super::{by_hand::opened, questions::Checked};
use crate::{
    clock::{Clock, SystemClock},
    config::Settings,
    entropy::Entropy,
    jobs::recount::{Remedy, recount},
    render::scores::{rebuilt, verified},
};

/// Tells what does not follow from the answers, each in a line, and what that comes to.
///
/// # Errors
/// When the database cannot be read.
pub async fn scores_verify(settings: &Settings, tell: impl Fn(&str)) -> anyhow::Result<Checked> {
    let store = opened(settings).await?;
    let came = recount(&store, Remedy::Tell, |difference| tell(&difference.to_string())).await;
    store.close().await;
    let came = came.context("the scores could not be read")?;
    let text = verified(came.members, came.differing, came.differences);
    Ok(Checked { text, is_well: came.differences == 0 })
}

/// Sets right what does not follow from the answers, tells each in a line, and what that comes to.
///
/// # Errors
/// When the database cannot be read or written; members before that are right.
pub async fn scores_rebuild(settings: &Settings, tell: impl Fn(&str)) -> anyhow::Result<Checked> {
    let store = opened(settings).await?;
    let entropy = Entropy::from_system();
    let remedy = Remedy::Mend(&entropy, SystemClock.now());
    let came = recount(&store, remedy, |difference| tell(&difference.to_string())).await;
    store.close().await;
    let came = came.context("the scores could not be set right")?;
    let text = rebuilt(came.members, came.differing, came.differences);
    Ok(Checked { text, is_well: true })
}
