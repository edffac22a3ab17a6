//! HTML, as word processors save it and as it stands on the web.
//!
//! Parsed by `html5ever`, the parser of a browser, so that what people saw is what is read. `scraper` has a tree on
//! top of it, but forgets the lines, and can't be stopped while a hostile page makes it grow; `tl` and other quick
//! parsers don't follow the standard where tags are missing.
//!
//! The page's surroundings are left out and reported: navigation, its own header and footer, forms. Nothing is
//! fetched: embedded pictures are kept (`data:`), all others reported.

mod blocks;
mod css;
mod data_url;
mod declared;
mod dom;
mod formula;
mod inline;
mod lists;
mod notes;
mod second_formula;
mod sheet;
mod table;
mod words;

use std::collections::BTreeMap;

use self::dom::Dom;
use crate::import::document::{Document, Mend, Origin};
use crate::import::format::{Format, finished};
use crate::import::formats::characters::decode;
use crate::import::formats::rich::spans;
use crate::import::limits::{MOST_BYTES, MOST_TEXT};
use crate::import::read_error::ReadError;

/// The reader of `.html`.
#[derive(Debug)]
pub struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "HTML"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn is_text(&self) -> bool {
        true
    }

    fn read(&self, bytes: &[u8]) -> Result<Document, ReadError> {
        let (dom, mended) = parse(bytes)?;
        finished(blocks::read(&dom, mended)?)
    }

    fn words(&self, bytes: &[u8]) -> Result<Vec<(Origin, String)>, ReadError> {
        let (dom, _) = parse(bytes)?;
        Ok(spans::mended_all(words::words(&dom)))
    }
}

fn parse(bytes: &[u8]) -> Result<(Dom, BTreeMap<Mend, usize>), ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge { limit_mb: MOST_BYTES >> 20 });
    }
    let mut mended = BTreeMap::new();
    let text = decode(bytes, &mut mended)?;
    let mut dom = Dom::parse(&text)?;
    let declared = sheet::declared(&dom).ok_or(ReadError::TooLarge { limit_mb: MOST_TEXT >> 20 })?;
    dom.declare(declared);
    Ok((dom, mended))
}
