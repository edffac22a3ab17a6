//! The one way over what a person wrote: every text with its key and how it is written.
//!
//! Each part of a policy is taken apart here without `..`, so that a new field or block does not compile until it has been
//! decided whether it is a text, and of which kind. What approvals are tied to, what the glyph check looks at and what an
//! import is held against all come from here.

use super::{Block, Easy, Evaluation, Figure, Policy, Publisher, Section, Table, Term, Text, Waiver};

/// A text of a source.
#[derive(Debug, Clone, Copy)]
pub struct KeyedText<'a> {
    /// Its key, as a message names it.
    pub key: &'static str,
    /// The text.
    pub text: &'a Text,
    /// How it is written.
    pub kind: TextKind,
}

/// How a text is written, and so how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// CommonMark.
    Markup,
    /// One paragraph of CommonMark, in a cell.
    InlineMarkup,
    /// Plain text in the place where it stands.
    Plain,
    /// Plain text that is spoken in place of a picture.
    Alternative,
    /// Plain text about the publication: in metadata, reports and contact details.
    About,
    /// Lines of the easy-read edition.
    Easy,
}

/// Collects texts under their keys.
#[derive(Default)]
struct Texts<'a>(Vec<KeyedText<'a>>);

impl<'a> Texts<'a> {
    fn add(mut self, kind: TextKind, key: &'static str, texts: impl IntoIterator<Item = &'a Text>) -> Self {
        self.0.extend(texts.into_iter().map(|text| KeyedText { key, text, kind }));
        self
    }

    fn all(mut self, texts: impl IntoIterator<Item = KeyedText<'a>>) -> Self {
        self.0.extend(texts);
        self
    }
}

impl Block {
    /// Its texts, in reading order.
    #[must_use]
    pub fn texts(&self) -> Vec<KeyedText<'_>> {
        use TextKind::{Alternative, Easy, InlineMarkup, Markup, Plain};
        let texts = Texts::default();
        let texts = match self {
            Self::Text { text } | Self::Ambition { text } => texts.add(Markup, "text", [text]),
            Self::Goal { id: _, title, text, perspective, easy } => texts
                .add(Plain, "title", title)
                .add(Markup, "text", [text])
                .add(Plain, "perspective", perspective)
                .add(Easy, "easy", easy),
            Self::Quote { text, by } => texts.add(Markup, "text", [text]).add(Plain, "by", by),
            Self::Fact { title, text } => texts.add(Plain, "title", [title]).add(Markup, "text", [text]),
            Self::Figure(Figure { src: _, alt, decorative: _, caption, description, credit }) => texts
                .add(Alternative, "alt", alt)
                .add(Plain, "caption", caption)
                .add(Markup, "description", description)
                .add(Plain, "credit", credit),
            Self::Table(Table { caption, header, rows, header_column: _ }) => texts
                .add(Plain, "caption", caption)
                .add(InlineMarkup, "header", header)
                .add(InlineMarkup, "rows", rows.iter().flat_map(|row| row.value())),
            Self::Contact => texts,
        };
        texts.0
    }
}

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
        texts.add(TextKind::Easy, "easy.text", [text]).add(TextKind::Alternative, "alt", picture_alt).0
    }
}

impl Section {
    /// Its texts with those of its blocks and of its easy-read counterpart, in the order of the source.
    #[must_use]
    pub fn texts(&self) -> Vec<KeyedText<'_>> {
        let Self { place: _, id: _, role: _, title, label, blocks, easy, easy_skip, waivers } = self;
        let because = waivers.iter().map(|Waiver { allow: _, because }| because);
        let texts =
            Texts::default().add(TextKind::Plain, "label", label).add(TextKind::Plain, "title", [title]);
        texts
            .all(blocks.iter().flat_map(|block| block.texts()))
            .all(easy.iter().flat_map(Easy::texts))
            .add(TextKind::About, "easy_skip", easy_skip)
            .add(TextKind::About, "because", because)
            .0
    }
}

impl Term {
    /// Its texts; what else a thing is called is never printed.
    #[must_use]
    pub fn texts(&self) -> Vec<KeyedText<'_>> {
        let Self { word, explanation, easy, synonyms: _ } = self;
        let texts = Texts::default().add(TextKind::Plain, "word", [word]);
        texts.add(TextKind::Plain, "explanation", explanation).add(TextKind::Easy, "easy", easy).0
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
            terms,
            sections,
        } = self;
        let texts = Texts::default().add(TextKind::Plain, "title", [title]);
        texts
            .add(TextKind::Plain, "subtitle", subtitle)
            .add(TextKind::Plain, "audience", audience)
            .add(TextKind::Plain, "status", status)
            .add(TextKind::About, "summary", summary)
            .add(TextKind::About, "identifier", identifier)
            .add(TextKind::About, "keywords", keywords)
            .all(terms.iter().flat_map(Term::texts))
            .all(sections.iter().flat_map(Section::texts))
            .0
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
            braille: _,
            easy: _,
        } = self;
        let texts = Texts::default().add(TextKind::About, "name", [name]);
        let texts = texts
            .add(TextKind::About, "address", address)
            .add(TextKind::About, "phone", phone)
            .add(TextKind::About, "email", email)
            .add(TextKind::About, "web", web);
        let texts = match evaluation {
            Some(Evaluation { by, on: _, of: _, report: _, credential }) => {
                texts.add(TextKind::About, "by", [by]).add(TextKind::About, "credential", credential)
            }
            None => texts,
        };
        texts.0
    }
}
