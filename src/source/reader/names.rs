//! Takes names out of a table: words that are one of a few.

use toml::de::DeValue;

use super::{Found, TableReader};
use crate::finding::Mend;
use crate::policy::{Language, Located, Place, Text, VariantName};
use crate::source::faults::{
    Expected, Instead, MISSING_KEY, MissingKey, UNKNOWN_LANGUAGE, UNKNOWN_VALUE, UnknownLanguage,
    UnknownValue, ValueWhy, WRONG_TYPE, WrongType,
};
use crate::source::keys::{Keys, LANGUAGES, Needed, Value, meant, several, several_of};
use crate::source::nearest::nearest;

/// The key that says which kind a table is of.
const TYPE: &str = "type";

impl TableReader<'_, '_> {
    /// One of the key's names, which `read` understands.
    pub fn named<T>(&mut self, key: &'static str, read: impl Fn(&str) -> Option<T>) -> Option<Located<T>> {
        let names = self.names(key);
        let text = self.word(key)?;
        self.one_of(key, &text, names, read)
    }

    /// `type`, which says what other keys this table has. Where it doesn't, all others are taken as known.
    pub fn kind(&mut self) -> Option<&'static str> {
        let kinds = self.keys.kinds;
        let names: Vec<&'static str> = kinds.iter().map(|kind| kind.name).collect();
        self.needs(TYPE);
        let kind = match self.word(TYPE) {
            None => self.kind_by_keys(),
            Some(text) if text.trim().is_empty() => self.kind_left_out(&text, &names),
            Some(text) => {
                let read = |name: &str| kinds.iter().find(|kind| kind.name == name);
                self.one_of(TYPE, &text, &names, read).map(|kind| *kind.value())
            }
        };
        let Some(kind) = kind else {
            self.lenient = true;
            return None;
        };
        self.rows.extend(kind.rows);
        Some(kind.name)
    }

    /// The one kind that can have all the keys that are there, and lacks none: what it is where `type` doesn't say.
    pub fn kind_by_keys(&self) -> Option<&'static Keys> {
        match self.kinds_by_keys().as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// All such kinds.
    fn kinds_by_keys(&self) -> Vec<&'static Keys> {
        let names: Vec<&str> =
            self.table.keys().map(|name| name.get_ref().as_ref()).filter(|name| *name != TYPE).collect();
        let is_common = |name: &&str| self.keys.rows.iter().any(|row| row.name == *name);
        let own: Vec<&str> = names.into_iter().filter(|name| !is_common(name)).collect();
        let fits = |kind: &&Keys| {
            let has = |name: &&str| kind.rows.iter().any(|row| row.name == *name);
            let mut needed = kind.rows.iter().filter(|row| row.needed == Needed::Always);
            !own.is_empty() && own.iter().all(has) && needed.all(|row| own.contains(&row.name))
        };
        self.keys.kinds.iter().filter(fits).collect()
    }

    /// Files that there is nothing in `type`; gives the kind, where the other keys say it.
    fn kind_left_out(&mut self, text: &Text, names: &[&'static str]) -> Option<&'static Keys> {
        let kinds = self.kinds_by_keys();
        let kind = kinds.first().copied().filter(|_| kinds.len() == 1);
        let mend = kind.map(|kind| Mend { place: text.place(), write: format!("\"{}\"", kind.name) });
        let line = self.line_of(mend.as_ref());
        let fits: Vec<&str> = kinds.iter().map(|kind| kind.name).collect();
        let several = several_of(&fits);
        let lines = several
            .into_iter()
            .flat_map(|several| several.names)
            .filter_map(|(name, ..)| self.source.line_with(text.place(), &format!("\"{name}\"")));
        let fault = UnknownValue {
            key: TYPE.into(),
            value: text.value().clone(),
            why: match several {
                Some(several) => ValueWhy::Several(several),
                None => ValueWhy::Other(kind.map(|kind| kind.name.to_owned())),
            },
            is_certain: kind.is_some(),
            line,
            lines: lines.collect(),
            is_listed: false,
            known: names.iter().map(|name| (*name).to_owned()).collect(),
        };
        self.findings.under(&UNKNOWN_VALUE).mended(text.place(), || mend, fault);
        // One of several is read, so that no other faults follow.
        kind.or_else(|| several.and_then(|_| kinds.first().copied()))
    }

    /// The names that can stand behind a key.
    fn names(&self, key: &str) -> &'static [&'static str] {
        let (Value::OneOf(names) | Value::SomeOf(names)) = self.row(key).value else {
            unreachable!("`{key}` is read as a name, and its row has none")
        };
        names
    }

    fn one_of<T>(
        &mut self,
        key: &str,
        text: &Text,
        known: &[&'static str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Located<T>> {
        let value = read(text);
        if value.is_some() {
            return value.map(|value| Located::new(value, text.place()));
        }
        let several = several(text, known);
        let certain = meant(text, known.iter().copied());
        let mend = certain.map(|name| Mend { place: text.place(), write: format!("\"{name}\"") });
        let why = match several {
            Some(several) => ValueWhy::Several(several),
            None => ValueWhy::Other(nearest(text, known.iter().copied())),
        };
        let with = |name: &str| self.source.line_with(text.place(), &format!("\"{name}\""));
        let (line, lines) = match &why {
            ValueWhy::Other(near) => (near.as_deref().and_then(with), Vec::new()),
            ValueWhy::Several(several) => {
                (None, several.names.iter().filter_map(|(name, ..)| with(name)).collect())
            }
        };
        let fault = UnknownValue {
            key: key.into(),
            value: text.value().clone(),
            why,
            is_certain: mend.is_some(),
            line,
            lines,
            is_listed: matches!(self.row(key).value, Value::SomeOf(_)),
            known: known.iter().map(|name| (*name).to_owned()).collect(),
        };
        self.findings.under(&UNKNOWN_VALUE).mended(text.place(), || mend, fault);
        // One of several is read, so that no other faults follow.
        let value = read(certain.or(several.map(|several| several.names[0].0))?);
        value.map(|value| Located::new(value, text.place()))
    }

    /// A list of variants.
    pub fn variants(&mut self, key: &'static str) -> Option<Vec<Located<VariantName>>> {
        let value = self.take(key)?;
        if value.get_ref().as_array().is_some_and(|list| list.is_empty()) {
            let place = self.at(value);
            let fault = MissingKey {
                key,
                line: self.row(key).line(),
                above: None,
                below: None,
                noted: None,
                kinds: Vec::new(),
            };
            self.findings.under(&MISSING_KEY).at(place, fault);
        }
        let names = self.names(key);
        let texts = self.texts(key);
        Some(texts.iter().filter_map(|text| self.one_of(key, text, names, VariantName::from_name)).collect())
    }

    /// A list of the ids of goals, of which `there` are in the section: where none is named, those are shown.
    pub fn goals(&mut self, key: &'static str, there: &[String]) -> Vec<Text> {
        let names_none = |value: Found<'_, '_>| match value.get_ref() {
            DeValue::Array(items) => {
                let mut items = items.iter().peekable();
                items.peek().is_some() && items.all(|item| item.get_ref().as_str().is_none())
            }
            DeValue::String(_) => false,
            _ => true,
        };
        let Some(value) = self.table.get(key).filter(|value| !there.is_empty() && names_none(value)) else {
            return self.texts(key);
        };
        self.asked.insert(self.row(key).name);
        let all: Vec<String> = there.iter().map(|id| format!("\"{id}\"")).collect();
        let write = format!("[{}]", all.join(", "));
        let place = self.at(value);
        let [first, last] =
            [place.start, place.end].map(|at| self.source.line_number(Place { start: at, end: at, ..place }));
        let expected = Expected::Goals { lines: (first < last).then_some((first, last)) };
        let fault = WrongType { key: key.into(), expected, instead: Instead::Is(write), line: None };
        self.findings.under(&WRONG_TYPE).at(place, fault);
        Vec::new()
    }

    /// A language tag.
    pub fn language(&mut self, key: &'static str) -> Option<Located<Language>> {
        let text = self.word(key)?;
        let language = Language::parse(&text);
        if language.is_none() {
            let write = meant(&text, LANGUAGES.into_iter()).map(|tag| format!("\"{tag}\""));
            let mend = write.map(|write| Mend { place: text.place(), write });
            let line = self.line_of(mend.as_ref());
            let fault = UnknownLanguage { tag: text.value().clone(), line };
            self.findings.under(&UNKNOWN_LANGUAGE).mended(text.place(), || mend, fault);
        }
        language.map(|language| Located::new(language, text.place()))
    }
}
