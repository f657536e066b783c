//! What messages look like.

use insta::assert_snapshot;

use super::*;

#[test]
fn a_card_is_blocks_with_its_key_twice_and_a_text_for_notifications() {
    let payload = payload(&card(), Some(&card_key())).unwrap();
    assert_snapshot!(serde_json::to_string_pretty(&payload).unwrap(), @r#"
    {
      "blocks": [
        {
          "block_id": "card:0193b3c0-0000-7000-8000-000000000001",
          "text": {
            "text": "<!subteam^S77>",
            "type": "mrkdwn",
            "verbatim": true
          },
          "type": "section"
        },
        {
          "text": {
            "emoji": false,
            "text": "Two *stars* & <more>",
            "type": "plain_text"
          },
          "type": "header"
        },
        {
          "elements": [
            {
              "elements": [
                {
                  "text": "How would ",
                  "type": "text"
                },
                {
                  "style": {
                    "bold": true
                  },
                  "text": "you",
                  "type": "text"
                },
                {
                  "text": " do it?",
                  "type": "text"
                }
              ],
              "type": "rich_text_section"
            }
          ],
          "type": "rich_text"
        },
        {
          "fields": [
            {
              "text": "*Topic*\nsnake_case",
              "type": "mrkdwn",
              "verbatim": true
            },
            {
              "text": "*Reveal*\n<!date^1795500000^{date_short_pretty}, {time}|2026-11-24 06:00 UTC>",
              "type": "mrkdwn",
              "verbatim": true
            }
          ],
          "type": "section"
        },
        {
          "elements": [
            {
              "text": "From the schedule *a_b*.",
              "type": "mrkdwn",
              "verbatim": true
            }
          ],
          "type": "context"
        },
        {
          "elements": [
            {
              "action_id": "answer:0193b3c0-0000-7000-8000-000000000001",
              "style": "primary",
              "text": {
                "emoji": false,
                "text": "Answer",
                "type": "plain_text"
              },
              "type": "button"
            }
          ],
          "type": "actions"
        }
      ],
      "link_names": false,
      "metadata": {
        "event_payload": {
          "key": "card:0193b3c0-0000-7000-8000-000000000001"
        },
        "event_type": "keypoint_message"
      },
      "parse": "none",
      "text": "<!subteam^S77>\nTwo *stars* &amp; &lt;more&gt;\nHow would you do it?\nTopic: snake_case\nReveal: <!date^1795500000^{date_short_pretty}, {time}|2026-11-24 06:00 UTC>\nFrom the schedule a_b.",
      "unfurl_links": false,
      "unfurl_media": false
    }
    "#);
}

#[test]
fn looks_are_kept_and_a_heading_stays_with_what_it_heads() {
    let line = vec![
        Inline::Strong("Revealed".to_owned()),
        text(" · by "),
        Inline::Person(ada("Ada_*_")),
        text(", type "),
        Inline::Code("/help `x`".to_owned()),
        text(" in "),
        Inline::Channel { id: "C1".to_owned(), name: "general".to_owned() },
        text(" or "),
        Inline::Channel { id: "general".to_owned(), name: "general".to_owned() },
        text(" for "),
        Inline::Group { id: "S1".to_owned(), name: "backend".to_owned() },
        text(" at "),
        Inline::Time { at: at(), style: TimeStyle::Clock },
    ];
    let message = Message::new(Tone::Reveal)
        .with(Block::Heading("Key points".to_owned()))
        .with(Block::List { numbered: true, items: vec![line, vec![text("two")]] });
    assert_snapshot!(shown(&message), @"
    **Key points**
    1. **Revealed** · by **Ada_*_**, type `/help `x`` in <#C1> or #general for **backend** at <1795500000 {time}>
    2. two
    ");
    assert_eq!(blocks(&message).len(), 1);
}

#[test]
fn what_a_person_typed_is_no_markup_and_no_mention() {
    let typed =
        "<!channel> <@U1> <!subteam^S1> @here *no* _no_ ~no~ `no` &amp; :tada: <https://no.example|no>\n> no";
    let message = Message::text(Tone::Plain, [text(typed)]);
    // Rich text is not parsed: it is text as it is.
    let payload = payload(&message, None).unwrap();
    assert_eq!(payload["blocks"][0]["elements"][0]["elements"], json!([{ "type": "text", "text": typed }]));
    let said = payload["text"].as_str().unwrap();
    assert!(said.starts_with("&lt;!channel&gt; &lt;@U1&gt; &lt;!subteam^S1&gt; @here"), "{said}");
    assert!(!said.contains('<'), "{said}");
    assert_eq!((&payload["parse"], &payload["link_names"]), (&json!("none"), &json!(false)));
}

#[test]
fn small_print_and_facts_are_never_marked_up_by_what_a_person_typed() {
    let small = |name: &str| {
        shown(&Message::new(Tone::Plain).with(Block::Small(vec![
            text("Asked for by "),
            Inline::Person(ada(name)),
            text("."),
        ])))
    };
    assert_eq!(small("Ada"), "(Asked for by *Ada*.)");
    assert_eq!(small("ada_lovelace & co <3"), "(Asked for by *ada_lovelace &amp; co &lt;3*.)");
    // What could be taken for a mark is shown in another way, as it is.
    assert_eq!(small("*Ada*"), "Asked for by ***Ada***.");
    assert_eq!(small("_Ada_"), "Asked for by **_Ada_**.");
    assert_eq!(small("Ada :tada:"), "Asked for by **Ada :tada:**.");
    assert_eq!(small("`Ada"), "Asked for by **`Ada**.");
    let fact = |value: &str| {
        let fact = Fact { label: "Topic".to_owned(), value: vec![text(value)] };
        shown(&Message::new(Tone::Plain).with(Block::Facts(vec![fact])))
    };
    assert_eq!(fact("snake_case"), "*Topic* = snake_case");
    assert_eq!(fact("> no"), "**Topic:** > no");
    assert_eq!(fact("~no~"), "**Topic:** ~no~");
}

#[test]
fn a_name_does_not_turn_what_follows_it() {
    let line = vec![Inline::Person(ada("a\u{202e}b\u{2067}\u{0}")), text(" and \u{5d0}")];
    assert_eq!(shown(&Message::new(Tone::Plain).with(Block::Text(line))), "**ab** and \u{5d0}");
}

#[test]
fn links_lead_to_the_web_and_say_so() {
    let link = |text: &str, url: &str| {
        shown(&Message::text(Tone::Plain, [Inline::Link { text: text.to_owned(), url: url.to_owned() }]))
    };
    assert_eq!(link("the docs", "https://a.example/x(y)"), "[the docs](https://a.example/x(y))");
    assert_eq!(link("x", "javascript:alert(1)"), "x (javascript:alert(1))");
    assert_eq!(link("x", "https://"), "x (https://)");
    assert_eq!(
        link("https://good.example", "https://bad.example"),
        "https://good.example (<https://bad.example/>)"
    );
    assert_eq!(link("a.example", "https://a.example/"), "[a.example](https://a.example/)");
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
    assert_snapshot!(shown(&Message::new(Tone::Plain).with(Block::Standings(rows))), @"
    **1. Ada** · 30 points · 1 answer
    **1. _Bob_ · 30 points · 1 answer · streak 3 (you)**
    ");
}

#[test]
fn a_long_title_is_a_strong_line() {
    let title = |length: usize| blocks(&Message::new(Tone::Plain).with(Block::Title("t".repeat(length))));
    assert_eq!(title(150)[0]["type"], "header");
    assert_eq!(title(151)[0]["elements"][0]["elements"][0]["style"], json!({ "bold": true }));
}

#[test]
fn many_facts_are_several_sections() {
    let fact = |number: usize| Fact { label: format!("F{number}"), value: vec![text("x")] };
    let sections = blocks(&Message::new(Tone::Plain).with(Block::Facts((0..12).map(fact).collect())));
    let fields = |section: &Value| section["fields"].as_array().unwrap().len();
    assert_eq!(sections.iter().map(fields).collect::<Vec<_>>(), [10, 2]);
}

#[test]
fn markdown_of_a_question_keeps_its_looks() {
    let markdown = "# Deep\n\n##### Deeper\n\nWrapped\nline with *em*, **strong**, ***both***, ~~gone~~, `a_b` and [a link](https://a.example \"title\").\n\n- one\n  - two\n\n    ```Rust\n    fn main() {}\n    ```\n- [x] done\n- [ ] open\n\n3. three\n4. four\n\n> quoted\n> > twice\n>\n> - a\n\n---\n\n![a picture](https://a.example/p.png)\n\n<b>html</b>\n\nnote[^1]\n\n[^1]: the note\n";
    assert_snapshot!(question(markdown), @"
    **Deep**
    **Deeper**
    Wrapped line with _em_, **strong**, **_both_**, ~~gone~~, `a_b` and [a link](https://a.example/) (title).
    - one
      - two
    ```rust
    fn main() {}
    ```
    - ☑ done
    - ☐ open
    3. three
    4. four
    | quoted
    | 
    | › twice
    | - a

    ――――――

    [a picture](https://a.example/p.png)

    <b>html</b>

    note[1]

    [1] the note
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
fn a_list_counts_on_behind_what_stands_in_it() {
    let markdown =
        "1. one\n\n   ```\n   code\n   ```\n\n   more of one\n2. two\n   - deep\n     1. deeper\n3. three\n";
    assert_snapshot!(question(markdown), @"
    1. one
    ```
    code
    ```
    more of one
    2. two
      - deep
        1. deeper
    3. three
    ");
}

#[test]
fn what_stands_behind_a_fence_without_code_is_said() {
    assert_snapshot!(quote("```hello"), @"
    **Ada**
    | hello
    ");
}

#[test]
fn what_is_glued_to_a_fence_is_said_unless_it_is_a_language() {
    assert_snapshot!(quote("```open()\nclose()\n```"), @"
    **Ada**
    | open()
    | ```
    close()
    ```
    ");
    assert_snapshot!(quote("```toml\na = 1\n```"), @"
    **Ada**
    | ```
    a = 1
    ```
    ");
}

#[test]
fn a_member_does_not_break_out_of_a_quote() {
    assert_snapshot!(quote("first\nsecond\n\n```\nopen\n> x\n\n[note]: word\n```\n- one\n- two\n\n> quoted"), @"
    **Ada**
    | first
    | second
    | ```
    open
    > x

    [note]: word
    ```
    | - one
    | - two
    | 
    | › quoted
    ");
}

#[test]
fn a_members_link_shows_where_it_leads() {
    assert_eq!(quote("[bank](https://evil.example)"), "**Ada**\n| bank (<https://evil.example/>)");
    assert_eq!(quote("see https://a.example/x_y"), "**Ada**\n| see <https://a.example/x_y>");
    assert_eq!(quote("[bank](javascript:x)"), "**Ada**\n| [bank](javascript:x)");
    assert_eq!(quote("[note]: word"), "**Ada**\n| [note]: word");
}

#[test]
fn what_markdown_drops_is_shown_as_typed() {
    let shown = question("| a | b |\n|--|--|\n| one | two | three |\n");
    assert!(shown.contains("three"), "{shown}");
}

#[test]
fn only_the_group_that_is_to_be_notified_is_mentioned() {
    let mut message = Message::text(Tone::Plain, [text("<!subteam^S99> @everyone")]);
    let mentions = |message: &Message| {
        payload(message, None).unwrap()["blocks"].to_string().matches("\"<!subteam^").count()
    };
    assert_eq!(mentions(&message), 1, "as it was typed, in rich text, where it is none");
    message.notify = Some("S77".to_owned());
    let said = payload(&message, None).unwrap();
    assert_eq!(said["blocks"][0]["text"]["text"], "<!subteam^S77>");
    assert!(said["text"].as_str().unwrap().starts_with("<!subteam^S77>\n&lt;!subteam"));
    for no_group in ["S7> <!channel", "here", "C1", ""] {
        message.notify = Some(no_group.to_owned());
        assert!(payload(&message, None).is_err(), "{no_group}");
    }
}

#[test]
fn a_message_of_nothing_is_refused() {
    assert!(payload(&Message::new(Tone::Plain), Some(&card_key())).is_err());
    assert!(payload(&Message::new(Tone::Plain).with(Block::Markdown(" ".to_owned())), None).is_err());
}

#[test]
fn a_long_text_for_notifications_ends_with_a_whole_word() {
    let message = Message::new(Tone::Plain)
        .with(Block::Title("Title".to_owned()))
        .with(Block::Markdown("<words> ".repeat(500)))
        .with(Block::Text(vec![text("never heard")]));
    let said = payload(&message, None).unwrap()["text"].as_str().unwrap().to_owned();
    assert!(said.starts_with("Title\n&lt;words&gt; "), "{said}");
    assert!(said.ends_with("&lt;words&gt;\u{2026}"), "{said}");
    assert!(said.len() <= 3_010);
}

#[test]
fn names_of_groups_stand_for_their_ids() {
    let group = |name: &str| Inline::Group { id: "S1".to_owned(), name: name.to_owned() };
    let message = Message::text(Tone::Plain, [group("S1"), text(" "), group("old")]);
    let named = with_group_names(message, |id| (id == "S1").then(|| "backend".to_owned()));
    assert_eq!(shown(&named), "**@backend** **old**");
}
