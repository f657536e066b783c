//! How many tests run at once whose time is real: those with programs and browsers, which a machine that is busier than that
//! keeps waiting for longer than they look.

use std::{
    cell::OnceCell,
    sync::{Condvar, Mutex},
    thread,
};

static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

thread_local! {
    /// A test has a thread of its own, and so its turn ends with it.
    static TURN: OnceCell<Turn> = const { OnceCell::new() };
}

struct Turn;

/// Waits until it is the turn of this test, once.
pub fn wait_for_one() {
    TURN.with(|turn| {
        turn.get_or_init(Turn::wait);
    });
}

impl Turn {
    fn wait() -> Self {
        let most = 2 * thread::available_parallelism().map_or(1, usize::from);
        let running = RUNNING.lock().unwrap();
        *ENDED.wait_while(running, |running| *running >= most).unwrap() += 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap() -= 1;
        ENDED.notify_one();
    }
}
