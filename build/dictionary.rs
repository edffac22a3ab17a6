//! Expands the Danish dictionary to all forms of its words, with what each may be used for. Read as text, which is
//! what hunspell's format is for, it would cost every run of the program 50 ms and more.
//!
//! A form may be used for what spellbook would find it to be: the ways to make forms are those that it undoes in
//! `checker.rs`, in the same order. `tests/suite/dictionary.rs` holds the answers against each other.

use std::collections::BTreeMap;

use crate::affixes::{Affix, Affixes, Flag, flags_of};
use crate::mark::Mark;

/// A word of the list.
struct Entry<'a> {
    word: String,
    flags: Vec<Flag>,
    /// Stands for a word written otherwise: see [`Mark::HIDDEN`].
    hidden: bool,
    affixes: &'a Affixes,
}

/// Every form, in the order of its bytes.
pub fn forms(affixes: &Affixes, words: &str) -> BTreeMap<String, Mark> {
    let mut forms = BTreeMap::new();
    let mut listed = BTreeMap::new();
    // The first line says how many there are.
    for line in words.lines().skip(1).map(str::trim) {
        // Entries in quotation marks are left out: `src/prose/danish.rs` says why.
        if line.is_empty() || line.starts_with(['/', '"']) {
            continue;
        }
        let (word, flags) = parts(line);
        let casing = Casing::of(word);
        let is_mistake = flags.contains(&affixes.forbidden);
        let is_hidden =
            (casing == Casing::Mixed && !is_mistake) || (casing == Casing::Capitals && !flags.is_empty());
        let hidden = Entry { word: titled(word), flags: flags.clone(), hidden: true, affixes };
        let entry = Entry { word: word.to_owned(), flags, hidden: false, affixes };
        for entry in [entry].into_iter().chain(is_hidden.then_some(hidden)) {
            // Which of two entries spellbook finds first, it doesn't say.
            let before = listed.insert(entry.word.clone(), is_mistake);
            assert!(before.is_none_or(|before| before == is_mistake), "“{word}” is a mistake and a word");
            entry.expand(&mut forms);
        }
    }
    forms
}

/// A line of the list: the word, and what it is marked with. What else a line says of a word (`st:aften`) is for other
/// programs.
fn parts(line: &str) -> (&str, Vec<Flag>) {
    assert!(!line.contains(['\\', '\t']), "nothing here knows how to read “{line}”");
    let is_note = |rest: &str| {
        let mut letters = rest.trim_start().chars();
        let lower = letters.by_ref().take(2).filter(|c| c.is_lowercase()).count();
        lower == 2 && letters.next() == Some(':')
    };
    let note =
        line.match_indices(' ').find(|(at, _)| is_note(&line[at + 1..])).map_or(line.len(), |(at, _)| at);
    match line.find('/').filter(|slash| *slash < note) {
        Some(slash) => {
            let flags = line[slash + 1..].split_whitespace().next().unwrap_or_default();
            (&line[..slash], flags_of(flags))
        }
        None => (&line[..note], Vec::new()),
    }
}

impl Entry<'_> {
    fn expand(&self, forms: &mut BTreeMap<String, Mark>) {
        let mut add = |form: String, mark: Mark| {
            if mark != Mark::default() {
                let before = forms.entry(form).or_default();
                *before = before.and(mark);
            }
        };
        add(self.word.clone(), self.alone());
        for prefix in self.prefixes() {
            if let Some(form) = prefix.before(&self.word) {
                let mark = self.with_one(prefix, &form);
                add(form, mark);
            }
        }
        for inner in self.suffixes() {
            let Some(form) = inner.behind(&self.word) else { continue };
            add(form.clone(), self.with_one(inner, &form));
            for prefix in self.prefixes_with(inner) {
                if let Some(form) = prefix.before(&form) {
                    let mark = self.crossed(prefix, inner, &form);
                    add(form, mark);
                }
            }
            for (form, mark) in self.twice(inner, &form) {
                add(form, mark);
            }
        }
    }

    fn prefixes(&self) -> impl Iterator<Item = &Affix> {
        self.flags.iter().filter_map(|flag| self.affixes.prefixes.get(flag)).flatten()
    }

    fn suffixes(&self) -> impl Iterator<Item = &Affix> {
        self.flags.iter().filter_map(|flag| self.affixes.suffixes.get(flag)).flatten()
    }

    /// The prefixes that the word or its suffix asks for.
    fn prefixes_with<'s>(&'s self, suffix: &'s Affix) -> impl Iterator<Item = &'s Affix> {
        let more = suffix.flags.iter().filter(|flag| !self.flags.contains(flag));
        self.flags.iter().chain(more).filter_map(|flag| self.affixes.prefixes.get(flag)).flatten()
    }

    /// What the word without any affix may be used for.
    fn alone(&self) -> Mark {
        let has = |flag: Flag| self.flags.contains(&flag);
        let roles = self.affixes;
        if has(roles.need_affix) {
            return Mark::default();
        }
        let is_mistake = has(roles.forbidden);
        let has_forms = self.hidden || self.flags.len() > 1;
        assert!(!is_mistake || !has_forms, "“{}” is a mistake and has forms", self.word);
        let mistake = if is_mistake { Mark::FORBIDDEN } else { Mark::default() };
        self.standing(true).and(mistake).and(self.in_compound(&self.word, true, true, has))
    }

    /// What a form with one affix may be used for.
    fn with_one(&self, affix: &Affix, form: &str) -> Mark {
        let roles = self.affixes;
        let said = |flag: Flag| affix.flags.contains(&flag);
        if said(roles.need_affix) {
            return Mark::default();
        }
        let is_prefix = roles.prefixes.contains_key(&affix.flag);
        let only_in_compound = said(roles.only_in_compound);
        // At the seams of a compound an affix has to be permitted.
        let begins = is_prefix || said(roles.permit);
        let ends = (!is_prefix || said(roles.permit)) && (affix.add.is_empty() || !only_in_compound);
        let any = |flag: Flag| self.flags.contains(&flag) || said(flag);
        self.standing(!only_in_compound).and(self.in_compound(form, begins, ends, any))
    }

    /// What a form with an affix at both its ends may be used for.
    fn crossed(&self, prefix: &Affix, suffix: &Affix, form: &str) -> Mark {
        let roles = self.affixes;
        let needs = |affix: &Affix| affix.flags.contains(&roles.need_affix);
        let asks = |flags: &[Flag], affix: &Affix| flags.contains(&affix.flag);
        let has = |affix: &Affix| asks(&self.flags, affix);
        let suffix_first = !needs(prefix) && has(suffix) && (asks(&suffix.flags, prefix) || has(prefix));
        let prefix_first = !needs(suffix) && has(prefix) && (asks(&prefix.flags, suffix) || has(suffix));
        let both_need = needs(prefix) && needs(suffix);
        if !prefix.crosses || !suffix.crosses || both_need || !(suffix_first || prefix_first) {
            return Mark::default();
        }
        let only_in_compound = |affix: &Affix| affix.flags.contains(&roles.only_in_compound);
        let permitted = |affix: &Affix| affix.flags.contains(&roles.permit);
        let any =
            |flag: Flag| [&self.flags, &suffix.flags, &prefix.flags].iter().any(|set| set.contains(&flag));
        let stands = !only_in_compound(prefix) && !only_in_compound(suffix);
        let compound = self.in_compound(form, permitted(suffix), permitted(prefix), any);
        self.standing(stands).and(compound)
    }

    /// Forms with a second suffix, and those with a prefix besides.
    fn twice(&self, inner: &Affix, once: &str) -> Vec<(String, Mark)> {
        let roles = self.affixes;
        let mut made = Vec::new();
        let stands = |affix: &Affix| !affix.flags.contains(&roles.only_in_compound);
        let complete = |affix: &Affix| stands(affix) && !affix.flags.contains(&roles.need_affix);
        if !stands(inner) {
            return made;
        }
        let mark = self.standing(true);
        for outer in inner.flags.iter().filter_map(|flag| roles.suffixes.get(flag)).flatten() {
            let Some(form) = outer.behind(once).filter(|_| stands(outer)) else { continue };
            for prefix in self.prefixes_with(outer).filter(|prefix| prefix.crosses && complete(prefix)) {
                made.extend(prefix.before(&form).filter(|_| outer.crosses).map(|form| (form, mark)));
            }
            if complete(outer) {
                made.push((form, mark));
            }
        }
        // The second suffix of a word with a prefix, which may be what asks for it.
        for prefix in
            self.prefixes_with(inner).filter(|prefix| prefix.crosses && inner.crosses && stands(prefix))
        {
            let Some(form) = prefix.before_in_between(once) else { continue };
            let asked =
                inner.flags.iter().chain(&prefix.flags).filter_map(|flag| roles.suffixes.get(flag)).flatten();
            for outer in asked.filter(|outer| outer.crosses && complete(outer)) {
                made.extend(outer.behind(&form).map(|form| (form, mark)));
            }
        }
        made
    }

    /// What a form that can stand alone is.
    fn standing(&self, stands: bool) -> Mark {
        match stands && !self.flags.contains(&self.affixes.only_in_compound) {
            true if self.hidden => Mark::HIDDEN,
            true => Mark::WORD,
            false => Mark::default(),
        }
    }

    /// What part of a compound a form can be. `any` asks whether word or affixes have a flag.
    fn in_compound(&self, form: &str, begins: bool, ends: bool, any: impl Fn(Flag) -> bool) -> Mark {
        let roles = self.affixes;
        let mut mark = Mark::default();
        if self.hidden {
            return mark;
        }
        if begins && any(roles.begin) {
            mark = mark.and(Mark::BEGINS);
        }
        if any(roles.middle) {
            mark = mark.and(self.middle(form));
        }
        if ends && any(roles.end) {
            mark = mark.and(Mark::ENDS);
        }
        mark
    }

    /// How a form in the middle of a compound stands to the word it is made of.
    fn middle(&self, form: &str) -> Mark {
        let mark = match (form.strip_prefix(&*self.word), self.word.strip_prefix(form)) {
            (Some(link), _) => Mark::linked(link.len()),
            (None, Some(lost)) => Mark::shortened(lost),
            (None, None) => Some(Mark::MIDDLE),
        };
        mark.unwrap_or_else(|| {
            panic!("nothing here knows how to write down that “{form}” is made of “{}”", self.word)
        })
    }
}

#[derive(PartialEq, Eq)]
enum Casing {
    Capitals,
    Mixed,
    Other,
}

impl Casing {
    fn of(word: &str) -> Self {
        let upper = word.chars().filter(|c| c.is_uppercase()).count();
        let lower = word.chars().filter(|c| c.is_lowercase()).count();
        let titled = word.starts_with(char::is_uppercase) && upper == 1;
        match upper {
            0 => Self::Other,
            _ if titled => Self::Other,
            _ if lower == 0 => Self::Capitals,
            _ => Self::Mixed,
        }
    }
}

fn titled(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}
