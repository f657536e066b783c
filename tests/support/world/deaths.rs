//! A bot that is killed again and again.

use std::{future::poll_fn, pin::pin, sync::Arc, task::Poll, time::Duration};

use keypoint::{
    chat::event::{Event, Inbox, Response},
    clock::{Clock, Moment},
};

use super::{TIMING, World, minutes, switchboard::PATIENCE};

/// How many lives a bot has at most: it gets a step further in each.
const LIVES: usize = 200;

impl World {
    /// The bot is told of something as an adapter tells it, answers, and has done nothing yet of what follows.
    pub async fn only_hears(&mut self, event: Event) -> Response {
        self.app.as_ref().expect("the bot is up").conversation.deliver(event).await
    }

    /// The bot is killed each time that it has written something down, once in two lives directly after it
    /// has taken up a piece of work, and comes up again, until no work of these kinds is left that is due.
    /// Returns how often it was killed.
    pub async fn is_killed_after_every_step_of(&mut self, kinds: &[&str]) -> usize {
        for life in 0..LIVES {
            if !self.is_due(kinds).await {
                self.after(minutes(2)).await;
                return life;
            }
            // What is taken up is the first thing that is written down, and no step.
            if !self.works_until_written_down(1 + life % 2).await {
                self.stops();
                // The lease of who is dead runs out, and what may be under way lands.
                self.passes(self.clock.now() + TIMING.longest_flight + Duration::from_secs(1));
                self.comes_up().await;
            }
        }
        panic!("the bot gets no further");
    }

    async fn is_due(&self, kinds: &[&str]) -> bool {
        let due: Vec<String> =
            sqlx::query_scalar("select key from jobs where state = 'due' and due_at <= $1")
                .bind(self.clock.now().timestamp_millis())
                .fetch_all(&mut self.records().await)
                .await
                .unwrap();
        due.iter().any(|key| kinds.iter().any(|kind| key.contains(&format!(":{kind}:"))))
    }

    /// The bot works until it has written something down so often, and not an instant longer. True: it has
    /// done everything that is due.
    async fn works_until_written_down(&self, times: usize) -> bool {
        let jobs = Arc::clone(&self.app.as_ref().expect("the bot is up").jobs);
        let mut working = pin!(jobs.work_off());
        let mut written = self.everything().await;
        let mut left = times;
        let deadline = Moment::now() + PATIENCE;
        loop {
            if let Poll::Ready(done) = poll_fn(|context| Poll::Ready(working.as_mut().poll(context))).await {
                done.unwrap();
                return true;
            }
            let now = self.everything().await;
            if now != written {
                left -= 1;
                if left == 0 {
                    return false;
                }
                written = now;
            }
            assert!(!deadline.has_passed(), "the bot does nothing");
        }
    }
}
