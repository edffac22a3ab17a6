//! The thread that checks and lays out: of what is asked, the newest first, and what is overtaken not at all.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use super::desk::Desk;
use super::look::{Found, Laid, Look};
use super::store::SourceFile;
use super::{advice, importing};
use crate::build;
use crate::check::Told;
use crate::finding::{self, Finding};
use crate::locale::{Explain, Locale};
use crate::pipeline::{OpenPolicy, Request, Session, Trouble};
use crate::policy::{SourceMap, normal_text};
use crate::source::edit;

/// What Typst remembers is dropped when this many layouts in a row didn't use it: a policy has three settings that are looked at.
const AGE: usize = 9;

/// Hands policies to the thread that looks at them.
#[derive(Debug)]
pub struct Engine {
    waiting: Arc<Waiting>,
}

/// The desks that wait for a look.
#[derive(Debug, Default)]
struct Waiting {
    desks: Mutex<VecDeque<Arc<Desk>>>,
    changed: Condvar,
}

impl Engine {
    /// Starts the thread. It ends with the process.
    pub fn start(request: Request, locale: Locale) -> Self {
        let waiting = Arc::new(Waiting::default());
        let here = Arc::clone(&waiting);
        thread::spawn(move || {
            let mut session = Session::warm();
            loop {
                let desk = here.next();
                look(&mut session, &request, &desk, locale, &|| here.waits(&desk));
            }
        });
        Self { waiting }
    }

    /// Asks for a look at a policy, before all others. One that waits already waits but once.
    pub fn look(&self, desk: &Arc<Desk>) {
        let mut desks = self.waiting.desks.lock().unwrap_or_else(PoisonError::into_inner);
        desks.retain(|one| !Arc::ptr_eq(one, desk));
        desks.push_front(Arc::clone(desk));
        self.waiting.changed.notify_one();
    }
}

impl Waiting {
    fn next(&self) -> Arc<Desk> {
        let mut desks = self.desks.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(desk) = desks.pop_front() {
                return desk;
            }
            desks = self.changed.wait(desks).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether there is something newer to look at in this policy.
    fn waits(&self, desk: &Arc<Desk>) -> bool {
        let desks = self.desks.lock().unwrap_or_else(PoisonError::into_inner);
        desks.iter().any(|one| Arc::ptr_eq(one, desk))
    }
}

/// Looks at a policy: findings are told at once, and then the pages of each variant that somebody looks at, as they are done.
fn look(session: &mut Session, request: &Request, desk: &Desk, locale: Locale, overtaken: &dyn Fn() -> bool) {
    let before = desk.look();
    let mut look = Look { number: before.number + 1, sheets: before.sheets.clone(), ..Look::default() };
    let of_one = Request { slugs: vec![desk.slug.clone()], workers: 1, ..request.clone() };
    let (version, opened) = match opened(session, &of_one, desk) {
        Ok(opened) => opened,
        Err(why) => {
            look.trouble = Some(why.explain(locale));
            look.findings = before.findings.clone();
            desk.seen(look);
            return;
        }
    };
    let (told, policy) = opened;
    look.findings = found(&told, &of_one.root, SourceFile::Policy(&desk.slug), locale);
    look.version = version;
    look.is_held_back = policy.is_none();
    look.trouble = told.broken_layouts.first().map(|why| why.explain(locale));
    desk.seen(look.clone());
    let Some(policy) = policy else { return };
    for variant in desk.shown() {
        if overtaken() {
            return;
        }
        match policy.sheets(variant) {
            Ok(Some(sheets)) => {
                let laid = Laid { version: look.version.clone(), sheets: Arc::new(sheets), trouble: None };
                look.sheets.insert(variant, laid);
            }
            Err(why) => {
                if let Some(laid) = look.sheets.get_mut(&variant) {
                    laid.trouble = Some(why.explain(locale));
                } else {
                    look.trouble = Some(why.explain(locale));
                }
            }
            Ok(None) => {}
        }
        look.number += 1;
        desk.seen(look.clone());
        build::forget_unused(AGE);
    }
}

type Opened = (Told, Option<OpenPolicy>);

/// The policy, with the version that was there before: one that is saved meanwhile is looked at again. Nobody who writes waits for a look.
fn opened(session: &mut Session, request: &Request, desk: &Desk) -> Result<(String, Opened), Trouble> {
    let version = SourceFile::Policy(&desk.slug).version(&request.root);
    let opened = session.open(request)?;
    Ok((version, opened))
}

/// A file that findings are about, as they count lines and bytes.
struct Read {
    text: String,
    places: edit::Places,
    values: edit::SourceValue,
}

impl Read {
    fn of(root: &Path, file: SourceFile<'_>) -> Self {
        let text = normal_text(&file.text(root).unwrap_or_default());
        let places = edit::Places::of(&text);
        let values = edit::values(&text).unwrap_or(edit::SourceValue::Table(Vec::new()));
        Self { text, places, values }
    }
}

/// Files that findings are about, each read once.
struct Files<'a> {
    root: &'a Path,
    /// The file that is looked at.
    file: SourceFile<'a>,
    locale: Locale,
    read: BTreeMap<String, Read>,
}

/// The findings in words, each with the field of its file that it is about; `file` is the one that is looked at.
pub fn found(told: &Told, root: &Path, file: SourceFile<'_>, locale: Locale) -> Vec<Found> {
    let mut files = Files { root, file, locale, read: BTreeMap::new() };
    finding::told_once(&told.findings).map(|finding| files.told(finding, &told.sources)).collect()
}

/// The titles of findings, in the words of those who write in fields.
pub fn titles<'f>(
    findings: impl IntoIterator<Item = &'f Finding>,
    sources: &SourceMap,
    root: &Path,
    file: SourceFile<'_>,
    locale: Locale,
) -> Vec<String> {
    let mut files = Files { root, file, locale, read: BTreeMap::new() };
    findings.into_iter().map(|finding| files.told(finding, sources).title).collect()
}

impl Files<'_> {
    /// A finding in words.
    fn told(&mut self, finding: &Finding, sources: &SourceMap) -> Found {
        let &mut Self { root, file, locale, .. } = self;
        let record = finding::records(std::slice::from_ref(finding), sources, locale)
            .pop()
            .unwrap_or_else(|| unreachable!("a finding has a record"));
        let own = record.file.as_deref().and_then(SourceFile::named);
        let its = own.unwrap_or(file);
        let read = self.read.entry(its.shown()).or_insert_with(|| Read::of(root, its));
        let Read { text, places, values } = &*read;
        let place = finding.place.filter(|_| own.is_some());
        let field = place.and_then(|place| places.at(place.start));
        // What is missing is told at the table that should have it.
        let at = field.clone().or_else(|| place.and_then(|place| places.table_at(place.start)));
        let on_line = |number: usize| advice::on_line(text, places, number);
        let about = advice::About { keys: its.keys(), values, on_line: &on_line, locale };
        let word = finding.message.word().map(|(_, list)| list);
        // How a word is written into a list is for those who have no button that does it.
        let told_in_files = usize::from(word.is_some());
        let lines: Vec<&str> = record.help.lines().collect();
        let lines = lines[..lines.len().saturating_sub(told_in_files)].iter().copied();
        let mut advice = advice::all(lines, at.as_ref(), about);
        // Here, nobody writes what isn't a field's.
        if advice.is_empty() && word.is_none() && finding.mend.is_none() {
            advice.push(vec![advice::outside(locale)]);
        }
        // What is missing is written where the advice leads, whatever stands there already: at a picture's words, not at its file.
        let beside = |to: &edit::KeyPath| {
            field
                .as_ref()
                .is_some_and(|at| at.parent().map(|(table, _)| table) == to.parent().map(|(table, _)| table))
        };
        let lacking = advice::leads_to(&advice).filter(|to| finding.message.is_absence() && beside(to));
        let field = lacking.or(field).or_else(|| advice::field_of(&advice));
        let mut places = advice::spots_of(&advice);
        if finding.message.is_of_import() {
            advice = vec![advice::looked_at(&advice, its, locale)];
            if let SourceFile::Policy(slug) = its {
                places = Some(importing::left(root, slug));
            }
        }
        // Several lines may be one field, and one place.
        let counted = places.and_then(|places| finding.message.counted(places));
        let counted = counted.map(|(danish, english): (String, String)| locale.pick(danish, english));
        Found {
            title: counted.unwrap_or_else(|| advice::title(&record.message, field.as_ref(), about)),
            advice,
            record: record.into(),
            field,
            is_left: finding.message.remains_to_be_done() && !finding.message.is_of_import(),
            is_mendable: finding.mend.is_some(),
            word,
        }
    }
}
