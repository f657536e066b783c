//! The rows of the local chat.
