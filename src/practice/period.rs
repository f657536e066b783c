//! Periods of a leaderboard: week, month, quarter, all time.
