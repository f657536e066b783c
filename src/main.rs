//! Reads the arguments, calls the app, sets the exit code.

#![allow(clippy::print_stderr, clippy::print_stdout, reason = "this is where people read them")]

use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

use clap::Parser;
use keypoint::{
    app,
    cli::{
        AdminsCommand, Cli, Command, DiscordCommand, FilterArguments, Format, JobsCommand, QuestionsCommand,
        ScoresCommand, ShowAs, SlackCommand, health, report,
    },
    config::{ConfigErrors, Settings, Sources},
};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::{
    EnvFilter, Layer, filter::filter_fn, layer::SubscriberExt, util::SubscriberInitExt,
};

/// A setting or an argument is wrong; clap exits with the same code.
const WRONG_SETTINGS: u8 = 2;

/// How a shell reports a program that an interrupt ended.
const INTERRUPTED: i32 = 130;

fn main() -> ExitCode {
    match start(Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprint!("{}", report::describe(&error));
            if error.is::<ConfigErrors>() { ExitCode::from(WRONG_SETTINGS) } else { ExitCode::FAILURE }
        }
    }
}

fn start(cli: Cli) -> anyhow::Result<ExitCode> {
    let settings = Settings::load(&Sources::of_process(cli.settings.0))?;
    start_log(&settings);
    let runtime = tokio::runtime::Runtime::new()?;
    if let Some(Command::Questions(command)) = &cli.command {
        return questions(&settings, command);
    }
    match cli.command {
        // Done above: it needs nothing that runs.
        Some(Command::Questions(_)) => Ok(()),
        None => runtime.block_on(async {
            let shutdown = CancellationToken::new();
            tokio::spawn(cancel_on_signal(StopSignals::listen()?, shutdown.clone()));
            app::run(settings, shutdown).await
        }),
        Some(Command::Check) => {
            println!("{}", runtime.block_on(app::check(&settings))?);
            Ok(())
        }
        Some(Command::Discord(DiscordCommand::Invite)) => {
            println!("{}", runtime.block_on(app::discord_invite(&settings))?);
            Ok(())
        }
        Some(Command::Slack(SlackCommand::Manifest)) => {
            println!("{}", app::slack_manifest(&settings)?);
            Ok(())
        }
        Some(Command::Jobs(command)) => {
            let done = match command {
                JobsCommand::List { all, format } => {
                    runtime.block_on(app::jobs_list(&settings, all, format == Format::Json))
                }
                JobsCommand::Retry { ids } => runtime.block_on(app::jobs_retry(&settings, &ids)),
                JobsCommand::Drop { ids } => runtime.block_on(app::jobs_drop(&settings, &ids)),
            };
            println!("{}", done?);
            Ok(())
        }
        Some(Command::Admins(command)) => {
            let done = match command {
                AdminsCommand::List => runtime.block_on(app::admins_list(&settings)),
                AdminsCommand::Add { member, workspace } => {
                    runtime.block_on(app::admins_add(&settings, &member, workspace.as_deref()))
                }
                AdminsCommand::Remove { member, workspace } => {
                    runtime.block_on(app::admins_remove(&settings, &member, workspace.as_deref()))
                }
            };
            println!("{}", done?);
            Ok(())
        }
        Some(Command::Audit { workspace, most, format }) => {
            let is_json = format == Format::Json;
            let audit = app::audit(&settings, workspace.as_deref(), most, is_json);
            say(&runtime.block_on(audit)?)?;
            Ok(())
        }
        Some(Command::Scores(command)) => {
            let checked = match command {
                ScoresCommand::Verify => runtime.block_on(app::scores_verify(&settings, say_line))?,
                ScoresCommand::Rebuild => runtime.block_on(app::scores_rebuild(&settings, say_line))?,
            };
            println!("{}", checked.text);
            return Ok(if checked.is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        Some(Command::Health) => Ok(runtime.block_on(health::ask(settings.public_listen))?),
    }?;
    Ok(ExitCode::SUCCESS)
}

fn questions(settings: &Settings, command: &QuestionsCommand) -> anyhow::Result<ExitCode> {
    let is_json = |format: &Format| *format == Format::Json;
    let text = match command {
        QuestionsCommand::Check { folders, strict, format } => {
            let checked = app::questions_check(settings, folders, *strict, is_json(format))?;
            say(&checked.text)?;
            return Ok(if checked.is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        QuestionsCommand::List { filters, format } => {
            app::questions_list(settings, filters_of(filters), is_json(format))?
        }
        QuestionsCommand::Show { id, shown_as } => {
            let shown_as = match shown_as {
                ShowAs::Text => app::ShownAs::Text,
                ShowAs::Discord => app::ShownAs::Discord,
                ShowAs::Slack => app::ShownAs::Slack,
            };
            app::questions_show(settings, id, shown_as)?
        }
        QuestionsCommand::Stats { filters, format } => {
            app::questions_stats(settings, filters_of(filters), is_json(format))?
        }
        QuestionsCommand::Import { files, like, write, topic, difficulty, format } => {
            let import = app::Import {
                files,
                like,
                write: write.as_deref(),
                topic: topic.as_deref(),
                difficulty: difficulty.as_deref(),
                as_json: is_json(format),
            };
            let imported = app::questions_import(settings, import, &mut |line| eprintln!("{line}"))?;
            imported.problems.iter().for_each(|problem| eprintln!("error: {problem}"));
            say(&imported.text)?;
            return Ok(if imported.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        QuestionsCommand::Export => app::questions_export(settings)?,
    };
    say(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn filters_of(filters: &FilterArguments) -> app::Filters<'_> {
    app::Filters { topics: &filters.topics, difficulties: &filters.difficulties, kinds: &filters.kinds }
}

/// Prints a line of many.
fn say_line(line: &str) {
    println!("{line}");
}

/// Prints a long text. Who reads no more of it, as `head` does, has seen enough.
fn say(text: &str) -> io::Result<()> {
    match writeln!(io::stdout().lock(), "{text}") {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        said => said,
    }
}

/// The libraries that show whole frames and requests at their finest levels, and so the tokens in
/// them: whatever the settings ask for, they tell no more than this.
const TALKATIVE: &[&str] =
    &["tungstenite", "tokio_tungstenite", "serenity", "reqwest", "hyper", "hyper_util", "rustls", "h2"];

fn start_log(settings: &Settings) {
    let discreet = filter_fn(|event| {
        let library = event.target().split("::").next().unwrap_or_default();
        *event.level() <= tracing::Level::INFO || !TALKATIVE.contains(&library)
    });
    let lines = tracing_subscriber::fmt::layer().compact().with_writer(io::stderr);
    // On a terminal the library decides, by NO_COLOR.
    let lines = if io::stderr().is_terminal() { lines } else { lines.with_ansi(false) };
    let lines = lines.with_filter(EnvFilter::new(&settings.log)).with_filter(discreet);
    tracing_subscriber::registry().with(lines).init();
}

/// Asks for a stop at the first signal, and exits at once at the second.
async fn cancel_on_signal(mut signals: StopSignals, shutdown: CancellationToken) {
    signals.next().await;
    eprintln!("Stopping. Press Ctrl-C again to stop at once.");
    shutdown.cancel();
    signals.next().await;
    std::process::exit(INTERRUPTED);
}

/// Ctrl-C, and the signal with which supervisors ask a process to stop.
#[cfg(unix)]
struct StopSignals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl StopSignals {
    fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// Ctrl-C.
#[cfg(windows)]
struct StopSignals(tokio::signal::windows::CtrlC);

#[cfg(windows)]
impl StopSignals {
    fn listen() -> io::Result<Self> {
        tokio::signal::windows::ctrl_c().map(Self)
    }

    async fn next(&mut self) {
        self.0.recv().await;
    }
}
