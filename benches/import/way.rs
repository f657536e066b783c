//! The ways in which a document is read, each in a process of its own.

use std::{fs, hint::black_box, path::Path, time::Instant};

use comrak::{Arena, Options, parse_document};
use keypoint::bank::import::{About, Draft, read_document};

/// The ways, the baseline first.
pub const WAYS: [Way; 3] = [Way::Parser, Way::Read, Way::Drafts];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The Markdown parser alone.
    Parser,
    /// The questions are recognised.
    Read,
    /// They are, and the text of each draft is made.
    Drafts,
}

/// What a way took.
pub struct Taken {
    pub seconds: f64,
    pub questions: usize,
    /// The most memory that the process had, in MiB.
    pub peak: f64,
}

impl Way {
    pub fn name(self) -> &'static str {
        match self {
            Self::Parser => "parser",
            Self::Read => "read",
            Self::Drafts => "drafts",
        }
    }

    pub fn named(name: &str) -> Self {
        WAYS.into_iter().find(|way| way.name() == name).unwrap()
    }
}

impl Taken {
    /// What `take` prints.
    pub fn read(printed: &str) -> Self {
        let figures: Vec<f64> = printed.split_whitespace().map(|figure| figure.parse().unwrap()).collect();
        let [seconds, questions, peak] = figures[..] else { panic!("{printed}") };
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it was a count when it was printed"
        )]
        Self { seconds, questions: questions as usize, peak }
    }
}

/// Reads the document, and prints the seconds, the questions and the most memory.
pub fn take(way: Way, path: &Path) {
    let text = fs::read_to_string(path).unwrap();
    let begun = Instant::now();
    let questions = match way {
        Way::Parser => {
            let arena = Arena::new();
            let mut options = Options::default();
            options.extension.table = true;
            options.extension.strikethrough = true;
            black_box(parse_document(&arena, &text, &options));
            0
        }
        Way::Read => black_box(read_document(&text)).questions.len(),
        Way::Drafts => {
            let document = read_document(&text);
            for found in &document.questions {
                let draft = Draft::of(found);
                black_box((draft.said(), draft.text(&About { source: "a.md:1", difficulty: None })));
            }
            document.questions.len()
        }
    };
    println!("{} {questions} {}", begun.elapsed().as_secs_f64(), peak());
}

/// The most memory that this process had so far, in MiB.
fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
}
