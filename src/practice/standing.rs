//! Standings: who has how many points in a period, and in which place; and what one member has earned.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{
    period::PeriodKey,
    points::Reason,
    question::{Topic, UnknownName, named},
    streak::Streak,
};

named! {
    /// Whose points a leaderboard shows.
    Scope {
        /// Those earned in the channel in which it is asked for.
        Channel = "channel",
        /// Those of all channels.
        Workspace = "workspace",
    }
}

/// How many rows a page of a leaderboard has.
pub const PAGE_ROWS: u64 = 10;

/// Up to how many members who share a place stand by name. Where more do, who was met first stands
/// first, so that a page never reads more than about this many rows.
pub const BY_NAME: usize = 200;

/// A page of a leaderboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardPage {
    /// Points of which time.
    pub period: PeriodKey,
    /// Only those for this topic.
    pub topic: Option<Topic>,
    /// Of the channel in which it is asked for, or of the workspace.
    pub scope: Scope,
    /// Which page, from 1.
    pub page: u64,
}

impl BoardPage {
    /// The same leaderboard at another page.
    #[must_use]
    pub fn turned_to(&self, page: u64) -> Self {
        Self { page, ..self.clone() }
    }

    /// How many rows are before the page.
    #[must_use]
    pub fn rows_before(&self) -> u64 {
        self.page.saturating_sub(1).saturating_mul(PAGE_ROWS)
    }
}

/// How many pages a leaderboard of so many members has: an empty one has one.
#[must_use]
pub fn pages_of(members: u64) -> u64 {
    members.div_ceil(PAGE_ROWS).max(1)
}

/// The places of the members of a page, most points first, where `before` rows come before it and
/// `better` members have more points than its first one. Those with the same points share a place, and
/// the places after them are skipped.
#[must_use]
pub fn places(before: u64, better: u64, points: impl IntoIterator<Item = i64>) -> Vec<u64> {
    let mut places: Vec<u64> = Vec::new();
    let mut previous = None;
    for (row, points) in (before + 1..).zip(points) {
        let place = match places.last() {
            None => better + 1,
            Some(shared) if previous == Some(points) => *shared,
            Some(_) => row,
        };
        places.push(place);
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
    /// The place on this week's leaderboard of the workspace, and how many members that has.
    pub place_this_week: Option<(u64, u64)>,
    /// Answers in time since the beginning.
    pub answers: i64,
    /// What the points were given for; most first.
    pub reasons: Vec<(Reason, i64)>,
    /// Running and best streak of each schedule that they have answered, by the schedule's name.
    pub streaks: Vec<(String, Streak)>,
    /// Topics with points, most first.
    pub topics: Vec<(Topic, i64)>,
    /// The last rounds that they answered or could have answered, the newest first.
    pub rounds: Vec<RecentRound>,
}

/// A round that a member answered or could have answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentRound {
    /// The title of its question.
    pub title: String,
    /// What became of it for the member.
    pub outcome: RecentOutcome,
}

/// What became of a round for a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecentOutcome {
    /// Answered in time, for so many points.
    Answered(i64),
    /// Not answered, and still open.
    Open,
    /// Not answered in time.
    Missed,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn members_with_the_same_points_share_a_place() {
        assert_eq!(places(0, 0, [30, 20, 20, 10]), [1, 2, 2, 4]);
        assert_eq!(places(0, 0, []), Vec::<u64>::new());
    }

    #[test]
    fn a_page_that_begins_among_members_who_share_a_place_goes_on_with_it() {
        assert_eq!(places(10, 6, [20, 20, 10]), [7, 7, 13]);
    }

    #[test]
    fn an_empty_leaderboard_has_one_page() {
        assert_eq!([0, 1, 10, 11, 20].map(pages_of), [1, 1, 1, 2, 2]);
    }

    proptest! {
        /// The slow definition: one more than there are members with more points.
        #[test]
        fn the_places_of_all_pages_are_one_more_than_those_who_have_more_points(
            mut points in proptest::collection::vec(0..12_i64, 0..60), rows in 1..12_usize
        ) {
            points.sort_unstable_by_key(|points| std::cmp::Reverse(*points));
            let better = |than: i64| points.iter().filter(|points| **points > than).count() as u64;
            let mut paged = Vec::new();
            for page in points.chunks(rows) {
                paged.extend(places(paged.len() as u64, better(page[0]), page.iter().copied()));
            }
            let slow: Vec<u64> = points.iter().map(|points| better(*points) + 1).collect();
            prop_assert_eq!(paged, slow);
        }
    }
}
