use chrono::{DateTime, TimeDelta};
use proptest::prelude::*;
use rand::{SeedableRng, rngs::StdRng};

use super::*;
use crate::practice::question::{Difficulty, Status};

fn question(number: usize, topic: usize, difficulty: Option<Difficulty>) -> Arc<Question> {
    Arc::new(Question {
        id: QuestionId(format!("question-{number:03}")),
        title: "A question".to_owned(),
        prompt: "What then?".to_owned(),
        key_points: Vec::new(),
        follow_ups: Vec::new(),
        hints: Vec::new(),
        model_answer: None,
        references: Vec::new(),
        difficulty,
        topics: vec![Topic(format!("topic-{topic}"))],
        minutes: None,
        kind: None,
        source: None,
        license: None,
        status: Status::Reviewed,
    })
}

fn bank(size: usize) -> Vec<Arc<Question>> {
    (0..size).map(|number| question(number, 0, None)).collect()
}

fn minute(number: usize) -> Timestamp {
    DateTime::UNIX_EPOCH + TimeDelta::minutes(i64::try_from(number).unwrap())
}

fn seeded(seed: u64) -> StdRng {
    StdRng::seed_from_u64(seed)
}

/// What a channel has had, after the manner of the store.
#[derive(Default)]
struct Channel {
    asked: HashMap<QuestionId, Timestamp>,
    taken: HashSet<QuestionId>,
    latest: Option<Topic>,
}

impl Channel {
    fn draw(&self, candidates: &[Arc<Question>], rng: &mut impl Rng) -> Option<Arc<Question>> {
        let past = Past { asked: &self.asked, taken: &self.taken, latest: self.latest.as_ref() };
        draw(candidates, &past, rng).map(|drawn| drawn.question)
    }

    fn has(&mut self, question: &Question, minute: Timestamp) {
        self.asked.insert(question.id.clone(), minute);
        self.latest = question.topics.first().cloned();
    }
}

#[test]
fn nothing_is_drawn_when_all_are_taken() {
    let bank = bank(3);
    let taken = bank.iter().map(|question| question.id.clone()).collect();
    let channel = Channel { taken, ..Channel::default() };
    assert_eq!(channel.draw(&bank, &mut seeded(1)), None);
    assert_eq!(Channel::default().draw(&[], &mut seeded(1)), None);
}

#[test]
fn every_question_may_come_first() {
    let bank: Vec<_> =
        (0..8).map(|number| question(number, number % 3, Some(Difficulty::ALL[number % 4]))).collect();
    let first = |seed| Channel::default().draw(&bank, &mut seeded(seed));
    let firsts: HashSet<QuestionId> =
        (0..200).filter_map(first).map(|question| question.id.clone()).collect();
    assert_eq!(firsts.len(), bank.len());
}

#[test]
fn questions_asked_elsewhere_or_no_longer_in_the_bank_do_not_matter() {
    let bank = bank(1);
    let mut channel = Channel::default();
    channel.asked.insert(QuestionId("gone".to_owned()), minute(0));
    assert_eq!(channel.draw(&bank, &mut seeded(1)).as_deref(), Some(&*bank[0]));
}

#[test]
fn a_draw_says_what_led_to_it() {
    let bank: Vec<_> = (0..4).map(|number| question(number, number % 2, Some(Difficulty::Mid))).collect();
    let mut channel = Channel::default();
    channel.has(&bank[0], minute(0));
    let past = Past { asked: &channel.asked, taken: &channel.taken, latest: channel.latest.as_ref() };
    let Why::New { of, left, after, .. } = draw(&bank, &past, &mut seeded(1)).unwrap().why else { panic!() };
    assert_eq!((of, left, after), (3, 2, channel.latest.clone()));
}

proptest! {
    #[test]
    fn what_is_taken_is_never_drawn(
        asked in proptest::collection::hash_map(0..8_usize, 0..9_usize, 0..8),
        taken in proptest::collection::hash_set(0..8_usize, 0..8),
        seed: u64,
    ) {
        let bank = bank(8);
        let channel = Channel {
            asked: asked.iter().map(|(id, at)| (bank[*id].id.clone(), minute(*at))).collect(),
            taken: taken.iter().map(|id| bank[*id].id.clone()).collect(),
            latest: None,
        };
        let drawn = channel.draw(&bank, &mut seeded(seed));
        prop_assert_eq!(drawn.is_some(), taken.len() < bank.len());
        prop_assert!(drawn.is_none_or(|question| !channel.taken.contains(&question.id)));
    }

    #[test]
    fn the_draw_hangs_on_the_seed_and_not_on_the_order_of_candidates(turn in 0..8_usize, seed: u64) {
        let mut bank = questions(&[(0, 1), (1, 2), (2, 3), (0, 4), (1, 1), (2, 2), (0, 3), (1, 4)]);
        let mut channel = Channel::default();
        channel.has(&bank[0], minute(0));
        let first = channel.draw(&bank, &mut seeded(seed));
        bank.rotate_left(turn);
        prop_assert_eq!(channel.draw(&bank, &mut seeded(seed)), first);
    }
}

/// A bank by the topic and the difficulty of each question, 4 being none.
fn questions(all: &[(usize, usize)]) -> Vec<Arc<Question>> {
    let of = |(number, (topic, difficulty)): (usize, &(usize, usize))| {
        question(number, *topic, Difficulty::ALL.get(*difficulty).copied())
    };
    all.iter().enumerate().map(of).collect()
}

/// What a channel gets in so many days, from a bank without a question on its way.
fn days(bank: &[Arc<Question>], days: usize, seed: u64) -> Vec<Arc<Question>> {
    let (mut channel, mut rng) = (Channel::default(), seeded(seed));
    let mut drawn = Vec::new();
    for day in 0..days {
        let question = channel.draw(bank, &mut rng).unwrap();
        channel.has(&question, minute(day * 1_440));
        drawn.push(question);
    }
    drawn
}

/// Three years, every day.
const YEARS: usize = 3 * 365;

/// How far a difficulty may be from its proportion at any time, in questions. Topics come first, so where
/// topics and difficulties hang together, a difficulty has to wait now and then; without topics two is enough.
const AWRY: f64 = 3.0;

fn same_topic(pair: &[Arc<Question>]) -> bool {
    pair[0].topics.first() == pair[1].topics.first()
}

/// By how many questions a difficulty was ever away from its proportion.
fn most_awry(bank: &[Arc<Question>], drawn: &[Arc<Question>]) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap());
    let mut most = 0.0_f64;
    for difficulty in Difficulty::ALL.iter().copied().map(Some).chain([None]) {
        let has_it = |question: &&Arc<Question>| question.difficulty == difficulty;
        let share = number(bank.iter().filter(has_it).count()) / number(bank.len());
        let mut so_far = 0;
        for (day, question) in (1..).zip(drawn) {
            so_far += usize::from(has_it(&question));
            most = most.max((number(so_far) - share * number(day)).abs());
        }
    }
    most
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn over_years_none_comes_again_until_all_were_asked(
        all in proptest::collection::vec((0..9_usize, 0..5_usize), 1..60), seed: u64
    ) {
        let bank = questions(&all);
        let drawn = days(&bank, YEARS, seed);
        let cycle: HashSet<_> = drawn.iter().take(bank.len()).map(|question| &question.id).collect();
        prop_assert_eq!(cycle.len(), bank.len().min(YEARS));
        for (earlier, later) in drawn.iter().zip(&drawn[bank.len().min(YEARS)..]) {
            prop_assert_eq!(&earlier.id, &later.id);
        }
    }

    #[test]
    fn over_years_no_topic_comes_twice_in_a_row_where_it_can_be_avoided(
        all in proptest::collection::vec((0..5_usize, 0..5_usize), 1..60), seed: u64
    ) {
        let bank = questions(&all);
        let drawn = days(&bank, YEARS, seed);
        let most = (0..5).map(|topic| all.iter().filter(|(other, _)| *other == topic).count()).max();
        if most.is_some_and(|most| most * 2 <= bank.len()) {
            // They can be put into a circle in which none stands beside its like.
            prop_assert!(!drawn.windows(2).any(same_topic));
        }
        // Where that is not so, two of one topic stand side by side only when no other is left.
        for day in 1..bank.len() {
            if same_topic(&drawn[day - 1..=day]) {
                let left = &drawn[day..bank.len()];
                prop_assert!(left.windows(2).all(same_topic));
            }
        }
    }

    #[test]
    fn over_years_difficulties_come_in_their_proportion(
        all in proptest::collection::vec((0..9_usize, 0..5_usize), 4..60), seed: u64
    ) {
        // A topic that makes up much of a bank decides by itself when its difficulties come.
        let most = (0..9).map(|topic| all.iter().filter(|(other, _)| *other == topic).count()).max();
        prop_assume!(most.is_some_and(|most| most * 3 <= all.len()));
        let bank = questions(&all);
        let awry = most_awry(&bank, &days(&bank, YEARS, seed));
        prop_assert!(awry <= AWRY, "{awry}");
    }

    #[test]
    fn one_topic_alone_keeps_difficulties_in_proportion_closer_still(
        all in proptest::collection::vec(0..5_usize, 1..60), seed: u64
    ) {
        let bank = questions(&all.iter().map(|difficulty| (0, *difficulty)).collect::<Vec<_>>());
        let awry = most_awry(&bank, &days(&bank, YEARS, seed));
        prop_assert!(awry <= 2.0, "{awry}");
    }
}
