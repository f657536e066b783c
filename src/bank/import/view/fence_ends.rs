//! Fences that are closed together with a quote or a sentence: ```` ```" ````. The mark behind them is left away, or they would
//! take in all that follows them up to the next fence.
//!
//! Lines keep their numbers. It knows lines alone.

use super::rewritten::Rewritten;

/// The lines with nothing behind such fences, where a document has any.
pub(super) fn bare(lines: &[&str]) -> Option<Vec<String>> {
    let mut bare = Rewritten::of(lines);
    let mut open: Option<(char, usize)> = None;
    for (at, line) in lines.iter().enumerate() {
        let Some((marks, info)) = fence(line) else { continue };
        let mark = marks.chars().next().unwrap_or('`');
        open = match open {
            None => Some((mark, marks.len())),
            Some((opened, length)) if opened == mark && length <= marks.len() => {
                if info.is_empty() {
                    None
                } else if ends_what_is_around(info) {
                    let blanks = &line[..line.len() - line.trim_start().len()];
                    bare.set(at, format!("{blanks}{marks}"));
                    None
                } else {
                    open
                }
            }
            open => open,
        };
    }
    bare.lines()
}

/// The marks of a fence, and what follows them.
fn fence(line: &str) -> Option<(&str, &str)> {
    const FEWEST: usize = 3;
    let text = line.trim_start();
    let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let length = text.len() - text.trim_start_matches(mark).len();
    let (marks, info) = text.split_at(length);
    (length >= FEWEST && !info.contains('`')).then(|| (marks, info.trim()))
}

/// Whether what follows a fence says nothing, and can only end a quote, a bracket or a sentence around it.
fn ends_what_is_around(info: &str) -> bool {
    const LONGEST: usize = 3;
    info.chars().count() <= LONGEST && info.chars().all(|c| "\"'”’»“)].,;*_".contains(c))
}
