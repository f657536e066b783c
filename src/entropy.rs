//! Randomness and ids: the one source of both, seeded by the system, or by a test.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rand::{Rng, SeedableRng, rngs::StdRng};
use uuid::{Builder, Uuid};

use crate::practice::Timestamp;

/// Where every random choice and every id comes from.
#[derive(Debug)]
pub struct Entropy {
    /// For ids alone, so that how many of them were made decides nothing.
    ids: Mutex<StdRng>,
    /// For everything that is decided by chance.
    choices: Mutex<StdRng>,
}

impl Entropy {
    /// Seeded by the operating system.
    #[must_use]
    pub fn from_system() -> Self {
        Self { ids: Mutex::new(rand::make_rng()), choices: Mutex::new(rand::make_rng()) }
    }

    /// The same sequence for the same seed, for tests.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        let rng = |seed| Mutex::new(StdRng::seed_from_u64(seed));
        Self { ids: rng(seed), choices: rng(seed ^ u64::MAX) }
    }

    /// A fresh UUIDv7 that sorts by `now`.
    #[must_use]
    pub fn id(&self, now: Timestamp) -> Uuid {
        let mut random = [0; 10];
        lock(&self.ids).fill_bytes(&mut random);
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// A generator for one decision, split off this one.
    #[must_use]
    pub fn rng(&self) -> StdRng {
        StdRng::from_rng(&mut *lock(&self.choices))
    }
}

fn lock(rng: &Mutex<StdRng>) -> MutexGuard<'_, StdRng> {
    // A panic elsewhere leaves the generator as good as it was.
    rng.lock().unwrap_or_else(PoisonError::into_inner)
}
