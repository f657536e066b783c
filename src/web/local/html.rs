//! A message as the page shows it.

use maud::{Markup, html};

use crate::chat::local::model::{Body, MessageView};

/// Whom a message is rendered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Their id.
    pub id: String,
}

/// Renders a message for one member.
#[must_use]
pub fn message(view: &MessageView, reader: &Reader) -> Markup {
    let own = view.author.as_ref().is_some_and(|author| author.id == reader.id);
    let text = match &view.body {
        Body::Markdown(text) => text.clone(),
        body => body.excerpt(),
    };
    html! { article.message.own[own] data-id=(view.id) { p { (text) } } }
}

/// Renders Markdown.
#[must_use]
pub fn markdown(text: &str) -> Markup {
    html! { p { (text) } }
}
