//! Years of answers: by what people do, one after another, or by bulk statements that leave the very same
//! rows. `same_rows` shows that they do.
//!
//! Four channels each have a schedule that posts every hour, about one topic each. Of the members, those
//! with the numbers 9, 19, 29 … answer least, those with 0, 10, 20 … always, so that places differ.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{TimeDelta, Timelike};
use keypoint::{
    chat::{
        event::{Actor, Event, Inbox, MemberRef, Response, ThreadMessage},
        port::{MessageRef, Place, Platform},
    },
    clock::ManualClock,
    entropy::Entropy,
    practice::{
        Timestamp,
        answer::AnswerMode,
        choice::Choice,
        ids::{ChannelId, MemberId, RoundId, ScheduleId, WorkspaceId},
        period::{PeriodKey, day_of},
        points::{Reason, Scoring, Values},
        question::{Question, Topic},
        round::{Posted, Round},
        schedule::{
            GRACE, Schedule, ScheduleState,
            slots::{Slot, slots_after},
        },
        streak::Run,
    },
    store::{Channel, Member, SlotOutcome, Store, Workspace},
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};

use crate::{
    backend::{Backend, Fresh},
    chat::thread_of,
    questions::TOPICS,
    scene::{Scene, Stand, ZONE},
};

/// How many rounds go by until who answers which of them begins anew, and how many sorts of members
/// there are: one of the sort `s` leaves out the first `s` of those rounds.
const CYCLE: usize = 20;
const SORTS: usize = 10;

/// What everyone answers.
const TEXT: &str = "First the metrics, then the traces of the slow requests, then what changed around them.";

/// How long after a question everyone answers, and how long it is open.
const ANSWERED_AFTER: TimeDelta = TimeDelta::minutes(1);
const OPEN_FOR: TimeDelta = TimeDelta::minutes(30);

/// What happened, up to now.
#[derive(Clone, Copy, Debug)]
pub struct History {
    pub members: usize,
    pub rounds: usize,
    /// When the last rounds were posted.
    pub last: Timestamp,
}

/// Where it happened.
pub struct Town {
    pub stands: Vec<Stand>,
    entropy: Entropy,
}

/// Whether a member answers a round, by their numbers.
fn answers(member: usize, round: usize) -> bool {
    member % SORTS <= round % CYCLE
}

fn external(member: usize) -> String {
    format!("{member:04}")
}

impl History {
    /// As many rounds as it takes for so many answers.
    pub fn of_answers(at_least: usize, members: usize, last: Timestamp) -> Self {
        let each: Vec<usize> =
            (0..CYCLE).map(|round| (0..members).filter(|member| answers(*member, round)).count()).collect();
        let (mut rounds, mut so_far) = (0, 0);
        while so_far < at_least {
            so_far += each[rounds % CYCLE];
            rounds += 1;
        }
        Self { members, rounds, last }
    }

    /// How many answers there are.
    pub fn answers(&self) -> usize {
        (0..self.rounds).map(|round| (0..self.members).filter(|member| answers(*member, round)).count()).sum()
    }

    /// When a round was posted.
    fn slot(&self, round: usize) -> Timestamp {
        let [hours, last] =
            [round, self.rounds - 1].map(|round| i64::try_from(round / TOPICS.len()).unwrap());
        self.last - TimeDelta::hours(last - hours)
    }

    /// The channels and schedules, before anything happened.
    pub async fn begin(&self, store: &Store) -> Town {
        let entropy = Entropy::from_system();
        let before = self.slot(0) - TimeDelta::seconds(1);
        let workspace = Workspace {
            id: WorkspaceId(entropy.id(before)),
            platform: Platform::Discord,
            external: "workspace".to_owned(),
            name: "Workspace".to_owned(),
            zone: ZONE,
        };
        let mut tx = store.begin().await.unwrap();
        let workspace = tx.keep_workspace(&workspace, before).await.unwrap();
        let mut stands = Vec::new();
        for topic in TOPICS {
            let channel = Channel {
                id: ChannelId(entropy.id(before)),
                workspace: workspace.id,
                external: format!("channel-{topic}"),
                name: topic.to_owned(),
            };
            let channel = tx.keep_channel(&channel, before).await.unwrap();
            let schedule = Schedule {
                id: ScheduleId(entropy.id(before)),
                workspace: workspace.id,
                channel: channel.id,
                name: format!("hourly-{topic}"),
                when: "0 * * * *".parse().unwrap(),
                zone: ZONE,
                reveal: "30m".parse().unwrap(),
                answers: AnswerMode::Open,
                choice: Choice { topics: vec![Topic(topic.to_owned())], ..Choice::default() },
                notify: None,
                grace: GRACE,
                state: ScheduleState::Active,
                planned_until: before,
            };
            tx.add_schedule(&schedule, Some(self.slot(0)), None, before).await.unwrap();
            stands.push(Stand { workspace: workspace.clone(), channel, schedule });
        }
        tx.commit().await.unwrap();
        Town { stands, entropy }
    }

    /// Lets it happen: slots come, members answer, rounds are revealed.
    pub async fn live(&self, town: &Town, scene: &Scene, clock: &ManualClock) {
        for round in 0..self.rounds {
            let slot = self.slot(round);
            if round % TOPICS.len() == 0 {
                clock.set(slot);
                scene.app.jobs.work_off().await.unwrap();
                clock.set(slot + ANSWERED_AFTER);
            }
            let stand = &town.stands[round % TOPICS.len()];
            let open = scene.app.store.read().await.unwrap().open_rounds(stand.channel.id).await.unwrap();
            for member in (0..self.members).filter(|member| answers(*member, round)) {
                let said = message(stand, &open[0], member, slot + ANSWERED_AFTER);
                let response = scene.app.conversation.deliver(Event::Posted(said)).await;
                assert_eq!(response, Response::Nothing, "it is kept");
            }
            if round % TOPICS.len() == TOPICS.len() - 1 || round == self.rounds - 1 {
                scene.app.jobs.work_off().await.unwrap();
                clock.set(slot + OPEN_FOR);
                scene.app.jobs.work_off().await.unwrap();
            }
        }
    }

    /// Writes down what would be there if it had happened: the small tables through the store, those that
    /// grow with answers by a statement a round.
    ///
    /// Left out is what is forgotten after a while: settled work, and deliveries that went through.
    pub async fn write(&self, database: &Fresh, town: &Town, question: impl Fn(usize) -> Question) {
        let rounds = self.write_rounds(&database.store, town, &question).await;
        self.write_members(&database.store, town).await;
        let mut connection = database.connection().await;
        if database.backend == Backend::Sqlite {
            for pragma in ["synchronous = off", "cache_size = -400000", "wal_autocheckpoint = 20000"] {
                connection.execute(AssertSqlSafe(format!("pragma {pragma}"))).await.unwrap();
            }
        }
        let earned = self.earned();
        for (number, chunk) in rounds.chunks(100).enumerate() {
            let mut tx = connection.begin().await.unwrap();
            for (place, id) in chunk.iter().enumerate() {
                let number = number * 100 + place;
                self.write_answers(&mut tx, town, (number, *id), &earned[number]).await;
            }
            tx.commit().await.unwrap();
            if number % 10 == 9 {
                eprintln!("{}: {} of {} rounds", database.backend, (number + 1) * 100, self.rounds);
            }
        }
        let mut tx = connection.begin().await.unwrap();
        self.write_totals(&mut tx, town, &earned).await;
        self.write_reason_totals(&mut tx, &earned).await;
        self.write_streaks(&mut tx, town).await;
        tx.commit().await.unwrap();
        if database.backend == Backend::Sqlite {
            connection.execute("pragma wal_checkpoint(truncate)").await.unwrap();
        }
        connection.close().await.unwrap();
        database.analyse().await;
    }

    async fn write_rounds(
        &self,
        store: &Store,
        town: &Town,
        question: &impl Fn(usize) -> Question,
    ) -> Vec<RoundId> {
        let mut ids = Vec::with_capacity(self.rounds);
        let mut tx = store.begin().await.unwrap();
        for number in 0..self.rounds {
            let at = self.slot(number);
            let stand = &town.stands[number % TOPICS.len()];
            let id = RoundId(town.entropy.id(at));
            let slot = Slot { local: at.naive_utc(), at };
            let round = Round::of_schedule(id, &stand.schedule, Some(slot), at);
            tx.take_slot(stand.schedule.id, slot, SlotOutcome::Round, Some(id)).await.unwrap();
            tx.add_round(&round).await.unwrap();
            tx.set_posting(id, &question(number), at + OPEN_FOR).await.unwrap();
            let sequence = tx.next_sequence(stand.schedule.id).await.unwrap();
            let message = card(stand, sequence);
            let thread = Some(thread_of(&message));
            let posted = Posted { at, message, thread, card_thread: None, sequence };
            tx.set_open(id, &posted).await.unwrap();
            let topic = Some(Topic(TOPICS[number % TOPICS.len()].to_owned()));
            let scoring = Scoring { day: day_of(ZONE, at), topic, values: Values::default() };
            tx.set_scoring(id, &scoring).await.unwrap();
            assert!(tx.set_revealing(id, at + OPEN_FOR).await.unwrap());
            tx.set_revealed(id, at + OPEN_FOR).await.unwrap();
            ids.push(id);
        }
        for stand in &town.stands {
            let next = slots_after(&stand.schedule.when, ZONE, self.last).next().map(|slot| slot.at);
            tx.plan_schedule(&stand.schedule, self.last, next).await.unwrap();
        }
        tx.commit().await.unwrap();
        ids
    }

    async fn write_members(&self, store: &Store, town: &Town) {
        let at = self.slot(0) + ANSWERED_AFTER;
        let mut tx = store.begin().await.unwrap();
        for number in 0..self.members {
            let member = Member {
                id: MemberId(town.entropy.id(at)),
                workspace: town.stands[0].workspace.id,
                external: external(number),
                name: external(number),
            };
            tx.keep_member(&member, at).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// What each sort of members earns with each round: by reason and points, the sorts that earn this.
    fn earned(&self) -> Vec<Earned> {
        let values = Values::default();
        let mut earned: Vec<Earned> = vec![Earned::new(); self.rounds];
        for place in 0..TOPICS.len() {
            for sort in 0..SORTS {
                let (mut run, mut is_first) = (Run::default(), true);
                for number in (place..self.rounds).step_by(TOPICS.len()) {
                    if !answers(sort, number) {
                        run = run.missed(1);
                        continue;
                    }
                    let mut enter = |reason, points: i64| {
                        if points > 0 {
                            earned[number].entry((reason, points)).or_default().push(sort);
                        }
                    };
                    enter(Reason::Scheduled, values.of(Reason::Scheduled));
                    enter(Reason::Streak, values.for_streak(run.streak.current));
                    if std::mem::take(&mut is_first) {
                        enter(Reason::FirstOnTopic, values.of(Reason::FirstOnTopic));
                    }
                    run = run.answered();
                }
            }
        }
        earned
    }

    /// The answers of a round, their parts, and their entries in the ledger. An id is the round's
    /// first half and the member's second one, which is a UUIDv7 of the round's time.
    async fn write_answers(
        &self,
        connection: &mut AnyConnection,
        town: &Town,
        (number, round): (usize, RoundId),
        earned: &Earned,
    ) {
        let stand = &town.stands[number % TOPICS.len()];
        let (round, said_at) = (round.to_string(), self.slot(number) + ANSWERED_AFTER);
        let id = format!("'{}' || substr(id, 25)", &round[..24]);
        // The last digit of a member's name is their sort.
        let who =
            format!("from members where substr(external_id, 4) <= '{}'", (number % CYCLE).min(SORTS - 1));
        let sequence = i64::try_from(number / TOPICS.len()).unwrap() + 1;
        let (said, day) = (said_at.timestamp_millis(), day_of(ZONE, self.slot(number)));
        let (workspace, channel) = (stand.workspace.id, stand.channel.id);
        let (card, posted) = (card(stand, sequence), self.slot(number).timestamp_millis());
        let answers = format!(
            "insert into answers (id, round_id, member_id, counted) select {id}, '{round}', id, 1 {who}"
        );
        let parts = format!(
            "insert into answer_parts (round_id, source, answer_id, body, said_at, late)
             select '{round}', 'message:{card}-' || external_id, {id}, '{TEXT}', {said}, 0 {who}"
        );
        let ledger = earned.iter().map(|((reason, points), sorts)| {
            let topic = if reason.is_answer() {
                format!("'{}'", TOPICS[number % TOPICS.len()])
            } else {
                "null".to_owned()
            };
            format!(
                "insert into ledger (id, workspace_id, channel_id, round_id, member_id, reason, points, day,
                     created_at, topic, posted_at)
                 select {id} || '-{reason}', '{workspace}', '{channel}', '{round}', id, '{reason}', {points},
                     '{day}', {said}, {topic}, {posted} {}",
                of_sorts(sorts)
            )
        });
        for statement in [answers, parts].into_iter().chain(ledger) {
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut *connection).await.unwrap();
        }
    }

    /// The running totals: counted here, for each sort of members.
    async fn write_totals(&self, connection: &mut AnyConnection, town: &Town, earned: &[Earned]) {
        let mut counts: BTreeMap<(String, String, String, usize), (i64, i64)> = BTreeMap::new();
        for number in 0..self.rounds {
            let stand = &town.stands[number % TOPICS.len()];
            for scope in [stand.channel.id.to_string(), stand.workspace.id.to_string()] {
                for PeriodKey(period) in PeriodKey::all_of(ZONE, self.slot(number)) {
                    for topic in ["", TOPICS[number % TOPICS.len()]] {
                        for sort in (0..SORTS).filter(|sort| answers(*sort, number)) {
                            let key = (scope.clone(), period.clone(), topic.to_owned(), sort);
                            let sum = counts.entry(key).or_default();
                            *sum = (sum.0 + points_of(&earned[number], sort), sum.1 + 1);
                        }
                    }
                }
            }
        }
        for ((scope, period, topic, sort), (points, answers)) in counts {
            let statement = format!(
                "insert into totals (scope, period, topic, member_id, points, answers)
                 select '{scope}', '{period}', '{topic}', id, {points}, {answers}
                 from members where substr(external_id, 4) = '{sort}'"
            );
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut *connection).await.unwrap();
        }
    }

    /// For what members got their points: counted here, for each sort of them.
    async fn write_reason_totals(&self, connection: &mut AnyConnection, earned: &[Earned]) {
        let mut sums: BTreeMap<(Reason, usize), (i64, i64)> = BTreeMap::new();
        for ((reason, points), sorts) in earned.iter().flatten() {
            for sort in sorts {
                let sum = sums.entry((*reason, *sort)).or_default();
                *sum = (sum.0 + points, sum.1 + 1);
            }
        }
        for ((reason, sort), (points, times)) in sums {
            let statement = format!(
                "insert into reason_totals (member_id, reason, points, times)
                 select id, '{reason}', {points}, {times} {}",
                of_sorts(&[sort])
            );
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut *connection).await.unwrap();
        }
    }

    /// The streaks: reckoned by the rule itself, for each sort of members.
    async fn write_streaks(&self, connection: &mut AnyConnection, town: &Town) {
        for (place, stand) in town.stands.iter().enumerate() {
            for sort in 0..SORTS {
                let rounds = (place..self.rounds).step_by(TOPICS.len());
                let said: Vec<bool> = rounds.map(|round| answers(sort, round)).collect();
                let Some(last) = said.iter().rposition(|said| *said) else { continue };
                let kept = Run::of(said[..=last].iter().copied());
                let statement = format!(
                    "insert into streaks (schedule_id, member_id, current, best, since_forgiven, last_sequence)
                     select '{}', id, {}, {}, {}, {} {}",
                    stand.schedule.id,
                    kept.streak.current,
                    kept.streak.best,
                    kept.since_forgiven,
                    last + 1,
                    of_sorts(&[sort])
                );
                sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut *connection).await.unwrap();
            }
        }
    }
}

/// The sorts of members that earn so many points for a reason.
type Earned = BTreeMap<(Reason, i64), Vec<usize>>;

fn points_of(earned: &Earned, sort: usize) -> i64 {
    earned.iter().filter(|(_, sorts)| sorts.contains(&sort)).map(|((_, points), _)| points).sum()
}

/// The members of some sorts: the last digit of a member's name is their sort.
fn of_sorts(sorts: &[usize]) -> String {
    let digits: Vec<String> = sorts.iter().map(|sort| format!("'{sort}'")).collect();
    format!("from members where substr(external_id, 4) in ({})", digits.join(", "))
}

/// The id of a schedule's card in its channel.
fn card(stand: &Stand, sequence: i64) -> String {
    format!("{}-{sequence}", stand.channel.external)
}

/// Who acts in a channel, or in a thread of it.
pub fn actor(stand: &Stand, thread: Option<String>, member: usize, at: Timestamp) -> Actor {
    Actor {
        platform: stand.workspace.platform,
        place: Place {
            workspace: stand.workspace.external.clone(),
            channel: stand.channel.external.clone(),
            thread,
        },
        workspace_name: stand.workspace.name.clone(),
        channel_name: stand.channel.name.clone(),
        member: MemberRef { id: external(member), name: external(member), admin: false },
        at,
    }
}

/// What a member says in the thread of a round.
pub fn message(stand: &Stand, round: &Round, member: usize, at: Timestamp) -> ThreadMessage {
    let card = &round.posted.as_ref().unwrap().message;
    let by = actor(stand, Some(thread_of(card)), member, at);
    let message = MessageRef { place: by.place.clone(), id: format!("{card}-{}", external(member)) };
    ThreadMessage { by, message, text: TEXT.to_owned(), reply_to: None, version: None }
}

/// A clock that stands at the beginning of an hour.
pub fn clock_at(hour: Timestamp) -> Arc<ManualClock> {
    assert_eq!(hour.minute(), 0);
    Arc::new(ManualClock::at(hour))
}
