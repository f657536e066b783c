//! How failures are told: what is wrong in a line, what to do about it in the next.

use std::fmt::Write;

use crate::config::ConfigErrors;

/// The text of a failure, for the standard error stream.
///
/// The first line of an error's text says what is wrong; every further one says what to do. Its
/// causes follow, but for those whose text it repeats.
#[must_use]
pub fn describe(error: &anyhow::Error) -> String {
    let mut text = String::new();
    if let Some(errors) = error.downcast_ref::<ConfigErrors>() {
        for error in &errors.0 {
            add(&mut text, "error", &format!("{error}\n{}", error.help()));
        }
        return text;
    }
    let mut told = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if told.is_empty() {
            add(&mut text, "error", &cause);
        } else if !told.contains(&cause) {
            add(&mut text, "  because", &cause);
        }
        told += &cause;
    }
    text
}

fn add(text: &mut String, label: &str, said: &str) {
    for (index, line) in said.lines().enumerate() {
        let label = if index == 0 { label } else { "  help" };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{label}: {}", line.trim_start());
    }
}

#[cfg(test)]
mod tests {
    use anyhow::{Context, anyhow};

    use super::*;
    use crate::config::{ConfigError, Place};

    #[test]
    fn an_error_is_told_with_what_to_do_and_why_it_came_about() {
        let error = Err::<(), _>(anyhow!("address in use"))
            .context("port 7878 is taken\nchoose another one with --listen")
            .unwrap_err();
        assert_eq!(
            describe(&error),
            "error: port 7878 is taken\n  help: choose another one with --listen\n  because: address in use\n"
        );
    }

    #[test]
    fn a_cause_that_was_told_already_is_not_told_again() {
        let error = anyhow!("broken pipe").context("the database is not available: broken pipe");
        assert_eq!(describe(&error), "error: the database is not available: broken pipe\n");
    }

    #[test]
    fn every_wrong_setting_is_told() {
        let unknown = |name: &str, nearest: Option<&str>| ConfigError::Unknown {
            name: name.to_owned(),
            place: Place::File { path: "keypoint.toml".into(), line: 3 },
            nearest: nearest.map(str::to_owned),
        };
        let errors = ConfigErrors(vec![unknown("lisen", Some("listen")), unknown("port", None)]);
        assert_eq!(
            describe(&errors.into()),
            "error: `lisen` (keypoint.toml:3): there is no such setting\n\
             \x20 help: did you mean `listen`?\n\
             error: `port` (keypoint.toml:3): there is no such setting\n\
             \x20 help: `keypoint --help` lists every setting\n"
        );
    }
}
