//! Leaderboards: places, pages and neighbours, who is on none, and the last rounds of a member.

use std::{collections::BTreeMap, sync::Arc};

use chrono::TimeDelta;
use keypoint::{
    bank::Bank,
    chat::{
        event::{Actor, Event, Inbox, Invocation, MemberRef, Response},
        message::{Block, Message, StandingRow},
        port::Chats,
    },
    clock::{Clock, ManualClock},
    conversation::Conversation,
    jobs::Waker,
    picture::Pictures,
    practice::{
        ids::{AnswerId, MemberId, RoundId},
        period::PeriodKey,
        question::Topic,
        round::Round,
        standing::{BY_NAME, BoardPage, RecentOutcome, Scope},
    },
    store::{Award, Board, BoardRow, Member, Side, Tx},
};
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use tokio::sync::watch;

use crate::{
    scene::{Scene, minutes, question, start},
    support::database::on_both_databases,
};

impl Scene {
    /// Members who were met one after the other.
    async fn members_in_turn<const COUNT: usize>(&self, names: [&str; COUNT]) -> Vec<Member> {
        let mut tx = self.tx().await;
        let mut members = Vec::new();
        for (number, name) in (0..).zip(names) {
            let member = self.met(number, name.to_lowercase(), name.to_owned());
            members.push(tx.keep_member(&member, start()).await.unwrap());
        }
        tx.commit().await.unwrap();
        members
    }

    /// A member who was met so many milliseconds after the start.
    fn met(&self, after: i64, external: String, name: String) -> Member {
        let id = MemberId(self.entropy.id(start() + TimeDelta::milliseconds(after)));
        Member { id, workspace: self.workspace.id, external, name }
    }

    /// Points and answers of a member in the channel, as if they were earned at the start.
    async fn gets(&self, member: &Member, points: i64, answers: i64) {
        let mut tx = self.tx().await;
        self.gets_in(&mut tx, member, points, answers).await;
        tx.commit().await.unwrap();
    }

    async fn gets_in(&self, tx: &mut Tx, member: &Member, points: i64, answers: i64) {
        let award = Award {
            workspace: self.workspace.id,
            channel: self.channel.id,
            round: RoundId(self.entropy.id(start())),
            member: member.id,
            periods: &PeriodKey::all_of(self.workspace.zone, start()),
            topics: &[Topic("http".to_owned())],
        };
        tx.change_totals(&award, points, answers).await.unwrap();
    }

    fn week<'a>(&self, topic: Option<&'a Topic>) -> Board<'a> {
        let [period, ..] = PeriodKey::all_of(self.workspace.zone, start());
        Board { scope: self.channel.id.to_string(), period, topic }
    }

    /// The conversation on this database, at the start.
    fn conversation(&self) -> Conversation {
        let (_, bank) = watch::channel(Arc::new(Bank::default()));
        Conversation {
            store: self.store.clone(),
            chats: Chats::default(),
            bank,
            clock: Arc::new(ManualClock::at(start())) as Arc<dyn Clock>,
            entropy: Arc::new(keypoint::entropy::Entropy::seeded(8)),
            waker: Waker::default(),
            zone: self.workspace.zone,
            pictures: Pictures::default(),
        }
    }

    fn as_actor(&self, member: &Member) -> Actor {
        let by = MemberRef { id: member.external.clone(), name: member.name.clone(), admin: false };
        Actor { member: by, ..self.actor(&member.name) }
    }
}

fn names(rows: &[BoardRow]) -> Vec<&str> {
    rows.iter().map(|row| row.member.name.as_str()).collect()
}

on_both_databases! {
    async fn a_board_is_ranked_by_points_and_knows_every_place(database) {
        let scene = Scene::new(&database).await;
        let members = scene.members_in_turn(["Ada", "Bob", "Cy", "Di"]).await;
        for (member, points) in members.iter().zip([20, 30, 20, 10]) {
            scene.gets(member, points, 1).await;
        }
        let http = Topic("http".to_owned());
        let mut tx = scene.tx().await;
        for board in [scene.week(None), scene.week(Some(&http))] {
            assert_eq!(names(&tx.board(&board, 0).await.unwrap()), ["Bob", "Ada", "Cy", "Di"]);
            assert_eq!(names(&tx.board(&board, 2).await.unwrap()), ["Cy", "Di"]);
            assert_eq!(tx.board(&board, 4).await.unwrap(), []);
            assert_eq!(names(&tx.board_ties(&board, 20).await.unwrap()), ["Ada", "Cy"]);
            assert_eq!(tx.board_size(&board).await.unwrap(), 4);
            let mut better = Vec::new();
            for member in &members {
                better.push(tx.board_place(&board, member.id).await.unwrap().unwrap().better);
            }
            assert_eq!(better, [1, 0, 1, 3]);
        }
        assert_eq!(tx.board_size(&scene.week(Some(&Topic("go".to_owned())))).await.unwrap(), 0);
    }

    async fn each_row_has_one_above_and_one_below_but_for_the_ends(database) {
        let scene = Scene::new(&database).await;
        let members = scene.members_in_turn(["Ada", "Bob", "Cy", "Di"]).await;
        for (member, points) in members.iter().zip([20, 30, 20, 10]) {
            scene.gets(member, points, 1).await;
        }
        let (board, mut tx) = (scene.week(None), scene.tx().await);
        let mut beside = Vec::new();
        for (member, points) in members.iter().zip([20, 30, 20, 10]) {
            for side in [Side::Above, Side::Below] {
                let tied = tx.board_tied(&board, (member.id, points), side).await.unwrap();
                let other = tx.board_beside(&board, points, side).await.unwrap();
                beside.push([tied, other].map(|row| row.map_or_else(|| "-".to_owned(), |row| row.member.name)));
            }
        }
        let beside: Vec<_> = beside.iter().map(|[tied, other]| format!("{tied} {other}")).collect();
        assert_eq!(beside, ["- Bob", "Cy Di", "- -", "- Ada", "Ada Bob", "- Di", "- Cy", "- -"]);
    }

    async fn on_a_board_is_who_has_points_or_answers_there(database) {
        let scene = Scene::new(&database).await;
        for (name, points, answers) in [("Asker", 0, 1), ("Helper", 5, 0), ("Gone", 0, 0)] {
            let member = scene.member(name).await;
            scene.gets(&member, points + 10, answers + 1).await;
            scene.gets(&member, -10, -1).await;
        }
        let mut tx = scene.tx().await;
        assert_eq!(names(&tx.board(&scene.week(None), 0).await.unwrap()), ["Helper", "Asker"]);
        assert_eq!(tx.board_size(&scene.week(None)).await.unwrap(), 2);
        let gone = tx.find_member(scene.workspace.id, "gone").await.unwrap().unwrap();
        assert_eq!(tx.board_place(&scene.week(None), gone.id).await.unwrap(), None);
    }

    async fn who_is_hidden_is_on_no_board_and_counts_for_no_place(database) {
        let scene = Scene::new(&database).await;
        let [ada, bob, cy] = [scene.member("Ada").await, scene.member("Bob").await, scene.member("Cy").await];
        for (member, points) in [(&ada, 30), (&bob, 20), (&cy, 10)] {
            scene.gets(member, points, 1).await;
        }
        let mut tx = scene.tx().await;
        tx.hide_member(ada.id, true).await.unwrap();
        assert!(tx.is_hidden(ada.id).await.unwrap());
        tx.commit().await.unwrap();
        // What they earn from now on is hidden from the beginning, on boards that they were not on before.
        scene.gets(&ada, 50, 1).await;
        let next_week = PeriodKey("week:2026-W11".to_owned());
        let award = Award {
            workspace: scene.workspace.id,
            channel: scene.channel.id,
            round: RoundId(scene.entropy.id(start())),
            member: ada.id,
            periods: std::slice::from_ref(&next_week),
            topics: &[],
        };
        let mut tx = scene.tx().await;
        tx.change_totals(&award, 10, 1).await.unwrap();
        assert_eq!(tx.board_size(&Board { period: next_week, ..scene.week(None) }).await.unwrap(), 0);
        let board = scene.week(None);
        assert_eq!(names(&tx.board(&board, 0).await.unwrap()), ["Bob", "Cy"]);
        assert_eq!(tx.board_size(&board).await.unwrap(), 2);
        let place = tx.board_place(&board, cy.id).await.unwrap().unwrap();
        assert_eq!((place.better, place.hidden), (1, false));
        // They see where they would be.
        let place = tx.board_place(&board, ada.id).await.unwrap().unwrap();
        assert_eq!((place.better, place.hidden, place.row.points), (0, true, 80));
        tx.hide_member(ada.id, false).await.unwrap();
        assert_eq!(names(&tx.board(&board, 0).await.unwrap()), ["Ada", "Bob", "Cy"]);
    }

    /// Whichever of the two is done first, none of the totals is left in the open.
    async fn who_hides_while_they_earn_points_is_hidden_whole(database) {
        let scene = Scene::new(&database).await;
        let ada = scene.member("Ada").await;
        for hidden in [true, false, true] {
            let mut earning = scene.tx().await;
            scene.gets_in(&mut earning, &ada, 10, 1).await;
            let (store, id) = (scene.store.clone(), ada.id);
            let hiding = tokio::spawn(async move {
                let mut tx = store.begin().await.unwrap();
                tx.hide_member(id, hidden).await.unwrap();
                tx.commit().await.unwrap();
            });
            #[allow(clippy::disallowed_methods, reason = "the database's time is real")]
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            earning.commit().await.unwrap();
            hiding.await.unwrap();
            let mut tx = scene.tx().await;
            let expected = u64::from(!hidden);
            for period in PeriodKey::all_of(scene.workspace.zone, start()) {
                let board = Board { period, ..scene.week(None) };
                assert_eq!(tx.board_size(&board).await.unwrap(), expected, "{}", board.period);
            }
        }
    }

    async fn the_last_rounds_of_a_member_are_those_of_their_schedules_and_those_they_answered(database) {
        let scene = Scene::new(&database).await;
        let schedule = scene.schedule("daily");
        let mut tx = scene.tx().await;
        tx.add_schedule(&schedule, None, None, start()).await.unwrap();
        tx.commit().await.unwrap();
        // Two rounds before anybody knew Ada, who then misses one, answers one, and has one before her.
        let mut rounds = Vec::new();
        for number in 1..=6 {
            if number == 3 {
                rounds.push(None);
            }
            let at = start() + minutes(10 * (number - 3));
            let round = Round::of_schedule(RoundId(scene.entropy.id(at)), &schedule, None, at);
            let mut tx = scene.tx().await;
            let sequence = tx.next_sequence(schedule.id).await.unwrap();
            tx.commit().await.unwrap();
            let question = question(&format!("{number}"), &["http"]);
            rounds.push(Some(scene.open_round(&round, &question, at, sequence).await));
        }
        let rounds: Vec<Round> = rounds.into_iter().flatten().collect();
        let ada = scene.member("Ada").await;
        let asked = scene.open_round(&scene.due_round(None), &question("asked", &["go"]), start() + minutes(45), 0).await;
        let unseen = scene.open_round(&scene.due_round(None), &question("unseen", &["go"]), start() + minutes(46), 0).await;
        let mut tx = scene.tx().await;
        for round in rounds[..5].iter().chain([&asked, &unseen]) {
            tx.set_revealing(round.id, start()).await.unwrap();
        }
        for round in [&rounds[3], &asked] {
            let answer = tx.keep_answer(round.id, ada.id, AnswerId(scene.entropy.id(start()))).await.unwrap();
            tx.set_counted(answer.id, true).await.unwrap();
        }
        let run = keypoint::practice::streak::Run::default().answered();
        tx.keep_streak(schedule.id, ada.id, run, 4).await.unwrap();
        let recent = tx.recent_rounds(ada.id, 9).await.unwrap();
        let recent: Vec<_> =
            recent.iter().map(|round| (round.title.trim_start_matches("The question "), round.outcome)).collect();
        let expected = [
            ("asked", RecentOutcome::Answered(0)),
            ("6", RecentOutcome::Open),
            ("5", RecentOutcome::Missed),
            ("4", RecentOutcome::Answered(0)),
            ("3", RecentOutcome::Missed),
        ];
        assert_eq!(recent, expected);
        assert_eq!(tx.recent_rounds(ada.id, 2).await.unwrap().len(), 2);
    }

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
        let first = self.scene.conversation().deliver(Event::Command { by, invocation }).await;
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
        let turned = self.scene.conversation().deliver(Event::Button { by, action }).await;
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
