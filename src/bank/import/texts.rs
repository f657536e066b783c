//! The Markdown of a part of a question, as it stands in the document.

use super::{flow::Kind, lead, lines, options, page::Page};

/// A piece of a text.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    Text(String),
    /// A block of the document.
    Block(usize),
    /// One that is an option, without the mark that says that it is right.
    Option(usize),
}

/// The pieces of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    pieces: Vec<Piece>,
    /// Whether a quote that began in it ends with it.
    is_quote_closed: bool,
}

impl Texts {
    pub(super) fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    /// These, and then the others.
    pub(super) fn followed_by(mut self, others: Self) -> Self {
        self.pieces.extend(others.pieces);
        Self { is_quote_closed: others.is_quote_closed, ..self }
    }

    /// These, with the others right below the first of them; below all where that leads on to the next: `Compare:`.
    pub(super) fn with_below_first(mut self, others: Self, page: &Page) -> Self {
        let leads_on = match self.pieces.first() {
            Some(Piece::Text(text)) => text.trim_end().ends_with([':', '：']),
            Some(Piece::Block(at) | Piece::Option(at)) => {
                page.blocks[*at].words.plain.trim_end().ends_with([':', '：'])
            }
            None => true,
        };
        let at = if leads_on { self.pieces.len() } else { 1 };
        self.pieces.splice(at..at, others.pieces);
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Whether the last of its pieces is a block.
    pub(super) fn ends_with(&self, block: usize) -> bool {
        matches!(self.pieces.last(), Some(Piece::Block(at)) if *at == block)
    }

    /// Whether all of its pieces are blocks of code, and there is one.
    pub(super) fn is_code_alone(&self, page: &Page) -> bool {
        let is_code =
            |piece: &Piece| matches!(piece, Piece::Block(at) if page.blocks[*at].kind == Kind::Code);
        !self.pieces.is_empty() && self.pieces.iter().all(is_code)
    }

    /// Whether it shows something, and says nothing.
    pub(super) fn is_shown_alone(&self, page: &Page) -> bool {
        let is_image = |piece: &Piece| matches!(piece, Piece::Block(at) if page.blocks[*at].words.has_image && page.blocks[*at].first == page.blocks[*at].last);
        !self.pieces.is_empty() && self.pieces.iter().all(is_image)
    }

    /// The quote that began before it ends here.
    pub(super) fn close_quote(&mut self) {
        self.is_quote_closed = true;
    }

    /// How much further its blocks are indented than they need to be.
    fn further(&self, page: &Page, indent: usize) -> usize {
        const MOST: usize = 3;
        let blanks = |piece: &Piece| {
            let (Piece::Block(at) | Piece::Option(at)) = piece else { return None };
            let line = page.view.lines.get(page.blocks[*at].first)?;
            let rest = lines::dedented(&line.text, indent, false);
            Some(rest.len() - rest.trim_start_matches(' ').len())
        };
        let least = self.pieces.iter().filter_map(blanks).min().unwrap_or_default();
        if least > MOST { 0 } else { least }
    }

    /// The whole text: blocks that follow one another as they stand, with what is between them.
    pub(super) fn markdown(&self, page: &Page, indent: usize) -> String {
        let indent = indent + self.further(page, indent);
        let mut text = String::new();
        let mut last: Option<usize> = None;
        for piece in &self.pieces {
            let is_next = matches!((piece, last), (Piece::Block(at) | Piece::Option(at), Some(last)) if page.blocks[*at].first > last && is_blank_between(page, last, page.blocks[*at].first));
            if !text.is_empty() {
                text.push('\n');
            }
            match piece {
                Piece::Text(more) => {
                    if !text.is_empty() {
                        text.push('\n');
                    }
                    text.push_str(more.trim_end());
                    last = None;
                }
                Piece::Block(at) | Piece::Option(at) => {
                    let block = &page.blocks[*at];
                    let is_tight = is_next && last.is_some_and(|last| block.first == last + 1)
                        || last.is_none()
                            && block.is_item()
                            && page
                                .view
                                .lines
                                .get(block.first.wrapping_sub(1))
                                .is_some_and(|line| !line.text.trim().is_empty());
                    if !text.is_empty() && !is_tight {
                        text.push('\n');
                    }
                    let before = text.len();
                    push_lines(page, *at, indent, &mut text);
                    if matches!(piece, Piece::Option(_)) {
                        let option = options::without_mark(&text.split_off(before));
                        text.push_str(&option);
                    }
                    last = Some(block.last);
                }
            }
        }
        let text =
            if self.is_quote_closed { lead::without_stray_quote(text.trim_end()) } else { text.trim_end() };
        text.trim_start_matches('\n').to_owned()
    }
}

fn is_blank_between(page: &Page, from: usize, to: usize) -> bool {
    page.view.get(from + 1, to.saturating_sub(1)).iter().all(|line| line.text.trim().is_empty())
}

fn push_lines(page: &Page, at: usize, indent: usize, text: &mut String) {
    let block = &page.blocks[at];
    for (index, line) in page.view.get(block.first, block.last).iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        let line = lines::dedented(&line.text, indent, false);
        text.push_str(&line.replacen("[x]", "[ ]", usize::from(is_ticked(line))).replacen(
            "[X]",
            "[ ]",
            usize::from(is_ticked(line)),
        ));
    }
}

fn is_ticked(line: &str) -> bool {
    super::options::tick(line) == Some(true)
}
