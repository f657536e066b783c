//! The settings file: TOML, read with the line of every key.

use crate::near::nearest;
use std::path::{Path, PathBuf};

use secrecy::SecretString;
use toml::de::{DeTable, DeValue};

use super::{
    ConfigError, Place,
    entry::{Entry, items, wrong},
    table::{self, About, Shape},
};

/// How the key ends that names the file of a secret: `discord_token_file`.
const BY_FILE: &str = "_file";

/// Reads the text of the file at `path`; what is wrong goes to `errors`.
pub(super) fn read(path: &Path, text: &str, errors: &mut Vec<ConfigError>) -> Vec<Entry> {
    let mut file = SettingsFile { path, text, entries: Vec::new(), errors };
    match DeTable::parse(text) {
        Ok(table) => file.read_table("", table.get_ref()),
        Err(error) => {
            // Its own rendering quotes the line, which may hold a secret.
            let line = error.span().map_or(1, |span| file.line(span.start));
            let reason = format!("this is not TOML: {}", error.message().replace('\n', "; "));
            file.errors.push(ConfigError::Syntax { place: file.place(line), reason });
        }
    }
    file.entries
}

struct SettingsFile<'a> {
    path: &'a Path,
    text: &'a str,
    entries: Vec<Entry>,
    errors: &'a mut Vec<ConfigError>,
}

impl SettingsFile<'_> {
    fn read_table(&mut self, prefix: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = format!("{prefix}{}", key.get_ref());
            let place = self.place(self.line(key.span().start));
            match (find(&name), value.get_ref()) {
                (Some((about, by_file)), value) => self.add(about, by_file, value, place),
                (None, DeValue::Table(inner)) if !inner.is_empty() => {
                    self.read_table(&format!("{name}."), inner);
                }
                (None, DeValue::Table(_)) if is_a_table(&name) => {}
                (None, _) => self.errors.push(ConfigError::Unknown {
                    nearest: nearest(&name, names().iter().map(String::as_str)).map(str::to_owned),
                    name,
                    place,
                }),
            }
        }
    }

    fn add(&mut self, about: &'static About, by_file: bool, value: &DeValue<'_>, place: Place) {
        match texts(about, by_file, value) {
            Ok(items) => {
                let folder = self.path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
                self.entries.push(Entry { about, by_file, items, place, folder });
            }
            Err(reason) => self.errors.push(wrong(about, place, reason)),
        }
    }

    fn place(&self, line: usize) -> Place {
        Place::File { path: self.path.to_owned(), line }
    }

    /// The line of a byte of the text, from 1.
    fn line(&self, offset: usize) -> usize {
        1 + self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
    }
}

/// The texts of a value, if it has the setting's shape.
fn texts(about: &About, by_file: bool, value: &DeValue<'_>) -> Result<Vec<SecretString>, String> {
    let wanted = match about.shape {
        Shape::Flag => match value {
            DeValue::Boolean(value) => return Ok(vec![value.to_string().into()]),
            _ => "true or false, without quotes",
        },
        Shape::List if !by_file => match value {
            DeValue::String(text) => return Ok(items(about, text)),
            DeValue::Array(array) => {
                let texts: Option<Vec<_>> =
                    array.iter().map(|item| item.get_ref().as_str().map(Into::into)).collect();
                return texts.ok_or_else(|| "not every item is a text in quotes".to_owned());
            }
            _ => "an array of texts",
        },
        _ => match value {
            DeValue::String(text) => return Ok(vec![text.as_ref().into()]),
            _ => "a text in quotes",
        },
    };
    Err(format!("it is of the type {}, and should be {wanted}", value.type_str()))
}

/// The setting of this name, and whether the name is that of its file.
fn find(name: &str) -> Option<(&'static About, bool)> {
    let by_key = |key: &str| table::ALL.iter().copied().find(|about| about.key == key);
    by_key(name).map(|about| (about, false)).or_else(|| {
        let about = by_key(name.strip_suffix(BY_FILE)?)?;
        about.by_file().then_some((about, true))
    })
}

/// Whether settings live in a table of this name.
fn is_a_table(name: &str) -> bool {
    table::ALL.iter().any(|about| about.key.split_once('.').is_some_and(|(table, _)| table == name))
}

/// Every name that may stand in the file.
fn names() -> Vec<String> {
    table::ALL
        .iter()
        .flat_map(|about| {
            let by_file = about.by_file().then(|| format!("{}{BY_FILE}", about.key));
            [about.key.to_owned()].into_iter().chain(by_file)
        })
        .collect()
}
