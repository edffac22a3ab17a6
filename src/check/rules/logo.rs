//! A publisher's logo can be read, and has a text alternative.
//!
//! WCAG 2.2, 1.1.1 (A); PDF/UA-1, 7.3.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::source::{PictureHolder, PictureWhy};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U071",
        name: "logo",
        level: Level::Error,
        group: Group::Publisher,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Udgiverens logo findes ikke eller mangler en tekst",
        en: "The publisher's logo is missing, or has no text",
    },
    why: Bilingual {
        da: "Et logo er også et billede (WCAG 2.2, 1.1.1; PDF/UA-1, 7.3)",
        en: "A logo is a picture, too (WCAG 2.2, 1.1.1; PDF/UA-1, 7.3)",
    },
    examples: &[
        Example {
            part: SourcePart::Publisher,
            wrong: r#"[brand]
logo = "byen.svg"
logo_alt = """#,
            because: Bilingual {
                da: "den, der ikke kan se logoet, får ingenting",
                en: "who can't see the logo gets nothing",
            },
            right: r#"[brand]
logo = "byen.svg"
logo_alt = "Byens Kommune""#,
        },
        Example {
            part: SourcePart::Publisher,
            wrong: r#"[brand]
logo = "images/byen.svg"
logo_alt = "Byens Kommune""#,
            because: Bilingual { da: "der ligger filen ikke", en: "the file isn't there" },
            right: r#"[brand]
logo = "byen.svg"
logo_alt = "Byens Kommune""#,
        },
    ],
    more: Bilingual {
        da: "Logoet ligger i `sources/publishers/` ved siden af udgiverens fil.",
        en: "The logo lies in `sources/publishers/` beside the publisher's file.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(brand) = context.publisher.map(|publisher| &publisher.brand) else { return };
    let Some(logo) = &brand.logo else { return };
    let mut found = findings.under(&rule.code);
    if let Some(Err(why)) = context.logo {
        let mend = || context.mend(logo, 0..logo.len(), why.right()?);
        found.mended(logo.place(), mend, LogoUnreadable { why: why.clone() });
    }
    if brand.logo_alt.as_ref().is_none_or(|alt| alt.trim().is_empty()) {
        found.at(logo.place(), LogoWithoutAlt);
    }
}

#[derive(Debug)]
struct LogoUnreadable {
    why: PictureWhy,
}

impl Message for LogoUnreadable {
    fn danish(&self) -> Words {
        self.why.danish(PictureHolder::Publisher)
    }

    fn english(&self) -> Words {
        self.why.english(PictureHolder::Publisher)
    }
}

#[derive(Debug)]
struct LogoWithoutAlt;

impl Message for LogoWithoutAlt {
    fn danish(&self) -> Words {
        Words::title("Logoet mangler en tekst til dem, der ikke kan se det")
            .help("Skriv:  logo_alt = \"Sønderborg Kommunes logo\"")
    }

    fn english(&self) -> Words {
        Words::title("The logo has no text for those who can't see it")
            .help("Write:  logo_alt = \"Logo of the municipality\"")
    }

    fn is_absence(&self) -> bool {
        true
    }
}
