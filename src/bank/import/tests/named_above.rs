//! Questions below names that could be taken for something else: titles that are labels, numbered names, names before a
//! task.

use super::{found, prompts};

#[test]
fn a_title_with_a_label_holds_the_many_that_ask_below_it() {
    let ask = |about: &str| format!("#### What is a {about}?\n\n");
    let all: String = ["lock", "lease", "log", "page", "row", "tree", "heap", "queue"].map(ask).concat();
    let document = format!(
        "# Reto: ¡Show what you know!\n\nWelcome. Fork this, and answer below each.\n\n## Storage\n\n{all}"
    );
    assert_eq!(prompts(&document).len(), 8);
    let one = "# Challenge: build a log\n\nWrite a log that keeps the last ten lines.\n\n## What is given?\n\nA file.\n";
    assert_eq!(found(one).len(), 1, "{one}");
}

#[test]
fn numbered_names_in_bold_hold_lists_of_which_some_hardly_ask() {
    let document = "# Storage interview questions\n\n## Core\n\n1. **Locks**\n   - What is a lock?\n   - Who holds it?\n   - Explain leases.\n\n2. **Failing Well**\n   - What is a retry?\n   - Build a breaker\n   - Try, catch and log\n   - When nothing is written\n\n3. **Pages**\n   - What is a page?\n   - How do rows move?\n   - Explain vacuum.\n";
    assert_eq!(prompts(document).len(), 10);
}

#[test]
fn a_task_may_have_two_names_before_it() {
    let document = "1. Árvore – Inserção – Implemente uma árvore.\n2. Grafo – Lista – Reescreva a lista de vizinhos do grafo.\n3. Busca – Ternária – Implemente a busca.\n4. Fila – Classes – Simule uma fila de banco com clientes.\n5. Texto – Palavras – Escreva um programa que conta.\n6. Log – Arquivo – Aplique a rotação ao arquivo de log.\n";
    assert_eq!(prompts(document).len(), 6);
}

#[test]
fn lists_in_fences_belong_to_the_numbered_names_above_them() {
    let document = "# Interview questions\n\n1. A bank (phone)\n```\n1) Tell me about yourself?\n2) Why us?\n3) What do your peers say?\n```\n2. A shop (onsite)\n```\n1) What holds a lock?\n2) Who reads a log?\n3) Why keep one?\n```\n";
    let all = prompts(document);
    assert_eq!(all.len(), 6, "{all:?}");
    assert!(all.iter().all(|one| !one.contains("bank") && !one.contains("shop")), "{all:?}");
    let named = "# Interview questions\n\n```\n1) Locks:\n   What holds one?\n   Lease vs. lock?\n2) Logs:\n   Why keep one?\n   Who reads it?\n3) Pages:\n   What is a row?\n   how to move one?\n```\n";
    assert_eq!(prompts(named).len(), 6);
}

#[test]
fn questions_as_a_program_reads_them_are_asked() {
    let one = |about: &str| {
        format!(
            "  {{\"question\": \"What is a {about}?\", \"options\": [\"A. A {about}\", \"B. None\"], \"answer\": \"B\"}},\n"
        )
    };
    let all: String = ["lock", "lease", "log", "page", "row"].map(one).concat();
    let read = found(&format!("# Quiz\n\n```json\n[\n{all}]\n```\n"));
    assert_eq!(read.len(), 5);
    assert!(read[0].contains("What is a lock?") && read[0].contains("None"), "{read:?}");
}
