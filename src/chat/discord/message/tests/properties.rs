//! Whatever a message holds, it fits Discord and comes out whole.

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::{
    chat::message::any::{self, Ids},
    render::split::split,
};

const IDS: Ids = Ids { person: "42", channel: "77" };

/// Says what limit of Discord's a body breaks.
fn broken_limit(body: &Value) -> Option<String> {
    let length = |value: &Value| value.as_str().map_or(0, |text| text.encode_utf16().count());
    let embeds = body["embeds"].as_array()?;
    let mut total = 0;
    for embed in embeds {
        let fields = embed["fields"].as_array().cloned().unwrap_or_default();
        let lengths = [
            (length(&embed["title"]), 256),
            (length(&embed["description"]), 4_096),
            (length(&embed["footer"]["text"]), 2_048),
            (fields.len(), 25),
        ];
        let of_fields = fields.iter().flat_map(|f| [(length(&f["name"]), 256), (length(&f["value"]), 1_024)]);
        for (length, limit) in lengths.into_iter().chain(of_fields) {
            if length > limit {
                return Some(format!("{length} > {limit}"));
            }
        }
        total += lengths[0].0 + lengths[1].0 + lengths[2].0;
        total += fields.iter().map(|f| length(&f["name"]) + length(&f["value"])).sum::<usize>();
    }
    (total > 6_000 || embeds.is_empty() || embeds.len() > 10)
        .then(|| format!("{} embeds, {total} in all", embeds.len()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn every_part_of_any_message_fits_and_no_word_is_lost(blocks in prop::collection::vec(any::block(IDS), 1..7)) {
        let message = Message { tone: Tone::Plain, notify: None, blocks, ..Message::default() };
        let wanted = any::words_of(&message);
        let mut said = String::new();
        for part in split(message, LIMITS) {
            let body = match body(&part, Some(&card_key())) {
                Ok(body) => body,
                Err(error) => return Err(TestCaseError::fail(error)),
            };
            prop_assert_eq!(broken_limit(&body), None);
            said.push_str(&shown(&part));
            said.push('\n');
        }
        let said: String = said.chars().filter(|char| !matches!(char, '\\' | '\u{200b}')).collect();
        for word in wanted {
            prop_assert!(said.contains(&word), "{} is lost in {}", word, said);
        }
    }

    #[test]
    fn plain_text_comes_out_as_it_went_in(typed in any::text(40)) {
        // Whoever takes the backslashes away has the text, and no mark stands without one.
        let shown = escape::plain(&typed);
        let mut taken = String::new();
        let mut chars = shown.chars();
        while let Some(char) = chars.next() {
            match char {
                '\\' => taken.extend(chars.next()),
                char => {
                    prop_assert!(!"*_~`|<>[]".contains(char), "{}", shown);
                    taken.push(char);
                }
            }
        }
        prop_assert_eq!(taken, typed.replace('\r', ""));
    }
}
