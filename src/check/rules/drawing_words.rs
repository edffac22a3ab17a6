//! All words of a drawing are drawn, and all its parts are there.
//!
//! Diagram programs put text into SVG as a piece of a web page (`foreignObject`), which PDF has no place for.

use crate::check::{Context, Rule, drawings};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::Undrawn;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U038",
        name: "drawing-loses-words",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En tegning med tekst, der kun kan vises i en browser og ville mangle, eller med en henvisning til en del, der ikke er i filen",
        en: "A drawing with text that only a browser can show and that would be missing, or with a reference to a part that its file doesn't have",
    },
    why: Bilingual {
        da: "Hvad der står i tegningen, skal stå i alle udgaver",
        en: "What a drawing says has to be said in every edition",
    },
    examples: &[Example {
        part: SourcePart::Block,
        wrong: r#"type = "figure"
src = "images/diagram.svg"
alt = "Diagram over forløbet: først et møde, så en plan.""#,
        because: Bilingual {
            da: "diagram.svg har sin tekst i `foreignObject`",
            en: "diagram.svg has its text in `foreignObject`",
        },
        right: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
    }],
    more: Bilingual {
        da: "Står den samme tekst ved siden af som almindelig tekst (`switch`), er alt godt. I draw.io: Filer → \
             Eksportér som → SVG, og vælg »Convert labels to SVG« under Text settings.",
        en: "If the same text stands beside it as ordinary text (`switch`), all is well. In draw.io: File → \
             Export as → SVG, and choose “Convert labels to SVG” under Text settings.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for drawing in drawings(context) {
        for lost in &drawing.lettering.lost {
            let picture = [drawing.holder.danish(), drawing.holder.english()];
            let lost = lost.clone();
            // Most such parts are missed by nobody, and nothing that the file has is lost.
            let level = match lost {
                Undrawn::Part(_) => Level::Warning,
                Undrawn::Words(_) | Undrawn::Notice(_) => rule.code.level,
            };
            drawing.file_at(level, findings, &rule.code, WordsLost { picture, lost });
        }
    }
}

#[derive(Debug)]
struct WordsLost {
    picture: [String; 2],
    lost: Undrawn,
}

impl Message for WordsLost {
    fn danish(&self) -> Words {
        let [picture, _] = &self.picture;
        match &self.lost {
            Undrawn::Words(words) => {
                Words::title(format!("{picture} har tekst, der ikke kan vises: »{words}«"))
                    .help(
                        "Lav teksten om til almindelig tekst eller til kurver i tegneprogrammet, og gem igen",
                    )
                    .help("I draw.io: Eksportér som SVG med »Convert labels to SVG« under Text settings")
            }
            Undrawn::Notice(line) => Words::title(format!(
                "{picture} har en besked fra tegneprogrammet i stedet for tekst: »{line}«"
            ))
            .help("I draw.io: Eksportér som SVG med »Convert labels to SVG« under Text settings")
            .help("Eller slet linjen i tegneprogrammet, og gem igen"),
            Undrawn::Part(name) => Words::title(format!(
                "{picture} henviser til en del, der ikke er i filen, så noget kan mangle: {name}"
            ))
            .help("Se efter på siden, om tegningen er hel")
            .help("Gem den igen fra tegneprogrammet som almindelig SVG (i Inkscape: »Almindelig SVG«)"),
        }
    }

    fn english(&self) -> Words {
        let [_, picture] = &self.picture;
        match &self.lost {
            Undrawn::Words(words) => {
                Words::title(format!("{picture} has text that can't be shown: “{words}”"))
                    .help(
                        "Turn it into ordinary text or into outlines in the drawing program, and save again",
                    )
                    .help("In draw.io: export as SVG with “Convert labels to SVG” under Text settings")
            }
            Undrawn::Notice(line) => Words::title(format!(
                "{picture} has a note from the drawing program in place of text: “{line}”"
            ))
            .help("In draw.io: export as SVG with “Convert labels to SVG” under Text settings")
            .help("Or delete the line in the drawing program, and save again"),
            Undrawn::Part(name) => Words::title(format!(
                "{picture} refers to a part that its file doesn't have, so something may be missing: {name}"
            ))
            .help("Look at the page to see whether the drawing is whole")
            .help("Save it again from the drawing program as plain SVG (in Inkscape: “Plain SVG”)"),
        }
    }
}
