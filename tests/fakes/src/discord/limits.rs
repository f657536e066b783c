//! The limits that the documentation tells.

/// The text of a message.
pub const CONTENT: usize = 2000;
/// All text of a message made of components.
pub const TEXT_DISPLAYS: usize = 4000;
/// A nonce.
pub const NONCE: usize = 25;
/// Embeds of a message.
pub const EMBEDS: usize = 10;
/// All text of a message's embeds.
pub const EMBEDS_TOTAL: usize = 6000;
/// An embed's title.
pub const EMBED_TITLE: usize = 256;
/// An embed's description.
pub const EMBED_DESCRIPTION: usize = 4096;
/// An embed's fields.
pub const EMBED_FIELDS: usize = 25;
/// The name of an embed's field.
pub const EMBED_FIELD_NAME: usize = 256;
/// The value of an embed's field.
pub const EMBED_FIELD_VALUE: usize = 1024;
/// An embed's footer.
pub const EMBED_FOOTER: usize = 2048;
/// An embed's author.
pub const EMBED_AUTHOR: usize = 256;
/// Rows of components of a message.
pub const ROWS: usize = 5;
/// All components of a message made of components.
pub const COMPONENTS: usize = 40;
/// Buttons of a row.
pub const BUTTONS: usize = 5;
/// A button's label.
pub const BUTTON_LABEL: usize = 80;
/// A button's link.
pub const BUTTON_URL: usize = 512;
/// A component's custom id.
pub const CUSTOM_ID: usize = 100;
/// Options of a select menu.
pub const SELECT_OPTIONS: usize = 25;
/// The label, value and description of an option of a select menu.
pub const SELECT_TEXT: usize = 100;
/// The placeholder of a select menu.
pub const SELECT_PLACEHOLDER: usize = 150;
/// A modal's title.
pub const MODAL_TITLE: usize = 45;
/// Components of a modal.
pub const MODAL_COMPONENTS: usize = 5;
/// The label of a text input.
pub const INPUT_LABEL: usize = 45;
/// The placeholder of a text input.
pub const INPUT_PLACEHOLDER: usize = 100;
/// The value of a text input.
pub const INPUT_VALUE: usize = 4000;
/// The description of a label in a modal.
pub const LABEL_DESCRIPTION: usize = 100;
/// Choices of an autocompletion, or of a command's option.
pub const CHOICES: usize = 25;
/// The name and value of a choice.
pub const CHOICE: usize = 100;
/// Options of a command, or of a subcommand.
pub const OPTIONS: usize = 25;
/// A command's or an option's name.
pub const COMMAND_NAME: usize = 32;
/// A command's or an option's description.
pub const COMMAND_DESCRIPTION: usize = 100;
/// All text of a command.
pub const COMMAND_TOTAL: usize = 8000;
/// Slash commands of an application, globally or in one server.
pub const COMMANDS: usize = 100;
/// Commands of a menu on users, or on messages.
pub const MENU_COMMANDS: usize = 15;
/// A channel's or a thread's name.
pub const CHANNEL_NAME: usize = 100;
/// After how many minutes a thread may be archived.
pub const AUTO_ARCHIVE: [u64; 4] = [60, 1440, 4320, 10080];
/// Files of a message.
pub const ATTACHMENTS: usize = 10;
/// A file's description.
pub const ATTACHMENT_DESCRIPTION: usize = 1024;
/// All files of a request, in bytes, where nobody pays for more.
pub const FILES_BYTES: usize = 10 * 1024 * 1024;
/// The seconds of slow mode.
pub const SLOW_MODE: u64 = 21_600;
/// Tags of a forum's post.
pub const APPLIED_TAGS: usize = 5;
/// For how many minutes a nonce keeps a message from being sent twice.
pub const NONCE_MINUTES: i64 = 5;
/// The age in days past which messages are not deleted in bulk.
pub const BULK_DELETE_DAYS: i64 = 14;
