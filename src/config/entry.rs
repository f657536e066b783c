//! A value as it was given, before it is judged.

use std::{fs, path::PathBuf};

use secrecy::{ExposeSecret, SecretString};

use super::{
    ConfigError, Place,
    table::{About, Shape},
    value::Written,
};

/// A value as it was given.
pub(super) struct Entry {
    pub(super) about: &'static About,
    /// Whether it names a file that holds the value.
    pub(super) by_file: bool,
    pub(super) items: Vec<SecretString>,
    pub(super) place: Place,
    /// What relative paths in it are relative to.
    pub(super) folder: PathBuf,
}

impl Entry {
    /// Reads the value, from its file if it names one.
    pub(super) fn read<T>(&self, parse: fn(&Written<'_>) -> Result<T, String>) -> Result<T, ConfigError> {
        let about = self.about;
        let mut items: Vec<&str> = self.items.iter().map(ExposeSecret::expose_secret).collect();
        let content;
        if self.by_file {
            content = self.secret_file(items.first().copied().unwrap_or_default())?;
            items = vec![content.expose_secret()];
        }
        parse(&Written { items, folder: &self.folder })
            .map_err(|reason| wrong(about, self.place.clone(), reason))
    }

    /// What the file holds, without the line end that editors add.
    fn secret_file(&self, name: &str) -> Result<SecretString, ConfigError> {
        let path = self.folder.join(name);
        let unreadable = |reason: String| ConfigError::SecretFile {
            key: self.about.key,
            place: self.place.clone(),
            reason,
        };
        let text = fs::read_to_string(&path).map_err(|error| unreadable(error.to_string()))?;
        let secret = text.trim_end_matches(['\n', '\r']);
        if secret.is_empty() {
            return Err(unreadable("it is empty".to_owned()));
        }
        Ok(SecretString::from(secret))
    }
}

/// The error of a value that is not allowed.
pub(super) fn wrong(about: &About, place: Place, reason: String) -> ConfigError {
    ConfigError::Value { key: about.key, place, reason, allowed: about.allowed }
}

/// A text as one item, or as several where the setting is a list.
pub(super) fn items(about: &About, text: &str) -> Vec<SecretString> {
    match about.shape {
        Shape::List => text.split(',').map(str::trim).map(SecretString::from).collect(),
        _ => vec![SecretString::from(text)],
    }
}
