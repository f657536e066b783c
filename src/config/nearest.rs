//! "Did you mean": the known name that is nearest to a wrong one.

/// The nearest of `known`, if it is near enough to be what was meant: a third of the letters may
/// differ. Letters' case does not count.
pub(super) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (distance(&name, &candidate.to_lowercase()), candidate))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| distance * 3 <= name.chars().count())
        .map(|(_, candidate)| candidate)
}

/// A name inside a table may have been given without the table's name: `lease` for `timing.lease`.
fn distance(name: &str, candidate: &str) -> usize {
    let whole = strsim::damerau_levenshtein(name, candidate);
    candidate.rsplit_once('.').map_or(whole, |(_, last)| whole.min(strsim::damerau_levenshtein(name, last)))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_name_and_nonsense_finds_none() {
        let known = ["listen", "public_listen", "timing.lease", "zone"];
        assert_eq!(nearest("lisen", known), Some("listen"));
        assert_eq!(nearest("Public-Listen", known), Some("public_listen"));
        assert_eq!(nearest("lease", known), Some("timing.lease"));
        assert_eq!(nearest("port", known), None);
    }
}
