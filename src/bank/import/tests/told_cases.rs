//! Cases and tasks that are told below names, in documents and sections that say that they hold such.

use super::prompts;
use crate::bank::import::read_document;

const CASES: [(&str, &str); 3] = [
    ("The full disk", "The disk of the build host is full since noon. Decide what you delete first."),
    (
        "Two invoices",
        "A customer got the same invoice twice and has paid both. The first one was cancelled in June.",
    ),
    ("A quiet sensor", "The sensor of hall 4 sends nothing since Monday. Find out why, without going there."),
];

fn document(title: &str, name: impl Fn(usize, &str) -> String) -> String {
    let case = |(at, (title, told)): (usize, &(&str, &str))| format!("{}\n\n{told}\n\n", name(at, title));
    let cases: String = CASES.iter().enumerate().map(case).collect();
    format!("# {title}\n\nTake one for each team, twenty minutes.\n\n{cases}")
}

fn told() -> Vec<&'static str> {
    CASES.map(|(_, told)| told).to_vec()
}

#[test]
fn what_is_told_below_names_is_asked_where_the_title_says_so() {
    let names: [fn(usize, &str) -> String; 9] = [
        |_, name| format!("## {name}"),
        |_, name| format!("#### {name}"),
        |at, name| format!("## {}. {name}", at + 1),
        |at, name| format!("### Drill {}: {name}", [b'A', b'B', b'C'][at] as char),
        |at, name| format!("## Card {} | {name}", at + 1),
        |at, name| format!("## Bug {} 🐛 {name}", at + 1),
        |at, name| format!("## INC-{} \"{name}\"", at + 410),
        |_, name| format!("## Case: {name}"),
        |_, name| format!("**{name}**"),
    ];
    let titles = [
        "Incident drills",
        "Exercises for the new people",
        "Case studies, second year",
        "Übungsaufgaben",
        "Casos de estudio",
        "Mises en situation",
        "Ćwiczenia",
    ];
    for name in names {
        for title in titles {
            let document = document(title, name);
            assert_eq!(prompts(&document), told(), "{document}");
        }
    }
}

#[test]
fn a_section_that_says_so_holds_cases_beside_questions() {
    for section in ["Role play", "2. Scenarios (LT)", "Part II: Case studies", "Étude de cas", "Zadania"] {
        let cases = document(section, |_, name| format!("### {name}")).replace("# ", "## ");
        let cases = cases.replace("### #", "###").replace("## ## ", "### ").replace("#### ", "### ");
        let text =
            format!("# Interview kit\n\n## Warm-up\n\n1. What is a pager?\n2. Who carries it?\n\n{cases}");
        let found = prompts(&text);
        assert_eq!(found.len(), 5, "{text}");
        assert_eq!(found[2..], told(), "{text}");
    }
}

#[test]
fn the_only_case_of_a_section_is_one() {
    for section in ["Part 3 – Exercise", "Round 4: Team task", "Homework", "Scenario"] {
        let text = format!(
            "# Interview\n\n## Start\n\n1. What is a pager?\n2. Who carries it?\n\n## {section}\n\n### The tower\n\n\
             Build a tower from twenty cards that stands for ten seconds. No glue.\n"
        );
        let found = prompts(&text);
        assert_eq!(found.len(), 3, "{text}");
        assert!(found[2].starts_with("Build a tower"), "{found:?}");
    }
}

#[test]
fn questions_below_a_case_are_its_own() {
    let ask = "a) What do you look at?\nb) Whom do you call?\nc) What do you tell them?";
    let lists =
        ["1. What do you look at?\n2. Whom do you call?", "- What do you look at?\n- Whom do you call?", ask];
    for list in lists {
        let text = document("Case studies", |at, name| format!("## Case {}. {name}", at + 1));
        let text = text.replace("\n\nTake one for each team, twenty minutes.", "");
        let text =
            text.replace(".\n\n## ", &format!(".\n\n{list}\n\n**Solution**\n\nSee the log first.\n\n## "));
        let found = read_document(&text).questions;
        assert_eq!(found.len(), 3, "{text}");
        assert!(found[0].prompt.starts_with("The disk") && found[1].prompt.starts_with("A customer"));
        assert!(found[1].answer.as_ref().is_some_and(|answer| answer.contains("See the log")), "{found:?}");
    }
}

#[test]
fn what_is_told_elsewhere_asks_nothing() {
    for title in ["Incidents of May", "Architecture", "How to run case studies", "Test cases", "Use cases"] {
        let text = document(title, |_, name| format!("## {name}")).replace("Take one for each team", "Notes");
        assert!(prompts(&text).is_empty(), "{text}");
    }
    let beside = document("Drills", |_, name| format!("## {name}"));
    let text =
        format!("{beside}## How we rate\n\nWe write down what was said, and compare it with the others.\n");
    assert_eq!(prompts(&text), told(), "{text}");
}

#[test]
fn names_in_bold_stand_before_what_is_told_on_one_line() {
    let names: [fn(&str) -> String; 4] = [
        |name| format!("**{name}.**"),
        |name| format!("**{name}:**"),
        |name| format!("**Exercise: {name}.**"),
        |name| format!("**{name}** –"),
    ];
    for name in names {
        for section in ["Exercises", "Scenarios (LT, 2022)", "Part 2: Case studies"] {
            let case = |(title, told): &(&str, &str)| {
                format!("{} {told}\n\n- they ask first\n- they write it down\n\n", name(title))
            };
            let cases: String = CASES.iter().map(case).collect();
            let text = format!("# Second talk\n\n## {section}\n\n{cases}");
            let found = prompts(&text);
            assert_eq!(found.len(), 3, "{text}");
            assert!(found.iter().zip(told()).all(|(found, told)| found.starts_with(told)), "{found:?}");
        }
    }
}
