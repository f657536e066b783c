//! Names on lines of their own without any mark, below a title and nothing else in a document but headings, as people
//! paste a list from elsewhere: the title becomes a heading, and the names items below it. Lines keep their numbers. It
//! knows lines alone.

use crate::bank::import::{labels, marks, vocabulary::section};

/// The document with such lists, where its title says that questions follow.
pub(super) fn as_list(text: &str) -> Option<String> {
    const FEWEST: usize = 4;
    let lines: Vec<&str> = text.split('\n').collect();
    let title = lines.iter().position(|line| !line.trim().is_empty())?;
    let is_heading = |line: &str| line.starts_with('#') && line.trim_start_matches('#').starts_with(' ');
    let is_known = |line: &str| line.trim().is_empty() || is_heading(line) || is_name(line);
    if !section("questions").is_in(&lines[title].to_lowercase()) || !lines.iter().all(|line| is_known(line)) {
        return None;
    }
    let mut names = 0usize;
    let mut item = |(at, line): (usize, &&str)| match line.trim_end() {
        "" => String::new(),
        line if is_heading(line) => line.to_owned(),
        line if at == title => format!("# {}", line.trim_end_matches([':', '：'])),
        line if line.ends_with([':', '：']) => format!("## {}", line.trim_end_matches([':', '：'])),
        line => {
            names += 1;
            format!("- {line}")
        }
    };
    let listed = lines.iter().enumerate().map(&mut item).collect::<Vec<_>>().join("\n");
    (names >= FEWEST).then_some(listed)
}

/// Whether a line is a short name at the left edge, without any mark.
fn is_name(line: &str) -> bool {
    const LONGEST: usize = 80;
    const MOST_WORDS: usize = 12;
    let text = line.trim_end();
    text.starts_with(char::is_alphanumeric)
        && text.chars().count() <= LONGEST
        && text.split_whitespace().count() <= MOST_WORDS
        && !text.ends_with(['.', '。', ',', ';', '{', '|'])
        && !text.contains(['|', '<', '='])
        && labels::split(text).is_none_or(|tag| !tag.is_joined || tag.rest.is_empty())
        && marks::number(&marks::with_blanks(line)).is_none()
}

#[cfg(test)]
mod tests {
    use super::as_list;

    #[test]
    fn names_below_a_title_of_questions_are_items() {
        let text =
            "Java interview questions\n\nClass loading\n\nThread pools\n\nRecords\n\nWhat is a heap?\n";
        let read = "# Java interview questions\n\n- Class loading\n\n- Thread pools\n\n- Records\n\n- What is a heap?\n";
        assert_eq!(as_list(text).unwrap(), read);
    }

    #[test]
    fn headings_among_them_stay_and_lines_with_a_colon_are_such() {
        let text = "# Interview questions\n\n## Java\nClass loading\nRecords\n\nSQL:\nIndexes\nPlans\n";
        let read =
            "# Interview questions\n\n## Java\n- Class loading\n- Records\n\n## SQL\n- Indexes\n- Plans\n";
        assert_eq!(as_list(text).unwrap(), read);
    }

    #[test]
    fn other_lines_stay() {
        for text in [
            "My notes\n\nClass loading\n\nThread pools\n\nRecords\n\nHeaps\n",
            "Interview questions\n\nClass loading\n\nIt is lazy.\n\nRecords\n\nHeaps\n",
            "Interview questions\n\nClass loading\n\n- Thread pools\n\nRecords\n\nHeaps\n",
            "Interview questions\n\nClass loading\n\nThread pools\n",
        ] {
            assert_eq!(as_list(text), None, "{text}");
        }
    }
}
