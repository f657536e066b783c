//! The fake Slack as a program: for apps in any language, and for a look at an app without an account.
//! It serves until it is interrupted, and then says what the app should not have done.

#![allow(clippy::print_stderr, clippy::print_stdout, reason = "this is where people read them")]

use std::{fs, net::SocketAddr, path::PathBuf, process::ExitCode};

use clap::Parser;

use keypoint_fakes::slack::{
    Config, Fake, control,
    model::{AppSpec, Id, Kind, Role},
    ratelimit::RateLimits,
};

/// A fake Slack: the Web API, Socket Mode and interactions, as strict as the real ones.
///
/// It begins with a workspace, a channel in it, its owner, a person, and an app. Everything else is
/// done over HTTP: GET /control says how.
#[derive(Parser)]
#[command(name = "fake-slack", version)]
struct Arguments {
    /// Where it listens; port 0 is a free one. Whoever reaches it can act as anybody
    #[arg(long, default_value = "127.0.0.1:4050")]
    listen: SocketAddr,
    /// The bot's token
    #[arg(long, default_value = "xoxb-fake-token")]
    bot_token: String,
    /// The app's token
    #[arg(long, default_value = "xapp-fake-token")]
    app_token: String,
    /// The app's manifest, as JSON: its scopes, events, commands and shortcuts; without one it has all
    /// scopes and events, and the commands and shortcuts that are named here
    #[arg(long)]
    manifest: Option<PathBuf>,
    /// A slash command of the app: `/hello`
    #[arg(long)]
    command: Vec<String>,
    /// A shortcut on messages, by its callback id
    #[arg(long)]
    message_shortcut: Vec<String>,
    /// A shortcut that is everywhere, by its callback id
    #[arg(long)]
    global_shortcut: Vec<String>,
    /// Limits no rates
    #[arg(long)]
    unlimited: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let spec = match spec(&arguments) {
        Ok(spec) => spec,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    };
    let limits = if arguments.unlimited { RateLimits::off() } else { RateLimits::real() };
    let config = Config { limits, listen: Some(arguments.listen), control: true, ..Config::default() };
    let fake = match Fake::try_to_start(config).await {
        Ok(fake) => fake,
        Err(error) => {
            eprintln!("error: cannot listen on {}: {error}", arguments.listen);
            return ExitCode::FAILURE;
        }
    };
    describe(&fake, &furnish(&fake, spec, &arguments), &arguments);
    if let Err(error) = tokio::signal::ctrl_c().await {
        eprintln!("error: cannot hear an interrupt: {error}");
        return ExitCode::FAILURE;
    }
    judge(&fake)
}

/// What the app is to have.
fn spec(arguments: &Arguments) -> Result<AppSpec, String> {
    let mut spec = match &arguments.manifest {
        None => AppSpec::everything("bot"),
        Some(path) => {
            let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
            let manifest =
                serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
            AppSpec::of_manifest(&manifest)
        }
    };
    for command in &arguments.command {
        spec = spec.command(command);
    }
    for callback_id in &arguments.message_shortcut {
        spec = spec.message_shortcut(callback_id, callback_id);
    }
    for callback_id in &arguments.global_shortcut {
        spec = spec.global_shortcut(callback_id, callback_id);
    }
    Ok(spec)
}

/// What there is at first.
struct Furniture {
    app: Id,
    bot: Id,
    team: Id,
    channel: Id,
    person: Id,
    owner: Id,
}

fn furnish(fake: &Fake, spec: AppSpec, arguments: &Arguments) -> Furniture {
    let mut state = fake.lock();
    let owner = state.new_user_as("owner", Role::Owner);
    let person = state.new_user("ada");
    let app = state.new_app(spec, &arguments.bot_token, &arguments.app_token);
    let bot = state.apps[&app].user.clone();
    let channel = state.new_channel("general", Kind::Public, &owner);
    state.join(&channel, &person, None);
    state.join(&channel, &bot, Some(&owner));
    let team = state.team.id.clone();
    Furniture { app, bot, team, channel, person, owner }
}

/// Says what to set; the lines can be read by a shell.
fn describe(fake: &Fake, furniture: &Furniture, arguments: &Arguments) {
    let Furniture { app, bot, team, channel, person, owner } = furniture;
    println!("# Set in the app:");
    println!("API={}", fake.api_url());
    println!("BOT_TOKEN={}\nAPP_TOKEN={}", arguments.bot_token, arguments.app_token);
    println!("# There is a workspace with the app, a channel with its bot, its owner, and a person:");
    println!("APP={app}\nBOT={bot}\nTEAM={team}\nCHANNEL={channel}\nOWNER={owner}\nPERSON={person}");
    println!("# To act as people, and to see what the app should not have done:");
    println!("CONTROL={}/control", fake.base_url);
    println!("#\n# {}", control::help().trim_end().replace('\n', "\n# "));
}

/// The last word.
fn judge(fake: &Fake) -> ExitCode {
    let violations = fake.lock().violations.take();
    for violation in &violations {
        println!("{}: {}", violation.rule, violation.detail);
    }
    if violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
