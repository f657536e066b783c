//! Menus and choices.

use serde_json::Value;

use super::{
    elements::{ACTION_ID, CONFIRMED, FOCUS, ID, IDS, PLACEHOLDER},
    limits,
    objects::{
        CHECK, FILTER, OPTION, OPTION_GROUP, OVERFLOW_OPTION, exactly_one, initial_is_an_option,
        values_differ,
    },
    shape::{Kind, Property, Shape, Sheet},
};

const MOST_CHOSEN: Property = ("max_selected_items", Kind::Integer(1, i64::MAX - 1));
const OPTIONS: Property = ("options", Kind::List(1, limits::OPTIONS, &Kind::Like(&OPTION)));
const GROUPS: Property = ("option_groups", Kind::List(1, limits::OPTIONS, &Kind::Like(&OPTION_GROUP)));

/// Checkboxes.
pub static CHECKBOXES: Shape = Shape {
    kind: "checkboxes",
    required: &[("options", Kind::List(1, limits::CHECKBOXES, &Kind::Like(&CHECK)))],
    optional: &[
        ACTION_ID,
        ("initial_options", Kind::List(1, limits::CHECKBOXES, &Kind::Like(&CHECK))),
        CONFIRMED,
        FOCUS,
    ],
    rules: &[initial_is_an_option, values_differ],
};

/// Radio buttons.
pub static RADIO_BUTTONS: Shape = Shape {
    kind: "radio_buttons",
    required: &[("options", Kind::List(1, limits::RADIO_BUTTONS, &Kind::Like(&CHECK)))],
    optional: &[ACTION_ID, ("initial_option", Kind::Like(&CHECK)), CONFIRMED, FOCUS],
    rules: &[initial_is_an_option, values_differ],
};

/// A menu behind three dots.
pub static OVERFLOW: Shape = Shape {
    kind: "overflow",
    required: &[("options", Kind::List(1, limits::OVERFLOW_OPTIONS, &Kind::Like(&OVERFLOW_OPTION)))],
    optional: &[ACTION_ID, CONFIRMED],
    rules: &[values_differ],
};

/// A menu of options.
pub static STATIC_SELECT: Shape = Shape {
    kind: "static_select",
    required: &[],
    optional: &[
        ACTION_ID,
        OPTIONS,
        GROUPS,
        ("initial_option", Kind::Like(&OPTION)),
        CONFIRMED,
        FOCUS,
        PLACEHOLDER,
    ],
    rules: &[options_or_groups, initial_is_an_option, values_differ],
};

/// A menu of options, of which several are chosen.
pub static MULTI_STATIC_SELECT: Shape = Shape {
    kind: "multi_static_select",
    required: &[],
    optional: &[
        ACTION_ID,
        OPTIONS,
        GROUPS,
        ("initial_options", Kind::List(1, limits::OPTIONS, &Kind::Like(&OPTION))),
        CONFIRMED,
        FOCUS,
        PLACEHOLDER,
        MOST_CHOSEN,
    ],
    rules: &[options_or_groups, initial_is_an_option, values_differ],
};

/// A menu whose options the app is asked for.
pub static EXTERNAL_SELECT: Shape = Shape {
    kind: "external_select",
    required: &[],
    optional: &[
        ACTION_ID,
        ("initial_option", Kind::Like(&OPTION)),
        ("min_query_length", Kind::Integer(0, i64::MAX - 1)),
        CONFIRMED,
        FOCUS,
        PLACEHOLDER,
    ],
    rules: &[],
};

/// The same, of which several are chosen.
pub static MULTI_EXTERNAL_SELECT: Shape = Shape {
    kind: "multi_external_select",
    required: &[],
    optional: &[
        ACTION_ID,
        ("initial_options", Kind::List(1, limits::OPTIONS, &Kind::Like(&OPTION))),
        ("min_query_length", Kind::Integer(0, i64::MAX - 1)),
        CONFIRMED,
        FOCUS,
        PLACEHOLDER,
        MOST_CHOSEN,
    ],
    rules: &[],
};

/// A menu of people.
pub static USERS_SELECT: Shape = Shape {
    kind: "users_select",
    required: &[],
    optional: &[ACTION_ID, ("initial_user", ID), CONFIRMED, FOCUS, PLACEHOLDER],
    rules: &[],
};

/// A menu of people, of which several are chosen.
pub static MULTI_USERS_SELECT: Shape = Shape {
    kind: "multi_users_select",
    required: &[],
    optional: &[ACTION_ID, ("initial_users", IDS), CONFIRMED, FOCUS, PLACEHOLDER, MOST_CHOSEN],
    rules: &[],
};

/// A menu of conversations.
pub static CONVERSATIONS_SELECT: Shape = Shape {
    kind: "conversations_select",
    required: &[],
    optional: &[
        ACTION_ID,
        ("initial_conversation", ID),
        ("default_to_current_conversation", Kind::Bool),
        ("response_url_enabled", Kind::Bool),
        ("filter", Kind::Like(&FILTER)),
        CONFIRMED,
        FOCUS,
        PLACEHOLDER,
    ],
    rules: &[],
};

/// A menu of conversations, of which several are chosen.
pub static MULTI_CONVERSATIONS_SELECT: Shape = Shape {
    kind: "multi_conversations_select",
    required: &[],
    optional: &[
        ACTION_ID,
        ("initial_conversations", IDS),
        ("default_to_current_conversation", Kind::Bool),
        ("filter", Kind::Like(&FILTER)),
        CONFIRMED,
        FOCUS,
        PLACEHOLDER,
        MOST_CHOSEN,
    ],
    rules: &[],
};

/// A menu of public channels.
pub static CHANNELS_SELECT: Shape = Shape {
    kind: "channels_select",
    required: &[],
    optional: &[
        ACTION_ID,
        ("initial_channel", ID),
        ("response_url_enabled", Kind::Bool),
        CONFIRMED,
        FOCUS,
        PLACEHOLDER,
    ],
    rules: &[],
};

/// A menu of public channels, of which several are chosen.
pub static MULTI_CHANNELS_SELECT: Shape = Shape {
    kind: "multi_channels_select",
    required: &[],
    optional: &[ACTION_ID, ("initial_channels", IDS), CONFIRMED, FOCUS, PLACEHOLDER, MOST_CHOSEN],
    rules: &[],
};

fn options_or_groups(sheet: &mut Sheet, at: &str, value: &Value) {
    exactly_one(sheet, at, value, &["options", "option_groups"]);
}
