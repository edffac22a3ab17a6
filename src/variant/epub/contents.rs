//! Entries of the contents that can be told apart: hearing "Det vil vi" six times helps nobody.

use std::collections::{BTreeMap, BTreeSet};

use super::page::Page;
use crate::edition::{Edition, Inline, markup, words};
use crate::variant::markup::numbered;

/// Puts the section's title before headings of which the book has more than one: "Værdighed: det vil vi". Where
/// that is not enough, counts them.
pub fn tell_apart(pages: &mut [Page], edition: &Edition) {
    let all_words: BTreeSet<String> = words(edition).into_iter().collect();
    let mut often: BTreeMap<String, usize> = BTreeMap::new();
    for page in &*pages {
        *often.entry(page.title.clone()).or_default() += 1;
        page.entries.iter().for_each(|entry| *often.entry(markup::plain(&entry.text)).or_default() += 1);
    }
    let mut taken = BTreeSet::new();
    for page in pages {
        taken.insert(page.title.clone());
        for entry in &mut page.entries {
            if often[&markup::plain(&entry.text)] > 1 {
                small_letter(&mut entry.text, &all_words);
                entry.text.insert(0, Inline::text(format!("{}: ", page.name)));
            }
            let (plain, mut number) = (markup::plain(&entry.text), 1);
            while !taken.insert(numbered(&plain, number)) {
                number += 1;
            }
            if number > 1 {
                entry.text.push(Inline::text(numbered("", number)));
            }
        }
    }
}

/// Writes a heading's first word with a small letter, if the book has the word in small letters as well: then it is not
/// a name.
fn small_letter(text: &mut [Inline], words: &BTreeSet<String>) {
    let Some(Inline::Text { text }) = text.first_mut() else { return };
    let first: String = text.chars().take_while(|c| c.is_alphanumeric()).collect();
    let low = first.to_lowercase();
    if low != first && words.contains(&low) {
        text.replace_range(..first.len(), &low);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_are_no_names_lose_their_capital() {
        let words = BTreeSet::from(["vores".to_owned(), "mål".to_owned()]);
        let made = |text: &str| {
            let mut text = [Inline::text(text)];
            small_letter(&mut text, &words);
            markup::plain(&text)
        };
        assert_eq!(made("Vores mål"), "vores mål");
        assert_eq!(made("Sorø i tal"), "Sorø i tal");
    }
}
