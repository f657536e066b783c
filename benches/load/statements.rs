//! How many statements are run: what shows that a baseline runs the same ones.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use tracing::{Event, Level, Subscriber};
use tracing_subscriber::{
    Layer,
    filter::{dynamic_filter_fn, filter_fn},
    layer::{Context, SubscriberExt},
    util::SubscriberInitExt,
};

static COUNTING: AtomicBool = AtomicBool::new(false);
static COUNTED: AtomicU64 = AtomicU64::new(0);

/// What `sqlx` calls its notes of statements.
const STATEMENTS: &str = "sqlx::query";

struct Counts;

impl<S: Subscriber> Layer<S> for Counts {
    fn on_event(&self, _: &Event<'_>, _: Context<'_, S>) {
        COUNTED.fetch_add(1, Ordering::Relaxed);
    }
}

/// Listens for statements, and prints the program's warnings.
pub fn listen() {
    let counts = Counts.with_filter(dynamic_filter_fn(|event, _| {
        event.target() == STATEMENTS && COUNTING.load(Ordering::Relaxed)
    }));
    let warnings = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let warnings = warnings
        .with_filter(filter_fn(|event| *event.level() <= Level::WARN && event.target() != STATEMENTS));
    tracing_subscriber::registry().with(counts).with(warnings).init();
}

/// How many statements are run meanwhile, by all tasks together.
pub async fn count(work: impl Future<Output = ()>) -> u64 {
    COUNTED.store(0, Ordering::Relaxed);
    COUNTING.store(true, Ordering::Relaxed);
    work.await;
    COUNTING.store(false, Ordering::Relaxed);
    COUNTED.load(Ordering::Relaxed)
}
