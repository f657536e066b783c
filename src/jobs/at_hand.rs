//! The work that this process is at, and whose it is: so that a panic is settled like any other
//! failure, and a stop gives back what it could not finish.

use std::collections::HashMap;

use tokio::task::{Id, JoinError, JoinSet};

use crate::store::Claim;

/// The work that this process is at.
#[derive(Default)]
pub(super) struct AtHand {
    tasks: JoinSet<()>,
    claims: HashMap<Id, Claim>,
}

impl AtHand {
    /// How much it is.
    pub(super) fn len(&self) -> usize {
        self.tasks.len()
    }

    /// Begins a piece of work.
    pub(super) fn begin(&mut self, claim: Claim, work: impl Future<Output = ()> + Send + 'static) {
        let task = self.tasks.spawn(work);
        self.claims.insert(task.id(), claim);
    }

    /// Waits for the next piece of work to end. `Some` with a claim: it panicked. It never returns
    /// while there is no work.
    pub(super) async fn ended(&mut self) -> Option<(Claim, JoinError)> {
        match self.tasks.join_next_with_id().await {
            Some(ended) => self.take(ended),
            None => std::future::pending().await,
        }
    }

    /// Lets go of the work that has ended already; returns what panicked.
    pub(super) fn let_go(&mut self) -> Vec<(Claim, JoinError)> {
        let mut panicked = Vec::new();
        while let Some(ended) = self.tasks.try_join_next_with_id() {
            panicked.extend(self.take(ended));
        }
        panicked
    }

    fn take(&mut self, ended: Result<(Id, ()), JoinError>) -> Option<(Claim, JoinError)> {
        match ended {
            Ok((id, ())) => {
                self.claims.remove(&id);
                None
            }
            Err(error) => self.claims.remove(&error.id()).map(|claim| (claim, error)),
        }
    }

    /// Stops all of it where it stands; returns what was not finished.
    pub(super) async fn abandon(&mut self) -> Vec<Claim> {
        self.tasks.abort_all();
        while let Some(ended) = self.tasks.join_next_with_id().await {
            if let Ok((id, ())) = ended {
                self.claims.remove(&id);
            }
        }
        self.claims.drain().map(|(_, claim)| claim).collect()
    }
}
