//! Covers, pages of other layouts and e-books that were made to be shown, for as long as their source is the same.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::finding::Level;
use crate::layout;
use crate::locale::{Explain, Locale};
use crate::pipeline::{Request, Session};
use crate::policy::VariantName;
use crate::source::SourceDigests;

/// How many covers are remembered.
const MOST_COVERS: usize = 200;

/// What stands for all that a policy is made of: its folder and the publishers'. Colours and pictures change what is shown as words do.
fn version(request: &Request, slug: &str) -> String {
    let root = &request.root;
    SourceDigests::of(root).policy(root, &root.join("sources").join(slug)).hash()
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
