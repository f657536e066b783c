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
        match rng.random_range(0..13) {
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
            10 if rng.random_bool(0.4) => {
                world.runs("Ada", "/round void").await;
                if world.sees_button("Ada", "Take it back").await {
                    world.presses("Ada", "Take it back").await;
                }
            }
            11 => {
                let shown = if rng.random_bool(0.5) { "on" } else { "off" };
                world.runs(by, &format!("/privacy board {shown}")).await;
            }
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
pub async fn check(world: &World) {
    let wrongly_counted: Vec<(String,)> = rows(
        world,
        "select a.id from answers a join rounds r on r.id = a.round_id
         where r.state in ('open', 'voided') and r.posted_at is not null and a.counted <>
             (select case when count(*) > 0 and r.state <> 'voided' then 1 else 0 end from answer_parts p
              where p.answer_id = a.id and p.late = 0 and p.removed_at is null)",
    )
    .await;
    assert_eq!(
        wrongly_counted,
        Vec::<(String,)>::new(),
        "answers that count, or not, and should not, or should"
    );
    let wrongly_hidden: Vec<(String,)> = rows(
        world,
        "select t.member_id from totals t join members m on m.id = t.member_id where t.hidden <> m.hidden",
    )
    .await;
    assert_eq!(wrongly_hidden, Vec::<(String,)>::new(), "totals that are on leaderboards and should not be");
    check_ledger(world).await;
    check_totals(world).await;
    check_streaks(world).await;
}

/// An answer that counts: the member, the round, its schedule if it has one, when it was posted, who asked for
/// it, the first topic of its question, and what it gives for what.
type Counted = (String, String, Option<String>, i64, Option<String>, String, String);

/// Of a member, a round and a reason: points.
type Ledger = BTreeMap<(String, String, String), i64>;

/// Each answer that counts has its points, and no other has any.
async fn check_ledger(world: &World) {
    let kept: Vec<(String, String, String, i64)> =
        rows(world, "select member_id, round_id, reason, points from ledger").await;
    let kept: Ledger =
        kept.into_iter().map(|(member, round, reason, points)| ((member, round, reason), points)).collect();
    let mut counted: Vec<Counted> = rows(
        world,
        "select a.member_id, a.round_id, r.schedule_id, r.posted_at, r.asked_by, r.question, r.scoring
         from answers a join rounds r on r.id = a.round_id where a.counted = 1 order by r.posted_at, r.id",
    )
    .await;
    for (.., question, _) in &mut counted {
        let json: serde_json::Value = serde_json::from_str(question).unwrap();
        json["topics"][0].as_str().unwrap_or_default().clone_into(question);
    }
    let mut recount = Ledger::new();
    let mut enter = |member: &str, round: &str, reason: &str, points: i64| {
        recount.insert((member.to_owned(), round.to_owned(), reason.to_owned()), points);
    };
    let mut today: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let mut known: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut values: BTreeMap<&str, serde_json::Value> = BTreeMap::new();
    for (member, round, schedule, posted_at, asked_by, topic, scoring) in &counted {
        let scoring: serde_json::Value = serde_json::from_str(scoring).unwrap();
        let gives = |reason: &str| scoring["values"][reason].as_i64().unwrap();
        values.insert(round, scoring["values"].clone());
        let own = asked_by.as_ref() == Some(member);
        if schedule.is_some() {
            enter(member, round, "scheduled", gives("scheduled"));
        } else if own {
            enter(member, round, "on-demand", 0);
        } else {
            let answered = today.entry((member, day(*posted_at))).or_default();
            *answered += 1;
            enter(member, round, "on-demand", if *answered <= 3 { gives("on-demand") } else { 0 });
        }
        if !own && !topic.is_empty() && known.insert((member, topic)) {
            enter(member, round, "first-on-topic", gives("first-on-topic"));
        }
    }
    for (_, member, rounds, said) in histories(world).await {
        for (at, _) in said.iter().enumerate().filter(|(_, said)| **said) {
            let before = i64::try_from(longest_and_last(&said[..at]).1).unwrap();
            if before > 0 {
                let each = values[rounds[at].as_str()]["streak"].as_i64().unwrap();
                enter(&member, &rounds[at], "streak", each * before.min(5));
            }
        }
    }
    assert_eq!(kept, recount);
    let sums: Vec<(String, i64, i64)> =
        rows(world, "select reason, cast(sum(points) as bigint), cast(sum(times) as bigint) from reason_totals group by reason").await;
    for (reason, points, times) in sums {
        let of: Vec<i64> =
            recount.iter().filter(|((.., of), _)| *of == reason).map(|(_, points)| *points).collect();
        assert_eq!((points, times), (of.iter().sum(), i64::try_from(of.len()).unwrap()), "{reason}");
    }
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

/// The day of a time where the workspace is.
fn day(millis: i64) -> String {
    let at = chrono::DateTime::from_timestamp_millis(millis).unwrap();
    at.with_timezone(&crate::world::stage::ZONE).date_naive().to_string()
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

/// Of a schedule and a member who answered in it: its rounds in their order, and whether they answered each.
type History = (String, String, Vec<String>, Vec<bool>);

/// What everybody did in each schedule whose rounds they have a streak in. A round that was voided is none.
async fn histories(world: &World) -> Vec<History> {
    let rounds: Vec<(String, String)> = rows(
        world,
        "select schedule_id, id from rounds
         where schedule_id is not null and posted_at is not null and state <> 'voided'
         order by schedule_id, sequence",
    )
    .await;
    let answered: Vec<(String, String)> =
        rows(world, "select round_id, member_id from answers where counted = 1").await;
    let answered: BTreeSet<(String, String)> = answered.into_iter().collect();
    let kept: Vec<(String, String)> = rows(world, "select schedule_id, member_id from streaks").await;
    let history = |(schedule, member): (String, String)| {
        let ids: Vec<String> =
            rounds.iter().filter(|(of, _)| *of == schedule).map(|(_, id)| id.clone()).collect();
        let said = ids.iter().map(|id| answered.contains(&(id.clone(), member.clone()))).collect();
        (schedule, member, ids, said)
    };
    kept.into_iter().map(history).collect()
}

/// The slow definition of the longest streak and the last one, in answered rounds. A round that was missed is
/// forgiven if none of the thirteen before it, as far back as the streak goes, was forgiven; else the streak is
/// over.
fn longest_and_last(said: &[bool]) -> (usize, usize) {
    let (mut begin, mut longest, mut last) = (0, 0, 0);
    let mut forgiven: Vec<usize> = Vec::new();
    for at in 0..said.len() {
        let is_spent = forgiven.iter().any(|before| *before >= begin && at - before <= 13);
        if said[at] {
            last = said[begin..=at].iter().filter(|said| **said).count();
        } else if last > 0 && !is_spent {
            forgiven.push(at);
        } else {
            (begin, last) = (at + 1, 0);
        }
        longest = longest.max(last);
    }
    (longest, last)
}

async fn check_streaks(world: &World) {
    let kept: Vec<(String, String, i64, i64, i64)> =
        rows(world, "select schedule_id, member_id, current, best, last_sequence from streaks").await;
    let kept: BTreeMap<(String, String), (i64, i64, i64)> = kept
        .into_iter()
        .map(|(schedule, member, current, best, last)| ((schedule, member), (current, best, last)))
        .collect();
    for (schedule, member, rounds, said) in histories(world).await {
        let newest = said.iter().rposition(|said| *said);
        // As of the last round that was answered.
        let (longest, run) = longest_and_last(&said[..newest.map_or(0, |newest| newest + 1)]);
        let (current, best, last) = kept[&(schedule.clone(), member.clone())];
        let expected = (i64::try_from(run).unwrap(), i64::try_from(longest).unwrap());
        assert_eq!((current, best), expected, "the streak of {member} in {schedule}: {said:?}");
        let numbers: Vec<(i64,)> = match newest {
            Some(newest) => sequences(world, &rounds[newest]).await,
            None => vec![(0,)],
        };
        assert_eq!(vec![(last,)], numbers);
    }
}

async fn sequences(world: &World, round: &str) -> Vec<(i64,)> {
    let all: Vec<(String, i64)> = rows(world, "select id, sequence from rounds").await;
    all.into_iter().filter(|(id, _)| id == round).map(|(_, sequence)| (sequence,)).collect()
}

async fn rows<T>(world: &World, query: &'static str) -> Vec<T>
where
    T: for<'row> FromRow<'row, AnyRow> + Send + Unpin,
{
    sqlx::query_as(query).fetch_all(&mut world.records().await).await.unwrap()
}
