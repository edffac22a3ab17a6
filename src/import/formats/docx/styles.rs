//! What paragraph and character styles say, including all the styles they are based on (ISO/IEC 29500-1, 17.7).

use std::collections::BTreeMap;

use roxmltree::{Document as XmlDocument, Node};

use super::attributes::{is_on, switch, value};
use crate::import::formats::rich::flow::Role;
use crate::import::formats::rich::scripts::Script;
use crate::import::formats::rich::style_names::{self, Named};
use crate::import::formats::rich::text_style::TextStyle;
use crate::import::formats::rich::xml::Local;

/// The longest chain of styles based on each other; a longer one must be circular.
const LONGEST_CHAIN: usize = 30;

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    default_paragraph: Option<String>,
    /// What text looks like that no style says anything about.
    defaults: TextStyle,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    number: Option<String>,
    level: Option<usize>,
    text: TextStyle,
}

/// Reads `w:rPr`.
pub fn text_style(properties: Option<Node<'_, '_>>) -> TextStyle {
    let Some(node) = properties else { return TextStyle::default() };
    let once = switch(node, "strike");
    TextStyle {
        strong: switch(node, "b"),
        emphasis: switch(node, "i"),
        hidden: switch(node, "vanish"),
        struck: if once == Some(true) { once } else { switch(node, "dstrike").or(once) },
        script: node.kid("vertAlign").and_then(value).map(|place| match place {
            "superscript" => Script::Raised,
            "subscript" => Script::Lowered,
            _ => Script::Line,
        }),
        underlined: node.kid("u").map(|line| value(line).is_none_or(is_on)),
        capitals: switch(node, "caps"),
        size: node.kid("sz").and_then(value).and_then(|size| size.parse().ok()),
    }
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(document: &XmlDocument<'_>) -> Self {
        let root = document.root_element();
        let defaults = root.kid("docDefaults").and_then(|node| node.kid("rPrDefault")?.kid("rPr"));
        let defaults = text_style(defaults);
        // A document in which everything is hidden or struck out has a fault in its defaults.
        let defaults = TextStyle { hidden: None, struck: None, script: None, ..defaults };
        let mut all = Self { defaults, ..Self::default() };
        for node in root.kids("style") {
            let Some(id) = node.attr("styleId") else { continue };
            let paragraph = node.kid("pPr");
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
                text: text_style(node.kid("rPr")),
            };
            if node.attr("type") == Some("paragraph") && node.attr("default").is_some_and(is_on) {
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

    /// What a character style says about its text.
    pub fn character(&self, id: &str) -> TextStyle {
        let by_name = self
            .chain(Some(id))
            .map(|(_, style)| style_names::look(&style.name))
            .find(|look| look.0 || look.1);
        let (strong, emphasis) = by_name.unwrap_or_default();
        let named = TextStyle {
            strong: strong.then_some(true),
            emphasis: emphasis.then_some(true),
            ..TextStyle::default()
        };
        self.text(Some(id)).or(named)
    }

    /// What a paragraph style says about its text, down to the document's defaults.
    pub fn paragraph(&self, id: Option<&str>) -> TextStyle {
        self.text(id.or(self.default_paragraph.as_deref())).or(self.defaults)
    }

    fn text(&self, id: Option<&str>) -> TextStyle {
        self.chain(id).fold(TextStyle::default(), |all, (_, style)| all.or(style.text))
    }
}
