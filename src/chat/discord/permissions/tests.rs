use serde_json::{Value, json};

use super::*;

const VIEW: u64 = 1 << 10;
const SEND: u64 = 1 << 11;

fn guild(everyone: u64, role: u64) -> Guild {
    serde_json::from_value(json!({
        "id": "1", "name": "Team", "owner_id": "9",
        "roles": [
            { "id": "1", "permissions": everyone.to_string() },
            { "id": "2", "permissions": role.to_string(), "mentionable": false },
            { "id": "3", "permissions": "0", "mentionable": true },
        ],
    }))
    .unwrap()
}

fn channel(kind: u8, overwrites: &[(u64, u8, u64, u64)]) -> Channel {
    let overwrites: Vec<Value> = overwrites
        .iter()
        .map(|(id, kind, allow, deny)| {
            json!({ "id": id.to_string(), "type": kind, "allow": allow.to_string(), "deny": deny.to_string() })
        })
        .collect();
    serde_json::from_value(
        json!({ "id": "5", "type": kind, "guild_id": "1", "permission_overwrites": overwrites }),
    )
    .unwrap()
}

fn may(guild: &Guild, channel: &Channel) -> Permissions {
    let member = serde_json::from_value(json!({ "roles": ["2"] })).unwrap();
    let now = Timestamp::default();
    Standing { guild, bot: UserId::new(7), member: &member, now }.in_channel(channel, false)
}

fn names(lacks: &[Lack]) -> Vec<&str> {
    lacks.iter().map(|lack| lack.permission.as_str()).collect()
}

#[test]
fn the_invite_asks_for_what_the_table_says() {
    assert_eq!(
        invite_permissions(),
        (1 << 10) | (1 << 11) | (1 << 14) | (1 << 16) | (1 << 6) | (1 << 35) | (1 << 38)
    );
}

#[test]
fn the_nearer_overwrite_wins() {
    let guild = guild(VIEW | SEND, 0);
    let send = |overwrites: &[_]| may(&guild, &channel(0, overwrites)).contains(Permissions::SEND_MESSAGES);
    assert!(send(&[]));
    assert!(!send(&[(1, 0, 0, SEND)]), "everyone's denial");
    assert!(send(&[(1, 0, 0, SEND), (2, 0, SEND, 0)]), "a role's permission over everyone's denial");
    assert!(!send(&[(2, 0, SEND, 0), (7, 1, 0, SEND)]), "the member's denial over a role's permission");
    assert!(send(&[(3, 0, 0, SEND)]), "a role that the bot has not");
}

#[test]
fn an_administrator_may_do_all() {
    let may = may(&guild(0, 1 << 3), &channel(0, &[(1, 0, 0, VIEW)]));
    assert_eq!(lacks(may, Kind::Text, false), Vec::new());
}

#[test]
fn who_does_not_see_a_channel_lacks_only_that() {
    let may = may(&guild(!(1 << 3), 0), &channel(0, &[(1, 0, 0, VIEW)]));
    assert_eq!(names(&lacks(may, Kind::Text, false)), ["View Channel"]);
}

#[test]
fn who_may_not_write_may_not_show_embeds_either() {
    let may = may(&guild((1 << 10) | (1 << 14), 0), &channel(0, &[]));
    assert!(!may.contains(Permissions::EMBED_LINKS));
}

#[test]
fn a_forum_needs_no_threads_to_be_made_and_calls_things_its_own_way() {
    let forum = lacks(Permissions::VIEW_CHANNEL, Kind::Forum, false);
    assert_eq!(
        names(&forum),
        [
            "Create Posts",
            "Embed Links",
            "Send Messages in Posts",
            "Read Message History",
            "Add Reactions",
            "Manage Messages"
        ]
    );
}

#[test]
fn a_voice_channel_needs_nothing_for_threads() {
    let may = Permissions::VIEW_CHANNEL
        | Permissions::CONNECT
        | Permissions::SEND_MESSAGES
        | Permissions::EMBED_LINKS;
    assert_eq!(names(&lacks(may, Kind::Voice, false)), ["Read Message History"]);
    assert_eq!(names(&lacks(Permissions::VIEW_CHANNEL, Kind::Voice, false)), ["Connect"]);
}

#[test]
fn nothing_can_be_posted_in_a_category() {
    let lacks = lacks(Permissions::all(), Kind::Mute, false);
    assert_eq!(lacks[0].off, Off::Everything);
}

#[test]
fn a_role_is_notified_if_it_lets_everybody_or_the_bot_may_mention_all() {
    let guild = guild(0, 0);
    let off = |may, role| lacks_to_notify(may, &guild, role).map(|lack| lack.off);
    assert_eq!(off(Permissions::empty(), "3"), None);
    assert_eq!(off(Permissions::MENTION_EVERYONE, "2"), None);
    assert_eq!(off(Permissions::empty(), "2"), Some(Off::Notify));
    assert_eq!(off(Permissions::all(), "1"), Some(Off::Notify), "everyone is never notified");
    assert_eq!(off(Permissions::all(), "4"), Some(Off::Notify), "a role that is gone");
}

#[test]
fn a_bot_that_is_timed_out_may_only_look() {
    let guild = guild(VIEW | SEND, 0);
    let member = serde_json::from_value(
        json!({ "roles": [], "communication_disabled_until": "2026-11-24T12:00:00Z" }),
    )
    .unwrap();
    let now = "2026-11-24T11:00:00Z".parse().unwrap();
    let standing = Standing { guild: &guild, bot: UserId::new(7), member: &member, now };
    assert_eq!(standing.in_channel(&channel(0, &[]), false), Permissions::VIEW_CHANNEL);
}
