//! The menu under the line. In these tests `|` is the cursor.

use proptest::prelude::*;

use super::*;
use crate::chat::{
    command::OptionKind,
    command_line::{Completing, Completion, Offer, complete},
};

fn at_cursor(text: &str) -> (String, Completion) {
    let cursor = text.find('|').unwrap();
    let text = text.replacen('|', "", 1);
    let completion = complete(COMMANDS, &text, cursor, &names());
    (text, completion)
}

/// All that the menu shows, with what the workspace and the bank would say.
fn offers(completion: &Completion) -> Vec<Offer> {
    let known = names();
    let asked = completion.asks.iter().flat_map(|ask| {
        let names = match ask.option.kind {
            OptionKind::Topic | OptionKind::Topics => &known.topics,
            OptionKind::Member => &known.members,
            OptionKind::Channel => &known.channels,
            OptionKind::Role => &known.roles,
            _ => &known.schedules,
        };
        let typed = ask.typed.to_lowercase();
        let fitting = names.iter().filter(move |name| name.to_lowercase().starts_with(typed.trim()));
        fitting.map(|name| ask.offer(name, ""))
    });
    asked.chain(completion.offers.iter().cloned()).collect()
}

fn taken(text: &str, offer: &Offer) -> String {
    format!("{}{}{}", &text[..offer.range.start], offer.value, &text[offer.range.end..])
}

/// What can be taken, each as the part of the line that it replaces and what is put there.
fn menu(text: &str) -> Vec<String> {
    let (_, completion) = at_cursor(text);
    offers(&completion).into_iter().map(|offer| offer.value).collect()
}

#[test]
fn commands_are_offered_by_their_beginning() {
    assert_eq!(menu("|").len(), COMMANDS.len());
    assert_eq!(menu("/|"), menu("|"));
    assert_eq!(menu("/s|"), ["/stats", "/schedule"]);
    assert_eq!(menu("le|"), ["/leaderboard"]);
    let (text, completion) = at_cursor("/sch|x add");
    assert_eq!(completion.at, Completing::Command);
    assert_eq!(taken(&text, &completion.offers[0]), "/schedule add");
    assert_eq!(at_cursor("/dance |").1.at, Completing::Nothing);
}

#[test]
fn subcommands_follow_a_command() {
    assert_eq!(menu("/schedule |")[..2], ["add", "list"]);
    assert_eq!(menu("/schedule re|"), ["resume", "remove"]);
    assert_eq!(
        at_cursor("/schedule re|").1.usage.unwrap(),
        "/schedule <add | list | show | pause | resume | skip | run | remove>"
    );
}

#[test]
fn behind_a_space_values_of_the_first_option_come_before_the_names_of_options() {
    assert_eq!(
        menu("/question |")[..],
        [
            "behavioural",
            "debugging",
            "distributed-systems",
            "go",
            "http",
            "system-design",
            "topic:",
            "difficulty:",
            "kind:",
            "reveal:",
            "answers:",
            "private"
        ]
    );
    assert_eq!(
        menu("/question go |"),
        ["junior", "mid", "senior", "staff", "difficulty:", "kind:", "reveal:", "answers:", "private"]
    );
    assert_eq!(menu("/question | go"), menu("/question go |"));
    assert_eq!(menu("/answer |"), ["withdraw"]);
}

#[test]
fn the_beginning_of_a_word_finds_values_of_every_open_option() {
    assert_eq!(menu("/question se|"), ["senior", "sealed"]);
    assert_eq!(menu("/question go d|"), ["design", "debugging", "difficulty:"]);
    assert_eq!(menu("/question de|"), ["debugging", "design", "kind:debugging"]);
    assert_eq!(menu("/question pri|"), ["private"]);
    assert_eq!(menu("/question 45m|"), ["45m"]);
}

#[test]
fn the_value_of_a_named_option_is_completed_in_its_place() {
    let (text, completion) = at_cursor("/question difficulty:se| go");
    assert!(matches!(completion.at, Completing::Value(option) if option.name == "difficulty"));
    assert_eq!(taken(&text, &completion.offers[0]), "/question difficulty:senior go");
    assert_eq!(menu("/question difficulty:|go"), ["junior", "mid", "senior", "staff"]);
    assert_eq!(menu("/question difficulty: |"), ["junior", "mid", "senior", "staff"]);
    assert_eq!(menu("/schedule add topics:|").len(), TOPICS.len());
    assert_eq!(menu("/schedule add zone:new yo|"), ["America/New_York"]);
    assert_eq!(
        menu("/schedule add when:weekdays |"),
        ["\"weekdays 09:00\""].map(|value| value.replace('"', ""))
    );
    let (text, completion) = at_cursor("/question top|ic:go");
    assert_eq!(taken(&text, &completion.offers[0]), "/question topic:go");
}

#[test]
fn names_are_offered_as_they_must_be_typed() {
    assert_eq!(menu("/stats @|"), ["@Ada", "@Bob", "\"@Grace Hopper\""]);
    assert_eq!(menu("/stats gr|"), ["\"@Grace Hopper\""]);
    assert_eq!(menu("/schedule pause we|"), ["\"weekdays 09:00\""]);
    assert_eq!(menu("/schedule pause weekdays 0|"), ["\"weekdays 09:00\""]);
    assert_eq!(menu("/schedule add weekdays 09:00 #ge|"), ["#general"]);
    assert_eq!(menu("/schedule add weekdays 09:00 notify:|"), ["@on-call"]);
}

#[test]
fn a_phrase_that_is_not_finished_goes_on() {
    assert_eq!(menu("/schedule add |")[..2], ["weekdays 09:00", "daily 09:00"]);
    assert_eq!(menu("/schedule add week|")[0], "weekdays 09:00");
    let (text, completion) = at_cursor("/schedule add weekdays 0|");
    assert_eq!(taken(&text, &completion.offers[0]), "/schedule add weekdays 09:00");
    assert_eq!(menu("/schedule add weekdays 09:00 europe/be|")[0], "Europe/Berlin");
    assert_eq!(
        menu("/schedule add weekdays 09:00 |"),
        [
            "#general",
            "#daily",
            "#go",
            "channel:",
            "name:",
            "zone:",
            "reveal:",
            "answers:",
            "topics:",
            "difficulties:",
            "notify:",
            "grace:"
        ]
    );
}

#[test]
fn help_is_offered_the_names_of_commands() {
    assert_eq!(menu("/help sch|")[0], "schedule");
    assert_eq!(menu("/help schedule sk|"), ["schedule skip"]);
}

proptest! {
    /// Whoever only ever takes what is offered types a line that is right, or lacks what is required.
    #[test]
    fn what_is_offered_can_be_taken(choices in prop::collection::vec(any::<prop::sample::Index>(), 1..9)) {
        let mut text = String::new();
        for choice in choices {
            let completion = complete(COMMANDS, &text, text.len(), &names());
            let offers = offers(&completion);
            if offers.is_empty() {
                break;
            }
            text = taken(&text, choice.get(&offers));
            if let Err(mistake) = line(&text) {
                prop_assert!(mistake.missing, "{}: {}", text, mistake);
            }
            if !text.ends_with(':') {
                text.push(' ');
            }
        }
    }

    #[test]
    fn every_text_and_cursor_has_a_menu_within_the_text(text in prop_oneof!["\\PC{0,40}", "/(question|schedule add|schedule skip) [a-z0-9:=\"“' @#,é🎉]{0,30}"], cursor in 0..80_usize) {
        let completion = complete(COMMANDS, &text, cursor, &names());
        for offer in offers(&completion) {
            prop_assert!(text.get(offer.range.clone()).is_some(), "{:?}", offer);
        }
    }
}
