//! The words of a text, read independently: one pass over the events of another XML parser, without a tree, styles or
//! lists. The draft is compared with them.

use quick_xml::NsReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;

use crate::import::document::Origin;
use crate::import::formats::rich::package::Package;
use crate::import::read_error::ReadError;

/// The words, paragraph by paragraph; notes last.
pub fn words(package: &mut Package<'_>) -> Result<Vec<(Origin, String)>, ReadError> {
    let text = package.text("content.xml")?.ok_or(ReadError::NotThisFormat)?;
    let damaged = |why: quick_xml::Error| ReadError::Damaged { detail: format!("content.xml: {why}") };
    let mut reader = NsReader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut scan = Scan::default();
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(damaged)?;
        match event {
            Event::Start(start) => {
                let prefix = match namespace {
                    ResolveResult::Bound(name) if name.as_ref().ends_with(":text:1.0") => "text:",
                    ResolveResult::Bound(name) if name.as_ref().ends_with(":office:1.0") => "office:",
                    ResolveResult::Bound(name) if name.as_ref().ends_with(":drawing:1.0") => "draw:",
                    ResolveResult::Bound(name) if name.as_ref().ends_with(":svg-compatible:1.0") => "svg:",
                    _ => "",
                };
                scan.start(format!("{prefix}{}", start.local_name().as_ref()));
            }
            Event::End(_) => scan.end(),
            Event::Text(text) => scan.text(&text.xml10_content()),
            Event::CData(text) => scan.text(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().map_err(damaged)? {
                Some(c) => scan.text(c.encode_utf8(&mut [0; 4])),
                None => scan.text(resolve_predefined_entity(&reference).unwrap_or_default()),
            },
            Event::Eof => break,
            _ => {}
        }
    }
    // Notes come last, so they take the last origin.
    let last = scan.origin;
    scan.done.extend(scan.notes.into_iter().map(|(_, words)| (last, words)));
    Ok(scan.done)
}

#[derive(Default)]
struct Scan {
    done: Vec<(Origin, String)>,
    notes: Vec<(Origin, String)>,
    /// How many paragraphs have begun, including skipped ones.
    origin: Origin,
    path: Vec<String>,
    /// How long the path was where something that is not text began.
    skip: Option<usize>,
    /// Open paragraphs: a text box or note is inside one, and its words follow it.
    open: Vec<(Origin, String)>,
    boxes: Vec<(Origin, String)>,
    in_notes: usize,
}

impl Scan {
    fn start(&mut self, name: String) {
        self.origin += usize::from(matches!(name.as_str(), "text:p" | "text:h"));
        let skips = matches!(
            name.as_str(),
            "text:tracked-changes"
                | "office:annotation"
                | "text:note-citation"
                | "office:forms"
                | "text:script"
                | "text:hidden-text"
                | "text:hidden-paragraph"
                | "svg:title"
                | "svg:desc"
        );
        if skips && self.skip.is_none() {
            self.skip = Some(self.path.len());
        }
        if self.skip.is_none() {
            match name.as_str() {
                "text:p" | "text:h" => self.open.push((self.origin, String::new())),
                "text:s" | "text:tab" | "text:line-break" => self.text(" "),
                "text:note-body" => self.in_notes += 1,
                _ => {}
            }
        }
        self.path.push(name);
    }

    fn end(&mut self) {
        let Some(name) = self.path.pop() else { return };
        if let Some(from) = self.skip {
            if self.path.len() == from {
                self.skip = None;
            }
            return;
        }
        match name.as_str() {
            "text:note-body" => self.in_notes -= 1,
            "text:p" | "text:h" => {
                let Some((origin, words)) = self.open.pop() else { return };
                // What follows is another word, even if it has the same origin.
                let paragraph = (origin, words + " ");
                if self.in_notes > 0 {
                    self.notes.push(paragraph);
                } else if self.open.is_empty() {
                    self.done.push(paragraph);
                    self.done.append(&mut self.boxes);
                } else {
                    self.boxes.push(paragraph);
                }
            }
            _ => {}
        }
    }

    /// White space between blocks belongs to no paragraph.
    fn text(&mut self, text: &str) {
        if self.skip.is_none()
            && let Some((_, words)) = self.open.last_mut()
            && !self.path.last().is_some_and(|last| last == "text:list" || last == "draw:frame")
        {
            words.push_str(text);
        }
    }
}
