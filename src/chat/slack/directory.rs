//! Names: who members are, what channels and user groups are called. Asked for when they are needed,
//! remembered for a while, and kept fresh by what Slack tells.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Mutex as Turn;

use super::{
    Slack,
    api::{ApiError, Call, Method, Urgency},
    shapes::{Channel, Person, text},
};
use crate::clock::Moment;

/// How long what is known of a member or a channel is taken for granted. Slack tells of changes, but to
/// one process of several.
const FRESH: Duration = Duration::from_mins(5);

/// How many members, and channels, are remembered.
const MOST: usize = 10_000;

/// How many names of a text are looked up: more, and it is a list of ids.
const MOST_NAMES: usize = 20;

/// What is remembered of one thing, for whoever has the turn to ask for it.
type Slot<T> = Arc<Turn<Option<(Moment, Arc<T>)>>>;

/// What is remembered, by id.
#[derive(Debug)]
pub(super) struct Memory<T>(Mutex<HashMap<String, Slot<T>>>);

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Memory<T> {
    fn slot(&self, id: &str) -> Slot<T> {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if slots.len() >= MOST && !slots.contains_key(id) {
            slots.clear();
        }
        Arc::clone(slots.entry(id.to_owned()).or_default())
    }

    /// What is known of it, if that is fresh, else what `ask` brings; of many who want it at once, one asks.
    async fn get<F>(&self, id: &str, ask: impl FnOnce() -> F) -> Result<Arc<T>, ApiError>
    where
        F: Future<Output = Result<T, ApiError>>,
    {
        let slot = self.slot(id);
        let mut known = slot.lock().await;
        if let Some((at, value)) = known.as_ref()
            && Moment::now().since(*at) < FRESH
        {
            return Ok(Arc::clone(value));
        }
        match (ask().await, known.as_ref()) {
            (Ok(value), _) => {
                let value = Arc::new(value);
                *known = Some((Moment::now(), Arc::clone(&value)));
                Ok(value)
            }
            // What was known is better than nothing while Slack does not answer.
            (Err(error), Some((_, value))) if !error.is_final() => {
                tracing::debug!(%error, id, "what is known is not fresh");
                Ok(Arc::clone(value))
            }
            (Err(error), _) => Err(error),
        }
    }

    /// It tells of itself.
    fn learn(&self, id: &str, value: T) {
        let fresh = Arc::new(Turn::new(Some((Moment::now(), Arc::new(value)))));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned(), fresh);
    }

    /// What was known is not true any more.
    fn forget(&self, id: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
    }
}

/// Names of members, channels and user groups.
#[derive(Debug, Default)]
pub(super) struct Directory {
    people: Memory<Person>,
    channels: Memory<Channel>,
    groups: Memory<Vec<Group>>,
}

/// A user group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) id: String,
    pub(super) handle: String,
}

#[derive(Deserialize)]
struct UserAnswer {
    user: Value,
}

#[derive(Deserialize)]
struct ChannelAnswer {
    channel: Value,
}

#[derive(Deserialize)]
struct GroupsAnswer {
    #[serde(default)]
    usergroups: Vec<Value>,
}

/// The one list of all user groups.
const ALL_GROUPS: &str = "all";

impl Directory {
    /// A member has changed: another name, another role, or none any more.
    pub(super) fn learn_person(&self, user: &Value) {
        if let Some(person) = Person::of(user) {
            self.people.learn(&person.id.clone(), person);
        }
    }

    /// Something about a channel has changed.
    pub(super) fn forget_channel(&self, channel: &str) {
        self.channels.forget(channel);
    }
}

impl Slack {
    /// Who somebody is.
    pub(super) async fn person(&self, id: &str, urgency: Urgency) -> Result<Arc<Person>, ApiError> {
        let ask = || async {
            let call = Call::new(Method::UserInfo).with("user", id).urgent(urgency);
            let answer: UserAnswer = self.api.call(call).await?;
            Person::of(&answer.user).ok_or_else(|| unreadable(Method::UserInfo))
        };
        self.directory.people.get(id, ask).await
    }

    /// What a channel is, as it was a short time ago at most.
    pub(super) async fn channel(&self, id: &str, urgency: Urgency) -> Result<Arc<Channel>, ApiError> {
        self.directory.channels.get(id, || self.ask_channel(id, urgency)).await
    }

    /// What a channel is, as of now.
    pub(super) async fn channel_now(&self, id: &str, urgency: Urgency) -> Result<Channel, ApiError> {
        let channel = self.ask_channel(id, urgency).await?;
        self.directory.channels.learn(id, channel.clone());
        Ok(channel)
    }

    async fn ask_channel(&self, id: &str, urgency: Urgency) -> Result<Channel, ApiError> {
        let call = Call::new(Method::ChannelInfo).with("channel", id).urgent(urgency);
        let answer: ChannelAnswer = self.api.call(call).await?;
        Ok(Channel::of(&answer.channel))
    }

    /// The names of the people and channels that a text of Slack's names by their ids, as far as they are
    /// to be had.
    pub(super) async fn names_in(&self, text: &str, urgency: Urgency) -> HashMap<String, String> {
        let mut names = HashMap::new();
        for (sign, id) in ids_in(text).into_iter().take(MOST_NAMES) {
            let name = match sign {
                '@' => self.person(id, urgency).await.map(|person| person.name.clone()),
                _ => self.channel(id, urgency).await.map(|channel| channel.name.clone()),
            };
            match name {
                Ok(name) => drop(names.insert(id.to_owned(), name)),
                Err(error) => tracing::debug!(%error, id, "somebody or something named is not known"),
            }
        }
        names
    }

    /// The user groups of the workspace.
    pub(super) async fn groups(&self, urgency: Urgency) -> Result<Arc<Vec<Group>>, ApiError> {
        let ask = || async {
            let answer: GroupsAnswer = self.api.call(Call::new(Method::Groups).urgent(urgency)).await?;
            let group = |group: &Value| {
                let (id, handle) = (text(group, "id")?, text(group, "handle")?);
                Some(Group { id: id.to_owned(), handle: handle.to_owned() })
            };
            Ok(answer.usergroups.iter().filter_map(group).collect())
        };
        self.directory.groups.get(ALL_GROUPS, ask).await
    }
}

/// The ids in a text that Slack wrote for people, `<@U1>`, and channels, `<#C1>`.
fn ids_in(text: &str) -> Vec<(char, &str)> {
    let parts = text.split('<').skip(1);
    let id = |part: &'_ str| {
        let sign = part.chars().next().filter(|sign| matches!(sign, '@' | '#'))?;
        let end = part.find(['|', '>'])?;
        Some((sign, end))
    };
    parts.filter_map(|part| id(part).map(|(sign, end)| (sign, &part[1..end]))).collect()
}

fn unreadable(method: Method) -> ApiError {
    ApiError::Broken {
        reason: format!("what Slack answered to {} could not be read", method.name()),
        repeatable: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_a_text_names_is_found() {
        let text = "ask <@U1> or <@W2|ben> in <#C3|general>, see <https://example.com|this>, 1 < 2, <@";
        assert_eq!(ids_in(text), [('@', "U1"), ('@', "W2"), ('#', "C3")]);
    }

    #[tokio::test(start_paused = true)]
    async fn of_many_who_want_the_same_one_asks_and_what_changed_is_asked_again() {
        let memory: Arc<Memory<u32>> = Arc::default();
        let asked = Arc::new(std::sync::atomic::AtomicU32::new(0));
        let get = || {
            let (memory, asked) = (Arc::clone(&memory), Arc::clone(&asked));
            async move {
                let ask = || async {
                    tokio::task::yield_now().await;
                    Ok(asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
                };
                *memory.get("U1", ask).await.unwrap()
            }
        };
        let together = tokio::join!(get(), get(), get());
        assert_eq!(together, (0, 0, 0));
        memory.forget("U1");
        assert_eq!(get().await, 1);
        (Moment::now() + FRESH).reached().await;
        assert_eq!(get().await, 2);
        memory.learn("U1", 7);
        assert_eq!(get().await, 7);
        (Moment::now() + FRESH).reached().await;
        let limited = || async { Err(ApiError::Limited { after: Duration::ZERO }) };
        assert_eq!(*memory.get("U1", limited).await.unwrap(), 7, "it is better than nothing");
    }
}
