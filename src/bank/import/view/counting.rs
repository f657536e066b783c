//! Lines that numbers count which Markdown does not see.

use super::fences::Fences;

/// A line that is counted: its place, its number, and its text.
pub(super) type Counted<'a> = (usize, usize, &'a str);

/// The lines outside of fences that are counted, where there are so many and four of five of them count on from the one
/// before.
pub(super) fn counting<'a>(
    lines: &[&'a str],
    fewest: usize,
    counted: impl Fn(&'a str) -> Option<(usize, &'a str)>,
    counts_on: impl Fn(usize, usize) -> bool,
) -> Option<Vec<Counted<'a>>> {
    if !lines.iter().any(|line| counted(line).is_some()) {
        return None;
    }
    let fences = Fences::of(lines);
    let all = (0..lines.len()).filter(|at| !fences.is_code(*at));
    let all: Vec<Counted<'a>> =
        all.filter_map(|at| counted(lines[at]).map(|(number, text)| (at, number, text))).collect();
    let on = all.windows(2).filter(|pair| counts_on(pair[0].1, pair[1].1)).count();
    (all.len() >= fewest && (on + 1) * 10 >= all.len() * 8).then_some(all)
}
