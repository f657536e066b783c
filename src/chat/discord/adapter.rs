//! The chat port on Discord.

use async_trait::async_trait;
use serenity::http::Route;

use super::{
    Discord,
    message::LIMITS,
    permissions,
    places::{message_spot, spot},
    rest::{Code, Request, Urgency},
    shapes::Kind,
};
use crate::{
    chat::{
        event::ThreadMessage,
        message::Message,
        port::{Chat, ChatError, EffectKey, Lack, Limits, Lookup, MessageRef, Off, Place, Platform},
    },
    practice::Timestamp,
};

/// The tick, as an address holds it.
const TICK: &str = "%E2%9C%85";

#[async_trait]
impl Chat for Discord {
    fn platform(&self) -> Platform {
        Platform::Discord
    }

    fn limits(&self) -> Limits {
        LIMITS
    }

    async fn post(&self, place: &Place, key: &EffectKey, message: &Message) -> Result<MessageRef, ChatError> {
        self.post_at(place, key, message).await
    }

    async fn find(&self, place: &Place, key: &EffectKey, since: Timestamp) -> Result<Lookup, ChatError> {
        self.find_at(place, key, since).await
    }

    async fn remove(&self, message: &MessageRef) -> Result<(), ChatError> {
        self.remove_at(message).await
    }

    async fn thread_of(&self, message: &MessageRef) -> Result<Option<String>, ChatError> {
        self.thread_on(message).await
    }

    async fn edit(&self, message: &MessageRef, new: &Message) -> Result<(), ChatError> {
        self.edit_at(message, new).await
    }

    /// Discord closes a thread after a week without a message at the latest, whatever `until` says;
    /// what is said there opens it again.
    async fn open_thread(
        &self,
        message: &MessageRef,
        title: &str,
        _until: Timestamp,
    ) -> Result<Option<String>, ChatError> {
        self.open_thread_of(message, title).await
    }

    async fn reopen_thread(&self, thread: &Place) -> Result<(), ChatError> {
        self.reopen(thread).await
    }

    async fn acknowledge(&self, message: &MessageRef) -> Result<(), ChatError> {
        let (spot, id) = message_spot(message)?;
        self.check_outage(spot)?;
        let route =
            Route::ChannelMessageReactionMe { channel_id: spot.target(), message_id: id, reaction: TICK };
        match self.send_into::<()>(spot, Request::put(route, None)).await {
            Ok(()) => Ok(()),
            Err(error) => Err(self.explained(spot, Off::Tick, error).await),
        }
    }

    async fn hide(&self, message: &MessageRef) -> Result<(), ChatError> {
        self.hide_at(message).await
    }

    async fn learn(&self) -> Result<(), ChatError> {
        Ok(self.learn_intents().await?)
    }

    fn hears_threads(&self) -> bool {
        self.facts.reads_messages()
    }

    async fn read_thread(&self, place: &Place) -> Result<Vec<ThreadMessage>, ChatError> {
        self.thread_messages(place).await
    }

    async fn tell_admins(
        &self,
        place: &Place,
        to: Option<&str>,
        key: &EffectKey,
        message: &Message,
    ) -> Result<(), ChatError> {
        self.tell(place, to, key, message).await
    }

    async fn lacks(&self, place: &Place, notify: Option<&str>) -> Result<Vec<Lack>, ChatError> {
        let spot = spot(place)?;
        let Some(guild) = spot.guild else { return Ok(Vec::new()) };
        // An admin waits for it.
        let rights = match self.rights(guild, spot, Urgency::Person).await {
            Ok(rights) => rights,
            Err(error) if error.is(Code::MISSING_ACCESS) => {
                return Ok(vec![Lack {
                    permission: "View Channel".to_owned(),
                    off: Off::Everything,
                    remedy: None,
                }]);
            }
            Err(error) => return Err(error.into()),
        };
        let mut lacks = rights.lacks();
        let blocked = lacks.iter().any(|lack| lack.off == Off::Everything);
        if !blocked {
            let threads = matches!(rights.channel.kind(), Kind::Text | Kind::Announcement | Kind::Forum);
            let silent = lacks.iter().any(|lack| lack.off == Off::Threads);
            lacks.extend((threads && !silent && !self.hears_threads()).then(permissions::lacks_to_hear));
            lacks.extend(
                notify.and_then(|role| permissions::lacks_to_notify(rights.may, &rights.guild, role)),
            );
        }
        Ok(lacks)
    }
}
