//! What styles say (ODF 1.3, part 3, 16): names of paragraph styles, looks of text, kinds of list.

use std::collections::BTreeMap;

use roxmltree::{Document as XmlDocument, Node};

use crate::edition::NumberMark;
use crate::import::formats::rich::flow::Role;
use crate::import::formats::rich::style_names::{self, Named};
use crate::import::formats::rich::xml::Local;

/// The longest chain of parents; a longer one must be circular.
const LONGEST_CHAIN: usize = 30;

/// The styles of a document. Within a family, the name alone identifies a style.
#[derive(Debug, Default)]
pub struct Styles {
    paragraph: BTreeMap<String, Style>,
    text: BTreeMap<String, Style>,
    lists: BTreeMap<String, Vec<Level>>,
}

#[derive(Debug, Default)]
struct Style {
    /// The name that people see: `Heading 1` for `Heading_20_1`.
    name: String,
    parent: Option<String>,
    outline: Option<u8>,
    list: Option<String>,
    strong: Option<bool>,
    emphasis: Option<bool>,
}

/// A level of a list.
#[derive(Debug, Default, Clone, Copy)]
pub struct Level {
    /// Number of its first item; none for bullets.
    pub start: Option<u32>,
    /// What stands behind its numbers.
    pub behind: NumberMark,
    /// Whether its numbers are letters or Roman numerals.
    pub lettered: bool,
}

/// The look of text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Bold.
    pub strong: Option<bool>,
    /// Italic.
    pub emphasis: Option<bool>,
}

impl Styles {
    /// Adds a part's styles: first `styles.xml`, then `content.xml`, whose automatic styles take precedence.
    pub fn add(&mut self, document: &XmlDocument<'_>) {
        let groups = ["styles", "automatic-styles"];
        let root = document.root_element();
        for group in groups.iter().filter_map(|group| root.kid(group)) {
            for node in group.children().filter(Node::is_element) {
                let Some(name) = node.attr("name") else { continue };
                match (node.local(), node.attr("family")) {
                    ("style", Some("paragraph")) => {
                        drop(self.paragraph.insert(name.to_owned(), style(node, name)))
                    }
                    ("style", Some("text")) => drop(self.text.insert(name.to_owned(), style(node, name))),
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

    /// The look of text in this style: the nearest style that sets a property decides it.
    pub fn look(&self, name: &str) -> Look {
        let named =
            chain(&self.text, name).map(|style| style_names::look(&style.name)).find(|look| look.0 || look.1);
        let (strong, emphasis) = named.unwrap_or_default();
        Look {
            strong: chain(&self.text, name).find_map(|style| style.strong).or(strong.then_some(true)),
            emphasis: chain(&self.text, name).find_map(|style| style.emphasis).or(emphasis.then_some(true)),
        }
    }

    /// The look that a paragraph's own automatic style gives all of its text: makers record there what a whole
    /// paragraph has in common. Named styles are left to their meaning.
    pub fn paragraph_look(&self, name: &str) -> Look {
        match self.paragraph.get(name).filter(|style| style.parent.is_some() && style.name == name) {
            Some(style) => Look { strong: style.strong, emphasis: style.emphasis },
            None => Look::default(),
        }
    }

    /// A level of a list, from 0; a bullet where nothing is specified.
    pub fn level(&self, list: Option<&str>, at: usize) -> Level {
        let levels = list.and_then(|list| self.lists.get(list));
        levels.and_then(|levels| levels.get(at)).copied().unwrap_or_default()
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
    let text = node.kid("text-properties");
    let set = |property, on: fn(&str) -> bool| text.and_then(|node| node.attr(property)).map(on);
    Style {
        name: node.attr("display-name").map_or_else(|| decoded(name), str::to_owned),
        parent: node.attr("parent-style-name").map(str::to_owned),
        outline: node
            .attr("default-outline-level")
            .and_then(|level| level.parse().ok())
            .filter(|level| *level > 0),
        list: node.attr("list-style-name").filter(|list| !list.is_empty()).map(str::to_owned),
        strong: set("font-weight", |weight| {
            weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600)
        }),
        emphasis: set("font-style", |style| style == "italic" || style == "oblique"),
    }
}

/// Decodes a name, in which `_20_` is a space (19.502, NCName).
fn decoded(name: &str) -> String {
    name.replace("_20_", " ")
}

fn levels(node: Node<'_, '_>) -> Vec<Level> {
    let level = |node: Node<'_, '_>| match node.local() {
        "list-level-style-number" if node.attr("num-format").is_some_and(|format| !format.is_empty()) => {
            Level {
                start: Some(node.attr("start-value").and_then(|start| start.parse().ok()).unwrap_or(1)),
                behind: match node.attr("num-suffix") {
                    Some(suffix) if suffix.trim_end().ends_with(')') => NumberMark::Bracket,
                    _ => NumberMark::Stop,
                },
                lettered: node.attr("num-format").is_some_and(|format| format != "1"),
            }
        }
        _ => Level::default(),
    };
    node.children()
        .filter(|node| node.is_element() && node.local().starts_with("list-level"))
        .map(level)
        .collect()
}
