//! What was given, and where: arguments, environment and settings file, the strongest first.

use crate::near::nearest;
use std::{
    collections::BTreeMap,
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use secrecy::{ExposeSecret, SecretString};

use super::{
    ConfigError, Place,
    entry::{Entry, items, wrong},
    file,
    table::{self, About, Fallback, PREFIX, Setting},
    value::Written,
};
use crate::practice::schedule::zone::Zone;

/// The settings among the arguments: by flag without its dashes, in the order given. Nothing is
/// known yet about what is a secret, so all are kept as such.
#[derive(Clone, Debug, Default)]
pub struct Arguments(pub BTreeMap<String, Vec<SecretString>>);

/// The part of the environment that may concern Keypoint. Its values may be secrets.
#[derive(Clone, Default)]
pub struct Environment(pub BTreeMap<String, OsString>);

/// Everything that settings are read from.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The arguments.
    pub arguments: Arguments,
    /// The environment.
    pub environment: Environment,
    /// The working directory; empty for that of the process.
    pub folder: PathBuf,
    /// The zone of the machine.
    pub machine_zone: Zone,
}

/// Variables that tests use; they set nothing.
const TEST_PREFIX: &str = "KEYPOINT_TEST_";

/// The variable with which every program is told its zone.
const TZ: &str = "TZ";

impl std::fmt::Debug for Environment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.keys()).finish()
    }
}

impl Environment {
    /// That of this process.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn of_process() -> Self {
        let ours = |name: &str| {
            name.starts_with(PREFIX) || name == TZ || known_variables().any(|known| known == name)
        };
        Self(
            env::vars_os()
                .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
                .filter(|(name, _)| ours(name))
                .collect(),
        )
    }

    /// A variable's value; an empty one counts as not set, as in a compose file.
    fn get(&self, name: &str) -> Option<&OsString> {
        self.0.get(name).filter(|value| !value.is_empty())
    }
}

impl Sources {
    /// Those of this process.
    #[must_use]
    pub fn of_process(arguments: Arguments) -> Self {
        let environment = Environment::of_process();
        let named = environment
            .get(TZ)
            .and_then(|zone| zone.to_str())
            .map(|zone| zone.trim_start_matches(':').to_owned());
        let machine_zone = named
            .into_iter()
            .chain(iana_time_zone::get_timezone())
            .find_map(|name| name.parse().ok())
            // The name that many servers give it, under which nobody knows it.
            .filter(|zone| *zone != chrono_tz::Etc::UTC)
            .unwrap_or(chrono_tz::UTC);
        Self { arguments, environment, folder: PathBuf::new(), machine_zone: Zone(machine_zone) }
    }
}

/// Every variable that means something to Keypoint.
fn known_variables() -> impl Iterator<Item = String> {
    table::ALL.iter().copied().chain([&table::CONFIG]).flat_map(|about| {
        let by_file = about.by_file().then(|| format!("{}_FILE", about.env()));
        [about.env()].into_iter().chain(by_file)
    })
}

/// Reads settings one by one, and collects what is wrong.
pub(super) struct Reader {
    entries: BTreeMap<&'static str, Entry>,
    errors: Vec<ConfigError>,
}

impl Reader {
    pub(super) fn of(sources: &Sources) -> Self {
        let mut reader = Self { entries: BTreeMap::new(), errors: Vec::new() };
        reader.add_layer(read_arguments(sources));
        let layer = reader.read_environment(sources);
        reader.add_layer(layer);
        let layer = reader.read_file(sources);
        reader.add_layer(layer);
        reader
    }

    /// The value of a setting, or its default; none if there is neither, or if it is wrong.
    pub(super) fn get<T>(&mut self, setting: &Setting<T>) -> Option<T> {
        let about = &setting.about;
        let read = match (self.entries.get(about.key), about.fallback) {
            (Some(entry), _) => entry.read(setting.parse),
            (None, Fallback::Value(text)) => {
                (setting.parse)(&Written { items: vec![text], folder: Path::new("") })
                    .map_err(|reason| wrong(about, Place::Default, reason))
            }
            (None, Fallback::Means(_)) => return None,
        };
        read.map_err(|error| self.errors.push(error)).ok()
    }

    /// Refuses a value for a reason that only shows beside others.
    pub(super) fn refuse(&mut self, about: &'static About, reason: String) {
        let place = self.entries.get(about.key).map_or(Place::Default, |entry| entry.place.clone());
        self.errors.push(wrong(about, place, reason));
    }

    /// Whether a setting was given, rightly or not.
    pub(super) fn is_given(&self, about: &About) -> bool {
        self.entries.contains_key(about.key)
    }

    pub(super) fn into_errors(self) -> Vec<ConfigError> {
        self.errors
    }

    /// Adds a layer below those that are there: what is set already stays.
    fn add_layer(&mut self, layer: Vec<Entry>) {
        let mut added: BTreeMap<&'static str, Entry> = BTreeMap::new();
        for entry in layer {
            let key = entry.about.key;
            if let Some(other) = added.get(key) {
                self.errors.push(ConfigError::Both { key, first: other.place.clone(), second: entry.place });
            } else {
                added.insert(key, entry);
            }
        }
        for (key, entry) in added {
            self.entries.entry(key).or_insert(entry);
        }
    }

    fn read_environment(&mut self, sources: &Sources) -> Vec<Entry> {
        let environment = &sources.environment;
        self.errors.extend(unknown_variables(environment));
        let mut entries = Vec::new();
        for (about, by_file) in ways() {
            let name = if by_file { format!("{}_FILE", about.env()) } else { about.env() };
            let Some(value) = environment.get(&name) else { continue };
            let place = Place::Environment(name);
            let Some(text) = value.to_str() else {
                self.errors.push(wrong(about, place, "it is not UTF-8".to_owned()));
                continue;
            };
            entries.push(Entry {
                about,
                by_file,
                items: items(about, text),
                place,
                folder: sources.folder.clone(),
            });
        }
        entries
    }

    fn read_file(&mut self, sources: &Sources) -> Vec<Entry> {
        let argument = sources.arguments.0.get(&table::CONFIG.flag()).and_then(|items| items.first());
        let variable = table::CONFIG.env();
        let (name, place) = match (argument, sources.environment.get(&variable)) {
            (Some(name), _) => (PathBuf::from(name.expose_secret()), Place::Argument("--config".to_owned())),
            (None, Some(name)) => (PathBuf::from(name), Place::Environment(variable)),
            (None, None) => (PathBuf::from(table::CONFIG_FILE), Place::Default),
        };
        let path = sources.folder.join(name);
        match fs::read_to_string(&path) {
            Ok(text) => file::read(&path, &text, &mut self.errors),
            Err(error) if place == Place::Default && error.kind() == std::io::ErrorKind::NotFound => {
                Vec::new()
            }
            Err(error) => {
                self.errors.push(ConfigError::File { path, place, reason: error.to_string() });
                Vec::new()
            }
        }
    }
}

/// Every setting, and whether it is given plainly or by a file.
fn ways() -> impl Iterator<Item = (&'static About, bool)> {
    table::ALL.iter().flat_map(|&about| {
        let by_file = about.by_file().then_some((about, true));
        [(about, false)].into_iter().chain(by_file)
    })
}

fn read_arguments(sources: &Sources) -> Vec<Entry> {
    ways()
        .filter_map(|(about, by_file)| {
            let flag = if by_file { format!("{}-file", about.flag()) } else { about.flag() };
            let given = sources.arguments.0.get(&flag)?;
            let items = given.iter().flat_map(|item| items(about, item.expose_secret())).collect();
            let place = Place::Argument(format!("--{flag}"));
            Some(Entry { about, by_file, items, place, folder: sources.folder.clone() })
        })
        .collect()
}

fn unknown_variables(environment: &Environment) -> Vec<ConfigError> {
    let known: Vec<String> = known_variables().collect();
    let bare = |name: &str| name.trim_start_matches(PREFIX).to_owned();
    let bare_known: Vec<String> = known.iter().map(|name| bare(name)).collect();
    environment
        .0
        .iter()
        .filter(|(name, _)| {
            name.starts_with(PREFIX) && !name.starts_with(TEST_PREFIX) && !known.contains(name)
        })
        .filter(|(name, value)| !announces_a_service(name, value.to_str().unwrap_or_default()))
        .map(|(name, _)| ConfigError::Unknown {
            name: name.clone(),
            place: Place::Environment(name.clone()),
            // Compared without the prefix, which would make everything look alike.
            nearest: nearest(&bare(name), bare_known.iter().map(String::as_str))
                .and_then(|near| known.iter().find(|name| bare(name) == near).cloned()),
        })
        .collect()
}

/// Whether Kubernetes set this variable: for a service called `keypoint` it puts names such as
/// `KEYPOINT_SERVICE_HOST` and `KEYPOINT_PORT_8080_TCP` into every container beside it.
fn announces_a_service(name: &str, value: &str) -> bool {
    name.ends_with("_SERVICE_HOST")
        || name.contains("_SERVICE_PORT")
        || ["_TCP", "_UDP", "_SCTP"].iter().any(|protocol| name.contains(protocol) && name.contains("_PORT_"))
        || (name.ends_with("_PORT") && value.contains("://"))
}
