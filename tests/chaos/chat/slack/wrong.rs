//! What goes wrong with the fake Slack: its replies, its history, its sockets.

use std::time::Duration;

use rand::{RngExt, rngs::StdRng};
use tokio::time::sleep;

use super::OnSlack;
use crate::slack::faults::{Fault, Rule};

const SEND: &str = "chat.postMessage";
const HISTORY: [&str; 2] = ["conversations.history", "conversations.replies"];

impl OnSlack {
    /// Lets something go wrong, for about this long where it takes time; says what, once it is over.
    pub(super) async fn go_wrong(&self, random: &mut StdRng, span: Duration) -> &'static str {
        let (faults, sockets) = (&self.fake.slack.faults, &self.fake.slack.sockets);
        let times = random.random_range(1..4);
        let method = if random.random_bool(0.6) { SEND } else { "*" };
        let worked = random.random_bool(0.5);
        let next = |fault: Fault| faults.add(Rule::times(method, fault, times));
        let read =
            |fault: &Fault| HISTORY.map(|method| faults.add(Rule::times(method, fault.clone(), times)));
        match random.random_range(0..18) {
            0 | 1 => {
                next(Fault::LoseReply);
                "replies were lost after the work was done"
            }
            2 => {
                next(Fault::LoseRequest);
                "requests were lost"
            }
            3 => {
                next(Fault::DelayReply(span));
                "replies came late"
            }
            4 | 5 => {
                // Before the longest flight is over.
                next(Fault::WorkLater(Duration::from_millis(random.random_range(200..2_000))));
                "work was done late, when nobody waited any more"
            }
            6 => {
                next(Fault::Status { status: [500, 502, 503][random.random_range(0..3)], worked });
                if worked {
                    "errors came of work that was done"
                } else {
                    "errors came of work that was not done"
                }
            }
            7 => {
                let error = ["internal_error", "fatal_error"][random.random_range(0..2)].to_owned();
                next(Fault::Refused { worked: worked && error == "fatal_error", error });
                "Slack said that something went wrong inside it"
            }
            8 => {
                next(Fault::Page(502));
                "the proxy in front answered with a page"
            }
            9 => {
                next(Fault::Limited { retry_after: Duration::from_secs(1) });
                "requests were to wait"
            }
            10 => {
                read(&Fault::NoHistory);
                "history came back empty"
            }
            11 => {
                read(&Fault::Refused { error: "missing_scope".to_owned(), worked: false });
                "history was refused"
            }
            12 => {
                faults.set_down(true);
                sleep(span).await;
                faults.set_down(false);
                "the API was down"
            }
            13 => {
                sockets.behave(|manner| manner.away = true);
                sockets.drop_sockets();
                sleep(span).await;
                sockets.behave(|manner| manner.away = false);
                "there were no sockets"
            }
            14 => {
                sockets.drop_sockets();
                "the sockets broke"
            }
            15 => {
                sockets.ask_to_refresh(&self.fake.shared());
                "Slack asked to connect anew"
            }
            16 => {
                sockets.behave(|manner| {
                    manner.twice = true;
                    manner.out_of_order = true;
                });
                sleep(span).await;
                sockets.behave(|manner| {
                    manner.twice = false;
                    manner.out_of_order = false;
                });
                "everything was told twice, and out of order"
            }
            _ => {
                sockets.freeze_sockets();
                sleep(span).await;
                sockets.thaw_sockets();
                "the sockets stood still"
            }
        }
    }
}
