//! Standings: who has how many points in a period, and in which place.

/// The places of members with these points, most first: those with the same points share one, and
/// the places after them are skipped.
#[must_use]
pub fn places(points: impl IntoIterator<Item = i64>) -> Vec<u64> {
    let mut places: Vec<u64> = Vec::new();
    let mut previous = None;
    for (place, points) in (1..).zip(points) {
        let shared = places.last().copied().filter(|_| previous == Some(points));
        places.push(shared.unwrap_or(place));
        previous = Some(points);
    }
    places
}

/// What a member's `/stats` shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Points since the beginning.
    pub points: i64,
    /// Points in this week.
    pub points_this_week: i64,
    /// Answers in time since the beginning.
    pub answers: i64,
    /// Running and best streak of each schedule that they have answered, by the schedule's name.
    pub streaks: Vec<(String, super::streak::Streak)>,
    /// Topics with points, most first.
    pub topics: Vec<(super::question::Topic, i64)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_with_the_same_points_share_a_place() {
        assert_eq!(places([30, 20, 20, 10]), [1, 2, 2, 4]);
        assert_eq!(places([]), Vec::<u64>::new());
    }
}
