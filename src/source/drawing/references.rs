//! What a drawing refers to: parts of itself, pictures in its file, and nothing else.

use std::collections::BTreeSet;

use data_url::DataUrl;
use roxmltree::{Document, Node};

use super::fault::DrawingFault;
use super::style::Styles;
use crate::policy::Undrawn;

/// How much of a name is kept to tell it.
const SHOWN: usize = 60;
/// Most names that are told of a drawing.
const TOLD: usize = 10;
/// What a part of another is drawn with, or cut out by.
const BY_NAME: [&str; 9] =
    ["fill", "stroke", "clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end"];
const SVG: &str = "http://www.w3.org/2000/svg";

/// A drawing may show pictures that are in its file, and nothing else; each has to be whole.
///
/// # Errors
///
/// If it fetches something, or a picture in it would be left out.
pub fn stay_inside(document: &Document<'_>) -> Result<(), DrawingFault> {
    for node in document.descendants().filter(|node| node.tag_name().name() != "a") {
        let tag = node.tag_name().name();
        let mut picture = false;
        for href in node.attributes().filter(|attribute| attribute.name() == "href") {
            let value = href.value().trim();
            if value.starts_with("data:") {
                let read = DataUrl::process(value).ok().and_then(|url| url.decode_to_vec().ok());
                if tag == "use" || tag == "image" && read.is_none_or(|(bytes, _)| bytes.is_empty()) {
                    return Err(DrawingFault::Embedded);
                }
                picture = true;
            } else if !value.is_empty() && !value.starts_with('#') {
                return Err(DrawingFault::External { href: value.chars().take(SHOWN).collect() });
            }
            // A part of the drawing as a picture is left out by some programs, and one in a filter stops others.
            if tag == "feImage" || (tag == "image" && value.starts_with('#')) {
                return Err(DrawingFault::Embedded);
            }
        }
        if tag == "image" && is_drawn(node) && !picture {
            return Err(DrawingFault::Embedded);
        }
    }
    Ok(())
}

/// Parts that something is drawn by way of and that aren't there. Programs that draw disagree about what to do then: some leave out
/// what refers to such a part.
pub fn nowhere(document: &Document<'_>, styles: &Styles<'_>) -> Vec<Undrawn> {
    let ids: BTreeSet<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    let mut named = BTreeSet::new();
    let mut lost = Vec::new();
    for node in document.descendants().filter(|node| is_drawn(*node)) {
        let tag = node.tag_name().name();
        for (name, value) in styles.said(node) {
            let part = match name {
                "href" if tag != "a" => value.trim().strip_prefix('#'),
                name if BY_NAME.contains(&name) => named_part(value),
                _ => None,
            };
            let Some(part) = part.filter(|part| !part.is_empty() && !ids.contains(part)) else { continue };
            let words = || node.descendants().filter_map(|one| one.text().filter(|_| one.is_text()));
            let said = words().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
            // A text along a line that isn't there is drawn nowhere.
            if name == "href" && tag == "textPath" && !said.is_empty() {
                lost.push(Undrawn::Words(said.chars().take(SHOWN).collect()));
            } else if lost.len() < TOLD && named.insert(part) {
                lost.push(Undrawn::Part(part.chars().take(SHOWN).collect()));
            }
        }
    }
    lost.truncate(TOLD);
    lost
}

/// Whether an element is one of SVG's: programs put their own beside them.
fn is_drawn(node: Node<'_, '_>) -> bool {
    node.is_element() && node.tag_name().namespace() == Some(SVG)
}

/// The part that a value names: `url(#a)`. What may stand instead, as in `url(#a) red`, is drawn then.
fn named_part(value: &str) -> Option<&str> {
    let (inner, instead) = value.trim().strip_prefix("url(")?.split_once(')')?;
    let inner = inner.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
    inner.strip_prefix('#').map(str::trim).filter(|_| instead.trim().is_empty())
}
