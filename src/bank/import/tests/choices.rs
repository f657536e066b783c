//! Questions to be answered by a choice, in whatever marks.

use super::found;

#[test]
fn questions_one_right_below_the_other_are_told_apart_by_their_options() {
    let document = "# Quiz

1. Which port is it?<br>
a. 21<br>
b. 25<br>
-> b
2. The kernel waits. True or false?
a. True
b. False
Answer:
3 Which of these
lists files?
A) lsof
B) top
Answer: A
4 It grows
a) True
b) False";
    let expected = [
        "3 Which port is it?\n\na. 21<br>\nb. 25<br> # Quiz = b",
        "7 The kernel waits. True or false?\n\na. True\nb. False # Quiz",
        "11 Which of these\nlists files?\n\nA) lsof\nB) top # Quiz = A",
        "16 It grows\na) True\nb) False # Quiz",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn what_is_told_and_shown_above_boxes_belongs_to_the_question() {
    let one = "下面的说法正确的是：\n\n- [ ] 一\n- [x] 二\n";
    let told = "我们部署了合约：\n```\nlet x;\n```\n(1) x\n(2) y";
    let document = format!("1. 关于锁，{one}\n2. {told}\n\n{one}\n3. 关于堆，{one}");
    let found = found(&document);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[1].starts_with("6 我们部署了合约："), "{found:?}");
    assert!(found[1].contains("(2) y") && found[1].ends_with("= 二"), "{found:?}");
}

#[test]
fn cards_between_rules_with_an_answer_each_ask_whatever_their_words_are() {
    let card = |code: &str, answer: &str| {
        format!("Expected output:\n```js\n{code}\n```\n\n1. `1`\n2. `2`\n\n{answer}\n")
    };
    let document =
        [card("a", "correct answer: 1."), card("b", "Answer: 2"), card("c", "Solution:\n- `1`\n- `2`")];
    for rule in ["***", "---", "* * *"] {
        let found = found(&document.join(&format!("\n{rule}\n\n")));
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[1].ends_with("Expected output:\n\n```js\nb\n```\n\n1. `1`\n2. `2` = 2"), "{found:?}");
        assert!(found[2].ends_with("2. `2` = - `1`\n- `2`"), "{found:?}");
    }
}
