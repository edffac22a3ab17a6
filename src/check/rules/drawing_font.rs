//! Text in a drawing is set in the font it was made in.
//!
//! A logo in another typeface is another logo, and letters of another width leave their box.

use crate::check::{Context, Rule, drawings};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U039",
        name: "drawing-font-missing",
        level: Level::Warning,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En tegning eller et logo med tekst i en skrift, der ikke er med i projektet",
        en: "A drawing or logo with text in a font that the project doesn't have",
    },
    why: Bilingual {
        da: "Teksten bliver sat i en anden skrift, og så ligner logoet ikke sig selv",
        en: "The text is set in another font, and the logo no longer looks like itself",
    },
    examples: &[Example {
        part: SourcePart::Block,
        wrong: r#"type = "figure"
src = "images/skilt.svg"
alt = "Et skilt, der peger mod stranden.""#,
        because: Bilingual {
            da: "teksten i skilt.svg er i Futura",
            en: "the text in skilt.svg is in Futura",
        },
        right: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
    }],
    more: Bilingual {
        da: "Lav teksten om til kurver: I Inkscape Sti → Objekt til sti, i Illustrator Tekst → Opret konturer. \
             Eller læg skriften i mappen `fonts/`, hvis I har ret til det.",
        en: "Turn the text into outlines: in Inkscape Path → Object to Path, in Illustrator Type → Create \
             Outlines. Or put the font into the folder `fonts/`, if you may.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for drawing in drawings(context) {
        for families in &drawing.lettering.families {
            let picture = [drawing.holder.danish(), drawing.holder.english()];
            let families = families.iter().take(3).map(|name| name.chars().take(40).collect()).collect();
            drawing.file(findings, &rule.code, FontMissing { picture, families });
        }
    }
}

#[derive(Debug)]
struct FontMissing {
    picture: [String; 2],
    families: Vec<String>,
}

impl Message for FontMissing {
    fn danish(&self) -> Words {
        let [picture, _] = &self.picture;
        Words::title(format!(
            "{picture} har tekst i skriften {}, som ikke er med; den bliver sat i Source Sans 3",
            self.families.join(", ")
        ))
        .help("Lav teksten om til kurver i tegneprogrammet (Inkscape: Sti → Objekt til sti), og gem igen")
        .help("Eller læg skriften i mappen fonts/, eller brug Source Sans 3 i tegningen")
    }

    fn english(&self) -> Words {
        let [_, picture] = &self.picture;
        Words::title(format!(
            "{picture} has text in the font {}, which is not here; it is set in Source Sans 3",
            self.families.join(", ")
        ))
        .help("Turn the text into outlines in the drawing program (Inkscape: Path → Object to Path), and save again")
        .help("Or put the font into the folder fonts/, or use Source Sans 3 in the drawing")
    }
}
