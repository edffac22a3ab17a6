//! Word files (ISO/IEC 29500-1, WordprocessingML).
//!
//! Read from the XML itself, with `zip` and `roxmltree`. The crates that read Word files were tried on files made by
//! LibreOffice and Pandoc and on one with every construct below; each loses words, and does so in silence:
//!
//! | crate | what it loses |
//! |---|---|
//! | docx-rs 0.4 | footnotes, endnotes, `alt`, links in simple fields |
//! | docx-rust 0.1 | refuses both makers' files (`w:val="true"`); text boxes, tables in tables, moved and tagged text |
//! | undoc 0.27 | links in footnotes, symbols, line breaks, lists and headings by style; keeps text that was moved away; restarts numbers |
//! | rdocx 0.16 | footnotes, text boxes, tables in tables, links in fields, headings by derived style |
//! | dotext 0.1 | everything: it finds no text in any of them |

mod body;
mod fields;
mod numbering;
mod run;
mod styles;
mod table;
mod words;

use std::collections::BTreeMap;

use roxmltree::Node;

use crate::import::document::{Document, Origin};
use crate::import::format::{Format, finished};
use crate::import::formats::rich::package::{self, Package};
use crate::import::formats::rich::spans;
use crate::import::formats::rich::xml::Local;
use crate::import::read_error::ReadError;

/// The reader of `.docx`.
#[derive(Debug)]
pub struct Docx;

impl Format for Docx {
    fn name(&self) -> &'static str {
        "Word"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["docx", "docm", "dotx"]
    }

    /// Files of Word before 2007 as well: its reader says what they are, whatever their name.
    fn takes(&self, ending: &str, _: &[u8]) -> bool {
        self.endings().contains(&ending) || matches!(ending, "doc" | "dot")
    }

    fn read(&self, bytes: &[u8]) -> Result<Document, ReadError> {
        finished(body::read(&mut Package::open(bytes)?)?)
    }

    fn words(&self, bytes: &[u8]) -> Result<Vec<(Origin, String)>, ReadError> {
        Ok(spans::mended_all(words::words(&mut Package::open(bytes)?)?))
    }
}

/// A part of the package that another part speaks of.
#[derive(Debug, Clone)]
struct Relation {
    /// The end of its type: `hyperlink`, `image`, `footnotes`.
    kind: String,
    /// A part's name, or an address outside of the package.
    target: String,
    external: bool,
}

/// By their ids.
type Relations = BTreeMap<String, Relation>;

/// The part that holds the document: the package says which (ISO/IEC 29500-2).
fn main_part(package: &mut Package<'_>) -> Result<String, ReadError> {
    let main = relations(package, "")?.into_values().find(|relation| relation.kind == "officeDocument");
    main.map(|relation| relation.target).ok_or(ReadError::NotThisFormat)
}

/// What a part speaks of.
fn relations(package: &mut Package<'_>, part: &str) -> Result<Relations, ReadError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    let name = format!("{folder}{slash}_rels/{file}.rels");
    let Some(text) = package.text(&name)? else { return Ok(Relations::new()) };
    let document = package::parse(&name, &text)?;
    let root = document.root_element();
    let relations = root.kids("Relationship").filter_map(|node| {
        let (id, target) = (node.attr("Id")?, node.attr("Target")?);
        let external = node.attr("TargetMode") == Some("External");
        let kind = node.attr("Type")?.rsplit('/').next()?.to_owned();
        let target = if external { target.to_owned() } else { inside(folder, target) };
        Some((id.to_owned(), Relation { kind, target, external }))
    });
    Ok(relations.collect())
}

/// A part's name from where it is spoken of. Names are keys of the package and never touch a disk.
fn inside(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in from.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn value<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attr("val")
}

/// Whether an on-off value says on (17.17.4).
fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

/// A property that is on by standing there: none, where it doesn't.
fn switch(properties: Node<'_, '_>, name: &str) -> Option<bool> {
    properties.kid(name).map(|node| value(node).is_none_or(is_on))
}
