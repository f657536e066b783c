//! What members saw happen, written down at the moment they saw it: what the bot may never take back.

use std::sync::Mutex;

/// A text that a member sent by form.
#[derive(Clone, Debug)]
pub struct FormSent {
    /// Who.
    pub by: usize,
    /// The card of the round.
    pub card: String,
    /// What it said.
    pub text: String,
    /// When they saw the note that it is kept, in milliseconds of Unix time.
    pub seen: Option<i64>,
    /// Whether it was no text: they took back all that they had said, and `seen` is when they saw that done.
    pub takes_back: bool,
    /// Whether they saw that it was not done.
    pub refused: bool,
}

/// A message that a member sent to a thread.
#[derive(Clone, Debug)]
pub struct Said {
    /// Who.
    pub by: usize,
    /// The card of the round.
    pub card: String,
    /// The message's id.
    pub message: String,
    /// When they saw the tick on it, if they looked long enough.
    pub ticked: Option<i64>,
    /// Whether they tried to delete it.
    pub delete_tried: bool,
}

/// A schedule that an admin saw confirmed.
#[derive(Clone, Debug)]
pub struct ScheduleSeen {
    /// Its name.
    pub name: String,
    /// When the confirmation was seen, in milliseconds of Unix time.
    pub added: i64,
    /// When the pause was seen.
    pub paused: Option<i64>,
}

/// What was seen.
#[derive(Debug, Default)]
pub struct Seen {
    forms: Mutex<Vec<FormSent>>,
    said: Mutex<Vec<Said>>,
    schedules: Mutex<Vec<ScheduleSeen>>,
    questions: Mutex<u32>,
    leaks: Mutex<Vec<(String, String)>>,
}

impl Seen {
    /// A form is about to be sent; gives its place.
    pub fn form(&self, sent: FormSent) -> usize {
        let mut forms = self.forms.lock().unwrap();
        forms.push(sent);
        forms.len() - 1
    }

    /// The note was seen that a form is kept.
    pub fn form_kept(&self, place: usize, at: i64) {
        self.forms.lock().unwrap()[place].seen = Some(at);
    }

    /// A form was refused, so it was not sent.
    pub fn form_refused(&self, place: usize) {
        self.forms.lock().unwrap()[place].refused = true;
    }

    /// A message was sent.
    pub fn said(&self, said: Said) -> usize {
        let mut all = self.said.lock().unwrap();
        all.push(said);
        all.len() - 1
    }

    /// Changes what is known of a message.
    pub fn about(&self, place: usize, change: impl FnOnce(&mut Said)) {
        change(&mut self.said.lock().unwrap()[place]);
    }

    /// Somebody asked for a question and saw that it is on its way.
    pub fn asked(&self) {
        *self.questions.lock().unwrap() += 1;
    }

    /// Something was seen that nobody was to see yet.
    pub fn leaked(&self, card: &str, what: &str) {
        self.leaks.lock().unwrap().push((card.to_owned(), what.to_owned()));
    }

    /// What was seen in the threads of cards that nobody was to see yet, if their answers were sealed.
    pub fn leaks(&self) -> Vec<(String, String)> {
        self.leaks.lock().unwrap().clone()
    }

    /// A schedule was seen confirmed.
    pub fn schedule(&self, schedule: ScheduleSeen) {
        self.schedules.lock().unwrap().push(schedule);
    }

    /// A schedule was seen paused.
    pub fn paused(&self, name: &str, at: i64) {
        let mut schedules = self.schedules.lock().unwrap();
        if let Some(schedule) = schedules.iter_mut().find(|one| one.name == name) {
            schedule.paused = Some(at);
        }
    }

    /// All forms that were not refused, and all takings back, in the order in which they were sent.
    pub fn forms(&self) -> Vec<FormSent> {
        let forms = self.forms.lock().unwrap();
        forms.iter().filter(|form| !form.refused).cloned().collect()
    }

    /// Whether somebody has tried to take back what they answered to a card.
    pub fn took_back(&self, by: usize, card: &str) -> bool {
        let forms = self.forms.lock().unwrap();
        forms.iter().any(|form| form.takes_back && !form.refused && form.by == by && form.card == card)
    }

    /// All messages.
    pub fn messages(&self) -> Vec<Said> {
        self.said.lock().unwrap().clone()
    }

    /// All schedules.
    pub fn schedules(&self) -> Vec<ScheduleSeen> {
        self.schedules.lock().unwrap().clone()
    }

    /// How many questions were asked for, and seen to be on their way.
    pub fn questions(&self) -> u32 {
        *self.questions.lock().unwrap()
    }
}
