//! Covers and e-books that were made to be shown, for as long as their source is the same.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::store::SourceFile;
use crate::pipeline::{Request, Session};
use crate::policy::VariantName;

/// How many covers are remembered.
const MOST_COVERS: usize = 200;

/// First pages as SVG, by slug, with the version of the source that they show.
#[derive(Debug, Default)]
pub struct Covers(Mutex<BTreeMap<String, (String, Option<String>)>>);

impl Covers {
    /// The first page of a policy. One at a time is made; the others wait.
    pub fn svg(&self, request: &Request, slug: &str) -> Option<String> {
        let version = SourceFile::Policy(slug).version(&request.root);
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
