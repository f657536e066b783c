//! The baseline of a post: the very statements and sends of `jobs`, in the same transactions, one channel
//! after another, by a loop that knows beforehand what is to be done. It looks for no work, draws no
//! question, renders no card, keeps no lease running and wakes nobody.

use std::sync::Arc;

use chrono::TimeDelta;
use keypoint::{
    chat::{
        message::{Message, Tone},
        port::{Chat, EffectKey, MessageRef, Place},
    },
    clock::{Clock, SystemClock},
    jobs::work::Work,
    practice::{
        answer::AnswerMode,
        ids::{JobId, RoundId},
        question::Question,
        round::{Posted, Round},
        schedule::slots::Slot,
    },
    render::{
        Asker,
        card::{Card, CardState},
    },
    store::{Claim, NewJob, SlotOutcome, Tx},
};

use crate::{
    questions,
    scene::{Scene, Stand, TIMING},
};

/// What is ready before the loop begins.
pub struct Bare {
    scene: Arc<Scene>,
    question: Question,
    card: Message,
}

impl Bare {
    pub fn new(scene: Arc<Scene>) -> Self {
        let question = questions::question("go", 1);
        let card = Card {
            round: RoundId(scene.entropy.id(SystemClock.now())),
            question: &question,
            from: Asker::Schedule("daily-000000"),
            closes_at: SystemClock.now(),
            state: CardState::Open,
            notify: None,
            threads: true,
            hears: true,
            answers: AnswerMode::Open,
        };
        let card = card.message(scene.chat.limits());
        assert_eq!(card.tone, Tone::Question);
        Self { scene, question, card }
    }

    /// Posts the slot of a schedule, and reads its thread, as Keypoint does.
    pub async fn post(&self, stand: &Stand, slot: Slot) {
        let round = RoundId(self.scene.entropy.id(SystemClock.now()));
        let post = self.plan(stand, slot, round).await;
        let claim = self.claim(post).await;
        let key = EffectKey::of_card(round);
        self.draw(&claim, stand, round, &key).await;
        let card = self.send(&claim, stand, &key).await;
        let read = self.open(&claim, stand, round, card).await;
        self.settle(&claim).await;
        let claim = self.claim(read).await;
        self.read(stand, round).await;
        self.settle(&claim).await;
    }

    async fn plan(&self, stand: &Stand, slot: Slot, round: RoundId) -> JobId {
        let now = SystemClock.now();
        let mut tx = self.scene.app.store.begin().await.unwrap();
        let schedule = tx.schedule(stand.schedule.id).await.unwrap();
        let due = Round::of_schedule(round, &schedule, Some(slot), now);
        tx.take_slot(schedule.id, slot, SlotOutcome::Round, Some(round)).await.unwrap();
        tx.add_round(&due).await.unwrap();
        let job = self.job(stand, &Work::Post { round }, TimeDelta::zero());
        tx.enqueue(&job, now).await.unwrap();
        tx.plan_schedule(&schedule, now, Some(slot.at + TimeDelta::days(1))).await.unwrap();
        tx.commit().await.unwrap();
        job.id
    }

    fn job(&self, stand: &Stand, work: &Work, from_now: TimeDelta) -> NewJob {
        let now = SystemClock.now();
        let workspace = stand.workspace.id;
        NewJob {
            id: JobId(self.scene.entropy.id(now)),
            key: format!("{workspace}:{}", work.key()),
            workspace,
            channel: Some(stand.channel.id),
            work: serde_json::to_string(work).unwrap(),
            due_at: now + from_now,
        }
    }

    async fn claim(&self, job: JobId) -> Claim {
        let mut tx = self.scene.app.store.begin().await.unwrap();
        let claim = tx.claim(job, SystemClock.now(), TIMING.lease).await.unwrap();
        tx.commit().await.unwrap();
        claim.expect("nobody else claims it")
    }

    async fn settle(&self, claim: &Claim) {
        let mut tx = self.scene.app.store.begin().await.unwrap();
        assert!(tx.settle(claim, SystemClock.now()).await.unwrap());
        tx.commit().await.unwrap();
    }

    /// What is read of a round's surroundings before anything is done with it.
    async fn look(&self, stand: &Stand, round: RoundId) {
        let mut tx = self.scene.app.store.read().await.unwrap();
        tx.round(round).await.unwrap();
        tx.workspace(stand.workspace.id).await.unwrap();
        tx.channel(stand.channel.id).await.unwrap();
        tx.schedule(stand.schedule.id).await.unwrap();
    }

    async fn draw(&self, claim: &Claim, stand: &Stand, round: RoundId, key: &EffectKey) {
        self.look(stand, round).await;
        self.scene.app.store.read().await.unwrap().delivery(key).await.unwrap();
        let now = SystemClock.now();
        let mut tx = self.begin_held(claim).await;
        tx.round(round).await.unwrap();
        tx.schedule(stand.schedule.id).await.unwrap();
        tx.lock_channel(stand.channel.id).await.unwrap();
        tx.asked(stand.channel.id).await.unwrap();
        tx.slots_taken_after(stand.schedule.id, now).await.unwrap();
        tx.set_posting(round, &self.question, now + TimeDelta::hours(6)).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn begin_held(&self, claim: &Claim) -> Tx {
        let mut tx = self.scene.app.store.begin().await.unwrap();
        assert!(tx.renew(claim, SystemClock.now(), TIMING.lease).await.unwrap());
        tx
    }

    async fn send(&self, claim: &Claim, stand: &Stand, key: &EffectKey) -> MessageRef {
        let mut tx = self.begin_held(claim).await;
        tx.begin_delivery(key, &place(stand), None, SystemClock.now()).await.unwrap();
        tx.commit().await.unwrap();
        let sent = self.scene.chat.post(&place(stand), key, &self.card).await.unwrap();
        let mut tx = self.begin_held(claim).await;
        tx.finish_delivery(key, &sent, SystemClock.now()).await.unwrap();
        tx.commit().await.unwrap();
        sent
    }

    async fn open(&self, claim: &Claim, stand: &Stand, round: RoundId, card: MessageRef) -> JobId {
        let now = SystemClock.now();
        let closes_at = TimeDelta::hours(6);
        let thread = self.scene.chat.open_thread(&card, &self.question.title, now + closes_at).await.unwrap();
        let mut tx = self.begin_held(claim).await;
        let sequence = tx.next_sequence(stand.schedule.id).await.unwrap();
        let posted = Posted { at: now, message: card.id, thread, card_thread: None, sequence };
        tx.set_open(round, &posted).await.unwrap();
        let read = Work::Read { round, reason: "opened".to_owned() };
        let read = self.job(stand, &read, TimeDelta::zero());
        tx.enqueue(&read, now).await.unwrap();
        tx.enqueue(&self.job(stand, &Work::Reveal { round }, closes_at), now).await.unwrap();
        tx.commit().await.unwrap();
        self.scene.app.store.read().await.unwrap().round(round).await.unwrap();
        read.id
    }

    async fn read(&self, stand: &Stand, round: RoundId) {
        self.look(stand, round).await;
        let store = &self.scene.app.store;
        let mut tx = store.begin().await.unwrap();
        let round = tx.round(round).await.unwrap();
        tx.workspace(stand.workspace.id).await.unwrap();
        tx.answers_not_counted(round.id).await.unwrap();
        tx.commit().await.unwrap();
        store.read().await.unwrap().messages_of_answers(round.id).await.unwrap();
        let thread = round.posted.unwrap().thread;
        self.scene.chat.read_thread(&Place { thread, ..place(stand) }).await.unwrap();
    }
}

fn place(stand: &Stand) -> Place {
    Place {
        workspace: stand.workspace.external.clone(),
        channel: stand.channel.external.clone(),
        thread: None,
    }
}
