//! Figures and tables.

use super::page::{PORTRAIT, image};
use super::pages::Voice;
use super::section::Body;
use crate::edition::{Align, Figure, Inline, PictureSetting, Table};
use crate::policy::Width;
use crate::xml::Xml;

/// From how many columns on a table is set closer on a phone.
const WIDE: usize = 5;

impl Body<'_, '_> {
    /// A picture, its caption, and its long description where one opens it.
    pub fn figure(&mut self, xml: &mut Xml, figure: &Figure) {
        let description = format!("{}-beskrivelse", figure.id);
        let mut whole = vec![("id", figure.id.as_str())];
        match figure.setting.as_ref().map(|setting| setting.width) {
            _ if figure.beside => whole.push(("class", "beside")),
            Some(Width::Portrait) => whole.push(("class", PORTRAIT)),
            Some(Width::Half) => whole.push(("class", "half")),
            _ => {}
        }
        xml.block("figure", &whole, |xml| {
            xml.raw("\n");
            let details: &[_] =
                if figure.description.is_empty() { &[] } else { &[("aria-details", description.as_str())] };
            image(xml, self.book.edition, figure.picture, figure.alt.as_deref(), details);
            xml.raw("\n");
            let person = figure
                .setting
                .as_ref()
                .filter(|one| one.name.is_some() || one.title.is_some() || one.signature.is_some());
            if figure.caption.is_some() || figure.credit.is_some() || person.is_some() {
                xml.block("figcaption", &[], |xml| {
                    if let Some(PictureSetting { name, title, signature, .. }) = person {
                        for (class, words) in [("name", name), ("title", title)] {
                            if let Some(words) = words {
                                xml.element("p", &[("class", class)], |xml| {
                                    self.plain(xml, words, Voice::Name)
                                });
                                xml.raw("\n");
                            }
                        }
                        if let Some(signed) = signature {
                            let class = [("class", "signature")];
                            image(xml, self.book.edition, signed.picture, signed.alt.as_deref(), &class);
                            xml.raw("\n");
                        }
                    }
                    if let Some(caption) = &figure.caption {
                        self.plain(xml, caption, Voice::Name);
                    }
                    if let Some(credit) = &figure.credit {
                        xml.raw("\n");
                        xml.element("p", &[("class", "credit")], |xml| self.plain(xml, credit, Voice::Name));
                    }
                });
            }
        });
        if !figure.description.is_empty() {
            self.book.pages.before_line(xml);
            xml.block("details", &[("id", &description)], |xml| {
                xml.raw("\n");
                let label = &figure.description_label;
                xml.block("summary", &[], |xml| self.plain(xml, label, Voice::Name));
                self.blocks(xml, &figure.description);
            });
        }
    }

    /// A table with caption and headers.
    pub fn table(&mut self, xml: &mut Xml, table: &Table) {
        let wide: &[_] = if table.header.len() >= WIDE { &[("class", "wide")] } else { &[] };
        xml.block("table", wide, |xml| {
            xml.raw("\n");
            if let Some(caption) = &table.caption {
                xml.block("caption", &[], |xml| self.plain(xml, caption, Voice::Name));
            }
            xml.block("thead", &[], |xml| {
                xml.block("tr", &[], |xml| {
                    for (content, align) in table.header.iter().zip(&table.align) {
                        self.cell(xml, &Cell { scope: Some("col"), align: *align, content, ends_row: false });
                    }
                });
            });
            xml.block("tbody", &[], |xml| {
                for (row, cells) in table.rows.iter().enumerate() {
                    xml.block("tr", &[], |xml| {
                        for (column, (content, align)) in cells.iter().zip(&table.align).enumerate() {
                            let scope = (column == 0 && table.header_column).then_some("row");
                            let ends_row = column + 1 == cells.len() && row + 1 < table.rows.len();
                            let ends_row = ends_row && table.header_column;
                            self.cell(xml, &Cell { scope, align: *align, content, ends_row });
                        }
                    });
                }
            });
        });
    }

    fn cell(&mut self, xml: &mut Xml, cell: &Cell<'_>) {
        let mut attributes: Vec<(&str, &str)> =
            cell.scope.map(|scope| ("scope", scope)).into_iter().collect();
        match cell.align {
            Align::Start => {}
            Align::Center => attributes.push(("class", "center")),
            Align::End => attributes.push(("class", "end")),
        }
        let (name, voice) = if cell.scope.is_some() { ("th", Voice::Name) } else { ("td", Voice::Running) };
        xml.element(name, &attributes, |xml| {
            self.line(xml, cell.content, voice);
            if cell.ends_row && voice == Voice::Running {
                self.book.pages.before_line(xml);
            }
        });
    }
}

struct Cell<'a> {
    scope: Option<&'a str>,
    align: Align,
    content: &'a [Inline],
    /// Whether the next row begins with a header cell, which is a name: a page break before it has to stand here.
    ends_row: bool,
}
