//! What a drawing weighs before it is drawn: the way that drawing it would take, walked without drawing.
//!
//! A file of a few lines can ask for millions of shapes, by `use`, or by masks, patterns, clips and markers that have each
//! other in them. Nothing is remembered between two uses of the same thing, since a renderer may not remember it either.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::fault::{DrawingFault, Heavy};
use super::limits;
use super::style::{Styles, unknown_colour};

/// Walks through a drawing and stops where it weighs too much.
pub fn weigh(document: &Document<'_>, styles: &Styles<'_>) -> Result<(), DrawingFault> {
    let mut ids: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let nodes: Vec<Node<'_, '_>> = document.descendants().collect();
    for (at, node) in nodes.iter().enumerate() {
        if let Some(id) = node.attribute("id") {
            // Of two with one id, `use` takes the first and paint the last.
            ids.entry(id).or_insert((at, at)).1 = at;
        }
    }
    let mut parts = Vec::with_capacity(nodes.len());
    for node in &nodes {
        parts.push(part(*node, styles, &ids)?);
    }
    // The tree numbers its nodes in their order.
    for (at, node) in nodes.iter().enumerate() {
        if let Some(parent) = node.parent() {
            parts[parent.id().get_usize()].children.push(at);
        }
    }
    let mut walk = Walk { parts: &parts, weight: Weight::default() };
    walk.visit(0, Painted::default(), 0)
}

/// A node, with all that drawing it brings along.
#[derive(Default)]
struct Part {
    element: bool,
    shape: bool,
    vertices: u64,
    own: Weight,
    /// What it is filled, stroked and marked with: something drawn, nothing, or what its parent has.
    painted: [Said; 5],
    /// What is drawn with it, and is not handed down: masks, clips, filters, what `use` repeats.
    others: Vec<usize>,
    children: Vec<usize>,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Said {
    #[default]
    Inherited,
    Plain,
    Drawn(usize),
}

/// What a node is filled, stroked and marked with, as handed down.
type Painted = [Said; 5];

const HANDED_DOWN: [&str; 5] = ["fill", "stroke", "marker-start", "marker-mid", "marker-end"];

/// What is drawn at every point but the first and the last.
const MIDDLE: usize = 3;

#[derive(Clone, Copy, Default)]
struct Weight {
    elements: u64,
    letters: u64,
    pieces: u64,
    lines: u64,
    bytes: u64,
}

impl Weight {
    fn add(&mut self, other: Self, times: u64) {
        let add = |to: &mut u64, more: u64| *to = to.saturating_add(more.saturating_mul(times));
        add(&mut self.elements, other.elements);
        add(&mut self.letters, other.letters);
        add(&mut self.pieces, other.pieces);
        add(&mut self.lines, other.lines);
        add(&mut self.bytes, other.bytes);
    }

    fn since(self, before: Self) -> Self {
        Self {
            elements: self.elements - before.elements,
            letters: self.letters - before.letters,
            pieces: self.pieces - before.pieces,
            lines: self.lines - before.lines,
            bytes: self.bytes - before.bytes,
        }
    }

    fn check(self) -> Result<(), DrawingFault> {
        let too_heavy = [
            (self.elements > limits::ELEMENTS, Heavy::Elements),
            (self.letters > limits::LETTERS, Heavy::Letters),
            (self.pieces > limits::PIECES, Heavy::Pieces),
            (self.lines > limits::LINES, Heavy::Lines),
            (self.bytes > limits::BYTES, Heavy::Bytes),
        ];
        match too_heavy.into_iter().find(|(too_heavy, _)| *too_heavy) {
            Some((_, heavy)) => Err(DrawingFault::TooHeavy(heavy)),
            None => Ok(()),
        }
    }
}

/// Elements whose text is not drawn.
const SILENT: [&str; 6] = ["style", "script", "metadata", "title", "desc", "foreignObject"];

fn part(
    node: Node<'_, '_>,
    styles: &Styles<'_>,
    ids: &BTreeMap<&str, (usize, usize)>,
) -> Result<Part, DrawingFault> {
    let mut part = Part::default();
    if node.is_text() {
        let silent = node.ancestors().any(|one| SILENT.contains(&one.tag_name().name()));
        let letters = node.text().filter(|_| !silent).unwrap_or_default().chars();
        part.own.letters = letters.filter(|letter| !letter.is_whitespace()).count() as u64;
        return Ok(part);
    }
    if !node.is_element() {
        return Ok(part);
    }
    let tag = node.tag_name().name();
    part.element = true;
    part.own.elements = 1;
    part.shape = matches!(
        tag,
        "rect" | "circle" | "ellipse" | "line" | "polyline" | "polygon" | "path" | "text" | "tspan"
    );
    if tag == "text" {
        let pieces = node.descendants().filter(Node::is_element).count() as u64;
        let letters = node.descendants().filter_map(|one| one.text().filter(|_| one.is_text()));
        part.own.pieces = pieces * letters.map(|text| text.len() as u64).sum::<u64>();
    }
    // How movement begins and ends is said with `fill`, too.
    let moves = tag.starts_with("animate") || tag == "set";
    for (name, value) in styles.said(node).filter(|_| !moves) {
        if let Some(colour) = unknown_colour(name, value) {
            return Err(DrawingFault::Colour { value: colour.chars().take(60).collect() });
        }
        if let Some(href) = outside(value).filter(|_| name != "cursor" && name != "style") {
            return Err(DrawingFault::External { href: href.chars().take(60).collect() });
        }
        part.own.bytes += value.len() as u64;
        match name {
            "d" | "points" => {
                part.own.lines += value.len() as u64;
                part.own.check()?;
                part.vertices += vertices(value);
            }
            "x1" | "x2" => part.vertices = 2,
            "href" if tag != "a" => {
                let target = value.trim().strip_prefix('#').and_then(|id| ids.get(id));
                part.others.extend(target.map(|(first, _)| *first));
            }
            // One word for all three.
            "marker" => {
                for (slot, _) in HANDED_DOWN.iter().enumerate().skip(2) {
                    say(&mut part.painted[slot], value, ids);
                }
            }
            _ => match HANDED_DOWN.iter().position(|one| *one == name) {
                Some(slot) => say(&mut part.painted[slot], value, ids),
                None => part.others.extend(targets(value, ids)),
            },
        }
    }
    Ok(part)
}

fn say(said: &mut Said, value: &str, ids: &BTreeMap<&str, (usize, usize)>) {
    match targets(value, ids).next() {
        Some(target) => *said = Said::Drawn(target),
        None if *said == Said::Inherited && value != "inherit" => *said = Said::Plain,
        None => {}
    }
}

/// What a value refers to: `url(#a)`, `url('#a') url(#b)`.
fn targets<'b>(value: &'b str, ids: &'b BTreeMap<&str, (usize, usize)>) -> impl Iterator<Item = usize> + 'b {
    value.split("url(").skip(1).filter_map(|rest| {
        let inner =
            rest.split(')').next()?.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        ids.get(inner.strip_prefix('#')?.trim()).map(|(_, last)| *last)
    })
}

/// What a value fetches from another file: `url(https://…)`.
fn outside(value: &str) -> Option<&str> {
    let mut all = value.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let bare = |inner: &str| -> bool {
        let inner = inner.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        inner.starts_with('#') || inner.starts_with("data:")
    };
    all.find(|inner| !bare(inner))
}

/// Points of a path or polygon, at most.
fn vertices(data: &str) -> u64 {
    let (mut numbers, mut letters, mut inside) = (0u64, 0u64, false);
    for byte in data.bytes() {
        let digit = byte.is_ascii_digit();
        numbers += u64::from((digit && !inside) || byte == b'.');
        letters += u64::from(byte.is_ascii_alphabetic());
        inside = digit;
    }
    // Two numbers a point, but for lines along an axis.
    letters + if data.contains(['h', 'H', 'v', 'V']) { numbers } else { numbers / 2 }
}

struct Walk<'a> {
    parts: &'a [Part],
    weight: Weight,
}

impl Walk<'_> {
    fn visit(&mut self, at: usize, handed: Painted, depth: usize) -> Result<(), DrawingFault> {
        let parts = self.parts;
        let part = &parts[at];
        self.weight.add(part.own, 1);
        self.weight.check()?;
        if depth > limits::DEPTH {
            return Err(DrawingFault::TooHeavy(Heavy::Nested));
        }
        if !part.element && part.children.is_empty() {
            return Ok(());
        }
        let mut painted = handed;
        for (own, handed) in part.painted.iter().zip(&mut painted) {
            if *own != Said::Inherited {
                *handed = *own;
            }
        }
        if part.shape {
            for (slot, said) in painted.into_iter().enumerate() {
                let Said::Drawn(target) = said else { continue };
                // What paints and marks is drawn in its own colours.
                let before = self.weight;
                self.visit(target, Painted::default(), depth + 1)?;
                if slot == MIDDLE {
                    let once = self.weight.since(before);
                    self.weight.add(once, part.vertices.saturating_sub(1));
                    self.weight.check()?;
                }
            }
        }
        for other in &part.others {
            self.visit(*other, painted, depth + 1)?;
        }
        for child in &part.children {
            self.visit(*child, painted, depth + 1)?;
        }
        Ok(())
    }
}
