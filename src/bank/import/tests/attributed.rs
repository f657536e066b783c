//! Problems that are counted, each with who asked it above its text.

use super::prompts;

fn counted(name: &str, said: &str) -> String {
    let texts = [
        "Given a list of stations, return the longest line.",
        "Given a map of lines, return the number of crossings.",
        "Given the root of a tree, write it as text.",
    ];
    let problems = texts.iter().zip(1..).map(|(text, number)| {
        let name = name.replace('N', &number.to_string());
        format!("## {name}\n{said}\n\n{text}\n\nFor example, [1] gives 1.\n\n")
    });
    format!("# Problems of each day\n\n{}", problems.collect::<String>())
}

#[test]
fn who_asked_a_problem_is_no_part_of_it() {
    for name in
        ["Problem N", "Daily coding: Problem #N [Easy]", "Daily coding #N", "Day N", "Coding challenge N"]
    {
        for said in
            ["This problem was asked by Acme.", "*This problem was recently asked by Acme.*", "Asked by Acme"]
        {
            let prompts = prompts(&counted(name, said));
            assert_eq!(prompts.len(), 3, "{name}, {said}: {prompts:?}");
            assert!(prompts.iter().all(|prompt| prompt.starts_with("Given")), "{name}, {said}: {prompts:?}");
        }
    }
}

#[test]
fn cases_of_one_problem_are_not_counted_as_problems() {
    let text = "# Two sums\n\nYour task is to return the two numbers of a list that make up ten.\n\n## Test case 1\n\nGiven [4, \
                6], return [0, 1].\n\n## Test case 2\n\nGiven [3, 7, 9], return [0, 1].\n";
    assert_eq!(prompts(text).len(), 1);
}

#[test]
fn a_task_may_begin_with_what_it_is_solved_from() {
    let text = "# Problems\n\n## Problem 1\n\nFrom a list of stations, return the longest name.\n\n```\nlongest(stations)\n```\n\n\
                ## Problem 2\n\nSource: Acme\n\nReturn the shortest name.\n\n## Problem 3\n\nCredit notes are given as a list. Add \
                them up.\n\nUse a loop.\n";
    let prompts = prompts(text);
    assert_eq!(prompts.len(), 3, "{prompts:?}");
    assert!(prompts[0].starts_with("From a list"), "{prompts:?}");
    assert!(prompts[1].starts_with("Return the shortest"), "{prompts:?}");
    assert!(prompts[2].starts_with("Credit notes"), "{prompts:?}");
}
