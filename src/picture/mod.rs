//! Leaderboards as pictures: drawn as SVG by our own hand, and turned into PNG in this process.
//!
//! It knows no rules, no platform and no member beyond the names and numbers on a card. The same card
//! gives the same bytes, so the last ones are kept. They are drawn one after another, on a thread of their
//! own; a picture that takes longer than somebody will wait is late.

mod card;
mod draw;
mod fonts;
mod name;
mod ruler;

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    sync::Semaphore,
    task::{JoinHandle, spawn_blocking},
};

use crate::clock::Moment;

pub use self::{
    card::{Card, Row},
    draw::draw,
};

/// How many pictures are kept: some five megabytes of them.
const KEPT: usize = 64;

/// How many pictures are drawn at a time, so that there is a core left for everything else.
const AT_A_TIME: usize = 1;

/// Draws cards, and keeps the last pictures.
#[derive(Debug)]
pub struct Pictures {
    kept: Arc<Kept>,
    turns: Arc<Semaphore>,
}

impl Default for Pictures {
    fn default() -> Self {
        Self { kept: Arc::default(), turns: Arc::new(Semaphore::new(AT_A_TIME)) }
    }
}

/// The picture of a card.
#[derive(Debug)]
pub enum Picture {
    /// It is there.
    There(Arc<[u8]>),
    /// It is still being drawn.
    Late(Drawing),
    /// It could not be drawn.
    Never,
}

/// A picture that is being drawn; none if that fails.
pub type Drawing = JoinHandle<Option<Arc<[u8]>>>;

impl Pictures {
    /// The picture of a card, as far as it is there in time. What is late is drawn all the same, and kept for
    /// who asks next.
    pub async fn of(&self, card: Card, within: Duration) -> Picture {
        let by = Moment::now() + within;
        let mut drawing = match self.begin(card) {
            Begun::Kept(picture) => return Picture::There(picture),
            Begun::Drawing(drawing) => drawing,
        };
        tokio::select! {
            picture = &mut drawing => picture.ok().flatten().map_or(Picture::Never, Picture::There),
            () = by.reached() => {
                tracing::debug!("a picture was not there in time");
                Picture::Late(drawing)
            }
        }
    }

    fn begin(&self, card: Card) -> Begun {
        if let Some(picture) = self.kept.get(&card) {
            return Begun::Kept(picture);
        }
        let (kept, turns) = (Arc::clone(&self.kept), Arc::clone(&self.turns));
        Begun::Drawing(tokio::spawn(async move {
            let _turn = turns.acquire_owned().await.ok()?;
            // Somebody else may have asked for the same meanwhile.
            if let Some(picture) = kept.get(&card) {
                return Some(picture);
            }
            let drawn = spawn_blocking(move || draw(&card).map(|picture| (card, picture))).await;
            let drawn = drawn.unwrap_or_else(|error| Err(error.to_string()));
            match drawn {
                Ok((card, picture)) => Some(kept.put(card, picture.into())),
                Err(error) => {
                    tracing::warn!(error, "a picture could not be drawn");
                    None
                }
            }
        }))
    }
}

enum Begun {
    Kept(Arc<[u8]>),
    Drawing(Drawing),
}

/// The last pictures, the one that was asked for last at the end.
#[derive(Debug, Default)]
struct Kept(Mutex<VecDeque<(Card, Arc<[u8]>)>>);

impl Kept {
    fn get(&self, card: &Card) -> Option<Arc<[u8]>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|(known, _)| known == card)?;
        let found = kept.remove(at)?;
        let picture = Arc::clone(&found.1);
        kept.push_back(found);
        Some(picture)
    }

    fn put(&self, card: Card, picture: Arc<[u8]>) -> Arc<[u8]> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(known, _)| *known != card);
        kept.push_back((card, Arc::clone(&picture)));
        if kept.len() > KEPT {
            kept.pop_front();
        }
        picture
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(title: &str) -> Card {
        Card { title: title.to_owned(), ..Card::default() }
    }

    const LONG: Duration = Duration::from_mins(1);

    async fn drawn(pictures: &Pictures, title: &str, within: Duration) -> Option<Arc<[u8]>> {
        match pictures.of(card(title), within).await {
            Picture::There(picture) => Some(picture),
            Picture::Late(_) | Picture::Never => None,
        }
    }

    #[tokio::test]
    async fn a_picture_is_drawn_once_and_kept() {
        let pictures = Pictures::default();
        let first = drawn(&pictures, "This week", LONG).await.unwrap();
        let again = drawn(&pictures, "This week", Duration::ZERO).await.unwrap();
        assert!(Arc::ptr_eq(&first, &again));
        assert_eq!(drawn(&pictures, "This month", Duration::ZERO).await, None);
    }

    #[tokio::test]
    async fn what_is_late_comes_all_the_same_and_is_there_for_who_asks_next() {
        let pictures = Pictures::default();
        let Picture::Late(drawing) = pictures.of(card("This week"), Duration::ZERO).await else {
            panic!("it is not late")
        };
        let late = drawing.await.unwrap().unwrap();
        let next = drawn(&pictures, "This week", Duration::ZERO).await.unwrap();
        assert!(Arc::ptr_eq(&late, &next));
        assert_eq!(pictures.kept.0.lock().unwrap().len(), 1);
    }

    #[test]
    fn the_pictures_that_nobody_asked_for_longest_go() {
        let kept = Kept::default();
        for number in 0..KEPT {
            kept.put(card(&number.to_string()), Arc::new([]));
        }
        kept.get(&card("0")).unwrap();
        kept.put(card("new"), Arc::new([]));
        assert_eq!(kept.0.lock().unwrap().len(), KEPT);
        assert!(kept.get(&card("0")).is_some() && kept.get(&card("1")).is_none());
    }
}
