//! What is wrong with a bank: where it stands, and how to mend it.
//!
//! Knows nothing of Markdown, YAML or folders.

use crate::near::nearest;
use std::fmt;

use serde::Serialize;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The question cannot be used.
    Error,
    /// The question can be used, and would be better without it.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One thing that is wrong with a file of the bank.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file, as a reader can find it; or the folder, where it is about that.
    pub file: String,
    /// The line in the file, from 1; none where it is about the whole file.
    pub line: Option<usize>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong and how to mend it, in one line.
    pub message: String,
}

impl Problem {
    /// Whether the question cannot be used.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    pub(super) fn error(file: &str, line: impl Into<Option<usize>>, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: line.into(), severity: Severity::Error, message: message.into() }
    }

    /// What would better be mended.
    #[must_use]
    pub fn warning(file: &str, line: impl Into<Option<usize>>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(file, line, message) }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}: {}", self.severity, self.message)
    }
}

/// The problems of one file, as they are found.
#[derive(Debug)]
pub(super) struct Problems<'a> {
    file: &'a str,
    found: Vec<Problem>,
}

impl<'a> Problems<'a> {
    pub(super) fn of(file: &'a str) -> Self {
        Self { file, found: Vec::new() }
    }

    pub(super) fn error(&mut self, line: impl Into<Option<usize>>, message: impl Into<String>) {
        self.found.push(Problem::error(self.file, line, message));
    }

    pub(super) fn warning(&mut self, line: impl Into<Option<usize>>, message: impl Into<String>) {
        self.found.push(Problem::warning(self.file, line, message));
    }

    pub(super) fn has_errors(&self) -> bool {
        self.found.iter().any(Problem::is_error)
    }

    /// All that was found, in the order of the file.
    pub(super) fn into_list(mut self) -> Vec<Problem> {
        self.found.sort();
        self.found
    }
}

/// Says which name may have been meant: the nearest of the known ones, or all of them where none is near.
pub(super) fn suggest<'a>(given: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match nearest(given, known.clone()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("known are {}", quoted(known)),
    }
}

fn quoted<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_reads_as_editors_know_it() {
        let mut problems = Problems::of("http/a.md");
        problems.warning(None, "has no difficulty");
        problems.error(7, "is wrong");
        let lines: Vec<String> = problems.into_list().iter().map(Problem::to_string).collect();
        assert_eq!(lines, ["http/a.md: warning: has no difficulty", "http/a.md:7: error: is wrong"]);
    }

    #[test]
    fn a_slip_is_answered_with_the_nearest_name_and_a_stranger_with_all() {
        let known = ["difficulty", "license"];
        assert_eq!(suggest("dificulty", known), "did you mean `difficulty`?");
        assert_eq!(suggest("Licence", known), "did you mean `license`?");
        assert_eq!(suggest("colour", known), "known are `difficulty`, `license`");
    }
}
