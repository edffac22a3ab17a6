//! Figures and tables.

use super::document::picture_path;
use super::pages::Voice;
use super::section::Body;
use crate::edition::{Align, Figure, Inline, Table};
use crate::xml::Xml;

impl Body<'_, '_> {
    /// A picture, its caption, and its long description where one opens it.
    pub fn figure(&mut self, xml: &mut Xml, figure: &Figure) {
        let description = format!("{}-beskrivelse", figure.id);
        xml.block("figure", &[("id", &figure.id)], |xml| {
            xml.raw("\n");
            let path = picture_path(self.book.edition, figure.picture.0);
            let mut attributes =
                vec![("src", path.as_str()), ("alt", figure.alt.as_deref().unwrap_or_default())];
            if !figure.description.is_empty() {
                attributes.push(("aria-details", &description));
            }
            xml.empty("img", &attributes);
            xml.raw("\n");
            if figure.caption.is_some() || figure.credit.is_some() {
                xml.block("figcaption", &[], |xml| {
                    if let Some(caption) = &figure.caption {
                        self.plain(xml, caption, Voice::Name);
                    }
                    if let Some(credit) = &figure.credit {
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
        xml.block("table", &[], |xml| {
            xml.raw("\n");
            if let Some(caption) = &table.caption {
                xml.block("caption", &[], |xml| self.plain(xml, caption, Voice::Name));
            }
            xml.block("thead", &[], |xml| {
                xml.block("tr", &[], |xml| {
                    for (column, cell) in table.header.iter().enumerate() {
                        self.cell(xml, Some("col"), table, column, cell);
                    }
                });
            });
            xml.block("tbody", &[], |xml| {
                for row in &table.rows {
                    xml.block("tr", &[], |xml| {
                        for (column, cell) in row.iter().enumerate() {
                            let scope = (column == 0 && table.header_column).then_some("row");
                            self.cell(xml, scope, table, column, cell);
                        }
                    });
                }
            });
        });
    }

    fn cell(&mut self, xml: &mut Xml, scope: Option<&str>, table: &Table, column: usize, content: &[Inline]) {
        let mut attributes: Vec<(&str, &str)> = scope.map(|scope| ("scope", scope)).into_iter().collect();
        match table.align.get(column) {
            Some(Align::Center) => attributes.push(("class", "center")),
            Some(Align::End) => attributes.push(("class", "end")),
            _ => {}
        }
        let (name, voice) = if scope.is_some() { ("th", Voice::Name) } else { ("td", Voice::Running) };
        xml.element(name, &attributes, |xml| {
            self.line(xml, content, voice);
            // A page that begins with the next row begins before its header, which is a name.
            if scope.is_none() && table.header_column && column + 1 == table.header.len() {
                self.book.pages.before_line(xml);
            }
        });
    }
}
