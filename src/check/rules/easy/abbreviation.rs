//! An abbreviation can be read only by those who know it.
//!
//! Inclusion Europe, *Information for all*: avoid abbreviations, or explain them; BITV 2.0, annex 2, part 2.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::roman_numeral::roman;
use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::prose::Word;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R06",
        name: "abbreviation",
        level: Level::Error,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En forkortelse: bl.a., fx, kr., jf., PPR",
        en: "An abbreviation: bl.a., fx, kr., jf., PPR",
    },
    why: Bilingual {
        da: "Den skal kendes, før den kan læses (Inclusion Europe, Information for all; BITV 2.0, bilag 2)",
        en: "It has to be known before it can be read (Inclusion Europe, Information for all; BITV 2.0, \
            annex 2)",
    },
    examples: &[
        Example {
            part: SourcePart::Easy,
            wrong: "Det koster 20 kr. at være med.",
            because: Bilingual::NONE,
            right: "Det koster 20 kroner at være med.",
        },
        Example {
            part: SourcePart::Easy,
            wrong: "Du kan gå til bl.a. sport og musik.",
            because: Bilingual::NONE,
            right: "Du kan gå til sport, musik og meget andet.",
        },
    ],
    more: Bilingual {
        da: "Et navn som PPR skrives helt ud eller forklares i ordlisten.",
        en: "A name such as PPR is written in full or explained in the glossary.",
    },
};

/// Abbreviations and what they stand for. Those listed with a full stop are ordinary words without it.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("adm", "administration"),
    ("afd", "afdeling"),
    ("afs.", "afsnit"),
    ("alm", "almindelig"),
    ("ang", "om"),
    ("bl.a", "blandt andet"),
    ("ca", "omkring"),
    ("cirka.", "omkring"),
    ("dvs", "det betyder"),
    ("d.v.s", "det betyder"),
    ("eks", "eksempel"),
    ("ekskl", "uden"),
    ("etc", "og så videre"),
    ("evt", "måske"),
    ("f.eks", "for eksempel"),
    ("fx", "for eksempel"),
    ("f.x", "for eksempel"),
    ("hhv", "og"),
    ("ift", "i forhold til"),
    ("i.f.t", "i forhold til"),
    ("incl", "med"),
    ("inkl", "med"),
    ("jf", "se"),
    ("jvf", "se"),
    ("kap", "kapitel"),
    ("kg", "kilo"),
    ("kl", "klokken"),
    ("km", "kilometer"),
    ("kr", "kroner"),
    ("m.a.o", "altså"),
    ("max", "højst"),
    ("maks", "højst"),
    ("mfl", "og flere"),
    ("m.fl", "og flere"),
    ("mht", "om"),
    ("m.h.t", "om"),
    ("mia", "milliarder"),
    ("mill", "millioner"),
    ("min.", "minutter"),
    ("mio", "millioner"),
    ("m.m", "og mere"),
    ("mv", "og mere"),
    ("m.v", "og mere"),
    ("nr", "nummer"),
    ("obs", "læg mærke til"),
    ("o.l", "og lignende"),
    ("o.lign", "og lignende"),
    ("osv", "og så videre"),
    ("o.s.v", "og så videre"),
    ("pct", "procent"),
    ("pga", "på grund af"),
    ("p.g.a", "på grund af"),
    ("pkt", "punkt"),
    ("p.t", "nu"),
    ("pt", "nu"),
    ("sml", "se også"),
    ("stk", "styk"),
    ("str", "størrelse"),
    ("tlf", "telefon"),
    ("vedr", "om"),
    ("vha", "med"),
];

/// Acronyms that stand for themselves in everyday Danish.
const EVERYDAY: &[&str] = &[
    "AIDS", "CD", "CPR", "DK", "DR", "DVD", "EU", "FN", "IT", "NATO", "OK", "PC", "PDF", "SMS", "TV",
    "UNICEF", "USA", "WC",
];

/// The most letters an acronym has; longer words in capitals are just words.
const MOST_LETTERS: usize = 6;

/// Whether a word in capitals is an acronym.
pub(super) fn is_acronym(context: &Context<'_>, word: &Word) -> bool {
    let letters = word.text.chars().count();
    (2..=MOST_LETTERS).contains(&letters)
        && word.text.chars().all(char::is_uppercase)
        && !(letters > 2 && context.danish.knows(&word.low))
}

/// The abbreviations, each with what it stands for: every word is looked up.
static MEANT: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| ABBREVIATIONS.iter().copied().collect());

/// Whether a word is an abbreviation even without a full stop.
pub fn is_abbreviation(low: &str) -> bool {
    MEANT.contains_key(low)
}

/// What a word stands for, if it is an abbreviation, or one with the full stop behind it.
pub fn abbreviated(low: &str, has_dot: bool) -> Option<&'static str> {
    let dotted = || has_dot.then(|| MEANT.get(format!("{low}.").as_str())).flatten();
    MEANT.get(low).or_else(dotted).copied()
}

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in context.danish_easy() {
        let words: Vec<&Word> = passage.words().collect();
        let starts: BTreeSet<usize> = passage.sentences.iter().map(|sentence| sentence.range.start).collect();
        for (index, word) in words.iter().enumerate() {
            if context.is_explained(&word.low) {
                continue;
            }
            let full = abbreviated(&word.low, passage.text[word.range.end..].starts_with('.'));
            // With a capital in the middle of a sentence, "Pt" and "Max" are names.
            let is_short = full.is_some() && (!word.is_capitalised() || starts.contains(&word.range.start));
            if is_short
                || (is_acronym(context, word)
                    && !is_name(passage.text, &words, index)
                    && roman(&word.text).is_none())
            {
                let full = full.filter(|_| is_short);
                file.at((passage, *word), Abbreviation { word: word.text.clone(), full });
            }
        }
    }
}

/// Whether an acronym needs no explanation: it is an everyday one, or part of a name, "UC Syd".
fn is_name(text: &str, words: &[&Word], index: usize) -> bool {
    // What follows a full stop belongs to the next sentence.
    let next = words.get(index + 1).is_some_and(|next| {
        let gap = &text[words[index].range.end..next.range.start];
        next.is_capitalised() && next.letters() > 1 && gap == " "
    });
    EVERYDAY.contains(&words[index].text.as_str())
        || (next && words[index + 1].text != words[index + 1].text.to_uppercase())
}

/// An abbreviated word.
#[derive(Debug)]
struct Abbreviation {
    word: String,
    /// What it stands for, if it is in the list.
    full: Option<&'static str>,
}

impl Message for Abbreviation {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« er en forkortelse", self.word)).help(match self.full {
            Some(full) => format!("Skriv ordene helt ud: {full}"),
            None => {
                "Skriv navnet helt ud, eller forklar det i ordlisten:  [[term]] med easy = \"…\"".to_owned()
            }
        })
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” is an abbreviation", self.word)).help(match self.full {
            Some(full) => format!("Write the words in full: {full}"),
            None => "Write the name in full, or explain it in the glossary:  [[term]] with easy = \"…\""
                .to_owned(),
        })
    }
}
