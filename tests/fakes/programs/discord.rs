//! The fake Discord as a program: for bots in any language, and for a look at a bot without an
//! account. It serves until it is interrupted, and then says what the bot should not have done.

#![allow(clippy::print_stderr, clippy::print_stdout, reason = "this is where people read them")]

use std::{net::SocketAddr, process::ExitCode};

use clap::{Parser, ValueEnum};

use keypoint_fakes::discord::{
    Config, Fake, control,
    interactions::record_unanswered,
    model::{Id, Kind},
    permissions,
    ratelimit::RateLimits,
};

/// A fake Discord: the gateway, the REST API and interactions, as strict as the real one.
///
/// It begins with a server, a channel in it, a person, and a bot. Everything else is done over
/// HTTP: GET /control says how.
#[derive(Parser)]
#[command(name = "fake-discord", version)]
struct Arguments {
    /// Where it listens; port 0 is a free one. Whoever reaches it can act as anybody
    #[arg(long, default_value = "127.0.0.1:4040")]
    listen: SocketAddr,
    /// The token of the bot
    #[arg(long, default_value = "fake-token")]
    token: String,
    /// The privileged intents that the bot's application has
    #[arg(long, value_delimiter = ',', default_value = "message-content")]
    intents: Vec<Intent>,
    /// Limits no rates
    #[arg(long)]
    unlimited: bool,
}

/// The privileged intents.
#[derive(Clone, Copy, ValueEnum)]
enum Intent {
    /// What messages say
    MessageContent,
    /// Members coming and going
    Members,
    /// Who is online
    Presences,
    /// None of them
    None,
}

impl Intent {
    fn bit(self) -> u64 {
        match self {
            Self::MessageContent => 1 << 15,
            Self::Members => 1 << 1,
            Self::Presences => 1 << 8,
            Self::None => 0,
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let limits = if arguments.unlimited { RateLimits::off() } else { RateLimits::real() };
    let config = Config { limits, listen: Some(arguments.listen), control: true, ..Config::default() };
    let fake = match Fake::try_to_start(config).await {
        Ok(fake) => fake,
        Err(error) => {
            eprintln!("error: cannot listen on {}: {error}", arguments.listen);
            return ExitCode::FAILURE;
        }
    };
    describe(&fake, &furnish(&fake, &arguments), &arguments.token);
    if let Err(error) = tokio::signal::ctrl_c().await {
        eprintln!("error: cannot hear an interrupt: {error}");
        return ExitCode::FAILURE;
    }
    judge(&fake)
}

/// What there is at first.
struct Furniture {
    bot: Id,
    guild: Id,
    channel: Id,
    person: Id,
    owner: Id,
}

fn furnish(fake: &Fake, arguments: &Arguments) -> Furniture {
    let intents = arguments.intents.iter().fold(0, |intents, intent| intents | intent.bit());
    let (bot, guild, channel, person, owner) = {
        let mut state = fake.lock();
        let owner = state.new_user("owner");
        let person = state.new_user("ada");
        let bot = state.new_application("bot", &arguments.token);
        state.permit_intents(bot, intents);
        let guild = state.new_guild("Team", owner);
        state.seat(guild, person);
        (bot, guild, state.new_channel(guild, "general", Kind::Text), person, owner)
    };
    fake.install(bot, guild, permissions::USUAL);
    Furniture { bot, guild, channel, person, owner }
}

/// Says what to set; the lines can be read by a shell.
fn describe(fake: &Fake, furniture: &Furniture, token: &str) {
    let Furniture { bot, guild, channel, person, owner } = furniture;
    let base = &fake.base_url;
    println!("# Set in the bot:");
    println!("API={base}/api");
    println!("GATEWAY={}", fake.discord.gateway_url());
    println!("TOKEN={token}");
    println!("# There is a server with the bot, a channel, its owner, and a person:");
    println!("BOT={bot}\nGUILD={guild}\nCHANNEL={channel}\nOWNER={owner}\nPERSON={person}");
    println!("# To act as people, and to see what the bot should not have done:");
    println!("CONTROL={base}/control");
    println!("#\n# {}", control::help().trim_end().replace('\n', "\n# "));
}

/// The last word.
fn judge(fake: &Fake) -> ExitCode {
    record_unanswered(&fake.discord);
    let violations = fake.lock().violations.take();
    for violation in &violations {
        println!("{}: {}", violation.rule, violation.detail);
    }
    if violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
