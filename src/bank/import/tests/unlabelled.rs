//! Where the answer or the points of a question stand if no label says so.

use super::{found, prompts};

#[test]
fn lists_that_are_folded_away_as_answers_hold_no_questions() {
    let document = r"# Questions

1. How do you clear a topic?

<details><summary>Show Answer</summary>

1. Stop the broker
2. Delete the folders

</details>

2. How is load balanced?

<details><summary>Show Answer</summary>

By leaders.

</details>

3. What is a replica?

<details><summary>Show Answer</summary>

A copy.

</details>
";
    assert_eq!(
        prompts(document),
        ["How do you clear a topic?", "How is load balanced?", "What is a replica?"]
    );
}

#[test]
fn plain_lines_may_name_the_tasks_below_them() {
    let document = "Lock\nImplement a lock that many may read.\n\nHeap\nWrite a function that sorts by one.\n\n\
                    Trie\nBuild one of words and find them.\n\nQueue\nImplement one with two stacks.\n\n\
                    Timer\nIt is to ring after a while, and may be stopped.\n";
    let expected = [
        "1 Implement a lock that many may read.",
        "4 Write a function that sorts by one.",
        "7 Build one of words and find them.",
        "10 Implement one with two stacks.",
        "13 It is to ring after a while, and may be stopped.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn plain_lines_with_a_name_may_ask() {
    let asked = |name: &str| format!("{name}s: When is one held?\n\nBy one.\n\nIt is so.\n\n");
    let document = format!(
        "Guide\n\nIt is long.\n\nContents\n\n{}",
        ["Lock", "Heap", "Trie", "Tree", "List"].map(asked).concat()
    );
    let expected = ["Lock", "Heap", "Trie", "Tree", "List"].map(|name| format!("{name}s: When is one held?"));
    assert_eq!(prompts(&document), expected);
}

#[test]
fn a_solution_among_points_is_a_point() {
    let document = r#"### Q1: "How do you find slow queries?"

**Key points to cover:**
- Look at the slow log
- Solution: add an index
- Measure again

### Q2: "How do you cache?"

**Key points to cover:**
- Expiry
- Memory
"#;
    let expected = [
        "1 How do you find slow queries? * Look at the slow log * Solution: add an index * Measure again",
        "8 How do you cache? * Expiry * Memory",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn answers_on_the_lines_after_a_question_need_no_mark_before_them() {
    let document = "面试题

1、什么是主键
\t唯一表示数据表中的每个记录的字段,不能为空,具有唯一性。
\t外键一定是另外某个表的主键。

2、视图有什么用
\t是一个虚拟表,隐藏数据的复杂性,使用户查询变得简单。

3、简述主从复制
\t原理:
\t1.主库记录日志。
\t2.从库再执行一次。

4、什么是索引
\t对列的值进行排序的一种结构。
";
    let found = found(document);
    assert_eq!(found[1], "7 视图有什么用 = 是一个虚拟表,隐藏数据的复杂性,使用户查询变得简单。");
    assert_eq!(found.len(), 4);
}

#[test]
fn a_question_that_is_wrapped_is_not_answered_on_its_next_line() {
    let document = r"# Questions

- Explain how a compiler turns the text of a program into
  code that a machine runs
- Explain why a cache that is shared by several threads has
  to be guarded
- Explain what happens when a page is not in memory and a
  program reads it
";
    assert_eq!(prompts(document).iter().filter(|prompt| prompt.contains('\n')).count(), 3);
}

#[test]
fn short_questions_of_a_list_are_answered_behind_their_marks_where_nothing_is_below() {
    let document = r"# Questions

- 1 . Qu’est-ce qu’un objet? C’est un élément d’une classe.
- 2 . Qu’est-ce qu’une méthode? C’est une action.
- 3 . size() vs length
  * size() est pour les collections
- 4 . Est-ce que Java a des pointeurs? Non, des références.
- 5 . Qu’est-ce qu’un thread?
  * Un fil
- 6 . Qu’est-ce qu’un verrou?
  * Une garde
";
    let found = found(document);
    assert_eq!(found[0], "3 Qu’est-ce qu’un objet? # Questions = C’est un élément d’une classe.");
    assert_eq!(found.len(), 6);
    assert!(found[2].starts_with("5 size() vs length"));
}

#[test]
fn a_sentence_before_the_next_number_answers_the_one_before() {
    let document = r"# Questions

18. Name the row locks

A shared lock lets others read, an exclusive one does not let them.

19. Name the engines

- InnoDB
- MyISAM

20. What is a view?

- A stored query
";
    let found = found(document);
    assert!(found[0].ends_with("= A shared lock lets others read, an exclusive one does not let them."));
    assert_eq!(found.len(), 3);
}

#[test]
fn a_table_between_two_items_answers_the_first() {
    let document = r"# Questions

- What does == compare, and what equals()?

== | equals()
--- | ---
references | contents

- What is immutable?
  - A string
- What is a thread?
  - A flow of control
";
    let found = found(document);
    assert!(found[0].contains(" = == | equals()"), "{}", found[0]);
    assert_eq!(found.len(), 3);
}

#[test]
fn a_definition_of_what_asks_is_its_answer() {
    let document = "# Interview\n\nWhat is a closure?\n: A function and its scope.\n\nExplain hoisting\n: Declarations move up.\n\n\
                    What is strict mode?\n: A stricter language.\n";
    let expected = [
        "3 What is a closure? # Interview = A function and its scope.",
        "6 Explain hoisting # Interview = Declarations move up.",
        "9 What is strict mode? # Interview = A stricter language.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn questions_line_by_line_between_rules_are_no_cards() {
    let lines = "What is a lock?\nWhy does it wait?\nHow is it freed?\n";
    let document = format!(
        "# Questions\n\n## A\n\n{lines}\n---\n\n## B\n\nWhat is a tree?\nWhy is it so deep?\nHow is it read?\n\n---\n\n## C\n\nWhat is a map?\nWhy is it fast?\nHow does it grow?\n"
    );
    assert_eq!(prompts(&document).len(), 9);
}

#[test]
fn a_title_that_speaks_of_answers_answers_nothing() {
    let document = "# Backend Interview Answers\n1. What is a callback?\n    - A function.\n2. What is a class?\n    - A kind.\n";
    assert_eq!(prompts(document), ["What is a callback?", "What is a class?"]);
}

#[test]
fn lines_that_ask_have_long_answers_below_in_a_document_of_questions() {
    let one = |n: usize| {
        format!("What is lock {n}?\n\nIt is held.\n\nIt waits.\n\nKinds of it\n\nThere are {n}.\n\n")
    };
    let document =
        format!("# Interview questions\n\nAbout locks\n\n{}", (1..=5).map(one).collect::<String>());
    assert_eq!(prompts(&document).len(), 5);
    let essay = format!("# On locks\n\nAbout locks\n\n{}", (1..=5).map(one).collect::<String>());
    assert_eq!(prompts(&essay), [""; 0]);
}
