//! Judges: programs of others that say whether a file keeps to a standard. A judge is data: its name, which files it is for, where it is found, how
//! it is called, and how its answer is read.
//!
//! None is part of the program, and none is needed to publish. They run with a limit on time and on what they may say, and with a proxy that leads nowhere.

mod answers;
mod run;
mod verdict;

use std::path::{Path, PathBuf};

use answers::{ace, axe, epubcheck, qpdf, verapdf, vnu};
pub use verdict::{Answer, Judged, Verdict};

/// A judge.
pub struct Judge {
    /// Its name, with what it judges by: "veraPDF (PDF/UA-1)".
    pub name: &'static str,
    /// The ending of the files it is for.
    pub ending: &'static str,
    /// The claim it judges; none if it is for every file with the ending.
    pub claim: Option<&'static str>,
    /// Where it may be found, the first that is there.
    program: &'static [Program],
    /// Its arguments; `{file}` is the file and `{out}` an empty folder.
    arguments: &'static [&'static str],
    /// Arguments by which it says its version, if its answer doesn't.
    version: Option<&'static [&'static str]>,
    /// Where its answer stands below `{out}`, if that isn't what it prints.
    answer: Option<&'static str>,
    /// Reads its answer.
    read: fn(&Answer) -> Option<Verdict>,
}

/// Where a judge is found.
enum Program {
    /// A program on the path.
    OnPath(&'static str),
    /// A Java program below the folder of tools.
    Jar(&'static str),
    /// A script of ours for a browser, as `run` knows it, with these packages of Node.js below the folder of tools.
    Script(&'static str, &'static [&'static str]),
}

/// Every judge.
pub static JUDGES: &[Judge] = &[
    Judge {
        name: "veraPDF (PDF/UA-1)",
        ending: "pdf",
        claim: Some("PDF/UA-1"),
        program: VERAPDF,
        arguments: &["--flavour", "ua1", "--format", "json", "--maxfailuresdisplayed", "1", "{file}"],
        version: None,
        answer: None,
        read: verapdf,
    },
    Judge {
        name: "veraPDF (PDF/A-2a)",
        ending: "pdf",
        claim: Some("PDF/A-2a"),
        program: VERAPDF,
        arguments: &["--flavour", "2a", "--format", "json", "--maxfailuresdisplayed", "1", "{file}"],
        version: None,
        answer: None,
        read: verapdf,
    },
    Judge {
        name: "qpdf",
        ending: "pdf",
        claim: None,
        program: &[Program::OnPath("qpdf")],
        arguments: &["--check", "{file}"],
        version: Some(&["--version"]),
        answer: None,
        read: qpdf,
    },
    Judge {
        name: "EPUBCheck",
        ending: "epub",
        claim: None,
        program: &[Program::OnPath("epubcheck"), Program::Jar("epubcheck/epubcheck/epubcheck.jar")],
        arguments: &["{file}", "--json", "-"],
        version: None,
        answer: None,
        read: epubcheck,
    },
    Judge {
        name: "Ace by DAISY",
        ending: "epub",
        claim: None,
        program: &[
            Program::OnPath("ace"),
            Program::OnPath("ace-puppeteer"),
            Program::Script("{ace.mjs}", &["@daisy/ace-core", "@daisy/ace-axe-runner-puppeteer"]),
        ],
        arguments: &["--force", "--silent", "--outdir", "{out}", "{file}"],
        version: None,
        answer: Some("report.json"),
        read: ace,
    },
    Judge {
        name: "Nu Html Checker",
        ending: "html",
        claim: None,
        program: &[Program::OnPath("vnu"), Program::Jar("node/node_modules/vnu-jar/build/dist/vnu.jar")],
        arguments: &["--format", "json", "--stdout", "--exit-zero-always", "--no-langdetect", "{file}"],
        version: Some(&["--version"]),
        answer: None,
        read: vnu,
    },
    Judge {
        name: "axe-core (WCAG 2.2 A, AA)",
        ending: "html",
        claim: None,
        program: &[Program::Script("{axe.mjs}", &["axe-core", "playwright-core"])],
        arguments: &["{file}"],
        version: None,
        answer: None,
        read: axe,
    },
];

/// Names of the browser that shows web pages to a judge.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

const VERAPDF: &[Program] = &[Program::OnPath("verapdf"), Program::Jar("verapdf/verapdf.jar")];

impl Judge {
    /// Whether it judges a file of this path, with these claims.
    #[must_use]
    pub fn is_for(&self, path: &str, claims: &[String]) -> bool {
        path.rsplit_once('.').is_some_and(|(_, ending)| ending == self.ending)
            && self.claim.is_none_or(|claim| claims.iter().any(|one| one == claim))
    }

    /// The command that starts it, if it is on this machine.
    #[must_use]
    pub fn found(&self) -> Option<Vec<PathBuf>> {
        let tools = tools();
        self.program.iter().find_map(|program| match program {
            Program::OnPath(name) => Some(vec![on_path(name)?]),
            Program::Jar(below) => {
                let jar = tools.as_ref()?.join(below);
                let java = on_path("java")?;
                jar.is_file().then(|| [java, "-Djava.awt.headless=true".into(), "-jar".into(), jar].into())
            }
            Program::Script(script, packages) => {
                let folder = tools.as_ref()?.join("node");
                let node = on_path("node")?;
                let chromium = BROWSERS.iter().find_map(|name| on_path(name))?;
                let has = |package: &&str| folder.join("node_modules").join(package).is_dir();
                packages.iter().all(has).then(|| vec![node, (*script).into(), folder, chromium])
            }
        })
    }

    /// What it says of a file. `Err` if it says nothing that can be read, with the reason.
    ///
    /// # Errors
    ///
    /// Why there is no verdict.
    pub fn judge(&self, command: &[PathBuf], file: &Path) -> Result<Judged, String> {
        let call = run::Call { command, arguments: self.arguments, answer: self.answer, file };
        let answer = run::answer(&call)?;
        let verdict = (self.read)(&answer).ok_or_else(|| run::last_words(&answer.said))?;
        let version = match self.version {
            Some(arguments) => {
                let said = run::answer(&run::Call { arguments, answer: None, ..call })?.said;
                said.split_whitespace()
                    .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
                    .map(str::to_owned)
            }
            None => verdict.version.clone(),
        };
        Ok(Judged { version, verdict })
    }
}

/// The folder that `tests/validators/install` puts judges into, or the one that `UDGIV_TOOLS` names.
fn tools() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    named("UDGIV_TOOLS").or_else(|| {
        let cache = named("XDG_CACHE_HOME").or_else(|| Some(named("HOME")?.join(".cache")))?;
        Some(cache.join("udgiv-validators"))
    })
}

/// A program on the path.
fn on_path(name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|file| file.is_file())
}
