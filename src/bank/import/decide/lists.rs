//! The lists that are questions: each is judged by its section, together with the whole document and with the lists
//! beside it.

use std::collections::{HashMap, HashSet};

use super::{
    apart::lead_on,
    counting,
    group::{Group, number, weight},
    stems::{made_certain, stems},
    topics,
};
use crate::bank::import::{
    difficulty,
    families::{Shape, Start},
    flow::Kind,
    labels::Label,
    page::Page,
    sections, vocabulary,
    words::Asks,
};

/// The starts of the sections that ask, each judged together with the whole document.
pub(super) fn that_ask(page: &Page, group: &Group) -> Vec<Start> {
    const PRIOR: f64 = 1.5;
    if let Some(counted) = counting::over_sections(page, &group.starts) {
        return counted;
    }
    let mut starts: Vec<Start> = Vec::new();
    let mut doubtful: Vec<&[Start]> = Vec::new();
    let mut sure: Vec<usize> = Vec::new();
    let mut from = 0;
    while from < group.starts.len() {
        let section = page.sections.over(group.starts[from].at);
        // What is folded away is said in answers, or is a section of its own.
        let is_folded = |start: &Start| page.blocks[start.at].fold > 0;
        let is_first_folded = is_folded(&group.starts[from]);
        let is_beside =
            |start: &&Start| page.sections.over(start.at) == section && is_folded(start) == is_first_folded;
        let count = group.starts[from..].iter().take_while(is_beside).count();
        let run = &group.starts[from..from + count];
        if let Some(numbered) = counting::going_on(page, run).or_else(|| counting::interrupted(page, run)) {
            starts.extend(numbered);
            sure.extend(section);
            from += count;
            continue;
        }
        let goes_on = from > 0
            && starts.last() == group.starts.get(from - 1)
            && page.is_about_questions()
            && goes_on(page, &group.starts[from - 1], &run[0]);
        let asking: f64 = run.iter().map(|start| weight(page, start)).sum();
        // What only names those nested in it says nothing of the others.
        let names = run.iter().filter(|start| topics::holds_questions(page, start.at)).count();
        let fit = (asking + PRIOR * group.fit()) / (number(count - names) + PRIOR);
        // Names among questions are questions, too, where the document is about such.
        let says_so = section.is_some_and(|section| {
            let name = &page.blocks[section].words.plain;
            let is_level = || difficulty::of_heading(name).is_some() || sections::is_timed(name);
            page.sections.is_of_questions(section) || page.is_about_questions() && is_level()
        });
        let is_named = says_so || section.is_some() && page.is_titled_questions();
        let is_likely = page.is_about_questions() && asking >= 1.8 || is_named && asking >= 0.9;
        // One that says so itself may hold more names than questions.
        let least = if says_so && asking >= 2.7 {
            0.25
        } else if is_likely {
            0.36
        } else {
            0.5
        };
        let is_sure = |start: &Start| page.notes[start.at].asks == Asks::Yes;
        let are_sure = || run.iter().filter(|start| is_sure(start)).count() * 2 > run.len();
        let asks = |start: &Start| page.notes[start.at].asks != Asks::No;
        let hardly_ask = || run.iter().filter(|start| asks(start)).count() * 2 < run.len();
        let is_for_interviewer = !says_so
            && (page.sections.is_guide() && !are_sure() || page.is_for_interviewers() && hardly_ask());
        let is_advice = section.is_some_and(|at| {
            vocabulary::section("advice within").is_in(&page.blocks[at].words.plain.to_lowercase())
        });
        if let Some(stems) = stems(page, run) {
            starts.extend(made_certain(run, &stems));
            sure.extend(section);
        } else if is_for_interviewer || is_advice && !are_sure() {
            // What the interviewer does stands in such lists, too, and what one is to ask oneself.
        } else if fit >= least
            || goes_on
            || are_tasks(page, run)
            || section.is_some_and(|over| says_what_is_true(page, over))
            || are_answered(page, run)
            || are_counted_below_name(page, run)
            || section.is_some_and(|over| lead_on(page, over, run))
        {
            starts.extend(set_apart_by_bold(page, run).unwrap_or_else(|| without_silent(page, run)));
            sure.extend(section);
        } else {
            let among = among_points(page, run);
            if among.is_empty() {
                doubtful.push(run);
            }
            starts.extend(among);
        }
        from += count;
    }
    let levels: HashSet<Place> =
        sure.iter().filter(|at| is_level(page, **at)).map(|at| place(page, *at)).collect();
    let is_of_level = |run: &[Start]| {
        let over = page.sections.over(run[0].at).filter(|over| is_level(page, *over));
        page.is_about_questions() && over.is_some_and(|over| levels.contains(&place(page, over)))
    };
    let beside = Beside::of(page, if doubtful.is_empty() { &[] } else { &sure });
    let asks_at_all = |run: &[Start]| run.iter().any(|start| page.notes[start.at].asks != Asks::No);
    let are_all = !doubtful.is_empty() && holds_nothing_else(page, group, !starts.is_empty());
    let like_others = doubtful
        .into_iter()
        .filter(|run| {
            are_all && (asks_at_all(run) || page.is_titled_questions())
                || is_of_level(run)
                || is_like_others(page, run, &beside)
        })
        .flatten();
    starts.extend(like_others.copied());
    starts.sort_by_key(|start| start.at);
    starts
}

/// Whether a heading says that what is below is true or false: `Part 1: True or false`.
fn says_what_is_true(page: &Page, heading: usize) -> bool {
    vocabulary::section("deciding")
        .is_in(&page.blocks[heading].words.plain.to_lowercase().replace(" / ", "/"))
}

/// What stands beside each other: the level of headings under one heading.
type Place = (Option<usize>, Option<u8>);

/// How many sections of one place hold questions, and how many hold lists.
#[derive(Debug, Default)]
struct Beside(HashMap<Place, (usize, usize)>);

impl Beside {
    fn of(page: &Page, sure: &[usize]) -> Self {
        let mut beside = Self::default();
        if sure.is_empty() {
            return beside;
        }
        for section in sure {
            beside.0.entry(place(page, *section)).or_default().0 += 1;
        }
        let is_heading = |at: &usize| sections::heading_level(&page.blocks[*at]).is_some();
        for at in (0..page.blocks.len()).filter(is_heading).filter(|at| page.is_item(first_said(page, *at))) {
            beside.0.entry(place(page, at)).or_default().1 += 1;
        }
        beside
    }
}

fn place(page: &Page, section: usize) -> Place {
    (page.sections.over(section), sections::heading_level(&page.blocks[section]))
}

/// Whether most sections beside the one of a list hold questions, and some of its items ask, too, or its heading says that
/// they do: then the others are names of such.
fn is_like_others(page: &Page, run: &[Start], beside: &Beside) -> bool {
    const FEWEST: usize = 3;
    let Some(section) = page.sections.over(run[0].at) else { return false };
    let (sure, all) = beside.0.get(&place(page, section)).copied().unwrap_or_default();
    let others = all - usize::from(page.is_item(first_said(page, section)) && all > 0);
    let asking = run.iter().filter(|start| page.notes[start.at].asks == Asks::Yes).count();
    // Where nobody puts marks, several that begin as questions do say as much.
    let begin_so = || {
        let likely = run.iter().filter(|start| page.notes[start.at].asks != Asks::No).count();
        let are_numbered = run.iter().all(|start| start.shape == Shape::Numbered(1));
        are_numbered && likely >= FEWEST && likely * 4 >= run.len()
    };
    let says_so = || vocabulary::section("questions").is_in(&page.blocks[section].words.plain.to_lowercase());
    // Where all others do, two are enough if most of the list asks.
    let ask_mostly = || {
        let begun = run.iter().filter(|start| page.notes[start.at].asks != Asks::No).count();
        sure >= 2 && sure >= others && asking >= 2 && begun * 10 >= run.len() * 6
    };
    ask_mostly()
        || page.is_about_questions()
            && sure >= FEWEST
            && sure * 10 >= others * 7
            && (asking >= 2 && asking * 5 >= run.len() || begin_so() || says_so())
}

/// Whether a heading names how hard the questions below it are.
fn is_level(page: &Page, heading: usize) -> bool {
    difficulty::of_heading(&page.blocks[heading].words.plain).is_some()
}

/// Whether a document holds nothing but numbered lists and code below headings, and most items ask: then names
/// among them are questions, too. Of many, fewer may ask, if some do with a mark or others are known to be such.
fn holds_nothing_else(page: &Page, group: &Group, are_some_known: bool) -> bool {
    const FEWEST: usize = 6;
    const MANY: usize = 12;
    let count = |least: Asks| group.starts.iter().filter(|start| page.notes[start.at].asks >= least).count();
    let (sure, asking) = (count(Asks::Yes), count(Asks::Perhaps));
    let least = match group.starts.len() {
        // Where the title says so, as where none asks.
        MANY.. if page.is_titled_questions() => 2,
        MANY.. if sure >= 2 => 4,
        _ => 6,
    };
    // What bullets name may be anything, but where the title says what it is.
    let is_numbered = group.starts.iter().all(|start| match start.shape {
        Shape::Numbered(1) => true,
        Shape::Bullet(1) => page.is_titled_questions(),
        _ => false,
    });
    let is_list = |at: usize| {
        let block = &page.blocks[at];
        let is_bare = block.level > 0 || block.kind != Kind::Paragraph;
        let is_part = || matches!(page.label(at), Some(Label::Answer | Label::KeyPoints | Label::FollowUps));
        // A list may stand beside the others that says what to look at.
        let is_beside = || matches!(page.label(at), Some(Label::Aside | Label::KeyPoints));
        let has_label =
            if block.level > 0 { is_part() } else { page.notes[at].label.is_some() && !is_beside() };
        page.notes[at].is_noise || is_bare && block.kind != Kind::Table && !has_label
    };
    is_numbered
        && (are_some_known || least < 6)
        && group.starts.len() >= FEWEST
        && asking * 10 >= group.starts.len() * least
        && (0..page.blocks.len()).all(is_list)
}

/// The first block below a heading that says anything.
fn first_said(page: &Page, heading: usize) -> usize {
    page.first_said(heading, page.blocks.len()).unwrap_or(page.blocks.len())
}

/// Without the lists that are nested in an item of their own and ask nothing, where those beside them do.
fn without_silent(page: &Page, run: &[Start]) -> Vec<Start> {
    const FEWEST: usize = 2;
    let asks = |start: &Start| page.notes[start.at].asks != Asks::No;
    let lists = run.chunk_by(|a, b| page.item_over(a.at) == page.item_over(b.at));
    let is_kept = |list: &&[Start]| {
        list.len() < FEWEST || page.item_over(list[0].at).is_none() || list.iter().any(asks)
    };
    lists.filter(is_kept).flatten().copied().collect()
}

/// The items that are bold as a whole, where several are and ask, and the others are plain and hardly ask: advice
/// before questions.
fn set_apart_by_bold(page: &Page, run: &[Start]) -> Option<Vec<Start>> {
    const FEWEST: usize = 3;
    let (bold, plain): (Vec<Start>, Vec<Start>) =
        run.iter().copied().partition(|start| page.blocks[start.at].words.is_bold());
    let ask = |starts: &[Start], least: Asks| {
        starts.iter().filter(|start| page.notes[start.at].asks >= least).count()
    };
    let sure = ask(&bold, Asks::Yes);
    let are_bold =
        sure >= FEWEST && sure * 2 >= bold.len() && ask(&bold, Asks::Perhaps) * 10 >= bold.len() * 8;
    // Advice may bid, too: `Discuss your work.`
    let are_plain =
        plain.len() >= FEWEST && ask(&plain, Asks::Yes) == 0 && ask(&plain, Asks::Perhaps) * 4 <= plain.len();
    (are_bold && are_plain).then_some(bold)
}

/// Whether a list goes on counting where the one of the section before it ended.
fn goes_on(page: &Page, last: &Start, first: &Start) -> bool {
    let number = |start: &Start| page.number(start.at).filter(|_| start.shape == Shape::Numbered(1));
    number(last).zip(number(first)).is_some_and(|(last, first)| first > last)
}

/// Whether a heading that is nothing but a word for questions stands right above a numbered list, and nothing is asked in
/// bullets below its items.
fn are_counted_below_name(page: &Page, run: &[Start]) -> bool {
    const FEWEST: usize = 3;
    let names_all = |over: usize| {
        let name = page.blocks[over].words.plain.to_lowercase();
        vocabulary::section("many questions").has(name.trim_matches(|c: char| !c.is_alphanumeric()))
            && first_said(page, over) == run[0].at
    };
    let asks_in_bullet = |start: &Start| {
        let next = page.blocks.get(start.at + 1).and_then(|block| block.item);
        next.is_some_and(|item| !item.is_ordered) && page.notes[start.at + 1].asks != Asks::No
    };
    run.len() >= FEWEST
        && run.iter().all(|start| {
            let is_entry = page.blocks[start.at].words.has_anchor;
            start.shape == Shape::Numbered(1) && !is_entry && !asks_in_bullet(start)
        })
        && page.sections.over(run[0].at).is_some_and(names_all)
}

/// Whether a label says of most items of a list that they are answered: they are questions, whatever they say. Where
/// nothing else speaks of questions, nearly all must be.
fn are_answered(page: &Page, run: &[Start]) -> bool {
    const FEWEST: usize = 2;
    const FEWEST_ALONE: usize = 3;
    const LOOKED_AT: usize = 12;
    let is_answered = |start: &&Start| {
        let level = page.blocks[start.at].level;
        let is_outermost = start.shape == Shape::Numbered(1);
        let below = (start.at + 1..page.blocks.len()).take(LOOKED_AT);
        let mut own = below.take_while(|at| {
            let block = &page.blocks[*at];
            // What is set at the edge below a number may belong to it, too.
            let is_beside = is_outermost && block.level == 0 && sections::heading_level(block).is_none();
            (block.level >= level || is_beside) && !(block.is_item() && block.level == level)
        });
        own.any(|at| page.label(at) == Some(Label::Answer))
    };
    let answered = run.iter().filter(is_answered).count();
    let are_all = answered >= FEWEST_ALONE && answered * 10 >= run.len() * 9;
    are_all || page.is_about_questions() && answered >= FEWEST && answered * 10 >= run.len() * 7
}

/// Whether numbered items with something below each are tasks, in a document that speaks of such: they are
/// short names of what is to be done, and their solutions.
fn are_tasks(page: &Page, run: &[Start]) -> bool {
    const LOOKED_AT: usize = 12;
    // Below a heading that is an item itself, they are steps of its answer.
    let is_in_item = page.sections.over(run[0].at).is_some_and(|over| page.blocks[over].level > 0);
    let is_numbered = run.iter().all(|start| start.shape == Shape::Numbered(1)) && !is_in_item;
    if !is_numbered || run.len() < 2 || !page.is_about_questions() {
        return false;
    }
    // Where one asks with a mark, points below the others say as much.
    let is_sure = run.iter().any(|start| page.notes[start.at].asks == Asks::Yes);
    let has_body = |start: &&Start| {
        let below = (start.at + 1..page.blocks.len()).take(LOOKED_AT);
        let mut below = below.take_while(|at| {
            page.blocks[*at].item.is_none_or(|item| !item.is_ordered)
                && sections::heading_level(&page.blocks[*at]).is_none()
        });
        below.any(|at| (is_sure || page.blocks[at].level == 0) && !page.notes[at].is_noise)
    };
    run.iter().filter(has_body).count() * 10 >= run.len() * 7
}

/// The questions of a list that has the points of each right after it, on the same level.
fn among_points(page: &Page, run: &[Start]) -> Vec<Start> {
    // One that bids has the label of its points right after it.
    let is_over_label = |at: usize| {
        matches!(page.label(at + 1), Some(Label::KeyPoints | Label::Answer))
            && page.blocks[at + 1].is_item()
            && page.blocks[at + 1].level == page.blocks[at].level
    };
    let asks = |start: &Start| match page.notes[start.at].asks {
        Asks::Yes => true,
        Asks::Perhaps => is_over_label(start.at),
        Asks::No => false,
    };
    let asking = run.iter().filter(|start| asks(start)).count();
    let with_points = run.windows(2).filter(|pair| asks(&pair[0]) && !asks(&pair[1])).count();
    let is_mixed = asking >= 2
        && run.first().is_some_and(asks)
        && with_points * 10 >= asking * 8
        && asking * 8 >= run.len();
    run.iter().filter(|start| is_mixed && asks(start)).copied().collect()
}
