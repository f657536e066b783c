//! No notice twice, no work left, no duplicate that stayed, nothing that the platform minds, and no
//! process that ended by itself.

use std::{collections::BTreeMap, time::Duration};

use super::{Evidence, Violation, violated};

const TOLD_ONCE: &str = "admins are told a thing once";
const DONE: &str = "no work is left claimed or stuck";
const DUPLICATES: &str = "a duplicate is gone within a minute";
const NO_COPY: &str = "a copy comes about only where a process stood still";
const PLATFORM: &str = "the platform has nothing to mind";
const RUNS: &str = "no process ends by itself";

/// How long a duplicate may stand.
const MINUTE: Duration = Duration::from_mins(1);

pub(super) fn check(evidence: &Evidence<'_>, found: &mut Vec<Violation>) {
    let mut notices: BTreeMap<&str, usize> = BTreeMap::new();
    for post in evidence.history.iter().filter(|post| post.private && post.author.is_none()) {
        *notices.entry(&post.text).or_default() += 1;
    }
    let is_notice = |text: &str| text.contains("posted") || text.contains("missed") || text.contains("found");
    let told: usize = notices.iter().filter(|(text, _)| is_notice(text)).map(|(_, times)| times).sum();
    let to_tell = evidence.facts.jobs.iter().filter(|job| job.key.contains(":tell-admins:")).count();
    if told > to_tell {
        let most = notices.iter().max_by_key(|(_, times)| **times);
        violated(found, TOLD_ONCE, format!("{told} notices of {to_tell} things; the most often: {most:?}"));
    }
    for job in evidence.left {
        violated(
            found,
            DONE,
            format!(
                "{} is due since {}, was claimed {} times, and is held until {:?}: {:?}",
                job.key,
                super::slots::time(job.due_at),
                job.attempts,
                job.lease_until.map(super::slots::time),
                job.last_error
            ),
        );
    }
    for removed in evidence.removed.iter().filter(|removed| removed.visible > MINUTE) {
        violated(found, DUPLICATES, format!("{:.1?}: {}", removed.visible, removed.text));
    }
    // Whatever else happens, what was begun has landed before anybody looks for it and sends again.
    if evidence.tally.zombies == 0 && !evidence.removed.is_empty() {
        let first = &evidence.removed[0].text;
        violated(found, NO_COPY, format!("{} were removed, such as «{first}»", evidence.removed.len()));
    }
    for what in evidence.platform {
        violated(found, PLATFORM, what.clone());
    }
    for what in &evidence.tally.ended {
        violated(found, RUNS, what.clone());
    }
}
