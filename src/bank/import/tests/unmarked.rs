//! Questions that a word and a number count without a mark.

use super::prompts;

const ASKED: [&str; 3] = ["Warum gibt es Ebbe?", "Was ist ein Priel?", "Wie alt wird ein Hering?"];

#[test]
fn a_word_and_a_number_need_no_mark_behind_them() {
    for word in ["Frage ", "Q", "問", "Question ", "Вопрос ", "질문 ", "题目"] {
        for (before, after) in [
            ("### ", "\n\nDarum."),
            ("**", "**\n\nDarum."),
            ("", "\n"),
            ("<details>\n<summary>", "</summary>\n\nDarum.\n\n</details>"),
        ] {
            let unit = |(at, text): (usize, &&str)| format!("{before}{word}{} {text}{after}\n\n", at + 1);
            let document = format!("# Watt\n\n{}", ASKED.iter().enumerate().map(unit).collect::<String>());
            assert_eq!(prompts(&document), ASKED, "{document}");
        }
    }
}

#[test]
fn what_does_not_count_on_is_left() {
    let document = "# Fragen\n\n### Q1 Umsatz des Hafens: wie hoch war er?\n\nHoch.\n\n### Q3 Umsatz der Werft: wie hoch war er?\n\nHoch.\n";
    let prompts = prompts(document);
    assert!(prompts.iter().all(|prompt| prompt.starts_with('Q')), "{prompts:?}");
}
