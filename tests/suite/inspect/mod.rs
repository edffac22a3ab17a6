//! Our own EPUB checker: faults that EPUBCheck, Ace and axe let pass, one check per file.
//!
//! It reads the finished container and knows nothing about the writer, so it can check any EPUB:
//! `UDGIV_INSPECT=book.epub cargo test inspect` prints what it finds. `mutants.rs` shows that each check finds its
//! fault and that no other check does; `.ci/run` gives the same mutants to the validators.

mod book;
mod contrast;
mod cross_links;
mod data_cell_as_header;
mod duplicate_titles;
mod fake_list;
mod fixed_size;
mod landmarks;
mod language;
pub mod mutants;
mod overclaim;
mod page_in_name;
mod page_label;
mod page_order;
mod scope;
mod style;

pub use book::Book;

use super::support::of_the_repository;

/// What a check finds, one line per fault.
type Found = Vec<String>;

/// A check and the name of its file.
type Check = (&'static str, fn(&Book) -> Found);

const CHECKS: &[Check] = &[
    ("contrast", contrast::check),
    ("cross-links", cross_links::check),
    ("data-cell-as-header", data_cell_as_header::check),
    ("duplicate-titles", duplicate_titles::check),
    ("fake-list", fake_list::check),
    ("fixed-size", fixed_size::check),
    ("landmarks", landmarks::check),
    ("language", language::check),
    ("overclaim", overclaim::check),
    ("page-in-name", page_in_name::check),
    ("page-label", page_label::check),
    ("page-order", page_order::check),
    ("scope", scope::check),
];

/// Everything the checks find, each line with the name of its check.
pub fn inspect(book: &Book) -> Vec<(&'static str, String)> {
    CHECKS.iter().flat_map(|(name, check)| check(book).into_iter().map(move |found| (*name, found))).collect()
}

#[test]
fn every_book_passes_our_own_checks() {
    for published in of_the_repository() {
        let (slug, project) = (published.slug(), published.with(&["epub", "easy-epub"]));
        let (full, easy) =
            (project.bytes(&published.file("epub")), project.bytes(&published.file("easy.epub")));
        for (own, other) in [(&full, &easy), (&easy, &full)] {
            let book = Book::open(own).beside(Book::open(other));
            assert_eq!(inspect(&book), [], "{slug}");
            assert!(book.documents.len() > 5, "{slug}: {} documents", book.documents.len());
        }
    }
}

/// For any book; does nothing unless one is named.
#[test]
fn a_book_that_is_named_is_inspected() {
    let Some(path) = std::env::var_os("UDGIV_INSPECT") else { return };
    let found = inspect(&Book::open(&std::fs::read(&path).expect("the book")));
    let lines: Vec<String> = found.iter().map(|(check, what)| format!("{check}: {what}")).collect();
    assert!(lines.is_empty(), "{}\n{}", path.display(), lines.join("\n"));
}
