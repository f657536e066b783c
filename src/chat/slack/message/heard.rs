//! What a person wrote in Slack, as events carry it, in Markdown that means the same.
//!
//! Slack sends `&amp;` for `&`, `<@U1>` for a person, and marks of its own: `*strong*`, `_stressed_`,
//! `~struck~`. What is a mark there becomes Markdown's; what is one in Markdown alone becomes text.

mod line;
pub(super) mod token;

/// What stands around a block of code, wherever in a line it begins.
const FENCE: &str = "```";

/// The text of a message as its author meant it. People and channels whose names are not in it are
/// named by their ids.
#[must_use]
pub fn markdown_from(text: &str) -> String {
    markdown_naming(text, |_| None)
}

/// The same, with the names of people, channels and user groups as far as they are known by their ids.
#[must_use]
pub fn markdown_naming(text: &str, name_of: impl Fn(&str) -> Option<String>) -> String {
    let mut out = Out::default();
    let mut rest = text;
    while let Some((before, code, after)) = next_code(rest) {
        out.lines(before, &name_of);
        out.code(&token::literal(code, &name_of));
        rest = after;
    }
    out.lines(rest, &name_of);
    out.text.trim().to_owned()
}

/// The text before the next block of code, what is in it, and the text after it.
fn next_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(FENCE)?;
    let (code, after) = rest.split_once(FENCE)?;
    if code.trim().is_empty() { None } else { Some((before, code, after)) }
}

/// What a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Text,
    Item,
    Quote,
}

/// Markdown that is being written.
#[derive(Default)]
struct Out {
    text: String,
    last: Kind,
}

impl Out {
    fn lines(&mut self, text: &str, name_of: &impl Fn(&str) -> Option<String>) {
        // What is left of the lines in which blocks of code began or ended is no line of its own.
        let text = text.strip_prefix('\n').unwrap_or(text);
        let text = text.strip_suffix('\n').unwrap_or(text);
        if text.trim().is_empty() {
            return;
        }
        for line in text.split('\n') {
            let (kind, mark, words) = line::kind(line);
            // A list and a quote would go on in the next line, if it were not parted from them.
            if kind != self.last && self.last != Kind::Text && !line.trim().is_empty() {
                self.text.push('\n');
            }
            self.last = kind;
            self.text.push_str(&mark);
            self.text.push_str(&line::words(words, name_of));
            self.text.push('\n');
        }
    }

    fn code(&mut self, code: &str) {
        // Longer than any run of marks in it.
        let longest = code.split(|char| char != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let code = code.trim_matches('\n');
        self.text.extend([&fence, "\n", code, "\n", &fence, "\n"]);
        self.last = Kind::Text;
    }
}
