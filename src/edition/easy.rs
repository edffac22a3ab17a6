//! The easy-read edition: short, concrete, for readers with a disability or special social needs.

use super::Materials;
use super::easy_text::{EasyBlock, EasyText, Line};
use super::full::{added, contact, frame, imprint, paragraph};
use super::markup::nfc;
use super::tree::{Added, Block, Edition, Inline, Inlines, Part, Section, Sort};
use crate::locale::DocumentWords;
use crate::policy::{self, Date, Located, Policy, Role};

/// Makes the easy-read edition of a checked policy.
#[must_use]
pub fn easy(from: &Materials<'_>) -> Edition {
    let mut edition = frame(from, Sort::Easy);
    let words = DocumentWords::of(&edition.language);
    edition.edition_name = Some(words.easy_edition.to_owned());
    let mut glossary = Glossary::new(from.policy, words);
    let sections = &from.policy.sections;
    edition.sections = sections.iter().filter_map(|one| section(one, from, words, &mut glossary)).collect();
    let colophon = colophon(from, words);
    // The edition ends with where to get help.
    let ends_with_help = edition.sections.last().is_some_and(|last| last.role == Part::Of(Role::Contact));
    let before_help = edition.sections.len() - usize::from(ends_with_help);
    edition.sections.insert(before_help, colophon);
    if !ends_with_help {
        edition.sections.push(help(from, words));
    }
    edition
}

fn section(
    section: &policy::Section,
    from: &Materials<'_>,
    words: &DocumentWords,
    glossary: &mut Glossary,
) -> Option<Section> {
    let easy = section.easy.as_ref()?;
    let mut blocks = render(&easy.text, glossary);
    for block in &section.blocks {
        if let policy::Block::Goal { easy: Some(text), .. } = block.value() {
            blocks.extend(render(text, glossary));
        }
    }
    if section.role == Role::Contact {
        blocks.push(Block::Contact { lines: contact(from.publisher, words) });
    }
    Some(Section {
        id: section.id.value().clone(),
        role: Part::Of(section.role),
        label: section.label.as_ref().map(|label| nfc(label)),
        title: nfc(easy.title.as_ref().unwrap_or(&section.title)),
        blocks,
        notes: Vec::new(),
    })
}

fn render(text: &str, glossary: &mut Glossary) -> Vec<Block> {
    let block = |block: &EasyBlock| match block {
        EasyBlock::Paragraph(lines) => {
            let mut content: Inlines = Vec::new();
            for line in lines.iter().flat_map(|line| glossary.explained(line)) {
                if !content.is_empty() {
                    content.push(Inline::Break);
                }
                content.push(Inline::text(line));
            }
            Block::Paragraph { content }
        }
        EasyBlock::List { start, items } => {
            let mut item = |line: &Line| {
                let mut lines = glossary.explained(line).into_iter();
                let mut content: Inlines = lines.next().map(Inline::text).into_iter().collect();
                for more in lines {
                    content.extend([Inline::Break, Inline::text(more)]);
                }
                vec![Block::Paragraph { content }]
            };
            Block::List { start: *start, items: items.iter().map(&mut item).collect() }
        }
    };
    EasyText::parse(text).blocks.iter().map(block).collect()
}

/// Explains each word of the glossary where it is first used.
struct Glossary {
    /// Word in small letters, and the sentence that explains it; taken out once it has been said.
    waiting: Vec<(String, String)>,
}

impl Glossary {
    fn new(policy: &Policy, words: &DocumentWords) -> Self {
        let waiting = policy
            .terms
            .iter()
            .filter_map(|term| {
                let easy = nfc(term.easy.as_ref()?.trim());
                let word = nfc(&term.word);
                let whole = easy.starts_with(char::is_uppercase) && easy.ends_with(['.', '!', '?']);
                let sentence = if whole { easy } else { format!("{word} {} {easy}", words.means) };
                Some((word.to_lowercase(), sentence))
            })
            .collect();
        Self { waiting }
    }

    /// The line, and after it the explanation of each word that stands in it for the first time.
    fn explained(&mut self, line: &Line) -> Vec<String> {
        let text = nfc(&line.text);
        let low = text.to_lowercase();
        let mut lines = vec![text];
        self.waiting.retain(|(word, sentence)| {
            let here = stands_in(word, &low);
            if here {
                lines.push(sentence.clone());
            }
            !here
        });
        lines
    }
}

/// Danish endings that a noun may take and stay the same word.
pub const NOUN_ENDINGS: &[&str] =
    &["", "s", "n", "en", "t", "et", "r", "er", "e", "ne", "erne", "ens", "ets", "ers", "ernes"];

/// Whether `word`, in any of its forms, stands in `text`; both in small letters.
#[must_use]
pub fn stands_in(word: &str, text: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let begins = text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        let rest = &text[at + word.len()..];
        let ending = rest.find(|c: char| !c.is_alphanumeric()).map_or(rest, |end| &rest[..end]);
        begins && NOUN_ENDINGS.contains(&ending)
    })
}

fn help(from: &Materials<'_>, words: &DocumentWords) -> Section {
    Section {
        id: "hjaelp".into(),
        role: Part::Of(Role::Contact),
        label: None,
        title: words.get_help.to_owned(),
        blocks: vec![Block::Contact { lines: contact(from.publisher, words) }],
        notes: Vec::new(),
    }
}

/// Who stands behind the edition, and whether readers have tried it.
fn colophon(from: &Materials<'_>, words: &DocumentWords) -> Section {
    let mut blocks = Vec::new();
    if let Some(status) = &from.policy.status {
        let sentences = sentencex::segment(from.language().primary(), status);
        let mut content: Inlines = Vec::new();
        for sentence in sentences.iter().map(|sentence| sentence.trim()).filter(|one| !one.is_empty()) {
            if !content.is_empty() {
                content.push(Inline::Break);
            }
            content.push(Inline::text(nfc(sentence)));
        }
        blocks.push(Block::Paragraph { content });
    }
    let mut lines = imprint(from, words);
    let easy = || from.policy.sections.iter().filter_map(|section| section.easy.as_ref());
    let mut said = |label: &str, pick: &dyn Fn(&policy::Easy) -> Option<String>| {
        let mut who: Vec<String> = easy().filter_map(pick).collect();
        who.sort();
        who.dedup();
        if !who.is_empty() {
            lines.push(format!("{label} {}", who.join("; ")));
        }
    };
    said(words.easy_approved, &|easy| named(easy.approved_by.as_ref()?, easy.approved_on.as_ref(), words));
    said(words.easy_tested, &|easy| named(easy.tested_by.as_ref()?, easy.tested_on.as_ref(), words));
    // One section that nobody tried is enough for the edition not to be tested.
    if !easy().all(|easy| easy.tested_by.is_some() && easy.tested_on.is_some()) {
        lines.push(words.easy_untested.to_owned());
    }
    blocks.extend(lines.into_iter().map(paragraph));
    added(Added::Colophon, words.about_edition, blocks)
}

/// "Anna Berg, 3. maj 2026".
fn named(name: &str, on: Option<&Located<Date>>, words: &DocumentWords) -> Option<String> {
    Some(match on {
        Some(date) => format!("{}, {}", nfc(name), words.date(*date.value())),
        None => nfc(name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_its_forms_and_not_inside_others() {
        assert!(stands_in("pårørende", "dig og dine pårørende."));
        assert!(stands_in("partnerskab", "kommunens partnerskaber er"));
        assert!(!stands_in("plan", "planeten"));
        assert!(!stands_in("plan", "byplan"));
    }
}
