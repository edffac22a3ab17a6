//! What a rule looks at: the policy, with every text parsed once.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Means;
use crate::edition::markup::{Markup, parse, parse_inline};
use crate::layout::{Fonts, Layout};
use crate::policy::{Block, Date, Place, Policy, Publisher, Text, VariantName};
use crate::source::{FoundPicture, SourceMap};

/// A policy with all that is needed to judge it. What is missing or broken is absent here: that it is, has
/// been said where it was read.
#[derive(Debug)]
pub struct Context<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// Its publisher.
    pub publisher: Option<&'a Publisher>,
    /// Its pictures.
    pub pictures: &'a BTreeMap<String, FoundPicture>,
    /// The publisher's logo.
    pub logo: Option<&'a FoundPicture>,
    /// Its layout.
    pub layout: Option<&'a Layout>,
    /// All fonts.
    pub fonts: &'a Fonts,
    /// Date of a policy that gives none.
    pub fallback_date: Option<Date>,
    /// Every CommonMark text, in reading order.
    pub texts: Vec<ParsedText<'a>>,
    sources: &'a SourceMap,
}

/// A CommonMark text, parsed.
#[derive(Debug)]
pub struct ParsedText<'a> {
    /// As written.
    pub text: &'a Text,
    /// What it means.
    pub markup: Markup,
    /// Which section it is in.
    pub section: usize,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        policy: &'a Policy,
        publisher: Option<&'a Publisher>,
        pictures: &'a BTreeMap<String, FoundPicture>,
        logo: Option<&'a FoundPicture>,
        layout: Option<&'a Layout>,
        means: &Means<'a>,
        sources: &'a SourceMap,
    ) -> Self {
        let mut texts = Vec::new();
        for (section, block) in policy
            .sections
            .iter()
            .enumerate()
            .flat_map(|(index, section)| section.blocks.iter().map(move |block| (index, block)))
        {
            let mut flow = |text: &'a Text| texts.push(ParsedText { text, markup: parse(text), section });
            match block.value() {
                Block::Text { text }
                | Block::Goal { text, .. }
                | Block::Ambition { text }
                | Block::Quote { text, .. }
                | Block::Fact { text, .. } => flow(text),
                Block::Figure(figure) => figure.description.iter().for_each(flow),
                Block::Table(table) => {
                    let rows = table.rows.iter().flat_map(|row| row.value());
                    for text in table.header.iter().chain(rows) {
                        texts.push(ParsedText { text, markup: parse_inline(text).1, section });
                    }
                }
                Block::Contact => {}
            }
        }
        Self {
            policy,
            publisher,
            pictures,
            logo,
            layout,
            fonts: means.fonts,
            fallback_date: means.fallback_date,
            texts,
            sources,
        }
    }

    /// The place of a part of a text.
    #[must_use]
    pub fn within(&self, text: &Text, part: Range<usize>) -> Place {
        self.sources.within(text, part)
    }

    /// Whether a text was written at all: what stands in for a missing one has no quotation marks to point at.
    #[must_use]
    pub fn is_written(&self, text: &Text) -> bool {
        let place = text.place();
        self.sources.file(place.file).text[place.range()].starts_with(['"', '\''])
    }

    /// The line a place begins in.
    #[must_use]
    pub fn line(&self, place: Place) -> usize {
        self.sources.position(place).line
    }

    /// The variants asked for: the policy's own list, the publisher's, or the three every reader is served by.
    #[must_use]
    pub fn variants(&self) -> Vec<VariantName> {
        let publisher = self.publisher.and_then(|publisher| publisher.variants.as_ref());
        let mut names: Vec<VariantName> = self.policy.variants.as_ref().or(publisher).map_or_else(
            || vec![VariantName::Screen, VariantName::Epub, VariantName::EasyText],
            |list| list.iter().map(|name| *name.value()).collect(),
        );
        names.sort();
        names.dedup();
        names
    }

    /// Every text that is printed, whatever its kind, with its key: for rules about characters and blanks.
    #[must_use]
    pub fn printed(&self) -> Vec<(&'static str, &'a Text)> {
        let policy = self.policy;
        let mut all: Vec<(&'static str, &Text)> = vec![("title", &policy.title)];
        let mut add = |key, text: Option<&'a Text>| all.extend(text.map(|text| (key, text)));
        add("subtitle", policy.subtitle.as_ref());
        add("audience", policy.audience.as_ref());
        add("status", policy.status.as_ref());
        add("summary", policy.summary.as_ref());
        add("identifier", policy.identifier.as_ref());
        policy.keywords.iter().for_each(|word| add("keywords", Some(word)));
        for term in &policy.terms {
            add("word", Some(&term.word));
            add("explanation", term.explanation.as_ref());
            add("easy", term.easy.as_ref());
        }
        for section in &policy.sections {
            add("label", section.label.as_ref());
            add("title", Some(&section.title));
            for block in &section.blocks {
                match block.value() {
                    Block::Text { text } | Block::Ambition { text } => add("text", Some(text)),
                    Block::Goal { title, text, perspective, easy, .. } => {
                        add("title", title.as_ref());
                        add("text", Some(text));
                        add("perspective", perspective.as_ref());
                        add("easy", easy.as_ref());
                    }
                    Block::Quote { text, by } => {
                        add("text", Some(text));
                        add("by", by.as_ref());
                    }
                    Block::Fact { title, text } => {
                        add("title", Some(title));
                        add("text", Some(text));
                    }
                    Block::Figure(figure) => {
                        add("alt", figure.alt.as_ref());
                        add("caption", figure.caption.as_ref());
                        add("description", figure.description.as_ref());
                        add("credit", figure.credit.as_ref());
                    }
                    Block::Table(table) => {
                        add("caption", table.caption.as_ref());
                        table.header.iter().for_each(|cell| add("header", Some(cell)));
                        table
                            .rows
                            .iter()
                            .flat_map(|row| row.value())
                            .for_each(|cell| add("rows", Some(cell)));
                    }
                    Block::Contact => {}
                }
            }
            if let Some(easy) = &section.easy {
                add("title", easy.title.as_ref());
                add("easy.text", Some(&easy.text));
                add("alt", easy.picture_alt.as_ref());
            }
            add("easy_skip", section.easy_skip.as_ref());
        }
        if let Some(publisher) = self.publisher {
            add("name", Some(&publisher.name));
            publisher.address.iter().for_each(|line| add("address", Some(line)));
            add("phone", publisher.phone.as_ref());
            add("email", publisher.email.as_ref());
            add("web", publisher.web.as_ref());
            if let Some(evaluation) = &publisher.evaluation {
                add("by", Some(&evaluation.by));
                add("credential", evaluation.credential.as_ref());
            }
        }
        all
    }
}
