//! A card is drawn the same each time, whatever people are called.

use resvg::usvg::Node;

use super::*;
use crate::picture::{Row, name};

fn row(place: u64, name: &str, points: i64) -> Row {
    Row { place, name: name.to_owned(), points, streak: 3, own: place == 2 }
}

fn card_of(names: &[&str]) -> Card {
    let rows = (1..).zip(names).map(|(place, name)| row(place, name, 100)).collect();
    let (title, subtitle) = ("Leaderboard · this week".to_owned(), "#practice · 5 days left".to_owned());
    Card { title, subtitle, rows, own: Vec::new() }
}

fn svg_of(card: &Card) -> String {
    card.svg(&Ruler::of(&Fonts::shared().options()))
}

/// The texts of a card, each with the glyphs that draw it.
fn texts(card: &Card) -> Vec<(String, Vec<u32>)> {
    let options = Fonts::shared().options();
    let tree = Tree::from_str(&svg_of(card), &options).unwrap();
    let of = |node: &Node| match node {
        Node::Text(text) => {
            let said = text.chunks().iter().map(resvg::usvg::TextChunk::text).collect::<String>();
            let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
            Some((said, glyphs.map(|glyph| glyph.id.0).collect()))
        }
        _ => None,
    };
    tree.root().children().iter().filter_map(of).collect()
}

const WORLD: &[&str] = &[
    "Ada Lovelace",
    "José Núñez",
    "Nguyễn Thị Minh Khai",
    "Ελένη Παπαδοπούλου",
    "Наталія Ґонта",
    "محمد بن موسى",
    "שָׂרָה לוי",
    "अनन्या शर्मा",
    "অনন্যা",
    "தமிழ்ச்செல்வி",
    "తెలుగు",
    "สมชาย ใจดี",
    "ნინო",
    "Արմեն",
    "李小龙",
    "陳美齡",
    "山田たろう",
    "ガブリエル",
    "김민준",
    "Ada محمد 李",
    "שרה (dev)",
];

#[test]
fn who_has_no_points_has_a_row_without_a_bar() {
    let rows = vec![row(1, "Ada", 100_000), row(2, "Bob", 1), row(3, "Cyrus", 0), row(4, "Dagmar", -5)];
    let svg = svg_of(&Card { rows, ..Card::default() });
    assert_eq!(svg.matches("height=\"4\"").count(), 5, "{svg}");
    assert!(!svg.contains("width=\"0\""), "{svg}");
}

#[test]
fn every_name_is_drawn_by_glyphs_and_never_by_the_box_for_what_is_missing() {
    let texts = texts(&card_of(WORLD));
    for name in WORLD {
        let drawn = name::drawn(name);
        let (_, glyphs) = texts.iter().find(|(said, _)| *said == drawn).unwrap_or_else(|| panic!("{name}"));
        assert!(!glyphs.is_empty() && !glyphs.contains(&0), "{name}: {glyphs:?}");
    }
}

/// How many pixels of a row differ from those of a row without a name.
fn ink(name: &str) -> usize {
    let pixels = |name: &str| Pixmap::decode_png(&draw(&card_of(&[name])).unwrap()).unwrap();
    let (with, without) = (pixels(name), pixels("."));
    with.pixels().iter().zip(without.pixels()).filter(|(one, other)| one != other).count()
}

#[test]
fn every_script_leaves_ink() {
    let nothing = ink(".");
    assert_eq!(nothing, 0);
    for name in WORLD {
        assert!(ink(name) > 200, "{name}: {}", ink(name));
    }
}

#[test]
fn the_same_card_gives_the_same_bytes() {
    let card = card_of(WORLD);
    let first = draw(&card).unwrap();
    assert_eq!(first, draw(&card).unwrap());
    assert_ne!(first, draw(&card_of(&["Ada"])).unwrap());
}

#[test]
fn a_name_is_never_markup() {
    let hostile =
        ["</text><script>alert(1)</script>", "&lt;b&gt; \"x\" 'y'", "<image href='http://x/'/>", "]]>&#0;"];
    let card = Card { title: "<b>\"&".to_owned(), ..card_of(&hostile) };
    let svg = svg_of(&card);
    assert!(!svg.contains("<script") && !svg.contains("<image") && !svg.contains("<b>"), "{svg}");
    let texts = texts(&card);
    assert!(texts.iter().any(|(said, _)| said.starts_with("</text><script>")), "{texts:?}");
    assert!(draw(&card).is_ok());
}

#[test]
fn long_and_hostile_names_neither_hang_nor_leave_their_room() {
    let marks = format!("Z{}algo", "\u{337}\u{35c}\u{310}".repeat(3_000));
    let wide = "W".repeat(10_000);
    let spaced = "a ".repeat(10_000);
    let controls: String = (0..=0x1f_u8).map(char::from).chain("\u{202e}\u{2066}Ada".chars()).collect();
    let arabic = "محمد بن ".repeat(1_000);
    let cjk = "李".repeat(1_000);
    let hostile = [marks.as_str(), &wide, &spaced, &controls, &arabic, &cjk, "\u{fffd}\u{ffff}\u{10ffff}"];
    let card = card_of(&hostile);
    let options = Fonts::shared().options();
    let tree = Tree::from_str(&svg_of(&card), &options).unwrap();
    let names = tree.root().children().iter().filter_map(|node| match node {
        Node::Text(text) if text.bounding_box().x() > 60.0 && text.bounding_box().x() < 70.0 => Some(text),
        _ => None,
    });
    let mut seen = 0;
    for name in names {
        seen += 1;
        let end = name.bounding_box().right();
        assert!(end < 306.0, "{:?} ends at {end}", name.chunks()[0].text());
    }
    assert_eq!(seen, hostile.len());
    assert!(draw(&card).unwrap().len() < 400_000);
}

#[test]
fn the_largest_card_is_small_enough_for_every_platform() {
    let names: Vec<&str> = WORLD.iter().cycle().copied().take(Card::MOST_ROWS + 10).collect();
    let own = vec![row(9_999_998, "Above", 7), row(9_999_999, "Me", 7), row(10_000_000, "Below", 0)];
    let card = Card { own, ..card_of(&names) };
    let picture = draw(&card).unwrap();
    assert!(picture.len() < 1_000_000, "{}", picture.len());
    let size = Pixmap::decode_png(&picture).unwrap();
    assert!(size.width() == 880 && size.height() < 3_000, "{}", size.height());
}

#[test]
fn numbers_of_any_size_are_drawn() {
    let mut card = card_of(&["Ada", "Ben", "Chen"]);
    card.rows[0].points = i64::MAX;
    card.rows[1].points = i64::MIN;
    card.rows[2].place = u64::MAX;
    assert!(draw(&card).is_ok());
    assert!(draw(&Card::default()).is_ok());
}
