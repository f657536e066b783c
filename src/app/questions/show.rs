//! `keypoint questions show`: a question as people read it, or as it would be posted.

use std::time::Duration;

use anyhow::bail;
use serde_json::{Value, json};

use super::loaded;
use crate::{
    chat::{
        discord,
        message::Message,
        port::{EffectKey, Limits},
        slack,
    },
    clock::{Clock, SystemClock},
    config::Settings,
    near::{did_you_mean, nearest},
    practice::{
        answer::AnswerMode,
        ids::RoundId,
        question::{Question, QuestionId},
        schedule::zone::Zone,
    },
    render::{
        Asker,
        card::{Card, CardState, prompt_parts},
        plain::plain,
        reveal::Reveal,
        split::split,
        whole::whole,
    },
};

/// How a question is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownAs {
    /// As a text for people.
    Text,
    /// As what would be posted to Discord.
    Discord,
    /// As what would be posted to Slack.
    Slack,
}

/// How long the round of an example is open.
const OPEN_FOR: Duration = Duration::from_hours(4);

/// A question.
///
/// # Errors
/// When the bank cannot be used, or has no such question.
pub fn questions_show(settings: &Settings, id: &str, shown_as: ShownAs) -> anyhow::Result<String> {
    let bank = loaded(settings)?;
    let Some(question) = bank.get(&QuestionId(id.to_owned())) else {
        let near = did_you_mean(nearest(id, bank.questions().iter().map(|question| question.id.0.as_str())));
        bail!("there is no question `{id}`.{near}\n`keypoint questions list` shows all of them");
    };
    match shown_as {
        ShownAs::Text => Ok(plain(&whole(question), Zone(chrono_tz::UTC))),
        ShownAs::Discord => posted(question, discord::message::LIMITS, discord::message::body),
        ShownAs::Slack => posted(question, slack::message::LIMITS, slack::message::payload),
    }
}

type Payload = fn(&Message, Option<&EffectKey>) -> Result<Value, String>;

/// The messages of a round of the question that opens now, that nobody answers, and that has no id yet.
fn posted(question: &Question, limits: Limits, payload: Payload) -> anyhow::Result<String> {
    let round = RoundId(uuid::Uuid::nil());
    let card = Card {
        round,
        question,
        from: Asker::Keypoint,
        closes_at: SystemClock.now() + OPEN_FOR,
        state: CardState::Open,
        notify: None,
        threads: true,
        hears: true,
        answers: AnswerMode::Open,
    };
    let reveal = Reveal {
        question,
        answered: &[],
        late: &[],
        threads: true,
        hears: true,
        answers: AnswerMode::Open,
        follow: false,
    };
    let parts = |what: &str, messages: &[Message]| {
        let one = |(number, message)| payload(message, Some(&EffectKey::of_round(what, round, Some(number))));
        messages.iter().enumerate().map(one).collect::<Result<Vec<Value>, String>>()
    };
    let messages = || {
        Ok(json!({
            "card": payload(&card.message(limits), Some(&EffectKey::of_card(round)))?,
            "rest_of_prompt": parts("prompt", &prompt_parts(question, limits).rest)?,
            "reveal": parts("reveal", &split(reveal.message(), limits))?,
        }))
    };
    let messages: Result<Value, String> = messages();
    Ok(serde_json::to_string_pretty(&messages.map_err(anyhow::Error::msg)?)?)
}
