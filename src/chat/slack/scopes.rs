//! The scopes that the bot token needs, and what each is for.

/// The scope without which nothing can be posted.
pub const POSTING: &str = "chat:write";

/// The scope without which no file can be sent.
pub const FILES: &str = "files:write";

/// The scopes, each with what is off without it.
pub const NEEDED: &[(&str, &str)] = &[
    ("channels:history", "reading answers in threads of public channels"),
    ("channels:read", "knowing public channels and whether Keypoint is in them"),
    (POSTING, "posting"),
    ("commands", "the commands and the message shortcut"),
    (FILES, "pictures, and data that a member asks for, by a direct message"),
    ("groups:history", "reading answers in threads of private channels"),
    ("groups:read", "knowing private channels and whether Keypoint is in them"),
    ("im:history", "seeing whether an admin was told already"),
    ("im:write", "telling somebody something by a direct message"),
    ("reactions:write", "the tick on an answer"),
    ("usergroups:read", "checking the user group that is notified"),
    ("users:read", "the names of members, and who is an admin"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chat::slack::manifest;

    #[test]
    fn the_app_is_granted_what_it_needs_and_no_more() {
        let needed: Vec<&str> = NEEDED.iter().map(|(scope, _)| *scope).collect();
        assert_eq!(needed, manifest::SCOPES);
    }
}
