//! Names in bold with what is told behind them on the same line, in a section that says that it holds cases or tasks:
//! `**The quiet pump.** The pump of hall 2 stands still since noon. What do you do first?`

use std::{collections::HashSet, ops::Range};

use super::{
    Fences, Rewritten, Tasks,
    counters::uncounted,
    names::heading,
    posed::{addresses, is_beside, is_name, is_told},
    tasks::bids,
};
use crate::bank::import::told_cases::announces;

/// A line with a name and what is told behind it.
struct Line<'a> {
    at: usize,
    name: &'a str,
    told: &'a str,
}

/// Puts headings and tasks in the place of such lines, where all of a section that begin in bold are such; those below
/// what was raised already are parts of it.
pub(super) fn raise(raised: &mut Rewritten<'_>, lines: &[&str], fences: &Fences, all: &[Tasks<'_>]) {
    let headings: Vec<usize> =
        (0..lines.len()).filter(|at| !fences.is_code(*at) && heading(lines[*at]).is_some()).collect();
    let above: HashSet<usize> = all.iter().flat_map(|tasks| &tasks.names).map(|name| name.at).collect();
    for (index, over) in headings.iter().enumerate() {
        let end = headings.get(index + 1).copied().unwrap_or(lines.len());
        let Some((level, text)) = heading(lines[*over]) else { continue };
        if above.contains(over) || !announces(text) || is_beside(text) || uncounted(text).is_some() {
            continue;
        }
        let cases = cases(lines, fences, over + 1..end).unwrap_or_default();
        for (index, case) in cases.iter().enumerate() {
            let end = cases.get(index + 1).map_or(end, |next| next.at);
            let text = format!("Question: {}\n\nTask: {}", case.name, case.told);
            super::raise(raised, lines, (case.at, &text, 0), (super::below(level), end));
        }
    }
}

/// The lines of a section that name and tell a case, if all that begin in bold do.
fn cases<'a>(lines: &[&'a str], fences: &Fences, section: Range<usize>) -> Option<Vec<Line<'a>>> {
    const FEWEST: usize = 2;
    let begins = |at: &usize| lines[*at].starts_with("**") && (*at == 0 || lines[at - 1].trim().is_empty());
    let bold = section.filter(|at| !fences.is_code(*at)).filter(begins);
    let cases = bold.map(|at| line(lines, at)).collect::<Option<Vec<_>>>()?;
    let asks =
        |case: &&Line<'_>| bids(case.told) || case.told.contains(['?', '？']) || addresses(&lines[case.at..]);
    let asking = cases.iter().filter(asks).count();
    (cases.len() >= FEWEST && asking * 2 >= cases.len()).then_some(cases)
}

/// The name and what is told on a line.
fn line<'a>(lines: &[&'a str], at: usize) -> Option<Line<'a>> {
    let (name, told) = lines[at].strip_prefix("**")?.split_once("**")?;
    let name = name.trim_matches(['.', ':', ' ']);
    let name = uncounted(name).filter(|name| !name.is_empty()).unwrap_or(name);
    let told = told.trim_start_matches(['.', ':', '–', '—', '-', ' ']);
    (is_name(name) && !is_beside(name) && !told.starts_with(['*', '`']) && is_told(lines, at))
        .then_some(Line { at, name, told })
}
