//! The form in which a schedule is asked for, where forms have pickers, and what it says in the words
//! of the command.

use std::collections::BTreeMap;

use crate::{
    chat::{
        action::Action,
        message::{Field, FieldChoice, FieldKind, Form},
    },
    practice::{
        answer::AnswerMode,
        question::{Difficulty, Topic},
        schedule::zone::Zone,
    },
};

/// The fields of the form. All but the days and the time are called as the options of the command.
pub mod field {
    /// Where it posts.
    pub const CHANNEL: &str = "channel";
    /// On which days.
    pub const DAYS: &str = "days";
    /// At what time.
    pub const TIME: &str = "time";
    /// Whose local time.
    pub const ZONE: &str = "zone";
    /// When its rounds are revealed.
    pub const REVEAL: &str = "reveal";
    /// How they are answered.
    pub const ANSWERS: &str = "answers";
    /// The topics of its questions.
    pub const TOPICS: &str = "topics";
    /// How hard they are.
    pub const DIFFICULTIES: &str = "difficulties";
    /// What to call it.
    pub const NAME: &str = "name";
    /// Whom each question notifies.
    pub const NOTIFY: &str = "notify";
    /// How late a post may still come.
    pub const GRACE: &str = "grace";
}

/// The option that the days and the time are for together.
const WHEN: &str = "when";

/// The days of the week, as the command knows them and as people read them.
const DAYS: [(&str, &str); 7] = [
    ("mon", "Monday"),
    ("tue", "Tuesday"),
    ("wed", "Wednesday"),
    ("thu", "Thursday"),
    ("fri", "Friday"),
    ("sat", "Saturday"),
    ("sun", "Sunday"),
];

/// How many of the days are working days.
const WORKING_DAYS: usize = 5;

/// When most teams begin.
const TIME: &str = "09:00";

/// The longest line that is typed into the form, in characters.
const LINE: usize = 100;

/// The form in which a schedule is asked for.
#[derive(Clone, Copy, Debug)]
pub struct ScheduleForm<'a> {
    /// The topics of the bank.
    pub topics: &'a [Topic],
    /// The workspace's zone, if it is known.
    pub zone: Option<Zone>,
    /// What was given with the command, by the names of its options.
    pub given: &'a BTreeMap<String, String>,
}

impl ScheduleForm<'_> {
    /// The form.
    #[must_use]
    pub fn form(&self) -> Form {
        let mut fields = vec![
            self.field(field::CHANNEL, "Channel", FieldKind::Channel),
            Field { value: working_days(), ..self.field(field::DAYS, "Days", several(&DAYS)) },
            Field { value: TIME.to_owned(), ..self.field(field::TIME, "Time", FieldKind::Time) },
            self.zone_field(),
            Field {
                placeholder: "Such as 2h, 16:30 or next; 6h after the post if left empty".to_owned(),
                ..self.line(field::REVEAL, "Reveal")
            },
            self.answers_field(),
        ];
        if !self.topics.is_empty() {
            let choices: Vec<(&str, &str)> =
                self.topics.iter().map(|topic| (topic.0.as_str(), topic.0.as_str())).collect();
            fields.push(Field {
                placeholder: "Any topic".to_owned(),
                optional: true,
                ..self.field(field::TOPICS, "Topics", several(&choices))
            });
        }
        let difficulties: Vec<(&str, &str)> = Difficulty::NAMES.iter().map(|name| (*name, *name)).collect();
        fields.push(Field {
            placeholder: "Any difficulty, if none is chosen".to_owned(),
            optional: true,
            ..self.field(field::DIFFICULTIES, "Difficulties", several(&difficulties))
        });
        fields.push(Field {
            placeholder: "Made from the days and the time if left empty".to_owned(),
            ..self.line(field::NAME, "Name")
        });
        // Few need them, so they only show what was given with the command.
        for (id, label) in [(field::NOTIFY, "Notifies, by id"), (field::GRACE, "How late after an outage")] {
            if self.given.contains_key(id) {
                fields.push(self.line(id, label));
            }
        }
        Form {
            action: Action::AddSchedule,
            title: "New schedule".to_owned(),
            intro: None,
            fields,
            submit: "Preview".to_owned(),
        }
    }

    fn field(&self, id: &str, label: &str, kind: FieldKind) -> Field {
        Field {
            id: id.to_owned(),
            label: label.to_owned(),
            value: self.given.get(id).cloned().unwrap_or_default(),
            max_chars: LINE,
            kind,
            ..Field::default()
        }
    }

    /// A line that may be left empty.
    fn line(&self, id: &str, label: &str) -> Field {
        Field { optional: true, ..self.field(id, label, FieldKind::Text) }
    }

    /// How answers are given: the first mode is what it is unless somebody says otherwise.
    fn answers_field(&self) -> Field {
        let choices = [
            (AnswerMode::Open, "Open: seen as they come"),
            (AnswerMode::Sealed, "Sealed: seen at the reveal"),
            (AnswerMode::Anonymous, "Anonymous: seen at the reveal, without names"),
        ];
        let choices = choices.map(|(mode, label)| choice(mode.name(), label));
        let mut field = self.field(field::ANSWERS, "Answers", FieldKind::One(choices.into()));
        if field.value.is_empty() {
            AnswerMode::default().name().clone_into(&mut field.value);
        }
        field
    }

    fn zone_field(&self) -> Field {
        let mut field = self.line(field::ZONE, "Time zone");
        "Such as Europe/Berlin; the workspace's if left empty".clone_into(&mut field.placeholder);
        if let Some(zone) = self.zone.filter(|_| field.value.is_empty()) {
            zone.to_string().clone_into(&mut field.value);
        }
        field
    }
}

fn several(choices: &[(&str, &str)]) -> FieldKind {
    FieldKind::Several(choices.iter().map(|(value, label)| choice(value, label)).collect())
}

fn choice(value: &str, label: &str) -> FieldChoice {
    FieldChoice { value: value.to_owned(), label: label.to_owned() }
}

fn working_days() -> String {
    DAYS[..WORKING_DAYS].iter().map(|(day, _)| *day).collect::<Vec<_>>().join(",")
}

/// The options of the command that say the same as what was given in the form.
///
/// # Errors
/// The field that is empty, and what to do.
pub fn options(
    mut values: BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, (&'static str, &'static str)> {
    let days = values.remove(field::DAYS).unwrap_or_default();
    let time = values.remove(field::TIME).unwrap_or_default();
    let days: Vec<&str> = days.split(',').map(str::trim).filter(|day| !day.is_empty()).collect();
    if days.is_empty() {
        return Err((field::DAYS, "Choose at least one day."));
    }
    if time.trim().is_empty() {
        return Err((field::TIME, "Choose a time."));
    }
    values.retain(|_, value| !value.trim().is_empty());
    values.insert(WHEN.to_owned(), format!("{} {}", named(&days), time.trim()));
    Ok(values)
}

/// The days in the shortest words that there are for them.
fn named(days: &[&str]) -> String {
    let is_chosen: Vec<bool> = DAYS.iter().map(|(day, _)| days.contains(day)).collect();
    let (working, free) = is_chosen.split_at(WORKING_DAYS);
    let all = |days: &[bool]| days.iter().all(|chosen| *chosen);
    let none = |days: &[bool]| !days.iter().any(|chosen| *chosen);
    match (all(working), all(free)) {
        (true, true) => "daily".to_owned(),
        (true, _) if none(free) => "weekdays".to_owned(),
        (_, true) if none(working) => "weekends".to_owned(),
        _ => days.join(","),
    }
}

/// The field that a mistake with an option is about.
#[must_use]
pub fn field_of(option: &str) -> &str {
    if option == WHEN { field::TIME } else { option }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{practice::schedule::when::When, render::example};

    fn given(values: &[(&str, &str)]) -> BTreeMap<String, String> {
        values.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_the_form_says_is_what_the_command_says() {
        for (days, when) in [
            ("mon,tue,wed,thu,fri", "weekdays 09:30"),
            ("mon,tue,wed,thu,fri,sat,sun", "daily 09:30"),
            ("sat,sun", "weekends 09:30"),
            ("mon,wed,sun", "mon,wed,sun 09:30"),
        ] {
            let options = options(given(&[("days", days), ("time", "09:30"), ("name", " ")])).unwrap();
            assert_eq!(options, given(&[("when", when)]));
            assert!(when.parse::<When>().is_ok(), "{when}");
        }
    }

    #[test]
    fn what_is_empty_and_needed_is_told_at_its_field() {
        assert_eq!(options(given(&[("time", "09:00")])).unwrap_err().0, "days");
        assert_eq!(options(given(&[("days", "mon")])).unwrap_err().0, "time");
    }

    #[test]
    fn the_form_shows_what_was_given_with_the_command() {
        let topics = [example::topic("go"), example::topic("http")];
        let given = given(&[("topics", "go"), ("notify", "S1")]);
        let form = ScheduleForm { topics: &topics, zone: Some(example::UTC), given: &given }.form();
        let value =
            |id: &str| form.fields.iter().find(|field| field.id == id).map(|field| field.value.as_str());
        assert_eq!(value("topics"), Some("go"));
        assert_eq!(value("notify"), Some("S1"));
        assert_eq!(value("grace"), None);
        assert_eq!((value("days"), value("time")), (Some("mon,tue,wed,thu,fri"), Some("09:00")));
        assert_eq!(value("zone"), Some("UTC"));
    }
}
