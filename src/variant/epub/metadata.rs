//! Accessibility metadata, derived from what is in the book and never constant: a feature that isn't there is
//! not claimed. EPUB Accessibility 1.1, 2.2; Schema.org accessibility properties.

use crate::edition::{Block, Edition, Inline};
use crate::locale::DocumentWords;

/// What the book has.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Has {
    /// Pictures that tell something.
    pub pictures: bool,
    /// Long descriptions.
    pub long_descriptions: bool,
    /// Tables.
    pub tables: bool,
    /// Words in other languages.
    pub languages: bool,
}

/// Looks through the whole edition.
pub fn has(edition: &Edition) -> Has {
    let mut has = Has { pictures: edition.publisher.logo.is_some(), ..Has::default() };
    for section in &edition.sections {
        blocks(&section.blocks, &mut has);
        section.notes.iter().for_each(|note| blocks(&note.body, &mut has));
    }
    has
}

fn blocks(list: &[Block], has: &mut Has) {
    for block in list {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => line(content, has),
            Block::List { items, .. } => items.iter().for_each(|item| blocks(item, has)),
            Block::Quote { body, .. } | Block::Ambition { body, .. } | Block::Fact { body, .. } => {
                blocks(body, has);
            }
            Block::Goals { goals } => goals.iter().for_each(|goal| blocks(&goal.body, has)),
            Block::Figure(figure) => {
                has.pictures |= figure.alt.is_some();
                has.long_descriptions |= !figure.description.is_empty();
                blocks(&figure.description, has);
            }
            Block::Table(table) => {
                has.tables = true;
                for cell in table.header.iter().chain(table.rows.iter().flatten()) {
                    line(cell, has);
                }
            }
            Block::Contact { .. } | Block::Glossary { .. } | Block::Preformatted { .. } | Block::Pause => {}
        }
    }
}

fn line(content: &[Inline], has: &mut Has) {
    for inline in content {
        match inline {
            Inline::Language { .. } => has.languages = true,
            Inline::Emphasis { content } | Inline::Strong { content } | Inline::Link { content, .. } => {
                line(content, has);
            }
            Inline::Text { .. } | Inline::Code { .. } | Inline::Note { .. } | Inline::Break => {}
        }
    }
}

impl Has {
    /// `schema:accessMode`: how the content can be taken in.
    pub fn modes(&self) -> Vec<&'static str> {
        let visual = self.pictures.then_some("visual");
        std::iter::once("textual").chain(visual).collect()
    }

    /// `schema:accessibilityFeature`. Every picture that tells something has `alt`: the check saw to it.
    pub fn features(&self) -> Vec<&'static str> {
        let mut features =
            vec!["displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"];
        if self.pictures {
            features.push("alternativeText");
        }
        if self.long_descriptions {
            features.push("longDescription");
        }
        features.sort_unstable();
        features
    }

    /// `schema:accessibilitySummary`, in the language of the book.
    pub fn summary(&self, words: &DocumentWords) -> String {
        let sentences = words.accessibility();
        let said = [
            (true, sentences.structure),
            (self.pictures, sentences.pictures),
            (self.long_descriptions, sentences.long_descriptions),
            (self.tables, sentences.tables),
            (self.languages, sentences.languages),
            (true, sentences.no_hazards),
        ];
        let true_ones: Vec<&str> = said.iter().filter(|(holds, _)| *holds).map(|(_, text)| *text).collect();
        true_ones.join(" ")
    }
}
