//! The places of a draft that a person looks at: each once, with all that is asked there.

use super::chunks::{chunks, letters};
use super::kept::{Kept, seen};
use super::marks::{Mark, marks};
use super::together::{of_table, together};
use crate::import::{Original, Point};
use crate::policy::normal_text;
use crate::source::edit::{KeyPath, SourceValue, Step, values};
use crate::studio::store::SourceFile;

/// A place to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// What is asked there.
    pub marks: Vec<Mark>,
    /// The paragraph that it is about, where it stands at a text.
    pub chunk: usize,
}

impl Spot {
    /// The key that it stands at.
    pub fn path(&self) -> Option<&KeyPath> {
        self.marks.first().and_then(|mark| mark.path.as_ref())
    }

    /// What stands for all that is asked, so that no other place is taken for this one.
    pub fn said(&self) -> String {
        let all: Vec<&str> = self.marks.iter().map(|mark| mark.said.as_str()).collect();
        seen(&all.join("\n"))
    }
}

/// The place that a mark of a draft is about; of several that say the same, the one whose words stand in a text.
pub fn point<'a>(original: &'a Original, said: &str, text: &str) -> Option<&'a Point> {
    let here = letters(text);
    let is_here = |point: &&&Point| here.contains(&letters(&point.words));
    let all: Vec<&Point> = original.points.iter().filter(|point| point.said == said).collect();
    all.iter().find(is_here).or_else(|| all.first()).copied()
}

/// The places of a draft, from its beginning.
pub fn spots(file: &str, original: Option<&Original>) -> Vec<Spot> {
    let text = normal_text(file);
    let values = values(&text).ok();
    let mut found: Vec<(Spot, Option<(KeyPath, String)>)> = Vec::new();
    for mark in marks(&text) {
        let value = values.as_ref().zip(mark.path.as_ref()).and_then(|(values, path)| values.at(path));
        let own = value.and_then(SourceValue::text).unwrap_or_default();
        let chunk = chunk_of(original, &mark, own);
        let of = mark.path.as_ref().and_then(|path| {
            if is_text(path) {
                return Some((path.clone(), chunk.to_string()));
            }
            let (table, key) = of_table(path)?;
            let key = together(&key).first().map_or_else(|| key.clone(), |first| (*first).to_owned());
            Some((table, key))
        });
        match found.iter_mut().find(|(_, other)| of.is_some() && *other == of) {
            Some((spot, _)) => spot.marks.push(mark),
            None => found.push((Spot { marks: vec![mark], chunk }, of)),
        }
    }
    found.into_iter().map(|(spot, _)| spot).collect()
}

/// Whether a key is the running text of a section or a block.
fn is_text(path: &KeyPath) -> bool {
    let is_list = |step: &Step| matches!(step, Step::Key(list) if list == "section");
    path.steps().first().is_some_and(is_list)
        && matches!(path.steps(), [_, _, Step::Key(key)] | [_, _, _, _, Step::Key(key)] if key == "text")
}

/// The paragraph that a mark is about: the one that has its words.
fn chunk_of(original: Option<&Original>, mark: &Mark, text: &str) -> usize {
    let Some(point) = original.and_then(|original| point(original, &mark.said, text)) else { return 0 };
    let words = letters(&point.words);
    let has = |chunk: &&str| {
        let chunk = letters(chunk);
        !words.is_empty() && !chunk.is_empty() && (chunk.contains(&words) || words.contains(&chunk))
    };
    chunks(text).iter().position(has).unwrap_or_default()
}

/// How many places of a policy nobody has looked at.
pub fn left(root: &std::path::Path, slug: &str) -> usize {
    let text = SourceFile::Policy(slug).text(root).unwrap_or_default();
    if marks(&normal_text(&text)).is_empty() {
        return 0;
    }
    spots(&text, Kept::read(root, slug).as_ref().map(|kept| &kept.original)).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAFT: &str = "[policy]\ntitle = \"P\"\n# TJEK: Ingen årstal fundet.\n# TJEK: Datoen er gættet.\nupdated = 2026-01-02\n# TJEK: Skriv et resumé.\n# TJEK: Udgaver?\nvariants = [\"screen\"]\n\n[[section]]\n# TJEK: Er det en overskrift?\n# TJEK: Kontakt?\nid = \"a\"\ntitle = \"A\"\n# TJEK: Er ordet delt rigtigt?\n# TJEK: Er det en overskrift (linje 7)?\n# TJEK: Er det en liste (linje 9)?\ntext = \"\"\"\n## Dans\n\nSang\n\"\"\"\n\n  [[section.block]]\n  type = \"figure\"\n  src = \"a.png\"\n  # TJEK: Beskåret?\n  # TJEK: Hvad viser det?\n  decorative = true\n  # TJEK: Er det billedteksten?\n  caption = \"Hallen\"\n";

    #[test]
    fn a_place_is_one_whatever_is_asked_there() {
        let point = |said: &str, words: &str| Point { said: said.to_owned(), at: 1, words: words.to_owned() };
        let original = Original::with_points(vec![
            point("Er ordet delt rigtigt?", "Dans"),
            point("Er det en overskrift (linje 7)?", "Dans"),
            point("Er det en liste (linje 9)?", "Sang"),
        ]);
        let all = spots(DRAFT, Some(&original));
        let told: Vec<(String, usize, usize)> = all
            .iter()
            .map(|spot| (spot.path().expect("a key").to_string(), spot.marks.len(), spot.chunk))
            .collect();
        let told: Vec<(&str, usize, usize)> =
            told.iter().map(|(path, marks, chunk)| (path.as_str(), *marks, *chunk)).collect();
        assert_eq!(
            told,
            [
                ("policy.updated", 2, 0),
                ("policy.variants", 2, 0),
                ("section[0].id", 2, 0),
                ("section[0].text", 2, 0),
                ("section[0].text", 1, 1),
                ("section[0].block[0].decorative", 2, 0),
                ("section[0].block[0].caption", 1, 0),
            ]
        );
    }
}
