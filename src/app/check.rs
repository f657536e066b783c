//! `keypoint check`: whether a start would go well, and what the bot may do where it is to post.

use std::{fmt::Write, sync::Arc};

use anyhow::bail;

use super::{bank, database_url, platforms, sources};
use crate::{
    chat::{
        discord::{Discord, DiscordError},
        port::{Chat, ChatError, Lack, Off, Place, Platform},
        slack::{self, Slack, SlackError},
    },
    clock::{Clock, SystemClock},
    config::{Database, Settings},
    practice::schedule::Schedule,
    render::schedule::without,
    store::Store,
};

/// What was found: lines to read, and whether anything keeps the bot from its work.
#[derive(Default)]
struct Report {
    lines: String,
    broken: bool,
}

impl Report {
    fn say(&mut self, line: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.lines, "{line}");
    }
}

/// Checks the bank, and the platforms whose tokens are set. Returns what was found, in lines.
///
/// # Errors
/// When the bank is broken, or a platform does not let the bot in, or it may not post where it is to.
pub async fn check(settings: &Settings) -> anyhow::Result<String> {
    let loaded = bank::load(&sources(settings))?;
    let mut report = Report::default();
    for problem in &loaded.problems {
        report.say(problem);
    }
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    if let Some(discord) = platforms::discord(settings, &clock)? {
        check_discord(settings, &discord, &mut report).await?;
    }
    if let Some(slack) = platforms::slack(settings, &clock)? {
        check_slack(settings, &slack, &mut report).await?;
    }
    let questions = loaded.bank.reviewed();
    let topics = loaded.bank.topics().iter().filter(|topic| topic.reviewed > 0).count();
    if report.broken {
        bail!(
            "{}something keeps Keypoint from posting\nmend what is said above, and check again",
            report.lines
        );
    }
    report.say(format!("All is well: {questions} questions that may be posted, in {topics} topics."));
    Ok(report.lines.trim_end().to_owned())
}

async fn check_discord(
    settings: &Settings,
    discord: &Arc<Discord>,
    report: &mut Report,
) -> Result<(), DiscordError> {
    let account = discord.account().await?;
    report.say(format!("Discord knows the bot as {}.", account.name));
    if !discord.hears_threads() {
        report.say(
            "The message content intent is off: answers come by the Answer button, or by «Count as my answer»; \
             what people write in threads is not read. To switch it on: \
             https://discord.com/developers/applications, Bot, Message Content Intent.",
        );
    }
    check_places(settings, discord.as_ref(), report).await;
    Ok(())
}

async fn check_slack(settings: &Settings, slack: &Arc<Slack>, report: &mut Report) -> Result<(), SlackError> {
    let account = slack.account().await?;
    report.say(format!(
        "Slack knows the bot as {} in {}, and lets it listen by Socket Mode.",
        account.name, account.workspace
    ));
    for (scope, purpose) in &account.lacks {
        report.broken |= *scope == slack::scopes::POSTING;
        report.say(format!(
            "The bot token lacks the scope {scope}, for {purpose}. Add it at https://api.slack.com/apps, under \
             OAuth & Permissions, and install the app again."
        ));
    }
    check_places(settings, slack.as_ref(), report).await;
    Ok(())
}

/// Checks the channels in which schedules of a platform post.
async fn check_places(settings: &Settings, chat: &dyn Chat, report: &mut Report) {
    let Some(store) = opened(settings).await else { return };
    match scheduled(&store, chat.platform()).await {
        Ok(places) => {
            for (schedule, place, channel) in places {
                let lacks = chat.lacks(&place, schedule.notify.as_deref()).await.map(|mut lacks| {
                    lacks.retain(|lack| lack.is_of_use_for(schedule.answers));
                    lacks
                });
                tell(report, &schedule, &channel, lacks);
            }
        }
        Err(error) => report
            .say(format!("The schedules could not be read, so their channels were not checked: {error}.")),
    }
    store.close().await;
}

fn tell(report: &mut Report, schedule: &Schedule, channel: &str, lacks: Result<Vec<Lack>, ChatError>) {
    let name = &schedule.name;
    match lacks {
        Ok(lacks) if lacks.is_empty() => {
            report.say(format!("The schedule {name} may do all that it needs in #{channel}."));
        }
        Ok(lacks) => {
            for lack in lacks {
                report.broken |= lack.off == Off::Everything;
                report.say(format!("The schedule {name} in #{channel}: {}", without(&lack)));
            }
        }
        Err(error) => {
            report.broken |= error.is_final();
            report.say(format!("The schedule {name} in #{channel} could not be checked: {error}."));
        }
    }
}

/// The database as it is, if there is one.
async fn opened(settings: &Settings) -> Option<Store> {
    if let Database::SqliteFile(file) = &settings.database
        && !file.exists()
    {
        return None;
    }
    let url = database_url(settings).ok()?;
    match Store::look(&url).await {
        Ok(store) => Some(store),
        Err(error) => {
            tracing::warn!(%error, "the database could not be looked at");
            None
        }
    }
}

/// The active schedules of a platform, each with its place and the name of its channel.
async fn scheduled(
    store: &Store,
    platform: Platform,
) -> crate::store::Result<Vec<(Schedule, Place, String)>> {
    let mut tx = store.read().await?;
    let mut places = Vec::new();
    for schedule in tx.schedules_of(platform).await? {
        let workspace = tx.workspace(schedule.workspace).await?;
        let channel = tx.channel(schedule.channel).await?;
        let place = Place { workspace: workspace.external, channel: channel.external, thread: None };
        places.push((schedule, place, channel.name));
    }
    Ok(places)
}
