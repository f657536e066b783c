//! Formatted text as a tree. `/reference/block-kit/blocks/rich-text-block`

use super::{
    limits,
    shape::{Kind, Property, Shape},
};

const BLOCK_ID: Property = ("block_id", Kind::Line(0, limits::BLOCK_ID));
const ID: Kind = Kind::Line(1, limits::BLOCK_ID);
const BORDER: Property = ("border", Kind::Integer(0, 1));
// Nothing tells a limit of its own: the message's is the limit.
const ANY: usize = 1 << 20;

/// The block. Lists do not stand in lists: a list deeper down is the next element, with an indent.
pub static RICH_TEXT: Shape = Shape {
    kind: "rich_text",
    required: &[("elements", Kind::List(1, ANY, &Kind::OneOf(&[&SECTION, &LIST, &PREFORMATTED, &QUOTE])))],
    optional: &[BLOCK_ID],
    rules: &[],
};

static SECTION: Shape =
    Shape { kind: "rich_text_section", required: &[("elements", INLINE)], optional: &[], rules: &[] };

static LIST: Shape = Shape {
    kind: "rich_text_list",
    required: &[
        ("elements", Kind::List(1, ANY, &Kind::OneOf(&[&SECTION]))),
        ("style", Kind::Word(&["bullet", "ordered"])),
    ],
    optional: &[
        ("indent", Kind::Integer(0, limits::LIST_INDENT)),
        ("offset", Kind::Integer(0, i64::MAX - 1)),
        BORDER,
    ],
    rules: &[],
};

static PREFORMATTED: Shape = Shape {
    kind: "rich_text_preformatted",
    required: &[("elements", Kind::List(1, ANY, &Kind::OneOf(&[&TEXT, &LINK])))],
    optional: &[("language", Kind::Line(1, limits::BLOCK_ID)), BORDER],
    rules: &[],
};

static QUOTE: Shape =
    Shape { kind: "rich_text_quote", required: &[("elements", INLINE)], optional: &[BORDER], rules: &[] };

const INLINE: Kind = Kind::List(
    0,
    ANY,
    &Kind::OneOf(&[&TEXT, &LINK, &EMOJI, &USER, &GROUP, &CHANNEL, &BROADCAST, &DATE, &COLOR, &TEAM]),
);

static TEXT: Shape =
    Shape { kind: "text", required: &[("text", Kind::Line(1, ANY))], optional: &[STYLE], rules: &[] };

static LINK: Shape = Shape {
    kind: "link",
    required: &[("url", Kind::Line(1, ANY))],
    optional: &[("text", Kind::Line(1, ANY)), ("unsafe", Kind::Bool), STYLE],
    rules: &[],
};

static EMOJI: Shape = Shape {
    kind: "emoji",
    required: &[("name", Kind::Line(1, limits::BLOCK_ID))],
    optional: &[
        ("unicode", Kind::Line(1, limits::BLOCK_ID)),
        ("skin_tone", Kind::Integer(1, 6)),
        ("url", Kind::Line(1, limits::URL)),
        STYLE,
    ],
    rules: &[],
};

static USER: Shape = Shape { kind: "user", required: &[("user_id", ID)], optional: &[MENTIONED], rules: &[] };

static GROUP: Shape =
    Shape { kind: "usergroup", required: &[("usergroup_id", ID)], optional: &[MENTIONED], rules: &[] };

static CHANNEL: Shape =
    Shape { kind: "channel", required: &[("channel_id", ID)], optional: &[MENTIONED], rules: &[] };

static TEAM: Shape = Shape { kind: "team", required: &[("team_id", ID)], optional: &[MENTIONED], rules: &[] };

static BROADCAST: Shape = Shape {
    kind: "broadcast",
    required: &[("range", Kind::Word(&["here", "channel", "everyone"]))],
    optional: &[MENTIONED],
    rules: &[],
};

static DATE: Shape = Shape {
    kind: "date",
    required: &[("timestamp", Kind::Integer(0, i64::MAX - 1)), ("format", Kind::Line(1, limits::TEXT))],
    optional: &[
        ("timezone", Kind::Line(1, limits::BLOCK_ID)),
        ("url", Kind::Line(1, limits::URL)),
        ("fallback", Kind::Line(1, limits::TEXT)),
        MENTIONED,
    ],
    rules: &[],
};

static COLOR: Shape = Shape {
    kind: "color",
    required: &[("value", Kind::Line(1, limits::BLOCK_ID))],
    optional: &[STYLE],
    rules: &[],
};

const STYLE: Property = ("style", Kind::Like(&OF_TEXT));
const MENTIONED: Property = ("style", Kind::Like(&OF_MENTIONS));

static OF_TEXT: Shape = Shape {
    kind: "",
    required: &[],
    optional: &[
        ("bold", Kind::Bool),
        ("italic", Kind::Bool),
        ("strike", Kind::Bool),
        ("code", Kind::Bool),
        ("underline", Kind::Bool),
    ],
    rules: &[],
};

static OF_MENTIONS: Shape = Shape {
    kind: "",
    required: &[],
    optional: &[
        ("bold", Kind::Bool),
        ("italic", Kind::Bool),
        ("strike", Kind::Bool),
        ("highlight", Kind::Bool),
        ("client_highlight", Kind::Bool),
        ("underline", Kind::Bool),
        ("unlink", Kind::Bool),
    ],
    rules: &[],
};
