//! How long `/leaderboard`, `/stats` and an answer take as answers pile up, and each query that only
//! these make.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::TimeDelta;
use keypoint::{
    chat::{
        action::Action,
        event::{Event, Inbox, Invocation, Response},
    },
    clock::{Clock, ManualClock},
    practice::{
        Timestamp,
        ids::MemberId,
        period::PeriodKey,
        round::Round,
        standing::{BoardPage, Scope, pages_of},
    },
};

use crate::{
    backend::{Backend, Fresh},
    figures::{Spread, percentile, table},
    history::{History, Town, actor, clock_at, message},
    questions::{TOPICS, question},
    same_rows,
    scene::{Kind, Scene},
};

/// How many members there are.
const MEMBERS: usize = 1_000;

/// How many answers, by turns. PostgreSQL has no more than a million, for the time that it takes to
/// write them.
const ANSWERS: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];
const MOST_ON_POSTGRES: usize = 1_000_000;

/// When it is measured: in the middle of a week, a month and a quarter.
const NOW: &str = "2026-11-18T15:00:00Z";

/// How many turns there are, and how much is done of each in a turn.
const TURNS: usize = 15;
const A_TURN: usize = 40;

/// Who asks: one in the middle, so that many are before them.
const ASKS: usize = 505;

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    /// `/leaderboard`: the channel's week.
    Week,
    /// `/leaderboard` of all time, for the whole workspace.
    AllTime,
    /// The button that turns to the last page of that.
    LastPage,
    Stats,
    /// An answer in a thread, kept for good.
    Answer,
    /// What the points of who asks are for.
    Reasons,
    /// Their streaks.
    Streaks,
    /// Their strongest topics.
    Topics,
    /// Their last rounds.
    Recent,
}

/// How many there are of what people do; the others are queries alone.
const BY_PEOPLE: usize = 5;

const DEEDS: [(&str, Deed); 9] = [
    ("/leaderboard", Deed::Week),
    ("/leaderboard all workspace", Deed::AllTime),
    ("its last page", Deed::LastPage),
    ("/stats", Deed::Stats),
    ("an answer", Deed::Answer),
    ("points by reason", Deed::Reasons),
    ("streaks", Deed::Streaks),
    ("topics", Deed::Topics),
    ("last rounds", Deed::Recent),
];

/// Measures and prints. A `share` of the answers is there: 1 for all of them.
pub async fn measure(backends: &[Backend], share: usize) {
    let mut rows = Vec::new();
    for backend in backends {
        let compared = same_rows::check(*backend).await;
        println!("\n{backend}: {compared} rows of bulk statements equal those of members who answer.");
        let sizes = ANSWERS.map(|answers| answers / share);
        let sizes =
            sizes.iter().filter(|size| *backend == Backend::Sqlite || **size <= MOST_ON_POSTGRES / share);
        let mut benches = Vec::new();
        for size in sizes {
            let begun = Instant::now();
            benches.push(Bench::of(*backend, *size).await);
            eprintln!("{backend}: {size} answers are there after {:.0} s", begun.elapsed().as_secs_f64());
        }
        rows.extend(turns(*backend, &mut benches).await);
        for bench in benches {
            bench.database.end().await;
        }
    }
    println!(
        "\n{MEMBERS} members, ms, medians of {A_TURN} by turns, {TURNS} turns: median (least–greatest). \
         A ratio is that to the first size in the same turn.\n"
    );
    // One table of all would be too wide to read.
    for these in [0..BY_PEOPLE, BY_PEOPLE..DEEDS.len()] {
        let mut head = vec!["database, answers"];
        head.extend(DEEDS[these.clone()].iter().flat_map(|(name, _)| [*name, "to the first"]));
        let part = |row: &Vec<String>| {
            // Two cells for each, after the first one.
            let cells = row[1..].chunks(2).enumerate().filter(|(number, _)| these.contains(number));
            row[..1].iter().chain(cells.flat_map(|(_, cells)| cells)).cloned().collect::<Vec<String>>()
        };
        table(&head, &rows.iter().map(part).collect::<Vec<_>>());
        println!();
    }
}

/// Measures each size after the other, again and again.
async fn turns(backend: Backend, benches: &mut [Bench]) -> Vec<Vec<String>> {
    let mut times = vec![vec![Vec::new(); DEEDS.len()]; benches.len()];
    for turn in 0..=TURNS {
        for (bench, times) in benches.iter_mut().zip(&mut times) {
            for ((_, deed), times) in DEEDS.iter().zip(times) {
                let half = bench.turn(*deed).await;
                // The first turn is not counted.
                if turn > 0 {
                    times.push(half);
                }
            }
        }
    }
    let row = |(bench, these): (&Bench, &Vec<Vec<f64>>)| {
        let mut row = vec![format!("{backend}, {}", bench.answers)];
        for (these, first) in these.iter().zip(&times[0]) {
            let ratios = these.iter().zip(first).map(|(this, first)| this / first).collect();
            row.extend([Spread::of(these.clone()).shown(), Spread::of(ratios).shown()]);
        }
        row
    };
    benches.iter().zip(&times).map(row).collect()
}

/// A database with its history, and the program on it.
struct Bench {
    database: Fresh,
    scene: Scene,
    town: Town,
    clock: Arc<ManualClock>,
    answers: usize,
    /// Who asks.
    asks: MemberId,
    /// The rounds that are open, one in each channel, and how many answers they have.
    open: Vec<Round>,
    said: usize,
}

impl Bench {
    async fn of(backend: Backend, answers: usize) -> Self {
        let now: Timestamp = NOW.parse().unwrap();
        let history = History::of_answers(answers, MEMBERS, now - TimeDelta::hours(1));
        let database = backend.fresh().await;
        let town = history.begin(&database.store).await;
        history
            .write(&database, &town, |number| question(TOPICS[number % TOPICS.len()], number / 4 % 50))
            .await;
        let clock = clock_at(now);
        let scene = Scene::on(&database.store, Kind::Nowhere, &(Arc::clone(&clock) as Arc<dyn Clock>));
        scene.app.jobs.work_off().await.unwrap();
        let mut open = Vec::new();
        for stand in &town.stands {
            let mut tx = database.store.read().await.unwrap();
            open.extend(tx.open_rounds(stand.channel.id).await.unwrap());
        }
        assert_eq!(open.len(), TOPICS.len(), "each channel has an open round");
        let asks = actor(&town.stands[0], None, ASKS, now).member.id;
        let mut tx = database.store.read().await.unwrap();
        let asks = tx.find_member(town.stands[0].workspace.id, &asks).await.unwrap().unwrap().id;
        drop(tx);
        Self { database, scene, town, clock, answers: history.answers(), asks, open, said: 0 }
    }

    /// Does it so many times; returns how long half of them took at most, in milliseconds.
    async fn turn(&mut self, deed: Deed) -> f64 {
        let mut times = Vec::with_capacity(A_TURN);
        for _ in 0..A_TURN {
            let Some(event) = self.event(deed) else {
                times.push(self.query(deed).await);
                continue;
            };
            let begun = Instant::now();
            let response = self.scene.app.conversation.deliver(event).await;
            times.push(begun.elapsed());
            match deed {
                Deed::Answer => assert_eq!(response, Response::Nothing, "it is kept"),
                Deed::LastPage => assert!(matches!(response, Response::Update(_)), "it is turned"),
                _ => assert!(matches!(response, Response::Note(_)), "it is answered"),
            }
        }
        percentile(&mut times, 50)
    }

    /// Runs a query of who asks alone; returns how long it took.
    async fn query(&self, deed: Deed) -> Duration {
        let (id, workspace) = (self.asks, self.town.stands[0].workspace.id);
        let mut tx = self.database.store.read().await.unwrap();
        let begun = Instant::now();
        let found = match deed {
            Deed::Reasons => tx.points_by_reason(id).await.unwrap().len(),
            Deed::Streaks => tx.streaks_of(id, None).await.unwrap().len(),
            Deed::Topics => {
                let all = PeriodKey("all".to_owned());
                tx.topics_of(&workspace.to_string(), &all, id).await.unwrap().len()
            }
            _ => tx.recent_rounds(id, 5).await.unwrap().len(),
        };
        let elapsed = begun.elapsed();
        // Who asks begins late: in a quick run, the first rounds are all that there are.
        assert!(found > 0 || self.answers < ANSWERS[0] / 2, "there is something to find");
        elapsed
    }

    /// What people do; none for a query alone.
    fn event(&mut self, deed: Deed) -> Option<Event> {
        let now = self.clock.now();
        let by = actor(&self.town.stands[0], None, ASKS, now);
        let command = |path: &str, options: &[(&str, &str)]| Event::Command {
            by: by.clone(),
            invocation: Invocation {
                path: vec![path.to_owned()],
                options: options.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect(),
                names: BTreeMap::new(),
            },
        };
        Some(match deed {
            Deed::Week => command("leaderboard", &[]),
            Deed::AllTime => command("leaderboard", &[("period", "all"), ("scope", "workspace")]),
            Deed::LastPage => Event::Button { by, action: Action::Board(last_page()) },
            Deed::Stats => command("stats", &[]),
            Deed::Answer => {
                let (place, member) = (self.said / MEMBERS, self.said % MEMBERS);
                self.said += 1;
                Event::Posted(message(&self.town.stands[place], &self.open[place], member, now))
            }
            Deed::Reasons | Deed::Streaks | Deed::Topics | Deed::Recent => return None,
        })
    }
}

/// The last page of the workspace's board of all time.
fn last_page() -> BoardPage {
    let (period, scope) = (PeriodKey("all".to_owned()), Scope::Workspace);
    BoardPage { period, topic: None, scope, page: pages_of(MEMBERS as u64) }
}
