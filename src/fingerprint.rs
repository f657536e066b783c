//! What tells things from one another: the same for the same parts on every machine and in every version, and
//! not to be turned back into them.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// How many digits tell what nobody makes alike on purpose: 64 bits of them.
const SHORT: usize = 16;

/// The fingerprint of these parts: 64 hexadecimal digits.
pub fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        // The length keeps `a` and `bc` apart from `ab` and `c`.
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part);
    }
    let digest = digest.finalize();
    let mut hex = String::with_capacity(2 * digest.len());
    for byte in digest {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// The beginning of it, for what stands in a key or beside a text: 16 digits.
pub fn short_fingerprint<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hex = fingerprint(parts);
    hex.truncate(SHORT);
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart_and_the_same_parts_are_told_alike() {
        let one = fingerprint(["salt", "42"]);
        assert_eq!(one, fingerprint(["salt", "42"]));
        let others = [fingerprint(["salt", "43"]), fingerprint(["other", "42"]), fingerprint(["sal", "t42"])];
        assert!(!others.contains(&one) && one.len() == 64);
        assert_eq!(short_fingerprint(["salt", "42"]), one[..16]);
    }

    #[test]
    fn it_is_the_same_in_every_version() {
        assert_eq!(short_fingerprint([]), "e3b0c44298fc1c14");
    }
}
