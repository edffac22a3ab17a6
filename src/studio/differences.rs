//! What is otherwise between two states of a policy's file, told by sections and fields instead of lines.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::form;
use super::importing::marks;
use super::words;
use crate::language::DocumentWords;
use crate::locale::Locale;
use crate::policy::{Language, normal_text};
use crate::source::edit::{self, SourceValue};
use crate::source::keys::{Key, Keys, POLICY_FILE, Value};

/// Something that is otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Fields say something else.
    Fields(Part, Vec<FieldChange>),
    /// A section or a word of the glossary is new.
    Added(Part),
    /// One is gone.
    Removed(Part),
    /// Sections stand in another order.
    Order,
    /// So many places of an import are looked at.
    LookedAt(usize),
    /// What forms don't show: comments, and how the file is written.
    Unseen,
}

/// What a field belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The publication.
    Publication,
    /// A section.
    Section {
        /// What it is known by, whatever it is called.
        id: String,
        /// What it is called.
        title: String,
    },
    /// A word of the glossary.
    Term(String),
}

/// A field that says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// What it is called.
    pub label: String,
    /// What it said.
    pub before: String,
    /// What it says now.
    pub now: String,
}

impl Difference {
    /// Whether it changes the very fields that another one does: letters that are typed one after the other.
    fn goes_on_with(&self, other: &Self) -> bool {
        let is_same = |one: &Part, other: &Part| match (one, other) {
            (Part::Section { id, .. }, Part::Section { id: other, .. }) => id == other,
            _ => one == other,
        };
        match (self, other) {
            (Self::Fields(part, fields), Self::Fields(of, others)) => {
                is_same(part, of)
                    && fields.iter().map(|one| &one.label).eq(others.iter().map(|one| &one.label))
            }
            _ => false,
        }
    }
}

/// Whether two changes that follow each other are one to whoever made them.
pub fn is_one(earlier: Option<&[Difference]>, later: Option<&[Difference]>) -> bool {
    let (Some(earlier), Some(later)) = (earlier, later) else { return false };
    !later.is_empty()
        && earlier.len() == later.len()
        && later.iter().zip(earlier).all(|(later, earlier)| later.goes_on_with(earlier))
}

/// Words of two texts that both have, or that only one of them has.
#[derive(Debug, PartialEq, Eq)]
pub enum Words {
    /// Both have them.
    Both(String),
    /// They stand at the same place: those of the old text, and those of the new one. One may be empty.
    Either(String, String),
}

/// Where two texts differ, word by word.
pub fn compared(old: &str, new: &str) -> Vec<Words> {
    let (old, new) = (pieces(old), pieces(new));
    let mut all: Vec<Words> = Vec::new();
    for part in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (gone, fresh) = (old[part.old_range()].concat(), new[part.new_range()].concat());
        if part.tag() == DiffTag::Equal {
            all.push(Words::Both(fresh));
            continue;
        }
        // Words that follow each other and are all otherwise are read as one.
        match all.as_slice() {
            [.., Words::Either(..), Words::Both(between)] if between.trim().is_empty() => {
                let between = match all.pop() {
                    Some(Words::Both(between)) => between,
                    _ => unreachable!("it is what stands last"),
                };
                if let Some(Words::Either(old, new)) = all.last_mut() {
                    *old += &format!("{between}{gone}");
                    *new += &format!("{between}{fresh}");
                }
            }
            _ => all.push(Words::Either(gone, fresh)),
        }
    }
    all
}

/// The words of a text, and what stands between them.
fn pieces(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_space = first.is_whitespace();
        let end = rest.find(|c: char| c.is_whitespace() != is_space).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        all.push(piece);
        rest = after;
    }
    all
}

/// What is otherwise now than then. None where one of both is no source.
pub fn between(then: &str, now: &str, locale: Locale) -> Option<Vec<Difference>> {
    let (then, now) = (normal_text(then), normal_text(now));
    let (old, new) = (edit::values(&then).ok()?, edit::values(&now).ok()?);
    let mut found = Vec::new();
    for row in POLICY_FILE.rows {
        match row.value {
            Value::Table(keys) => {
                let none = SourceValue::Table(Vec::new());
                let of = |values: &SourceValue| form::get(values, row.name).cloned();
                let (old, new) = (of(&old).unwrap_or(none.clone()), of(&new).unwrap_or(none));
                told(&mut found, Part::Publication, fields(keys, &old, &new, locale));
            }
            Value::Tables(keys) => {
                listed(&mut found, keys, form::items(&old, row.name), form::items(&new, row.name), locale);
            }
            _ => {}
        }
    }
    let (before, left) = (marks(&then).len(), marks(&now).len());
    if left < before {
        found.push(Difference::LookedAt(before - left));
    }
    if found.is_empty() && then != now {
        found.push(Difference::Unseen);
    }
    Some(found)
}

fn told(found: &mut Vec<Difference>, part: Part, fields: Vec<FieldChange>) {
    if !fields.is_empty() {
        found.push(Difference::Fields(part, fields));
    }
}

/// What a section or a word is known by, whatever else of it changes.
fn known_by(keys: &Keys, table: &SourceValue) -> String {
    let name = if keys.name == "section" { "id" } else { "word" };
    form::shown(form::get(table, name))
}

fn part(keys: &Keys, table: &SourceValue) -> Part {
    match keys.name {
        "section" => {
            Part::Section { id: known_by(keys, table), title: form::shown(form::get(table, "title")) }
        }
        _ => Part::Term(form::shown(form::get(table, "word"))),
    }
}

/// What is otherwise in a list whose elements have a name.
fn listed(
    found: &mut Vec<Difference>,
    keys: &'static Keys,
    old: &[SourceValue],
    new: &[SourceValue],
    locale: Locale,
) {
    let of = |all: &[SourceValue], name: &str| all.iter().position(|one| known_by(keys, one) == *name);
    for table in new {
        match of(old, &known_by(keys, table)) {
            Some(before) => told(found, part(keys, table), fields(keys, &old[before], table, locale)),
            None => found.push(Difference::Added(part(keys, table))),
        }
    }
    let gone = old.iter().filter(|table| of(new, &known_by(keys, table)).is_none());
    found.extend(gone.map(|table| Difference::Removed(part(keys, table))));
    let order: Vec<usize> = new.iter().filter_map(|table| of(old, &known_by(keys, table))).collect();
    if keys.name == "section" && !order.is_sorted() {
        found.push(Difference::Order);
    }
}

/// The fields of a table that say something else.
fn fields(keys: &'static Keys, old: &SourceValue, new: &SourceValue, locale: Locale) -> Vec<FieldChange> {
    let mut rows = form::rows(keys, new);
    for row in form::rows(keys, old) {
        if rows.iter().all(|(_, one)| one.name != row.1.name) {
            rows.push(row);
        }
    }
    let mut found = Vec::new();
    for (table, key) in rows {
        let (before, now) = (form::get(old, key.name), form::get(new, key.name));
        if before == now {
            continue;
        }
        let label = words::label(table.name, key.name, locale);
        match key.value {
            Value::Table(inner) => {
                let none = SourceValue::Table(Vec::new());
                let inside = fields(inner, before.unwrap_or(&none), now.unwrap_or(&none), locale);
                found.extend(within(label, inside));
            }
            Value::Tables(inner) => {
                blocks(&mut found, inner, form::items(old, key.name), form::items(new, key.name), locale);
            }
            // It says which text was approved, in a way that nobody reads.
            _ if key.name == "based_on" => {}
            _ => found.push(FieldChange {
                label: label.to_owned(),
                before: said(key, before, locale),
                now: said(key, now, locale),
            }),
        }
    }
    found
}

/// Fields with what they belong to before their own name.
fn within(label: &str, fields: Vec<FieldChange>) -> impl Iterator<Item = FieldChange> {
    fields.into_iter().map(move |field| FieldChange { label: format!("{label}, {}", field.label), ..field })
}

/// What is otherwise in the blocks of a section: they have no name, so they are told by their kind, and by what stays around them.
fn blocks(
    found: &mut Vec<FieldChange>,
    keys: &'static Keys,
    old: &[SourceValue],
    new: &[SourceValue],
    locale: Locale,
) {
    let written = |all: &[SourceValue]| -> Vec<String> { all.iter().map(|one| format!("{one:?}")).collect() };
    let kind = |block: &SourceValue| words::kind(&form::shown(form::get(block, "type")), locale);
    for one in capture_diff_slices(Algorithm::Myers, &written(old), &written(new)) {
        if one.tag() == DiffTag::Equal {
            continue;
        }
        let (old, new) = (&old[one.old_range()], &new[one.new_range()]);
        let both = old.iter().zip(new).take_while(|(old, new)| kind(old) == kind(new)).count();
        for (old, new) in old.iter().zip(new).take(both) {
            found.extend(within(&kind(new), fields(keys, old, new, locale)));
        }
        let none = SourceValue::Table(Vec::new());
        let whole = |block: &SourceValue, is_new: bool| {
            let (old, new) = if is_new { (&none, block) } else { (block, &none) };
            let all = fields(keys, old, new, locale).into_iter();
            let all = all.filter(|field| field.label != words::label(keys.name, "type", locale));
            let (before, now): (Vec<String>, Vec<String>) =
                all.map(|field| (field.before, field.now)).unzip();
            FieldChange { label: kind(block), before: joined(&before), now: joined(&now) }
        };
        found.extend(old[both..].iter().map(|block| whole(block, false)));
        found.extend(new[both..].iter().map(|block| whole(block, true)));
    }
}

fn joined(all: &[String]) -> String {
    all.iter().filter(|one| !one.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// What a field says, with names as the field shows them.
pub fn said(key: &Key, value: Option<&SourceValue>, locale: Locale) -> String {
    match (key.value, value) {
        (_, None) => String::new(),
        (Value::OneOf(_), Some(_)) => words::name(key.name, &form::shown(value), locale),
        (Value::SomeOf(_), Some(_)) => {
            let names = form::texts(value);
            names.iter().map(|one| words::name(key.name, one, locale)).collect::<Vec<_>>().join("\n")
        }
        (_, Some(day)) if day.day().is_some() => {
            let language = locale.pick(Language::danish(), Language::english());
            day.day().map(|day| DocumentWords::of(&language).date(day)).unwrap_or_default()
        }
        (_, Some(SourceValue::Boolean(is))) => match is {
            true => locale.pick("ja", "yes").to_owned(),
            false => locale.pick("nej", "no").to_owned(),
        },
        (Value::Rows, Some(_)) => {
            form::rows_of(value).iter().map(|row| row.join(" · ")).collect::<Vec<_>>().join("\n")
        }
        (_, Some(_)) => form::shown(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEN: &str = "[policy]\ntitle = \"P\"\nkind = \"plan\"\n# TJEK: Er det rigtigt?\nvariants = [\"screen\"]\n[[term]]\nword = \"kor\"\nexplanation = \"Mange, der synger.\"\n[[section]]\nid = \"a\"\ntitle = \"Sang\"\ntext = \"Alle synger.\"\n[[section.block]]\ntype = \"quote\"\ntext = \"Godt.\"\n[[section.block]]\ntype = \"goal\"\ntext = \"Flere.\"\n[[section]]\nid = \"b\"\ntitle = \"Dans\"\n";

    fn told(now: &str) -> Vec<Difference> {
        between(THEN, now, Locale::Danish).expect("two sources")
    }

    fn field(label: &str, before: &str, now: &str) -> FieldChange {
        FieldChange { label: label.to_owned(), before: before.to_owned(), now: now.to_owned() }
    }

    #[test]
    fn what_is_otherwise_is_told_by_its_field() {
        let sang = || Part::Section { id: "a".to_owned(), title: "Sang".to_owned() };
        assert_eq!(told(THEN), []);
        assert_eq!(
            told(&THEN.replace("Alle synger.", "Vi synger.")),
            [Difference::Fields(sang(), vec![field("Tekst", "Alle synger.", "Vi synger.")])]
        );
        assert_eq!(
            told(&THEN.replace("\"plan\"", "\"strategy\"")),
            [Difference::Fields(
                Part::Publication,
                vec![field(words::label("policy", "kind", Locale::Danish), "Plan", "Strategi")]
            )]
        );
        assert_eq!(
            told(&THEN.replace("Flere.", "Alle.")),
            [Difference::Fields(sang(), vec![field("Mål, Målet", "Flere.", "Alle.")])]
        );
        assert_eq!(
            told(&THEN.replace("[[section.block]]\ntype = \"quote\"\ntext = \"Godt.\"\n", "")),
            [Difference::Fields(sang(), vec![field("Citat", "Godt.", "")])]
        );
        assert_eq!(told(&THEN.replace("# TJEK: Er det rigtigt?\n", "")), [Difference::LookedAt(1)]);
        assert_eq!(told(&THEN.replace("TJEK", "NOTE")), [Difference::LookedAt(1)]);
        assert_eq!(told(&format!("# en note\n{THEN}")), [Difference::Unseen]);
        assert_eq!(between(THEN, "title = ", Locale::Danish), None);
    }

    #[test]
    fn letters_typed_one_after_the_other_are_one_change() {
        let typed = |from: &str, to: &str| {
            between(&THEN.replace("Sang", from), &THEN.replace("Sang", to), Locale::Danish)
        };
        let (first, second) = (typed("Sang", "Sa"), typed("Sa", "Salme"));
        assert!(is_one(first.as_deref(), second.as_deref()));
        let other = between(THEN, &THEN.replace("Alle synger.", "Vi synger."), Locale::Danish);
        assert!(!is_one(first.as_deref(), other.as_deref()));
        assert!(!is_one(None, None));
        assert!(!is_one(Some(&[]), Some(&[])));
    }

    #[test]
    fn texts_are_compared_word_by_word() {
        let both = |words: &str| Words::Both(words.to_owned());
        let either = |gone: &str, fresh: &str| Words::Either(gone.to_owned(), fresh.to_owned());
        assert_eq!(
            compared("Vi mødes fredag her", "Vi mødes lørdag her"),
            [both("Vi mødes "), either("fredag", "lørdag"), both(" her")]
        );
        assert_eq!(compared("Forord", "Forord til alle"), [both("Forord"), either("", " til alle")]);
        assert_eq!(compared("en lang dag", "to korte dage"), [either("en lang dag", "to korte dage")]);
        assert_eq!(compared("", "Ny"), [either("", "Ny")]);
        assert_eq!(compared("", ""), []);
    }

    #[test]
    fn sections_and_words_come_go_and_move() {
        let dans = "[[section]]\nid = \"b\"\ntitle = \"Dans\"\n";
        assert_eq!(
            told(&THEN.replace(dans, "")),
            [Difference::Removed(Part::Section { id: "b".to_owned(), title: "Dans".to_owned() })]
        );
        assert_eq!(
            told(&THEN.replace("word = \"kor\"", "word = \"sang\"")),
            [
                Difference::Added(Part::Term("sang".to_owned())),
                Difference::Removed(Part::Term("kor".to_owned()))
            ]
        );
        let moved = THEN.replace(dans, "").replacen("[[section]]", &format!("{dans}[[section]]"), 1);
        assert_eq!(told(&moved), [Difference::Order]);
    }
}
