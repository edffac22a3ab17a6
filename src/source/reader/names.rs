//! Takes names out of a table: words that are one of a few.

use super::TableReader;
use crate::finding::Mend;
use crate::policy::{Language, Located, Text, VariantName};
use crate::source::faults::{
    MISSING_KEY, MissingKey, UNKNOWN_LANGUAGE, UNKNOWN_VALUE, UnknownLanguage, UnknownValue, ValueWhy,
};
use crate::source::keys::{Value, meant, several};
use crate::source::nearest::nearest;

impl TableReader<'_, '_> {
    /// One of the key's names, which `read` understands.
    pub fn named<T>(&mut self, key: &'static str, read: impl Fn(&str) -> Option<T>) -> Option<Located<T>> {
        let names = self.names(key);
        let text = self.word(key)?;
        self.one_of(key, &text, names, read)
    }

    /// `type`, which says what other keys this table has. Where it doesn't, all others are taken as known.
    pub fn kind(&mut self) -> Option<&'static str> {
        const TYPE: &str = "type";
        let kinds = self.keys.kinds;
        let names: Vec<&'static str> = kinds.iter().map(|kind| kind.name).collect();
        self.needs(TYPE);
        let kind = self.word(TYPE).and_then(|text| {
            self.one_of(TYPE, &text, &names, |name| kinds.iter().find(|kind| kind.name == name))
        });
        let Some(kind) = kind else {
            self.lenient = true;
            return None;
        };
        self.rows.extend(kind.value().rows);
        Some(kind.value().name)
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
            let fault =
                MissingKey { key, line: self.row(key).line(), above: None, below: None, kinds: Vec::new() };
            self.findings.under(&MISSING_KEY).at(place, fault);
        }
        let names = self.names(key);
        let texts = self.texts(key);
        Some(texts.iter().filter_map(|text| self.one_of(key, text, names, VariantName::from_name)).collect())
    }

    /// A language tag.
    pub fn language(&mut self, key: &'static str) -> Option<Located<Language>> {
        let text = self.word(key)?;
        let language = Language::parse(&text);
        if language.is_none() {
            const KNOWN: [&str; 5] = ["da", "en", "de", "fo", "kl"];
            let write = meant(&text, KNOWN.into_iter()).map(|tag| format!("\"{tag}\""));
            let mend = write.map(|write| Mend { place: text.place(), write });
            let line = self.line_of(mend.as_ref());
            let fault = UnknownLanguage { tag: text.value().clone(), line };
            self.findings.under(&UNKNOWN_LANGUAGE).mended(text.place(), || mend, fault);
        }
        language.map(|language| Located::new(language, text.place()))
    }
}
