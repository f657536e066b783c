//! `keypoint questions import`: documents as people have them, on disk and from the standard input.

use std::{
    fs::{self, File},
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

use crate::home::{Home, eventually};

const NOTES: &str = "\
# Interview questions

## Go

1. \"How does a goroutine differ from a thread?\"
   Key points:
   - A stack that grows
   - Scheduled by the runtime
2. When do you use a channel, and when a mutex?

Good luck!
";

fn home() -> Home {
    let home = Home::new();
    fs::write(home.path().join("notes.md"), NOTES).unwrap();
    home
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[tokio::test]
async fn an_import_reports_and_writes_nothing_until_it_is_asked_to() {
    let home = home();
    let output = home.run(&["questions", "import", "notes.md"]).await;
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    insta::assert_snapshot!(text(&output), @"
    notes.md: 2 questions, 1 with key points, 0 with follow-ups, 0 with an answer
      line  key points  follow-ups  answer  difficulty  topic  title
         5           2           0  -       -           Go     How does a goroutine differ from a thread?
         9           0           0  -       -           Go     When do you use a channel, and when a mutex?
      Left out: 3 lines
       1  # Interview questions
       3  ## Go
      11  Good luck!

    Nothing was written. `--write FOLDER` writes a draft of each question into a folder.
    ");
    let names: Vec<_> = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["notes.md"]);
    let output =
        home.run(&["questions", "import", "notes.md", "--write", "bank", "--difficulty", "mid"]).await;
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(text(&output).contains("2 drafts written into bank."), "{output:?}");
    let draft = fs::read_to_string(home.path().join("bank/go/how-does-a-goroutine-differ-from-a-thread.md"));
    insta::assert_snapshot!(draft.unwrap(), @r#"
    ---
    difficulty: mid
    source: "notes.md:5"
    status: draft
    ---
    # How does a goroutine differ from a thread?

    How does a goroutine differ from a thread?

    ## Key points
    - A stack that grows
    - Scheduled by the runtime
    "#);
    assert_eq!(fs::read_to_string(home.path().join("notes.md")).unwrap(), NOTES, "the document is as it was");
    let output = home.run(&["questions", "check", "bank"]).await;
    assert!(text(&output).contains(": 0 errors, "), "{output:?}");
    let output = home.run(&["questions", "import", "notes.md", "--write", "bank"]).await;
    assert!(
        text(&output).contains("0 drafts written into bank. 2 questions were there already"),
        "{output:?}"
    );
}

#[tokio::test]
async fn programs_get_the_report_as_json_and_nothing_else() {
    let home = home();
    let arguments = ["questions", "import", "--format", "json", "--topic", "Ours", "notes.md", "none.md"];
    let output = home.run(&arguments).await;
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(errors(&output).contains("error: none.md: cannot be read: "), "{output:?}");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&report), ["files"]);
    assert_eq!(report["files"].as_array().unwrap().len(), 1);
    let file = &report["files"][0];
    assert_eq!(keys(file), ["left_out", "path", "questions"]);
    assert_eq!(file["path"], "notes.md");
    let expected = json!({
        "line": 5,
        "title": "How does a goroutine differ from a thread?",
        "prompt": "How does a goroutine differ from a thread?",
        "answer": null,
        "key_points": ["A stack that grows", "Scheduled by the runtime"],
        "follow_ups": [],
        "difficulty": null,
        "topic": "Go",
    });
    assert_eq!(file["questions"][0], expected);
    assert!(file["left_out"].as_array().unwrap().contains(&json!({ "from": 11, "to": 11 })), "{file}");
}

#[tokio::test]
async fn the_standard_input_and_folders_are_documents_and_what_is_no_text_is_told() {
    let home = home();
    let folder = home.path().join("docs/deep");
    fs::create_dir_all(&folder).unwrap();
    let utf_16: Vec<u8> =
        "\u{feff}## What is a lease?\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.join("windows.txt"), utf_16).unwrap();
    fs::write(home.path().join("docs/old.md"), b"## What is it?\n\nCaf\xe9\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_keypoint"))
        .args(["questions", "import", "docs", "-"])
        .env_clear()
        .current_dir(home.path())
        .stdin(Stdio::from(File::open(home.path().join("notes.md")).unwrap()))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let wrong = "error: docs/old.md: byte 20 (in line 3) is not UTF-8: save the document as UTF-8, and import it again\n";
    assert_eq!(errors(&output), wrong);
    let said = text(&output);
    for part in [
        "docs/deep/windows.txt: 1 question, ",
        "-: 2 questions, 1 with key points",
        "2 documents: 3 questions, ",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
}

#[tokio::test]
async fn a_wrong_argument_is_told_with_what_is_right() {
    let home = home();
    let output = home.run(&["questions", "import", "notes.md", "--difficulty", "senor"]).await;
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(errors(&output).contains("Did you mean `senior`?"), "{output:?}");
    let output = home.run(&["questions", "import", "notes.md", "--topic", "!"]).await;
    assert!(errors(&output).contains("error: `!` cannot be a topic\n  help: give it a name"), "{output:?}");
    assert_eq!(home.run(&["questions", "import"]).await.status.code(), Some(2));
}

#[tokio::test]
async fn who_shows_a_question_gets_those_that_look_like_it() {
    let home = Home::new();
    let deck = "# Deck\n\n## Locks\n\nHeld by one.\n\n## Queues\n\nFirst in, first out.\n\n## Heaps\n\nThe least is on top.\n";
    fs::write(home.path().join("deck.md"), deck).unwrap();
    let output = home.run(&["questions", "import", "deck.md"]).await;
    let hint = "  Are there questions among them? Then say so:\n  --like 3  3 questions like  ## Locks\n";
    assert!(text(&output).contains("deck.md: no question\n") && text(&output).contains(hint), "{output:?}");
    let output = home.run(&["questions", "import", "deck.md", "--like", "3", "--write", "bank"]).await;
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(
        text(&output)
            .contains("deck.md: 3 questions, 0 with key points, 0 with follow-ups, 3 with an answer")
    );
    assert!(text(&output).contains("3 drafts written into bank."), "{output:?}");
    let output = home.run(&["questions", "import", "deck.md", "--like", "3-7"]).await;
    assert!(text(&output).contains("deck.md: 2 questions"), "{output:?}");
    for (like, told) in [
        (
            "2",
            "error: deck.md: line 2 says nothing that could be asked: name a line in which a question begins\n",
        ),
        (
            "40",
            "error: deck.md: there is no line 40: the document has 13: name a line in which a question begins\n",
        ),
        ("x", "error: --like `x` names no line\n  help: name a line, as in 25, or lines, as in 25-80\n"),
    ] {
        let output = home.run(&["questions", "import", "deck.md", "--like", like]).await;
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert_eq!(errors(&output), told);
    }
    fs::write(home.path().join("notes.md"), NOTES).unwrap();
    let output = home.run(&["questions", "import", "deck.md", "notes.md", "--like", "3"]).await;
    assert!(
        errors(&output).starts_with("error: --like names a line of one document, and 2 were given\n  help: ")
    );
}

#[tokio::test]
async fn drafts_that_come_into_a_bank_in_use_are_not_posted() {
    let home = home().with("KEYPOINT_QUESTIONS", "bank");
    let folder = home.path().join("bank/http");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("retries.md"), "# Retries\n\nA client tries again. What may go wrong?\n").unwrap();
    let program = home.start().await;
    let ada = program.talk().first().await;
    ada.waits_for_card(1).await;
    let output = home.run(&["questions", "import", "notes.md", "--write", "bank"]).await;
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let told = "the questions were changed, and are in use now before=1 now=1";
    eventually("the new files", async || program.log().contains(told).then_some(())).await;
}
