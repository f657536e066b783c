//! Everything that Keypoint says, as the body of a request.

use keypoint::{
    chat::{
        action::Action,
        key::EffectKey,
        message::{ChannelName, Form, Message, Person, StandingRow},
        slack::message::{LIMITS, payload, view},
    },
    conversation::command::COMMANDS,
    practice::{
        Timestamp,
        answer::AnswerMode,
        choice::Choice,
        ids::RoundId,
        question::{Difficulty, Question, Topic},
        schedule::{reveal::RevealRule, zone::Zone},
        standing::Stats,
        streak::Streak,
    },
    render::{
        Asker,
        card::{Card, CardState, prompt_parts},
        form::{AnswerForm, Answers},
        hello, help,
        leaderboard::{Leaderboard, Scope},
        note,
        notice::{ChannelGone, PostRefused, SchedulePaused},
        private::{PrivateQuestion, PrivateReveal},
        reveal::Reveal,
        schedule::{self, ScheduleView, Warning},
        schedule_form::ScheduleForm,
        split::split,
        stats::StatsView,
    },
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::scene::{GROUP, HOSTILE, PRIVATE, ROUND, SCHEDULE, channel, long_name, noon, person};

/// What was sent, and what it is.
pub struct Sent {
    /// What it is.
    pub name: String,
    /// Whether it is a form.
    pub is_view: bool,
    /// Its body.
    pub body: Value,
}

impl Sent {
    /// As other programs read it.
    pub fn told(&self) -> Value {
        json!({ "name": self.name, if self.is_view { "view" } else { "message" }: self.body })
    }
}

/// A message in as many parts as it takes, each with its key.
pub fn said(name: &str, message: Message) -> Vec<Sent> {
    let part = |(number, message): (usize, Message)| {
        let key = EffectKey(format!("{name}:{number}"));
        let body = payload(&message, Some(&key)).unwrap_or_else(|reason| panic!("{name}: {reason}"));
        Sent { name: format!("{name} {number}"), is_view: false, body }
    };
    (1..).zip(split(message, LIMITS)).map(part).collect()
}

fn form(name: &str, form: &Form) -> Sent {
    Sent { name: name.to_owned(), is_view: true, body: view(form, "C0PRACTICE:1795521600.000100") }
}

/// All that is said about a question.
pub fn about(name: &str, question: &Question) -> Vec<Sent> {
    let asker = person(&long_name());
    let card = |state, notify| Card {
        round: ROUND,
        question,
        from: Asker::Member(&asker),
        closes_at: noon(),
        state,
        notify,
        threads: true,
        hears: true,
        answers: AnswerMode::Anonymous,
    };
    let mut all = said(&format!("card {name}"), card(CardState::Open, Some(GROUP)).message(LIMITS));
    all.extend(said(
        &format!("revealed {name}"),
        card(CardState::Revealed { answers: 12 }, None).message(LIMITS),
    ));
    for (number, rest) in (1..).zip(prompt_parts(question, LIMITS).rest) {
        all.extend(said(&format!("rest {number} of {name}"), rest));
    }
    let people: Vec<Person> = (0..60).map(|_| person(&long_name())).collect();
    let reveal = Reveal {
        question,
        answered: &people,
        late: &people,
        threads: true,
        hears: true,
        answers: AnswerMode::Anonymous,
        follow: false,
    };
    all.extend(said(&format!("reveal {name}"), reveal.message()));
    all.extend(said(&format!("private {name}"), PrivateQuestion { id: PRIVATE, question }.message()));
    for (number, hint) in (1..).zip(&question.hints) {
        let hint = note::Hint { hint, number, of: question.hints.len(), next: &Action::Hint(ROUND) };
        all.extend(said(&format!("hint {number} of {name}"), hint.message()));
    }
    for (what, earlier) in [("form", ""), ("form again", "what I said")] {
        let answer = AnswerForm { to: Answers::Round(ROUND), question, earlier };
        all.push(form(&format!("{what} {name}"), &answer.form(LIMITS)));
    }
    all
}

/// All that is said about an answer.
pub fn answered(name: &str, question: &Question, answer: &str) -> Vec<Sent> {
    let (member, again) = (person(&long_name()), Choice::default());
    let reveal = PrivateReveal { question, member: &member, answer, again: &again };
    let mut all = said(&format!("private reveal {name}"), reveal.message());
    all.extend(said(&format!("given back {name}"), note::given_back("Too late.", &member, answer, None)));
    let open = AnswerForm { to: Answers::Round(ROUND), question, earlier: answer };
    all.push(form(&format!("form with {name}"), &open.form(LIMITS)));
    all
}

/// Leaderboards and stats.
pub fn boards() -> Vec<Sent> {
    let row = |place: u64| StandingRow {
        place,
        member: person(&long_name()),
        points: 1_000_000_000 - i64::try_from(place).unwrap(),
        answers: 123_456,
        streak: 9_999,
        own: place == 7,
    };
    let place = channel(&"channel-".repeat(10));
    let board = Leaderboard {
        period: Some("this month"),
        topic: None,
        scope: Scope::Channel(&place),
        rows: (1..=25).map(row).collect(),
        own: Some(row(1_000)),
        members: 12_345,
    };
    let stats = Stats {
        points: 1_000_000,
        points_this_week: 1_000,
        answers: 9_999,
        streaks: (0..30)
            .map(|number| (format!("schedule {number}"), Streak { current: 3, best: 9 }))
            .collect(),
        topics: vec![],
    };
    let member = person(&long_name());
    let mut all = said("leaderboard", board.message());
    all.extend(said("stats", StatsView { member: &member, own: false, stats: &stats }.message()));
    all
}

/// What is said once, and to those who ask for help.
pub fn notes() -> Vec<Sent> {
    let place = channel("interview-practice");
    let title = "A title of a question that goes on for a while";
    let round =
        |number| note::OpenRound { round: RoundId(Uuid::from_u128(number)), title, closes_at: noon() };
    let rounds: Vec<note::OpenRound<'_>> = (1..=40).map(round).collect();
    let messages = [
        ("hello", hello::message(false)),
        ("hello again", hello::message(true)),
        ("help", help::overview(COMMANDS, true)),
        ("on its way", note::question_on_its_way(&place)),
        ("mistake", note::mistake("topic", HOSTILE)),
        ("choose", note::choose_round(note::ChosenFor::Answer, &rounds)),
        ("no more hints", note::no_more_hints(3)),
    ];
    let mut all: Vec<Sent> = messages.into_iter().flat_map(|(name, message)| said(name, message)).collect();
    for command in COMMANDS {
        all.extend(said(&format!("help {}", command.name), help::command(&[], command)));
    }
    all
}

/// The form in which a schedule is asked for, when the bank has so many topics.
pub fn schedule_form(name: &str, topics: usize) -> Sent {
    let topics: Vec<Topic> = (0..topics).map(|number| Topic(format!("topic-{number}"))).collect();
    let given = [("name", HOSTILE), ("notify", GROUP), ("grace", "2h"), ("topics", "topic-1,topic-2")];
    let given = given.into_iter().map(|(option, value)| (option.to_owned(), value.to_owned())).collect();
    let asked = ScheduleForm { topics: &topics, zone: Some(Zone(chrono_tz::UTC)), given: &given };
    form(name, &asked.form())
}

/// All that is said about schedules, and to the admins.
pub fn schedules() -> Vec<Sent> {
    let place: ChannelName = channel(&"channel-".repeat(10));
    let choice = Choice {
        topics: (0..12).map(|number| Topic(format!("topic-{number}-with-a-long-name"))).collect(),
        difficulties: Difficulty::ALL.to_vec(),
        kinds: vec![],
    };
    let next: Vec<Timestamp> = (0..3).map(|day| noon() + chrono::TimeDelta::days(day)).collect();
    let name = "a name of a schedule as long as any";
    let view = ScheduleView {
        name,
        channel: &place,
        when: "weekdays 09:00, saturdays 10:30, the first day of the month 12:00",
        zone: Zone(chrono_tz::America::Argentina::Buenos_Aires),
        answers: AnswerMode::Open,
        reveal: RevealRule::NextSlot,
        choice: &choice,
        matching: 123,
        notify: Some(GROUP),
        grace: Some(std::time::Duration::from_hours(2)),
        paused: true,
        next: &next,
    };
    let warnings = [Warning::RevealShortened, Warning::FewQuestions, Warning::SharesChannel(name)];
    let names: Vec<String> = (0..40).map(|number| format!("{name} {number}")).collect();
    let messages = [
        ("preview", view.preview(SCHEDULE, &warnings)),
        ("added", view.added()),
        ("show", view.show()),
        ("skipped", view.skipped(&next)),
        ("list", schedule::list(&vec![view; 60])),
        ("paused", SchedulePaused { schedule: name, channel: &place, reason: HOSTILE }.message()),
        ("refused", PostRefused { of: Asker::Schedule(name), channel: &place, reason: HOSTILE }.message()),
        ("gone", ChannelGone { channel: &place.name, schedules: &names }.message()),
    ];
    let said = messages.into_iter().flat_map(|(name, message)| said(&format!("schedule {name}"), message));
    said.chain([schedule_form("schedule form", 9), schedule_form("schedule form of many topics", 300)])
        .collect()
}
