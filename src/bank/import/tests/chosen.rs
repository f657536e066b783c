//! Questions that are answered by a choice, in forms that say so by the choices alone.

use super::{found, prompts};

#[test]
fn what_stands_above_boxes_asks_without_a_mark() {
    let document = r"What does a latch do.
[ ] It opens once
[ ] It opens twice


A barrier waits for
[ ] All threads
[ ] One thread

What is a permit
[ ] A token
[ ] A page
";
    let expected = [
        "What does a latch do.\n[ ] It opens once\n[ ] It opens twice",
        "A barrier waits for\n[ ] All threads\n[ ] One thread",
        "What is a permit\n[ ] A token\n[ ] A page",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn boxes_below_days_are_what_is_to_be_done() {
    let document =
        "Monday\n[ ] Buy bread\n[ ] Wash\n\nTuesday\n[ ] Rest\n[x] Read\n\nFriday\n[ ] Call\n[ ] Sleep\n";
    assert!(prompts(document).is_empty());
}

#[test]
fn the_option_that_comes_again_is_the_answer() {
    let document = r"## Question 1
A latch opens ____.

    a. Once
    b. Twice
a. Once

## Question 2
Which of these wait? Select all of them.
    a. A barrier
    b. A latch
    c. A page
a. A barrier
b. A latch

## Question 3
What is a permit?
- a. A token
- b. A page
a. A token
";
    let expected = [
        "1 A latch opens ____.\n\na. Once\nb. Twice = a. Once",
        "8 Which of these wait? Select all of them.\na. A barrier\nb. A latch\nc. A page = a. A barrier\n\nb. A latch",
        "16 What is a permit?\n- a. A token\n- b. A page = a. A token",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn what_stands_above_answered_choices_asks_however_it_ends() {
    let document = r"# Operating systems

1. The state that a process has not is
A. Ready
B. Compiled
Answer: B

2. The anomaly of Belady shows in
A. LRU
B. FIFO
Answer: B

3. A critical section is
A. Code
B. Memory
Answer: A
";
    let expected = [
        "3 The state that a process has not is\n\nA. Ready\nB. Compiled # Operating systems = B. Compiled",
        "8 The anomaly of Belady shows in\n\nA. LRU\nB. FIFO # Operating systems = B. FIFO",
        "13 A critical section is\n\nA. Code\nB. Memory # Operating systems = A. Code",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn the_right_option_may_be_bold_behind_its_letter() {
    let document = r"# Quiz

1. Which one grows?
   - a) An array
   - b) **A vector**

2. Which one is fixed?
   - a) **An array**
   - b) A vector

3. Which one is linked?
   - a) A vector
   - b) **A list**
";
    let expected = [
        "3 Which one grows?\n- a) An array\n- b) A vector # Quiz = b) A vector",
        "7 Which one is fixed?\n- a) An array\n- b) A vector # Quiz = a) An array",
        "11 Which one is linked?\n- a) A vector\n- b) A list # Quiz = b) A list",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn statements_that_are_judged_are_questions() {
    let document = r"1. What is a vector?

An array that grows.

2. A vector is a linked list.

False

3. Its length may exceed its capacity.

False

4. It owns its elements

True

5. Elements lie side by side

True
";
    let expected = [
        "1 What is a vector? = An array that grows.",
        "5 A vector is a linked list. = False",
        "9 Its length may exceed its capacity. = False",
        "13 It owns its elements = True",
        "17 Elements lie side by side = True",
    ];
    assert_eq!(found(document), expected);
}
