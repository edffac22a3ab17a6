//! A drawing stays a drawing in print, unless transparency or effects turn it into pixels.
//!
//! A print shop shouldn't have to guess what lies beneath, so transparency is flattened before the file is handed over.

use crate::check::{LaidOut, LaidOutRule, Outcome};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Under, Words,
};

/// The rule.
pub static RULE: LaidOutRule = LaidOutRule {
    code: Code {
        id: "U085",
        name: "pixels-in-print",
        level: Level::Warning,
        group: Group::Print,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En tegning med gennemsigtighed eller effekter, som er lavet om til pixel i tryk",
        en: "A drawing with transparency or effects, which becomes pixels in print",
    },
    why: Bilingual {
        da: "En trykmaskine skal ikke gætte, hvad der ligger under",
        en: "A press shouldn't have to guess what lies beneath",
    },
    examples: &[Example {
        part: SourcePart::Block,
        wrong: r#"type = "figure"
src = "images/glas.svg"
alt = "To glas, der står foran hinanden.""#,
        because: Bilingual {
            da: "glas.svg har halvt gennemsigtige flader",
            en: "glas.svg has half-transparent areas",
        },
        right: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
    }],
    more: Bilingual {
        da: "Kommer kun fra `build`, når varianten `print` er med.",
        en: "It comes from `build` alone, when the variant `print` is made.",
    },
};

fn check(laid_out: &LaidOut<'_>, found: &mut Under<'_>) {
    for picture in laid_out.pictures.iter().filter(|picture| picture.outcome == Outcome::AsPixels) {
        found.at(picture.place, AsPixels { page: picture.page });
    }
}

#[derive(Debug)]
struct AsPixels {
    page: usize,
}

impl Message for AsPixels {
    fn danish(&self) -> Words {
        let Self { page } = self;
        Words::title(format!(
            "Tegningen har gennemsigtighed, masker eller effekter; på side {page} i trykudgaven er den lavet \
             om til pixel"
        ))
        .help("Tegn den i dækkende farver, så står den skarpt i enhver størrelse")
    }

    fn english(&self) -> Words {
        let Self { page } = self;
        Words::title(format!(
            "The drawing has transparency, masks or effects; on page {page} of the printed edition it is \
             made of pixels"
        ))
        .help("Draw it in opaque colours, and it stays sharp at any size")
    }
}
