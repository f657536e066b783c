//! Names in bold that stand right above the next question, and nowhere else: those of the sections of a document.

use crate::bank::import::{flow::Kind, labels::Label, options, page::Page, spans::Span, words::Asks};

/// The share of questions with nothing below them that makes others an exception.
pub(in crate::bank::import) const MOSTLY: f64 = 0.6;

const HALF: f64 = 0.5;

/// Whether all names in bold below questions stand so, and far fewer than there are questions.
pub(super) fn are_sections(page: &Page, spans: &[Span], bare: f64) -> bool {
    let (mut names, mut ends, mut alone) = (0usize, 0usize, 0usize);
    for (index, span) in spans.iter().enumerate() {
        let said: Vec<usize> = (span.start.at + 1..span.end).filter(|at| is_said(page, *at)).collect();
        names += said.iter().filter(|at| is_name(page, **at)).count();
        // Where questions have nothing below them, a section may begin with more than its name.
        let end = if bare >= MOSTLY { said.first() } else { said.last() };
        let is_end = end.is_some_and(|at| is_name(page, *at)) && index + 1 < spans.len();
        ends += usize::from(is_end);
        alone += usize::from(is_end && said.len() == 1);
    }
    // A name that is all there is may be the answer.
    ends > 0 && names == ends && ends * 2 <= spans.len() && (alone == 0 || bare >= HALF)
}

/// The share of the questions with nothing below them.
pub(super) fn bare(page: &Page, spans: &[Span]) -> f64 {
    let is_bare = |span: &&Span| !(span.start.at + 1..span.end).any(|at| is_said(page, at));
    number(spans.iter().filter(is_bare).count()) / number(spans.len().max(1))
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Whether a block says something.
pub(in crate::bank::import) fn is_said(page: &Page, at: usize) -> bool {
    !page.notes[at].is_noise && !matches!(page.blocks[at].kind, Kind::Rule | Kind::Open | Kind::Close)
}

/// Whether a block is nothing but a few words in bold that are neither a question nor a label, and no answer: that is
/// folded away, stands below its label, or is one of the options.
pub(in crate::bank::import) fn is_name(page: &Page, at: usize) -> bool {
    const MOST_WORDS: usize = 6;
    let (block, note) = (&page.blocks[at], &page.notes[at]);
    let plain = block.words.plain.trim_end();
    block.kind == Kind::Paragraph
        && block.level == 0
        && block.fold == 0
        && !block.is_quoted
        && block.words.is_bold()
        && options::letter(plain).is_none()
        && at.checked_sub(1).is_none_or(|above| page.label(above) != Some(Label::Answer))
        && block.text(&page.view).starts_with("**")
        && note.asks == Asks::No
        && note.label.as_ref().is_none_or(|tag| tag.label.is_none() && tag.rest.is_empty())
        && plain.split_whitespace().count() <= MOST_WORDS
        && plain.ends_with(|c: char| c.is_alphanumeric() || c == ')')
}
