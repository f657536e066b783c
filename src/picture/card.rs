//! The card of a leaderboard, as SVG: a dark ground of its own, so that it looks the same beside dark and
//! light text.

use std::fmt::Write as _;

use super::{
    name::{cut, drawn, legible},
    ruler::{Ruler, escaped},
};

/// What is on a card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Card {
    /// What it is the leaderboard of.
    pub title: String,
    /// Whose points count, and for how long still.
    pub subtitle: String,
    /// The rows of the page; the first [`Card::MOST_ROWS`] are drawn.
    pub rows: Vec<Row>,
    /// The row of who asks with its neighbours, if it is not on the page.
    pub own: Vec<Row>,
}

/// A row of a card.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// The place.
    pub place: u64,
    /// The member's name.
    pub name: String,
    /// Their points.
    pub points: i64,
    /// Their streak; 0 shows none.
    pub streak: u32,
    /// Whether it is the row of who asks.
    pub own: bool,
}

const WIDTH: u32 = 440;
const MARGIN: u32 = 22;
const HEAD: u32 = 84;
const ROW: u32 = 40;
/// Between the page and the row of who asks.
const GAP: u32 = 18;
const FOOT: u32 = 16;

/// How much room there is for the title, and for the line below it.
const TITLE_ROOM: f32 = 396.0;
const SUBTITLE_ROOM: f32 = 336.0;

/// Where a name begins, and how much room it has.
const NAME_AT: u32 = 66;
const NAME_ROOM: f32 = 236.0;
/// Where the flame of a streak is, and its number.
const FLAME_AT: u32 = 312;
const STREAK_AT: u32 = 328;
/// Where the points end.
const POINTS_AT: u32 = WIDTH - MARGIN;

/// How texts look: what is measured is what is drawn.
const TITLE: &str = "font-size=\"19\" font-weight=\"700\"";
const SUBTITLE: &str = "font-size=\"13\"";
const NAME: &str = "font-size=\"15.5\"";

const GROUND: &str = "#1f252e";
const EDGE: &str = "#39424e";
const LINE: &str = "#2c343f";
const INK: &str = "#f2f4f7";
const SOFT: &str = "#9fabb8";
const BAR: &str = "#5b8def";
const KEY: &str = "#f2b13c";
const KEY_TINT: &str = "#3a3226";
const DARK: &str = "#1b2530";
const FLAME: &str = "#f08a3c";

impl Card {
    /// The most rows that are drawn of a page.
    pub const MOST_ROWS: usize = 25;

    /// The card as SVG.
    pub(super) fn svg(&self, ruler: &Ruler<'_>) -> String {
        let rows = &self.rows[..self.rows.len().min(Self::MOST_ROWS)];
        let own = &self.own[..self.own.len().min(3)];
        let lines = u32::try_from(rows.len() + own.len()).unwrap_or(0);
        let gap = if own.is_empty() { 0 } else { GAP };
        let height = HEAD + lines * ROW + gap + FOOT;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\">\
             <rect x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"14\" fill=\"{GROUND}\" stroke=\"{EDGE}\"/>",
            WIDTH - 1,
            height - 1,
        );
        self.head(&mut svg, ruler);
        let most = rows.iter().chain(own).map(|row| row.points).max().unwrap_or(0).max(1);
        let mut top = HEAD;
        for (number, row) in rows.iter().chain(own).enumerate() {
            if number == rows.len() {
                dots(&mut svg, top);
                top += GAP;
            }
            row.draw(&mut svg, top, most, ruler);
            top += ROW;
        }
        svg.push_str("</svg>");
        svg
    }

    fn head(&self, svg: &mut String, ruler: &Ruler<'_>) {
        let fitted =
            |text: &str, style: &str, room: f32| cut(&legible(text), |part| ruler.width(part, style) <= room);
        let title = fitted(&self.title, TITLE, TITLE_ROOM);
        text(svg, &format!("x=\"{MARGIN}\" y=\"36\" fill=\"{INK}\" {TITLE}"), &title);
        let subtitle = fitted(&self.subtitle, SUBTITLE, SUBTITLE_ROOM);
        text(svg, &format!("x=\"{MARGIN}\" y=\"58\" fill=\"{SOFT}\" {SUBTITLE}"), &subtitle);
        let style = format!("x=\"{POINTS_AT}\" y=\"58\" fill=\"{SOFT}\" text-anchor=\"end\" {SUBTITLE}");
        text(svg, &style, "points");
        let _ = write!(
            svg,
            "<rect x=\"{MARGIN}\" y=\"{}\" width=\"{}\" height=\"1\" fill=\"{LINE}\"/>",
            HEAD - 10,
            WIDTH - 2 * MARGIN,
        );
    }
}

impl Row {
    fn draw(&self, svg: &mut String, top: u32, most: i64, ruler: &Ruler<'_>) {
        if self.own {
            let _ = write!(
                svg,
                "<rect x=\"8\" y=\"{top}\" width=\"{}\" height=\"{ROW}\" rx=\"8\" fill=\"{KEY_TINT}\"/>\
                 <rect x=\"8\" y=\"{}\" width=\"3\" height=\"{}\" rx=\"1.5\" fill=\"{KEY}\"/>",
                WIDTH - 16,
                top + 8,
                ROW - 16,
            );
        }
        self.draw_place(svg, top);
        let name = cut(&drawn(&self.name), |part| ruler.width(part, NAME) <= NAME_ROOM);
        text(svg, &format!("x=\"{NAME_AT}\" y=\"{}\" fill=\"{INK}\" {NAME}", top + 21), &name);
        self.draw_bar(svg, top, most);
        if self.streak > 0 {
            flame(svg, FLAME_AT, top + 9);
            let style = format!("x=\"{STREAK_AT}\" y=\"{}\" fill=\"{SOFT}\" font-size=\"13\"", top + 22);
            text(svg, &style, &self.streak.to_string());
        }
        let style = format!(
            "x=\"{POINTS_AT}\" y=\"{}\" fill=\"{INK}\" text-anchor=\"end\" font-size=\"17\" font-weight=\"700\"",
            top + 26,
        );
        text(svg, &style, &self.points.to_string());
    }

    fn draw_place(&self, svg: &mut String, top: u32) {
        let (ground, ink) = match self.place {
            1 => (KEY, DARK),
            2 => ("#c6ced6", DARK),
            3 => ("#d9a679", DARK),
            _ => (LINE, SOFT),
        };
        let place = self.place.to_string();
        // Wider for more digits, and these smaller, so that it stays left of the name.
        let (half, size) = match place.len() {
            ..=2 => (16, "13"),
            3 => (20, "13"),
            4 | 5 => (22, "11.5"),
            _ => (22, "8.5"),
        };
        let _ = write!(
            svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"26\" rx=\"13\" fill=\"{ground}\"/>",
            40 - half,
            top + 7,
            2 * half,
        );
        let style = format!(
            "x=\"40\" y=\"{}\" fill=\"{ink}\" text-anchor=\"middle\" font-size=\"{size}\" font-weight=\"700\"",
            top + 25,
        );
        text(svg, &style, &place);
    }

    /// The bar below a name: as long as the points are, beside the most.
    fn draw_bar(&self, svg: &mut String, top: u32, most: i64) {
        let room = i64::from(POINTS_AT - 72 - NAME_AT);
        let length = self.points.clamp(0, most).saturating_mul(room) / most;
        let y = top + 31;
        let mut bar = |length, fill| {
            let _ = write!(
                svg,
                "<rect x=\"{NAME_AT}\" y=\"{y}\" width=\"{length}\" height=\"4\" rx=\"2\" fill=\"{fill}\"/>",
            );
        };
        bar(room, LINE);
        // What has no length is nothing that can be drawn.
        if length > 0 {
            bar(length, if self.own { KEY } else { BAR });
        }
    }
}

/// Three dots: some rows are left out.
fn dots(svg: &mut String, top: u32) {
    for number in 0..3 {
        let _ = write!(
            svg,
            "<circle cx=\"{}\" cy=\"{}\" r=\"1.7\" fill=\"{SOFT}\"/>",
            32 + 8 * number,
            top + GAP / 2,
        );
    }
}

/// The flame of a streak, drawn: no font of pictures is needed.
fn flame(svg: &mut String, left: u32, top: u32) {
    let _ = write!(
        svg,
        "<path transform=\"translate({left} {top}) scale(0.8)\" fill=\"{FLAME}\" d=\"M8 0c.6 3.4 5.2 5.2 5.2 \
         10.2a5.2 5.2 0 0 1-10.4 0c0-2.3 1.2-3.7 2.3-4.6 0 1.7.7 2.5 1.5 2.9C7.5 5.7 6.300 2.900 8 0z\"/>",
    );
}

fn text(svg: &mut String, style: &str, text: &str) {
    let _ = write!(svg, "<text {style}>{}</text>", escaped(text));
}
