//! Which part of the crate may know which, and that no import runs in a circle.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod circle;
mod source;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Who may import whom. A part is a module and all below it that is not a part of its own; it may
/// always import itself. An entry may also name one item: `config::Timing`.
const PARTS: &[(&str, &[&str])] = &[
    ("near", &[]),
    ("fingerprint", &[]),
    ("practice", &["near"]),
    ("clock", &["practice"]),
    ("entropy", &["practice"]),
    ("fault", &["clock"]),
    ("config", &["practice", "near"]),
    ("bank", &["practice", "near"]),
    ("chat", &["practice", "near", "chat::coming"]),
    ("chat::coming", &["clock"]),
    ("chat::intake", &[]),
    ("picture", &["clock"]),
    ("store", &["practice", "chat", "chat::local::model"]),
    ("render", &["practice", "chat"]),
    ("chat::local", &["chat", "chat::local::model", "practice", "store", "clock", "entropy"]),
    ("chat::local::model", &["chat", "practice"]),
    (
        "chat::discord",
        &[
            "chat",
            "chat::intake",
            "practice",
            "store",
            "clock",
            "entropy",
            "config::Timing",
            "render::note",
            "render::refusal",
            "render::split",
        ],
    ),
    (
        "chat::slack",
        &[
            "chat",
            "chat::intake",
            "near",
            "practice",
            "store",
            "clock",
            "entropy",
            "config::Timing",
            "render::note",
            "render::refusal",
            "render::split",
        ],
    ),
    (
        "conversation",
        &[
            "practice",
            "near",
            "store",
            "render",
            "chat",
            "bank",
            "clock",
            "entropy",
            "fault",
            "fingerprint",
            "jobs",
            "picture",
            "config::Timing",
        ],
    ),
    (
        "jobs",
        &[
            "practice",
            "store",
            "render",
            "chat",
            "bank",
            "clock",
            "entropy",
            "fault",
            "fingerprint",
            "config::Timing",
        ],
    ),
    (
        "web",
        &[
            "practice",
            "near",
            "chat",
            "chat::local",
            "chat::local::model",
            "render::split",
            "store::StoreError",
            "clock",
            "entropy",
        ],
    ),
    ("cli", &["config"]),
    (
        "app",
        &[
            "practice",
            "near",
            "clock",
            "entropy",
            "fault",
            "config",
            "bank",
            "chat",
            "store",
            "render",
            "chat::local",
            "chat::local::model",
            "chat::discord",
            "chat::slack",
            "conversation",
            "jobs",
            "picture",
            "web",
        ],
    ),
    ("main", &["app", "cli", "config"]),
];

/// Crates that belong to some parts alone.
const CRATES: &[(&str, &[&str])] = &[
    ("sqlx", &["store"]),
    ("axum", &["web"]),
    ("base64", &["store"]),
    ("maud", &["web"]),
    ("resvg", &["picture"]),
    ("skrifa", &["picture"]),
    ("unicode_normalization", &["picture"]),
    ("csv", &["bank"]),
    ("serenity", &["chat::discord"]),
    ("clap", &["cli", "main"]),
    ("toml", &["config"]),
    ("cron", &["practice"]),
    ("tokio", ASYNC),
    ("tokio_stream", ASYNC),
    ("tokio_util", ASYNC),
    ("reqwest", &["chat::discord", "chat::slack"]),
    ("futures_util", &["chat::slack"]),
    ("tokio_tungstenite", &["chat::slack"]),
    ("rustix", &["app", "clock", "fault"]),
    ("sha2", &["fingerprint"]),
];

/// The parts that may wait for something.
const ASYNC: &[&str] = &[
    "app",
    "bank",
    "chat::coming",
    "chat::discord",
    "chat::intake",
    "chat::local",
    "chat::slack",
    "cli",
    "clock",
    "conversation",
    "jobs",
    "main",
    "picture",
    "store",
    "web",
];

/// A file of the crate: its module's path, and the full paths that it names.
pub(crate) struct File {
    module: Vec<String>,
    paths: Vec<Vec<String>>,
}

impl File {
    fn read(module: &str, text: &str) -> Self {
        let module: Vec<String> =
            module.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
        Self { paths: source::paths(&module, text), module }
    }

    fn name(&self) -> String {
        self.module.join("::")
    }
}

/// The part that a path of modules belongs to: the longest that it begins with.
fn part_of(path: &[String]) -> Option<&'static str> {
    let parts = PARTS.iter().map(|(part, _)| *part);
    parts.filter(|part| begins_with(path, part)).max_by_key(|part| part.len())
}

fn begins_with(path: &[String], start: &str) -> bool {
    let start: Vec<&str> = start.split("::").collect();
    path.len() >= start.len() && path.iter().zip(start).all(|(part, start)| part == start)
}

/// Every import that the two tables do not allow, in words.
fn violations(files: &[File]) -> Vec<String> {
    let mut found: Vec<String> = files.iter().flat_map(violations_of).collect();
    found.sort();
    found.dedup();
    found
}

fn violations_of(file: &File) -> Vec<String> {
    let name = file.name();
    // The root only lists the modules.
    let Some(part) = part_of(&file.module) else {
        return if file.module.is_empty() {
            Vec::new()
        } else {
            vec![format!("{name} belongs to no part of the table")]
        };
    };
    let wrong = |path: &&Vec<String>| match path.split_first() {
        Some((first, rest)) if first == "crate" => !may_import(part, rest),
        Some((first, _)) => CRATES.iter().any(|(name, parts)| first == name && !parts.contains(&part)),
        None => false,
    };
    file.paths.iter().filter(wrong).map(|path| format!("{name} imports {}", path.join("::"))).collect()
}

fn may_import(part: &str, path: &[String]) -> bool {
    let Some(target) = part_of(path) else { return true };
    let allowed = PARTS.iter().find(|(name, _)| *name == part).map_or(&[][..], |(_, allowed)| allowed);
    // What is allowed of a part does not reach into a part inside it.
    let allows = |item: &&str| begins_with(path, item) && part_of(&segments(item)) == Some(target);
    target == part || allowed.iter().any(allows)
}

fn segments(path: &str) -> Vec<String> {
    path.split("::").filter(|segment| !segment.is_empty()).map(str::to_owned).collect()
}

/// All files below `src` that are not tests.
fn files_of_the_crate() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources: BTreeMap<String, PathBuf> = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.extend((path.file_name().unwrap() != "tests").then_some(path));
            } else if path.extension().is_some_and(|ending| ending == "rs")
                && path.file_stem().unwrap() != "tests"
            {
                sources.insert(module_of(path.strip_prefix(&root).unwrap()), path);
            }
        }
    }
    sources.iter().map(|(module, path)| File::read(module, &fs::read_to_string(path).unwrap())).collect()
}

fn module_of(path: &Path) -> String {
    let parts: Vec<_> =
        path.with_extension("").iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    let named = parts.iter().filter(|part| !["mod", "lib"].contains(&part.as_str()));
    named.cloned().collect::<Vec<_>>().join("::")
}

#[test]
fn every_part_imports_only_what_the_table_allows() {
    let files = files_of_the_crate();
    assert!(files.len() > 20, "only {} files were found", files.len());
    assert_eq!(violations(&files), Vec::<String>::new());
}

#[test]
fn no_import_runs_in_a_circle() {
    assert_eq!(circle::find(&files_of_the_crate()), None);
}

#[test]
fn the_table_itself_runs_in_no_circle() {
    // With flat names, a part and a part inside it are two things.
    let flat = |part: &str| part.trim_end_matches("::Timing").replace("::", "_");
    let parts: Vec<File> = PARTS
        .iter()
        .map(|(part, allowed)| {
            let uses: Vec<_> = allowed.iter().map(|other| format!("use crate::{};", flat(other))).collect();
            File::read(&flat(part), &uses.concat())
        })
        .collect();
    assert_eq!(circle::find(&parts), None);
}

#[test]
fn a_planted_import_is_found_however_it_is_written() {
    let planted = [
        ("practice::round", "use crate::store::Store;", "crate::store::Store"),
        (
            "practice::round",
            "use crate::{chat::event::Event, practice::Timestamp};",
            "crate::chat::event::Event",
        ),
        ("practice::round", "fn f() { super::super::clock::now() }", "crate::clock::now"),
        ("practice::round", "fn f(at: tokio::time::Instant) {}", "tokio::time::Instant"),
        ("practice::round", "use std as s; use tokio as t; fn f() { t::spawn() }", "tokio"),
        ("jobs::post", "use crate::chat; type T = chat::local::Local;", "crate::chat::local::Local"),
        ("jobs::post", "use crate::config::{Settings, Timing};", "crate::config::Settings"),
        ("conversation::answer", "use sqlx::Any;", "sqlx::Any"),
        ("store::rounds", "use axum::{self, Router};", "axum::Router"),
        ("chat::port", "#[sqlx::test] fn f() {}", "sqlx::test"),
        ("web", "pub use crate::conversation::*;", "crate::conversation"),
    ];
    for (module, text, path) in planted {
        let found = violations(&[File::read(module, text)]);
        assert!(found.contains(&format!("{module} imports {path}")), "{text}: {found:?}");
    }
    assert_eq!(
        violations(&[File::read("stray::thing", "")]),
        ["stray::thing belongs to no part of the table"]
    );
}

#[test]
fn what_is_allowed_quoted_or_for_tests_alone_is_not_found() {
    let fine = [
        ("jobs::post", "use crate::config::Timing; use crate::{chat::port::Chat, practice::ids::*};"),
        (
            "practice::round",
            "// use crate::store::Store;\n/* crate::web /* sqlx::x */ */ const A: &str = \"crate::store::S\";",
        ),
        (
            "practice::round",
            "const A: &str = r#\"\" crate::store::S\"#; const B: char = '\"'; const C: char = '\\''; fn f<'a>() {}",
        ),
        (
            "practice::round",
            "#[cfg(test)] mod tests { use crate::store::Store; fn f() { if true {} } } use super::Timestamp;",
        ),
        ("practice::round", "#[cfg(test)] use crate::store::Store; fn tokio() {}"),
        ("store", "use sqlx::{Any, query}; use self::local::Thing; mod local;"),
        (
            "practice::round",
            "fn f<'a>(a: &'a str) -> impl Iterator<Item = char> + use<'a> { a.chars(); tokio(); a.chars() }",
        ),
        ("main", "use keypoint::{app, cli::Cli};"),
    ];
    for (module, text) in fine {
        assert_eq!(violations(&[File::read(module, text)]), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_planted_circle_is_found_but_a_parent_and_its_children_are_one() {
    let parent_and_child = [
        File::read("a", "mod b; use self::b::B; pub struct A;"),
        File::read("a::b", "use super::A; use crate::a::c::C; pub struct B;"),
        File::read("a::c", "use crate::d::D; pub struct C;"),
        File::read("d", "pub struct D;"),
    ];
    assert_eq!(circle::find(&parent_and_child), None);
    let siblings = [File::read("a::b", "use super::c::C;"), File::read("a::c", "use crate::a::b::B;")];
    assert_eq!(circle::find(&siblings), Some("a::b -> a::c -> a::b".to_owned()));
    let long = [
        File::read("x", "use crate::a::b;"),
        File::read("a::b", "use crate::c::f;"),
        File::read("c", "fn f() { crate::d::g() }"),
        File::read("d", "use crate::a::b::B as Other;"),
    ];
    assert_eq!(circle::find(&long), Some("a::b -> c -> d -> a::b".to_owned()));
}
