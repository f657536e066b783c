//! Taking an answer back.

use super::{
    super::{Card, Outcome},
    OnSlack, said,
    text::text,
};
use crate::slack::{model::Message, people::buttons};

impl OnSlack {
    /// Commands are not typed in threads here: the button on the note of the form is pressed.
    pub(super) async fn press_to_withdraw(&self, by: &str, card: &Card) -> Outcome<()> {
        let channel = &self.channels[card.channel];
        let found = {
            let state = self.fake.lock();
            let of_card = state.find_message(channel, &card.id).and_then(|message| {
                let buttons = buttons(message).into_iter();
                let mut actions =
                    buttons.filter_map(|button| button["action_id"].as_str().map(str::to_owned));
                actions.find_map(|action| action.strip_prefix("answer:").map(str::to_owned))
            });
            let all = state.messages.values().flat_map(|messages| messages.values());
            let mut notes = all.filter(|message| message.only_for.as_deref() == Some(by));
            of_card.and_then(|round| {
                let action = format!("withdraw:{round}");
                let has = |message: &&Message| {
                    buttons(message).iter().any(|button| button["action_id"] == action.as_str())
                };
                let note = notes.rfind(has)?;
                Some((note.channel.clone(), note.ts.clone(), action))
            })
        };
        let Some((place, note, action)) = found else { return Outcome::Refused("no note".to_owned()) };
        match self.fake.press(by, &place, &note, &action) {
            Ok(handle) => match said(&handle).await {
                Outcome::Seen(said) => {
                    let said: String = said.iter().map(text).collect();
                    if said.contains("is withdrawn") {
                        Outcome::Seen(())
                    } else if said.contains("nothing to take back") || said.contains("time is up") {
                        Outcome::Refused(said)
                    } else {
                        Outcome::Unknown
                    }
                }
                other => other.map(drop),
            },
            Err(why) => Outcome::Refused(why),
        }
    }
}
