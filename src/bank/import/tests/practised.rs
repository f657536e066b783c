//! Documents of exercises, whose titles say no more than that something is to be practised, or not even that.

use super::prompts;

const TASKS: [&str; 6] = [
    "Print the numbers from 1 to 20.",
    "Write a function that returns the larger of two numbers.",
    "Use a loop to add up a list.",
    "Ask the user for a number and print its square.",
    "Reverse a string without a slice.",
    "Write a program that counts the vowels of a text.",
];

fn listed(title: &str, begin: impl Fn(usize) -> String) -> String {
    let lines: Vec<String> =
        TASKS.iter().enumerate().map(|(at, task)| format!("{}{task}", begin(at + 1))).collect();
    format!("# {title}\n\n{}\n", lines.join("\n"))
}

#[test]
fn what_is_to_be_practised_is_found_by_its_title_and_by_what_it_bids() {
    for title in ["Python practice", "Drills", "Homework", "Things to try", "Loop challenges", "Python tasks"]
    {
        assert_eq!(prompts(&listed(title, |_| "- ".to_owned())), TASKS, "{title}");
        assert_eq!(prompts(&listed(title, |at| format!("{at}. "))), TASKS, "{title}");
    }
    let boxes = listed("Python practice", |_| "- [ ] ".to_owned());
    assert_eq!(prompts(&boxes), TASKS);
}

#[test]
fn tasks_behind_names_are_practised_too() {
    let named = listed("Python practice", |at| format!("{at}. **Task of day {at}**: "));
    assert_eq!(prompts(&named).len(), TASKS.len());
}

#[test]
fn programs_that_are_to_be_written_need_no_title_of_exercises() {
    let document = "# Loops\n\n1. Write a program that prints a square of stars.\n2. Write a program to add up all even numbers.\n3. Write a function that turns a list around.\n4. Print the table of 7.\n5. Find the largest of five numbers.\n";
    assert_eq!(prompts(document).len(), 5);
}

#[test]
fn work_to_do_is_no_exercise() {
    let work = "\n- Create the page of orders.\n- Write a function for the totals.\n- Add tests.\n- Update the readme.\n- Remove the old service.\n";
    for title in ["Todo", "Release checklist", "Sprint backlog", "Frontend tasks", "Best practices"] {
        assert_eq!(prompts(&format!("# {title}\n{work}")), [""; 0], "{title}");
    }
}

#[test]
fn names_of_subjects_above_lists_of_exercises_are_none_themselves() {
    let expected = [
        "Create a list of five cities and print it.",
        "Use `append()` to add a city.",
        "Ask the user for a number and print its double.",
        "Check if a number is even or odd.",
        "Print \"big\" if a number is above 100.",
        "Print the numbers from 10 down to 1.",
    ];
    for [before, name] in
        [["   ", "1. **%:**"], ["   ", "1. %:"], ["", "**%**\n"], ["", "%:\n"], ["", "## %\n"]]
    {
        let mut document = "# Python tasks for beginners\n\n".to_owned();
        for (subject, items) in [("Lists", 0..2), ("Input", 2..3), ("Conditions", 3..5), ("Loops", 5..6)] {
            document.push_str(&name.replace('%', subject));
            document.push('\n');
            for task in &expected[items] {
                document.extend([before, "- ", task, "\n"]);
            }
            document.push('\n');
        }
        assert_eq!(prompts(&document), expected, "{document}");
    }
}

#[test]
fn a_section_of_statements_holds_exercises_that_bid_behind_their_names() {
    let document = "# Ejercicios de bucles\n\n## Enunciados\n\n1. Pares con for. Escribe un programa que imprima los pares.\n2. Factorial con while. Escribe un programa que calcule el factorial.\n3. Contador con for. Escribe un programa que cuente hasta diez.\n";
    let expected = [
        "Pares con for. Escribe un programa que imprima los pares.",
        "Factorial con while. Escribe un programa que calcule el factorial.",
        "Contador con for. Escribe un programa que cuente hasta diez.",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn tasks_told_in_sections_are_exercises_where_each_says_what_to_write() {
    let told =
        |name: &str, scene: &str, task: &str| format!("## {name}\n\n{scene}\n\n{task}\n\nUse a loop.\n\n");
    let parts = [
        told(
            "Cold days",
            "A station reads how warm it is each hour.",
            "Write a C++ program that prints the coldest hour.",
        ),
        told(
            "Late trains",
            "Trains come late now and then, as all trains do.",
            "Write a program that counts them.",
        ),
        told(
            "Old stamps",
            "A collector has a box with stamps of many years.",
            "Write a Rust function that sorts them.",
        ),
        told(
            "Wet shoes",
            "Shoes dry at a rate that depends on the weather.",
            "Write a program that says when they are dry.",
        ),
    ];
    for title in ["C++ exercises", "Practice problems for C++"] {
        let found = prompts(&format!("# {title}\n\n{}", parts.concat()));
        let firsts: Vec<&str> = found.iter().map(|prompt| prompt.lines().next().unwrap()).collect();
        assert_eq!(firsts.len(), parts.len(), "{firsts:?}");
        assert_eq!(firsts[0], "A station reads how warm it is each hour.");
    }
}

#[test]
fn what_is_said_to_somebody_asks_without_any_mark_or_word_for_questions() {
    let asked = [
        "Tell me about a conflict in your team.",
        "Compare a queue and a topic.",
        "Explain how an index speeds up a query.",
        "Describe the life of a request.",
        "Define idempotence.",
        "Discuss the costs of a lock.",
    ];
    let sections = asked
        .chunks(2)
        .zip(["People", "Data", "Words"])
        .map(|(asked, name)| format!("## {name}\n\n- {}\n- {}\n\n", asked[0], asked[1]));
    let document = format!("# Backend\n\n{}", sections.collect::<String>());
    assert_eq!(prompts(&document), asked);
    let paragraphs = format!("# Backend\n\n{}\n", asked.join("\n\n"));
    assert_eq!(prompts(&paragraphs), asked);
    let aims = "# Week 2\n\n## Aims\n\n- Explain how an index works.\n- Describe a request.\n\n## Material\n\n- Compare the two chapters.\n- Define your pace.\n";
    assert_eq!(prompts(aims), [""; 0]);
}
