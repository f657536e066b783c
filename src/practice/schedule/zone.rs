//! Time zones: IANA names, with "did you mean".

/// A time zone by its IANA name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Zone(pub chrono_tz::Tz);
