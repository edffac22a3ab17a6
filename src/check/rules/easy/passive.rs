//! A sentence says who acts: "Vi hjælper dig", not "Du bliver hjulpet" or "Der ydes hjælp".
//!
//! BITV 2.0, annex 2, part 2; the Danish Language Council on plain language. Recognised by form: "blive" with a participle, or a
//! verb ending in -s. Verbs that have no other form (findes, lykkes, synes) and reciprocal ones (mødes, ses) are exempt.

use std::ops::Range;

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::prose::{Sentence, Word};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R10",
        name: "passive",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Passiv: -s på et udsagnsord, eller blive og en tillægsform",
        en: "A passive: -s on a verb, or \"blive\" and a participle",
    },
    why: Bilingual {
        da: "Det siger ikke, hvem der gør det (BITV 2.0, bilag 2; Dansk Sprognævn)",
        en: "It doesn't say who does it (BITV 2.0, annex 2; the Danish Language Council)",
    },
    examples: &[
        Example {
            part: SourcePart::Easy,
            wrong: "Hallen lukkes om aftenen.",
            because: Bilingual::NONE,
            right: "Vi lukker hallen om aftenen.",
        },
        Example {
            part: SourcePart::Easy,
            wrong: "Du bliver kontaktet.",
            because: Bilingual::NONE,
            right: "Vi ringer til dig.",
        },
    ],
    more: Bilingual {
        da: "Reglen kender passiv på formen. Ord som findes, lykkes, mødes og trives er undtaget, og det \
            er »bliver født« og »bliver glad« også.",
        en: "The rule knows a passive by its form. Words like findes, lykkes, mødes and trives are \
            exempt, and so are “bliver født” and “bliver glad”.",
    },
};

/// Words in -s that aren't passives: deponent, reciprocal and middle verbs, and words other than verbs.
const NOT_PASSIVE: &[&str] = &[
    "alles",
    "andres",
    "behøves",
    "blues",
    "brydes",
    "deles",
    "deres",
    "des",
    "dages",
    "enes",
    "ens",
    "events",
    "færdes",
    "fattes",
    "findes",
    "forenes",
    "forliges",
    "fandtes",
    "følges",
    "føles",
    "føltes",
    "giftes",
    "glædes",
    "grues",
    "handicaps",
    "hilses",
    "hinandens",
    "høres",
    "indfindes",
    "jeres",
    "kappes",
    "kendes",
    "kysses",
    "langsommes",
    "lykkedes",
    "lykkes",
    "længes",
    "mindes",
    "mislykkedes",
    "mislykkes",
    "mødes",
    "mødtes",
    "nøjes",
    "omgås",
    "rives",
    "rygtes",
    "samles",
    "samledes",
    "samtales",
    "ses",
    "sjusses",
    "skammes",
    "skiftes",
    "skilles",
    "skiltes",
    "skændes",
    "slås",
    "snakkes",
    "spøges",
    "synes",
    "syntes",
    "tales",
    "trives",
    "trivedes",
    "trættes",
    "tres",
    "tykkes",
    "undres",
    "unges",
    "voksnes",
    "ældres",
    "vores",
    "væmmes",
    "ynkes",
    "ældes",
    "ændres",
    "åbnes",
];

/// Short infinitives, whose participle ends otherwise.
const SHORT_PASSIVES: &[&str] = &["fås", "gås", "nås", "sås", "ydes", "siges", "gøres", "bedes", "fåes"];

/// Participles that don't follow from their infinitive.
const IRREGULAR: &[&str] = &[
    "bedt",
    "bragt",
    "brudt",
    "budt",
    "bundet",
    "båret",
    "drevet",
    "fulgt",
    "fundet",
    "grebet",
    "gjort",
    "hjulpet",
    "holdt",
    "lagt",
    "løftet",
    "nået",
    "overholdt",
    "sagt",
    "sat",
    "set",
    "skrevet",
    "skåret",
    "solgt",
    "spurgt",
    "stjålet",
    "truffet",
    "trukket",
    "tvunget",
    "valgt",
    "vist",
    "vundet",
    "afholdt",
    "anbragt",
    "besluttet",
    "fastholdt",
    "fastsat",
    "forbudt",
    "fremlagt",
    "igangsat",
    "iværksat",
    "tilbudt",
    "udvalgt",
    "ansat",
    "beskrevet",
    "inddraget",
    "modtaget",
    "foretaget",
    "indbudt",
    "vedtaget",
    "mødt",
    "hørt",
];

/// What one can become without anybody causing it: adjectives, and participles that describe a state.
const STATES: &[&str] = &[
    "alt",
    "bedt",
    "begejstret",
    "bekendt",
    "bredt",
    "dygtigt",
    "døbt",
    "fast",
    "ensomt",
    "født",
    "fint",
    "forelsket",
    "forkert",
    "frit",
    "færdigt",
    "forvirret",
    "gift",
    "glat",
    "godt",
    "hjemløst",
    "hårdt",
    "højt",
    "interesseret",
    "irriteret",
    "kendt",
    "klart",
    "kort",
    "langt",
    "let",
    "lidt",
    "livet",
    "lavt",
    "lettet",
    "meget",
    "muligt",
    "mæt",
    "mødet",
    "målet",
    "nemt",
    "noget",
    "nyt",
    "opmærksomt",
    "overrasket",
    "rart",
    "rigtigt",
    "rødt",
    "skilt",
    "skuffet",
    "sat",
    "sikkert",
    "slet",
    "smukt",
    "sort",
    "stort",
    "stresset",
    "stærkt",
    "sundt",
    "svært",
    "træt",
    "trygt",
    "tæt",
    "varmt",
    "vant",
    "vigtigt",
    "virkeligt",
    "ædt",
];

/// Endings of adjectives that look like participles: "sårbart", "tydeligt".
const ADJECTIVES: &[&str] = &["bart", "fuldt", "igt", "somt"];

/// The most words between "blive" and its participle.
const MAX_BETWEEN: usize = 2;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in context.danish_easy() {
        for sentence in passage.prose() {
            for (range, passive) in passives(context, passage.text, sentence) {
                file.at((passage, range), passive);
            }
        }
    }
}

/// The verbs of a Danish sentence that are in the passive, and where they stand in its text.
pub fn passives(context: &Context<'_>, text: &str, sentence: &Sentence) -> Vec<(Range<usize>, Passive)> {
    let mut found = Vec::new();
    for (at, word) in sentence.words.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &sentence.words[before]);
        if let Some(active) = active_of(context, word, before) {
            found.push((word.range.clone(), Passive { words: word.text.clone(), active: Some(active) }));
        }
        if matches!(word.low.as_str(), "blive" | "bliver" | "blev" | "blevet") {
            let mut near = sentence.words.iter().skip(at + 1).take(MAX_BETWEEN + 1);
            if let Some(participle) = near.find(|near| is_participle(context, near)) {
                let range = word.range.start..participle.range.end;
                let words = format!("{} … {}", word.text, participle.text);
                let words = if range.len() < words.len() { text[range.clone()].to_owned() } else { words };
                if !text[range.clone()].contains(',') {
                    found.push((range, Passive { words, active: None }));
                }
            }
        }
    }
    found
}

/// The infinitive of a verb in the passive: "hjælpe" of "hjælpes".
fn active_of(context: &Context<'_>, word: &Word, before: Option<&Word>) -> Option<String> {
    let low = word.low.as_str();
    let stem = low.strip_suffix('s')?;
    if NOT_PASSIVE.contains(&low) || context.is_explained(low) || stem.contains('-') {
        return None;
    }
    // With a capital in the middle of a sentence it is a name; after "en", "dit" or a number it is a noun in the genitive.
    let owned = before.is_some_and(|before| {
        before.text.starts_with(|c: char| c.is_ascii_digit()) || OWNERS.contains(&before.low.as_str())
    });
    if owned || (word.is_capitalised() && before.is_some()) {
        return None;
    }
    if SHORT_PASSIVES.contains(&low) {
        return Some(stem.to_owned());
    }
    let infinitive = match stem {
        past if past.ends_with("ede") && past.len() > 5 => past.strip_suffix("de")?.to_owned(),
        past if past.ends_with("te") && past.len() > 4 && !context.danish.is_infinitive(past) => {
            format!("{}e", past.strip_suffix("te")?)
        }
        present if present.ends_with('e') => present.to_owned(),
        _ => return None,
    };
    context.danish.is_infinitive(&infinitive).then_some(infinitive)
}

/// Words that announce a noun: a form in -s after one of them is a genitive.
const OWNERS: &[&str] = &[
    "en", "et", "hver", "hvert", "den", "det", "min", "mit", "din", "dit", "sin", "sit", "vores", "jeres",
    "deres", "nogle", "flere", "mange", "alle", "de", "mine", "dine", "sine",
];

fn is_participle(context: &Context<'_>, word: &Word) -> bool {
    let low = word.low.as_str();
    let describes = ADJECTIVES.iter().any(|ending| low.ends_with(ending)) || STATES.contains(&low);
    if describes || word.is_capitalised() {
        return false;
    }
    if IRREGULAR.contains(&low) {
        return true;
    }
    let stem = low.strip_suffix("et").or_else(|| low.strip_suffix('t'));
    stem.filter(|stem| stem.len() > 2).is_some_and(|stem| {
        let knows = |word: String| context.danish.knows(&word);
        // "huset" and "udgangspunkt" have the same endings: a verb has a past tense, a noun a plural.
        context.danish.is_infinitive(&format!("{stem}e"))
            && (knows(format!("{stem}ede")) || knows(format!("{stem}te")))
            && !knows(format!("{low}er"))
    })
}

/// A passive verb.
#[derive(Debug)]
pub struct Passive {
    /// Its words.
    pub words: String,
    /// The infinitive, if the passive ends in -s.
    active: Option<String>,
}

impl Message for Passive {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« er passiv: Det siger ikke, hvem der gør det", self.words)).help(
            match &self.active {
                Some(active) => format!("Sæt den, der gør det, forrest: Vi {} …", present(active)),
                None => "Sæt den, der gør det, forrest: Vi hjælper dig, ikke: Du bliver hjulpet".to_owned(),
            },
        )
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” is passive: it doesn't say who does it", self.words)).help(
            match &self.active {
                Some(active) => format!("Begin with who does it, and use the verb “{active}”"),
                None => "Begin with who does it: “Vi hjælper dig”, not “Du bliver hjulpet”".to_owned(),
            },
        )
    }
}

/// A regular verb's present tense: "hjælpe", "hjælper".
fn present(infinitive: &str) -> String {
    match infinitive {
        "gøre" => "gør".to_owned(),
        "sige" => "siger".to_owned(),
        other => format!("{other}r"),
    }
}
