//! Text to names and values.

use proptest::prelude::*;

use super::*;

/// `question topic=go private=yes`, or what is wrong: the part of the line, and the text.
fn read(text: &str) -> Result<String, (String, String)> {
    match line(text) {
        Ok(parsed) => {
            let options = parsed.invocation.options.iter().map(|(name, value)| format!("{name}={value}"));
            Ok(parsed.invocation.path.into_iter().chain(options).collect::<Vec<_>>().join(" "))
        }
        Err(mistake) => Err((text[mistake.range].to_owned(), mistake.text)),
    }
}

#[track_caller]
fn reads(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(read(text).as_deref(), Ok(*expected), "{text}");
    }
}

#[test]
fn values_need_no_name_where_their_looks_say_what_they_are_for() {
    reads(&[
        ("/question", "question"),
        ("question", "question"),
        ("  /  Question  ", "question"),
        ("/question go senior", "question difficulty=senior topic=go"),
        ("/question Senior GO", "question difficulty=senior topic=GO"),
        ("/question 30m go", "question reveal=30m topic=go"),
        ("/question 2 days private", "question private=yes reveal=2 days"),
        ("/question system design", "question topic=system design"),
        (
            "/question design go private staff 1h 30m",
            "question difficulty=staff kind=design private=yes reveal=1h 30m topic=go",
        ),
        ("/question PRIVATE", "question private=yes"),
        ("/leaderboard month", "leaderboard period=month"),
        ("/leaderboard workspace http all", "leaderboard period=all scope=workspace topic=http"),
        ("/stats @ada", "stats member=ada"),
        ("/stats bob", "stats member=bob"),
        ("/stats Grace Hopper", "stats member=Grace Hopper"),
        ("/stats <@U0123>", "stats member=<@U0123>"),
        ("/help", "help"),
        ("/help schedule add", "help command=schedule add"),
        ("/help /question", "help command=question"),
    ]);
}

#[test]
fn a_word_that_fits_two_options_leaves_room_for_the_others() {
    reads(&[
        ("/question debugging", "question topic=debugging"),
        ("/question debugging go", "question kind=debugging topic=go"),
        ("/question go debugging", "question kind=debugging topic=go"),
        ("/question debugging behavioural", "question kind=behavioural topic=debugging"),
        ("/question topic:debugging behavioural", "question kind=behavioural topic=debugging"),
    ]);
}

#[test]
fn values_may_be_named_in_any_order_and_case() {
    reads(&[
        ("/question topic:go reveal:30m", "question reveal=30m topic=go"),
        ("/question reveal:2 days topic=go senior", "question difficulty=senior reveal=2 days topic=go"),
        ("/question TOPIC: go Kind = design", "question kind=design topic=go"),
        ("/question private:no", "question private=no"),
        ("/question private=True go", "question private=yes topic=go"),
        ("/question topic:system design design", "question kind=design topic=system design"),
        ("/leaderboard scope:workspace period:quarter", "leaderboard period=quarter scope=workspace"),
        ("/stats member:@Grace Hopper", "stats member=Grace Hopper"),
    ]);
}

#[test]
fn a_phrase_of_times_is_what_fits_nothing_else() {
    reads(&[
        ("/schedule add @daily", "schedule add when=@daily"),
        (
            "/schedule add @daily @on-call name:nightly",
            "schedule add name=nightly notify=on-call when=@daily",
        ),
        (
            "/schedule add weekdays 09:00 zone:Europe/Berlin reveal:6h",
            "schedule add reveal=6h when=weekdays 09:00 zone=Europe/Berlin",
        ),
        (
            "/schedule add when:\"mon,wed,fri 14:00\" name:warm-up",
            "schedule add name=warm-up when=mon,wed,fri 14:00",
        ),
        (
            "/schedule add when:mon,wed,fri 14:00 go senior",
            "schedule add difficulties=senior topics=go when=mon,wed,fri 14:00",
        ),
        ("/schedule add daily 9:30 #daily", "schedule add channel=daily when=daily 9:30"),
        ("/schedule add 0 9 * * 1-5 europe/berlin", "schedule add when=0 9 * * 1-5 zone=Europe/Berlin"),
        (
            "/schedule add every monday 10am Berlin 6h",
            "schedule add reveal=6h when=every monday 10am zone=Europe/Berlin",
        ),
        ("/schedule add reveal:16:30 daily 9:30", "schedule add reveal=16:30 when=daily 9:30"),
        (
            "/schedule add reveal:next daily 9:30 and 16:00",
            "schedule add reveal=next when=daily 9:30 and 16:00",
        ),
        ("/schedule add name:warm-up weekdays 09:00", "schedule add name=warm-up when=weekdays 09:00"),
        (
            "/schedule add weekdays 09:00 name:the way to go",
            "schedule add name=the way to go when=weekdays 09:00",
        ),
        ("/schedule add topics:go, http weekdays 09:00", "schedule add topics=go, http when=weekdays 09:00"),
        (
            "/schedule add weekdays 09:00 go http Mid,senior",
            "schedule add difficulties=mid,senior topics=go http when=weekdays 09:00",
        ),
        ("/schedule add go weekdays 09:00 http", "schedule add topics=go, http when=weekdays 09:00"),
        ("/schedule add weekdays 09:00 notify:@on-call", "schedule add notify=on-call when=weekdays 09:00"),
        (
            "/schedule add weekdays 09:00 @on-call #general",
            "schedule add channel=general notify=on-call when=weekdays 09:00",
        ),
    ]);
}

#[test]
fn schedules_are_named_by_their_times_as_well() {
    reads(&[
        ("/schedule list", "schedule list"),
        ("/Schedule PAUSE warm-up", "schedule pause name=warm-up"),
        ("/schedule pause weekdays 09:00", "schedule pause name=weekdays 09:00"),
        ("/schedule skip 2026-12-24 weekdays 09:00", "schedule skip date=2026-12-24 name=weekdays 09:00"),
        ("/schedule skip weekdays 09:00 next", "schedule skip date=next name=weekdays 09:00"),
        ("/schedule run name:\"weekdays 09:00\"", "schedule run name=weekdays 09:00"),
        ("/schedule show no such one", "schedule show name=no such one"),
    ]);
}

#[test]
fn quotation_marks_of_all_sorts_keep_words_together() {
    reads(&[
        (
            "/schedule add when:“weekdays 09:00” name:‘morning go’",
            "schedule add name=morning go when=weekdays 09:00",
        ),
        (
            "/schedule add \"weekdays 09:00\" name:\"zone:UTC\"",
            "schedule add name=zone:UTC when=weekdays 09:00",
        ),
        ("/schedule add weekdays 09:00 name:don't stop", "schedule add name=don't stop when=weekdays 09:00"),
        ("/schedule add weekdays 09:00 name:\"not ended", "schedule add name=not ended when=weekdays 09:00"),
        ("/stats „Grace Hopper“", "stats member=Grace Hopper"),
        ("/question \"\" go", "question topic=go"),
    ]);
}

#[track_caller]
fn mistakes(table: &[(&str, &str, &str)]) {
    for (text, part, expected) in table {
        let Err((range, said)) = read(text) else { panic!("{text} is right") };
        assert_eq!((range.as_str(), said.as_str()), (*part, *expected), "{text}");
    }
}

#[test]
fn a_mistake_stands_where_it_was_made_and_says_what_is_allowed() {
    mistakes(&[
        (
            "/qestion go",
            "/qestion",
            "There is no `/qestion`. `/…` is one of question, answer, hint, reveal, leaderboard, stats, points, schedule, round, \
             audit, privacy, help. Did you mean `question`?",
        ),
        (
            "/schedule lst",
            "lst",
            "There is no `/schedule lst`. `/schedule …` is one of add, list, show, pause, resume, skip, run, remove. \
             Did you mean `list`?",
        ),
        (
            "/question difficulty:senor go",
            "senor",
            "`senor` is none of junior, mid, senior, staff. Did you mean `senior`?",
        ),
        (
            "/question goo",
            "goo",
            "`goo` fits no option of `/question`. It takes topic, difficulty, kind, reveal, answers, private. Did you mean \
             `go`?",
        ),
        (
            "/question topc:go",
            "topc:go",
            "`/question` has no option `topc`. It takes topic, difficulty, kind, reveal, answers, private. Did you mean \
             `topic`?",
        ),
        ("/question go http", "http", "`http` would be a second `topic`; `/question` takes one."),
        ("/question topic:go topic:http", "http", "`http` would be a second `topic`; `/question` takes one."),
        ("/question private:perhaps", "perhaps", "`perhaps` is neither yes nor no."),
        ("/hint me", "me", "`/hint` takes nothing after its name."),
        (
            "/question reveal:soon",
            "soon",
            "`soon` is no span of time; write numbers with units, as in `90s`, `30m`, `6h`, `2 days` or `1h 30m`.",
        ),
        (
            "/schedule skip warm-up date:24.12.",
            "24.12.",
            "`24.12.` is no date. Write year, month and day as in `2026-12-24`, or `next`.",
        ),
        (
            "/schedule add weekdays 09:00 zone:Europe/Berln",
            "Europe/Berln",
            "`Europe/Berln` is no time zone; did you mean `Europe/Berlin`, `Europe/Dublin` or `Europe/Belgrade`?",
        ),
        (
            "/schedule add weekdays 09:00 zon:UTC",
            "zon:UTC",
            "`/schedule add` has no option `zon`. It takes when, channel, name, zone, reveal, answers, topics, difficulties, \
             notify, grace. Did you mean `zone`?",
        ),
        (
            "/help leaderbord",
            "leaderbord",
            "There is no command `leaderbord`. There are question, answer, hint, reveal, leaderboard, stats, points, schedule, round, \
             audit, privacy, help. Did you mean `leaderboard`?",
        ),
    ]);
    let Err((part, said)) = read("/schedule add wekdays 09:00 zone:UTC") else {
        panic!("`wekdays` is right")
    };
    assert_eq!(part, "wekdays 09:00");
    assert!(said.starts_with("`wekdays` is not understood"), "{said}");
}

#[test]
fn what_is_missing_is_said_at_the_end() {
    for (text, said) in [
        (
            "",
            "`/…` is one of question, answer, hint, reveal, leaderboard, stats, points, schedule, round, audit, privacy, help.",
        ),
        ("/schedule ", "`/schedule …` is one of add, list, show, pause, resume, skip, run, remove."),
        (
            "/schedule pause",
            "`name` is missing. Which schedule; `/schedule list` shows their names. Type `/schedule pause <name>`.",
        ),
    ] {
        let mistake = line(text).unwrap_err();
        assert_eq!(
            (mistake.range, mistake.text.as_str(), mistake.missing),
            (text.len()..text.len(), said, true)
        );
    }
    let mistake = line("/question topic: difficulty:senior").unwrap_err();
    assert_eq!((mistake.option.as_deref(), mistake.range, mistake.missing), (Some("topic"), 10..16, true));
}

#[test]
fn a_mistake_that_is_found_later_has_its_place_too() {
    let text = "/schedule pause weekdays 09:00";
    let parsed = line(text).unwrap();
    assert_eq!(&text[parsed.place_of("name")], "weekdays 09:00");
    assert_eq!(parsed.place_of("when"), text.len()..text.len());
}

/// Lines that look as if they were meant.
fn nearly_meant() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "/",
        "question",
        "schedule",
        "add",
        "skip",
        "go",
        "senior",
        "debugging",
        "private",
        "topic:",
        "when:",
        "name=",
        "zone:",
        "reveal:",
        "topics:",
        "go,",
        "weekdays",
        "09:00",
        "\"",
        "“",
        "'",
        "@ada",
        "#",
        "Europe/Berlin",
        "30m",
        " ",
        " ",
        " ",
        "🎉",
        "ä",
        "x:y",
        "2026-12-24",
        "*",
    ]);
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_text_is_read_or_refused_within_itself(text in prop_oneof!["\\PC{0,60}", nearly_meant()]) {
        match line(&text) {
            Ok(parsed) => {
                for (option, range) in &parsed.spans {
                    prop_assert!(text.get(range.clone()).is_some_and(|part| !part.is_empty()), "{}", option);
                }
                prop_assert_eq!(parsed.spans.keys().collect::<Vec<_>>(), parsed.invocation.options.keys().collect::<Vec<_>>());
            }
            Err(mistake) => {
                prop_assert!(text.get(mistake.range.clone()).is_some(), "{:?}", mistake);
                prop_assert!(!mistake.text.is_empty());
            }
        }
    }
}
