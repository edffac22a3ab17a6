//! What a look at a policy told, covers, pages of other layouts and e-books that were made to be shown, for as long as their source is the same.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::build::{PublishedWith, Record, State};
use crate::edition::State as EasyState;
use crate::finding::Level;
use crate::layout;
use crate::locale::{Explain, Locale};
use crate::pipeline::{self, Request, Session, Trouble};
use crate::policy::VariantName;
use crate::source::SourceDigests;

/// How many covers are remembered.
const MOST_COVERS: usize = 200;

/// What the files of the project are now.
pub struct Now<'a> {
    root: &'a Path,
    sources: SourceDigests,
    with: PublishedWith,
}

impl<'a> Now<'a> {
    /// Looks at the publishers' files, and at the project's own fonts, layouts and dictionaries.
    pub fn of(root: &'a Path) -> Self {
        Self { root, sources: SourceDigests::of(root), with: pipeline::published_with(root) }
    }

    /// Hash of a policy's folder and the publishers'. Colours and pictures change what is shown as words do.
    fn source(&self, slug: &str) -> String {
        self.sources.policy(self.root, &self.root.join("sources").join(slug)).hash()
    }

    /// What stands for all that a policy is made of.
    fn version(&self, slug: &str) -> String {
        format!("{}\n{}", self.source(slug), self.with.joined())
    }

    /// Tells how the published files of a policy stand to its source: the manifest knows nothing of what was written since.
    pub fn states(&self, slug: &str) -> impl Fn(&Record) -> State {
        let source = self.source(slug);
        move |record| record.state_now(&source, &self.with)
    }
}

fn version(request: &Request, slug: &str) -> String {
    Now::of(&request.root).version(slug)
}

/// What a look at a policy told.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// How many errors, warnings and hints there are.
    pub counts: [usize; 3],
    /// How far the easy text of each section has come; none where the policy can't be read.
    pub easy: Vec<EasyState>,
}

/// How policies stand, by slug, with the version of the source that was looked at.
#[derive(Debug, Default)]
pub struct Standings(Mutex<BTreeMap<String, (String, Standing)>>);

impl Standings {
    /// How each of these policies stands. Those that have changed are looked at together, the others not again.
    ///
    /// # Errors
    ///
    /// What is wrong with the environment, if a look was needed.
    pub fn of(&self, request: &Request, slugs: &[String]) -> Result<BTreeMap<String, Standing>, Trouble> {
        let here = Now::of(&request.root);
        let now: BTreeMap<&String, String> = slugs.iter().map(|slug| (slug, here.version(slug))).collect();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|slug, (of, _)| now.get(slug) == Some(of));
        let changed: Vec<String> = slugs.iter().filter(|slug| !known.contains_key(*slug)).cloned().collect();
        if !changed.is_empty() {
            let checked = pipeline::check(&Request { slugs: changed.clone(), ..request.clone() })?;
            for slug in changed {
                let findings = checked.told.findings.iter().filter(|one| one.slug.as_ref() == Some(&slug));
                let levels: Vec<Level> = findings.map(|one| one.level).collect();
                let counts = [Level::Error, Level::Warning, Level::Hint]
                    .map(|level| levels.iter().filter(|one| **one == level).count());
                let sound = checked.sound.iter().find(|policy| *policy.slug() == slug);
                let sections = sound.map_or(&[][..], |policy| &policy.policy().sections);
                let easy = sections.iter().map(EasyState::of).collect();
                let version = now[&slug].clone();
                known.insert(slug, (version, Standing { counts, easy }));
            }
        }
        Ok(known.iter().map(|(slug, (_, standing))| (slug.clone(), standing.clone())).collect())
    }
}

/// First pages as SVG, by slug, with the version of the source that they show.
#[derive(Debug, Default)]
pub struct Covers(Mutex<BTreeMap<String, (String, Option<String>)>>);

impl Covers {
    /// The first page of a policy. One at a time is made; the others wait.
    pub fn svg(&self, request: &Request, slug: &str) -> Option<String> {
        let version = version(request, slug);
        let mut covers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, svg)) = covers.get(slug)
            && *of == version
        {
            return svg.clone();
        }
        let svg = made(request, slug);
        if covers.len() >= MOST_COVERS {
            covers.pop_first();
        }
        covers.insert(slug.to_owned(), (version, svg.clone()));
        svg
    }
}

fn made(request: &Request, slug: &str) -> Option<String> {
    let request = Request { slugs: vec![slug.to_owned()], workers: 1, ..request.clone() };
    let (_, policy) = Session::new().open(&request).ok()?;
    let policy = policy?;
    policy.sheets(VariantName::Screen).ok().flatten()?.svg(0)
}

/// A policy as it is in a layout.
#[derive(Debug, Default)]
pub struct Tried {
    /// How many pages it has on screen.
    pub count: usize,
    /// The cover and two pages inside, as SVG.
    pub pages: Vec<String>,
    /// Why it can't be set in this layout.
    pub in_the_way: Vec<String>,
}

/// A policy in a layout: its slug and the layout's name.
type Sample = (String, String);

/// Policies in other layouts than their own, with the version of the source that they show.
#[derive(Debug, Default)]
pub struct Samples(Mutex<BTreeMap<Sample, (String, Arc<Tried>)>>);

/// How many are remembered: those of the few policies that somebody chooses a layout for.
const MOST_SAMPLES: usize = 24;

impl Samples {
    /// A policy in a layout. One at a time is made; the others wait. None if there is no such layout: a name is never a path.
    pub fn get(&self, request: &Request, locale: Locale, slug: &str, name: &str) -> Option<Arc<Tried>> {
        if !layout::names(&request.root).is_ok_and(|names| names.iter().any(|one| one == name)) {
            return None;
        }
        let key = (slug.to_owned(), name.to_owned());
        let version = version(request, slug);
        let mut samples = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, tried)) = samples.get(&key)
            && *of == version
        {
            return Some(Arc::clone(tried));
        }
        let tried = Arc::new(tried(request, locale, slug, name));
        if samples.len() >= MOST_SAMPLES {
            samples.pop_first();
        }
        samples.insert(key, (version, Arc::clone(&tried)));
        Some(tried)
    }
}

fn tried(request: &Request, locale: Locale, slug: &str, name: &str) -> Tried {
    let request = Request { slugs: vec![slug.to_owned()], workers: 1, ..request.clone() };
    let stopped = |why: String| Tried { in_the_way: vec![why], ..Tried::default() };
    let (told, policy) = match Session::new().open_in(&request, name) {
        Ok(opened) => opened,
        Err(why) => return stopped(why.explain(locale)),
    };
    let Some(policy) = policy else {
        let errors = told.findings.iter().filter(|finding| finding.level == Level::Error);
        let broken = told.broken_layouts.iter().map(|why| why.explain(locale));
        let in_the_way = errors.map(|finding| finding.words(locale).title).chain(broken).collect();
        return Tried { in_the_way, ..Tried::default() };
    };
    match policy.sheets(VariantName::Screen) {
        Ok(Some(sheets)) => {
            let count = sheets.len();
            // Where a third and two thirds of it are read there is text, not contents or colophon.
            let numbers = [0, count / 3, count * 2 / 3];
            Tried {
                count,
                pages: numbers.iter().filter_map(|page| sheets.svg(*page)).collect(),
                in_the_way: Vec::new(),
            }
        }
        Ok(None) => Tried::default(),
        Err(why) => stopped(why.explain(locale)),
    }
}

/// A book: of which policy, in which variant.
type Book = (String, VariantName);

/// The e-books that are open in windows: by slug and variant, the newest that was made.
#[derive(Debug, Default)]
pub struct Books(Mutex<BTreeMap<Book, Arc<Vec<u8>>>>);

/// How many e-books are remembered.
const MOST_BOOKS: usize = 8;

impl Books {
    /// Remembers a book.
    pub fn put(&self, slug: &str, variant: VariantName, bytes: &Arc<Vec<u8>>) {
        let mut books = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if books.len() >= MOST_BOOKS {
            books.pop_first();
        }
        books.insert((slug.to_owned(), variant), Arc::clone(bytes));
    }

    /// The newest.
    pub fn get(&self, slug: &str, variant: VariantName) -> Option<Arc<Vec<u8>>> {
        let books = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        books.get(&(slug.to_owned(), variant)).map(Arc::clone)
    }
}
