//! A chart has as many numbers as it can show, and each has a name.
//!
//! A chart without names of its rows and columns says nothing (WCAG 2.2, 1.1.1), and one of too many numbers says it to nobody: a table
//! is read better then.

use crate::chart::{MOST_NUMBERS, most_rows, most_series};
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Under, Words,
};
use crate::policy::{Block, Chart, ChartForm, Located, Place};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U048",
        name: "chart-shape",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et diagram, hvor overskrifter og rækker ikke passer sammen, eller med flere tal, end det kan vise",
        en: "A chart whose header and rows don't fit, or with more numbers than it can show",
    },
    why: Bilingual {
        da: "Hvert tal skal have et navn, og mange tal bliver læst bedre i en tabel (WCAG 2.2, 1.1.1)",
        en: "Each number needs a name, and many numbers are read better in a table (WCAG 2.2, 1.1.1)",
    },
    examples: &[
        Example {
            part: SourcePart::Block,
            wrong: r#"type = "chart"
form = "bars"
finding = "Der er flest børn i svømning."
header = ["Sport", "Børn"]
rows = [["Svømning", "120", "130"], ["Fodbold", "95"]]"#,
            because: Bilingual {
                da: "rækken med svømning har et tal, som ingen overskrift siger noget om",
                en: "the first row has a number that no header says anything about",
            },
            right: r#"type = "chart"
form = "bars"
finding = "Der er flest børn i svømning."
header = ["Sport", "2023", "2024"]
rows = [["Svømning", "120", "130"], ["Fodbold", "95", "97"]]"#,
        },
        Example {
            part: SourcePart::Block,
            wrong: r#"type = "chart"
form = "share"
finding = "De fleste går til sport."
header = ["Fritid", "2023", "2024"]
rows = [["Sport", "60", "65"], ["Musik", "40", "35"]]"#,
            because: Bilingual {
                da: "dele af en helhed har én kolonne med tal",
                en: "the parts of a whole have one column of numbers",
            },
            right: r#"type = "chart"
form = "share"
finding = "De fleste går til sport."
header = ["Fritid", "2024"]
rows = [["Sport", "65"], ["Musik", "35"]]"#,
        },
    ],
    more: Bilingual {
        da: "Søjler har højst 3 kolonner med tal og 12 rækker, opdelte søjler 2 til 5 og 12, kurver 4 og mindst 2, højst 24 rækker, og \
             dele af en helhed 1 og 12. Et diagram har højst 36 tal, og et navn i det højst 100 tegn.",
        en: "Bars have at most 3 columns of numbers and 12 rows, stacked bars 2 to 5 and 12, lines 4 and 2 to 24 rows, and the parts of a \
             whole 1 and 12. A chart has at most 36 numbers, and a name in it at most 100 characters.",
    },
};

/// The most characters of a name in a chart: each may stand at every number, and a drawing has a most of letters.
const LONGEST: usize = 100;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for block in context.policy.blocks() {
        if let Block::Chart(chart) = block.value() {
            shape(chart, block.place(), &mut findings.under(&rule.code));
        }
    }
}

fn shape(chart: &Chart, place: Place, found: &mut Under<'_>) {
    let (form, columns, rows) = (*chart.form.value(), chart.header.len(), chart.rows.len());
    if columns < 2 || chart.rows.is_empty() {
        found.at(place, NoNumbers);
        return;
    }
    for cell in chart.header.iter().filter(|cell| cell.trim().is_empty()) {
        found.at(cell.place(), NoName);
    }
    for row in &chart.rows {
        if row.value().len() != columns {
            found.at(Located::place(row), RowWidth { cells: row.value().len(), columns });
        } else if let Some(name) = row.value().first().filter(|name| name.trim().is_empty()) {
            found.at(name.place(), NoName);
        }
    }
    let names = chart.header.iter().chain(&chart.unit).chain(chart.rows.iter().flat_map(|row| row.value()));
    for (name, length) in
        names.map(|name| (name, name.chars().count())).filter(|(_, length)| *length > LONGEST)
    {
        found.at(name.place(), LongName { length });
    }
    let series = columns - 1;
    let least_series = if form == ChartForm::Stacked { 2 } else { 1 };
    let least_rows = if form == ChartForm::Lines { 2 } else { 1 };
    let fault = Amount { form, series, rows };
    if series > most_series(form) || series < least_series || rows > most_rows(form) || rows < least_rows {
        found.at(chart.form.place(), fault);
    } else if series * rows > MOST_NUMBERS {
        found.at(chart.form.place(), TooMany { numbers: series * rows });
    }
}

#[derive(Debug)]
struct NoNumbers;

impl Message for NoNumbers {
    fn danish(&self) -> Words {
        Words::title("Diagrammet har ingen tal")
            .help("Skriv:  header = [\"Sport\", \"Børn\"]")
            .help("        rows = [[\"Svømning\", \"120\"], [\"Fodbold\", \"95\"]]")
    }

    fn english(&self) -> Words {
        Words::title("The chart has no numbers")
            .help("Write:  header = [\"Sport\", \"Children\"]")
            .help("        rows = [[\"Swimming\", \"120\"], [\"Football\", \"95\"]]")
    }

    fn is_absence(&self) -> bool {
        true
    }
}

#[derive(Debug)]
struct NoName;

impl Message for NoName {
    fn danish(&self) -> Words {
        Words::title("Tallene her har intet navn")
            .help("Skriv et ord eller to, der siger, hvad de er: det står i diagrammet og i tabellen ved det")
    }

    fn english(&self) -> Words {
        Words::title("The numbers here have no name")
            .help("Write a word or two that say what they are: they stand in the chart and in its table")
    }
}

#[derive(Debug)]
struct LongName {
    length: usize,
}

impl Message for LongName {
    fn danish(&self) -> Words {
        Words::title(format!("Her står {} tegn; i et diagram er der plads til {LONGEST}", self.length))
            .help("Skriv det med få ord, og forklar det i teksten")
    }

    fn english(&self) -> Words {
        Words::title(format!("Here are {} characters; there is room for {LONGEST} in a chart", self.length))
            .help("Say it in few words, and explain it in the text")
    }
}

#[derive(Debug)]
struct RowWidth {
    cells: usize,
    columns: usize,
}

impl Message for RowWidth {
    fn danish(&self) -> Words {
        let &Self { cells, columns } = self;
        let cells_are = if cells == 1 { "celle" } else { "celler" };
        Words::title(format!("Rækken har {cells} {cells_are}, men diagrammet har {columns} kolonner")).help(
            "Skriv rækkens navn og et tal for hver af de andre overskrifter; et tal, der mangler, er \"\"",
        )
    }

    fn english(&self) -> Words {
        let &Self { cells, columns } = self;
        let cells_are = if cells == 1 { "cell" } else { "cells" };
        Words::title(format!("The row has {cells} {cells_are}, but the chart has {columns} columns"))
            .help("Write the name of the row and a number for each of the other headers; one that is missing is \"\"")
    }
}

#[derive(Debug)]
struct Amount {
    form: ChartForm,
    series: usize,
    rows: usize,
}

impl Message for Amount {
    fn danish(&self) -> Words {
        let &Self { form, series, rows } = self;
        let (name, needs) = match form {
            ChartForm::Bars => ("Søjler", "højst 3 kolonner med tal og højst 12 rækker"),
            ChartForm::Stacked => ("Opdelte søjler", "2 til 5 kolonner med tal og højst 12 rækker"),
            ChartForm::Lines => ("Kurver", "højst 4 kolonner med tal og 2 til 24 rækker"),
            ChartForm::Share => ("Dele af en helhed", "1 kolonne med tal og højst 12 rækker"),
        };
        Words::title(format!("{name} har {needs}; her er {series} og {rows}"))
            .help("Vælg et andet `form`, vis de vigtigste tal, eller skriv dem i en tabel:  type = \"table\"")
    }

    fn english(&self) -> Words {
        let &Self { form, series, rows } = self;
        let (name, needs) = match form {
            ChartForm::Bars => ("Bars", "at most 3 columns of numbers and at most 12 rows"),
            ChartForm::Stacked => ("Stacked bars", "2 to 5 columns of numbers and at most 12 rows"),
            ChartForm::Lines => ("Lines", "at most 4 columns of numbers and 2 to 24 rows"),
            ChartForm::Share => ("The parts of a whole", "1 column of numbers and at most 12 rows"),
        };
        Words::title(format!("{name} have {needs}; here are {series} and {rows}"))
            .help("Choose another `form`, show the most important numbers, or write them in a table:  type = \"table\"")
    }
}

#[derive(Debug)]
struct TooMany {
    numbers: usize,
}

impl Message for TooMany {
    fn danish(&self) -> Words {
        Words::title(format!(
            "Diagrammet har {} tal; mere end {MOST_NUMBERS} kan ingen overskue",
            self.numbers
        ))
        .help("Vis de vigtigste tal, eller skriv dem i en tabel:  type = \"table\"")
    }

    fn english(&self) -> Words {
        Words::title(format!(
            "The chart has {} numbers; more than {MOST_NUMBERS} are too many to take in",
            self.numbers
        ))
        .help("Show the most important numbers, or write them in a table:  type = \"table\"")
    }
}
