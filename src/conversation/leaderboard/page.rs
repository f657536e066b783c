//! The rows of one page of a leaderboard, and the asker's own with its neighbours.
//!
//! Members with the same points share a place and stand by name. Names are in no index, so all who share
//! a place are read where they stand on more than one page, unless they are very many.

use std::cmp::Ordering;

use crate::{
    practice::{
        ids::MemberId,
        standing::{BY_NAME, BoardPage, PAGE_ROWS, places},
    },
    store::{Board, BoardRow, Result, Side, Standing, Tx},
};

/// A row with its place.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) place: u64,
    pub(super) row: BoardRow,
}

/// What a leaderboard shows.
pub(super) struct Read {
    /// The rows of the page.
    pub(super) rows: Vec<Placed>,
    /// The row of who asks, if it is not on the page, with the one above and the one below it unless
    /// those are.
    pub(super) own: Vec<Placed>,
}

pub(super) async fn read(tx: &mut Tx, board: &Board<'_>, page: &BoardPage, asker: MemberId) -> Result<Read> {
    let rows = Reader { tx, board }.page(page.rows_before()).await?;
    let is_there = |member: MemberId| rows.iter().any(|placed| placed.row.member.id == member);
    let mut own = Vec::new();
    if !is_there(asker)
        && let Some(standing) = tx.board_place(board, asker).await?
    {
        own = Reader { tx, board }.with_neighbours(standing).await?;
        own.retain(|placed| !is_there(placed.row.member.id));
    }
    Ok(Read { rows, own })
}

struct Reader<'a> {
    tx: &'a mut Tx,
    board: &'a Board<'a>,
}

impl Reader<'_> {
    /// The rows of the page that begins after so many others.
    async fn page(&mut self, before: u64) -> Result<Vec<Placed>> {
        // One more tells whether the last ones share their place with those of the next page.
        let mut found = self.tx.board(self.board, before).await?;
        let next = (found.len() as u64 > PAGE_ROWS).then(|| found.pop()).flatten();
        let Some(first) = found.first() else { return Ok(Vec::new()) };
        let better = self.tx.count_better(self.board, first.points).await?;
        let places = places(before, better, found.iter().map(|row| row.points));
        let mut rows = Vec::with_capacity(found.len());
        for sharing in found.chunk_by(|one, other| one.points == other.points) {
            let (Some(first), begin) = (sharing.first(), before + rows.len() as u64) else { continue };
            // How many who share their place are on the pages before this one.
            let earlier = if rows.is_empty() { before.saturating_sub(better) } else { 0 };
            let goes_on = next.as_ref().is_some_and(|next| next.points == first.points);
            let mut shown = sharing.to_vec();
            by_name(&mut shown);
            if (earlier > 0 || goes_on)
                && let Some(all) = self.all_with(first.points).await?
                && let Some(here) = part(&all, earlier, sharing.len())
            {
                shown = here;
            }
            let first = usize::try_from(begin - before).unwrap_or(usize::MAX);
            rows.extend(
                shown
                    .into_iter()
                    .zip(places.iter().skip(first))
                    .map(|(row, place)| Placed { place: *place, row }),
            );
        }
        Ok(rows)
    }

    /// All who have so many points, by name; none if they are very many.
    async fn all_with(&mut self, points: i64) -> Result<Option<Vec<BoardRow>>> {
        let mut all = self.tx.board_ties(self.board, points).await?;
        by_name(&mut all);
        Ok((all.len() <= BY_NAME).then_some(all))
    }

    /// A member's row between the one above and the one below it. Who is on no leaderboard is between
    /// nobody.
    async fn with_neighbours(&mut self, Standing { row, better, hidden }: Standing) -> Result<Vec<Placed>> {
        let place = better + 1;
        if hidden {
            return Ok(vec![Placed { place, row }]);
        }
        let sharing = self.all_with(row.points).await?;
        let above = self.beside(&row, sharing.as_deref(), Side::Above).await?;
        let below = self.beside(&row, sharing.as_deref(), Side::Below).await?;
        let mut rows = Vec::with_capacity(3);
        for (beside, others) in [above, Some((row.clone(), None)), below].into_iter().flatten() {
            // To count from the top is long at the end of a long leaderboard.
            let place = match (beside.points.cmp(&row.points), others, &sharing) {
                (Ordering::Equal, ..) => place,
                (Ordering::Greater, Some(others), _) => place.saturating_sub(others),
                (Ordering::Less, _, Some(sharing)) => place + sharing.len() as u64,
                _ => self.tx.count_better(self.board, beside.points).await? + 1,
            };
            rows.push(Placed { place, row: beside });
        }
        Ok(rows)
    }

    /// The row beside a member's, where `sharing` are all who share their place, unless they are very many;
    /// if it has another place, also how many share that, unless they are very many.
    async fn beside(
        &mut self,
        row: &BoardRow,
        sharing: Option<&[BoardRow]>,
        side: Side,
    ) -> Result<Option<(BoardRow, Option<u64>)>> {
        let tied = match sharing {
            Some(all) => beside_in(all, row, side).cloned(),
            None => self.tx.board_tied(self.board, (row.member.id, row.points), side).await?,
        };
        if let Some(tied) = tied {
            return Ok(Some((tied, None)));
        }
        let Some(found) = self.tx.board_beside(self.board, row.points, side).await? else { return Ok(None) };
        let all = self.all_with(found.points).await?;
        let end = all.as_ref().and_then(|all| match side {
            Side::Above => all.last(),
            Side::Below => all.first(),
        });
        let others = all.as_ref().map(|all| all.len() as u64);
        Ok(Some((end.cloned().unwrap_or(found), others)))
    }
}

/// Those who share a place stand by name, whatever its case; of two with the same name, who was met first.
fn by_name(rows: &mut [BoardRow]) {
    rows.sort_by_cached_key(|row| (row.member.name.to_lowercase(), row.member.name.clone(), row.member.id));
}

/// So many rows after so many others, if they are there: the leaderboard may change between two looks.
fn part(all: &[BoardRow], after: u64, count: usize) -> Option<Vec<BoardRow>> {
    let after = usize::try_from(after).ok()?;
    all.get(after..after.checked_add(count)?).map(<[BoardRow]>::to_vec)
}

fn beside_in<'a>(all: &'a [BoardRow], row: &BoardRow, side: Side) -> Option<&'a BoardRow> {
    let at = all.iter().position(|other| other.member.id == row.member.id)?;
    match side {
        Side::Above => all.get(at.checked_sub(1)?),
        Side::Below => all.get(at + 1),
    }
}
