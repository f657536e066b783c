//! The bank: questions on disk, read, checked, and drawn from.
