//! Text that people type, read as a command: for the local chat, and for Slack.
