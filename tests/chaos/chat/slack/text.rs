//! What a message of blocks says.

use serde_json::Value;

use crate::slack::model::Message;

/// Everything that a message says, a line a paragraph.
pub fn text(message: &Message) -> String {
    let mut lines = Vec::new();
    for block in &message.blocks {
        read(block, &mut lines);
    }
    if lines.is_empty() { message.text.clone() } else { lines.join("\n") }
}

/// The heading that blocks begin with.
pub fn title(blocks: &Value) -> String {
    let mut lines = Vec::new();
    if let Some(first) = blocks.get(0) {
        read(first, &mut lines);
    }
    lines.into_iter().next().unwrap_or_default()
}

fn read(block: &Value, lines: &mut Vec<String>) {
    match block["type"].as_str().unwrap_or_default() {
        // Pieces of one line, or of several.
        "rich_text_section" | "rich_text_preformatted" | "rich_text_quote" => {
            let pieces = block["elements"].as_array().into_iter().flatten();
            lines.push(pieces.map(piece).collect());
        }
        "actions" => {}
        _ => {
            lines.extend(block["text"]["text"].as_str().or(block["text"].as_str()).map(plain));
            for name in ["elements", "fields"] {
                for inner in block[name].as_array().into_iter().flatten() {
                    read(inner, lines);
                }
            }
        }
    }
}

fn piece(piece: &Value) -> String {
    ["text", "fallback", "channel_id"]
        .iter()
        .find_map(|name| piece[name].as_str())
        .map_or_else(String::new, str::to_owned)
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
