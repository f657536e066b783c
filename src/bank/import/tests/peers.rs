//! Sections that look as those beside them, which hold nothing but questions.

use super::prompts;

fn document(last: &str) -> String {
    let mut text = String::from("# Practice\n\n");
    for (name, list) in [
        (
            "Rows",
            "1. Count the rows of each day\n2. Find the second highest price\n3. Remove what comes twice\n",
        ),
        (
            "Windows",
            "1. Calculate a running sum\n2. Find the gap between two rows\n3. Rank prices within a day\n",
        ),
        (
            "Texts",
            "1. Reverse the words of a line\n2. Count the vowels of a name\n3. Find names that begin alike\n",
        ),
    ] {
        text += &format!("## {name}\n\n{list}\n");
    }
    text + last
}

#[test]
fn names_in_a_section_as_the_others_are_asked_as_well() {
    let questions = prompts(&document(
        "## Joins\n\n1. Inner join of two tables\n2. Outer join and its gaps\n3. Several keys\n",
    ));
    assert_eq!(questions.len(), 12);
    assert_eq!(questions[9..], ["Inner join of two tables", "Outer join and its gaps", "Several keys"]);
}

#[test]
fn other_lists_are_left_out() {
    for last in [
        "## Joins\n\n- Inner join of two tables\n- Outer join and its gaps\n- Several keys\n",
        "## Joins\n\nThey come next week:\n\n1. Inner join of two tables\n2. Outer join\n3. Several keys\n",
        "## Resources\n\n1. A book on tables\n2. A course\n3. The manual\n",
        "## Tips\n\n1. Small steps\n2. No hurry\n3. A glass of water\n",
    ] {
        assert_eq!(prompts(&document(last)).len(), 9, "{last}");
    }
}
