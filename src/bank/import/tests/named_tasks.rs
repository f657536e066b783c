//! Names above tasks, or before them on one line: in any style, with labels or none, in several languages.

use super::{found, prompts};

const TASKS: [(&str, &str); 4] = [
    ("Vowels", "Write a function that counts the vowels of a text."),
    ("Longest word", "Return the longest word of a sentence."),
    ("Bank account", "Create a class for an account with a balance."),
    ("Pairs", "Given a list of numbers, find all pairs with a sum of ten."),
];

fn document(unit: impl Fn(usize, &str, &str) -> String) -> String {
    TASKS.iter().enumerate().map(|(at, (name, task))| unit(at + 1, name, task)).collect()
}

fn tasks() -> Vec<&'static str> {
    TASKS.map(|(_, task)| task).to_vec()
}

#[test]
fn labelled_tasks_are_found_below_names_of_any_style() {
    let names: [fn(usize, &str) -> String; 8] = [
        |at, name| format!("{at}. {name}"),
        |at, name| format!("{at}) {name}"),
        |at, name| format!("{at}. **{name}**"),
        |at, name| format!("**{at}. {name}**"),
        |_, name| format!("**{name}**"),
        |at, name| format!("#{at} {name}"),
        |at, name| format!("Exercise {at}: {name}"),
        |_, name| format!("### {name}"),
    ];
    for name in names {
        for label in [
            "Task:",
            "**Task:**",
            "Description:",
            "**Objective:**",
            "Goal:",
            "Instructions:",
            "Enunciado:",
            "Aufgabe:",
            "Задание:",
        ] {
            for gap in ["\n", "\n\n"] {
                let document =
                    document(|at, title, task| format!("{}{gap}{label} {task}\n\n", name(at, title)));
                assert_eq!(prompts(&document), tasks(), "{document}");
            }
        }
    }
}

#[test]
fn what_is_set_in_below_a_name_is_read_as_its_own() {
    let set_in = document(|at, name, task| {
        format!("{at}. **{name}**\n   - **Task:** {task}\n   - **Input:** a text\n\n")
    });
    let found = prompts(&set_in);
    assert_eq!(found.len(), TASKS.len());
    assert!(found.iter().zip(tasks()).all(|(found, task)| found.starts_with(task)), "{found:?}");
    let solved = document(|at, name, task| {
        format!("{at}. {name}\n\n   Task: {task}\n\n   **Solution:**\n\n   ```python\n   f()\n   ```\n\n")
    });
    assert_eq!(
        super::found(&solved)[0],
        "1 Write a function that counts the vowels of a text. = ```python\nf()\n```"
    );
}

#[test]
fn tasks_without_labels_are_found_where_they_ask_for_programs() {
    for document in [
        document(|at, name, task| format!("{at}. **{name}**\n\n{task}\n\n")),
        document(|at, name, task| format!("**{at}. {name}**\n{task}\n\n")),
        document(|_, name, task| format!("- **{name}**: {task}\n")),
        document(|at, name, task| format!("{at}. {name} - {task}\n")),
        document(|at, name, task| format!("### {at}. {name}: {task}\n\n")),
    ] {
        assert_eq!(prompts(&document), tasks(), "{document}");
    }
}

#[test]
fn steps_and_definitions_are_no_tasks() {
    for document in [
        "# Tool\n\n## Installation\n\n1. **Clone**\n\nRun git clone.\n\n2. **Build**\n\nCreate a folder and build.\n\n3. **Start**\n\nRun the program.\n",
        "# Trees\n\n- **Root**: the first node of a tree\n- **Leaf**: a node without children\n- **Edge**: what joins two nodes\n",
        "# My week\n\n1. Monday\n\nGoal: more sleep and less noise.\n\n2. Tuesday\n\nGoal: a walk in the wood.\n\n3. Friday\n\nGoal: some cake with friends.\n",
    ] {
        assert_eq!(found(document), [""; 0], "{document}");
    }
}

#[test]
fn tasks_are_known_in_other_languages() {
    let spanish = "# Ejercicios\n\n1. Suma\n\nEnunciado: Pide dos números y muestra la suma de ambos.\n\n2. Vocales\n\nEnunciado: Cuenta las vocales de una palabra dada.\n\n3. Mayor\n\nEnunciado: Dada una lista de números, devuelve el mayor.\n";
    assert_eq!(prompts(spanish).len(), 3);
    let list = "La siguiente es una lista de ejercicios.\n\n* Cree una función que sume dos vectores.\n* Imprima los números pares de una lista.\n* Dada una palabra, cuente sus vocales.\n";
    assert_eq!(prompts(list).len(), 3, "{:?}", prompts(list));
}

#[test]
fn names_above_code_are_tasks_in_sections_of_levels() {
    let unit = |name: &str| format!("### {name}\n\n```python\ndef f(a):\n    return a\n```\n\n");
    let document = format!(
        "# Contents\n\n## Easy\n\n{}{}## Hard\n\n{}{}",
        unit("Reverse a text"),
        unit("Vowels"),
        unit("Queens"),
        unit("Word ladder")
    );
    assert_eq!(prompts(&document), ["Reverse a text", "Vowels", "Queens", "Word ladder"]);
    assert_eq!(prompts(&document.replace("Easy", "Texts").replace("Hard", "Graphs")), [""; 0]);
}

#[test]
fn the_label_of_a_task_below_a_name_is_no_name_of_its_own() {
    let task =
        |number: usize, name: &str, task: &str| format!("{number}. {name}\nExercise {number}:\n{task}\n\n");
    let tasks = [
        task(1, "New tables", "Create a table of boats with a name and a length."),
        task(2, "Rows", "Insert five boats."),
        task(3, "Queries", "Write a query that counts the boats."),
    ];
    let document = format!("SQL exercises\nA few to practise with.\n\n{}", tasks.concat());
    assert_eq!(prompts(&document).len(), 3);
    assert_eq!(prompts(&document)[1], "Insert five boats.");
}
