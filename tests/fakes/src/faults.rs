//! What goes wrong on purpose, and when: the same for every fake, whatever a fault of its own is.

use std::sync::{
    Mutex, MutexGuard,
    atomic::{AtomicBool, Ordering},
};

use rand::{RngExt, SeedableRng, rngs::StdRng};

/// When something goes wrong.
#[derive(Clone, Debug)]
pub struct Rule<F> {
    /// What is called, as the platform names it; a `*` at its end fits whatever begins so.
    pub method: String,
    /// What goes wrong.
    pub fault: F,
    /// How many requests pass before it begins.
    pub after: u32,
    /// How many times; without an end if nothing is said.
    pub times: Option<u32>,
    /// How likely each time.
    pub chance: f64,
}

impl<F> Rule<F> {
    /// It goes wrong every time.
    pub fn always(method: &str, fault: F) -> Self {
        Self { method: method.to_owned(), fault, after: 0, times: None, chance: 1.0 }
    }

    /// It goes wrong the next time.
    pub fn once(method: &str, fault: F) -> Self {
        Self::times(method, fault, 1)
    }

    /// It goes wrong the next so many times.
    pub fn times(method: &str, fault: F, times: u32) -> Self {
        Self { times: Some(times), ..Self::always(method, fault) }
    }

    /// It goes wrong now and then.
    pub fn sometimes(method: &str, fault: F, chance: f64) -> Self {
        Self { chance, ..Self::always(method, fault) }
    }

    /// It begins after so many requests.
    #[must_use]
    pub fn after(mut self, requests: u32) -> Self {
        self.after = requests;
        self
    }

    fn fits(&self, method: &str) -> bool {
        match self.method.strip_suffix('*') {
            Some(start) => method.starts_with(start),
            None => self.method == method,
        }
    }
}

struct Inner<F> {
    rules: Vec<Rule<F>>,
    random: StdRng,
    struck: u64,
}

/// What is to go wrong.
pub struct Faults<F> {
    inner: Mutex<Inner<F>>,
    down: AtomicBool,
}

impl<F: Clone> Faults<F> {
    /// Nothing yet; this decides what happens now and then.
    pub fn new(seed: u64) -> Self {
        let inner = Inner { rules: Vec::new(), random: StdRng::seed_from_u64(seed), struck: 0 };
        Self { inner: Mutex::new(inner), down: AtomicBool::new(false) }
    }

    /// Adds a rule; the first one that fits a request counts.
    pub fn add(&self, rule: Rule<F>) {
        self.locked().rules.push(rule);
    }

    /// Nothing goes wrong any more.
    pub fn clear(&self) {
        self.locked().rules.clear();
        self.set_down(false);
    }

    /// Nothing answers, until it does again.
    pub fn set_down(&self, down: bool) {
        self.down.store(down, Ordering::SeqCst);
    }

    /// Whether nothing answers.
    pub fn is_down(&self) -> bool {
        self.down.load(Ordering::SeqCst)
    }

    /// How many times something went wrong.
    pub fn struck(&self) -> u64 {
        self.locked().struck
    }

    /// What goes wrong with this request.
    pub fn strike(&self, method: &str) -> Option<F> {
        let mut inner = self.locked();
        let Inner { rules, random, struck } = &mut *inner;
        for rule in rules.iter_mut().filter(|rule| rule.times != Some(0) && rule.fits(method)) {
            if rule.after > 0 {
                rule.after -= 1;
                continue;
            }
            if rule.chance < 1.0 && !random.random_bool(rule.chance) {
                continue;
            }
            if let Some(times) = &mut rule.times {
                *times -= 1;
            }
            *struck += 1;
            return Some(rule.fault.clone());
        }
        None
    }

    fn locked(&self) -> MutexGuard<'_, Inner<F>> {
        self.inner.lock().expect("no panic under the lock")
    }
}
