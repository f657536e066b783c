//! A paragraph of its own is the question, as in what was pasted from a chat.

use std::collections::HashSet;

use super::{Family, Shape, Start};
use crate::bank::import::{
    flow::Kind,
    inline,
    labels::Label,
    options,
    page::Page,
    sections::heading_level,
    vocabulary::section,
    words::{self, Asks},
};

pub(super) struct Paragraph;

impl Family for Paragraph {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let mut starts = Vec::new();
        let cards = cards(page);
        let answered = answered(page);
        let folded = folded_below(page);
        let mut at = 0;
        let first = page.notes.iter().position(|note| !note.is_noise);
        while at < page.blocks.len() {
            let mut next = at + 1;
            // The first words of all set the task, whatever they are, where the choices below are answered.
            let chosen = if first == Some(at) && page.has_ticks { answer_to_choices(page, at) } else { None };
            if is_plain(page, at)
                && let Some(answer) = chosen
            {
                starts.push(Start { at, shape: Shape::Paragraph, is_certain: true });
                at = answer;
                continue;
            }
            if folded.contains(&at) {
                starts.push(Start { at, shape: Shape::Paragraph, is_certain: true });
            } else if is_plain(page, at)
                && page.notes[at].asks != Asks::No
                && page.label(at) != Some(Label::Aside)
            {
                if answered.contains(&at) {
                    starts.push(Start { at, shape: Shape::Paragraph, is_certain: true });
                } else if let Some(answer) = answer_to_choices(page, at) {
                    starts.push(Start { at, shape: Shape::Paragraph, is_certain: true });
                    next = answer;
                } else if cards.contains(&at) || asks_first(page, at) && has_parts_below(page, at) {
                    starts.push(Start { at, shape: Shape::Paragraph, is_certain: true });
                } else if asks_first(page, at) {
                    starts.push(Start::possible(at, Shape::Paragraph));
                }
            }
            at = next;
        }
        starts
    }
}

/// The first paragraphs between rules, where most of them ask and have something below: cards with questions in front.
fn cards(page: &Page) -> HashSet<usize> {
    const FEWEST: usize = 3;
    let is_rule = |at: usize| page.blocks[at].kind == Kind::Rule;
    let is_edge = |at: usize| is_rule(at) || heading_level(&page.blocks[at]).is_some();
    let mut firsts = (0..page.blocks.len()).filter(|at| !is_edge(*at) && (*at == 0 || is_edge(at - 1)));
    let rules = (0..page.blocks.len()).filter(|at| is_rule(*at)).count();
    // Where the next paragraph asks, too, they are questions one below the other.
    let asks_on = |at: usize| is_plain(page, at) && page.notes[at].asks == Asks::Yes;
    let has_more = |at: usize| at + 1 < page.blocks.len() && !is_edge(at + 1) && !asks_on(at + 1);
    let is_card = |at: &usize| {
        is_plain(page, *at) && page.notes[*at].asks != Asks::No && asks_first(page, *at) && has_more(*at)
    };
    let all = firsts.clone().count();
    let cards: HashSet<usize> = firsts.by_ref().filter(is_card).collect();
    let are_cards = cards.len() >= FEWEST && cards.len() <= rules + 1 && cards.len() * 10 >= all * 7;
    if are_cards { cards } else { HashSet::new() }
}

/// The paragraphs that have a labelled answer right below, in sections with several such, or with labelled questions
/// beside them: one alone in its section may be the prompt of a heading.
fn answered(page: &Page) -> HashSet<usize> {
    let is_answer = |at: usize| {
        page.blocks.get(at).is_some_and(|block| block.kind == Kind::Paragraph && block.level == 0)
            && page.label(at) == Some(Label::Answer)
    };
    let asks = |at: &usize| {
        is_plain(page, *at)
            && page.notes[*at].label.is_none()
            && is_one_question(&page.blocks[*at].words.plain, page.notes[*at].asks)
            && !page.blocks[*at].words.is_bold()
    };
    let mut answered = HashSet::new();
    let pairs: Vec<usize> = (1..page.blocks.len()).filter(|at| is_answer(*at)).map(|at| at - 1).collect();
    for run in pairs.chunk_by(|a, b| page.sections.over(*a) == page.sections.over(*b)) {
        let unlabelled: Vec<usize> = run.iter().copied().filter(asks).collect();
        let labelled = run.iter().filter(|at| page.label(**at) == Some(Label::Question)).count();
        if unlabelled.len() + labelled > 1 {
            answered.extend(unlabelled);
        }
    }
    answered
}

/// The paragraphs that have something folded away right below, where there are several such and most of them ask: a name
/// among them is asked about, too. What the summary says does not matter, unless it asks.
fn folded_below(page: &Page) -> HashSet<usize> {
    const FEWEST: usize = 3;
    const FEWEST_ANSWERED: usize = 2;
    const LONGEST: usize = 400;
    let kind = |at: usize| page.blocks.get(at).map(|block| block.kind);
    let is_open = |at: usize| {
        let asks = kind(at + 1) == Some(Kind::Summary) && page.notes[at + 1].asks != Asks::No;
        kind(at) == Some(Kind::Open) && !asks
    };
    let is_led = |at: &usize| {
        let block = &page.blocks[*at];
        let is_short = block.words.plain.len() <= LONGEST;
        is_plain(page, *at)
            && page.label(*at).is_none()
            && is_short
            && !block.words.is_bold()
            && is_open(*at + 1)
    };
    let led: HashSet<usize> = (0..page.blocks.len()).filter(is_led).collect();
    let asking = led.iter().filter(|at| page.notes[**at].asks != Asks::No).count();
    let answered = led.iter().filter(|at| page.label(**at + 2) == Some(Label::Answer)).count();
    let are_questions = (led.len() >= FEWEST || answered >= FEWEST_ANSWERED) && asking * 10 >= led.len() * 7;
    if are_questions { led } else { HashSet::new() }
}

fn is_plain(page: &Page, at: usize) -> bool {
    let block = &page.blocks[at];
    // A label that ends with a verb asks nothing: `What we look for:`.
    let is_part = matches!(page.label(at), Some(Label::Answer | Label::KeyPoints | Label::FollowUps));
    block.kind == Kind::Paragraph && block.level == 0 && !block.is_quoted && block.fold == 0 && !is_part
}

/// Whether the list right below a paragraph begins with what is only a question's: `- *Listen for:* numbers`.
fn has_parts_below(page: &Page, at: usize) -> bool {
    let is_part = matches!(page.label(at + 1), Some(Label::KeyPoints | Label::FollowUps));
    page.is_item(at + 1) && is_part
}

/// Where the answer is labelled to what can be chosen from in a list below a paragraph, be it with code between.
fn answer_to_choices(page: &Page, at: usize) -> Option<usize> {
    const MOST_BETWEEN: usize = 3;
    const MOST_CHOICES: usize = 10;
    const FEWEST_CHOICES: usize = 2;
    let is_between = |at: &usize| {
        let block = &page.blocks[*at];
        matches!(block.kind, Kind::Code | Kind::Paragraph) && block.level == 0 && page.label(*at).is_none()
    };
    let between = (at + 1..page.blocks.len()).take(MOST_BETWEEN).take_while(is_between).count();
    let first = at + 1 + between;
    let choices =
        (first..page.blocks.len()).take(MOST_CHOICES + 1).take_while(|at| page.is_item(*at)).count();
    let is_silent = |at: &usize| page.notes[*at].is_noise;
    // What is told below a heading of an answer is no choice.
    let is_told = page.sections.over(at).is_some_and(|over| page.label(over) == Some(Label::Answer));
    let after = first + choices;
    let answer = after + (after..page.blocks.len()).take(MOST_BETWEEN).take_while(is_silent).count();
    (!is_told
        && (FEWEST_CHOICES..=MOST_CHOICES).contains(&choices)
        && answer < page.blocks.len()
        && page.blocks[answer].level == 0
        && page.label(answer) == Some(Label::Answer))
    .then_some(answer)
}

/// Whether a paragraph is a question or a task, or its first line is a question and what is below it answers.
fn asks_first(page: &Page, at: usize) -> bool {
    let block = &page.blocks[at];
    let asks = page.notes[at].asks;
    let text = block.text(&page.view);
    let is_answered = |(line, rest): (&str, &str)| {
        is_one_question(&inline::plain(line), Asks::Yes) && words::asks(rest) == Asks::No
    };
    is_one_question(&block.words.plain, asks)
        || asks == Asks::Yes
            && (text.split_once('\n').is_some_and(is_answered) || options::above_boxes(&text).is_some())
}

/// Whether a text is a question or a task, and little else: it is not long, and a question ends as one.
fn is_one_question(plain: &str, asks: Asks) -> bool {
    const LONGEST: usize = 400;
    // A task may follow it: `What are others? Discuss them.`
    let ends_so = |(_, rest): (&str, &str)| {
        words::asks(rest) == Asks::Perhaps
            || section("more of a question").begins(&rest.trim_start().to_lowercase())
    };
    let end = without_aside(plain.trim_end());
    plain.len() <= LONGEST
        && (asks == Asks::Perhaps
            || words::ends_as_question(end)
            || words::asks_candidate(plain)
            || end.len() < plain.len() && words::asks(end) == Asks::Perhaps
            || plain.rsplit_once("? ").is_some_and(ends_so))
}

/// A text without what it adds in brackets at its end: `How many of them? (e.g. by the elbow).`
fn without_aside(plain: &str) -> &str {
    let inner = plain.trim_end_matches('.').strip_suffix(')');
    inner.and_then(|inner| inner.rsplit_once(" (")).map_or(plain, |(before, _)| before.trim_end())
}
