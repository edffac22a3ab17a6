//! The content of a paragraph (ISO/IEC 29500-1, 17.3.2 and 17.3.3; drawings: 20 and 19, VML).

use roxmltree::Node;

use super::attributes::{switch, value};
use super::body::{DocxReader, NoteKind, OpenParagraph, chosen, is_prompt, is_word};
use super::fields::{self, Field, FieldKind, Shown};
use super::picture::Frame;
use super::styles::text_style;
use crate::import::document::{LeftOut, Notice, Reason};
use crate::import::formats::rich::pictures;
use crate::import::formats::rich::scripts::{self, Script};
use crate::import::formats::rich::spans::{self, Style, What};
use crate::import::formats::rich::text_style::TextStyle;
use crate::import::formats::rich::xml::Local;
use crate::import::read_error::ReadError;

/// How far up or down type has to stand to be more than an adjustment, in half points.
const LEAST_MOVED: i32 = 4;

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
                    // With an address, the anchor is the place on its page (17.16.22).
                    let link = target.filter(|target| target.external).and_then(|target| {
                        spans::address(&fields::with_place(&target.target, node.attr("anchor")))
                    });
                    if link.is_none() && self.left_out_for().is_none() {
                        self.count(Notice::LinkDropped);
                    }
                    self.inlines(node, &Style { link: link.or(style.link.clone()), ..style.clone() }, line)?;
                }
                "fldSimple" => {
                    self.fields.push(Field::of(node.attr("instr").unwrap_or_default()));
                    let read = self.inlines(node, style, line);
                    self.fields.pop();
                    read?;
                }
                "ins" | "moveTo" => {
                    self.count(Notice::Insertion);
                    self.inlines(node, style, line)?;
                }
                "del" | "moveFrom" => self.deletion(node),
                "sdt" if is_prompt(node) => {
                    self.prompts += 1;
                    let read = self.inlines(node, style, line);
                    self.prompts -= 1;
                    read?;
                }
                "AlternateContent" => self.choice(node, style, line)?,
                "t" => self.words(node.text().unwrap_or_default(), style, line),
                "oMath" => {
                    self.count(Notice::Formula);
                    self.words(&formula(node), style, line);
                }
                // A document that belongs to a master document.
                "subDoc" => self.other_file(node, line.origin),
                "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr" => {}
                _ => self.inlines(node, style, line)?,
            }
        }
        Ok(())
    }

    fn run(&mut self, node: Node<'_, '_>, style: &Style, line: &mut OpenParagraph) -> Result<(), ReadError> {
        let properties = node.kid("rPr");
        let named = properties.and_then(|node| node.kid("rStyle")).and_then(value);
        let named = named.map(|id| self.styles.character(id)).unwrap_or_default();
        let own = text_style(properties).or(named);
        let style = Style {
            strong: own.strong == Some(true) || style.strong,
            emphasis: own.emphasis == Some(true) || style.emphasis,
            ..style.clone()
        };
        // Digits that were only moved up or down: a person has to see whether they are raised.
        let moved = properties.and_then(|node| node.kid("position")).and_then(value);
        let digits = || node.kids("t").filter_map(|text| text.text()).collect::<String>();
        if moved.and_then(|by| by.parse::<i32>().ok()).is_some_and(|by| by.abs() >= LEAST_MOVED)
            && digits().trim().parse::<u16>().is_ok()
        {
            self.count(Notice::RaisedLetter);
        }
        self.run_content(node, &style, own.or(self.base), line)
    }

    fn run_content(
        &mut self,
        parent: Node<'_, '_>,
        style: &Style,
        text: TextStyle,
        line: &mut OpenParagraph,
    ) -> Result<(), ReadError> {
        let gone = text.gone();
        for node in parent.children().filter(Node::is_element) {
            let said = node.text().unwrap_or_default();
            match (node.local(), gone) {
                ("t", Some(why)) => self.leave_out(line.origin, said, why),
                ("t", None) => self.text(said, style, text, line),
                ("tab" | "ptab", _) => self.words(" ", style, line),
                ("br", _) if node.attr("type").is_some_and(|kind| kind != "textWrapping") => {
                    self.words(" ", style, line);
                }
                ("br" | "cr", _) if self.left_out_for().is_some() => self.words(" ", style, line),
                ("br" | "cr", _) => spans::push(&mut line.spans, What::Break, style),
                ("noBreakHyphen" | "softHyphen" | "sym", Some(_)) => {}
                ("noBreakHyphen", None) => self.words("-", style, line),
                ("softHyphen", None) => self.words("\u{ad}", style, line),
                ("sym", None) => self.sign(node, style, line),
                ("footnoteReference", _) => self.note(NoteKind::Footnote, node, style, line),
                ("endnoteReference", _) => self.note(NoteKind::Endnote, node, style, line),
                ("commentReference", _) => {
                    if let Some(id) = node.attr("id") {
                        self.comments.push((id.to_owned(), line.origin));
                    }
                }
                ("fldChar", _) => {
                    self.field(node.attr("fldCharType").unwrap_or_default(), form_field(node), line)
                }
                ("instrText", _) => {
                    if let Some(field) = self.fields.last_mut().filter(|field| field.kind.is_none()) {
                        field.code.push_str(said);
                    }
                }
                ("delText" | "delInstrText" | "rPr", _) => {}
                ("drawing" | "pict" | "object", _) => {
                    let figures = line.figures.len();
                    self.drawing(node, &Frame::default(), line)?;
                    let to = self.link().or(style.link.clone());
                    pictures::lead(&mut line.figures[figures..], to);
                }
                ("AlternateContent", _) => {
                    if let Some(choice) = chosen(node) {
                        self.run_content(choice, style, text, line)?;
                    }
                }
                ("ruby" | "rubyBase" | "rt", _) => self.inlines(node, style, line)?,
                _ => self.run_content(node, style, text, line)?,
            }
        }
        Ok(())
    }

    /// The text of a run, with its digits in their place.
    fn text(&mut self, said: &str, style: &Style, text: TextStyle, line: &mut OpenParagraph) {
        let (placed, letters) = scripts::placed(said, text.script.unwrap_or_default());
        if letters > 0 && text.script != Some(Script::Line) {
            self.count(Notice::RaisedLetter);
        }
        if self.left_out_for().is_none() {
            line.letters.add(&placed, text.look());
        }
        self.words(&placed, style, line);
    }

    /// Reads nothing but the ends of fields that began before: a field goes on for ever if its end is deleted.
    pub(super) fn deletion(&mut self, node: Node<'_, '_>) {
        self.count(Notice::Deletion);
        let words: String = node
            .descendants()
            .map(|node| match node.local() {
                "delText" | "t" => node.text().unwrap_or_default(),
                "p" | "tab" | "br" => " ",
                _ => "",
            })
            .collect();
        // What was moved stands in its new place.
        if node.local() != "moveFrom" && !words.trim().is_empty() {
            self.leave_out(self.origin(node), &words, Reason::Deleted);
        }
        let mut inner = 0_usize;
        for mark in node.descendants().filter(|node| node.local() == "fldChar") {
            match (mark.attr("fldCharType"), inner) {
                (Some("begin"), _) => inner += 1,
                (Some("end"), 0) => drop(self.fields.pop()),
                (Some("end"), _) => inner -= 1,
                _ => {}
            }
        }
    }

    fn choice(
        &mut self,
        node: Node<'_, '_>,
        style: &Style,
        line: &mut OpenParagraph,
    ) -> Result<(), ReadError> {
        match chosen(node) {
            Some(choice) => self.inlines(choice, style, line),
            None => Ok(()),
        }
    }

    /// Adds words, or reports them if they are printed contents, a page number or the code of a field.
    fn words(&mut self, text: &str, style: &Style, line: &mut OpenParagraph) {
        if let Some(why) = self.left_out_for() {
            return self.leave_out(line.origin, text, why);
        }
        let style = Style { link: self.link().or(style.link.clone()), ..style.clone() };
        let text = spans::mended(text, &mut self.document.mended);
        spans::push(&mut line.spans, What::Text(text), &style);
    }

    /// Where the innermost open field leads.
    fn link(&self) -> Option<String> {
        self.fields.iter().rev().find_map(|field| match &field.kind {
            Some(FieldKind::Link(to)) => Some(to.clone()),
            _ => None,
        })
    }

    fn field(&mut self, at: &str, form: Option<String>, line: &mut OpenParagraph) {
        match at {
            "begin" => self.fields.push(Field::open(form)),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.kind = Some(fields::kind(&field.code));
                }
            }
            "end" => {
                let Some(field) = self.fields.pop() else { return };
                let without_result = field.kind.is_none().then(|| fields::shown(&field.code)).flatten();
                let shown = match without_result {
                    Some(Shown::Prompt(text)) => Some((text, Reason::Prompt)),
                    Some(Shown::Symbol(code)) => Some((code, Reason::Symbol)),
                    Some(Shown::Computed(code)) => Some((code, Reason::Computed)),
                    None => field.form.map(|held| (held, Reason::FormField)),
                };
                if let Some((text, why)) = shown {
                    self.document.left_out.push(LeftOut { origin: line.origin, text, why });
                }
            }
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
}

/// What a form's field holds that is no text (17.16.5): a tick, the chosen entry of a list.
fn form_field(node: Node<'_, '_>) -> Option<String> {
    let data = node.kid("ffData")?;
    if let Some(tick) = data.kid("checkBox") {
        let is_on = switch(tick, "checked").or(switch(tick, "default")).unwrap_or(false);
        return Some(if is_on { "☒" } else { "☐" }.to_owned());
    }
    let list = data.kid("ddList")?;
    let chosen = list.kid("result").or(list.kid("default")).and_then(value).and_then(|at| at.parse().ok());
    let entry = list.kids("listEntry").nth(chosen.unwrap_or(0)).and_then(value)?;
    Some(entry.to_owned())
}

/// The parts of a formula between brackets, with their signs (22.1.2.24).
fn brackets(node: Node<'_, '_>) -> String {
    let sign = |name, usual| {
        let own = node.kid("dPr").and_then(|properties| properties.kid(name));
        own.map_or(usual, |own| value(own).unwrap_or_default())
    };
    let parts: Vec<String> = node.kids("e").map(formula).collect();
    format!("{}{}{}", sign("begChr", "("), parts.join(sign("sepChr", "|")), sign("endChr", ")"))
}

/// A formula on one line (ISO/IEC 29500-1, 22.1), with fractions and raised and lowered digits as they are meant.
fn formula(node: Node<'_, '_>) -> String {
    let inside = || node.children().filter(Node::is_element).map(formula).collect::<String>();
    let parent = node.parent().map_or("", |parent| parent.local());
    match (node.local(), parent) {
        ("t", _) => node.text().unwrap_or_default().to_owned(),
        ("del" | "moveFrom", _) => String::new(),
        ("AlternateContent", _) => chosen(node).map(formula).unwrap_or_default(),
        ("num", "f") => scripts::operand(&inside()) + "/",
        ("den", "f") => scripts::operand(&inside()),
        ("sup", _) => scripts::in_formula(&inside(), Script::Raised, '^'),
        ("sub", _) => scripts::in_formula(&inside(), Script::Lowered, '_'),
        ("lim", "limLow") => format!("_{}", scripts::operand(&inside())),
        ("lim", _) => format!("^{}", scripts::operand(&inside())),
        ("deg", _) => scripts::placed(&inside(), Script::Raised).0,
        ("naryPr", _) => node.kid("chr").and_then(value).unwrap_or("∫").to_owned(),
        ("fName" | "mr", _) | ("e", "mr" | "eqArr") => inside() + " ",
        ("d", _) => brackets(node),
        ("e", "rad") => format!("√({})", inside()),
        _ => inside(),
    }
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
