//! Whether a start would go well: who the bot is, and whether a socket is to be had.

use super::{
    Slack,
    api::{ApiError, Call, Method},
    run::{Door, SlackError, fatal},
    scopes,
};

/// The bot as Slack knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// What the bot is called.
    pub name: String,
    /// The workspace's name.
    pub workspace: String,
    /// The scopes that the bot token lacks, each with what is off without it.
    pub lacks: Vec<(&'static str, &'static str)>,
}

impl Slack {
    /// Who the bot is, and whether it could listen; asks once.
    ///
    /// # Errors
    /// When Slack does not take one of the tokens, or cannot be reached.
    pub async fn account(&self) -> Result<Account, SlackError> {
        let unreachable = |error: ApiError| SlackError::Refused(error.to_string());
        let identity = match self.introduce(self.api.latest()).await {
            Ok(identity) => identity,
            Err(error) => return Err(unreachable(fatal(error, SlackError::bot_token)?)),
        };
        if self.are_of_two_apps(&identity).await {
            return Err(SlackError::TwoApps);
        }
        if let Err(error) = self.api.call::<Door>(Call::new(Method::OpenConnection).for_person()).await {
            return Err(unreachable(fatal(error, SlackError::app_token)?));
        }
        let lacks = scopes::NEEDED.iter().filter(|(scope, _)| !identity.has(scope)).copied().collect();
        Ok(Account { name: identity.handle.clone(), workspace: identity.team_name.clone(), lacks })
    }
}
