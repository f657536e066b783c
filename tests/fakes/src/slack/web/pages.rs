//! Listings in pages, by cursor.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{
    super::errors::{Error, refuse},
    Call,
};

/// The most that a page holds.
pub const MOST: usize = 999;

/// One page of a listing, and where the next begins.
pub fn page<T: Clone>(call: &Call<'_>, all: &[T], usual: usize) -> Result<(Vec<T>, Value), Error> {
    let limit = call.limit(usual, MOST)?;
    let start: usize = match call.text("cursor") {
        None => 0,
        Some(cursor) => decoded(&cursor, "next")?.parse().map_err(|_| Error::new("invalid_cursor"))?,
    };
    if start > all.len() {
        return refuse("invalid_cursor");
    }
    let end = all.len().min(start + limit);
    let next = if end < all.len() { encoded("next", &end.to_string()) } else { String::new() };
    Ok((all[start..end].to_vec(), json!({ "next_cursor": next })))
}

/// A cursor: like Slack's own, it ends in a sign that has to be escaped in a query.
pub fn encoded(what: &str, place: &str) -> String {
    let text = format!("{what}:{place}");
    let mut cursor = String::with_capacity(2 * text.len() + 1);
    for byte in text.bytes() {
        let _ = write!(cursor, "{byte:02x}");
    }
    cursor.push('=');
    cursor
}

/// What a cursor says, if it is one of this sort.
pub fn decoded(cursor: &str, what: &str) -> Result<String, Error> {
    let wrong = || Error::new("invalid_cursor");
    let digits = cursor.strip_suffix('=').ok_or_else(wrong)?;
    let bytes: Option<Vec<u8>> = (0..digits.len())
        .step_by(2)
        .map(|at| digits.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(wrong)?;
    let place = text.strip_prefix(what).and_then(|rest| rest.strip_prefix(':'));
    place.map(str::to_owned).ok_or_else(wrong)
}
