//! The part of hunspell's format that Stavekontrolden uses. What else the format knows stops the build: a form that
//! it would make or forbid would be missing without anyone noticing.

use std::collections::BTreeMap;

/// What affixes and words are marked with.
pub type Flag = u16;

/// What is put before or behind a word.
pub struct Affix {
    pub flag: Flag,
    /// Whether a word may have affixes at both its ends with this one.
    pub crosses: bool,
    /// What the word loses first.
    pub strip: String,
    pub add: String,
    /// How the word has to begin or end: `[^aeo]t`.
    condition: String,
    /// What the form is marked with.
    pub flags: Vec<Flag>,
}

/// An `.aff` file.
pub struct Affixes {
    pub prefixes: BTreeMap<Flag, Vec<Affix>>,
    pub suffixes: BTreeMap<Flag, Vec<Affix>>,
    /// What is often written, and what is meant.
    pub replacements: Vec<(String, String)>,
    /// A part of a compound has at least this many letters.
    pub least_letters: usize,
    /// A compound has fewer parts than this.
    pub most_parts: usize,
    pub forbidden: Flag,
    pub need_affix: Flag,
    pub begin: Flag,
    pub middle: Flag,
    pub end: Flag,
    pub permit: Flag,
    pub only_in_compound: Flag,
}

impl Affixes {
    /// Reads an `.aff` file.
    pub fn read(text: &str) -> Self {
        let mut prefixes = BTreeMap::new();
        let mut suffixes = BTreeMap::new();
        let mut replacements = Vec::new();
        let mut settings = BTreeMap::new();
        let mut lines = text.lines().filter(|line| !line.starts_with('#')).map(str::split_whitespace);
        while let Some(mut words) = lines.next() {
            let Some(key) = words.next() else { continue };
            let first = words.next().unwrap_or_default();
            match key {
                "PFX" | "SFX" => {
                    let crosses = words.next() == Some("Y");
                    let rows = lines.by_ref().take(number(words.next().expect("a count")));
                    let rows = rows.map(|row| affix(key, first, crosses, row)).collect();
                    let list = if key == "PFX" { &mut prefixes } else { &mut suffixes };
                    let before = list.insert(flag(first), rows);
                    assert!(before.is_none(), "two tables of affixes have the flag {first}");
                }
                "REP" => {
                    for mut row in lines.by_ref().take(number(first)) {
                        assert_eq!(row.next(), Some("REP"), "too few replacements");
                        let (from, to) = (row.next().expect("what"), row.next().expect("by what"));
                        replacements.push((from.to_owned(), to.replace('_', " ")));
                    }
                }
                "FLAG" => assert_eq!(first, "num", "flags are numbers"),
                "SET" => assert_eq!(first, "UTF-8", "the files are in UTF-8"),
                "COMPOUNDMIN" | "COMPOUNDWORDMAX" | "CHECKCOMPOUNDREP" | "FORBIDDENWORD" | "NEEDAFFIX"
                | "COMPOUNDBEGIN" | "COMPOUNDMIDDLE" | "COMPOUNDEND" | "COMPOUNDPERMITFLAG"
                | "ONLYINCOMPOUND" => {
                    settings.insert(key, first);
                }
                // How words are suggested, which nobody asks.
                "WORDCHARS" | "NOSPLITSUGS" | "MAXCPDSUGS" | "MAXNGRAMSUGS" | "ONLYMAXDIFF" | "TRY"
                | "KEY" | "MAP" | "NOSUGGEST" => {}
                other => panic!("nothing here knows {other}, which the dictionary uses"),
            }
        }
        let setting =
            |key: &str| number(settings.get(key).unwrap_or_else(|| panic!("the dictionary has no {key}")));
        let role = |key: &str| Flag::try_from(setting(key)).expect("a flag");
        assert!(settings.contains_key("CHECKCOMPOUNDREP"), "compounds are held against replacements");
        Self {
            prefixes,
            suffixes,
            replacements,
            least_letters: setting("COMPOUNDMIN"),
            most_parts: setting("COMPOUNDWORDMAX"),
            forbidden: role("FORBIDDENWORD"),
            need_affix: role("NEEDAFFIX"),
            begin: role("COMPOUNDBEGIN"),
            middle: role("COMPOUNDMIDDLE"),
            end: role("COMPOUNDEND"),
            permit: role("COMPOUNDPERMITFLAG"),
            only_in_compound: role("ONLYINCOMPOUND"),
        }
    }
}

fn affix<'a>(key: &str, of: &str, crosses: bool, mut row: impl Iterator<Item = &'a str>) -> Affix {
    assert_eq!((row.next(), row.next()), (Some(key), Some(of)), "too few affixes of {of}");
    let emptied = |word: &str| if word == "0" { String::new() } else { word.to_owned() };
    let strip = emptied(row.next().expect("what is taken away"));
    let added = row.next().expect("what is added");
    let (add, flags) = added.split_once('/').unwrap_or((added, ""));
    let condition = row.next().filter(|condition| *condition != ".").unwrap_or_default().to_owned();
    Affix { flag: flag(of), crosses, strip, add: emptied(add), condition, flags: flags_of(flags) }
}

impl Affix {
    /// The word with this at its beginning, if it may stand there.
    pub fn before(&self, word: &str) -> Option<String> {
        let rest = word.strip_prefix(&*self.strip)?;
        let form = format!("{}{rest}", self.add);
        matches(&self.condition, word).then_some(form)
    }

    /// The same for a word that gets another suffix afterwards: spellbook holds the condition against the word as it is with
    /// the prefix.
    pub fn before_in_between(&self, word: &str) -> Option<String> {
        let form = format!("{}{}", self.add, word.strip_prefix(&*self.strip)?);
        matches(&self.condition, &form).then_some(form)
    }

    /// The word with this at its end, if it may stand there.
    pub fn behind(&self, word: &str) -> Option<String> {
        let rest = word.strip_suffix(&*self.strip)?;
        let letters = letters_of(&self.condition);
        let at = word.char_indices().rev().nth(letters.saturating_sub(1)).map(|(at, _)| at);
        let fits = letters == 0 || at.is_some_and(|at| matches(&self.condition, &word[at..]));
        fits.then(|| format!("{rest}{}", self.add))
    }
}

/// How many letters a condition is about.
fn letters_of(condition: &str) -> usize {
    let mut inside = false;
    condition
        .chars()
        .filter(|c| {
            inside = (inside || *c == '[') && *c != ']';
            !inside
        })
        .count()
}

/// Whether a word begins as a condition says.
fn matches(condition: &str, word: &str) -> bool {
    let mut condition = condition.chars();
    let mut word = word.chars();
    while let Some(wanted) = condition.next() {
        let Some(letter) = word.next() else { return false };
        let fits = match wanted {
            '.' => true,
            '[' => {
                let class: String = condition.by_ref().take_while(|c| *c != ']').collect();
                match class.strip_prefix('^') {
                    Some(others) => !others.contains(letter),
                    None => class.contains(letter),
                }
            }
            wanted => wanted == letter,
        };
        if !fits {
            return false;
        }
    }
    true
}

/// The flags in a list: `10,11,2`.
pub fn flags_of(list: &str) -> Vec<Flag> {
    list.split(',').filter(|flag| !flag.is_empty()).map(flag).collect()
}

fn flag(text: &str) -> Flag {
    text.parse().unwrap_or_else(|_| panic!("“{text}” is no flag"))
}

fn number(text: &str) -> usize {
    text.parse().unwrap_or_else(|_| panic!("“{text}” is no number"))
}
