//! The drawings of the page: Keypoint's mark, and small line icons. They take the colour of the
//! text around them.

use maud::{Markup, html};

/// Keypoint's mark: a key whose bow is a speech bubble.
#[must_use]
pub(super) fn keypoint(class: &str) -> Markup {
    html! {
        svg.mark.(class) viewBox="0 0 32 32" aria-hidden="true" {
            rect.mark-ground width="32" height="32" rx="8" {}
            g.mark-key fill="none" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" {
                circle cx="12" cy="12.5" r="5.5" {}
                path d="M16 16.5 25 25.5M21 21.5l3-3M12 18v3.5l-2.5-3.8" {}
            }
            circle.mark-point cx="12" cy="12.5" r="1.8" {}
        }
    }
}

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $path:literal),* $(,)?) => {$(
        $(#[$doc])*
        #[must_use]
        pub(super) fn $name() -> Markup {
            html! { svg.icon viewBox="0 0 20 20" aria-hidden="true" { path d=($path) {} } }
        }
    )*};
}

icons! {
    /// A speech bubble: a thread.
    thread = "M3 4.5h14v9H9l-4 3.5v-3.5H3zM6.5 8h7M6.5 10.5h4",
    /// An arrow back: a reply.
    reply = "M8 4 3.5 8.5 8 13M3.5 8.5H12a4.5 4.5 0 0 1 4.5 4.5v3",
    /// A pencil: edit.
    pencil = "M3.5 16.5l1-4L13.5 3.5l3 3-9 9zM11.5 5.5l3 3",
    /// A bin: delete.
    bin = "M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5",
    /// A tick: taken.
    check = "M4 10.5l4 4 8-9",
    /// An eye: only for you.
    eye = "M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S2 10 2 10zM10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4",
    /// A flame: a streak.
    flame = "M10 2.5c.5 3 4.5 4.6 4.5 9a4.5 4.5 0 0 1-9 0c0-2 1-3.2 2-4 0 1.5.6 2.2 1.3 2.5C9.6 7.5 8.5 5 10 2.5z",
    /// Three lines: the list of channels.
    menu = "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
    /// A cross: close.
    cross = "M5 5l10 10M15 5 5 15",
    /// A plus: add.
    plus = "M10 4v12M4 10h12",
    /// A paper plane: send.
    send = "M3 10 17 3.5l-4 13.5-3.5-5.5zM9.5 11.5 17 3.5",
    /// An arrow to the left: back.
    back = "M12.5 4l-6 6 6 6",
    /// An arrow into a tray: save.
    save = "M10 3v9M6 8.5l4 4 4-4M3.5 13v3.5h13V13",
    /// A chevron: more.
    down = "M5 8l5 5 5-5",
}
