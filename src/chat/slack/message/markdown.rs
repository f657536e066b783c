//! Markdown of questions and of members as Slack's rich text.
//!
//! It is parsed and written anew, so that only what is meant as markup is markup. What Slack does not
//! know becomes what is nearest: a table is aligned code, an image a link, a heading a strong line,
//! HTML the text that it is. No word is left out.

mod flow;
mod inline;

use comrak::{Arena, parse_document};

use super::rich::{Element, Run};
use crate::chat::markdown::{Author, MAX_DEPTH, dialect, keeps_words, kept, one_line, table, text_below};

/// Markdown in Slack's rich text; as it was typed, if a word would get lost.
pub(super) fn render(markdown: &str, author: Author, quoted: bool) -> Vec<Element> {
    let source = kept(markdown, author);
    let arena = Arena::new();
    let (elements, languages) = flow::document(parse_document(&arena, &source, &dialect()), author, quoted);
    let mut shown = Run::from(languages.as_str());
    for element in &elements {
        element.words(&mut shown);
        shown.push("\n", super::rich::Style::PLAIN);
    }
    if keeps_words(markdown, &shown.text_and_addresses()) { elements } else { as_typed(markdown, quoted) }
}

/// Markdown as it was typed, which takes the least room.
pub(super) fn as_typed(markdown: &str, quoted: bool) -> Vec<Element> {
    Element::code(None, markdown, quoted).into_iter().collect()
}

/// Languages, or names for none, of which Slack does not say that it knows them.
const OTHERS: [&str; 40] = [
    "asm",
    "awk",
    "bat",
    "clojure",
    "cmake",
    "csv",
    "dart",
    "elixir",
    "elm",
    "erlang",
    "fsharp",
    "graphql",
    "groovy",
    "haskell",
    "hcl",
    "http",
    "ini",
    "jsonc",
    "jsx",
    "julia",
    "latex",
    "makefile",
    "markdown",
    "md",
    "mermaid",
    "nginx",
    "ocaml",
    "perl",
    "plaintext",
    "powershell",
    "promql",
    "protobuf",
    "r",
    "scss",
    "svelte",
    "terraform",
    "text",
    "toml",
    "txt",
    "vue",
];

/// Whether a block of code has no more than a language above it, or nothing.
fn is_language(info: &str) -> bool {
    info.is_empty() || language(info).is_some() || OTHERS.contains(&info.to_ascii_lowercase().as_str())
}

/// The name by which Slack knows the language of a block of code; those that it may not know are left
/// out, as they change nothing but colours.
fn language(info: &str) -> Option<&'static str> {
    let name = info.split(|char: char| char.is_whitespace() || char == ',').next().unwrap_or_default();
    Some(match name.to_ascii_lowercase().as_str() {
        "c" => "c",
        "c++" | "cpp" => "cpp",
        "c#" | "cs" | "csharp" => "csharp",
        "css" => "css",
        "diff" | "patch" => "diff",
        "dockerfile" | "docker" => "dockerfile",
        "go" | "golang" => "go",
        "html" => "html",
        "java" => "java",
        "javascript" | "js" | "jsx" => "javascript",
        "json" => "json",
        "kotlin" | "kt" => "kotlin",
        "lua" => "lua",
        "php" => "php",
        "python" | "py" => "python",
        "ruby" | "rb" => "ruby",
        "rust" | "rs" => "rust",
        "scala" => "scala",
        "bash" | "console" | "sh" | "shell" | "zsh" => "shell",
        "sql" | "mysql" | "postgres" | "postgresql" | "sqlite" => "sql",
        "swift" => "swift",
        "typescript" | "ts" | "tsx" => "typescript",
        "xml" => "xml",
        "yaml" | "yml" => "yaml",
        _ => return None,
    })
}
