//! Tells Cargo which folders are compiled into the binary, so that a change in one builds it anew.

fn main() {
    // Naming any path ends Cargo's default of watching the whole package.
    println!("cargo:rerun-if-changed=questions");
    println!("cargo:rerun-if-changed=migrations");
}
