//! What may not come twice: ids of blocks, ids of a block's elements, the cursor.

use std::collections::BTreeSet;

use serde_json::Value;

use super::shape::{Sheet, list};

/// Ids of blocks are unique in a message or a view; ids of elements, in their block.
pub fn ids(sheet: &mut Sheet, at: &str, blocks: &Value) {
    let mut seen = BTreeSet::new();
    for (number, block) in list(blocks).iter().enumerate() {
        let at = format!("{at}/{number}");
        if let Some(id) = block["block_id"].as_str().filter(|id| !seen.insert((*id).to_owned())) {
            sheet.wrong(&format!("{at}/block_id"), format!("`block_id` \"{id}\" already exists"));
        }
        actions(sheet, &at, block, &mut BTreeSet::new());
    }
}

fn actions(sheet: &mut Sheet, at: &str, value: &Value, seen: &mut BTreeSet<String>) {
    each(value, at, &mut |at, name, value| {
        if name == "action_id"
            && let Some(id) = value.as_str().filter(|id| !seen.insert((*id).to_owned()))
        {
            sheet.wrong(at, format!("`action_id` \"{id}\" already exists"));
        }
    });
}

/// The cursor stands in one element of a view.
pub fn focus(sheet: &mut Sheet, at: &str, blocks: &Value) {
    let mut focused = 0;
    each(blocks, at, &mut |at, name, value| {
        if name == "focus_on_load" && value == true {
            focused += 1;
            if focused > 1 {
                sheet.wrong(at, "only one element can be set to `focus_on_load`");
            }
        }
    });
}

/// Every property within a value, with its pointer and name.
fn each(value: &Value, at: &str, visit: &mut dyn FnMut(&str, &str, &Value)) {
    match value {
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                each(item, &format!("{at}/{number}"), visit);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let at = format!("{at}/{name}");
                visit(&at, name, value);
                each(value, &at, visit);
            }
        }
        _ => {}
    }
}
