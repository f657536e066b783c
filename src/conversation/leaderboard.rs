//! `/leaderboard`: who has how many points.

use super::{
    Conversation, Outcome,
    command::{LeaderboardCommand, Scope},
    people::Met,
};
use crate::{
    chat::{
        event::{Actor, Response},
        message::StandingRow,
    },
    practice::{ids::ChannelId, period::Period, standing::places},
    render::leaderboard::{self, Leaderboard},
    store::{Board, BoardRow, Result, Tx},
};

/// How many rows a leaderboard shows.
const ROWS: i64 = 10;

impl Conversation {
    pub(super) async fn handle_leaderboard(&self, by: &Actor, request: LeaderboardCommand) -> Outcome {
        let met = self.meet(by).await?;
        let channel = met.channel.named();
        let (scope, streaks_in, shown) = match request.scope {
            Scope::Channel => {
                (met.channel.id.to_string(), Some(met.channel.id), leaderboard::Scope::Channel(&channel))
            }
            Scope::Workspace => {
                (met.workspace.id.to_string(), None, leaderboard::Scope::Workspace(&met.workspace.name))
            }
        };
        let period = request.period.key_of(met.workspace.zone, self.clock.now());
        let board = Board { scope, period, topic: request.topic.as_ref() };
        let mut tx = self.store.read().await?;
        let first = tx.board(&board, ROWS).await?;
        let ranks = places(first.iter().map(|row| row.points));
        let mut rows = Vec::with_capacity(first.len());
        for (place, row) in ranks.into_iter().zip(first) {
            rows.push(standing_row(&mut tx, place, row, &met, streaks_in).await?);
        }
        // Who shares a place stands by name.
        rows.sort_by(|one, other| (one.place, &one.member.name).cmp(&(other.place, &other.member.name)));
        let own = match tx.board_place(&board, met.member.id).await? {
            Some((place, row)) if !rows.iter().any(|row| row.own) => {
                Some(standing_row(&mut tx, place, row, &met, streaks_in).await?)
            }
            _ => None,
        };
        let members = u64::try_from(tx.board_size(&board).await?).unwrap_or(0);
        let shown = Leaderboard {
            period: (request.period != Period::All).then_some(request.period.words()),
            topic: request.topic.as_ref(),
            scope: shown,
            rows,
            own,
            members,
        };
        Ok(Response::Note(shown.message()))
    }
}

async fn standing_row(
    tx: &mut Tx,
    place: u64,
    row: BoardRow,
    met: &Met,
    streaks_in: Option<ChannelId>,
) -> Result<StandingRow> {
    let streaks = tx.streaks_of(row.member.id, streaks_in).await?;
    Ok(StandingRow {
        place,
        member: row.member.person(),
        points: row.points,
        answers: row.answers,
        streak: streaks.iter().map(|(_, streak)| streak.current).max().unwrap_or(0),
        own: row.member.id == met.member.id,
    })
}
