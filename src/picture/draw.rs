//! From SVG to PNG, and how wide a text is.

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Group, Node, Options, Text, Tree},
};

use super::{card::Card, fonts::Fonts};

/// How many pixels there are to a unit of the drawing: screens are that fine.
const SCALE: u16 = 2;

/// Draws a card.
///
/// # Errors
/// What is wrong with the drawing; it would be a mistake of ours.
pub fn draw(card: &Card) -> Result<Vec<u8>, String> {
    let options = Fonts::shared().options();
    let svg = card.svg(&Ruler(&options));
    let tree = Tree::from_str(&svg, &options).map_err(|error| error.to_string())?;
    let size = tree.size().to_int_size();
    let scale = u32::from(SCALE);
    let mut pixmap = Pixmap::new(size.width() * scale, size.height() * scale).ok_or("it has no size")?;
    let finer = Transform::from_scale(f32::from(SCALE), f32::from(SCALE));
    resvg::render(&tree, finer, &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| error.to_string())
}

/// Measures text as it will be drawn.
pub(super) struct Ruler<'a>(&'a Options<'static>);

impl Ruler<'_> {
    /// How wide a text is; `style` are the attributes of its element.
    pub(super) fn width(&self, text: &str, style: &str) -> f32 {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><text {style}>{}</text></svg>",
            escaped(text),
        );
        let tree = Tree::from_str(&svg, self.0).ok();
        let text = tree.as_ref().and_then(|tree| first_text(tree.root()));
        text.map_or(0.0, |text| text.bounding_box().width())
    }
}

/// The first text of a drawing.
fn first_text(group: &Group) -> Option<&Text> {
    group.children().iter().find_map(|node| match node {
        Node::Text(text) => Some(&**text),
        Node::Group(group) => first_text(group),
        _ => None,
    })
}

/// A text in which nothing is markup.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            char => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests;
