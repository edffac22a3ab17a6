//! Braille can write every character of what it prints besides the easy-read text: title, publisher, status, names.
//!
//! Liblouis writes a question mark for what its Danish tables lack, and a name of question marks tells nobody anything. R20 says the same of the
//! easy-read text.

use super::easy::unspeakable::is_speakable;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::{Easy, Text, VariantName};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U055",
        name: "braille-unwritable",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et tegn i titel, udgiver, status eller navne, som dansk punktskrift ikke har: №, kyrilliske bogstaver",
        en: "A character in title, publisher, status or names that Danish braille lacks: №, Cyrillic letters",
    },
    why: Bilingual {
        da: "Der ville stå et spørgsmålstegn på siden (målt med liblouis 3.24)",
        en: "The page would have a question mark (measured with liblouis 3.24)",
    },
    examples: &[Example {
        part: SourcePart::Policy,
        wrong: "subtitle = \"Plan № 3\"\nvariants = [\"braille\"]",
        because: Bilingual::NONE,
        right: "subtitle = \"Plan nr. 3\"\nvariants = [\"braille\"]",
    }],
    more: Bilingual {
        da: "Reglen gælder kun, hvor politikken udkommer i punktskrift.",
        en: "The rule holds only where the policy is published in braille.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    if !context.shown().contains(&VariantName::Braille) {
        return;
    }
    for text in printed(context) {
        let mut rest = 0;
        let lacks = |c: char| !c.is_whitespace() && !is_speakable(c);
        while let Some(start) = text[rest..].find(lacks).map(|at| rest + at) {
            rest = start + text[start..].find(|c| !lacks(c)).unwrap_or(text.len() - start);
            let signs = text[start..rest].chars().take(MOST_SHOWN).collect();
            let place = || context.within(text, start..rest);
            findings.under(&rule.code).only_easy().at(place, BrailleUnwritable { signs });
        }
    }
}

/// The most characters of a word that a message repeats.
const MOST_SHOWN: usize = 20;

/// What the pages of braille say besides the easy-read text.
fn printed<'a>(context: &Context<'a>) -> Vec<&'a Text> {
    let policy = context.policy;
    let mut texts: Vec<&Text> = vec![&policy.title];
    texts.extend([&policy.subtitle, &policy.audience].into_iter().flatten());
    // An easy status is R20's, and takes the place of this one.
    texts.extend(policy.status.iter().filter(|_| policy.easy_status.is_none()));
    for section in &policy.sections {
        let Some(Easy { written_by, approved_by, tested_by, .. }) = &section.easy else { continue };
        // The section's title is R20's, as a heading of the easy-read text.
        texts.extend(&section.label);
        texts.extend([written_by, approved_by, tested_by].into_iter().flatten());
    }
    texts.extend(policy.terms.iter().filter(|term| term.easy.is_some()).map(|term| &term.word));
    if let Some(publisher) = context.publisher {
        texts.push(&publisher.name);
        texts.extend(&publisher.address);
        texts.extend([&publisher.phone, &publisher.email, &publisher.web].into_iter().flatten());
    }
    texts
}

#[derive(Debug)]
struct BrailleUnwritable {
    /// Characters that stand beside each other.
    signs: String,
}

impl Message for BrailleUnwritable {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« kan ikke skrives i dansk punktskrift", self.signs))
            .help("Skriv det med danske bogstaver, fx »nr.« for »№«, eller tag \"braille\" ud af variants")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” can't be written in Danish braille", self.signs))
            .help("Write it in Danish letters, such as “nr.” for “№”, or take \"braille\" out of variants")
    }
}
