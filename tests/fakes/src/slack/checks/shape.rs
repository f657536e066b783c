//! What JSON has to look like, told as data; and the one reader that compares.
//!
//! Slack checks blocks by schemas, and says what is wrong in the words of its validator, which is
//! published: `github.com/slackhq/hack-json-schema`.

use serde_json::{Map, Value};

use super::limits;

/// What a property may hold.
#[derive(Clone, Copy)]
pub enum Kind {
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A whole number within bounds.
    Integer(i64, i64),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A text of at least and at most so many characters.
    Line(usize, usize),
    /// A text of a certain form, with what the form is called.
    Form(fn(&str) -> bool, &'static str),
    /// A text object of plain text, of at most so many characters.
    Plain(usize),
    /// A text object of plain text or mrkdwn, of at most so many characters.
    Text(usize),
    /// An object that is like this.
    Like(&'static Shape),
    /// An object whose `type` says which of these it is like.
    OneOf(&'static [&'static Shape]),
    /// So many at least and at most.
    List(usize, usize, &'static Kind),
    /// This, or nothing.
    Maybe(&'static Kind),
}

/// A property: its name, and what it may hold.
pub type Property = (&'static str, Kind);

/// A rule that properties alone cannot tell.
pub type Rule = fn(&mut Sheet, &str, &Value);

/// What an object has to look like. A property that is not named is refused, as Slack does.
pub struct Shape {
    /// Its `type`; empty if it has none.
    pub kind: &'static str,
    /// What it has.
    pub required: &'static [Property],
    /// What it may have.
    pub optional: &'static [Property],
    /// What else holds.
    pub rules: &'static [Rule],
}

/// What is wrong, each with a pointer to where, in the words of Slack.
#[derive(Default)]
pub struct Sheet {
    complaints: Vec<String>,
}

impl Sheet {
    /// Notes that something is wrong at this pointer: `/blocks/0/text`.
    pub fn wrong(&mut self, at: &str, what: impl AsRef<str>) {
        self.complaints.push(format!("[ERROR] {} [json-pointer:{at}]", what.as_ref()));
    }

    /// Whether nothing is wrong.
    pub fn is_fine(&self) -> bool {
        self.complaints.is_empty()
    }

    /// All that is wrong.
    pub fn complaints(self) -> Vec<String> {
        self.complaints
    }

    /// Compares a value with what it has to be.
    pub fn check(&mut self, at: &str, value: &Value, kind: &Kind) {
        match kind {
            Kind::Bool if !value.is_boolean() => self.wrong(at, "must be a boolean"),
            Kind::Number if !value.is_number() => self.wrong(at, "must provide a number"),
            Kind::Bool | Kind::Number => {}
            Kind::Integer(least, most) => self.integer(at, value, *least, *most),
            Kind::Word(words) => {
                if value.as_str().is_none_or(|word| !words.contains(&word)) {
                    self.wrong(at, "must be a valid enum value");
                }
            }
            Kind::Line(least, most) => self.line(at, value, *least, *most),
            Kind::Form(fits, name) => match value.as_str() {
                None => self.wrong(at, "must provide a string"),
                Some(text) if !fits(text) => self.wrong(at, format!("input must be a valid: {name}")),
                Some(_) => {}
            },
            Kind::Plain(most) => self.plain(at, value, *most),
            Kind::Text(most) => self.text(at, value, *most),
            Kind::Like(shape) => self.shape(at, value, shape),
            Kind::OneOf(shapes) => self.one_of(at, value, shapes),
            Kind::List(least, most, inner) => self.list(at, value, *least, *most, inner),
            Kind::Maybe(inner) => {
                if !value.is_null() {
                    self.check(at, value, inner);
                }
            }
        }
    }

    fn integer(&mut self, at: &str, value: &Value, least: i64, most: i64) {
        match value.as_i64() {
            None => self.wrong(at, "must provide an integer"),
            Some(number) if number < least => self.wrong(at, format!("must be greater than {}", least - 1)),
            Some(number) if number > most => self.wrong(at, format!("must be less than {}", most + 1)),
            Some(_) => {}
        }
    }

    fn line(&mut self, at: &str, value: &Value, least: usize, most: usize) {
        let Some(text) = value.as_str() else { return self.wrong(at, "must provide a string") };
        let length = text.chars().count();
        if length < least {
            self.wrong(at, format!("must be more than {} characters", least - 1));
        } else if length > most {
            self.wrong(at, format!("must be less than {} characters", most + 1));
        }
    }

    /// An object's properties, if it is one.
    pub fn object<'v>(&mut self, at: &str, value: &'v Value) -> Option<&'v Map<String, Value>> {
        if value.as_object().is_none() {
            self.wrong(at, "must provide an object");
        }
        value.as_object()
    }

    fn plain(&mut self, at: &str, value: &Value, most: usize) {
        let required = [("type", Kind::Word(&["plain_text"])), ("text", Kind::Line(1, most))];
        self.properties(at, value, &required, &[("emoji", Kind::Bool)]);
    }

    /// Where both kinds of text are allowed, Slack says so before it says what is wrong.
    fn text(&mut self, at: &str, value: &Value, most: usize) {
        let mut own = Self::default();
        let required = [("type", Kind::Word(&["plain_text", "mrkdwn"])), ("text", Kind::Line(1, most))];
        let optional = match value["type"].as_str() {
            Some("mrkdwn") => ("verbatim", Kind::Bool),
            _ => ("emoji", Kind::Bool),
        };
        own.properties(at, value, &required, &[optional]);
        if !own.is_fine() {
            self.wrong(at, "failed to match all allowed schemas");
            self.complaints.append(&mut own.complaints);
        }
    }

    fn list(&mut self, at: &str, value: &Value, least: usize, most: usize, inner: &Kind) {
        let Some(items) = value.as_array() else { return self.wrong(at, "must provide an array") };
        if items.len() < least {
            self.wrong(at, format!("must provide at least {least} items"));
        } else if items.len() > most {
            self.wrong(at, format!("no more than {most} items allowed"));
        }
        for (number, item) in items.iter().enumerate() {
            self.check(&format!("{at}/{number}"), item, inner);
        }
    }

    fn one_of(&mut self, at: &str, value: &Value, shapes: &[&Shape]) {
        let Some(object) = self.object(at, value) else { return };
        let Some(kind) = object.get("type") else { return self.wrong(at, "missing required field: type") };
        let kind = kind.as_str().unwrap_or_default();
        match shapes.iter().find(|shape| shape.kind == kind) {
            Some(shape) => self.shape(at, value, shape),
            None => self.wrong(&format!("{at}/type"), format!("unsupported type: {kind}")),
        }
    }

    /// Compares an object with its shape.
    pub fn shape(&mut self, at: &str, value: &Value, shape: &Shape) {
        let mut required = shape.required.to_vec();
        if !shape.kind.is_empty() {
            required.push(("type", Kind::Line(1, limits::TEXT)));
            if value["type"].as_str().is_some_and(|kind| kind != shape.kind) {
                self.wrong(&format!("{at}/type"), "must be a valid enum value");
            }
        }
        self.properties(at, value, &required, shape.optional);
        if value.is_object() {
            for rule in shape.rules {
                rule(self, at, value);
            }
        }
    }

    fn properties(&mut self, at: &str, value: &Value, required: &[Property], optional: &[Property]) {
        let Some(object) = self.object(at, value) else { return };
        for (name, _) in required {
            if !object.contains_key(*name) {
                self.wrong(at, format!("missing required field: {name}"));
            }
        }
        for (name, value) in object {
            let known = required.iter().chain(optional).find(|(known, _)| known == name);
            match known {
                Some((_, kind)) => self.check(&format!("{at}/{name}"), value, kind),
                None => self.wrong(at, format!("invalid additional property: {name}")),
            }
        }
    }
}

/// The items of a list; nothing if it is none.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
