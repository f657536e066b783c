//! The blocks of a message.

use serde_json::{Value, json};

use super::{
    BLOCKS, ROOM, count,
    inlines::{bare_run, run},
    markdown, mrkdwn, plain_text,
    rich::{self, Element, ListStyle, Run, Style},
};
use crate::chat::{
    markdown::{Author, one_line},
    message::{Block, Button, ButtonStyle, Fact, Inline, Message, StandingRow},
};

/// Slack's limits, in characters and in numbers of things.
const HEADER: usize = 150;
const FIELD: usize = 2_000;
const FIELDS: usize = 10;
const CONTEXT: usize = 2_000;
const BUTTONS: usize = 25;
const BUTTON: usize = 75;

/// A block of Block Kit, and what it says.
pub(super) struct Shown {
    pub(super) json: Value,
    /// Its words for the text of the message; buttons have none.
    pub(super) words: Run,
}

/// How much room looks may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Looks {
    /// As much as they need.
    Full,
    /// None where people mark up their own text: it is shown as it was typed.
    Typed,
    /// None at all.
    Bare,
}

/// The blocks of a message, with as much of their looks as fits.
pub(super) fn of(message: &Message) -> Vec<Shown> {
    let fits = |shown: &[Shown]| {
        let length: usize = shown.iter().map(|block| block.json.to_string().chars().count()).sum();
        length <= ROOM && shown.len() <= BLOCKS
    };
    [Looks::Full, Looks::Typed]
        .into_iter()
        .map(|looks| Draft::of(message, looks))
        .find(|shown| fits(shown))
        .unwrap_or_else(|| Draft::of(message, Looks::Bare))
}

/// The lines of a block in pieces of the bot's own words.
pub(in crate::chat::slack) fn pieces_mut(block: &mut Block) -> Box<dyn Iterator<Item = &mut Inline> + '_> {
    match block {
        Block::Text(line) | Block::Small(line) => Box::new(line.iter_mut()),
        Block::List { items, .. } => Box::new(items.iter_mut().flatten()),
        Block::Facts(facts) => Box::new(facts.iter_mut().flat_map(|fact| &mut fact.value)),
        Block::Title(_)
        | Block::Heading(_)
        | Block::Markdown(_)
        | Block::Quote { .. }
        | Block::Standings(_)
        | Block::Buttons(_) => Box::new(std::iter::empty()),
    }
}

struct Draft {
    looks: Looks,
    shown: Vec<Shown>,
    /// Rich text that waits for what belongs to it: a heading.
    heading: Vec<Element>,
}

impl Draft {
    fn of(message: &Message, looks: Looks) -> Vec<Shown> {
        let mut draft = Self { looks, shown: Vec::new(), heading: Vec::new() };
        draft.notify(message);
        for block in &message.blocks {
            draft.block(block);
        }
        draft.rich(Vec::new());
        draft.shown
    }

    /// The one mention that there ever is, above all else.
    fn notify(&mut self, message: &Message) {
        if let Some(group) = &message.notify {
            let text = json!({ "type": "mrkdwn", "text": format!("<!subteam^{group}>"), "verbatim": true });
            self.push(json!({ "type": "section", "text": text }), Run::default());
        }
    }

    fn push(&mut self, json: Value, words: Run) {
        if !self.heading.is_empty() {
            self.rich(Vec::new());
        }
        self.shown.push(Shown { json, words });
    }

    /// Rich text, below the heading that waits for it.
    fn rich(&mut self, elements: Vec<Element>) {
        let mut all = std::mem::take(&mut self.heading);
        all.extend(elements);
        if all.is_empty() {
            return;
        }
        let mut words = Run::default();
        for (number, element) in all.iter().enumerate() {
            if number > 0 {
                words.push("\n", Style::PLAIN);
            }
            element.words(&mut words);
        }
        self.shown.push(Shown { json: rich::block(&all), words });
    }

    fn paragraph(&mut self, run: Run) {
        let elements = run.trimmed();
        if !elements.is_empty() {
            self.rich(vec![Element::Section { elements }]);
        }
    }

    fn line(&self, pieces: &[Inline]) -> Run {
        if self.looks == Looks::Bare { bare_run(pieces) } else { run(pieces) }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(text) => self.title(text),
            Block::Heading(text) => self.heading(text),
            Block::Text(line) => self.paragraph(self.line(line)),
            Block::Markdown(text) => self.rich(self.markdown(text, Author::Bank, false)),
            Block::Quote { author, markdown } => {
                let mut name = Run::default();
                name.push(&one_line(&author.name), Style::BOLD);
                let mut elements = Vec::new();
                if !name.is_empty() {
                    elements.push(Element::Section { elements: name });
                }
                elements.extend(self.markdown(markdown, Author::Member, true));
                self.rich(elements);
            }
            Block::Facts(facts) => self.facts(facts),
            Block::List { numbered, items } => self.list(*numbered, items),
            Block::Standings(rows) => self.standings(rows),
            Block::Small(line) => self.small(line),
            Block::Buttons(buttons) => {
                for some in buttons.chunks(BUTTONS) {
                    let elements: Vec<Value> = some.iter().map(button).collect();
                    self.push(json!({ "type": "actions", "elements": elements }), Run::default());
                }
            }
        }
    }

    fn title(&mut self, text: &str) {
        let text = one_line(text);
        if text.is_empty() || count(&text) > HEADER {
            self.heading(&text);
        } else {
            self.push(json!({ "type": "header", "text": plain_text(&text) }), Run::from(text.as_str()));
        }
    }

    fn heading(&mut self, text: &str) {
        self.rich(Vec::new());
        let mut elements = Run::default();
        elements.push(&one_line(text), Style::BOLD);
        if !elements.is_empty() {
            self.heading = vec![Element::Section { elements }];
        }
    }

    fn markdown(&self, text: &str, author: Author, quoted: bool) -> Vec<Element> {
        match self.looks {
            Looks::Full => markdown::render(text, author, quoted),
            Looks::Typed | Looks::Bare => markdown::as_typed(text, quoted),
        }
    }

    /// Labelled values, side by side.
    fn facts(&mut self, facts: &[Fact]) {
        let fields = (self.looks != Looks::Bare).then(|| facts.iter().map(field).collect::<Option<Vec<_>>>());
        let Some(fields) = fields.flatten() else {
            let mut lines = Run::default();
            for (number, fact) in facts.iter().enumerate() {
                if number > 0 {
                    lines.push("\n", Style::PLAIN);
                }
                lines.extend(self.labelled(fact));
            }
            return self.paragraph(lines);
        };
        for (some, words) in fields.chunks(FIELDS).zip(facts.chunks(FIELDS)) {
            let mut said = Run::default();
            for (number, fact) in words.iter().enumerate() {
                if number > 0 {
                    said.push("\n", Style::PLAIN);
                }
                said.extend(self.labelled(fact));
            }
            let fields: Vec<Value> =
                some.iter().map(|text| json!({ "type": "mrkdwn", "text": text, "verbatim": true })).collect();
            self.push(json!({ "type": "section", "fields": fields }), said);
        }
    }

    fn labelled(&self, fact: &Fact) -> Run {
        let mut line = Run::default();
        let style = if self.looks == Looks::Bare { Style::PLAIN } else { Style::BOLD };
        line.push(&format!("{}:", one_line(&fact.label)), style);
        line.push(" ", Style::PLAIN);
        line.extend(self.line(&fact.value));
        line
    }

    fn list(&mut self, numbered: bool, items: &[Vec<Inline>]) {
        if items.is_empty() {
            return;
        }
        if self.looks != Looks::Bare {
            let style = if numbered { ListStyle::Ordered } else { ListStyle::Bullet };
            let items = items.iter().map(|item| self.line(item).trimmed()).collect();
            return self.rich(vec![Element::list(style, 0, items)]);
        }
        let mut lines = Run::default();
        for (number, item) in (1..).zip(items) {
            let mark = if numbered { format!("{number}. ") } else { "\u{2022} ".to_owned() };
            lines.push(&mark, Style::PLAIN);
            lines.extend(self.line(item).trimmed());
            lines.push("\n", Style::PLAIN);
        }
        self.paragraph(lines);
    }

    /// The rows of a leaderboard. They are lines and no list, which would count on its own where two
    /// share a place.
    fn standings(&mut self, rows: &[StandingRow]) {
        let mut lines = Run::default();
        for row in rows {
            let strong = if self.looks == Looks::Bare { Style::PLAIN } else { Style::BOLD };
            let own = if row.own { strong } else { Style::PLAIN };
            lines.push(&format!("{}. {}", row.place, one_line(&row.member.name)), strong);
            lines.push(&format!(" \u{b7} {}\n", figures(row)), own);
        }
        self.paragraph(lines);
    }

    /// Small print; where it cannot be small without risk, it is as large as the rest.
    fn small(&mut self, line: &[Inline]) {
        let words = self.line(line).trimmed();
        if words.is_empty() {
            return;
        }
        let text = mrkdwn::line(line).map(|text| text.trim().to_owned());
        match text.filter(|text| !text.is_empty() && count(text) <= CONTEXT) {
            Some(text) if self.looks != Looks::Bare => {
                let text = json!({ "type": "mrkdwn", "text": text, "verbatim": true });
                self.push(json!({ "type": "context", "elements": [text] }), words);
            }
            _ => self.paragraph(words),
        }
    }
}

/// A labelled value in `mrkdwn`, if it fits and can be said.
fn field(fact: &Fact) -> Option<String> {
    let text = format!("{}\n{}", mrkdwn::label(&fact.label)?, mrkdwn::line(&fact.value)?);
    (!text.trim().is_empty() && count(&text) <= FIELD).then_some(text)
}

fn figures(row: &StandingRow) -> String {
    let counted =
        |number: i64, one: &str| if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") };
    let streak = if row.streak > 0 { format!(" \u{b7} streak {}", row.streak) } else { String::new() };
    let own = if row.own { " (you)" } else { "" };
    format!("{} \u{b7} {}{streak}{own}", counted(row.points, "point"), counted(row.answers, "answer"))
}

fn button(button: &Button) -> Value {
    let label: String = one_line(&button.label).chars().take(BUTTON).collect();
    let mut json =
        json!({ "type": "button", "action_id": button.action.to_string(), "text": plain_text(&label) });
    match button.style {
        ButtonStyle::Plain => {}
        ButtonStyle::Primary => json["style"] = json!("primary"),
        ButtonStyle::Danger => json["style"] = json!("danger"),
    }
    json
}
