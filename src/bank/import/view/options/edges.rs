//! Lines that begin something else than an option.

use crate::bank::import::marks;

/// Whether a line begins something of its own.
pub(super) fn is_apart(line: &str) -> bool {
    line.starts_with(['#', '|', '<', '>'])
        || is_rule(line)
        || marks::number(&marks::with_blanks(line.trim_start_matches('*'))).is_some()
}

/// Whether a line is a rule, of whatever marks.
pub(in crate::bank::import::view) fn is_rule(line: &str) -> bool {
    marks::is_rule(line) || matches!(line, "***" | "___" | "* * *" | "- - -")
}
