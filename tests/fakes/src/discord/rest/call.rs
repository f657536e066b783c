//! A request that passed the door: who asks for what.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::{
    Discord,
    errors::{self, Error, invalid_form},
    model::{Channel, Guild, Id, State},
    permissions::{self, VIEW_CHANNEL},
    rest::File,
};

/// A request that passed the door.
pub struct Call<'a> {
    /// The whole of it.
    pub discord: &'a Discord,
    /// What there is, locked.
    pub state: &'a mut State,
    /// Which application asks, which is its bot's user id as well; 0 where no token is wanted.
    pub bot: Id,
    /// What the path says.
    pub params: super::route::Params,
    /// What follows the `?`.
    pub query: BTreeMap<String, String>,
    /// The body; `null` if there is none.
    pub body: Value,
    /// The files that came with it.
    pub files: Vec<File>,
}

impl Call<'_> {
    /// What the path says for this name.
    pub fn param(&self, name: &str) -> &str {
        let found = self.params.iter().find(|(known, _)| *known == name);
        &found.expect("the route has this name").1
    }

    /// The id that the path says for this name.
    pub fn id(&self, name: &str) -> Result<Id, Error> {
        parse_id(name, self.param(name))
    }

    /// The id that the query says for this name, if it does.
    pub fn query_id(&self, name: &str) -> Result<Option<Id>, Error> {
        self.query.get(name).map(|text| parse_id(name, text)).transpose()
    }

    /// The number that the query says for this name, within these bounds.
    pub fn query_number(&self, name: &str, least: u64, most: u64, usual: u64) -> Result<usize, Error> {
        let number = match self.query.get(name) {
            None => usual,
            Some(text) => text.parse().map_err(|_| {
                invalid_form(name, "NUMBER_TYPE_COERCE", format!("Value \"{text}\" is not int."))
            })?,
        };
        if number < least {
            let message = format!("int value should be greater than or equal to {least}.");
            return Err(invalid_form(name, "NUMBER_TYPE_MIN", message));
        }
        if number > most {
            let message = format!("int value should be less than or equal to {most}.");
            return Err(invalid_form(name, "NUMBER_TYPE_MAX", message));
        }
        Ok(usize::try_from(number).expect("a small number"))
    }

    /// Whether the query says yes to this.
    pub fn query_flag(&self, name: &str) -> bool {
        self.query.get(name).is_some_and(|value| matches!(value.as_str(), "true" | "True" | "1"))
    }

    /// The server of the path, in which the bot is a member.
    pub fn guild(&self) -> Result<&Guild, Error> {
        let guild = self.state.guilds.get(&self.id("guild_id")?).ok_or_else(errors::unknown_guild)?;
        if guild.unavailable {
            return Err(errors::unavailable());
        }
        if guild.members.contains_key(&self.bot) { Ok(guild) } else { Err(errors::missing_access()) }
    }

    /// The channel of the path, which the bot may see.
    pub fn channel(&self) -> Result<&Channel, Error> {
        seen(self.state, self.bot, self.id("channel_id")?)
    }

    /// Refuses unless the bot may do all of this in the channel of the path.
    pub fn require(&self, wanted: u64) -> Result<(), Error> {
        permissions::require(self.state, self.bot, self.channel()?.id, wanted)
    }
}

/// A channel that this user may see.
pub fn seen(state: &State, user: Id, channel: Id) -> Result<&Channel, Error> {
    let channel = state.channels.get(&channel).ok_or_else(errors::unknown_channel)?;
    if let Some(guild) = channel.guild
        && state.guilds.get(&guild).is_some_and(|guild| guild.unavailable)
    {
        return Err(errors::unavailable());
    }
    if permissions::in_channel(state, user, channel.id) & VIEW_CHANNEL == 0 {
        return Err(errors::missing_access());
    }
    Ok(channel)
}

fn parse_id(name: &str, text: &str) -> Result<Id, Error> {
    text.parse()
        .map_err(|_| invalid_form(name, "NUMBER_TYPE_COERCE", format!("Value \"{text}\" is not snowflake.")))
}
