//! Every waiver excuses something.
//!
//! Reports list each waiver with its reason. One that no longer excuses anything clutters that list, and would silently
//! excuse the next fault.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule. It runs last, because it depends on what the others have found.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R27",
        name: "idle-waiver",
        level: Level::Hint,
        group: Group::EasyEdition,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual { da: "En undtagelse, der er overflødig", en: "A waiver that excuses nothing" },
    why: Bilingual {
        da: "Den kan skjule et nyt fund, og den står i rapporten uden grund",
        en: "It could hide a new finding, and the report lists it needlessly",
    },
    examples: &[Example {
        part: SourcePart::Section,
        wrong: r#"allow = ["R05", "R14"]
because = "Læserne skal kunne genkende ordet på døren til huset"

[section.easy]
text = "Du kan spørge i fritidsforvaltningen.""#,
        because: Bilingual {
            da: "der er ingen sjældne ord i afsnittet",
            en: "no word of the section is rare",
        },
        right: r#"allow = ["R05"]
because = "Læserne skal kunne genkende ordet på døren til huset"

[section.easy]
text = "Du kan spørge i fritidsforvaltningen.""#,
    }],
    more: Bilingual::NONE,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    // Many rules check Danish only, so in other languages an unused waiver proves nothing.
    if context.language() != "da" {
        return;
    }
    let waivers = context.policy.sections.iter().flat_map(|section| &section.waivers);
    // A missing reason has been reported by the reader.
    let reasoned = waivers.filter(|waiver| context.is_written(&waiver.because));
    for code in reasoned.flat_map(|waiver| &waiver.allow).filter(|code| context.is_waivable(code.trim())) {
        if !findings.is_used(code.place()) {
            let message = IdleWaiver { code: code.trim().to_owned() };
            Filing::new(context, rule, findings).at(code.place(), message);
        }
    }
}

/// A waiver that excuses nothing.
#[derive(Debug)]
struct IdleWaiver {
    code: String,
}

impl Message for IdleWaiver {
    fn danish(&self) -> Words {
        Words::title(format!("Undtagelsen fra {} er overflødig", self.code))
            .help("Slet koden, så den ikke skjuler et nyt fund")
    }

    fn english(&self) -> Words {
        Words::title(format!("The waiver of {} excuses nothing", self.code))
            .help("Delete the code, so that it hides no new finding")
    }

    fn is_absence(&self) -> bool {
        true
    }
}
