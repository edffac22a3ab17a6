//! Steps with what a table or a picture is called, and with the headings of a table's columns.

use super::step::{Changed, NotDone, Step, text_at};
use crate::source::edit::{self, Change, KeyPath, SourceValue, Step as PathStep, value_at};

/// Whether a place is one that these steps are about.
pub fn is_here(path: &KeyPath) -> bool {
    matches!(path.steps(), [_, _, PathStep::Key(list), _, PathStep::Key(key)]
        if list == "block" && matches!(key.as_str(), "caption" | "header"))
}

/// The file after a step.
pub fn changed(file: &str, path: &KeyPath, step: &Step) -> Result<Changed, NotDone> {
    let Some((block, PathStep::Key(key))) = path.parent() else { return Err(NotDone::NotHere) };
    match (key.as_str(), step) {
        ("header", Step::Row) => rows(file, path, &block, |header, rows| {
            let blank = vec![String::new(); header.len()];
            rows.insert(0, std::mem::replace(header, blank));
            Some(())
        }),
        ("header", Step::Headings) => rows(file, path, &block, |header, rows| {
            // A table has a row below its headings.
            let next = (rows.len() > 1).then(|| rows.remove(0))?;
            for (cell, more) in header.iter_mut().zip(&next) {
                *cell = [cell.trim(), more.trim()]
                    .iter()
                    .filter(|one| !one.is_empty())
                    .copied()
                    .collect::<Vec<_>>()
                    .join(" ");
            }
            (header.len() >= next.len()).then_some(())
        }),
        ("caption", Step::Paragraph) => text(file, path, &block),
        _ => Err(NotDone::NotHere),
    }
}

/// Headings and rows that something is made of.
fn rows(
    file: &str,
    path: &KeyPath,
    block: &KeyPath,
    make: impl FnOnce(&mut Vec<String>, &mut Vec<Vec<String>>) -> Option<()>,
) -> Result<Changed, NotDone> {
    let texts = |value: &SourceValue| -> Option<Vec<String>> {
        value.list()?.iter().map(|one| one.text().map(str::to_owned)).collect()
    };
    let written = |texts: &[String]| {
        SourceValue::List(texts.iter().map(|text| SourceValue::Text(text.clone())).collect())
    };
    let list = block.key("rows");
    let header = value_at(file, path)?.as_ref().and_then(texts).ok_or(NotDone::NotHere)?;
    let old = value_at(file, &list)?.ok_or(NotDone::NotHere)?;
    let all: Option<Vec<Vec<String>>> = old.list().and_then(|rows| rows.iter().map(texts).collect());
    let (mut header, mut all) = (header, all.ok_or(NotDone::NotHere)?);
    make(&mut header, &mut all).ok_or(NotDone::NotHere)?;
    let changes = [
        Change::Set { path: path.clone(), value: written(&header) },
        Change::Set { path: list, value: SourceValue::List(all.iter().map(|row| written(row)).collect()) },
    ];
    Ok(Changed { text: edit::changed(file, &changes)?, homes: vec![path.clone()], chunk: 0 })
}

/// What was taken for a caption is running text beside the block: above a table, below a picture, as captions stand.
fn text(file: &str, path: &KeyPath, block: &KeyPath) -> Result<Changed, NotDone> {
    let Some((list, PathStep::Index(index))) = block.parent() else { return Err(NotDone::NotHere) };
    let is_above = text_at(file, &block.key("type"))? == "table";
    let at = if is_above { *index } else { index + 1 };
    let words = text_at(file, path)?;
    let keys = vec![
        ("type".to_owned(), SourceValue::Text("text".to_owned())),
        ("text".to_owned(), SourceValue::Text(format!("{}\n", words.trim_end()))),
    ];
    let changes = [Change::Remove { path: path.clone() }, Change::Insert { path: list.clone(), at, keys }];
    Ok(Changed { text: edit::changed(file, &changes)?, homes: vec![list.index(at).key("text")], chunk: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAFT: &str = "[[section]]\nid = \"a\"\ntitle = \"A\"\n\n  [[section.block]]\n  type = \"table\"\n  caption = \"Hvem gør hvad\"\n  header = [\"Skole\", \"Anna\"]\n  rows = [\n    [\"Idræt\", \"Bo\"],\n    [\"Kor\", \"Ib\"],\n  ]\n";

    fn made(key: &str, step: &Step) -> Result<SourceValue, NotDone> {
        let path = format!("section[0].block[0].{key}").parse().expect("a path");
        let changed = changed(DRAFT, &path, step)?;
        Ok(edit::values(&changed.text).expect("a source"))
    }

    fn at(values: &SourceValue, path: &str) -> String {
        crate::studio::form::shown(values.at(&path.parse().expect("a path"))).replace('\n', "|")
    }

    #[test]
    fn headings_become_a_row_and_a_row_becomes_headings() {
        let row = made("header", &Step::Row).expect("made");
        assert_eq!(at(&row, "section[0].block[0].header"), "|");
        assert_eq!(at(&row, "section[0].block[0].rows"), "Skole|Anna|Idræt|Bo|Kor|Ib");
        let headings = made("header", &Step::Headings).expect("made");
        assert_eq!(at(&headings, "section[0].block[0].header"), "Skole Idræt|Anna Bo");
        assert_eq!(at(&headings, "section[0].block[0].rows"), "Kor|Ib");
    }

    #[test]
    fn a_caption_that_is_none_is_running_text() {
        let text = made("caption", &Step::Paragraph).expect("made");
        assert_eq!(at(&text, "section[0].block[0].text"), "Hvem gør hvad|");
        assert_eq!(at(&text, "section[0].block[1].caption"), "");
        assert_eq!(at(&text, "section[0].block[1].header"), "Skole|Anna");
        assert!(made("caption", &Step::Row).is_err());
    }
}
