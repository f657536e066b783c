//! The people: they ask, answer in threads and by forms, change their minds, and never stop.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use chrono::Utc;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use tokio::{task::JoinSet, time::sleep};

use crate::{
    bank::RARE_TOPIC,
    chat::{ANSWERS, CHANNELS, Card, Chat, Outcome, PEOPLE},
    seen::{FormSent, Said, ScheduleSeen, Seen},
};

/// The schedules, each of every minute: its name, its channel, when it is revealed, its topic. Two of
/// each channel meet in the one question of a topic, so that one finds nothing to post.
const SCHEDULES: &[(&str, usize, &str, &str)] = &[
    ("north-a", 0, "20s", "http"),
    ("north-b", 0, "40s", "http"),
    ("east-a", 1, "15s", "http"),
    ("east-b", 1, "30s", "http"),
    ("south-a", 2, "10s", "http"),
    ("south-b", 2, "next", "http"),
    ("west-a", 3, "25s", RARE_TOPIC),
    ("west-b", 3, "35s", RARE_TOPIC),
    ("west-c", 3, "15s", "http"),
];

/// How long somebody does nothing.
const PAUSE: std::ops::Range<u64> = 150..900;

/// How often, and how many times, somebody looks whether what they said is ticked.
const GLANCE: Duration = Duration::from_millis(250);
const GLANCES: u32 = 8;

/// Slots are due at full minutes; nothing about schedules is changed this close to one, so that both
/// sides agree on which slots there are.
const AROUND_MINUTE: std::ops::RangeInclusive<i64> = 6..=48;

/// Waits until no slot is near.
async fn away_from_minutes() {
    while !AROUND_MINUTE.contains(&(Utc::now().timestamp() % 60)) {
        sleep(Duration::from_millis(200)).await;
    }
}

/// Adds the schedules.
pub async fn add_schedules(chat: &dyn Chat, seen: &Seen) -> anyhow::Result<()> {
    for &(name, channel, reveal, topic) in SCHEDULES {
        away_from_minutes().await;
        chat.add_schedule(channel, name, reveal, topic).await?;
        let added = Utc::now().timestamp_millis();
        seen.schedule(ScheduleSeen { name: name.to_owned(), added, paused: None });
    }
    Ok(())
}

/// Pauses the schedules.
pub async fn pause_schedules(chat: &dyn Chat, seen: &Seen) -> anyhow::Result<()> {
    for &(name, channel, ..) in SCHEDULES {
        away_from_minutes().await;
        chat.pause_schedule(channel, name).await?;
        seen.paused(name, Utc::now().timestamp_millis());
    }
    Ok(())
}

/// The people at work, until they are told to stop.
pub struct Crowd {
    stop: Arc<AtomicBool>,
    people: JoinSet<()>,
}

impl Crowd {
    /// Sends them to work.
    pub fn start(chat: &Arc<dyn Chat>, seen: &Arc<Seen>, chance: u64) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let mut people = JoinSet::new();
        let numbers = Arc::new(AtomicU64::new(0));
        for by in 0..PEOPLE.len() {
            let person = Person {
                by,
                chat: Arc::clone(chat),
                seen: Arc::clone(seen),
                random: StdRng::seed_from_u64(chance.wrapping_mul(31).wrapping_add(by as u64)),
                numbers: Arc::clone(&numbers),
                messages: Vec::new(),
                answered: Vec::new(),
            };
            people.spawn(person.live(Arc::clone(&stop)));
        }
        Self { stop, people }
    }

    /// Lets them finish what they are at.
    pub async fn stop(mut self) {
        self.stop.store(true, Ordering::SeqCst);
        while self.people.join_next().await.is_some() {}
    }
}

struct Person {
    by: usize,
    chat: Arc<dyn Chat>,
    seen: Arc<Seen>,
    random: StdRng,
    numbers: Arc<AtomicU64>,
    /// What they said of late: where it is seen, the card, the message.
    messages: Vec<(usize, Card, String)>,
    /// The cards that they answered of late.
    answered: Vec<Card>,
}

impl Person {
    async fn live(mut self, stop: Arc<AtomicBool>) {
        while !stop.load(Ordering::SeqCst) {
            match self.random.random_range(0..100) {
                0..8 => self.ask().await,
                8..48 => self.say().await,
                48..70 => self.fill_form().await,
                70..84 => self.edit().await,
                84..87 => self.delete().await,
                87..92 => self.withdraw().await,
                92..93 => self.reveal().await,
                93..97 => self.spy().await,
                _ => {}
            }
            sleep(Duration::from_millis(self.random.random_range(PAUSE))).await;
        }
    }

    fn text(&self, what: &str) -> String {
        format!("{what} number {:06}.", self.numbers.fetch_add(1, Ordering::SeqCst))
    }

    async fn ask(&mut self) {
        let channel = self.random.random_range(0..CHANNELS.len());
        if let Outcome::Seen(()) = self.chat.ask(self.by, channel, "http").await {
            self.seen.asked();
        }
    }

    async fn card(&mut self) -> Option<Card> {
        let channel = self.random.random_range(0..CHANNELS.len());
        let mut cards = self.chat.open_cards(channel).await;
        cards.retain(|card| card.thread.is_some());
        (!cards.is_empty()).then(|| cards.swap_remove(self.random.random_range(0..cards.len())))
    }

    async fn say(&mut self) {
        let Some(card) = self.card().await else { return };
        let text = self.text("Answer");
        let key = text.replace(' ', "-");
        if let Outcome::Seen(message) = self.chat.say(self.by, &card, &text, &key).await {
            let said = Said {
                by: self.by,
                card: card.id.clone(),
                message: message.clone(),
                ticked: None,
                delete_tried: false,
            };
            let place = self.seen.said(said);
            self.remember(&card);
            self.messages.push((place, card.clone(), message.clone()));
            if self.messages.len() > 6 {
                self.messages.remove(0);
            }
            self.look_for_tick(place, &card, &message).await;
        }
    }

    /// Looks whether what they said is ticked, for a while.
    async fn look_for_tick(&self, place: usize, card: &Card, message: &str) {
        for _ in 0..GLANCES {
            sleep(GLANCE).await;
            if self.chat.is_ticked(self.by, card, message).await {
                let now = Utc::now().timestamp_millis();
                self.seen.about(place, |said| said.ticked = Some(now));
                return;
            }
        }
    }

    async fn fill_form(&mut self) {
        let Some(card) = self.card().await else { return };
        let text = self.text("Form");
        let place = self.seen.form(self.sending(&card, &text, false));
        self.remember(&card);
        match self.chat.fill_form(self.by, &card, &text).await {
            Outcome::Seen(()) => self.seen.form_kept(place, Utc::now().timestamp_millis()),
            Outcome::Refused(_) => self.seen.form_refused(place),
            Outcome::Unknown => {}
        }
    }

    fn sending(&self, card: &Card, text: &str, takes_back: bool) -> FormSent {
        FormSent {
            by: self.by,
            card: card.id.clone(),
            text: text.to_owned(),
            seen: None,
            takes_back,
            refused: false,
        }
    }

    fn remember(&mut self, card: &Card) {
        self.answered.push(card.clone());
        if self.answered.len() > 3 {
            self.answered.remove(0);
        }
    }

    async fn withdraw(&mut self) {
        let Some(card) = self.answered.last().cloned() else { return };
        let place = self.seen.form(self.sending(&card, "", true));
        match self.chat.withdraw(self.by, &card).await {
            Outcome::Seen(()) => self.seen.form_kept(place, Utc::now().timestamp_millis()),
            Outcome::Refused(_) => self.seen.form_refused(place),
            Outcome::Unknown => {}
        }
    }

    /// Looks whether Keypoint tells what nobody is to see before the reveal.
    async fn spy(&mut self) {
        let Some(card) = self.card().await.filter(|card| ANSWERS[card.channel] != "open") else { return };
        let told = self.chat.told_in_thread(self.by, &card).await;
        let is_revealed = told.iter().any(|text| text.contains("Reveal: "));
        let leak = told.iter().find(|text| !answers_in(text).is_empty());
        if let Some(leak) = leak.filter(|_| !is_revealed) {
            self.seen.leaked(&card.id, leak);
        }
    }

    async fn edit(&mut self) {
        if self.messages.is_empty() {
            return;
        }
        let chosen = self.random.random_range(0..self.messages.len());
        let (_, card, message) = self.messages[chosen].clone();
        let text = self.text("Better answer");
        self.chat.edit(self.by, &card, &message, &text).await;
    }

    async fn delete(&mut self) {
        if self.messages.is_empty() {
            return;
        }
        let chosen = self.random.random_range(0..self.messages.len());
        let (place, card, message) = self.messages.swap_remove(chosen);
        self.seen.about(place, |said| said.delete_tried = true);
        self.chat.delete(self.by, &card, &message).await;
    }

    async fn reveal(&mut self) {
        if let Some(card) = self.card().await {
            self.chat.reveal(self.by, &card).await;
        }
    }
}

/// The answers of the crowd in a text, word for word.
pub fn answers_in(text: &str) -> Vec<&str> {
    let said = ["Form number ", "Better answer number ", "Answer number "];
    let mut found = Vec::new();
    for (at, _) in text.match_indices(" number ") {
        let beginning = |words: &&&str| text[..at + " number ".len()].ends_with(**words);
        if let Some(words) = said.iter().find(beginning)
            && let Some(whole) = text.get(at + " number ".len() - words.len()..at + " number ".len() + 7)
        {
            found.push(whole);
        }
    }
    found
}
