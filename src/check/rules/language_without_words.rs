//! The words that the program adds to a publication are in the publication's language.
//!
//! "Indhold", "Vores ambition", "Ordliste": these exist in Danish, German and English. Publications in any other
//! language get the English ones, which a voice for that language mispronounces (WCAG 2.2, 3.1.2).

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::language::{self, LANGUAGES};
use crate::locale::listed;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U019",
        name: "language-without-words",
        level: Level::Warning,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Politikken er på et sprog, som `udgiv` ikke har egne ord på (dansk, tysk og engelsk): »Indhold« \
             og »Ordliste« bliver på engelsk, og en skærmlæser læser dem med forkert stemme",
        en: "A language for which `udgiv` has no words of its own",
    },
    why: Bilingual {
        da: "WCAG 2.2, 3.1.2",
        en: "\"Contents\" would be English, read in the wrong voice (WCAG 2.2, 3.1.2)",
    },
    examples: &[Example {
        part: SourcePart::Policy,
        wrong: "language = \"fr\"",
        because: Bilingual {
            da: "så længe programmet ikke har franske ord for »Indhold« og »Ordliste«",
            en: "as long as the program has no French words for “Contents” and “Glossary”",
        },
        right: "language = \"en\"",
    }],
    more: Bilingual {
        da: "Dansk, tysk og engelsk har sådanne ord.",
        en: "Danish, German and English have such words.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let said = context.policy.language.as_ref();
    let Some(language) = said.or(context.publisher.and_then(|publisher| publisher.language.as_ref())) else {
        return;
    };
    if !language::is_known(language) {
        let fault = LanguageWithoutWords { tag: language.tag().to_owned() };
        findings.under(&rule.code).at(language.place(), fault);
    }
}

#[derive(Debug)]
struct LanguageWithoutWords {
    tag: String,
}

impl Message for LanguageWithoutWords {
    fn danish(&self) -> Words {
        let Self { tag } = self;
        let known: Vec<&str> = LANGUAGES.iter().map(|language| language.danish_name).collect();
        Words::title(format!("udgiv har ikke egne ord på sproget »{tag}«")).help(format!(
            "Overskrifter som »Indhold« og »Ordliste« bliver på engelsk; udgiv kan {}",
            listed(&known, "og")
        ))
    }

    fn english(&self) -> Words {
        let Self { tag } = self;
        let known: Vec<&str> = LANGUAGES.iter().map(|language| language.english_name).collect();
        Words::title(format!("udgiv has no words of its own in the language “{tag}”")).help(format!(
            "Headings such as “Contents” and “Glossary” will be in English; udgiv knows {}",
            listed(&known, "and")
        ))
    }
}
