use std::{fs, path::Path};

use tempfile::TempDir;

use super::*;

const SOUND: &str =
    "---\ndifficulty: mid\n---\n# Title\nPrompt\n\n## Key points\n- A\n- B\n\n## Follow-ups\n- C?\n";

/// A folder of questions that says of each problem where it is within the folder.
struct Folder(TempDir);

impl Folder {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (path, text) in files {
            folder.write(path, text.as_bytes());
        }
        folder
    }

    fn write(&self, path: &str, content: &[u8]) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn source(&self) -> Source {
        Source::Folder(self.0.path().to_owned())
    }

    /// The ids, and the problems, without the folder's own path.
    fn load(&self) -> (Vec<String>, Vec<String>) {
        let (bank, problems) = match load(&[self.source()]) {
            Ok(Loaded { bank, problems, .. }) => (bank, problems),
            Err(BadBank { problems }) => (Bank::default(), problems),
        };
        (ids(&bank), self.relative(&problems))
    }

    fn relative(&self, problems: &[Problem]) -> Vec<String> {
        let root = self.0.path().display().to_string();
        problems.iter().map(|problem| problem.to_string().replace(&root, "@")).collect()
    }
}

fn ids(bank: &Bank) -> Vec<String> {
    bank.questions().iter().map(|question| question.id.to_string()).collect()
}

#[test]
fn a_folder_of_topics_is_a_bank() {
    let folder = Folder::with(&[("http/b.md", SOUND), ("go/a.md", SOUND), ("http/c.md", SOUND)]);
    assert_eq!(folder.load(), (vec!["a".into(), "b".into(), "c".into()], vec![]));
}

#[test]
fn what_is_not_a_question_is_left_alone() {
    let folder = Folder::with(&[
        ("README.md", "hello"),
        ("_notes.md", "hello"),
        (".hidden.md", "hello"),
        ("LICENSE", "hello"),
        (".git/config.md", "hello"),
        ("_drafts/a.md", "hello"),
        ("images/a.png", "hello"),
        ("http/_b.md", "hello"),
        ("http/data.json", "hello"),
        ("http/a.md", SOUND),
    ]);
    folder.write("http/picture.png", &[0xff, 0xfe]);
    assert_eq!(folder.load(), (vec!["a".into()], vec![]));
}

#[test]
fn files_in_the_wrong_place_are_reported() {
    let folder = Folder::with(&[("a.md", SOUND), ("http/deep/b.md", SOUND), ("http/c.md", SOUND)]);
    let expected = [
        "@/http/deep: warning: is not read: questions lie directly in a topic's folder; move them up",
        "@/a.md: error: lies outside of a topic's folder: move it into the one of its first topic",
    ];
    assert_eq!(folder.load().1, expected);
}

#[test]
fn a_folder_may_list_its_own_topics() {
    let own = [("_topics.md", "- `hiring`: how we do it\n"), ("hiring/a.md", SOUND)];
    let folder = Folder::with(&own);
    assert_eq!(folder.load(), (vec!["a".into()], vec![]));
    let bank = load(&[folder.source()]).unwrap().bank;
    assert_eq!(bank.topics().len(), 1);
    assert_eq!(bank.topics()[0].reviewed, 1);

    folder.write("http/b.md", SOUND.as_bytes());
    let expected = "@/http/b.md: error: the folder `http` is no topic: known are `hiring` (topics are listed in @/_topics.md)";
    assert_eq!(folder.load().1, [expected]);
}

#[test]
fn a_folder_without_a_list_has_the_topics_that_ship() {
    let folder = Folder::with(&[("htttp/a.md", SOUND)]);
    let expected = "@/htttp/a.md: error: the folder `htttp` is no topic: did you mean `http`? (topics are those that ship; list others in `_topics.md`)";
    assert_eq!(folder.load().1, [expected]);
}

#[test]
fn a_broken_list_of_topics_is_reported() {
    let folder = Folder::with(&[("_topics.md", "- http\n- `go`: Go\n"), ("go/a.md", SOUND)]);
    let (_, problems) = folder.load();
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("@/_topics.md:1: error: a topic is its name"), "{problems:?}");
}

#[test]
fn an_id_that_is_taken_is_an_error_that_names_both_files() {
    let folder = Folder::with(&[("go/a.md", "# Broken"), ("http/a.md", SOUND)]);
    let (_, problems) = folder.load();
    let expected =
        "@/http/a.md: error: the id `a` is taken by @/go/a.md: ids are unique, so rename one of the files";
    assert!(problems.contains(&expected.to_owned()), "{problems:?}");
    assert!(problems.iter().any(|problem| problem.contains("has no prompt")), "{problems:?}");
}

#[test]
fn ids_are_unique_across_folders() {
    let (one, two) = (Folder::with(&[("go/a.md", SOUND)]), Folder::with(&[("http/a.md", SOUND)]));
    let problems = load(&[one.source(), two.source()]).unwrap_err().problems;
    assert_eq!(problems.len(), 1);
    for path in [one.0.path().join("go/a.md"), two.0.path().join("http/a.md")] {
        assert!(problems[0].to_string().contains(&path.display().to_string()), "{problems:?}");
    }
}

#[test]
fn the_bank_that_ships_can_be_joined() {
    let folder = Folder::with(&[("go/000.md", SOUND)]);
    let both = load(&[Source::named("shipped"), folder.source(), folder.source()]).unwrap();
    let shipped = shipped().unwrap();
    assert_eq!(both.bank.questions().len(), shipped.bank.questions().len() + 1);
    assert_eq!(both.bank.topics().len(), shipped.bank.topics().len());
    assert_eq!(ids(&both.bank)[0], "000");
}

#[test]
fn a_file_that_is_not_text_is_a_problem_of_its_own() {
    let folder = Folder::with(&[("http/a.md", SOUND)]);
    folder.write("http/b.md", b"# T\n\nna\xefve\n");
    assert_eq!(folder.load().1, ["@/http/b.md:3: error: this is not UTF-8: save the file as UTF-8"]);
}

#[test]
fn a_folder_that_is_missing_or_empty_is_an_error() {
    let folder = Folder::with(&[]);
    let expected =
        "@: error: holds no question: put some into it as `<topic>/<id>.md`, or name another folder";
    assert_eq!(folder.load().1, [expected]);
    let missing = load(&[Source::named("/nowhere/at/all")]).unwrap_err().problems;
    assert_eq!(missing.len(), 1);
    assert!(
        missing[0].to_string().starts_with("/nowhere/at/all: error: the folder cannot be read"),
        "{missing:?}"
    );
}

#[test]
fn a_bad_bank_lists_all_that_is_wrong() {
    let folder = Folder::with(&[("http/a.md", "# T"), ("http/b.md", SOUND), ("http/c.md", "# T\nP")]);
    let text = load(&[folder.source()]).unwrap_err().to_string();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "the questions cannot be used: 1 error, 6 warnings");
    assert_eq!(lines.len(), 8);
    assert!(lines[1..].iter().all(|line| line.starts_with("  ") && line.contains(".md:")), "{text}");
}

#[test]
fn warnings_do_not_keep_a_bank_from_use() {
    let folder = Folder::with(&[("http/a.md", "# T\nP")]);
    let (ids, problems) = folder.load();
    assert_eq!(ids, ["a"]);
    assert_eq!(problems.len(), 3);
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_do_no_harm() {
    use std::os::unix::fs::symlink;

    let folder = Folder::with(&[("README.md", "hello"), ("http/a.md", SOUND)]);
    let root = folder.0.path();
    symlink(root, root.join("again")).unwrap();
    symlink(root, root.join("http/up")).unwrap();
    symlink(root.join("http"), root.join("http/self")).unwrap();
    symlink(root.join("loop"), root.join("loop")).unwrap();
    let (ids, problems) = folder.load();
    assert_eq!(ids, ["a"]);
    assert!(problems.iter().all(|problem| problem.contains("warning: is not read")), "{problems:?}");

    symlink(root.join("http/b.md"), root.join("http/b.md")).unwrap();
    symlink(Path::new("/dev/zero"), root.join("http/c.md")).unwrap();
    let (_, problems) = folder.load();
    for name in ["b", "c"] {
        let start = format!("@/http/{name}.md: error: cannot be read: ");
        assert!(problems.iter().any(|problem| problem.starts_with(&start)), "{problems:?}");
    }
}
