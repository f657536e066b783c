//! What people type, and how it is read.

use proptest::{prelude::*, sample::select};

use super::*;
use crate::{
    chat::message::{Block, Inline, Tone},
    conversation::command::COMMANDS,
    practice::schedule::zone::Zone,
    render::{hello, help, plain::plain},
};

fn naming(prefix: &str, single: bool) -> Naming {
    Naming::new(COMMANDS, prefix, single).unwrap()
}

fn known() -> Known {
    let named = |id: &str, name: &str| Named { id: id.to_owned(), name: name.to_owned() };
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Known {
        ours: crate::chat::event::KnownNames {
            topics: owned(&["go", "http", "system-design"]),
            schedules: owned(&["warm-up"]),
        },
        members: vec![named("U1", "ada"), named("U2", "Grace Hopper")],
        channels: vec![named("C1", "general")],
        groups: vec![named("S1", "on-call")],
    }
}

/// `question topic=go {U1=ada}`, or the note.
fn said(naming: &Naming, command: &str, text: &str) -> Result<String, String> {
    match read(naming, command, text, &known()) {
        Ok(invocation) => {
            let options = invocation.options.iter().map(|(name, value)| format!("{name}={value}"));
            let names = invocation.names.iter().map(|(id, name)| format!("{{{id}={name}}}"));
            Ok(invocation.path.iter().cloned().chain(options).chain(names).collect::<Vec<_>>().join(" "))
        }
        Err(note) => Err(plain(&note, Zone(chrono_tz::UTC))),
    }
}

#[track_caller]
fn reads(naming: &Naming, table: &[(&str, &str, &str)]) {
    for (command, text, expected) in table {
        assert_eq!(said(naming, command, text).as_deref(), Ok(*expected), "{command} {text}");
    }
}

#[test]
fn options_are_text_in_any_order_and_case() {
    reads(
        &naming("", false),
        &[
            ("/question", "", "question"),
            ("/question", "go senior", "question difficulty=senior topic=go"),
            ("/question", "Senior GO", "question difficulty=senior topic=GO"),
            ("/question", "topic:go reveal:30m", "question reveal=30m topic=go"),
            (
                "/question",
                " reveal:\u{a0}30m\u{a0}\u{200b}topic = “system design”",
                "question reveal=30m topic=system design",
            ),
            ("/leaderboard", "month", "leaderboard period=month"),
            ("/schedule", "pause Warm-up", "schedule pause name=Warm-up"),
            (
                "/schedule",
                "add weekdays 09:00 zone:Europe/Berlin",
                "schedule add when=weekdays 09:00 zone=Europe/Berlin",
            ),
            ("/keypoint", "question go", "question topic=go"),
            ("/keypoint", " Question go", "question topic=go"),
            ("/keypoint", "/schedule list", "schedule list"),
            ("/keypoint", "", "help"),
            ("/keypoint", "help", "help"),
            ("/keypoint", "help schedule add", "help command=schedule add"),
        ],
    );
}

#[test]
fn commands_have_the_names_that_are_set() {
    let prefixed = naming("kp-", false);
    reads(
        &prefixed,
        &[
            ("/kp-question", "go", "question topic=go"),
            ("/question", "go", "question topic=go"),
            ("/keypoint", "kp-question go", "question topic=go"),
            ("/keypoint", "/kp-question go", "question topic=go"),
            ("/kp-schedule", "list", "schedule list"),
        ],
    );
    assert_eq!(prefixed.line("/question go"), "/kp-question go");
    assert_eq!(naming("", true).line("/question go"), "/keypoint question go");
    for bad in ["KP-", "kp question", "ü", "a-prefix-that-is-too-long"] {
        assert!(Naming::new(COMMANDS, bad, false).is_err(), "{bad}");
    }
}

#[test]
fn what_slack_puts_in_its_own_way_is_read() {
    reads(
        &naming("", false),
        &[
            ("/stats", "<@U7|eve>", "stats member=U7 {U7=eve}"),
            ("/stats", "<@U7>", "stats member=U7 {U7=U7}"),
            ("/stats", "@ada", "stats member=U1 {U1=ada}"),
            ("/stats", "grace hopper", "stats member=U2 {U2=Grace Hopper}"),
            (
                "/schedule",
                "add weekdays 09:00 <#C9|random> notify:<!subteam^S9|@backend>",
                "schedule add channel=C9 notify=S9 when=weekdays 09:00 {C9=random} {S9=backend}",
            ),
            (
                "/schedule",
                "add weekdays 09:00 <!subteam^S9> #general",
                "schedule add channel=C1 notify=S9 when=weekdays 09:00 {C1=general} {S9=S9}",
            ),
            ("/schedule", "add daily 9:30 @on-call", "schedule add notify=S1 when=daily 9:30 {S1=on-call}"),
            ("/schedule", "add daily 9:30 name:Q&amp;A", "schedule add name=Q&A when=daily 9:30"),
            (
                "/schedule",
                "add daily 9:30 name:<http://a.example|a.example>",
                "schedule add name=a.example when=daily 9:30",
            ),
            ("/schedule", "add 0 9 * * 1-5", "schedule add when=0 9 * * 1-5"),
        ],
    );
}

#[test]
fn what_the_form_asks_for_may_be_left_out() {
    reads(
        &naming("", false),
        &[
            ("/schedule", "add", "schedule add"),
            ("/schedule", "add go <#C9|random>", "schedule add channel=C9 topics=go {C9=random}"),
            ("/keypoint", "schedule add", "schedule add"),
        ],
    );
}

#[test]
fn a_mistake_shows_the_right_form_in_the_names_that_are_set() {
    let told = |naming: &Naming, command: &str, text: &str| said(naming, command, text).unwrap_err();
    insta::assert_snapshot!(told(&naming("", false), "/question", "goo"), @"
    `goo` fits no option of `/question`. It takes topic, difficulty, kind, reveal, answers, private. Did you mean `go`?

    How to type it: `/question [topic] [difficulty] [kind] [reveal] [answers] [private]`

    For example: `/question go senior`
    ");
    insta::assert_snapshot!(told(&naming("kp-", false), "/kp-schedule", "pause"), @"
    `name` is missing. Which schedule; `/kp-schedule list` shows their names. Type `/kp-schedule pause <name>`.

    For example: `/kp-schedule pause warm-up`
    ");
    insta::assert_snapshot!(told(&naming("", true), "/keypoint", "qestion"), @"There is no `/keypoint qestion`. `/keypoint …` is one of question, answer, hint, reveal, leaderboard, stats, points, schedule, round, help. Did you mean `question`?");
    insta::assert_snapshot!(told(&naming("", true), "/keypoint", "schedule lst"), @"
    There is no `/keypoint schedule lst`. `/keypoint schedule …` is one of add, list, show, pause, resume, skip, run, remove. Did you mean `list`?

    How to type it: `/keypoint schedule <add | list | show | pause | resume | skip | run | remove>`

    For example: `/keypoint schedule list`
    ");
    insta::assert_snapshot!(told(&naming("", false), "/stats", "<@U7|eve> ada"), @"
    `ada` would be a second `member`; `/stats` takes one.

    How to type it: `/stats [member]`

    For example: `/stats @ada`
    ");
    insta::assert_snapshot!(told(&naming("", false), "/stats", "@adda"), @"
    `member`: There is no member called `adda`. Did you mean `ada`? Type `@` and choose from the list that shows.

    How to type it: `/stats [member]`

    For example: `/stats @ada`
    ");
    insta::assert_snapshot!(told(&naming("", false), "/schedule", "add daily 9:30 notify:<@U7|eve>"), @"
    `notify`: There is no user group called `eve`. Type `@` and choose from the list that shows.

    How to type it: `/schedule add <when> [channel] [name] [zone] [reveal] [answers] [topics] [difficulties] [notify] [grace]`

    For example: `/schedule add mon,wed,fri 14:00 name:warm-up zone:Europe/Berlin reveal:16:30`
    ");
    insta::assert_snapshot!(told(&naming("", false), "/schedule", "add daily 9:30 notify:<!here>"), @"
    `notify`: There is no user group called `here`. Type `@` and choose from the list that shows.

    How to type it: `/schedule add <when> [channel] [name] [zone] [reveal] [answers] [topics] [difficulties] [notify] [grace]`

    For example: `/schedule add mon,wed,fri 14:00 name:warm-up zone:Europe/Berlin reveal:16:30`
    ");
    let late = mistake(&naming("kp-", false), &["question".to_owned()], "topic", "There is no topic `x`.");
    insta::assert_snapshot!(plain(&late, Zone(chrono_tz::UTC)), @"
    `topic`: There is no topic `x`.

    How to type it: `/kp-question [topic] [difficulty] [kind] [reveal] [answers] [private]`

    For example: `/kp-question go senior`
    ");
}

/// Every literal value of a message that looks like a command.
fn commands_in(message: &Message) -> Vec<String> {
    let mut message = message.clone();
    let mut found = Vec::new();
    for block in &mut message.blocks {
        for piece in crate::chat::slack::message::pieces_mut(block) {
            if let Inline::Code(code) = piece
                && code.starts_with('/')
            {
                found.push(code.clone());
            }
        }
    }
    found
}

#[test]
fn messages_name_the_commands_as_they_are_set() {
    let messages = [hello::message(true), help::overview(COMMANDS, true), help::command(&[], &COMMANDS[0])];
    for message in messages {
        let bare = commands_in(&message);
        assert!(!bare.is_empty());
        assert_eq!(commands_in(&naming("", false).in_message(message.clone())), bare);
        for (naming, start) in [(naming("kp-", false), "/kp-"), (naming("", true), "/keypoint ")] {
            let named = commands_in(&naming.in_message(message.clone()));
            assert_eq!(named.len(), bare.len());
            for (named, bare) in named.iter().zip(&bare) {
                assert_eq!(*named, format!("{start}{}", &bare[1..]));
            }
        }
    }
    let naming = naming("kp-", false);
    let path = Message::text(Tone::Plain, [Inline::Code("/payments".to_owned())]);
    assert_eq!(naming.in_message(path.clone()), path);
    let question =
        Message::new(Tone::Question).with(Block::Markdown("`GET /answer` and `/answer`".to_owned()));
    assert_eq!(naming.in_message(question.clone()), question);
    assert_eq!(naming.in_text("Type `/help`, or `/x`."), "Type `/kp-help`, or `/x`.");
}

#[test]
fn no_help_names_a_command_but_as_what_is_typed() {
    fn each(spec: &CommandSpec) {
        let texts = spec.options.iter().map(|option| option.summary).chain([spec.help, spec.summary]);
        for text in texts {
            let outside: String = text.split('`').step_by(2).collect();
            assert!(!outside.contains('/') || outside.contains("Europe/"), "{text}");
        }
        spec.subcommands.iter().for_each(each);
    }
    COMMANDS.iter().for_each(each);
}

proptest! {
    #[test]
    fn every_text_is_read_or_refused(text in prop_oneof!["\\PC{0,60}", prop::collection::vec(select(vec![
        "<", ">", "|", "<@U1|ada>", "<#C1>", "<!subteam^S1|@x>", "<!here>", "&amp;", "question", "schedule", "add",
        " ", "\u{a0}", "“", "go", "topic:", "weekdays", "09:00", "/", "kp-", "@", "#general", "<https://x.example>",
    ]), 0..16).prop_map(|pieces| pieces.concat())], single in any::<bool>()) {
        let naming = naming("kp-", single);
        for command in ["/kp-question", "/kp-schedule", "/keypoint", "/other", ""] {
            if let Err(note) = read(&naming, command, &text, &known()) {
                prop_assert!(!note.blocks.is_empty());
            }
        }
    }
}
