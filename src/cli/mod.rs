//! The command line: what can be asked for, its help, and how failures are told.
//!
//! The settings among the arguments are made from `config`'s table, so that each is defined once.

pub mod health;
mod questions;
pub mod report;

use clap::{
    Arg, ArgAction, ArgMatches, Args, Command as Clap, FromArgMatches, Parser, Subcommand, ValueEnum,
};
use secrecy::SecretString;

pub use self::questions::{FilterArguments, QuestionsCommand, ShowAs};
use crate::config::{
    Arguments,
    table::{self, About, Group, Shape},
};

/// Interview practice as a daily habit of a team
///
/// Keypoint posts a question to a channel on a schedule, collects the team's answers in a thread,
/// and reveals the key points and the follow-ups when the time is up.
///
/// Without a command it runs, until Ctrl-C. It needs no settings: open the page that it names.
#[derive(Clone, Debug, Parser)]
#[command(name = "keypoint", version, max_term_width = 100, after_help = "Try `keypoint --help` for more.", after_long_help = AFTER_HELP)]
pub struct Cli {
    /// What to do instead of running.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The settings among the arguments.
    #[command(flatten)]
    pub settings: SettingArguments,
}

/// What to do instead of running.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Check the settings and the questions without starting
    ///
    /// Where a platform's token is set, it also checks the token, and what the bot may do in the
    /// channels of the schedules.
    ///
    /// Exit code 0: all is well. 1: a question or something else that the settings name is wrong.
    /// 2: a setting or an argument is wrong.
    Check,
    /// Check, list, show, count, import and export the questions
    ///
    /// Nothing is posted, and no database is needed. The questions are those of `--questions`.
    #[command(subcommand)]
    Questions(QuestionsCommand),
    /// Set the bot up on Discord
    #[command(subcommand)]
    Discord(DiscordCommand),
    /// Set the app up on Slack
    #[command(subcommand)]
    Slack(SlackCommand),
    /// See the work that was given up, have it done, or drop it
    ///
    /// Keypoint may go on running meanwhile: give the same `--data-dir` or `KEYPOINT_DATABASE_URL`.
    #[command(subcommand)]
    Jobs(JobsCommand),
    /// Name admins beside those whom the platform calls so
    ///
    /// Keypoint may go on running meanwhile: give the same `--data-dir` or `KEYPOINT_DATABASE_URL`.
    #[command(subcommand)]
    Admins(AdminsCommand),
    /// See what admins did, newest first
    ///
    /// Keypoint may go on running meanwhile: give the same `--data-dir` or `KEYPOINT_DATABASE_URL`.
    Audit {
        /// In which workspace, by its name, its id or its platform; needed where there are several
        #[arg(long)]
        workspace: Option<String>,
        /// How many entries at most
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
        most: u32,
        /// How to show them
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Count all points, totals and streaks anew, from the answers
    ///
    /// Keypoint may go on running meanwhile: give the same `--data-dir` or `KEYPOINT_DATABASE_URL`. It takes
    /// one member after another, so nobody waits for long.
    #[command(subcommand)]
    Scores(ScoresCommand),
    /// Ask the public listener of a running Keypoint whether it is healthy
    ///
    /// For the health check of a container, which has no other client.
    #[command(hide = true)]
    Health,
}

/// What to do for Discord.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum DiscordCommand {
    /// Print the link that adds the bot to a server
    ///
    /// The link asks for what Keypoint needs and for nothing else; docs/discord.md says what each
    /// permission is for. It needs `DISCORD_TOKEN`.
    Invite,
}

/// What to do for Slack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum SlackCommand {
    /// Print the manifest of the app, to make it from or to bring it up to date
    ///
    /// It asks for what Keypoint needs and for nothing else; docs/slack.md says what each scope is for.
    /// It needs no token. `--slack-command-prefix` and `--slack-single-command` change what the commands
    /// are called: give the same to the Keypoint that runs.
    Manifest,
}

/// What to do about work.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum JobsCommand {
    /// List the work that was given up, is being tried again, or is under way
    List {
        /// Also what waits for its time, and what was done or dropped in the last two weeks
        #[arg(long)]
        all: bool,
        /// How to show it
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Have work done now that was given up or waits
    ///
    /// A question or a reveal of which nobody knows whether it was posted is looked for in the channel
    /// first, and sent only if it is not there. Of a reveal that was dropped, the answers are shown that
    /// were to be seen with it.
    Retry {
        /// The work, by the digits that `keypoint jobs list` shows
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
    /// Drop work that was given up or waits: it will not be done
    ///
    /// Dropping a post frees its question to be drawn again. Dropping a reveal ends its round without
    /// one; answers and points are kept, and what was to be seen with the reveal stays hidden.
    Drop {
        /// The work, by the digits that `keypoint jobs list` shows
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
}

/// What to do about scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum ScoresCommand {
    /// Say what is not as it follows from the answers; change nothing
    ///
    /// Exit code 0: everything is right. 1: something is not, or the database could not be read.
    Verify,
    /// Set right what is not as it follows from the answers, and say what it was
    Rebuild,
}

/// What to do about admins.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum AdminsCommand {
    /// List who was named
    List,
    /// Name somebody as an admin of Keypoint
    Add {
        /// Their name, or their id on the platform
        member: String,
        /// In which workspace, by its name, its id or its platform; needed where there are several
        #[arg(long)]
        workspace: Option<String>,
    },
    /// Take somebody from those who were named
    Remove {
        /// Their name, or their id on the platform
        member: String,
        /// In which workspace, by its name, its id or its platform; needed where there are several
        #[arg(long)]
        workspace: Option<String>,
    },
}

/// How a list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Table,
    /// For programs
    Json,
}

const AFTER_HELP: &str = "\
Examples:
  keypoint                                       Run, with the local chat at http://127.0.0.1:7878
  keypoint --listen 127.0.0.1:7900               The same at another port
  keypoint --questions shipped,our-questions     Ask questions of your own as well
  keypoint check --config /etc/keypoint.toml     Check a settings file and the questions
  keypoint questions check our-questions         Check questions of your own
  keypoint questions import notes.md             See which questions a document holds
  keypoint questions show ID --as discord        A question as it would be posted
  keypoint admins add ada                        Let Ada add schedules
  keypoint scores verify                         Whether every total follows from the answers
  keypoint jobs list                             What was given up, or is being tried again

Settings:
  Arguments go before environment variables, these before keypoint.toml, and that before the
  defaults. In keypoint.toml relative paths start at its own folder. An empty variable counts as
  not set. A wrong or unknown setting ends the start with an error.

Secrets:
  A token or a database URL can be read from a file: add _FILE to its variable, _file to its key.
  No secret is ever logged.

Exit codes:
  0  it ended as asked    1  it failed    2  a setting or an argument is wrong";

/// The settings among the arguments.
#[derive(Clone, Debug)]
pub struct SettingArguments(pub Arguments);

impl Args for SettingArguments {
    fn augment_args(command: Clap) -> Clap {
        command.args(arguments())
    }

    fn augment_args_for_update(command: Clap) -> Clap {
        Self::augment_args(command)
    }
}

impl FromArgMatches for SettingArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let given = arguments().into_iter().filter_map(|argument| {
            let id = argument.get_id().as_str();
            let values = matches.get_many::<String>(id)?.map(|value| SecretString::from(value.as_str()));
            Some((id.to_owned(), values.collect()))
        });
        Ok(Self(Arguments(given.collect())))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The argument or the arguments of each setting.
fn arguments() -> Vec<Arg> {
    [&table::CONFIG]
        .into_iter()
        .chain(table::ALL)
        .flat_map(|about| {
            let plain = about.by_argument().then(|| plain_argument(about));
            let file = about.by_file().then(|| file_argument(about));
            plain.into_iter().chain(file)
        })
        .collect()
}

fn plain_argument(about: &About) -> Arg {
    let argument = base(about, about.flag()).value_name(about.value_name).long_help(long_help(about));
    match about.shape {
        Shape::Flag => argument.num_args(0..=1).require_equals(true).default_missing_value("true"),
        Shape::List => argument.action(ArgAction::Append),
        Shape::Text | Shape::Secret | Shape::MaybeSecret => argument,
    }
}

fn file_argument(about: &About) -> Arg {
    let flag = format!("{}-file", about.flag());
    let help = if about.by_argument() {
        format!("A file that holds the value of --{}\n\n[env: {}_FILE]", about.flag(), about.env())
    } else {
        let (help, env) = (about.help, about.env());
        format!(
            "{help}: a file that holds it\n\n[env: {env}_FILE, or {env} for the value itself] \
             [key: {key}_file, or {key}] [default: {default}]",
            key = about.key,
            default = about.fallback.shown(),
        )
    };
    base(about, flag).value_name("FILE").long_help(help).hide_short_help(true)
}

fn base(about: &About, flag: String) -> Arg {
    let short = about.help.lines().next().unwrap_or_default();
    Arg::new(flag.clone())
        .long(flag)
        .help(short)
        .help_heading(match about.group {
            Group::General => "Settings",
            Group::Platforms => "Platforms",
            Group::Timing => "Timing",
        })
        .hide_short_help(about.group != Group::General)
        .global(true)
}

fn long_help(about: &About) -> String {
    let (env, key, default) = (about.env(), about.key, about.fallback.shown());
    // The settings file cannot be named in itself, so it has no key.
    if key == table::CONFIG.key {
        return format!("{}\n\n[env: {env}] [default: {default}]", about.help);
    }
    format!("{}\nAllowed: {}\n\n[env: {env}] [key: {key}] [default: {default}]", about.help, about.allowed)
}
