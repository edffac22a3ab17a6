//! What a file says of itself: its title, its language, and the numbers of its pages.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Object, ObjectId};

use super::file::File;
use crate::import::formats::rich::label::NumberFormat;
use crate::import::formats::rich::package;
use crate::import::formats::rich::xml::Local;

/// The most bytes of metadata that are read.
const MOST_METADATA: usize = 1 << 20;
/// The most ranges of page numbers.
const MOST_RANGES: usize = 4000;

/// What a file says of itself.
#[derive(Debug, Default)]
pub struct About {
    /// Its title; empty, if it says none.
    pub title: String,
    /// Its language; empty, if it says none.
    pub language: String,
    /// What each page is called, where the file says so.
    pub labels: Vec<Option<String>>,
}

impl About {
    /// What this file says of itself.
    pub fn of(file: &File) -> Self {
        let (title, language) = metadata(file).unwrap_or_default();
        let info = file.document.trailer.get(b"Info").ok();
        let own = info.and_then(|info| file.text(info, b"Title")).filter(|title| !title.trim().is_empty());
        let lang = file.catalog().and_then(|catalog| file.text(catalog, b"Lang"));
        let lang = lang.filter(|lang| !lang.trim().is_empty());
        Self {
            title: own.or(title).unwrap_or_default(),
            language: lang.or(language).unwrap_or_default(),
            labels: labels(file).unwrap_or_else(|| vec![None; file.pages.len()]),
        }
    }
}

/// The title and the language in the metadata (14.3.2), which some makers write nowhere else.
fn metadata(file: &File) -> Option<(Option<String>, Option<String>)> {
    let stream = file.entry(file.catalog()?, b"Metadata")?.as_stream().ok()?;
    let text = std::str::from_utf8(stream.content.get(..stream.content.len().min(MOST_METADATA))?).ok()?;
    let document = package::parse("metadata", text.trim_start_matches('\u{feff}').trim()).ok()?;
    let first = |name: &str| {
        let element = document.descendants().find(|node| {
            node.is_element()
                && node.local() == name
                && node.tag_name().namespace() == Some("http://purl.org/dc/elements/1.1/")
        })?;
        let item =
            element.descendants().find(|node| node.is_element() && node.local() == "li").unwrap_or(element);
        item.text().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    Some((first("title"), first("language")))
}

/// What each page is called (12.4.2).
fn labels(file: &File) -> Option<Vec<Option<String>>> {
    let mut open: Vec<&Object> = vec![file.entry(file.catalog()?, b"PageLabels")?];
    let mut ranges: BTreeMap<usize, &Object> = BTreeMap::new();
    let mut met: BTreeSet<ObjectId> = BTreeSet::new();
    while let Some(node) = open.pop() {
        let list = |key: &[u8]| file.entry(node, key).and_then(|all| all.as_array().ok());
        for pair in list(b"Nums").into_iter().flat_map(|all| all.chunks_exact(2)).take(MOST_RANGES) {
            let at = file.follow(&pair[0]).and_then(|at| usize::try_from(at.as_i64().ok()?).ok());
            ranges.extend(at.zip(file.follow(&pair[1])));
        }
        for kid in list(b"Kids").into_iter().flatten().take(MOST_RANGES) {
            if kid.as_reference().is_ok_and(|id| met.insert(id)) && met.len() < MOST_RANGES {
                open.extend(file.follow(kid));
            }
        }
    }
    let label = |page: usize| {
        let (from, range) = ranges.range(..=page).next_back()?;
        let first =
            file.entry(range, b"St").and_then(|first| u32::try_from(first.as_i64().ok()?).ok()).unwrap_or(1);
        let number = first.saturating_add(u32::try_from(page - from).ok()?);
        let format = match file.name(range, b"S") {
            Some(b"D") => NumberFormat::Decimal,
            Some(b"R") => NumberFormat::CapitalRoman,
            Some(b"r") => NumberFormat::Roman,
            Some(b"A") => NumberFormat::CapitalLetter,
            Some(b"a") => NumberFormat::Letter,
            _ => NumberFormat::None,
        };
        let prefix = file.text(range, b"P").unwrap_or_default();
        Some(prefix + &format.written(number)).filter(|label| !label.trim().is_empty())
    };
    Some((0..file.pages.len()).map(label).collect())
}
