//! The text ends by saying where to get help.
//!
//! Readers who need an easy-read text may need a person, too. Every easy variant ends with the publisher's contact details,
//! so there must be some, or else a section with the role `contact` that says in easy words whom to ask.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::{Role, Section};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R24",
        name: "no-contact",
        level: Level::Error,
        group: Group::EasyEdition,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Ingen kontaktoplysninger og intet afsnit i rollen `contact`",
        en: "No contact details, and no section of the role `contact`",
    },
    why: Bilingual {
        da: "Den, der har brug for en letlæst tekst, kan også have brug for et menneske",
        en: "Readers who need an easy text may need a person, too",
    },
    examples: &[Example {
        part: SourcePart::Files,
        wrong: r##"# sources/publishers/byen.toml
name = "Byens Kommune"

[brand]
primary = "#1f4e79"
accent = "#a33b00"

# sources/eksempel/policy.toml
schema = 1

[policy]
title = "Alle skal med"
kind = "policy"
publisher = "byen"
adopted = 2025-01-29

[[section]]
id = "fritid"
title = "Fritid"
text = "Hallerne er åbne om aftenen."

[section.easy]
text = "Du kan bruge hallerne om aftenen.""##,
        because: Bilingual {
            da: "hverken telefon, mail, web eller adresse",
            en: "neither phone, mail, web nor address",
        },
        right: r##"# sources/publishers/byen.toml
name = "Byens Kommune"
phone = "+45 12 34 56 78"

[brand]
primary = "#1f4e79"
accent = "#a33b00"

# sources/eksempel/policy.toml
schema = 1

[policy]
title = "Alle skal med"
kind = "policy"
publisher = "byen"
adopted = 2025-01-29

[[section]]
id = "fritid"
title = "Fritid"
text = "Hallerne er åbne om aftenen."

[section.easy]
text = "Du kan bruge hallerne om aftenen.""##,
    }],
    more: Bilingual {
        da: "Har udgiveren ingen kontaktoplysninger, så skriv et afsnit med `role = \"contact\"` og en \
            letlæst tekst om, hvem læseren kan spørge.",
        en: "If the publisher has no contact details, write a section with `role = \"contact\"` and an \
            easy-read text that says whom the reader can ask.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(publisher) = context.publisher else { return };
    let reachable = publisher.phone.is_some()
        || publisher.email.is_some()
        || publisher.web.is_some()
        || !publisher.address.is_empty();
    let told = |section: &Section| section.role == Role::Contact && section.easy.is_some();
    if context.easy.is_empty() || reachable || context.policy.sections.iter().any(told) {
        return;
    }
    Filing::new(context, rule, findings).at(context.policy.head, NoContact);
}

/// An edition that doesn't say whom to ask.
#[derive(Debug)]
struct NoContact;

impl Message for NoContact {
    fn danish(&self) -> Words {
        Words::title("Den letlæste udgave siger ikke, hvor man kan få hjælp")
            .help("Skriv phone, email eller web i udgiverens fil")
            .help(
                "Eller skriv et afsnit med role = \"contact\" og en letlæst tekst: Hvem kan læseren spørge?",
            )
    }

    fn english(&self) -> Words {
        Words::title("The easy-read edition doesn't say where to get help")
            .help("Write phone, email or web in the publisher's file")
            .help("Or write a section with role = \"contact\" and an easy text: whom can the reader ask?")
    }

    fn is_absence(&self) -> bool {
        true
    }

    fn is_of_whole_file(&self) -> bool {
        true
    }
}
