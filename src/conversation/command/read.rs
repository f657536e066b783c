//! From names and raw values to a [`Command`].

use crate::near::{did_you_mean, excerpt, folded, nearest, none_of};
use std::{collections::BTreeMap, str::FromStr};

use super::{
    COMMANDS, Command, Known, LeaderboardCommand, Mistake, NewSchedule, PointsCommand, QuestionCommand,
    RoundCommand, ScheduleCommand, Scope, spec_of,
};
use crate::{
    chat::{
        command::{
            CommandSpec,
            value::{date, is_yes, items, sentence},
        },
        event::Invocation,
    },
    practice::{
        answer::AnswerMode,
        choice::Choice,
        period::Period,
        points::{MOST, Reason},
        question::Topic,
        schedule::{Grace, reveal::RevealRule},
    },
};

pub(super) fn read(invocation: &Invocation, known: &Known<'_>) -> Result<Command, Mistake> {
    let spec = spec_of(&invocation.path).ok_or_else(|| unknown_command(&invocation.path))?;
    let given = Given { values: normal_values(spec, &invocation.options)?, known };
    let path: Vec<_> = invocation.path.iter().map(|name| name.to_ascii_lowercase()).collect();
    let path: Vec<_> = path.iter().map(String::as_str).collect();
    match path.as_slice() {
        ["question"] => given.question().map(Command::Question),
        ["answer"] => Ok(Command::Answer { withdraw: given.flag("withdraw") }),
        ["hint"] => Ok(Command::Hint),
        ["reveal"] => Ok(Command::Reveal),
        ["leaderboard"] => given.leaderboard().map(Command::Leaderboard),
        ["stats"] => Ok(Command::Stats { member: given.text("member") }),
        ["schedule", subcommand] => given.schedule(subcommand).map(Command::Schedule),
        ["round", subcommand] => round(subcommand).map(Command::Round),
        ["points"] => given.points().map(Command::Points),
        ["help"] => Ok(Command::Help { command: given.command() }),
        _ => Err(unknown_command(&invocation.path)),
    }
}

fn round(subcommand: &str) -> Result<RoundCommand, Mistake> {
    match subcommand {
        "void" => Ok(RoundCommand::Void),
        "drop" => Ok(RoundCommand::Drop),
        "refresh" => Ok(RoundCommand::Refresh),
        _ => Err(unknown_command(&["round".to_owned(), subcommand.to_owned()])),
    }
}

fn mistake(option: &str, text: impl Into<String>) -> Mistake {
    Mistake { option: option.to_owned(), text: text.into() }
}

/// The longest name of a schedule, in characters: it stands in cards, notes and menus.
const NAME_CHARS: usize = 40;

/// A new schedule's name, which has to fit a line.
fn checked_name(name: String) -> Result<String, Mistake> {
    if name.chars().count() > NAME_CHARS {
        return Err(mistake(
            "name",
            format!("A name has at most {NAME_CHARS} characters. Choose a shorter one."),
        ));
    }
    if name.chars().any(char::is_control) {
        return Err(mistake("name", "A name is one line of letters, digits and signs."));
    }
    Ok(name)
}

fn unknown_command(path: &[String]) -> Mistake {
    let typed = excerpt(&path.join(" "));
    mistake(
        "",
        match spec_of(path) {
            Some(spec) => {
                let path: Vec<_> = path.iter().map(String::as_str).collect();
                format!("`/{typed}` needs to know what to do: `{}`.", spec.usage(&path))
            }
            None => format!("There is no command `/{typed}`. `/help` lists those that there are."),
        },
    )
}

/// The values in their normal form, by the name of their option; what was left empty was not given.
fn normal_values(
    spec: &'static CommandSpec,
    options: &BTreeMap<String, String>,
) -> Result<BTreeMap<&'static str, String>, Mistake> {
    let mut values = BTreeMap::new();
    for (name, value) in options.iter().filter(|(_, value)| !value.trim().is_empty()) {
        let Some(option) = spec.option(name) else {
            let names = spec.options.iter().map(|option| option.name);
            return Err(mistake(name, none_of(name, names)));
        };
        let value = option.kind.normal(value, COMMANDS).map_err(|text| mistake(option.name, text))?;
        values.insert(option.name, value);
    }
    match spec.options.iter().find(|option| option.required && !values.contains_key(option.name)) {
        Some(missing) => {
            Err(mistake(missing.name, format!("`{}` is missing. {}.", missing.name, missing.summary)))
        }
        None => Ok(values),
    }
}

/// The values that were given, each in the normal form of its option.
struct Given<'a> {
    values: BTreeMap<&'static str, String>,
    known: &'a Known<'a>,
}

impl Given<'_> {
    fn question(&self) -> Result<QuestionCommand, Mistake> {
        let choice = Choice {
            topics: self.topic("topic")?.into_iter().collect(),
            difficulties: self.value("difficulty")?.into_iter().collect(),
            kinds: self.value("kind")?.into_iter().collect(),
        };
        let private = self.flag("private");
        let reveal = match self.value::<RevealRule>("reveal")? {
            Some(_) if private => {
                return Err(mistake(
                    "reveal",
                    "A private question is revealed as soon as you answer it. Leave out `reveal`, or `private`.",
                ));
            }
            Some(RevealRule::After(span)) => Some(span),
            Some(RevealRule::At(_) | RevealRule::NextSlot) | None => None,
        };
        let answers = match self.value::<AnswerMode>("answers")? {
            Some(_) if private => {
                return Err(mistake(
                    "answers",
                    "Nobody but you sees the answer to a private question. Leave out `answers`, or `private`.",
                ));
            }
            answers => answers.unwrap_or_default(),
        };
        Ok(QuestionCommand { choice, reveal, answers, private })
    }

    fn leaderboard(&self) -> Result<LeaderboardCommand, Mistake> {
        Ok(LeaderboardCommand {
            period: self.value("period")?.unwrap_or(Period::Week),
            topic: self.topic("topic")?,
            scope: self.value("scope")?.unwrap_or(Scope::Channel),
        })
    }

    fn points(&self) -> Result<PointsCommand, Mistake> {
        let missing = |option, what| Err(mistake(option, format!("`{option}` is missing: {what}.")));
        match (self.value::<Reason>("reason")?, self.text("value")) {
            (None, None) => Ok(PointsCommand::Show),
            (Some(_), None) => missing("value", "how many points it is to earn"),
            (None, Some(_)) => missing("reason", "what it is that earns them"),
            (Some(reason), Some(value)) => {
                let points = value.parse().ok().filter(|points| (0..=MOST).contains(points));
                let points = points.ok_or_else(|| {
                    let text = format!(
                        "`{}` is no number of points. Give a whole number from 0 to {MOST}.",
                        excerpt(&value)
                    );
                    mistake("value", text)
                })?;
                Ok(PointsCommand::Set { reason, points })
            }
        }
    }

    fn schedule(&self, subcommand: &str) -> Result<ScheduleCommand, Mistake> {
        if subcommand == "add" {
            return self.new_schedule().map(|new| ScheduleCommand::Add(Box::new(new)));
        }
        if subcommand == "list" {
            return Ok(ScheduleCommand::List);
        }
        let name = self.required("name")?;
        Ok(match subcommand {
            "show" => ScheduleCommand::Show { name },
            "pause" => ScheduleCommand::Pause { name },
            "resume" => ScheduleCommand::Resume { name },
            "skip" => {
                let day =
                    self.values.get("date").map(|value| date(value).map_err(|text| mistake("date", text)));
                ScheduleCommand::Skip { name, date: day.transpose()?.flatten() }
            }
            "run" => ScheduleCommand::Run { name },
            "remove" => ScheduleCommand::Remove { name },
            _ => return Err(unknown_command(&["schedule".to_owned(), subcommand.to_owned()])),
        })
    }

    fn new_schedule(&self) -> Result<NewSchedule, Mistake> {
        let difficulties = self.text("difficulties").unwrap_or_default();
        let difficulties = items(&difficulties).map(|item| parsed("difficulties", item));
        Ok(NewSchedule {
            when: parsed("when", &self.required("when")?)?,
            channel: self.text("channel"),
            name: self.text("name").map(checked_name).transpose()?,
            zone: self.value("zone")?,
            reveal: self.value("reveal")?,
            answers: self.value("answers")?,
            choice: Choice {
                topics: self.topics("topics")?,
                difficulties: difficulties.collect::<Result<_, _>>()?,
                kinds: Vec::new(),
            },
            notify: self.text("notify"),
            grace: self.value::<Grace>("grace")?.map(|grace| grace.0),
        })
    }

    fn command(&self) -> Option<Vec<&'static str>> {
        let mut specs = COMMANDS;
        let mut path = Vec::new();
        for name in self.values.get("command")?.split_whitespace() {
            let spec = specs.iter().find(|spec| spec.name.eq_ignore_ascii_case(name))?;
            path.push(spec.name);
            specs = spec.subcommands;
        }
        Some(path)
    }

    fn flag(&self, option: &'static str) -> bool {
        self.values.get(option).is_some_and(|value| is_yes(value))
    }

    fn text(&self, option: &'static str) -> Option<String> {
        self.values.get(option).cloned()
    }

    fn required(&self, option: &'static str) -> Result<String, Mistake> {
        self.text(option).ok_or_else(|| mistake(option, format!("`{option}` is missing.")))
    }

    fn value<T: FromStr<Err: ToString>>(&self, option: &'static str) -> Result<Option<T>, Mistake> {
        self.values.get(option).map(|value| parsed(option, value)).transpose()
    }

    fn topic(&self, option: &'static str) -> Result<Option<Topic>, Mistake> {
        let known = |value: &String| self.known.topic(value).ok_or_else(|| self.unknown_topic(option, value));
        self.values.get(option).map(known).transpose()
    }

    /// Commas part topics; where there is none, space does, but for `system design`.
    fn topics(&self, option: &'static str) -> Result<Vec<Topic>, Mistake> {
        let mut topics = Vec::new();
        let list = self.text(option).unwrap_or_default();
        for part in list.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            match self.known.topic(part) {
                Some(topic) => topics.push(topic),
                None => {
                    for item in items(part) {
                        topics.push(self.known.topic(item).ok_or_else(|| self.unknown_topic(option, item))?);
                    }
                }
            }
        }
        let mut seen = Vec::new();
        topics.retain(|topic| {
            !seen.contains(topic) && {
                seen.push(topic.clone());
                true
            }
        });
        Ok(topics)
    }

    fn unknown_topic(&self, option: &str, given: &str) -> Mistake {
        let names: Vec<_> = self.known.topics.iter().map(|topic| topic.0.as_str()).collect();
        let near = did_you_mean(nearest(given, names.iter().copied()));
        mistake(
            option,
            format!("There is no topic `{}`.{near} The topics are {}.", excerpt(given), names.join(", ")),
        )
    }
}

fn parsed<T: FromStr<Err: ToString>>(option: &str, value: &str) -> Result<T, Mistake> {
    value.parse().map_err(|error: T::Err| mistake(option, sentence(&error.to_string())))
}

impl Known<'_> {
    /// The topic of this name, in any case, with spaces or dashes.
    fn topic(&self, name: &str) -> Option<Topic> {
        self.topics.iter().find(|topic| folded(&topic.0) == folded(name)).cloned()
    }
}
