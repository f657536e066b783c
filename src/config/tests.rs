use std::{collections::BTreeMap, fs, path::Path};

use secrecy::ExposeSecret;
use tempfile::TempDir;

use super::*;

const SECRET: &str = "s3cr3t-value";

/// What a person gives to Keypoint, in a folder of its own.
struct Given {
    folder: TempDir,
    sources: Sources,
}

impl Given {
    fn nothing() -> Self {
        let folder = TempDir::new().unwrap();
        let sources = Sources {
            arguments: Arguments::default(),
            environment: Environment::default(),
            folder: folder.path().to_owned(),
            machine_zone: Zone(chrono_tz::Europe::Berlin),
        };
        Self { folder, sources }
    }

    fn argument(mut self, flag: &str, value: &str) -> Self {
        self.sources.arguments.0.insert(flag.to_owned(), vec![value.into()]);
        self
    }

    fn variable(mut self, name: &str, value: &str) -> Self {
        self.sources.environment.0.insert(name.to_owned(), value.into());
        self
    }

    fn file(self, text: &str) -> Self {
        self.other_file("keypoint.toml", text)
    }

    fn other_file(self, name: &str, text: &str) -> Self {
        fs::write(self.path(name), text).unwrap();
        self
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    #[track_caller]
    fn settings(&self) -> Settings {
        Settings::load(&self.sources).unwrap()
    }

    /// The errors with their help, without the path of the folder.
    #[track_caller]
    fn errors(&self) -> String {
        let errors = Settings::load(&self.sources).unwrap_err();
        assert!(!format!("{errors} {errors:?}").contains(SECRET), "{errors:?}");
        errors.to_string().replace(&format!("{}/", self.folder.path().display()), "")
    }
}

#[test]
fn with_nothing_given_every_setting_has_its_default() {
    let given = Given::nothing();
    let settings = given.settings();
    assert_eq!(settings.data_dir, given.path("keypoint-data").strip_prefix(given.path("")).unwrap());
    assert!(
        matches!(&settings.database, Database::SqliteFile(file) if file == Path::new("keypoint-data/keypoint.db"))
    );
    assert_eq!(settings.questions, [QuestionSource::Shipped]);
    assert_eq!(settings.listen.to_string(), "127.0.0.1:7878");
    assert_eq!(settings.public_listen, None);
    assert_eq!(settings.zone.0, chrono_tz::Europe::Berlin);
    assert_eq!(settings.log, "keypoint=info,warn");
    assert_eq!(settings.discord_api_url, "https://discord.com");
    assert_eq!(settings.slack_api_url, "https://slack.com/api");
    assert_eq!(settings.timing.lease, Duration::from_secs(15));
    assert_eq!(settings.timing.request_timeout, Duration::from_secs(10));
    assert_eq!(settings.timing.longest_flight, Duration::from_secs(30));
    assert_eq!(settings.timing.job_poll, Duration::from_secs(1));
    assert_eq!(settings.timing.shutdown_grace, Duration::from_secs(8));
    assert_eq!(settings.timing.clock_steady, Duration::from_mins(2));
}

#[test]
fn arguments_go_before_the_environment_and_that_before_the_file() {
    let given = Given::nothing().file("listen = '127.0.0.1:1'\npublic_listen = '0.0.0.0:1'\nzone = 'UTC'");
    assert_eq!(given.settings().listen.port(), 1);
    let given = given.variable("KEYPOINT_LISTEN", "127.0.0.1:2").variable("KEYPOINT_PUBLIC_LISTEN", "off");
    assert_eq!(given.settings().listen.port(), 2);
    let settings = given.argument("listen", "127.0.0.1:3").settings();
    assert_eq!(settings.listen.port(), 3);
    assert_eq!(settings.public_listen, None);
    assert_eq!(settings.zone.0, chrono_tz::UTC);
}

#[test]
fn the_settings_file_can_be_named_and_must_then_be_there() {
    let given = Given::nothing().other_file("other.toml", "listen = '127.0.0.1:1'");
    assert_eq!(given.argument("config", "other.toml").settings().listen.port(), 1);
    let errors = Given::nothing().variable("KEYPOINT_CONFIG", "gone.toml").errors();
    assert!(
        errors.starts_with("cannot read the settings file gone.toml (environment variable KEYPOINT_CONFIG)")
    );
}

#[test]
fn relative_paths_in_a_file_start_at_its_folder() {
    let given = Given::nothing();
    fs::create_dir(given.path("etc")).unwrap();
    let settings = given
        .other_file(
            "etc/k.toml",
            "data_dir = 'data'\nquestions = ['shipped', 'ours']\ndatabase_url = 'sqlite:k.db'",
        )
        .argument("config", "etc/k.toml");
    let (etc, settings) = (settings.path("etc"), settings.settings());
    assert_eq!(settings.data_dir, etc.join("data"));
    assert_eq!(settings.questions, [QuestionSource::Shipped, QuestionSource::Folder(etc.join("ours"))]);
    assert!(matches!(settings.database, Database::SqliteFile(file) if file == etc.join("k.db")));
}

#[test]
fn a_list_has_commas_in_the_environment() {
    let settings = Given::nothing().variable("KEYPOINT_QUESTIONS", "/srv/ours, shipped").settings();
    assert_eq!(settings.questions, [QuestionSource::Folder("/srv/ours".into()), QuestionSource::Shipped]);
}

#[test]
fn an_empty_variable_counts_as_not_set() {
    let settings = Given::nothing().variable("KEYPOINT_LISTEN", "").variable("DISCORD_TOKEN", "").settings();
    assert_eq!(settings.listen.port(), 7878);
    assert!(settings.discord_token.is_none());
}

#[test]
fn spans_are_numbers_with_a_unit() {
    let timing = Given::nothing()
        .variable("KEYPOINT_TIMING_JOB_POLL", "20ms")
        .file("[timing]\nlease = '2m'\nlongest_flight = '1h'\nrequest_timeout='3 s'")
        .settings()
        .timing;
    assert_eq!(timing.job_poll, Duration::from_millis(20));
    assert_eq!(timing.lease, Duration::from_mins(2));
    assert_eq!(timing.longest_flight, Duration::from_hours(1));
    assert_eq!(timing.request_timeout, Duration::from_secs(3));
}

#[test]
fn the_local_chat_is_off_when_a_platforms_token_is_set_unless_it_is_asked_for() {
    assert!(Given::nothing().settings().local_chat_enabled());
    let with_slack = || {
        let (bot, app) = slack_tokens();
        Given::nothing().variable("SLACK_BOT_TOKEN", &bot).variable("SLACK_APP_TOKEN", &app)
    };
    for with_token in [|| Given::nothing().variable("DISCORD_TOKEN", SECRET), with_slack] {
        assert!(!with_token().settings().local_chat_enabled());
        assert!(with_token().argument("local", "true").settings().local_chat_enabled());
    }
}

/// Slack's tokens, which hold a secret.
fn slack_tokens() -> (String, String) {
    (format!("xoxb-{SECRET}"), format!("xapp-{SECRET}"))
}

#[test]
fn slack_takes_two_tokens_and_each_is_told_from_the_other() {
    let (bot, app) = slack_tokens();
    let both = Given::nothing().variable("SLACK_BOT_TOKEN", &bot).file(&format!("slack_app_token = '{app}'"));
    assert!(both.settings().slack_app_token.is_some());
    insta::assert_snapshot!(Given::nothing().variable("SLACK_BOT_TOKEN", &bot).errors(), @"
        `slack_app_token` (default): it is missing, and Slack needs it beside `slack_bot_token`: set SLACK_APP_TOKEN; allowed: the app-level token (xapp-...), in one line and without spaces
    ");
    insta::assert_snapshot!(Given::nothing().variable("SLACK_APP_TOKEN", &app).errors(), @"
        `slack_bot_token` (default): it is missing, and Slack needs it beside `slack_app_token`: set SLACK_BOT_TOKEN; allowed: the app's bot token (xoxb-...), in one line and without spaces
    ");
    let swapped = Given::nothing().variable("SLACK_BOT_TOKEN", &app).variable("SLACK_APP_TOKEN", &bot);
    insta::assert_snapshot!(swapped.errors(), @"
        `slack_bot_token` (environment variable SLACK_BOT_TOKEN): it is the app-level token, which goes into `slack_app_token`; allowed: the app's bot token (xoxb-...), in one line and without spaces
        `slack_app_token` (environment variable SLACK_APP_TOKEN): it is the bot token, which goes into `slack_bot_token`; allowed: the app-level token (xapp-...), in one line and without spaces
    ");
    let others = Given::nothing().variable("SLACK_BOT_TOKEN", SECRET).variable("SLACK_APP_TOKEN", SECRET);
    insta::assert_snapshot!(others.errors(), @"
        `slack_bot_token` (environment variable SLACK_BOT_TOKEN): it does not begin with xoxb-, as every bot token does; allowed: the app's bot token (xoxb-...), in one line and without spaces
        `slack_app_token` (environment variable SLACK_APP_TOKEN): it does not begin with xapp-, as every app-level token does; allowed: the app-level token (xapp-...), in one line and without spaces
    ");
}

#[test]
fn a_secret_can_be_given_by_a_file_everywhere() {
    let with_files = || {
        Given::nothing()
            .other_file("token", &format!("{SECRET}\n"))
            .other_file("url", "postgres://u:p@h/d\r\n")
    };
    let token = |given: Given| given.settings().discord_token.unwrap().expose_secret().to_owned();
    assert_eq!(token(with_files().argument("discord-token-file", "token")), SECRET);
    assert_eq!(token(with_files().variable("DISCORD_TOKEN_FILE", "token")), SECRET);
    assert_eq!(token(with_files().file("discord_token_file = 'token'")), SECRET);
    let database = with_files().variable("KEYPOINT_DATABASE_URL_FILE", "url").settings().database;
    assert!(matches!(database, Database::Url(url) if url.expose_secret() == "postgres://u:p@h/d"));
}

#[test]
fn a_secret_given_plainly_and_by_a_file_in_one_place_is_an_error_but_not_in_two() {
    let given = Given::nothing().other_file("token", "x").variable("DISCORD_TOKEN_FILE", "token");
    assert!(given.argument("discord-token-file", "token").settings().discord_token.is_some());
    let both = Given::nothing().variable("DISCORD_TOKEN", SECRET).variable("DISCORD_TOKEN_FILE", "token");
    insta::assert_snapshot!(both.errors(), @"
        `discord_token` is given twice: environment variable DISCORD_TOKEN, and environment variable DISCORD_TOKEN_FILE; keep one of the two
    ");
}

#[test]
fn no_debug_output_holds_a_secret() {
    let url = format!("postgres://ada:{SECRET}@db/keypoint");
    let given = Given::nothing()
        .variable("DISCORD_TOKEN", SECRET)
        .variable("SLACK_BOT_TOKEN", &slack_tokens().0)
        .file(&format!("slack_app_token = '{}'", slack_tokens().1))
        .argument("database-url", &url);
    let shown = format!("{:?} {:?}", given.sources, given.settings());
    assert!(!shown.contains(SECRET), "{shown}");
}

#[test]
fn no_error_holds_a_secret() {
    let wrong_url = format!("mysql://ada:{SECRET}@db/keypoint");
    let given = Given::nothing()
        .argument("database-url", &wrong_url)
        .variable("DISCORD_TOKEN", &format!("{SECRET} {SECRET}"))
        .variable("KEYPOINT_DISCORD_TOKEN", SECRET)
        .variable("KEYPOINT_SLACK_API_URL", &format!("https://ada:{SECRET}@slack.com"))
        .file(&format!("slack_bot_tokn = '{SECRET}'\nslack_app_token = ['{SECRET}']"));
    insta::assert_snapshot!(given.errors(), @"
        `KEYPOINT_DISCORD_TOKEN` (environment variable KEYPOINT_DISCORD_TOKEN): there is no such setting; did you mean `DISCORD_TOKEN`?
        `slack_app_token` (keypoint.toml:2): it is of the type array, and should be a text in quotes; allowed: the app-level token (xapp-...), in one line and without spaces
        `slack_bot_tokn` (keypoint.toml:1): there is no such setting; did you mean `slack_bot_token`?
        `database_url` (argument --database-url): it begins with neither sqlite: nor postgres://; allowed: sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE
        `discord_token` (environment variable DISCORD_TOKEN): it has a space or a line break in it; allowed: the bot's token, in one line and without spaces
        `slack_api_url` (environment variable KEYPOINT_SLACK_API_URL): it has a user, a query, a fragment or a space in it; allowed: an http:// or https:// URL
    ");
}

#[test]
fn a_file_that_is_no_toml_is_told_with_its_line_and_without_what_it_holds() {
    for broken in
        [format!("token = '{SECRET}"), format!("token = {SECRET}"), format!("token = \"\\{SECRET}\"")]
    {
        let errors = Given::nothing().file(&format!("listen = '127.0.0.1:1'\n{broken}\n")).errors();
        assert!(errors.starts_with("keypoint.toml:2: this is not TOML: "), "{errors}");
    }
}

#[test]
fn every_wrong_value_is_told_with_its_place_and_what_is_allowed() {
    let given = Given::nothing()
        .argument("listen", "0.0.0.0:7878")
        .argument("local", "maybe")
        .variable("KEYPOINT_ZONE", "Berln")
        .variable("KEYPOINT_LOG", "keypoint=loud")
        .variable("KEYPOINT_DATABASE_URL", "sqlite::memory:")
        .variable("DISCORD_TOKEN_FILE", SECRET)
        .file(
            "public_listen = 8080\n\
             questions = []\n\
             discord_api_url = 'https://discord.com/api/v10'\n\
             slack_api_url = 'slack.com'\n\
             data_dir = ''\n\
             [timing]\n\
             lease = '15'\n\
             job_poll = '0s'\n\
             shutdown_grace = '8 weeks'",
        );
    insta::assert_snapshot!(given.errors(), @r#"
        `public_listen` (keypoint.toml:1): it is of the type integer, and should be a text in quotes; allowed: an address with a port, as in 0.0.0.0:8080, or `off`
        `data_dir` (keypoint.toml:5): it is empty; allowed: a folder; it is created if it is missing
        `database_url` (environment variable KEYPOINT_DATABASE_URL): a database in memory is gone with the connection that made it; allowed: sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE
        `questions` (keypoint.toml:2): it is empty; allowed: one or more folders, or `shipped` for the questions that came with Keypoint
        `listen` (argument --listen): other machines could reach 0.0.0.0:7878, and whoever opens the local chat can act as any of its members; allowed: a loopback address with a port, as in 127.0.0.1:7878 or [::1]:7878
        `local` (argument --local): `maybe` is neither true nor false; allowed: true or false (or 1 or 0)
        `log` (environment variable KEYPOINT_LOG): `keypoint=loud` is not a filter: error parsing level filter: expected one of "off", "error", "warn", "info", "debug", "trace", or a number 0-5; allowed: a tracing filter, as in `debug` or `keypoint=debug,sqlx=info,warn`
        `zone` (environment variable KEYPOINT_ZONE): `Berln` is no time zone; did you mean `Europe/Berlin`?; allowed: an IANA time zone, as in Europe/Berlin or UTC
        `discord_token` (environment variable DISCORD_TOKEN_FILE): cannot read the file that is named there: No such file or directory (os error 2); name a file that this user can read, with the secret alone in it
        `discord_api_url` (keypoint.toml:3): it has a path, and Keypoint adds the path of the API itself; allowed: an http:// or https:// URL of a host, without a path
        `slack_api_url` (keypoint.toml:4): it begins with neither http:// nor https://; allowed: an http:// or https:// URL
        `timing.lease` (keypoint.toml:7): `15` has no unit; allowed: a span of time above zero and up to a day, as in 500ms, 15s, 2m or 1h
        `timing.job_poll` (keypoint.toml:8): it is zero; allowed: a span of time above zero and up to a day, as in 500ms, 15s, 2m or 1h
        `timing.shutdown_grace` (keypoint.toml:9): `8 weeks` is no span of time; allowed: a span of time above zero and up to a day, as in 500ms, 15s, 2m or 1h
    "#);
}

#[test]
fn a_prefix_of_commands_ends_with_a_dash_and_is_what_slack_takes() {
    let prefix = |text: &str| Given::nothing().variable("KEYPOINT_SLACK_COMMAND_PREFIX", text);
    for (given, meant) in [("kp", "kp-"), ("kp-", "kp-"), ("/kp", "kp-"), ("kp_", "kp_"), ("", "")] {
        assert_eq!(prefix(given).settings().slack_command_prefix, meant, "{given}");
    }
    insta::assert_snapshot!(prefix("Key Point").errors(), @"`slack_command_prefix` (environment variable KEYPOINT_SLACK_COMMAND_PREFIX): `Key Point` has something else in it than small letters, digits, - and _; allowed: up to 16 small letters, digits, - and _, as in `kp` for /kp-question");
    insta::assert_snapshot!(prefix("a-prefix-that-is-too-long").errors(), @"`slack_command_prefix` (environment variable KEYPOINT_SLACK_COMMAND_PREFIX): `a-prefix-that-is-too-long` has more than 16 characters; allowed: up to 16 small letters, digits, - and _, as in `kp` for /kp-question");
}

#[test]
fn a_flight_no_longer_than_a_request_is_refused() {
    let given = Given::nothing().variable("KEYPOINT_TIMING_LONGEST_FLIGHT", "10s");
    insta::assert_snapshot!(given.errors(), @"
        `timing.longest_flight` (environment variable KEYPOINT_TIMING_LONGEST_FLIGHT): it is no longer than `timing.request_timeout`, so no message could be sent in time; allowed: a span of time above zero and up to a day, as in 500ms, 15s, 2m or 1h
    ");
}

#[test]
fn an_unknown_name_is_told_with_the_nearest_one() {
    let given = Given::nothing()
        .variable("KEYPOINT_LISTN", "127.0.0.1:1")
        .variable("KEYPOINT_PORT", "7878")
        .file("lease = '15s'\n[discord]\ntoken = 'x'\n[timing]\njob_pol = '1s'\n[unheard_of]\n");
    insta::assert_snapshot!(given.errors(), @"
        `KEYPOINT_LISTN` (environment variable KEYPOINT_LISTN): there is no such setting; did you mean `KEYPOINT_LISTEN`?
        `KEYPOINT_PORT` (environment variable KEYPOINT_PORT): there is no such setting; `keypoint --help` lists every setting
        `discord.token` (keypoint.toml:3): there is no such setting; did you mean `discord_token`?
        `lease` (keypoint.toml:1): there is no such setting; did you mean `timing.lease`?
        `timing.job_pol` (keypoint.toml:5): there is no such setting; did you mean `timing.job_poll`?
        `unheard_of` (keypoint.toml:6): there is no such setting; `keypoint --help` lists every setting
    ");
}

#[test]
fn variables_of_tests_and_of_kubernetes_are_not_ours() {
    let services = [
        ("KEYPOINT_TEST_POSTGRES_URL", "postgres://localhost"),
        ("KEYPOINT_SERVICE_HOST", "10.0.0.1"),
        ("KEYPOINT_SERVICE_PORT_HTTP", "8080"),
        ("KEYPOINT_PORT", "tcp://10.0.0.1:8080"),
        ("KEYPOINT_PORT_8080_TCP_ADDR", "10.0.0.1"),
        ("KEYPOINT_WEB_SERVICE_HOST", "10.0.0.2"),
    ];
    let given = services.iter().fold(Given::nothing(), |given, (name, value)| given.variable(name, value));
    given.settings();
}

#[test]
fn names_of_keys_variables_and_arguments_are_unique() {
    let mut seen = BTreeMap::new();
    for about in table::ALL.into_iter().chain([&table::CONFIG]) {
        for name in [about.key.to_owned(), about.env(), format!("--{}", about.flag())] {
            assert_eq!(seen.insert(name, about.key), None, "{}", about.key);
        }
    }
}
