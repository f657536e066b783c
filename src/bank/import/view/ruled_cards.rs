//! Cards between rules, each with a question in front and one labelled answer behind it: `Expected output:` above code,
//! options, and `Correct answer: 2`.
//!
//! What comes first on a card asks, whatever its words are, so it gets the label of a question. It knows lines alone.

use super::{fences::Fences, options::is_rule, rewritten::Rewritten};
use crate::bank::import::{
    labels::{self, Label},
    marks,
};

/// The lines with labels before the fronts of such cards, where hardly anything else is in the document.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let said: Vec<usize> =
        (0..lines.len()).filter(|at| fences.is_code(*at) || !lines[*at].trim().is_empty()).collect();
    // A rule right below a line underlines it.
    let is_edge = |at: usize| {
        !fences.is_code(at) && is_rule(lines[at].trim()) && (at == 0 || lines[at - 1].trim().is_empty())
    };
    let fronts_counted = said.split(|at| is_edge(*at)).skip(1).filter_map(|stretch| stretch.first());
    let are_counted =
        fronts_counted.clone().next().is_some() && fronts_counted.clone().all(|at| is_counted(lines[*at]));
    let mut stretches = said.split(|at| is_edge(*at)).filter(|stretch| !stretch.is_empty()).peekable();
    let is_heading = |at: &usize| lines[*at].starts_with('#');
    let (mut fronts, mut all) = (Vec::new(), 0usize);
    let first = stretches.peek().and_then(|first| first.first().copied());
    for stretch in stretches {
        all += 1;
        // The title of all stands above the first card, and perhaps what the cards are.
        let is_first = stretch.first().copied() == first;
        let front = stretch.iter().find(|at| {
            !(is_first
                && (is_heading(at) || are_counted && !fences.is_code(**at) && !is_counted(lines[**at])))
        });
        let answers = stretch
            .iter()
            .filter(|at| !fences.is_code(**at) && label(lines[**at]) == Some(Label::Answer))
            .count();
        fronts
            .extend(front.copied().filter(|at| answers == 1 && !fences.is_code(*at) && may_ask(lines[*at])));
    }
    if fronts.len() < FEWEST || fronts.len() * 10 < all * 8 {
        return None;
    }
    let mut labelled = Rewritten::of(lines);
    for at in fronts {
        labelled.set(at, format!("Question: {}", lines[at]));
    }
    labelled.lines()
}

/// Whether a line begins with a number, as all of the cards may.
fn is_counted(line: &str) -> bool {
    marks::number(&marks::with_blanks(line)).is_some()
}

/// Whether a line is text at the left edge, without a mark or a label that sets it apart already.
fn may_ask(line: &str) -> bool {
    line.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '`' | '"' | '“' | '«' | '¿' | '¡'))
        && !line.starts_with("```")
        && !matches!(label(line), Some(Label::Question | Label::Answer | Label::KeyPoints | Label::FollowUps))
}

/// The known label that a line begins with, or is.
fn label(line: &str) -> Option<Label> {
    let name = labels::split(line).map_or(line, |labelled| labelled.name);
    labels::classify(name)
}

#[cfg(test)]
mod tests {
    use super::labelled;

    fn read(text: &str) -> Option<String> {
        labelled(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn the_front_of_each_card_is_a_question() {
        let text = "# Quiz\n\nIt prints:\n```\nx\n```\nAnswer: 1\n\n***\n\nPick one\n\nAnswer: 2\n\n---\n\nAnd here\n\n**Solution**\n\nSo";
        let read = read(text).unwrap();
        assert!(read.starts_with("# Quiz\n\nQuestion: It prints:\n```"), "{read}");
        assert!(
            read.contains("***\n\nQuestion: Pick one\n") && read.contains("\nQuestion: And here\n"),
            "{read}"
        );
    }

    #[test]
    fn other_stretches_stay() {
        assert_eq!(
            read("So\n\nAnswer: 1\n\n---\n\nThus\n\nAnswer: 2\n\n---\n\nIt is told.\n\n---\n\nAnd here."),
            None
        );
        let headings = "## So\n\nAnswer: 1\n\n---\n\n## Thus\n\nAnswer: 2\n\n---\n\n## No\n\nAnswer: 3";
        assert_eq!(read(headings), None);
    }
}
