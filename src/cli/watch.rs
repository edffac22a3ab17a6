//! `udgiv watch`: publishes whenever a source is saved, until it is stopped.

use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use notify::event::ModifyKind;
use notify::{Event, EventKind, RecursiveMode, Watcher, recommended_watcher};

use super::arguments::WatchArgs;
use super::build::unsettled;
use super::clean::waits;
use super::outcome::{FINE, Outcome};
use super::output;
use super::request::request;
use super::{render, terminal};
use crate::locale::{Explain, Locale, visible, visible_path};
use crate::pipeline::{Cancel, Progress, Published, Request, Session, Trouble};
use crate::variant::LineEnd;

/// What is looked at, below the project's root.
const FOLDERS: [&str; 4] = ["sources", "layouts", "fonts", "dictionaries"];

/// The project's own file.
const FILE: &str = "udgiv.toml";

/// Programs write a file in several steps: it is saved when nothing has happened for this long.
const QUIET: Duration = Duration::from_millis(40);

/// Publishes, then waits for a source to be saved, and so on.
pub fn run(args: &WatchArgs, locale: Locale) -> Outcome {
    let mut request = request(&args.project, &args.slugs)?;
    request.variants.clone_from(&args.variants);
    if args.windows {
        request.line_end = LineEnd::Windows;
    }
    if let Some(out) = &args.out {
        request.out.clone_from(out);
    }
    if let Some(jobs) = args.jobs {
        request.workers = usize::from(jobs);
    }
    let mut session = Session::warm();
    let underway = Arc::new(Mutex::new(Cancel::default()));
    let mut told = String::new();
    let started = now();
    // Before the first run, so that nothing is missed; but what is wrong with the request is told first.
    let watched = watched(&request.root, &underway);
    let published = publish(&mut session, &request, &underway, locale)?;
    tell(&published, started, &mut told, locale);
    let (_watcher, saved) = watched?;
    let sources = visible_path(&request.root.join("sources"));
    terminal::say(&locale.pick(
        format!("Holder øje med {sources}. Stop med Ctrl+C"),
        format!("Watching {sources}. Stop with Ctrl+C"),
    ));
    while saved.recv().is_ok() {
        loop {
            match saved.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Ok(FINE),
            }
        }
        let started = now();
        match publish(&mut session, &request, &underway, locale) {
            // Something was saved meanwhile, and the next run is about to begin.
            Ok(published) if published.is_cancelled => {}
            Ok(published) => tell(&published, started, &mut told, locale),
            Err(why) => output::trouble(&*why, locale),
        }
    }
    Ok(FINE)
}

fn publish(
    session: &mut Session,
    request: &Request,
    underway: &Mutex<Cancel>,
    locale: Locale,
) -> Result<Published, Trouble> {
    let cancel = Cancel::default();
    *underway.lock().unwrap_or_else(PoisonError::into_inner) = cancel.clone();
    let progress = |progress: Progress<'_>| {
        if let Progress::Waiting = progress {
            waits(locale);
        }
    };
    session.publish(request, &progress, &cancel)
}

/// Tells of the files that were made, and of findings if they are others than before.
fn tell(published: &Published, started: Instant, before: &mut String, locale: Locale) {
    let told = &published.told;
    let findings = render::human(&told.findings, &told.sources, locale, terminal::takes_colours());
    if findings != *before && !told.findings.is_empty() {
        terminal::complain_with(&findings);
    }
    *before = findings;
    for broken in &told.broken_layouts {
        output::trouble(broken, locale);
    }
    for trouble in &published.troubles {
        output::trouble(&**trouble, locale);
    }
    for slug in &published.unsettled {
        terminal::complain(&unsettled(slug, locale));
    }
    terminal::say(&line(published, started.elapsed(), locale));
}

/// A line on a run: which policies, how many files, how long.
fn line(published: &Published, time: Duration, locale: Locale) -> String {
    let mut fresh: Vec<&str> =
        published.files.iter().filter(|file| file.is_fresh()).map(|file| file.record.slug.as_str()).collect();
    let files = fresh.len();
    fresh.dedup();
    let held_back = &published.told.held_back;
    let slugs: Vec<String> = fresh.iter().map(|slug| visible(slug).into_owned()).collect();
    let seconds = format!("{:.2}", time.as_secs_f64());
    let seconds = locale.pick(seconds.replace('.', ","), seconds);
    let made = match (files, slugs.len()) {
        (0, _) => locale.pick("ingen nye filer".to_owned(), "no new files".to_owned()),
        (1, _) => locale.pick(format!("{}: 1 ny fil", slugs[0]), format!("{}: 1 new file", slugs[0])),
        (_, 1) => locale
            .pick(format!("{}: {files} nye filer", slugs[0]), format!("{}: {files} new files", slugs[0])),
        (_, many) => locale.pick(
            format!("{many} politikker: {files} nye filer"),
            format!("{many} policies: {files} new files"),
        ),
    };
    let held_back = match held_back.len() {
        0 => String::new(),
        _ => {
            let list = locale.listed(held_back);
            locale.pick(
                format!("; holdt tilbage, til fejlene er rettet: {list}"),
                format!("; held back until the errors are mended: {list}"),
            )
        }
    };
    format!("{made}{held_back} ({seconds} s)")
}

/// Looks at a project's files: the receiver hears of each that is saved, and the run underway is cancelled.
fn watched(
    root: &Path,
    underway: &Arc<Mutex<Cancel>>,
) -> Result<(impl Watcher + use<>, Receiver<()>), NotWatched> {
    let (sender, saved) = mpsc::channel();
    let (below, underway) = (root.to_owned(), Arc::clone(underway));
    let not_watched = |why: notify::Error| NotWatched { root: root.to_owned(), why };
    let mut watcher = recommended_watcher(move |event: notify::Result<Event>| {
        // What can't be told apart may have been anything.
        if event.map_or(true, |event| concerns(&event, &below)) {
            underway.lock().unwrap_or_else(PoisonError::into_inner).cancel();
            // Nobody listens any more when the program ends.
            let _ = sender.send(());
        }
    })
    .map_err(not_watched)?;
    // Folders may come later, beside those that are there.
    watcher.watch(root, RecursiveMode::NonRecursive).map_err(not_watched)?;
    for folder in FOLDERS.map(|folder| root.join(folder)).iter().filter(|folder| folder.is_dir()) {
        watcher.watch(folder, RecursiveMode::Recursive).map_err(not_watched)?;
    }
    Ok((watcher, saved))
}

/// Whether an event is about something that publications are made of. Reading is none, and editors' hidden files aren't read.
fn concerns(event: &Event, root: &Path) -> bool {
    let is_change = match event.kind {
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => true,
    };
    is_change && event.paths.iter().any(|path| is_source(path, root))
}

fn is_source(path: &Path, root: &Path) -> bool {
    let below = path.strip_prefix(root).unwrap_or(path);
    let mut names = below.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    let Some(first) = names.next() else { return false };
    let is_ours = FOLDERS.contains(&first.as_ref()) || first == FILE;
    is_ours && !names.any(|name| name.starts_with('.') || name.ends_with('~'))
}

/// The system doesn't tell of files that are saved.
#[derive(Debug)]
struct NotWatched {
    root: PathBuf,
    why: notify::Error,
}

impl Explain for NotWatched {
    fn danish(&self) -> String {
        format!(
            "Systemet kan ikke holde øje med {}: {}\nUdgiv i stedet, hver gang I har gemt:  udgiv build",
            visible_path(&self.root),
            visible(&self.why.to_string()),
        )
    }

    fn english(&self) -> String {
        format!(
            "The system can't watch {}: {}\nPublish whenever you have saved instead:  udgiv build",
            visible_path(&self.root),
            visible(&self.why.to_string()),
        )
    }
}

#[expect(clippy::disallowed_methods, reason = "how long a run took is told, and stands in no file")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_published_and_what_editors_leave_is_no_source() {
        for (path, is) in [
            ("sources/a/policy.toml", true),
            ("sources/publishers/b.toml", true),
            ("layouts/eget/layout.typ", true),
            ("udgiv.toml", true),
            ("output/a/a.pdf", false),
            ("output", false),
            ("sources/a/.policy.toml.swp", false),
            ("sources/a/policy.toml~", false),
            ("andet/sources/policy.toml", false),
        ] {
            assert_eq!(is_source(&Path::new("p").join(path), Path::new("p")), is, "{path}");
        }
    }
}
