//! Tests of what Discord shows.
