//! Options one below the other, and what is right below them.

use super::{
    choice::{Choice, Style},
    edges::is_apart,
    verdicts::Verdict,
};
use crate::bank::import::view::fences::Fences;

/// A list of options.
pub(super) struct List<'a> {
    pub(super) choices: Vec<Choice<'a>>,
    /// Whether nothing but blank lines is between them.
    are_alone: bool,
    /// What below them says which of them is right.
    pub(super) verdict: Option<Verdict<'a>>,
}

impl List<'_> {
    /// The line of the first one.
    pub(super) fn from(&self) -> usize {
        self.choices.first().map_or(0, |choice| choice.at)
    }

    /// The line of the last one.
    pub(super) fn last(&self) -> usize {
        self.choices.last().map_or(0, |choice| choice.at)
    }

    /// The line after the last one, or after what says below them which is right.
    pub(super) fn to(&self) -> usize {
        self.verdict.map_or(self.last() + 1, Verdict::to)
    }

    /// Whether some of them have a sign that they are right, and others have none.
    pub(super) fn is_signed(&self) -> bool {
        let right = self.choices.iter().filter(|choice| choice.is_right).count();
        // Without a letter, any words of a list may be signed.
        let most = if self.choices.iter().all(|choice| choice.letter.is_some()) {
            self.choices.len() - 1
        } else {
            1
        };
        (1..=most).contains(&right)
    }

    /// Whether one of them is ticked, and another is not.
    pub(super) fn is_ticked(&self) -> bool {
        self.has(|style| style.is_ticked() == Some(true))
            && self.has(|style| style.is_ticked() == Some(false))
    }

    /// Whether each has a box and a letter, as nothing has that is only to be ticked off: `- [ ] a) So`.
    pub(super) fn is_boxed_and_lettered(&self) -> bool {
        self.choices.iter().all(|choice| choice.style.is_ticked().is_some() && choice.letter.is_some())
    }

    /// Whether blank lines stand between short options without bullets: paragraphs, for Markdown.
    pub(super) fn is_apart(&self) -> bool {
        const FEWEST: usize = 3;
        // Two of them are so where they are hardly more than `True` and `False`.
        let most_words = if self.choices.len() < FEWEST { 3 } else { 10 };
        let is_short = |choice: &Choice| choice.text.split_whitespace().count() <= most_words;
        self.are_alone
            && self.choices.windows(2).any(|pair| pair[0].at + 1 < pair[1].at)
            && self
                .choices
                .iter()
                .all(|choice| is_short(choice) && choice.letter.is_some() && choice.before.is_empty())
    }

    /// Whether they stand right below each other at the left edge, without bullets: one paragraph, for Markdown.
    pub(super) fn is_one_paragraph(&self) -> bool {
        self.choices.windows(2).all(|pair| pair[0].at + 1 == pair[1].at)
            && self.choices.iter().all(|choice| choice.style == Style::Letter && choice.before.is_empty())
    }

    pub(super) fn has(&self, style: impl Fn(Style) -> bool) -> bool {
        self.choices.iter().any(|choice| style(choice.style))
    }
}

/// The lists of a document, in order.
pub(super) fn lists<'a>(lines: &[&'a str], fences: &Fences) -> Vec<List<'a>> {
    const FEWEST: usize = 2;
    const FEWEST_BARE: usize = 3;
    const MOST: usize = 10;
    let mut lists = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let first = Choice::of(lines[at], at).filter(|first| !fences.is_code(at) && first.follows(None));
        let Some(first) = first else {
            at += 1;
            continue;
        };
        let mut choices = vec![first];
        while let Some(next) = choices.last().and_then(|last| below(lines, fences, last)) {
            choices.push(next);
        }
        let bare = choices.iter().any(|choice| choice.style == Style::Bare);
        let fewest = if bare { FEWEST_BARE } else { FEWEST };
        at = choices.last().map_or(at, |choice| choice.at) + 1;
        if (fewest..=MOST).contains(&choices.len()) {
            let verdict = Verdict::below(lines, fences, &choices).filter(|verdict| {
                // What is below bullets may be anything but one of them again.
                choices.iter().all(|choice| choice.style != Style::Bullet) || verdict.repeats(lines, &choices)
            });
            let said = lines[choices[0].at..at].iter().filter(|line| !line.trim().is_empty()).count();
            let list = List { are_alone: said == choices.len(), choices, verdict };
            at = list.to();
            lists.push(list);
        }
    }
    lists
}

/// The next option: below one, and below the rest of that and its code, where letters or boxes say that it goes on.
fn below<'a>(lines: &[&'a str], fences: &Fences, last: &Choice<'a>) -> Option<Choice<'a>> {
    const MOST_BETWEEN: usize = 30;
    const MOST_MORE: usize = 2;
    let goes_on = matches!(last.style, Style::Letter | Style::Apart | Style::Square(_));
    let mut more = 0;
    for at in (last.at + 1..lines.len()).take(MOST_BETWEEN) {
        let line = lines[at].trim();
        if line.is_empty() || goes_on && (fences.is_code(at) || line == "<br>") {
            continue;
        }
        if fences.is_code(at) {
            return None;
        }
        if let Some(choice) = Choice::of(lines[at], at).filter(|choice| goes_on_as(last, choice)) {
            return choice.follows(Some(last)).then_some(choice);
        }
        more += 1;
        if !goes_on || more > MOST_MORE || is_apart(line) || Verdict::is_in(line) {
            return None;
        }
    }
    None
}

/// Whether what looks like an option is no more of another one: a bullet may be.
fn goes_on_as(last: &Choice, choice: &Choice) -> bool {
    choice.style != Style::Bullet && choice.style != Style::Bare || last.style == choice.style
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first line of each list, the one after its last, and whether something says what is right.
    fn found(text: &str) -> Vec<(usize, usize, bool)> {
        let lines: Vec<&str> = text.split('\n').collect();
        let found = lists(&lines, &Fences::of(&lines));
        found.iter().map(|list| (list.from(), list.to(), list.verdict.is_some())).collect()
    }

    #[test]
    fn options_have_letters_in_their_order_or_boxes() {
        assert_eq!(found("Why?\na) So\nb) Thus\n-> b"), [(1, 4, true)]);
        assert_eq!(found("A. So\n\nB. Thus\n  and more\nC. No\n\n**Answer:** C\n"), [(0, 7, true)]);
        assert_eq!(found("- [ ] So\n- [x] Thus\n\n2. Why?"), [(0, 2, false)]);
        assert_eq!(found("a.\n```\nx\n```\nb.\n```\ny\n```"), [(0, 5, false)]);
    }

    #[test]
    fn what_comes_again_is_no_list_of_its_own() {
        assert_eq!(
            found("a. So\nb. No\nc. Or\na. So\nb. No\n\na. One\nb. Two"),
            [(0, 5, true), (6, 8, false)]
        );
        for below in ["d. Or", "B is right", "", "b. No, never"] {
            assert_eq!(
                found(&format!("a. So\nb. No\n{below}")).first().map(|list| list.2),
                Some(false),
                "{below}"
            );
        }
    }

    #[test]
    fn one_alone_or_another_order_is_no_list() {
        assert_eq!(found("a) So\nc) Thus"), []);
        assert_eq!(found("a) So\n2. Why?\nb) Thus"), []);
    }
}
