//! Words divided at the end of a line: which hyphens go, and which stay.
//!
//! The document itself is the best witness, because a long text uses most of its words more than once. Where it
//! is silent, the form decides (`e-`, `2024-`, `EU-`), then the next word (`børne-` and `og`), then TeX's
//! hyphenation patterns for Danish (crate `hypher`, as in Typst), which know where a word can be divided at all.

use std::collections::BTreeMap;

use hypher::{Lang, hyphenate};

/// Words that a hanging hyphen comes before: `børne- og ungepolitik`.
const HANGS_BEFORE: &[&str] = &["og", "eller", "samt", "såvel", "til", "men", "and", "or", "und", "oder"];

/// First parts that Danish joins with a hyphen: abbreviations in small letters, and "ikke".
const KEEP_HYPHEN: &[&str] = &[
    "abc", "adhd", "cd", "cv", "dna", "dvd", "edb", "gps", "ikke", "ip", "it", "lgbt", "pc", "pdf", "pr",
    "sms", "tv", "usb", "wc",
];

/// The most letters in a row that another half is joined to. The longest word in Danish dictionaries has 51; line after line that
/// ends in a hyphen makes no word.
const MOST_LETTERS: usize = 60;

/// The words of a document, used as evidence for its divided words.
#[derive(Debug, Default)]
pub struct Witness {
    words: BTreeMap<String, usize>,
}

/// What decided about a hyphen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The document has the whole word, in this form, somewhere else.
    Document,
    /// Numbers, capitals or punctuation around the hyphen.
    Form,
    /// Danish hyphenation patterns allow a break here.
    Patterns,
    /// Nothing did: a person has to look.
    None,
}

/// How the end of one line is joined to the beginning of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seam {
    /// With a space.
    Space,
    /// Directly, with or without the hyphen.
    Joined {
        /// Whether the hyphen stays.
        keeps_hyphen: bool,
        /// What decided it.
        because: Evidence,
    },
}

impl Witness {
    /// Counts every word that is not itself divided.
    pub fn new<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut words: BTreeMap<String, usize> = BTreeMap::new();
        for line in lines {
            let mut parts: Vec<&str> = line.split_whitespace().collect();
            if parts.last().is_some_and(|last| last.ends_with('-')) {
                parts.pop();
            }
            for part in parts {
                *words.entry(bare(part)).or_default() += 1;
                // `barnet/den` counts for each of its parts as well.
                if part.contains('/') {
                    part.split('/').for_each(|one| *words.entry(bare(one)).or_default() += 1);
                }
            }
        }
        words.remove("");
        Self { words }
    }

    /// Whether the document has the word that these halves make, or another form of it that differs only in an
    /// ending of up to two letters. The shared beginning has to reach into the second half.
    fn knows(&self, first: &str, second: &str) -> bool {
        let word = format!("{first}{second}");
        if self.words.contains_key(&word) {
            return true;
        }
        let length = word.chars().count();
        let stem: String = word.chars().take(length.saturating_sub(2)).collect();
        let reaches = stem.len() > first.len() && length >= 6;
        let form = |other: &str| other.chars().count() <= length + 2 && !other.contains('-');
        reaches && self.beginning_with(&stem).any(form)
    }

    fn beginning_with<'a>(&'a self, stem: &'a str) -> impl Iterator<Item = &'a str> {
        let from = self.words.range(stem.to_owned()..).map(|(word, _)| word.as_str());
        from.take_while(move |word| word.starts_with(stem))
    }

    /// Whether the hyphen inside this word is probably left over from a line break.
    pub fn doubts(&self, word: &str) -> bool {
        let Some((first, second)) = word.split_once('-') else { return false };
        let letters = |part: &str| part.chars().count() > 1 && part.chars().all(char::is_lowercase);
        letters(first) && letters(second) && self.words.contains_key(&format!("{first}{second}"))
    }

    /// How to join `first`, at the end of a line, and `second`, at the beginning of the next.
    pub fn seam(&self, first: &str, second: &str) -> Seam {
        let joined = |keeps_hyphen, because| Seam::Joined { keeps_hyphen, because };
        let (before, after) = (bare(first), bare(second));
        if after.chars().all(|c| !c.is_alphanumeric()) {
            return Seam::Space;
        }
        // `barnet/` and `den unge`; but an address that ends in a slash is complete.
        if first
            .strip_suffix('/')
            .is_some_and(|one| one.ends_with(char::is_alphabetic) && !one.contains(['/', '.']))
        {
            return joined(true, Evidence::Form);
        }
        // `2025–` and `2030`.
        let digit = |c: char| c.is_ascii_digit();
        if first.strip_suffix('–').is_some_and(|from| from.ends_with(digit)) && second.starts_with(digit) {
            return joined(true, Evidence::Form);
        }
        let Some(stem) = first.strip_suffix('-').filter(|stem| stem.ends_with(char::is_alphanumeric)) else {
            return Seam::Space;
        };
        let low = before.trim_end_matches('-');
        if low.chars().rev().take_while(|c| c.is_alphabetic()).nth(MOST_LETTERS).is_some() {
            return Seam::Space;
        }
        let whole = format!("{low}{after}");
        if self.words.contains_key(&whole) {
            return joined(false, Evidence::Document);
        }
        if self.words.contains_key(&format!("{low}-{after}")) {
            return joined(true, Evidence::Document);
        }
        if HANGS_BEFORE.contains(&after.as_str()) {
            // `rollemod-` and `eller`, where the document has `rollemodellerne`.
            let grown = self.beginning_with(&whole).next().is_some();
            return if grown { joined(false, Evidence::Document) } else { Seam::Space };
        }
        let capitals = stem.chars().filter(|c| c.is_uppercase()).count();
        let short = low.chars().count() == 1;
        let begins_low = second.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
        // `18-` and `årige`, `CO2-` and `udledning`, `it-` and `system`.
        let part = low.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or(low);
        let own = low.ends_with(|c: char| c.is_ascii_digit()) || KEEP_HYPHEN.contains(&part);
        if !begins_low || short || own || (capitals > 1 && capitals == stem.chars().count()) {
            return joined(true, Evidence::Form);
        }
        if self.knows(low, &after) {
            return joined(false, Evidence::Document);
        }
        let last = low.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or(low);
        let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(&after);
        joined(false, if may_break(last, next) { Evidence::Patterns } else { Evidence::None })
    }

    /// Whether `first` and `second`, with a hyphen and a space between them inside a line, are one word.
    pub fn torn(&self, first: &str, second: &str) -> bool {
        let (before, after) = (bare(first), bare(second));
        let low = before.trim_end_matches('-');
        first.ends_with('-')
            && second.starts_with(char::is_lowercase)
            && !HANGS_BEFORE.contains(&after.as_str())
            && low.chars().count() > 1
            // `klub- kultur og`: a word that also occurs on its own is not half of another.
            && self.words.get(&after).is_none_or(|count| *count == 1)
            && self.knows(low, &after)
    }
}

/// Whether the patterns allow a line break between the two.
fn may_break(first: &str, second: &str) -> bool {
    let word = format!("{first}{second}");
    let mut at = 0;
    hyphenate(&word, Lang::Danish).any(|syllable| {
        at += syllable.len();
        at == first.len()
    })
}

/// A word in lower case, without surrounding punctuation except a hyphen at its end.
pub fn bare(word: &str) -> String {
    word.trim_start_matches(|c: char| !c.is_alphanumeric())
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '-')
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keeps(text: &str, first: &str, second: &str) -> Option<bool> {
        match Witness::new(text.lines()).seam(first, second) {
            Seam::Space => None,
            Seam::Joined { keeps_hyphen, .. } => Some(keeps_hyphen),
        }
    }

    #[test]
    fn a_cut_word_is_whole_again() {
        assert_eq!(keeps("", "sammen-", "hæng"), Some(false));
        assert_eq!(keeps("", "(kom-", "mune)."), Some(false));
        assert_eq!(keeps("rollemodellerne er", "rollemod-", "eller"), Some(false));
    }

    #[test]
    fn a_hyphen_that_is_meant_stays() {
        assert_eq!(keeps("", "børne-", "og"), None);
        assert_eq!(keeps("børnehus og fritidsliv", "fritids-", "og"), None);
        assert_eq!(keeps("", "2024-", "2030"), Some(true));
        assert_eq!(keeps("", "e-", "mail"), Some(true));
        assert_eq!(keeps("", "2025–", "2030."), Some(true));
        for (first, second) in
            [("it-", "system"), ("ikke-", "ryger"), ("18-", "årige"), ("15-17-", "årige"), ("(tv-", "avisen")]
        {
            assert_eq!(keeps("", first, second), Some(true), "{first}{second}");
        }
        assert_eq!(keeps("", "it-", "og"), None);
        assert_eq!(keeps("", "id-", "ræt"), Some(false));
        assert_eq!(keeps("", "Project-", "Zero"), Some(true));
        assert_eq!(keeps("", "EU-", "borgere"), Some(true));
        assert_eq!(keeps("et bruger-pårørenderåd her", "bruger-", "pårørenderåd"), Some(true));
        assert_eq!(keeps("", "slut", "her"), None);
        assert_eq!(keeps("", "–", "her"), None);
    }

    #[test]
    fn line_after_line_that_ends_in_a_hyphen_makes_no_word() {
        let witness = Witness::default();
        let mut word = "børne-".to_owned();
        let mut halves = 1;
        while let Seam::Joined { keeps_hyphen: false, .. } = witness.seam(&word, "børne-") {
            word = format!("{}børne-", word.trim_end_matches('-'));
            halves += 1;
            assert!(halves < 100, "{word}");
        }
        assert_eq!(halves, 13, "{word}");
        assert!(matches!(witness.seam(&"a".repeat(51), "x"), Seam::Space), "no hyphen");
        let longest = "Speciallægepraksisplanlægningsstabiliserings-";
        assert_eq!(keeps("", longest, "periode"), Some(false));
    }

    #[test]
    fn what_nothing_decides_is_said() {
        let Seam::Joined { because, .. } = Witness::default().seam("xq-", "zv") else { panic!("joined") };
        assert_eq!(because, Evidence::None);
    }

    #[test]
    fn a_word_torn_inside_a_line_needs_a_witness() {
        let witness = Witness::new(["et politisk fokus på klubkultur, klub- kultur og kultur"].into_iter());
        assert!(witness.torn("politi-", "ske"));
        assert!(!witness.torn("klub-", "kultur"));
        assert!(!witness.torn("fritids-", "og"));
        assert!(Witness::new(["sociale problemer"].into_iter()).doubts("pro-blemer"));
    }
}
