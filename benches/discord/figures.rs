//! Figures out of many measurements, and how they are written.

use std::time::Duration;

/// The middle of some numbers, and the least and the greatest of them.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    pub median: f64,
    pub least: f64,
    pub greatest: f64,
}

impl Spread {
    pub fn of(mut numbers: Vec<f64>) -> Self {
        numbers.sort_by(f64::total_cmp);
        let middle = numbers.len() / 2;
        Self { median: numbers[middle], least: numbers[0], greatest: numbers[numbers.len() - 1] }
    }

    /// `1.23 (1.10–1.40)`.
    pub fn shown(&self) -> String {
        format!("{:.2} ({:.2}–{:.2})", self.median, self.least, self.greatest)
    }
}

/// The time within which this part of the times lie, in milliseconds.
pub fn percentile(times: &mut [Duration], part: usize) -> f64 {
    times.sort();
    let at = (times.len() * part).div_ceil(100).clamp(1, times.len()) - 1;
    times[at].as_secs_f64() * 1_000.0
}

/// Prints a table as Markdown.
pub fn table(head: &[&str], rows: &[Vec<String>]) {
    println!("| {} |", head.join(" | "));
    println!("|{}", "---|".repeat(head.len()));
    for row in rows {
        println!("| {} |", row.join(" | "));
    }
}
