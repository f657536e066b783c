//! How long the import takes for large documents, and how much memory, beside the Markdown parser alone.
//!
//! Each measurement is a process of its own, which reads one document in one way and says what that took. It
//! prints a table of `docs/performance.md`; no test asserts a time.

#![allow(
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "it measures real time, and prints what it found; one that cannot go on fails"
)]

mod documents;
#[allow(dead_code, reason = "a part of what the benchmarks share")]
#[path = "../discord/figures.rs"]
mod figures;
mod way;

use std::{env, path::Path, process::Command};

use documents::FAMILIES;
use figures::{Spread, table};
use way::{Taken, WAYS, Way};

/// A million bytes, as sizes are told.
const MEGABYTE: usize = 1_000_000;

/// The sizes of the documents, in megabytes. The last is twice the one before.
const SIZES: [usize; 3] = [1, 5, 10];

/// How often each measurement is repeated.
const RUNS: usize = 3;

fn main() {
    // `cargo bench` adds an argument of its own, `--bench`.
    let arguments: Vec<String> = env::args().skip(1).filter(|one| one != "--bench").collect();
    if let [way, path] = arguments.as_slice() {
        return way::take(Way::named(way), Path::new(path));
    }
    let folder = tempfile::tempdir().unwrap();
    let mut rows = Vec::new();
    for (family, write) in FAMILIES {
        let mut before: Option<[f64; WAYS.len()]> = None;
        for size in SIZES {
            eprintln!("--- {family}, {size} MB");
            let path = folder.path().join(format!("{size}.md"));
            std::fs::write(&path, documents::of(write, size * MEGABYTE)).unwrap();
            let taken = WAYS.map(|way| measure(way, &path));
            let seconds = taken.each_ref().map(|taken| taken.seconds.median);
            let growth = before.filter(|_| size == SIZES[SIZES.len() - 1]);
            let growth =
                growth.map(|before| [0, 1, 2].map(|way| format!("{:.2}", seconds[way] / before[way])));
            let cell = |way: usize| taken[way].seconds.shown();
            rows.push(vec![
                family.to_owned(),
                size.to_string(),
                taken[1].questions.to_string(),
                cell(0),
                cell(1),
                format!("{:.2}", seconds[1] / seconds[0]),
                cell(2),
                growth.map_or_else(|| "–".to_owned(), |growth| growth.join(" / ")),
                taken.each_ref().map(|taken| format!("{:.0}", taken.peak)).join(" / "),
            ]);
            before = Some(seconds);
        }
    }
    table(
        &[
            "family",
            "MB",
            "questions",
            "parser alone, s",
            "read, s",
            "to parser",
            "read and drafts made, s",
            "10 MB to 5 MB: parser / read / drafts",
            "peak memory, MiB: parser / read / drafts",
        ],
        &rows,
    );
}

/// What the runs of one way took together.
struct Measured {
    seconds: Spread,
    questions: usize,
    peak: f64,
}

fn measure(way: Way, path: &Path) -> Measured {
    let runs: Vec<Taken> = (0..RUNS).map(|_| run(way, path)).collect();
    Measured {
        seconds: Spread::of(runs.iter().map(|taken| taken.seconds).collect()),
        questions: runs[0].questions,
        peak: runs.iter().map(|taken| taken.peak).fold(0.0, f64::max),
    }
}

fn run(way: Way, path: &Path) -> Taken {
    let output = Command::new(env::current_exe().unwrap()).arg(way.name()).arg(path).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    Taken::read(&String::from_utf8(output.stdout).unwrap())
}
