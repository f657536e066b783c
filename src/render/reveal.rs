//! The reveal: what a good answer covers, what an interviewer would ask next, and who answered.

use crate::{
    chat::{
        action::Action,
        message::{Block, Inline, Message, Person, Tone},
    },
    practice::{
        answer::AnswerMode,
        question::{FollowUp, KeyPoint, Question},
    },
};

use super::words::{WithSome, as_markdown, button, counted, joined, say, strong};

/// The reveal of a round.
#[derive(Clone, Debug)]
pub struct Reveal<'a> {
    /// Its question, as the round keeps it.
    pub question: &'a Question,
    /// Who answered in time, in the order in which they did.
    pub answered: &'a [Person],
    /// Who answered after the round had closed.
    pub late: &'a [Person],
    /// Whether the place has a thread to go on in.
    pub threads: bool,
    /// Whether what members write in the thread is read.
    pub hears: bool,
    /// How answers were given.
    pub answers: AnswerMode,
    /// Whether answers that nobody has seen yet follow it.
    pub follow: bool,
}

impl Reveal<'_> {
    /// The reveal as one message of any length: split it before it is sent.
    #[must_use]
    pub fn message(&self) -> Message {
        let message = Message::new(Tone::Reveal)
            .with(Block::Title(format!("Reveal: {}", self.question.title)))
            .with_all(revealed_blocks(self.question))
            .with(Block::Heading("Who answered".to_owned()))
            .with(Block::Text(self.who_answered()))
            .with_all(self.who_was_late());
        let goes_on = match (self.threads, self.hears) {
            (true, true) => Some("The thread stays open for talk. What is added now is kept as late."),
            (true, false) => Some("The thread stays open for talk."),
            (false, _) => None,
        };
        message
            .with_all(goes_on.map(|words| Block::Small(say![words])))
            .with(Block::Buttons(vec![button(Action::Leaderboard, "Leaderboard")]))
    }

    fn who_answered(&self) -> Vec<Inline> {
        let mut line = self.names();
        if self.follow {
            line.push(" The answers follow.".into());
        }
        line
    }

    /// Who answered; where answers have no names, only how many.
    fn names(&self) -> Vec<Inline> {
        if !self.answered.is_empty() && !self.answers.names_authors() {
            let members = counted(self.answered.len(), "member", "members");
            return say![format!("{members} answered. Thank you!")];
        }
        let mut line = match self.answered {
            [] => {
                return say![
                    "Nobody this time, and that is fine: say it aloud to yourself, then compare. ",
                    "The next question is a new chance.",
                ];
            }
            [only] => return say![only, " answered. Thank you!"],
            several => say![format!("{} members answered: ", several.len())],
        };
        line.extend(joined(self.answered.iter().map(Inline::from), "and"));
        line.push(". Thank you!".into());
        line
    }

    fn who_was_late(&self) -> Option<Block> {
        (!self.late.is_empty()).then(|| {
            let mut line = say!["After the time was up, and welcome all the same: "];
            if self.answers.names_authors() {
                line.extend(joined(self.late.iter().map(Inline::from), "and"));
            } else {
                line.push(counted(self.late.len(), "member", "members").into());
            }
            line.push(".".into());
            Block::Small(line)
        })
    }
}

/// What a question's author has to say once it may be said.
pub(super) fn revealed_blocks(question: &Question) -> Vec<Block> {
    let mut blocks = vec![heading("Key points")];
    blocks.extend(key_points(&question.key_points));
    if let Some(answer) = &question.model_answer {
        blocks.extend([heading("A good answer"), Block::Markdown(answer.clone())]);
    }
    if !question.follow_ups.is_empty() {
        blocks.push(heading("What an interviewer would ask next"));
        blocks.push(Block::Markdown(follow_ups(&question.follow_ups)));
    }
    if !question.references.is_empty() {
        let references: Vec<String> =
            question.references.iter().map(|reference| list_item("- ", reference)).collect();
        blocks.extend([heading("To read on"), Block::Markdown(references.join("\n"))]);
    }
    blocks
}

fn heading(text: &str) -> Block {
    Block::Heading(text.to_owned())
}

fn key_points(points: &[KeyPoint]) -> Vec<Block> {
    if points.is_empty() {
        return vec![Block::Text(say![
            "This question has no key points yet. Which ones would you expect of a good answer? ",
            "Suggest them to the team, so that they can be added.",
        ])];
    }
    let mut blocks = Vec::new();
    for group in points.chunk_by(|one, next| one.group == next.group) {
        if let Some(name) = group.first().and_then(|point| point.group.as_ref()) {
            blocks.push(Block::Text(say![strong(name)]));
        }
        let items: Vec<String> = group.iter().map(key_point).collect();
        blocks.push(Block::Markdown(items.join("\n")));
    }
    blocks
}

fn key_point(point: &KeyPoint) -> String {
    let name = as_markdown(&point.name);
    match point.text.trim() {
        "" => format!("- **{name}**"),
        text => list_item("- ", &format!("**{name}**: {text}")),
    }
}

fn follow_ups(follow_ups: &[FollowUp]) -> String {
    let items = (1..).zip(follow_ups).map(|(number, follow_up)| {
        let question = list_item(&format!("{number}. "), &follow_up.text);
        match &follow_up.good_reply {
            None => question,
            Some(reply) => format!("{question}\n{}", list_item("   - ", &format!("A good reply: {reply}"))),
        }
    });
    items.collect::<Vec<String>>().join("\n")
}

/// A list item whose further lines are indented, so that they stay inside it.
fn list_item(mark: &str, markdown: &str) -> String {
    let indent = " ".repeat(mark.len());
    let mut item = String::new();
    for (index, line) in markdown.trim().lines().enumerate() {
        match index {
            0 => item.push_str(mark),
            _ if line.is_empty() => item.push('\n'),
            _ => {
                item.push('\n');
                item.push_str(&indent);
            }
        }
        item.push_str(line);
    }
    item
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::{bare_question, person, question, text};

    #[test]
    fn a_reveal_shows_all_that_the_author_said_but_other_names() {
        let people = ["Ada", "Bo", "Cy"].map(person);
        let reveal = Reveal {
            question: &question(),
            answered: &people[..2],
            late: &people[2..],
            threads: true,
            hears: true,
            answers: AnswerMode::Open,
            follow: false,
        };
        assert_snapshot!(text(&reveal.message()), @r"
        Reveal: Safe retries for a payment endpoint

        Key points

        - **Idempotency key**: the client names the intent
        - **Atomic claim**: the key is taken before the side effect

        In production

        - **Expiry of \*old\* keys**

        A good answer

        The client makes a key for each purchase.

        What an interviewer would ask next

        1. The same key arrives with a different body. What do you return?
           - A good reply: A conflict, never the stored result.
        2. Where does the key live?

        To read on

        - https://www.rfc-editor.org/rfc/rfc9110

        Who answered

        2 members answered: Ada and Bo. Thank you!

        After the time was up, and welcome all the same: Cy.

        The thread stays open for talk. What is added now is kept as late.

        [Leaderboard]
        ");
    }

    #[test]
    fn a_reveal_without_key_points_and_answers_is_kind_about_it() {
        let reveal = Reveal {
            question: &bare_question(),
            answered: &[],
            late: &[],
            threads: false,
            hears: false,
            answers: AnswerMode::Sealed,
            follow: false,
        };
        assert_snapshot!(text(&reveal.message()), @"
        Reveal: Safe retries for a payment endpoint

        Key points

        This question has no key points yet. Which ones would you expect of a good answer? Suggest them to the team, so that they can be added.

        Who answered

        Nobody this time, and that is fine: say it aloud to yourself, then compare. The next question is a new chance.

        [Leaderboard]
        ");
    }

    #[test]
    fn a_sealed_reveal_says_that_the_answers_follow_and_an_anonymous_one_names_nobody() {
        let (question, people) = (bare_question(), ["Ada", "Bo", "Cy"].map(person));
        let who = |answers| {
            let (answered, late) = people.split_at(2);
            let reveal = Reveal {
                question: &question,
                answered,
                late,
                threads: true,
                hears: true,
                answers,
                follow: true,
            };
            text(&reveal.message()).split_once("Who answered\n\n").unwrap().1.to_owned()
        };
        assert_snapshot!(who(AnswerMode::Sealed), @"
        2 members answered: Ada and Bo. Thank you! The answers follow.

        After the time was up, and welcome all the same: Cy.

        The thread stays open for talk. What is added now is kept as late.

        [Leaderboard]
        ");
        assert_snapshot!(who(AnswerMode::Anonymous), @"
        2 members answered. Thank you! The answers follow.

        After the time was up, and welcome all the same: 1 member.

        The thread stays open for talk. What is added now is kept as late.

        [Leaderboard]
        ");
    }

    #[test]
    fn further_lines_stay_inside_their_item() {
        assert_eq!(list_item("1. ", "One\n\n```\ncode\n```"), "1. One\n\n   ```\n   code\n   ```");
    }
}
