//! The printing condition and the profile are of the same paper.
//!
//! ISO 15930-7, 6.2.2: a file names the condition that its profile characterizes. Colours are converted by the profile, and the press
//! is set by the condition: where they differ, all colours come out wrong.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::condition_named;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U088",
        name: "other-condition",
        level: Level::Warning,
        group: Group::Print,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En trykbetingelse i `condition`, som er en anden end den, ICC-profilen siger, at den er lavet til",
        en: "A printing condition in `condition` that isn't the one the ICC profile says it is made for",
    },
    why: Bilingual {
        da: "Farverne bliver regnet om til ét papir og trykt på et andet",
        en: "Colours are converted for one paper and printed on another",
    },
    examples: &[Example {
        part: SourcePart::Publisher,
        wrong: "[print]\ncondition = \"FOGRA52\"\nprofile = \"PSOcoated_v3.icc\"",
        because: Bilingual {
            da: "»PSO Coated v3« er til bestrøget papir, FOGRA51. FOGRA52 er ubestrøget",
            en: "“PSO Coated v3” is for coated paper, FOGRA51. FOGRA52 is uncoated",
        },
        right: "[print]\ncondition = \"FOGRA51\"\nprofile = \"PSOcoated_v3.icc\"",
    }],
    more: Bilingual {
        da: "Det er profilens egen beskrivelse, der tæller, ikke filens navn. Uden `condition` gælder den, profilen \
             siger. Spørg trykkeriet, hvis I er i tvivl.",
        en: "The profile's own description counts, not the file's name. Without `condition`, the profile's holds. Ask \
             the print shop if in doubt.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(print) = context.publisher.map(|publisher| &publisher.print) else { return };
    let (Some(condition), Some(profile)) = (&print.condition, &print.profile) else { return };
    let (Some(said), Some(is)) = (condition_named(condition), profile.condition) else { return };
    if said != is {
        let other = OtherCondition { said: condition.to_string(), profile: profile.says.clone(), is };
        findings.under(&rule.code).at(condition.place(), other);
    }
}

#[derive(Debug)]
struct OtherCondition {
    said: String,
    profile: String,
    is: &'static str,
}

impl Message for OtherCondition {
    fn danish(&self) -> Words {
        let Self { said, profile, is } = self;
        Words::title(format!("Her står {said}, men profilen »{profile}« er lavet til {is}"))
            .help(format!("Er profilen den rigtige, så skriv:  condition = \"{is}\""))
            .help(format!("Ellers få profilen til {said} af trykkeriet"))
    }

    fn english(&self) -> Words {
        let Self { said, profile, is } = self;
        Words::title(format!("This says {said}, but the profile “{profile}” is made for {is}"))
            .help(format!("If the profile is right, write:  condition = \"{is}\""))
            .help(format!("Otherwise get the profile for {said} from the print shop"))
    }
}
