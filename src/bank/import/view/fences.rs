//! The fences of a document: which of its lines are code.
//!
//! A fence that nothing closes is none: it would take in all that follows it.

/// Which lines are code.
#[derive(Debug)]
pub(super) struct Fences {
    code: Vec<bool>,
    /// The lines of the fences that open and close each stretch of it.
    pairs: Vec<(usize, usize)>,
}

/// The lines of the fences that open and close each stretch of code.
pub(in crate::bank::import) fn fenced(lines: &[&str]) -> Vec<(usize, usize)> {
    Fences::of(lines).pairs
}

struct Fence {
    mark: u8,
    length: usize,
    /// Whether it may close one: nothing follows the marks.
    is_bare: bool,
}

impl Fences {
    /// Finds them, in one pass from the end and one from the start.
    pub(super) fn of(lines: &[&str]) -> Self {
        let fences: Vec<Option<Fence>> = lines.iter().map(|line| fence(line)).collect();
        let closers = longest_below(&fences);
        let strays = strays(lines, &fences);
        let mut code = vec![false; lines.len()];
        let mut pairs = Vec::new();
        let mut open: Option<(usize, &Fence)> = None;
        for (at, fence) in fences.iter().enumerate() {
            match (open, fence) {
                (Some((from, opener)), Some(fence))
                    if fence.is_bare && fence.mark == opener.mark && fence.length >= opener.length =>
                {
                    code[at] = true;
                    pairs.push((from, at));
                    open = None;
                }
                (Some(_), _) => code[at] = true,
                (None, Some(fence)) => {
                    let kind = usize::from(fence.mark == b'~');
                    if closers[at][kind] >= fence.length && !strays[at] {
                        code[at] = true;
                        open = Some((at, fence));
                    }
                }
                (None, None) => {}
            }
        }
        Self { code, pairs }
    }

    /// The lines of the fences that open and close each stretch of code.
    pub(super) fn pairs(&self) -> &[(usize, usize)] {
        &self.pairs
    }

    pub(super) fn is_code(&self, at: usize) -> bool {
        self.code.get(at).copied().unwrap_or_default()
    }
}

/// Which bare fences are what is left of code whose beginning is missing: a heading or a table stands between them and
/// the next fence, and that one can only open.
fn strays(lines: &[&str], fences: &[Option<Fence>]) -> Vec<bool> {
    let mut strays = vec![false; lines.len()];
    let (mut opens_next, mut has_text) = (false, false);
    for at in (0..lines.len()).rev() {
        if let Some(fence) = &fences[at] {
            strays[at] = fence.is_bare && opens_next && has_text;
            (opens_next, has_text) = (!fence.is_bare, false);
        } else {
            let line = lines[at];
            let is_dashes = line.starts_with("|-") || line.starts_with("| -") || line.starts_with("|:");
            has_text |= line.starts_with("## ") || line.starts_with("### ") || is_dashes;
        }
    }
    strays
}

/// For each line, the longest bare fence below it of backticks and of tildes.
fn longest_below(fences: &[Option<Fence>]) -> Vec<[usize; 2]> {
    let mut longest = [0; 2];
    let mut below = vec![[0; 2]; fences.len()];
    for (at, fence) in fences.iter().enumerate().rev() {
        below[at] = longest;
        if let Some(fence) = fence.as_ref().filter(|fence| fence.is_bare) {
            let kind = usize::from(fence.mark == b'~');
            longest[kind] = longest[kind].max(fence.length);
        }
    }
    below
}

/// The fence that a line is, also right after the mark of a list item.
fn fence(line: &str) -> Option<Fence> {
    let text = line.trim_start();
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let text = if text.len() == line.trim_start().len() {
        text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")).unwrap_or(text)
    } else {
        text.strip_prefix(". ").or_else(|| text.strip_prefix(") "))?
    };
    let text = text.trim_start().trim_start_matches("> ");
    let mark = *text.as_bytes().first().filter(|mark| matches!(mark, b'`' | b'~'))?;
    let length = text.bytes().take_while(|byte| *byte == mark).count();
    let info = text[length..].trim();
    if length < 3 || mark == b'`' && info.contains('`') {
        return None;
    }
    Some(Fence { mark, length, is_bare: info.is_empty() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Vec<bool> {
        let lines: Vec<&str> = text.split('\n').collect();
        (0..lines.len()).map(|at| Fences::of(&lines).is_code(at)).collect()
    }

    #[test]
    fn a_fence_is_code_up_to_the_one_that_closes_it() {
        assert_eq!(code("a\n```js\nb\n```\nc"), [false, true, true, true, false]);
        assert_eq!(code("~~~\n```\n~~~\nc"), [true, true, true, false]);
    }

    #[test]
    fn a_fence_whose_beginning_is_missing_takes_in_nothing() {
        let text = "x = 1\n```\n\n## Caches\n\n```js\nlet a;\n```";
        assert_eq!(code(text), [false, false, false, false, false, true, true, true]);
        assert_eq!(code("```\na\n```\n\n## B\n\n```js\nc\n```")[3..6], [false; 3]);
    }

    #[test]
    fn a_fence_that_nothing_closes_takes_in_nothing() {
        assert_eq!(code("a\n```js\nb\n\n# c"), [false; 5]);
        assert_eq!(code("````\nb\n```"), [false; 3]);
    }
}
