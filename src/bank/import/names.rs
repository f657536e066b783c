//! Names for drafts: ids from titles, topics from headings.
//!
//! The same text gives the same name. Must not read files: what is taken already is told.

use std::collections::{HashMap, HashSet};

use crate::{
    bank::{ListedTopic, markdown::Markdown},
    practice::question::Topic,
};

/// The longest name, in characters: it stays readable, and the file's name is within the 255 bytes that
/// file systems allow, whatever the script.
const LONGEST: usize = 60;

/// The id of a question whose title has no letter and no digit.
const NAMELESS: &str = "question";

/// Names that Windows keeps for devices.
const DEVICES: [&str; 8] = ["con", "prn", "aux", "nul", "com1", "com2", "lpt1", "lpt2"];

/// Ids that no other question has.
#[derive(Debug, Default)]
pub struct Ids {
    /// In small letters: some file systems know no others.
    taken: HashSet<String>,
    /// The number to try next, where a name was wanted before.
    next: HashMap<String, usize>,
}

impl Ids {
    /// Notes that a question has this id.
    pub fn take(&mut self, id: &str) {
        self.taken.insert(id.to_lowercase());
    }

    /// An id for a question of this title: its words, and a number where others have these words too.
    pub fn give(&mut self, title: &str) -> String {
        let mut wanted = slug(title, id_mark);
        if wanted.is_empty() {
            NAMELESS.clone_into(&mut wanted);
        }
        let next = self.next.entry(wanted.clone()).or_insert(1);
        loop {
            let id = if *next == 1 { wanted.clone() } else { format!("{wanted}-{next}") };
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// The topic that a heading means: its words in small letters are the name. None where it has no letter and
/// no digit.
#[must_use]
pub fn topic(text: &str) -> Option<ListedTopic> {
    let plain = Markdown::new(text, 1).plain();
    [&plain, text].into_iter().find_map(|text| {
        let name = Some(slug(text, topic_mark)).filter(|name| !name.is_empty())?;
        let description = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(ListedTopic { topic: Topic(name), description })
    })
}

/// What stands for a mark that follows a letter in an id: `C#` is not `C`.
fn id_mark(mark: char) -> Option<&'static str> {
    match mark {
        '#' => Some("-sharp"),
        '+' => Some("-plus"),
        _ => None,
    }
}

/// Topics may hold these marks themselves.
fn topic_mark(mark: char) -> Option<&'static str> {
    match mark {
        '#' => Some("#"),
        '+' => Some("+"),
        _ => None,
    }
}

fn slug(text: &str, mark: fn(char) -> Option<&'static str>) -> String {
    let mut slug = String::new();
    let mut follows = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        // An apostrophe and an accent that is a mark of its own part no word.
        if matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}') {
            continue;
        }
        let told = mark(c).filter(|_| follows);
        if c.is_alphanumeric() {
            if !follows && !slug.is_empty() {
                slug.push('-');
            }
            slug.push(c);
        } else if let Some(told) = told {
            slug.push_str(told);
        }
        follows = c.is_alphanumeric() || told.is_some();
    }
    let slug = shortened(slug);
    if DEVICES.contains(&slug.as_str()) { format!("{slug}-") + NAMELESS } else { slug }
}

/// The name cut after its last whole word that fits.
fn shortened(mut name: String) -> String {
    let Some((end, _)) = name.char_indices().nth(LONGEST) else { return name };
    let within = name[..=end - 1 + name[end..].chars().next().map_or(0, char::len_utf8)].rfind('-');
    name.truncate(within.unwrap_or(end));
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_words_of_the_title() {
        let id = |title: &str| Ids::default().give(title);
        assert_eq!(id("What's the output of `[] + {}`?"), "whats-the-output-of");
        assert_eq!(id("  __init__ & co.  "), "init-co");
        assert_eq!(id("C# or C++, which?"), "c-sharp-or-c-plus-plus-which");
        assert_eq!(id("Что такое замыкание?"), "что-такое-замыкание");
        assert_eq!(id("什么是闭包？"), "什么是闭包");
        assert_eq!(id("???"), "question");
        assert_eq!(id("NUL"), "nul-question");
    }

    #[test]
    fn a_long_title_is_cut_after_a_word() {
        let id = Ids::default().give(&"twelve chars ".repeat(20));
        assert_eq!(id, "twelve-chars-twelve-chars-twelve-chars-twelve-chars-twelve");
        assert_eq!(Ids::default().give(&"é".repeat(90)), "é".repeat(60));
    }

    #[test]
    fn ids_are_given_once_whatever_their_case() {
        let mut ids = Ids::default();
        ids.take("The-Output");
        let given = [ids.give("The output?"), ids.give("The output"), ids.give("the output 2")];
        assert_eq!(given, ["the-output-2", "the-output-3", "the-output-2-2"]);
    }

    #[test]
    fn a_topic_keeps_the_marks_that_topics_may_have() {
        let name = |text: &str| topic(text).map(|listed| listed.topic.0);
        assert_eq!(name("2. React Hooks!").as_deref(), Some("react-hooks"));
        assert_eq!(name("C++ / C#").as_deref(), Some("c++-c#"));
        assert_eq!(name("_Node.js_").as_deref(), Some("node-js"));
        assert_eq!(name("```"), None);
        assert_eq!(name("—"), None);
        let listed = topic("[Go,  *fast*](#go) <a id=\"go\"></a>").unwrap();
        assert_eq!((&*listed.topic.0, &*listed.description), ("go-fast", "Go, fast"));
    }
}
