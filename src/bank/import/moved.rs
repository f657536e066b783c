//! Lines that were read below others which are not in the document, told of where they stand in that.

use super::{Found, Stretch};

/// How some lines were set below others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moved {
    /// How many lines were set above them.
    pub(super) above: usize,
    /// How many lines the document has before them.
    pub(super) before: usize,
}

impl Moved {
    /// A question as it stands in the document.
    pub(super) fn question(self, question: Found) -> Found {
        Found { line: self.line(question.line), lines: self.stretches(&question.lines), ..question }
    }

    /// Stretches as they stand in the document, without those that were set above.
    pub(super) fn stretches(self, stretches: &[Stretch]) -> Vec<Stretch> {
        let own = |lines: &Stretch| Stretch { from: self.line(lines.from), to: self.line(lines.to) };
        stretches.iter().filter(|lines| lines.to > self.above).map(own).collect()
    }

    fn line(self, line: usize) -> usize {
        line.saturating_sub(self.above).max(1) + self.before
    }
}
