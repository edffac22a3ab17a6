//! A project in a folder of its own, and runs of the program on it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use tempfile::TempDir;

use super::repository;

/// A project in a folder of its own.
pub struct Project {
    root: PathBuf,
    /// Removes the folder at the end of the test; a shared project's folder stays.
    _folder: Option<TempDir>,
    sealed: AtomicBool,
}

/// The outcome of a run of the program.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Project {
    /// A project without any files.
    pub fn empty() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        Self { root: folder.path().to_owned(), _folder: Some(folder), sealed: AtomicBool::new(false) }
    }

    /// A project that stays in this folder, for tests to share.
    pub fn shared(root: PathBuf) -> Self {
        Self { root, _folder: None, sealed: AtomicBool::new(false) }
    }

    /// Makes the project read-only: whatever one test wrote, the others would read.
    pub fn seal(&self) {
        self.sealed.store(true, Ordering::Relaxed);
    }

    /// `tests/base`: one sound policy with every kind of block.
    pub fn base() -> Self {
        Self::copy_of(&repository().join("tests/base/sources"))
    }

    /// A project with a copy of these sources.
    pub fn copy_of(sources: &Path) -> Self {
        let project = Self::empty();
        copy(sources, &project.path("sources"));
        project
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.root().join(below)
    }

    pub fn write(&self, below: &str, content: impl AsRef<[u8]>) -> &Self {
        assert!(!self.sealed.load(Ordering::Relaxed), "{below}: other tests read this project");
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("written");
        self
    }

    pub fn read(&self, below: &str) -> String {
        String::from_utf8(self.bytes(below)).expect("text")
    }

    pub fn bytes(&self, below: &str) -> Vec<u8> {
        fs::read(self.path(below)).unwrap_or_else(|why| panic!("{below}: {why}"))
    }

    /// Replaces text that must occur in the file exactly once.
    pub fn edit(&self, below: &str, from: &str, to: &str) -> &Self {
        let text = self.read(below);
        assert_eq!(text.matches(from).count(), 1, "`{from}` stands in {below} once");
        self.write(below, text.replace(from, to))
    }

    /// Publishes the base policy as both books, which then link to each other.
    pub fn publish_both_books(&self) -> &Self {
        let variants = "\"easy-text\", \"easy-epub\"]\npublished_at = \"https://www.example.dk/udgivelser/\"";
        self.edit("sources/publishers/byen.toml", "\"easy-text\"]", variants)
    }

    /// Runs the program with `--root` set to this project, in English unless the arguments say otherwise. The only
    /// environment variable it inherits is the search path.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, std::env::var_os("PATH").unwrap_or_default())
    }

    /// The same for a command that knows no project.
    pub fn run_bare(&self, arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_udgiv"))
            .args(arguments)
            .current_dir(self.root())
            .env_clear()
            .env("LANG", "en")
            .output()
            .expect("the program runs");
        Run {
            status: output.status.code().expect("an exit status"),
            stdout: String::from_utf8(output.stdout).expect("text"),
            stderr: String::from_utf8(output.stderr).expect("text"),
        }
    }

    /// The same on a machine with no other programs installed.
    pub fn run_without_programs(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, self.root().join("nothing").into_os_string())
    }

    pub fn run_with(&self, arguments: &[&str], path: OsString) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_udgiv"))
            .args(arguments)
            .arg("--root")
            .arg(self.root())
            .env_clear()
            .env("LANG", "en")
            .env("PATH", path)
            .output()
            .expect("the program runs");
        Run {
            status: output.status.code().expect("an exit status"),
            stdout: String::from_utf8(output.stdout).expect("text"),
            stderr: String::from_utf8(output.stderr).expect("text"),
        }
    }

    /// Builds, and expects no errors.
    pub fn build(&self, arguments: &[&str]) -> &Self {
        let arguments = [&["build"], arguments].concat();
        let run = self.run(&arguments);
        assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
        self
    }
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}
