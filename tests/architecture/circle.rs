//! Finds an import that runs in a circle.
//!
//! A module and what is below it are one thing seen from both ends: the parent lists its children
//! and speaks for them, and they take its types with `super`. So an import between a module and
//! one above it does not count; one between any other two does.

use std::collections::BTreeMap;

use super::File;

/// The first circle of imports, in words: `a -> b -> a`.
pub(crate) fn find(files: &[File]) -> Option<String> {
    let names: Vec<String> = files.iter().map(File::name).collect();
    let imports: BTreeMap<&str, Vec<&str>> = files
        .iter()
        .zip(&names)
        .map(|(file, name)| {
            let targets = file.paths.iter().filter_map(|path| file_of(path, &names));
            (name.as_str(), targets.filter(|target| !are_kin(name, target)).collect())
        })
        .collect();
    let mut search = Search { imports: &imports, trail: Vec::new(), done: Vec::new() };
    imports.keys().find_map(|name| search.from(name))
}

/// The file that a path leads into: the longest module that it begins with.
fn file_of<'a>(path: &[String], names: &'a [String]) -> Option<&'a str> {
    let (first, rest) = path.split_first()?;
    let leads_into = |name: &&String| !name.is_empty() && super::begins_with(rest, name);
    if first != "crate" {
        return None;
    }
    names.iter().filter(leads_into).max_by_key(|name| name.len()).map(String::as_str)
}

fn are_kin(one: &str, other: &str) -> bool {
    let above = |upper: &str, lower: &str| {
        lower.strip_prefix(upper).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    above(one, other) || above(other, one)
}

struct Search<'a> {
    imports: &'a BTreeMap<&'a str, Vec<&'a str>>,
    trail: Vec<&'a str>,
    done: Vec<&'a str>,
}

impl<'a> Search<'a> {
    fn from(&mut self, name: &'a str) -> Option<String> {
        if let Some(start) = self.trail.iter().position(|seen| *seen == name) {
            let circle = self.trail[start..].iter().chain([&name]);
            return Some(circle.copied().collect::<Vec<_>>().join(" -> "));
        }
        if self.done.contains(&name) {
            return None;
        }
        self.trail.push(name);
        let found = self.imports.get(name).into_iter().flatten().find_map(|target| self.from(target));
        self.trail.pop();
        self.done.push(name);
        found
    }
}
