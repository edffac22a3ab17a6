//! The numbers of a chart are numbers, and such that its form shows them truly.
//!
//! What can't be read as a number can't be drawn, and what may be read as another is worse: "1.500" is fifteen hundred in Danish and one and a
//! half in English. A bar of parts can't show a part below nothing, and parts of a whole in per cent are a hundred together.

use crate::chart::{Number, number};
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Under, Words,
};
use crate::policy::{Block, Chart, ChartForm, Place, Text};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U049",
        name: "chart-number",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et tal i et diagram, der ikke kan læses som et tal eller ikke kan vises: negativt i en helhed, eller procenter, der ikke giver 100",
        en: "A number in a chart that can't be read as one, or can't be shown: a negative part, or percentages that don't add up to 100",
    },
    why: Bilingual {
        da: "Diagrammet bliver tegnet efter tallene, og det må ikke vise andet, end der står",
        en: "The chart is drawn from the numbers, and must show nothing but what they say",
    },
    examples: &[
        Example {
            part: SourcePart::Block,
            wrong: r#"type = "chart"
form = "bars"
finding = "Der er flest børn i svømning."
header = ["Sport", "Børn"]
rows = [["Svømning", "ca. 120"], ["Fodbold", "95"]]"#,
            because: Bilingual { da: "»ca. 120« er ikke et tal", en: "“ca. 120” is no number" },
            right: r#"type = "chart"
form = "bars"
finding = "Der er flest børn i svømning."
header = ["Sport", "Børn"]
rows = [["Svømning", "120"], ["Fodbold", "95"]]"#,
        },
        Example {
            part: SourcePart::Block,
            wrong: r#"type = "chart"
form = "share"
finding = "De fleste går til sport."
header = ["Fritid", "Andel"]
rows = [["Sport", "65"], ["Musik", "25"]]
unit = "%""#,
            because: Bilingual { da: "det er 90 % i alt", en: "they are 90 % together" },
            right: r#"type = "chart"
form = "share"
finding = "De fleste går til sport."
header = ["Fritid", "Andel"]
rows = [["Sport", "65"], ["Musik", "25"], ["Andet", "10"]]
unit = "%""#,
        },
    ],
    more: Bilingual {
        da: "Tal skrives, som politikkens sprog skriver dem: på dansk 1.234,5. Et tal, der mangler, er tomt eller en tankestreg; i en helhed \
             må intet mangle. Procenter må afvige 1 fra 100, for de er ofte rundet af.",
        en: "Numbers are written as the policy's language writes them: 1.234,5 in Danish. One that is missing is empty or a dash; of a whole \
             nothing may be missing. Percentages may be 1 off 100, since they are often rounded.",
    },
};

/// How far percentages may be off, since they are often rounded.
const ROUNDED: f64 = 1.0;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let decimal = context.language_file().decimal;
    for block in context.policy.blocks() {
        if let Block::Chart(chart) = block.value() {
            numbers(chart, block.place(), decimal, &mut findings.under(&rule.code));
        }
    }
}

fn numbers(chart: &Chart, place: Place, decimal: char, found: &mut Under<'_>) {
    let form = *chart.form.value();
    let is_whole = form == ChartForm::Share;
    let of_parts = is_whole || form == ChartForm::Stacked;
    let cells: Vec<&Text> = chart.rows.iter().flat_map(|row| row.value().iter().skip(1)).collect();
    let (mut sum, mut known, mut sound) = (0.0, 0, true);
    for cell in &cells {
        match number(cell, decimal) {
            Number::Is(value) => {
                sum += value;
                known += 1;
                if of_parts && value < 0.0 {
                    sound = false;
                    found.at(cell.place(), Below { written: cell.trim().to_owned() });
                }
            }
            Number::Missing if is_whole => {
                sound = false;
                found.at(cell.place(), PartMissing);
            }
            Number::Missing => {}
            Number::Unreadable => {
                sound = false;
                found.at(cell.place(), NoNumber { written: cell.trim().to_owned(), decimal });
            }
        }
    }
    if !sound || cells.is_empty() {
        return;
    }
    if known == 0 || of_parts && sum == 0.0 {
        found.at(place, Nothing);
        return;
    }
    let percent = chart
        .unit
        .as_ref()
        .is_some_and(|unit| matches!(unit.trim(), "%" | "pct." | "procent" | "per cent" | "percent"));
    if is_whole
        && (percent || cells.iter().all(|cell| cell.trim().ends_with('%')))
        && (sum - 100.0).abs() > ROUNDED + 1e-9
    {
        found.at(place, Sum { sum, decimal });
    }
}

#[derive(Debug)]
struct NoNumber {
    written: String,
    decimal: char,
}

impl NoNumber {
    fn example(&self) -> &'static str {
        if self.decimal == ',' { "1.234,5" } else { "1,234.5" }
    }
}

impl Message for NoNumber {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« kan ikke læses som et tal", self.written))
            .help(format!(
                "Skriv tallet alene, for eksempel {}; det, det tæller, står i  unit = \"…\"",
                self.example()
            ))
            .help("Er tallet ikke kendt, så skriv  \"\"")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” can't be read as a number", self.written))
            .help(format!(
                "Write the number alone, such as {}; what it counts stands in  unit = \"…\"",
                self.example()
            ))
            .help("If it isn't known, write  \"\"")
    }
}

#[derive(Debug)]
struct Below {
    written: String,
}

impl Message for Below {
    fn danish(&self) -> Words {
        Words::title(format!("En del af en helhed kan ikke være {}", self.written))
            .help("Vis tallene som søjler, der kan gå begge veje:  form = \"bars\"")
    }

    fn english(&self) -> Words {
        Words::title(format!("A part of a whole can't be {}", self.written))
            .help("Show the numbers as bars, which can go both ways:  form = \"bars\"")
    }
}

#[derive(Debug)]
struct PartMissing;

impl Message for PartMissing {
    fn danish(&self) -> Words {
        Words::title("En del af helheden mangler sit tal")
            .help("Skriv tallet, slet rækken, eller vis tallene som søjler:  form = \"bars\"")
    }

    fn english(&self) -> Words {
        Words::title("A part of the whole has no number")
            .help("Write the number, delete the row, or show the numbers as bars:  form = \"bars\"")
    }
}

#[derive(Debug)]
struct Nothing;

impl Message for Nothing {
    fn danish(&self) -> Words {
        Words::title("Diagrammet har ingen tal at tegne")
            .help("Skriv tallene, eller fortæl i en tekst, at de ikke er kendt")
    }

    fn english(&self) -> Words {
        Words::title("The chart has no numbers to draw")
            .help("Write the numbers, or say in a text that they aren't known")
    }
}

#[derive(Debug)]
struct Sum {
    sum: f64,
    decimal: char,
}

impl Sum {
    fn said(&self) -> String {
        let sum = (self.sum * 100.0).round() / 100.0;
        sum.to_string().replace('.', &self.decimal.to_string())
    }
}

impl Message for Sum {
    fn danish(&self) -> Words {
        Words::title(format!("Delene er {} % tilsammen, men en helhed er 100", self.said()))
            .help("Skriv de dele, der mangler, for eksempel  [\"Andet\", \"…\"],  eller vis tallene som søjler:  form = \"bars\"")
    }

    fn english(&self) -> Words {
        Words::title(format!("The parts are {} % together, but a whole is 100", self.said()))
            .help("Write the parts that are missing, such as  [\"Other\", \"…\"],  or show the numbers as bars:  form = \"bars\"")
    }
}
