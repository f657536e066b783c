//! The topics of a bank, as its `_topics.md` lists them: "- `name`: what it covers".
//!
//! Does not know which questions there are.

use super::{
    markdown::{BlockKind, Item, Markdown, normalized},
    problem::{Problem, Problems, suggest},
};
use crate::practice::question::Topic;

/// The name of the file, in the root of a bank's folder.
pub const TOPICS_FILE: &str = "_topics.md";

/// The topics that a folder's questions may have, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicList {
    /// Where a reader finds the list, or lists other topics.
    home: String,
    topics: Vec<ListedTopic>,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedTopic {
    /// Its name.
    pub topic: Topic,
    /// What it covers, in Markdown; may be empty.
    pub description: String,
}

impl TopicList {
    /// Reads the list from the text of a file that problems name `shown`.
    #[must_use]
    pub fn parse(shown: &str, text: &str) -> (Self, Vec<Problem>) {
        let mut problems = Problems::of(shown);
        let blocks = Markdown::new(normalized(text), 1).blocks();
        let mut topics: Vec<ListedTopic> = Vec::new();
        let items = blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::List(items) => Some(items),
            _ => None,
        });
        for item in items.flatten() {
            let Some(listed) = listed(item, &mut problems) else { continue };
            if topics.iter().any(|other| other.topic == listed.topic) {
                problems.error(item.line, format!("`{}` is listed twice: remove one", listed.topic));
            } else {
                topics.push(listed);
            }
        }
        if topics.is_empty() {
            problems.error(
                None,
                "lists no topic: add lines such as \"- `http`: APIs and what they are made of\"",
            );
        }
        (Self { home: format!("topics are listed in {shown}"), topics }, problems.into_list())
    }

    /// The list that ships, for a folder that has none of its own.
    pub(super) fn borrowed(self) -> Self {
        Self { home: format!("topics are those that ship; list others in `{TOPICS_FILE}`"), ..self }
    }

    /// The topics in the order of the file.
    #[must_use]
    pub fn topics(&self) -> &[ListedTopic] {
        &self.topics
    }

    /// Whether it lists the topic.
    #[must_use]
    pub fn contains(&self, topic: &Topic) -> bool {
        self.topics.iter().any(|listed| listed.topic == *topic)
    }

    /// Says what to write instead of a topic that it does not list.
    pub(super) fn suggest(&self, topic: &Topic) -> String {
        let names = self.topics.iter().map(|listed| listed.topic.0.as_str());
        format!("{} ({})", suggest(&topic.0, names), self.home)
    }
}

fn listed(item: &Item, problems: &mut Problems<'_>) -> Option<ListedTopic> {
    let line = item.one_line();
    let parts = line.strip_prefix('`').and_then(|rest| rest.split_once('`'));
    let Some((name, rest)) = parts.filter(|(name, _)| is_topic_name(name)) else {
        let message =
            "a topic is its name and what it covers, as in \"- `http`: APIs and what they are made of\"";
        problems.error(item.line, message);
        return None;
    };
    let description = rest.trim_start().strip_prefix(':').unwrap_or(rest).trim();
    if description.is_empty() {
        problems.warning(item.line, format!("`{name}` has no description: say after a colon what it covers"));
    }
    Some(ListedTopic { topic: Topic(name.to_owned()), description: description.to_owned() })
}

/// Topics are typed in commands and name folders.
fn is_topic_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '+' | '#' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Vec<(String, String)>, Vec<String>) {
        let (list, problems) = TopicList::parse("_topics.md", text);
        let topics = list.topics.into_iter().map(|listed| (listed.topic.0, listed.description)).collect();
        (topics, problems.iter().map(Problem::to_string).collect())
    }

    #[test]
    fn a_list_of_topics_keeps_its_order_and_its_descriptions() {
        let (topics, problems) = parse(
            "\u{feff}# Topics\r\n\r\nAll of them.\r\n\r\n- `rust`: ownership\r\n  and `async`\r\n- `http`: APIs\r\n",
        );
        let expected = [("rust", "ownership and `async`"), ("http", "APIs")];
        assert_eq!(topics, expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
        assert_eq!(problems, [""; 0]);
    }

    #[test]
    fn each_wrong_line_of_the_list_is_named() {
        let (topics, problems) =
            parse("- http: APIs\n- `go`: Go\n- `go`: again\n- `two words`: no\n- `rust`\n");
        assert_eq!(topics.len(), 2);
        let expected = [
            "_topics.md:1: error: a topic is its name and what it covers, as in \"- `http`: APIs and what they are made of\"",
            "_topics.md:3: error: `go` is listed twice: remove one",
            "_topics.md:4: error: a topic is its name and what it covers, as in \"- `http`: APIs and what they are made of\"",
            "_topics.md:5: warning: `rust` has no description: say after a colon what it covers",
        ];
        assert_eq!(problems, expected);
    }

    #[test]
    fn a_list_without_topics_is_an_error() {
        let (_, problems) = parse("# Topics\n");
        assert_eq!(problems.len(), 1);
        assert!(problems[0].starts_with("_topics.md: error: lists no topic"), "{problems:?}");
    }

    #[test]
    fn an_unknown_topic_is_answered_with_the_nearest_one() {
        let (list, _) = TopicList::parse("_topics.md", "- `http`: a\n- `distributed-systems`: b\n");
        let advice = list.suggest(&Topic("distributed-system".into()));
        assert_eq!(advice, "did you mean `distributed-systems`? (topics are listed in _topics.md)");
    }
}
