//! Settings from arguments, environment and file.
