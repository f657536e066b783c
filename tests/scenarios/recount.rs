//! After anything that members may do, points, totals and streaks are what a recount says.

use std::collections::{BTreeMap, BTreeSet};

use rand::{RngExt, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use sqlx::{FromRow, any::AnyRow};

use crate::world::{World, minutes, questions};

const MEMBERS: [&str; 4] = ["Ada", "Bob", "Cleo", "Dora"];

/// How much is done in one run; some dozens of rounds come and go.
const STEPS: usize = 80;

#[tokio::test]
async fn totals_and_streaks_are_what_a_recount_says_run_1() {
    recount_after_anything(1).await;
}

#[tokio::test]
async fn totals_and_streaks_are_what_a_recount_says_run_2() {
    recount_after_anything(2).await;
}

#[tokio::test]
async fn totals_and_streaks_are_what_a_recount_says_run_3() {
    recount_after_anything(3).await;
}

async fn recount_after_anything(seed: u64) {
    let mut rng = StdRng::seed_from_u64(seed);
    let mut world = crate::world().await;
    world.joins("Cleo").await;
    world.joins("Dora").await;
    world.has_the_bank(questions::bank());
    world.adds_the_schedule("Ada", "when:\"*/40 * * * *\" name:often reveal:20m").await;
    world.adds_the_schedule("Ada", "when:\"15 * * * *\" name:hourly reveal:30m").await;
    world.waits_until("2026-03-02 08:40").await;
    let mut said: Vec<(&str, String)> = Vec::new();
    for step in 0..STEPS {
        let by = MEMBERS.choose(&mut rng).copied().unwrap();
        let text = format!("{by} in step {step}");
        match rng.random_range(0..12) {
            0..=3 => {
                world.says_in_thread(by, &text).await;
                said.push((by, text));
            }
            4..=5 if world.sees_button(by, "Answer").await => world.answers_by_form(by, &text).await,
            6 if !said.is_empty() => {
                let at = rng.random_range(0..said.len());
                let (by, old) = said[at].clone();
                world.edits(by, &old, &text).await;
                said[at].1 = text;
            }
            7 if !said.is_empty() => {
                let (by, old) = said.swap_remove(rng.random_range(0..said.len()));
                world.deletes(by, &old).await;
            }
            8 => world.runs(by, "/question reveal:25m").await,
            9 => world.runs(by, "/reveal").await,
            10 if rng.random_bool(0.3) => world.restarts().await,
            _ => world.after(minutes(rng.random_range(1..25))).await,
        }
        if step % 10 == 0 {
            check(&world).await;
        }
    }
    check(&world).await;
    let earned: Vec<(i64,)> = rows(&world, "select count(*) from ledger").await;
    assert!(earned[0].0 > 10, "something was earned");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

/// Holds what the bot keeps to what follows from the answers.
async fn check(world: &World) {
    let wrongly_counted: Vec<(String,)> = rows(
        world,
        "select a.id from answers a join rounds r on r.id = a.round_id
         where r.state = 'open' and r.posted_at is not null and a.counted <>
             (select case when count(*) > 0 then 1 else 0 end from answer_parts p
              where p.answer_id = a.id and p.late = 0 and p.removed_at is null)",
    )
    .await;
    assert_eq!(
        wrongly_counted,
        Vec::<(String,)>::new(),
        "answers that count, or not, and should not, or should"
    );
    check_ledger(world).await;
    check_totals(world).await;
    check_streaks(world).await;
}

/// Each answer that counts has its points, and no other has any.
async fn check_ledger(world: &World) {
    let strays: Vec<(String,)> = rows(
        world,
        "select l.id from ledger l left join answers a
             on a.round_id = l.round_id and a.member_id = l.member_id and a.counted = 1
         where a.id is null",
    )
    .await;
    assert_eq!(strays, Vec::<(String,)>::new(), "points without an answer");
    let unpaid: Vec<(String,)> = rows(
        world,
        "select a.id from answers a join rounds r on r.id = a.round_id
         left join ledger l on a.round_id = l.round_id and a.member_id = l.member_id
         where a.counted = 1 and l.id is null and r.schedule_id is not null",
    )
    .await;
    assert_eq!(unpaid, Vec::<(String,)>::new(), "answers without points");
    let most: Vec<(i64,)> = rows(
        world,
        "select count(*) from ledger where reason = 'on-demand' group by member_id, day having count(*) > 3",
    )
    .await;
    assert_eq!(most, Vec::<(i64,)>::new(), "more rounds on demand in a day than earn points");
    let own: Vec<(i64,)> = rows(
        world,
        "select count(*) from ledger l join rounds r on r.id = l.round_id where r.asked_by = l.member_id",
    )
    .await;
    assert_eq!(own, [(0,)], "points for one's own question");
}

/// Of a scope, a period, a topic and a member: points and answers.
type Totals = BTreeMap<(String, String, String, String), (i64, i64)>;

async fn check_totals(world: &World) {
    let kept: Vec<(String, String, String, String, i64, i64)> =
        rows(world, "select scope, period, topic, member_id, points, answers from totals").await;
    let kept: Totals = kept
        .into_iter()
        .filter(|(.., points, answers)| (*points, *answers) != (0, 0))
        .map(|(scope, period, topic, member, points, answers)| {
            ((scope, period, topic, member), (points, answers))
        })
        .collect();
    let counted: Vec<(String, String, String, i64, String, i64)> = rows(
        world,
        "select a.member_id, r.workspace_id, r.channel_id, r.posted_at, r.question,
             coalesce((select sum(l.points) from ledger l
                       where l.round_id = a.round_id and l.member_id = a.member_id), 0)
         from answers a join rounds r on r.id = a.round_id where a.counted = 1",
    )
    .await;
    let mut recount = Totals::new();
    for (member, workspace, channel, posted_at, question, points) in counted {
        let question: serde_json::Value = serde_json::from_str(&question).unwrap();
        let mut topics = vec![String::new()];
        topics.extend(question["topics"].as_array().unwrap().iter().map(|t| t.as_str().unwrap().to_owned()));
        for scope in [&workspace, &channel] {
            for period in periods(posted_at) {
                for topic in &topics {
                    let key = (scope.clone(), period.clone(), topic.clone(), member.clone());
                    let total = recount.entry(key).or_default();
                    *total = (total.0 + points, total.1 + 1);
                }
            }
        }
    }
    assert_eq!(kept, recount);
}

/// The periods of a time, told in other words than the bot's.
fn periods(millis: i64) -> [String; 4] {
    let at =
        chrono::DateTime::from_timestamp_millis(millis).unwrap().with_timezone(&crate::world::stage::ZONE);
    let quarter = (at.format("%m").to_string().parse::<u32>().unwrap() - 1) / 3 + 1;
    [
        at.format("week:%G-W%V").to_string(),
        at.format("month:%Y-%m").to_string(),
        at.format(&format!("quarter:%Y-Q{quarter}")).to_string(),
        "all".to_owned(),
    ]
}

/// The slow definition: of the schedule's rounds in their order, the run that ends with the last one
/// that was answered, and the longest run.
async fn check_streaks(world: &World) {
    let rounds: Vec<(String, String, i64)> = rows(
        world,
        "select schedule_id, id, sequence from rounds
         where schedule_id is not null and posted_at is not null order by schedule_id, sequence",
    )
    .await;
    let answered: Vec<(String, String)> =
        rows(world, "select round_id, member_id from answers where counted = 1").await;
    let answered: BTreeSet<(String, String)> = answered.into_iter().collect();
    let kept: Vec<(String, String, i64, i64, i64)> =
        rows(world, "select schedule_id, member_id, current, best, last_sequence from streaks").await;
    for (schedule, member, current, best, last) in kept {
        let mine = rounds.iter().filter(|(of, ..)| *of == schedule);
        let said: Vec<bool> =
            mine.clone().map(|(_, id, _)| answered.contains(&(id.clone(), member.clone()))).collect();
        let longest = said.split(|said| !said).map(<[bool]>::len).max().unwrap_or(0);
        let numbers: Vec<i64> = mine.map(|(.., sequence)| *sequence).collect();
        assert_eq!(numbers, (1..=i64::try_from(numbers.len()).unwrap()).collect::<Vec<_>>());
        let newest = said.iter().rposition(|said| *said);
        let run = newest.map_or(0, |newest| said[..=newest].iter().rev().take_while(|said| **said).count());
        let expected = (i64::try_from(run).unwrap(), i64::try_from(longest).unwrap());
        assert_eq!((current, best), expected, "the streak of {member} in {schedule}: {said:?}");
        assert_eq!(last, newest.map_or(0, |newest| numbers[newest]));
    }
}

async fn rows<T>(world: &World, query: &'static str) -> Vec<T>
where
    T: for<'row> FromRow<'row, AnyRow> + Send + Unpin,
{
    sqlx::query_as(query).fetch_all(&mut world.records().await).await.unwrap()
}
