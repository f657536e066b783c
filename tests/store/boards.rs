//! Leaderboards: places, pages and neighbours, who is on none, and the last rounds of a member.

use chrono::TimeDelta;
use keypoint::{
    chat::event::{Actor, MemberRef},
    practice::{
        ids::{AnswerId, MemberId, RoundId},
        period::PeriodKey,
        question::Topic,
        round::Round,
        standing::RecentOutcome,
    },
    store::{Award, Board, BoardRow, Member, Side, Tx},
};

use crate::{
    scene::{Scene, minutes, question, start},
    support::database::on_both_databases,
};

impl Scene {
    /// Members who were met one after the other.
    pub async fn members_in_turn<const COUNT: usize>(&self, names: [&str; COUNT]) -> Vec<Member> {
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
    pub fn met(&self, after: i64, external: String, name: String) -> Member {
        let id = MemberId(self.entropy.id(start() + TimeDelta::milliseconds(after)));
        Member { id, workspace: self.workspace.id, external, name }
    }

    /// Points and answers of a member in the channel, as if they were earned at the start.
    pub async fn gets(&self, member: &Member, points: i64, answers: i64) {
        let mut tx = self.tx().await;
        self.gets_in(&mut tx, member, points, answers).await;
        tx.commit().await.unwrap();
    }

    pub async fn gets_in(&self, tx: &mut Tx, member: &Member, points: i64, answers: i64) {
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

    pub fn week<'a>(&self, topic: Option<&'a Topic>) -> Board<'a> {
        let [period, ..] = PeriodKey::all_of(self.workspace.zone, start());
        Board { scope: self.channel.id.to_string(), period, topic }
    }

    pub fn as_actor(&self, member: &Member) -> Actor {
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
}
