//! The questions of the campaign. Every paragraph bears a mark with its place in the question, so that
//! what arrived in the chat can be compared with what was to arrive, without knowing how it was cut.

use std::{fmt::Write, fs, io, path::Path};

/// How many questions there are: few enough that a channel sees them all several times in a campaign,
/// and many enough that this takes longer than a round is open.
pub const QUESTIONS: usize = 24;

/// The question of its topic: two rounds of that topic in a channel cannot be open at once, so that
/// there is always something to tell the admins.
const RARE: usize = 0;

/// The topic that has one question alone.
pub const RARE_TOPIC: &str = "rust";

const COMMON_TOPIC: &str = "http";

/// A part of a question in which marks are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is asked, on the card and in the thread.
    Prompt,
    /// What the reveal tells.
    Reveal,
}

/// How many marks each part of a question has: prompts of every fourth question take several
/// messages, and so do most reveals.
pub fn marks(question: usize, part: Part) -> usize {
    match part {
        Part::Prompt if question % 4 == 1 => 40,
        Part::Prompt => 2,
        Part::Reveal if question % 3 == 2 => 6,
        Part::Reveal => 45,
    }
}

/// Writes the questions into a folder.
pub fn write(folder: &Path) -> io::Result<()> {
    for topic in [RARE_TOPIC, COMMON_TOPIC] {
        fs::create_dir_all(folder.join(topic))?;
    }
    for question in 0..QUESTIONS {
        let topic = if question == RARE { RARE_TOPIC } else { COMMON_TOPIC };
        fs::write(folder.join(topic).join(format!("riddle-{question:02}.md")), text(question, topic))?;
    }
    Ok(())
}

fn text(question: usize, topic: &str) -> String {
    let mut text = format!(
        "---\ndifficulty: junior\ntopics: [{topic}]\nminutes: 5\nkind: theory\nsource: original\n\
         license: CC-BY-4.0\nstatus: reviewed\n---\n# {}\n",
        title(question)
    );
    let filler =
        "What happens then, and why does nobody notice before it is far too late to tell? ".repeat(2);
    for number in 1..=marks(question, Part::Prompt) {
        let _ = write!(text, "\n{} {filler}\n", mark('P', question, number));
    }
    let reveal = marks(question, Part::Reveal);
    text.push_str("\n## Key points\n");
    for number in 1..=3 {
        let _ = writeln!(text, "- **{}**: a point that a good answer makes.", mark('R', question, number));
    }
    text.push_str("\n## Follow-ups\n1. ");
    let _ = writeln!(text, "{} What would be asked next?", mark('R', question, reveal));
    text.push_str("\n## Model answer\n");
    for number in 4..reveal {
        let _ = write!(text, "{} {filler}\n\n", mark('R', question, number));
    }
    text
}

/// The title of a question.
pub fn title(question: usize) -> String {
    format!("Riddle {question:02}")
}

/// Which question a title names, at the beginning of a text.
pub fn question_of(title: &str) -> Option<usize> {
    title.strip_prefix("Riddle ")?.get(..2)?.parse().ok()
}

fn mark(kind: char, question: usize, number: usize) -> String {
    format!("{kind}{question:02}x{number:03}")
}

/// The numbers of a question's marks of one part, in the order in which they stand in a text.
pub fn marks_in(text: &str, question: usize, part: Part) -> Vec<usize> {
    let start = format!("{}{question:02}x", if part == Part::Prompt { 'P' } else { 'R' });
    text.match_indices(&start)
        .filter_map(|(at, found)| text.get(at + found.len()..at + found.len() + 3)?.parse().ok())
        .collect()
}

/// The marks as they should stand.
pub fn expected(question: usize, part: Part) -> Vec<usize> {
    (1..=marks(question, part)).collect()
}
