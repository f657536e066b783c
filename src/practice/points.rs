//! Points: what an answer earns.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{
    ids::MemberId,
    question::{UnknownName, named},
    round::Origin,
};

named! {
    /// Why points were given. The ledger keeps the name.
    Reason {
        /// An answer before the reveal of a schedule's round.
        Scheduled = "scheduled",
        /// An answer before the reveal of a round that somebody else asked for.
        OnDemand = "on-demand",
    }
}

/// What an answer in time earns.
pub const ANSWER: i64 = 10;

/// How many rounds on demand earn a member points on one day of the workspace: enough for a good
/// session, too few to farm.
pub const ON_DEMAND_PER_DAY: i64 = 3;

/// What a first part of an answer in time earns, if anything. `on_demand_today` counts the
/// member's rounds on demand that have earned points on the day of this round.
#[must_use]
pub fn award(origin: &Origin, member: MemberId, on_demand_today: i64) -> Option<(Reason, i64)> {
    match origin {
        Origin::Schedule { .. } => Some((Reason::Scheduled, ANSWER)),
        Origin::Demand { asked_by } if *asked_by == Some(member) => None,
        Origin::Demand { .. } => (on_demand_today < ON_DEMAND_PER_DAY).then_some((Reason::OnDemand, ANSWER)),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const ADA: MemberId = MemberId(Uuid::from_u128(1));
    const BOB: MemberId = MemberId(Uuid::from_u128(2));

    #[test]
    fn who_asks_earns_nothing_for_answering() {
        let asked_by_ada = Origin::Demand { asked_by: Some(ADA) };
        assert_eq!(award(&asked_by_ada, ADA, 0), None);
        assert_eq!(award(&asked_by_ada, BOB, 0), Some((Reason::OnDemand, ANSWER)));
    }

    #[test]
    fn rounds_on_demand_earn_three_times_a_day() {
        let asked_by_keypoint = Origin::Demand { asked_by: None };
        assert_eq!(award(&asked_by_keypoint, ADA, 2), Some((Reason::OnDemand, ANSWER)));
        assert_eq!(award(&asked_by_keypoint, ADA, 3), None);
    }
}
