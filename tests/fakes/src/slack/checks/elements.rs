//! Buttons and images, and which block takes which element.

use serde_json::Value;

use super::{
    inputs::{
        DATEPICKER, DATETIMEPICKER, EMAIL_INPUT, FILE_INPUT, NUMBER_INPUT, PLAIN_TEXT_INPUT, RICH_TEXT_INPUT,
        TIMEPICKER, URL_INPUT,
    },
    limits,
    menus::{
        CHANNELS_SELECT, CHECKBOXES, CONVERSATIONS_SELECT, EXTERNAL_SELECT, MULTI_CHANNELS_SELECT,
        MULTI_CONVERSATIONS_SELECT, MULTI_EXTERNAL_SELECT, MULTI_STATIC_SELECT, MULTI_USERS_SELECT, OVERFLOW,
        RADIO_BUTTONS, STATIC_SELECT, USERS_SELECT,
    },
    objects::{CONFIRM, SLACK_FILE, STYLE, exactly_one},
    shape::{Kind, Property, Shape, Sheet},
};

/// The id by which an app knows an element again.
pub const ACTION_ID: Property = ("action_id", Kind::Line(1, limits::ACTION_ID));
/// What asks whether somebody is sure.
pub const CONFIRMED: Property = ("confirm", Kind::Like(&CONFIRM));
/// Whether the cursor stands here at first.
pub const FOCUS: Property = ("focus_on_load", Kind::Bool);
/// What stands there while nothing is chosen.
pub const PLACEHOLDER: Property = ("placeholder", Kind::Plain(limits::PLACEHOLDER));
/// The id of a person or a channel.
pub const ID: Kind = Kind::Line(1, limits::BLOCK_ID);
/// Several of them.
pub const IDS: Kind = Kind::List(1, limits::OPTIONS, &ID);
const LABEL_FOR_READERS: Property = ("accessibility_label", Kind::Line(1, limits::BUTTON_TEXT));

/// What a row of actions takes.
pub static ACTIONS: &[&Shape] = &[
    &BUTTON,
    &CHECKBOXES,
    &DATEPICKER,
    &DATETIMEPICKER,
    &STATIC_SELECT,
    &EXTERNAL_SELECT,
    &USERS_SELECT,
    &CONVERSATIONS_SELECT,
    &CHANNELS_SELECT,
    &MULTI_STATIC_SELECT,
    &MULTI_EXTERNAL_SELECT,
    &MULTI_USERS_SELECT,
    &MULTI_CONVERSATIONS_SELECT,
    &MULTI_CHANNELS_SELECT,
    &OVERFLOW,
    &RADIO_BUTTONS,
    &RICH_TEXT_INPUT,
    &TIMEPICKER,
    &WORKFLOW_BUTTON,
];

/// What stands beside a section.
pub static ACCESSORIES: &[&Shape] = &[
    &BUTTON,
    &CHECKBOXES,
    &DATEPICKER,
    &IMAGE,
    &STATIC_SELECT,
    &EXTERNAL_SELECT,
    &USERS_SELECT,
    &CONVERSATIONS_SELECT,
    &CHANNELS_SELECT,
    &MULTI_STATIC_SELECT,
    &MULTI_EXTERNAL_SELECT,
    &MULTI_USERS_SELECT,
    &MULTI_CONVERSATIONS_SELECT,
    &MULTI_CHANNELS_SELECT,
    &OVERFLOW,
    &RADIO_BUTTONS,
    &TIMEPICKER,
    &WORKFLOW_BUTTON,
];

/// What an input block takes.
pub static INPUTS: &[&Shape] = &[
    &CHECKBOXES,
    &DATEPICKER,
    &DATETIMEPICKER,
    &EMAIL_INPUT,
    &FILE_INPUT,
    &STATIC_SELECT,
    &EXTERNAL_SELECT,
    &USERS_SELECT,
    &CONVERSATIONS_SELECT,
    &CHANNELS_SELECT,
    &MULTI_STATIC_SELECT,
    &MULTI_EXTERNAL_SELECT,
    &MULTI_USERS_SELECT,
    &MULTI_CONVERSATIONS_SELECT,
    &MULTI_CHANNELS_SELECT,
    &NUMBER_INPUT,
    &PLAIN_TEXT_INPUT,
    &RADIO_BUTTONS,
    &RICH_TEXT_INPUT,
    &TIMEPICKER,
    &URL_INPUT,
];

/// A button.
pub static BUTTON: Shape = Shape {
    kind: "button",
    required: &[("text", Kind::Plain(limits::BUTTON_TEXT))],
    optional: &[
        ACTION_ID,
        ("url", Kind::Line(1, limits::URL)),
        ("value", Kind::Line(1, limits::BUTTON_VALUE)),
        ("style", STYLE),
        CONFIRMED,
        LABEL_FOR_READERS,
    ],
    rules: &[],
};

/// An image beside something.
pub static IMAGE: Shape = Shape {
    kind: "image",
    required: &[("alt_text", Kind::Line(1, limits::ALT_TEXT))],
    optional: &[("image_url", Kind::Line(1, limits::IMAGE_URL)), ("slack_file", Kind::Like(&SLACK_FILE))],
    rules: &[one_source],
};

static WORKFLOW_BUTTON: Shape = Shape {
    kind: "workflow_button",
    required: &[("text", Kind::Plain(limits::BUTTON_TEXT)), ("workflow", Kind::Like(&WORKFLOW))],
    optional: &[ACTION_ID, ("style", STYLE), LABEL_FOR_READERS, CONFIRMED],
    rules: &[],
};

static WORKFLOW: Shape =
    Shape { kind: "", required: &[("trigger", Kind::Like(&TRIGGER))], optional: &[], rules: &[] };

static TRIGGER: Shape = Shape {
    kind: "",
    required: &[("url", Kind::Line(1, limits::URL))],
    optional: &[("customizable_input_parameters", Kind::List(0, limits::OPTIONS, &Kind::Like(&PARAMETER)))],
    rules: &[],
};

static PARAMETER: Shape = Shape {
    kind: "",
    required: &[("name", Kind::Line(1, limits::TEXT)), ("value", Kind::Line(0, limits::TEXT))],
    optional: &[],
    rules: &[],
};

/// Thumbs up and down.
pub static FEEDBACK_BUTTONS: Shape = Shape {
    kind: "feedback_buttons",
    required: &[("positive_button", Kind::Like(&FEEDBACK)), ("negative_button", Kind::Like(&FEEDBACK))],
    optional: &[ACTION_ID],
    rules: &[],
};

static FEEDBACK: Shape = Shape {
    kind: "",
    required: &[("text", Kind::Plain(limits::BUTTON_TEXT)), ("value", Kind::Line(1, limits::BUTTON_VALUE))],
    optional: &[LABEL_FOR_READERS],
    rules: &[],
};

/// A button that is an icon.
pub static ICON_BUTTON: Shape = Shape {
    kind: "icon_button",
    required: &[("icon", Kind::Word(&["trash"])), ("text", Kind::Plain(limits::BUTTON_TEXT))],
    optional: &[
        ACTION_ID,
        ("value", Kind::Line(1, limits::BUTTON_VALUE)),
        ("visible_to_user_ids", IDS),
        CONFIRMED,
        LABEL_FOR_READERS,
    ],
    rules: &[],
};

fn one_source(sheet: &mut Sheet, at: &str, value: &Value) {
    exactly_one(sheet, at, value, &["image_url", "slack_file"]);
}
