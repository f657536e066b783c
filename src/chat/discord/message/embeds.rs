//! The embeds of a message: one where it fits, with the facts as fields if nothing but small print
//! follows them.

use serde_json::{Map, Value, json};

use super::{
    colour, count,
    escape::{self, inlines},
    markdown::{self, Author},
};
use crate::chat::message::{Block, Fact, Inline, Message, StandingRow};

/// Discord's limits of embeds, in characters.
const TITLE: usize = 256;
const DESCRIPTION: usize = 4_096;
const FIELD_NAME: usize = 256;
const FIELD_VALUE: usize = 1_024;
const FOOTER: usize = 2_048;
const TOTAL: usize = 6_000;
/// How many fields an embed has at most.
const FIELDS: usize = 25;

/// What stands for nothing where Discord wants something.
const NOTHING: &str = "\u{200b}";

/// The embeds of a message.
pub(super) fn of(message: &Message) -> Result<Vec<Value>, String> {
    let mut draft = Draft::of(message, Room::Ample);
    if !draft.fits() {
        draft = Draft::of(message, Room::Counted);
    }
    if !draft.fits() {
        return Err(format!("the message has {} characters, {TOTAL} are allowed", draft.total()));
    }
    let colour = colour(message.tone);
    let embeds: Vec<Value> =
        draft.embeds.iter().filter(|embed| !embed.is_empty()).map(|embed| embed.json(colour)).collect();
    if embeds.is_empty() { Err("the message is empty".to_owned()) } else { Ok(with_picture(embeds, message)) }
}

/// Shows the picture of a message, if it has one, below all its text.
fn with_picture(mut embeds: Vec<Value>, message: &Message) -> Vec<Value> {
    let picture = message.attachment.as_ref().filter(|file| file.alt().is_some());
    if let (Some(last), Some(picture)) = (embeds.last_mut(), picture) {
        last["image"] = json!({ "url": format!("attachment://{}", picture.name) });
    }
    embeds
}

/// How much longer than it is Markdown may become.
#[derive(Clone, Copy)]
enum Room {
    /// As long as one embed takes.
    Ample,
    /// Little more than it counts.
    Counted,
}

impl Room {
    fn of(self, markdown: &str) -> usize {
        match self {
            Self::Ample => DESCRIPTION,
            Self::Counted => (count(markdown) * 5 / 4 + 32).min(DESCRIPTION),
        }
    }
}

#[derive(Default)]
struct Embed {
    title: String,
    description: String,
    fields: Vec<(String, String)>,
    footer: String,
}

struct Draft {
    embeds: Vec<Embed>,
    after_heading: bool,
}

impl Draft {
    fn of(message: &Message, room: Room) -> Self {
        let mut draft = Self { embeds: vec![Embed::default()], after_heading: false };
        let blocks: Vec<&Block> =
            message.blocks.iter().filter(|block| !matches!(block, Block::Buttons(_))).collect();
        let tail = tail(&blocks);
        for (number, block) in blocks.iter().enumerate() {
            match block {
                Block::Facts(facts) if tail == Some(number) => draft.last().fields = fields(facts),
                Block::Small(line) if tail.is_some_and(|tail| number > tail) => draft.foot(line),
                Block::Title(text) if number == 0 && count(&escape::line(text)) <= TITLE => {
                    draft.last().title = escape::line(text);
                }
                block => {
                    let heading = matches!(block, Block::Title(_) | Block::Heading(_));
                    draft.say(&text_of(block, room), heading);
                }
            }
        }
        draft
    }

    fn last(&mut self) -> &mut Embed {
        if self.embeds.is_empty() {
            self.embeds.push(Embed::default());
        }
        let last = self.embeds.len() - 1;
        &mut self.embeds[last]
    }

    /// Puts text behind what is there, in a further embed if it is full.
    fn say(&mut self, text: &str, heading: bool) {
        if text.trim().is_empty() {
            return;
        }
        // A heading has its distance by itself, on both sides.
        let between = if self.after_heading || heading { "\n" } else { "\n\n" };
        self.after_heading = heading;
        let last = self.last();
        if last.description.is_empty() {
            text.clone_into(&mut last.description);
        } else if count(&last.description) + between.len() + count(text) <= DESCRIPTION {
            last.description.push_str(between);
            last.description.push_str(text);
        } else {
            self.embeds.push(Embed { description: text.to_owned(), ..Embed::default() });
        }
    }

    fn foot(&mut self, line: &[Inline]) {
        let line = escape::bare(line).unwrap_or_default();
        let footer = &mut self.last().footer;
        if !footer.is_empty() {
            footer.push('\n');
        }
        footer.push_str(&escape::one_line(&line));
    }

    fn total(&self) -> usize {
        self.embeds.iter().map(Embed::count).sum()
    }

    fn fits(&self) -> bool {
        self.total() <= TOTAL
            && self
                .embeds
                .iter()
                .all(|embed| count(&embed.description) <= DESCRIPTION && count(&embed.footer) <= FOOTER)
    }
}

impl Embed {
    fn is_empty(&self) -> bool {
        self.title.is_empty()
            && self.description.is_empty()
            && self.fields.is_empty()
            && self.footer.is_empty()
    }

    fn count(&self) -> usize {
        let fields: usize = self.fields.iter().map(|(name, value)| count(name) + count(value)).sum();
        count(&self.title) + count(&self.description) + count(&self.footer) + fields
    }

    fn json(&self, colour: u32) -> Value {
        let mut embed = Map::new();
        embed.insert("color".to_owned(), json!(colour));
        if !self.title.is_empty() {
            embed.insert("title".to_owned(), json!(self.title));
        }
        if !self.description.is_empty() {
            embed.insert("description".to_owned(), json!(self.description));
        }
        if !self.fields.is_empty() {
            let field =
                |(name, value): &(String, String)| json!({ "name": name, "value": value, "inline": true });
            embed.insert("fields".to_owned(), self.fields.iter().map(field).collect());
        }
        if !self.footer.is_empty() {
            embed.insert("footer".to_owned(), json!({ "text": self.footer }));
        }
        Value::Object(embed)
    }
}

/// The facts that may be fields, which Discord shows below all text: those that nothing follows but
/// small print that needs no looks, which becomes the footer.
fn tail(blocks: &[&Block]) -> Option<usize> {
    let at = blocks.iter().rposition(|block| matches!(block, Block::Facts(_)))?;
    let plain = |block: &&Block| match block {
        Block::Small(line) => escape::bare(line).is_some_and(|line| count(&line) <= FOOTER / 4),
        _ => false,
    };
    let Block::Facts(facts) = blocks[at] else { return None };
    let fit = facts.len() <= FIELDS
        && fields(facts).iter().all(|(name, value)| count(name) <= FIELD_NAME && count(value) <= FIELD_VALUE);
    let after = &blocks[at + 1..];
    (fit && after.len() <= 4 && after.iter().all(plain)).then_some(at)
}

fn fields(facts: &[Fact]) -> Vec<(String, String)> {
    let or_nothing = |text: String| if text.trim().is_empty() { NOTHING.to_owned() } else { text };
    facts
        .iter()
        .map(|fact| (or_nothing(escape::line(&fact.label)), or_nothing(inlines(&fact.value))))
        .collect()
}

fn text_of(block: &Block, room: Room) -> String {
    match block {
        Block::Title(text) => headed("##", text),
        Block::Heading(text) => headed("###", text),
        Block::Text(line) => inlines(line),
        Block::Markdown(text) => markdown::render(text, Author::Bank, room.of(text)),
        Block::Quote { author, markdown } => {
            let name = escape::person(author);
            let lines = markdown.lines().count();
            let room = room.of(markdown).saturating_sub(count(&name) + 1).saturating_sub(lines * 4);
            let text = markdown::render(markdown, Author::Member, room);
            let text: Vec<String> = text.lines().map(|line| format!("> {line}")).collect();
            let said = [name, text.join("\n")];
            said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
        }
        Block::Facts(facts) => {
            let fact = |fact: &Fact| {
                format!("{} {}", escape::strong(&format!("{}:", fact.label)), inlines(&fact.value))
            };
            facts.iter().map(fact).collect::<Vec<_>>().join("\n")
        }
        Block::List { numbered, items } => {
            let item = |(number, item): (usize, &Vec<Inline>)| {
                let mark = if *numbered { format!("{number}.") } else { "-".to_owned() };
                format!("{mark} {}", escape::one_line(&inlines(item)))
            };
            (1..).zip(items).map(item).collect::<Vec<_>>().join("\n")
        }
        Block::Standings(rows) => rows.iter().map(standing).collect::<Vec<_>>().join("\n"),
        Block::Small(line) => {
            let line = escape::one_line(&inlines(line));
            if line.is_empty() { line } else { format!("-# {line}") }
        }
        Block::Buttons(_) => String::new(),
    }
}

fn headed(marks: &str, text: &str) -> String {
    let text = escape::line(text);
    if text.is_empty() { text } else { format!("{marks} {text}") }
}

/// A row of a leaderboard. Its number is strong, and so no number of a list, which Discord would
/// count on its own where two share a place.
fn standing(row: &StandingRow) -> String {
    let counted =
        |number: i64, one: &str| if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") };
    let streak = if row.streak > 0 { format!(" \u{b7} streak {}", row.streak) } else { String::new() };
    let own = if row.own { " (you)" } else { "" };
    format!(
        "**{}.** {} \u{b7} {} \u{b7} {}{streak}{own}",
        row.place,
        escape::person(&row.member),
        counted(row.points, "point"),
        counted(row.answers, "answer"),
    )
}
