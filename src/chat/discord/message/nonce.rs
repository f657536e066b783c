//! Nonces: by them Discord drops a message that it has from the bot already, for a few minutes.

use crate::chat::port::EffectKey;

/// The digits of base 62.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The FNV-1a hash of 128 bits: its two constants.
const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The nonce of a key: a hash, because a nonce has at most 25 characters. The same in every version
/// and every process.
#[must_use]
pub fn of(key: &EffectKey) -> String {
    let mut hash = key.0.bytes().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    let mut digits = Vec::with_capacity(22);
    while hash > 0 {
        let digit = usize::try_from(hash % 62).unwrap_or_default();
        digits.push(char::from(DIGITS[digit]));
        hash /= 62;
    }
    digits.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn nonces_are_short_and_all_different() {
        let keys = (0..10_000).map(|number| EffectKey(format!("card:{number}")));
        let nonces: Vec<String> = keys.map(|key| of(&key)).collect();
        assert!(nonces.iter().all(|nonce| (1..=25).contains(&nonce.len())));
        assert_eq!(nonces.iter().collect::<HashSet<_>>().len(), nonces.len());
    }

    #[test]
    fn a_nonce_is_the_same_for_ever() {
        let key = EffectKey("card:0193b3c0-0000-7000-8000-000000000001".to_owned());
        insta::assert_snapshot!(of(&key), @"6eSBh6hcnaXoZREepLEPs0");
    }
}
