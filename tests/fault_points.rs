//! The tables of fault points and planted bugs name what is in the code, and nothing else.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{collections::BTreeSet, fs, path::Path};

use keypoint::fault::{BUGS, POINTS, SEND_POINTS};

/// What stands between quotation marks in each call of a function, anywhere in the crate but where
/// it is defined. A call may choose between two names.
fn named_in_calls_of(function: &str) -> BTreeSet<String> {
    let call = format!("fault::{function}(");
    let mut names = BTreeSet::new();
    for source in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        for rest in source.split(&call).skip(1) {
            let end = rest.find([';', '{']).unwrap_or(rest.len());
            let arguments = rest.find(").await").filter(|at| *at < rest.find(';').unwrap_or(usize::MAX));
            let quoted = rest[..arguments.unwrap_or(end)].split('"').skip(1).step_by(2);
            names.extend(quoted.map(str::to_owned));
        }
    }
    names
}

fn sources(folder: &Path) -> Vec<String> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources.extend(self::sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && path.file_name().unwrap() != "fault.rs"
        {
            sources.push(fs::read_to_string(path).unwrap());
        }
    }
    sources
}

fn table(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn every_fault_point_is_in_the_code_and_in_the_table() {
    assert_eq!(named_in_calls_of("point"), table(POINTS));
    assert_eq!(named_in_calls_of("send_point"), table(SEND_POINTS));
}

#[test]
fn every_bug_that_can_be_planted_is_in_the_code_and_in_the_table() {
    assert_eq!(named_in_calls_of("bug"), table(BUGS));
}
