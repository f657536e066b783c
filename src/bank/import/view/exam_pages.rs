//! Questions as they are copied from pages on which people discuss examinations: `Question #: 3`, `Topic #: 1`, the
//! question with its options, `Suggested Answer: B`, and below that who voted and commented.
//!
//! What counts a question becomes its label, and what is neither it nor its answer is left away. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};

/// The lines of such pages with labels, where a document has several.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    if lines.iter().filter(|line| counted(line).is_some()).take(FEWEST).count() < FEWEST {
        return None;
    }
    let fences = Fences::of(lines);
    let mut labelled = Rewritten::of(lines);
    // The number of the question that the next text is, and whether what follows is said about it.
    let (mut number, mut is_discussed) = (None, false);
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        let line = lines[at].trim();
        if let Some(next) = counted(line) {
            (number, is_discussed) = (Some(next), false);
            labelled.set(at, String::new());
        } else if is_discussed || opens_discussion(line) || is_told(line) {
            is_discussed |= opens_discussion(line);
            labelled.set(at, String::new());
        } else if let Some(number) = number.take_if(|_| !line.is_empty()) {
            labelled.set(at, format!("\nQuestion {number}: {line}"));
        } else if line.starts_with("Suggested Answer:") {
            labelled.set(at, format!("\n{line}"));
        }
    }
    labelled.lines()
}

/// The number of the question that a line counts.
fn counted(line: &str) -> Option<&str> {
    let number = line.trim().strip_prefix("Question #:")?.trim();
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

/// Whether a line tells which of the questions it is, or from where.
fn is_told(line: &str) -> bool {
    line.starts_with("Topic #:")
        || line.starts_with("Actual exam question from ")
        || line.starts_with("[All ") && line.ends_with("Questions]")
}

fn opens_discussion(line: &str) -> bool {
    line == "Comments" || line == "Community vote distribution" || line.starts_with("Chosen Answer:")
}

#[cfg(test)]
mod tests {
    use super::labelled;

    fn page(number: &str) -> String {
        format!(
            "Actual exam question from A's B\nQuestion #: {number}\nTopic #: 1\n[All B Questions]\nA lock is slow.\n\nA. One\nB. Two\n\
             Suggested Answer: B\nCommunity vote distribution\nB (80%)\nComments\nIt is A.\n\n"
        )
    }

    #[test]
    fn pages_of_examinations_are_questions_with_options_and_answers() {
        let text = page("3") + &page("4");
        let read = labelled(&text.split('\n').collect::<Vec<_>>()).unwrap();
        let said: Vec<&str> =
            read.iter().flat_map(|line| line.lines()).filter(|line| !line.is_empty()).collect();
        let expected = |number: &str| {
            [
                format!("Question {number}: A lock is slow."),
                "A. One".into(),
                "B. Two".into(),
                "Suggested Answer: B".into(),
            ]
        };
        assert_eq!(said, [expected("3"), expected("4")].concat());
    }

    #[test]
    fn one_alone_stays() {
        assert_eq!(labelled(&page("3").split('\n').collect::<Vec<_>>()), None);
    }
}
