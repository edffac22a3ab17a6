//! A brand colour has inks of its own.
//!
//! What is converted from a screen's colour comes out another colour than the house's on paper: no formula knows the brand.

use crate::check::{LaidOut, LaidOutRule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Under, Words,
};

/// The rule.
pub static RULE: LaidOutRule = LaidOutRule {
    code: Code {
        id: "U087",
        name: "converted-brand",
        level: Level::Warning,
        group: Group::Print,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En af husets farver uden CMYK-værdier, når der laves en fil til trykkeriet",
        en: "One of the publisher's colours without CMYK values, when a file for the print shop is made",
    },
    why: Bilingual {
        da: "Farven bliver regnet om fra skærmens og kommer sjældent ud, som den plejer på husets tryksager",
        en: "It is converted from the screen's colour and seldom comes out as on the house's other prints",
    },
    examples: &[Example {
        part: SourcePart::Outside,
        wrong: "primary = \"#004b5a\"",
        because: Bilingual {
            da: "uden `primary_cmyk` bliver farven til 100/17/0/65 efter en fast formel",
            en: "without `primary_cmyk` the colour becomes 100/17/0/65 by a fixed formula",
        },
        right: "primary = \"#004b5a\"\nprimary_cmyk = [100, 35, 40, 45]",
    }],
    more: Bilingual {
        da: "Værdierne står i jeres designmanual. Advarslen kommer kun fra `build`, når varianten `print` er med, \
             for omregningen afhænger af trykkeriets profil. [Til trykkeriet](print.md) siger, hvordan farver bliver \
             til tryk.",
        en: "Your design manual has the values. The warning comes from `build` alone, when the variant `print` is \
             made, since the conversion depends on the print shop's profile.",
    },
};

fn check(laid_out: &LaidOut<'_>, found: &mut Under<'_>) {
    let brand = &laid_out.publisher.brand;
    for (is_primary, cmyk) in &laid_out.converted {
        let (key, colour) = if *is_primary { ("primary", &brand.primary) } else { ("accent", &brand.accent) };
        found.at(colour.place(), Converted { key, screen: colour.value().hex(), cmyk: *cmyk });
    }
}

#[derive(Debug)]
struct Converted {
    key: &'static str,
    screen: String,
    cmyk: [u8; 4],
}

impl Message for Converted {
    fn danish(&self) -> Words {
        let Self { key, screen, cmyk: [c, m, y, k] } = self;
        Words::title(format!(
            "Farven {screen} har ingen værdier til tryk og er regnet om til {c}/{m}/{y}/{k}"
        ))
        .help(format!(
            "Skriv cyan, magenta, gul og sort, som de står i jeres designmanual:  {key}_cmyk = […, …, …, …]"
        ))
        .help(format!("Er den omregnede farve god nok, så skriv den:  {key}_cmyk = [{c}, {m}, {y}, {k}]"))
    }

    fn english(&self) -> Words {
        let Self { key, screen, cmyk: [c, m, y, k] } = self;
        Words::title(format!(
            "The colour {screen} has no values for print and is converted to {c}/{m}/{y}/{k}"
        ))
        .help(format!(
            "Write cyan, magenta, yellow and black as in your design manual:  {key}_cmyk = […, …, …, …]"
        ))
        .help(format!("If the converted colour will do, write it:  {key}_cmyk = [{c}, {m}, {y}, {k}]"))
    }
}
