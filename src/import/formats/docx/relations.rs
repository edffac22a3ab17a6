//! How the parts of a package refer to each other (ISO/IEC 29500-2, 8.5).

use std::collections::BTreeMap;

use crate::import::formats::rich::package::{self, Package};
use crate::import::formats::rich::xml::Local;
use crate::import::read_error::ReadError;

/// A part or address that another part refers to.
#[derive(Debug, Clone)]
pub struct Relation {
    /// The last word of its type: `hyperlink`, `image`, `footnotes`.
    pub kind: String,
    /// A part's name, or an address outside the package.
    pub target: String,
    /// Whether it is an address.
    pub external: bool,
}

/// Relations by id.
pub type Relations = BTreeMap<String, Relation>;

/// The part that holds the document, as the package declares it (ISO/IEC 29500-2).
pub fn main_part(package: &mut Package<'_>) -> Result<String, ReadError> {
    let main = relations(package, "")?.into_values().find(|relation| relation.kind == "officeDocument");
    main.map(|relation| relation.target).ok_or(ReadError::NotThisFormat)
}

/// The relations of a part.
pub fn relations(package: &mut Package<'_>, part: &str) -> Result<Relations, ReadError> {
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

/// A part's name, resolved from where it is referred to. Names are keys of the package and never touch a disk.
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
