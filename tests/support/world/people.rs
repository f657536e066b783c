//! What people do.

use std::time::Duration;

use super::{
    World,
    news::Eyes,
    stage::{FIRST_CHANNEL, Picture, Reaction, Sight, Spot},
};

impl World {
    /// Somebody becomes a member.
    pub async fn joins(&mut self, name: &str) {
        self.stage.add_member(name).await;
        self.eyes.insert(name.to_owned(), Eyes::in_channel(FIRST_CHANNEL));
    }

    /// There is another channel from now on.
    pub async fn has_the_channel(&mut self, name: &str) {
        self.stage.add_channel(name).await;
    }

    /// A member goes to another channel, without `#`.
    pub fn goes_to(&mut self, by: &str, channel: &str) {
        channel.clone_into(&mut self.eyes_of(by).channel);
    }

    /// A member writes in the channel.
    pub async fn says(&mut self, by: &str, text: &str) {
        let spot = self.channel_of(by);
        self.stage.say(by, &spot, text, None).await;
        self.work().await;
    }

    /// A member writes in the thread of the newest question in the channel.
    pub async fn says_in_thread(&mut self, by: &str, text: &str) {
        let spot = self.thread_of(by, "").await;
        self.stage.say(by, &spot, text, None).await;
        self.work().await;
    }

    /// A member writes in the thread of the newest question with this title.
    pub async fn says_in_thread_of(&mut self, by: &str, title: &str, text: &str) {
        let spot = self.thread_of(by, title).await;
        self.stage.say(by, &spot, text, None).await;
        self.work().await;
    }

    /// A member writes in the thread of a member's message, which is known by what it says.
    pub async fn says_in_thread_below(&mut self, by: &str, said: &str, text: &str) {
        let said = self.message(by, said).await;
        let spot = Spot { thread: Some(said.id), ..said.spot };
        self.stage.say(by, &spot, text, None).await;
        self.work().await;
    }

    /// A member writes in the thread of a message, which is known by its id; it is opened if need be.
    pub async fn says_below(&mut self, message: &str, by: &str, text: &str) {
        let spot = Spot { thread: Some(message.to_owned()), ..self.channel_of(by) };
        self.stage.say(by, &spot, text, None).await;
        self.work().await;
    }

    /// A member replies to a message, which is known by what it says.
    pub async fn replies_to(&mut self, by: &str, said: &str, text: &str) {
        let said = self.message(by, said).await;
        self.stage.say(by, &said.spot, text, Some(&said.id)).await;
        self.work().await;
    }

    /// A member changes a message of theirs, which is known by what it says.
    pub async fn edits(&mut self, by: &str, said: &str, text: &str) {
        let said = self.message(by, said).await;
        self.stage.edit(by, &said.id, text).await;
        self.work().await;
    }

    /// A member deletes a message of theirs, which is known by what it says.
    pub async fn deletes(&mut self, by: &str, said: &str) {
        let said = self.message(by, said).await;
        self.stage.delete(by, &said.id).await;
        self.work().await;
    }

    /// A member types a command in the channel.
    pub async fn runs(&mut self, by: &str, line: &str) {
        let spot = self.channel_of(by);
        let reaction = self.stage.run(by, &spot, line).await;
        self.gets(by, reaction).await;
    }

    /// The picture beside the newest note of a member, if there is one.
    pub async fn picture(&mut self, member: &str) -> Option<Picture> {
        self.stage.picture(member, Duration::from_millis(500)).await
    }

    /// A member asks for the leaderboard until it brings its picture: one that was not drawn soon enough is
    /// there the next time.
    pub async fn gets_the_picture(&mut self, by: &str, line: &str) -> Picture {
        for _ in 0..10 {
            self.runs(by, line).await;
            if let Some(picture) = self.stage.picture(by, Duration::from_secs(3)).await {
                self.notes(by).await;
                return picture;
            }
        }
        panic!("no picture comes");
    }

    /// A member types a command in the thread of the newest question with this title.
    pub async fn runs_in_thread_of(&mut self, by: &str, title: &str, line: &str) {
        let spot = self.thread_of(by, title).await;
        let reaction = self.stage.run(by, &spot, line).await;
        self.gets(by, reaction).await;
    }

    /// A member runs a command in the thread below a member's message.
    pub async fn runs_in_thread_below(&mut self, by: &str, said: &str, line: &str) {
        let said = self.message(by, said).await;
        let spot = Spot { thread: Some(said.id), ..said.spot };
        let reaction = self.stage.run(by, &spot, line).await;
        self.gets(by, reaction).await;
    }

    /// A member presses the newest button with this label that they see.
    pub async fn presses(&mut self, by: &str, label: &str) {
        self.presses_on(by, "", label).await;
    }

    /// A member presses a button on the newest message whose first line is this.
    pub async fn presses_on(&mut self, by: &str, title: &str, label: &str) {
        let sights = self.stage.look(by).await;
        let shows = |sight: &&Sight| {
            (title.is_empty() || sight.title == title) && sight.buttons.iter().any(|button| button == label)
        };
        let message = sights.iter().rfind(shows);
        let message = message.unwrap_or_else(|| panic!("{by} sees no button {label}"));
        let reaction = self.stage.press(by, message, label).await;
        self.gets(by, reaction).await;
    }

    /// Whether a member sees a button with this label.
    pub async fn sees_button(&mut self, by: &str, label: &str) -> bool {
        let sights = self.stage.look(by).await;
        sights.iter().any(|sight| sight.buttons.iter().any(|button| button == label))
    }

    /// A member submits the form that is open before them.
    pub async fn submits(&mut self, by: &str, text: &str) {
        let form = self.eyes_of(by).form.clone().unwrap_or_else(|| panic!("{by} has no form open"));
        match self.stage.submit(by, &form, text).await {
            // It stays open with what was typed.
            wrong @ Reaction::Wrong { .. } => self.gets(by, wrong).await,
            reaction => {
                self.eyes_of(by).form = None;
                self.gets(by, reaction).await;
            }
        }
    }

    /// A member answers in the form that a button opens.
    pub async fn answers_by_form(&mut self, by: &str, text: &str) {
        self.presses(by, "Answer").await;
        self.eyes_of(by).waiting.pop().expect("a form opened");
        self.submits(by, text).await;
    }

    /// An admin adds a schedule, and confirms its preview.
    pub async fn adds_the_schedule(&mut self, by: &str, options: &str) {
        self.runs(by, &format!("/schedule add {options}")).await;
        self.presses(by, "Confirm").await;
    }

    async fn gets(&mut self, by: &str, reaction: Reaction) {
        let eyes = self.eyes_of(by);
        match reaction {
            Reaction::Nothing => {}
            Reaction::Form(form) => {
                eyes.waiting.push(format!("a form before {by}:\n{}", super::news::indented(&form.text)));
                eyes.form = Some(form);
            }
            Reaction::Wrong { at, text } => eyes.waiting.push(format!("{by} is told, at `{at}`: {text}")),
        }
        self.work().await;
    }

    fn eyes_of(&mut self, name: &str) -> &mut Eyes {
        self.eyes.get_mut(name).unwrap_or_else(|| panic!("there is no member {name}"))
    }

    fn channel_of(&mut self, name: &str) -> Spot {
        Spot { channel: self.eyes_of(name).channel.clone(), thread: None }
    }

    /// The thread of the newest question with this title, or of any.
    async fn thread_of(&mut self, by: &str, title: &str) -> Spot {
        let channel = self.channel_of(by);
        let sights = self.stage.look(by).await;
        let is_card = |sight: &&Sight| {
            sight.spot == channel
                && sight.author.is_none()
                && !sight.only_you
                && (title.is_empty() || sight.title == title)
        };
        let card = sights.iter().rfind(is_card).unwrap_or_else(|| panic!("{by} sees no question {title}"));
        Spot { thread: Some(card.id.clone()), ..channel }
    }

    async fn message(&mut self, by: &str, said: &str) -> Sight {
        let sights = self.stage.look(by).await;
        let found = sights.into_iter().rfind(|sight| sight.author.is_some() && sight.text == said);
        found.unwrap_or_else(|| panic!("{by} sees no message that says {said}"))
    }
}
