//! What paragraph and character styles say, including all the styles they are based on (ISO/IEC 29500-1, 17.7).

use std::collections::BTreeMap;

use roxmltree::Document as XmlDocument;

use super::attributes::value;
use crate::import::formats::rich::flow::Role;
use crate::import::formats::rich::style_names::{self, Named};
use crate::import::formats::rich::xml::Local;

/// The longest chain of styles based on each other; a longer one must be circular.
const LONGEST_CHAIN: usize = 30;

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    default_paragraph: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    number: Option<String>,
    level: Option<usize>,
    strong: Option<bool>,
    emphasis: Option<bool>,
}

/// The look of a character style.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(document: &XmlDocument<'_>) -> Self {
        let mut all = Self::default();
        for node in document.root_element().kids("style") {
            let Some(id) = node.attr("styleId") else { continue };
            let paragraph = node.kid("pPr");
            let run = node.kid("rPr");
            let numbering = paragraph.and_then(|node| node.kid("numPr"));
            let style = Style {
                name: node.kid("name").and_then(value).unwrap_or_default().to_owned(),
                based_on: node.kid("basedOn").and_then(value).map(str::to_owned),
                outline: paragraph
                    .and_then(|node| node.kid("outlineLvl"))
                    .and_then(value)
                    .and_then(|level| level.parse().ok()),
                number: numbering.and_then(|node| node.kid("numId")).and_then(value).map(str::to_owned),
                level: numbering
                    .and_then(|node| node.kid("ilvl"))
                    .and_then(value)
                    .and_then(|level| level.parse().ok()),
                strong: run.and_then(|node| super::attributes::switch(node, "b")),
                emphasis: run.and_then(|node| super::attributes::switch(node, "i")),
            };
            if node.attr("type") == Some("paragraph")
                && node.attr("default").is_some_and(super::attributes::is_on)
            {
                all.default_paragraph = Some(id.to_owned());
            }
            all.styles.insert(id.to_owned(), style);
        }
        all
    }

    fn chain<'s>(&'s self, id: Option<&str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let first = id.and_then(|id| self.styles.get_key_value(id));
        std::iter::successors(first, |(_, style)| self.styles.get_key_value(style.based_on.as_ref()?))
            .map(|(id, style)| (id.as_str(), style))
            .take(LONGEST_CHAIN)
    }

    /// The meaning of a paragraph style, from its name, the names it is based on, or its outline level. The nearest
    /// style decides; level 10 is running text.
    pub fn meaning(&self, id: Option<&str>) -> Option<Named> {
        let id = id.or(self.default_paragraph.as_deref());
        self.chain(id).find_map(|(_, style)| {
            style_names::meaning(&style.name).or_else(|| match style.outline? {
                level @ 0..=8 => Some(Named::Role(Role::Heading(level + 1))),
                _ => Some(Named::Role(Role::Body)),
            })
        })
    }

    /// The list that a style puts its paragraphs in: the style that says so, its `numId` and its level.
    pub fn list(&self, id: Option<&str>) -> Option<(&str, &str, Option<usize>)> {
        let id = id.or(self.default_paragraph.as_deref());
        let level = self.chain(id).find_map(|(_, style)| style.level);
        self.chain(id).find_map(|(id, style)| Some((id, style.number.as_deref()?, level)))
    }

    /// The look of a character style.
    pub fn look(&self, id: &str) -> Look {
        let by_name = self
            .chain(Some(id))
            .map(|(_, style)| style_names::look(&style.name))
            .find(|look| look.0 || look.1);
        let (strong, emphasis) = by_name.unwrap_or_default();
        Look {
            strong: self.chain(Some(id)).find_map(|(_, style)| style.strong).unwrap_or(strong),
            emphasis: self.chain(Some(id)).find_map(|(_, style)| style.emphasis).unwrap_or(emphasis),
        }
    }
}
