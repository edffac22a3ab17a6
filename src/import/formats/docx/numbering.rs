//! The marker before a list item (ISO/IEC 29500-1, 17.9): a bullet, or which number.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document as XmlDocument, Node};

use super::attributes::{switch, value};
use super::styles::Styles;
use crate::edition::NumberMark;
use crate::import::document::ListNumber;
use crate::import::formats::rich::flow::Mark;
use crate::import::formats::rich::label::{NumberFormat, is_worded};
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
    /// How its numbers are written.
    format: NumberFormat,
    /// What it shows: `§ %1.`, where `%1` is the number of the first level.
    text: String,
    /// Whether all numbers it shows are decimal.
    legal: bool,
    /// Shows nothing before the item.
    blank: bool,
    /// The paragraph style linked to this level.
    style: Option<String>,
}

/// What stands before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Its marker in a list.
    pub mark: Mark,
    /// What Word shows, as words: "§ 3."; empty for a bullet.
    pub label: String,
    /// Whether that is more than a list can show.
    pub is_worded: bool,
    /// Whether it is a letter or a Roman numeral.
    pub is_lettered: bool,
}

impl Counted {
    fn plain(mark: Mark) -> Self {
        Self { mark, label: String::new(), is_worded: false, is_lettered: false }
    }
}

impl Level {
    /// What stands behind the number; of `(1)`, what can be written.
    fn behind(&self) -> NumberMark {
        if self.text.trim_end().ends_with(')') { NumberMark::Bracket } else { NumberMark::Stop }
    }

    /// The words around its numbers, and how many numbers there are.
    fn around(&self) -> (String, usize) {
        let mut around = String::new();
        let mut numbers = 0;
        let mut characters = self.text.chars().peekable();
        while let Some(c) = characters.next() {
            if c == '%' && characters.next_if(char::is_ascii_digit).is_some() {
                numbers += 1;
            } else {
                around.push(c);
            }
        }
        (around, numbers)
    }

    fn read(node: Node<'_, '_>) -> Self {
        let format = node.kid("numFmt").and_then(value).unwrap_or("decimal");
        let text = node.kid("lvlText").and_then(value).unwrap_or_default();
        let picture = node.kid("lvlPicBulletId").is_some();
        Self {
            start: node.kid("start").and_then(value).and_then(|start| start.parse().ok()).unwrap_or(1),
            bullet: format == "bullet" || format == "none",
            format: match format {
                "lowerLetter" => NumberFormat::Letter,
                "upperLetter" => NumberFormat::CapitalLetter,
                "lowerRoman" => NumberFormat::Roman,
                "upperRoman" => NumberFormat::CapitalRoman,
                "decimalZero" => NumberFormat::PaddedDecimal,
                "none" => NumberFormat::None,
                _ => NumberFormat::Decimal,
            },
            text: text.to_owned(),
            legal: switch(node, "isLgl") == Some(true),
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

    /// Counts an item; none where there is no such list.
    pub fn count(&mut self, number: &str, level: usize, styles: &Styles) -> Option<Counted> {
        let at = level.min(LEVELS - 1);
        let (id, instance) = self.resolve(number, styles)?;
        let id = id.to_owned();
        let level = self.level(&id, instance, at);
        let Some(level) = level else { return Some(Counted::plain(Mark::Bullet)) };
        let (around, numbers) = level.around();
        if level.bullet {
            let mut counted = Counted::plain(if level.blank { Mark::Continued } else { Mark::Bullet });
            // A bullet may be a word, but one letter is a bullet in most symbol fonts.
            counted.is_worded = around.chars().filter(|c| c.is_alphabetic()).count() > 1;
            if counted.is_worded {
                counted.label = around;
            }
            return Some(counted);
        }
        let override_start = instance.starts.get(&at).copied();
        let start = override_start.unwrap_or(level.start);
        let restarts = override_start.is_some() && self.restarted.insert((number.to_owned(), at));
        let counts = self.counts.entry(id.clone()).or_default();
        let next = match counts[at] {
            Some(last) if !restarts => last.saturating_add(1),
            _ => start,
        };
        counts[at] = Some(next);
        counts[at + 1..].fill(None);
        let counts = *counts;
        let (_, instance) = self.resolve(number, styles)?;
        let level = self.level(&id, instance, at)?;
        Some(Counted {
            mark: Mark::Number(ListNumber { value: next, mark: level.behind() }),
            label: self.label(&id, instance, level, &counts),
            is_worded: !level.blank && is_worded(&around, numbers),
            is_lettered: level.format.is_lettered(),
        })
    }

    /// What a level shows, with the numbers counted so far; one that was never counted shows where it begins.
    fn label(&self, id: &str, instance: &Instance, level: &Level, counts: &[Option<u32>; LEVELS]) -> String {
        let mut label = String::new();
        let mut characters = level.text.chars().peekable();
        while let Some(c) = characters.next() {
            let digit = if c == '%' { characters.next_if(char::is_ascii_digit) } else { None };
            let at =
                digit.and_then(|digit| digit.to_digit(10)).and_then(|digit| (digit as usize).checked_sub(1));
            let Some(at) = at.filter(|at| *at < LEVELS) else {
                label.push(c);
                continue;
            };
            let of = self.level(id, instance, at);
            let format = if level.legal {
                NumberFormat::Decimal
            } else {
                of.map_or(NumberFormat::Decimal, |of| of.format)
            };
            let number = counts[at].or(of.map(|of| of.start)).unwrap_or(1);
            label.push_str(&format.written(number));
        }
        label.split_whitespace().collect::<Vec<_>>().join(" ")
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
