use std::fs;

use super::*;
use crate::bank::{
    self, TOPICS_FILE,
    import::{Found, FoundPoint, Stretch},
};

fn found(line: usize, prompt: &str) -> Found {
    Found {
        line,
        lines: vec![Stretch { from: line, to: line }],
        title: prompt.split('.').next().unwrap_or_default().to_owned(),
        prompt: prompt.to_owned(),
        answer: None,
        key_points: Vec::new(),
        follow_ups: Vec::new(),
        difficulty: None,
        topic: None,
    }
}

fn rich(line: usize, prompt: &str, topic: &str) -> Found {
    let point = |text: &str| FoundPoint { group: None, text: text.to_owned() };
    Found {
        answer: Some("Because.".into()),
        key_points: vec![point("one"), point("two")],
        follow_ups: vec!["And then?".into()],
        difficulty: Some(Difficulty::Senior),
        topic: Some(topic.to_owned()),
        ..found(line, prompt)
    }
}

fn document(name: &str, questions: Vec<Found>) -> Read {
    Read {
        place: Place::File(name.into()),
        document: Document { questions, left_out: vec![Stretch { from: 1, to: 2 }] },
        left_out: vec!["# Interview questions".into()],
        hints: Vec::new(),
    }
}

/// Imports into a folder, and hears what is told.
fn import(documents: &[Read], write: Option<&Path>) -> anyhow::Result<String> {
    let import = Import { files: &[], like: &[], write, topic: None, difficulty: None, as_json: false };
    bring(documents, &import, &[], &mut |_| {})
}

/// The files below a folder, and what is in them.
fn files(root: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().display().to_string();
                found.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn names(root: &Path) -> Vec<String> {
    files(root).into_iter().map(|(name, _)| name).collect()
}

fn has_no_error(root: &Path) {
    let problems = bank::read(&[Source::Folder(root.to_owned())]).problems;
    let errors: Vec<_> = problems.iter().filter(|problem| problem.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn a_report_says_what_was_found_where_and_what_was_left_out() {
    let documents = [
        document("a.md", vec![rich(3, "Why does it wait?", "Go"), found(9, "What is a lease?")]),
        document("b.md", vec![found(4, "**What** is a `lease`")]),
        document("c.md", vec![]),
    ];
    insta::assert_snapshot!(import(&documents, None).unwrap(), @"
    a.md: 2 questions, 1 with key points, 1 with follow-ups, 1 with an answer
      line  key points  follow-ups  answer  difficulty  topic  title
         3           2           1  yes     senior      Go     Why does it wait?
         9           0           0  -       -           -      What is a lease?
      Left out: 2 lines
      1-2  # Interview questions

    b.md: 1 question, 0 with key points, 0 with follow-ups, 0 with an answer
      line  key points  follow-ups  answer  difficulty  topic  title                  draft
         4           0           0  -       -           -      **What** is a `lease`  the same as a.md:9
      Left out: 2 lines
      1-2  # Interview questions

    c.md: no question
      Left out: 2 lines
      1-2  # Interview questions

    3 documents: 3 questions, 1 with key points, 1 with follow-ups, 1 with an answer

    Nothing was written. 1 question says what another one says, and counts once. `--write FOLDER` writes a draft of each question into a folder.
    ");
}

#[test]
fn drafts_are_written_by_topic_and_a_second_import_writes_nothing() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path().join("new/bank");
    let documents = [document(
        "docs/a.md",
        vec![
            rich(3, "Why does it wait?", "1. Go Routines"),
            rich(5, "Why?", "HTTP"),
            found(9, "What is a lease?"),
        ],
    )];
    let said = import(&documents, Some(&root)).unwrap();
    assert!(said.contains("3 drafts written into"), "{said}");
    assert_eq!(
        names(&root),
        [TOPICS_FILE, "go-routines/why-does-it-wait.md", "http/why.md", "imported/what-is-a-lease.md"]
    );
    has_no_error(&root);
    let bank = bank::load(&[Source::Folder(root.clone())]).unwrap().bank;
    assert_eq!((bank.questions().len(), bank.reviewed()), (3, 0), "none of them is posted");
    let before = files(&root);
    let said = import(&documents, Some(&root)).unwrap();
    assert!(
        said.contains("0 drafts written into") && said.contains("3 questions were there already"),
        "{said}"
    );
    assert_eq!(files(&root), before);
}

#[test]
fn a_question_is_known_by_its_prompt_whatever_was_made_of_its_file() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    import(&[document("a.md", vec![found(9, "What is a lease?")])], Some(root)).unwrap();
    let text = fs::read_to_string(root.join("imported/what-is-a-lease.md")).unwrap();
    fs::create_dir(root.join("go")).unwrap();
    fs::remove_dir_all(root.join("imported")).unwrap();
    let reviewed = text.replace("draft", "reviewed").replace("# What is a lease?", "# Another title");
    fs::write(root.join("go/leases.md"), reviewed).unwrap();
    let documents = [document("a.md", vec![rich(12, "3. \"What is a *lease*\"", "Go")])];
    let said = import(&documents, Some(root)).unwrap();
    let there = root.join("go/leases.md").display().to_string();
    assert!(
        said.contains(&format!(
            "already there: {there}, which lacks key points and follow-ups and an answer"
        )),
        "{said}"
    );
}

#[test]
fn no_file_is_written_over_and_no_id_is_taken_twice() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    fs::create_dir_all(root.join("go")).unwrap();
    let mine = "# Mine\n\nMy own.\n";
    fs::write(root.join("go/What.md"), mine).unwrap();
    let shipped = bank::shipped().unwrap().bank.questions()[0].id.0.clone();
    let questions = vec![found(1, "What?"), found(2, "What. Now"), found(3, &shipped.replace('-', " "))];
    let import =
        Import { files: &[], like: &[], write: Some(root), topic: None, difficulty: None, as_json: false };
    bring(&[document("a.md", questions)], &import, &[Source::Shipped], &mut |_| {}).unwrap();
    assert_eq!(fs::read_to_string(root.join("go/What.md")).unwrap(), mine);
    let shipped = format!("imported/{shipped}-2.md");
    for name in ["imported/what-2.md", "imported/what-3.md", &shipped] {
        assert!(names(root).contains(&name.to_owned()), "{:?}", names(root));
    }
    has_no_error(root);
}

#[test]
fn an_import_that_was_ended_in_its_middle_is_finished_by_the_next_one() {
    let documents: Vec<Found> =
        (1..=5).map(|number| found(number, &format!("What. Number {number}?"))).collect();
    let documents = [document("a.md", documents)];
    let whole = tempfile::tempdir().unwrap();
    import(&documents, Some(whole.path())).unwrap();
    for written in 0..5 {
        let root = tempfile::tempdir().unwrap();
        let mut folder = Folder::look(root.path(), &[]).unwrap();
        let (_, files) = fate::decide(&documents, Some(&mut folder));
        let writing = folder.write().unwrap();
        files[..written].iter().for_each(|(place, text)| writing.add(place, text).unwrap());
        // A process that is killed drops nothing.
        fs::write(root.path().join(".import.new"), "half of a").unwrap();
        std::mem::forget(writing);
        has_no_error_or_no_question(root.path(), written);
        drop(folder);
        import(&documents, Some(root.path())).unwrap();
        assert_eq!(super::tests::files(root.path()), super::tests::files(whole.path()));
    }
}

#[test]
fn a_draft_whose_second_name_was_left_is_not_written_over() {
    let root = tempfile::tempdir().unwrap();
    import(&[document("a.md", vec![found(1, "What is a lock?")])], Some(root.path())).unwrap();
    let before = files(root.path());
    // So it stands after a death between the name of its own and the end of the other one.
    let name = before.iter().map(|(name, _)| name).find(|name| *name != TOPICS_FILE).unwrap();
    let draft = root.path().join(name);
    fs::hard_link(&draft, root.path().join(".import.new")).unwrap();
    let kept = fs::read_to_string(&draft).unwrap();
    import(&[document("b.md", vec![found(1, "What is a map?")])], Some(root.path())).unwrap();
    assert_eq!(fs::read_to_string(&draft).unwrap(), kept);
    assert_eq!(files(root.path()).len(), before.len() + 1);
}

fn has_no_error_or_no_question(root: &Path, written: usize) {
    if written > 0 {
        has_no_error(root);
    }
}

#[test]
fn two_imports_do_not_write_into_one_folder_at_once() {
    let root = tempfile::tempdir().unwrap();
    let documents = [document("a.md", vec![found(1, "What?")])];
    let is_refused = || {
        let said = import(&documents, Some(root.path())).unwrap_err().to_string();
        assert!(said.starts_with("another import writes into"), "{said}");
    };
    let mut folder = Folder::look(root.path(), &[]).unwrap();
    is_refused();
    drop(folder.write().unwrap());
    is_refused();
    drop(folder);
    import(&documents, Some(root.path())).unwrap();
    assert_eq!(names(root.path()), [TOPICS_FILE, "imported/what.md"], "nothing is left behind");
}

#[test]
fn a_folder_that_another_import_made_meanwhile_is_not_written_into() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path().join("bank");
    let documents = [document("a.md", vec![found(1, "What?")])];
    let mut folder = Folder::look(&root, &[]).unwrap();
    fate::decide(&documents, Some(&mut folder));
    import(&documents, Some(&root)).unwrap();
    let before = files(&root);
    let said = folder.write().map(drop).unwrap_err().to_string();
    assert!(said.starts_with("another import writes into"), "{said}");
    assert_eq!(files(&root), before);
}

#[test]
fn the_list_of_topics_keeps_all_that_it_says() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    let list = "# Ours\r\n\r\n- `Go`: what we ask\r\n\r\nAnd no more.";
    fs::write(root.join(TOPICS_FILE), list).unwrap();
    let questions = vec![
        rich(1, "Why?", "GO"),
        rich(2, "How?", "C++"),
        rich(3, "Who?", "c++"),
        rich(4, "Odd?", "<!-- `x"),
    ];
    import(&[document("a.md", questions)], Some(root)).unwrap();
    let now = fs::read_to_string(root.join(TOPICS_FILE)).unwrap();
    assert_eq!(now, format!("{list}\r\n\r\n- `c++`: C++\r\n- `x`: <!-- `x\r\n"));
    assert_eq!(names(root), ["Go/why.md", TOPICS_FILE, "c++/how.md", "c++/who.md", "x/odd.md"]);
    has_no_error(root);
    fs::write(root.join(TOPICS_FILE), format!("{now}\r\n```\r\nopen")).unwrap();
    let said =
        import(&[document("a.md", vec![rich(5, "New?", "Rust")])], Some(root)).unwrap_err().to_string();
    assert!(said.contains("add the line \"- `rust`: …\" to it, and run the same again"), "{said}");
}

#[test]
fn a_folder_with_topics_of_the_bank_that_ships_keeps_them_once_it_has_others() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    fs::create_dir_all(root.join("http")).unwrap();
    let mine = "---\ntopics: [http, databases]\n---\n# Mine\n\nMy own.\n";
    fs::write(root.join("http/mine.md"), mine).unwrap();
    import(&[document("a.md", vec![rich(1, "Why?", "Go")])], Some(root)).unwrap();
    assert!(!root.join(TOPICS_FILE).exists(), "{:?}", names(root));
    import(&[document("a.md", vec![rich(2, "How?", "Elm")])], Some(root)).unwrap();
    has_no_error(root);
    let list = fs::read_to_string(root.join(TOPICS_FILE)).unwrap();
    let listed = list.lines().filter_map(|line| line.split('`').nth(1)).collect::<Vec<_>>();
    assert_eq!(listed.last(), Some(&"elm"));
    let mut listed = listed;
    listed.sort_unstable();
    assert_eq!(listed, ["databases", "elm", "go", "http"]);
}

#[test]
fn a_folder_that_cannot_be_written_into_is_told_with_what_to_do() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("file");
    fs::write(&file, "").unwrap();
    let documents = [document("a.md", vec![found(1, "What?")])];
    let said = import(&documents, Some(&file)).unwrap_err().to_string();
    assert!(said.contains("is no folder\nname a folder after --write"), "{said}");
    let said = import(&documents, Some(&file.join("below"))).unwrap_err().to_string();
    assert!(said.contains("run the same again: what was written already is not doubled"), "{said}");
}

#[test]
fn programs_get_what_was_found_and_nothing_else() {
    let root = tempfile::tempdir().unwrap();
    let documents = [document("a.md", vec![rich(3, "Why?", "Go")])];
    let import = Import {
        files: &[],
        like: &[],
        write: Some(root.path()),
        topic: None,
        difficulty: None,
        as_json: true,
    };
    let text = bring(&documents, &import, &[], &mut |_| {}).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let expected = serde_json::json!({ "files": [{
        "path": "a.md",
        "questions": [{
            "line": 3, "title": "Why?", "prompt": "Why?", "answer": "Because.", "key_points": ["one", "two"],
            "follow_ups": ["And then?"], "difficulty": "senior", "topic": "Go",
        }],
        "left_out": [{ "from": 1, "to": 2 }],
    }] });
    assert_eq!(value, expected);
    assert!(root.path().join("go/why.md").exists());
}
