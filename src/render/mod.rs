//! The one home of the words that people read.
