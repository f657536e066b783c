//! What a campaign found, in words.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::PathBuf,
    time::Duration,
};

use crate::{
    campaign::Campaign,
    check::{Evidence, Violation},
    fleet::{Fleet, Tally},
    seen::Seen,
    trouble::points,
};

/// How many violations of one rule are shown.
const SHOWN: usize = 4;

/// What a campaign found.
pub struct Report {
    name: String,
    seed: u64,
    tally: Tally,
    reached: BTreeMap<String, u64>,
    disturbances: Vec<String>,
    attacked: Duration,
    /// How long it took until nothing was left to do.
    pub calmed: Duration,
    /// What was said in time and heard only when the threads were read at the last start.
    pub heard_late: usize,
    counts: Vec<(&'static str, usize)>,
    longest_duplicate: Option<Duration>,
    /// What does not hold.
    pub violations: Vec<Violation>,
    /// Where the data was kept.
    pub kept: Option<PathBuf>,
}

impl Report {
    /// Of a campaign whose trouble is over.
    pub fn new(
        campaign: &Campaign,
        fleet: &Fleet,
        seen: &Seen,
        disturbances: Vec<String>,
        attacked: Duration,
    ) -> Self {
        Self {
            name: campaign.on.name(),
            seed: campaign.seed,
            tally: fleet.tally(),
            reached: fleet.reached().into_iter().collect(),
            disturbances,
            attacked,
            calmed: Duration::ZERO,
            heard_late: 0,
            counts: vec![
                ("messages said", seen.messages().len()),
                (
                    "forms seen as kept",
                    seen.forms().iter().filter(|form| form.seen.is_some() && !form.takes_back).count(),
                ),
                (
                    "answers seen as taken back",
                    seen.forms().iter().filter(|form| form.seen.is_some() && form.takes_back).count(),
                ),
                ("ticks seen", seen.messages().iter().filter(|said| said.ticked.is_some()).count()),
                ("questions asked for", usize::try_from(seen.questions()).unwrap_or(0)),
            ],
            longest_duplicate: None,
            violations: Vec::new(),
            kept: None,
        }
    }

    /// Counts what there is at the end.
    pub fn count(&mut self, evidence: &Evidence<'_>) {
        let rounds = |state: &str| evidence.facts.rounds.iter().filter(|round| round.state == state).count();
        let slots =
            |outcome: &str| evidence.facts.slots.iter().filter(|slot| slot.outcome == outcome).count();
        let jobs = |state: &str| evidence.facts.jobs.iter().filter(|job| job.state == state).count();
        self.counts.extend([
            ("slots", evidence.facts.slots.len()),
            ("slots missed", slots("missed")),
            ("slots unposted", slots("unposted")),
            ("rounds revealed", rounds("revealed")),
            ("rounds uncertain", rounds("uncertain")),
            ("rounds abandoned", rounds("abandoned")),
            (
                "rounds whose reveal is not known to be out",
                evidence.facts.jobs.iter().filter(|job| job.key.contains(":tell-admins:unrevealed:")).count(),
            ),
            ("parts of answers", evidence.facts.parts.len()),
            ("hidden messages", evidence.facts.parts.iter().filter(|part| part.hidden != 0).count()),
            ("parts that Keypoint shows", evidence.facts.parts.iter().filter(|part| part.is_shown()).count()),
            ("ticked messages", evidence.history.iter().filter(|post| post.ticked).count()),
            ("entries of the ledger", evidence.facts.ledger.len()),
            ("work given up", jobs("failed")),
            ("messages or edits heard only at the last start", self.heard_late),
            ("duplicates removed", evidence.removed.len()),
        ]);
        self.longest_duplicate = evidence.removed.iter().map(|removed| removed.visible).max();
    }

    /// Whether everything holds.
    pub fn is_well(&self) -> bool {
        self.violations.is_empty()
    }

    /// How many processes were struck.
    pub fn kills(&self) -> u32 {
        self.tally.kills()
    }

    /// In one line.
    pub fn line(&self) -> String {
        let verdict = if self.is_well() { "all holds" } else { "VIOLATED" };
        format!(
            "{:<17} {verdict}: {} kills ({} by SIGKILL, {} zombies), {} violations, {} duplicates removed{}, \
             {:.0?}",
            self.name,
            self.tally.kills(),
            self.tally.killed,
            self.tally.zombies,
            self.violations.len(),
            self.counts.iter().find(|(name, _)| *name == "duplicates removed").map_or(0, |(_, count)| *count),
            self.longest_duplicate
                .map_or_else(String::new, |longest| format!(" (visible for {longest:.1?} at most)")),
            self.attacked + self.calmed,
        )
    }

    /// The rules that do not hold, by name.
    pub fn broken(&self) -> BTreeSet<&'static str> {
        self.violations.iter().map(|violation| violation.rule).collect()
    }

    fn struck_at(&self, how: &str) -> BTreeSet<&str> {
        self.tally.struck.iter().filter(|(_, done)| *done == how).map(|(point, _)| point.as_str()).collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n=== {} (seed {})", self.name, self.seed)?;
        writeln!(
            f,
            "{} killed, {} zombies, {} asked to stop, {} tasks held up, in {:.0?}; calm {:.0?} later",
            self.tally.killed,
            self.tally.zombies,
            self.tally.stopped,
            self.tally.delayed,
            self.attacked,
            self.calmed
        )?;
        let counts: Vec<String> = self.counts.iter().map(|(name, count)| format!("{count} {name}")).collect();
        writeln!(f, "{}", counts.join(", "))?;
        let mut disturbances: BTreeMap<String, u32> = BTreeMap::new();
        for done in &self.disturbances {
            let words: Vec<&str> = done.split(" for ").collect();
            *disturbances
                .entry(words[0].split(" after ").next().unwrap_or_default().to_owned())
                .or_default() += 1;
        }
        for (what, times) in disturbances {
            writeln!(f, "  {times} x {what}")?;
        }
        let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
        for Violation { rule, found } in &self.violations {
            let times = shown.entry(rule).or_default();
            *times += 1;
            if *times <= SHOWN {
                writeln!(f, "  VIOLATED: {rule}: {found}")?;
            }
        }
        for (rule, times) in shown.into_iter().filter(|(_, times)| *times > SHOWN) {
            writeln!(f, "  VIOLATED: {rule}: and {} more", times - SHOWN)?;
        }
        if let Some(folder) = &self.kept {
            writeln!(f, "  kept in {}", folder.display())?;
            writeln!(f, "  again: scripts/chaos --seed {} --config {}", self.seed, self.name)?;
        }
        Ok(())
    }
}

/// Which points were reached and struck, by chat.
pub fn reached(reports: &[Report]) -> String {
    let mut lines =
        vec![format!("{:<28} {:>9} {:>6} {:>6}  (reached, killed at, stopped at)", "point", "", "", "")];
    for chat in ["local", "discord", "slack"] {
        let of_chat: Vec<&Report> = reports.iter().filter(|report| report.name.starts_with(chat)).collect();
        if of_chat.is_empty() {
            continue;
        }
        lines.push(format!("--- {chat}"));
        let mut never = Vec::new();
        for point in points() {
            let reached: u64 = of_chat.iter().filter_map(|report| report.reached.get(&point)).sum();
            let struck = |how: &str| {
                let all = of_chat.iter().flat_map(|report| &report.tally.struck);
                all.filter(|(at, done)| *at == point && *done == how).count()
            };
            if reached == 0 {
                never.push(point);
            } else {
                lines.push(format!("{point:<28} {reached:>9} {:>6} {:>6}", struck("kill"), struck("stop")));
            }
        }
        let unstruck: Vec<String> = points()
            .into_iter()
            .filter(|point| {
                !never.contains(point)
                    && of_chat.iter().all(|report| !report.struck_at("kill").contains(point.as_str()))
            })
            .collect();
        lines.push(format!("never reached: {}", list(&never)));
        lines.push(format!("reached and never killed at: {}", list(&unstruck)));
    }
    lines.join("\n")
}

fn list(points: &[String]) -> String {
    if points.is_empty() { "none".to_owned() } else { points.join(", ") }
}
