//! What styles say (ODF 1.3, part 3, 16): names of paragraph styles, looks of text, kinds of list.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document as XmlDocument, Node};

use crate::edition::NumberMark;
use crate::import::formats::rich::flow::Role;
use crate::import::formats::rich::label::{NumberFormat, is_worded};
use crate::import::formats::rich::scripts::Script;
use crate::import::formats::rich::style_names::{self, Named};
use crate::import::formats::rich::text_style::TextStyle;
use crate::import::formats::rich::xml::Local;

/// The longest chain of parents; a longer one must be circular.
const LONGEST_CHAIN: usize = 30;

/// The styles of a document. Within a family, the name alone identifies a style.
#[derive(Debug, Default)]
pub struct Styles {
    paragraph: BTreeMap<String, Style>,
    text: BTreeMap<String, Style>,
    lists: BTreeMap<String, Vec<Level>>,
    /// The numbers of headings.
    outline: Vec<Level>,
    /// Styles of pictures of which only a part is shown.
    clipped: BTreeSet<String>,
    /// What text looks like that no style says anything about.
    defaults: TextStyle,
}

#[derive(Debug, Default)]
struct Style {
    /// The name that people see: `Heading 1` for `Heading_20_1`.
    name: String,
    parent: Option<String>,
    outline: Option<u8>,
    list: Option<String>,
    text: TextStyle,
}

/// A level of a list.
#[derive(Debug, Default, Clone)]
pub struct Level {
    /// Number of its first item; none for bullets.
    pub start: Option<u32>,
    /// How its numbers are written.
    pub format: NumberFormat,
    /// What stands before and after them.
    around: [String; 2],
    /// How many levels' numbers it shows.
    shown: usize,
}

impl Level {
    /// What stands behind its numbers, of what can be written.
    pub fn behind(&self) -> NumberMark {
        if self.around[1].trim_end().ends_with(')') { NumberMark::Bracket } else { NumberMark::Stop }
    }

    /// Whether it shows more than a list can.
    pub fn is_worded(&self) -> bool {
        is_worded(&self.around.concat(), self.shown.max(1))
    }

    /// What it shows before an item, given the numbers from the outermost level to its own.
    pub fn label(&self, numbers: &[String]) -> String {
        let shown = &numbers[numbers.len().saturating_sub(self.shown.max(1))..];
        let label = format!("{}{}{}", self.around[0], shown.join("."), self.around[1]);
        label.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Styles {
    /// Adds a part's styles: first `styles.xml`, then `content.xml`, whose automatic styles take precedence.
    pub fn add(&mut self, document: &XmlDocument<'_>) {
        let groups = ["styles", "automatic-styles"];
        let root = document.root_element();
        for group in groups.iter().filter_map(|group| root.kid(group)) {
            for node in group.children().filter(Node::is_element) {
                if node.local() == "default-style" && node.attr("family") == Some("paragraph") {
                    let TextStyle { size, strong, .. } = text_style(node);
                    self.defaults = TextStyle { size, strong, ..TextStyle::default() };
                }
                if node.local() == "outline-style" {
                    self.outline = levels(node);
                }
                let Some(name) = node.attr("name") else { continue };
                match (node.local(), node.attr("family")) {
                    ("style", Some("paragraph")) => {
                        drop(self.paragraph.insert(name.to_owned(), style(node, name)))
                    }
                    ("style", Some("text")) => drop(self.text.insert(name.to_owned(), style(node, name))),
                    ("style", Some("graphic")) if is_clipped(node) => {
                        self.clipped.insert(name.to_owned());
                    }
                    ("list-style", _) => drop(self.lists.insert(name.to_owned(), levels(node))),
                    _ => {}
                }
            }
        }
    }

    /// The meaning of a paragraph style, from its name or the names of its parents.
    pub fn meaning(&self, name: &str) -> Option<Named> {
        chain(&self.paragraph, name).find_map(|style| {
            let outlined = style.outline.map(|level| Named::Role(Role::Heading(level)));
            style_names::meaning(&style.name).or(outlined)
        })
    }

    /// What a style of text says: the nearest style that sets a property decides it.
    pub fn text(&self, name: &str) -> TextStyle {
        let named =
            chain(&self.text, name).map(|style| style_names::look(&style.name)).find(|look| look.0 || look.1);
        let (strong, emphasis) = named.unwrap_or_default();
        let named = TextStyle {
            strong: strong.then_some(true),
            emphasis: emphasis.then_some(true),
            ..TextStyle::default()
        };
        chain(&self.text, name).fold(TextStyle::default(), |all, style| all.or(style.text)).or(named)
    }

    /// What a paragraph's style says about its text, down to the document's defaults.
    pub fn paragraph(&self, name: &str) -> TextStyle {
        let said = chain(&self.paragraph, name).fold(TextStyle::default(), |all, style| all.or(style.text));
        said.or(self.defaults)
    }

    /// The look that a paragraph's own automatic style gives all of its text: makers record there what a whole
    /// paragraph has in common. Named styles are left to their meaning.
    pub fn own_look(&self, name: &str) -> TextStyle {
        match self.paragraph.get(name).filter(|style| style.parent.is_some() && style.name == name) {
            Some(style) => style.text,
            None => TextStyle::default(),
        }
    }

    /// Whether pictures in this style show only a part.
    pub fn is_clipped(&self, name: &str) -> bool {
        self.clipped.contains(name)
    }

    /// The level of numbered headings, from 1.
    pub fn outline_level(&self, at: usize) -> Option<&Level> {
        self.outline.get(at.checked_sub(1)?).filter(|level| level.start.is_some())
    }

    /// A level of a list, from 0; a bullet where nothing is specified.
    pub fn level(&self, list: Option<&str>, at: usize) -> Level {
        let levels = list.and_then(|list| self.lists.get(list));
        levels.and_then(|levels| levels.get(at)).cloned().unwrap_or_default()
    }

    /// The list that a paragraph style puts its paragraphs in.
    pub fn list_of(&self, name: &str) -> Option<&str> {
        chain(&self.paragraph, name).find_map(|style| style.list.as_deref())
    }
}

fn chain<'s>(all: &'s BTreeMap<String, Style>, name: &str) -> impl Iterator<Item = &'s Style> {
    std::iter::successors(all.get(name), |style| all.get(style.parent.as_ref()?)).take(LONGEST_CHAIN)
}

fn style(node: Node<'_, '_>, name: &str) -> Style {
    Style {
        name: node.attr("display-name").map_or_else(|| decoded(name), str::to_owned),
        parent: node.attr("parent-style-name").map(str::to_owned),
        outline: node
            .attr("default-outline-level")
            .and_then(|level| level.parse().ok())
            .filter(|level| *level > 0),
        list: node.attr("list-style-name").filter(|list| !list.is_empty()).map(str::to_owned),
        text: text_style(node),
    }
}

/// Reads a style's `style:text-properties`.
fn text_style(node: Node<'_, '_>) -> TextStyle {
    let text = node.kid("text-properties");
    let get = |property| text.and_then(|node| node.attr(property));
    let struck = ["text-line-through-style", "text-line-through-type"].iter().find_map(|name| get(name));
    TextStyle {
        strong: get("font-weight")
            .map(|weight| weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600)),
        emphasis: get("font-style").map(|style| style == "italic" || style == "oblique"),
        hidden: get("display").map(|display| display == "none"),
        struck: struck.map(|line| line != "none"),
        script: get("text-position").map(|place| match place.split_whitespace().next() {
            Some("super") => Script::Raised,
            Some("sub") => Script::Lowered,
            Some(share) if share.starts_with('-') => Script::Lowered,
            Some(share) if !share.starts_with('0') => Script::Raised,
            _ => Script::Line,
        }),
        underlined: get("text-underline-style").map(|line| line != "none"),
        capitals: get("text-transform").map(|transform| transform == "uppercase"),
        // In half points. A share of another size is left to that.
        size: get("font-size")
            .and_then(|size| size.strip_suffix("pt")?.parse::<f64>().ok())
            .filter(|size| (1.0..1000.0).contains(size))
            .map(|size| (size * 2.0).round() as u16),
    }
}

/// Whether a style of pictures cuts something off: `rect(0cm, 2cm, 0cm, 0cm)`.
fn is_clipped(node: Node<'_, '_>) -> bool {
    let clip = node.kid("graphic-properties").and_then(|node| node.attr("clip")).unwrap_or_default();
    let sides = clip.trim_start_matches("rect(").trim_end_matches(')').split([',', ' ']);
    sides
        .map(|side| side.trim_matches(|c: char| !matches!(c, '0'..='9' | '.' | '-')))
        .any(|side| side.parse::<f64>().is_ok_and(|side| side > 0.05))
}

/// Decodes a name, in which `_20_` is a space (19.502, NCName).
fn decoded(name: &str) -> String {
    name.replace("_20_", " ")
}

fn levels(node: Node<'_, '_>) -> Vec<Level> {
    let level = |node: Node<'_, '_>| {
        let numbered = matches!(node.local(), "list-level-style-number" | "outline-level-style");
        let Some(format) = node.attr("num-format").filter(|format| numbered && !format.is_empty()) else {
            return Level::default();
        };
        let text = |name| node.attr(name).unwrap_or_default().to_owned();
        Level {
            start: Some(node.attr("start-value").and_then(|start| start.parse().ok()).unwrap_or(1)),
            format: match format {
                "a" => NumberFormat::Letter,
                "A" => NumberFormat::CapitalLetter,
                "i" => NumberFormat::Roman,
                "I" => NumberFormat::CapitalRoman,
                _ => NumberFormat::Decimal,
            },
            around: [text("num-prefix"), text("num-suffix")],
            shown: node.attr("display-levels").and_then(|levels| levels.parse().ok()).unwrap_or(1),
        }
    };
    node.children()
        .filter(|node| {
            node.is_element()
                && (node.local().starts_with("list-level") || node.local() == "outline-level-style")
        })
        .map(level)
        .collect()
}
