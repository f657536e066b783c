//! Whom a message notifies, and whether Slack reads it as it was meant.

use serde_json::{Value, json};

use crate::{
    checks::{self, Entity, Whom},
    mrkdwn, of, plain, section,
};

fn notified(message: &Value) -> Vec<Whom> {
    checks::notifies(message).into_iter().map(|mention| mention.whom).collect()
}

fn user(id: &str) -> Whom {
    Whom::User(id.to_owned())
}

#[test]
fn mentions_in_markup_notify() {
    let text = "<!channel> <!here|here> <!everyone> <@U1> <@W2|bob> <!subteam^S3> <!subteam^S4|@team>";
    let all = vec![
        Whom::Channel,
        Whom::Here,
        Whom::Everyone,
        user("U1"),
        user("W2"),
        Whom::Group("S3".to_owned()),
        Whom::Group("S4".to_owned()),
    ];
    assert_eq!(notified(&json!({ "text": text })), all);
    assert_eq!(notified(&of(&section(text))), all);
    assert_eq!(notified(&of(&json!({ "type": "context", "elements": [mrkdwn(text)] }))), all);
    assert_eq!(notified(&of(&json!({ "type": "section", "fields": [mrkdwn(text)] }))), all);
    assert_eq!(notified(&of(&json!({ "type": "markdown", "text": text }))), all);
    assert_eq!(notified(&json!({ "attachments": [{ "text": text }] })), all);
    assert_eq!(notified(&json!({ "attachments": [{ "blocks": [section(text)] }] })), all);
}

#[test]
fn mentions_in_formatted_text_notify() {
    let elements = json!([
        { "type": "broadcast", "range": "channel" },
        { "type": "user", "user_id": "U1" },
        { "type": "usergroup", "usergroup_id": "S1" },
    ]);
    let text =
        json!({ "type": "rich_text", "elements": [{ "type": "rich_text_section", "elements": elements }] });
    assert_eq!(notified(&of(&text)), [Whom::Channel, user("U1"), Whom::Group("S1".to_owned())]);
}

#[test]
fn a_mention_says_where_it_stands() {
    let message = json!({ "text": "<@U1>", "blocks": [{ "type": "divider" }, section("<@U2>")] });
    let places: Vec<String> = checks::notifies(&message).into_iter().map(|mention| mention.at).collect();
    assert_eq!(places, ["/text", "/blocks/1/text"]);
}

#[test]
fn what_is_escaped_or_plain_or_literal_notifies_nobody() {
    for text in
        ["&lt;!channel&gt;", "&lt;@U1&gt;", "<#C1>", "<https://example.com|@here>", "mail@channel.example"]
    {
        assert_eq!(notified(&of(&section(text))), [], "{text}");
    }
    assert_eq!(notified(&of(&json!({ "type": "header", "text": plain("<!channel>") }))), []);
    let literal = json!({ "type": "rich_text", "elements": [
        { "type": "rich_text_section", "elements": [{ "type": "text", "text": "<!channel> @here" }] },
    ] });
    assert_eq!(notified(&of(&literal)), []);
}

#[test]
fn a_plain_name_notifies_where_slack_looks_for_names() {
    assert_eq!(notified(&json!({ "text": "@channel" })), []);
    assert_eq!(notified(&json!({ "text": "@channel.", "link_names": true })), [Whom::Channel]);
    assert_eq!(notified(&json!({ "text": "(@here)", "parse": "full" })), [Whom::Here]);
    assert_eq!(notified(&of(&section("hi @everyone!"))), [Whom::Everyone]);
    let verbatim = json!({ "type": "mrkdwn", "text": "hi @everyone!", "verbatim": true });
    assert_eq!(notified(&of(&json!({ "type": "section", "text": verbatim }))), []);
}

#[test]
fn entities_are_read_in_their_order() {
    let text = "<@U1> in <#C1|general> on <!date^1392734382^{date} at {time}|18 Feb>: <https://example.com/?a=1&amp;b=2|here>";
    assert_eq!(
        checks::entities(text),
        [
            Entity::Mention(user("U1")),
            Entity::Channel("C1".to_owned()),
            Entity::Date,
            Entity::Link("https://example.com/?a=1&amp;b=2".to_owned()),
        ]
    );
    assert_eq!(checks::malformed(&json!({ "text": text })), [""; 0]);
}

#[test]
fn entities_that_slack_does_not_know_are_malformed() {
    let cases = [
        ("a <b", "/text: a `<` that is not closed: <b"),
        ("a < b > c", "/text: no address: < b >"),
        ("<@ada>", "/text: not an id: <@ada>"),
        ("<#general>", "/text: not an id: <#general>"),
        ("<!subteam^U1>", "/text: not an id: <!subteam^U1>"),
        ("<!all>", "/text: no special mention: <!all>"),
        ("R&D", "/text: an `&` that is not escaped: &D"),
        ("&nbsp;", "/text: an `&` that is not escaped: &nbsp;"),
        ("<javascript:alert(1)|x>", "/text: no address that becomes a link: <javascript:alert(1)|x>"),
        ("<https://example.com|>", "/text: a link without words: <https://example.com|>"),
        (
            "<https://example.com|a <b>",
            "/text: a `<` or a line's end within an entity: <https://example.com|a <b>",
        ),
    ];
    for (text, words) in cases {
        assert_eq!(checks::malformed(&json!({ "text": text })), [words]);
    }
}

#[test]
fn dates_have_seconds_known_tokens_and_a_fallback() {
    for fine in [
        "<!date^1392734382^Posted {date_num} {time_secs}|Posted 2014-02-18 6:39:42 AM PST>",
        "<!date^1392734382^{date_short_pretty} at {time}^https://example.com/|18 Feb>",
        "<!date^1392734382^{ago}|18 Feb>",
    ] {
        assert_eq!(checks::malformed(&json!({ "text": fine })), [""; 0]);
    }
    for (wrong, reason) in [
        ("<!date^soon^{date}|soon>", "a date without its seconds"),
        ("<!date^1392734382.5^{date}|soon>", "a date without its seconds"),
        ("<!date^1392734382^{date}>", "a date without a fallback"),
        ("<!date^1392734382^{date}|>", "a date without a fallback"),
        ("<!date^1392734382^soon|soon>", "a date without tokens"),
        ("<!date^1392734382|soon>", "a date without tokens"),
        ("<!date^1392734382^{month}|soon>", "an unknown token of a date"),
        ("<!date^1392734382^{date|soon>", "a token of a date that is not closed"),
        ("<!date^1392734382^{date}^nowhere|soon>", "no address"),
    ] {
        assert_eq!(checks::malformed(&json!({ "text": wrong })), [format!("/text: {reason}: {wrong}")]);
    }
}

#[test]
fn dates_and_links_of_formatted_text_are_checked_as_well() {
    let line = |element| {
        of(
            &json!({ "type": "rich_text", "elements": [{ "type": "rich_text_section", "elements": [element] }] }),
        )
    };
    let date = |format| line(json!({ "type": "date", "timestamp": 1, "format": format }));
    assert_eq!(checks::malformed(&date("{date_long}")).len(), 0);
    assert_eq!(checks::malformed(&date("{day}")).len(), 1);
    assert_eq!(checks::malformed(&line(json!({ "type": "link", "url": "https://example.com" }))).len(), 0);
    assert_eq!(checks::malformed(&line(json!({ "type": "link", "url": "ftp://example.com" }))).len(), 1);
}
