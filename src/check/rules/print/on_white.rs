//! Transparent parts of a picture turn white in print, and somebody should look at the result.
//!
//! Converting pictures to the press's inks drops their transparency, so they cover what lies beneath.

use crate::check::{LaidOut, LaidOutRule, Outcome};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Under, Words,
};

/// The rule.
pub static RULE: LaidOutRule = LaidOutRule {
    code: Code {
        id: "U084",
        name: "white-in-print",
        level: Level::Hint,
        group: Group::Print,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et billede med gennemsigtige dele, som er hvide i tryk",
        en: "A picture with transparent parts, which are white in print",
    },
    why: Bilingual { da: "Bunden under billedet bliver ikke set", en: "What lies beneath it isn't seen" },
    examples: &[Example {
        part: SourcePart::Block,
        wrong: r#"type = "figure"
src = "images/klip.png"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
        because: Bilingual {
            da: "klip.png har gennemsigtig baggrund",
            en: "klip.png has a transparent background",
        },
        right: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
    }],
    more: Bilingual {
        da: "Kommer kun fra `build`, når varianten `print` er med. Er hvidt i orden, er der intet at rette. \
             Et foto i JPEG er aldrig gennemsigtigt.",
        en: "It comes from `build` alone, when the variant `print` is made. Where white is right, there is \
             nothing to mend. A photograph in JPEG is never transparent.",
    },
};

fn check(laid_out: &LaidOut<'_>, found: &mut Under<'_>) {
    for picture in laid_out.pictures.iter().filter(|picture| picture.outcome == Outcome::OnWhite) {
        found.at(picture.place, OnWhite { page: picture.page });
    }
}

#[derive(Debug)]
struct OnWhite {
    page: usize,
}

impl Message for OnWhite {
    fn danish(&self) -> Words {
        let Self { page } = self;
        Words::title(format!("Billedet har gennemsigtige dele; på side {page} i trykudgaven er de hvide"))
            .help("Se på siden, og gem billedet uden gennemsigtighed, hvis hvidt er forkert")
    }

    fn english(&self) -> Words {
        let Self { page } = self;
        Words::title(format!(
            "The picture has transparent parts; on page {page} of the printed edition they are white"
        ))
        .help("Look at the page; save the picture without transparency if white is wrong")
    }
}
