//! Walks a text's blocks in file order (ODF 1.3, part 3, 4 and 5).
//!
//! An unknown element is entered like any other, so that it costs no word.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document as XmlDocument, Node, NodeId};

use super::styles::Styles;
use crate::import::document::{
    Added, Document, Footnote, LeftOut, ListNumber, Notice, Origin, Properties, Reason,
};
pub(super) use crate::import::formats::rich::flow::OpenParagraph;
use crate::import::formats::rich::flow::{Flow, Item, Mark, Paragraph, Role};
use crate::import::formats::rich::package::{self, Package};
use crate::import::formats::rich::settle::settle;
use crate::import::formats::rich::spans::{self, Span, Style, What};
use crate::import::formats::rich::style_names::Named;
use crate::import::formats::rich::xml::Local;
use crate::import::read_error::ReadError;

/// Reads the text and everything that belongs to it.
pub fn read(package: &mut Package<'_>) -> Result<Document, ReadError> {
    let content = package.text("content.xml")?.ok_or(ReadError::NotThisFormat)?;
    let named = package.text("styles.xml")?;
    let document = package::parse("content.xml", &content)?;
    let named = named.as_deref().map(|text| package::parse("styles.xml", text)).transpose()?;
    let mut styles = Styles::default();
    named.iter().chain([&document]).for_each(|document| styles.add(document));
    let root = document.root_element();
    if root.kid("body").and_then(|body| body.kid("text")).is_none() {
        return Err(ReadError::NotThisFormat);
    }
    let mut reader = OdtReader {
        package,
        styles,
        origins: document.descendants().filter(|node| is_paragraph(*node)).map(|node| node.id()).collect(),
        counts: BTreeMap::new(),
        headings: Vec::new(),
        label: None,
        in_notes: false,
        repeated: 0,
        contents: 0,
        notes: Vec::new(),
        document: Document::default(),
    };
    let mut flow = Flow::default();
    reader.blocks(root, &mut flow, None)?;
    reader.footnotes()?;
    named.iter().for_each(|document| reader.page_edges(document));
    reader.document.properties = properties(reader.package);
    Ok(settle(flow, reader.document))
}

pub(super) fn is_paragraph(node: Node<'_, '_>) -> bool {
    matches!(node.local(), "p" | "h")
        && node.tag_name().namespace().is_some_and(|name| name.ends_with(":text:1.0"))
}

/// The list around what is being read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed<'a> {
    style: Option<&'a str>,
    level: usize,
    /// The marker of the next paragraph; none where it doesn't begin an item.
    mark: Option<Mark>,
}

/// What stands before an item.
#[derive(Debug)]
struct Label {
    text: String,
    /// Whether that is more than a list can show.
    worded: bool,
}

/// The state of the reading.
pub(super) struct OdtReader<'p, 'b, 'd, 'i> {
    pub(super) package: &'p mut Package<'b>,
    pub(super) styles: Styles,
    origins: Vec<NodeId>,
    /// The last number of each list and level, by list style.
    counts: BTreeMap<(String, usize), u32>,
    /// The last number of each level of headings.
    headings: Vec<u32>,
    /// What stands before the next item, where that is more than a list can show.
    label: Option<Label>,
    /// Whether the words read now are a note's.
    pub(super) in_notes: bool,
    /// How many cells were written out because they are repeated.
    pub(super) repeated: usize,
    contents: usize,
    pub(super) notes: Vec<(Node<'d, 'i>, Origin)>,
    pub(super) document: Document,
}

impl<'d, 'i: 'd> OdtReader<'_, '_, 'd, 'i> {
    /// A node's origin: the number of the paragraph that it is, is inside or follows.
    pub(super) fn origin(&self, node: Node<'_, '_>) -> Origin {
        self.origins.partition_point(|one| one.get() <= node.id().get()).max(1)
    }

    /// Counts something the user should know.
    pub(super) fn count(&mut self, notice: Notice) {
        *self.document.notices.entry(notice).or_default() += 1;
    }

    /// Reports words that are not part of the text.
    pub(super) fn leave_out(&mut self, origin: Origin, text: &str, why: Reason) {
        let text = spans::mended_whole(text, &mut self.document.mended);
        match self.document.left_out.last_mut() {
            Some(last) if last.origin == origin && last.why == why => last.text.push_str(&text),
            _ => self.document.left_out.push(LeftOut { origin, text, why }),
        }
    }

    /// Whether the words read now are a printed table of contents.
    pub(super) fn in_contents(&self) -> bool {
        self.contents > 0
    }

    /// Reads the children of `parent`, block by block.
    pub(super) fn blocks(
        &mut self,
        parent: Node<'d, 'i>,
        flow: &mut Flow,
        listed: Option<Listed<'d>>,
    ) -> Result<(), ReadError> {
        let mut listed = listed;
        for node in parent.children().filter(Node::is_element) {
            match node.local() {
                "p" | "h" => {
                    self.paragraph(node, flow, listed)?;
                    if let Some(listed) = &mut listed {
                        listed.mark = None;
                    }
                }
                "list" => self.list(node, flow, listed)?,
                "table" => self.table(node, flow)?,
                "table-of-content" | "illustration-index" | "table-index" | "object-index" | "user-index"
                | "alphabetical-index" | "bibliography" => {
                    self.contents += 1;
                    if let Some(body) = node.kid("index-body") {
                        self.blocks(body, flow, None)?;
                    }
                    self.contents -= 1;
                }
                "tracked-changes" => self.tracked(node),
                "section" if is_hidden(node) => {
                    let first = node.descendants().find(|node| is_paragraph(*node)).unwrap_or(node);
                    self.leave_out(self.origin(first), &plain_text(node), Reason::Hidden);
                }
                "frame" | "custom-shape" | "rect" | "ellipse" | "line" | "g" | "text-box" => {
                    let mut line = OpenParagraph { origin: self.origin(node), ..Default::default() };
                    self.drawing(node, None, &mut line)?;
                    self.drawn(line, flow);
                }
                "numbered-paragraph" => {
                    self.count(Notice::NumberLost);
                    self.blocks(node, flow, listed)?;
                }
                "sequence-decls"
                | "variable-decls"
                | "user-field-decls"
                | "forms"
                | "dde-connection-decls" => {}
                _ => self.blocks(node, flow, listed)?,
            }
        }
        Ok(())
    }

    fn paragraph(
        &mut self,
        node: Node<'d, 'i>,
        flow: &mut Flow,
        listed: Option<Listed<'d>>,
    ) -> Result<(), ReadError> {
        if hides_itself(node) {
            self.leave_out(self.origin(node), &plain_text(node), Reason::Hidden);
            return Ok(());
        }
        let style = node.attr("style-name").unwrap_or_default();
        let meaning = self.styles.meaning(style);
        let is_contents = meaning == Some(Named::Contents);
        let own = self.styles.own_look(style);
        let mut line = OpenParagraph { origin: self.origin(node), ..Default::default() };
        let base = Style {
            strong: own.strong.unwrap_or(false),
            emphasis: own.emphasis.unwrap_or(false),
            text: self.styles.paragraph(style),
            ..Style::default()
        };
        self.contents += usize::from(is_contents);
        let read = self.inlines(node, &base, &mut line);
        self.contents -= usize::from(is_contents);
        read?;
        let outline = node.attr("outline-level").and_then(|level| level.parse().ok());
        let role = match (node.local(), meaning) {
            (_, Some(Named::Role(role @ (Role::Title | Role::Subtitle)))) => role,
            ("h", _) => Role::Heading(outline.unwrap_or(1)),
            (_, Some(Named::Role(role))) => role,
            _ => Role::Body,
        };
        let mut item =
            listed.map(|listed| Item { level: listed.level, mark: listed.mark.unwrap_or(Mark::Continued) });
        // An empty paragraph shows no number.
        if !line.spans.is_empty() {
            let is_text = role != Role::Body;
            let labelled = listed.is_some_and(|listed| matches!(listed.mark, Some(Mark::Number(_))));
            let in_list = self.label.take().filter(|label| labelled && (label.worded || is_text));
            let label = in_list.map(|label| label.text).or_else(|| {
                let numbered =
                    item.is_none() && node.local() == "h" && node.attr("is-list-header") != Some("true");
                numbered.then(|| self.heading_label(usize::from(outline.unwrap_or(1))))?
            });
            if let Some(label) = label.filter(|_| !self.in_contents()) {
                self.number(&label, &mut line);
                item = None;
            }
        }
        let spans = std::mem::take(&mut line.spans);
        if role == Role::Caption {
            line.figures.drain(..).for_each(|figure| flow.figure(figure));
        }
        let (look, doubts) = (line.letters.look(), std::mem::take(&mut line.doubts));
        flow.paragraph(Paragraph { origin: line.origin, role, item, spans, look, doubts });
        self.drawn(line, flow);
        Ok(())
    }

    /// Counts a heading, and returns what stands before it.
    fn heading_label(&mut self, level: usize) -> Option<String> {
        let numbered = self.styles.outline_level(level)?.clone();
        self.headings.truncate(level);
        for above in self.headings.len()..level {
            let start = self.styles.outline_level(above + 1).and_then(|level| level.start).unwrap_or(1);
            self.headings.push(if above + 1 == level { start.saturating_sub(1) } else { start });
        }
        let last = self.headings.last_mut()?;
        *last = last.saturating_add(1);
        let written = |(at, number): (usize, &u32)| {
            let level = self.styles.outline_level(at + 1);
            level.map_or(number.to_string(), |level| level.format.written(*number))
        };
        let numbers: Vec<String> = self.headings.iter().enumerate().map(written).collect();
        Some(numbered.label(&numbers)).filter(|label| !label.is_empty())
    }

    /// Writes a paragraph's number as its first words.
    fn number(&mut self, label: &str, line: &mut OpenParagraph) {
        // A note's words come last, and have no place of their own.
        if self.in_notes {
            return self.count(Notice::NumberLost);
        }
        self.count(Notice::NumberAsWords);
        let style =
            line.spans.first().map_or(Style::default(), |span| Style { link: None, ..span.style.clone() });
        line.spans.insert(0, Span { what: What::Text(format!("{label} ")), style });
        self.document.added.push(Added { origin: line.origin, text: label.to_owned() });
    }

    fn drawn(&mut self, line: OpenParagraph, flow: &mut Flow) {
        line.figures.into_iter().for_each(|figure| flow.figure(figure));
        line.boxes.into_iter().for_each(|pieces| flow.aside(line.origin, pieces));
    }

    fn list(
        &mut self,
        node: Node<'d, 'i>,
        flow: &mut Flow,
        outer: Option<Listed<'d>>,
    ) -> Result<(), ReadError> {
        let level = outer.map_or(0, |outer| outer.level + 1);
        let style = node.attr("style-name").or(outer.and_then(|outer| outer.style)).or_else(|| {
            // Where the list names no style, that of its first paragraph may.
            let first = node.descendants().find(|node| node.local() == "p")?;
            let named = self.styles.list_of(first.attr("style-name")?)?;
            // A name borrowed from the styles would not live long enough; the document contains it, too.
            node.document().descendants().find_map(|node| node.attr("name").filter(|name| *name == named))
        });
        let continues =
            node.attr("continue-numbering") == Some("true") || node.attr("continue-list").is_some();
        let key = (style.unwrap_or_default().to_owned(), level);
        if !continues {
            self.counts.remove(&key);
        }
        for item in node.children().filter(Node::is_element) {
            let start: Option<u32> = item.attr("start-value").and_then(|start| start.parse().ok());
            // An item containing only a list merely nests that list deeper.
            let first = item.first_element_child().map_or("", |first| first.local());
            let described = self.styles.level(style, level);
            let mark = match (item.local(), described.start) {
                ("list-header", _) => None,
                (_, None) => Some(Mark::Bullet),
                _ if first == "list" => None,
                (_, Some(first)) => {
                    let next = self.counts.get(&key).map_or(first, |last| last.saturating_add(1));
                    let number = start.unwrap_or(next);
                    self.counts.insert(key.clone(), number);
                    let worded = described.is_worded();
                    if described.format.is_lettered() && !worded {
                        self.count(Notice::LetteredItem);
                    }
                    let numbers: Vec<String> = (0..=level).map(|at| self.written(style, at)).collect();
                    self.label = Some(Label { text: described.label(&numbers), worded });
                    Some(Mark::Number(ListNumber { value: number, mark: described.behind() }))
                }
            };
            self.blocks(item, flow, Some(Listed { style, level, mark }))?;
        }
        Ok(())
    }

    /// The last number of a list's level, as it is written.
    fn written(&self, style: Option<&str>, level: usize) -> String {
        let described = self.styles.level(style, level);
        let counted = self.counts.get(&(style.unwrap_or_default().to_owned(), level)).copied();
        described.format.written(counted.or(described.start).unwrap_or(1))
    }

    /// Deletions are stored here with their words; insertions are in the text and only listed here.
    fn tracked(&mut self, node: Node<'_, '_>) {
        for change in node.descendants() {
            match change.local() {
                "deletion" => {
                    self.count(Notice::Deletion);
                    let text = plain_text(change);
                    if !text.is_empty() {
                        self.leave_out(self.origin(change), &text, Reason::Deleted);
                    }
                }
                "insertion" => self.count(Notice::Insertion),
                _ => {}
            }
        }
    }

    fn footnotes(&mut self) -> Result<(), ReadError> {
        self.in_notes = true;
        for (body, origin) in std::mem::take(&mut self.notes) {
            let mut flow = Flow::default();
            self.blocks(body, &mut flow, None)?;
            self.document.footnotes.push(Footnote { origin, pieces: flow.finish() });
        }
        Ok(())
    }

    /// Reports headers and footers, each text once.
    fn page_edges(&mut self, styles: &XmlDocument<'_>) {
        let mut seen = BTreeSet::new();
        let edges = ["header", "footer", "header-first", "footer-first", "header-left", "footer-left"];
        for edge in styles.descendants().filter(|node| edges.contains(&node.local())) {
            let words = plain_text(edge);
            if !words.is_empty() && seen.insert(words.clone()) {
                self.document.left_out.push(LeftOut { origin: 1, text: words, why: Reason::PageEdge });
            }
        }
    }
}

/// Whether a section is not shown (19.863 and 19.829).
fn is_hidden(section: Node<'_, '_>) -> bool {
    section.attr("display") == Some("none")
        || section.attr("display") == Some("condition") && section.attr("is-hidden") == Some("true")
}

/// Whether a paragraph has a field that hides it.
fn hides_itself(paragraph: Node<'_, '_>) -> bool {
    let is_field =
        |node: &Node<'_, '_>| node.local() == "hidden-paragraph" && node.attr("is-hidden") == Some("true");
    let own = |node: &Node<'_, '_>| node.ancestors().find(|above| is_paragraph(*above)) == Some(paragraph);
    paragraph.descendants().filter(is_field).any(|node| own(&node))
}

/// What the file says about the document (part 3, 4.3). A part that can't be read costs no word.
fn properties(package: &mut Package<'_>) -> Properties {
    let text = package.text("meta.xml").ok().flatten();
    let title = text.and_then(|text| {
        let document = package::parse("meta.xml", &text).ok()?;
        document.root_element().kid("meta")?.kid("title")?.text().map(str::to_owned)
    });
    Properties { title }
}

/// The words below a node, with a space between paragraphs.
pub(super) fn plain_text(node: Node<'_, '_>) -> String {
    let mut words = String::new();
    for node in node.descendants() {
        match node.local() {
            "p" | "h" | "s" | "tab" | "line-break" => words.push(' '),
            _ if node.is_text() => words.push_str(node.text().unwrap_or_default()),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
