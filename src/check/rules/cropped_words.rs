//! A picture that is cropped has no words.
//!
//! A picture on the cover, from edge to edge or in a portrait is cut to the form of its place, and that form differs from
//! layout to layout: what it says in words may be cut in the middle.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U036",
        name: "cropped-words",
        level: Level::Warning,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Ord i en tegning, der bliver beskåret: på forsiden, fra kant til kant eller som portræt",
        en: "Words in a drawing that is cropped: on the cover, from edge to edge, or as a portrait",
    },
    why: Bilingual {
        da: "Billedet bliver skåret til efter pladsen, og ordene kan blive skåret over",
        en: "The picture is cut to the form of its place, and words may be cut in the middle",
    },
    examples: &[Example {
        part: SourcePart::Block,
        wrong: r#"type = "picture"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten."
width = "bleed""#,
        because: Bilingual {
            da: "kortets navne kan blive skåret væk",
            en: "the names on the map may be cut off",
        },
        right: r#"type = "picture"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten."
width = "full""#,
    }],
    more: Bilingual {
        da: "Kun en tegnings ord kan ses af programmet. Er der ord i et foto, så se efter på siden.",
        en: "The program sees the words of drawings alone. Where a photograph has words, look at the page.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for (src, _) in context.policy.pictures().filter(|(_, used)| used.is_cropped()) {
        let Some(Ok(picture)) = context.pictures.get(src.value()) else { continue };
        if picture.lettering.characters.iter().any(|letter| letter.is_alphanumeric()) {
            findings.under(&rule.code).at(src.place(), CroppedWords);
        }
    }
}

#[derive(Debug)]
struct CroppedWords;

impl Message for CroppedWords {
    fn danish(&self) -> Words {
        Words::title("Der er ord i billedet, og de kan blive skåret over, når det bliver beskåret")
            .help("Brug et billede uden ord, og skriv ordene i teksten")
            .help("Eller vis billedet helt i teksten:  width = \"column\" eller \"full\"")
    }

    fn english(&self) -> Words {
        Words::title("There are words in the picture, and they may be cut where it is cropped")
            .help("Use a picture without words, and write the words in the text")
            .help("Or show the picture whole in the text:  width = \"column\" or \"full\"")
    }
}
