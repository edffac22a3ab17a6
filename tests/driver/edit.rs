//! The `.edit` language, which describes changes to a project line by line. `tests/README.md` explains it to those
//! who write cases.

use std::fs;

use super::Project;

/// A parsed edit.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// Variants to build, where the fault shows only on laid-out pages. If empty, a check finds it.
    pub variants: Vec<String>,
    steps: Vec<Step>,
}

/// One change, to a file below `sources/`.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// Replaces text that occurs exactly once in the file.
    Replace { file: String, from: String, to: String },
    /// Writes a whole file, replacing any that exists.
    Write { file: String, bytes: Vec<u8> },
    /// Creates a symbolic link.
    Link { file: String, target: String },
}

/// Lines that form one change.
#[derive(Default)]
struct Hunk {
    file: String,
    from: String,
    to: String,
}

impl Hunk {
    /// The change these lines describe, if any; the next change applies to the same file.
    fn close(&mut self) -> Option<Step> {
        let (from, to) = (std::mem::take(&mut self.from), std::mem::take(&mut self.to));
        assert!(!self.file.is_empty() || (from.is_empty() && to.is_empty()), "`@ FILE` comes first");
        let file = self.file.clone();
        match (from.is_empty(), to.is_empty()) {
            (false, _) => Some(Step::Replace { file, from, to }),
            (true, false) => Some(Step::Write { file, bytes: to.into_bytes() }),
            (true, true) => None,
        }
    }
}

impl Edit {
    /// Parses an edit. Panics at a line that isn't part of the language, since a misspelt line must not make an edit
    /// that changes less than it says.
    pub fn parse(text: &str) -> Self {
        let (mut edit, mut hunk) = (Self::default(), Hunk::default());
        for line in text.lines() {
            if let Some(new) = line.strip_prefix('+') {
                hunk.to.push_str(new);
                hunk.to.push('\n');
            } else if let Some(old) = line.strip_prefix('-') {
                if !hunk.to.is_empty() {
                    edit.steps.extend(hunk.close());
                }
                hunk.from.push_str(old);
                hunk.from.push('\n');
            } else if let Some((word, rest)) = line.split_once(' ').filter(|(word, _)| word.starts_with('@'))
            {
                edit.directive(&mut hunk, word, rest);
            } else {
                assert!(line.is_empty() || line.starts_with('#'), "no line of an edit: `{line}`");
            }
        }
        edit.steps.extend(hunk.close());
        edit
    }

    fn directive(&mut self, hunk: &mut Hunk, word: &str, rest: &str) {
        let two = || rest.split_once(' ').unwrap_or_else(|| panic!("{word} wants two things: `{rest}`"));
        if word == "@repeat" {
            let (times, text) = two();
            hunk.to.push_str(&format!("{text}\n").repeat(times.parse().expect("a number")));
            return;
        }
        self.steps.extend(hunk.close());
        match word {
            "@" => rest.clone_into(&mut hunk.file),
            "@build" => self.variants.push(rest.to_owned()),
            "@link" => {
                let (file, target) = two();
                self.steps.push(Step::Link { file: file.to_owned(), target: target.to_owned() });
            }
            "@bytes" => {
                let (file, hex) = two();
                let byte = |at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hexadecimal");
                self.steps.push(Step::Write {
                    file: file.to_owned(),
                    bytes: (0..hex.len() / 2).map(byte).collect(),
                });
            }
            "@large" => {
                let (file, megabytes) = two();
                let bytes = megabytes.parse::<usize>().expect("a number") << 20;
                self.steps.push(Step::Write { file: file.to_owned(), bytes: vec![b'#'; bytes] });
            }
            _ => panic!("no such word in an edit: `{word}`"),
        }
    }

    /// Applies the edit to a project.
    pub fn apply(&self, project: &Project) {
        for step in &self.steps {
            match step {
                Step::Replace { file, from, to } => {
                    project.edit(&format!("sources/{file}"), from, to);
                }
                Step::Write { file, bytes } => {
                    project.write(&format!("sources/{file}"), bytes);
                }
                Step::Link { file, target } => link(project, file, target),
            }
        }
    }
}

fn link(project: &Project, file: &str, target: &str) {
    let path = project.path(&format!("sources/{file}"));
    let _ = fs::remove_file(&path);
    #[cfg(unix)]
    std::os::unix::fs::symlink(target, path).expect("a link");
    #[cfg(not(unix))]
    panic!("{} to {target}: this test wants symbolic links", path.display());
}
