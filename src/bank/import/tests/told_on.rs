//! Answers in prose go on behind names that elsewhere begin another part of a question.

use super::{found, left_out};

fn document(answer: &str) -> String {
    format!(
        "# Interview questions\n\n## What is a map?\n\nA map keeps values.\n\n## What is a lock?\n\nA lock is held by one.\n\n{answer}\n\n## What is a lease?\n\nA lease ends.\n"
    )
}

#[test]
fn what_is_key_to_a_thing_is_told_in_its_answer() {
    let document =
        document("### Key elements of a lock\n\n- Holder\n- Name\n\n### Life of a lock\n\nIt begins.");
    let read = found(&document);
    assert!(read[1].ends_with("### Life of a lock\n\nIt begins."), "{read:?}");
    assert_eq!(left_out(&document), ["1-1"]);
}

#[test]
fn points_do_not_end_an_answer_that_goes_on_below_another_heading() {
    let document = document("### Key points\n\n- Holder\n- Name\n\n### Life of a lock\n\nIt begins.");
    let read = found(&document);
    assert!(read[1].contains("* Holder * Name") && read[1].contains("It begins."), "{read:?}");
}

#[test]
fn an_aside_is_part_of_an_answer_or_interrupts_it() {
    let matters =
        document("**Why it matters:**\n\nTwo would write.\n\n- **title**\n- **note**\n- **region**");
    assert_eq!(left_out(&matters), ["1-1"]);
    let reference = document("**Reference:**\n\n- [Locks](https://a.test)\n\n**Second kind:**\n\nShared.");
    assert!(found(&reference)[1].ends_with("**Second kind:**\n\nShared."));
    assert_eq!(left_out(&reference), ["1-1", "11-11", "13-13"]);
}

#[test]
fn all_queries_are_not_the_next_ones() {
    let document = document("We use it for all the queries that find a lock.\n\n```sql\nselect 1;\n```");
    assert!(found(&document)[2].starts_with("17 What is a lease?"), "{:?}", found(&document));
    assert_eq!(left_out(&document), ["1-1"]);
}
