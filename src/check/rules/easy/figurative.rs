//! Some readers take figures of speech literally.
//!
//! Inclusion Europe, *Information for all*: avoid metaphors. Only phrases that don't mean what they say are listed.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::prose::Word;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R16",
        name: "figurative",
        level: Level::Hint,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et billede i ord: bygge bro, i øjenhøjde, på egne ben",
        en: "An image in words: \"bygge bro\", \"i øjenhøjde\"",
    },
    why: Bilingual {
        da: "Nogle læsere tager det bogstaveligt (Inclusion Europe, Information for all)",
        en: "Some readers take it literally (Inclusion Europe, Information for all)",
    },
    examples: &[Example {
        part: SourcePart::Easy,
        wrong: "Vi bygger bro mellem unge og ældre.",
        because: Bilingual::NONE,
        right: "Unge og ældre mødes hos os.",
    }],
    more: Bilingual::NONE,
};

/// Figurative phrases; an asterisk stands for any ending of a word.
const PHRASES: &[&str] = &[
    "bane vej*",
    "baner vej*",
    "banet vej*",
    "bindeled",
    "brobyg*",
    "bryde den sociale arv",
    "bryder den sociale arv",
    "brænde for",
    "brænder for",
    "byde ind",
    "byder ind",
    "bygge bro*",
    "bygger bro*",
    "bære præg",
    "bærende kraft",
    "bærer præg",
    "den lange bane",
    "den røde tråd",
    "drivkraft",
    "dør* på klem",
    "falde mellem to stole",
    "favn*",
    "finde din egen vej",
    "finde din vej",
    "finde egne ben",
    "finde fodfæste",
    "finde sin egen vej",
    "finder fodfæste",
    "folde dig ud",
    "folde* sig ud",
    "folder dig ud",
    "for øje",
    "fundament*",
    "fyrtårn*",
    "gribe de unge",
    "gribe dig",
    "gribe* chancen",
    "griber dig",
    "grobund",
    "gå hånd i hånd",
    "går hånd i hånd",
    "hjerteblod",
    "hjertet af",
    "hjørnesten*",
    "holder* fast i hånden",
    "hul igennem",
    "højt oppe i årene",
    "hånd i hånd",
    "hånd om",
    "hånd under",
    "hånden under",
    "i centrum",
    "i front",
    "i højsædet",
    "i mål med",
    "i spil",
    "i øjenhøjde",
    "ildsjæl*",
    "inden for rækkevidde",
    "kernen i",
    "klæde* på til",
    "klædt på til",
    "knudepunkt*",
    "komme de unge i møde",
    "komme dig i møde",
    "kommer dig i møde",
    "kridte banen",
    "kridter banen",
    "kursen er",
    "lande* på benene",
    "ligge fast",
    "ligger fast",
    "lytte med hjertet",
    "lægge en bund",
    "lægge grunden",
    "lægger grunden",
    "løft* i flok",
    "løfte sammen",
    "løfte støtten",
    "løfte* barren",
    "løfte* opgave*",
    "løfter sammen",
    "løfter støtten",
    "løftestang",
    "med afsæt i",
    "med på råd",
    "med åbne arme",
    "mellem 2 stole",
    "mellem to stole",
    "målrette* blikket",
    "nøglen til",
    "nøglerolle*",
    "op ad bakke",
    "på dagsordenen",
    "på den lange bane",
    "på egne ben",
    "på forkant",
    "på landkortet",
    "på lige fod",
    "på skuldrene",
    "på tværs",
    "på tværs af siloer",
    "ramme* om",
    "rammer for",
    "rammerne for",
    "ruste* til",
    "rygsæk*",
    "række* en hånd",
    "række* hånden",
    "rød tråd",
    "sammen om roret",
    "skubbe* til",
    "slå rødder",
    "slå* rod",
    "slår rødder",
    "spille en vigtig rolle",
    "spille* bolden",
    "spille* en rolle",
    "spiller en vigtig rolle",
    "spotte ressource*",
    "spotter ressource*",
    "springbræt*",
    "spænde ben",
    "stærke bånd",
    "stå stærkere",
    "stå stærkt",
    "står stærkere",
    "står stærkt",
    "sætte fokus*",
    "sætte* i centrum",
    "sætte* ord på",
    "sætte* spor",
    "sætter fokus*",
    "tage afsæt",
    "tage aktivt del i",
    "tage del i",
    "tage hånd om",
    "tage temperaturen",
    "tage udgangspunkt i",
    "tage ved hånden",
    "tager afsæt",
    "tager aktivt del i",
    "tager del i",
    "tager hånd om",
    "tager temperaturen",
    "tager udgangspunkt i",
    "trampolin*",
    "trædesten",
    "trække på samme hammel",
    "trække* i arbejdstøjet",
    "trækker på samme hammel",
    "tætte bånd",
    "uden for rækkevidde",
    "under lup",
    "vejen frem",
    "vokse* med opgaven",
    "vugge* til grav",
    "vækstlag",
    "åbne* døre",
    "åbner dørene",
    "ånd* og krop",
];

/// The phrases by their first letters: a word is compared with those alone that begin with its own.
static BY_LETTER: LazyLock<BTreeMap<char, Vec<&str>>> = LazyLock::new(|| {
    let mut by_letter = BTreeMap::<char, Vec<&str>>::new();
    for phrase in PHRASES {
        by_letter.entry(phrase.chars().next().unwrap_or_default()).or_default().push(phrase);
    }
    by_letter
});

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in context.danish_easy() {
        for sentence in &passage.sentences {
            let mut at = 0;
            while at < sentence.words.len() {
                let rest = &sentence.words[at..];
                let letter = rest[0].low.chars().next().unwrap_or_default();
                let alike = BY_LETTER.get(&letter).into_iter().flatten();
                let longest = alike.filter_map(|phrase| length(phrase, rest)).max();
                if let Some(length) = longest {
                    let range = rest[0].range.start..rest[length - 1].range.end;
                    let phrase = passage.text[range.clone()].to_owned();
                    file.at((passage, range), Figurative { phrase });
                }
                at += longest.unwrap_or(1);
            }
        }
    }
}

/// The number of words in a phrase, if `words` begin with it.
fn length(phrase: &str, words: &[Word]) -> Option<usize> {
    let mut length = 0;
    for part in phrase.split(' ') {
        let word = &words.get(length)?.low;
        let same = part.strip_suffix('*').map_or(word == part, |beginning| word.starts_with(beginning));
        if !same {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// A phrase that doesn't mean what it says.
#[derive(Debug)]
struct Figurative {
    phrase: String,
}

impl Message for Figurative {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« er et billede, som kan blive taget bogstaveligt", self.phrase))
            .help("Skriv, hvad det betyder")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” is an image that may be taken at its word", self.phrase))
            .help("Write what it means")
    }
}

#[cfg(test)]
mod tests {
    use super::PHRASES;

    #[test]
    fn no_phrase_covers_another() {
        let covers = |one: &str, other: &str| {
            one.split(' ').count() == other.split(' ').count()
                && one.split(' ').zip(other.split(' ')).all(|(one, other)| match one.strip_suffix('*') {
                    Some(beginning) => other.starts_with(beginning),
                    None => one == other,
                })
        };
        for one in PHRASES {
            let same: Vec<&str> = PHRASES.iter().copied().filter(|other| covers(one, other)).collect();
            assert_eq!(same, [*one]);
        }
    }
}
