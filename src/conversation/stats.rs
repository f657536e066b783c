//! `/stats`: what one member has earned, and what for.
//!
//! Of others, only what everyone may see: what leaderboards say of them, and their streaks in the
//! channel in which it is asked.

use super::{Conversation, Outcome, people::Met};
use crate::{
    chat::{
        event::{Actor, Invocation, Response},
        message::Person,
    },
    practice::{period::Period, standing::Stats},
    render::{
        refusal::Refusal,
        stats::{StatsView, Whose},
    },
    store::{Board, Member, Result, Tx},
};

/// How many of the last rounds are shown.
const ROUNDS: i64 = 5;

impl Conversation {
    pub(super) async fn handle_stats(
        &self,
        by: &Actor,
        whose: Option<&str>,
        invocation: &Invocation,
    ) -> Outcome {
        let met = self.meet(by).await?;
        let mut tx = self.store.read().await?;
        let member = match whose {
            None => met.member.clone(),
            Some(id) => match (tx.find_member(met.workspace.id, id).await?, invocation.names.get(id)) {
                (Some(member), _) => member,
                // A member of the workspace who has done nothing here yet.
                (None, Some(name)) => {
                    let member = Person { id: id.to_owned(), name: name.clone() };
                    let stats = Stats::default();
                    let view = StatsView { member: &member, whose: Whose::Anothers, stats: &stats };
                    return Ok(Response::Note(view.message()));
                }
                (None, None) => {
                    return Err(Refusal::UnknownMember { given: id.to_owned(), nearest: None }.into());
                }
            },
        };
        let is_own = member.id == met.member.id;
        let whose = match (is_own, tx.is_hidden(member.id).await?) {
            (true, is_hidden) => Whose::Own { is_hidden },
            (false, true) => Whose::Hidden,
            (false, false) => Whose::Anothers,
        };
        let stats = match whose {
            Whose::Hidden => Stats::default(),
            Whose::Anothers => self.public_stats(&mut tx, &met, &member).await?,
            Whose::Own { .. } => self.own_stats(&mut tx, &met).await?,
        };
        Ok(Response::Note(StatsView { member: &member.person(), whose, stats: &stats }.message()))
    }

    /// What everyone may see.
    async fn public_stats(&self, tx: &mut Tx, met: &Met, member: &Member) -> Result<Stats> {
        let scope = met.workspace.id.to_string();
        let now = self.clock.now();
        let board = |period: Period| Board {
            scope: scope.clone(),
            period: period.key_of(met.workspace.zone, now),
            topic: None,
        };
        let (all, week) = (board(Period::All), board(Period::Week));
        let total = tx.board_place(&all, member.id).await?;
        let this_week = tx.board_place(&week, member.id).await?;
        let place_this_week = match &this_week {
            Some(standing) if !standing.hidden => Some((standing.better + 1, tx.board_size(&week).await?)),
            _ => None,
        };
        Ok(Stats {
            points: total.as_ref().map_or(0, |standing| standing.row.points),
            points_this_week: this_week.map_or(0, |standing| standing.row.points),
            place_this_week,
            answers: total.as_ref().map_or(0, |standing| standing.row.answers),
            streaks: tx.streaks_of(member.id, Some(met.channel.id)).await?,
            topics: tx.topics_of(&scope, &all.period, member.id).await?,
            ..Stats::default()
        })
    }

    async fn own_stats(&self, tx: &mut Tx, met: &Met) -> Result<Stats> {
        let member = met.member.id;
        Ok(Stats {
            reasons: tx.points_by_reason(member).await?,
            streaks: tx.streaks_of(member, None).await?,
            rounds: tx.recent_rounds(member, ROUNDS).await?,
            ..self.public_stats(tx, met, &met.member).await?
        })
    }
}
