//! `/leaderboard`, and the buttons that turn its pages: who has how many points.
//!
//! Whatever a button says, the leaderboard is that of the channel in which it is pressed, or of its
//! workspace: a button from elsewhere shows nothing of there.

mod page;

use std::{sync::Arc, time::Duration};

use super::{Conversation, Interruption, Outcome, command::LeaderboardCommand, people::Met};
use crate::{
    chat::{
        event::{Actor, Response},
        message::{Attachment, ChannelName, Coming, Message, StandingRow},
    },
    picture::{Card, Picture, Row},
    practice::{
        ids::ChannelId,
        period::day_of,
        standing::{BoardPage, Scope, pages_of},
    },
    render::{
        leaderboard::{self, Leaderboard},
        refusal::Refusal,
    },
    store::{Board, Result, Tx},
};

use self::page::Placed;

/// How long a leaderboard waits for its picture: the words are wanted at once, and a picture that is late
/// follows them.
const SOON: Duration = Duration::from_millis(400);

/// What the file of a picture is called.
const PICTURE: &str = "leaderboard.png";

impl Conversation {
    pub(super) async fn handle_leaderboard(&self, by: &Actor, request: LeaderboardCommand) -> Outcome {
        let met = self.meet(by).await?;
        let today = day_of(met.workspace.zone, self.clock.now());
        let first = BoardPage {
            period: request.period.key_on(today),
            topic: request.topic,
            scope: request.scope,
            page: 1,
        };
        Ok(Response::Note(self.board_note(&met, first).await?))
    }

    /// Another page, in the place of the one that is there.
    pub(super) async fn turn_board(&self, by: &Actor, page: BoardPage) -> Outcome {
        // Where a note took the way of a direct message, nobody knows whose leaderboard it was.
        if by.place.is_direct() {
            return Err(Refusal::OnlyInChannels { command: "/leaderboard".to_owned() }.into());
        }
        let met = self.meet(by).await?;
        Ok(Response::Update(self.board_note(&met, page).await?))
    }

    async fn board_note(&self, met: &Met, asked: BoardPage) -> Result<Message, Interruption> {
        let today = day_of(met.workspace.zone, self.clock.now());
        let seen = asked.period.seen_from(today).ok_or(Refusal::UnknownButton)?;
        let channel = met.channel.named();
        let (scope, streaks_in) = match asked.scope {
            Scope::Channel => (met.channel.id.to_string(), Some(met.channel.id)),
            Scope::Workspace => (met.workspace.id.to_string(), None),
        };
        let board = Board { scope, period: asked.period.clone(), topic: asked.topic.as_ref() };
        let mut tx = self.store.read().await?;
        let members = tx.board_size(&board).await?;
        // Members may have gone since the button was made.
        let page = asked.turned_to(asked.page.clamp(1, pages_of(members)));
        let read = page::read(&mut tx, &board, &page, met.member.id).await?;
        let mut shown = Shown { tx: &mut tx, met, streaks_in };
        let (rows, own) = (shown.rows(read.rows).await?, shown.rows(read.own).await?);
        let is_hidden = tx.is_hidden(met.member.id).await?;
        drop(tx);
        let board = Leaderboard {
            page: &page,
            seen,
            scope: scope_of(asked.scope, &channel, met),
            rows,
            own,
            is_hidden,
            members,
        };
        Ok(self.with_picture(&board).await)
    }

    /// A leaderboard with its picture beside it, or with the promise of it where it is not there soon.
    async fn with_picture(&self, board: &Leaderboard<'_>) -> Message {
        let message = board.message();
        let Some(alt) = board.alt() else { return message };
        let file = move |picture: Arc<[u8]>| Attachment::picture(PICTURE, &alt, picture);
        match self.pictures.of(card(board), SOON).await {
            Picture::There(picture) => message.with_attachment(file(picture)),
            Picture::Late(drawing) => {
                let (promise, coming) = Coming::promised();
                tokio::spawn(async move {
                    if let Ok(Some(picture)) = drawing.await {
                        promise.keep(file(picture));
                    }
                });
                message.with_coming(coming)
            }
            Picture::Never => message,
        }
    }
}

fn card(board: &Leaderboard<'_>) -> Card {
    let rows = |rows: &[StandingRow]| rows.iter().map(row).collect();
    Card { title: board.title(), subtitle: board.subtitle(), rows: rows(&board.rows), own: rows(&board.own) }
}

fn row(row: &StandingRow) -> Row {
    let StandingRow { place, member, points, streak, own, .. } = row;
    Row { place: *place, name: member.name.clone(), points: *points, streak: *streak, own: *own }
}

fn scope_of<'a>(scope: Scope, channel: &'a ChannelName, met: &'a Met) -> leaderboard::Scope<'a> {
    match scope {
        Scope::Channel => leaderboard::Scope::Channel(channel),
        Scope::Workspace => leaderboard::Scope::Workspace(&met.workspace.name),
    }
}

/// What is shown of members, to who asks.
struct Shown<'a> {
    tx: &'a mut Tx,
    met: &'a Met,
    /// The channel whose streaks are shown; none is all of the workspace.
    streaks_in: Option<ChannelId>,
}

impl Shown<'_> {
    async fn rows(&mut self, placed: Vec<Placed>) -> Result<Vec<StandingRow>> {
        let mut rows = Vec::with_capacity(placed.len());
        for Placed { place, row } in placed {
            let streaks = self.tx.streaks_of(row.member.id, self.streaks_in).await?;
            rows.push(StandingRow {
                place,
                member: row.member.person(),
                points: row.points,
                answers: row.answers,
                streak: streaks.iter().map(|(_, streak)| streak.current).max().unwrap_or(0),
                own: row.member.id == self.met.member.id,
            });
        }
        Ok(rows)
    }
}
