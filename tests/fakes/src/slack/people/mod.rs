//! What people do and see, as a test tells it.

use std::sync::Arc;

use serde_json::{Value, json};

use super::{
    Fake, Slack,
    model::{Kind, Message, Ping, Role, State, Ts, View},
};

mod act;
mod forms;
mod typed;
mod wait;

pub use act::{Handle, Outcome, buttons};
pub use forms::Values;

/// What somebody sees of a channel or a thread.
pub type Sight = Vec<Message>;

/// What comes of something that somebody tries: the reason in words, if it is not possible.
pub type Done<T = ()> = Result<T, String>;

/// How somebody says something.
#[derive(Clone, Debug, Default)]
pub struct Manner<'a> {
    /// In the thread of this message.
    pub thread: Option<&'a str>,
    /// Shown in the channel as well, if it is in a thread.
    pub broadcast: bool,
    /// With a file of this name.
    pub file: Option<&'a str>,
    /// As what they do: `/me`.
    pub me: bool,
}

impl Fake {
    /// It, to be shared.
    pub fn shared(&self) -> Arc<Slack> {
        Arc::clone(&self.slack)
    }

    /// Somebody says something in a channel.
    pub fn say(&self, by: &str, channel: &str, text: &str) -> Done<Ts> {
        self.say_so(by, channel, text, &Manner::default())
    }

    /// Somebody says something in the thread of a message.
    pub fn reply(&self, by: &str, channel: &str, root: &str, text: &str) -> Done<Ts> {
        self.say_so(by, channel, text, &Manner { thread: Some(root), ..Manner::default() })
    }

    /// Somebody says something in this manner.
    pub fn say_so(&self, by: &str, channel: &str, text: &str, manner: &Manner<'_>) -> Done<Ts> {
        let mut state = self.lock();
        may_write(&state, by, channel)?;
        let thread_ts = match manner.thread {
            None => None,
            Some(root) => {
                let root = state.find_message(channel, root).ok_or("there is no such message")?;
                Some(root.thread_ts.clone().unwrap_or_else(|| root.ts.clone()))
            }
        };
        let ts = state.ts();
        let subtype = match (manner.file, manner.me) {
            (Some(_), _) => Some("file_share"),
            (None, true) => Some("me_message"),
            (None, false) => None,
        };
        let (on_wire, blocks) = typed::message(&state, text);
        let files = manner.file.map(|name| file(&mut state, by, name)).into_iter().collect();
        let message = Message {
            subtype,
            // What is said of what one does carries no blocks.
            blocks: if manner.me || text.is_empty() { Vec::new() } else { blocks },
            broadcast: manner.broadcast && thread_ts.is_some(),
            thread_ts,
            files,
            ..Message::new(channel, &ts, by, &on_wire)
        };
        Ok(state.put(message))
    }

    /// Another app posts, as old integrations do: with a name of its own, and whatever metadata.
    pub fn integration_says(&self, app: &str, channel: &str, text: &str, metadata: Option<Value>) -> Ts {
        let mut state = self.lock();
        let (user, name) = (state.apps[app].user.clone(), state.apps[app].name.clone());
        let ts = state.ts();
        let message = Message {
            app: Some(app.to_owned()),
            subtype: Some("bot_message"),
            username: Some(name),
            metadata,
            ..Message::new(channel, &ts, &user, text)
        };
        state.put(message)
    }

    /// Somebody changes a message of theirs.
    pub fn edit(&self, by: &str, channel: &str, ts: &str, text: &str) -> Done {
        let mut state = self.lock();
        own(&state, by, channel, ts)?;
        let (on_wire, blocks) = typed::message(&state, text);
        let change = |message: &mut Message| {
            message.text = on_wire;
            message.blocks = blocks;
        };
        state.change_message(channel, ts, Some(by), change).map_err(|error| error.code)
    }

    /// Slack itself adds the preview of a link to a message, which is no edit of anybody's.
    pub fn unfurls(&self, channel: &str, ts: &str, link: &str) -> Done {
        let preview = json!({ "id": 1, "from_url": link, "title": "A page", "fallback": "A page" });
        let change = |message: &mut Message| message.attachments.push(preview);
        self.lock().change_message(channel, ts, None, change).map_err(|error| error.code)
    }

    /// Somebody deletes a message: theirs, or any if they are an admin.
    pub fn delete(&self, by: &str, channel: &str, ts: &str) -> Done {
        let mut state = self.lock();
        let is_admin = state.users.get(by).is_some_and(|user| matches!(user.role, Role::Admin | Role::Owner));
        if !is_admin {
            own(&state, by, channel, ts)?;
        }
        state.delete_message(channel, ts).map_err(|error| error.code)
    }

    /// Somebody reacts to a message.
    pub fn react(&self, by: &str, channel: &str, ts: &str, name: &str) -> Done {
        self.lock().react(by, channel, ts, name).map_err(|error| error.code)
    }

    /// Somebody takes a reaction back.
    pub fn unreact(&self, by: &str, channel: &str, ts: &str, name: &str) -> Done {
        self.lock().unreact(by, channel, ts, name).map_err(|error| error.code)
    }

    /// Somebody brings another one, or a bot, into a channel: `/invite`.
    pub fn invite(&self, by: &str, channel: &str, user: &str) -> Done {
        let mut state = self.lock();
        may_write(&state, by, channel)?;
        if state.channels[channel].archived {
            return Err("the channel is archived".to_owned());
        }
        state.join(channel, user, Some(by));
        Ok(())
    }

    /// Somebody comes to a channel themselves.
    pub fn join(&self, user: &str, channel: &str) {
        self.lock().join(channel, user, None);
    }

    /// Somebody is removed from a channel: `/remove`.
    pub fn kick(&self, channel: &str, user: &str) {
        self.lock().part(channel, user);
    }

    /// Removes an app from the workspace.
    pub fn uninstall(&self, app: &str) {
        self.lock().uninstall(app);
    }

    /// Somebody opens the home of an app, or its messages.
    pub fn opens_home(&self, who: &str, app: &str, tab: &str) {
        let mut state = self.lock();
        let bot = state.apps[app].user.clone();
        let channel = state.direct(&[&bot, who]);
        let event = json!({
            "type": "app_home_opened", "user": who, "channel": channel, "tab": tab, "event_ts": state.ts(),
        });
        state.outbox.send(event, super::dispatch::Audience::App(app.to_owned()));
    }

    /// Somebody writes to an app's bot.
    pub fn write_to_bot(&self, by: &str, app: &str, text: &str) -> Done<Ts> {
        let channel = {
            let mut state = self.lock();
            let spec = &state.apps[app].spec;
            if !spec.messages_tab || spec.messages_read_only {
                return Err("Sending messages to this app has been turned off.".to_owned());
            }
            let bot = state.apps[app].user.clone();
            state.direct(&[&bot, by])
        };
        self.say(by, &channel, text)
    }

    /// Somebody reads along: everything that they see in a channel, threads aside, with the notes that
    /// only they see.
    pub fn sees(&self, who: &str, channel: &str) -> Sight {
        self.seen(who, channel, Message::is_in_channel)
    }

    /// Somebody opens a thread: the message and its replies, with the notes that only they see.
    pub fn sees_thread(&self, who: &str, channel: &str, root: &str) -> Sight {
        self.seen(who, channel, |message| message.ts == root || message.thread_ts.as_deref() == Some(root))
    }

    /// Everything that somebody can see of a channel, in it and in its threads.
    pub fn sees_all(&self, who: &str, channel: &str) -> Sight {
        self.seen(who, channel, |_| true)
    }

    fn seen(&self, who: &str, channel: &str, holds: impl Fn(&Message) -> bool) -> Sight {
        let state = self.lock();
        let Some(known) = state.channels.get(channel) else { return Vec::new() };
        if known.kind != Kind::Public && !known.members.contains(who) {
            return Vec::new();
        }
        let there = state.messages.get(channel).into_iter().flat_map(|messages| messages.values());
        there
            .filter(|message| message.only_for.as_ref().is_none_or(|only| only == who) && holds(message))
            .cloned()
            .collect()
    }

    /// Somebody waves a note away that only they see.
    pub fn dismiss(&self, who: &str, channel: &str, ts: &str) {
        let mut state = self.lock();
        if let Some(messages) = state.messages.get_mut(channel)
            && messages.get(ts).is_some_and(|message| message.only_for.as_deref() == Some(who))
        {
            messages.remove(ts);
        }
    }

    /// The direct messages of two users.
    pub fn direct_messages(&self, one: &str, other: &str) -> Sight {
        let channel = self.lock().direct(&[one, other]);
        self.sees_all(one, &channel)
    }

    /// The modal that somebody has before them.
    pub fn modal(&self, who: &str) -> Option<View> {
        let state = self.lock();
        let top = state.modals.get(who)?.last()?;
        state.views.get(top).cloned()
    }

    /// The home of an app, as somebody sees it.
    pub fn home(&self, who: &str, app: &str) -> Option<View> {
        let state = self.lock();
        let is_it = |view: &&View| view.user == who && view.app == app && view.view["type"] == "home";
        state.views.values().find(is_it).cloned()
    }

    /// Whom apps had notified so far.
    pub fn pings(&self) -> Vec<Ping> {
        self.lock().pings.clone()
    }

    /// Fails with everything that a bot should not have done.
    #[track_caller]
    pub fn finds_nothing_wrong(&self) {
        let violations = self.lock().violations.take();
        assert!(violations.is_empty(), "the bot should not have done this: {violations:#?}");
    }
}

/// Refuses unless somebody may write in a channel.
fn may_write(state: &State, by: &str, channel: &str) -> Done {
    let channel = state.channels.get(channel).ok_or("there is no such channel")?;
    let user = state.users.get(by).ok_or("there is no such user")?;
    if user.deleted {
        return Err("they are deactivated".to_owned());
    }
    if channel.archived {
        return Err("the channel is archived".to_owned());
    }
    if !channel.members.contains(by) {
        return Err("they are not in the channel".to_owned());
    }
    let is_admin = matches!(user.role, Role::Admin | Role::Owner);
    if channel.read_only && !is_admin {
        return Err("only admins may post here".to_owned());
    }
    Ok(())
}

fn own(state: &State, by: &str, channel: &str, ts: &str) -> Done {
    let message = state.find_message(channel, ts).ok_or("there is no such message")?;
    if message.user == by && message.app.is_none() && !message.is("tombstone") {
        Ok(())
    } else {
        Err("it is another one's".to_owned())
    }
}

fn file(state: &mut State, by: &str, name: &str) -> Value {
    let id = state.id('F');
    json!({
        "id": id, "created": (state.now)().timestamp(), "timestamp": (state.now)().timestamp(),
        "name": name, "title": name, "mimetype": "image/png", "filetype": "png", "pretty_type": "PNG",
        "user": by, "user_team": state.team.id, "mode": "hosted", "size": 1_024, "is_external": false,
        "is_public": true, "url_private": format!("https://files.slack.com/files-pri/{id}/{name}"),
        "permalink": format!("https://team.slack.com/files/{by}/{id}/{name}"),
    })
}
