//! The package document. EPUB 3.3, 5.

use super::input::EpubInput;
use super::metadata::Told;
use super::page::{COVER, NAV, Page, STYLE, picture_path};
use super::sibling;
use crate::edition::{pictures_of_screens, reading_minutes};
use crate::language::DocumentWords;
use crate::pixels::shown;
use crate::xml::Xml;

/// How a book says that somebody with a name has evaluated it.
pub const EVALUATED: &str = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA";

/// What stands in `content.opf`.
pub struct Package<'a> {
    /// What the book is made of.
    pub input: &'a EpubInput<'a>,
    /// Words in its language.
    pub words: &'static DocumentWords,
    /// Its documents, in the order of the spine.
    pub pages: &'a [Page],
    /// What is in it.
    pub told: &'a Told,
}

impl Package<'_> {
    /// Writes it.
    pub fn write(&self) -> Vec<u8> {
        let mut xml = Xml::document();
        let attributes = [
            ("xmlns", "http://www.idpf.org/2007/opf"),
            ("version", "3.0"),
            ("unique-identifier", "publication-id"),
            ("xml:lang", self.input.edition.language.tag()),
            ("dir", self.input.edition.language.direction()),
        ];
        xml.block("package", &attributes, |xml| {
            xml.raw("\n");
            xml.block("metadata", &[("xmlns:dc", "http://purl.org/dc/elements/1.1/")], |xml| {
                xml.raw("\n");
                self.describe(xml);
                self.access(xml);
                self.evaluation(xml);
            });
            xml.block("manifest", &[], |xml| {
                xml.raw("\n");
                self.manifest(xml);
            });
            let backwards = self.input.edition.language.direction() == "rtl";
            let progression: &[_] = if backwards { &[("page-progression-direction", "rtl")] } else { &[] };
            xml.block("spine", progression, |xml| {
                xml.raw("\n");
                for (index, page) in self.pages.iter().enumerate() {
                    item_ref(xml, &page.id());
                    // The contents stand where a reader of the paper finds them: after the title page.
                    if index == 0 {
                        item_ref(xml, "nav");
                    }
                }
            });
        });
        xml.finish()
    }

    fn describe(&self, xml: &mut Xml) {
        let EpubInput { edition, identifier, sibling, page_map, .. } = *self.input;
        xml.line("dc:identifier", &[("id", "publication-id")], identifier);
        let about = edition.about();
        xml.line("dc:title", &[("id", "title")], &edition.name());
        meta(xml, &[("refines", "#title"), ("property", "title-type")], "main");
        if let Some(subtitle) = &about.subtitle {
            xml.line("dc:title", &[("id", "subtitle")], subtitle);
            meta(xml, &[("refines", "#subtitle"), ("property", "title-type")], "subtitle");
        }
        xml.line("dc:language", &[], edition.language.tag());
        xml.line("dc:type", &[], self.words.kind(edition.kind));
        xml.line("dc:creator", &[("id", "creator")], &about.publisher);
        xml.line("dc:publisher", &[], &about.publisher);
        if let Some(date) = edition.date {
            xml.line("dc:date", &[], &date.to_string());
            // An evaluation is written into the book, and so changes it.
            let evaluated = self.input.evaluation.map(|one| one.on.clone());
            let days = [edition.changed.map(|day| day.to_string()), evaluated];
            let changed = days.into_iter().flatten().fold(date.to_string(), String::max);
            meta(xml, &[("property", "dcterms:modified")], &format!("{changed}T00:00:00Z"));
        }
        if let Some(summary) = &about.summary {
            xml.line("dc:description", &[], summary);
        }
        for keyword in &about.keywords {
            xml.line("dc:subject", &[], keyword);
        }
        if let Some(audience) = &about.audience {
            meta(xml, &[("property", "dcterms:audience")], audience);
        }
        if let Some(other) = sibling {
            meta(xml, &[("property", sibling::relation(other))], &other.identifier);
        }
        if let Some(map) = page_map {
            meta(xml, &[("property", "pageBreakSource")], &map.source);
        }
        let minutes = format!("PT{}M", reading_minutes(edition));
        meta(xml, &[("property", "schema:timeRequired")], &minutes);
    }

    fn access(&self, xml: &mut Xml) {
        let Told { has, .. } = self.told;
        let mut all = |name: &str, values: &[&str]| {
            for value in values {
                meta(xml, &[("property", &format!("schema:{name}"))], value);
            }
        };
        all("accessMode", &has.modes());
        let sufficient = self.told.sufficient();
        all("accessModeSufficient", &sufficient.iter().map(String::as_str).collect::<Vec<_>>());
        all("accessibilityFeature", &self.told.features());
        all("accessibilityHazard", &[has.hazard()]);
        all("accessibilitySummary", &[&self.told.summary(self.words, &self.input.edition.tried)]);
    }

    /// Conformance has to be claimed by somebody. EPUB Accessibility 1.1, 3.5.
    fn evaluation(&self, xml: &mut Xml) {
        let Some(evaluation) = self.input.evaluation else { return };
        meta(xml, &[("property", "dcterms:conformsTo"), ("id", "conformance")], EVALUATED);
        let by = [("property", "a11y:certifiedBy"), ("refines", "#conformance"), ("id", "certifier")];
        meta(xml, &by, &evaluation.by);
        meta(xml, &[("property", "dcterms:date"), ("refines", "#certifier")], &evaluation.on);
        if let Some(credential) = &evaluation.credential {
            meta(xml, &[("property", "a11y:certifierCredential"), ("refines", "#certifier")], credential);
        }
        if let Some(report) = &evaluation.report {
            let link =
                [("rel", "a11y:certifierReport"), ("refines", "#certifier"), ("href", report.as_str())];
            xml.empty("link", &link);
            xml.raw("\n");
        }
    }

    fn manifest(&self, xml: &mut Xml) {
        let mut item = |attributes: &[(&str, &str)]| {
            xml.empty("item", attributes);
            xml.raw("\n");
        };
        item(&[("id", "nav"), ("href", NAV), ("media-type", "application/xhtml+xml"), ("properties", "nav")]);
        item(&[("id", "style"), ("href", STYLE), ("media-type", "text/css")]);
        if self.input.cover.is_some() {
            let properties = ("properties", "cover-image");
            item(&[("id", "cover"), ("href", COVER), ("media-type", "image/png"), properties]);
        }
        for page in self.pages {
            item(&[("id", &page.id()), ("href", &page.path), ("media-type", "application/xhtml+xml")]);
        }
        let edition = self.input.edition;
        for (index, picture) in pictures_of_screens(edition, true) {
            let path = picture_path(edition, index);
            let (id, kind) = (format!("picture-{index}"), shown(picture).1.media_type());
            item(&[("id", &id), ("href", &path), ("media-type", kind)]);
        }
    }
}

fn item_ref(xml: &mut Xml, id: &str) {
    xml.empty("itemref", &[("idref", id)]);
    xml.raw("\n");
}

fn meta(xml: &mut Xml, attributes: &[(&str, &str)], text: &str) {
    xml.line("meta", attributes, text);
}
