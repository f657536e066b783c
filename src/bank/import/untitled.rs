//! A reading of documents in which no question was found as if a title said that they hold some: of what has no title, and
//! of what is called exercises. It counts where nearly all of the document is in a question then, and what these say does
//! not speak against it.
//!
//! Where a title says something else, and hardly a question was found, nearly all of them must surely ask, or the document
//! holds little else than what is asked below such a title.
//!
//! It compares what was found, and knows nothing of how.

use super::{
    Document, Found, Stretch, marks, page, sections, titled, view,
    words::{self, Asks},
};

/// A title that says of what is below that it is asked.
pub(super) const TITLE: &str = "Interview questions";

/// The document as it is read below such a title, where nothing was found without one.
pub(super) fn instead(text: &str, first: Document, read: impl Fn(&str, &str) -> Document) -> Document {
    const FEW: usize = 6;
    const FEWEST: usize = 5;
    const TIMES: usize = 3;
    let lines: Vec<&str> = text.split('\n').collect();
    if first.questions.len() > FEW || !titled::may_be(text, &lines) {
        return first;
    }
    let is_of_exercises = names_exercises(&lines);
    if first.questions.is_empty() && (is_of_exercises || !has_name(&lines)) {
        let again = titled::read(text, TITLE, |titled| read(titled, titled));
        if is_nearly_all(&again, &lines) && (is_of_exercises || are_asked(&again.questions, &lines))
            || !is_of_exercises && holds_bids(&again, &lines)
        {
            return again;
        }
    }
    let own = titled::without_own(&lines);
    let is_asked = |again: &Document| {
        again.questions.len() >= first.questions.len() * TIMES
            && is_nearly_all(again, &lines)
            && are_surely_asked(&again.questions, &lines)
    };
    let below_title = |below: &str| titled::read_as(text, below, TITLE, &read);
    let again = below_title(&own);
    if is_asked(&again) {
        return again;
    }
    if let Some(restyled) = view::restyled(&own).iter().map(|below| below_title(below)).find(is_asked) {
        return restyled;
    }
    let are_far_more = again.questions.len() >= FEWEST.max(first.questions.len() * TIMES);
    if are_far_more && holds_little_else(&again, &lines) { again } else { first }
}

/// Whether the questions have most of what a document says, and are items of which some surely ask, or many of which most
/// ask: whoever imports it has one that asks, and not every writer puts marks. What only bids may be a list of changes,
/// and headings and lines of any text ask now and then.
fn holds_little_else(document: &Document, lines: &[&str]) -> bool {
    const MANY: usize = 10;
    let is_item = |question: &Found| marks::begins_item(lines[question.line - 1].trim_start());
    let is_advice = titled::has_title(lines)
        && view::headings(lines)
            .first()
            .is_some_and(|(at, _)| sections::is_aside(lines[*at].trim_start_matches(['#', ' '])));
    // Of headings most must ask, as those of a manual do not.
    let (all, sure) = (document.questions.len(), asking(&document.questions, Asks::Yes));
    let do_most =
        || all >= MANY && sure * 5 >= all && asking(&document.questions, Asks::Perhaps) * 10 >= all * 6;
    !is_advice
        && count(&document.left_out, lines) * 2 <= taken(document, lines)
        && (document.questions.iter().all(is_item) && sure * 10 >= all || do_most())
}

/// Whether the questions have most of what is said, and all of them ask or bid: what a document without a title is for.
fn holds_bids(document: &Document, lines: &[&str]) -> bool {
    const FEWEST: usize = 8;
    let all = document.questions.len();
    all >= FEWEST
        && count(&document.left_out, lines) * 2 <= taken(document, lines)
        && asking(&document.questions, Asks::Perhaps) == all
}

/// Whether a heading of the first level says anything, and not only that contents follow.
fn has_name(lines: &[&str]) -> bool {
    let says = |(at, level): &(usize, usize)| {
        let name = lines[*at].trim_matches(|c: char| !c.is_alphanumeric());
        *level == 1 && !name.is_empty() && !sections::names_contents(name)
    };
    view::headings(lines).iter().any(says)
}

/// Whether the first heading stands at the top, and says that exercises are below.
fn names_exercises(lines: &[&str]) -> bool {
    let first = view::headings(lines).first().map(|(at, _)| lines[*at].to_lowercase());
    titled::has_title(lines) && first.is_some_and(|name| page::names_exercises(&name))
}

/// Whether several questions were found that have nearly all lines but headings.
fn is_nearly_all(document: &Document, lines: &[&str]) -> bool {
    const FEWEST: usize = 5;
    document.questions.len() >= FEWEST && count(&document.left_out, lines) * 4 <= taken(document, lines)
}

/// How many lines of some stretches say anything, without those of headings.
fn count(stretches: &[Stretch], lines: &[&str]) -> usize {
    let all = stretches.iter().flat_map(|stretch| stretch.from..=stretch.to);
    all.filter(|line| !lines[line - 1].starts_with('#') && !lines[line - 1].trim().is_empty()).count()
}

/// How many lines the questions of a document have.
fn taken(document: &Document, lines: &[&str]) -> usize {
    document.questions.iter().map(|question| count(&question.lines, lines)).sum()
}

/// Whether enough of the questions ask or bid: of headings half, as sections of any text begin so, too, and of others a
/// quarter, if some do with a mark.
fn are_asked(questions: &[Found], lines: &[&str]) -> bool {
    const FEWEST_SURE: usize = 2;
    let asking = asking(questions, Asks::Perhaps);
    let headings = questions.iter().filter(|question| lines[question.line - 1].starts_with('#')).count();
    let is_some = self::asking(questions, Asks::Yes) >= FEWEST_SURE && headings == 0;
    asking * 10 >= questions.len() * 7
        || headings > 0 && asking * 2 >= questions.len()
        || is_some && asking * 4 >= questions.len()
}

/// Whether nearly all questions ask or bid, and most of them surely, and none stands on a plain line, as an essay asks on
/// its way.
fn are_surely_asked(questions: &[Found], lines: &[&str]) -> bool {
    let is_plain = |question: &Found| lines[question.line - 1].starts_with(char::is_alphabetic);
    !questions.iter().any(is_plain)
        && asking(questions, Asks::Yes) * 2 >= questions.len()
        && asking(questions, Asks::Perhaps) * 10 >= questions.len() * 8
}

/// How many of some questions ask at least so far, by their first lines or by what is behind a name there.
fn asking(questions: &[Found], least: Asks) -> usize {
    let asks = |line: &str| words::asks(line).max(words::after_name(line).map_or(Asks::No, words::asks));
    let first = |question: &Found| question.prompt.lines().next().map(asks);
    questions.iter().filter(|question| first(question) >= Some(least)).count()
}
