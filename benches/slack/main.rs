//! How quick Keypoint is on Slack: beside a bare socket that acknowledges at once and does nothing else.
//! Every figure is a ratio to that baseline of the same run; none is asserted.
//!
//! The fake Slack runs in this process, each bot in one of its own. What a bot should not have done makes
//! the run fail; nothing else does.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "it measures real time, and prints what it found; one that cannot go on fails"
)]

mod acknowledgements;
mod bare_socket;
mod bot;
#[path = "../discord/figures.rs"]
mod figures;
mod memory;
mod team;

use std::process::ExitCode;

use keypoint_fakes::slack;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [name, api, token] = arguments.as_slice()
        && name == bare_socket::NAME
    {
        bare_socket::run(api, token).await;
        return ExitCode::SUCCESS;
    }
    // `cargo bench --bench slack -- memory` measures that alone.
    let chosen = |part: &str| {
        let names: Vec<&String> = arguments.iter().filter(|one| !one.starts_with('-')).collect();
        names.is_empty() || names.into_iter().any(|name| name == part)
    };
    let mut violations = 0;
    if chosen("acknowledgements") {
        violations += acknowledgements::measure().await;
    }
    if chosen("memory") {
        violations += memory::measure().await;
    }
    println!("\nViolations: {violations}");
    if violations == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
