//! Finds what is known of each block by itself, and by those that are like it.

mod again;
mod answering;
mod asked_names;
mod attributed;
mod bare_counts;
mod bold_items;
mod boxes;
mod conditions;
mod counters;
mod each_below;
mod examples;
mod explained;
mod first_asked;
mod kinds;
mod lettered_counts;
mod lettered_folds;
mod letters;
mod levels;
mod linked_answers;
mod listed_answers;
mod mixed_items;
mod more;
mod named_code;
mod outcomes;
mod rows;
mod same_names;
mod titles;
mod unfolding;
mod verdicts;
mod worked;

use std::collections::HashMap;

use super::{
    flow::{Block, Kind},
    inline::{OPENING_QUOTES, ends_quoted},
    labels::{self, Label, Labelled},
    note::{Note, Tag},
    options,
    view::View,
    vocabulary::section,
    words::{self, Asks},
};

/// Reads the notes of all blocks.
pub(super) fn of(view: &View, blocks: &[Block]) -> Vec<Note> {
    let mut notes: Vec<Note> = (0..blocks.len()).map(|at| note(view, blocks, at)).collect();
    letters::without_others(&mut notes);
    levels::label(view, blocks, &mut notes);
    answering::label(blocks, &mut notes);
    kinds::label(blocks, &mut notes);
    unfolding::name(blocks, &mut notes);
    same_names::answer(blocks, &mut notes);
    ask_in_quotes(blocks, &mut notes);
    verdicts::ask(blocks, &mut notes);
    boxes::ask(view, blocks, &mut notes);
    lettered_counts::label(blocks, &mut notes);
    bare_counts::label(blocks, &mut notes);
    lettered_folds::label(blocks, &mut notes);
    counters::label(view, blocks, &mut notes);
    counters::set_aside(&mut notes);
    counters::ask_in_scenarios(blocks, &mut notes);
    label_quoted(view, blocks, &mut notes);
    linked_answers::set_aside(blocks, &mut notes);
    outcomes::answer(blocks, &mut notes);
    worked::answer(blocks, &mut notes);
    examples::explain(blocks, &mut notes);
    attributed::set_aside(blocks, &mut notes);
    rows::unname(blocks, &mut notes);
    titles::unname(blocks, &mut notes);
    bold_items::unname(blocks, &mut notes);
    again::name_parts(blocks, &mut notes);
    explained::name_parts(blocks, &mut notes);
    first_asked::unname(blocks, &mut notes);
    more::unname(blocks, &mut notes);
    named_code::label_as_parts(blocks, &mut notes);
    asked_names::label(view, blocks, &mut notes);
    mixed_items::label(view, blocks, &mut notes);
    conditions::label(view, blocks, &mut notes);
    listed_answers::set_aside(blocks, &mut notes);
    each_below::ask(blocks, &mut notes);
    each_below::unname_ranges(blocks, &mut notes);
    notes
}

/// The same few words before several quotes that ask say that those are questions: `Start with: "Describe a conflict"`.
fn label_quoted(view: &View, blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    const MOST_WORDS: usize = 3;
    let mut by_name: HashMap<String, Vec<(usize, Tag)>> = HashMap::new();
    for (at, block) in blocks.iter().enumerate() {
        if block.kind != Kind::Paragraph || block.level > 0 || notes[at].label.is_some() || block.is_quoted {
            continue;
        }
        let text = block.text(view);
        let Some(split) = labels::split(&text).filter(|split| split.is_joined) else { continue };
        let is_quote = split.rest.starts_with(OPENING_QUOTES) && ends_quoted(split.rest);
        if is_quote
            && words::asks(split.rest) != Asks::No
            && split.name.split_whitespace().count() <= MOST_WORDS
        {
            let (name, rest) = (split.name.trim().to_owned(), split.rest.trim().to_owned());
            let tag = Tag::by_others(Label::Question, name, rest);
            by_name.entry(tag.name.to_lowercase()).or_default().push((at, tag));
        }
    }
    for (at, tag) in by_name.into_values().filter(|all| all.len() >= FEWEST).flatten() {
        notes[at].label = Some(tag);
    }
}

fn note(view: &View, blocks: &[Block], at: usize) -> Note {
    let block = &blocks[at];
    let label = label(view, blocks, at);
    let asked = label.as_ref().filter(|tag| tag.label == Some(Label::Question)).map(|tag| tag.rest.as_str());
    let leads_to_task = block.is_item() && block.words.is_link_to_task();
    let least = if leads_to_task { Asks::Perhaps } else { Asks::No };
    Note {
        asks: asked.map_or(least, words::asks).max(words::asks(&block.words.uncoded())),
        is_noise: is_noise(block)
            && label.as_ref().is_none_or(|tag| matches!(tag.label, None | Some(Label::Aside))),
        label,
        is_announced: false,
    }
}

fn label(view: &View, blocks: &[Block], at: usize) -> Option<Tag> {
    let block = &blocks[at];
    let plain = block.words.plain.as_str();
    match block.kind {
        Kind::Heading(_) | Kind::Summary => {
            let plain = words::without_symbols(plain);
            // A heading with more than a label in it is one only if it asks or answers.
            let split =
                labels::split(plain).filter(|labelled| labelled.is_joined && !labelled.rest.is_empty());
            let split = split.and_then(|split| Some((known(split.name, true)?, split)));
            let is_said = |label: Label, name: &str| match label {
                Label::Question | Label::Answer | Label::Difficulty => true,
                Label::FollowUps => block.level == 0 && !block.is_quoted && labels::names_follow_up(name),
                _ => false,
            };
            if let Some((label, split)) = split.filter(|(label, split)| is_said(*label, split.name)) {
                return Some(Tag::by_words(Some(label), split.name, split.rest));
            }
            // What follows in another sentence says what to do with it; `A1. Layers` is counted.
            let named =
                plain.split_once(". ").filter(|(name, _)| !name.ends_with(|c: char| c.is_ascii_digit()));
            let plain = named.map_or(plain, |(name, _)| name);
            let label = known(plain, false)?;
            // As a heading, some words name what is asked about.
            if ["label with colon", "command"].iter().any(|name| section(name).has(&plain.to_lowercase())) {
                return None;
            }
            Some(Tag::by_words(Some(label), plain, ""))
        }
        Kind::Paragraph => {
            let text = block.text(view);
            // All of a line may be set as code: `Answer: 4`.
            let inner = text.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
            let answered = inner
                .filter(|inner| !inner.contains('`'))
                .and_then(labels::split)
                .filter(|split| labels::classify(split.name) == Some(Label::Answer));
            let Some(split) = answered.or_else(|| labels::split(&text)) else {
                return bare_label(blocks, at, &text);
            };
            if split.name.chars().filter(|c| c.is_alphanumeric()).count() == 1
                && is_first_option(view, blocks, at, &text)
            {
                return None;
            }
            let rest = split.rest.trim();
            let known =
                if names_person(&split) { Some(Label::Aside) } else { known(split.name, split.is_joined) };
            if known.is_none() {
                let is_before_list = rest.is_empty() && blocks.get(at + 1).is_some_and(Block::is_item);
                let is_short = is_name(split.name);
                let nests =
                    block.level == 0 || blocks.get(at + 1).is_some_and(|next| next.level > block.level);
                let bare = split.name.to_lowercase();
                let are_items = block.is_item()
                    && section("many questions").has(bare.trim_matches(|c: char| !c.is_alphanumeric()));
                let is_named = is_before_list && is_short && !are_items;
                if !(is_named && nests && words::asks(split.name) == Asks::No) {
                    return None;
                }
            }
            // `Response: who was missing?` is what is asked about.
            let asks_itself = known == Some(Label::Answer) && block.is_item() && asks_at_end(rest)
                || matches!(known, Some(Label::Difficulty | Label::Aside)) && asks_in_list(block, rest);
            // Among other names, a command is one of what is explained.
            let is_name = block.is_item()
                && section("command").has(&split.name.trim_matches(['*', '_', ' ']).to_lowercase());
            if asks_itself || is_name {
                return None;
            }
            // Bullets below `A good solution` tell what it has.
            let is_above_bullets =
                || blocks.get(at + 1).and_then(|next| next.item).is_some_and(|item| !item.is_ordered);
            let known = match known {
                Some(Label::Answer)
                    if rest.is_empty() && labels::praises(split.name) && is_above_bullets() =>
                {
                    Some(Label::KeyPoints)
                }
                known => known,
            };
            let name = split.name.trim().trim_matches(['*', '_', ' ']).to_owned();
            Some(Tag::by_words(known, name, rest))
        }
        _ => None,
    }
}

/// The label that all of a paragraph above a list is, though no mark says so: `Green flags`. So is an item that has further
/// ones nested below it.
fn bare_label(blocks: &[Block], at: usize, text: &str) -> Option<Tag> {
    let block = &blocks[at];
    let (name, label) = labels::bare(text)?;
    let is_alone = !block.is_item() && block.level == 0;
    let is_part = block.is_item() && label != Label::Aside;
    let is_holder = |next: &Block| next.is_item() && (is_alone || is_part && next.level > block.level);
    let is_above_list = blocks.get(at + 1).is_some_and(is_holder);
    is_above_list.then(|| Tag::by_words(Some(label), name, ""))
}

/// Where most items that are in quotes ask something, the others of them do, too: `"Share your hardest bug"`.
fn ask_in_quotes(blocks: &[Block], notes: &mut [Note]) {
    let is_quoted = |at: &usize| blocks[*at].is_item() && is_quoted_sentence(&blocks[*at].words.plain);
    let quoted: Vec<usize> = (0..blocks.len()).filter(is_quoted).collect();
    let asking = quoted.iter().filter(|at| notes[**at].asks != Asks::No).count();
    if asking * 2 >= quoted.len() {
        for at in quoted {
            notes[at].asks = notes[at].asks.max(Asks::Perhaps);
        }
    }
}

/// Whether all of an item is in quotes, and more than a name: what somebody says.
fn is_quoted_sentence(plain: &str) -> bool {
    const FEWEST_WORDS: usize = 4;
    let inner = plain.trim().strip_prefix(['"', '“', '„', '«', '「']);
    let inner = inner.and_then(|inner| inner.trim_end().strip_suffix(['"', '”', '“', '»', '」']));
    inner.is_some_and(|inner| {
        let is_long = inner.split_whitespace().count() >= FEWEST_WORDS || !inner.is_ascii();
        is_long && !inner.contains(['"', '”', '»', '」'])
    })
}

/// Whether a label says who asks the questions, and no question: `Interviewer: a senior engineer`.
fn names_person(split: &Labelled<'_>) -> bool {
    const MOST_WORDS: usize = 8;
    let line = split.rest.lines().next().unwrap_or_default().trim();
    let name = split.name.to_lowercase();
    section("person").has(name.trim_matches(|c: char| !c.is_alphanumeric()))
        && !line.is_empty()
        && !line.ends_with(['.', '。', '"', '”', '」', '!', ':', '：'])
        && line.split_whitespace().count() <= MOST_WORDS
        && (line.is_ascii() || line.contains(' ') || counts_persons(line))
        && words::asks(line) == Asks::No
}

/// Whether a line without blanks is a number and a word for persons: `2名`.
fn counts_persons(line: &str) -> bool {
    const LONGEST: usize = 4;
    line.starts_with(char::is_numeric) && line.chars().count() <= LONGEST
}

/// Whether a text is a question and nothing else.
fn asks_at_end(text: &str) -> bool {
    text.ends_with(['?', '？']) && !text.contains(['\n', '.', '。'])
}

/// Whether a numbered item asks a whole question behind its name: `2. **Experience**: How long have you done that?`
fn asks_in_list(block: &Block, rest: &str) -> bool {
    const FEWEST_WORDS: usize = 4;
    block.level == 1
        && block.item.is_some_and(|item| item.is_ordered)
        && rest.split_whitespace().count() >= FEWEST_WORDS
        && asks_at_end(rest)
        && words::asks(rest.trim_end_matches('?')) != Asks::No
}

/// Whether what stands before a list names it, and does not say something of its own.
fn is_name(text: &str) -> bool {
    const SAYING: [&str; 30] = [
        "a", "an", "there", "it", "this", "these", "we", "you", "they", "i", "here", "some", "for", "to",
        "when", "if", "in", "as", "or", "and", "with", "by", "at", "on", "that", "he", "she", "let's", "my",
        "our",
    ];
    let name = text.trim_matches(|c: char| !c.is_alphanumeric());
    let count = name.split_whitespace().count();
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    let is_short = if name.is_ascii() { count <= 5 } else { count <= 5 && name.chars().count() <= 40 };
    // `Explain:` before a list is a task.
    if count == 1 && section("first").has(&first) && !section("first with mark").has(&first) {
        return false;
    }
    let is_bold = text.trim().starts_with("**");
    let says = SAYING.contains(&first.as_str()) || first == "the" && count > 3;
    let has_verb = name.split_whitespace().any(|word| {
        matches!(
            word,
            "is" | "are" | "was" | "can" | "has" | "have" | "will" | "should" | "must" | "do" | "does"
        )
    });
    is_short && (is_bold || !says && !has_verb)
}

/// Whether a letter at the start of a block is that of the first of several options.
fn is_first_option(view: &View, blocks: &[Block], at: usize, text: &str) -> bool {
    let next = |letter: char| {
        let lines = text.lines().nth(1).is_some_and(|line| options::letter(line) == Some(letter));
        // Code may be what is to be chosen.
        let mut below = blocks[at + 1..].iter().filter(|block| block.kind != Kind::Code);
        lines || below.next().is_some_and(|block| options::letter(&block.text(view)) == Some(letter))
    };
    options::letter(text) == Some('a') && next('b')
}

/// The label by its words. A name that itself asks something is none, unless it only says what to expect.
fn known(name: &str, is_joined: bool) -> Option<Label> {
    const ASKING: [&str; 7] =
        ["are you ", "do you ", "have you ", "would you ", "can you ", "did you ", "could you "];
    let asks_you = |name: &str| ASKING.iter().any(|words| name.contains(words));
    if labels::is_heard(name) {
        return Some(Label::KeyPoints);
    }
    if name.contains(['?', '？']) || asks_you(&name.to_lowercase()) {
        return None;
    }
    let label = labels::classify(name)?;
    let is_letter = name.trim().chars().count() == 1;
    let may_ask = match label {
        Label::Answer => !labels::is_answer(name),
        Label::Aside => !labels::is_aside(name),
        Label::KeyPoints | Label::FollowUps => !is_joined && is_task(name),
        _ => false,
    };
    let is_sentence = may_ask && words::asks(name) != Asks::No;
    if is_letter && !is_joined || is_sentence {
        return None;
    }
    Some(label)
}

/// Whether a name is a sentence that sets a task: `Explain the key components of a workflow`.
fn is_task(name: &str) -> bool {
    const FEWEST_WORDS: usize = 5;
    let name = name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    // `What a good answer mentions` tells, where `What makes an answer good` asks.
    let is_told =
        section("telling what").has(first) && words.next().is_some_and(|word| section("told of").has(word));
    name.split_whitespace().count() >= FEWEST_WORDS
        && section("first").has(first)
        && !section("first with mark").has(first)
        && !is_told
}

fn is_noise(block: &Block) -> bool {
    match block.kind {
        Kind::Rule | Kind::Open | Kind::Close => true,
        Kind::Heading(_) => {
            let plain = block.words.plain.to_lowercase();
            let text = plain.trim_start_matches(|c: char| !c.is_alphanumeric());
            block.words.has_anchor && section("leading back").begins(text)
        }
        Kind::Paragraph => {
            let plain = block.words.plain.as_str();
            let has_words = plain.chars().any(char::is_alphanumeric);
            // `Decision: ⬜ Approve · ⬜ Reject`.
            let is_form = |label: Labelled<'_>| {
                label.is_joined
                    && labels::classify(label.name).is_none()
                    && words::is_to_be_ticked(label.rest)
            };
            block.words.is_image()
                || labels::split(plain).is_some_and(is_form)
                || !has_words && !block.words.has_image
                || block.words.has_anchor && words::is_back_link(plain)
        }
        _ => false,
    }
}
