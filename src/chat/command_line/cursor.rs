//! Positions in a line: browsers count UTF-16 units, Rust counts bytes.

/// The byte that stands at a browser's position; the beginning of the character if the position is
/// inside one, and the end of the text if it is beyond.
#[must_use]
pub fn byte_of_utf16(text: &str, units: usize) -> usize {
    let mut passed = 0;
    for (byte, c) in text.char_indices() {
        passed += c.len_utf16();
        if passed > units {
            return byte;
        }
    }
    text.len()
}

/// The browser's position of a byte; of the beginning of the character if the byte is inside one,
/// and of the end of the text if it is beyond.
#[must_use]
pub fn utf16_of_byte(text: &str, byte: usize) -> usize {
    text[..text.floor_char_boundary(byte)].chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_emoji_is_two_units_and_four_bytes() {
        let text = "a🎉é";
        let places: Vec<_> = (0..=5).map(|units| byte_of_utf16(text, units)).collect();
        assert_eq!(places, [0, 1, 1, 5, 7, 7]);
        let places: Vec<_> = (0..=8).map(|byte| utf16_of_byte(text, byte)).collect();
        assert_eq!(places, [0, 1, 1, 1, 1, 3, 3, 4, 4]);
    }

    proptest! {
        #[test]
        fn every_character_is_found_again(text in "[a🎉é👩\u{200d}\\PC]{0,12}") {
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let units = utf16_of_byte(&text, byte);
                prop_assert_eq!(units, text[..byte].encode_utf16().count());
                prop_assert_eq!(byte_of_utf16(&text, units), byte);
            }
        }
    }
}
