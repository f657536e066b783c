//! What is still being made when it is promised, such as the file beside a message. It knows nothing of what
//! it is.

use std::time::Duration;

use tokio::sync::watch;

use crate::clock::Moment;

/// Something that comes once it is made, and that nobody waits for.
#[derive(Clone, Debug)]
pub struct Coming<T>(watch::Receiver<Option<T>>);

/// By which it comes; dropped before that, it never does.
#[derive(Debug)]
pub struct Promise<T>(watch::Sender<Option<T>>);

impl<T: Clone> Coming<T> {
    /// Something that comes, and the promise of it.
    #[must_use]
    pub fn promised() -> (Promise<T>, Self) {
        let (sender, receiver) = watch::channel(None);
        (Promise(sender), Self(receiver))
    }

    /// It, once it is there, unless that takes longer than this, or it never comes.
    pub async fn come(mut self, within: Duration) -> Option<T> {
        let by = Moment::now() + within;
        tokio::select! {
            come = self.0.wait_for(Option::is_some) => come.ok()?.clone(),
            () = by.reached() => None,
        }
    }
}

impl<T> Promise<T> {
    /// It is there.
    pub fn keep(self, made: T) {
        self.0.send_replace(Some(made));
    }
}

/// What is awaited is the same if it is one and the same promise.
impl<T> PartialEq for Coming<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.same_channel(&other.0)
    }
}

impl<T> Eq for Coming<T> {}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_mins(1);

    #[tokio::test]
    async fn it_comes_when_its_promise_is_kept_and_never_when_that_is_dropped() {
        let (promise, coming) = Coming::promised();
        assert_eq!(coming.clone().come(Duration::ZERO).await, None);
        promise.keep(7);
        assert_eq!(coming.come(LONG).await, Some(7));
        let (promise, coming) = Coming::<u8>::promised();
        drop(promise);
        assert_eq!(coming.come(LONG).await, None);
    }
}
