//! What goes wrong with the fake Discord: its replies, its history, its gateway.

use std::time::Duration;

use rand::{RngExt, rngs::StdRng};
use tokio::time::sleep;

use super::OnDiscord;
use crate::discord::faults::{Fault, Rule};

const SEND: &str = "POST /channels/{channel_id}/messages";
const HISTORY: &str = "GET /channels/{channel_id}/messages";

impl OnDiscord {
    /// Lets something go wrong, for about this long where it takes time; says what, once it is over.
    pub(super) async fn go_wrong(&self, random: &mut StdRng, span: Duration) -> &'static str {
        let (faults, gateway) = (&self.fake.discord.faults, &self.fake.discord.gateway);
        let times = random.random_range(1..4);
        let route = if random.random_bool(0.6) { SEND } else { "*" };
        let worked = random.random_bool(0.5);
        let next = |fault: Fault| faults.add(Rule::times(route, fault, times));
        match random.random_range(0..15) {
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
                next(Fault::Page(520));
                "the proxy in front answered with a page"
            }
            8 => {
                next(Fault::Limited { retry_after: Duration::from_millis(700), scope: "user" });
                "requests were to wait"
            }
            9 => {
                faults.add(Rule::times(HISTORY, Fault::NoHistory, times));
                "history came back empty"
            }
            10 => {
                faults.add(Rule::times(HISTORY, Fault::Status { status: 403, worked: false }, times));
                "history was refused"
            }
            11 => {
                faults.set_down(true);
                sleep(span).await;
                faults.set_down(false);
                "the API was down"
            }
            12 => {
                gateway.behave(|manner| manner.away = true);
                gateway.drop_sockets();
                sleep(span).await;
                gateway.behave(|manner| manner.away = false);
                "the gateway was down"
            }
            13 => {
                gateway.forget_sessions();
                gateway.drop_sockets();
                "the gateway broke, and nothing could be resumed"
            }
            _ => {
                gateway.behave(|manner| manner.twice = true);
                gateway.drop_sockets();
                sleep(span).await;
                gateway.behave(|manner| manner.twice = false);
                "the gateway broke, and told everything twice"
            }
        }
    }
}
