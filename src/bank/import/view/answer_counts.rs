//! Answers that have the numbers of their questions: `Q3. What is a lock?`, and below it `A3. It is held by one.`
//!
//! A letter and a number say little by themselves, so several must stand below questions of the same number. They get the
//! label that an answer has; questions keep theirs. Lines keep their numbers.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::labels::{self, Label};

/// The lines with the label of an answer before such answers, where a document has several.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    if !lines.iter().any(|line| counted(line).is_some_and(|counted| counted.is_answer)) {
        return None;
    }
    let fences = Fences::of(lines);
    let mut answers: Vec<(usize, Counted<'_>)> = Vec::new();
    let mut asked: Option<&str> = None;
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        match counted(lines[at]) {
            Some(answer) if answer.is_answer => {
                answers.extend(asked.take().filter(|asked| *asked == answer.number).map(|_| (at, answer)));
            }
            Some(question) => asked = Some(question.number),
            None => {}
        }
    }
    if answers.len() < FEWEST {
        return None;
    }
    let mut labelled = Rewritten::of(lines);
    for (at, answer) in answers {
        labelled.set(at, format!("{}A: {}", answer.marks, answer.text));
    }
    labelled.lines()
}

/// A line that a word or a letter and a number begin.
struct Counted<'a> {
    /// The blanks and the bullet before them.
    marks: &'a str,
    is_answer: bool,
    number: &'a str,
    text: &'a str,
}

fn counted(line: &str) -> Option<Counted<'_>> {
    const LONGEST: usize = 12;
    const MOST_DIGITS: usize = 3;
    let text = line.trim_start_matches([' ', '\t', '#', '>']);
    let text = ["- ", "* ", "+ "].iter().find_map(|bullet| text.strip_prefix(bullet)).unwrap_or(text);
    let marks = &line[..line.len() - text.len()];
    let inner = text.strip_prefix("**").unwrap_or(text);
    let letters = inner.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    let (word, rest) = inner.split_at(letters);
    let rest = rest.trim_start_matches([' ', '.', '-', '#']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = rest.split_at(digits);
    if word.is_empty() || word.len() > LONGEST || digits == 0 || digits > MOST_DIGITS {
        return None;
    }
    let is_answer = match word {
        "A" | "R" | "Ans" => true,
        "Q" | "P" | "F" | "D" => false,
        _ if labels::is_question(word) => false,
        _ => labels::classify(word) == Some(Label::Answer) && word.len() > 1,
    };
    let rest = rest.strip_prefix("**").unwrap_or(rest);
    let rest = rest.trim_start().strip_prefix(['.', ')', '-', '–', '—', ':'])?;
    let text = rest.strip_prefix("**").unwrap_or(rest);
    (text.starts_with([' ', '\t']) && !text.trim().is_empty()).then(|| Counted {
        marks,
        is_answer,
        number,
        text: text.trim_start(),
    })
}

#[cfg(test)]
mod tests {
    use super::labelled;

    #[test]
    fn answers_with_the_numbers_of_their_questions_get_the_label_of_one() {
        let lines = ["Q1. Why?", "A1. So.", "", "**Q2.** A printer that is stuck", "**A2.** Turn it off."];
        assert_eq!(
            labelled(&lines).unwrap()[1..],
            ["A: So.", "", "**Q2.** A printer that is stuck", "A: Turn it off."]
        );
        let lines =
            ["Pregunta 1) ¿Por qué?", "Respuesta 1) Así.", "Pregunta 2) ¿Cuándo?", "Respuesta 2) Hoy."];
        assert_eq!(labelled(&lines).unwrap()[3], "A: Hoy.");
    }

    #[test]
    fn names_with_a_letter_and_a_number_are_no_answers() {
        assert_eq!(labelled(&["A1. Injection", "A2. Broken access", "A3. Design"]), None);
        assert_eq!(labelled(&["Q1. Why?", "A2. Broken access", "Q2. When?", "A1. Injection"]), None);
    }
}
