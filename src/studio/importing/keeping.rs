//! Changes of values that leave every mark in its table.

use super::line_ends::as_before;
use super::marks::{Mark, marks, with, without};
use super::together::{of_table, together};
use crate::policy::normal_text;
use crate::source::edit::{self, Change, EditRefused, KeyPath, Places, Step};

/// The file after changes of its values. A mark stays in its table though the key goes that it stands at.
///
/// # Errors
///
/// If one of the changes can't be made; then none is.
pub fn changed(file: &str, changes: &[Change]) -> Result<String, EditRefused> {
    let new = edit::changed(file, changes)?;
    let is_gone = |path: &KeyPath| {
        let is_key = |gone: &KeyPath| matches!(gone.steps().last(), Some(Step::Key(_)));
        let removes = |gone: &KeyPath| is_key(gone) && path.steps().starts_with(gone.steps());
        changes.iter().any(|change| matches!(change, Change::Remove { path } if removes(path)))
    };
    let text = normal_text(file);
    let here: Vec<Mark> =
        marks(&text).into_iter().filter(|mark| mark.path.as_ref().is_some_and(is_gone)).collect();
    if here.is_empty() {
        return Ok(new);
    }
    let before = Places::of(&text);
    let bare = here.iter().rev().fold(text, |text, mark| without(&text, mark));
    let mut text = edit::changed(&bare, changes)?;
    for mark in &here {
        let home = mark.path.as_ref().and_then(|path| neighbour(&before, &Places::of(&text), path));
        match home {
            Some(home) => text = with(&text, &home, &mark.said),
            // With its table gone, it is about nothing.
            None => return Ok(new),
        }
    }
    Ok(as_before(file, &text).unwrap_or(new))
}

/// Where a mark stands when its key is gone: at a key that is decided together with it, or at the one above.
fn neighbour(before: &Places, after: &Places, gone: &KeyPath) -> Option<KeyPath> {
    let (table, own) = of_table(gone)?;
    let left = after.of_table(&table);
    let named = |path: &KeyPath| path.steps().get(table.steps().len()).cloned();
    let wanted = together(&own);
    let is_wanted =
        |path: &&KeyPath| matches!(named(path), Some(Step::Key(key)) if wanted.contains(&key.as_str()));
    let order: Vec<Option<Step>> = before.of_table(&table).iter().map(named).collect();
    let own = order.iter().position(|one| *one == Some(Step::Key(own.clone())))?;
    let above = order[..own].iter().rev().find_map(|key| left.iter().find(|path| named(path) == *key));
    left.iter().find(is_wanted).or(above).or(left.first()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stays_in_its_table_when_its_key_goes() {
        const PICTURES: &str = "[policy]\npublisher = \"byen\"\n# TJEK: Hvilket år?\nupdated = 2026-01-02\n\n[[section]]\nid = \"a\"\n\n  [[section.block]]\n  type = \"figure\"\n  src = \"a.png\"\n  # TJEK: Hvad viser det?\n  decorative = true\n\n  [[section.block]]\n  type = \"text\"\n  text = \"Ord\"\n";
        let path = |path: &str| path.parse::<KeyPath>().expect("a path");
        let remove = |at: &str| Change::Remove { path: path(at) };
        let at = |text: &str| {
            marks(text).iter().map(|mark| mark.path.clone().expect("a key").to_string()).collect::<Vec<_>>()
        };
        for text in [PICTURES.to_owned(), PICTURES.replace('\n', "\r\n")] {
            let bare = changed(&text, &[remove("section[0].block[0].decorative")]).expect("changed");
            assert_eq!(at(&normal_text(&bare)), ["policy.updated", "section[0].block[0].src"]);
            assert_eq!(bare.contains('\r'), text.contains('\r'));
            let alt = Change::Set { path: path("section[0].block[0].alt"), value: "En hal".into() };
            let both = changed(&text, &[alt, remove("section[0].block[0].decorative")]).expect("changed");
            assert!(at(&normal_text(&both))[1].starts_with("section[0].block[0]."), "{both}");
            let none = changed(&text, &[remove("policy.updated")]).expect("changed");
            assert_eq!(at(&normal_text(&none))[0], "policy.publisher");
            // What stands in no table any more is about nothing.
            let block = changed(&text, &[remove("section[0].block[0]")]).expect("changed");
            assert!(!block.contains("a.png"), "{block}");
        }
        let years = PICTURES
            .replace("updated = 2026-01-02", "valid = { from = 2026, to = 2029 }\nadopted = 2026-01-02");
        let years = changed(&years, &[remove("policy.valid")]).expect("changed");
        assert_eq!(at(&years)[0], "policy.adopted");
    }
}
