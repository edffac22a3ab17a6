//! A word that is in no dictionary may be a slip of the keyboard.
//!
//! A hint, since no dictionary has all words: names, compounds and a profession's own words are learned from the project as far as they
//! show that they are meant.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::{Context, ParsedText, Rule};
use crate::edition::markup::Problem;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, MOST_OF_A_CODE, Message, SourcePart,
    WordList, Words,
};
use crate::policy::{Policy, Publisher, Text, TextKind};
use crate::prose::{Word, word_ranges, words};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U047",
        name: "spelling",
        level: Level::Hint,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et ord i den fulde tekst, der ikke står i ordbogen",
        en: "A word of the full text that isn't in the dictionary",
    },
    why: Bilingual {
        da: "Det kan være en slåfejl. Den retter ingen, når der først er trykt",
        en: "It may be a slip of the keyboard, which nobody mends once it is printed",
    },
    examples: &[Example {
        part: SourcePart::Text,
        wrong: "Hallerne er åbne for alle bogrere.",
        because: Bilingual { da: "borgere", en: "borgere" },
        right: "Hallerne er åbne for alle borgere.",
    }],
    more: Bilingual {
        da: "Kun på dansk. Programmet går uden om navne (ord, der står med stort inde i en sætning, og udgiverens eget navn), \
             ordlistens ord, sammensætninger af kendte ord, forkortelser med store bogstaver, ord på andre sprog, \
             og ord, der står der tre gange. Er et ord rigtigt, så skriv det i `dictionaries/da/words.txt`, et ord på hver linje.",
        en: "Danish only. The program leaves alone: names (words with a capital inside a sentence, and the publisher's own name), words of the \
             glossary, compounds of known words, acronyms, words in other languages, and words that occur three times. \
             If a word is right, write it into `dictionaries/da/words.txt`, one a line.",
    },
};

/// A word that occurs this often is meant.
const OFTEN: usize = 3;

/// Shorter words are symbols, units and parts of names.
const MIN_LETTERS: usize = 3;

/// A word up to this length before a full stop may be an abbreviation.
const LONGEST_ABBREVIATION: usize = 4;

/// No suggestion is looked for beyond this length: it takes long, and is seldom right.
const MOST_LETTERS_TO_SUGGEST: usize = 24;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    if context.language() != "da" {
        return;
    }
    let texts: Vec<(&Text, Vec<Range<usize>>)> = full_texts(context)
        .into_iter()
        .map(|(text, parts)| (text, parts.into_iter().flat_map(|part| word_ranges(text, part)).collect()))
        .collect();
    let names = names(context, &texts);
    let mut unknown: BTreeMap<String, Met<'_>> = BTreeMap::new();
    // To look a made-up word up takes far longer than to remember it.
    let mut spelt: FxHashMap<&str, bool> = FxHashMap::default();
    for (text, words) in &texts {
        for range in words {
            let written = &text[range.clone()];
            let known = spelt.get(written).copied();
            // Most words have been met before.
            if known == Some(true) {
                continue;
            }
            let word = Word::at(text, range.clone());
            if is_no_word(text, &word) || names.contains(bare(&word.low)) {
                continue;
            }
            let is_known = known.unwrap_or_else(|| {
                let is_known = is_spelt(context, &word);
                spelt.insert(written, is_known);
                is_known
            });
            if !is_known {
                let first = Met { text, range: range.clone(), count: 0 };
                unknown.entry(word.text.replace('\u{ad}', "")).or_insert(first).count += 1;
            }
        }
    }
    let mut found: Vec<(String, Met<'_>)> =
        unknown.into_iter().filter(|(_, met)| met.count < OFTEN).collect();
    found.sort_by_key(|(_, met)| (met.text.place().file, met.text.place().start, met.range.start));
    // No more are kept, and a suggestion takes time.
    for (word, Met { text, range, count }) in found.into_iter().take(MOST_OF_A_CODE) {
        let short = word.chars().count() <= MOST_LETTERS_TO_SUGGEST;
        let near = if short { context.danish.nearest(&word) } else { None };
        findings.under(&rule.code).at(|| context.within(text, range), Unknown { word, count, near });
    }
}

/// Where an unknown word stands first, and how often it occurs.
struct Met<'a> {
    text: &'a Text,
    range: Range<usize>,
    count: usize,
}

/// The texts of the full edition, each with the parts that are in its language.
fn full_texts<'a>(context: &'a Context<'_>) -> Vec<(&'a Text, Vec<Range<usize>>)> {
    // Where a language span is faulty nobody knows which words are in which language.
    let is_sure = |one: &&ParsedText<'_>| {
        let is_span = |problem: &Problem| {
            matches!(
                problem,
                Problem::SpanWithoutLanguage(_) | Problem::UnknownLanguage(_) | Problem::SpanUnclosed
            )
        };
        !one.markup.problems.iter().any(|(_, problem)| is_span(problem))
    };
    let parsed = context.texts.iter().filter(is_sure).map(|one| (one.text, one.markup.prose.clone()));
    let plain = Policy::texts(context.policy).into_iter();
    let plain = plain.filter(|one| matches!(one.kind, TextKind::Plain | TextKind::Alternative));
    parsed.chain(plain.map(|one| (one.text, std::iter::once(0..one.text.len()).collect()))).collect()
}

/// Words that the project shows to be names or its own: in lower case, without the ending of the genitive.
fn names(context: &Context<'_>, texts: &[(&Text, Vec<Range<usize>>)]) -> FxHashSet<String> {
    let mut names = FxHashSet::default();
    let mut learn = |word: &Word| {
        names.insert(bare(&word.low).to_owned());
        // "Aarhus-modellen" shows that "Aarhus" is a name.
        names.extend(word.low.split('-').map(|part| bare(part).to_owned()));
    };
    for (text, words) in texts {
        let is_name = |range: &&Range<usize>| {
            text[(*range).clone()].starts_with(char::is_uppercase) && is_inside_sentence(text, range.start)
        };
        words.iter().filter(is_name).for_each(|range| learn(&Word::at(text, range.clone())));
    }
    let publisher = context.publisher.into_iter().flat_map(Publisher::texts).map(|one| one.text);
    let policy = context.policy;
    let of_terms = policy.terms.iter().flat_map(|term| std::iter::once(&term.word).chain(&term.synonyms));
    let by = policy.texts().into_iter().filter(|one| one.key == "by").map(|one| one.text);
    for text in publisher.chain(of_terms).chain(by) {
        words(text, 0..text.len()).iter().for_each(&mut learn);
    }
    let known = context.limits.known_words.iter();
    known.flat_map(|word| words(word, 0..word.len())).for_each(|word| learn(&word));
    names
}

fn bare(low: &str) -> &str {
    low.strip_suffix('s').unwrap_or(low)
}

/// Whether a word stands inside a sentence, so that its capital says that it is a name.
fn is_inside_sentence(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end_matches([' ', '\u{a0}']);
    before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ')' | '–' | '&'))
}

/// What looks like a word and is none, or is part of one: an address, an acronym, a number, a first part such as "børne-".
fn is_no_word(text: &str, word: &Word) -> bool {
    let Range { start, end } = word.range;
    // "osv." and "def." are abbreviations; a longer word before a full stop ends a sentence.
    let is_abbreviation = word.letters() <= LONGEST_ABBREVIATION && text[end..].starts_with('.');
    // "&aring;" is a letter by its name.
    let is_entity = text[..start].ends_with('&') && text[end..].starts_with(';');
    let goes_on = |c: char| c == '-' || c == '\u{2011}' || c == '/';
    let across_markup = |rest: &str| rest.trim_start_matches(['*', '_']).starts_with(char::is_alphanumeric);
    let before_markup = text[..start].trim_end_matches(['*', '_']).ends_with(char::is_alphanumeric);
    word.is_address()
        || word.text.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | '\'' | '’' | '_' | ':'))
        || word.letters() < MIN_LETTERS
        || word.text.chars().filter(|c| c.is_uppercase()).count() > 1
        || text[end..].starts_with(goes_on)
        || text[..start].ends_with(goes_on)
        || text[..start].ends_with(['`', '´', '\'', '’'])
        || across_markup(&text[end..])
        || before_markup
        || is_abbreviation
        || is_entity
}

fn is_spelt(context: &Context<'_>, word: &Word) -> bool {
    let danish = context.danish;
    let is_one =
        |part: &str, low: &str| danish.knows(part) || danish.is_spelt(low) || context.is_explained(low);
    let parts = || word.text.split('-').zip(word.low.split('-'));
    is_one(&word.text.replace('\u{ad}', ""), &word.low)
        || word.low.contains('-')
            && parts().all(|(part, low)| low.chars().count() < MIN_LETTERS || is_one(part, low))
}

/// A word that is in no dictionary.
#[derive(Debug)]
struct Unknown {
    word: String,
    count: usize,
    near: Option<String>,
}

impl Message for Unknown {
    fn danish(&self) -> Words {
        let Self { word, count, near } = self;
        let times = if *count > 1 { format!(" Det står {count} steder") } else { String::new() };
        let title = format!("»{word}« er ikke i ordbogen.{times}");
        let words = Words::title(title.trim_end_matches('.'));
        let words = near.iter().fold(words, |words, near| words.help(format!("Mente du »{near}«?")));
        words.help("Er ordet rigtigt, så skriv det i dictionaries/da/words.txt")
    }

    fn english(&self) -> Words {
        let Self { word, count, near } = self;
        let times = if *count > 1 { format!(" It stands in {count} places") } else { String::new() };
        let title = format!("“{word}” is not in the dictionary.{times}");
        let words = Words::title(title.trim_end_matches('.'));
        let words = near.iter().fold(words, |words, near| words.help(format!("Did you mean “{near}”?")));
        words.help("If the word is right, write it into dictionaries/da/words.txt")
    }

    fn word(&self) -> Option<(&str, WordList)> {
        Some((&self.word, WordList::Dictionary))
    }
}
