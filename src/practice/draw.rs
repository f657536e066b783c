//! Drawing: which question comes next.
