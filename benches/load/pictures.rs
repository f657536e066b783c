//! How long the picture of a leaderboard takes: drawn anew, and kept from the last time.

use std::time::{Duration, Instant};

use keypoint::picture::{Card, Picture, Pictures, Row, draw};

use crate::figures::{Spread, table};

/// How long a picture is waited for.
const PATIENCE: Duration = Duration::from_mins(1);

/// The names on the cards: of several scripts, and one that has to be cut.
const NAMES: [&str; 6] = [
    "Ada Lovelace",
    "Nguyễn Thị Minh Khai",
    "محمد بن موسى",
    "李小龙",
    "Наталія",
    "Somebody whose name is far too long for a row",
];

/// Measures and prints.
pub async fn measure(times: usize) {
    let mut rows = Vec::new();
    for count in [1, 10, 13] {
        let pictures = Pictures::default();
        let (mut drawn, mut kept, mut size) = (Vec::new(), Vec::new(), 0);
        for turn in 0..times {
            let card = card(count, turn);
            let begun = Instant::now();
            size = draw(&card).unwrap().len();
            drawn.push(millis(begun));
            assert!(matches!(pictures.of(card.clone(), PATIENCE).await, Picture::There(_)));
            let begun = Instant::now();
            assert!(matches!(pictures.of(card, PATIENCE).await, Picture::There(_)));
            kept.push(millis(begun));
        }
        let (drawn, kept) = (Spread::of(drawn), Spread::of(kept));
        rows.push(vec![
            count.to_string(),
            drawn.shown(),
            format!("{:.4}", kept.median),
            format!("{:.0}", drawn.median / kept.median),
            format!("{:.1}", size as f64 / 1024.0),
        ]);
    }
    println!("\nThe picture of a leaderboard, {times} times\n");
    table(&["rows", "drawn, ms", "kept, ms", "drawn to kept", "size, KiB"], &rows);
}

fn millis(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1_000.0
}

/// A card that no other turn has.
fn card(count: u64, turn: usize) -> Card {
    let row = |place: u64| Row {
        place,
        name: NAMES[usize::try_from(place).unwrap() % NAMES.len()].to_owned(),
        points: 1_000 - 40 * i64::try_from(place).unwrap(),
        streak: 3,
        own: place == 1,
    };
    Card {
        title: format!("Leaderboard · this week · turn {turn}"),
        subtitle: "#practice · 23–29 Nov · 5 days left".to_owned(),
        rows: (1..=count).map(row).collect(),
        own: Vec::new(),
    }
}
