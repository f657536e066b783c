//! The limits of what is sent, each with where it is told.
//!
//! Pages are those of <https://docs.slack.dev>; characters are code points. Where the documentation
//! is silent, the source is a report of what Slack answered.

/// Blocks of a message. `/reference/block-kit/blocks`
pub const MESSAGE_BLOCKS: usize = 50;
/// Blocks of a modal or a Home tab. `/reference/block-kit/blocks`
pub const VIEW_BLOCKS: usize = 100;
/// The JSON of all blocks of a message. Undocumented: `msg_blocks_too_long` was measured from about
/// here on, "with a buffer for block containers". `github.com/slackapi/bolt-js/issues/2509`, `/2867`
pub const ALL_BLOCKS: usize = 13_200;
/// A message's text; Slack cuts a longer one. `/reference/methods/chat.postMessage#truncating`
pub const MESSAGE_TEXT: usize = 40_000;
/// The text of an edited message, in bytes as it was measured. `/reference/methods/chat.update`
pub const UPDATED_TEXT_BYTES: usize = 4000;
/// Attachments of a message. `/reference/methods/chat.postMessage#errors` (`too_many_attachments`)
pub const ATTACHMENTS: usize = 100;
/// The JSON of a message's metadata. The page tells `metadata_too_large`, not from where on: a bot's
/// own is a few dozen characters, so this is only what nobody means. `/messaging/message-metadata`
pub const METADATA: usize = 16_000;

/// A block's id. `/reference/block-kit/blocks/section-block`
pub const BLOCK_ID: usize = 255;
/// An element's id. `/reference/block-kit/block-elements/button-element`
pub const ACTION_ID: usize = 255;

/// A text object, where nothing narrower is said. `/reference/block-kit/composition-objects/text-object`
pub const TEXT: usize = 3000;
/// A section's text. `/reference/block-kit/blocks/section-block`
pub const SECTION_TEXT: usize = 3000;
/// A section's fields. `/reference/block-kit/blocks/section-block`
pub const SECTION_FIELDS: usize = 10;
/// One of a section's fields. `/reference/block-kit/blocks/section-block`
pub const SECTION_FIELD: usize = 2000;
/// A header. `/reference/block-kit/blocks/header-block`
pub const HEADER: usize = 150;
/// The levels of headers. `/reference/block-kit/blocks/header-block`
pub const HEADER_LEVEL: i64 = 4;
/// Elements of a context. `/reference/block-kit/blocks/context-block`
pub const CONTEXT_ELEMENTS: usize = 10;
/// Elements of a row of actions. `/reference/block-kit/blocks/actions-block`
pub const ACTIONS: usize = 25;
/// Elements of a context with actions. `/reference/block-kit/blocks/context-actions-block`
pub const CONTEXT_ACTIONS: usize = 5;
/// The label of an input. `/reference/block-kit/blocks/input-block`
pub const INPUT_LABEL: usize = 2000;
/// The hint of an input. `/reference/block-kit/blocks/input-block`
pub const INPUT_HINT: usize = 2000;
/// All Markdown blocks of a message. `/reference/block-kit/blocks/markdown-block`
pub const MARKDOWN: usize = 12_000;
/// An image's address. `/reference/block-kit/blocks/image-block`
pub const IMAGE_URL: usize = 3000;
/// The description of an image. `/reference/block-kit/blocks/image-block`
pub const ALT_TEXT: usize = 2000;
/// The title of an image. `/reference/block-kit/blocks/image-block`
pub const IMAGE_TITLE: usize = 2000;
/// The title and the description of a video, which are shorter than 200. `/reference/block-kit/blocks/video-block`
pub const VIDEO_TEXT: usize = 199;
/// The author of a video, who is shorter than 50. `/reference/block-kit/blocks/video-block`
pub const VIDEO_AUTHOR: usize = 49;
/// Rows of a table. `/reference/block-kit/blocks/table-block`
pub const TABLE_ROWS: usize = 100;
/// Columns of a table. `/reference/block-kit/blocks/table-block`
pub const TABLE_COLUMNS: usize = 20;
/// All cells of all tables of a message. `/reference/block-kit/blocks/table-block`
pub const TABLE_TEXT: usize = 10_000;
/// An alert. `/reference/block-kit/blocks/alert-block`
pub const ALERT: usize = 200;
/// The title and subtitle of a card. `/reference/block-kit/blocks/card-block`
pub const CARD_TITLE: usize = 150;
/// The text and the small print of a card. `/reference/block-kit/blocks/card-block`
pub const CARD_BODY: usize = 200;
/// Buttons of a card. `/reference/block-kit/blocks/card-block`
pub const CARD_ACTIONS: usize = 3;
/// Cards of a carousel. `/reference/block-kit/blocks/carousel-block`
pub const CAROUSEL: usize = 10;
/// Blocks in a container. `/reference/block-kit/blocks/container-block`
pub const CONTAINER_BLOCKS: usize = 10;

/// The text of a button, and what a screen reader says. `/reference/block-kit/block-elements/button-element`
pub const BUTTON_TEXT: usize = 75;
/// The value of a button. `/reference/block-kit/block-elements/button-element`
pub const BUTTON_VALUE: usize = 2000;
/// The address of a button or an option. `/reference/block-kit/block-elements/button-element`
pub const URL: usize = 3000;
/// A placeholder. `/reference/block-kit/block-elements/plain-text-input-element`
pub const PLACEHOLDER: usize = 150;
/// Options of a menu, groups of options, and options of a group. `/reference/block-kit/block-elements/select-menu-element`
pub const OPTIONS: usize = 100;
/// Options of an overflow menu. `/reference/block-kit/block-elements/overflow-menu-element`
pub const OVERFLOW_OPTIONS: usize = 5;
/// Checkboxes of a group. `/reference/block-kit/block-elements/checkboxes-element`
pub const CHECKBOXES: usize = 10;
/// Radio buttons of a group. `/reference/block-kit/block-elements/radio-button-group-element`
pub const RADIO_BUTTONS: usize = 10;
/// The text of an option. `/reference/block-kit/composition-objects/option-object`
pub const OPTION_TEXT: usize = 75;
/// The value of an option. `/reference/block-kit/composition-objects/option-object`
pub const OPTION_VALUE: usize = 150;
/// The description of an option. `/reference/block-kit/composition-objects/option-object`
pub const OPTION_DESCRIPTION: usize = 75;
/// The label of a group of options. `/reference/block-kit/composition-objects/option-group-object`
pub const GROUP_LABEL: usize = 75;
/// What may be typed into an input. `/reference/block-kit/block-elements/plain-text-input-element`
pub const INPUT_TEXT: usize = 3000;
/// The same, as a bound of `min_length` and `max_length`.
pub const INPUT_LENGTH: i64 = 3000;
/// Files of a file input. `/reference/block-kit/block-elements/file-input-element`
pub const FILES: i64 = 10;
/// Lines of a rich text input. `/reference/block-kit/block-elements/rich-text-input-element`
pub const INPUT_LINES: i64 = 100;
/// The title of a confirmation. `/reference/block-kit/composition-objects/confirmation-dialog-object`
pub const CONFIRM_TITLE: usize = 100;
/// The text of a confirmation. `/reference/block-kit/composition-objects/confirmation-dialog-object`
pub const CONFIRM_TEXT: usize = 300;
/// The buttons of a confirmation. `/reference/block-kit/composition-objects/confirmation-dialog-object`
pub const CONFIRM_BUTTON: usize = 30;
/// How deep a list stands in others. `/reference/block-kit/block-elements/rich-text-list-element`
pub const LIST_INDENT: i64 = 8;

/// A modal's title. `/reference/views/modal-views`
pub const VIEW_TITLE: usize = 24;
/// The buttons of a modal. `/reference/views/modal-views`
pub const VIEW_BUTTON: usize = 24;
/// What an app keeps in a view. `/reference/views/modal-views`
pub const PRIVATE_METADATA: usize = 3000;
/// The id by which an app knows its view again. `/reference/views/modal-views`
pub const CALLBACK_ID: usize = 255;
/// The JSON of a view, in bytes. `/reference/methods/views.open#errors` (`view_too_large`)
pub const VIEW_BYTES: usize = 250_000;
