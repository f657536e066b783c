//! Numbers that go on over shorter lists, which begin anew: `1`, `2`, then `1` to `3` in an answer, then `3`.
//!
//! Only where what goes on asks and what begins anew does not. Where a list that begins anew asks, too, it is the next
//! one, and may be interrupted as well.

use super::group::by_section;
use crate::bank::import::{
    families::{Shape, Start},
    page::Page,
    words::Asks,
};

/// The items that go on counting from one section to the next, where headings in the answers make the sections.
pub(super) fn over_sections(page: &Page, starts: &[Start]) -> Option<Vec<Start>> {
    const FEWEST: usize = 6;
    let is_first = |start: &Start| page.number(start.at) == Some(1) && page.notes[start.at].asks == Asks::Yes;
    let from = starts.iter().position(is_first)?;
    let counted = going_on(page, &starts[from..])?;
    let before = starts[..from].iter().filter(|start| page.notes[start.at].asks != Asks::No).count();
    (before == 0 && counted.len() >= FEWEST && by_section(page, &counted).nth(1).is_some()).then_some(counted)
}

/// The items of a list that go on counting from its first one, without those of the lists that begin anew between them.
pub(super) fn going_on(page: &Page, run: &[Start]) -> Option<Vec<Start>> {
    const FEWEST: usize = 3;
    const LOOKED_AT: usize = 20;
    let is_numbered = run.iter().all(|start| start.shape == Shape::Numbered(1));
    let mut last = run.first().filter(|_| is_numbered).and_then(|start| page.number(start.at))?;
    let (mut kept, mut others) = (vec![run[0]], Vec::new());
    let asks = |start: &Start| page.notes[start.at].asks != Asks::No;
    // A name is one of them, unless another of its number asks.
    let is_only = |at: usize, number: u64| {
        let mut after = run[at + 1..].iter().take(LOOKED_AT);
        !after.any(|start| page.number(start.at) == Some(number) && asks(start))
    };
    for (at, start) in run.iter().enumerate().skip(1) {
        if page.number(start.at) == Some(last + 1) && (asks(start) || is_only(at, last + 1)) {
            last += 1;
            kept.push(*start);
        } else {
            others.push(start);
        }
    }
    let sure = |starts: &mut dyn Iterator<Item = &Start>| {
        starts.filter(|start| page.notes[start.at].asks == Asks::Yes).count()
    };
    let begins_anew = others.first().is_some_and(|start| page.number(start.at) == Some(1));
    let is_sure = sure(&mut kept.iter()) * 10 >= kept.len() * 6;
    let hardly_ask = sure(&mut others.iter().copied()) * 10 <= others.len();
    (kept.len() >= FEWEST && begins_anew && is_sure && hardly_ask).then_some(kept)
}

/// The items of several lists, each of which goes on counting where shorter ones that do not ask were put in.
pub(super) fn interrupted(page: &Page, run: &[Start]) -> Option<Vec<Start>> {
    const FEWEST: usize = 3;
    let asks = |start: &Start| page.notes[start.at].asks != Asks::No;
    let is_numbered = run.iter().all(|start| start.shape == Shape::Numbered(1));
    let (mut kept, mut open): (Vec<Start>, Vec<Start>) = (Vec::new(), Vec::new());
    let (mut last, mut inner) = (0, 0);
    for start in run.iter().filter(|_| is_numbered) {
        let number = page.number(start.at)?;
        if open.is_empty() && number == 1 && !kept.is_empty() && !asks(start)
            || !open.is_empty() && number == inner + 1 && !asks(start)
        {
            open.push(*start);
            inner = number;
            continue;
        }
        if number == last + 1 && asks(start) {
            open.clear();
        }
        kept.append(&mut open);
        kept.push(*start);
        last = number;
    }
    kept.append(&mut open);
    let sure = kept.iter().filter(|start| page.notes[start.at].asks == Asks::Yes).count();
    (FEWEST..run.len()).contains(&kept.len()).then_some(kept).filter(|kept| sure * 10 >= kept.len() * 6)
}
