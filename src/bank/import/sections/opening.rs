//! The names of what a document begins with: lists of contents and introductions.

use super::bare_name;
use crate::bank::import::vocabulary::section;

/// Whether a heading says no more than that contents follow.
pub(in crate::bank::import) fn names_contents(name: &str) -> bool {
    section("name of contents").has(&bare_name(name))
}

/// Whether a heading is that of a list of contents or of an introduction.
pub(in crate::bank::import) fn is_opening(plain: &str) -> bool {
    const CONTENTS: [&str; 26] = [
        "intro",
        "about",
        "overview",
        "preface",
        "foreword",
        "getting started",
        "前言",
        "はじめに",
        "usage",
        "contents",
        "toc",
        "index",
        "目录",
        "大纲",
        "目錄",
        "目次",
        "목차",
        "目차",
        "índice",
        "indice",
        "contenido",
        "sumário",
        "inhalt",
        "sommaire",
        "содержание",
        "оглавление",
    ];
    let name = plain.to_lowercase();
    // Within a word it is none: `protocol`.
    let begins = |(at, word): (usize, &str)| {
        !word.is_ascii() || !name[..at].ends_with(|c: char| c.is_ascii_alphabetic())
    };
    CONTENTS.iter().any(|contents| name.match_indices(contents).any(begins))
}
