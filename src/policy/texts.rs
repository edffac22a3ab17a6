//! Every text that a person wrote, listed with its key and the way it is written.
//!
//! Each part of a policy is destructured here without `..`, so a new field or block does not compile until someone has
//! decided whether it is a text, and of which kind. Approvals, the glyph check and the comparison after an import all
//! use this list. A block's texts are listed beside the block (`block.rs`).

use super::keyed_text::{KeyedText, TextKind, Texts};
use super::{Easy, Evaluation, Policy, Publisher, Section, Term, Waiver};

impl Easy {
    /// Its texts, in reading order; the record of who approved and tried it is none.
    #[must_use]
    pub fn texts(&self) -> Vec<KeyedText<'_>> {
        let Self {
            title,
            text,
            picture: _,
            picture_alt,
            covers: _,
            written_by: _,
            based_on: _,
            approved_by: _,
            approved_on: _,
            tested_by: _,
            tested_on: _,
            kept: _,
        } = self;
        let texts = Texts::default().add(TextKind::Easy, "title", title);
        texts.add(TextKind::Easy, "easy.text", [text]).add(TextKind::Alternative, "alt", picture_alt).list()
    }

    /// The names in the record of who wrote, approved and tried it, which the colophon prints.
    pub fn record(&self) -> Vec<KeyedText<'_>> {
        let texts = Texts::default().add(TextKind::About, "written_by", &self.written_by);
        texts
            .add(TextKind::About, "approved_by", &self.approved_by)
            .add(TextKind::About, "tested_by", &self.tested_by)
            .list()
    }
}

impl Section {
    /// Its texts with those of its blocks and of its easy-read counterpart, in the order of the source.
    #[must_use]
    pub fn texts(&self) -> Vec<KeyedText<'_>> {
        let Self {
            place: _,
            id: _,
            role: _,
            title,
            label,
            page: _,
            blocks,
            wishes: _,
            easy,
            easy_skip,
            waivers,
        } = self;
        let because = waivers.iter().map(|Waiver { allow: _, because }| because);
        let texts =
            Texts::default().add(TextKind::Plain, "label", label).add(TextKind::Plain, "title", [title]);
        texts
            .all(blocks.iter().flat_map(|block| block.texts()))
            .all(easy.iter().flat_map(Easy::texts))
            .add(TextKind::About, "easy_skip", easy_skip)
            .add(TextKind::About, "because", because)
            .list()
    }
}

impl Term {
    /// Its texts; what else a thing is called is never printed.
    #[must_use]
    pub fn texts(&self) -> Vec<KeyedText<'_>> {
        let Self { word, explanation, easy, synonyms: _ } = self;
        let texts = Texts::default().add(TextKind::Plain, "word", [word]);
        texts.add(TextKind::Plain, "explanation", explanation).add(TextKind::Easy, "easy", easy).list()
    }
}

impl Policy {
    /// All its texts.
    #[must_use]
    pub fn texts(&self) -> Vec<KeyedText<'_>> {
        let Self {
            slug: _,
            file: _,
            head: _,
            title,
            subtitle,
            kind: _,
            language: _,
            publisher: _,
            valid: _,
            adopted: _,
            updated: _,
            identifier,
            summary,
            keywords,
            audience,
            layout: _,
            variants: _,
            status,
            easy_status,
            short_title,
            cover_picture,
            pages: _,
            terms,
            sections,
        } = self;
        let texts = Texts::default().add(TextKind::Plain, "title", [title]);
        texts
            .add(TextKind::Plain, "subtitle", subtitle)
            .add(TextKind::Plain, "audience", audience)
            .add(TextKind::Plain, "status", status)
            .add(TextKind::Easy, "easy_status", easy_status)
            .add(TextKind::Plain, "short_title", short_title)
            .add(TextKind::Alternative, "alt", cover_picture.iter().filter_map(|cover| cover.alt.as_ref()))
            .add(TextKind::Plain, "credit", cover_picture.iter().filter_map(|cover| cover.credit.as_ref()))
            .add(TextKind::About, "summary", summary)
            .add(TextKind::About, "identifier", identifier)
            .add(TextKind::About, "keywords", keywords)
            .all(terms.iter().flat_map(Term::texts))
            .all(sections.iter().flat_map(Section::texts))
            .list()
    }
}

impl Publisher {
    /// What is printed of it.
    #[must_use]
    pub fn texts(&self) -> Vec<KeyedText<'_>> {
        let Self {
            id: _,
            file: _,
            name,
            language: _,
            address,
            phone,
            email,
            web,
            layout: _,
            variants: _,
            published_at: _,
            evaluation,
            // The logo's text is judged where the logo is; the rest is settings.
            brand: _,
            print: _,
            fragment: _,
            braille: _,
            easy: _,
            plain: _,
            accessibility_email,
        } = self;
        let texts = Texts::default().add(TextKind::About, "name", [name]);
        let texts = texts
            .add(TextKind::About, "address", address)
            .add(TextKind::About, "phone", phone)
            .add(TextKind::About, "email", email)
            .add(TextKind::About, "web", web)
            .add(TextKind::About, "accessibility_email", accessibility_email);
        let texts = match evaluation {
            Some(Evaluation { by, on: _, of: _, report: _, credential }) => {
                texts.add(TextKind::About, "by", [by]).add(TextKind::About, "credential", credential)
            }
            None => texts,
        };
        texts.list()
    }
}
