//! Documents whose names are set in other ways than as headings.

use super::{found, left_out, prompts};

#[test]
fn names_in_bold_are_questions_as_headings_would_be() {
    let name = |name: &str| format!("**{name}**\n\nIt is a thing that others use, and it is kept small.\n\n");
    let names: String = ["Images", "Containers", "Volumes", "Compose"].map(name).concat();
    assert_eq!(prompts(&format!("## Docker interview questions\n\n{names}")).len(), 4);
    assert_eq!(prompts(&format!("## What is in the box\n\n{names}")), [""; 0], "no word of questions");
}

#[test]
fn what_is_folded_below_a_name_is_its_task() {
    let task = |number: usize, name: &str, task: &str| {
        format!(
            "<details>\n<summary>Task {number}: {name}</summary>\n\n{task}\n\nWhat we look at:\n\n- Tests\n\n</details>\n\n"
        )
    };
    let tasks = [
        task(1, "Links", "Build a service that shortens links."),
        task(2, "Logs", "Write a tool that reads the log of a server."),
        task(3, "Seats", "Given rows of seats, write a function that books some."),
    ];
    let document = format!("# Take-home exercises\n\n{}", tasks.concat());
    assert_eq!(found(&document).len(), 3);
    assert_eq!(prompts(&document)[0], "Build a service that shortens links.");
    assert_eq!(left_out(&document), ["1-1"]);
}

#[test]
fn tasks_quoted_in_one_line_are_answered_below() {
    let task = |what: &str| format!("> Write a query to find {what}\n\n```sql\nSELECT 1\n```\n\n");
    let tasks: String = ["all rows", "the first row", "the last row"].map(task).concat();
    assert_eq!(prompts(&format!("# Interview questions\n\n{tasks}")).len(), 3);
}
