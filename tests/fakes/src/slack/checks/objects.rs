//! What elements are made of: options, confirmations, filters.

use serde_json::Value;

use super::{
    limits,
    shape::{Kind, Property, Shape, Sheet, list},
};

/// A property that holds an option's value.
const VALUE: Property = ("value", Kind::Line(1, limits::OPTION_VALUE));

/// An option of a menu: plain text only.
pub static OPTION: Shape = Shape {
    kind: "",
    required: &[("text", Kind::Plain(limits::OPTION_TEXT)), VALUE],
    optional: &[("description", Kind::Plain(limits::OPTION_DESCRIPTION))],
    rules: &[],
};

/// An option of an overflow menu, which alone may be a link.
pub static OVERFLOW_OPTION: Shape = Shape {
    kind: "",
    required: &[("text", Kind::Plain(limits::OPTION_TEXT)), VALUE],
    optional: &[
        ("description", Kind::Plain(limits::OPTION_DESCRIPTION)),
        ("url", Kind::Line(1, limits::URL)),
    ],
    rules: &[],
};

/// A checkbox or a radio button, which may be formatted.
pub static CHECK: Shape = Shape {
    kind: "",
    required: &[("text", Kind::Text(limits::OPTION_TEXT)), VALUE],
    optional: &[("description", Kind::Text(limits::OPTION_DESCRIPTION))],
    rules: &[],
};

/// Options under a label.
pub static OPTION_GROUP: Shape = Shape {
    kind: "",
    required: &[
        ("label", Kind::Plain(limits::GROUP_LABEL)),
        ("options", Kind::List(1, limits::OPTIONS, &Kind::Like(&OPTION))),
    ],
    optional: &[],
    rules: &[],
};

/// What asks whether somebody is sure.
pub static CONFIRM: Shape = Shape {
    kind: "",
    required: &[
        ("title", Kind::Plain(limits::CONFIRM_TITLE)),
        ("text", Kind::Text(limits::CONFIRM_TEXT)),
        ("confirm", Kind::Plain(limits::CONFIRM_BUTTON)),
        ("deny", Kind::Plain(limits::CONFIRM_BUTTON)),
    ],
    optional: &[("style", STYLE)],
    rules: &[],
};

/// The colour of a button.
pub const STYLE: Kind = Kind::Word(&["primary", "danger"]);

/// Which conversations a menu offers.
pub static FILTER: Shape = Shape {
    kind: "",
    required: &[],
    optional: &[
        ("include", Kind::List(1, 4, &Kind::Word(&["im", "mpim", "private", "public"]))),
        ("exclude_external_shared_channels", Kind::Bool),
        ("exclude_bot_users", Kind::Bool),
    ],
    rules: &[says_something],
};

/// When typing tells the app.
pub static DISPATCH: Shape = Shape {
    kind: "",
    required: &[],
    optional: &[(
        "trigger_actions_on",
        Kind::List(1, 2, &Kind::Word(&["on_enter_pressed", "on_character_entered"])),
    )],
    rules: &[],
};

/// A file that Slack has.
pub static SLACK_FILE: Shape = Shape {
    kind: "",
    required: &[],
    optional: &[("id", Kind::Line(1, limits::BLOCK_ID)), ("url", Kind::Line(1, limits::URL))],
    rules: &[one_of_url_and_id],
};

fn says_something(sheet: &mut Sheet, at: &str, value: &Value) {
    if value.as_object().is_some_and(serde_json::Map::is_empty) {
        sheet.wrong(at, "must have minimum 1 properties");
    }
}

fn one_of_url_and_id(sheet: &mut Sheet, at: &str, value: &Value) {
    exactly_one(sheet, at, value, &["url", "id"]);
}

/// Exactly one of these is there.
pub fn exactly_one(sheet: &mut Sheet, at: &str, value: &Value, names: &[&str]) {
    if names.iter().filter(|name| value.get(name).is_some()).count() != 1 {
        let names = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
        sheet.wrong(at, format!("must define exactly one of {}", names.join(" and ")));
    }
}

/// What is chosen at first is one of the options.
pub fn initial_is_an_option(sheet: &mut Sheet, at: &str, value: &Value) {
    let groups = list(&value["option_groups"]).iter().flat_map(|group| list(&group["options"]));
    let options: Vec<&Value> = list(&value["options"]).iter().chain(groups).collect();
    let several = list(&value["initial_options"]).iter();
    for (name, initial) in value
        .get("initial_option")
        .map(|one| ("initial_option", one))
        .into_iter()
        .chain(several.map(|one| ("initial_options", one)))
    {
        if !options.contains(&initial) {
            sheet.wrong(&format!("{at}/{name}"), format!("`{name}` must match an item of `options`"));
        }
    }
}

/// No two options have one value.
pub fn values_differ(sheet: &mut Sheet, at: &str, value: &Value) {
    let mut seen = Vec::new();
    for (number, option) in list(&value["options"]).iter().enumerate() {
        let value = &option["value"];
        if value.is_string() && seen.contains(&value) {
            sheet.wrong(&format!("{at}/options/{number}/value"), "Input contains duplicate items");
        }
        seen.push(value);
    }
}
