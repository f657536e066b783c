//! A piece of a longer Markdown text.

/// A piece of a longer text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// What had to be opened again before it: a code block, the header of a table.
    pub open: String,
    /// Its part of the text.
    pub body: String,
    /// What had to be closed after it.
    pub close: String,
}

impl Piece {
    /// The piece as Markdown.
    pub(super) fn markdown(&self) -> String {
        format!("{}{}{}", self.open, self.body, self.close)
    }
}
