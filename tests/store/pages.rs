//! The pages of a leaderboard: all together are the board, each shows who asks, and ties stay in order.

use std::collections::BTreeMap;

use keypoint::{
    bank::Bank,
    chat::{
        event::{Event, Inbox, Invocation, Response},
        message::{Block, Message, StandingRow},
    },
    practice::{
        period::PeriodKey,
        standing::{BY_NAME, BoardPage, Scope},
    },
    store::Member,
};
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::IndexedRandom};

use crate::{
    scene::{Scene, start},
    support::database::on_both_databases,
};

on_both_databases! {
    /// The whole board by its slow definition, held to what its pages show.
    async fn all_pages_together_are_the_board_in_its_order_and_each_member_is_there_once(database) {
        let scene = Scene::new(&database).await;
        let mut rng = StdRng::seed_from_u64(5);
        for run in 0..12 {
            let town = Town::new(&scene, &mut rng, run).await;
            let asker = town.crowd.choose(&mut rng).unwrap().clone();
            let expected = town.expected();
            let pages = town.pages(&asker.member).await;
            let shown: Vec<(u64, String)> = pages.iter().flat_map(|page| placed(&page.rows)).collect();
            assert_eq!(shown, expected, "run {run}");
            for page in &pages {
                town.holds_own(&asker, page, &expected);
            }
        }
    }

    async fn of_very_many_who_share_a_place_each_is_on_one_page(database) {
        let scene = Scene::new(&database).await;
        let mut tx = scene.tx().await;
        let mut crowd = Vec::new();
        for number in 0..i64::try_from(BY_NAME).unwrap() + 25 {
            let name = format!("Member {}", (number * 37) % 500);
            let member = scene.met(number, format!("m{number}"), name);
            let member = tx.keep_member(&member, start()).await.unwrap();
            scene.gets_in(&mut tx, &member, 10, 1).await;
            crowd.push(Someone { member, points: 10, answers: 1, hidden: false });
        }
        tx.commit().await.unwrap();
        let town = Town { scene: &scene, crowd };
        let asker = &town.crowd[117].member;
        let pages = town.pages(asker).await;
        let mut shown: Vec<(u64, String)> = pages.iter().flat_map(|page| placed(&page.rows)).collect();
        assert!(shown.iter().all(|(place, _)| *place == 1));
        shown.sort();
        let mut expected = town.expected();
        expected.sort();
        assert_eq!(shown, expected);
        // Who was met before and after them.
        let own = placed(&pages[0].own);
        assert_eq!(own, [116, 117, 118].map(|number| (1, town.crowd[number].member.external.clone())));
    }

    async fn a_page_that_is_no_more_is_the_last_one_that_there_is(database) {
        let scene = Scene::new(&database).await;
        let ada = scene.member("Ada").await;
        scene.gets(&ada, 10, 1).await;
        let town = Town { scene: &scene, crowd: Vec::new() };
        for page in [0, 2, 99, u64::MAX] {
            assert_eq!(placed(&town.turn(&ada, page).await.rows), [(1, "ada".to_owned())]);
        }
    }
}

/// Somebody who may be on the board.
#[derive(Clone, Debug)]
struct Someone {
    member: Member,
    points: i64,
    answers: i64,
    hidden: bool,
}

/// Many members with points of one channel.
struct Town<'a> {
    scene: &'a Scene,
    crowd: Vec<Someone>,
}

/// What a page shows.
struct Shown {
    rows: Vec<StandingRow>,
    own: Vec<StandingRow>,
    last: bool,
}

fn placed(rows: &[StandingRow]) -> Vec<(u64, String)> {
    rows.iter().map(|row| (row.place, row.member.id.clone())).collect()
}

impl<'a> Town<'a> {
    /// A crowd in which many share their points, some their names, and some are hidden.
    async fn new(scene: &'a Scene, rng: &mut StdRng, run: usize) -> Self {
        let mut tx = scene.tx().await;
        // Who was there before is not on the board any more.
        loop {
            let others = tx.board(&scene.week(None), 0).await.unwrap();
            if others.is_empty() {
                break;
            }
            for other in others {
                tx.hide_member(other.member.id, true).await.unwrap();
            }
        }
        let mut crowd = Vec::new();
        for number in 0..rng.random_range(1..48) {
            let name = format!("{}{}", ["a", "B", "é"].choose(rng).unwrap(), rng.random_range(0..20));
            let member = scene.met(rng.random_range(0..9), format!("{run}-{number}"), name);
            let member = tx.keep_member(&member, start()).await.unwrap();
            let someone = Someone {
                member,
                points: 10 * rng.random_range(0..5),
                answers: rng.random_range(0..3),
                hidden: rng.random_bool(0.1),
            };
            if rng.random_bool(0.5) {
                tx.hide_member(someone.member.id, someone.hidden).await.unwrap();
                scene.gets_in(&mut tx, &someone.member, someone.points, someone.answers).await;
            } else {
                scene.gets_in(&mut tx, &someone.member, someone.points, someone.answers).await;
                tx.hide_member(someone.member.id, someone.hidden).await.unwrap();
            }
            crowd.push(someone);
        }
        tx.commit().await.unwrap();
        Self { scene, crowd }
    }

    /// The whole board: most points first, then by name; a place is one more than there are with more.
    fn expected(&self) -> Vec<(u64, String)> {
        let is_on = |someone: &&Someone| !someone.hidden && (someone.points > 0 || someone.answers > 0);
        let mut on: Vec<&Someone> = self.crowd.iter().filter(is_on).collect();
        on.sort_by_key(|someone| {
            let name = &someone.member.name;
            (-someone.points, name.to_lowercase(), name.clone(), someone.member.id)
        });
        let better = |points: i64| on.iter().filter(|other| other.points > points).count() as u64;
        on.iter().map(|one| (better(one.points) + 1, one.member.external.clone())).collect()
    }

    async fn pages(&self, asker: &Member) -> Vec<Shown> {
        let by = self.scene.as_actor(asker);
        let invocation = Invocation {
            path: vec!["leaderboard".to_owned()],
            options: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        let first = self.scene.conversation(Bank::default()).deliver(Event::Command { by, invocation }).await;
        let Response::Note(first) = first else { panic!("{first:?}") };
        let mut pages = vec![shown(&first)];
        while !pages.last().unwrap().last {
            pages.push(self.turn(asker, pages.len() as u64 + 1).await);
        }
        pages
    }

    async fn turn(&self, asker: &Member, page: u64) -> Shown {
        let [period, ..] = PeriodKey::all_of(self.scene.workspace.zone, start());
        let page = BoardPage { period, topic: None, scope: Scope::Channel, page };
        let action = keypoint::chat::action::Action::Board(page);
        let by = self.scene.as_actor(asker);
        let turned = self.scene.conversation(Bank::default()).deliver(Event::Button { by, action }).await;
        let Response::Update(note) = turned else { panic!("{turned:?}") };
        shown(&note)
    }

    /// Whoever asks is on the page, or below it between their neighbours; who is hidden alone.
    fn holds_own(&self, asker: &Someone, page: &Shown, expected: &[(u64, String)]) {
        let id = &asker.member.external;
        let on_page = page.rows.iter().any(|row| row.own);
        assert_eq!(on_page, page.rows.iter().any(|row| row.member.id == *id));
        let own = placed(&page.own);
        if on_page {
            assert_eq!(own, []);
        } else if let Some(at) = expected.iter().position(|(_, other)| other == id) {
            let there = placed(&page.rows);
            let around = &expected[at.saturating_sub(1)..(at + 2).min(expected.len())];
            let around: Vec<_> = around.iter().filter(|row| !there.contains(row)).cloned().collect();
            assert_eq!(own, around);
        } else if asker.points > 0 || asker.answers > 0 {
            let with_more = |other: &&Someone| !other.hidden && other.points > asker.points;
            let place = self.crowd.iter().filter(with_more).count() as u64 + 1;
            assert_eq!(own, [(place, id.clone())]);
        } else {
            assert_eq!(own, []);
        }
    }
}

/// What a note shows: the rows of its page, and those of who asks.
fn shown(note: &Message) -> Shown {
    let mut standings = note.blocks.iter().filter_map(|block| match block {
        Block::Standings(rows) => Some(rows.clone()),
        _ => None,
    });
    let is_next =
        |block: &Block| matches!(block, Block::Buttons(buttons) if buttons.iter().any(|b| b.label == "Next"));
    let is_empty = note.blocks.iter().any(|block| matches!(block, Block::Text(_)));
    let rows = if is_empty { Vec::new() } else { standings.next().unwrap_or_default() };
    Shown { rows, own: standings.next().unwrap_or_default(), last: !note.blocks.iter().any(is_next) }
}
