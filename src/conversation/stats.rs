//! `/stats`: what one member has earned.

use super::{Conversation, Outcome, people::Met};
use crate::{
    chat::{
        event::{Actor, Invocation, Response},
        message::Person,
    },
    practice::{period::Period, standing::Stats},
    render::{refusal::Refusal, stats::StatsView},
    store::{Board, Member, Result, Tx},
};

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
                    return Ok(Response::Note(
                        StatsView { member: &member, own: false, stats: &stats }.message(),
                    ));
                }
                (None, None) => {
                    return Err(Refusal::UnknownMember { given: id.to_owned(), nearest: None }.into());
                }
            },
        };
        let own = member.id == met.member.id;
        let shown = self.stats_of(&mut tx, &met, &member).await?;
        Ok(Response::Note(StatsView { member: &member.person(), own, stats: &shown }.message()))
    }

    async fn stats_of(&self, tx: &mut Tx, met: &Met, member: &Member) -> Result<Stats> {
        let scope = met.workspace.id.to_string();
        let now = self.clock.now();
        let board = |period: Period| Board {
            scope: scope.clone(),
            period: period.key_of(met.workspace.zone, now),
            topic: None,
        };
        let all = board(Period::All);
        let total = tx.board_place(&all, member.id).await?.map(|(_, row)| row);
        let week = tx.board_place(&board(Period::Week), member.id).await?.map(|(_, row)| row);
        Ok(Stats {
            points: total.as_ref().map_or(0, |row| row.points),
            points_this_week: week.map_or(0, |row| row.points),
            answers: total.as_ref().map_or(0, |row| row.answers),
            streaks: tx.streaks_of(member.id, None).await?,
            topics: tx.topics_of(&scope, &all.period, member.id).await?,
        })
    }
}
