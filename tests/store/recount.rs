//! After anything that may happen, in whatever order: every total and streak is what a recount says, and what
//! members have earned follows from what happened, not from when it was heard.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{NaiveDate, TimeDelta};
use keypoint::{
    bank::Bank,
    chat::{
        action::Action,
        event::{Actor, Event, Inbox, MemberRef, ThreadMessage},
        place::{MessageRef, Place, Platform},
    },
    conversation::Conversation,
    entropy::Entropy,
    jobs::recount::{Recounted, Remedy, recount},
    practice::{
        Timestamp,
        ids::{RoundId, ScheduleId},
        points::{Reason, Scoring, Values},
        question::Topic,
        round::{Posted, Round},
        schedule::Schedule,
    },
    render::form::ANSWER_FIELD,
    store::{Member, Tx},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use sqlx::{AnyConnection, Connection, Executor, Row};

use crate::{
    scene::{Scene, minutes, question, start},
    support::database::{Database, on_both_databases},
};

/// Who takes part: the first is an admin, and asks for every second round that is asked for.
const MEMBERS: [&str; 3] = ["Ada", "Bob", "Cleo"];

/// What is posted, in order: a round of one of two schedules, or one that somebody asked for.
const POSTED: &str = "111a12aa1a12a1211a";

/// Something that happens; rounds and messages are known by their numbers.
#[derive(Clone, Debug)]
enum Happening {
    Said { message: usize, member: usize, round: usize },
    Edited { message: usize },
    Deleted { message: usize },
    Sent { member: usize, round: usize },
    TakenBack { member: usize, round: usize },
    Voided { round: usize },
    Closed { round: usize },
    Hidden { member: usize, hidden: bool },
    ToldAgain { which: usize },
}

fn happenings(closing: bool) -> impl Strategy<Value = Vec<Happening>> {
    let (members, rounds) = (0..MEMBERS.len(), 0..POSTED.len());
    let one = prop_oneof![
        8 => (members.clone(), rounds.clone())
            .prop_map(|(member, round)| Happening::Said { message: 0, member, round }),
        4 => (members.clone(), rounds.clone())
            .prop_map(|(member, round)| Happening::Sent { member, round }),
        1 => (0..40_usize).prop_map(|message| Happening::Edited { message }),
        4 => (0..40_usize).prop_map(|message| Happening::Deleted { message }),
        1 => rounds.clone().prop_map(|round| Happening::Voided { round }),
        2 => (members.clone(), any::<bool>())
            .prop_map(|(member, hidden)| Happening::Hidden { member, hidden }),
        2 => (members, rounds.clone()).prop_map(move |(member, round)| if closing {
            Happening::TakenBack { member, round }
        } else {
            // What is taken back is what was said before that, so its order matters.
            Happening::Sent { member, round }
        }),
        2 => rounds.prop_map(move |round| if closing {
            Happening::Closed { round }
        } else {
            Happening::ToldAgain { which: round }
        }),
        2 => (0..40_usize).prop_map(|which| Happening::ToldAgain { which }),
    ];
    proptest::collection::vec(one, 1..50).prop_map(|mut all| {
        let mut said = BTreeSet::new();
        let mut number = 0;
        // Each message has a number of its own, and is there before anything else is told of it.
        all.retain_mut(|happening| {
            number += 1;
            match happening {
                Happening::Said { message, .. } => {
                    *message = number;
                    said.insert(number)
                }
                Happening::Edited { message } | Happening::Deleted { message } => said.contains(message),
                _ => true,
            }
        });
        all
    })
}

/// The conversation on a database of its own, with rounds that are open.
struct Town {
    scene: Scene,
    conversation: Arc<Conversation>,
    rounds: Vec<Round>,
    database: Database,
}

impl Town {
    async fn new(database: Database) -> Self {
        let scene = Scene::new(&database).await;
        let conversation = Arc::new(scene.conversation(Bank::default()));
        let mut town = Self { scene, conversation, rounds: Vec::new(), database };
        let schedules = [town.has_the_schedule("one").await, town.has_the_schedule("two").await];
        for name in MEMBERS {
            town.scene.member(name).await;
        }
        let mut tx = town.scene.tx().await;
        let ada = tx.find_member(town.scene.workspace.id, "ada").await.unwrap().unwrap();
        for (number, what) in POSTED.chars().enumerate() {
            let round = town.posts(&mut tx, (number, what), &schedules, &ada).await;
            town.rounds.push(round);
        }
        tx.commit().await.unwrap();
        town
    }

    async fn has_the_schedule(&self, name: &str) -> Schedule {
        let schedule = self.scene.schedule(name);
        let mut tx = self.scene.tx().await;
        tx.add_schedule(&schedule, None, None, start()).await.unwrap();
        tx.commit().await.unwrap();
        schedule
    }

    /// Posts the round of this number, an hour after the one before; values and topics take turns.
    async fn posts(
        &self,
        tx: &mut Tx,
        (number, what): (usize, char),
        schedules: &[Schedule; 2],
        ada: &Member,
    ) -> Round {
        let id = RoundId(self.scene.entropy.id(start()));
        let round = match what {
            '1' => Round::of_schedule(id, &schedules[0], None, start()),
            '2' => Round::of_schedule(id, &schedules[1], None, start()),
            _ => Round { id, ..self.scene.due_round((number % 2 == 0).then_some(ada.id)) },
        };
        let at = start() + TimeDelta::hours(i64::try_from(number).unwrap());
        let topics: &[&str] = [&["go", "http"][..], &["sql"], &[]][number % 3];
        let mut values = Values::default();
        values.set(Reason::Streak, i64::try_from(number % 4).unwrap());
        values.set(Reason::FirstOnTopic, if number % 5 == 0 { 0 } else { 5 });
        let scoring = Scoring {
            day: self.day(at),
            topic: topics.first().map(|topic| Topic((*topic).to_owned())),
            values,
        };
        tx.add_round(&round).await.unwrap();
        let question = question(&format!("question-{number}"), topics);
        tx.set_posting(id, &question, start() + TimeDelta::days(9)).await.unwrap();
        let sequence = match &round.origin {
            keypoint::practice::round::Origin::Schedule { schedule, .. } => {
                tx.next_sequence(*schedule).await.unwrap()
            }
            keypoint::practice::round::Origin::Demand { .. } => 0,
        };
        let thread = Some(format!("thread-{number}"));
        let message = format!("card-{number}");
        tx.set_open(id, &Posted { at, message, thread, card_thread: None, sequence }).await.unwrap();
        tx.set_scoring(id, &scoring).await.unwrap();
        tx.round(id).await.unwrap()
    }

    fn day(&self, at: Timestamp) -> NaiveDate {
        keypoint::practice::period::day_of(self.scene.workspace.zone, at)
    }

    fn actor(&self, member: usize, round: usize) -> Actor {
        let actor = self.scene.actor(MEMBERS[member]);
        Actor {
            place: self.thread(round),
            member: MemberRef { admin: member == 0, ..actor.member },
            at: start() + minutes(1),
            ..actor
        }
    }

    fn thread(&self, round: usize) -> Place {
        Place {
            workspace: self.scene.workspace.external.clone(),
            channel: self.scene.channel.external.clone(),
            thread: Some(format!("thread-{round}")),
        }
    }

    fn message(&self, number: usize, member: usize, round: usize, version: i64) -> ThreadMessage {
        ThreadMessage {
            by: self.actor(member, round),
            message: MessageRef { place: self.thread(round), id: format!("message-{number}") },
            text: format!("Message {number}, version {version}"),
            reply_to: None,
            version: Some(version),
        }
    }

    /// Everything happens, in this order.
    async fn lives(&self, all: &[Happening]) {
        let said: BTreeMap<usize, (usize, usize)> = all
            .iter()
            .filter_map(|happening| match happening {
                Happening::Said { message, member, round } => Some((*message, (*member, *round))),
                _ => None,
            })
            .collect();
        for (number, happening) in all.iter().enumerate() {
            let again = match happening {
                Happening::ToldAgain { which } if *which < number => all[*which].clone(),
                other => other.clone(),
            };
            self.happens(&again, &said).await;
        }
    }

    async fn happens(&self, happening: &Happening, said: &BTreeMap<usize, (usize, usize)>) {
        let event = match happening {
            Happening::Said { message, member, round } => {
                Event::Posted(self.message(*message, *member, *round, 1))
            }
            Happening::Edited { message } => {
                let Some((member, round)) = said.get(message) else { return };
                Event::Edited(self.message(*message, *member, *round, 2))
            }
            Happening::Deleted { message } => {
                let Some((member, round)) = said.get(message) else { return };
                let message = self.message(*message, *member, *round, 1).message;
                Event::Deleted { platform: Platform::Local, message, by_machine: false }
            }
            Happening::Sent { member, round } => Event::Form {
                by: self.actor(*member, *round),
                action: Action::Answer(self.rounds[*round].id),
                values: [(ANSWER_FIELD.to_owned(), "In the form".to_owned())].into(),
            },
            Happening::TakenBack { member, round } => Event::Button {
                by: Actor { at: start() + minutes(5), ..self.actor(*member, *round) },
                action: Action::Withdraw(self.rounds[*round].id),
            },
            Happening::Voided { round } => {
                Event::Button { by: self.actor(0, *round), action: Action::VoidRound(self.rounds[*round].id) }
            }
            Happening::Closed { round } => {
                let mut tx = self.scene.tx().await;
                if tx.set_revealing(self.rounds[*round].id, start() + minutes(2)).await.unwrap() {
                    tx.set_revealed(self.rounds[*round].id, start() + minutes(2)).await.unwrap();
                }
                return tx.commit().await.unwrap();
            }
            Happening::Hidden { member, hidden } => {
                Event::Button { by: self.actor(*member, 0), action: Action::ShowOnBoards(!hidden) }
            }
            Happening::ToldAgain { .. } => return,
        };
        self.conversation.deliver(event).await;
    }

    async fn recounts(&self, remedy: Remedy<'_>) -> (Recounted, Vec<String>) {
        let mut told = Vec::new();
        let came = recount(&self.scene.store, remedy, |difference| told.push(difference.to_string())).await;
        (came.unwrap(), told)
    }

    /// The ledger, by names that are the same in every town.
    async fn ledger(&self) -> BTreeSet<String> {
        let names: BTreeMap<String, usize> =
            (0..).zip(&self.rounds).map(|(number, round)| (round.id.to_string(), number)).collect();
        let entries = "select m.name, l.round_id, l.reason, l.points from ledger l join members m on m.id = l.member_id";
        let rows = self.connection().await.fetch_all(entries).await.unwrap();
        rows.iter()
            .map(|row| {
                let (member, round): (String, String) = (row.get(0), row.get(1));
                let (reason, points): (String, i64) = (row.get(2), row.get(3));
                format!("{member}, round {}, {reason}: {points}", names[&round])
            })
            .collect()
    }

    /// The totals that say of their member that they are hidden, and are not, or the other way round.
    async fn wrongly_hidden(&self) -> i64 {
        let wrong =
            "select count(*) from totals t join members m on m.id = t.member_id where t.hidden <> m.hidden";
        self.connection().await.fetch_one(wrong).await.unwrap().get(0)
    }

    async fn connection(&self) -> AnyConnection {
        AnyConnection::connect(&self.database.url).await.unwrap()
    }

    async fn executes(&self, statement: &'static str) {
        self.connection().await.execute(statement).await.unwrap();
    }
}

/// Tries a property with so many cases, each in databases of its own.
fn try_with<T: std::fmt::Debug>(
    cases: u32,
    strategy: &impl Strategy<Value = T>,
    property: impl AsyncFn(T) -> Result<(), TestCaseError>,
) {
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let here = tokio::runtime::Handle::current();
    tokio::task::block_in_place(|| {
        runner.run(strategy, |value| here.block_on(property(value))).unwrap();
    });
}

/// Another database of the same sort.
async fn another(database: &Database) -> Database {
    if database.url.starts_with("sqlite") { Database::sqlite() } else { Database::postgres().await }
}

fn cases(database: &Database) -> u32 {
    if database.url.starts_with("sqlite") { 32 } else { 8 }
}

on_both_databases! {
    async fn after_anything_that_happens_a_recount_finds_nothing(database) {
        let strategy = happenings(true);
        try_with(cases(&database), &strategy, async |all: Vec<Happening>| {
            let town = Town::new(another(&database).await).await;
            town.lives(&all).await;
            let (came, told) = town.recounts(Remedy::Tell).await;
            prop_assert_eq!(came.members, 3);
            prop_assert_eq!(told, Vec::<String>::new());
            prop_assert_eq!(town.wrongly_hidden().await, 0);
            // What is wrong is set right without bringing anybody back to a leaderboard.
            town.executes("delete from totals where topic = ''").await;
            town.recounts(Remedy::Mend(&Entropy::seeded(9), start())).await;
            prop_assert_eq!(town.wrongly_hidden().await, 0);
            prop_assert_eq!(town.recounts(Remedy::Tell).await.1, Vec::<String>::new());
            Ok(())
        });
    }

    async fn what_was_earned_does_not_depend_on_the_order(database) {
        let strategy = happenings(false).prop_flat_map(|all| (Just(all.clone()), in_another_order(all)));
        try_with(cases(&database) / 2, &strategy, async |(all, other)| {
            let (one, two) = (Town::new(another(&database).await).await, Town::new(another(&database).await).await);
            one.lives(&all).await;
            two.lives(&other).await;
            prop_assert_eq!(one.ledger().await, two.ledger().await);
            prop_assert_eq!(two.recounts(Remedy::Tell).await.1, Vec::<String>::new());
            Ok(())
        });
    }

    async fn what_is_wrong_is_told_and_set_right(database) {
        let town = Town::new(another(&database).await).await;
        let all: Vec<Happening> =
            (0..POSTED.len()).map(|round| Happening::Said { message: round, member: round % 2, round }).collect();
        town.lives(&all).await;
        let ledger = town.ledger().await;
        assert_eq!(town.recounts(Remedy::Tell).await.0.differences, 0);
        town.executes("delete from ledger where reason = 'first-on-topic'").await;
        town.executes("update ledger set points = 99 where reason = 'streak'").await;
        town.executes("update totals set points = points + 1 where period = 'all' and topic = ''").await;
        town.executes("delete from totals where topic = 'sql'").await;
        town.executes("update streaks set current = 7, best = 8").await;
        town.executes("update reason_totals set times = 0 where reason = 'scheduled'").await;
        let (wrong, told) = town.recounts(Remedy::Tell).await;
        assert_eq!((wrong.members, wrong.differing), (3, 2));
        for what in ["first-on-topic of round", "streak of round", "the total of all in", "on sql", "the streak in", "the sum for scheduled"] {
            assert!(told.iter().any(|line| line.contains(what)), "{what} is not among {told:#?}");
        }
        // Nothing was changed by looking.
        assert_eq!(town.recounts(Remedy::Tell).await.0, wrong);
        town.recounts(Remedy::Mend(&Entropy::seeded(9), start())).await;
        assert_eq!(town.recounts(Remedy::Tell).await, (Recounted { members: 3, ..Recounted::default() }, Vec::new()));
        assert_eq!(town.ledger().await, ledger);
    }

    async fn what_was_counted_before_rounds_said_how_they_count_stays(database) {
        let town = Town::new(another(&database).await).await;
        let all: Vec<Happening> =
            (0..POSTED.len()).map(|round| Happening::Said { message: round, member: 1, round }).collect();
        town.lives(&all).await;
        // As an earlier version left it: answers and streaks alone, no entry where nothing was earned.
        town.executes("update rounds set scoring = null").await;
        town.executes("delete from ledger where reason in ('first-on-topic', 'streak') or points = 0").await;
        town.executes("update ledger set topic = null, posted_at = null").await;
        town.executes("update streaks set current = 2, best = 2, since_forgiven = -1").await;
        town.executes("delete from totals").await;
        town.executes("delete from reason_totals").await;
        town.recounts(Remedy::Mend(&Entropy::seeded(9), start())).await;
        let (came, told) = town.recounts(Remedy::Tell).await;
        assert_eq!((came.differences, told), (0, Vec::new()));
        let ledger = town.ledger().await;
        assert_eq!(ledger.len(), POSTED.len(), "an entry for each answer: {ledger:?}");
        assert!(!ledger.iter().any(|entry| entry.contains("first") || entry.contains("streak")));
        // What is answered from now on counts by the rules of now.
        let schedule: ScheduleId = match town.rounds[0].origin {
            keypoint::practice::round::Origin::Schedule { schedule, .. } => schedule,
            keypoint::practice::round::Origin::Demand { .. } => unreachable!("the first is a schedule's"),
        };
        let mut tx = town.scene.store.read().await.unwrap();
        let bob = tx.find_member(town.scene.workspace.id, "bob").await.unwrap().unwrap();
        let ones = POSTED.matches('1').count();
        let (run, last) = tx.streak(schedule, bob.id).await.unwrap().unwrap();
        assert_eq!((run.streak.current, last), (u32::try_from(ones).unwrap(), i64::try_from(ones).unwrap()));
    }
}

/// The same in another order; but what is told of one message stays in its order, as a message comes before
/// its deletion.
fn in_another_order(all: Vec<Happening>) -> impl Strategy<Value = Vec<Happening>> {
    let fixed: Vec<Happening> =
        all.into_iter().filter(|happening| !matches!(happening, Happening::ToldAgain { .. })).collect();
    let numbers: Vec<usize> = (0..fixed.len()).collect();
    Just(numbers).prop_shuffle().prop_map(move |order| {
        let of = |happening: &Happening| match happening {
            Happening::Said { message, .. }
            | Happening::Edited { message }
            | Happening::Deleted { message } => Some(*message),
            _ => None,
        };
        let mut waiting: BTreeMap<usize, std::collections::VecDeque<Happening>> = BTreeMap::new();
        for happening in &fixed {
            if let Some(message) = of(happening) {
                waiting.entry(message).or_default().push_back(happening.clone());
            }
        }
        order
            .iter()
            .map(|number| match of(&fixed[*number]) {
                Some(message) => {
                    waiting.get_mut(&message).and_then(std::collections::VecDeque::pop_front).unwrap()
                }
                None => fixed[*number].clone(),
            })
            .collect()
    })
}
