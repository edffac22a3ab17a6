//! An image in words is taken at its word by some readers.
//!
//! Inclusion Europe, *Information for all*: avoid metaphors. Only phrases are listed that mean something else than they say.

use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::finding::{Code, EasyFault, Findings, Level};
use crate::prose::Word;

/// The rule.
pub static RULE: Rule = Rule { code: Code { id: "R16", name: "figurative", level: Level::Hint }, check };

/// Phrases; a star stands for the rest of a word.
const PHRASES: &[&str] = &[
    "banet vej*",
    "baner vej*",
    "bane vej*",
    "bryde den sociale arv",
    "bryder den sociale arv",
    "brænder for",
    "brænde for",
    "bygge bro*",
    "bygger bro*",
    "brobyg*",
    "bærende kraft",
    "dør* på klem",
    "den røde tråd",
    "en rød tråd",
    "rød tråd",
    "falde mellem to stole",
    "mellem to stole",
    "mellem 2 stole",
    "favn*",
    "finde fodfæste",
    "finder fodfæste",
    "finde din egen vej",
    "finde din vej",
    "finde sin egen vej",
    "finde egne ben",
    "folde* sig ud",
    "folde dig ud",
    "folder dig ud",
    "fundament*",
    "gribe* chancen",
    "gribe de unge",
    "griber dig",
    "gribe dig",
    "gå hånd i hånd",
    "går hånd i hånd",
    "hånd i hånd",
    "hånd om",
    "hånden under",
    "hånd under",
    "hjerteblod",
    "holder* fast i hånden",
    "hjørnesten*",
    "i centrum",
    "i front",
    "i højsædet",
    "i mål med",
    "i spil",
    "ildsjæl*",
    "i øjenhøjde",
    "klæde* på til",
    "klædt på til",
    "klæder* på til",
    "kridte banen",
    "kridter banen",
    "lægge en bund",
    "lægge grunden",
    "lægger grunden",
    "lytte med hjertet",
    "løft* i flok",
    "løfte* barren",
    "løfte* opgave*",
    "løfter opgave*",
    "løftestang",
    "løfter sammen",
    "løfte sammen",
    "med åbne arme",
    "målrette* blikket",
    "nøglen til",
    "nøglerolle*",
    "op ad bakke",
    "på egne ben",
    "på forkant",
    "på lige fod",
    "på landkortet",
    "på skuldrene",
    "på tværs af siloer",
    "ramme* om",
    "rammer for",
    "rammerne for",
    "række* hånden",
    "række* en hånd",
    "rækker hånden",
    "rækker en hånd",
    "ruste* til",
    "rustet til",
    "ruster* til",
    "rygsæk*",
    "sammen om roret",
    "skubbe* til",
    "slå* rod",
    "slår rødder",
    "slå rødder",
    "spille* bolden",
    "spille* en rolle",
    "spiller en rolle",
    "spille en vigtig rolle",
    "spiller en vigtig rolle",
    "spotte ressource*",
    "spotter ressource*",
    "springbræt*",
    "sætte* spor",
    "sætter spor",
    "sætte* ord på",
    "sætter ord på",
    "sætte* i centrum",
    "sætte fokus*",
    "sætter fokus*",
    "tage hånd om",
    "tager hånd om",
    "tage temperaturen",
    "tager temperaturen",
    "tage ved hånden",
    "trække* i arbejdstøjet",
    "trække på samme hammel",
    "trækker på samme hammel",
    "trædesten",
    "trampolin*",
    "under lup",
    "vejen frem",
    "vokse* med opgaven",
    "vugge* til grav",
    "åbne* døre",
    "åbner døre",
    "åbner dørene",
    "ånd* og krop",
];

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in context.danish_easy() {
        for sentence in &passage.sentences {
            let mut at = 0;
            while at < sentence.words.len() {
                let rest = &sentence.words[at..];
                let longest = PHRASES.iter().filter_map(|phrase| length(phrase, rest)).max();
                if let Some(length) = longest {
                    let range = rest[0].range.start..rest[length - 1].range.end;
                    let phrase = passage.text[range.clone()].to_owned();
                    file.hint(passage, range, EasyFault::Figurative { phrase });
                }
                at += longest.unwrap_or(1);
            }
        }
    }
}

/// How many words a phrase has, where these words begin with it.
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
