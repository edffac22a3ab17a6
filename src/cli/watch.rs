//! `udgiv watch`: publishes whenever a source is saved, until it is stopped.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::arguments::WatchArgs;
use super::build::unsettled;
use super::clean::waits;
use super::events::{Event, Events};
use super::outcome::{Outcome, TROUBLE};
use super::output;
use super::request::request;
use super::values::Told;
use super::watched::{Watched, now};
use super::{render, terminal};
use crate::locale::{Locale, visible, visible_path};
use crate::pipeline::{Cancel, Progress, Published, Request, Session, Trouble};
use crate::variant::LineEnd;

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
    let underway = Underway::default();
    let events = (args.format == Told::Ndjson).then(Events::default);
    let events = events.as_ref();
    let mut teller = Teller { findings: String::new(), made: BTreeSet::new(), locale };
    let started = now();
    // Before the first run, so that nothing is missed; but what is wrong with the request is told first.
    let of_run = underway.clone();
    let watched = Watched::begin(&request.root, move || of_run.cancel());
    let published = publish(&mut session, &request, &underway, Patience::None, (events, locale))?;
    let mut watched = watched?;
    let mut patience = Patience::after(&published);
    match events {
        Some(events) => {
            events.published(&published, None, status(&published), locale);
            events.tell(&Event::Watching);
        }
        None => {
            teller.tell(&published, started, watched.has_heard());
            let sources = visible_path(&request.root.join("sources"));
            terminal::say(&locale.pick(
                format!("Holder øje med {sources}. Stop med Ctrl+C"),
                format!("Watching {sources}. Stop with Ctrl+C"),
            ));
        }
    }
    loop {
        if let Err(why) = watched.wait() {
            match events {
                Some(events) => events.trouble(&why, locale),
                None => output::trouble(&why, locale),
            }
        }
        let started = now();
        match publish(&mut session, &request, &underway, patience, (events, locale)) {
            Ok(published) => {
                patience = Patience::after(&published);
                match events {
                    Some(events) => events.published(&published, None, status(&published), locale),
                    None => teller.tell(&published, started, watched.has_heard()),
                }
            }
            Err(why) => {
                if events.is_none() {
                    output::trouble(&*why, locale);
                }
            }
        }
        if let Some(events) = events.filter(|_| !watched.has_heard()) {
            events.tell(&Event::Watching);
        }
    }
}

/// What the exit status of a single run would be.
fn status(published: &Published) -> u8 {
    if published.troubles.is_empty() { output::status(&published.told, false) } else { TROUBLE }
}

/// Whether a run goes on when something is saved meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Patience {
    /// It is cancelled, since the next one is about to begin.
    None,
    /// It goes on: the one before was cancelled, and whoever saves all the time sees something, too.
    ToTheEnd,
}

impl Patience {
    /// Of the run that follows this one.
    fn after(published: &Published) -> Self {
        if published.is_cancelled { Self::ToTheEnd } else { Self::None }
    }
}

/// The run underway.
#[derive(Debug, Clone, Default)]
struct Underway(Arc<Mutex<Cancel>>);

impl Underway {
    fn begin(&self) -> Cancel {
        let cancel = Cancel::default();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = cancel.clone();
        cancel
    }

    fn cancel(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).cancel();
    }
}

fn publish(
    session: &mut Session,
    request: &Request,
    underway: &Underway,
    patience: Patience,
    (events, locale): (Option<&Events>, Locale),
) -> Result<Published, Trouble> {
    let cancel = match patience {
        Patience::None => underway.begin(),
        Patience::ToTheEnd => Cancel::default(),
    };
    if let Some(events) = events {
        events.tell(&Event::Begin);
    }
    let progress = |progress: Progress<'_>| match (events, &progress) {
        (Some(events), progress) => events.progress(progress, false),
        (None, Progress::Waiting) => waits(locale),
        (None, _) => {}
    };
    let published = session.publish(request, &progress, &cancel);
    if let (Some(events), Err(why)) = (events, &published) {
        events.failed(&**why, locale);
    }
    published
}

/// Tells of runs, one after another.
struct Teller {
    /// The findings as they were told last.
    findings: String,
    /// Files that were made and aren't told of yet, by policy and path.
    made: BTreeSet<(String, String)>,
    locale: Locale,
}

impl Teller {
    /// Tells of the files that were made, and of findings if they are others than before. Of a run that was cancelled, the next one tells.
    /// `goes_on`: another run follows at once.
    fn tell(&mut self, published: &Published, started: Instant, goes_on: bool) {
        let fresh = published.files.iter().filter(|file| file.is_fresh());
        self.made.extend(fresh.map(|file| (file.record.slug.clone(), file.record.path.clone())));
        if published.is_cancelled {
            return;
        }
        let (told, locale) = (&published.told, self.locale);
        let findings = render::human(&told.findings, &told.sources, locale, terminal::takes_colours());
        if findings != self.findings && !told.findings.is_empty() {
            terminal::complain_with(&findings);
        }
        self.findings = findings;
        for broken in &told.broken_layouts {
            output::trouble(broken, locale);
        }
        for trouble in &published.troubles {
            output::trouble(&**trouble, locale);
        }
        // What was saved meanwhile is published by the run that follows.
        if !goes_on {
            unsettled(published, locale).iter().for_each(|line| terminal::complain(line));
        }
        let made = std::mem::take(&mut self.made);
        terminal::say(&line(&made, &told.held_back, started.elapsed(), locale));
    }
}

/// A line on a run: which policies, how many files, how long.
fn line(made: &BTreeSet<(String, String)>, held_back: &[String], time: Duration, locale: Locale) -> String {
    let mut fresh: Vec<&str> = made.iter().map(|(slug, _)| slug.as_str()).collect();
    let files = fresh.len();
    fresh.dedup();
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
