//! A sentence has one idea.
//!
//! UK government guidance: one idea per sentence; Inclusion Europe. Two commas, or two subordinate clauses, usually mean two
//! ideas, a parenthesis, or a list of more than single words. Commas that merely separate the items of a short list don't
//! count:
//! "Både børn, unge og voksne kan være med, når de vil."

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::prose::Word;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R12",
        name: "many-clauses",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "To kommaer eller to ledsætninger i en sætning. Kommaer mellem korte led i en opremsning \
            tæller ikke",
        en: "Two commas or two subordinate clauses in a sentence; the commas of a short list do not count",
    },
    why: Bilingual {
        da: "Én tanke i hver sætning (britisk vejledning om easy read)",
        en: "One idea a sentence (UK government guidance)",
    },
    examples: &[Example {
        part: SourcePart::Easy,
        wrong: "Er du ny, får du en ven, der følger dig.",
        because: Bilingual { da: "2 kommaer", en: "2 commas" },
        right: "Er du ny?
Så får du en ven, der følger dig.",
    }],
    more: Bilingual {
        da: "En opremsning er lettere som liste. Grænse: `clauses = 2`.",
        en: "An enumeration is easier as a list. Limit: `clauses = 2`.",
    },
};

/// Words that always begin a subordinate clause.
const ALWAYS: &[&str] = &["fordi", "hvis", "selvom", "medmindre", "eftersom"];

/// Words that begin a subordinate clause after a comma or at the beginning of a sentence.
const AFTER_COMMA: &[&str] = &[
    "at", "da", "der", "hvad", "hvem", "hvilke", "hvilken", "hvilket", "hvor", "hvordan", "hvorfor",
    "hvornår", "inden", "mens", "når", "om", "siden", "som",
];

/// Those of them that merely ask or point at the beginning of a sentence, and begin no clause there.
const ASKING: &[&str] = &[
    "der", "hvad", "hvem", "hvilke", "hvilken", "hvilket", "hvor", "hvordan", "hvorfor", "hvornår", "at",
    "som", "om",
];

/// Words that join the items of a list, and its last two.
const JOIN: &[&str] = &["og", "eller", "samt"];

/// Words after a comma that begin another main clause.
const MAIN: &[&str] = &["og", "men", "så", "eller"];

/// Subjects and verbs: with one of these, what looks like an item of a list is a clause.
const CLAUSE: &[&str] = &[
    "jeg", "du", "han", "hun", "vi", "man", "der", "det", "den", "kan", "skal", "vil", "må", "er", "har",
    "bliver", "får", "blev", "kommer", "var", "ikke",
];

/// The most words an item of a short list has.
const MAX_ITEM_WORDS: usize = 4;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in context.danish_easy() {
        for sentence in passage.prose() {
            let text = &passage.text[sentence.range.clone()];
            let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
            let commas: Vec<usize> = text
                .match_indices(',')
                .filter(|(at, _)| !(digit(at.wrapping_sub(1)) && digit(at + 1)))
                .map(|(at, _)| sentence.range.start + at)
                .collect();
            let begins = |(at, word): (usize, &Word)| {
                let low = word.low.as_str();
                let after_comma = passage.text[..word.range.start].trim_end().ends_with(',');
                ALWAYS.contains(&low)
                    || (after_comma && AFTER_COMMA.contains(&low))
                    || (at == 0 && AFTER_COMMA.contains(&low) && !ASKING.contains(&low))
            };
            let clauses: Vec<String> = sentence
                .words
                .iter()
                .enumerate()
                .filter(|word| begins(*word))
                .map(|(_, word)| word.text.clone())
                .collect();
            let parts = split_at_commas(&commas, &sentence.words);
            let in_lists = if parts.iter().any(|part| begins_main(part)) { 0 } else { list_commas(&parts) };
            let limit = context.limits.clauses;
            if commas.len() - in_lists >= limit || clauses.len() >= limit {
                let message = ManyClauses { commas: commas.len(), clauses };
                file.at((passage, sentence.range.clone()), message);
            }
        }
    }
}

/// The words after each comma, up to the next one, in lower case.
fn split_at_commas<'a>(commas: &[usize], words: &'a [Word]) -> Vec<Vec<&'a str>> {
    let first_after = |at: usize| words.partition_point(|word| word.range.start < at);
    let after = |index: usize, comma: usize| {
        let end = commas.get(index + 1).map_or(words.len(), |next| first_after(*next));
        words[first_after(comma)..end].iter().map(|word| word.low.as_str()).collect()
    };
    commas.iter().enumerate().map(|(index, comma)| after(index, *comma)).collect()
}

/// Whether another main clause begins: "og vi hjælper", "for vi vil"; not "for din mor".
fn begins_main(part: &[&str]) -> bool {
    match part {
        ["for", next, ..] => CLAUSE.contains(next) || ["ellers", "her"].contains(next),
        [first, ..] => MAIN.contains(first),
        [] => false,
    }
}

/// How many commas merely separate the items of a list: the last of them is followed by "b og c", each earlier one by an
/// item.
fn list_commas(parts: &[Vec<&str>]) -> usize {
    let mut in_list = false;
    let mut count = 0;
    for part in parts.iter().rev() {
        let join = part.iter().position(|word| JOIN.contains(word));
        let item = &part[..join.unwrap_or(part.len())];
        let begins_clause = item
            .first()
            .is_some_and(|word| ALWAYS.contains(word) || (AFTER_COMMA.contains(word) && *word != "om"));
        let is_item = (1..=MAX_ITEM_WORDS).contains(&item.len())
            && !begins_clause
            && !item.iter().any(|word| CLAUSE.contains(word));
        let goes_on = match join {
            // "og vi hjælper" is more than an item.
            Some(at) => part.get(at + 1).is_some_and(|next| !CLAUSE.contains(next)),
            None => in_list,
        };
        in_list = is_item && goes_on;
        count += usize::from(in_list);
    }
    count
}

/// A sentence with several ideas.
#[derive(Debug)]
struct ManyClauses {
    commas: usize,
    /// The words that begin its subordinate clauses.
    clauses: Vec<String>,
}

impl Message for ManyClauses {
    fn danish(&self) -> Words {
        let Self { commas, clauses } = self;
        let mut parts = format!("{commas} {}", if *commas == 1 { "komma" } else { "kommaer" });
        if !clauses.is_empty() {
            parts = format!("{parts}; ledsætninger med {}", clauses.join(", "));
        }
        Words::title(format!("Sætningen siger flere ting på én gang ({parts})"))
            .help("Del den, så hver sætning har én tanke. Er det en opremsning, så lav en liste")
    }

    fn english(&self) -> Words {
        let Self { commas, clauses } = self;
        let mut parts = format!("{commas} {}", if *commas == 1 { "comma" } else { "commas" });
        if !clauses.is_empty() {
            parts = format!("{parts}; clauses with {}", clauses.join(", "));
        }
        Words::title(format!("The sentence says several things at once ({parts})"))
            .help("Make more of it, one idea in each sentence. If it is an enumeration, make a list")
    }
}
