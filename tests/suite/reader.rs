//! An independent EPUB reader (`rbook`, in strict mode) opens every book and finds its way around it.

use std::collections::BTreeSet;
use std::io::Cursor;

use rbook::Epub;
use rbook::epub::toc::EpubTocEntry;

use super::support::{of_the_repository, xhtml};

#[test]
fn another_reader_opens_every_book_and_all_its_lists_lead_somewhere() {
    for published in of_the_repository() {
        let project = published.with(&["epub", "easy-epub"]);
        for name in [published.file("epub"), published.file("easy.epub")] {
            let bytes = project.bytes(&name);
            let epub = Epub::options().strict(true).read(Cursor::new(bytes)).expect("a book");
            let mut anchors = BTreeSet::new();
            let mut documents = 0;
            for entry in epub.reader() {
                let entry = entry.expect("readable");
                let path = entry.manifest_entry().href().path().as_str().to_owned();
                for id in xhtml(entry.content()).descendants().filter_map(|node| node.attribute("id")) {
                    anchors.insert(format!("{path}#{id}"));
                }
                anchors.insert(path);
                documents += 1;
            }
            assert!(documents > 8, "{name}: {documents} documents");
            let toc = epub.toc();
            let follow = |list: EpubTocEntry<'_>| {
                let hrefs: Vec<String> = list
                    .flatten()
                    .filter_map(|one| one.href())
                    .map(|href| href.as_str().to_owned())
                    .collect();
                for href in &hrefs {
                    assert!(anchors.contains(href), "{name}: {href} leads nowhere");
                }
                hrefs.len()
            };
            assert!(follow(toc.contents().expect("contents")) >= documents - 1, "{name}");
            assert!(follow(toc.landmarks().expect("landmarks")) >= 4, "{name}");
            let pages = toc.page_list().map_or(0, follow);
            assert!(pages > 10 || name.ends_with(".easy.epub"), "{name}: {pages} pages");
        }
    }
}
