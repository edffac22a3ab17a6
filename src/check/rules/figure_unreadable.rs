//! A picture exists, lies inside the policy's folder, and is intact.
//!
//! No path or link may bring files from elsewhere into a publication, and a damaged file should be noticed here,
//! not on a reader's device.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::source::{PictureHolder, PictureWhy};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U020",
        name: "figure-unreadable",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et billede, der ikke findes, ligger uden for mappen, er beskadiget, for stort, i et andet format \
             eller henter noget udefra",
        en: "A picture that is missing, outside of the folder, damaged, too large, in another format, or loads \
             something",
    },
    why: Bilingual {
        da: "Intet udefra må ende i en udgivelse, og en dårlig fil skal findes her og ikke hos læseren",
        en: "Nothing from outside may reach a publication",
    },
    examples: &[
        Example {
            part: SourcePart::Block,
            wrong: r#"type = "figure"
src = "../faelles/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
            because: Bilingual { da: "uden for politikkens mappe", en: "outside of the policy's folder" },
            right: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
        },
        Example {
            part: SourcePart::Block,
            wrong: r#"type = "figure"
src = 'C:\billeder\kort.svg'
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
            because: Bilingual { da: "en sti på din egen maskine", en: "a path on your own machine" },
            right: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
        },
        Example {
            part: SourcePart::Block,
            wrong: r#"type = "figure"
src = "images/kortt.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
            because: Bilingual { da: "den fil er der ikke", en: "there is no such file" },
            right: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
        },
    ],
    more: Bilingual {
        da: "Højst 25 MB og 120 millioner pixler. Filen skal være det, dens navn siger: SVG, PNG eller JPEG. \
             En SVG må ikke hente skrifter, billeder eller andet udefra. Et billede, der er skåret over eller \
             mangler en del, bliver ikke udgivet halvt.",
        en: "At most 25 MB and 120 million pixels. The file has to be what its name says: SVG, PNG or JPEG. \
             An SVG must not load fonts, pictures or anything else from elsewhere. A picture that is cut off \
             or lacks a part is not published by halves.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let policy = context.policy;
    for (src, used) in policy.pictures().filter(|(src, _)| context.is_written(src)) {
        if let Some(Err(why)) = context.pictures.get(src.value()) {
            let key = context.key_of(src.place()).map(str::to_owned);
            let fault = FigureUnreadable { src: src.value().clone(), key, why: why.clone() };
            let mut found = findings.under(&rule.code);
            if used.is_easy() {
                found = found.only_easy();
            }
            let mend = || context.mend(src, 0..src.len(), why.right()?);
            found.mended(src.place(), mend, fault);
        }
    }
}

#[derive(Debug)]
struct FigureUnreadable {
    src: String,
    key: Option<String>,
    why: PictureWhy,
}

impl Message for FigureUnreadable {
    fn danish(&self) -> Words {
        self.why.danish(PictureHolder::Policy { src: &self.src, key: self.key.as_deref() })
    }

    fn english(&self) -> Words {
        self.why.english(PictureHolder::Policy { src: &self.src, key: self.key.as_deref() })
    }
}
