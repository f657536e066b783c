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

#[test]
fn names_that_count_on_with_a_mark_of_their_own_are_questions() {
    let document = "Hello all\n\n1  * I have an app, what do you set up ?\n\t\tParts::\n\t\t\t○ Subnet\n\t\n\t2  * Where is the table set ?\n\t\tWith the net\n\n\t3  * Services used ?\n\t\t\t○ Store\n\t\t\t○ Queue\n\n\t5  * Read replica\n\t\tA copy that is read only.\n\n\t10* Who keeps the keys ?\n\t\tA store of secrets.\n";
    assert_eq!(
        prompts(document),
        [
            "I have an app, what do you set up ?",
            "Where is the table set ?",
            "Services used ?",
            "Read replica",
            "Who keeps the keys ?"
        ]
    );
    let document = "# Questions\nTo learn from.\n# Some answers\nA * Was it your own server?*\n Both.\n\nB * What runs there?*\nSome things.\n\n C *  How many pods? *\n\nA lot.\n\nD * Name the kinds of disks.\nThree.\n";
    assert_eq!(
        prompts(document),
        ["Was it your own server?", "What runs there?", "How many pods?", "Name the kinds of disks."]
    );
}

#[test]
fn what_counts_and_tells_is_no_question() {
    let told = "1 * Open the box\n\tIt is heavy.\n2 * Take it out\n\tWith care.\n3 * Is it whole?\n\tElse call us.\n4 * Done\n";
    assert_eq!(prompts(&format!("# How to unpack\n\n{told}")), [""; 0]);
}

#[test]
fn names_behind_any_mark_that_ask_are_questions_without_blank_lines() {
    let asked = [
        "What is a lock?",
        "Explain leases",
        "Why do caches go stale?",
        "Who holds it?",
        "How does a heap grow?",
    ];
    for (open, close) in [("=> ", ""), ("// ", ""), ("<b>", "</b><br>"), ("_", "_"), ("`", "`"), ("    ", "")]
    {
        let text = asked.map(|name| format!("{open}{name}{close}\nIt is told here.\n")).concat();
        assert_eq!(prompts(&format!("# Redis\n\n{text}")), asked, "{open}");
    }
    let boxes = asked.map(|name| format!("- [ ] {name}\n")).concat();
    assert_eq!(prompts(&format!("## What changes\n\nA thing.\n\n## Checklist\n\n{boxes}")), [""; 0]);
}
