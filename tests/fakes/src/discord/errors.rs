//! What Discord answers when it refuses: a status, a code and, for a form, what is wrong where.

use serde_json::{Map, Value, json};

/// A refusal.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// The HTTP status.
    pub status: u16,
    /// Discord's own code; 0 for what HTTP says already.
    pub code: u32,
    /// The message.
    pub message: String,
    /// What is wrong where, for a form.
    pub errors: Option<Value>,
}

impl Error {
    /// A refusal with a code and a message.
    pub fn new(status: u16, code: u32, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), errors: None }
    }

    /// As the reply says it.
    pub fn body(&self) -> Value {
        let mut body = json!({ "message": self.message, "code": self.code });
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        body
    }
}

/// Makes the refusals that have no particulars.
macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $status:literal, $code:literal, $message:literal;)*) => {
        $($(#[$doc])* pub fn $name() -> Error { Error::new($status, $code, $message) })*
    };
}

refusals! {
    /// There is no such endpoint.
    not_found = 404, 0, "404: Not Found";
    /// The endpoint takes no such method.
    method_not_allowed = 405, 0, "405: Method Not Allowed";
    /// The token is missing or wrong.
    unauthorized = 401, 0, "401: Unauthorized";
    /// No program says who it is.
    no_user_agent = 403, 40333, "internal network error";
    /// No such application, or another's.
    unknown_application = 404, 10002, "Unknown Application";
    /// No such channel.
    unknown_channel = 404, 10003, "Unknown Channel";
    /// No such server, or one that the bot is not in.
    unknown_guild = 404, 10004, "Unknown Guild";
    /// No such member.
    unknown_member = 404, 10007, "Unknown Member";
    /// No such message.
    unknown_message = 404, 10008, "Unknown Message";
    /// No such role.
    unknown_role = 404, 10011, "Unknown Role";
    /// No such user.
    unknown_user = 404, 10013, "Unknown User";
    /// No such emoji.
    unknown_emoji = 400, 10014, "Unknown Emoji";
    /// No such webhook, which includes interactions whose token is spent.
    unknown_webhook = 404, 10015, "Unknown Webhook";
    /// No such interaction, or it is too late.
    unknown_interaction = 404, 10062, "Unknown interaction";
    /// No such command.
    unknown_command = 404, 10063, "Unknown application command";
    /// No permissions were set for the command.
    unknown_command_permissions = 404, 10066, "Unknown application command permissions";
    /// No such tag in the forum.
    unknown_tag = 404, 10087, "Unknown Tag";
    /// Another's application.
    not_your_application = 403, 20012, "You are not authorized to perform this action on this application";
    /// The member has to wait.
    slow_mode = 400, 20016, "This action cannot be performed due to slowmode rate limit";
    /// Twenty different reactions are the most.
    too_many_reactions = 403, 30010, "Maximum number of reactions reached (20)";
    /// More files than a message holds.
    too_many_attachments = 400, 30015, "Maximum number of attachments in a message reached (10)";
    /// More commands than an application may have.
    too_many_commands = 400, 30032, "Maximum number of application commands reached (100)";
    /// A thread holds no more people.
    too_many_participants = 400, 30033, "Maximum number of thread participants has been reached (1000)";
    /// The request, or its files, are larger than is allowed.
    too_large = 413, 40005, "Request entity too large";
    /// A forum holds threads alone.
    forum_holds_threads = 400, 40058, "Cannot send messages in a forum channel";
    /// The first answer was given already.
    already_acknowledged = 400, 40060, "Interaction has already been acknowledged.";
    /// The forum wants a tag on every post.
    tag_required = 400, 40067, "A tag is required to create a forum post in this channel";
    /// The bot may not see it.
    missing_access = 403, 50001, "Missing Access";
    /// Not on direct messages.
    not_on_direct = 403, 50003, "Cannot execute action on a DM channel";
    /// Only the author edits.
    not_the_author = 403, 50005, "Cannot edit a message authored by another user";
    /// A message says something.
    empty_message = 400, 50006, "Cannot send an empty message";
    /// They take no direct messages.
    cannot_message_user = 403, 50007, "Cannot send messages to this user";
    /// They share no server with the bot.
    no_mutual_guilds = 403, 50278, "Cannot send messages to this user due to having no mutual guilds";
    /// The channel holds no text.
    not_a_text_channel = 400, 50008, "Cannot send messages in a non-text channel";
    /// The bot may see it, but not do that.
    missing_permissions = 403, 50013, "Missing Permissions";
    /// Between 2 and 100 messages are deleted at once.
    wrong_bulk = 400, 50016, "Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete";
    /// What Discord wrote itself.
    system_message = 403, 50021, "Cannot execute action on a system message";
    /// Not on a channel of this sort.
    wrong_channel_type = 400, 50024, "Cannot execute action on this channel type";
    /// A message cannot be sent to oneself, or to nobody.
    invalid_recipient = 400, 50033, "Invalid Recipient(s)";
    /// Messages older than two weeks are not deleted in bulk.
    too_old_for_bulk = 400, 50034, "A message provided was too old to bulk delete";
    /// Version 9 or 10.
    invalid_version = 400, 50041, "Invalid API version provided";
    /// The thread is archived.
    archived = 400, 50083, "Thread is archived";
    /// The body is no JSON.
    invalid_json = 400, 50109, "The request body contains invalid JSON.";
    /// A reply shows the message to which it replies.
    reply_needs_history = 400, 160_002, "Cannot reply without permission to read message history";
    /// One thread a message.
    thread_exists = 400, 160_004, "A thread has already been created for this message";
    /// Only moderators may open or write it.
    locked = 403, 160_005, "Thread is locked";
    /// A thousand threads are active.
    too_many_threads = 400, 160_006, "Maximum number of active threads reached";
    /// The server is in an outage.
    unavailable = 503, 130_000, "API resource is currently overloaded. Try again a little later";
}

/// What is wrong with a form, gathered field by field.
#[derive(Default)]
pub struct Form(Map<String, Value>);

impl Form {
    /// Notes that something is wrong at this path: `embeds.0.title`.
    pub fn wrong(&mut self, path: &str, code: &str, message: impl Into<String>) {
        let mut place = &mut self.0;
        for step in path.split('.').filter(|step| !step.is_empty()) {
            place = place
                .entry(step)
                .or_insert_with(|| json!({}))
                .as_object_mut()
                .expect("every level of the tree is an object");
        }
        let errors = place.entry("_errors").or_insert_with(|| json!([]));
        let errors = errors.as_array_mut().expect("errors are a list");
        errors.push(json!({ "code": code, "message": message.into() }));
    }

    /// Whether nothing is wrong.
    pub fn is_fine(&self) -> bool {
        self.0.is_empty()
    }

    /// The refusal, if anything is wrong.
    pub fn finish(self) -> Result<(), Error> {
        if self.0.is_empty() {
            return Ok(());
        }
        let mut error = Error::new(400, 50035, "Invalid Form Body");
        error.errors = Some(Value::Object(self.0));
        Err(error)
    }
}

/// The refusal of a form with one thing wrong.
pub fn invalid_form(path: &str, code: &str, message: impl Into<String>) -> Error {
    let mut form = Form::default();
    form.wrong(path, code, message);
    form.finish().expect_err("something is wrong")
}
