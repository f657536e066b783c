//! A row of a table is a question, with its answer and more in the other columns.

use super::{Family, Shape, Start};
use crate::bank::import::{
    columns,
    flow::Kind,
    html, inline,
    labels::Label,
    lead::Lead,
    marks,
    page::Page,
    vocabulary::section,
    words::{self, Asks},
};

pub(super) struct Table;

/// A number and its unit have no more letters than that: `20 min`.
const MOST_LETTERS_OF_UNIT: usize = 3;

/// A row that is a question: its line in the view, and its parts in Markdown.
#[derive(Debug)]
pub(in crate::bank::import) struct Row {
    pub(in crate::bank::import) line: usize,
    pub(in crate::bank::import) prompt: String,
    pub(in crate::bank::import) others: Vec<(Label, String)>,
}

/// What the columns of a table hold.
struct Columns {
    labels: Vec<Option<Label>>,
    /// What counts the options that stand in a column each.
    options: Vec<Option<char>>,
}

impl Family for Table {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let is_start = |at: &usize| page.blocks[*at].kind == Kind::Table && !rows(page, *at).is_empty();
        let start = |at| Start { at, shape: Shape::Table, is_certain: true };
        (0..page.blocks.len()).filter(is_start).map(start).collect()
    }
}

/// The rows of a table that are questions: all of them where a column says so or most of its cells ask
/// something, else none.
pub(in crate::bank::import) fn rows(page: &Page, at: usize) -> Vec<Row> {
    let block = &page.blocks[at];
    // What is given with a task: `Sample data`.
    if page.sections.over(at).is_some_and(|over| page.label(over) == Some(Label::Prompt)) {
        return Vec::new();
    }
    let lines = page.view.get(block.first, block.last);
    let Some((header, rest)) = lines.split_first() else { return Vec::new() };
    let header = marks::cells(&header.text);
    let rows: Vec<(usize, Vec<String>)> = rest
        .iter()
        .enumerate()
        .skip(1)
        .map(|(index, line)| (block.first + 1 + index, marks::cells(&line.text)))
        .collect();
    let column = column_of_questions(&header, &rows, page.is_about_questions());
    let described = || column_of_cases(&header, &rows).filter(|_| page.is_about_questions());
    let linked = || column_of_tasks(&rows);
    let shown = || page.shown_tables.contains(&at).then(|| column_that_says_most(&rows));
    let Some(column) = column.or_else(described).or_else(linked).or_else(shown) else { return Vec::new() };
    let mut labels: Vec<Option<Label>> = header.iter().map(|cell| columns::label(cell)).collect();
    if !labels.contains(&Some(Label::Answer)) && header.len() == column + 2 && labels[column + 1].is_none() {
        // Two columns, and the first one asks: the second one answers, but with more than numbers.
        let says = |cell: &String| cell.chars().filter(|c| c.is_alphabetic()).count() > MOST_LETTERS_OF_UNIT;
        let second = rows.iter().filter_map(|(_, cells)| cells.get(column + 1));
        let is_duration = section("minutes").begins(&header[column + 1].to_lowercase());
        let is_answer = header[..column].iter().all(|cell| is_number_column(cell))
            && (!is_duration || second.clone().any(says));
        labels[column + 1] = is_answer.then_some(Label::Answer);
    }
    // The last of several columns answers, if it tells something in sentences: `What I said`.
    let last = header.len() - 1;
    if !labels.contains(&Some(Label::Answer))
        && !labels.contains(&Some(Label::KeyPoints))
        && last > column
        && labels[last].is_none()
        && columns::may_answer(&header[last])
        && tells_in_sentences(last, &rows)
    {
        labels[last] = Some(Label::Answer);
    }
    let options = columns::options(&header);
    let asking = std::iter::once(column).chain(others_that_ask(column, &labels, &rows));
    let asking: Vec<usize> = asking.filter(|column| options[*column].is_none()).collect();
    let columns = Columns { labels, options };
    let count = rows.len();
    // A bold cell alone in its row names the rows below it, where the others are not bold.
    let is_bold = |cells: &[String]| {
        let cell = cells.get(column).map_or("", String::as_str);
        let inner = cell.strip_prefix("**").and_then(|cell| cell.strip_suffix("**"));
        inner.is_some_and(|inner| words::asks(inner) == Asks::No)
    };
    // A number beside it counts the rows.
    let says = |cell: &&String| {
        !is_space(cell) && inline::plain(cell).chars().any(|c| !c.is_ascii() || c.is_alphabetic())
    };
    let is_alone = |cells: &[String]| cells.iter().filter(says).count() == 1;
    let bold = rows.iter().filter(|(_, cells)| is_bold(cells)).count();
    let rows = rows.into_iter().filter(|(_, cells)| {
        let is_name = bold * 2 <= count && is_bold(cells) && is_alone(cells);
        !is_name && !cells.get(column).is_some_and(|cell| is_space(cell))
    });
    let of_row = |(line, cells): &(usize, Vec<String>)| -> Vec<Row> {
        asking.iter().flat_map(|column| questions_in(*line, cells, *column, &columns)).collect()
    };
    rows.flat_map(|row| of_row(&row)).collect()
}

/// Whether a cell holds nothing but a space that HTML keeps.
fn is_space(cell: &str) -> bool {
    cell.trim() == "&nbsp;"
}

/// Whether nearly all cells of a column are sentences.
fn tells_in_sentences(column: usize, rows: &[(usize, Vec<String>)]) -> bool {
    const FEWEST: usize = 3;
    let cells = rows.iter().filter_map(|(_, cells)| cells.get(column)).filter(|cell| !cell.is_empty());
    let count = cells.clone().count();
    let told =
        cells.filter(|cell| cell.ends_with(['.', '!', '。', ')']) && words::asks(cell) != Asks::Yes).count();
    count >= FEWEST && told * 10 >= count * 9
}

/// The columns without a label after one of questions, of which each cell asks with a mark: a level each.
fn others_that_ask(column: usize, labels: &[Option<Label>], rows: &[(usize, Vec<String>)]) -> Vec<usize> {
    const FEWEST: usize = 2;
    let asks = |column: usize| {
        let mut cells =
            rows.iter().filter_map(|(_, cells)| cells.get(column)).filter(|cell| !cell.is_empty());
        let count = cells.clone().count();
        count >= FEWEST && cells.all(|cell| words::ends_as_question(&inline::plain(cell)))
    };
    let is_alone = labels.get(column).is_none_or(Option::is_none);
    (column + 1..labels.len()).filter(|other| is_alone && labels[*other].is_none() && asks(*other)).collect()
}

/// The questions of a row: its cell may hold several, a line each.
fn questions_in(line: usize, cells: &[String], column: usize, columns: &Columns) -> Vec<Row> {
    let cell =
        cells.get(column).map_or("", String::as_str).replace("<br/>", "<br>").replace("<br />", "<br>");
    let questions: Vec<&str> = cell.split("<br>").map(str::trim).filter(|text| !text.is_empty()).collect();
    let asks = |text: &&str| words::asks(&inline::plain(text)) == Asks::Yes;
    // A question on the way of an answer, below a blank line, is none of its own.
    let is_answered = cell.split_once("<br>").is_some_and(|(first, rest)| {
        let ends = |text: &str| words::ends_as_question(&inline::plain(text));
        ends(first) && rest.trim_start().starts_with("<br>") && !rest.split("<br>").any(ends)
    });
    let has_answers = columns.labels.contains(&Some(Label::Answer));
    if !has_answers && (is_answered || questions.len() > 1 && !questions[1..].iter().any(asks)) {
        return answered(line, cells, column, columns, &questions).into_iter().collect();
    }
    let may_ask = |text: &&str| words::asks(&inline::plain(text)) != Asks::No;
    if questions.len() < 2 || !questions.iter().all(may_ask) {
        return row(line, cells, column, columns).into_iter().collect();
    }
    let of_one = |question: &&str| {
        let mut cells = cells.to_vec();
        (*question).clone_into(&mut cells[column]);
        row(line, &cells, column, columns)
    };
    questions.iter().filter_map(of_one).collect()
}

/// The question of a cell that has its answer below it: `What is a lock? <br> It is held by one.`
fn answered(line: usize, cells: &[String], column: usize, columns: &Columns, said: &[&str]) -> Option<Row> {
    let (question, answer) = said.split_first()?;
    let mut cells = cells.to_vec();
    (*question).clone_into(&mut cells[column]);
    let mut row = row(line, &cells, column, columns)?;
    row.others.insert(0, (Label::Answer, answer.join("\n")));
    Some(row)
}

/// Whether a table has a column that says that its cells are questions.
pub(in crate::bank::import) fn names_questions(page: &Page, at: usize) -> bool {
    let header = page.view.get(page.blocks[at].first, page.blocks[at].first);
    let is_named = |cell: &String| columns::label(cell) == Some(Label::Question);
    header.first().is_some_and(|line| marks::cells(&line.text).iter().any(is_named))
        && !rows(page, at).is_empty()
}

fn row(line: usize, cells: &[String], column: usize, columns: &Columns) -> Option<Row> {
    let prompt = Lead::of(cells.get(column)?).prompt;
    let text = |cell: &str| unfolded(cell).replace("<br/>", "\n").replace("<br>", "\n");
    let said = || cells.iter().enumerate().filter(|(index, cell)| *index != column && !cell.is_empty());
    let option = |(index, cell): (usize, &String)| {
        let mark = (*columns.options.get(index)?)?;
        Some(format!("{mark}) {}", text(cell)))
    };
    let options: Vec<String> = said().filter_map(option).collect();
    let options = (!options.is_empty()).then(|| (Label::Prompt, options.join("\n")));
    let other = |(index, cell): (usize, &String)| {
        let is_option = columns.options.get(index).is_some_and(Option::is_some);
        let label = columns.labels.get(index).copied().flatten().filter(|_| !is_option)?;
        Some((label, text(cell)))
    };
    let others = options.into_iter().chain(said().filter_map(other)).collect();
    (!prompt.is_empty()).then_some(Row { line, prompt, others })
}

/// What a cell folds away, without the words that it is folded under; those where there is nothing else.
fn unfolded(cell: &str) -> String {
    let Some((before, inner)) = cell.split_once("<details>") else { return cell.to_owned() };
    let inner = inner.replace("</details>", "").replace("<summary>", "");
    let (summary, inner) = inner.split_once("</summary>").unwrap_or(("", &inner));
    let breaks =
        |text: &str| text.trim().trim_end_matches("<br>").trim_start_matches("<br>").trim().to_owned();
    let (before, inner) = (breaks(before), breaks(inner));
    let kept = if inner.is_empty() { html::without_tags(summary).trim().to_owned() } else { inner };
    if before.is_empty() { kept } else { format!("{before}\n{kept}") }
}

/// The first column of which most cells hold several words, or else any.
fn column_that_says_most(rows: &[(usize, Vec<String>)]) -> usize {
    const WORDS: usize = 3;
    let columns = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default();
    let do_most = |column: usize, says: fn(&str) -> bool| {
        rows.iter().filter(|(_, cells)| cells.get(column).is_some_and(|cell| says(cell))).count() * 2
            > rows.len()
    };
    let has_words = |cell: &str| cell.split_whitespace().count() >= WORDS;
    let has_letters = |cell: &str| cell.contains(char::is_alphabetic);
    let first = (0..columns).find(|column| do_most(*column, has_words));
    first.or_else(|| (0..columns).find(|column| do_most(*column, has_letters))).unwrap_or_default()
}

/// The column of questions: that which says so, or else the first that asks. Titles are such where a document speaks of
/// questions.
fn column_of_questions(
    header: &[String],
    rows: &[(usize, Vec<String>)],
    is_about_questions: bool,
) -> Option<usize> {
    let cell = |column: usize| {
        rows.iter().filter_map(move |(_, cells)| cells.get(column)).filter(|cell| !cell.is_empty())
    };
    // A list of contents: each row leads to a heading.
    let is_contents = |column: usize| {
        let anchors = cell(column).filter(|cell| cell.contains("](#")).count();
        anchors > 0 && anchors * 2 >= cell(column).count()
    };
    // How many there are: `14`, `14 questions`.
    let are_counts = |column: usize| {
        let is_count = |cell: &&String| {
            let plain = inline::plain(cell);
            plain.split_whitespace().count() <= 2 && plain.starts_with(|c: char| c.is_ascii_digit())
        };
        cell(column).filter(is_count).count() * 2 > cell(column).count()
    };
    let is_named = |cell: &String| {
        columns::label(cell) == Some(Label::Question) && (is_about_questions || !columns::is_title(cell))
    };
    let named = header.iter().position(is_named);
    if let Some(column) = named {
        // How many there are is none of them.
        let is_text = |cell: &&String| inline::plain(cell).chars().filter(|c| c.is_alphabetic()).count() > 2;
        let texts = cell(column).filter(is_text).count();
        let is_said = |column: &usize| texts * 2 >= cell(*column).count() && !are_counts(*column);
        let may_ask = |column: &usize| {
            let asking = cell(*column).filter(|cell| words::asks(&inline::plain(cell)) != Asks::No).count();
            asking * 2 > cell(*column).count() || !compares(header, *column)
        };
        // What only counts them, `A1`, leaves them to another column.
        let are_codes = texts == 0 && !are_counts(column);
        if !are_codes {
            return Some(column).filter(|column| !is_contents(*column) && is_said(column) && may_ask(column));
        }
    }
    // What is judged is no question, though it may be asked about somebody: `Criterion`, `Score`.
    let is_judged = |cell: &String| section("judged column").has(&inline::plain(cell).to_lowercase());
    if header.first().is_some_and(is_judged) {
        return None;
    }
    // Beside a column of answers, less is needed.
    let is_answered = header.iter().any(|cell| columns::label(cell) == Some(Label::Answer));
    let least = if is_answered { 5 } else { 7 };
    (0..header.len().min(3)).find(|column| {
        let count = cell(*column).count();
        let ask =
            |least: Asks| cell(*column).filter(|cell| words::asks(&inline::plain(cell)) >= least).count();
        // What is said of something else is no question, though it begins as one: `Deliverable`, `Explanation`.
        let is_other = is_judged(&header[*column])
            || matches!(columns::label(&header[*column]), Some(Label::Answer | Label::KeyPoints))
            || !header[..*column].iter().all(|cell| is_number_column(cell)) && ask(Asks::Yes) * 2 < count;
        count >= 2 && ask(Asks::Perhaps) * 10 >= count * least && !is_contents(*column) && !is_other
    })
}

/// Whether the columns beside one say how several things differ, and none has a part of a question: what only a `Problem`
/// names is what they differ in, or is solved there. `Problem`, `npm`, `yarn`.
fn compares(header: &[String], column: usize) -> bool {
    const FEWEST: usize = 2;
    let name = inline::plain(&header[column]).to_lowercase();
    let others = || header[column + 1..].iter();
    let asks = |cell: &String| words::ends_as_question(&inline::plain(cell));
    section("problem or question").has(name.trim())
        && others().all(|cell| columns::label(cell).is_none())
        && (column == 0 && others().count() >= FEWEST || others().any(asks))
}

/// The column of a numbered table whose cells tell a case each, of what is to be said or done about it.
fn column_of_cases(header: &[String], rows: &[(usize, Vec<String>)]) -> Option<usize> {
    const FEWEST_WORDS: usize = 4;
    let is_named = |cell: &String| section("described case").has(&inline::plain(cell).to_lowercase());
    let column = header.iter().position(is_named)?;
    let is_told = |cells: &&(usize, Vec<String>)| {
        cells.1.get(column).is_some_and(|cell| cell.split_whitespace().count() >= FEWEST_WORDS)
    };
    let told = rows.iter().filter(is_told).count();
    (column > 0 && is_number_column(&header[0]) && told >= 2 && told * 10 >= rows.len() * 8).then_some(column)
}

/// The column of which most cells are names of tasks that are set on other pages.
fn column_of_tasks(rows: &[(usize, Vec<String>)]) -> Option<usize> {
    const FEWEST: usize = 3;
    const FIRST: usize = 4;
    let linked = |column: usize| {
        let cells = rows.iter().filter_map(|(_, cells)| cells.get(column));
        cells.filter(|cell| inline::leads_to_task(cell)).count()
    };
    (0..FIRST).find(|column| linked(*column) >= FEWEST && linked(*column) * 10 >= rows.len() * 6)
}

fn is_number_column(cell: &str) -> bool {
    let name = cell.to_lowercase();
    name.chars().filter(|c| c.is_alphabetic()).count() <= 2
        || matches!(
            name.trim(),
            "num"
                | "number"
                | "nr"
                | "s.no"
                | "s.no."
                | "s no"
                | "sr.no"
                | "sr no"
                | "sl.no"
                | "序号"
                | "编号"
        )
}
