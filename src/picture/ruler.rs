//! How wide a text is as it will be drawn, and how it stands in a drawing.

use resvg::usvg::{Group, Node, Options, Text, Tree};

/// Measures text as it will be drawn.
pub(super) struct Ruler<'a>(&'a Options<'static>);

impl<'a> Ruler<'a> {
    /// Measures with these fonts.
    pub(super) fn of(options: &'a Options<'static>) -> Self {
        Self(options)
    }

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
