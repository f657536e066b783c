//! The topics of the folder that drafts are written into, and its list of them.
//!
//! What the list says already stays as it is. Must not know the drafts.

use std::{
    collections::{HashMap, HashSet},
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};

use super::files::{cannot, keep, write_all};
use crate::{
    bank::{self, ListedTopic, Source, TOPICS_FILE, TopicList, import},
    practice::question::Topic,
};

/// The topic of what has none, and what it covers.
const NONE: (&str, &str) = ("imported", "questions whose documents name no topic");

/// The topics that a folder has, and those that drafts bring.
pub(super) struct Topics {
    /// The folder's own list, if it has one.
    own: Option<Own>,
    /// All of them, by their names in small letters.
    known: HashMap<String, Topic>,
    /// Those of the bank that ships, which a folder has that lists none.
    shipped: Vec<ListedTopic>,
    /// Those that have a question.
    used: HashSet<Topic>,
    /// Those that are not listed yet, in the order in which drafts bring them.
    new: Vec<ListedTopic>,
}

struct Own {
    path: PathBuf,
    text: String,
}

impl Topics {
    /// The topics of a folder, and of the folders in it.
    pub(super) fn of(root: &Path, folders: Vec<Topic>) -> anyhow::Result<Self> {
        let path = root.join(TOPICS_FILE);
        let own = match fs::read_to_string(&path) {
            Ok(text) => Some(Own { path, text }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| cannot("be read", &path)),
        };
        let mut used: HashSet<Topic> = folders.into_iter().collect();
        let mut shipped = Vec::new();
        let known: Vec<Topic> = if let Some(own) = &own {
            let (list, _) = TopicList::parse(TOPICS_FILE, &own.text);
            list.topics().iter().map(|listed| listed.topic.clone()).collect()
        } else {
            if !used.is_empty() {
                let bank = bank::read(&[Source::Folder(root.to_owned())]).bank;
                used.extend(bank.questions().iter().flat_map(|question| question.topics.clone()));
            }
            shipped = bank::shipped_topics().topics().to_vec();
            shipped.iter().map(|listed| listed.topic.clone()).collect()
        };
        let known = known.into_iter().map(|topic| (topic.0.to_lowercase(), topic)).collect();
        Ok(Self { own, known, shipped, used, new: Vec::new() })
    }

    /// The topic that a document's text means: one that is listed, or a new one.
    pub(super) fn name(&mut self, text: Option<&str>) -> Topic {
        let meant = text.and_then(import::topic).unwrap_or_else(|| {
            let (name, description) = NONE;
            ListedTopic { topic: Topic(name.to_owned()), description: description.to_owned() }
        });
        let known = self.known.entry(meant.topic.0.clone()).or_insert_with(|| {
            self.new.push(meant.clone());
            meant.topic
        });
        self.used.insert(known.clone());
        known.clone()
    }

    /// Lists the topics that are new, at the end of the list, or in a list that is made. It has this name, beside
    /// its own place, until it is whole.
    pub(super) fn write(&self, root: &Path, unfinished: &str) -> anyhow::Result<()> {
        if self.new.is_empty() {
            return Ok(());
        }
        let (path, text) = if let Some(own) = &self.own {
            // A link stays a link.
            (fs::canonicalize(&own.path).unwrap_or_else(|_| own.path.clone()), self.appended(&own.text))
        } else {
            let shipped = self.shipped.iter().filter(|listed| self.used.contains(&listed.topic));
            (
                root.join(TOPICS_FILE),
                format!(
                    "# Topics

{}{}",
                    lines(shipped),
                    lines(&self.new)
                ),
            )
        };
        let (list, _) = TopicList::parse(TOPICS_FILE, &text);
        if let Some(lost) = self.new.iter().find(|listed| !list.contains(&listed.topic)) {
            bail!(
                "the topic `{}` cannot be put at the end of {}\nadd the line \"- `{}`: …\" to it, and run the same again",
                lost.topic,
                path.display(),
                lost.topic
            );
        }
        let unfinished = path.with_file_name(unfinished);
        let write = || {
            write_all(&unfinished, &text)?;
            keep(&unfinished)?;
            if let Ok(about) = fs::metadata(&path) {
                fs::set_permissions(&unfinished, about.permissions())?;
            }
            fs::rename(&unfinished, &path)
        };
        write().with_context(|| cannot("be written", &path))
    }

    /// The list with what is new at its end, its lines ended as the others are.
    fn appended(&self, text: &str) -> String {
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let mut all = text.to_owned();
        if !text.is_empty() && !text.ends_with('\n') {
            all.push_str(end);
        }
        // After a list, its next item; after anything else, a list of its own.
        let is_list = text.trim_end().lines().next_back().is_some_and(|line| line.starts_with("- "));
        if !is_list && !text.trim().is_empty() && !all.ends_with("\n\n") {
            all.push_str(end);
        }
        all.push_str(&lines(&self.new).replace('\n', end));
        all
    }
}

fn lines<'a>(topics: impl IntoIterator<Item = &'a ListedTopic>) -> String {
    let line = |listed: &ListedTopic| ["- `", &listed.topic.0, "`: ", &listed.description, "\n"].concat();
    topics.into_iter().map(line).collect()
}
