//! The definition holds what every platform asks of it.

use super::*;
use crate::chat::command::{CommandSpec, OptionKind, Who};

/// Discord's limits; Slack's are wider.
const SUMMARY: usize = 100;
const OPTIONS: usize = 25;
const CHOICES: usize = 25;

fn everything() -> Vec<(String, CommandSpec)> {
    let below = |spec: &CommandSpec| {
        let name = spec.name;
        spec.subcommands.iter().map(move |sub| (format!("{name} {}", sub.name), *sub)).collect::<Vec<_>>()
    };
    COMMANDS.iter().flat_map(|spec| [vec![(spec.name.to_owned(), *spec)], below(spec)].concat()).collect()
}

fn is_name(name: &str) -> bool {
    (1..=32).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte))
}

fn is_summary(text: &str) -> bool {
    (1..=SUMMARY).contains(&text.chars().count()) && !text.ends_with('.')
}

#[test]
fn names_and_summaries_fit_every_platform() {
    for (path, spec) in everything() {
        assert!(is_name(spec.name), "{path}");
        assert!(is_summary(spec.summary), "{path}: {}", spec.summary);
        assert!(!spec.help.is_empty() && !spec.help.contains("  "), "{path}");
        assert!(spec.subcommands.len() <= OPTIONS && spec.options.len() <= OPTIONS, "{path}");
        for option in spec.options {
            assert!(is_name(option.name), "{path} {}", option.name);
            assert!(is_summary(option.summary), "{path} {}: {}", option.name, option.summary.len());
            if let OptionKind::Words(words) | OptionKind::SeveralWords(words) = option.kind {
                assert!(words.len() <= CHOICES, "{path} {}", option.name);
            }
        }
    }
}

#[test]
fn every_name_is_there_once_and_required_options_come_first() {
    for (path, spec) in everything() {
        assert!(spec.options.is_empty() || spec.subcommands.is_empty(), "{path} has options and subcommands");
        assert!(spec.options.iter().is_sorted_by_key(|option| !option.required), "{path}");
        let mut names: Vec<_> = spec.options.iter().map(|option| option.name).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|two| two[0] != two[1]), "{path}");
    }
    let mut paths: Vec<_> = everything().into_iter().map(|(path, _)| path).collect();
    paths.sort_unstable();
    assert!(paths.windows(2).all(|two| two[0] != two[1]));
}

#[test]
fn what_admins_may_is_for_admins_in_every_part() {
    for spec in COMMANDS {
        assert!(spec.subcommands.iter().all(|sub| sub.who == spec.who), "{}", spec.name);
    }
    let admins = COMMANDS.iter().filter(|spec| spec.who == Who::Admins).map(|spec| spec.name);
    assert_eq!(admins.collect::<Vec<_>>(), ["schedule", "round"]);
}

#[test]
fn every_example_means_the_command_that_it_is_an_example_of() {
    for (path, spec) in everything() {
        assert!(!spec.examples.is_empty(), "{path}");
        for example in spec.examples {
            let parsed = line(example).unwrap_or_else(|mistake| panic!("{example}: {mistake}"));
            assert!(parsed.invocation.path.join(" ").starts_with(&path), "{example}");
            assert_eq!(meant(example).err(), None, "{example}");
        }
    }
}

#[test]
fn the_usage_says_what_may_be_left_out() {
    let usage = |path: &[&str]| spec_of(path).map(|spec| spec.usage(path)).unwrap_or_default();
    assert_eq!(usage(&["question"]), "/question [topic] [difficulty] [kind] [reveal] [answers] [private]");
    assert_eq!(usage(&["schedule", "skip"]), "/schedule skip <name> [date]");
    assert_eq!(usage(&["schedule"]), "/schedule <add | list | show | pause | resume | skip | run | remove>");
}
