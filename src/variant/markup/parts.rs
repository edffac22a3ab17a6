//! Figures and tables.

use super::body::Body;
use super::breaks::Voice;
use super::form::Made;
use super::image::{PORTRAIT, drawing, image};
use crate::edition::markup::plain;
use crate::edition::{Align, Figure, Inline, PictureSetting, Table, one_line};
use crate::policy::Width;
use crate::xml::Xml;

/// Width of a letter in a bold header, and what stands between two columns, in hundredths of the size of the text. Readers may want
/// letters 0.12 em further apart (WCAG 2.2, 1.4.12), and nothing may be lost then.
const LETTER: usize = 58 + 12;
const GAP: usize = 60;
/// Letters that a column of running text has at least.
const COLUMN: usize = 12;

impl Body<'_, '_> {
    /// A picture, its caption, and its long description where one opens it.
    pub fn figure(&mut self, xml: &mut Xml, figure: &Figure) {
        let description = self.book.form.made(Made::Description(&figure.id));
        let id = self.book.form.id(&figure.id);
        let mut whole = vec![("id", id.as_str())];
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
            let (picture, alt) = (figure.picture, figure.alt.as_deref());
            match figure.letters() {
                Some(letters) => drawing(xml, self.book, (figure, letters), alt, details),
                None => image(xml, self.book, picture, alt, details),
            }
            xml.raw("\n");
            let person = figure
                .setting
                .as_deref()
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
                            image(xml, self.book, signed.picture, signed.alt.as_deref(), &class);
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

    /// A table. Where it scrolls by itself, the place in which it does can be reached by keyboard and has a name (WCAG 2.2, 2.1.1 and 4.1.2).
    pub fn table(&mut self, xml: &mut Xml, table: &Table) {
        if !self.book.form.scrolls_tables() {
            self.whole_table(xml, table);
            return;
        }
        let name = one_line(table.caption.as_deref().unwrap_or(&self.section.title));
        let region =
            [("class", "scroll"), ("role", "region"), ("aria-label", name.as_str()), ("tabindex", "0")];
        xml.block("div", &region, |xml| {
            xml.raw("\n");
            self.whole_table(xml, table);
        });
    }

    /// A table with caption and headers.
    fn whole_table(&mut self, xml: &mut Xml, table: &Table) {
        let class = self.book.form.table_class(room(table));
        // A table that is only headers has nothing to stack.
        let class = class.filter(|_| !table.rows.is_empty());
        let class: Vec<(&str, &str)> = class.iter().map(|class| ("class", class.as_str())).collect();
        let headers: Vec<String> = table.header.iter().map(|content| plain(content)).collect();
        xml.block("table", &class, |xml| {
            xml.raw("\n");
            if let Some(caption) = &table.caption {
                xml.block("caption", &[], |xml| self.plain(xml, caption, Voice::Name));
            }
            xml.block("thead", &[], |xml| {
                xml.block("tr", &[], |xml| {
                    for (content, align) in table.header.iter().zip(&table.align) {
                        self.cell(
                            xml,
                            &Cell {
                                scope: Some("col"),
                                align: *align,
                                content,
                                header: None,
                                ends_row: false,
                            },
                        );
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
                            let header = headers.get(column).map(String::as_str);
                            self.cell(xml, &Cell { scope, align: *align, content, header, ends_row });
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
        // An empty cell says nothing, so nothing stands before it.
        if let Some(header) = cell.header.filter(|header| !header.is_empty() && !cell.content.is_empty()) {
            attributes.push(("data-header", header));
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

/// How wide a line has to be, in sizes of its text, for all words of a table to stand beside each other unparted.
fn room(table: &Table) -> usize {
    let column = |index: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(index)).chain(table.header.get(index));
        let letters = cells.map(|content| {
            let text = plain(content);
            let word = text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
            word.max(text.chars().count().min(COLUMN))
        });
        letters.max().unwrap_or(0) * LETTER + GAP
    };
    (0..table.header.len()).map(column).sum::<usize>().div_ceil(100)
}

struct Cell<'a> {
    scope: Option<&'a str>,
    align: Align,
    content: &'a [Inline],
    /// The words of its column's header, for readers on whose screen the column is a line.
    header: Option<&'a str>,
    /// Whether the next row begins with a header cell, which is a name: a page break before it has to stand here.
    ends_row: bool,
}
