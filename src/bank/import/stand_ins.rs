//! The characters that stand for the tags of a `<details>` where Markdown is read: none that people write.

/// Stands for `<details>`.
pub(super) const OPEN: char = '\u{f8f0}';
/// Stands for `<summary>`, before its text.
pub(super) const SUMMARY: char = '\u{f8f1}';
/// Stands for `</details>`.
pub(super) const CLOSE: char = '\u{f8f2}';
