//! Writes XML. Names come from our own code; every text and attribute value is escaped.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use serde_json::Value;

/// A document being written.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    /// Attributes that are left out.
    unwanted: &'static [&'static str],
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
        Self { writer: Writer::new(Vec::new()), unwanted: &[] }
    }

    /// The same document, from which these attributes are left out, and with them every `span` that has no other.
    #[must_use]
    pub fn without(self, unwanted: &'static [&'static str]) -> Self {
        Self { unwanted, ..self }
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

    fn start(&self, name: &str, attributes: Attributes<'_>) -> BytesStart<'static> {
        let mut start = BytesStart::new(name.to_owned());
        for (key, value) in attributes.iter().filter(|(key, _)| !self.unwanted.contains(key)) {
            start.push_attribute((*key, allowed(value).as_str()));
        }
        start
    }

    /// An element with content.
    pub fn element(&mut self, name: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        let is_wanted = |(key, _): &(&str, &str)| !self.unwanted.contains(key);
        if name == "span" && !attributes.is_empty() && !attributes.iter().any(is_wanted) {
            content(self);
            return;
        }
        self.event(Event::Start(self.start(name, attributes)));
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
        self.event(Event::Empty(self.start(name, attributes)));
    }

    /// A `script` of HTML that holds data: JSON in which nothing can end the element.
    pub fn data(&mut self, kind: &str, value: &Value) {
        let json = value.to_string().replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e");
        self.event(Event::Start(self.start("script", &[("type", kind)])));
        self.writer.get_mut().extend(json.as_bytes());
        self.event(Event::End(BytesEnd::new("script")));
        self.raw("\n");
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_document_has_no_use_for_is_left_out_with_the_spans_that_were_there_for_it() {
        let mut xml = Xml::fragment().without(&["class"]);
        xml.element("p", &[("class", "a"), ("lang", "de")], |xml| {
            xml.element("span", &[("class", "unparted")], |xml| xml.text("1–2"));
            xml.element("span", &[("class", "b"), ("lang", "en")], |xml| xml.text("x"));
            xml.element("span", &[], |_| {});
        });
        let written = String::from_utf8(xml.finish()).expect("UTF-8");
        assert_eq!(written, r#"<p lang="de">1–2<span lang="en">x</span><span></span></p>"#);
    }

    #[test]
    fn data_stays_in_its_element() {
        let mut xml = Xml::fragment();
        xml.data("application/ld+json", &json!({"a": "</script><!-- & \" ]]>"}));
        let written = String::from_utf8(xml.finish()).expect("UTF-8");
        let json =
            written.split_once('>').and_then(|(_, rest)| rest.split_once("</script>")).expect("data").0;
        assert!(!json.contains(['<', '>', '&']), "{json}");
        assert_eq!(serde_json::from_str::<Value>(json).expect("JSON")["a"], "</script><!-- & \" ]]>");
    }
}
