//! Reads a Rust source file just closely enough to know which paths it names.
//!
//! Comments, texts and the code of tests are left out: tests may put anything together. A `super`
//! inside an inline module is taken as the file's own, which can only name too much.

use std::collections::BTreeMap;

/// The words and signs of a source text: names, `::`, and single signs.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let next = letters.get(at + 1).copied().unwrap_or_default();
        if letter == '/' && next == '/' {
            at += letters[at..].iter().take_while(|letter| **letter != '\n').count();
        } else if letter == '/' && next == '*' {
            at = after_block_comment(&letters, at);
        } else if letter == '"' {
            at = after_text(&letters, at + 1);
        } else if letter == '\'' {
            at = after_quote(&letters, at);
        } else if let Some(end) = after_raw_text(&letters, at) {
            at = end;
        } else if letter.is_alphanumeric() || letter == '_' {
            let length =
                letters[at..].iter().take_while(|letter| letter.is_alphanumeric() || **letter == '_').count();
            tokens.push(letters[at..at + length].iter().collect());
            at += length;
        } else if letter == ':' && next == ':' {
            tokens.push("::".to_owned());
            at += 2;
        } else {
            if !letter.is_whitespace() {
                tokens.push(letter.to_string());
            }
            at += 1;
        }
    }
    tokens
}

fn after_block_comment(letters: &[char], mut at: usize) -> usize {
    let mut depth = 0;
    while at < letters.len() {
        match (letters[at], letters.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn after_text(letters: &[char], mut at: usize) -> usize {
    while at < letters.len() && letters[at] != '"' {
        at += if letters[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// After a character such as `'a'` or `'\''`; a lifetime loses its tick only.
fn after_quote(letters: &[char], at: usize) -> usize {
    match (letters.get(at + 1), letters.get(at + 2)) {
        (Some('\\'), _) => {
            at + 3 + letters[at + 3..].iter().take_while(|letter| **letter != '\'').count() + 1
        }
        (Some(_), Some('\'')) => at + 3,
        _ => at + 1,
    }
}

/// After a text such as `r#"…"#`, if one begins here.
fn after_raw_text(letters: &[char], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).map(|before| letters[before]);
    if letters[at] != 'r'
        || before.is_some_and(|before| before.is_alphanumeric() && before != 'b' || before == '_')
    {
        return None;
    }
    let hashes = letters[at + 1..].iter().take_while(|letter| **letter == '#').count();
    let start = at + 1 + hashes;
    if letters.get(start) != Some(&'"') {
        return None;
    }
    let is_end = |end: &usize| {
        letters[*end] == '"'
            && letters[end + 1..].iter().take(hashes).filter(|l| **l == '#').count() == hashes
    };
    (start + 1..letters.len()).find(is_end).map(|end| end + 1 + hashes)
}

/// Takes away what is compiled for tests alone: `#[cfg(test)]` and the item below it.
fn without_tests(tokens: &[String]) -> Vec<String> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept: Vec<String> = Vec::new();
    let mut rest = tokens;
    while let Some((first, others)) = rest.split_first() {
        if rest.len() > MARK.len() && rest.iter().zip(MARK).all(|(token, mark)| token == mark) {
            rest = &rest[MARK.len() + item_length(&rest[MARK.len()..])..];
        } else {
            kept.push(first.clone());
            rest = others;
        }
    }
    kept
}

/// An item ends with the first `;` outside braces, or where its braces close.
fn item_length(tokens: &[String]) -> usize {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate() {
        match token.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => {
                depth -= 1;
                if depth == 0 && token == "}" {
                    return index + 1;
                }
            }
            ";" if depth == 0 => return index + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Every path that a file names outside its tests, in full: `crate::practice::round::Round`, or
/// `sqlx::Any`. `module` is the file's own path: `["chat", "event"]`.
pub(crate) fn paths(module: &[String], text: &str) -> Vec<Vec<String>> {
    let tokens = without_tests(&tokens(text));
    let mut reader = Paths { module, bound: BTreeMap::new(), found: Vec::new() };
    let mut at = 0;
    while at < tokens.len() {
        // `use<'a>` in a type says which lifetimes it captures.
        let imports = tokens[at] == "use" && tokens.get(at + 1).is_some_and(|next| next != "<");
        at = if imports { reader.read_use(&tokens, at + 1) } else { at + 1 };
    }
    reader.read_expressions(&tokens);
    reader.found
}

struct Paths<'a> {
    module: &'a [String],
    /// What `use` made of a name.
    bound: BTreeMap<String, Vec<String>>,
    found: Vec<Vec<String>>,
}

impl Paths<'_> {
    fn read_use(&mut self, tokens: &[String], start: usize) -> usize {
        let mut at = start;
        self.read_tree(tokens, &mut at, &[]);
        at
    }

    /// One tree of a `use`: a path, perhaps with a group or `*` or a new name at its end.
    fn read_tree(&mut self, tokens: &[String], at: &mut usize, prefix: &[String]) {
        let mut path = prefix.to_vec();
        let mut name = None;
        while let Some(token) = tokens.get(*at) {
            match token.as_str() {
                "{" => {
                    *at += 1;
                    while tokens.get(*at).is_some_and(|token| token != "}" && token != ";") {
                        self.read_tree(tokens, at, &path);
                        *at += usize::from(tokens.get(*at).is_some_and(|token| token == ","));
                    }
                    *at += 1;
                    return;
                }
                "as" => {
                    name = tokens.get(*at + 1).cloned();
                    *at += 1;
                }
                "," | ";" | "}" => break,
                "::" | "*" => {}
                "self" if !path.is_empty() => {}
                _ => path.push(token.clone()),
            }
            *at += 1;
        }
        let path = self.full(&path);
        if let Some(name) = name.or_else(|| path.last().cloned()) {
            self.bound.insert(name, path.clone());
        }
        self.found.push(path);
    }

    /// Paths in code: `crate::a::b`, `super::b`, `sqlx::query`, or with a first name from a `use`.
    fn read_expressions(&mut self, tokens: &[String]) {
        let mut at = 0;
        while at + 1 < tokens.len() {
            let begins =
                tokens[at + 1] == "::" && is_name(&tokens[at]) && (at == 0 || tokens[at - 1] != "::");
            if !begins {
                at += 1;
                continue;
            }
            let mut path = vec![tokens[at].clone()];
            at += 1;
            while at + 1 < tokens.len() && tokens[at] == "::" && is_name(&tokens[at + 1]) {
                path.push(tokens[at + 1].clone());
                at += 2;
            }
            at += usize::from(tokens.get(at).is_some_and(|token| token == "::"));
            let full = match self.bound.get(&path[0]) {
                Some(start) => start.iter().chain(&path[1..]).cloned().collect(),
                None => self.full(&path),
            };
            self.found.push(full);
        }
    }

    /// The path from the crate's root.
    fn full(&self, path: &[String]) -> Vec<String> {
        let ups = path.iter().take_while(|part| *part == "super").count();
        let own = path.first().is_some_and(|part| part == "self");
        let base = match path.first().map(String::as_str) {
            Some("keypoint") => {
                return ["crate".to_owned()].into_iter().chain(path[1..].iter().cloned()).collect();
            }
            _ if ups > 0 => &self.module[..self.module.len().saturating_sub(ups)],
            _ if own => self.module,
            _ => return path.to_vec(),
        };
        let rest = &path[ups.max(usize::from(own))..];
        ["crate".to_owned()].into_iter().chain(base.iter().cloned()).chain(rest.iter().cloned()).collect()
    }
}

fn is_name(token: &str) -> bool {
    token.chars().next().is_some_and(|letter| letter.is_alphabetic() || letter == '_')
}
