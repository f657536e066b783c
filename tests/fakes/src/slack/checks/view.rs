//! Views: modals and Home tabs.

use serde_json::Value;

use super::{
    Refusal,
    blocks::{OF_HOMES, OF_MODALS},
    limits,
    shape::{Kind, Property, Shape, Sheet, list},
    unique,
};

const CALLBACK_ID: Property = ("callback_id", Kind::Line(0, limits::CALLBACK_ID));
const PRIVATE_METADATA: Property = ("private_metadata", Kind::Line(0, limits::PRIVATE_METADATA));
const EXTERNAL_ID: Property = ("external_id", Kind::Line(0, limits::CALLBACK_ID));

static MODAL: Shape = Shape {
    kind: "modal",
    required: &[
        ("title", Kind::Plain(limits::VIEW_TITLE)),
        ("blocks", Kind::List(1, limits::VIEW_BLOCKS, &Kind::OneOf(OF_MODALS))),
    ],
    optional: &[
        ("submit", Kind::Plain(limits::VIEW_BUTTON)),
        ("close", Kind::Plain(limits::VIEW_BUTTON)),
        PRIVATE_METADATA,
        CALLBACK_ID,
        EXTERNAL_ID,
        ("clear_on_close", Kind::Bool),
        ("notify_on_close", Kind::Bool),
    ],
    rules: &[inputs_are_submitted],
};

static HOME: Shape = Shape {
    kind: "home",
    required: &[("blocks", Kind::List(0, limits::VIEW_BLOCKS, &Kind::OneOf(OF_HOMES)))],
    optional: &[PRIVATE_METADATA, CALLBACK_ID, EXTERNAL_ID],
    rules: &[],
};

static VIEW: Kind = Kind::OneOf(&[&MODAL, &HOME]);

/// Whether Slack takes a view.
pub fn check(view: &Value) -> Result<(), Refusal> {
    if view.to_string().len() > limits::VIEW_BYTES {
        return Err(Refusal::bare("view_too_large"));
    }
    let mut sheet = Sheet::default();
    sheet.check("/view", view, &VIEW);
    unique::ids(&mut sheet, "/view/blocks", &view["blocks"]);
    unique::focus(&mut sheet, "/view/blocks", &view["blocks"]);
    sheet.finish("invalid_arguments")
}

fn inputs_are_submitted(sheet: &mut Sheet, at: &str, view: &Value) {
    if view.get("submit").is_some() {
        return;
    }
    for (number, block) in list(&view["blocks"]).iter().enumerate() {
        if block["type"] == "input" {
            let at = format!("{at}/blocks/{number}/input");
            sheet.wrong(&at, "must define `submit` to use an `input` block in modals");
        }
    }
}
