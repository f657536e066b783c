//! The documents of an import: which there are, and what is in them as text.
//!
//! They are read and never written. Must not know what a question is.

use std::{
    collections::HashSet,
    fmt,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// How the standard input is named as a file.
const STANDARD_INPUT: &str = "-";

/// The endings of the files that are read in a folder.
const ENDINGS: [&str; 6] = ["md", "markdown", "mdx", "txt", "csv", "tsv"];

/// Folders of other people's documents.
const FOREIGN: &str = "node_modules";

/// The largest document that is read: more is no list of questions, or has no end.
const LARGEST: u64 = 256 * 1024 * 1024;

/// What a text in UTF-8 may begin with.
const UTF_8_MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// What a text in UTF-16 begins with, by the order of its bytes.
const LITTLE_ENDIAN: &[u8] = &[0xff, 0xfe];
const BIG_ENDIAN: &[u8] = &[0xfe, 0xff];

/// What the files of other programs begin with, and what such a file is.
const OTHERS: [(&[u8], &str); 4] = [
    (b"PK\x03\x04", "a document of an office program, or an archive"),
    (b"\xd0\xcf\x11\xe0", "a document of an old office program"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a document in Rich Text Format"),
];

/// Where a document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    StandardInput,
    File(PathBuf),
}

impl Place {
    /// How drafts name it as their source.
    pub(super) fn source(&self) -> String {
        match self {
            Self::StandardInput => "standard input".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Its whole path, by which it is called; none for what comes from nowhere.
    pub(super) fn named(&self) -> PathBuf {
        match self {
            Self::StandardInput => PathBuf::new(),
            Self::File(path) => std::path::absolute(path).unwrap_or_else(|_| path.clone()),
        }
    }

    /// Its bytes as text.
    pub(super) fn read(&self) -> Result<String, String> {
        let wrong = |error: io::Error| format!("{self}: cannot be read: {error}");
        let mut bytes = Vec::new();
        match self {
            Self::StandardInput => io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes),
            Self::File(path) => {
                File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
            }
        }
        .map_err(wrong)?;
        if bytes.len() as u64 > LARGEST {
            return Err(format!(
                "{self}: is larger than {} MiB: split it, and import the parts",
                LARGEST >> 20
            ));
        }
        decode(&bytes).map_err(|error| format!("{self}: {error}"))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StandardInput => f.write_str(STANDARD_INPUT),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

/// The documents that are named: files, the standard input, and what is in folders but for the one that the
/// drafts go to. Each comes once. What is wrong is told, and the others are found all the same.
pub(super) fn find(named: &[PathBuf], drafts: Option<&Path>) -> (Vec<Place>, Vec<String>) {
    let mut finding =
        Finding { drafts: drafts.and_then(|folder| fs::canonicalize(folder).ok()), ..Finding::default() };
    for path in named {
        if path.as_os_str() == STANDARD_INPUT {
            finding.add(Place::StandardInput);
        } else if path.is_dir() {
            finding.walk(path);
        } else {
            finding.add(Place::File(path.clone()));
        }
    }
    (finding.places, finding.problems)
}

#[derive(Default)]
struct Finding {
    drafts: Option<PathBuf>,
    places: Vec<Place>,
    seen: HashSet<PathBuf>,
    problems: Vec<String>,
}

impl Finding {
    fn add(&mut self, place: Place) {
        let path = match &place {
            Place::StandardInput => PathBuf::from(STANDARD_INPUT),
            // What does not exist is told when it is read.
            Place::File(path) => fs::canonicalize(path).unwrap_or_else(|_| path.clone()),
        };
        if self.seen.insert(path) {
            self.places.push(place);
        }
    }

    /// Adds the documents below a folder, in the order of their paths. Links to folders are not followed.
    fn walk(&mut self, root: &Path) {
        let before = self.places.len();
        let mut files = Vec::new();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            let entries = fs::read_dir(&folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
            let entries = match entries {
                Ok(entries) => entries,
                Err(error) => {
                    self.problems.push(format!("{}: cannot be read: {error}", folder.display()));
                    continue;
                }
            };
            for entry in entries.iter().filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
            {
                let path = entry.path();
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    if entry.file_name() != FOREIGN && !self.is_drafts(&path) {
                        folders.push(path);
                    }
                } else if is_document(&path) {
                    files.push(path);
                }
            }
        }
        if files.is_empty() && before == self.places.len() {
            let endings = ENDINGS.map(|ending| format!(".{ending}")).join(", ");
            self.problems.push(format!(
                "{}: holds no document ({endings}): name the files themselves, or another folder",
                root.display()
            ));
        }
        files.sort();
        for file in files {
            self.add(Place::File(file));
        }
    }

    fn is_drafts(&self, folder: &Path) -> bool {
        self.drafts.is_some() && fs::canonicalize(folder).ok() == self.drafts
    }
}

fn is_document(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) && path.is_file()
}

/// Text from bytes: UTF-8, or UTF-16 that says so at its start.
fn decode(bytes: &[u8]) -> Result<String, String> {
    if let Some(units) = bytes.strip_prefix(LITTLE_ENDIAN) {
        return utf_16(units, u16::from_le_bytes);
    }
    if let Some(units) = bytes.strip_prefix(BIG_ENDIAN) {
        return utf_16(units, u16::from_be_bytes);
    }
    if let Some((_, kind)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(format!(
            "is {kind}: export it as Markdown or text (a sheet as CSV), or copy its text into a file, and import that"
        ));
    }
    let start = if bytes.starts_with(UTF_8_MARK) { UTF_8_MARK.len() } else { 0 };
    let text = std::str::from_utf8(&bytes[start..]).map_err(|error| {
        let at = start + error.valid_up_to();
        let line = bytes[..at].split(|byte| *byte == b'\n').count();
        format!(
            "byte {} (in line {line}) is not UTF-8: save the document as UTF-8, and import it again",
            at + 1
        )
    })?;
    match text.find('\0') {
        Some(at) => Err(format!(
            "byte {} is zero, so this is no text: export the document as Markdown or text, and import that",
            start + at + 1
        )),
        None => Ok(text.to_owned()),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    let wrong = |at: usize| {
        format!(
            "byte {at} is not UTF-16, as the document's start says: save it as UTF-8, and import it again"
        )
    };
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::new();
    let mut at = LITTLE_ENDIAN.len();
    for c in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let c = c.map_err(|_| wrong(at + 1))?;
        at += c.len_utf16() * 2;
        text.push(c);
    }
    if rest.is_empty() { Ok(text) } else { Err(wrong(at + 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_as_its_start_says() {
        assert_eq!(decode("\u{feff}é\n".as_bytes()).unwrap(), "é\n");
        assert_eq!(decode(b"\xff\xfeQ\0=\xd8\x42\xde").unwrap(), "Q🙂");
        assert_eq!(decode(b"\xfe\xff\0Q\xd8\x3d\xde\x42").unwrap(), "Q🙂");
        assert_eq!(decode(b"").unwrap(), "");
    }

    #[test]
    fn what_is_no_text_is_told_with_the_first_wrong_byte() {
        let told = |bytes: &[u8]| decode(bytes).unwrap_err();
        assert!(
            told(b"PK\x03\x04\x14").starts_with("is a document of an office program, or an archive: export")
        );
        assert!(told(b"%PDF-1.7 \xff").starts_with("is a PDF: export it as Markdown or text"));
        assert!(told(b"one\ntw\xff").starts_with("byte 7 (in line 2) is not UTF-8: save"));
        assert!(told(b"\xef\xbb\xbfa\xff").starts_with("byte 5 (in line 1) is not UTF-8"));
        assert!(told(b"Why\x03\0").starts_with("byte 5 is zero, so this is no text: export"));
        assert!(told(b"\xff\xfeQ\0=").starts_with("byte 5 is not UTF-16"));
        assert!(told(b"\xff\xfeQ\0\x00\xd8Q\0").starts_with("byte 5 is not UTF-16"));
    }

    #[test]
    fn a_folder_is_walked_but_for_its_drafts_and_what_is_hidden() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        for name in ["b.md", "a/c.TXT", "a/d.mdx", "a/e.rs", ".git/f.md", "node_modules/g.md", "bank/go/h.md"]
        {
            fs::create_dir_all(path(name).parent().unwrap()).unwrap();
            fs::write(path(name), "").unwrap();
        }
        let (places, problems) = find(&[root.path().to_owned(), path("b.md")], Some(&path("bank")));
        assert_eq!(places, ["a/c.TXT", "a/d.mdx", "b.md"].map(|name| Place::File(path(name))));
        assert_eq!(problems, [""; 0]);
        let (places, problems) = find(&[path(".git").join("..").join("a").join("x")], None);
        assert_eq!((places.len(), problems.len()), (1, 0), "what does not exist is told when it is read");
        fs::remove_file(path("bank/go/h.md")).unwrap();
        let (_, problems) = find(&[path("bank")], None);
        assert!(
            problems[0].contains("holds no document (.md, .markdown, .mdx, .txt, .csv, .tsv)"),
            "{problems:?}"
        );
    }
}
