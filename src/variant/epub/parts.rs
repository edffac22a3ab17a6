//! Figures and tables.

use super::page::{ON_PAPER, picture_path};
use super::pages::Voice;
use super::section::Body;
use crate::edition::{Align, Figure, Inline, Table};
use crate::pixels::needs_ground;
use crate::xml::Xml;

/// From how many columns on a table is set closer on a phone.
const WIDE: usize = 5;

impl Body<'_, '_> {
    /// A picture, its caption, and its long description where one opens it.
    pub fn figure(&mut self, xml: &mut Xml, figure: &Figure) {
        let description = format!("{}-beskrivelse", figure.id);
        let mut whole = vec![("id", figure.id.as_str())];
        if figure.beside {
            whole.push(("class", "beside"));
        }
        xml.block("figure", &whole, |xml| {
            xml.raw("\n");
            let path = picture_path(self.book.edition, figure.picture.0);
            let mut attributes =
                vec![("src", path.as_str()), ("alt", figure.alt.as_deref().unwrap_or_default())];
            if !figure.description.is_empty() {
                attributes.push(("aria-details", &description));
            }
            if needs_ground(&self.book.edition.pictures[figure.picture.0]) {
                attributes.push(("class", ON_PAPER));
            }
            xml.empty("img", &attributes);
            xml.raw("\n");
            if figure.caption.is_some() || figure.credit.is_some() {
                xml.block("figcaption", &[], |xml| {
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
