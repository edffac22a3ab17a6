//! The accessibility metadata of a book: what every document tells of itself ([`Has`]), and what only books do.

use crate::edition::Edition;
use crate::language::DocumentWords;
use crate::variant::markup::Has;

/// What the book tells of itself.
#[derive(Debug)]
pub struct Told {
    /// What is in it.
    pub has: Has,
    /// Page breaks of a paged file.
    pages: bool,
    /// A style sheet that leaves sizes to the reader.
    free_sizes: bool,
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

impl Told {
    /// Looks through the whole edition and the style sheet.
    pub fn of(edition: &Edition, style: &str, pages: bool) -> Self {
        Self { has: Has::of(edition), pages, free_sizes: !has_fixed_size(style) }
    }

    /// `schema:accessModeSufficient`, each set as EPUB writes it.
    pub fn sufficient(&self) -> Vec<String> {
        self.has.sufficient().iter().map(|modes| modes.join(",")).collect()
    }

    /// `schema:accessibilityFeature`.
    pub fn features(&self) -> Vec<&'static str> {
        let mut of_format = Vec::new();
        of_format.extend(self.free_sizes.then_some("displayTransformability"));
        of_format.extend(self.pages.then_some(["pageBreakMarkers", "pageNavigation"]).into_iter().flatten());
        self.has.features(&of_format)
    }

    /// `schema:accessibilitySummary`, in the language of the book: what no other metadata says, which is what its notes, tables and words are
    /// like, with whom it was tried, and where it falls short.
    pub fn summary(&self, words: &DocumentWords, tried: &[String]) -> String {
        let (has, sentences) = (&self.has, &words.accessibility);
        let notes = (sentences.notes)(has.notes);
        let said = [
            (true, notes.as_str()),
            (has.tables, sentences.tables),
            (has.glossary, sentences.glossary),
            (has.languages, sentences.languages),
            (has.languages, sentences.unmarked),
        ];
        let true_ones = said.iter().filter(|(holds, _)| *holds).map(|(_, text)| *text);
        true_ones.chain(tried.iter().map(String::as_str)).collect::<Vec<_>>().join(" ")
    }

    /// Codes of ONIX list 196 (issue 64) for the same: what booksellers and libraries ask for.
    pub fn onix(&self, evaluated: bool) -> Vec<&'static str> {
        let codes = [
            (evaluated, "04"),          // EPUB Accessibility 1.1
            (true, "11"),               // contents to navigate by
            (true, "13"),               // one order of reading
            (self.has.pictures, "14"),  // short descriptions
            (self.pages, "19"),         // page numbers of the paged file
            (self.has.languages, "22"), // words in other languages marked
            (true, "26"),               // contrast of text 4.5:1 or better
            (self.has.headings, "29"),  // headings to jump between
            (true, "30"),               // ARIA roles
            (self.free_sizes, "36"),    // all text can be changed in looks
            (true, "52"),               // all that isn't decoration can be read without sight
            (evaluated, "82"),          // WCAG 2.2
            (evaluated, "85"),          // level AA
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
