//! Setup that is not the point of a test.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use tempfile::TempDir;
use udgiv::edition::Edition;

/// The repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A project in a folder of its own, gone at the end of the test.
pub struct Project {
    folder: TempDir,
}

/// What a run of the program gave.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Project {
    /// A project without anything.
    pub fn empty() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder") }
    }

    /// `tests/base`: one sound policy with every kind of block.
    pub fn base() -> Self {
        Self::copy_of(&repository().join("tests/base/sources"))
    }

    /// A project with these sources.
    pub fn copy_of(sources: &Path) -> Self {
        let project = Self::empty();
        copy(sources, &project.path("sources"));
        project
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.root().join(below)
    }

    pub fn write(&self, below: &str, content: impl AsRef<[u8]>) -> &Self {
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

    /// Changes a part of a file that has to be in it, once.
    pub fn edit(&self, below: &str, from: &str, to: &str) -> &Self {
        let text = self.read(below);
        assert_eq!(text.matches(from).count(), 1, "`{from}` stands in {below} once");
        self.write(below, text.replace(from, to))
    }

    /// Lets the base policy be published as both books, which then lead to each other.
    pub fn publish_both_books(&self) -> &Self {
        let variants = "\"easy-text\", \"easy-epub\"]\npublished_at = \"https://www.example.dk/udgivelser/\"";
        self.edit("sources/publishers/byen.toml", "\"easy-text\"]", variants)
    }

    /// Runs the program with `--root` set to this project, in English unless told otherwise. Of the environment it
    /// has the search path alone.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, std::env::var_os("PATH").unwrap_or_default())
    }

    /// The same where no other program is installed.
    pub fn run_without_programs(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, self.root().join("nothing").into_os_string())
    }

    fn run_with(&self, arguments: &[&str], path: OsString) -> Run {
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

    /// Builds, and expects all to be fine.
    pub fn build(&self, arguments: &[&str]) -> &Self {
        let arguments = [&["build"], arguments].concat();
        let run = self.run(&arguments);
        assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
        self
    }

    /// Everything in this project, asked of the library itself.
    pub fn request(&self) -> udgiv::pipeline::Request {
        udgiv::pipeline::Request {
            root: self.root().to_owned(),
            slugs: Vec::new(),
            variants: Vec::new(),
            out: self.path("output"),
            workers: 1,
            force: false,
            line_end: udgiv::variant::LineEnd::Unix,
            fallback_date: None,
        }
    }

    /// One of the editions of a sound policy.
    pub fn edition(&self, slug: &str, kind: udgiv::policy::EditionKind) -> Edition {
        let request = udgiv::pipeline::Request { slugs: vec![slug.to_owned()], ..self.request() };
        let checked = udgiv::pipeline::check(&request).unwrap_or_else(|why| panic!("{why:?}"));
        let policy = checked.sound.first().unwrap_or_else(|| panic!("sound: {:?}", checked.findings));
        policy.edition(kind).expect("a sound edition")
    }
}

/// Every policy in the repository's `sources/`.
pub fn slugs() -> Vec<String> {
    let mut slugs: Vec<String> = fs::read_dir(repository().join("sources"))
        .expect("sources")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().join("policy.toml").is_file())
        .map(|entry| entry.file_name().into_string().expect("a slug"))
        .collect();
    slugs.sort();
    assert!(!slugs.is_empty());
    slugs
}

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

/// Whether goldens are to be rewritten: `UDGIV_BLESS=1 cargo test`.
pub fn blessing() -> bool {
    std::env::var_os("UDGIV_BLESS").is_some_and(|value| value == "1")
}

/// Compares with a golden, or rewrites it.
pub fn golden(path: &Path, actual: &str) {
    if blessing() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, actual).expect("written");
        return;
    }
    let expected = fs::read_to_string(path)
        .unwrap_or_else(|why| panic!("{}: {why}\nUDGIV_BLESS=1 writes it", path.display()))
        .replace("\r\n", "\n");
    if expected != actual {
        let at = expected.lines().zip(actual.lines()).take_while(|(a, b)| a == b).count();
        panic!(
            "{} differs from line {}:\n  golden: {:?}\n  now:    {:?}\nUDGIV_BLESS=1 rewrites it; look at the diff",
            path.display(),
            at + 1,
            expected.lines().nth(at),
            actual.lines().nth(at)
        );
    }
}

/// Tools that were missed, so that each is named once.
static SKIPPED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// The output of an external tool, or nothing and a line that names it as skipped. Where
/// `UDGIV_REQUIRE_TOOLS` is set, a missing tool fails the test.
pub fn tool(name: &str, arguments: &[&str]) -> Option<String> {
    match Command::new(name).args(arguments).output() {
        Ok(output) => {
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            // Poppler writes some ids as bytes that are no text.
            Some(String::from_utf8_lossy(&output.stdout).into_owned())
        }
        Err(_) => {
            missing(name);
            None
        }
    }
}

/// Says once that what needs a program was skipped, or fails where programs are required.
pub fn missing(name: &str) {
    assert!(std::env::var_os("UDGIV_REQUIRE_TOOLS").is_none(), "{name} is required and not installed");
    let first = SKIPPED.lock().expect("a list").insert(name.to_owned());
    if first {
        // Written past the test runner, which shows what a passing test prints to nobody.
        let _ = writeln!(std::io::stderr(), "SKIPPED: what needs {name}; it is not installed");
    }
}

/// The text of a PDF's pages, in the order of their content, as Poppler's pdftotext extracts it.
pub fn pdf_text(path: &Path) -> Option<String> {
    tool("pdftotext", &["-raw", "-enc", "UTF-8", path.to_str().expect("a path"), "-"])
}

/// The tag tree of a PDF with the text of each element, as Poppler's pdfinfo reads it.
pub fn pdf_tags(path: &Path) -> Option<String> {
    tool("pdfinfo", &["-struct-text", "-enc", "UTF-8", path.to_str().expect("a path")])
}

/// An EPUB, opened.
pub struct Epub {
    files: Vec<(String, Vec<u8>)>,
}

impl Epub {
    pub fn open(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
        let mut files = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).expect("a file");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("its bytes");
            files.push((file.name().to_owned(), bytes));
        }
        Self { files }
    }

    pub fn names(&self) -> Vec<&str> {
        self.files.iter().map(|(name, _)| name.as_str()).collect()
    }

    pub fn text(&self, name: &str) -> &str {
        let (_, bytes) = self.files.iter().find(|(one, _)| one == name).unwrap_or_else(|| panic!("{name}"));
        std::str::from_utf8(bytes).expect("text")
    }

    /// Paths and documents in the order of the spine.
    pub fn spine(&self) -> Vec<(String, &str)> {
        let package = roxmltree::Document::parse(self.text("OEBPS/content.opf")).expect("XML");
        let element =
            |name: &'static str| package.descendants().filter(move |node| node.has_tag_name((OPF, name)));
        element("itemref")
            .map(|item| {
                let id = item.attribute("idref").expect("idref");
                let entry = element("item").find(|one| one.attribute("id") == Some(id)).expect("an item");
                let path = format!("OEBPS/{}", entry.attribute("href").expect("href"));
                let text = self.text(&path);
                (path, text)
            })
            .collect()
    }
}

pub const OPF: &str = "http://www.idpf.org/2007/opf";
pub const XHTML: &str = "http://www.w3.org/1999/xhtml";
pub const OPS: &str = "http://www.idpf.org/2007/ops";

/// Parses XHTML, which has a document type.
pub fn xhtml(text: &str) -> roxmltree::Document<'_> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    roxmltree::Document::parse_with_options(text, options).expect("well-formed XHTML")
}

/// A ZIP package of these parts, as the makers of Word and OpenDocument files write them.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("a package").into_inner()
}

/// The same numbers on every machine: a linear congruential generator (Knuth's MMIX).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 up to the end, the end not among them.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end.max(1) as u64).expect("31 bits")
    }

    pub fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}
