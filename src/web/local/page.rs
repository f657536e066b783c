//! The page: the whole document, with what the reader sees first already in it, and the files
//! that it asks for.
//!
//! Nothing in it is script or style, so that the content policy can forbid both. It knows neither
//! HTTP nor the store.

use maud::{DOCTYPE, Markup, html};

use super::{
    html::{Reader, avatar, message},
    icon,
};
use crate::chat::local::model::{ChannelView, MemberView, MessageView};

#[cfg(test)]
mod tests;

/// What a member sees when the page opens.
#[derive(Clone, Debug)]
pub struct PageView {
    /// Who acts.
    pub you: MemberView,
    /// Every member, who acts included.
    pub members: Vec<MemberView>,
    /// Every channel; at least one.
    pub channels: Vec<ChannelView>,
    /// The id of the channel that is shown.
    pub channel: String,
    /// Its newest messages, the oldest first.
    pub messages: Vec<MessageView>,
    /// Whether there are older ones.
    pub more: bool,
    /// The thread that is open.
    pub thread: Option<ThreadView>,
    /// Up to which happening all this is true: the event stream goes on from here.
    pub cursor: i64,
    /// Keypoint's version.
    pub version: &'static str,
}

/// An open thread.
#[derive(Clone, Debug)]
pub struct ThreadView {
    /// The message that it hangs on.
    pub root: MessageView,
    /// What was said in it, the oldest first.
    pub messages: Vec<MessageView>,
}

/// A file that the page asks for.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// Where the page asks for it: `/assets/` and its name.
    pub path: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// What it holds.
    pub content: &'static str,
}

macro_rules! assets {
    ($media_type:literal: $($name:literal),* $(,)?) => {
        [$(Asset {
            path: concat!("/assets/", $name),
            media_type: $media_type,
            content: include_str!(concat!("assets/", $name)),
        }),*]
    };
}

/// The page's scripts: modules without a build, each of which says what it is for.
pub const SCRIPTS: [Asset; 10] = assets!(
    "text/javascript; charset=utf-8":
    "api.js", "app.js", "complete.js", "composer.js", "dialog.js", "notice.js", "sidebar.js", "stream.js", "timeline.js", "times.js",
);

/// The page's looks and its icon.
pub const LOOKS: [Asset; 1] = assets!("text/css; charset=utf-8": "app.css");

/// The icon in the browser's tab.
pub const ICONS: [Asset; 1] = assets!("image/svg+xml": "favicon.svg");

/// Every file that the page asks for.
pub fn assets() -> impl Iterator<Item = Asset> {
    SCRIPTS.into_iter().chain(LOOKS).chain(ICONS)
}

/// The content policy that the page is made for: everything from here, nothing inline.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; base-uri 'none'; form-action 'self'; \
     frame-ancestors 'none'; object-src 'none'";

/// Renders the page.
#[must_use]
pub fn page(view: &PageView) -> Markup {
    let reader = Reader { id: view.you.id.clone() };
    let channel = view.channels.iter().find(|channel| channel.id == view.channel);
    let name = channel.map_or("", |channel| channel.name.as_str());
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content";
                meta name="color-scheme" content="light dark";
                title { "#" (name) " · Keypoint" }
                link rel="icon" type="image/svg+xml" href="/assets/favicon.svg";
                link rel="stylesheet" href="/assets/app.css";
                script type="module" src="/assets/app.js" {}
            }
            body data-as=(view.you.id) data-channel=(view.channel) data-cursor=(view.cursor)
                data-thread=[view.thread.as_ref().map(|thread| thread.root.id.as_str())]
                .in-thread[view.thread.is_some()]
            {
                a.skip-link href="#write" { "Skip to the message box" }
                (sidebar(view))
                div #backdrop {}
                main #channel-pane.pane { (channel_pane(view, name, &reader)) }
                aside #thread-pane.pane aria-label="Thread" hidden[view.thread.is_none()] {
                    (thread_pane(view.thread.as_ref(), &reader))
                }
                div #connection role="status" hidden { span.spinner {} "Reconnecting…" }
                div #toasts role="status" aria-live="polite" {}
                noscript { p.noscript { "Keypoint's chat needs JavaScript to send and to stay up to date." } }
            }
        }
    }
}

fn sidebar(view: &PageView) -> Markup {
    html! {
        nav #sidebar aria-label="Channels and members" {
            div.brand { (icon::keypoint("")) span { "Keypoint" } }
            div.section-head {
                h2 { "Channels" }
                button.icon-button #add-channel type="button" aria-label="Add a channel" title="Add a channel" {
                    (icon::plus())
                }
            }
            ul #channels {
                @for channel in &view.channels { (channel_item(channel, view)) }
                template { (channel_item(&ChannelView { id: String::new(), name: String::new(), unread: 0 }, view)) }
            }
            div.acting {
                button #act-as type="button" popovertarget="members" aria-haspopup="true" {
                    (avatar(&view.you.name))
                    span.who { span.caption { "Acting as" } strong { (view.you.name) } }
                    (icon::down())
                }
                div #members popover="auto" aria-label="Act as" {
                    h2 { "Act as" }
                    ul {
                        @for member in &view.members { (member_item(member, view)) }
                        template { (member_item(&MemberView { id: String::new(), name: String::new(), admin: false }, view)) }
                    }
                    form #add-member {
                        label for="new-member" { "Add a member" }
                        div.row {
                            input #new-member name="name" required maxlength="40" autocomplete="off" placeholder="Name";
                            button.button.plain type="submit" { "Add" }
                        }
                    }
                }
                p.version { "Keypoint " (view.version) }
            }
        }
    }
}

fn channel_item(channel: &ChannelView, view: &PageView) -> Markup {
    let here = channel.id == view.channel;
    html! {
        li data-channel=(channel.id) {
            a.channel.unread[channel.unread > 0] href={ "?as=" (view.you.id) "&channel=" (channel.id) }
                aria-current=[here.then_some("page")]
            {
                span.hash aria-hidden="true" { "#" }
                span.name { (channel.name) }
                span.unread-count aria-label={ (channel.unread) " unread" } hidden[channel.unread == 0] {
                    (channel.unread)
                }
            }
        }
    }
}

fn member_item(member: &MemberView, view: &PageView) -> Markup {
    let you = member.id == view.you.id;
    html! {
        li data-member=(member.id) {
            a.member href={ "?as=" (member.id) "&channel=" (view.channel) } aria-current=[you.then_some("true")] {
                (avatar(&member.name))
                span.name { (member.name) }
                span.badge hidden[!member.admin] { "admin" }
                @if you { (icon::check()) }
            }
        }
    }
}

fn channel_pane(view: &PageView, name: &str, reader: &Reader) -> Markup {
    html! {
        header.pane-head {
            button.icon-button #open-drawer type="button" aria-label="Channels" aria-expanded="false"
                aria-controls="sidebar" { (icon::menu()) span.dot hidden {} }
            h1 { span.hash aria-hidden="true" { "#" } span #channel-name { (name) } }
        }
        section.timeline #messages role="log" aria-label="Messages" tabindex="0" {
            button.button.plain.earlier type="button" hidden[!view.more] { "Show earlier messages" }
            p.empty hidden[!view.messages.is_empty()] { "Nothing here yet. Say hello, or type " code { "/question" } "." }
            @for view in &view.messages { (message(view, reader)) }
        }
        (composer("write", &format!("Message #{name}"), "Message, or / for a command"))
    }
}

fn thread_pane(thread: Option<&ThreadView>, reader: &Reader) -> Markup {
    html! {
        header.pane-head {
            button.icon-button #close-thread type="button" aria-label="Close the thread" title="Close the thread" {
                span.when-wide { (icon::cross()) } span.when-narrow { (icon::back()) }
            }
            h1 { "Thread" }
        }
        section.timeline #replies role="log" aria-label="Thread" tabindex="0" {
            p.empty hidden[thread.is_none_or(|thread| !thread.messages.is_empty())] { "No replies yet." }
            @if let Some(thread) = thread {
                (message(&thread.root, reader))
                @for view in &thread.messages { (message(view, reader)) }
            }
        }
        (composer("write-reply", "Reply in the thread", "Reply, or / for a command"))
    }
}

fn composer(id: &str, label: &str, placeholder: &str) -> Markup {
    html! {
        form.composer data-for=(id) {
            div.command-menu hidden {
                p.usage {}
                ul role="listbox" id={ (id) "-options" } aria-label="Suggestions" {}
            }
            div.mode hidden {
                span {}
                button.icon-button type="button" aria-label="Cancel" { (icon::cross()) }
            }
            div.box {
                div.field {
                    div.mirror aria-hidden="true" {}
                    textarea id=(id) rows="1" aria-label=(label) placeholder=(placeholder) autocomplete="off"
                        role="combobox" aria-autocomplete="list" aria-expanded="false"
                        aria-controls={ (id) "-options" } aria-describedby={ (id) "-mistake" } {}
                }
                button.send type="submit" aria-label="Send" title="Send (Enter)" { (icon::send()) }
            }
            p.mistake id={ (id) "-mistake" } role="alert" {}
            p.help { kbd { "Enter" } " sends · " kbd { "Shift" } "+" kbd { "Enter" } " new line · " kbd { "/" } " commands" }
        }
    }
}
