//! Reads the arguments, calls the app, sets the exit code.

fn main() {}
