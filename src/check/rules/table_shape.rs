//! A table has column headers, and every row has one cell for each.
//!
//! PDF/UA-1, 7.5 and WCAG 2.2, 1.3.1: a screen reader announces a cell with its headers. Validators
//! accept a table without any.

use crate::check::{Context, Rule};
use crate::edition::What;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Under, Words,
};
use crate::policy::{Block, Located, Place, Table};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U030",
        name: "table-shape",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En tabel uden kolonneoverskrifter eller rækker, eller med rækker, der ikke er lige lange",
        en: "A table without column headers or rows, or with rows of unequal length",
    },
    why: Bilingual {
        da: "En skærmlæser siger en celle sammen med dens overskrifter (PDF/UA-1, 7.5; WCAG 2.2, 1.3.1)",
        en: "Screen readers say a cell with its headers (PDF/UA-1, 7.5; WCAG 2.2, 1.3.1)",
    },
    examples: &[
        Example {
            part: SourcePart::Block,
            wrong: r#"type = "table"
rows = [["Haller", "Teknik"]]"#,
            because: Bilingual { da: "ingen overskrifter", en: "no headers" },
            right: r#"type = "table"
header = ["Indsats", "Ansvar"]
rows = [["Haller", "Teknik"], ["Hold", ""]]"#,
        },
        Example {
            part: SourcePart::Block,
            wrong: r#"type = "table"
header = ["Indsats", "Ansvar"]
rows = [["Haller", "Teknik"], ["Hold"]]"#,
            because: Bilingual {
                da: "rækken med hold mangler en celle",
                en: "a cell is missing in the last row",
            },
            right: r#"type = "table"
header = ["Indsats", "Ansvar"]
rows = [["Haller", "Teknik"], ["Hold", ""]]"#,
        },
    ],
    more: Bilingual {
        da: "Reglen ser også på tabeller, der er skrevet i løbende tekst med `|`. Dér får en kort række tomme celler til sidst, og det er en advarsel; en \
             celle for meget er U024.",
        en: "The rule looks at tables in running text, written with `|`, as well. A short row there gets empty cells at its end, which is a warning; a \
             cell too many is U024.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for block in context.policy.blocks() {
        if let Block::Table(table) = block.value() {
            shape(table, block.place(), &mut findings.under(&rule.code));
        }
    }
    for parsed in &context.texts {
        for block in &parsed.markup.blocks {
            if let crate::edition::Block::Table(table) = block
                && let Some(column) = table.header.iter().position(Vec::is_empty)
            {
                let place = || context.within(parsed.text, 0..0);
                findings.under(&rule.code).at(place, TableHeaderEmpty { column: column + 1 });
            }
        }
    }
    rows_in_text(context, rule, findings);
}

fn rows_in_text(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for (text, found) in context.misread() {
        if let What::ShortRow { cells, columns } = found.what {
            let place = || context.within(text, found.range.clone());
            // Nothing is lost: empty cells are put behind those that are there.
            let message = TableRowShort { cells, columns };
            findings.under(&rule.code).level(Level::Warning).at(place, message);
        }
    }
}

fn shape(table: &Table, place: Place, found: &mut Under<'_>) {
    let columns = table.header.len();
    if columns == 0 {
        found.at(place, TableNoHeader);
        return;
    }
    for (index, cell) in table.header.iter().enumerate() {
        if cell.trim().is_empty() {
            found.at(cell.place(), TableHeaderEmpty { column: index + 1 });
        }
    }
    if table.rows.is_empty() {
        found.at(place, TableNoRows);
    }
    for row in table.rows.iter().filter(|row| row.len() != columns) {
        found.at(Located::place(row), TableRowWidth { cells: row.len(), columns });
    }
}

#[derive(Debug)]
struct TableHeaderEmpty {
    column: usize,
}

impl Message for TableHeaderEmpty {
    fn danish(&self) -> Words {
        let &Self { column } = self;
        Words::title(format!("Kolonne {column} har ingen overskrift"))
            .help("Skriv et ord, der siger, hvad kolonnen viser")
    }

    fn english(&self) -> Words {
        let &Self { column } = self;
        Words::title(format!("Column {column} has no header"))
            .help("Write a word that says what the column shows")
    }
}

#[derive(Debug)]
struct TableNoHeader;

impl Message for TableNoHeader {
    fn danish(&self) -> Words {
        Words::title("Tabellen har ingen kolonneoverskrifter")
            .help("Skriv:  header = [\"Indsats\", \"Ansvar\"]")
            .help("Uden dem ved en skærmlæser ikke, hvad tallene handler om")
    }

    fn english(&self) -> Words {
        Words::title("The table has no column headers")
            .help("Write:  header = [\"Activity\", \"Responsible\"]")
            .help("Without them a screen reader can't say what a figure is about")
    }

    fn is_absence(&self) -> bool {
        true
    }
}

#[derive(Debug)]
struct TableNoRows;

impl Message for TableNoRows {
    fn danish(&self) -> Words {
        Words::title("Tabellen har ingen rækker").help("Skriv:  rows = [[\"…\", \"…\"]]")
    }

    fn english(&self) -> Words {
        Words::title("The table has no rows").help("Write:  rows = [[\"…\", \"…\"]]")
    }

    fn is_absence(&self) -> bool {
        true
    }
}

#[derive(Debug)]
struct TableRowWidth {
    cells: usize,
    columns: usize,
}

impl Message for TableRowWidth {
    fn danish(&self) -> Words {
        let &Self { cells, columns } = self;
        let cells_are = if cells == 1 { "celle" } else { "celler" };
        let columns_are = if columns == 1 { "kolonne" } else { "kolonner" };
        Words::title(format!("Rækken har {cells} {cells_are}, men tabellen har {columns} {columns_are}"))
            .help("Skriv lige så mange celler som kolonner; en tom celle er \"\"")
    }

    fn english(&self) -> Words {
        let &Self { cells, columns } = self;
        let cells_are = if cells == 1 { "cell" } else { "cells" };
        let columns_are = if columns == 1 { "column" } else { "columns" };
        Words::title(format!("The row has {cells} {cells_are}, but the table has {columns} {columns_are}"))
            .help("Write as many cells as there are columns; an empty cell is \"\"")
    }
}

#[derive(Debug)]
struct TableRowShort {
    cells: usize,
    columns: usize,
}

impl Message for TableRowShort {
    fn danish(&self) -> Words {
        let &Self { cells, columns } = self;
        let cells_are = if cells == 1 { "celle" } else { "celler" };
        Words::title(format!("Rækken har {cells} {cells_are}, men tabellen har {columns} kolonner"))
            .help("De sidste celler i rækken bliver tomme")
            .help("Skriv lige så mange celler som kolonner; en tom celle er et mellemrum mellem to streger:  | Haller |  |")
    }

    fn english(&self) -> Words {
        let &Self { cells, columns } = self;
        let cells_are = if cells == 1 { "cell" } else { "cells" };
        Words::title(format!("The row has {cells} {cells_are}, but the table has {columns} columns"))
            .help("The last cells of the row are left empty")
            .help("Write as many cells as there are columns; an empty cell is a space between two bars:  | Halls |  |")
    }
}
