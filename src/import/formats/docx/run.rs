//! The content of a paragraph (ISO/IEC 29500-1, 17.3.2 and 17.3.3; drawings: 20 and 19, VML).

use roxmltree::Node;

use super::attributes::{is_on, switch, value};
use super::body::{DocxReader, NoteKind, OpenParagraph, is_word};
use super::fields::{self, Field, FieldKind};
use super::relations::Relation;
use crate::import::document::{Content, LeftOut, Mend, Notice, Piece, Reason};
use crate::import::formats::rich::flow::Flow;
use crate::import::formats::rich::pictures;
use crate::import::formats::rich::spans::{self, Style, What};
use crate::import::formats::rich::xml::Local;
use crate::import::read_error::ReadError;

impl DocxReader<'_, '_> {
    /// Reads the children of `parent`, run by run.
    pub(super) fn inlines(
        &mut self,
        parent: Node<'_, '_>,
        style: &Style,
        line: &mut OpenParagraph,
    ) -> Result<(), ReadError> {
        for node in parent.children().filter(Node::is_element) {
            match node.local() {
                "r" if is_word(node) => self.run(node, style, line)?,
                "hyperlink" => {
                    let target = node.attr("id").and_then(|id| self.relations.get(id));
                    let link = target
                        .filter(|target| target.external)
                        .and_then(|target| spans::address(&target.target));
                    if link.is_none() && self.left_out_for().is_none() {
                        self.count(Notice::LinkDropped);
                    }
                    self.inlines(node, &Style { link: link.or(style.link.clone()), ..style.clone() }, line)?;
                }
                "fldSimple" => {
                    let kind = fields::kind(node.attr("instr").unwrap_or_default());
                    self.fields.push(Field { code: String::new(), kind: Some(kind) });
                    let read = self.inlines(node, style, line);
                    self.fields.pop();
                    read?;
                }
                "ins" | "moveTo" => {
                    self.count(Notice::Insertion);
                    self.inlines(node, style, line)?;
                }
                "del" | "moveFrom" => self.count(Notice::Deletion),
                "AlternateContent" => self.choice(node, style, line)?,
                // Formulas, in their own order.
                "t" => self.words(node.text().unwrap_or_default(), style, line),
                "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr" => {}
                _ => self.inlines(node, style, line)?,
            }
        }
        Ok(())
    }

    fn run(&mut self, node: Node<'_, '_>, style: &Style, line: &mut OpenParagraph) -> Result<(), ReadError> {
        let properties = node.kid("rPr");
        let named = properties.and_then(|node| node.kid("rStyle")).and_then(value);
        let look = named.map(|id| self.styles.look(id)).unwrap_or_default();
        let set = |name| properties.and_then(|node| switch(node, name));
        let style = Style {
            strong: set("b").unwrap_or(look.strong) || style.strong,
            emphasis: set("i").unwrap_or(look.emphasis) || style.emphasis,
            ..style.clone()
        };
        // What a style hides is shown, so that no word is lost.
        let hidden = set("vanish").unwrap_or(false);
        self.run_content(node, &style, hidden, line)
    }

    fn run_content(
        &mut self,
        parent: Node<'_, '_>,
        style: &Style,
        hidden: bool,
        line: &mut OpenParagraph,
    ) -> Result<(), ReadError> {
        for node in parent.children().filter(Node::is_element) {
            match node.local() {
                "t" if hidden => self.leave_out(line.origin, node.text().unwrap_or_default(), Reason::Hidden),
                "t" => self.words(node.text().unwrap_or_default(), style, line),
                "tab" | "ptab" => self.words(" ", style, line),
                "br" if node.attr("type").is_some_and(|kind| kind != "textWrapping") => {
                    self.words(" ", style, line);
                }
                "br" | "cr" if self.left_out_for().is_some() => self.words(" ", style, line),
                "br" | "cr" => spans::push(&mut line.spans, What::Break, style),
                "noBreakHyphen" => self.words("-", style, line),
                "softHyphen" => *self.document.mended.entry(Mend::SoftHyphen).or_default() += 1,
                "sym" => self.sign(node, style, line),
                "footnoteReference" => self.note(NoteKind::Footnote, node, style, line),
                "endnoteReference" => self.note(NoteKind::Endnote, node, style, line),
                "commentReference" => {
                    if let Some(id) = node.attr("id") {
                        self.comments.push((id.to_owned(), line.origin));
                    }
                }
                "fldChar" => self.field(node.attr("fldCharType").unwrap_or_default()),
                "instrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| field.kind.is_none()) {
                        field.code.push_str(node.text().unwrap_or_default());
                    }
                }
                "delText" | "delInstrText" | "rPr" => {}
                "drawing" | "pict" | "object" => self.drawing(node, None, line)?,
                "AlternateContent" => {
                    if let Some(choice) = node.kid("Choice").or_else(|| node.kid("Fallback")) {
                        self.run_content(choice, style, hidden, line)?;
                    }
                }
                "ruby" | "rubyBase" | "rt" => self.inlines(node, style, line)?,
                _ => self.run_content(node, style, hidden, line)?,
            }
        }
        Ok(())
    }

    fn choice(
        &mut self,
        node: Node<'_, '_>,
        style: &Style,
        line: &mut OpenParagraph,
    ) -> Result<(), ReadError> {
        match node.kid("Choice").or_else(|| node.kid("Fallback")) {
            Some(choice) => self.inlines(choice, style, line),
            None => Ok(()),
        }
    }

    /// Adds words, or reports them if they are printed contents, a page number or the code of a field.
    fn words(&mut self, text: &str, style: &Style, line: &mut OpenParagraph) {
        if let Some(why) = self.left_out_for() {
            return self.leave_out(line.origin, text, why);
        }
        let link = self.fields.iter().rev().find_map(|field| match &field.kind {
            Some(FieldKind::Link(to)) => Some(to.clone()),
            _ => None,
        });
        let style = Style { link: link.or(style.link.clone()), ..style.clone() };
        let text = spans::mended(text, &mut self.document.mended);
        spans::push(&mut line.spans, What::Text(text), &style);
    }

    fn field(&mut self, at: &str) {
        match at {
            "begin" => self.fields.push(Field { code: String::new(), kind: None }),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.kind = Some(fields::kind(&field.code));
                }
            }
            "end" => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn note(&mut self, kind: NoteKind, node: Node<'_, '_>, style: &Style, line: &mut OpenParagraph) {
        let Some(id) = node.attr("id") else { return };
        if self.left_out_for().is_some() {
            return;
        }
        let known = self.notes.iter().position(|(one, other, _)| *one == kind && other == id);
        let number = known.unwrap_or_else(|| {
            self.notes.push((kind, id.to_owned(), line.origin));
            self.notes.len() - 1
        });
        spans::push(&mut line.spans, What::Note(number), &Style { link: None, ..style.clone() });
    }

    /// A character of a symbol font, which has no meaning without the font (17.3.3.30).
    fn sign(&mut self, node: Node<'_, '_>, style: &Style, line: &mut OpenParagraph) {
        let font = node.attr("font").unwrap_or_default();
        let code = node.attr("char").unwrap_or_default();
        match symbol(font, code) {
            Some(sign) => self.words(sign, style, line),
            None => {
                let name = format!("{font} {code}");
                self.document.left_out.push(LeftOut { origin: line.origin, text: name, why: Reason::Symbol });
            }
        }
    }

    /// Pictures, text boxes and diagram words, however deeply nested in a drawing.
    fn drawing(
        &mut self,
        node: Node<'_, '_>,
        alt: Option<&str>,
        line: &mut OpenParagraph,
    ) -> Result<(), ReadError> {
        let described = described(node);
        let alt = described.or(alt);
        for child in node.children().filter(Node::is_element) {
            match child.local() {
                "txbxContent" => {
                    let mut flow = Flow::default();
                    self.blocks(child, &mut flow)?;
                    line.boxes.push(flow.finish());
                }
                "blip" | "imagedata" => self.picture(child, alt, line),
                "relIds" | "chart" | "chartspace" => {
                    for id in ["dm", "id"].iter().filter_map(|name| child.attr(name)) {
                        let part = self.relations.get(id).filter(|part| !part.external);
                        self.drawings.extend(part.map(|part| (part.target.clone(), line.origin)));
                    }
                }
                "t" => self.leave_out(line.origin, child.text().unwrap_or_default(), Reason::Drawing),
                "textpath" => {
                    self.leave_out(line.origin, child.attr("string").unwrap_or_default(), Reason::Drawing)
                }
                "AlternateContent" => {
                    if let Some(choice) = child.kid("Choice").or_else(|| child.kid("Fallback")) {
                        self.drawing(choice, alt, line)?;
                    }
                }
                _ => self.drawing(child, alt, line)?,
            }
        }
        Ok(())
    }

    fn picture(&mut self, node: Node<'_, '_>, alt: Option<&str>, line: &mut OpenParagraph) {
        let relation = |id: Option<&str>| id.and_then(|id| self.relations.get(id)).cloned();
        let Some(raster) = relation(node.attr("embed").or(node.attr("id")).or(node.attr("link"))) else {
            return;
        };
        // For old readers, Word keeps a PNG beside a drawing's SVG.
        let drawn =
            node.descendants().find(|node| node.local() == "svgBlip").and_then(|node| node.attr("embed"));
        let parts: Vec<Relation> =
            relation(drawn).into_iter().chain([raster.clone()]).filter(|part| !part.external).collect();
        let bytes =
            parts.iter().filter_map(|part| self.package.picture(&part.target).ok().flatten()).collect();
        let taken = pictures::take(&mut self.document, line.origin, &raster.target, bytes);
        if let Some(picture) = taken {
            let alt = alt.map(str::to_owned);
            line.figures.push(Piece::new(line.origin, Content::Figure { picture, alt, caption: Vec::new() }));
        }
    }
}

/// A drawing's alternative text: `wp:docPr`, or VML's `alt`. Empty where it is marked as decoration.
fn described<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    if let Some(properties) = node.kid("docPr") {
        let decorative = properties
            .descendants()
            .any(|node| node.local() == "decorative" && value(node).is_some_and(is_on));
        if decorative {
            return Some("");
        }
        return [properties.attr("descr"), properties.attr("title")]
            .into_iter()
            .flatten()
            .find(|text| !text.trim().is_empty());
    }
    node.attr("alt").filter(|text| !text.trim().is_empty())
}

/// The symbols that Word's own buttons and corrections insert, by font and code.
fn symbol(font: &str, code: &str) -> Option<&'static str> {
    let code = u32::from_str_radix(code, 16).ok()? & 0xff;
    let font = font.to_lowercase();
    Some(match (font.as_str(), code) {
        ("wingdings", 0xe0 | 0xe8 | 0xf0) | ("symbol", 0xae) => "→",
        ("wingdings", 0xdf | 0xe7 | 0xef) | ("symbol", 0xac) => "←",
        ("wingdings", 0xf3) | ("symbol", 0xab) => "↔",
        ("wingdings", 0x6c | 0x9f | 0xa7 | 0x6e) | ("symbol", 0xb7) => "•",
        ("wingdings", 0xfc) => "✓",
        ("wingdings", 0xfe) => "☑",
        ("wingdings", 0x6f | 0xa8) => "☐",
        ("symbol", 0x2d) => "−",
        ("symbol", 0xb1) => "±",
        ("symbol", 0xb3) => "≥",
        ("symbol", 0xa3) => "≤",
        ("symbol", 0xb4) => "×",
        _ => return None,
    })
}
