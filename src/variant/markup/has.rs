//! What a document has that programs tell of it: the facts from which e-book and web pages derive their accessibility metadata. A feature
//! that isn't there is not claimed (schema.org accessibility properties; EPUB Accessibility 1.1, 2.2).

use crate::edition::{Block, Edition, Inline, Visitor, Walk, visit_section};

/// What a document has.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Has {
    /// Pictures with a meaning.
    pub pictures: bool,
    /// Long descriptions.
    pub long_descriptions: bool,
    /// Tables.
    pub tables: bool,
    /// Words in other languages.
    pub languages: bool,
    /// Headings below the sections' own.
    pub headings: bool,
    /// Words that lead to a glossary.
    pub glossary: bool,
    /// How many footnotes.
    pub notes: usize,
}

impl Has {
    /// Looks through the whole edition.
    pub fn of(edition: &Edition) -> Self {
        let cover = edition.cover_picture.as_ref().is_some_and(|cover| cover.alt.is_some());
        let mut has = Self {
            pictures: edition.publisher.logo.is_some() || cover,
            notes: edition.reading_order().map(|section| section.notes.len()).sum(),
            ..Self::default()
        };
        edition.reading_order().for_each(|section| visit_section(section, &mut has));
        has
    }

    /// `schema:accessMode`: how the content can be taken in.
    pub fn modes(&self) -> Vec<&'static str> {
        let visual = self.pictures.then_some("visual");
        std::iter::once("textual").chain(visual).collect()
    }

    /// `schema:accessModeSufficient`, each a set of modes. The check made sure that every picture with a meaning has a text
    /// alternative, so the text alone is enough.
    pub fn sufficient(&self) -> Vec<Vec<&'static str>> {
        let both = self.pictures.then(|| vec!["textual", "visual"]);
        std::iter::once(vec!["textual"]).chain(both).collect()
    }

    /// `schema:accessibilityFeature`, with those that only some formats have. Title, contents, roles and the order of reading are the
    /// writer's own work, the same in every document.
    pub fn features(&self, of_format: &[&'static str]) -> Vec<&'static str> {
        let mut features = vec!["ARIA", "readingOrder", "structuralNavigation", "tableOfContents"];
        features.extend(self.pictures.then_some("alternativeText"));
        features.extend(self.long_descriptions.then_some("longDescription"));
        features.extend(of_format);
        features.sort_unstable();
        features
    }

    /// `schema:accessibilityHazard`. JPEG can't move, of an animated PNG one picture is kept (`crate::pixels`), and SVG is
    /// rewritten without what would.
    pub fn hazard(&self) -> &'static str {
        "none"
    }
}

impl Visitor for Has {
    fn block(&mut self, block: &Block, walk: Walk<'_>) {
        match block {
            Block::Heading { .. } => self.headings = true,
            Block::Figure(figure) => {
                let signature = figure.setting.as_ref().and_then(|setting| setting.signature.as_ref());
                self.pictures |= figure.alt.is_some() || signature.is_some();
                self.long_descriptions |= !figure.description.is_empty();
            }
            Block::Quote { portrait: Some(portrait), .. } => self.pictures |= portrait.alt.is_some(),
            Block::Table(_) => self.tables = true,
            Block::Glossary { .. } => self.glossary = true,
            _ => {}
        }
        walk.into_block(block, self);
    }

    fn inline(&mut self, inline: &Inline, walk: Walk<'_>) {
        self.languages |= matches!(inline, Inline::Language { .. });
        walk.into_inline(inline, self);
    }
}
