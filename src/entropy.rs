//! Randomness and ids: the one source of both, seeded by the system, or by a test.

use std::sync::{Mutex, PoisonError};

use rand::{Rng, SeedableRng, rngs::StdRng};
use uuid::{Builder, Uuid};

use crate::practice::Timestamp;

/// Where every random choice and every id comes from.
#[derive(Debug)]
pub struct Entropy {
    rng: Mutex<StdRng>,
}

impl Entropy {
    /// Seeded by the operating system.
    #[must_use]
    pub fn from_system() -> Self {
        Self::from_rng(rand::make_rng())
    }

    /// The same sequence for the same seed, for tests.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::from_rng(StdRng::seed_from_u64(seed))
    }

    fn from_rng(rng: StdRng) -> Self {
        Self { rng: Mutex::new(rng) }
    }

    /// A fresh UUIDv7 that sorts by `now`.
    #[must_use]
    pub fn id(&self, now: Timestamp) -> Uuid {
        let mut random = [0; 10];
        self.lock().fill_bytes(&mut random);
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// A generator for one decision, split off this one.
    #[must_use]
    pub fn rng(&self) -> StdRng {
        StdRng::from_rng(&mut *self.lock())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, StdRng> {
        // A panic elsewhere leaves the generator as good as it was.
        self.rng.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
