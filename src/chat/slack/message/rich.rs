//! Slack's `rich_text`: text in pieces that each have their looks, which Slack does not parse.

use serde::Serialize;
use serde_json::{Value, json};
use url::Url;

use crate::{chat::message::TimeStyle, practice::Timestamp};

/// The longest address that is shown as a link; longer ones are text.
const LONGEST_URL: usize = 1_000;

/// The deepest list that Slack knows.
const DEEPEST: usize = 8;

/// The looks of a piece of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "Slack's own form: each on its own, in any combination")]
pub(super) struct Style {
    #[serde(skip_serializing_if = "is_off")]
    pub(super) bold: bool,
    #[serde(skip_serializing_if = "is_off")]
    pub(super) italic: bool,
    #[serde(skip_serializing_if = "is_off")]
    pub(super) strike: bool,
    #[serde(skip_serializing_if = "is_off")]
    pub(super) code: bool,
}

impl Style {
    pub(super) const PLAIN: Self = Self { bold: false, italic: false, strike: false, code: false };
    pub(super) const BOLD: Self = Self { bold: true, ..Self::PLAIN };
    pub(super) const CODE: Self = Self { code: true, ..Self::PLAIN };

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
    fn is_plain(&self) -> bool {
        *self == Self::PLAIN
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_off(on: &bool) -> bool {
    !on
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Part {
    /// Text; never empty.
    Text {
        text: String,
        #[serde(skip_serializing_if = "Style::is_plain")]
        style: Style,
    },
    /// A link to the web.
    Link {
        url: String,
        text: String,
        #[serde(skip_serializing_if = "Style::is_plain")]
        style: Style,
    },
    /// A time, in the zone of who reads it.
    Date { timestamp: i64, format: &'static str, fallback: String },
    /// A channel.
    Channel { channel_id: String },
}

/// A line, or several: pieces one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Run(Vec<Part>);

impl Run {
    pub(super) fn parts(&self) -> &[Part] {
        &self.0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts text behind what is there.
    pub(super) fn push(&mut self, text: &str, style: Style) {
        let text = cleaned(text);
        if text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(Part::Text { text: before, style: same }) if *same == style => before.push_str(&text),
            _ => self.0.push(Part::Text { text, style }),
        }
    }

    pub(super) fn push_part(&mut self, part: Part) {
        match part {
            Part::Text { text, style } => self.push(&text, style),
            part => self.0.push(part),
        }
    }

    pub(super) fn extend(&mut self, other: Self) {
        other.0.into_iter().for_each(|part| self.push_part(part));
    }

    /// Puts a link behind what is there; what leads nowhere on the web is only text. An address is not
    /// masked by another one.
    pub(super) fn push_link(&mut self, text: &str, url: &str, style: Style) {
        let text = cleaned(text);
        let Some(url) = web_address(url) else {
            self.push(&text, style);
            let url = url.trim();
            if !url.is_empty() && url != text {
                self.push(&if text.is_empty() { url.to_owned() } else { format!(" ({url})") }, style);
            }
            return;
        };
        if text.trim().is_empty() || says(&text, &url) {
            let text = if text.trim().is_empty() { url.clone() } else { text };
            self.0.push(Part::Link { url, text, style });
        } else if text.contains("://") {
            self.push(&format!("{text} ("), style);
            self.0.push(Part::Link { text: url.clone(), url, style });
            self.push(")", style);
        } else {
            self.0.push(Part::Link { url, text, style });
        }
    }

    /// This without white space at its end.
    pub(super) fn trimmed(mut self) -> Self {
        while let Some(Part::Text { text, .. }) = self.0.last_mut() {
            let end = text.trim_end().len();
            text.truncate(end);
            if !text.is_empty() {
                break;
            }
            self.0.pop();
        }
        self
    }

    /// What it says, and where its links lead.
    pub(super) fn text_and_addresses(&self) -> String {
        let addresses = self.0.iter().filter_map(|part| match part {
            Part::Link { url, .. } => Some(url.as_str()),
            _ => None,
        });
        std::iter::once(self.text().as_str()).chain(addresses).collect::<Vec<_>>().join(" ")
    }

    /// What it says, without looks.
    pub(super) fn text(&self) -> String {
        self.0
            .iter()
            .map(|part| match part {
                Part::Text { text, .. } | Part::Link { text, .. } => text.as_str(),
                Part::Date { fallback, .. } => fallback.as_str(),
                Part::Channel { channel_id } => channel_id.as_str(),
            })
            .collect()
    }
}

impl From<&str> for Run {
    fn from(text: &str) -> Self {
        let mut run = Self::default();
        run.push(text, Style::PLAIN);
        run
    }
}

/// A block of rich text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type")]
pub(super) enum Element {
    /// Paragraphs.
    #[serde(rename = "rich_text_section")]
    Section { elements: Run },
    /// A list, of which each item is a section.
    #[serde(rename = "rich_text_list")]
    List {
        style: ListStyle,
        indent: usize,
        /// How many items of the same list came before it.
        #[serde(skip_serializing_if = "is_zero")]
        offset: usize,
        /// Whether it is quoted: 1 if it is.
        #[serde(skip_serializing_if = "is_unquoted")]
        border: u8,
        elements: Vec<Element>,
    },
    /// Code.
    #[serde(rename = "rich_text_preformatted")]
    Code {
        elements: Run,
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<&'static str>,
        /// Whether it is quoted: 1 if it is.
        #[serde(skip_serializing_if = "is_unquoted")]
        border: u8,
    },
    /// Paragraphs of somebody else.
    #[serde(rename = "rich_text_quote")]
    Quote { elements: Run },
}

/// The marks before the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ListStyle {
    Bullet,
    Ordered,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_unquoted(border: &u8) -> bool {
    *border == 0
}

impl Element {
    /// A list without what stands around it.
    pub(super) fn list(style: ListStyle, depth: usize, items: Vec<Run>) -> Self {
        let item =
            |item: Run| Self::Section { elements: if item.is_empty() { Run::from(" ") } else { item } };
        let elements = items.into_iter().map(item).collect();
        Self::List { style, indent: depth.min(DEEPEST), offset: 0, border: 0, elements }
    }

    /// Code, if there is any.
    pub(super) fn code(language: Option<&'static str>, code: &str, quoted: bool) -> Option<Self> {
        let code = code.trim_end();
        let elements = Run::from(code);
        (!code.trim().is_empty() && !elements.is_empty()).then_some(Self::Code {
            elements,
            language,
            border: u8::from(quoted),
        })
    }

    /// What it says, a line an item.
    pub(super) fn words(&self, out: &mut Run) {
        match self {
            Self::Section { elements } | Self::Quote { elements } | Self::Code { elements, .. } => {
                out.extend(elements.clone());
            }
            Self::List { style, offset, elements, .. } => {
                for (number, item) in elements.iter().enumerate() {
                    if number > 0 {
                        out.push("\n", Style::PLAIN);
                    }
                    let mark = match style {
                        ListStyle::Bullet => "- ".to_owned(),
                        ListStyle::Ordered => format!("{}. ", offset + number + 1),
                    };
                    out.push(&mark, Style::PLAIN);
                    item.words(out);
                }
            }
        }
    }
}

/// A block of Block Kit.
pub(super) fn block(elements: &[Element]) -> Value {
    json!({ "type": "rich_text", "elements": elements })
}

/// A time in words that need no clock that goes on: who reads it may do so much later.
pub(super) fn date(at: Timestamp, style: TimeStyle) -> Part {
    Part::Date {
        timestamp: at.timestamp(),
        format: match style {
            TimeStyle::Clock => "{time}",
            // Beside other words, and within a sentence.
            TimeStyle::DateTime => "{date_short_pretty}, {time}",
            TimeStyle::Relative => "{date_short_pretty} at {time}",
        },
        fallback: at.format("%Y-%m-%d %H:%M UTC").to_string(),
    }
}

/// An address on the web, as it is written in full.
pub(super) fn web_address(url: &str) -> Option<String> {
    let url = Url::parse(url.trim()).ok()?;
    let known = matches!(url.scheme(), "http" | "https") && url.has_host();
    // These end an address in `mrkdwn`.
    let address = String::from(url).replace('|', "%7C").replace('>', "%3E").replace('<', "%3C");
    (known && address.len() <= LONGEST_URL).then_some(address)
}

/// Whether a text says the address that it leads to.
pub(super) fn says(text: &str, address: &str) -> bool {
    let bare = |text: &str| {
        let text = text.split_once("://").map_or(text, |(_, rest)| rest);
        text.trim().trim_end_matches('/').to_lowercase()
    };
    bare(text) == bare(address)
}

/// The text without what no screen shows.
fn cleaned(text: &str) -> String {
    text.chars().filter(|&char| !char.is_control() || matches!(char, '\n' | '\t')).collect()
}
