//! A picture has enough pixels to be shown as large as it is.
//!
//! Pages show a figure as wide as the column, 104 mm and more, whatever its file has: with fewer than 400 pixels that is less
//! than 100 an inch, where every pixel is seen as a square. A page is twice as wide; a picture beside an easy-read text
//! and a portrait are 40 mm wide. Print wants
//! twice as many ([`super::print::coarse`]).

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::PictureUse;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U035",
        name: "few-pixels",
        level: Level::Warning,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

/// Fewest pixels along the longer side of a figure, and how many are good.
const FIGURE: (u32, u32) = (400, 1200);
/// The same of a picture from edge to edge of a page, or on the cover.
const WIDE: (u32, u32) = (800, 2400);
/// The same of a picture beside an easy-read text, of a portrait, and of a signature.
const BESIDE: (u32, u32) = (160, 500);

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et billede med under 400 pixler på den lange led; på forsiden og fra kant til kant under 800; et portræt eller et billede ved siden af en letlæst tekst under 160",
        en: "A picture with fewer than 400 pixels along its longer side; on the cover and from edge to edge, fewer than 800; as a portrait or beside an easy-read text, fewer than 160",
    },
    why: Bilingual {
        da: "Det bliver vist så stort, som pladsen er, og ser grynet ud, på skærmen som på papir",
        en: "It is shown as large as its place and looks coarse, on a screen as on paper",
    },
    examples: &[Example {
        part: SourcePart::Block,
        wrong: r#"type = "figure"
src = "images/lille-kort.png"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
        because: Bilingual {
            da: "lille-kort.png er kun 60 pixler bredt",
            en: "lille-kort.png is only 60 pixels wide",
        },
        right: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
    }],
    more: Bilingual {
        da: "Små billeder fra hjemmesider og gamle dokumenter er ofte kopier. Find originalen; en kopi, der \
             bliver forstørret, bliver ikke skarpere. En tegning i SVG er skarp i enhver størrelse.",
        en: "Small pictures from websites and old documents often are copies. Look for the original: a copy \
             that is enlarged gets no sharper. A drawing in SVG is sharp at any size.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let policy = context.policy;
    for (src, used) in policy.pictures() {
        let (least, good) = match used {
            PictureUse::Figure => FIGURE,
            PictureUse::Cover | PictureUse::Wide => WIDE,
            PictureUse::Portrait | PictureUse::Signature | PictureUse::Easy => BESIDE,
        };
        let Some(Ok(picture)) = context.pictures.get(src.value()) else { continue };
        let size = [picture.width, picture.height].map(|side| side as u32);
        if picture.raster.is_some() && size[0].max(size[1]) < least {
            findings.under(&rule.code).at(src.place(), FewPixels { size, least, good });
        }
    }
}

#[derive(Debug)]
struct FewPixels {
    size: [u32; 2],
    least: u32,
    good: u32,
}

impl Message for FewPixels {
    fn danish(&self) -> Words {
        let Self { size: [width, height], least, good } = self;
        Words::title(format!("Billedet er kun {width} × {height} pixler og vil se grynet ud")).help(format!(
            "Brug en større udgave af billedet: {good} pixler på den lange led er godt, {least} er det mindste"
        ))
    }

    fn english(&self) -> Words {
        let Self { size: [width, height], least, good } = self;
        Words::title(format!("The picture has only {width} × {height} pixels and will look coarse")).help(
            format!(
                "Use a larger version of it: {good} pixels along the longer side are good, {least} the least"
            ),
        )
    }
}
