//! A message as the page shows it: the whole `<article>`, for the member who reads it.
//!
//! The first page and every later change come from here, so a message has one form. All text is
//! escaped by maud; only [`markdown`] makes markup of what people typed. It knows neither HTTP nor
//! the store.

use maud::{Markup, html};

use super::{
    icon,
    markdown::{self, Breaks},
};
use crate::{
    chat::{
        local::model::{Body, MessageView, RepliesView, ReplyView},
        message::{
            Attachment, AttachmentKind, Block, Button, ButtonStyle, Fact, Inline, Message, Person,
            StandingRow, TimeStyle, Tone,
        },
    },
    practice::Timestamp,
};

#[cfg(test)]
mod tests;

/// Whom a message is rendered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Their id.
    pub id: String,
}

/// How many colours `app.css` has for members (`hue-0` and on).
pub(super) const HUES: u32 = 10;

/// Renders a message for one member.
#[must_use]
pub fn message(view: &MessageView, reader: &Reader) -> Markup {
    let author = view.author.as_ref();
    let own = author.is_some_and(|author| author.id == reader.id);
    let name = author.map_or("Keypoint", |author| author.name.as_str());
    let tone = match &view.body {
        Body::Keypoint(message) => Some(tone_class(message.tone)),
        Body::Markdown(_) | Body::Deleted => None,
    };
    html! {
        article.message.(tone.unwrap_or("tone-plain")).only-you[view.only_you]
            data-id=(view.id)
            data-author=(author.map_or("", |author| author.id.as_str()))
            data-name=(name)
            data-at=(view.posted_at.to_rfc3339())
            data-markdown=[editable(view, own)]
            tabindex="-1" aria-label={ "Message by " (name) }
        {
            @if author.is_some() { (avatar(name)) } @else { (icon::keypoint("avatar")) }
            div.content {
                header {
                    span.author { (name) }
                    @if author.is_none() { span.badge { "bot" } }
                    " " (time(view.posted_at, TimeStyle::Clock, "posted"))
                }
                @if let Some(reply) = &view.reply_to { (reply_excerpt(reply)) }
                div.body { (body(view, reader)) }
                @if view.edited_at.is_some() && view.author.is_some() && view.body != Body::Deleted {
                    span.edited { "edited" }
                }
                @if view.ticked { (tick()) }
                @if view.only_you { (only_you()) }
                @if let Some(replies) = &view.replies { (summary(replies)) }
                @else if is_question(view) { (way_to_thread()) }
            }
            @if !view.only_you && view.body != Body::Deleted { (toolbar(view, own)) }
        }
    }
}

/// The first letter of a member's name, on the colour of the name.
#[must_use]
pub fn avatar(name: &str) -> Markup {
    let initial: String =
        name.chars().next().map_or_else(String::new, |first| first.to_uppercase().collect());
    html! { span.avatar.(format!("hue-{}", hue(name))) aria-hidden="true" { (initial) } }
}

/// The same colour for the same name, always.
fn hue(name: &str) -> u32 {
    // The factor has no divisor in common with the number of colours, and short names spread well.
    name.chars().fold(13, |sum: u32, letter| sum.wrapping_mul(131).wrapping_add(letter.into())) % HUES
}

/// What the author needs to edit the message: its Markdown as they typed it.
fn editable(view: &MessageView, own: bool) -> Option<&str> {
    match &view.body {
        Body::Markdown(markdown) if own => Some(markdown),
        _ => None,
    }
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "tone-plain",
        Tone::Question => "tone-question",
        Tone::Reveal => "tone-reveal",
        Tone::Success => "tone-success",
        Tone::Warning => "tone-warning",
    }
}

fn body(view: &MessageView, reader: &Reader) -> Markup {
    match &view.body {
        Body::Markdown(markdown) => html! { div.markdown { (markdown::render(markdown, Breaks::Kept)) } },
        Body::Keypoint(message) => card(message, view, reader),
        Body::Deleted => html! { p.deleted { "This message was deleted." } },
    }
}

fn card(message: &Message, view: &MessageView, reader: &Reader) -> Markup {
    let is_words = |block: &&Block| !matches!(block, Block::Buttons(_));
    let words = message.blocks.iter().take_while(is_words).count();
    html! {
        div.card {
            @if let Some(role) = &message.notify { p.notify { span.person { "@" (role) } } }
            @for block in &message.blocks[..words] { (self::block(block, reader)) }
            @if let Some(file) = &message.attachment { (self::file(file, view, reader)) }
            @for block in &message.blocks[words..] { (self::block(block, reader)) }
        }
    }
}

/// The file beside a message. A note that was replaced has another one at the same address, so the
/// address tells the two apart.
fn file(file: &Attachment, view: &MessageView, reader: &Reader) -> Markup {
    let version = view.edited_at.unwrap_or(view.posted_at).timestamp_millis();
    let url = format!("/api/messages/{}/file?as={}&at={version}", view.id, reader.id);
    match &file.kind {
        AttachmentKind::Picture { alt } => html! { img.picture src=(url) alt=(alt) loading="lazy"; },
        AttachmentKind::Json => html! {
            p.file { a href=(url) download=(file.name) { (icon::save()) (file.name) } }
        },
    }
}

fn block(block: &Block, reader: &Reader) -> Markup {
    match block {
        Block::Title(text) => html! { h3.title { (text) } },
        Block::Heading(text) => html! { h4.heading { (text) } },
        Block::Text(line) => html! { p { (inlines(line, reader)) } },
        Block::Markdown(text) => html! { div.markdown { (markdown::render(text, Breaks::Joined)) } },
        Block::Quote { author, markdown } => quote(author, markdown),
        Block::Facts(facts) => self::facts(facts, reader),
        Block::List { numbered, items } => html! {
            @if *numbered { ol { (list_items(items, reader)) } } @else { ul { (list_items(items, reader)) } }
        },
        Block::Standings(rows) => standings(rows, reader),
        Block::Small(line) => html! { p.small { (inlines(line, reader)) } },
        Block::Buttons(buttons) => html! {
            div.buttons { @for button in buttons { (self::button(button)) } }
        },
    }
}

fn quote(author: &Person, markdown: &str) -> Markup {
    html! {
        figure.quote {
            figcaption { (avatar(&author.name)) span.author { (author.name) } }
            blockquote.markdown { (markdown::render(markdown, Breaks::Kept)) }
        }
    }
}

fn facts(facts: &[Fact], reader: &Reader) -> Markup {
    html! {
        dl.facts {
            @for fact in facts {
                div { dt { (fact.label) } dd { (inlines(&fact.value, reader)) } }
            }
        }
    }
}

fn list_items(items: &[Vec<Inline>], reader: &Reader) -> Markup {
    html! { @for item in items { li { (inlines(item, reader)) } } }
}

fn standings(rows: &[StandingRow], reader: &Reader) -> Markup {
    html! {
        div.scroll {
            table.standings {
                thead {
                    tr {
                        th.place scope="col" { abbr title="place" { "#" } }
                        th scope="col" { "Member" }
                        th.number scope="col" { "Points" }
                        th.number scope="col" { "Answers" }
                        th.number scope="col" { "Streak" }
                    }
                }
                tbody { @for row in rows { (standing(row, reader)) } }
            }
        }
    }
}

fn standing(row: &StandingRow, reader: &Reader) -> Markup {
    let own = row.own || row.member.id == reader.id;
    html! {
        tr.standing.(format!("place-{}", row.place.min(4))).own[own] {
            td.place { span { (row.place) } }
            th scope="row" {
                (avatar(&row.member.name)) span.author { (row.member.name) }
                @if own { span.you { "you" } }
            }
            td.number.points { (row.points) }
            td.number { (row.answers) }
            td.number.streak { @if row.streak > 0 { (icon::flame()) (row.streak) } @else { "–" } }
        }
    }
}

fn button(button: &Button) -> Markup {
    let style = match button.style {
        ButtonStyle::Plain => "plain",
        ButtonStyle::Primary => "primary",
        ButtonStyle::Danger => "danger",
    };
    html! {
        button.button.(style) type="button" data-press=(button.action) { (button.label) }
    }
}

fn inlines(line: &[Inline], reader: &Reader) -> Markup {
    html! { @for piece in line { (inline(piece, reader)) } }
}

fn inline(piece: &Inline, reader: &Reader) -> Markup {
    match piece {
        Inline::Text(text) => html! { (text) },
        Inline::Strong(text) => html! { strong { (text) } },
        Inline::Code(text) => html! { code { (text) } },
        Inline::Time { at, style } => time(*at, *style, ""),
        Inline::Person(person) => html! {
            span.person.me[person.id == reader.id] { (person.name) }
        },
        Inline::Channel { id, name } => html! {
            a.channel-link href={ "?as=" (reader.id) "&channel=" (id) } data-channel=(id) { "#" (name) }
        },
        Inline::Group { name, .. } => html! { (name) },
        Inline::Link { text, url } => markdown::link(url, &html! { (text) }),
    }
}

/// A time in UTC, which the page's script turns into the reader's own zone.
fn time(at: Timestamp, style: TimeStyle, class: &str) -> Markup {
    let (style, text) = match style {
        TimeStyle::Clock => ("clock", at.format("%H:%M UTC")),
        TimeStyle::DateTime => ("date-time", at.format("%a %-d %b, %H:%M UTC")),
        TimeStyle::Relative => ("relative", at.format("at %H:%M UTC")),
    };
    html! { time.(class) datetime=(at.to_rfc3339()) data-style=(style) { (text) } }
}

fn reply_excerpt(reply: &ReplyView) -> Markup {
    html! {
        button.reply-to type="button" data-do="show" data-target=(reply.id) {
            (icon::reply()) span.author { (reply.author) } " " span.excerpt { (reply.excerpt) }
        }
    }
}

fn tick() -> Markup {
    html! {
        span.tick title="Keypoint has taken this as part of your answer" {
            (icon::check()) "taken as an answer"
        }
    }
}

fn only_you() -> Markup {
    html! {
        p.only-you-line {
            (icon::eye()) span { "Only you can see this" } " · "
            button.plain-link type="button" data-do="dismiss" { "Dismiss" }
        }
    }
}

fn summary(replies: &RepliesView) -> Markup {
    html! {
        button.summary.unread[replies.unread > 0] type="button" data-do="thread" {
            (icon::thread())
            span.count { (replies.count) @if replies.count == 1 { " reply" } @else { " replies" } }
            @if replies.unread > 0 { span.new { (replies.unread) " new" } }
            span.last { "last " (time(replies.last_at, TimeStyle::Relative, "")) }
        }
    }
}

/// Whether a message is the card of a round: what people do with it is to answer in its thread.
fn is_question(view: &MessageView) -> bool {
    let asks =
        matches!(&view.body, Body::Keypoint(card) if matches!(card.tone, Tone::Question | Tone::Reveal));
    asks && view.thread.is_none() && !view.only_you
}

/// The toolbar shows under the mouse alone; nobody should have to look for the way to answer.
fn way_to_thread() -> Markup {
    html! {
        button.summary type="button" data-do="thread" { (icon::thread()) span.count { "Reply in thread" } }
    }
}

fn toolbar(view: &MessageView, own: bool) -> Markup {
    html! {
        div.toolbar role="group" aria-label="Actions" {
            @if view.thread.is_none() { (tool("thread", "Reply in thread", &icon::thread())) }
            (tool("reply", "Reply", &icon::reply()))
            @if own {
                (tool("edit", "Edit", &icon::pencil()))
                (tool("delete", "Delete", &icon::bin()))
            }
        }
    }
}

fn tool(action: &str, label: &str, icon: &Markup) -> Markup {
    html! { button type="button" data-do=(action) aria-label=(label) title=(label) { (icon) } }
}
