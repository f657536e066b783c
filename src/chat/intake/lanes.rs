//! Work in lanes: one after another in each, several lanes side by side.

use std::{
    collections::{HashMap, VecDeque},
    hash::Hash,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

/// How many lanes move at a time: a slow channel keeps none of the others, and the database is not
/// asked by more than it has connections for at once and a queue behind them.
const AT_ONCE: usize = 64;

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Lanes by the id of what they are about; a lane is there while it has work.
#[derive(Clone)]
pub struct Lanes<I> {
    waiting: Arc<Mutex<HashMap<I, VecDeque<Work>>>>,
    room: Arc<Semaphore>,
    begun: TaskTracker,
}

impl<I> Default for Lanes<I> {
    fn default() -> Self {
        Self { waiting: Arc::default(), room: Arc::new(Semaphore::new(AT_ONCE)), begun: TaskTracker::new() }
    }
}

impl<I: Clone + Eq + Hash + Send + 'static> Lanes<I> {
    /// Does work after what came before it in its lane.
    pub fn run(&self, lane: I, work: impl Future<Output = ()> + Send + 'static) {
        let work: Work = Box::pin(work);
        let mut waiting = self.lock();
        if let Some(queue) = waiting.get_mut(&lane) {
            queue.push_back(work);
            return;
        }
        waiting.insert(lane.clone(), VecDeque::from([work]));
        drop(waiting);
        let lanes = self.clone();
        self.begun.spawn(async move {
            while let Some(work) = lanes.next(&lane) {
                // The semaphore is never closed.
                let _room = lanes.room.acquire().await;
                // Work that panics is told of by its own hook, and keeps nothing after it.
                let _ = tokio::spawn(work).await;
            }
        });
    }

    /// Does work at once, beside everything else.
    pub fn aside(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.begun.spawn(work);
    }

    /// Returns once everything that was begun is done.
    pub async fn idle(&self) {
        self.begun.close();
        self.begun.wait().await;
    }

    /// The lane's next work; a lane without any is gone.
    fn next(&self, lane: &I) -> Option<Work> {
        let mut waiting = self.lock();
        let next = waiting.get_mut(lane).and_then(VecDeque::pop_front);
        if next.is_none() {
            waiting.remove(lane);
        }
        next
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<I, VecDeque<Work>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn a_lane_keeps_its_order_and_holds_up_no_other() {
        let lanes = Lanes::default();
        let said = Arc::new(Mutex::new(Vec::new()));
        let say = |word: &'static str| {
            let said = Arc::clone(&said);
            async move { said.lock().unwrap_or_else(PoisonError::into_inner).push(word) }
        };
        let (go, wait) = oneshot::channel::<()>();
        let first = say("first");
        lanes.run(1, async move {
            let _ = wait.await;
            first.await;
        });
        lanes.run(1, say("second"));
        let (done, other) = oneshot::channel();
        lanes.run(2, async move {
            let _ = done.send(());
        });
        assert!(other.await.is_ok(), "the second lane moves while the first one waits");
        assert!(go.send(()).is_ok());
        lanes.idle().await;
        assert_eq!(*said.lock().unwrap_or_else(PoisonError::into_inner), ["first", "second"]);
    }
}
