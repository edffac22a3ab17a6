//! Words in another language are marked with it, or a voice reads them as if they were the book's own.
//! WCAG 2.2, 3.1.2.
//!
//! A phrase is recognised by its small words. Each list contains only words that none of the other languages has;
//! single foreign words go undetected.

use roxmltree::Node;

use super::{Book, Found};

const SMALL_WORDS: &[(&str, &[&str])] = &[
    ("da", &["og", "ikke", "til", "af", "som", "det", "vi", "på", "er", "eller", "også", "hvor", "være"]),
    (
        "de",
        &["und", "das", "ist", "nicht", "für", "eine", "auf", "werden", "sich", "zum", "zur", "wir", "dem"],
    ),
    (
        "en",
        &["the", "and", "of", "with", "this", "that", "you", "your", "are", "it", "we", "our", "to", "is"],
    ),
    ("fr", &["le", "les", "et", "des", "est", "pour", "une", "dans", "nous", "avec", "sur", "qui", "pas"]),
];

/// How close together such words must be.
const WINDOW: usize = 6;

pub fn check(book: &Book) -> Found {
    let mut found = Found::new();
    book.each(|path, document| {
        for node in document.descendants().filter(Node::is_text) {
            let Some(language) = node.ancestors().find_map(|one| one.attribute("lang")) else { continue };
            let own = language.split('-').next().unwrap_or_default();
            let words: Vec<String> = node
                .text()
                .unwrap_or_default()
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_lowercase)
                .collect();
            for (other, small) in SMALL_WORDS.iter().filter(|(other, _)| *other != own) {
                let foreign = words.windows(WINDOW.min(words.len().max(1))).find(|window| {
                    let mut met: Vec<&String> =
                        window.iter().filter(|word| small.contains(&word.as_str())).collect();
                    met.sort();
                    met.dedup();
                    let own_words =
                        SMALL_WORDS.iter().find(|(name, _)| *name == own).map_or(&[][..], |(_, all)| all);
                    met.len() > 1 && !window.iter().any(|word| own_words.contains(&word.as_str()))
                });
                if let Some(window) = foreign {
                    found.push(format!("{path}: marked {own}, and looks like {other}: {}", window.join(" ")));
                }
            }
        }
    });
    found
}
