//! Notes for one member: what became of what they just did.

use crate::{
    chat::{
        action::Action,
        message::{Block, Form, Inline, Message, Person, Tone},
    },
    practice::{Timestamp, ids::RoundId},
};

use super::{
    ChannelName,
    words::{
        WithSome, button, code, counted, danger, date_time, primary, relative, say, shortened, strong,
        with_code,
    },
};

/// How much of a title a button shows, in characters; with the number before it, it stays within
/// the 40 that a label may have.
const BUTTON_TITLE: usize = 34;

/// A question was asked for, and will be posted in a moment.
#[must_use]
pub fn question_on_its_way(channel: &ChannelName) -> Message {
    Message::text(
        Tone::Success,
        say![
            "Your question is on its way to ",
            channel,
            ". As you asked for it, answering it earns the others points, not you.",
        ],
    )
}

/// It was done, and there is nothing more to say.
#[must_use]
pub fn done() -> Message {
    Message::text(Tone::Success, say!["Done."])
}

/// Something did not work that works most of the time.
pub const TRY_AGAIN: &str = "Sorry, that did not work. Nothing is lost; please try again in a moment.";

/// Something did not work that works most of the time.
#[must_use]
pub fn try_again() -> Message {
    Message::text(Tone::Warning, say![TRY_AGAIN])
}

/// What was asked for takes longer than usual.
#[must_use]
pub fn one_moment() -> Message {
    Message::text(Tone::Plain, say!["One moment, this takes a little longer than usual\u{2026}"])
}

/// An option of a command is wrong.
#[must_use]
pub fn mistake(option: &str, text: &str) -> Message {
    let mut line = say![code(option), ": "];
    line.extend(with_code(text));
    Message::text(Tone::Warning, line)
}

/// A command was not understood: why, how it is typed, and an example, as far as they are known and not
/// said already.
#[must_use]
pub fn wrong_form(text: &str, usage: Option<&str>, example: Option<&str>) -> Message {
    let usage = usage.filter(|usage| !text.contains(usage));
    Message::text(Tone::Warning, with_code(text))
        .with_all(usage.map(|usage| Block::Text(say!["How to type it: ", code(usage)])))
        .with_all(example.map(|example| Block::Text(say!["For example: ", code(example)])))
}

/// A form was not taken: why, what was written into it, and a button that opens it again, if it is
/// known which form it was.
#[must_use]
pub fn given_back(why: &str, by: &Person, written: &str, action: Option<&Action>) -> Message {
    let mut message = Message::text(Tone::Warning, with_code(why));
    if !written.trim().is_empty() {
        message = message
            .with(Block::Small(say!["This is what you wrote; copy what you want to keep."]))
            .with(Block::Quote { author: by.clone(), markdown: written.to_owned() });
    }
    match action {
        Some(action) => message.with(Block::Buttons(vec![primary(action.clone(), "Open the form again")])),
        None => message,
    }
}

/// A form that could not open by itself: a button opens it.
#[must_use]
pub fn form_waits(form: &Form) -> Message {
    Message::text(Tone::Plain, say!["That took a moment. The form is ready."])
        .with(Block::Buttons(vec![primary(form.action.clone(), "Open the form")]))
}

/// What became of an answer that was sent.
#[derive(Clone, Copy, Debug)]
pub struct AnswerKept {
    /// The round.
    pub round: RoundId,
    /// Whether it replaced what they had sent by form before.
    pub changed: bool,
    /// What it earns.
    pub earns: Earns,
    /// When the round is revealed; none once it is.
    pub reveal_at: Option<Timestamp>,
    /// Whether it is a message: more of them can follow, and nothing replaces it.
    pub is_message: bool,
}

/// What an answer earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earns {
    /// So many points.
    Points(i64),
    /// Nothing more: they have answered in this round before.
    Already,
    /// Nothing: they asked for the round themselves.
    OwnQuestion,
    /// Nothing: so many rounds on demand have earned them points today.
    DailyCap(i64),
    /// Nothing: the round had closed.
    Late,
}

impl AnswerKept {
    /// The note.
    #[must_use]
    pub fn message(&self) -> Message {
        let mut line = say![if self.changed { "Your answer is changed" } else { "Your answer is in" }];
        match self.earns {
            Earns::Points(points) => {
                line.push(" and earns ".into());
                line.push(strong(counted(points, "point", "points")));
                line.push(".".into());
            }
            Earns::Already => line.push(".".into()),
            Earns::OwnQuestion => line.push(". You asked for this question, so it earns no points.".into()),
            Earns::DailyCap(cap) => line.push(
                format!(
                    ". It earns no points: {} on demand count each day, and you have had yours.",
                    counted(cap, "question", "questions")
                )
                .into(),
            ),
            Earns::Late => line.push(". The reveal is out, so this one is kept as late.".into()),
        }
        if let Some(at) = self.reveal_at {
            let then = if self.is_message { "you can add more" } else { "sending again replaces it" };
            line.extend(say![" The reveal is ", relative(at), format!("; until then, {then}.")]);
        }
        Message::text(Tone::Success, line).with_all(self.reveal_at.map(|_| {
            Block::Buttons(vec![
                button(Action::Answer(self.round), "Change"),
                danger(Action::Withdraw(self.round), "Withdraw"),
            ])
        }))
    }
}

/// An answer was taken back; so many messages of it stay in the thread.
#[must_use]
pub fn withdrawn(round: RoundId, visible: i64) -> Message {
    let stay = match visible {
        0 => "",
        1 => " Your message stays in the thread until you delete it, and does not count.",
        _ => " Your messages stay in the thread until you delete them, and do not count.",
    };
    Message::text(
        Tone::Success,
        say![format!(
            "Your answer is withdrawn, and what it earned with it.{stay} You can answer again until the reveal."
        )],
    )
    .with(Block::Buttons(vec![button(Action::Answer(round), "Answer again")]))
}

/// A hint.
#[derive(Clone, Copy, Debug)]
pub struct Hint<'a> {
    /// The hint, in Markdown.
    pub hint: &'a str,
    /// Which one it is, from 1.
    pub number: usize,
    /// How many the question has.
    pub of: usize,
    /// What shows the next one.
    pub next: &'a Action,
}

impl Hint<'_> {
    /// The note; it has a button for the next hint, if there is one.
    #[must_use]
    pub fn message(&self) -> Message {
        let more =
            (self.number < self.of).then(|| Block::Buttons(vec![button(self.next.clone(), "Next hint")]));
        Message::new(Tone::Plain)
            .with(Block::Heading(format!("Hint {} of {}", self.number, self.of)))
            .with(Block::Markdown(self.hint.to_owned()))
            .with_all(more)
    }
}

/// The member has seen every hint of the question, or it has none.
#[must_use]
pub fn no_more_hints(of: usize) -> Message {
    let text = match of {
        0 => "This question has no hints. Start with what you are sure of, and go on from there.".to_owned(),
        1 => "That was the only hint. Try an answer: the key points come with the reveal.".to_owned(),
        2 => "You have seen both hints. Try an answer: the key points come with the reveal.".to_owned(),
        _ => format!("You have seen all {of} hints. Try an answer: the key points come with the reveal."),
    };
    Message::text(Tone::Plain, say![text])
}

/// An open round, to be chosen among several.
#[derive(Clone, Copy, Debug)]
pub struct OpenRound<'a> {
    /// The round.
    pub round: RoundId,
    /// The title of its question.
    pub title: &'a str,
    /// When it is revealed.
    pub closes_at: Timestamp,
}

/// What an open round is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChosenFor {
    /// To answer it.
    Answer,
    /// To take the answer back.
    Withdraw,
    /// To get a hint.
    Hint,
    /// To end it.
    Reveal,
}

impl ChosenFor {
    /// The command that does it, as it is typed.
    #[must_use]
    pub fn command(self) -> &'static str {
        match self {
            Self::Answer => "/answer",
            Self::Withdraw => "/answer withdraw",
            Self::Hint => "/hint",
            Self::Reveal => "/reveal",
        }
    }
}

/// Several rounds are open: which one is meant? A button for each; the first that fit, if there
/// are more than a message has buttons.
#[must_use]
pub fn choose_round(purpose: ChosenFor, rounds: &[OpenRound<'_>]) -> Message {
    let shown = &rounds[..rounds.len().min(Block::MAX_BUTTONS)];
    let asks = match purpose {
        ChosenFor::Answer => "Which one do you want to answer?",
        ChosenFor::Withdraw => "From which one do you want to take your answer back?",
        ChosenFor::Hint => "Which one do you want a hint for?",
        ChosenFor::Reveal => "Which one do you want to reveal now?",
    };
    let more = (shown.len() < rounds.len()).then(|| {
        let left = counted(rounds.len() - shown.len(), "more is open", "more are open");
        Block::Small(say![format!("{left}; for these, press the buttons on their cards.")])
    });
    Message::new(Tone::Plain)
        .with(Block::Text(say![format!(
            "{} open here. {asks}",
            counted(rounds.len(), "question is", "questions are")
        )]))
        .with(Block::List { numbered: true, items: shown.iter().map(OpenRound::line).collect() })
        .with_all(more)
        .with(Block::Buttons((1..).zip(shown).map(|(number, round)| round.button(number, purpose)).collect()))
}

impl OpenRound<'_> {
    fn line(&self) -> Vec<Inline> {
        say![strong(self.title), ", reveal ", relative(self.closes_at), " · ", date_time(self.closes_at)]
    }

    fn button(&self, number: usize, purpose: ChosenFor) -> crate::chat::message::Button {
        let action = match purpose {
            ChosenFor::Answer => Action::Answer(self.round),
            ChosenFor::Withdraw => Action::Withdraw(self.round),
            ChosenFor::Hint => Action::Hint(self.round),
            ChosenFor::Reveal => Action::Reveal(self.round),
        };
        button(action, format!("{number}. {}", shortened(self.title, BUTTON_TITLE)))
    }
}

/// The reveal that was asked for has begun.
#[must_use]
pub fn reveal_started(threads: bool) -> Message {
    let place = if threads { "in the thread" } else { "below the question" };
    Message::text(
        Tone::Success,
        say![format!("The round is closed. The reveal follows {place} in a moment.")],
    )
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::{ROUND, person, text};

    #[test]
    fn what_was_written_is_given_back_with_a_way_to_send_it_again() {
        let action = Action::Answer(ROUND);
        let note = given_back("The reveal is out.", &person("Ada"), "Line one\n\nand `two`", Some(&action));
        assert_snapshot!(text(&note), @"
        The reveal is out.

        This is what you wrote; copy what you want to keep.

        Ada:
        > Line one
        > 
        > and `two`

        [Open the form again]
        ");
    }

    #[test]
    fn a_form_that_was_empty_has_nothing_to_give_back() {
        let note = given_back("Say something.", &person("Ada"), " \n", Some(&Action::Answer(ROUND)));
        assert_snapshot!(text(&note), @"
        Say something.

        [Open the form again]
        ");
    }

    #[test]
    fn a_mistake_names_its_option() {
        assert_snapshot!(text(&mistake("topic", "There is no topic `goo`.")), @"`topic`: There is no topic `goo`.");
    }

    #[test]
    fn a_form_that_could_not_open_by_itself_is_one_press_away() {
        let form = crate::render::form::bare(
            crate::render::form::Answers::Round(ROUND),
            crate::chat::port::Limits::LEAST,
        );
        assert_snapshot!(text(&form_waits(&form)), @"
        That took a moment. The form is ready.

        [Open the form]
        ");
    }
}
