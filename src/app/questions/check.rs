//! `keypoint questions check`: everything that is wrong with a bank, for people and for CI.

use std::path::PathBuf;

use serde_json::json;

use crate::{
    app::sources,
    bank::{self, Loaded, Problem, Source, near_duplicates},
    chat::{discord, port::Limits, slack},
    config::Settings,
    practice::question::Question,
    render::card::prompt_parts,
};

/// What a check found.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What to print.
    pub text: String,
    /// Whether the bank is good enough.
    pub is_well: bool,
}

/// The platforms on which a prompt should fit one message. The local chat takes what Discord takes.
const PLATFORMS: [(&str, Limits); 2] =
    [("Discord", discord::message::LIMITS), ("Slack", slack::message::LIMITS)];

/// Checks the bank in these folders, or that of the settings. When `strict`, warnings are not good enough.
///
/// # Errors
/// If what was found cannot be written as JSON.
pub fn questions_check(
    settings: &Settings,
    folders: &[PathBuf],
    strict: bool,
    as_json: bool,
) -> anyhow::Result<Checked> {
    let sources = if folders.is_empty() {
        sources(settings)
    } else {
        folders.iter().map(|folder| Source::named(&folder.to_string_lossy())).collect()
    };
    let mut loaded = bank::read(&sources);
    let further = [near_duplicates(&loaded), long_prompts(&loaded)].concat();
    loaded.problems.extend(further);
    loaded.problems.sort();
    let errors = loaded.problems.iter().filter(|problem| problem.is_error()).count();
    let warnings = loaded.problems.len() - errors;
    let is_well = errors == 0 && !(strict && warnings > 0);
    let text =
        if as_json { as_json_text(&loaded, errors, warnings)? } else { as_text(&loaded, errors, warnings) };
    Ok(Checked { text, is_well })
}

fn as_text(loaded: &Loaded, errors: usize, warnings: usize) -> String {
    let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let mut lines: Vec<String> = loaded.problems.iter().map(Problem::to_string).collect();
    let topics = loaded.bank.topics().iter().filter(|topic| topic.reviewed > 0).count();
    lines.push(format!(
        "{} that may be posted, in {}: {}, {}.",
        counted(loaded.bank.reviewed(), "question"),
        counted(topics, "topic"),
        counted(errors, "error"),
        counted(warnings, "warning"),
    ));
    lines.join("\n")
}

fn as_json_text(loaded: &Loaded, errors: usize, warnings: usize) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(&json!({
        "questions": loaded.bank.reviewed(),
        "drafts": loaded.bank.questions().len() - loaded.bank.reviewed(),
        "errors": errors,
        "warnings": warnings,
        "problems": loaded.problems,
    }))?)
}

/// Prompts that go on in the thread, because they are too long for a card.
fn long_prompts(loaded: &Loaded) -> Vec<Problem> {
    let too_long = |question: &Question| {
        let over: Vec<(&str, usize)> =
            PLATFORMS.iter().filter_map(|(name, limits)| Some((*name, over(question, *limits)?))).collect();
        let most = over.iter().map(|(_, chars)| *chars).max()?;
        let names: Vec<&str> = over.iter().map(|(name, _)| *name).collect();
        let spot = loaded.spots.get(&question.id)?;
        let message = format!(
            "the prompt does not fit one message on {}: {most} characters of it go on in the thread; shorten it by \
             as much, or move a part of it to the follow-ups",
            names.join(" and "),
        );
        Some(Problem::warning(&spot.file, spot.line, message))
    };
    loaded.bank.questions().iter().filter_map(|question| too_long(question)).collect()
}

/// By how many characters a prompt is too long for a card, if it is.
fn over(question: &Question, limits: Limits) -> Option<usize> {
    let parts = prompt_parts(question, limits);
    let length = |text: &str| text.chars().count();
    (!parts.rest.is_empty()).then(|| length(&question.prompt).saturating_sub(length(&parts.first)).max(1))
}
