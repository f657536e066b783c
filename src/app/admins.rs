//! `keypoint admins`: who is an admin of Keypoint beside those whom the platform calls so, named by hand,
//! beside a running Keypoint on the same database.

use anyhow::{Context, bail};

use super::by_hand::opened;
use crate::{
    chat::{message::Person, place::Platform},
    clock::{Clock, SystemClock},
    config::Settings,
    entropy::Entropy,
    near::{did_you_mean, nearest},
    store::{AuditEntry, NamedAdmin, Store, Tx, Workspace},
};

/// Who was named, in lines.
///
/// # Errors
/// When the database cannot be read.
pub async fn admins_list(settings: &Settings) -> anyhow::Result<String> {
    let store = opened(settings).await?;
    let list = list(&store).await;
    store.close().await;
    list.context("the admins could not be read")
}

async fn list(store: &Store) -> anyhow::Result<String> {
    let mut tx = store.read().await?;
    let workspaces = tx.workspaces().await?;
    let mut lines = Vec::new();
    for admin in tx.named_admins().await? {
        let workspace = workspaces.iter().find(|one| one.id == admin.workspace);
        let place = workspace.map_or_else(String::new, shown);
        lines.push(format!("{}  {}  {place}", admin.name, admin.external));
    }
    if lines.is_empty() {
        lines.push(
            "Nobody was named. Those whom the platform calls admins are admins in any case.\n\
             Name somebody with `keypoint admins add NAME`."
                .to_owned(),
        );
    }
    Ok(lines.join("\n"))
}

/// Names somebody as an admin; returns what was done.
///
/// # Errors
/// When nobody or several are meant, or the database cannot be written.
pub async fn admins_add(
    settings: &Settings,
    member: &str,
    workspace: Option<&str>,
) -> anyhow::Result<String> {
    changed(settings, Change::Add, member, workspace).await
}

/// Takes somebody from those who were named; returns what was done.
///
/// # Errors
/// When nobody or several are meant, or the database cannot be written.
pub async fn admins_remove(
    settings: &Settings,
    member: &str,
    workspace: Option<&str>,
) -> anyhow::Result<String> {
    changed(settings, Change::Remove, member, workspace).await
}

#[derive(Clone, Copy)]
enum Change {
    Add,
    Remove,
}

async fn changed(
    settings: &Settings,
    change: Change,
    member: &str,
    workspace: Option<&str>,
) -> anyhow::Result<String> {
    let store = opened(settings).await?;
    let done = async {
        let mut tx = store.begin().await?;
        let workspace = workspace_of(&mut tx, workspace).await?;
        let said = match change {
            Change::Add => add(&mut tx, &workspace, member).await?,
            Change::Remove => remove(&mut tx, &workspace, member).await?,
        };
        tx.commit().await?;
        Ok(said)
    };
    let done = done.await;
    store.close().await;
    done
}

async fn add(tx: &mut Tx, workspace: &Workspace, member: &str) -> anyhow::Result<String> {
    let (external, name) = member_of(tx, workspace, member).await?;
    let admin = NamedAdmin { workspace: workspace.id, external, name: name.clone() };
    let is_new = tx.name_admin(&admin, SystemClock.now()).await?;
    let place = shown(workspace);
    Ok(if is_new {
        write_down(tx, &admin, "admins add").await?;
        format!("{name} is an admin of Keypoint in {place} from now on.")
    } else {
        format!("{name} is an admin of Keypoint in {place} already.")
    })
}

async fn remove(tx: &mut Tx, workspace: &Workspace, member: &str) -> anyhow::Result<String> {
    let named = tx.named_admins().await?;
    let here: Vec<&NamedAdmin> = named.iter().filter(|admin| admin.workspace == workspace.id).collect();
    let wanted = bare(member);
    let by_id = here.iter().find(|admin| admin.external == wanted);
    let admin = if let Some(admin) = by_id {
        *admin
    } else {
        let mut called = here.iter().filter(|admin| admin.name.to_lowercase() == wanted.to_lowercase());
        match (called.next(), called.next()) {
            (Some(admin), None) => *admin,
            (Some(_), Some(_)) => bail!(
                "more than one admin is called `{wanted}`\ngive the id that `keypoint admins list` shows"
            ),
            _ => {
                let near = did_you_mean(nearest(wanted, here.iter().map(|admin| admin.name.as_str())));
                bail!(
                    "`{wanted}` was not named as an admin of {}.{near}\n`keypoint admins list` shows who was; whom the platform calls an admin is changed there",
                    shown(workspace)
                );
            }
        }
    };
    tx.drop_admin(workspace.id, &admin.external).await?;
    write_down(tx, admin, "admins remove").await?;
    Ok(format!(
        "{} is no admin of Keypoint in {} any more, unless the platform says so.",
        admin.name,
        shown(workspace)
    ))
}

/// What is done here is seen by the admins of the workspace as well.
async fn write_down(tx: &mut Tx, admin: &NamedAdmin, action: &str) -> anyhow::Result<()> {
    let now = SystemClock.now();
    let entry = AuditEntry {
        id: Entropy::from_system().id(now),
        workspace: admin.workspace,
        by: "",
        name: "Command line",
        action,
        detail: "",
        about: Some(&Person { id: admin.external.clone(), name: admin.name.clone() }),
        at: now,
    };
    Ok(tx.write_audit(&entry).await?)
}

/// The id on the platform and the name of whom somebody means: by id, or by the name that Keypoint knows.
async fn member_of(tx: &mut Tx, workspace: &Workspace, member: &str) -> anyhow::Result<(String, String)> {
    let wanted = bare(member);
    if let Some(known) = tx.find_member(workspace.id, wanted).await? {
        return Ok((known.external, known.name));
    }
    let called = tx.members_called(workspace.id, wanted).await?;
    match called.as_slice() {
        [one] => Ok(one.clone()),
        [] if looks_like_an_id(workspace.platform, wanted) => Ok((wanted.to_owned(), wanted.to_owned())),
        [] => bail!(
            "Keypoint has met nobody called `{wanted}` in {}\ngive their id ({}), or let them type `/stats` first",
            shown(workspace),
            where_ids_are(workspace.platform),
        ),
        several => {
            let ids: Vec<&str> = several.iter().map(|(id, _)| id.as_str()).collect();
            bail!(
                "more than one member is called `{wanted}`\ngive the id of the one that you mean: {}",
                ids.join(", ")
            )
        }
    }
}

/// A name or an id without the sign that people put before it.
fn bare(member: &str) -> &str {
    member.trim().trim_start_matches('@')
}

/// Whether a text can be an id of a member, whom Keypoint need not have met.
fn looks_like_an_id(platform: Platform, text: &str) -> bool {
    match platform {
        Platform::Discord => text.len() > 14 && text.bytes().all(|byte| byte.is_ascii_digit()),
        Platform::Slack => {
            text.len() > 8
                && text.starts_with(['U', 'W'])
                && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        }
        Platform::Local => false,
    }
}

fn where_ids_are(platform: Platform) -> &'static str {
    match platform {
        Platform::Discord => "with developer mode on, right-click them, Copy User ID",
        Platform::Slack => "in their profile, under the three dots, Copy member ID",
        Platform::Local => "the names in the local chat are all that there are",
    }
}

/// The workspace that is meant: by its name, its id or its platform; the only one, if nothing is said.
pub(super) async fn workspace_of(tx: &mut Tx, wanted: Option<&str>) -> anyhow::Result<Workspace> {
    let mut all = tx.workspaces().await?;
    if let Some(wanted) = wanted {
        let is_it = |one: &Workspace| {
            one.external == wanted
                || one.name.to_lowercase() == wanted.to_lowercase()
                || one.platform.name() == wanted.to_lowercase()
        };
        let named = all.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
        all.retain(is_it);
        if all.is_empty() {
            let near = did_you_mean(nearest(wanted, named.iter().map(String::as_str)));
            bail!("there is no workspace `{wanted}`.{near}\nthere is: {}", list_of(&named));
        }
    }
    match all.len() {
        1 => Ok(all.remove(0)),
        0 => bail!(
            "Keypoint has met no workspace yet\nstart it, let it be added to one, and type any command there"
        ),
        _ => {
            // Two may have the same name.
            let named: Vec<String> =
                all.iter().map(|one| format!("{}, {}", shown(one), one.external)).collect();
            bail!(
                "more than one workspace is meant\nname one with --workspace, by its id if others are called so:\n  {}",
                named.join("\n  ")
            )
        }
    }
}

fn list_of(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

pub(super) fn shown(workspace: &Workspace) -> String {
    format!("{} ({})", workspace.name, workspace.platform.name())
}
