//! The full edition: the whole policy.

use std::sync::Arc;

use uuid::Uuid;

use super::EditionInput;
use super::anchor::{Anchors, of_terms};
use super::markup::{self, nfc, parse, parse_inline};
use super::naming::{one_line, spaced};
use super::tree::{
    Added, Align, Block, Edition, Entry, Figure, Goal, Imprint, Inline, Inlines, Note, Origin, OriginOf,
    Part, PictureId, PictureSetting, PlacedPicture, Section, Table, Target,
};
use super::typography::no_break;
use super::visit::each_inline;
use crate::chart::{self, Number};
use crate::language::{self, DocumentWords, LanguageFile, QuotationMarks};
use crate::policy::{
    self, DrawnFor, EditionKind, Focus, PageWish, Picture, Placing, Policy, Publisher, Text, Years, address,
};

/// Derived identifiers live in this namespace: the version 5 UUID of this name in the DNS namespace.
const NAMESPACE: &[u8] = b"udgiv";

/// Builds the full edition of a checked policy.
#[must_use]
pub fn full(from: &EditionInput<'_>) -> Edition {
    let mut edition = frame(from, EditionKind::Full);
    let language = language::of(&edition.language);
    let mut builder = FullBuilder {
        from,
        language,
        pictures: std::mem::take(&mut edition.pictures),
        notes: 0,
        anchors: Anchors::default(),
        at: "",
    };
    edition.sections = from
        .policy
        .sections
        .iter()
        .enumerate()
        .map(|(number, section)| builder.section(number, section))
        .collect();
    edition.sections.extend(glossary(from.policy, language));
    edition.sections.push(colophon(from, language));
    edition.pictures = builder.pictures;
    edition
}

/// What both editions have in common, still without sections.
pub(super) fn frame(from: &EditionInput<'_>, edition_kind: EditionKind) -> Edition {
    let (policy, publisher) = (from.policy, from.publisher);
    let language = language::of(&from.language());
    let shown = |text: &Text| set(text, language);
    let text = |text: &Option<Text>| text.as_ref().map(|text| nfc(text));
    let mut pictures: Vec<Arc<Picture>> = from.logo.map(Arc::clone).into_iter().collect();
    let cover_picture = policy.cover_picture.as_ref().map(|cover| PlacedPicture {
        picture: place(&mut pictures, &from.pictures[cover.src.value()]),
        alt: cover.alt.as_ref().map(|alt| one_line(&nfc(alt))),
        focus: cover.focus.as_ref().map_or_else(Focus::default, |focus| *focus.value()),
    });
    Edition {
        edition_kind,
        slug: policy.slug.clone(),
        language: from.language(),
        kind: policy.kind,
        title: shown(&policy.title),
        subtitle: policy.subtitle.as_ref().map(shown),
        edition_name: None,
        years: policy.valid.as_ref().map(|valid| years(valid)),
        date: from.date(),
        changed: from.date(),
        identifier: identifier(policy),
        summary: text(&policy.summary),
        keywords: policy.keywords.iter().map(|word| nfc(word)).collect(),
        audience: text(&policy.audience),
        short_title: policy.short_title.as_ref().map(shown),
        cover_picture,
        publisher: Imprint {
            name: shown(&publisher.name),
            primary: *publisher.brand.primary,
            accent: *publisher.brand.accent,
            logo: from.logo.map(|_| PictureId(0)),
            logo_alt: publisher.brand.logo_alt.as_ref().map(|alt| one_line(&nfc(alt))),
            published_at: publisher.published_at.as_ref().map(ascii),
        },
        sections: Vec::new(),
        lookup: None,
        tried: Vec::new(),
        pictures,
    }
}

/// "2025–2028", or a single year.
pub(super) fn years(years: &Years) -> String {
    if years.from == years.to { years.from.to_string() } else { format!("{}–{}", years.from, years.to) }
}

/// The policy's own identifier, or a version 5 UUID (RFC 9562) of publisher and slug: the same on every
/// machine, but different for every publication.
fn identifier(policy: &Policy) -> String {
    policy.identifier.as_ref().map_or_else(
        || {
            let namespace = Uuid::new_v5(&Uuid::NAMESPACE_DNS, NAMESPACE);
            let name = format!("{}/{}", policy.publisher.value(), policy.slug);
            format!("urn:uuid:{}", Uuid::new_v5(&namespace, name.as_bytes()))
        },
        |own| own.value().clone(),
    )
}

struct FullBuilder<'a> {
    from: &'a EditionInput<'a>,
    language: &'static LanguageFile,
    pictures: Vec<Arc<Picture>>,
    /// Footnotes so far.
    notes: usize,
    /// Anchors of figures so far.
    anchors: Anchors,
    /// The section at hand.
    at: &'a str,
}

impl<'a> FullBuilder<'a> {
    fn set(&self, text: &str) -> String {
        set(text, self.language)
    }

    fn section(&mut self, number: usize, section: &'a policy::Section) -> Section {
        self.at = section.id.value();
        let mut notes = Vec::new();
        let mut blocks: Vec<Block> = Vec::new();
        let mut origins = Vec::new();
        for (index, block) in section.blocks.iter().enumerate() {
            let origin = Origin { section: number, of: OriginOf::Block(index) };
            let made = self.block(block, origin, &mut notes);
            let wish = section.wishes.iter().find(|(block, _)| *block == index).map(|(_, wish)| *wish);
            if let Some(wish) = wish {
                let count = if let Made::Blocks(made) = &made { made.len() } else { 1 };
                // Kept together with the block that follows.
                blocks.push(Block::Page { wish, blocks: count + usize::from(wish == PageWish::Keep) });
            }
            match (made, blocks.last_mut()) {
                // Goals that follow each other are one list.
                (Made::Goal(goal), Some(Block::Goals { goals })) => goals.push(goal),
                (Made::Goal(goal), _) => blocks.push(Block::Goals { goals: vec![goal] }),
                (Made::Blocks(made), _) => blocks.extend(made),
            }
            origins.resize(blocks.len(), origin);
        }
        Section {
            id: section.id.value().clone(),
            role: Part::Of(section.role),
            label: section.label.as_ref().map(|label| self.set(label)),
            title: self.set(&section.title),
            page: section.page,
            blocks,
            notes,
            written: Some(number),
            origins,
        }
    }

    fn block(&mut self, block: &policy::Block, origin: Origin, notes: &mut Vec<Note>) -> Made {
        use policy::Block as Source;
        let made = match block {
            Source::Text { text } => return Made::Blocks(self.text(text, notes)),
            Source::Goal { id, title, text, perspective, .. } => {
                return Made::Goal(Goal {
                    id: id.as_ref().map(|id| id.value().clone()),
                    title: title.as_ref().map(|title| self.set(title)),
                    body: self.text(text, notes),
                    perspective: perspective
                        .as_ref()
                        .map(|whose| format!("{}: {}", self.language.document.perspective, self.set(whose))),
                    origin,
                });
            }
            Source::Ambition { text } => Block::Ambition {
                label: self.language.document.ambition.to_owned(),
                body: self.text(text, notes),
            },
            Source::Quote { text, by, picture, picture_alt } => {
                let mut body = self.text(text, notes);
                quote(&mut body, &self.language.document.quotes);
                let portrait = picture.as_ref().map(|src| {
                    let alt = picture_alt.as_ref().map(|alt| one_line(&nfc(alt)));
                    self.placed(src, alt)
                });
                Block::Quote { body, by: by.as_ref().map(|by| self.set(by)), portrait }
            }
            Source::Fact { title, text } => {
                Block::Fact { title: self.set(title), body: self.text(text, notes) }
            }
            Source::Figure(figure) => Block::Figure(self.figure(figure, notes)),
            Source::Table(table) => Block::Table(self.table(table, notes)),
            Source::Chart(chart) => Block::Figure(self.chart(chart)),
            Source::Contact => {
                Block::Contact { lines: contact(self.from.publisher, &self.language.document) }
            }
        };
        Made::Blocks(vec![made])
    }

    /// A text's blocks; the numbers of its footnotes continue from the text before.
    fn text(&mut self, text: &Text, notes: &mut Vec<Note>) -> Vec<Block> {
        let markup = parse(text);
        self.number(markup, notes)
    }

    fn number(&mut self, mut markup: markup::Markup, notes: &mut Vec<Note>) -> Vec<Block> {
        let (before, language) = (self.notes, self.language);
        let shift = |inline: &mut Inline| match inline {
            Inline::Note { number, .. } => *number += before,
            Inline::Text { text } => *text = no_break(text, language),
            _ => {}
        };
        each_inline(&mut markup.blocks, &shift);
        for (index, mut body) in markup.notes.into_iter().enumerate() {
            each_inline(&mut body, &shift);
            notes.push(Note { number: before + index + 1, body });
            self.notes += 1;
        }
        markup.blocks
    }

    /// A picture without texts of its own.
    fn placed(&mut self, src: &Text, alt: Option<String>) -> PlacedPicture {
        let picture = &self.from.pictures[src.value()];
        PlacedPicture { picture: place(&mut self.pictures, picture), alt, focus: Focus::default() }
    }

    /// How a picture is set, if it is more than a figure.
    fn setting(&mut self, placing: &Placing) -> PictureSetting {
        let signature = placing.signature.as_ref().map(|src| {
            let words = self.language.document.signature;
            let whose = placing.name.as_ref().map(|name| format!(": {}", one_line(&nfc(name))));
            self.placed(src, Some(format!("{words}{}", whose.unwrap_or_default())))
        });
        PictureSetting {
            width: placing.width,
            focus: placing.focus.as_ref().map_or_else(Focus::default, |focus| *focus.value()),
            name: placing.name.as_ref().map(|name| self.set(name)),
            title: placing.title.as_ref().map(|title| self.set(title)),
            signature,
        }
    }

    fn figure(&mut self, figure: &policy::Figure, notes: &mut Vec<Note>) -> Figure {
        let picture = &self.from.pictures[figure.src.value()];
        let id = self.anchors.picture(self.at, figure.src.value());
        Figure {
            id,
            picture: place(&mut self.pictures, picture),
            beside: false,
            alt: figure.alt.as_ref().map(|alt| one_line(&nfc(alt))),
            caption: figure.caption.as_ref().map(|caption| self.set(caption)),
            description_label: self.language.document.description.to_owned(),
            described_at: None,
            description: figure.description.as_ref().map(|text| self.text(text, notes)).unwrap_or_default(),
            credit: figure.credit.as_ref().map(|credit| self.set(credit)),
            chart: None,
            narrow: None,
            setting: figure.placing.as_ref().map(|placing| Box::new(self.setting(placing))),
        }
    }

    /// A figure whose long description is the table of its numbers.
    fn chart(&mut self, chart: &policy::Chart) -> Figure {
        let words = &self.language.document.chart;
        let id = self.anchors.chart(self.at, chart);
        let finding = self.set(&chart.finding);
        let alt = format!("{}. {}", words.kind(*chart.form.value()), one_line(&nfc(&chart.finding)));
        let caption = match &chart.caption {
            Some(caption) => titled(&self.set(caption), &finding),
            None => finding,
        };
        let mut picture = |drawn_for| place(&mut self.pictures, &self.from.pictures[&chart.key(drawn_for)]);
        let (usual, large) = (picture(DrawnFor::Column), picture(DrawnFor::LargePrint));
        let narrow = picture(DrawnFor::NarrowScreen);
        Figure {
            id,
            picture: usual,
            beside: false,
            alt: Some(alt),
            caption: Some(caption),
            description_label: words.numbers.to_owned(),
            described_at: None,
            description: vec![Block::Table(self.numbers(chart))],
            credit: chart.credit.as_ref().map(|credit| self.set(credit)),
            chart: Some(large),
            narrow: Some(narrow),
            setting: None,
        }
    }

    /// The numbers of a chart, as a table; where none is known, it says so.
    fn numbers(&self, chart: &policy::Chart) -> Table {
        let words = &self.language.document.chart;
        let plain = |text: String| vec![Inline::text(text)];
        let cell = |(at, text): (usize, &Text)| {
            let missing = at > 0 && chart::number(text, self.language.decimal) == Number::Missing;
            plain(if missing { words.missing.to_owned() } else { self.set(text) })
        };
        let align = (0..chart.header.len()).map(|at| if at == 0 { Align::Start } else { Align::End });
        Table {
            caption: chart.unit.as_ref().map(|unit| format!("{}: {}", words.unit, self.set(unit))),
            header: chart.header.iter().map(|text| plain(self.set(text))).collect(),
            align: align.collect(),
            rows: chart.rows.iter().map(|row| row.value().iter().enumerate().map(cell).collect()).collect(),
            header_column: true,
        }
    }

    fn table(&mut self, table: &policy::Table, notes: &mut Vec<Note>) -> Table {
        let caption = table.caption.as_ref().map(|caption| self.set(caption));
        let mut cell = |text: &Text| -> Inlines {
            let (content, mut markup) = parse_inline(text);
            markup.blocks = vec![Block::Paragraph { content }];
            match self.number(markup, notes).pop() {
                Some(Block::Paragraph { content }) => content,
                other => unreachable!("one paragraph went in, {other:?} came out"),
            }
        };
        Table {
            caption,
            header: table.header.iter().map(&mut cell).collect(),
            align: vec![Align::Start; table.header.len()],
            rows: table.rows.iter().map(|row| row.iter().map(&mut cell).collect()).collect(),
            header_column: table.header_column,
        }
    }
}

/// A title and the sentence that follows it, as one text.
fn titled(title: &str, sentence: &str) -> String {
    let ends = title.ends_with(['.', '!', '?', ':', '…']);
    format!("{title}{} {sentence}", if ends { "" } else { "." })
}

/// The index of a picture in an edition, which holds each picture only once.
pub(super) fn place(pictures: &mut Vec<Arc<Picture>>, picture: &Arc<Picture>) -> PictureId {
    let known = pictures.iter().position(|one| Arc::ptr_eq(one, picture));
    PictureId(known.unwrap_or_else(|| {
        pictures.push(Arc::clone(picture));
        pictures.len() - 1
    }))
}

enum Made {
    Goal(Goal),
    Blocks(Vec<Block>),
}

/// Adds quotation marks, provided the quotation begins and ends in running text.
fn quote(body: &mut [Block], marks: &QuotationMarks) {
    let (open, close) = (marks.opening, marks.closing);
    let text = |block: Option<&Block>| matches!(block, Some(Block::Paragraph { .. }));
    if !(text(body.first()) && text(body.last())) {
        return;
    }
    if let Some(Block::Paragraph { content }) = body.first_mut() {
        content.insert(0, Inline::text(open));
    }
    if let Some(Block::Paragraph { content }) = body.last_mut() {
        content.push(Inline::text(close));
    }
}

/// A web address as programs follow it. The check has made sure that it is one.
fn ascii(url: &Text) -> String {
    address(url).unwrap_or_else(|_| url.value().clone())
}

/// The publisher's contact details, line by line.
pub(super) fn contact(publisher: &Publisher, words: &DocumentWords) -> Vec<Inlines> {
    let shown = |text: &str| spaced(&nfc(text));
    let mut lines = vec![vec![Inline::text(shown(&publisher.name))]];
    lines.extend(publisher.address.iter().map(|line| vec![Inline::text(shown(line))]));
    let mut linked = |label: &str, text: &str, url: String| {
        let content = vec![Inline::text(spaced(&nfc(text)))];
        lines.push(vec![Inline::text(format!("{label}: ")), Inline::Link { to: Target::url(&url), content }]);
    };
    if let Some(phone) = &publisher.phone {
        let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        linked(words.phone, phone, format!("tel:{digits}"));
    }
    if let Some(email) = &publisher.email {
        linked(words.email, email, format!("mailto:{}", email.value()));
    }
    if let Some(web) = &publisher.web {
        let shown = web.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        linked(words.web, shown, web.value().clone());
    }
    lines
}

fn glossary(policy: &Policy, language: &LanguageFile) -> Option<Section> {
    let mut entries: Vec<Entry> = Vec::new();
    for (term, id) in policy.terms.iter().zip(of_terms(policy)) {
        if let Some(explanation) = &term.explanation {
            let (word, explanation) = (set(&term.word, language), set(explanation, language));
            entries.push(Entry { id, word, explanation });
        }
    }
    entries.sort_by_key(|entry| language.collation.key(&entry.word));
    let has_some = !entries.is_empty();
    has_some.then(|| added(Added::Glossary, language.document.glossary, vec![Block::Glossary { entries }]))
}

fn colophon(from: &EditionInput<'_>, language: &LanguageFile) -> Section {
    let words = &language.document;
    let mut blocks = Vec::new();
    if let Some(status) = &from.policy.status {
        blocks.push(paragraph(set(status, language)));
    }
    let items = imprint(from, words).iter().map(|line| vec![paragraph(set(line, language))]).collect();
    blocks.push(Block::bullets(items));
    blocks.push(Block::Contact { lines: contact(from.publisher, words) });
    added(Added::Colophon, words.colophon, blocks)
}

/// A section that an edition adds.
pub(super) fn added(which: Added, title: &str, blocks: Vec<Block>) -> Section {
    let id = match which {
        Added::Descriptions => "figurerne",
        Added::Glossary => "ordliste",
        Added::Colophon => "kolofon",
    };
    Section {
        id: id.to_owned(),
        role: Part::Added(which),
        label: None,
        title: title.to_owned(),
        page: None,
        blocks,
        notes: Vec::new(),
        written: None,
        origins: Vec::new(),
    }
}

/// "Udgivet af Sønderborg Kommune", "Gælder 2025–2028" and so on, line by line.
fn imprint(from: &EditionInput<'_>, words: &DocumentWords) -> Vec<String> {
    let policy = from.policy;
    let mut lines = vec![format!("{} {}", words.published_by, nfc(&from.publisher.name))];
    if let Some(valid) = &policy.valid {
        lines.push(format!("{} {}", words.valid, years(valid)));
    }
    if let Some(date) = &policy.adopted {
        lines.push(format!("{} {}", words.adopted, words.date(*date.value())));
    }
    if let Some(date) = &policy.updated {
        lines.push(format!("{} {}", words.updated, words.date(*date.value())));
    }
    if let Some(credit) = policy.cover_picture.as_ref().and_then(|cover| cover.credit.as_ref()) {
        lines.push(format!("{} {}", words.cover_picture, nfc(credit)));
    }
    if let Some(audience) = &policy.audience {
        lines.push(format!("{}: {}", words.audience, nfc(audience)));
    }
    lines
}

/// A line as it is set: composed letters, single spaces, and no-break spaces where words belong together.
pub(super) fn set(text: &str, language: &LanguageFile) -> String {
    no_break(&spaced(&nfc(text)), language)
}

pub(super) fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph { content: vec![Inline::text(text)] }
}
