//! Names and values to what was meant.

use std::time::Duration;

use chrono::NaiveDate;

use super::*;
use crate::{
    chat::{command::OptionKind, event::Invocation},
    conversation::command::{
        LeaderboardCommand, NewSchedule, QuestionCommand, ScheduleCommand, Scope, suggest_static,
    },
    practice::{
        answer::AnswerMode,
        choice::Choice,
        period::Period,
        question::{Difficulty, Kind},
        schedule::reveal::RevealRule,
    },
};

fn topic(name: &str) -> Topic {
    Topic(name.to_owned())
}

fn said(text: &str) -> String {
    meant(text).map_or_else(|mistake| mistake.to_string(), |command| format!("{command:?}"))
}

#[test]
fn a_question_is_drawn_from_what_was_said() {
    assert_eq!(meant("/question"), Ok(Command::Question(QuestionCommand::default())));
    let choice = Choice {
        topics: vec![topic("system-design")],
        difficulties: vec![Difficulty::Senior],
        kinds: vec![Kind::Theory],
    };
    let reveal = Some(Duration::from_mins(30));
    let expected = QuestionCommand { choice, reveal, answers: AnswerMode::Sealed, private: false };
    assert_eq!(
        meant("/question System Design theory senior 30m sealed private:no"),
        Ok(Command::Question(expected))
    );
}

#[test]
fn a_reveal_comes_after_ten_seconds_to_fourteen_days() {
    for (span, seconds) in [("10s", 10), ("14 days", 14 * 86_400)] {
        let Ok(Command::Question(question)) = meant(&format!("/question reveal:{span}")) else {
            panic!("{span}")
        };
        assert_eq!(question.reveal, Some(Duration::from_secs(seconds)));
    }
    assert_eq!(
        said("/question reveal:9s"),
        "reveal: 9 seconds is too short; choose a span from 10 seconds to 14 days."
    );
    assert!(said("/question reveal:15d").starts_with("reveal: 15 days is too long"));
}

#[test]
fn a_private_question_takes_neither_a_reveal_nor_a_way_of_answering() {
    assert!(
        said("/question private reveal:30m").starts_with("reveal: A private question is revealed as soon")
    );
    assert!(said("/question private sealed").starts_with("answers: Nobody but you sees"));
    let private = QuestionCommand { private: true, ..QuestionCommand::default() };
    assert_eq!(meant("/question private"), Ok(Command::Question(private)));
}

#[test]
fn an_answer_is_given_or_taken_back() {
    assert_eq!(meant("/answer"), Ok(Command::Answer { withdraw: false }));
    assert_eq!(meant("/answer withdraw"), Ok(Command::Answer { withdraw: true }));
}

#[test]
fn a_leaderboard_is_of_this_week_and_channel_unless_said() {
    let week = LeaderboardCommand { period: Period::Week, topic: None, scope: Scope::Channel };
    assert_eq!(meant("/leaderboard"), Ok(Command::Leaderboard(week)));
    let all = LeaderboardCommand { period: Period::All, topic: Some(topic("go")), scope: Scope::Workspace };
    assert_eq!(meant("/leaderboard all go workspace"), Ok(Command::Leaderboard(all)));
}

#[test]
fn a_schedule_is_what_was_said_of_it() {
    let expected = NewSchedule {
        when: "weekdays 09:00".parse().unwrap(),
        channel: Some("general".to_owned()),
        name: Some("warm-up".to_owned()),
        zone: Some("Europe/Berlin".parse().unwrap()),
        reveal: Some(RevealRule::At("16:30:00".parse().unwrap())),
        answers: Some(AnswerMode::Anonymous),
        choice: Choice {
            topics: vec![topic("system-design"), topic("go")],
            difficulties: vec![Difficulty::Mid, Difficulty::Senior],
            kinds: Vec::new(),
        },
        notify: Some("on-call".to_owned()),
        grace: Some(std::time::Duration::from_mins(90)),
    };
    let text = "/schedule add weekdays 09:00 #general name:warm-up zone:berlin reveal:16:30 \
                topics:system design, go,go difficulties:mid senior notify:@on-call grace:90m answers:anonymous";
    assert_eq!(meant(text), Ok(Command::Schedule(ScheduleCommand::Add(Box::new(expected)))));
}

#[test]
fn a_skip_is_of_the_next_slot_or_of_a_day() {
    let skip = |date| Ok(Command::Schedule(ScheduleCommand::Skip { name: "warm-up".to_owned(), date }));
    assert_eq!(meant("/schedule skip warm-up"), skip(None));
    assert_eq!(meant("/schedule skip warm-up next"), skip(None));
    assert_eq!(meant("/schedule skip warm-up 2026-12-24"), skip(NaiveDate::from_ymd_opt(2026, 12, 24)));
}

#[test]
fn help_knows_the_command_that_it_is_asked_for() {
    assert_eq!(meant("/help"), Ok(Command::Help { command: None }));
    assert_eq!(meant("/help Schedule ADD"), Ok(Command::Help { command: Some(vec!["schedule", "add"]) }));
}

#[test]
fn a_topic_that_is_not_in_the_bank_is_told_with_the_nearest() {
    assert_eq!(
        said("/question topic:htp"),
        "topic: There is no topic `htp`. Did you mean `http`? The topics are behavioural, debugging, \
         distributed-systems, go, http, system-design."
    );
    assert!(
        said("/schedule add weekdays 09:00 topics:go,htp").starts_with("topics: There is no topic `htp`.")
    );
}

#[test]
fn what_a_platform_sends_is_judged_like_what_is_typed() {
    let read = |path: &[&str], options: &[(&str, &str)]| {
        let owned = |text: &&str| (*text).to_owned();
        let options = options.iter().map(|(name, value)| (owned(name), owned(value))).collect();
        let topics = TOPICS.map(topic);
        let known = Known { topics: &topics };
        Command::read(
            &Invocation { path: path.iter().map(owned).collect(), options, ..Invocation::default() },
            &known,
        )
    };
    let mistake =
        |option: &str, text: &str| Err(Mistake { option: option.to_owned(), text: text.to_owned() });
    assert_eq!(read(&["stats"], &[("member", "123")]), Ok(Command::Stats { member: Some("123".to_owned()) }));
    assert_eq!(read(&["stats"], &[("member", " ")]), Ok(Command::Stats { member: None }));
    assert_eq!(
        read(&["dance"], &[]),
        mistake("", "There is no command `/dance`. `/help` lists those that there are.")
    );
    assert_eq!(
        read(&["question"], &[("mood", "good")]),
        mistake("mood", "`mood` is none of topic, difficulty, kind, reveal, answers, private.")
    );
    assert_eq!(
        read(&["schedule", "pause"], &[]),
        mistake("name", "`name` is missing. Which schedule; `/schedule list` shows their names.")
    );
    assert_eq!(read(&["schedule"], &[]).unwrap_err().option, "");
}

#[test]
fn values_are_suggested_best_first() {
    let topics = TOPICS.map(topic);
    let suggest = |kind, typed: &str| {
        let found = suggest_static(kind, typed, &Known { topics: &topics });
        found.into_iter().map(|suggestion| suggestion.value).collect::<Vec<_>>()
    };
    assert_eq!(suggest(OptionKind::Topic, "d"), ["debugging", "distributed-systems", "system-design"]);
    assert_eq!(suggest(OptionKind::Topics, "go,h"), ["go,http"]);
    assert_eq!(suggest(OptionKind::Topics, "").len(), TOPICS.len());
    assert_eq!(suggest(OptionKind::SeveralWords(Difficulty::NAMES), "mid, s"), ["mid,senior", "mid,staff"]);
    assert_eq!(suggest(OptionKind::Zone, "berl")[0], "Europe/Berlin");
    assert_eq!(suggest(OptionKind::Zone, "").len(), 25);
    assert_eq!(suggest(OptionKind::Reveal, "16"), ["16:30"]);
    assert_eq!(suggest(OptionKind::Span, "45m"), ["45m"]);
    assert_eq!(suggest(OptionKind::CommandName, "/sch")[0], "schedule");
    assert_eq!(suggest(OptionKind::Member, "a"), Vec::<String>::new());
}
