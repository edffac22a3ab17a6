//! The marker before a list item (ISO/IEC 29500-1, 17.9): a bullet, or which number.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document as XmlDocument, Node};

use super::attributes::value;
use super::styles::Styles;
use crate::edition::NumberMark;
use crate::import::document::ListNumber;
use crate::import::formats::rich::flow::Mark;
use crate::import::formats::rich::xml::Local;

/// The levels that a list can have.
const LEVELS: usize = 9;

/// A document's lists, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    abstracts: BTreeMap<String, Abstract>,
    instances: BTreeMap<String, Instance>,
    /// The last number of each level. Instances of one abstract list continue each other's count.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    restarted: BTreeSet<(String, usize)>,
}

#[derive(Debug, Default)]
struct Abstract {
    levels: BTreeMap<usize, Level>,
    /// The numbering style that defines the levels instead.
    link: Option<String>,
}

#[derive(Debug, Default)]
struct Instance {
    of: String,
    levels: BTreeMap<usize, Level>,
    starts: BTreeMap<usize, u32>,
}

#[derive(Debug, Default)]
struct Level {
    start: u32,
    bullet: bool,
    /// Neither a bullet nor a decimal number.
    lettered: bool,
    /// What stands behind the number; of `(1)`, what can be written.
    behind: NumberMark,
    /// Shows nothing before the item.
    blank: bool,
    /// The paragraph style linked to this level.
    style: Option<String>,
}

impl Level {
    fn read(node: Node<'_, '_>) -> Self {
        let format = node.kid("numFmt").and_then(value).unwrap_or("decimal");
        let text = node.kid("lvlText").and_then(value).unwrap_or_default();
        let picture = node.kid("lvlPicBulletId").is_some();
        Self {
            start: node.kid("start").and_then(value).and_then(|start| start.parse().ok()).unwrap_or(1),
            bullet: format == "bullet" || format == "none",
            lettered: format.ends_with("Letter") || format.ends_with("Roman"),
            behind: if text.trim_end().ends_with(')') { NumberMark::Bracket } else { NumberMark::Stop },
            blank: (format == "none" || text.trim().is_empty()) && !picture,
            style: node.kid("pStyle").and_then(value).map(str::to_owned),
        }
    }
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(document: &XmlDocument<'_>) -> Self {
        let mut all = Self::default();
        let levels = |node: Node<'_, '_>| {
            node.kids("lvl").filter_map(|lvl| Some((index(lvl)?, Level::read(lvl)))).collect()
        };
        for node in document.root_element().kids("abstractNum") {
            let Some(id) = node.attr("abstractNumId") else { continue };
            let link = node.kid("numStyleLink").and_then(value).map(str::to_owned);
            all.abstracts.insert(id.to_owned(), Abstract { levels: levels(node), link });
        }
        for node in document.root_element().kids("num") {
            let Some(id) = node.attr("numId") else { continue };
            let of = node.kid("abstractNumId").and_then(value).unwrap_or_default().to_owned();
            let mut instance = Instance { of, ..Default::default() };
            for over in node.kids("lvlOverride") {
                let Some(at) = index(over) else { continue };
                if let Some(lvl) = over.kid("lvl") {
                    instance.levels.insert(at, Level::read(lvl));
                }
                let start = over.kid("startOverride").and_then(value).and_then(|start| start.parse().ok());
                instance.starts.extend(start.map(|start| (at, start)));
            }
            all.instances.insert(id.to_owned(), instance);
        }
        all
    }

    /// The level that a paragraph style is linked to in this list.
    pub fn level_of(&self, number: &str, style: &str, styles: &Styles) -> Option<usize> {
        let (id, _) = self.resolve(number, styles)?;
        let levels = &self.abstracts.get(id)?.levels;
        levels.iter().find(|(_, level)| level.style.as_deref() == Some(style)).map(|(at, _)| *at)
    }

    /// Whether the marker before an item is a letter or a Roman numeral.
    pub fn is_lettered(&self, number: &str, level: usize, styles: &Styles) -> bool {
        let Some((id, instance)) = self.resolve(number, styles) else { return false };
        self.level(id, instance, level.min(LEVELS - 1)).is_some_and(|level| level.lettered)
    }

    /// Counts an item and returns its marker; none where there is no such list.
    pub fn mark(&mut self, number: &str, level: usize, styles: &Styles) -> Option<Mark> {
        let at = level.min(LEVELS - 1);
        let (id, instance) = self.resolve(number, styles)?;
        let id = id.to_owned();
        let level = self.level(&id, instance, at);
        let Some(level) = level else { return Some(Mark::Bullet) };
        if level.bullet {
            return Some(if level.blank { Mark::Continued } else { Mark::Bullet });
        }
        let behind = level.behind;
        let override_start = instance.starts.get(&at).copied();
        let start = override_start.unwrap_or(level.start);
        let restarts = override_start.is_some() && self.restarted.insert((number.to_owned(), at));
        let counts = self.counts.entry(id).or_default();
        let next = match counts[at] {
            Some(last) if !restarts => last.saturating_add(1),
            _ => start,
        };
        counts[at] = Some(next);
        counts[at + 1..].fill(None);
        Some(Mark::Number(ListNumber { value: next, mark: behind }))
    }

    /// A level of an instance: its own definition, or else that of its abstract list.
    fn level<'a>(&'a self, id: &str, instance: &'a Instance, at: usize) -> Option<&'a Level> {
        instance.levels.get(&at).or_else(|| self.abstracts.get(id)?.levels.get(&at))
    }

    /// The abstract list behind an instance, through a numbering style where there is one.
    fn resolve(&self, number: &str, styles: &Styles) -> Option<(&str, &Instance)> {
        let instance = self.instances.get(number)?;
        let link = self.abstracts.get(&instance.of).and_then(|list| list.link.as_deref());
        let linked = link
            .and_then(|style| styles.list(Some(style)))
            .and_then(|(_, number, _)| self.instances.get(number));
        Some((linked.unwrap_or(instance).of.as_str(), instance))
    }
}

fn index(node: Node<'_, '_>) -> Option<usize> {
    node.attr("ilvl")?.parse().ok().filter(|at| *at < LEVELS)
}
