//! How much Keypoint does in how little time and memory, beside a bare baseline of the same run.
//!
//! Each part prints a table of `docs/performance.md`; no test asserts a time. The parts use the program
//! as `app` wires it, on databases as it opens them.

#![allow(
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "it measures real time, and prints what it found; one that cannot go on fails"
)]

mod answers;
mod backend;
mod bare;
mod boards;
mod chat;
mod claims;
#[allow(dead_code, unused_imports, unused_macros, reason = "a part of what tests use")]
#[path = "../../tests/support/database.rs"]
mod database;
mod fan_out;
#[path = "../discord/figures.rs"]
mod figures;
mod history;
mod lateness;
mod memory;
mod pictures;
mod places;
mod questions;
mod same_rows;
mod scene;
mod statements;

use std::process::ExitCode;

use backend::Backend;

/// The parts, in the order in which they are measured.
const PARTS: [&str; 8] =
    ["fan-out", "lateness", "answers", "boards", "pictures", "places", "claims", "memory"];

/// Measures a tenth of everything: to try the benchmarks, not to quote them.
const QUICK: &str = "--quick";

/// Measures PostgreSQL alone, where SQLite was measured before.
const POSTGRES_ALONE: &str = "--postgres-alone";

#[tokio::main]
async fn main() -> ExitCode {
    statements::listen();
    // `cargo bench` adds an argument of its own, `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let (options, names): (Vec<&String>, Vec<&String>) =
        arguments.iter().partition(|one| one.starts_with('-'));
    let wrong = options.iter().find(|one| ![QUICK, POSTGRES_ALONE].contains(&one.as_str()));
    if let Some(wrong) = names.iter().find(|name| !PARTS.contains(&name.as_str())).or(wrong) {
        eprintln!("error: `{wrong}` is none of {}, {QUICK}, {POSTGRES_ALONE}", PARTS.join(", "));
        return ExitCode::FAILURE;
    }
    let is_given = |option: &str| options.iter().any(|one| *one == option);
    let share = if is_given(QUICK) { 10 } else { 1 };
    let mut backends = Backend::all().await;
    backends.retain(|backend| !is_given(POSTGRES_ALONE) || *backend == Backend::Postgres);
    for part in PARTS {
        if !names.is_empty() && !names.iter().any(|name| *name == part) {
            continue;
        }
        eprintln!("--- {part}");
        match part {
            "fan-out" => fan_out::measure(&backends, 10_000 / share).await,
            "lateness" => lateness::measure(&backends, 1_000 / share).await,
            "answers" => answers::measure(&backends, 5_000 / share).await,
            "boards" => boards::measure(&backends, share).await,
            "pictures" => pictures::measure(200 / share).await,
            "places" => places::measure(&backends, share).await,
            "claims" => claims::measure(&backends, 1_000_000 / share).await,
            _ => memory::measure(100_000 / share).await,
        }
    }
    ExitCode::SUCCESS
}
