//! Large documents of several families. Every question differs from the others.

/// Writes the question of a number.
type Write = fn(usize) -> String;

/// The families, and how their questions are written.
pub const FAMILIES: [(&str, Write); 6] = [
    ("headings", heading),
    ("numbered list", numbered),
    ("details", details),
    ("bold", bold),
    ("labelled", labelled),
    ("text without a question", text),
];

/// How many questions stand below one heading of a topic.
const IN_TOPIC: usize = 40;

/// A document of at least so many bytes.
pub fn of(write: Write, bytes: usize) -> String {
    let mut document = String::from("# Questions\n\n");
    let mut number = 0;
    while document.len() < bytes {
        if number % IN_TOPIC == 0 {
            document.extend(["\n## Chapter ", &(number / IN_TOPIC + 1).to_string(), "\n\n"]);
        }
        number += 1;
        document += &write(number);
    }
    document
}

fn heading(number: usize) -> String {
    format!(
        "### {number}. What becomes of request {number} when its server goes away?\n\n\
         It is sent again, if **nothing** was answered; see [the notes](notes.md#{number}).\n\n\
         ```go\nif err != nil {{\n\treturn retry({number})\n}}\n```\n\n- It has a key\n- The key is kept\n\n"
    )
}

fn numbered(number: usize) -> String {
    format!(
        "{number}. How would you shard table {number}?\n   - By which column?\n   - What about `join {number}`?\n"
    )
}

fn details(number: usize) -> String {
    format!(
        "<details>\n<summary>Why is cache {number} cold?</summary>\n\nIt was **started** {number} seconds ago.\n\n</details>\n\n"
    )
}

fn bold(number: usize) -> String {
    format!(
        "**{number}. What is lease {number} for?**\n\nFor one that is gone: it runs out in {number} seconds.\n\n"
    )
}

fn labelled(number: usize) -> String {
    format!(
        "**Question:** Two workers take job {number}. Why?\n\nKey points to cover:\n\n- Read committed {number}\n- One statement\n\n\
         Follow-ups:\n\n- And with {number} of them?\n\n"
    )
}

fn text(number: usize) -> String {
    format!(
        "Paragraph {number} tells of *things* as they were, and asks for nothing.\n\n- a\n- b {number}\n\n"
    )
}
