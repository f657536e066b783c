//! What admins are told about the bank.

use super::{
    notice::notice,
    words::{code, counted, say},
};
use crate::chat::message::{Block, Message};

/// How many problems a notice names: enough to mend a slip, and it stays one message.
const NAMED: usize = 5;

/// The files of the bank were changed, and what they say now cannot be used.
#[derive(Clone, Copy, Debug)]
pub struct BrokenBank<'a> {
    /// What is wrong: where it stands and how to mend it, a line each; not empty.
    pub errors: &'a [String],
}

impl BrokenBank<'_> {
    /// The notice.
    #[must_use]
    pub fn message(&self) -> Message {
        let named = self.errors.iter().take(NAMED).map(|error| say![error.as_str()]).collect();
        let count = counted(u64::try_from(self.errors.len()).unwrap_or(u64::MAX), "error", "errors");
        let more = self.errors.len().saturating_sub(NAMED);
        let mut message = notice(
            "The questions were changed and cannot be used",
            say![format!("Their files have {count}, so Keypoint goes on with the questions from before."),],
            say![
                "What is mended is taken within seconds, without a restart. Everything that is wrong, warnings \
                 too, is shown by ",
                code("keypoint questions check"),
                ", where Keypoint runs.",
            ],
        );
        let mut lines = vec![Block::List { numbered: false, items: named }];
        if more > 0 {
            lines.push(Block::Small(say![format!("And {more} more.")]));
        }
        // Before the last block, which says what to do.
        let last = message.blocks.len().saturating_sub(1);
        message.blocks.splice(last..last, lines);
        message
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::text;

    fn errors(count: usize) -> Vec<String> {
        (1..=count).map(|line| format!("ours/http/a.md:{line}: error: unknown section `Hint`")).collect()
    }

    #[test]
    fn a_broken_bank_is_told_with_where_it_is_broken() {
        let one = errors(1);
        assert_snapshot!(text(&BrokenBank { errors: &one }.message()), @"
        The questions were changed and cannot be used

        Their files have 1 error, so Keypoint goes on with the questions from before.

        - ours/http/a.md:1: error: unknown section `Hint`

        What is mended is taken within seconds, without a restart. Everything that is wrong, warnings too, is shown by `keypoint questions check`, where Keypoint runs.
        ");
        let many = text(&BrokenBank { errors: &errors(7) }.message());
        assert!(
            many.contains("a.md:5") && !many.contains("a.md:6") && many.contains("And 2 more."),
            "{many}"
        );
    }
}
