//! The card of a round: the message in the channel that asks the question, before and after the
//! reveal.

use crate::{
    chat::{
        action::Action,
        message::{Block, Inline, Message, Tone},
        port::Limits,
    },
    practice::{Timestamp, answer::AnswerMode, ids::RoundId, question::Question},
};

use super::{
    Asker,
    split::{block_len, first_and_rest, text_len},
    words::{WithSome, button, counted, date_time, fact, primary, relative, say, strong},
};

/// What a card tells besides its prompt takes less than this: lines with a name in each.
const FRAME: usize = 600;

/// The card of a round.
#[derive(Clone, Debug)]
pub struct Card<'a> {
    /// The round.
    pub round: RoundId,
    /// Its question, as the round keeps it.
    pub question: &'a Question,
    /// Who asked.
    pub from: Asker<'a>,
    /// When it closes to answers and is revealed.
    pub closes_at: Timestamp,
    /// Where it stands.
    pub state: CardState,
    /// The role or group to notify, by its id on the platform.
    pub notify: Option<&'a str>,
    /// Whether the place has threads; where it has none, everything is said in the channel.
    pub threads: bool,
    /// Whether what members write in the thread is read; where it is not, answers come by form.
    pub hears: bool,
    /// How answers are given.
    pub answers: AnswerMode,
}

/// Where the round of a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardState {
    /// It collects answers.
    Open,
    /// It is revealed.
    Revealed {
        /// How many members answered in time.
        answers: u64,
    },
    /// An admin decided that it counts for nothing.
    Voided,
}

/// A prompt as it is posted: what fits the card, and the messages that go on in the thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromptParts {
    /// What the card shows, in Markdown.
    pub first: String,
    /// What follows, in order; empty for all but very long prompts. The same question and limits
    /// give the same messages.
    pub rest: Vec<Message>,
}

impl Card<'_> {
    /// The card as a message that fits the limits, as long as the names in it are no novels.
    #[must_use]
    pub fn message(&self, limits: Limits) -> Message {
        let prompt = prompt_parts(self.question, limits);
        let goes_on = (!prompt.rest.is_empty()).then(|| Block::Small(say![self.goes_on()]));
        let card = |tone| {
            Message::new(tone)
                .with(Block::Title(self.question.title.clone()))
                .with(Block::Markdown(prompt.first.clone()))
                .with_all(goes_on)
        };
        match self.state {
            CardState::Open => Message { notify: self.notify.map(str::to_owned), ..card(Tone::Question) }
                .with(self.open_facts())
                .with(Block::Small(self.how_to_answer()))
                .with(Block::Buttons(self.buttons())),
            CardState::Revealed { answers } => card(Tone::Reveal)
                .with_all(facts(self.question))
                .with(Block::Text(self.revealed(answers)))
                .with(Block::Small(self.origin())),
            CardState::Voided => card(Tone::Plain)
                .with(Block::Text(say![strong("Taken back"), VOIDED]))
                .with(Block::Small(self.origin())),
        }
    }

    fn goes_on(&self) -> &'static str {
        if self.threads { "The question goes on in the thread." } else { "The question goes on below." }
    }

    fn open_facts(&self) -> Block {
        let mut open = question_facts(self.question);
        open.push(fact("Reveal", say![relative(self.closes_at), " · ", date_time(self.closes_at)]));
        Block::Facts(open)
    }

    fn how_to_answer(&self) -> Vec<Inline> {
        let how = match self.answers {
            AnswerMode::Open if self.hears => "Reply in the thread, or press Answer.",
            AnswerMode::Open => "Press Answer to answer.",
            AnswerMode::Sealed => "Sealed: press Answer. Nobody sees it before the reveal.",
            AnswerMode::Anonymous => {
                "Anonymous: press Answer. Nobody sees it before the reveal, and then it has no name."
            }
        };
        let mut line = say![how, " "];
        line.extend(self.origin());
        line
    }

    fn origin(&self) -> Vec<Inline> {
        match self.from {
            Asker::Schedule(name) => say!["From the schedule ", strong(name), "."],
            Asker::Member(person) => say!["Asked for by ", person, "."],
            Asker::Keypoint => say!["Asked by Keypoint."],
        }
    }

    fn revealed(&self, answers: u64) -> Vec<Inline> {
        let place = if self.threads { "in the thread" } else { "below" };
        say![
            strong("Revealed"),
            format!(" · {}. ", counted(answers, "answer", "answers")),
            format!("Key points and follow-ups are {place}."),
        ]
    }

    fn buttons(&self) -> Vec<crate::chat::message::Button> {
        let mut buttons = vec![primary(Action::Answer(self.round), "Answer")];
        if !self.question.hints.is_empty() {
            buttons.push(button(Action::Hint(self.round), "Hint"));
        }
        buttons
    }
}

/// What is said of a round that counts for nothing.
const VOIDED: &str = " · An admin decided so: this round earns no points and breaks no streak.";

/// What takes the place of a message that a mended question needs no more.
#[must_use]
pub fn no_more_of_it() -> Message {
    Message::new(Tone::Plain).with(Block::Small(say!["The question was mended, and is shorter now."]))
}

/// Splits a prompt into what fits the card and what goes on in the thread.
#[must_use]
pub fn prompt_parts(question: &Question, limits: Limits) -> PromptParts {
    let title =
        Message::new(Tone::Question).with(Block::Title(question.title.clone())).with_all(facts(question));
    let first_room = limits.message.saturating_sub(text_len(&title) + FRAME).min(limits.block);
    let heading = block_len(&continued(99, 99));
    let rest_room = limits.message.saturating_sub(heading).min(limits.block);
    let (first, rest) = first_and_rest(&question.prompt, first_room, rest_room);
    let of = rest.len();
    let rest = (1..).zip(rest).map(|(number, part)| {
        Message::new(Tone::Question).with(continued(number, of)).with(Block::Markdown(part))
    });
    PromptParts { first, rest: rest.collect() }
}

fn continued(number: usize, of: usize) -> Block {
    Block::Heading(format!("The question, continued {number}/{of}"))
}

/// What one wants to know about a question before reading it; none if nothing is known.
pub(super) fn facts(question: &Question) -> Option<Block> {
    let facts = question_facts(question);
    (!facts.is_empty()).then_some(Block::Facts(facts))
}

fn question_facts(question: &Question) -> Vec<crate::chat::message::Fact> {
    let mut facts = Vec::new();
    match question.topics.as_slice() {
        [] => {}
        [topic] => facts.push(fact("Topic", say![topic.to_string()])),
        topics => {
            let names: Vec<&str> = topics.iter().map(|topic| topic.0.as_str()).collect();
            facts.push(fact("Topics", say![names.join(", ")]));
        }
    }
    if let Some(difficulty) = question.difficulty {
        facts.push(fact("Difficulty", say![difficulty.name()]));
    }
    if let Some(kind) = question.kind {
        facts.push(fact("Kind", say![kind.name()]));
    }
    if let Some(minutes) = question.minutes {
        facts.push(fact("Time", say![counted(minutes, "minute", "minutes")]));
    }
    facts
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::{ROUND, bare_question, noon, person, question, text};

    const ROOMY: Limits = Limits { message: 4_000, block: 3_000, field: 3_000 };

    fn card<'a>(question: &'a Question, from: Asker<'a>) -> Card<'a> {
        Card {
            round: ROUND,
            question,
            from,
            closes_at: noon(),
            state: CardState::Open,
            notify: Some("R1"),
            threads: true,
            hears: true,
            answers: AnswerMode::Open,
        }
    }

    #[test]
    fn an_open_card_asks_and_says_how_to_answer() {
        assert_snapshot!(text(&card(&question(), Asker::Schedule("weekdays")).message(ROOMY)), @r"
        Safe retries for a payment endpoint

        A client times out on `POST /payments` and sends it again.

        How is the customer charged once?

        Topics: http, distributed-systems · Difficulty: mid · Kind: theory · Time: 8 minutes · Reveal: Tue 24 Nov, 12:00 UTC

        Reply in the thread, or press Answer. From the schedule weekdays.

        [Answer] [Hint]
        ");
    }

    #[test]
    fn a_card_without_hints_and_threads_offers_neither() {
        let (question, ada) = (bare_question(), person("Ada"));
        let card = Card { threads: false, hears: false, ..card(&question, Asker::Member(&ada)) };
        assert_snapshot!(text(&card.message(ROOMY)), @r"
        Safe retries for a payment endpoint

        A client times out on `POST /payments` and sends it again.

        How is the customer charged once?

        Topics: http, distributed-systems · Reveal: Tue 24 Nov, 12:00 UTC

        Press Answer to answer. Asked for by Ada.

        [Answer]
        ");
    }

    #[test]
    fn a_sealed_card_asks_for_the_form() {
        let question = bare_question();
        let how = |answers| {
            let card = Card { answers, ..card(&question, Asker::Keypoint) };
            text(&card.message(ROOMY)).lines().rfind(|line| line.ends_with("Keypoint.")).unwrap().to_owned()
        };
        assert_snapshot!(how(AnswerMode::Sealed), @"Sealed: press Answer. Nobody sees it before the reveal. Asked by Keypoint.");
        assert_snapshot!(how(AnswerMode::Anonymous), @"Anonymous: press Answer. Nobody sees it before the reveal, and then it has no name. Asked by Keypoint.");
    }

    #[test]
    fn a_revealed_card_tells_how_many_answered_and_where_to_look() {
        let question = question();
        let card = Card { state: CardState::Revealed { answers: 1 }, ..card(&question, Asker::Keypoint) };
        assert_snapshot!(text(&card.message(ROOMY)), @r"
        Safe retries for a payment endpoint

        A client times out on `POST /payments` and sends it again.

        How is the customer charged once?

        Topics: http, distributed-systems · Difficulty: mid · Kind: theory · Time: 8 minutes

        Revealed · 1 answer. Key points and follow-ups are in the thread.

        Asked by Keypoint.
        ");
    }

    #[test]
    fn a_voided_card_says_so_and_takes_no_answers() {
        let question = question();
        let card = Card { state: CardState::Voided, ..card(&question, Asker::Keypoint) };
        assert_snapshot!(text(&card.message(ROOMY)), @"
        Safe retries for a payment endpoint

        A client times out on `POST /payments` and sends it again.

        How is the customer charged once?

        Taken back · An admin decided so: this round earns no points and breaks no streak.

        Asked by Keypoint.
        ");
    }

    #[test]
    fn only_an_open_card_notifies() {
        let question = question();
        let open = card(&question, Asker::Keypoint);
        assert_eq!(open.message(ROOMY).notify.as_deref(), Some("R1"));
        let revealed = Card { state: CardState::Revealed { answers: 0 }, ..open };
        assert_eq!(revealed.message(ROOMY).notify, None);
    }

    #[test]
    fn a_long_prompt_goes_on_in_the_thread_and_nothing_of_it_is_lost() {
        let prompt = "A sentence of the prompt. ".repeat(400);
        let question = Question { prompt: prompt.clone(), ..question() };
        let parts = prompt_parts(&question, ROOMY);
        let card = card(&question, Asker::Keypoint).message(ROOMY);
        assert!(card.blocks.contains(&Block::Small(say!["The question goes on in the thread."])));
        assert_eq!(
            parts.rest[0].blocks[0],
            Block::Heading(format!("The question, continued 1/{}", parts.rest.len()))
        );
        let mut all = parts.first.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in &parts.rest {
            let [_, Block::Markdown(markdown)] = part.blocks.as_slice() else {
                panic!("a heading and a part")
            };
            all.extend([" ", markdown.as_str()]);
        }
        assert_eq!(all, prompt.trim());
        for message in parts.rest.iter().chain([&card]) {
            assert!(text_len(message) <= ROOMY.message, "{}", text_len(message));
            assert!(message.blocks.iter().all(|block| block_len(block) <= ROOMY.block));
        }
    }
}
