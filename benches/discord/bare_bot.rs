//! The baseline: a bot of serenity alone that answers everything at once with the same few words.

use serenity::{
    all::{
        Command, Context, CreateCommand, CreateInteractionResponse, CreateInteractionResponseMessage,
        EventHandler, GatewayIntents, HttpBuilder, Interaction, Ready,
    },
    async_trait,
    client::ClientBuilder,
};

/// The argument with which this program is the bare bot.
pub const NAME: &str = "bare-bot";

/// Its one command.
pub const COMMAND: &str = "bare";

struct Answers;

#[async_trait]
impl EventHandler for Answers {
    async fn ready(&self, context: Context, ready: Ready) {
        context.http.set_application_id(ready.application.id);
        let command = CreateCommand::new(COMMAND).description("Answers at once");
        Command::set_global_commands(&context.http, vec![command]).await.expect("the command is taken");
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let Interaction::Command(command) = interaction else { return };
        let message = CreateInteractionResponseMessage::new().content("At once.").ephemeral(true);
        let answer = CreateInteractionResponse::Message(message);
        command.create_response(&context.http, answer).await.expect("the answer is taken");
    }
}

/// Answers until it is killed. Its intents are Keypoint's.
pub async fn run(api: &str, gateway: &str, token: &str) {
    let http = HttpBuilder::new(token).proxy(api).ratelimiter_disabled(true).build();
    let intents = GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::MESSAGE_CONTENT;
    let client = ClientBuilder::new_with_http(http, intents).event_handler(Answers);
    let mut client = client.await.expect("the client is made");
    gateway.clone_into(&mut *client.ws_url.lock().await);
    client.start().await.expect("it runs until it is killed");
}
