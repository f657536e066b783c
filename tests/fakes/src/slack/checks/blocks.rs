//! The blocks, and where each may stand.

use serde_json::Value;

use super::{
    elements::{ACCESSORIES, ACTIONS, BUTTON, FEEDBACK_BUTTONS, ICON_BUTTON, IMAGE, INPUTS},
    limits,
    objects::{SLACK_FILE, exactly_one},
    rich_text::RICH_TEXT,
    shape::{Kind, Property, Shape, Sheet, list},
};

const BLOCK_ID: Property = ("block_id", Kind::Line(0, limits::BLOCK_ID));
const LINE: Kind = Kind::Line(1, limits::TEXT);

/// What may stand in a message.
pub static OF_MESSAGES: &[&Shape] = &[
    &ACTIONS_BLOCK,
    &CARD,
    &CAROUSEL,
    &CONTAINER,
    &CONTEXT,
    &CONTEXT_ACTIONS,
    &DIVIDER,
    &FILE,
    &HEADER,
    &IMAGE_BLOCK,
    &INPUT,
    &MARKDOWN,
    &PLAN,
    &RICH_TEXT,
    &SECTION,
    &TABLE,
    &TASK_CARD,
    &VIDEO,
];

/// What may stand in a modal.
pub static OF_MODALS: &[&Shape] = &[
    &ACTIONS_BLOCK,
    &ALERT,
    &CARD,
    &CONTEXT,
    &DIVIDER,
    &HEADER,
    &IMAGE_BLOCK,
    &INPUT,
    &RICH_TEXT,
    &SECTION,
    &VIDEO,
];

/// What may stand in a Home tab.
pub static OF_HOMES: &[&Shape] = &[
    &ACTIONS_BLOCK,
    &CARD,
    &CAROUSEL,
    &CONTAINER,
    &CONTEXT,
    &DIVIDER,
    &HEADER,
    &IMAGE_BLOCK,
    &INPUT,
    &RICH_TEXT,
    &SECTION,
    &TABLE,
    &VIDEO,
];

static SECTION: Shape = Shape {
    kind: "section",
    required: &[],
    optional: &[
        BLOCK_ID,
        ("text", Kind::Text(limits::SECTION_TEXT)),
        ("fields", Kind::List(1, limits::SECTION_FIELDS, &Kind::Text(limits::SECTION_FIELD))),
        ("accessory", Kind::OneOf(ACCESSORIES)),
        ("expand", Kind::Bool),
    ],
    rules: &[text_or_fields],
};

static HEADER: Shape = Shape {
    kind: "header",
    required: &[("text", Kind::Plain(limits::HEADER))],
    optional: &[BLOCK_ID, ("level", Kind::Integer(1, limits::HEADER_LEVEL))],
    rules: &[],
};

static DIVIDER: Shape = Shape { kind: "divider", required: &[], optional: &[BLOCK_ID], rules: &[] };

static CONTEXT: Shape = Shape {
    kind: "context",
    required: &[(
        "elements",
        Kind::List(1, limits::CONTEXT_ELEMENTS, &Kind::OneOf(&[&IMAGE, &PLAIN, &MRKDWN])),
    )],
    optional: &[BLOCK_ID],
    rules: &[],
};

static PLAIN: Shape =
    Shape { kind: "plain_text", required: &[("text", LINE)], optional: &[("emoji", Kind::Bool)], rules: &[] };

static MRKDWN: Shape =
    Shape { kind: "mrkdwn", required: &[("text", LINE)], optional: &[("verbatim", Kind::Bool)], rules: &[] };

static ACTIONS_BLOCK: Shape = Shape {
    kind: "actions",
    required: &[("elements", Kind::List(1, limits::ACTIONS, &Kind::OneOf(ACTIONS)))],
    optional: &[BLOCK_ID],
    rules: &[],
};

static CONTEXT_ACTIONS: Shape = Shape {
    kind: "context_actions",
    required: &[(
        "elements",
        Kind::List(1, limits::CONTEXT_ACTIONS, &Kind::OneOf(&[&FEEDBACK_BUTTONS, &ICON_BUTTON])),
    )],
    optional: &[BLOCK_ID],
    rules: &[],
};

static INPUT: Shape = Shape {
    kind: "input",
    required: &[("label", Kind::Plain(limits::INPUT_LABEL)), ("element", Kind::OneOf(INPUTS))],
    optional: &[
        BLOCK_ID,
        ("hint", Kind::Plain(limits::INPUT_HINT)),
        ("optional", Kind::Bool),
        ("dispatch_action", Kind::Bool),
    ],
    rules: &[files_are_not_dispatched],
};

static IMAGE_BLOCK: Shape = Shape {
    kind: "image",
    required: &[("alt_text", Kind::Line(1, limits::ALT_TEXT))],
    optional: &[
        BLOCK_ID,
        ("image_url", Kind::Line(1, limits::IMAGE_URL)),
        ("slack_file", Kind::Like(&SLACK_FILE)),
        ("title", Kind::Plain(limits::IMAGE_TITLE)),
    ],
    rules: &[one_source],
};

static MARKDOWN: Shape = Shape {
    kind: "markdown",
    required: &[("text", Kind::Line(1, limits::MARKDOWN))],
    optional: &[BLOCK_ID],
    rules: &[],
};

static FILE: Shape = Shape {
    kind: "file",
    required: &[("external_id", LINE), ("source", Kind::Word(&["remote"]))],
    optional: &[BLOCK_ID],
    rules: &[],
};

static VIDEO: Shape = Shape {
    kind: "video",
    required: &[
        ("alt_text", Kind::Line(1, limits::ALT_TEXT)),
        ("title", Kind::Plain(limits::VIDEO_TEXT)),
        ("thumbnail_url", Kind::Line(1, limits::URL)),
        ("video_url", Kind::Form(is_https, "uri")),
    ],
    optional: &[
        BLOCK_ID,
        ("author_name", Kind::Line(1, limits::VIDEO_AUTHOR)),
        ("description", Kind::Plain(limits::VIDEO_TEXT)),
        ("provider_icon_url", Kind::Line(1, limits::URL)),
        ("provider_name", LINE),
        ("title_url", Kind::Form(is_https, "uri")),
    ],
    rules: &[],
};

static TABLE: Shape = Shape {
    kind: "table",
    required: &[("rows", Kind::List(1, limits::TABLE_ROWS, &ROW))],
    optional: &[
        BLOCK_ID,
        ("column_settings", Kind::List(0, limits::TABLE_COLUMNS, &Kind::Maybe(&Kind::Like(&COLUMN)))),
    ],
    rules: &[],
};

const ROW: Kind = Kind::List(1, limits::TABLE_COLUMNS, &Kind::OneOf(&[&RICH_TEXT, &RAW_TEXT, &RAW_NUMBER]));

static RAW_TEXT: Shape = Shape {
    kind: "raw_text",
    required: &[("text", Kind::Line(1, limits::TABLE_TEXT))],
    optional: &[],
    rules: &[],
};

static RAW_NUMBER: Shape = Shape {
    kind: "raw_number",
    required: &[("value", Kind::Number)],
    optional: &[("text", Kind::Line(1, limits::TABLE_TEXT))],
    rules: &[],
};

static COLUMN: Shape = Shape {
    kind: "",
    required: &[],
    optional: &[("align", Kind::Word(&["left", "center", "right"])), ("is_wrapped", Kind::Bool)],
    rules: &[],
};

static ALERT: Shape = Shape {
    kind: "alert",
    required: &[("text", Kind::Text(limits::ALERT))],
    optional: &[BLOCK_ID, ("level", Kind::Word(&["default", "info", "warning", "error", "success"]))],
    rules: &[],
};

static CARD: Shape = Shape {
    kind: "card",
    required: &[],
    optional: &[
        BLOCK_ID,
        ("hero_image", Kind::Like(&IMAGE)),
        ("icon", Kind::Like(&IMAGE)),
        ("slack_icon", Kind::Like(&ICON)),
        ("title", Kind::Text(limits::CARD_TITLE)),
        ("subtitle", Kind::Text(limits::CARD_TITLE)),
        ("body", Kind::Text(limits::CARD_BODY)),
        ("subtext", Kind::Text(limits::CARD_BODY)),
        ("actions", Kind::List(1, limits::CARD_ACTIONS, &Kind::OneOf(&[&BUTTON]))),
    ],
    rules: &[card_says_something],
};

static ICON: Shape = Shape { kind: "icon", required: &[("name", LINE)], optional: &[], rules: &[] };

static CAROUSEL: Shape = Shape {
    kind: "carousel",
    required: &[("elements", Kind::List(1, limits::CAROUSEL, &Kind::OneOf(&[&CARD])))],
    optional: &[BLOCK_ID],
    rules: &[],
};

static CONTAINER: Shape = Shape {
    kind: "container",
    required: &[("child_blocks", Kind::List(1, limits::CONTAINER_BLOCKS, &Kind::OneOf(IN_CONTAINERS)))],
    optional: &[
        BLOCK_ID,
        ("title", Kind::Plain(limits::CARD_TITLE)),
        ("rich_text_title", Kind::Like(&RICH_TEXT)),
        ("subtitle", Kind::Text(limits::CARD_TITLE)),
        ("width", Kind::Word(&["narrow", "standard", "wide", "full"])),
        ("icon", Kind::Like(&IMAGE)),
        ("is_collapsible", Kind::Bool),
        ("default_collapsed", Kind::Bool),
        ("has_header_divider", Kind::Bool),
    ],
    rules: &[],
};

static IN_CONTAINERS: &[&Shape] = &[
    &ACTIONS_BLOCK,
    &CONTEXT,
    &DIVIDER,
    &FILE,
    &HEADER,
    &IMAGE_BLOCK,
    &INPUT,
    &RICH_TEXT,
    &SECTION,
    &TABLE,
    &VIDEO,
];

static TASK_CARD: Shape = Shape {
    kind: "task_card",
    required: &[("task_id", LINE), ("title", LINE)],
    optional: &[
        BLOCK_ID,
        ("details", Kind::Like(&RICH_TEXT)),
        ("output", Kind::Like(&RICH_TEXT)),
        ("sources", Kind::List(0, limits::OPTIONS, &Kind::Like(&SOURCE))),
        ("status", Kind::Word(&["pending", "in_progress", "complete", "error"])),
    ],
    rules: &[],
};

static SOURCE: Shape = Shape {
    kind: "url",
    required: &[("url", Kind::Line(1, limits::URL)), ("text", LINE)],
    optional: &[],
    rules: &[],
};

static PLAN: Shape = Shape {
    kind: "plan",
    required: &[("title", LINE)],
    optional: &[BLOCK_ID, ("tasks", Kind::List(0, limits::OPTIONS, &Kind::Like(&TASK_CARD)))],
    rules: &[],
};

fn text_or_fields(sheet: &mut Sheet, at: &str, value: &Value) {
    if value.get("text").is_none() && value.get("fields").is_none() {
        sheet.wrong(&format!("{at}/type"), "must define either `text` or `fields`");
    }
}

fn one_source(sheet: &mut Sheet, at: &str, value: &Value) {
    exactly_one(sheet, at, value, &["image_url", "slack_file"]);
}

fn files_are_not_dispatched(sheet: &mut Sheet, at: &str, value: &Value) {
    if value["dispatch_action"] == true && value["element"]["type"] == "file_input" {
        sheet.wrong(&format!("{at}/element/type"), "unsupported type: file_input");
    }
}

fn card_says_something(sheet: &mut Sheet, at: &str, value: &Value) {
    if ["hero_image", "title", "actions", "body"].iter().all(|name| value.get(name).is_none()) {
        sheet.wrong(at, "must define at least one of `hero_image`, `title`, `actions` or `body`");
    }
}

fn is_https(text: &str) -> bool {
    text.starts_with("https://") && url::Url::parse(text).is_ok()
}

/// What all Markdown blocks, and all cells of all tables, hold together.
pub fn sums(sheet: &mut Sheet, at: &str, blocks: &Value) {
    let (mut markdown, mut cells) = (0, 0);
    for (number, block) in list(blocks).iter().enumerate() {
        let at = format!("{at}/{number}");
        match block["type"].as_str() {
            Some("markdown") => {
                let own = block["text"].as_str().unwrap_or_default().chars().count();
                markdown += own;
                // Where one alone is too long, that was said already.
                if markdown > limits::MARKDOWN && own <= limits::MARKDOWN {
                    let most = limits::MARKDOWN + 1;
                    sheet.wrong(&format!("{at}/text"), format!("must be less than {most} characters"));
                }
            }
            Some("table") => {
                cells += text_within(&block["rows"]);
                if cells > limits::TABLE_TEXT {
                    let most = limits::TABLE_TEXT + 1;
                    sheet.wrong(&format!("{at}/rows"), format!("must be less than {most} characters"));
                }
            }
            _ => {}
        }
    }
}

/// The characters of all that is called `text` in this.
fn text_within(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(text_within).sum(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| match value {
                Value::String(text) if name == "text" => text.chars().count(),
                _ => text_within(value),
            })
            .sum(),
        _ => 0,
    }
}
