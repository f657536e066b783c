//! How quick Keypoint is on Discord: beside a bot that does nothing, and beside what Discord's limits
//! allow. Every figure is a ratio to a baseline of the same run; none is asserted.
//!
//! The fake Discord runs in this process, each bot in one of its own. What a bot should not have done
//! makes the run fail; nothing else does.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "it measures real time, and prints what it found; one that cannot go on fails"
)]

mod answers;
mod bare_bot;
mod bot;
mod figures;
mod memory;
mod posts;
mod town;

use std::process::ExitCode;

use keypoint_fakes::discord;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [name, api, gateway, token] = arguments.as_slice()
        && name == bare_bot::NAME
    {
        bare_bot::run(api, gateway, token).await;
        return ExitCode::SUCCESS;
    }
    // `cargo bench --bench discord -- posts` measures that alone.
    let chosen = |part: &str| {
        let names: Vec<&String> = arguments.iter().filter(|one| !one.starts_with('-')).collect();
        names.is_empty() || names.into_iter().any(|name| name == part)
    };
    let mut violations = 0;
    if chosen("answers") {
        violations += answers::measure().await;
    }
    if chosen("posts") {
        violations += posts::measure().await;
    }
    if chosen("memory") {
        violations += memory::measure().await;
    }
    println!("\nViolations: {violations}");
    if violations == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
