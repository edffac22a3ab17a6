//! A picture has enough pixels for the size it is printed at.
//!
//! Presses print some 150 to 175 lines per inch, and a picture should have about twice as many pixels: print shops
//! usually ask for 300, and 200 is the minimum.

use crate::check::{LaidOut, LaidOutRule, Outcome};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Under, Words,
};

/// The rule.
pub static RULE: LaidOutRule = LaidOutRule {
    code: Code {
        id: "U083",
        name: "coarse-in-print",
        level: Level::Warning,
        group: Group::Print,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et billede med under 200 pixel pr. tomme i trykt størrelse",
        en: "A picture with less than 200 pixels an inch at its printed size",
    },
    why: Bilingual { da: "Det ser groft ud på papir", en: "It looks coarse on paper" },
    examples: &[Example {
        part: SourcePart::Block,
        wrong: r#"type = "figure"
src = "images/mellem-kort.png"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
        because: Bilingual {
            da: "mellem-kort.png er kun 500 pixler bredt",
            en: "mellem-kort.png is only 500 pixels wide",
        },
        right: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
    }],
    more: Bilingual {
        da: "Det kan først ses, når siderne er sat op, og kommer derfor kun fra `build`, når varianten \
             `print` er med. Et billede, der er 104 mm bredt på papiret, skal være 1228 pixler bredt for at \
             have 300 pixel pr. tomme, og mindst 819 for ikke at få advarslen. En tegning i SVG er skarp i \
             enhver størrelse. [Til trykkeriet](print.md) siger, hvad der sker med billederne.",
        en: "Only laid-out pages show it, so it comes from `build` alone, when the variant `print` is made. \
             A picture that is 104 mm wide on paper needs 1228 pixels to have 300 an inch, and 819 to pass. \
             A drawing in SVG is sharp at any size.",
    },
};

fn check(laid_out: &LaidOut<'_>, found: &mut Under<'_>) {
    for picture in &laid_out.pictures {
        if let Outcome::Coarse { ppi } = picture.outcome {
            found.at(picture.place, Coarse { page: picture.page, ppi });
        }
    }
}

#[derive(Debug)]
struct Coarse {
    page: usize,
    ppi: u32,
}

impl Message for Coarse {
    fn danish(&self) -> Words {
        let Self { page, ppi } = self;
        Words::title(format!(
            "Billedet har {ppi} pixel pr. tomme på side {page} i trykudgaven og vil se groft ud"
        ))
        .help("Brug en større udgave af billedet: 300 pixel pr. tomme er godt, 200 er det mindste")
    }

    fn english(&self) -> Words {
        let Self { page, ppi } = self;
        Words::title(format!(
            "The picture has {ppi} pixels per inch on page {page} of the printed edition: it will look coarse"
        ))
        .help("Use a larger version of it: 300 pixels per inch is good, 200 the least")
    }
}
