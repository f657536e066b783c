//! The settings as people meet them: the example file, the help, and what the program says about
//! mistakes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    process::{Command, Output},
};

use chrono_tz::Tz;
use keypoint::{
    config::{Arguments, Environment, Settings, Sources, table},
    practice::schedule::zone::Zone,
};
use tempfile::TempDir;

const SECRET: &str = "s3cr3t-value";

/// Runs the program in an empty folder, with nothing in its environment but these.
fn keypoint(folder: &Path, variables: &[(&str, &str)], arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_keypoint"))
        .args(arguments)
        .env_clear()
        .envs(variables.iter().copied())
        .current_dir(folder)
        .output()
        .unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The example with every setting switched on: a `#` directly before a key or a table goes away.
fn example_switched_on() -> String {
    let example =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("keypoint.example.toml")).unwrap();
    let switched_on = example.lines().map(|line| match line.strip_prefix('#') {
        Some(rest) if !rest.is_empty() && !rest.starts_with(' ') => rest,
        _ => line,
    });
    switched_on.collect::<Vec<_>>().join("\n")
}

fn load(text: &str) -> Result<Settings, String> {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("keypoint.toml"), text).unwrap();
    let sources = Sources {
        arguments: Arguments::default(),
        environment: Environment::default(),
        folder: folder.path().to_owned(),
        machine_zone: Zone(Tz::UTC),
    };
    Settings::load(&sources).map_err(|errors| errors.to_string())
}

#[test]
fn the_example_is_accepted_as_it_is_and_with_every_setting_switched_on() {
    let whole = example_switched_on();
    // A secret is given once, so the example is read with either of its two ways.
    let plain = whole.lines().filter(|line| !line.contains("_file = ")).collect::<Vec<_>>().join("\n");
    let settings = load(&plain).unwrap();
    assert!(settings.discord_token.is_some() && settings.slack_bot_token.is_some());
    assert_eq!(load("").unwrap().timing, settings.timing, "the example shows the defaults");
    assert_eq!(load("").unwrap().listen, settings.listen, "the example shows the defaults");
}

#[test]
fn every_setting_is_in_the_example_and_nothing_else() {
    let mut prefix = String::new();
    let mut keys = BTreeSet::new();
    for line in example_switched_on().lines() {
        if let Some(name) = line.strip_prefix('[') {
            prefix = format!("{}.", name.trim_end_matches(']'));
        } else if let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) {
            keys.insert(format!("{prefix}{key}"));
        }
    }
    let expected = table::ALL.iter().flat_map(|about| {
        let by_file = about.by_file().then(|| format!("{}_file", about.key));
        [about.key.to_owned()].into_iter().chain(by_file)
    });
    assert_eq!(keys, expected.collect());
}

#[test]
fn the_help_shows_every_setting_with_its_argument_variable_and_default() {
    let folder = TempDir::new().unwrap();
    let output = keypoint(folder.path(), &[], &["--help"]);
    assert!(output.status.success());
    let help = String::from_utf8(output.stdout).unwrap();
    // Lines may break anywhere between words.
    let words = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for about in table::ALL {
        let flag = if about.by_argument() { about.flag() } else { format!("{}-file", about.flag()) };
        for part in [
            format!("--{flag}"),
            about.env(),
            about.key.to_owned(),
            format!("[default: {}]", about.fallback.shown()),
        ] {
            assert!(words.contains(&part), "`{part}` is not in the help:\n{help}");
        }
    }
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
}

#[test]
fn the_short_help_fits_a_screen() {
    let folder = TempDir::new().unwrap();
    let help = String::from_utf8(keypoint(folder.path(), &[], &["-h"]).stdout).unwrap();
    insta::assert_snapshot!(help, @"
    Interview practice as a daily habit of a team

    Usage: keypoint [OPTIONS] [COMMAND]

    Commands:
      check      Check the settings and the questions without starting
      questions  Check, list, show, count, import and export the questions
      discord    Set the bot up on Discord
      slack      Set the app up on Slack
      jobs       See the work that was given up, have it done, or drop it
      admins     Name admins beside those whom the platform calls so
      audit      See what admins did, newest first
      scores     Count all points, totals and streaks anew, from the answers
      help       Print this message or the help of the given subcommand(s)

    Options:
      -h, --help     Print help (see more with '--help')
      -V, --version  Print version

    Settings:
          --config <FILE>                 The settings file
          --data-dir <DIR>                The folder that holds all that Keypoint keeps
          --database-url <URL>            The database: an SQLite file, or PostgreSQL for several
                                          replicas
          --questions <DIR,...>           The folders of the questions to ask
          --listen <ADDRESS:PORT>         Where the local chat listens, for this machine only
          --public-listen <ADDRESS:PORT>  Where /healthz and /readyz are served, for other machines as
                                          well
          --local[=<true|false>]          Keep the local chat on beside Discord or Slack
          --log <FILTER>                  What is logged
          --zone <ZONE>                   The time zone of the local workspace, and of schedules that
                                          name none

    Try `keypoint --help` for more.
    ");
}

#[test]
fn a_mistake_ends_the_start_with_its_place_and_what_to_do() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("keypoint.toml"), "lisen = '127.0.0.1:1'\nzone = 'Europe/Berln'\n").unwrap();
    let output =
        keypoint(folder.path(), &[("KEYPOINT_LISTEN", "0.0.0.0:7878")], &["check", "--timing-lease", "soon"]);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(stderr(&output), @"
        error: `lisen` (keypoint.toml:1): there is no such setting
          help: did you mean `listen`?
        error: `listen` (environment variable KEYPOINT_LISTEN): other machines could reach 0.0.0.0:7878, and whoever opens the local chat can act as any of its members
          help: allowed: a loopback address with a port, as in 127.0.0.1:7878 or [::1]:7878
        error: `zone` (keypoint.toml:2): `Europe/Berln` is no time zone; did you mean `Europe/Berlin`, `Europe/Dublin` or `Europe/Belgrade`?
          help: allowed: an IANA time zone, as in Europe/Berlin or UTC
        error: `timing.lease` (argument --timing-lease): `soon` is no span of time
          help: allowed: a span of time above zero and up to a day, as in 500ms, 15s, 2m or 1h
    ");
}

#[test]
fn one_of_slacks_two_tokens_is_refused_by_run_and_check() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("token"), format!("xoxb-{SECRET}")).unwrap();
    for arguments in [&[][..], &["check"][..]] {
        let output = keypoint(folder.path(), &[("SLACK_BOT_TOKEN_FILE", "token")], arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("set SLACK_APP_TOKEN"), "{output:?}");
        assert!(!format!("{output:?}").contains(SECRET));
    }
}

#[test]
fn a_token_is_no_argument_and_not_repeated_when_it_is_given_as_one() {
    let folder = TempDir::new().unwrap();
    let output = keypoint(folder.path(), &[], &[&format!("--discord-token={SECRET}")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--discord-token-file"), "{output:?}");
    assert!(!format!("{output:?}").contains(SECRET));
}

#[test]
fn a_health_check_without_a_public_listener_fails_with_what_to_do() {
    let folder = TempDir::new().unwrap();
    let output = keypoint(folder.path(), &[], &["health"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("error: the public listener is off"), "{output:?}");
}

#[test]
fn the_manifest_for_slack_needs_no_token_and_has_the_names_that_are_set() {
    let folder = TempDir::new().unwrap();
    let arguments = ["slack", "manifest", "--slack-command-prefix", "kp"];
    let output = keypoint(folder.path(), &[], &arguments);
    assert!(output.status.success(), "{output:?}");
    let manifest: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(manifest["features"]["slash_commands"][0]["command"], "/kp-question");
    assert_eq!(manifest["settings"]["socket_mode_enabled"], true);
    let single =
        keypoint(folder.path(), &[("KEYPOINT_SLACK_SINGLE_COMMAND", "true")], &["slack", "manifest"]);
    let manifest: serde_json::Value = serde_json::from_slice(&single.stdout).unwrap();
    assert_eq!(manifest["features"]["slash_commands"].as_array().unwrap().len(), 1);
}
