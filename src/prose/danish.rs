//! Danish words: which exist, which are common, which are verbs, and where a compound divides.
//!
//! Two files, which the project's own `dictionaries/da/` may replace: a hunspell dictionary under its own
//! licence, and our list of common words (`dictionaries/da/README.md`). The dictionary that comes with the program was read
//! when the program was built (`words/`); a project's own is read as text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{OnceLock, PoisonError, RwLock};

use rustc_hash::{FxHashMap, FxHashSet};
use spellbook::Dictionary;

use super::words::Words;
use crate::files::{self, Unreadable};
use crate::locale::{Explain, visible_path};
use crate::packed::{Packed, packed};

const AFFIXES: &str = include_str!("../../dictionaries/da/da_DK.aff");
const WORDS: Packed = packed!("da_DK.dic");
const COMMON: &str = include_str!("../../dictionaries/da/common.txt");

/// Where a project's own files lie, and their names.
const FOLDER: &str = "dictionaries/da";
const OWN_WORDS: &str = "words.txt";
const OWN_AFFIXES: &str = "da_DK.aff";
const OWN_DICTIONARY: &str = "da_DK.dic";
const OWN_COMMON: &str = "common.txt";

/// Where a project says which words are right though no dictionary has them, below its root.
#[must_use]
pub fn own_words_file() -> String {
    format!("{FOLDER}/{OWN_WORDS}")
}

/// A part of a compound has at least this many letters.
const MIN_PART_LETTERS: usize = 3;

/// The most words of which is remembered whether they are any: somebody may type in a session for days.
const MOST_REMEMBERED: usize = 50_000;

/// No compound is longer than this, and to look for one takes time in proportion to the square of its length.
const MOST_LETTERS_OF_COMPOUND: usize = 80;

/// Endings stripped to get from an inflected form to its base form; the imperative has none.
const ENDINGS: &[&str] = &[
    "ernes", "enes", "edes", "ende", "erne", "este", "nes", "ens", "ets", "ers", "ene", "ede", "ere", "est",
    "tes", "ste", "ne", "en", "et", "er", "te", "de", "st", "es", "rs", "ns", "ts", "e", "n", "r", "s", "t",
    "",
];

/// Looks up Danish words.
#[derive(Default)]
pub struct Danish {
    dictionary: Known,
    own_common: Option<String>,
    own_words: BTreeSet<String>,
    common: OnceLock<FxHashSet<String>>,
    /// What was found of the words that were asked for: policies have half of theirs in common, and a policy that was saved has nearly all.
    asked: RwLock<FxHashMap<String, bool>>,
}

/// The dictionary that is asked.
enum Known {
    BuiltIn(Words),
    Own(Box<Dictionary>),
}

impl Default for Known {
    fn default() -> Self {
        Self::BuiltIn(Words::default())
    }
}

impl Known {
    fn check(&self, word: &str) -> bool {
        match self {
            Self::BuiltIn(words) => words.check(word),
            Self::Own(dictionary) => dictionary.check(word),
        }
    }
}

/// A dictionary of the project's own that can't be used.
#[derive(Debug)]
pub enum BrokenDictionary {
    /// A file of it can't be read.
    Unreadable(Unreadable),
    /// A file of it isn't text.
    NotText {
        /// Its path.
        path: PathBuf,
    },
    /// It isn't written as dictionaries are.
    Malformed {
        /// Its path.
        path: PathBuf,
        /// What the reader says, in English.
        said: String,
    },
}

impl From<Unreadable> for BrokenDictionary {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}

impl Explain for BrokenDictionary {
    fn danish(&self) -> String {
        let help = "Ret filen, eller flyt den et andet sted hen: Uden den bruges den, der følger med";
        match self {
            Self::Unreadable(unreadable) => format!("{}\n{help}", unreadable.danish()),
            Self::NotText { path } => format!(
                "Ordbogen {} er ikke gemt som UTF-8\nGem den med tegnkodningen UTF-8. {help}",
                visible_path(path)
            ),
            Self::Malformed { path, said } => format!(
                "Ordbogen {} er ikke skrevet i hunspells format\n{help}\nOrdbogslæseren siger (på engelsk): »{said}«",
                visible_path(path)
            ),
        }
    }

    fn english(&self) -> String {
        let help = "Mend the file, or move it elsewhere: without it the built-in one is used";
        match self {
            Self::Unreadable(unreadable) => format!("{}\n{help}", unreadable.english()),
            Self::NotText { path } => format!(
                "The dictionary {} isn't saved as UTF-8\nSave it with the encoding UTF-8. {help}",
                visible_path(path)
            ),
            Self::Malformed { path, said } => format!(
                "The dictionary {} isn't written in hunspell's format\n{help}\nThe reader of dictionaries says: “{said}”",
                visible_path(path)
            ),
        }
    }
}

impl Danish {
    /// The project's own files that are used, if they are there: below its root.
    #[must_use]
    pub fn own_files() -> [PathBuf; 4] {
        [OWN_WORDS, OWN_AFFIXES, OWN_DICTIONARY, OWN_COMMON].map(|name| Path::new(FOLDER).join(name))
    }

    /// Uses the project's own files if there are any.
    ///
    /// # Errors
    ///
    /// If one of the project's own files can't be read or isn't a valid dictionary.
    pub fn of_project(root: &Path) -> Result<Self, BrokenDictionary> {
        let folder = root.join(FOLDER);
        let own = |name: &str| -> Result<Option<String>, BrokenDictionary> {
            let path = folder.join(name);
            // One that is there and can't be read is not taken for missing.
            if fs::symlink_metadata(&path).is_err_and(|why| why.kind() == ErrorKind::NotFound) {
                return Ok(None);
            }
            String::from_utf8(files::read(&path)?).map(Some).map_err(|_| BrokenDictionary::NotText { path })
        };
        let own_words = own(OWN_WORDS)?.unwrap_or_default();
        let own_words = listed(&own_words).collect();
        // A file that equals the built-in one, as in our own repository, is none of its own.
        let own_affixes = own(OWN_AFFIXES)?.filter(|own| own != AFFIXES);
        let own_dictionary = own(OWN_DICTIONARY)?.filter(|own| !WORDS.is(own));
        let own_common = own(OWN_COMMON)?.filter(|own| own != COMMON);
        let dictionary = match (own_affixes, own_dictionary) {
            (None, None) => Known::default(),
            // One of the two may be the built-in one.
            (affixes, words) => {
                let words = words.unwrap_or_else(|| WORDS.text());
                let own = read(affixes.as_deref().unwrap_or(AFFIXES), &words);
                let path = || folder.join(OWN_DICTIONARY);
                let own = own.map_err(|said| BrokenDictionary::Malformed { path: path(), said })?;
                Known::Own(Box::new(own))
            }
        };
        Ok(Self { dictionary, own_common, own_words, ..Self::default() })
    }

    /// Whether this is a word, in any form; compounds that the dictionary can build count, and so does the project's own list.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        let known = self.asked.read().unwrap_or_else(PoisonError::into_inner).get(word).copied();
        known.unwrap_or_else(|| {
            let is_own = || !self.own_words.is_empty() && self.own_words.contains(&word.to_lowercase());
            let found = is_own() || self.dictionary.check(word);
            let mut asked = self.asked.write().unwrap_or_else(PoisonError::into_inner);
            if asked.len() >= MOST_REMEMBERED {
                asked.clear();
            }
            asked.insert(word.to_owned(), found);
            found
        })
    }

    /// Whether this is a word, or a compound whose parts are.
    #[must_use]
    pub fn is_spelt(&self, word: &str) -> bool {
        self.knows(word) || self.is_compound(&word.to_lowercase())
    }

    /// The common word that a slip of the keyboard made this one of: a letter too many, too few, wrong, or two in the wrong order.
    #[must_use]
    pub fn nearest(&self, word: &str) -> Option<String> {
        slips(word).find(|near| self.is_listed(&near.to_lowercase()) && self.knows(near))
    }

    fn is_compound(&self, low: &str) -> bool {
        low.chars().count() <= MOST_LETTERS_OF_COMPOUND && self.is_made_of_words(low, &mut BTreeMap::new())
    }

    /// `known` has what was found of the word's beginnings, by their length: there are more ways to take a word apart than
    /// beginnings.
    fn is_made_of_words(&self, low: &str, known: &mut BTreeMap<usize, bool>) -> bool {
        if let Some(found) = known.get(&low.len()) {
            return *found;
        }
        let found = splits(low).any(|(left, right)| {
            let is_part = |part: &str| part.chars().count() >= MIN_PART_LETTERS && self.knows(part);
            // A part that only derives, such as "hed", would make a word of many a slip.
            !SUFFIXES.contains(&right)
                && is_part(right)
                && with_and_without_link(left).any(|left| is_part(left) || self.is_made_of_words(left, known))
        });
        known.insert(low.len(), found);
        found
    }

    /// Whether a word is an infinitive, that is, whether it has a present participle ("give", "givende").
    #[must_use]
    pub fn is_infinitive(&self, word: &str) -> bool {
        let participle = if word.ends_with('e') { format!("{word}nde") } else { format!("{word}ende") };
        self.knows(word) && self.knows(&participle)
    }

    /// Whether most readers know a word: the word, its base form, or both of its parts are in the list.
    #[must_use]
    pub fn is_common(&self, low: &str) -> bool {
        self.is_listed(low) || self.is_common_compound(low)
    }

    /// Whether the word or its base form is in the list of common words.
    #[must_use]
    pub fn is_listed(&self, low: &str) -> bool {
        let list = self.common.get_or_init(|| {
            let text = self.own_common.as_deref().unwrap_or(COMMON);
            listed(text).collect()
        });
        has_base_form(low, |base| list.contains(base))
    }

    fn is_common_compound(&self, low: &str) -> bool {
        splits(low).any(|(left, right)| {
            // Knowing "mest" and "ring" doesn't help with "mestring".
            right.chars().count() >= MIN_PART_LETTERS
                && !has_base_form(right, |base| DERIVING_SUFFIXES.contains(&base))
                && self.is_listed(right)
                && with_and_without_link(left).any(|left| self.is_listed(left))
        })
    }

    /// A compound with a hyphen between its parts: "funktions-nedsættelse". `None` if the dictionary finds no parts.
    #[must_use]
    pub fn split(&self, word: &str) -> Option<String> {
        let low = word.to_lowercase();
        let knows = |part: &str| part.chars().count() >= MIN_PART_LETTERS && self.knows(part);
        let rated = |(left, right): (&str, &str)| -> Option<(usize, usize)> {
            let first_fits = with_and_without_link(left).any(knows) && !PREFIXES.contains(&left);
            if !first_fits || !knows(right) || SUFFIXES.iter().any(|suffix| right.starts_with(suffix)) {
                return None;
            }
            // Readers recognise common words, so prefer those as parts; then prefer halves of similar length.
            let uncommon = usize::from(!with_and_without_link(left).any(|left| self.is_listed(left)))
                + usize::from(!self.is_common(right));
            Some((uncommon * 100 + left.chars().count().abs_diff(right.chars().count()), left.len()))
        };
        let (_, at) = splits(&low).filter_map(rated).min()?;
        // Lower-casing may change the length of a word; then offsets don't carry over.
        word.is_char_boundary(at).then(|| format!("{}-{}", &word[..at], &word[at..]))
    }
}

impl std::fmt::Debug for Danish {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Danish")
    }
}

/// Every word that differs from this one by one slip: two letters exchanged, one too many, one wrong, one too few.
fn slips(word: &str) -> impl Iterator<Item = String> {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzæøå";
    let letters: Vec<char> = word.chars().collect();
    let at = letters.len();
    let spelt = |letters: Vec<char>| letters.into_iter().collect::<String>();
    let all = letters.clone();
    let exchanged = (1..at).map(move |at| {
        let mut all = all.clone();
        all.swap(at - 1, at);
        spelt(all)
    });
    let all = letters.clone();
    let removed = (0..at).map(move |at| {
        let mut all = all.clone();
        all.remove(at);
        spelt(all)
    });
    let all = letters.clone();
    let replaced = (0..at).flat_map(move |at| {
        let all = all.clone();
        LETTERS.chars().map(move |letter| {
            let mut all = all.clone();
            all[at] = letter;
            spelt(all)
        })
    });
    let added = (0..=at).flat_map(move |at| {
        let all = letters.clone();
        LETTERS.chars().map(move |letter| {
            let mut all = all.clone();
            all.insert(at, letter);
            spelt(all)
        })
    });
    exchanged.chain(removed).chain(added).chain(replaced)
}

/// The words of a list, one a line; lines that begin with `#` are notes.
fn listed(text: &str) -> impl Iterator<Item = String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(str::to_lowercase)
}

/// Reads a hunspell dictionary. Entries in quotation marks, of which Stavekontrolden has four, are left out:
/// the reader takes the slash in "A/S" for the beginning of flags.
fn read(affixes: &str, words: &str) -> Result<Dictionary, String> {
    let mut kept = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find("\n\"") {
        kept.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        rest = rest.find('\n').map_or("", |end| &rest[end..]);
    }
    kept.push_str(rest);
    Dictionary::new(affixes, &kept).map_err(|why| why.to_string())
}

/// Prefixes that also exist as words but are not the first part of a compound.
const PREFIXES: &[&str] = &["for", "fore", "inter", "mis", "over", "sam", "sammen", "under"];

/// Suffixes that derive one word from another; as words of their own they mean something else.
const DERIVING_SUFFIXES: &[&str] = &["else", "hed", "ing", "lighed", "ring"];

/// Suffixes that also exist as words but are not the last part of a compound.
const SUFFIXES: &[&str] = &["elle", "else", "erne", "ets", "hed", "ing", "rede", "ring", "skab", "visning"];

/// Every way to divide a word in two.
fn splits(word: &str) -> impl Iterator<Item = (&str, &str)> {
    word.char_indices().skip(MIN_PART_LETTERS - 1).map(move |(at, _)| word.split_at(at))
}

/// A compound's first part as written, and without its linking letter: "aktivitets", "børne".
fn with_and_without_link(left: &str) -> impl Iterator<Item = &str> {
    let unlinked = left.strip_suffix('s').or_else(|| left.strip_suffix('e'));
    std::iter::once(left).chain(unlinked)
}

/// Whether the form itself, or one that may be its base form, is what is asked for.
fn has_base_form(low: &str, is: impl Fn(&str) -> bool) -> bool {
    if is(low) {
        return true;
    }
    let mut made = String::new();
    let mut is_made = |parts: [&str; 3]| {
        made.clear();
        made.extend(parts);
        is(&made)
    };
    let stems = ENDINGS.iter().filter_map(|ending| low.strip_suffix(ending));
    stems.filter(|stem| stem.chars().nth(1).is_some()).any(|stem| {
        let mut letters = stem.chars().rev();
        let (last, before) = (letters.next().unwrap_or_default(), letters.next().unwrap_or_default());
        let (short, end) = stem.split_at(stem.len() - last.len_utf8());
        // "rummet" of "rum"; "regler" of "regel"; "støtten" of "støtte".
        let is_double = last == before && !"aeiouyæøå".contains(last);
        is_double && is(short)
            || matches!(last, 'l' | 'r' | 'n') && is_made([short, "e", end])
            // "find" of "finde", "fortæl" of "fortælle".
            || is_made([stem, "e", ""])
            || is_made([stem, end, "e"])
            || is(stem)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_part_where_a_reader_would_part_them() {
        let danish = Danish::default();
        for (word, parted) in [
            ("funktionsnedsættelse", "funktions-nedsættelse"),
            ("ungdomsuddannelse", "ungdoms-uddannelse"),
            ("velfærdsteknologi", "velfærds-teknologi"),
            ("styringstrekant", "styrings-trekant"),
            ("Medarbejderudvikling", "Medarbejder-udvikling"),
            ("grundfortælling", "grund-fortælling"),
            ("misbrugsbehandlingen", "misbrugs-behandlingen"),
        ] {
            assert_eq!(danish.split(word).as_deref(), Some(parted));
        }
        for whole in ["qwertyuiopasdfgh", "rehabiliteringen", "professionelle", "gennemsigtighed"] {
            assert_eq!(danish.split(whole), None);
        }
    }

    #[test]
    fn a_word_that_nobody_could_spell_is_answered_at_once() {
        let danish = Danish::default();
        assert!(danish.is_spelt("børnehaveklasselederne") && !danish.is_spelt("børnehavxklasseleder"));
        // Taken apart at every letter, these would take minutes, and time without end.
        assert!(!danish.is_spelt(&"休".repeat(100_000)));
        assert!(!danish.is_spelt(&format!("x{}", "barn".repeat(18))));
    }

    #[test]
    fn verbs_are_told_from_nouns() {
        let danish = Danish::default();
        for verb in ["give", "hjælpe", "støtte", "gå"] {
            assert!(danish.is_infinitive(verb), "{verb}");
        }
        for other in ["kommune", "dage", "vore", "dere", "alle"] {
            assert!(!danish.is_infinitive(other), "{other}");
        }
    }

    #[test]
    fn common_words_are_known_in_their_forms() {
        let danish = Danish::default();
        for word in [
            "husene",
            "reglerne",
            "støtten",
            "kommunens",
            "fritidsliv",
            "rummet",
            "fødselsdag",
            "arbejder",
            "undertøj",
            "fornavn",
            "medicinskab",
        ] {
            assert!(danish.is_common(word), "{word}");
        }
        for word in
            ["paradigme", "inklusionsstrategi", "implementere", "kontinuerlig", "intervention", "mestring"]
        {
            assert!(!danish.is_common(word), "{word}");
        }
    }

    #[test]
    fn every_common_word_is_in_the_dictionary() {
        let danish = Danish::default();
        let unknown: Vec<&str> = COMMON
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter(|word| {
                let capital: String = word.chars().next().into_iter().flat_map(char::to_uppercase).collect();
                let rest: String = word.chars().skip(1).collect();
                !danish.knows(word) && !danish.knows(&format!("{capital}{rest}"))
            })
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    #[test]
    fn a_projects_own_list_stands_before_ours() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = folder.path().join("dictionaries/da");
        fs::create_dir_all(&own).expect("a folder");
        fs::write(own.join("common.txt"), "paradigme\n").expect("a file");
        let danish = Danish::of_project(folder.path()).expect("fine");
        assert!(danish.is_common("paradigmet") && !danish.is_common("hus"));
        fs::write(own.join("da_DK.dic"), "1\npust/12x\n").expect("a file");
        assert!(Danish::of_project(folder.path()).is_err());
    }

    #[test]
    fn a_projects_own_dictionary_is_read_as_text_if_it_differs() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = folder.path().join("dictionaries/da");
        fs::create_dir_all(&own).expect("a folder");
        let with = |affixes: &str, words: &str| {
            fs::write(own.join("da_DK.aff"), affixes).expect("a file");
            fs::write(own.join("da_DK.dic"), words).expect("a file");
            Danish::of_project(folder.path()).expect("fine")
        };
        let same = with(AFFIXES, &WORDS.text());
        assert!(matches!(same.dictionary, Known::BuiltIn(_)) && same.knows("kommunens"));
        // 10 is the genitive.
        let other = with(AFFIXES, "1\nzyxbas/10\n");
        assert!(other.knows("zyxbas'") && !other.knows("kommunens") && !same.knows("zyxbas'"));
        fs::remove_file(own.join("da_DK.aff")).expect("it is there");
        assert!(Danish::of_project(folder.path()).expect("fine").knows("zyxbas'"));
        // Its own affixes alone, with the words that come with the program.
        fs::remove_file(own.join("da_DK.dic")).expect("it is there");
        fs::write(own.join("da_DK.aff"), AFFIXES.replace("SFX 10 0 s/34", "SFX 10 0 z/34")).expect("a file");
        let danish = Danish::of_project(folder.path()).expect("fine");
        assert!(danish.knows("kommune") && danish.knows("kommunez"));
    }
}
