//! A document as a browser would see it, in one vector: no recursion, and every node knows its line.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ParseOpts, QualName, parse_document};

use super::declared::{Declarations, Declared, declarations};
use crate::import::document::Origin;
use crate::import::limits::MOST_TEXT;
use crate::import::read_error::ReadError;

/// How deeply elements may be nested.
const DEEPEST_HTML: usize = 200;
/// The most nodes.
const MOST_NODES: usize = 1_000_000;
/// How many bytes are parsed between checks of the limits. A parser that has to reopen elements left open can make
/// many nodes from a few bytes.
const STEP: usize = 4096;
/// The most attributes on a tag: the parser compares each with every other.
const MOST_ATTRIBUTES: usize = 2000;

/// A node's number.
pub type Id = usize;
/// The document node itself.
pub const ROOT: Id = 0;

/// A parsed document.
#[derive(Debug)]
pub struct Dom {
    nodes: Vec<Node>,
    /// What the page's style sheets declare.
    declared: BTreeMap<Id, Declarations>,
    /// Ids of elements that something on the page opens or leads to.
    led_to: BTreeSet<String>,
}

#[derive(Debug)]
struct Node {
    parent: Option<Id>,
    children: Vec<Id>,
    depth: usize,
    line: Origin,
    data: Data,
}

#[derive(Debug)]
enum Data {
    /// The document, a comment, an instruction.
    Nothing,
    Text(String),
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
    },
}

impl Dom {
    /// Parses a document.
    pub fn parse(html: &str) -> Result<Self, ReadError> {
        if has_endless_tag(html) {
            return Err(too_large());
        }
        let mut parser = parse_document(Sink::default(), ParseOpts::default());
        let mut rest = html;
        while !rest.is_empty() {
            let (step, after) = rest.split_at(rest.floor_char_boundary(STEP.min(rest.len())));
            parser.process(StrTendril::from(step));
            rest = after;
            let sink = &parser.tokenizer.sink.sink;
            if sink.deepest.get() > DEEPEST_HTML {
                return Err(ReadError::TooDeep);
            }
            if sink.nodes.borrow().len() > MOST_NODES {
                return Err(too_large());
            }
        }
        let mut dom = parser.finish();
        let mut led_to = BTreeSet::new();
        for id in dom.descendants(ROOT) {
            let names = dom.attr(id, "aria-controls").unwrap_or_default().split_ascii_whitespace();
            let targets = ["data-target", "data-bs-target", "href"].into_iter();
            let targets = targets.filter_map(|name| dom.attr(id, name)?.strip_prefix('#'));
            led_to.extend(names.chain(targets).map(str::to_owned));
        }
        dom.led_to = led_to;
        Ok(dom)
    }

    /// Keeps what style sheets declare.
    pub fn declare(&mut self, declared: BTreeMap<Id, Declarations>) {
        self.declared = declared;
    }

    /// What is declared of an element by style sheets and by its own style, the last word last.
    pub fn styles(&self, id: Id) -> Vec<Declared> {
        let (usual, important): (Vec<_>, Vec<_>) =
            declarations(self.attr(id, "style").unwrap_or_default()).partition(|(_, important)| !important);
        let bare = |all: Vec<(Declared, bool)>| all.into_iter().map(|(declared, _)| declared);
        let sheets = self.declared.get(&id);
        let of = |list: fn(&Declarations) -> &Vec<Declared>| sheets.map(list).into_iter().flatten().cloned();
        of(|all| &all.usual)
            .chain(bare(usual))
            .chain(of(|all| &all.important))
            .chain(bare(important))
            .collect()
    }

    /// Whether something on the page opens an element or leads to it: what is folded is there for everybody.
    pub fn is_led_to(&self, id: Id) -> bool {
        self.attr(id, "id").is_some_and(|name| self.led_to.contains(name))
    }

    /// All of an element's text as it stands.
    pub fn whole(&self, id: Id) -> String {
        self.descendants(id).filter_map(|id| self.text(id)).collect()
    }

    /// A node's content.
    pub fn children(&self, id: Id) -> &[Id] {
        &self.nodes[id].children
    }

    /// A node's parent.
    pub fn parent(&self, id: Id) -> Option<Id> {
        self.nodes[id].parent
    }

    /// A node's ancestors, innermost first.
    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// All descendants of a node, in document order.
    pub fn descendants(&self, id: Id) -> impl Iterator<Item = Id> {
        let mut stack: Vec<Id> = self.children(id).iter().rev().copied().collect();
        std::iter::from_fn(move || {
            let next = stack.pop()?;
            stack.extend(self.children(next).iter().rev());
            Some(next)
        })
    }

    /// An element's name; empty for anything else.
    pub fn name(&self, id: Id) -> &str {
        match &self.nodes[id].data {
            Data::Element { name, .. } => &name.local,
            Data::Nothing | Data::Text(_) => "",
        }
    }

    /// A text node's words.
    pub fn text(&self, id: Id) -> Option<&str> {
        match &self.nodes[id].data {
            Data::Text(text) => Some(text),
            Data::Nothing | Data::Element { .. } => None,
        }
    }

    /// The value of an attribute.
    pub fn attr(&self, id: Id, name: &str) -> Option<&str> {
        let Data::Element { attributes, .. } = &self.nodes[id].data else { return None };
        attributes.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
    }

    /// Whether an attribute such as `class` or `role` contains one of these words.
    pub fn has(&self, id: Id, attribute: &str, words: &[&str]) -> bool {
        self.attr(id, attribute)
            .is_some_and(|all| all.split_ascii_whitespace().any(|word| words.contains(&word)))
    }

    /// The line on which a node begins.
    pub fn line(&self, id: Id) -> Origin {
        self.nodes[id].line
    }

    /// All words of a node's descendants.
    pub fn plain(&self, id: Id) -> String {
        let texts = self.descendants(id).filter_map(|id| self.text(id));
        texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }
}

fn too_large() -> ReadError {
    ReadError::TooLarge { limit_mb: MOST_TEXT >> 20 }
}

/// Whether a tag has more attributes than any real one, counted generously.
fn has_endless_tag(html: &str) -> bool {
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(open) = bytes[at..].iter().position(|byte| *byte == b'<') {
        at += open + 1;
        let rest = &bytes[at..];
        // Inside these, what looks like a tag is not one.
        let raw = [&b"script"[..], b"style"]
            .into_iter()
            .find(|name| rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)));
        let (mut attributes, mut quote, mut value) = (0, None, false);
        if !rest.first().is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/') {
            continue;
        }
        let mut length = 0;
        for byte in rest {
            length += 1;
            match (quote, byte) {
                (Some(open), byte) if byte == open => (quote, value) = (None, false),
                (Some(_), _) => {}
                (None, b'>') => break,
                (None, b'"' | b'\'') if value => quote = Some(byte),
                (None, b'=') => value = true,
                (None, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/') => attributes += usize::from(!value),
                (None, _) => value = false,
            }
            if attributes > MOST_ATTRIBUTES {
                return true;
            }
        }
        at += length;
        if let Some(name) = raw {
            let end = bytes[at..]
                .windows(name.len() + 2)
                .position(|window| window.starts_with(b"</") && window[2..].eq_ignore_ascii_case(name));
            at += end.unwrap_or(bytes.len() - at);
        }
    }
    false
}

/// Builds the document from the parser's calls.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    line: Cell<Origin>,
    deepest: Cell<usize>,
}

impl Default for Sink {
    fn default() -> Self {
        let root = Node { parent: None, children: Vec::new(), depth: 0, line: 1, data: Data::Nothing };
        Self { nodes: RefCell::new(vec![root]), line: Cell::new(1), deepest: Cell::new(0) }
    }
}

impl Sink {
    fn add(&self, data: Data) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { parent: None, children: Vec::new(), depth: 0, line: self.line.get(), data });
        nodes.len() - 1
    }

    /// Inserts something into `parent`, before its child number `at` or at the end.
    fn put(&self, parent: Id, at: Option<usize>, child: NodeOrText<Id>) {
        let end = at.unwrap_or_else(|| self.nodes.borrow()[parent].children.len());
        let child = match child {
            NodeOrText::AppendNode(child) => child,
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let before = end.checked_sub(1).map(|before| nodes[parent].children[before]);
                if let Some(Data::Text(before)) = before.map(|before| &mut nodes[before].data) {
                    before.push_str(&text);
                    return;
                }
                drop(nodes);
                self.add(Data::Text(text.to_string()))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        nodes[child].parent = Some(parent);
        nodes[child].depth = nodes[parent].depth + 1;
        self.deepest.set(self.deepest.get().max(nodes[child].depth));
        nodes[parent].children.insert(end, child);
    }

    fn place(&self, id: Id) -> Option<(Id, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes[id].parent?;
        // What the parser moves is usually near the end.
        let at = nodes[parent].children.iter().rposition(|child| *child == id)?;
        Some((parent, at))
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Dom;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Dom {
        Dom { nodes: self.nodes.into_inner(), declared: BTreeMap::new(), led_to: BTreeSet::new() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        ROOT
    }

    fn elem_name<'a>(&'a self, id: &'a Id) -> Ref<'a, QualName> {
        Ref::map(self.nodes.borrow(), |nodes| match &nodes[*id].data {
            Data::Element { name, .. } => name,
            Data::Nothing | Data::Text(_) => unreachable!("the parser asks elements alone for their names"),
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        self.add(Data::Element { name, attributes })
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.add(Data::Nothing)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.add(Data::Nothing)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.put(*parent, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.place(*element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// A template's content is its child, and is skipped with it.
    fn get_template_contents(&self, id: &Id) -> Id {
        *id
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        if let NodeOrText::AppendNode(child) = &child {
            self.remove_from_parent(child);
        }
        if let Some((parent, at)) = self.place(*sibling) {
            self.put(parent, Some(at), child);
        }
    }

    fn add_attrs_if_missing(&self, id: &Id, more: Vec<Attribute>) {
        if let Data::Element { attributes, .. } = &mut self.nodes.borrow_mut()[*id].data {
            let missing =
                more.into_iter().filter(|one| attributes.iter().all(|other| other.name != one.name));
            let missing: Vec<_> = missing.collect();
            attributes.extend(missing);
        }
    }

    fn remove_from_parent(&self, id: &Id) {
        if let Some((parent, at)) = self.place(*id) {
            let mut nodes = self.nodes.borrow_mut();
            nodes[parent].children.remove(at);
            nodes[*id].parent = None;
        }
    }

    fn reparent_children(&self, from: &Id, to: &Id) {
        let mut nodes = self.nodes.borrow_mut();
        let moved = std::mem::take(&mut nodes[*from].children);
        moved.iter().for_each(|child| nodes[*child].parent = Some(*to));
        nodes[*to].children.extend(moved);
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(usize::try_from(line).unwrap_or(Origin::MAX));
    }

    /// Shadow trees are built by scripts; a declared one is content like any other.
    fn allow_declarative_shadow_roots(&self, _: &Id) -> bool {
        false
    }
}
