//! Which files of a crate depend on which, judged by their text.
//!
//! A path (`use crate::policy::Text`, `super::pages::depend`, `pages::depend(…)` of a child or an imported module)
//! leads to the file that defines the name. A name re-exported by a `mod.rs` leads to its origin, and re-exporting is
//! no dependency. Neither is what text can't show, such as a method that another file adds to a type. Tests inside a
//! file may use everything.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A module by its path below the crate: empty for the crate itself.
type ModulePath = Vec<String>;

/// A name that a `use` brings into a module.
struct Import {
    /// Whether the module re-exports it.
    public: bool,
    /// The path as written.
    path: Vec<String>,
    /// Its name in the module; `*` for a glob import.
    name: String,
}

#[derive(Default)]
struct Module {
    file: PathBuf,
    children: BTreeSet<String>,
    imports: Vec<Import>,
    defined: BTreeSet<String>,
    /// Its text without comments, strings, imports and tests.
    body: String,
}

/// The modules of a crate.
pub struct Modules {
    all: BTreeMap<ModulePath, Module>,
}

impl Modules {
    /// Reads the crate whose sources are in `folder`.
    pub fn of(folder: &Path) -> Self {
        let mut modules = Self { all: BTreeMap::new() };
        modules.read(Vec::new(), folder.join("lib.rs"));
        modules
    }

    fn read(&mut self, path: ModulePath, file: PathBuf) {
        let text = fs::read_to_string(&file).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        let text = without_visibility(&without_tests(&without_comments_and_strings(&text)));
        let (imports, body) = imports(&text);
        let children: BTreeSet<String> = items(&text, &["mod"]).into_iter().collect();
        let of_children = match file.file_name().and_then(|name| name.to_str()) {
            Some("lib.rs" | "mod.rs") => file.parent().expect("a folder").to_owned(),
            _ => file.with_extension(""),
        };
        let mut present = BTreeSet::new();
        for child in children {
            let files = [of_children.join(format!("{child}.rs")), of_children.join(&child).join("mod.rs")];
            if let Some(file) = files.into_iter().find(|file| file.is_file()) {
                let mut inner = path.clone();
                inner.push(child.clone());
                self.read(inner, file);
                present.insert(child);
            }
        }
        let kinds = ["fn", "struct", "enum", "trait", "const", "static", "type", "union"];
        let mut defined: BTreeSet<String> = items(&text, &kinds).into_iter().collect();
        defined.extend(made_by_macro(&text));
        self.all.insert(path, Module { file, children: present, imports, defined, body });
    }

    /// For each file, the files that it depends on.
    pub fn arrows(&self) -> BTreeMap<PathBuf, BTreeSet<PathBuf>> {
        let arrows = self.all.iter().map(|(path, module)| {
            let mut taken: BTreeSet<PathBuf> = BTreeSet::new();
            let mut paths: Vec<Vec<String>> = Vec::new();
            for import in module.imports.iter().filter(|import| !import.public) {
                let end = import.path.len() - usize::from(import.name == "*");
                paths.push(import.path[..end].to_vec());
            }
            for written in qualified(&module.body) {
                let of_import = module.imports.iter().find(|import| import.name == written[0]);
                match of_import {
                    Some(import) => paths.push([&import.path[..], &written[1..]].concat()),
                    None => paths.push(written),
                }
            }
            for written in paths {
                let target = self.resolve(path, &written, 0).filter(|target| target != path);
                taken.extend(target.map(|target| self.all[&target].file.clone()));
            }
            (module.file.clone(), taken)
        });
        arrows.collect()
    }

    /// The module that defines the name in a path written in `from`.
    fn resolve(&self, from: &ModulePath, written: &[String], depth: usize) -> Option<ModulePath> {
        let (first, rest) = written.split_first()?;
        match first.as_str() {
            "crate" => self.find(&Vec::new(), rest, depth),
            "self" => self.find(from, rest, depth),
            "super" => {
                let above = written.iter().take_while(|segment| *segment == "super").count();
                let end = from.len().checked_sub(above)?;
                self.find(&from[..end].to_vec(), &written[above..], depth)
            }
            child if self.all[from].children.contains(child) => self.find(from, written, depth),
            _ => None,
        }
    }

    fn find(&self, module: &ModulePath, path: &[String], depth: usize) -> Option<ModulePath> {
        // No chain of re-exports is this long, unless it is circular.
        if depth > 20 {
            return None;
        }
        let Some((first, rest)) = path.split_first() else { return Some(module.clone()) };
        let here = &self.all[module];
        if here.children.contains(first) {
            let mut inner = module.clone();
            inner.push(first.clone());
            return self.find(&inner, rest, depth);
        }
        if here.defined.contains(first) {
            return Some(module.clone());
        }
        let named = here.imports.iter().filter(|import| import.name == *first);
        let found = named
            .map(|import| [&import.path[..], rest].concat())
            .find_map(|path| self.resolve(module, &path, depth + 1));
        let of_all = || {
            let all = here.imports.iter().filter(|import| import.name == "*");
            all.filter_map(|import| self.resolve(module, &import.path[..import.path.len() - 1], depth + 1))
                .find(|target| self.all[target].defined.contains(first))
        };
        found.or_else(of_all).or_else(|| Some(module.clone()))
    }
}

/// Files that depend on each other in a circle: each circle once, in name order.
pub fn circles(arrows: &BTreeMap<PathBuf, BTreeSet<PathBuf>>) -> Vec<Vec<PathBuf>> {
    let reached = |from: &PathBuf| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(file) = open.pop() {
            open.extend(arrows.get(file).into_iter().flatten().filter(|next| seen.insert((*next).clone())));
        }
        seen
    };
    let all: BTreeMap<&PathBuf, BTreeSet<PathBuf>> =
        arrows.keys().map(|file| (file, reached(file))).collect();
    let mut found: Vec<Vec<PathBuf>> = Vec::new();
    for (file, from_here) in &all {
        if from_here.contains(*file) && !found.iter().any(|circle| circle.contains(file)) {
            let back = |other: &&PathBuf| all.get(other).is_some_and(|there| there.contains(*file));
            found.push(from_here.iter().filter(back).cloned().collect());
        }
    }
    found
}

/// Removes comments and the contents of string literals: neither names anything.
fn without_comments_and_strings(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let skipped = match character {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            'r' if raw_string(rest).is_some()
                && !out.ends_with(|c: char| c.is_alphanumeric() || c == '_') =>
            {
                raw_string(rest).expect("it is one")
            }
            '"' => string(rest),
            '\'' => character_literal(rest),
            _ => 0,
        };
        if skipped > 0 {
            out.push(' ');
            rest = &rest[skipped..];
        } else {
            out.push(character);
            rest = &rest[character.len_utf8()..];
        }
    }
    out
}

fn string(text: &str) -> usize {
    let mut escaped = true;
    let end = text.char_indices().find(|(_, character)| {
        let ends = *character == '"' && !escaped;
        escaped = *character == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

fn raw_string(text: &str) -> Option<usize> {
    let hashes = text[1..].chars().take_while(|character| *character == '#').count();
    let begins = text[1 + hashes..].starts_with('"');
    let close = format!("\"{}", "#".repeat(hashes));
    let body = begins.then(|| 2 + hashes)?;
    Some(text[body..].find(&close).map_or(text.len(), |end| body + end + close.len()))
}

/// Zero where the quotation mark begins a lifetime.
fn character_literal(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1);
    match characters.next() {
        Some((_, '\\')) => {
            text[2..].char_indices().skip(1).find(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 3)
        }
        Some(_) => characters.next().filter(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 1),
        None => 0,
    }
}

fn without_tests(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("#[cfg(test)]") {
        out.push_str(&rest[..at]);
        let after = &rest[at..];
        let end = match (after.find(';'), after.find('{')) {
            (Some(stop), open) if open.is_none_or(|open| stop < open) => stop + 1,
            (_, Some(open)) => block_end(after, open),
            _ => after.len(),
        };
        rest = &after[end..];
    }
    out + rest
}

/// `pub(in crate::variant)` limits access and is not a dependency.
fn without_visibility(text: &str) -> String {
    let mut parts = text.split("pub(in ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + "pub" + part.split_once(')').map_or("", |(_, rest)| rest))
}

fn block_end(text: &str, open: usize) -> usize {
    let mut depth = 0;
    for (at, character) in text[open..].char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 1 => return open + at + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// The imports of a text, and the rest of the text.
fn imports(text: &str) -> (Vec<Import>, String) {
    let (mut found, mut body, mut rest) = (Vec::new(), String::new(), text);
    while let Some(at) = next_word(rest, "use") {
        let line = rest[..at].rfind('\n').map_or(0, |end| end + 1);
        let before = rest[line..at].rsplit([';', '{', '}']).next().unwrap_or_default().trim();
        let end = rest[at..].find(';').map_or(rest.len(), |end| at + end);
        if before.is_empty() || before.starts_with("pub") {
            let tree = rest[at + 3..end].split_whitespace().collect::<Vec<_>>().join(" ");
            for path in leaves(&tree) {
                let (path, alias) = match path.split_once(" as ") {
                    Some((path, alias)) => (path.to_owned(), Some(alias.trim().to_owned())),
                    None => (path, None),
                };
                let mut path: Vec<String> =
                    path.split("::").map(|segment| segment.trim().to_owned()).collect();
                if path.last().is_some_and(|last| last == "self") {
                    path.pop();
                }
                let name = alias.or_else(|| path.last().cloned()).unwrap_or_default();
                found.push(Import { public: before.starts_with("pub"), path, name });
            }
            body.push_str(&rest[..at]);
        } else {
            body.push_str(&rest[..end]);
        }
        rest = &rest[end..];
    }
    (found, body + rest)
}

/// `a::{b, c::{d, self}}` as paths.
fn leaves(tree: &str) -> Vec<String> {
    let Some(open) = tree.find('{') else { return vec![tree.trim().to_owned()] };
    let close = tree.rfind('}').unwrap_or(tree.len());
    let (mut parts, mut depth, mut from) = (Vec::new(), 0, open + 1);
    for (at, character) in tree[open + 1..close].char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&tree[from..open + 1 + at]);
                from = open + 2 + at;
            }
            _ => {}
        }
    }
    parts.push(&tree[from..close]);
    let whole = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    whole.flat_map(|part| leaves(&format!("{}{part}", tree[..open].trim()))).collect()
}

/// The names that a text defines with one of these keywords.
fn items(text: &str, kinds: &[&str]) -> Vec<String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let pairs = words.windows(2).filter(|pair| kinds.contains(&pair[0]));
    pairs.map(|pair| pair[1].to_owned()).collect()
}

/// Names of the types that `named! { Name { … } }` makes.
fn made_by_macro(text: &str) -> Vec<String> {
    let calls = text.split("named! {").skip(1);
    calls
        .filter_map(|call| {
            let before = call.split('{').next()?;
            Some(before.split_whitespace().last()?.to_owned())
        })
        .collect()
}

/// The paths containing `::` in a text.
fn qualified(text: &str) -> Vec<Vec<String>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    text.split(|c: char| !is_part(c))
        .filter(|word| word.contains("::") && !word.starts_with("::"))
        .map(|word| word.split("::").filter(|segment| !segment.is_empty()).map(str::to_owned).collect())
        .filter(|path: &Vec<String>| !path.is_empty())
        .collect()
}

/// The next place where a whole word occurs.
fn next_word(text: &str, word: &str) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .map(|(at, _)| at)
        .find(|at| !text[..*at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn found(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let folder = TempDir::new().expect("a folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("written");
        }
        let arrows = Modules::of(folder.path()).arrows();
        let name = |file: PathBuf| {
            file.strip_prefix(folder.path()).expect("below").to_string_lossy().replace('\\', "/")
        };
        circles(&arrows).into_iter().map(|circle| circle.into_iter().map(name).collect()).collect()
    }

    #[test]
    fn a_circle_is_found_through_names_that_are_passed_on() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a/mod.rs", "mod inner; pub use inner::Thing;"),
            ("a/inner.rs", "use crate::b::{Other as O, more};\npub struct Thing;"),
            ("b.rs", "use super::a::Thing;\npub struct Other;\npub fn more() {}"),
        ];
        assert_eq!(found(&files), [["a/inner.rs", "b.rs"]]);
    }

    #[test]
    fn a_path_inside_a_function_counts_and_so_does_a_module_by_its_name() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b;\npub fn one<'x>() { b::two() }"),
            ("b.rs", "pub fn two() { crate::a::one() }"),
        ];
        assert_eq!(found(&files), [["a.rs", "b.rs"]]);
        let of_parent = [
            ("lib.rs", "mod room;"),
            ("room/mod.rs", "mod child;\npub const LIMIT: usize = 1;\npub fn all() { child::each() }"),
            ("room/child.rs", "pub fn each() { let _ = super::LIMIT; }"),
        ];
        assert_eq!(found(&of_parent), [["room/child.rs", "room/mod.rs"]]);
    }

    #[test]
    fn tests_comments_strings_and_passing_on_are_no_arrows() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            (
                "a.rs",
                "// crate::b::two()\npub fn one() -> char { let _ = \"crate::b::two\"; '\"' }\n#[cfg(test)]\nmod tests { use crate::b; fn t() { b::two() } }",
            ),
            ("b.rs", "pub use crate::a::one;\npub fn two() { crate::a::one(); }"),
        ];
        assert!(found(&files).is_empty());
    }
}
