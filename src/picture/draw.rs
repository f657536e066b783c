//! From SVG to PNG.

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::Tree,
};

use super::{card::Card, fonts::Fonts, ruler::Ruler};

/// How many pixels there are to a unit of the drawing: screens are that fine.
const SCALE: u16 = 2;

/// Draws a card.
///
/// # Errors
/// What is wrong with the drawing; it would be a mistake of ours.
pub fn draw(card: &Card) -> Result<Vec<u8>, String> {
    let options = Fonts::shared().options();
    let svg = card.svg(&Ruler::of(&options));
    let tree = Tree::from_str(&svg, &options).map_err(|error| error.to_string())?;
    let size = tree.size().to_int_size();
    let scale = u32::from(SCALE);
    let mut pixmap = Pixmap::new(size.width() * scale, size.height() * scale).ok_or("it has no size")?;
    let finer = Transform::from_scale(f32::from(SCALE), f32::from(SCALE));
    resvg::render(&tree, finer, &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests;
