//! Bold names that count through a document of questions, with lists below.

use super::{found, prompts};

const NAMES: &str = "# Storage interview Q&A

## Basics

**1. Why keep a log?**
- It survives a crash.

**2. Pages and rows**
- A page holds rows.
- A row never leaves it.

**3. Locks**
- Held by one.

## More

**4. Vacuum**
- Frees what nobody sees.

**5. Find what comes twice**
- Group and count.

**6. Quorum**
- Most agree.

## Last

**7. Snapshots**
- A view of one moment.

**8. Retries**
- Wait longer each time.
";

#[test]
fn names_that_count_on_announce_no_list() {
    assert_eq!(prompts(NAMES).len(), 8);
    assert_eq!(prompts(NAMES)[1..3], ["Pages and rows", "Locks"]);
    assert!(found(NAMES)[2].contains("Held by one"), "{:?}", found(NAMES));
}

#[test]
fn names_above_lists_of_tasks_are_no_questions_by_their_numbers() {
    let mut bids = NAMES.to_owned();
    for (told, task) in [
        ("Held by one", "Explain who holds one"),
        ("A page holds", "Draw a page that holds"),
        ("Frees", "Explain what frees"),
        ("Most agree", "Describe who agrees"),
    ] {
        bids = bids.replace(told, task);
    }
    assert!(!prompts(&bids).contains(&"Pages and rows".to_owned()), "{:?}", prompts(&bids));
}
