//! `keypoint audit`: what admins did, beside a running Keypoint on the same database.

use anyhow::Context;
use serde_json::json;

use super::{
    admins::{shown, workspace_of},
    by_hand::opened,
};
use crate::{
    config::Settings,
    practice::schedule::zone::Zone,
    store::{AuditRecord, Store},
};

/// What admins of a workspace did, newest first: in lines, or as JSON.
///
/// # Errors
/// When several workspaces may be meant, or the database cannot be read.
pub async fn audit(
    settings: &Settings,
    workspace: Option<&str>,
    most: u32,
    as_json: bool,
) -> anyhow::Result<String> {
    let store = opened(settings).await?;
    let read = read(&store, workspace, most).await;
    store.close().await;
    let (place, records) = read.context("what admins did could not be read")?;
    if as_json {
        let records: Vec<_> = records.iter().map(as_value).collect();
        return Ok(serde_json::to_string_pretty(&records)?);
    }
    if records.is_empty() {
        return Ok(format!("Nothing is written down of what admins did in {place}."));
    }
    let lines: Vec<String> = records.iter().map(|record| line(record, settings.zone)).collect();
    Ok(lines.join("\n"))
}

async fn read(
    store: &Store,
    workspace: Option<&str>,
    most: u32,
) -> anyhow::Result<(String, Vec<AuditRecord>)> {
    let mut tx = store.read().await?;
    let workspace = workspace_of(&mut tx, workspace).await?;
    let records = tx.audit(workspace.id, (0, i64::from(most))).await?;
    Ok((shown(&workspace), records))
}

fn line(record: &AuditRecord, zone: Zone) -> String {
    let at = record.at.with_timezone(&zone.0).format("%Y-%m-%d %H:%M");
    let about = record.about.as_ref().map(|person| person.name.as_str());
    let detail = [Some(record.detail.as_str()), about].into_iter().flatten().filter(|text| !text.is_empty());
    let detail: Vec<&str> = detail.collect();
    format!("{at}  {}  {}  {}", record.by.name, record.action, detail.join(" ")).trim_end().to_owned()
}

fn as_value(record: &AuditRecord) -> serde_json::Value {
    json!({
        "at": record.at,
        "by": { "id": record.by.id, "name": record.by.name },
        "action": record.action,
        "detail": record.detail,
        "about": record.about.as_ref().map(|person| json!({ "id": person.id, "name": person.name })),
    })
}
