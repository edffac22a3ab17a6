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
    "båret af",
    "danne ramme*",
    "danner ramme*",
    "den lange bane",
    "den røde tråd",
    "drivkraft",
    "dør* på klem",
    "en retning",
    "en rød tråd",
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
    "gå forrest",
    "gå hånd i hånd",
    "går forrest",
    "går hånd i",
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
    "kigge ind i",
    "klæde* på til",
    "klæder* på til",
    "klædt på til",
    "knudepunkt*",
    "komme de unge i møde",
    "komme dig i møde",
    "kommer dig i møde",
    "kridte banen",
    "kridter banen",
    "kursen",
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
    "løfter opgave*",
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
    "op i årene",
    "på dagsordenen",
    "på den lange bane",
    "på egne ben",
    "på forkant",
    "på landkortet",
    "på lige fod",
    "på skuldrene",
    "på tværs",
    "på tværs af siloer",
    "på vej mod",
    "ramme* om",
    "rammer for",
    "rammerne for",
    "ruste* til",
    "ruster* til",
    "rustet til",
    "rygsæk*",
    "række* en hånd",
    "række* hånden",
    "rækker en hånd",
    "rækker hånden",
    "rød tråd",
    "samme retning",
    "samme vej",
    "sammen om roret",
    "ser ind i",
    "skubbe* til",
    "slå rødder",
    "slå* rod",
    "slår rødder",
    "spille en vigtig rolle",
    "spille sammen",
    "spille* bolden",
    "spille* en rolle",
    "spiller en rolle",
    "spiller en vigtig rolle",
    "spiller sammen",
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
    "sætte ind",
    "sætte retning",
    "sætte* i centrum",
    "sætte* ord på",
    "sætte* spor",
    "sætter fokus*",
    "sætter ind",
    "sætter ord på",
    "sætter retning",
    "sætter spor",
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
    "vise vej",
    "vise vejen",
    "viser vej",
    "viser vejen",
    "vokse* med opgaven",
    "vugge* til grav",
    "vækstlag",
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
