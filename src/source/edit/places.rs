//! Which key a byte of a source belongs to.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::path::{KeyPath, Step};
use super::value::MOST_LEVELS;
use crate::policy::normal_text;

/// The keys of a source, by their places. Places count as findings count them: in the text with LF line ends and without a byte order mark.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// From a key to the end of its value, in the order of the file.
    keys: Vec<(Range<usize>, KeyPath)>,
    /// The headers of tables.
    tables: Vec<(Range<usize>, KeyPath)>,
}

impl Places {
    /// The places of a source's keys; of what isn't TOML, as many as can be told.
    #[must_use]
    pub fn of(file: &str) -> Self {
        let text = normal_text(file);
        let (table, _) = DeTable::parse_recoverable(&text);
        let mut places = Self::default();
        places.table(table.get_ref(), &KeyPath::root());
        places.keys.sort_by_key(|(range, path)| (range.start, path.steps().len()));
        places
    }

    /// The key that a byte belongs to: the innermost.
    #[must_use]
    pub fn at(&self, byte: usize) -> Option<KeyPath> {
        let holds = |(range, _): &&(Range<usize>, KeyPath)| range.start <= byte && byte <= range.end;
        self.keys
            .iter()
            .filter(holds)
            .max_by_key(|(_, path)| path.steps().len())
            .map(|(_, path)| path.clone())
    }

    /// From a key to the end of its value. None for tables, which are where their keys are.
    #[must_use]
    pub fn of_key(&self, wanted: &KeyPath) -> Option<Range<usize>> {
        self.keys.iter().find(|(_, path)| path == wanted).map(|(range, _)| range.clone())
    }

    /// The keys of a table, in the order of the file. Of a key that is a table itself, its first.
    #[must_use]
    pub fn of_table(&self, table: &KeyPath) -> Vec<KeyPath> {
        let mut found: Vec<KeyPath> = Vec::new();
        let length = table.steps().len();
        for (_, path) in &self.keys {
            let steps = path.steps();
            let is_own = steps.starts_with(table.steps()) && matches!(steps.get(length), Some(Step::Key(_)));
            if is_own && found.iter().all(|one| one.steps()[length] != steps[length]) {
                found.push(path.clone());
            }
        }
        found
    }

    /// The first key that begins at or behind a byte.
    #[must_use]
    pub fn next(&self, byte: usize) -> Option<KeyPath> {
        self.keys.iter().find(|(range, _)| range.start >= byte).map(|(_, path)| path.clone())
    }

    /// The table whose header a byte is on.
    #[must_use]
    pub fn table_at(&self, byte: usize) -> Option<KeyPath> {
        let holds = |(range, _): &&(Range<usize>, KeyPath)| range.contains(&byte);
        let those = self.tables.iter().filter(holds);
        those.max_by_key(|(_, path)| path.steps().len()).map(|(_, path)| path.clone())
    }

    fn table(&mut self, table: &DeTable<'_>, at: &KeyPath) {
        if at.steps().len() > MOST_LEVELS {
            return;
        }
        for (key, value) in table.iter() {
            let path = at.key(key.get_ref().as_ref());
            self.value(value, key.span().start, &path);
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, start: usize, path: &KeyPath) {
        let span = value.span();
        match value.get_ref() {
            DeValue::Table(table) => {
                self.tables.push((span, path.clone()));
                self.table(table, path);
            }
            DeValue::Array(items) if items.iter().any(|one| one.get_ref().is_table()) => {
                for (index, item) in items.iter().enumerate() {
                    self.value(item, item.span().start, &path.index(index));
                }
            }
            _ => self.keys.push((start.min(span.start)..span.end, path.clone())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_belongs_to_the_key_whose_line_it_is_on() {
        let text = "[policy]\ntitle = \"Fritid\"\n\n[[section]]\nid = \"a\"\n\n  [[section.block]]\n  type = \"goal\"\n  text = \"\"\"\nEt mål\n\"\"\"\n\n[section.easy]\ntext = \"Let\"\n";
        let places = Places::of(text);
        for (word, path) in [
            ("Fritid", "policy.title"),
            ("\"a\"", "section[0].id"),
            ("Et mål", "section[0].block[0].text"),
            ("goal", "section[0].block[0].type"),
            ("Let", "section[0].easy.text"),
        ] {
            let at = text.find(word).expect(word);
            assert_eq!(places.at(at).map(|path| path.to_string()).as_deref(), Some(path), "{word}");
        }
        assert_eq!(places.at(text.find("[[section]]").expect("it is there")), None);
        for (header, path) in
            [("[policy]", "policy"), ("[[section]]", "section[0]"), ("[section.easy]", "section[0].easy")]
        {
            let at = text.find(header).expect(header);
            assert_eq!(places.table_at(at).map(|path| path.to_string()).as_deref(), Some(path), "{header}");
        }
        let windows = Places::of(&format!("\u{feff}{}", text.replace('\n', "\r\n")));
        assert_eq!(
            windows.at(text.find("Let").expect("it is there")).map(|path| path.to_string()).as_deref(),
            Some("section[0].easy.text")
        );
    }
}
