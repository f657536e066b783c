//! Posting a round: draw its question, post the card, open the thread, and collect answers.

use std::{sync::Arc, time::Duration};

use super::{
    JobError, Jobs,
    deliver::Before,
    scene::Scene,
    work::{Work, enqueue},
};
use crate::{
    chat::{
        message::Message,
        port::{EffectKey, MessageRef},
    },
    fault,
    practice::{
        Timestamp,
        draw::{Past, draw},
        ids::RoundId,
        period::day_of,
        points::Scoring,
        question::Question,
        round::{Origin, Posted, Round, RoundState},
        schedule::{Schedule, ScheduleState, slots::slots_after},
    },
    render::{
        Asker,
        card::{CardState, prompt_parts},
        notice::{EmptyChoice, PostRefused, PostUncertain, SchedulePaused},
    },
    store::{Claim, Delivery, SlotOutcome, StoreError, Tx},
};

impl Jobs {
    /// Posts a round.
    pub(super) async fn post(&self, claim: &Claim, id: RoundId) -> Result<(), JobError> {
        let mut tx = self.store.read().await?;
        let round = tx.round(id).await?;
        let scene = self.scene(&mut tx, round).await?;
        drop(tx);
        match scene.round.state {
            RoundState::Due | RoundState::Posting => {}
            RoundState::Open => return self.post_rest_of_prompt(claim, &scene).await,
            RoundState::Revealing | RoundState::Revealed => return Ok(()),
            RoundState::Abandoned | RoundState::Uncertain => {
                return Err(JobError::Told("the round was given up before".to_owned()));
            }
            RoundState::Voided => return self.end_voided_post(claim, &scene).await,
        }
        match self.post_card(claim, scene.clone()).await {
            Ok(()) => Ok(()),
            Err(JobError::Store(StoreError::Stale)) if self.is_voided(id).await? => {
                self.end_voided_post(claim, &scene).await
            }
            Err(error @ (JobError::Forbidden(_) | JobError::Gone(_))) if scene.schedule.is_some() => {
                self.pause(claim, &scene, &error).await?;
                Err(JobError::Told(error.to_string()))
            }
            Err(error @ (JobError::Forbidden(_) | JobError::GiveUp(_) | JobError::Gone(_))) => {
                let (channel, reason) = (scene.channel.named(), error.to_string());
                let notice = PostRefused { of: scene.asker(), channel: &channel, reason: &reason };
                self.abandon(claim, &scene, notice.message()).await?;
                Err(JobError::Told(reason))
            }
            Err(error @ JobError::Uncertain(_)) => {
                let reason = error.to_string();
                self.set_aside(claim, &scene, &reason).await?;
                Err(JobError::Told(reason))
            }
            Err(error) => Err(error),
        }
    }

    /// Whether an admin voided the round meanwhile.
    async fn is_voided(&self, id: RoundId) -> Result<bool, JobError> {
        Ok(self.store.read().await?.round(id).await?.state == RoundState::Voided)
    }

    /// Posts the card, unless it is there, and collects answers.
    async fn post_card(&self, claim: &Claim, scene: Scene) -> Result<(), JobError> {
        let (chat, place, key) = (Arc::clone(&scene.chat), scene.place(), EffectKey::of_card(scene.round.id));
        let last = match self.look_before(claim, chat.as_ref(), &place, &key).await? {
            Before::Sent(sent) => return self.collect_answers(claim, &scene, sent).await,
            Before::Unsent { last } => last,
        };
        let scene = self.draw_question(claim, scene).await?;
        let card = scene.card_message(CardState::Open, true)?;
        let sent = self.send(claim, chat.as_ref(), &place, &key, &card, last).await?;
        self.collect_answers(claim, &scene, sent).await
    }

    /// Draws the round's question, and fixes when it closes. What cannot be posted is abandoned.
    async fn draw_question(&self, claim: &Claim, mut scene: Scene) -> Result<Scene, JobError> {
        let now = self.clock.now();
        let mut tx = self.begin_held(claim).await?;
        // Who holds the work is the only one that changes the round: this is how it stands.
        scene.round = tx.round(scene.round.id).await?;
        let schedule = match scene.round.origin {
            Origin::Schedule { schedule, .. } => Some(tx.schedule(schedule).await?),
            Origin::Demand { .. } => None,
        };
        tx.lock_channel(scene.round.channel).await?;
        if is_too_late(&scene.round, schedule.as_ref(), now) {
            drop(tx);
            let (of, channel) = (scene.asker(), &scene.channel.named());
            let reason = "its time had passed before it could be sent";
            let notice = PostRefused { of, channel, reason }.message();
            self.abandon_as(claim, &scene, SlotOutcome::Missed, notice).await?;
            return Err(JobError::Told(reason.to_owned()));
        }
        let drawn = match scene.round.question.take() {
            Some(question) => Some(question),
            None => self.draw_for(&mut tx, &scene.round).await?,
        };
        let Some(question) = drawn else {
            drop(tx);
            let matching = self.bank.borrow().matching(&scene.round.choice).count();
            self.abandon(claim, &scene, nothing_to_post(&scene, matching)).await?;
            return Err(JobError::Told("there was no question to draw".to_owned()));
        };
        let closes_at = closes_at(&mut tx, &scene, schedule.as_ref(), now).await?;
        tx.set_posting(scene.round.id, &question, closes_at).await?;
        fault::point("draw.before").await;
        tx.commit().await?;
        fault::point("draw.after").await;
        scene.round.closes_at = Some(closes_at);
        scene.round.question = Some(question);
        Ok(scene)
    }

    async fn draw_for(&self, tx: &mut Tx, round: &Round) -> Result<Option<Question>, JobError> {
        let asked = tx.asked(round.channel).await?;
        let bank = self.bank.borrow().clone();
        let candidates: Vec<_> = bank.matching(&round.choice).cloned().collect();
        let (mut last, mut taken) = (asked.last, asked.taken);
        if fault::bug("draw-what-is-open") {
            taken.clear();
        }
        if fault::bug("draw-what-was-asked") {
            last.clear();
        }
        let latest = asked.latest.and_then(|id| bank.get(&id)?.topics.first());
        let past = Past { asked: &last, taken: &taken, latest };
        let Some(drawn) = draw(&candidates, &past, &mut self.entropy.rng()) else { return Ok(None) };
        tracing::debug!(round = %round.id, question = %drawn.question.id, why = %drawn.why, "drew a question");
        Ok(Some((*drawn.question).clone()))
    }

    /// The card is there: opens its thread, and the round.
    async fn collect_answers(&self, claim: &Claim, scene: &Scene, sent: MessageRef) -> Result<(), JobError> {
        let closes_at = scene.round.closes_at.unwrap_or(scene.round.due_at);
        fault::point("thread.before").await;
        let opened = scene.chat.open_thread(&sent, &scene.question()?.title, closes_at).await;
        fault::point("thread.after").await;
        let thread = match opened {
            Err(error) if !error.is_final() => return Err(error.into()),
            opened => opened.unwrap_or_else(|error| {
                tracing::warn!(round = %scene.round.id, %error, "no thread could be opened");
                None
            }),
        };
        if thread.is_none() {
            // The card says how to answer, and that is by form alone.
            match scene.chat.edit(&sent, &scene.card_message(CardState::Open, false)?).await {
                Err(error) if !error.is_final() => return Err(error.into()),
                edited => edited.unwrap_or_else(|error| {
                    tracing::warn!(round = %scene.round.id, %error, "the card still tells of a thread");
                }),
            }
        }
        self.open(claim, scene, sent, thread).await?;
        let round = self.store.read().await?.round(scene.round.id).await?;
        self.post_rest_of_prompt(claim, &Scene { round, ..scene.clone() }).await
    }

    async fn open(
        &self,
        claim: &Claim,
        scene: &Scene,
        card: MessageRef,
        thread: Option<String>,
    ) -> Result<(), JobError> {
        let now = self.clock.now();
        let round = &scene.round;
        let mut tx = self.begin_held(claim).await?;
        let sequence = match round.origin {
            Origin::Schedule { schedule, .. } => tx.next_sequence(schedule).await?,
            Origin::Demand { .. } => 0,
        };
        let (message, card_thread) = (card.id, card.place.thread);
        tx.set_open(round.id, &Posted { at: now, message, thread, card_thread, sequence }).await?;
        let day = day_of(scene.workspace.zone, now);
        let topic = scene.question()?.topics.first().cloned();
        let values = tx.point_values(round.workspace).await?;
        tx.set_scoring(round.id, &Scoring { day, topic, values }).await?;
        let read = Work::Read { round: round.id, reason: "opened".to_owned() };
        enqueue(&mut tx, &self.entropy, round.workspace, Some(round.channel), &read, now, now).await?;
        let reveal = Work::Reveal { round: round.id };
        let closes_at = round.closes_at.unwrap_or(now);
        enqueue(&mut tx, &self.entropy, round.workspace, Some(round.channel), &reveal, closes_at, now)
            .await?;
        fault::point("open.before").await;
        tx.commit().await?;
        fault::point("open.after").await;
        self.waker.wake();
        Ok(())
    }

    /// Posts what of the prompt did not fit the card, where the answers are collected.
    pub(super) async fn post_rest_of_prompt(&self, claim: &Claim, scene: &Scene) -> Result<(), JobError> {
        let Some(posted) = &scene.round.posted else { return Ok(()) };
        let rest = prompt_parts(scene.question()?, scene.chat.limits()).rest;
        let place = scene.thread(posted);
        for (number, part) in rest.iter().enumerate() {
            let key = EffectKey::of_round("prompt", scene.round.id, Some(number));
            self.deliver(claim, scene.chat.as_ref(), &place, &key, part).await?;
        }
        Ok(())
    }

    /// The round was certainly not posted, and will not be: its question is free, and the admins
    /// hear why.
    async fn abandon(&self, claim: &Claim, scene: &Scene, notice: Message) -> Result<(), JobError> {
        self.abandon_as(claim, scene, SlotOutcome::Unposted, notice).await
    }

    /// The bot may not post there, and the next slot would fare no better: the schedule is paused
    /// with it, so that the admins hear of it once.
    async fn pause(&self, claim: &Claim, scene: &Scene, error: &JobError) -> Result<(), JobError> {
        let Origin::Schedule { schedule, .. } = scene.round.origin else { return Ok(()) };
        let (name, reason) = (scene.schedule.as_deref().unwrap_or_default(), error.to_string());
        let channel = &scene.channel.named();
        let notice = SchedulePaused { schedule: name, channel, reason: &reason }.message();
        let now = self.clock.now();
        let mut tx = self.begin_held(claim).await?;
        match tx.move_schedule(schedule, ScheduleState::Active, ScheduleState::Paused, now, None).await {
            // Else somebody paused or removed it meanwhile.
            Ok(()) | Err(StoreError::Stale) => tx.commit().await?,
            Err(error) => return Err(error.into()),
        }
        self.abandon(claim, scene, notice).await
    }

    async fn abandon_as(
        &self,
        claim: &Claim,
        scene: &Scene,
        outcome: SlotOutcome,
        message: Message,
    ) -> Result<(), JobError> {
        let now = self.clock.now();
        let round = &scene.round;
        let mut tx = self.begin_held(claim).await?;
        tx.set_abandoned(round.id).await?;
        if let Origin::Schedule { schedule, slot: Some(slot) } = round.origin {
            tx.set_slot_outcome(schedule, slot, outcome).await?;
        }
        self.enqueue_notice(&mut tx, scene, "abandoned", message, now).await?;
        fault::point("abandon.before").await;
        tx.commit().await?;
        fault::point("abandon.after").await;
        self.waker.wake();
        Ok(())
    }

    /// Nobody knows whether the round was posted: its question is set aside, and the admins hear it.
    async fn set_aside(&self, claim: &Claim, scene: &Scene, reason: &str) -> Result<(), JobError> {
        tracing::warn!(round = %scene.round.id, reason, "a post is uncertain");
        let now = self.clock.now();
        let round = &scene.round;
        let channel = scene.channel.named();
        let title = &scene.question()?.title;
        let (due_at, job) = (round.due_at, &claim.job.short());
        let notice = PostUncertain { of: scene.asker(), channel: &channel, title, due_at, job };
        let message = notice.message();
        let mut tx = self.begin_held(claim).await?;
        tx.set_uncertain(round.id).await?;
        self.enqueue_notice(&mut tx, scene, "uncertain", message, now).await?;
        fault::point("set-aside.before").await;
        tx.commit().await?;
        fault::point("set-aside.after").await;
        self.waker.wake();
        Ok(())
    }

    /// The tries of a post are used up: the round is abandoned if it is certain that it is not posted,
    /// and set aside if it is not. One that is open lacks no more than a part of its prompt.
    pub(super) async fn give_up_post(
        &self,
        claim: &Claim,
        id: RoundId,
        error: &JobError,
    ) -> Result<(), JobError> {
        let mut tx = self.store.read().await?;
        let round = tx.round(id).await?;
        let scene = self.scene(&mut tx, round).await?;
        let delivery = tx.delivery(&EffectKey::of_card(id)).await?;
        drop(tx);
        let reason = error.to_string();
        match (scene.round.state, delivery) {
            (RoundState::Due, _) | (RoundState::Posting, Delivery::Untried) => {
                let channel = scene.channel.named();
                let notice = PostRefused { of: scene.asker(), channel: &channel, reason: &reason };
                self.abandon(claim, &scene, notice.message()).await
            }
            (RoundState::Posting, _) => self.set_aside(claim, &scene, &reason).await,
            _ => Err(JobError::GiveUp(reason)),
        }
    }
}

fn nothing_to_post(scene: &Scene, matching: usize) -> Message {
    let (channel, choice) = (&scene.channel.named(), &scene.round.choice);
    match scene.asker() {
        Asker::Schedule(schedule) => EmptyChoice { schedule, channel, choice, matching }.message(),
        of => PostRefused { of, channel, reason: "every question that matches is open there, or set aside" }
            .message(),
    }
}

/// How late a question that somebody asked for may still come: after that, nobody waits for it.
const GRACE_ON_DEMAND: Duration = Duration::from_mins(30);

/// Whether a round's time of grace has passed before anything of it was sent.
fn is_too_late(round: &Round, schedule: Option<&Schedule>, now: Timestamp) -> bool {
    let grace = match (&round.origin, schedule) {
        (Origin::Schedule { slot: Some(_), .. }, Some(schedule)) => schedule.grace,
        _ => GRACE_ON_DEMAND,
    };
    now > round.due_at + grace
}

/// When the round closes: by its rule, and at the schedule's next post at the latest.
async fn closes_at(
    tx: &mut Tx,
    scene: &Scene,
    schedule: Option<&Schedule>,
    now: Timestamp,
) -> Result<Timestamp, JobError> {
    let next = match schedule.filter(|schedule| schedule.state == ScheduleState::Active) {
        Some(schedule) => {
            let skipped = tx.slots_taken_after(schedule.id, now).await?;
            slots_after(&schedule.when, schedule.zone, now).find(|slot| !skipped.contains(&slot.local))
        }
        None => None,
    };
    let zone = schedule.map_or(scene.workspace.zone, |schedule| schedule.zone);
    Ok(scene.round.reveal.closes_at(now, zone, next.map(|slot| slot.at)).at)
}
