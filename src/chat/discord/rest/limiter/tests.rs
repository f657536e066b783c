//! Tests of the pace, on a time that the test moves.
