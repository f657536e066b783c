//! Each bug that can be planted, planted: a campaign that does not find it proves nothing.

use std::time::{Duration, Instant};

use keypoint::fault::BUGS;

use crate::{
    campaign::{Campaign, On},
    trouble::Aim,
};

/// A bug, where it shows soonest, and where to strike.
struct Plan {
    bug: &'static str,
    on: On,
    aim: Aim,
}

const PLANS: &[Plan] = &[
    Plan { bug: "plan-in-two-steps", on: On::LocalSqlite, aim: Aim::Points(&["plan.before"]) },
    Plan {
        bug: "settle-before-sending",
        on: On::LocalSqlite,
        aim: Aim::Points(&["draw.before", "send.before.card"]),
    },
    Plan {
        bug: "no-look",
        on: On::DiscordSqlite,
        aim: Aim::Points(&["send.after.card", "send.after.reveal"]),
    },
    Plan { bug: "take-begun-as-sent", on: On::LocalSqlite, aim: Aim::Points(&["send.before.card"]) },
    Plan {
        bug: "no-check",
        on: On::DiscordPostgres,
        aim: Aim::Points(&["send.after.card", "check.before.card"]),
    },
    Plan { bug: "endless-lease", on: On::LocalSqlite, aim: Aim::Points(&["claim.after", "close.before"]) },
    Plan {
        bug: "acknowledge-before-keeping",
        on: On::LocalPostgres,
        aim: Aim::Points(&["claim.after", "keep-message.before"]),
    },
    Plan { bug: "count-twice", on: On::LocalSqlite, aim: Aim::Everything },
    Plan { bug: "draw-what-is-open", on: On::LocalSqlite, aim: Aim::Everything },
    Plan { bug: "draw-what-was-asked", on: On::LocalSqlite, aim: Aim::Everything },
    Plan { bug: "drop-a-part", on: On::LocalSqlite, aim: Aim::Everything },
    Plan {
        bug: "reveal-again",
        on: On::LocalSqlite,
        aim: Aim::Points(&["sent.after.reveal", "revealed.before"]),
    },
    Plan { bug: "show-what-is-sealed", on: On::LocalSqlite, aim: Aim::Everything },
    Plan { bug: "leave-what-is-taken-back", on: On::LocalSqlite, aim: Aim::Everything },
    Plan {
        bug: "show-another",
        on: On::LocalSqlite,
        aim: Aim::Points(&["sent.after.answer", "send.after.answer"]),
    },
    Plan { bug: "tell-twice", on: On::LocalSqlite, aim: Aim::Points(&["tell-admins.after"]) },
];

/// How long everything may take to calm down: work that is stuck by a bug is waited for no longer.
const PATIENCE: Duration = Duration::from_mins(1);

/// After how many kills a campaign looks whether the bug shows; each time anew, with a new seed.
const KILLS: &[u32] = &[8, 25, 60];

/// Plants every bug, or those whose names stand between commas; returns whether each was found.
pub async fn run(which: &str, on: &[On], seed: u64) -> anyhow::Result<bool> {
    let mut lines = Vec::new();
    let mut all_found = true;
    for bug in BUGS.iter().filter(|bug| which == "all" || which.split(',').any(|one| one == **bug)) {
        let Some(plan) = PLANS.iter().find(|plan| plan.bug == *bug) else {
            lines.push(format!("{bug:<28} NO PLAN"));
            all_found = false;
            continue;
        };
        let on = on.first().copied().unwrap_or(plan.on);
        let began = Instant::now();
        let mut line = None;
        for (round, &kills) in KILLS.iter().enumerate() {
            let campaign = Campaign {
                on,
                seed: seed + round as u64,
                kills,
                limit: Duration::from_mins(4),
                bug: Some(bug),
                aim: plan.aim,
                patience: PATIENCE,
                quiet: true,
                keep: false,
            };
            let report = campaign.run().await?;
            if let Some(folder) = &report.kept {
                std::fs::remove_dir_all(folder)?;
            }
            if !report.is_well() {
                let rules: Vec<&str> = report.broken().into_iter().collect();
                line = Some(format!(
                    "{bug:<28} found after {} kills on {} in {:.0?}: {}",
                    report.kills(),
                    on.name(),
                    began.elapsed(),
                    rules.join("; ")
                ));
                break;
            }
        }
        all_found &= line.is_some();
        let line = line.unwrap_or_else(|| format!("{bug:<28} NOT FOUND on {}", on.name()));
        println!("{line}");
        lines.push(line);
    }
    println!("\n=== planted bugs");
    for line in lines {
        println!("{line}");
    }
    Ok(all_found)
}
