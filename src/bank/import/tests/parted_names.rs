//! Names that numbers count, above labels of what only a task has.

use super::prompts;

fn task(number: usize, name: &str, below: &str) -> String {
    format!("### {number}. {name}\n\n{below}\n\n")
}

#[test]
fn names_above_what_is_required_are_tasks() {
    let below = |level: &str| {
        format!(
            "**Difficulty**: {level}\n**Time limit**: 45 minutes\n\n**Requirements**:\n- [ ] It can be searched\n- [ ] It loads late"
        )
    };
    let document = [
        "# Frontend challenges\n\n## Components\n\n".to_owned(),
        task(1, "Search with suggestions", &below("Medium")),
        task(2, "Endless list", &below("Easy")),
        "## Layout\n\n".to_owned(),
        task(3, "Dashboard", &below("Hard")),
        task(4, "Gallery of images", &below("Medium")),
        "## Strategy\n\n### During the work\n\n1. **Start with the structure** - Get something to run\n2. **Implement the core** - \
         Look at what is required\n3. **Test by hand** - See that it works\n\n### Skills\n\n- [ ] Can do easy ones in 30 \
         minutes\n- [ ] Can do hard ones in 70 minutes\n"
            .to_owned(),
    ]
    .concat();
    let prompts = prompts(&document);
    assert_eq!(prompts.len(), 4, "{prompts:?}");
    assert!(prompts[0].starts_with("Search with suggestions"), "{prompts:?}");
}

#[test]
fn a_name_without_a_problem_of_its_own_is_one_among_those_with_one() {
    let code = "```java\nint find(int[] all) {\n    return all[0];\n}\n```";
    let problem = |said: &str| format!("**Problem:** {said}\n\n{code}");
    let names = [
        task(1, "Reverse a list", &problem("Reverse a list that is linked once.")),
        task(2, "Find a cycle", &problem("Say whether a list goes round.")),
        task(3, "Check if a text is a palindrome", code),
        task(4, "Merge two lists", &problem("Merge two lists that are sorted.")),
        task(1, "Search in halves", code),
        task(2, "Count islands", &problem("Count the islands of a map.")),
    ];
    let asked = "***\n\n#### 1. **How do you connect to a database?**\n\n**Answer:**\n\nBy a URL.\n\n#### 2. **What is a \
                 pool?**\n\n**Answer:**\n\nConnections that are kept.\n\n#### 3. **Explain what a driver does.**\n\n**Answer:**\n\nIt \
                 speaks the protocol.\n";
    let prompts =
        prompts(&format!("Here are common problems, with solutions.\n\n***\n\n{}{asked}", names.concat()));
    assert_eq!(prompts.len(), 9, "{prompts:?}");
    assert!(prompts[2].starts_with("Check if a text is a palindrome"), "{prompts:?}");
    assert!(prompts[6].contains("How do you connect"), "{prompts:?}");
}
