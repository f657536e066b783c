//! Sections that look as those beside them, which hold nothing but questions.

use super::prompts;

const ASKED: &str = "# Practice

## Rows

1. Count the rows of each day
2. Find the second highest price
3. Remove what comes twice

## Windows

1. Calculate a running sum
2. Find the gap between two rows
3. Rank prices within a day

## Texts

1. Reverse the words of a line
2. Count the vowels of a name
3. Find names that begin alike

";

#[test]
fn names_in_a_section_as_the_others_are_asked_as_well() {
    let questions =
        prompts(&format!("{ASKED}## Joins\n\n1. Inner join\n2. Outer join and its gaps\n3. Several keys\n"));
    assert_eq!(questions.len(), 12);
    assert_eq!(questions[9..], ["Inner join", "Outer join and its gaps", "Several keys"]);
}

#[test]
fn other_lists_are_left_out() {
    for last in [
        "## Joins\n\n- Inner join of two tables\n- Outer join and its gaps\n- Several keys\n",
        "## Joins\n\nThey come next week:\n\n1. Inner join of two tables\n2. Outer join\n3. Several keys\n",
        "## Resources\n\n1. A book on tables\n2. A course\n3. The manual\n",
        "## Tips\n\n1. Small steps\n2. No hurry\n3. A glass of water\n",
    ] {
        assert_eq!(prompts(&format!("{ASKED}{last}")).len(), 9, "{last}");
    }
}
