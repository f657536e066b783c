//! Standings: who has how many points in a period, and in which place.

use super::ids::MemberId;

/// A row of a leaderboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The place, from 1; members with the same points share one, and the next place is skipped.
    pub place: u64,
    /// Who.
    pub member: MemberId,
    /// Points in the period.
    pub points: i64,
    /// Answers in time in the period.
    pub answers: i64,
    /// The member's best running streak among the channel's schedules, in rounds.
    pub streak: u32,
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
