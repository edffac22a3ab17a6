//! Writes XML. Names come from our own code; every text and attribute value is escaped.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document being written.
pub struct Xml {
    writer: Writer<Vec<u8>>,
}

/// Attributes, in the order they are written.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A document with an XML declaration.
    pub fn document() -> Self {
        let mut xml = Self::fragment();
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml.raw("\n");
        xml
    }

    /// A fragment without a declaration.
    pub fn fragment() -> Self {
        Self { writer: Writer::new(Vec::new()) }
    }

    /// The bytes that were written.
    pub fn finish(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer.write_event(event).unwrap_or_else(|why| unreachable!("memory takes every byte: {why}"));
    }

    /// White space or a declaration, written unescaped; `static`, so that it comes from our own code.
    pub fn raw(&mut self, text: &'static str) {
        self.writer.get_mut().extend(text.as_bytes());
    }

    fn start(name: &str, attributes: Attributes<'_>) -> BytesStart<'static> {
        let mut start = BytesStart::new(name.to_owned());
        for (key, value) in attributes {
            start.push_attribute((*key, allowed(value).as_str()));
        }
        start
    }

    /// An element with content.
    pub fn element(&mut self, name: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        self.event(Event::Start(Self::start(name, attributes)));
        content(self);
        self.event(Event::End(BytesEnd::new(name.to_owned())));
    }

    /// An element on lines of its own.
    pub fn block(&mut self, name: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        self.element(name, attributes, content);
        self.raw("\n");
    }

    /// An element that contains only text, on a line of its own.
    pub fn line(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.block(name, attributes, |xml| xml.text(text));
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(Self::start(name, attributes)));
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&allowed(text))));
    }
}

/// The text without the characters that XML can't represent (XML 1.0, 2.2, "Char").
fn allowed(text: &str) -> String {
    let is_char = |c: &char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_char).collect()
}
