//! Questions as a program reads them: `{"question": "What is a lock?", "options": ["A. One", "B. None"], "answer": "A"}`.
//!
//! Each field gets the label that its key is, in the place of its line; what else is said to the program goes. A few such
//! questions may be an example of what a program gets. It knows lines alone.

use serde::de::IgnoredAny;

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels::{self, Label},
    vocabulary::section,
};

/// The lines with labels, where several such questions stand in a stretch of code, or of lines that are nothing else; or
/// where the whole document is data, in which a field of any text may answer.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    if !lines.iter().any(|line| fields(line, Kind::Code).iter().any(Field::is_question)) {
        return None;
    }
    let mut labelled = Rewritten::of(lines);
    if serde_json::from_str::<IgnoredAny>(&lines.join("\n")).is_ok() {
        label(lines, 0..lines.len(), Kind::Data, &mut labelled);
        return labelled.lines();
    }
    let fences = Fences::of(lines);
    let mut from = 0;
    for (open, close) in fences.pairs().iter().copied().chain([(lines.len(), lines.len())]) {
        label(lines, from..open, Kind::Text, &mut labelled);
        if close > open && label(lines, open + 1..close, Kind::Code, &mut labelled) {
            labelled.set(open, String::new());
            labelled.set(close, String::new());
        }
        from = close + 1;
    }
    labelled.lines()
}

/// What a stretch of lines is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    /// It has no text beside the questions, and its keys may stand without quotes.
    Code,
    /// All of a document.
    Data,
}

/// Labels the questions of a stretch of lines, if it has several, and these are answered or give a choice where it is not
/// all there is.
fn label(lines: &[&str], stretch: std::ops::Range<usize>, kind: Kind, labelled: &mut Rewritten) -> bool {
    const FEWEST: usize = 5;
    const FEWEST_OF_DATA: usize = 2;
    let is_data = kind == Kind::Data;
    let mut parts: Vec<(usize, String)> = Vec::new();
    let (mut questions, mut others, mut is_open) = (0, 0, false);
    for at in stretch.clone() {
        let line = lines[at];
        let (mut text, mut choices) = (String::new(), 0);
        if is_open {
            is_open = !line.trim_start().starts_with(']');
            let options: Vec<String> = tokens(line).into_iter().filter_map(Token::text).collect();
            choices += options.len();
            text.push_str(&as_list(&options));
        }
        for field in fields(line, kind) {
            match (field.label, field.value) {
                (Label::Question, Value::Text(question)) => {
                    questions += 1;
                    text.extend(["\nQuestion: ", &question, "\n"]);
                }
                (Label::Answer, Value::Text(answer)) if questions > 0 => {
                    others += 1;
                    text.extend(["\nAnswer: ", &answer, "\n"]);
                }
                (Label::Difficulty, Value::Text(difficulty)) if is_data && questions > 0 => {
                    text.extend(["\nDifficulty: ", &difficulty, "\n"]);
                }
                (Label::Prompt, Value::List(options, is_last)) if questions > 0 => {
                    (others, is_open) = (others + 1, !is_last);
                    text.extend(["\n", &as_list(&options)]);
                }
                _ => {}
            }
        }
        if !text.is_empty() || choices > 0 {
            parts.push((at, text));
        }
    }
    if questions < if is_data { FEWEST_OF_DATA } else { FEWEST } || others < questions && !is_data {
        return false;
    }
    let (first, last) = (parts[0].0, parts[parts.len() - 1].0);
    let is_bare = |at: usize| lines[at].chars().all(|c| !c.is_alphanumeric()) || opens(lines[at]);
    for at in stretch.filter(|at| kind != Kind::Text || (first..=last).contains(at) && is_bare(*at)) {
        labelled.set(at, String::new());
    }
    for (at, text) in parts {
        labelled.set(at, text);
    }
    true
}

/// Options as a list below a question.
fn as_list(options: &[String]) -> String {
    options.iter().flat_map(|option| ["- ", option, "\n"]).collect()
}

/// Whether a line is nothing but a key, and what it holds begins: `"Maths": [`.
fn opens(line: &str) -> bool {
    line.trim_start().starts_with(['"', '\'', '{', '[']) && line.trim_end().ends_with(['[', '{'])
}

/// A key that is a label, and what it holds.
#[derive(Debug)]
struct Field {
    label: Label,
    value: Value,
}

impl Field {
    fn is_question(&self) -> bool {
        self.label == Label::Question && matches!(self.value, Value::Text(_))
    }
}

#[derive(Debug)]
enum Value {
    Text(String),
    /// Several texts, and whether the line has the last of them.
    List(Vec<String>, bool),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Text(String),
    Word(String),
    Mark(char),
}

impl Token {
    fn text(self) -> Option<String> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// The fields of a line; a key may stand without quotes in code.
fn fields(line: &str, kind: Kind) -> Vec<Field> {
    const MOST_TOKENS: usize = 200;
    if !line.contains(':') {
        return Vec::new();
    }
    let tokens = tokens(line);
    let mut fields = Vec::new();
    let colons = (1..tokens.len()).filter(|at| tokens[*at] == Token::Mark(':'));
    for at in colons {
        let key = match &tokens[at - 1] {
            Token::Text(key) => key,
            Token::Word(key) if kind == Kind::Code => key,
            _ => continue,
        };
        let value = match tokens.get(at + 1) {
            Some(Token::Text(text)) => Value::Text(text.clone()),
            Some(Token::Mark('[')) => {
                let inner: Vec<Token> = tokens[at + 2..]
                    .iter()
                    .take(MOST_TOKENS)
                    .take_while(|token| **token != Token::Mark(']'))
                    .cloned()
                    .collect();
                let is_last = at + 2 + inner.len() < tokens.len();
                Value::List(inner.into_iter().filter_map(Token::text).collect(), is_last)
            }
            _ => continue,
        };
        let is_text = || kind == Kind::Data && section("field of a text").has(&key.to_lowercase());
        let label = labels::classify(&key.replace(['_', '-'], " "));
        if let Some(label) = label.or_else(|| is_text().then_some(Label::Answer)) {
            fields.push(Field { label, value });
        }
    }
    fields
}

/// The texts in quotes, the words and the marks of a line, up to a quote that nothing closes.
fn tokens(line: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        // After a word it is an apostrophe.
        if matches!(c, '"' | '\'' | '`') && !matches!(tokens.last(), Some(Token::Word(_) | Token::Text(_))) {
            let mut text = String::new();
            loop {
                match chars.next() {
                    None => return tokens,
                    Some('\\') => match chars.next() {
                        Some('n') => text.push(' '),
                        Some(escaped) => text.push(escaped),
                        None => return tokens,
                    },
                    Some(end) if end == c => break,
                    Some(inner) => text.push(inner),
                }
            }
            tokens.push(Token::Text(text.trim().to_owned()));
        } else if c.is_alphanumeric() || c == '_' {
            let mut word = String::from(c);
            while let Some(next) = chars.next_if(|next| next.is_alphanumeric() || *next == '_') {
                word.push(next);
            }
            tokens.push(Token::Word(word));
        } else if !c.is_whitespace() {
            tokens.push(Token::Mark(c));
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::labelled;

    fn read(text: &str) -> Option<String> {
        labelled(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn fields_of_programs_are_labels() {
        let one = "  {\"question\": \"Which \\\"lock\\\" is it?\", \"options\": [\"A. So\", \"B. No\"], \"answer\": \"A\"},\n";
        let read_one = |text: &str| {
            let read = read(text).unwrap();
            let said = "\nQuestion: Which \"lock\" is it?\n\n- A. So\n- B. No\n\nAnswer: A\n";
            assert_eq!(read.matches(said).count(), 5, "{read}");
            assert!(!read.contains('{') && !read.contains("```"), "{read}");
        };
        read_one(&format!("```json\n[\n{}]\n```", one.repeat(5)));
        read_one(&format!("Locks\n\n\"Easy\": [\n{}]", one.repeat(5)));
        let one = "  {\n    question: 'Which \"lock\" is it?',\n    options: [\n      'A. So',\n      'B. No',\n    ],\n    answer: 'A',\n  },\n";
        let read = read(&format!("```js\nconst quiz = [\n{}];\n```", one.repeat(5))).unwrap();
        assert_eq!(read.matches("Question: Which \"lock\" is it?\n").count(), 5, "{read}");
        assert_eq!(read.matches("- A. So\n\n- B. No\n").count(), 5, "{read}");
        assert_eq!(read.matches("Answer: A\n").count(), 5, "{read}");
    }

    #[test]
    fn a_document_of_data_needs_no_more_than_two_and_answers_in_any_text() {
        let one = "{\"id\": 1,\n\"section\": \"Locks\",\n\"question\": \"Which?\",\n\"difficulty\": \"Easy\",\n\"markdown\": \"### So\\n\\nIt is.\"}";
        let data = format!("{{\"questions\": [\n{one},\n{one}\n]}}");
        let lines = read(&data).unwrap();
        let said = "\nQuestion: Which?\n\n\nDifficulty: Easy\n\n\nAnswer: ### So  It is.\n";
        assert_eq!(lines.matches(said).count(), 2, "{lines}");
        assert!(!lines.contains("Locks") && !lines.contains('{'), "{lines}");
        assert_eq!(read(&data.replace("]}", "]")), None);
        assert_eq!(read(one), None);
    }

    #[test]
    fn examples_and_texts_stay() {
        let one = "{\"question\": \"Which?\", \"answer\": \"A\"}\n";
        let asked = "{\"question\": \"Which?\"}\n";
        let text = "Question: \"Which?\"\nAnswer: \"A\"\n";
        for text in [one.repeat(2), asked.repeat(6), text.repeat(6)] {
            assert_eq!(read(&format!("Sent:\n{text}")), None, "{text}");
        }
        assert_eq!(read(&format!("```\n{}```", one.repeat(4))), None);
    }
}
