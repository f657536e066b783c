//! Lists of which their headings say that they hold questions, whatever the items say.

use super::{left_out, prompts};

const STATES: &str = "- A pod restarts all the time\n- A claim stays pending\n- Nodes run hot\n";

fn below(name: &str, list: &str) -> String {
    format!(
        "# Kubernetes interview\n\n## Basics\n\n- What is a pod?\n- Explain etcd\n- How does a service work?\n\n## {name}\n\n{list}"
    )
}

#[test]
fn what_a_heading_calls_questions_is_asked() {
    for name in
        ["Scenario-based questions", "🛠️ Troubleshooting Questions", "Preguntas", "Advanced exercises (hard)"]
    {
        assert_eq!(prompts(&below(name, STATES)).len(), 6, "{name}");
    }
}

#[test]
fn what_something_else_is_called_is_not_asked() {
    for name in ["How to use this", "Tips for questions", "Follow-up questions", "Where questions come from"]
    {
        assert_eq!(prompts(&below(name, STATES)).len(), 3, "{name}");
    }
    let linked = "- [Pods](https://a.example)\n- [Claims](https://b.example)\n- [Nodes](https://c.example)\n";
    let kinds = "- Behavioural questions\n- Coding questions\n- Questions on design\n";
    for list in [linked, kinds] {
        assert_eq!(prompts(&below("Kinds of questions", list)).len(), 3, "{list}");
    }
    assert_eq!(prompts(&format!("# Questions\n\n## Basics\n\nIt is told.\n\n{STATES}")), [""; 0]);
}

#[test]
fn as_many_items_as_a_heading_counts_are_its_questions() {
    let day = "1. Reverse each word of a text.\n\n    * Input: `ab cd`\n2. Find the longest word.\n3. Remove all doubles.\n\n* Input: `aab`\n\n4. Group the anagrams.\n";
    let plan = format!(
        "# Java practice roadmap (1 week)\n\nThis roadmap holds 8 practice problems. It is split into days.\n\n---\n\n## 📅 **Day 1: Texts (4 questions)**\n\n{day}\n---\n\n## 📅 Day 2: Review\n\nUse the other days to:\n\n* Do them all again.\n* Mix them.\n"
    );
    let expected = [
        "Reverse each word of a text.",
        "Find the longest word.",
        "Remove all doubles.",
        "Group the anagrams.",
    ];
    for (found, expected) in prompts(&plan).iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}");
    }
    assert_eq!(prompts(&plan).len(), 4);
    assert_eq!(prompts(&plan.replace("(4 questions)", "(4 hours)")), [""; 0]);
}

#[test]
fn what_is_nested_in_an_item_that_is_called_questions_is_asked() {
    let document = "# System design\n\n- **Chat**\n    - *Questions:*\n        - Design a messenger\n        - Architecture of a chat\n    - *Resources:*\n        - https://a.example/chat\n- **Feed**\n    - *Questions:*\n        - Design a feed of pictures\n    - *Resources:*\n        - https://a.example/feed\n";
    let expected = ["Design a messenger", "Architecture of a chat", "Design a feed of pictures"];
    assert_eq!(prompts(document), expected);
    let asked = "# Interview questions\n\n- What is a lock?\n    - Questions:\n        - Who holds it?\n- What is a lease?\n    - Questions:\n        - When does it end?\n";
    assert_eq!(prompts(asked).len(), 2);
    assert_eq!(left_out(document).len(), 4);
}
