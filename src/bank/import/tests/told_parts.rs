//! Names of sections that begin as questions do, and documents that say what they are: nothing is asked by them.

use super::prompts;

const ASKED: &str = "## Interview questions\n\n1. What is a mutex?\n2. How does a probe tell that a pod is ready?\n\
                     3. Why are tables split?\n\n";

#[test]
fn one_or_two_headings_name_what_is_told_below() {
    let text = "# Interview handbook\n\n## What analysts do\n\nThey count.\n\n## How to crawl for more\n\nSearch.\n\n\
                ## Common mistakes\n\n- Haste\n\n## License\n\nFree.\n\n## Books\n\n- [One](https://example.com/one)\n- [Two](https://example.com/two)\n";
    assert_eq!(prompts(text).len(), 0);
    let text = "# Data interviews\n\n## What is a chart?\n\nA picture.\n\n## Books\n\n- One\n\n## Last words\n\nRest.\n";
    assert!(prompts(text).contains(&"What is a chart?".to_owned()));
}

#[test]
fn a_story_is_told_in_parts() {
    for parts in [
        "- **Situation:** Describe where you were.\n- **Task:** Explain what was to be done.\n- **Action:** List what you \
         did.\n- **Result:** Show what came of it.\n",
        "### Situation\n\nDescribe where you were.\n\n### Task\n\nWhat were you to do?\n\n### Action\n\nExplain what you \
         did.\n\n### Result\n\nShow what came of it. What was learnt?\n",
    ] {
        let text = format!("# Behavioral interviews\n\n## Stories\n\n{parts}\n{ASKED}");
        assert_eq!(prompts(&text).len(), 3, "{text}");
    }
}

#[test]
fn plans_and_specifications_count_their_own_tasks() {
    let tasks = "### Task 1: Create the page\n\nWrite its test.\n\n### Task 2: Store what was answered\n\nAdd a table.\n\n\
                 ### Task 3: Publish it\n\nRun the script.\n";
    for title in ["Quiz page implementation plan", "Interview trainer design document", "训练页面实施计划"]
    {
        assert_eq!(prompts(&format!("# {title}\n\n{tasks}")).len(), 0, "{title}");
    }
}

#[test]
fn a_template_and_the_readme_of_a_new_program_hold_none() {
    let text = "# [Name of the subject]\n\n## Overview\n\nWhat it is.\n\n## Attacks\n\nHow it is misused.\n\n## Mending\n\n\
                How to mend it.\n";
    assert_eq!(prompts(text).len(), 0);
    let text = "# Client\n\n## Development server\n\nRun `serve`.\n\n## Code scaffolding\n\nRun `generate`.\n\n## Build\n\n\
                Run `build`.\n\n## Further help\n\nUse `help`.\n";
    assert_eq!(prompts(text).len(), 0);
}

#[test]
fn sections_on_the_repository_are_no_notes_on_a_subject() {
    let text = "# Networking interview study\n\n## About\n\nWe meet on Mondays.\n\n## How to\n\nTake a subject.\n\n\
                ## Document structure\n\nOne file each.\n\n## Rules\n\nBe kind.\n\n## Fees\n\nNone.\n\n## Dates\n\nMay.\n";
    assert_eq!(prompts(text).len(), 0);
}
