//! The automaton of Danish words answers as spellbook does, which reads the dictionary as text.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use spellbook::Dictionary;
use udgiv::prose::Danish;

use super::support::{Dice, repository};

/// So many made-up words where `UDGIV_MADE_UP_WORDS` doesn't say: spellbook takes a millisecond for one that it doesn't know.
const MADE_UP: usize = 2_000;

/// The dictionary as spellbook reads it, and the words it is made of. Entries in quotation marks are left out: the reader takes
/// the slash in "A/S" for the beginning of flags.
fn as_text() -> (Dictionary, Vec<String>) {
    let read = |name: &str| fs::read_to_string(repository().join("dictionaries/da").join(name)).expect(name);
    let words = read("da_DK.dic");
    let kept: Vec<&str> = words.lines().filter(|line| !line.starts_with('"')).collect();
    let dictionary = Dictionary::new(&read("da_DK.aff"), &kept.join("\n")).expect("a dictionary");
    let stem = |line: &&str| line.split('/').next().unwrap_or_default().to_owned();
    (dictionary, kept[1..].iter().map(stem).filter(|stem| !stem.is_empty()).collect())
}

/// Holds the answers against each other; how many words there are, and how many of them are known.
fn compare(words: impl IntoIterator<Item = String>, dictionary: &Dictionary) -> (usize, usize) {
    let danish = Danish::default();
    let (mut all, mut known, mut differing) = (0, 0, Vec::new());
    for word in words {
        let is_word = dictionary.check(&word);
        all += 1;
        known += usize::from(is_word);
        if danish.knows(&word) != is_word {
            differing.push(word);
        }
    }
    assert!(
        differing.is_empty(),
        "{} of {all} differ: {:#?}",
        differing.len(),
        &differing[..differing.len().min(40)]
    );
    (all, known)
}

fn made_up() -> Option<usize> {
    std::env::var("UDGIV_MADE_UP_WORDS").ok().map(|count| count.parse().expect("a number"))
}

#[test]
fn the_automaton_knows_the_words_that_the_text_makes() {
    let (dictionary, stems) = as_text();
    let every = if made_up().is_some() { 1 } else { 101 };
    let endings = ["", "s", "en", "et", "erne", "ens", "ede", "'s", "bar", "-"];
    let forms = stems.iter().step_by(every).enumerate().flat_map(|(at, stem)| {
        let form = format!("{stem}{}", endings[at % endings.len()]);
        [cased(&form, at / endings.len()), form, stem.clone()]
    });
    let (all, known) = compare(forms, &dictionary);
    assert!(known > all / 3 && known < all, "{known} of {all} are words");
}

#[test]
fn the_automaton_knows_the_words_that_people_write() {
    let (dictionary, _) = as_text();
    let mut texts = String::new();
    for folder in ["sources", "tests/base", "tests/cases/easy", "dictionaries/da"] {
        gather(&repository().join(folder), &mut texts);
    }
    let separate = |c: char| c.is_whitespace() || "\"=[](){}<>,;:!?»«”“".contains(c);
    let words: BTreeSet<String> = texts.split(separate).map(str::to_owned).collect();
    let (all, known) = compare(words, &dictionary);
    assert!(all > 5_000 && known > 5_000, "{known} of {all} are words");
}

#[test]
fn the_automaton_answers_of_words_that_nobody_wrote_as_the_text_does() {
    let (dictionary, stems) = as_text();
    let mut dice = Dice::new(16);
    let count = made_up().unwrap_or(MADE_UP);
    let words = (0..count).map(|at| invented(&stems, at, &mut dice));
    let (_, known) = compare(words, &dictionary);
    assert!(known > count / 10 && known < count / 2, "{known} of {count} are words");
}

/// A compound, with a slip or without, in some writing.
fn invented(stems: &[String], at: usize, dice: &mut Dice) -> String {
    let mut pick = |from: usize| dice.below(from);
    let parts = 1 + at % 3;
    let mut word = String::new();
    for part in 0..parts {
        if part > 0 {
            word.push_str(["", "", "", "s", "e", "er", "-", "s-"][pick(8)]);
        }
        word.push_str(&stems[pick(stems.len())]);
    }
    word.push_str(["", "", "s", "en", "et", "erne", "ernes", ".", "-", "ede"][pick(10)]);
    if at.is_multiple_of(5) {
        let mut letters: Vec<char> = word.chars().collect();
        let (place, other) = (pick(letters.len()), pick(letters.len()));
        match pick(3) {
            0 => drop(letters.remove(place)),
            1 => letters.insert(place, letters[other]),
            _ => letters.swap(place, other),
        }
        word = letters.into_iter().collect();
    }
    cased(&word, pick(12))
}

/// Now and then the word in capitals, with one at its beginning, or with one inside.
fn cased(word: &str, how: usize) -> String {
    let capital = |at: usize| -> String {
        let raised = |(place, letter): (usize, char)| {
            if place == at { letter.to_uppercase().collect() } else { vec![letter] }
        };
        word.chars().enumerate().flat_map(raised).collect()
    };
    match how % 12 {
        0 | 1 => word.to_uppercase(),
        2 | 3 => capital(0),
        4 => capital(3),
        5 => word.to_lowercase(),
        6 => format!("-{word}"),
        7 => format!("{word}.."),
        _ => word.to_owned(),
    }
}

/// The text of every file in a folder.
fn gather(folder: &Path, texts: &mut String) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            gather(&path, texts);
        } else if path
            .extension()
            .is_some_and(|ending| ["toml", "md", "txt", "golden"].iter().any(|own| ending == *own))
        {
            texts.push_str(&fs::read_to_string(&path).unwrap_or_default());
            texts.push('\n');
        }
    }
}
