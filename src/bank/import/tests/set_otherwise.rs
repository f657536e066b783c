//! Questions that are found in one form, and must be found when they are set in another.

use super::prompts;

/// Each of some texts in a form, one below the other.
fn all(texts: &[&str], form: impl Fn(&str) -> String) -> String {
    texts.iter().map(|text| form(text)).collect::<Vec<_>>().concat()
}

const ASKED: [&str; 4] =
    ["What is a lock?", "Why do leases end?", "How does a heap grow?", "When is a trie good?"];

#[test]
fn names_of_sections_may_be_bold_above_questions_of_any_mark() {
    for (first, second, between) in [
        ("Q: ", "Q: ", "\n"),
        ("Q1) ", "Q2) ", "\n\n"),
        ("- ", "- ", "\n"),
        ("> ", "> ", "\n\n"),
        ("1. ", "2. ", "\n"),
    ] {
        let section = |name: &str, asked: &[&str]| {
            format!("**{name}**\n\n{first}{}{between}{second}{}\n\n", asked[0], asked[1])
        };
        let sections = section("Basics", &ASKED[..2]) + &section("Part 2", &ASKED[2..]);
        assert_eq!(prompts(&format!("# Redis\n\n{sections}")), ASKED, "{first}");
        assert_eq!(prompts(&sections), ASKED, "{first} without a title");
    }
}

#[test]
fn a_list_that_asks_on_behind_an_answer_is_no_single_task() {
    let answer = "Answer: It is so.\n\n";
    let first =
        format!("## Internals\n\n1.{}\n\n2.{}\n\n{answer}3.Locks vs leases?\n\n{answer}", ASKED[0], ASKED[1]);
    let second = format!("## Part 2\n\n4.{}\n\n5.{}\n\n{answer}", ASKED[2], ASKED[3]);
    let prompts = prompts(&format!("# Redis\n\n{first}{second}"));
    assert_eq!(prompts.len(), 5, "{prompts:?}");
}

#[test]
fn lines_that_ask_without_an_answer_stand_beside_those_that_have_one() {
    let document = format!(
        "# Redis\n\n{}\n\n{}\n\n## More\n\n{}\n\nAnswer: It doubles.\n\n{}\n\nAnswer: For words. Why not? It is told above.\n",
        ASKED[0], ASKED[1], ASKED[2], ASKED[3]
    );
    assert_eq!(prompts(&document), ASKED);
}

#[test]
fn what_is_bold_in_a_folded_answer_begins_no_question() {
    let fold = |asked: &str| {
        format!("> {asked}\n\n<details>\n<summary>Answer</summary>\n\nIt is so.\n\n</details>\n\n")
    };
    let document = all(&ASKED, fold)
        .replacen("It is so.", "It is so.\n\n**Why leases are used:**", 2)
        .replacen("\n\n**Why leases are used:**", "", 1);
    assert_eq!(prompts(&document), ASKED);
}

#[test]
fn a_quote_may_bid_before_it_asks() {
    let bids = "> Explain vertical and horizontal scaling. How does each of them cost more?\n\n";
    let section = |name: &str| {
        format!("## {name}\n\n{bids}{}", all(&ASKED[..2], |asked| format!("> {asked} ({name})\n\n")))
    };
    let sections = all(&["Behavioral", "Advanced"], section);
    assert_eq!(
        prompts(&format!("# Notes\n\n{}", sections.replacen("each of them", "one of them", 1))).len(),
        6
    );
}

#[test]
fn names_are_the_questions_of_a_document_that_is_titled_so_and_holds_nothing_else() {
    let names = ["Locks and leases", "Deduplicate rows", "Drop before truncate", "Binary trees", "Forks"];
    for mark in ["- ", "## ", "1. "] {
        let list: String = all(&names, |name| format!("{mark}{name}\n\n"));
        assert_eq!(prompts(&format!("# Top 5 Redis interview questions\n\n{list}")), names, "{mark}");
        assert_eq!(prompts(&format!("# Redis in ten minutes\n\n{list}")).len(), 0, "{mark}");
    }
    let bold: String = all(&names, |name| format!("**{name}**\n\n"));
    assert_eq!(prompts(&format!("# Questions\n\n{bold}")), names);
}

#[test]
fn a_few_of_the_headings_below_a_title_of_questions_may_ask() {
    let names =
        ["Forks", ASKED[0], "Trees", ASKED[1], "Rows", "Clocks", "Quorums", ASKED[2], "Backups", "Queues"];
    let headings = all(&names, |name| format!("## {name}\n\n"));
    assert_eq!(prompts(&format!("# Questions\n\n{headings}")), names);
}

#[test]
fn contents_of_plain_links_lead_to_the_questions() {
    let names =
        ["What is a lock?", "Explain leases", "Binary trees", "What is a fork?", "Rows", "What is a heap?"];
    let contents: String =
        all(&names, |name| format!("[{name}](#{})  \n", name.to_lowercase().replace([' ', '?'], "-")));
    let below: String = all(&names, |name| format!("# {name}\n\n## At first\n\nIt is so.\n\n"));
    assert_eq!(prompts(&format!("# Contents\n\n{contents}\n{below}")), names);
}

#[test]
fn headings_beside_one_that_asks_with_a_mark_may_begin_as_questions() {
    let below: String =
        all(&[&ASKED[..], &["How to start one?"]].concat(), |asked| format!("### {asked}\n\nSo.\n\n"));
    let document = format!(
        "# Beginner\n\n## What is Docker?\n\nA tool.\n\n## What is a container.\n\nA process.\n\n## Difference between an image and a layer.\n\nOne holds others.\n\n## How it works here:\n\nSo.\n\n## Files\n\n## Swarm\n\n## Hub\n\n## Compose\n\n## Layers\n\n# Advanced\n\n{below}"
    );
    let prompts = prompts(&document);
    assert_eq!(prompts.len(), 8, "{prompts:?}");
}

#[test]
fn numbered_tasks_with_text_below_each_are_several() {
    let task = |name: &str| {
        format!(
            "{name}. You are given a table of {name} columns.\n\nSome rows are wrong.\nWrite a query that finds them.\n\n"
        )
    };
    let document = format!("# SQL project interview\n\n{}", all(&["1", "2", "3"], task));
    assert_eq!(prompts(&document).len(), 3);
}

#[test]
fn slots_to_fill_in_are_no_part_of_a_list_of_questions() {
    let document = all(&["How did you begin?", "How do you plan?", "Describe a dispute."], |asked| {
        format!("- [x] {asked}\n- **Situation:**\n- **Action:**\n- **Result:**\n\n")
    });
    let expected = ["How did you begin?", "How do you plan?", "Describe a dispute."];
    assert_eq!(prompts(&format!("# Behavioral questions\n\n## Questions:\n\n{document}")), expected);
}

#[test]
fn numbers_go_on_where_the_way_to_set_them_changes() {
    let first = all(&["1. What is a lock?", "2. Why do leases end?", "3. What is a heap?"], |asked| {
        format!("# **{asked}**\n\nIt is so.\n\n")
    });
    let names = ["4. Explain tries", "5. What is a fork?", "6. Rows and columns"];
    let more = all(&names, |asked| format!("**{asked}**\n\n"));
    assert_eq!(prompts(&format!("{first}**Core**\n\n{more}")).len(), 6);
    let steps = all(&["1. Look", "2. Wait", "3. Ask", "4. Stop", "5. Rest", "6. Go"], |step| {
        format!("**{step}**\n\n")
    });
    assert_eq!(prompts(&format!("{first}{steps}")).len(), 3);
}

#[test]
fn lines_that_ask_below_questions_in_headings_are_the_next_ones() {
    let headings =
        all(&["1 Why locks?", "2 Why leases?", "3 Why heaps?", "4 Why tries?", "5 Why forks?"], |asked| {
            format!("## {asked}\n\nSo.\n\n")
        });
    let lines = all(&ASKED, |asked| format!("{asked}\n\n"));
    assert_eq!(prompts(&format!("# Interview\n\n{headings}Advanced\n\n{lines}")).len(), 9);
    assert_eq!(prompts(&format!("# Interview\n\n{headings}**Follow-ups:**\n\n{lines}")).len(), 5);
}

#[test]
fn a_list_of_which_most_asks_stands_beside_two_that_hold_questions() {
    let link = |text: &str| format!("- [{text}](https://example.org/{})\n", text.len());
    let section = |name: &str, asked: &[&str]| format!("### {name}\n\n{}\n", all(asked, link));
    let sure = ["What is a lock?", "Why do leases end?", "How does a heap grow?"];
    let asked = ["What is a fork?", "Why so?"];
    let begun = [
        "Explain tries",
        "Describe pods",
        "Explain trees",
        "Describe queues",
        "Explain logs",
        "Describe taints",
    ];
    let names = ["Rows and columns", "Sharding", "Clocks", "Quorums", "Backups"];
    let others = [&asked[..], &begun, &names].concat();
    let document = section("Redis", &sure)
        + &section("Storage", &others)
        + &section("Kubernetes", &["Who drains a node?", "What is a pod?", "Why taints?"]);
    assert_eq!(prompts(&format!("# Every day\n\n{document}")).len(), 19);
}
