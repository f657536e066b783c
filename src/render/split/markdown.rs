//! Markdown in pieces: cut between blocks, list items, lines, sentences or words, in this order of
//! liking. Code blocks are closed and opened again with their language, and a table repeats its
//! header where that is cheap.
//!
//! Nothing is left out: put together, the bodies of the pieces are the text, but for white space
//! at the cuts.

use super::{
    lines::{Line, Lines, Rank},
    piece::Piece,
};

/// Cuts Markdown into pieces: the first counts at most `first_room`, the others `room`.
pub(super) fn pieces(markdown: &str, first_room: usize, room: usize, per_line: usize) -> Vec<Piece> {
    let lines = Lines::read(markdown, first_room.min(room), per_line);
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < lines.all.len() {
        let room = if pieces.is_empty() { first_room } else { room };
        let end = end_of_piece(&lines, start, room);
        let piece = lines.piece(start, end);
        if !piece.body.trim().is_empty() {
            pieces.push(piece);
        }
        start = end;
    }
    pieces
}

/// Where the piece that starts at a line ends best. It holds one line at least.
fn end_of_piece(lines: &Lines<'_>, start: usize, room: usize) -> usize {
    let mut used = lines.open_count(start);
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for (at, line) in lines.all.iter().enumerate().skip(start) {
        used += line.count;
        let end = at + 1;
        if end == lines.all.len() && used <= room {
            return end;
        }
        if used > room {
            break;
        }
        if used + lines.close_count(end) <= room {
            cuts.push((end, used));
        }
    }
    let rank = |end: usize| lines.all.get(end).map_or(Rank::Block, |line: &Line<'_>| line.rank);
    let best = |cuts: &[(usize, usize)]| cuts.iter().map(|&(end, _)| end).max_by_key(|&end| (rank(end), end));
    let well_filled: Vec<(usize, usize)> =
        cuts.iter().copied().filter(|&(end, used)| used * 2 >= room && rank(end) > Rank::Unwanted).collect();
    best(&well_filled).or_else(|| best(&cuts)).unwrap_or(start + 1)
}
