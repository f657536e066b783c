//! Names of sections on plain lines above the questions that they hold, as people paste them: `Storage` right above
//! `What is a page?`, or `Part 2: Storage` above several. Markdown takes them for more of what is above or below them.
//!
//! They become headings below the last one of Markdown. Lines keep their numbers. It knows lines alone, and which of them
//! ask.

mod counted;
mod lines;

use std::collections::{BTreeMap, HashSet};

use self::{
    counted::counted,
    lines::{Line, Said},
};
use super::{fences::Fences, rewritten::Rewritten};

/// The lines with such names as headings, where a document has any.
pub(super) fn raised(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let said = lines::said(lines, &fences);
    let mut names = vec![false; said.len()];
    for mark in [above_first, between, beside_answered, in_turn, of_questions, above_all] {
        for at in mark(&said) {
            names[at] = true;
        }
    }
    let mut over = 1;
    let mut raised = Rewritten::of(lines);
    for (line, is_name) in said.iter().zip(names) {
        if is_name {
            const DEEPEST: usize = 6;
            raised.set(line.at, format!("{} {}", "#".repeat((over + 1).min(DEEPEST)), line.name));
        } else if let Said::Heading(level) = line.said {
            over = level;
        }
    }
    raised.lines()
}

/// Whether a line is the first of a paragraph.
fn begins(said: &[Line], at: usize) -> bool {
    at == 0 || said[at - 1].at + 1 < said[at].at || said[at - 1].said.parts()
}

/// Up to three names that begin a paragraph, right above the question in it, where at least as many questions of its kind
/// stand otherwise: where each has such a line above it, that is a title of its own or the answer to the one before.
fn above_first(said: &[Line]) -> Vec<usize> {
    const MOST: usize = 3;
    const FEWEST: usize = 3;
    let mut names = Vec::new();
    for is_item in [false, true] {
        let (mut found, mut above, mut apart) = (Vec::new(), 0usize, 0usize);
        let is_one = |line: &Line| line.said.asks() && line.is_item == is_item && !line.is_bullet;
        for at in (0..said.len()).filter(|at| is_one(&said[*at])) {
            if begins(said, at) || said[at - 1].said.asks() {
                apart += 1;
                continue;
            }
            let is_name = |above: &usize| {
                let line = &said[*above];
                line.said == Said::Name && !line.has_colon
                    || line.said == Said::Item && line.is_counted && !is_item
            };
            let first = (0..at).rev().take(MOST).take_while(is_name).find(|above| begins(said, *above));
            // A short line above a task may be its title.
            let is_question = said[at].said == Said::Question && (said[at].ends_so || !is_item);
            let is_section = || said[at - 1].is_set_apart() || said[at - 1].has_range;
            if let Some(first) = first.filter(|_| is_question || !is_item && is_section()) {
                above += 1;
                found.extend(first..at);
            }
        }
        if apart >= FEWEST && above <= apart {
            names.extend(found);
        }
    }
    names
}

/// The names that stand between questions, where nothing else does but what is right below those or set in: none of them
/// has an answer that looks like a name.
fn between(said: &[Line]) -> Vec<usize> {
    const FEWEST: usize = 4;
    const MOST: usize = 2;
    let in_lists = said.iter().filter(|line| line.said.asks() && line.is_item).count();
    let are_in_lists = in_lists * 2 > said.iter().filter(|line| line.said.asks()).count();
    // A number counts a section where none counts the questions.
    let is_name =
        |line: &Line| line.said == Said::Name || line.said == Said::Item && line.is_counted && !are_in_lists;
    let holds = |line: &Line| line.said.asks() || line.said == Said::Item && !is_name(line);
    let asking: Vec<usize> = (0..said.len()).filter(|at| holds(&said[*at])).collect();
    let questions = asking.iter().filter(|at| said[**at].said.asks()).count();
    let are_all = questions * 10 >= asking.len() * 8 && !asking.iter().any(|at| said[*at].is_bullet);
    let Some(first) = asking.first().filter(|_| questions >= FEWEST && are_all) else {
        return Vec::new();
    };
    let mut names = Vec::new();
    let mut gaps = 0usize;
    for pair in asking.windows(2) {
        let told = (pair[0] + 1..pair[1]).take_while(|at| {
            let is_right_below = said[*at].at == said[*at - 1].at + 1 && !said[*at].said.parts();
            let is_named = is_name(&said[*at]) && said[*at].is_set_apart();
            said[*at].is_set_in || is_right_below && !is_named
        });
        let gap = pair[0] + 1 + told.count()..pair[1];
        let heading = gap.clone().rev().find(|at| said[*at].said.parts());
        let from = heading.map_or(gap.start, |heading| heading + 1);
        let are_headings = (gap.start..from).all(|at| said[at].said.parts());
        // `Tasks:` right above a list belongs to what is told before it.
        let leads_on = |at: usize| said[at].has_colon && said[at + 1].is_item && begins_list(said, at + 1);
        let are_names =
            gap.end - from <= MOST && (from..gap.end).all(|at| is_name(&said[at]) && !leads_on(at));
        let is_apart = || begins(said, from) || (from..gap.end).all(|at| said[at].is_set_apart());
        if !are_headings || !are_names || from < gap.end && !is_apart() {
            return Vec::new();
        }
        gaps += usize::from(from < gap.end);
        names.extend(from..gap.end);
    }
    if gaps == 0 || gaps * 3 > questions {
        return Vec::new();
    }
    let is_first = |above: &usize| *above > 0 && is_name(&said[*above]) && begins(said, *above);
    names.extend(first.checked_sub(1).filter(is_first));
    names
}

/// The names that are paragraphs of their own, where nearly all others are a question with its answer right below it.
fn beside_answered(said: &[Line]) -> Vec<usize> {
    const FEWEST: usize = 4;
    let (mut names, mut answered, mut others) = (Vec::new(), 0usize, 0usize);
    let mut from = 0;
    for paragraph in said.chunk_by(|a, b| a.at + 1 == b.at && !a.said.parts() && !b.said.parts()) {
        let next = from + paragraph.len();
        match paragraph {
            [line] if line.said.parts() || line.said == Said::Question => {}
            [line] if line.said == Said::Name => {
                names.extend(said.get(next).filter(|next| next.said == Said::Question).map(|_| from));
            }
            [line, ..] if line.said == Said::Question && !line.is_bullet => answered += 1,
            _ => others += 1,
        }
        from = next;
    }
    if answered >= FEWEST && others * 10 <= answered && names.len() <= answered { names } else { Vec::new() }
}

/// Whether a question follows a name right away, and no list with bullets.
fn is_above_question(said: &[Line], at: usize) -> bool {
    let asks = |next: &Line| next.is_label || next.said.asks() && !next.is_bullet;
    said[at].said == Said::Name && said.get(at + 1).is_some_and(asks)
}

/// The names that count on, most above a question, and others above a list: `Part 1: Locks`, `二、堆`.
fn in_turn(said: &[Line]) -> Vec<usize> {
    const FEWEST: usize = 2;
    const LAST_FIRST: usize = 2;
    let mut series: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    let is_above = |at: &usize| {
        let is_above_list = said[*at].said == Said::Name
            && begins(said, *at)
            && said.get(*at + 1).is_some_and(|next| next.is_item && !next.is_bullet);
        is_above_list || is_above_question(said, *at)
    };
    for at in (0..said.len()).filter(is_above) {
        if let Some((word, number)) = counted(&said[at].name) {
            series.entry(word).or_default().push((at, number));
        }
    }
    let counts_on = |names: &&Vec<(usize, usize)>| {
        names.len() >= FEWEST
            && names.first().is_some_and(|(_, number)| *number <= LAST_FIRST)
            && names.windows(2).all(|pair| pair[0].1 < pair[1].1)
            && names.iter().filter(|(at, _)| is_above_question(said, *at)).count() * 2 > names.len()
    };
    series.values().filter(counts_on).flatten().map(|(at, _)| *at).collect()
}

/// The names that say themselves that questions follow, each above one: a colon above a list says so as well.
fn of_questions(said: &[Line]) -> Vec<usize> {
    const MOST_WORDS: usize = 6;
    let says_so = |at: &usize| {
        let line = &said[*at];
        line.says_questions
            && line.is_bold == line.has_colon
            && line.name.split_whitespace().count() <= MOST_WORDS
            && is_above_question(said, *at)
            && (begins(said, *at) || said[at - 1].said.asks())
            && !(line.has_colon && said[at + 1].is_item && begins_list(said, at + 1))
    };
    (1..said.len()).filter(says_so).collect()
}

/// The names in bold, or with a colon, each above questions, where the first of them stands above all that asks and some
/// hold several: no answer holds the first, so others of its look are no parts of answers, either.
fn above_all(said: &[Line]) -> Vec<usize> {
    const FEWEST: usize = 2;
    const MOST_ABOVE: usize = 5;
    let asks = |line: &Line| line.said.asks() || line.is_label;
    let is_name = |at: usize| said[at].said == Said::Name && said[at].is_set_off() && begins(said, at);
    let first = said.iter().position(|line| asks(line) || line.ends_so);
    let Some(first) = first.and_then(|first| first.checked_sub(1)).filter(|at| is_name(*at)) else {
        return Vec::new();
    };
    // Far down in a text, what only begins as a question does is told.
    let is_late = said[..first].iter().filter(|line| line.said == Said::Other).count() > MOST_ABOVE;
    let look = |at: usize| (said[at].is_bold, said[at].has_colon);
    let alike: Vec<usize> =
        (first..said.len()).filter(|at| is_name(*at) && look(*at) == look(first)).collect();
    let (mut names, mut known) = (Vec::new(), HashSet::new());
    let (mut all, mut sure) = (0usize, 0usize);
    for (place, at) in alike.iter().enumerate() {
        if !said.get(at + 1).is_some_and(asks) {
            continue;
        }
        let end = alike.get(place + 1).copied().unwrap_or(said.len());
        let held = said[at + 1..end].iter().take_while(|line| !matches!(line.said, Said::Heading(_)));
        let held: Vec<&Line> = held.filter(|line| asks(line)).collect();
        all += held.len();
        sure += held.iter().filter(|line| line.ends_so || line.is_label).count();
        // A name that comes again is that of a part.
        if sure == 0 && is_late || !known.insert(&said[*at].name) && !said[*at].says_questions {
            return Vec::new();
        }
        names.push(*at);
    }
    if names.len() >= FEWEST && all * 2 >= names.len() * 3 && sure * 2 >= all { names } else { Vec::new() }
}

/// Whether an item stands right below the line above it.
fn begins_list(said: &[Line], at: usize) -> bool {
    said[at - 1].at + 1 == said[at].at
}

#[cfg(test)]
mod tests {
    use super::raised;

    fn headings(text: &str) -> Vec<String> {
        let raised = raised(&text.split('\n').collect::<Vec<_>>()).unwrap_or_default();
        raised.into_iter().filter(|line| line.starts_with('#')).collect()
    }

    #[test]
    fn names_right_above_the_first_question_of_several_are_headings() {
        let text = "# Mine\nLocks\nWhy?\n\nHow so?\n\nWhen?\n\n🌳 Trees (1–20)\nWho?\n\nAnd who?\n";
        assert_eq!(headings(text), ["# Mine", "## Locks", "## 🌳 Trees (1–20)"]);
        let text =
            "1. Locks and Keys\n\"Why so?\"\n\n\"How so?\"\n\n2. Trees\n\"When?\"\n\n\"Who?\"\n\n\"And?\"";
        assert_eq!(headings(text), ["## Locks and Keys", "## Trees"]);
        let text = "Locks\n1. Why?\n2. How so?\n\nTrees\n3. When?\n4. Who?\n5. And?\n";
        assert_eq!(headings(text), ["## Locks", "## Trees"]);
    }

    #[test]
    fn answers_and_titles_right_above_questions_stay() {
        assert_eq!(headings("Why?\n\nSo\nHow so?\n\nThus\nWhen?\n\nNow\nWho?"), [""; 0]);
        assert_eq!(headings("Locks\nWhy?\n\nTrees\nHow so?\n\nHeaps\nWhen?"), [""; 0]);
        assert_eq!(headings("Why?\n\nHow?\n\nWhen?\n\nIt is so.\nWho?"), [""; 0]);
        let wrapped = "1) Why?\n\n2) How so?\n\n3) Was it held by\nLocks or by keys?\n\n4) When?\n\n5) Who?";
        assert_eq!(headings(wrapped), [""; 0]);
    }

    #[test]
    fn labels_within_answers_stay() {
        let text = "1. Why?\n\n**Check:**\n1. Is it held?\n2. By whom?\n\n2. How?\n\nIt is so.\n\n3. When?";
        assert_eq!(headings(text), [""; 0]);
        let text = "- Why?\n- How?\n\n**Trees**\n- Who?\n- When?";
        assert_eq!(headings(text), [""; 0], "lists with bullets are told apart by themselves");
    }

    #[test]
    fn names_between_questions_with_what_is_set_in_or_right_below_them_are_headings() {
        let text = "On it\n\nLocks\n\nWhy?\n    So.\n\nHow?\nThus\nand so.\n\nTrees\n\nWhen?\n\nWho?\n\n\tHe.\n\nAnd?";
        assert_eq!(headings(text), ["## Locks", "## Trees"]);
        let counted = text.replace("Locks", "1. Locks").replace("Trees", "2. Trees");
        assert_eq!(headings(&counted), ["## Locks", "## Trees"]);
    }

    #[test]
    fn names_between_questions_without_answers_are_headings() {
        let text = "# Mine\n\nWhy?\n\nHow?\n\nWhen?\n\nTrees\n\nWho?\n\nWhere?\n\nWhich?\n";
        assert_eq!(headings(text), ["# Mine", "## Trees"]);
        assert_eq!(headings(&text.replace("How?", "How?\n\nIt is so.")), ["# Mine"; 0]);
        let text = "SQL questions\n\nWhy?\nHow?\nWhen?\nCSS:\nWho?\nWhere?\n---\nWhich?\nWhose?\n";
        assert_eq!(headings(text), ["## CSS"]);
        assert_eq!(headings(&text.replace("CSS:", "By one")), [""; 0], "it may be an answer");
    }

    #[test]
    fn names_beside_questions_with_answers_right_below_are_headings() {
        let pair = "Why?\nIt is so.\n\nHow?\nThus.\n\n";
        let text = format!("Locks\n\n{pair}Trees\n\n{pair}");
        assert_eq!(headings(&text), ["## Locks", "## Trees"]);
        let labelled = text.replace("Why?", "Q1: Why so").replace("It is", "A: It is");
        assert_eq!(headings(&labelled), ["## Locks", "## Trees"]);
        assert_eq!(
            headings(&format!("{text}So it is.\n\n{pair}")),
            [""; 0],
            "answers may have more paragraphs"
        );
    }

    #[test]
    fn names_of_one_look_that_begin_above_all_questions_are_headings() {
        let text = "# Mine\n\n**Locks**\n\n1. Why?\n2. How?\n\n**Tips**\n\n- Be kind\n\n**Trees**\n\n- When?\n- Who?\n";
        assert_eq!(headings(text), ["# Mine", "## Locks", "## Trees"]);
        let colons = "Locks:\n\n1. Why?\n2. How?\n\nTrees:\n\nQ: When?\n\nA: Now.\n\nQ: Who?\n";
        assert_eq!(headings(colons), ["## Locks", "## Trees"]);
        let labelled = "Locks:\n\nQ: Explain them.\n\nQ: Say how.\n\nTrees:\n\n1. Describe a tree.\n";
        assert_eq!(headings(labelled), ["## Locks", "## Trees"]);
        for answered in [
            "## Why?\n\n**Locks**\n\n- Is it held?\n- By whom?\n\n**Trees**\n\n- How?\n- When?\n",
            "**Check**\n\n- Why?\n- How?\n\n**Trees**\n\n- Who?\n\n**Check**\n\n- When?\n",
        ] {
            assert_eq!(
                headings(answered).iter().filter(|line| !line.contains("Why")).count(),
                0,
                "{answered}"
            );
        }
    }

    #[test]
    fn names_that_count_on_or_speak_of_questions_are_headings() {
        let answered = |name: &str| format!("{name}\n\n1. Why?\n\nIt is so.\n\n2. How?\n\nThus.\n\n");
        let text = ["Part 1: Locks", "Part 2: Trees"].map(answered).concat();
        assert_eq!(headings(&text), ["## Part 1: Locks", "## Part 2: Trees"]);
        let text = ["一、锁", "二、树"].map(answered).concat();
        assert_eq!(headings(&text), ["## 一、锁", "## 二、树"]);
        for name in ["Preguntas de SQL", "**Preguntas de SQL:**"] {
            let text = ["Locks", name].map(answered).concat();
            assert_eq!(headings(&text), ["## Preguntas de SQL"]);
        }
    }
}
