//! Tests of what Discord shows.

use insta::assert_snapshot;

mod properties;

use super::*;
use crate::{
    chat::{
        action::Action,
        message::{Fact, Inline, Person, StandingRow, TimeStyle},
    },
    practice::ids::RoundId,
};

fn round() -> RoundId {
    "0193b3c0-0000-7000-8000-000000000001".parse().unwrap()
}

fn card_key() -> EffectKey {
    EffectKey::of_round("card", round(), None)
}

fn ada(name: &str) -> Person {
    Person { id: "42".to_owned(), name: name.to_owned() }
}

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

/// All that is read of a message's embeds.
fn shown(message: &Message) -> String {
    let body = body(message, None).unwrap();
    let mut parts = Vec::new();
    for embed in body["embeds"].as_array().unwrap() {
        parts.extend(embed["title"].as_str().map(|title| format!("[{title}]")));
        parts.extend(embed["description"].as_str().map(str::to_owned));
        for field in embed["fields"].as_array().into_iter().flatten() {
            parts.push(format!("{} = {}", field["name"].as_str().unwrap(), field["value"].as_str().unwrap()));
        }
        parts.extend(embed["footer"]["text"].as_str().map(|footer| format!("({footer})")));
    }
    parts.join("\n")
}

fn question(markdown: &str) -> String {
    shown(&Message::new(Tone::Question).with(Block::Markdown(markdown.to_owned())))
}

fn quote(markdown: &str) -> String {
    let author = ada("Ada");
    shown(&Message::new(Tone::Plain).with(Block::Quote { author, markdown: markdown.to_owned() }))
}

#[test]
fn a_card_has_its_facts_below_and_its_small_print_as_the_footer() {
    let at = chrono::DateTime::from_timestamp(1_795_500_000, 0).unwrap();
    let time = |style| Inline::Time { at, style };
    let facts = vec![
        Fact { label: "Topic".to_owned(), value: vec![text("snake_case")] },
        Fact {
            label: "Reveal".to_owned(),
            value: vec![time(TimeStyle::Relative), text(" · "), time(TimeStyle::DateTime)],
        },
    ];
    let card = Message { notify: Some("77".to_owned()), ..Message::new(Tone::Question) }
        .with(Block::Title("Two *stars*".to_owned()))
        .with(Block::Markdown("How would **you** do it?".to_owned()))
        .with(Block::Facts(facts))
        .with(Block::Small(vec![text("From the schedule "), Inline::Strong("a_b".to_owned()), text(".")]))
        .with(Block::Buttons(vec![Button {
            action: Action::Answer(round()),
            label: "Answer".to_owned(),
            style: ButtonStyle::Primary,
        }]));
    let body = body(&card, Some(&card_key())).unwrap();
    assert_snapshot!(serde_json::to_string_pretty(&body).unwrap(), @r#"
    {
      "allowed_mentions": {
        "parse": [],
        "roles": [
          "77"
        ]
      },
      "components": [
        {
          "components": [
            {
              "custom_id": "answer:0193b3c0-0000-7000-8000-000000000001|card:0193b3c0-0000-7000-8000-000000000001",
              "label": "Answer",
              "style": 1,
              "type": 2
            }
          ],
          "type": 1
        }
      ],
      "content": "<@&77>",
      "embeds": [
        {
          "color": 3900150,
          "description": "How would **you** do it?",
          "fields": [
            {
              "inline": true,
              "name": "Topic",
              "value": "snake\\_case"
            },
            {
              "inline": true,
              "name": "Reveal",
              "value": "<t:1795500000:R> · <t:1795500000:f>"
            }
          ],
          "footer": {
            "text": "From the schedule a_b."
          },
          "title": "Two \\*stars\\*"
        }
      ]
    }
    "#);
}

#[test]
fn facts_that_text_follows_stay_where_they_are() {
    let facts = vec![Fact { label: "Topic".to_owned(), value: vec![text("trees")] }];
    let message = Message::new(Tone::Reveal)
        .with(Block::Title("Title".to_owned()))
        .with(Block::Facts(facts))
        .with(Block::Text(vec![text("Revealed.")]))
        .with(Block::Small(vec![text("By "), Inline::Person(ada("Ada"))]));
    assert_snapshot!(shown(&message), @"
    [Title]
    **Topic:** trees

    Revealed.

    -# By **Ada**
    ");
}

#[test]
fn what_a_person_typed_is_no_markup_and_no_mention() {
    let typed = "# no\n> no\n- no\n1. no\n-# no **no** __no__ ~~no~~ ||no|| `no` [no](http://no.example) <@1> <#2> <t:3> @everyone @here \\";
    let message = Message::text(Tone::Plain, [text(typed)]);
    assert_snapshot!(shown(&message), @r"
    \# no
    \> no
    \- no
    1\. no
    \-# no \*\*no\*\* \_\_no\_\_ \~\~no\~\~ \|\|no\|\| \`no\` \[no\](http\://no.example) \<@1\> \<#2\> \<t:3\> \@everyone \@here \\
    ");
}

#[test]
fn a_name_stays_a_name() {
    let message = Message::text(
        Tone::Plain,
        [Inline::Person(ada("**<@1>\n# @everyone https://no.example")), Inline::Strong("b".to_owned())],
    );
    assert_eq!(shown(&message), "**\\*\\*\\<@1\\> # \\@everyone https\\://no.example**\u{200b}**b**");
}

#[test]
fn a_name_does_not_turn_what_follows_it() {
    let line = [Inline::Person(ada("a\u{202e}b\u{2067}")), text(" and \u{5d0}")];
    assert_eq!(super::escape::inlines(&line), "**ab** and \u{5d0}");
}

#[test]
fn literal_values_keep_their_backticks() {
    let code = |code: &str| shown(&Message::text(Tone::Plain, [Inline::Code(code.to_owned())]));
    assert_eq!(code("/help"), "`/help`");
    assert_eq!(code("a`b"), "``a`b``");
    assert_eq!(code("`a"), "`` `a ``");
    assert!(!code("a```b").contains("```"));
}

#[test]
fn links_lead_to_the_web_and_say_so() {
    let link = |text: &str, url: &str| {
        shown(&Message::text(Tone::Plain, [Inline::Link { text: text.to_owned(), url: url.to_owned() }]))
    };
    assert_eq!(link("the docs", "https://a.example/x(y)"), "[the docs](https://a.example/x%28y%29)");
    assert_eq!(link("a](b", "https://a.example"), "[a\\](b](https://a.example)");
    assert_eq!(link("x", "javascript:alert(1)"), "x (javascript:alert(1))");
    assert_eq!(
        link("https://good.example", "https://bad.example"),
        "https\\://good.example (<https://bad.example>)"
    );
    assert_eq!(link("a.example", "https://a.example/"), "<https://a.example/>");
}

#[test]
fn standings_keep_their_places() {
    let row = |place, name: &str, own| StandingRow {
        place,
        member: ada(name),
        points: 30,
        answers: 1,
        streak: if own { 3 } else { 0 },
        own,
    };
    let rows = vec![row(1, "Ada", false), row(1, "_Bob_", true)];
    assert_snapshot!(shown(&Message::new(Tone::Plain).with(Block::Standings(rows))), @r"
    **1.** **Ada** · 30 points · 1 answer
    **1.** **\_Bob\_** · 30 points · 1 answer · streak 3 (you)
    ");
}

#[test]
fn markdown_of_a_question_keeps_its_looks() {
    let markdown = "# Deep\n\n##### Deeper\n\nWrapped\nline with *em*, **strong**, ***both***, ~~gone~~, `a_b` and [a link](https://a.example \"title\").\n\n- one\n  - two\n\n    ```Rust\n    fn main() {}\n    ```\n- [x] done\n- [ ] open\n\n3. three\n4. four\n\n> quoted\n> > twice\n\n---\n\n![a picture](https://a.example/p.png)\n\n<b>html</b>\n\nnote[^1]\n\n[^1]: the note\n";
    assert_snapshot!(question(markdown), @r"
    # Deep
    ### Deeper
    Wrapped line with *em*, **strong**, _**both**_, ~~gone~~, `a_b` and [a link](https://a.example) (title).

    - one
      - two
    ```rust
    fn main() {}
    ```
    - ☑ done
    - ☐ open

    3. three
    4. four

    > quoted
    > 
    > › twice

    ――――――

    [a picture](https://a.example/p.png)

    \<b\>html\</b\>

    note\[1\]

    \[1\] the note
    ");
}

#[test]
fn a_table_is_aligned_code() {
    assert_snapshot!(question("| name | count |\n|:--|--:|\n| `a` | 1 |\n| **long name** | 100 |\n"), @"
    ```
    name      | count
    ----------|------
    a         |     1
    long name |   100
    ```
    ");
}

#[test]
fn a_table_that_would_swell_is_not_aligned() {
    let table = format!("| a | b |\n|--|--|\n| {} | x |\n{}", "w".repeat(900), "| y | z |\n".repeat(60));
    assert!(question(&table).len() < table.len() + 200);
}

#[test]
fn a_member_does_not_break_out_of_a_quote() {
    let shown = quote("first\nsecond\n\n```\nopen\n> x\n\n[note]: word\n");
    assert_snapshot!(shown, @"
    **Ada**
    > first
    > second
    > 
    > ```
    > open
    > > x
    > 
    > [note]: word
    > ```
    ");
    assert!(shown.lines().skip(1).all(|line| line.starts_with("> ")));
}

#[test]
fn a_members_link_shows_where_it_leads() {
    assert_eq!(quote("[bank](https://evil.example)"), "**Ada**\n> bank (<https://evil.example>)");
    assert_eq!(quote("see https://a.example/x_y"), "**Ada**\n> see <https://a.example/x_y>");
    assert_eq!(quote("[note]: word"), "**Ada**\n> \\[note\\]: word");
}

#[test]
fn code_does_not_end_before_its_end() {
    let shown = question("````\na ``` b\n````\n");
    assert_eq!(shown.matches("```").count(), 2, "{shown}");
}

#[test]
fn what_markdown_drops_is_shown_as_typed() {
    let shown = question("| a | b |\n|--|--|\n| one | two | three |\n");
    assert!(shown.contains("three"), "{shown}");
}

#[test]
fn a_message_without_buttons_bears_its_key_all_the_same() {
    let message = Message::text(Tone::Reveal, [text("x")]);
    let body = body(&message, Some(&card_key())).unwrap();
    let button = &body["components"][0]["components"][0];
    assert_eq!(button["disabled"], true);
    assert_eq!(custom_id::key_of(button["custom_id"].as_str().unwrap()), Some(card_key().0.as_str()));
}

#[test]
fn only_the_role_that_is_to_be_notified_is_mentioned() {
    let mut message = Message::text(Tone::Plain, [text("<@&99> @everyone")]);
    assert_eq!(body(&message, None).unwrap()["allowed_mentions"], json!({ "parse": [], "roles": [] }));
    message.notify = Some("77".to_owned());
    let notifying = body(&message, None).unwrap();
    assert_eq!(notifying["allowed_mentions"], json!({ "parse": [], "roles": ["77"] }));
    assert_eq!(notifying["content"], "<@&77>");
    message.notify = Some("7> @everyone".to_owned());
    assert!(body(&message, None).is_err());
}

#[test]
fn a_message_of_nothing_is_refused() {
    assert!(body(&Message::new(Tone::Plain), Some(&card_key())).is_err());
}
