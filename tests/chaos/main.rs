//! The real program under attack: killed at every fault point and at random moments, stopped past its
//! leases, its database and its chat cut off; and then judged from the outside.
//!
//! ```text
//! crowd ─▶ chat ◀─▶ fleet ◀─▶ database          seen ──┐
//!           ▲         ▲          ▲              history ├─▶ check
//!           └───── trouble ──────┘              facts ──┘
//! ```
//!
//! `scripts/chaos` runs it.

#![allow(clippy::unwrap_used, missing_docs, reason = "a campaign that cannot go on fails")]
#![allow(clippy::disallowed_methods, reason = "time, chance and the environment are real here")]
#![allow(clippy::print_stdout, reason = "this is where people read it")]

mod bank;
mod campaign;
mod chat;
mod check;
mod crowd;
mod database;
mod facts;
mod fleet;
mod planted;
mod proxy;
mod report;
mod seen;
mod trouble;

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use keypoint_fakes::{discord, slack};
use tokio::signal::unix::{SignalKind, signal};

use self::{
    campaign::{Campaign, On},
    trouble::Aim,
};

/// Kills the real program over and over, and checks what must hold all the same.
#[derive(Parser)]
#[command(name = "chaos")]
struct Arguments {
    /// Where it runs; everywhere if nothing is said
    #[arg(long, value_enum)]
    config: Vec<On>,
    /// How many processes are killed, or stand still past their leases, in each
    #[arg(long, default_value_t = 250)]
    kills: u32,
    /// What decides what is done and when; the number of the run if nothing is said
    #[arg(long)]
    seed: Option<u64>,
    /// How long it may take, in seconds, in each
    #[arg(long, default_value_t = 1_500)]
    limit: u64,
    /// Plants each bug in turn, and expects it to be found; or those that are named, with commas
    #[arg(long, num_args = 0..=1, default_missing_value = "all")]
    planted: Option<String>,
    /// Nothing but processes that stand still between the last look and the send
    #[arg(long)]
    standstills: bool,
    /// Keeps the data of runs that went well, too
    #[arg(long)]
    keep: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let work = async {
        match &arguments.planted {
            Some(which) => planted::run(which, &arguments.config, arguments.seed.unwrap_or(1)).await,
            None => attack(&arguments).await,
        }
    };
    // What is dropped half way takes its processes with it.
    let result = tokio::select! {
        result = work => result,
        () = told_to_stop() => Err(anyhow::anyhow!("it was told to stop")),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("the campaign itself failed: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Returns at an interrupt, and when somebody asks the program to stop.
async fn told_to_stop() {
    let mut terminate = signal(SignalKind::terminate()).unwrap();
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

async fn attack(arguments: &Arguments) -> anyhow::Result<bool> {
    let all = On::value_variants().to_vec();
    let configurations = if arguments.config.is_empty() { all } else { arguments.config.clone() };
    let seed = arguments.seed.unwrap_or_else(rand::random);
    let mut reports = Vec::new();
    for on in configurations {
        let campaign = Campaign {
            on,
            seed,
            kills: arguments.kills,
            limit: std::time::Duration::from_secs(arguments.limit),
            bug: None,
            aim: if arguments.standstills { Aim::Standstills } else { Aim::Everything },
            patience: campaign::TO_CALM_DOWN,
            quiet: false,
            keep: arguments.keep,
        };
        let report = campaign.run().await?;
        println!("{report}");
        reports.push(report);
    }
    println!("\n=== summary");
    for report in &reports {
        println!("{}", report.line());
    }
    println!("{}", report::reached(&reports));
    Ok(reports.iter().all(report::Report::is_well))
}
