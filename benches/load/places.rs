//! How long each query of a leaderboard takes as its members become many: its first and its last page, a
//! place at its end, and who is beside it.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::TimeDelta;
use keypoint::{
    chat::{
        action::Action,
        event::{Actor, Event, Inbox, Invocation, MemberRef, Response},
        place::{Place, Platform},
    },
    clock::Clock,
    entropy::Entropy,
    practice::{
        Timestamp,
        ids::{ChannelId, MemberId, WorkspaceId},
        period::PeriodKey,
        standing::{BoardPage, PAGE_ROWS, Scope, pages_of},
    },
    store::{Board, Channel, Side, Workspace},
};
use sqlx::{AssertSqlSafe, Connection};

use crate::{
    backend::{Backend, Fresh},
    figures::{Spread, percentile, table},
    history::clock_at,
    scene::{Kind, Scene, ZONE},
};

/// How many members are on the board, by turns.
const MEMBERS: [usize; 3] = [1_000, 10_000, 100_000];

/// How many share each place: they are read whole, to stand by name.
const SHARING: usize = 20;

/// How many turns there are, and how much is done of each in a turn.
const TURNS: usize = 9;
const A_TURN: usize = 20;

const NOW: &str = "2026-11-18T15:00:00Z";

/// What is measured. All is the workspace's board of all time; who asks is at its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    FirstPage,
    LastPage,
    Place,
    Beside,
    Size,
    /// All that `/leaderboard` does.
    Command,
    /// All that the button does that turns to the last page.
    Button,
}

const DEEDS: [(&str, Deed); 7] = [
    ("first page", Deed::FirstPage),
    ("last page", Deed::LastPage),
    ("place of the last", Deed::Place),
    ("who is beside them", Deed::Beside),
    ("how many", Deed::Size),
    ("/leaderboard by the last", Deed::Command),
    ("button to the last page", Deed::Button),
];

/// Measures and prints. A `share` of the members is there: 1 for all of them.
pub async fn measure(backends: &[Backend], share: usize) {
    let mut rows = Vec::new();
    for backend in backends {
        let mut benches = Vec::new();
        for members in MEMBERS.map(|members| members / share) {
            benches.push(Bench::of(*backend, members).await);
        }
        let mut times = vec![vec![Vec::new(); DEEDS.len()]; benches.len()];
        // The first turn is not counted.
        for turn in 0..=TURNS {
            for (bench, times) in benches.iter().zip(&mut times) {
                for ((_, deed), times) in DEEDS.iter().zip(times) {
                    let half = bench.turn(*deed).await;
                    if turn > 0 {
                        times.push(half);
                    }
                }
            }
        }
        for (bench, times) in benches.into_iter().zip(times) {
            let cells = times.into_iter().map(|times| Spread::of(times).shown());
            rows.push([format!("{backend}, {}", bench.members)].into_iter().chain(cells).collect::<Vec<_>>());
            bench.database.end().await;
        }
    }
    println!(
        "\n{SHARING} share each place; ms, medians of {A_TURN} by turns, {TURNS} turns: median (least–greatest).\n"
    );
    let head: Vec<&str> =
        ["database, members"].into_iter().chain(DEEDS.iter().map(|(name, _)| *name)).collect();
    table(&head, &rows);
}

/// A database with a board, and the program on it.
struct Bench {
    database: Fresh,
    scene: Scene,
    members: usize,
    workspace: WorkspaceId,
    now: Timestamp,
}

impl Bench {
    async fn of(backend: Backend, members: usize) -> Self {
        let now: Timestamp = NOW.parse().unwrap();
        let (database, entropy) = (backend.fresh().await, Entropy::from_system());
        let workspace = Workspace {
            id: WorkspaceId(entropy.id(now)),
            platform: Platform::Discord,
            external: "workspace".to_owned(),
            name: "Workspace".to_owned(),
            zone: ZONE,
        };
        let channel = Channel {
            id: ChannelId(entropy.id(now)),
            workspace: workspace.id,
            external: "channel".to_owned(),
            name: "channel".to_owned(),
        };
        let mut tx = database.store.begin().await.unwrap();
        tx.keep_workspace(&workspace, now).await.unwrap();
        tx.keep_channel(&channel, now).await.unwrap();
        tx.commit().await.unwrap();
        write(&database, workspace.id, members, &entropy, now).await;
        let scene = Scene::on(&database.store, Kind::Nowhere, &(clock_at(now) as Arc<dyn Clock>));
        Self { database, scene, members, workspace: workspace.id, now }
    }

    /// Does it so many times; returns how long half of them took at most, in milliseconds.
    async fn turn(&self, deed: Deed) -> f64 {
        let mut times = Vec::with_capacity(A_TURN);
        for _ in 0..A_TURN {
            times.push(match deed {
                Deed::Command | Deed::Button => self.deliver(deed).await,
                _ => self.query(deed).await,
            });
        }
        percentile(&mut times, 50)
    }

    async fn query(&self, deed: Deed) -> Duration {
        let period = PeriodKey("all".to_owned());
        let board = Board { scope: self.workspace.to_string(), period, topic: None };
        let mut tx = self.database.store.read().await.unwrap();
        let last = external(self.members - 1);
        let last = tx.find_member(self.workspace, &last).await.unwrap().unwrap().id;
        let begun = Instant::now();
        match deed {
            Deed::FirstPage => {
                assert_eq!(tx.board(&board, 0).await.unwrap().len(), 11);
            }
            Deed::LastPage => {
                let before = self.members as u64 - PAGE_ROWS;
                assert_eq!(tx.board(&board, before).await.unwrap().len(), 10);
            }
            Deed::Place => {
                let standing = tx.board_place(&board, last).await.unwrap().unwrap();
                assert_eq!(standing.better, (self.members - SHARING) as u64);
            }
            Deed::Beside => {
                assert_eq!(tx.board_ties(&board, 0).await.unwrap().len(), SHARING);
                assert!(tx.board_tied(&board, (last, 0), Side::Below).await.unwrap().is_none());
                assert!(tx.board_beside(&board, 0, Side::Above).await.unwrap().is_some());
                assert!(tx.board_beside(&board, 0, Side::Below).await.unwrap().is_none());
            }
            _ => assert_eq!(tx.board_size(&board).await.unwrap(), self.members as u64),
        }
        begun.elapsed()
    }

    async fn deliver(&self, deed: Deed) -> Duration {
        let last = external(self.members - 1);
        let by = Actor {
            platform: Platform::Discord,
            place: Place { workspace: "workspace".to_owned(), channel: "channel".to_owned(), thread: None },
            workspace_name: "Workspace".to_owned(),
            channel_name: "channel".to_owned(),
            member: MemberRef { id: last.clone(), name: last, admin: false },
            at: self.now,
        };
        let options: BTreeMap<String, String> = [("period", "all"), ("scope", "workspace")]
            .map(|(name, value)| (name.into(), value.into()))
            .into();
        let event = if deed == Deed::Button {
            let (period, page) = (PeriodKey("all".to_owned()), pages_of(self.members as u64));
            let page = BoardPage { period, topic: None, scope: Scope::Workspace, page };
            Event::Button { by, action: Action::Board(page) }
        } else {
            let path = vec!["leaderboard".to_owned()];
            Event::Command { by, invocation: Invocation { path, options, names: BTreeMap::new() } }
        };
        let begun = Instant::now();
        let response = self.scene.app.conversation.deliver(event).await;
        let elapsed = begun.elapsed();
        assert!(matches!(response, Response::Note(_) | Response::Update(_)), "{response:?}");
        elapsed
    }
}

fn external(number: usize) -> String {
    format!("{number:06}")
}

/// The members and their totals, the last ones with the fewest points.
async fn write(database: &Fresh, workspace: WorkspaceId, members: usize, entropy: &Entropy, now: Timestamp) {
    let mut connection = database.connection().await;
    let mut tx = connection.begin().await.unwrap();
    let at = now.timestamp_millis();
    for chunk in (0..members).collect::<Vec<_>>().chunks(500) {
        let (mut people, mut totals) = (Vec::new(), Vec::new());
        for number in chunk {
            let met = now + TimeDelta::milliseconds(i64::try_from(*number).unwrap());
            let (id, name) = (MemberId(entropy.id(met)), external(*number));
            let points = 10 * ((members - 1 - number) / SHARING);
            people.push(format!("('{id}', '{workspace}', '{name}', '{name}', {at})"));
            totals.push(format!("('{workspace}', 'all', '', '{id}', {points}, 1)"));
        }
        let statements = [
            format!(
                "insert into members (id, workspace_id, external_id, name, created_at) values {}",
                people.join(", ")
            ),
            format!(
                "insert into totals (scope, period, topic, member_id, points, answers) values {}",
                totals.join(", ")
            ),
        ];
        for statement in statements {
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut *tx).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
    connection.close().await.unwrap();
    database.analyse().await;
}
