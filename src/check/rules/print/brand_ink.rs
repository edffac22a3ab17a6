//! A brand colour takes no more ink than the print shop allows.
//!
//! Too much ink doesn't dry: it sets off on the next sheet. Each printing condition has its limit; PSO Coated v3
//! (FOGRA51) has 300 %.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U081",
        name: "brand-ink",
        level: Level::Warning,
        group: Group::Print,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En af husets farver bruger mere farve, end trykkeriet tillader",
        en: "One of the publisher's colours uses more ink than the print shop allows",
    },
    why: Bilingual {
        da: "For meget farve tørrer ikke og smitter af på næste ark",
        en: "Too much ink doesn't dry and sets off on the next sheet",
    },
    examples: &[Example {
        part: SourcePart::Publisher,
        wrong: "[brand]\nprimary_cmyk = [100, 80, 80, 80]",
        because: Bilingual { da: "340 %, og grænsen er 300 %", en: "340 %, and the limit is 300 %" },
        right: "[brand]\nprimary_cmyk = [100, 35, 40, 45]",
    }],
    more: Bilingual {
        da: "Står der ikke andet, er grænsen 300 %. Er trykkeriets en anden, så skriv den: `ink_limit = 320` \
             i `[print]`.",
        en: "Unless told otherwise, the limit is 300 %. If the print shop's is another, write it: `ink_limit \
             = 320` in `[print]`.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(publisher) = context.publisher else { return };
    let limit = publisher.print.most_ink();
    for inks in [&publisher.brand.primary_cmyk, &publisher.brand.accent_cmyk].into_iter().flatten() {
        let sum: u16 = inks.value().0.iter().map(|ink| u16::from(*ink)).sum();
        if sum > limit {
            findings.under(&rule.code).at(inks.place(), TooMuchInk { sum, limit });
        }
    }
}

#[derive(Debug)]
struct TooMuchInk {
    sum: u16,
    limit: u16,
}

impl Message for TooMuchInk {
    fn danish(&self) -> Words {
        let Self { sum, limit } = self;
        Words::title(format!("Farven bruger {sum} % farve, og trykkeriet tillader {limit} %"))
            .help("I trykket bliver cyan, magenta og gul sat ned, til det passer")
            .help(
                "Få værdier med mindre farve af trykkeriet, eller skriv trykkeriets egen grænse:  [print] \
                 ink_limit = 320",
            )
    }

    fn english(&self) -> Words {
        let Self { sum, limit } = self;
        Words::title(format!("The colour takes {sum} % ink, and the print shop allows {limit} %"))
            .help("In print, cyan, magenta and yellow are reduced until it fits")
            .help(
                "Ask the print shop for values with less ink, or set its own limit:  [print] ink_limit = 320",
            )
    }
}
