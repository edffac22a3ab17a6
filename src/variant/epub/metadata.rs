//! Accessibility metadata, always derived from what is in the book: a feature that isn't there is
//! not claimed. EPUB Accessibility 1.1, 2.2; Schema.org accessibility properties.

use crate::edition::{Block, Edition, Inline, Visitor, Walk, visit_section};
use crate::language::DocumentWords;

/// What the book has.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Has {
    /// Pictures with a meaning.
    pictures: bool,
    /// Long descriptions.
    long_descriptions: bool,
    /// Tables.
    tables: bool,
    /// Words in other languages.
    languages: bool,
    /// Headings below the sections' own.
    headings: bool,
    /// Words that lead to a glossary.
    glossary: bool,
    /// Page breaks of a paged file.
    pages: bool,
    /// A style sheet that leaves sizes to the reader.
    free_sizes: bool,
}

impl Has {
    /// Looks through the whole edition and the style sheet.
    pub fn of(edition: &Edition, style: &str, pages: bool) -> Self {
        let mut has = Self {
            pictures: edition.publisher.logo.is_some()
                || edition.cover_picture.as_ref().is_some_and(|cover| cover.alt.is_some()),
            pages,
            free_sizes: !has_fixed_size(style),
            ..Self::default()
        };
        edition.reading_order().for_each(|section| visit_section(section, &mut has));
        has
    }
}

/// Whether the style sheet has a size that readers can't change.
fn has_fixed_size(style: &str) -> bool {
    let words = style.split(|c: char| !c.is_ascii_alphanumeric() && c != '.');
    let is_fixed = |word: &str| {
        let units = ["px", "pt", "pc", "cm", "mm", "in"];
        units.iter().any(|unit| word.strip_suffix(unit).is_some_and(|number| number.parse::<f32>().is_ok()))
    };
    words.into_iter().any(is_fixed)
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

impl Has {
    /// `schema:accessMode`: how the content can be taken in.
    pub fn modes(&self) -> Vec<&'static str> {
        let visual = self.pictures.then_some("visual");
        std::iter::once("textual").chain(visual).collect()
    }

    /// `schema:accessModeSufficient`. The check made sure that every picture with a meaning has a text
    /// alternative, so the text alone is enough.
    pub fn sufficient(&self) -> Vec<&'static str> {
        let both = self.pictures.then_some("textual,visual");
        std::iter::once("textual").chain(both).collect()
    }

    /// `schema:accessibilityFeature`. Title, contents, roles and the order of reading are the writer's own work,
    /// the same in every book.
    pub fn features(&self) -> Vec<&'static str> {
        let mut features = vec!["ARIA", "readingOrder", "structuralNavigation", "tableOfContents"];
        let derived = [
            (self.free_sizes, "displayTransformability"),
            (self.pictures, "alternativeText"),
            (self.long_descriptions, "longDescription"),
            (self.pages, "pageBreakMarkers"),
            (self.pages, "pageNavigation"),
        ];
        features.extend(derived.iter().filter(|(holds, _)| *holds).map(|(_, name)| name));
        features.sort_unstable();
        features
    }

    /// `schema:accessibilityHazard`. JPEG can't move, of an animated PNG one picture is kept (`crate::pixels`), and SVG is
    /// rewritten without what would.
    pub fn hazard(&self) -> &'static str {
        "none"
    }

    /// `schema:accessibilitySummary`, in the language of the book.
    pub fn summary(&self, words: &DocumentWords) -> String {
        let sentences = &words.accessibility;
        let said = [
            (true, sentences.structure),
            (self.pages, sentences.pages),
            (self.pictures, sentences.pictures),
            (self.long_descriptions, sentences.long_descriptions),
            (self.tables, sentences.tables),
            (self.glossary, sentences.glossary),
            (self.languages, sentences.languages),
            (true, sentences.no_hazards),
        ];
        let true_ones: Vec<&str> = said.iter().filter(|(holds, _)| *holds).map(|(_, text)| *text).collect();
        true_ones.join(" ")
    }

    /// Codes of ONIX list 196 (issue 64) for the same: what booksellers and libraries ask for.
    pub fn onix(&self, evaluated: bool) -> Vec<&'static str> {
        let codes = [
            (evaluated, "04"),       // EPUB Accessibility 1.1
            (true, "11"),            // contents to navigate by
            (true, "13"),            // one order of reading
            (self.pictures, "14"),   // short descriptions
            (self.pages, "19"),      // page numbers of the paged file
            (self.languages, "22"),  // words in other languages marked
            (true, "26"),            // contrast of text 4.5:1 or better
            (self.headings, "29"),   // headings to jump between
            (true, "30"),            // ARIA roles
            (self.free_sizes, "36"), // all text can be changed in looks
            (true, "52"),            // all that isn't decoration can be read without sight
            (evaluated, "82"),       // WCAG 2.2
            (evaluated, "85"),       // level AA
        ];
        codes.iter().filter(|(holds, _)| *holds).map(|(_, code)| *code).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_size_is_told_from_a_name_that_ends_alike() {
        assert!(has_fixed_size("p { margin: 0 12px; }") && has_fixed_size("p { margin: 0.5cm; }"));
        assert!(!has_fixed_size("main { min-width: 2em } .w12pt {}  /* 320 px */ a:focus { inset: 0 }"));
    }
}
