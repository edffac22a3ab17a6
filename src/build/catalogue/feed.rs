//! The feed (Atom, RFC 4287) and the map of the site (sitemaps.org 0.9), of publications whose address and date are known.

use super::listed::Listed;
use crate::language::LanguageFile;
use crate::xml::Xml;

/// A publication in the feed.
pub struct Entry<'a> {
    title: &'a str,
    /// Address of the folder that everything is published in.
    root: String,
    /// Addresses of its pages, or of its first file.
    pages: Vec<String>,
    summary: Option<&'a str>,
    publisher: &'a str,
    date: &'a str,
}

impl Entry<'_> {
    /// What it is known by.
    fn address(&self) -> &str {
        &self.pages[0]
    }
}

/// The pages of a publication, by their names.
const PAGES: [&str; 2] = ["index.html", "easy.html"];
/// Who makes the feed; by it, one of ours is known from somebody else's.
const GENERATOR: &str = "<generator>udgiv</generator>";

/// Whether a feed is one of ours.
pub fn is_ours(feed: &[u8]) -> bool {
    feed.windows(GENERATOR.len()).any(|part| part == GENERATOR.as_bytes())
}

/// What can be told, the newest first.
pub fn entries<'a>(listed: &'a [Listed<'a>]) -> Vec<Entry<'a>> {
    let entry = |one: &'a Listed<'a>| {
        let about = one.about.as_ref()?;
        let root = about.published_at.as_deref()?.trim_end_matches('/').to_owned();
        let pages: Vec<&str> = PAGES.iter().filter_map(|page| one.file(page)).collect();
        let files = if pages.is_empty() {
            one.shown().first().map(|record| record.path.as_str()).into_iter().collect()
        } else {
            pages
        };
        let pages: Vec<String> = files.iter().map(|file| format!("{root}/{file}")).collect();
        (!pages.is_empty()).then_some(())?;
        Some(Entry {
            title: one.title,
            pages,
            root,
            summary: about.summary.as_deref(),
            publisher: &about.publisher,
            date: about.date.as_deref()?,
        })
    };
    let mut entries: Vec<Entry<'a>> = listed.iter().filter_map(entry).collect();
    entries.sort_by(|one, other| (other.date, &one.pages).cmp(&(one.date, &other.pages)));
    entries
}

/// A day as RFC 3339 has it: its beginning, in the world's own time.
fn beginning(day: &str) -> String {
    format!("{day}T00:00:00Z")
}

/// Writes the feed.
pub fn atom(entries: &[Entry<'_>], language: &LanguageFile) -> Vec<u8> {
    let mut xml = Xml::document();
    let Some(newest) = entries.first() else { return xml.finish() };
    let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language.tag)];
    let own = format!("{}/feed.xml", newest.root);
    xml.block("feed", &attributes, |xml| {
        xml.raw("\n");
        xml.line("title", &[], language.index.title);
        xml.line("id", &[], &own);
        xml.raw(GENERATOR);
        xml.raw("\n");
        xml.empty("link", &[("rel", "self"), ("href", &own)]);
        xml.raw("\n");
        xml.line("updated", &[], &beginning(newest.date));
        for entry in entries {
            xml.block("entry", &[], |xml| {
                xml.raw("\n");
                xml.line("title", &[], entry.title);
                xml.line("id", &[], entry.address());
                xml.empty("link", &[("rel", "alternate"), ("href", entry.address())]);
                xml.raw("\n");
                xml.line("updated", &[], &beginning(entry.date));
                xml.block("author", &[], |xml| xml.line("name", &[], entry.publisher));
                if let Some(summary) = entry.summary {
                    xml.line("summary", &[], summary);
                }
            });
        }
    });
    xml.finish()
}

/// Writes the map.
pub fn sitemap(entries: &[Entry<'_>]) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.block("urlset", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")], |xml| {
        xml.raw("\n");
        for (entry, page) in
            entries.iter().flat_map(|entry| entry.pages.iter().map(move |page| (entry, page)))
        {
            xml.block("url", &[], |xml| {
                xml.line("loc", &[], page);
                xml.line("lastmod", &[], entry.date);
            });
        }
    });
    xml.finish()
}
