//! `udgiv watch`: each save is published, a broken one too is survived, and nothing is made that isn't touched.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use super::support::{Project, copy, repository};

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
        let root = project.root().as_os_str();
        Self::with(|command| command.arg("--root").arg(root))
    }

    /// With what a person types, and where.
    fn with(typed: impl FnOnce(&mut Command) -> &mut Command) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_udgiv"));
        let mut child = typed(command.args(["watch", "--lang", "en"]))
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

    /// The line of the first run. From then on it watches.
    fn first(&self) -> String {
        let first = self.run();
        assert!(self.line().contains("Stop with Ctrl+C"));
        first
    }

    /// The line of the next run, without its time.
    fn run(&self) -> String {
        Self::without_time(&self.line())
    }

    /// The line of the next run in which something is made. Several steps, such as a folder that is made and then filled, may be several runs.
    fn made(&self) -> String {
        loop {
            let line = self.run();
            if !line.starts_with("no new files") {
                return line;
            }
        }
    }

    fn without_time(line: &str) -> String {
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
fn programs_are_told_of_every_run_as_it_goes() {
    let project = project();
    let root = project.root().as_os_str();
    let watching = Watching::with(|command| command.args(["--format", "ndjson", "--root"]).arg(root));
    // Up to where it waits again.
    let events = || {
        let mut events: Vec<serde_json::Value> = Vec::new();
        while events.last().is_none_or(|event| event["event"] != "watching") {
            let line = watching.line();
            events.push(serde_json::from_str(&line).unwrap_or_else(|why| panic!("{why}: {line}")));
        }
        events
    };
    let files = |events: &[serde_json::Value]| {
        let files = events.iter().filter(|event| event["event"] == "file");
        files.map(|file| file["artefact"]["path"].as_str().expect("a path").to_owned()).collect::<Vec<_>>()
    };
    let first = events();
    assert_eq!((&first[0]["event"], files(&first).len()), (&"begin".into(), 4), "{first:?}");
    assert_eq!(first[first.len() - 2]["fresh"], 4, "{first:?}");
    project.edit(POLICY, "Du kan ringe til os.", "Du kan ringe eller skrive.");
    assert_eq!(files(&events()), ["eksempel/eksempel.easy.txt"], "what is as it was isn't told");
    project.edit(POLICY, "role = \"foreword\"", "role = \"forword\"");
    let broken = events();
    assert!(broken.iter().any(|event| event["event"] == "finding" && event["code"] == "U005"), "{broken:?}");
    assert_eq!(broken[broken.len() - 2]["status"], 1, "{broken:?}");
    assert_eq!(watching.end(), "");
}

#[test]
fn every_save_is_published_and_a_broken_one_is_survived() {
    let project = project();
    let watching = Watching::begin(&project);
    assert_eq!(watching.first(), "2 policies: 4 new files");
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

/// The project's folder is typed in many ways, and the system tells of files by the one real path.
#[test]
fn a_save_is_heard_of_however_the_folder_is_named() {
    let project = project();
    let text = ["Du kan ringe til os.", "Du kan skrive til os.", "Du kan komme til os.", "Du kan gå til os."];
    let mut said = text.windows(2);
    let mut hears = |watching: Watching| {
        watching.first();
        let [before, after] = said.next().expect("a text") else { unreachable!("two texts") };
        project.edit(POLICY, before, after);
        assert_eq!(watching.made(), "eksempel: 1 new file");
    };
    // As a person types it who stands in the folder, or beside it.
    hears(Watching::with(|command| command.current_dir(project.root())));
    let beside = project.path("sources");
    hears(Watching::with(|command| command.current_dir(&beside).args(["--root", ".."])));
    #[cfg(unix)]
    {
        let elsewhere = tempfile::tempdir().expect("a folder");
        let link = elsewhere.path().join("projekt");
        std::os::unix::fs::symlink(project.root(), &link).expect("a link");
        hears(Watching::with(|command| command.arg("--root").arg(&link)));
    }
}

/// Folders that weren't there when it began, or aren't those that were.
#[test]
fn folders_that_come_later_are_watched_too() {
    let project = project();
    let watching = Watching::begin(&project);
    watching.first();
    let sheet = |colour: &str| {
        let own = std::fs::read_to_string(repository().join("layouts/base/epub.css")).expect("a style sheet");
        project.write("layouts/base/epub.css", format!("{own}\np {{ color: {colour} }}\n"));
    };
    // Made while it watches, and then changed.
    sheet("#111111");
    assert_eq!(watching.made(), "2 policies: 2 new files");
    sheet("#222222");
    assert_eq!(watching.made(), "2 policies: 2 new files");
    // Removed, and made again.
    std::fs::remove_dir_all(project.path("layouts")).expect("removed");
    assert_eq!(watching.made(), "2 policies: 2 new files");
    sheet("#333333");
    assert_eq!(watching.made(), "2 policies: 2 new files");
    sheet("#444444");
    assert_eq!(watching.made(), "2 policies: 2 new files");
    // Another one in its place.
    std::fs::rename(project.path("sources"), project.path("gamle")).expect("renamed");
    copy(&project.path("gamle"), &project.path("nye"));
    project.edit("nye/eksempel/policy.toml", "Du kan ringe til os.", "Du kan skrive til os.");
    std::fs::rename(project.path("nye"), project.path("sources")).expect("renamed");
    assert_eq!(watching.made(), "eksempel: 1 new file");
    project.edit(POLICY, "Du kan skrive til os.", "Du kan komme til os.");
    assert_eq!(watching.made(), "eksempel: 1 new file");
    // What lies in the old one is nobody's source any more.
    project.edit("gamle/eksempel/policy.toml", "Du kan ringe til os.", "Du kan gå til os.");
    // A policy that is new, with folders in it.
    copy(&project.path("sources/eksempel"), &project.path("sources/ny"));
    assert_eq!(watching.made(), "ny: 2 new files");
    project.edit("sources/ny/policy.toml", "Du kan komme til os.", "Du kan gå til os.");
    assert_eq!(watching.made(), "ny: 1 new file");
    // A word that the project knows, in a folder of a folder that comes later.
    project.edit(POLICY, "Du kan komme til os.", "Du kan komme til telefonomstillingen.");
    assert_eq!(watching.made(), "eksempel: 1 new file");
    project.write("dictionaries/da/words.txt", "telefonomstillingen\n");
    assert_eq!(watching.run(), "no new files");
}

/// Whoever saves all the time sees something all the same: neither does it wait for quiet, nor does each save begin anew.
#[test]
fn saves_that_never_end_are_published_meanwhile() {
    let project = project();
    let watching = Watching::begin(&project);
    watching.first();
    let whole = project.read(POLICY);
    let mut made = Vec::new();
    // Half a minute at most.
    for save in 0..1000 {
        let text = whole.replace("Du kan ringe til os.", &format!("Du kan ringe til {save}."));
        project.write("ny.toml", text);
        std::fs::rename(project.path("ny.toml"), project.path(POLICY)).expect("renamed");
        std::thread::sleep(Duration::from_millis(30));
        made.extend(watching.lines.try_iter());
        if made.len() > 1 {
            break;
        }
    }
    assert!(made.len() > 1, "nothing was published while it was saved");
    assert!(made.iter().all(|line| line.starts_with("eksempel: 1 new file")), "{made:?}");
    // And the last save comes out.
    project.write(POLICY, whole.replace("Du kan ringe til os.", "Nu er der ro."));
    while !project.read("output/eksempel/eksempel.easy.txt").contains("Nu er der ro.") {
        watching.line();
    }
    let told = watching.end();
    assert!(!told.contains("Publish again"), "{told}");
}
