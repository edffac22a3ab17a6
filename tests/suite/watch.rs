//! `udgiv watch`: each save is published, a broken one too is survived, and nothing is made that isn't touched.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use super::support::{Project, copy};

const POLICY: &str = "sources/eksempel/policy.toml";
const PUBLISHER: &str = "sources/publishers/byen.toml";

/// The program at watch, until it is dropped.
struct Watching {
    child: Child,
    lines: Receiver<String>,
    stderr: Option<ChildStderr>,
}

impl Watching {
    fn begin(project: &Project) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_udgiv"))
            .args(["watch", "--lang", "en", "--root"])
            .arg(project.root())
            .env_clear()
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let stdout = BufReader::new(child.stdout.take().expect("its output"));
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || stdout.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let stderr = child.stderr.take();
        Self { child, lines, stderr }
    }

    /// The next line. It may take long on a busy machine; a program that has ended sends none.
    fn line(&self) -> String {
        self.lines.recv().expect("it still runs")
    }

    /// The line of the next run, without its time.
    fn run(&self) -> String {
        let line = self.line();
        let (said, time) = line.rsplit_once(" (").unwrap_or_else(|| panic!("{line}"));
        let seconds = time.strip_suffix(" s)").and_then(|time| time.parse::<f64>().ok());
        assert!(seconds.is_some(), "{line}");
        said.to_owned()
    }

    /// Ends it, and gives what it complained about.
    fn end(mut self) -> String {
        self.child.kill().expect("it still runs");
        let mut told = String::new();
        let mut stderr = self.stderr.take().expect("not yet read");
        stderr.read_to_string(&mut told).expect("text");
        told
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Two policies without pages.
fn project() -> Project {
    let project = Project::base();
    let publisher = project.read(PUBLISHER);
    let line = publisher.lines().find(|line| line.starts_with("variants")).expect("variants").to_owned();
    project.edit(PUBLISHER, &line, "variants = [\"epub\", \"easy-text\"]");
    copy(&project.path("sources/eksempel"), &project.path("sources/andet"));
    project
}

#[test]
fn every_save_is_published_and_a_broken_one_is_survived() {
    let project = project();
    let watching = Watching::begin(&project);
    assert_eq!(watching.run(), "2 policies: 4 new files");
    assert!(watching.line().contains("Stop with Ctrl+C"));
    let text = "output/eksempel/eksempel.easy.txt";
    project.edit(POLICY, "Du kan ringe til os.", "Du kan ringe eller skrive.");
    assert_eq!(watching.run(), "eksempel: 1 new file");
    assert!(project.read(text).contains("Du kan ringe eller skrive."));
    // What editors leave beside a source is none; what is saved after it is heard of all the same.
    project.write("sources/eksempel/.policy.toml.swp", "x");
    project.edit("sources/andet/policy.toml", "title = \"Alle skal med\"", "title = \"Alle kan være med\"");
    let both = watching.run();
    assert_eq!(both, "andet: 2 new files");
    // A save in the middle of a sentence: what was published stays.
    let whole = project.read(POLICY);
    project.write(POLICY, &whole[..whole.len() / 2]);
    assert_eq!(watching.run(), "no new files; held back until the errors are mended: eksempel");
    assert!(project.read(text).contains("Du kan ringe eller skrive."));
    project.write(POLICY, whole.replace("Du kan ringe eller skrive.", "Du kan altid ringe."));
    assert_eq!(watching.run(), "eksempel: 1 new file");
    assert!(project.read(text).contains("Du kan altid ringe."));
    let told = watching.end();
    assert!(told.contains("sources/eksempel/policy.toml"), "{told}");
    // Another run finds all as it should be.
    assert!(project.run(&["build"]).stdout.contains("(0 new, 4 unchanged)"));
}

#[test]
fn what_keeps_it_from_beginning_is_told() {
    let run = Project::empty().run(&["watch"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("There is no folder sources/"), "{}", run.stderr);
    let run = Project::base().run(&["watch", "ukendt"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("There is no policy called “ukendt”"), "{}", run.stderr);
}
