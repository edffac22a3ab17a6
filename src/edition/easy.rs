//! The easy-read edition: short, concrete, for readers with a disability or special social needs.

use std::sync::Arc;

use super::EditionInput;
use super::anchor::{Anchors, of_terms};
use super::easy_text::{EasyBlock, EasyLine, EasyText};
use super::forms::find_form;
use super::full::{added, contact, frame, paragraph, place, set, years};
use super::markup::nfc;
use super::naming::one_line;
use super::state::{State, is_tested};
use super::tree::{Added, Block, Edition, Entry, Figure, Inline, Inlines, Origin, OriginOf, Part, Section};
use crate::language::{self, DocumentWords, LanguageFile};
use crate::policy::{self, Date, DrawnFor, EditionKind, Located, Picture, Policy, Role};
use crate::prose::split;

/// Builds the easy-read edition of a checked policy.
#[must_use]
pub fn easy(from: &EditionInput<'_>) -> Edition {
    let mut edition = frame(from, EditionKind::Easy);
    let language = language::of(&edition.language);
    let words = &language.document;
    edition.edition_name = Some(words.easy_edition.to_owned());
    let mut builder = EasyBuilder {
        from,
        words,
        pictures: std::mem::take(&mut edition.pictures),
        anchors: Anchors::default(),
        glossary: Glossary::new(from.policy, language),
    };
    edition.sections = from
        .policy
        .sections
        .iter()
        .enumerate()
        .filter_map(|(number, section)| builder.section(number, section))
        .collect();
    edition.pictures = builder.pictures;
    let colophon = colophon(from, &mut builder.glossary);
    edition.tried = tried(&from.policy.sections, language);
    edition.lookup = builder.glossary.lookup();
    edition.summary = Some(words.easy_summary(&one_line(&edition.title), edition.lookup.is_some()));
    let acts = from.policy.sections.iter().filter_map(|section| section.easy.as_ref());
    let acts = acts.flat_map(|easy| [&easy.approved_on, &easy.tested_on]);
    edition.changed = acts.flatten().map(|on| *on.value()).chain(edition.changed).max();
    // The edition ends by saying where to get help.
    let ends_with_help = edition.sections.last().is_some_and(|last| last.role == Part::Of(Role::Contact));
    let before_help = edition.sections.len() - usize::from(ends_with_help);
    edition.sections.insert(before_help, colophon);
    if !ends_with_help {
        edition.sections.push(help(from, words));
    }
    edition
}

struct EasyBuilder<'a> {
    from: &'a EditionInput<'a>,
    words: &'static DocumentWords,
    pictures: Vec<Arc<Picture>>,
    /// Anchors of figures so far.
    anchors: Anchors,
    glossary: Glossary,
}

impl EasyBuilder<'_> {
    fn section(&mut self, number: usize, section: &policy::Section) -> Option<Section> {
        let easy = section.easy.as_ref()?;
        let mut blocks: Vec<Block> = self.figure(section.id.value(), easy).into_iter().collect();
        blocks.extend(render(&easy.text, &mut self.glossary));
        let from = |of: OriginOf| Origin { section: number, of };
        let mut origins = vec![from(OriginOf::Easy); blocks.len()];
        for (index, block) in section.blocks.iter().enumerate() {
            match block.value() {
                policy::Block::Goal { easy: Some(text), .. } => {
                    blocks.extend(render(text, &mut self.glossary))
                }
                policy::Block::Chart(chart) => blocks.extend(self.chart(section.id.value(), chart)),
                _ => {}
            }
            origins.resize(blocks.len(), from(OriginOf::EasyOf(index)));
        }
        if section.role == Role::Contact {
            blocks.push(Block::Contact { lines: contact(self.from.publisher, self.words) });
            origins.push(from(OriginOf::Easy));
        }
        Some(Section {
            id: section.id.value().clone(),
            role: Part::Of(section.role),
            label: section.label.as_ref().map(|label| set(label, self.glossary.language)),
            title: set(easy.title.as_ref().unwrap_or(&section.title), self.glossary.language),
            page: None,
            blocks,
            notes: Vec::new(),
            written: Some(number),
            origins,
        })
    }

    /// A chart that is told in easy words: the words, and below them its drawing with large letters. Its numbers stand in the drawing, and what
    /// they come to in the words; a table of them would be no help to these readers.
    fn chart(&mut self, section: &str, chart: &policy::Chart) -> Vec<Block> {
        let Some(easy) = &chart.easy else { return Vec::new() };
        let mut blocks = render(easy, &mut self.glossary);
        let mut picture = |drawn_for| place(&mut self.pictures, &self.from.pictures[&chart.key(drawn_for)]);
        let (drawing, narrow) = (picture(DrawnFor::LargePrint), picture(DrawnFor::NarrowScreen));
        blocks.push(Block::Figure(Figure {
            id: self.anchors.chart(section, chart),
            picture: drawing,
            beside: false,
            alt: Some(format!("{}. {}", self.words.chart.kind(*chart.form.value()), one_line(&nfc(easy)))),
            caption: None,
            description_label: self.words.description.to_owned(),
            description: Vec::new(),
            described_at: None,
            credit: None,
            chart: Some(drawing),
            narrow: Some(narrow),
            setting: None,
        }));
        blocks
    }

    /// The picture beside the text.
    fn figure(&mut self, section: &str, easy: &policy::Easy) -> Option<Block> {
        let src = easy.picture.as_ref()?.value();
        let picture = &self.from.pictures[src];
        Some(Block::Figure(Figure {
            id: self.anchors.picture(section, src),
            picture: place(&mut self.pictures, picture),
            beside: true,
            alt: easy.picture_alt.as_ref().map(|alt| one_line(&nfc(alt))),
            caption: None,
            description_label: self.words.description.to_owned(),
            description: Vec::new(),
            described_at: None,
            credit: None,
            chart: None,
            narrow: None,
            setting: None,
        }))
    }
}

fn render(text: &str, glossary: &mut Glossary) -> Vec<Block> {
    let language = glossary.language;
    let block = |block: &EasyBlock| match block {
        EasyBlock::Paragraph(lines) => {
            let mut content: Inlines = Vec::new();
            for line in lines.iter().flat_map(|line| glossary.with_explanations(line)) {
                if !content.is_empty() {
                    content.push(Inline::Break);
                }
                content.push(Inline::text(line));
            }
            Block::Paragraph { content }
        }
        EasyBlock::List { numbers, mark, items } => {
            let mut item = |line: &EasyLine| {
                let mut lines = glossary.with_explanations(line).into_iter();
                let mut content: Inlines = lines.next().map(Inline::text).into_iter().collect();
                for more in lines {
                    content.extend([Inline::Break, Inline::text(more)]);
                }
                vec![Block::Paragraph { content }]
            };
            Block::List {
                start: numbers.first().copied(),
                numbers: numbers.clone(),
                mark: *mark,
                items: items.iter().map(&mut item).collect(),
            }
        }
    };
    EasyText::parse(text, language).blocks.iter().map(block).collect()
}

/// Explains each word of the glossary where it is first used.
struct Glossary {
    /// Words not explained yet.
    waiting: Vec<Term>,
    explained: Vec<Term>,
    language: &'static LanguageFile,
}

struct Term {
    /// Anchor of its entry in the glossary.
    id: String,
    word: String,
    /// What it means, as written.
    easy: String,
    /// The sentence that explains it in running text.
    sentence: String,
}

impl Glossary {
    fn new(policy: &Policy, language: &'static LanguageFile) -> Self {
        let words = &language.document;
        let waiting = policy
            .terms
            .iter()
            .zip(of_terms(policy))
            .filter_map(|(term, id)| {
                let easy = nfc(term.easy.as_ref()?.trim());
                let word = nfc(&term.word);
                let whole = easy.starts_with(char::is_uppercase) && easy.ends_with(['.', '!', '?']);
                let sentence = if whole { easy.clone() } else { format!("{word} {} {easy}", words.means) };
                Some(Term { id, word, easy, sentence })
            })
            .collect();
        Self { waiting, explained: Vec::new(), language }
    }

    /// The line, followed by an explanation of each word that it is the first to use.
    fn with_explanations(&mut self, line: &EasyLine) -> Vec<String> {
        let text = nfc(&line.text);
        let endings = self.language.noun_endings;
        let here = |term: &Term| find_form(&term.word, &text, endings).is_some();
        let (met, waiting): (Vec<Term>, Vec<Term>) =
            std::mem::take(&mut self.waiting).into_iter().partition(here);
        self.waiting = waiting;
        let mut lines = vec![set(&text, self.language)];
        lines.extend(met.iter().map(|term| set(&term.sentence, self.language)));
        self.explained.extend(met);
        lines
    }

    /// A glossary of the words that were explained, for looking them up again.
    fn lookup(self) -> Option<Section> {
        let entry = |term: Term| Entry {
            id: term.id,
            word: set(&term.word, self.language),
            explanation: set(&term.easy, self.language),
        };
        let mut entries: Vec<Entry> = self.explained.into_iter().map(entry).collect();
        entries.sort_by_key(|entry| self.language.collation.key(&entry.word));
        let has_some = !entries.is_empty();
        let title = self.language.document.glossary;
        has_some.then(|| added(Added::Glossary, title, vec![Block::Glossary { entries }]))
    }
}

fn help(from: &EditionInput<'_>, words: &DocumentWords) -> Section {
    Section {
        id: "hjaelp".into(),
        role: Part::Of(Role::Contact),
        label: None,
        title: words.get_help.to_owned(),
        page: None,
        blocks: vec![Block::Contact { lines: contact(from.publisher, words) }],
        notes: Vec::new(),
        written: None,
        origins: Vec::new(),
    }
}

/// Who published and approved the edition, and whether readers have tested it.
fn colophon(from: &EditionInput<'_>, glossary: &mut Glossary) -> Section {
    let language = glossary.language;
    let words = &language.document;
    let mut blocks = Vec::new();
    if let Some(status) = &from.policy.easy_status {
        blocks.extend(render(status, glossary));
    } else if let Some(status) = &from.policy.status {
        let sentences = split(from.language().primary(), status);
        let mut content: Inlines = Vec::new();
        for sentence in sentences.iter().map(|sentence| sentence.trim()).filter(|one| !one.is_empty()) {
            if !content.is_empty() {
                content.push(Inline::Break);
            }
            content.push(Inline::text(set(sentence, language)));
        }
        blocks.push(Block::Paragraph { content });
    }
    // On one line: an answer may begin with what would be an item of a list there, such as "3. klasse".
    let answered =
        |(question, answer): (&str, String)| paragraph(set(&format!("{question} {answer}"), language));
    blocks.extend(facts(from, words).into_iter().map(answered));
    if let Some(credit) = from.policy.cover_picture.as_ref().and_then(|cover| cover.credit.as_ref()) {
        blocks.push(answered((words.cover_picture, nfc(credit))));
    }
    let (people, missing) = record(&from.policy.sections, language);
    blocks.extend(people.into_iter().map(answered));
    blocks.extend(missing.into_iter().map(|line| paragraph(set(line, language))));
    added(Added::Colophon, words.about_edition, blocks)
}

/// What is known of the policy, as answers to easy questions.
fn facts(from: &EditionInput<'_>, words: &DocumentWords) -> Vec<(&'static str, String)> {
    let (policy, ask) = (from.policy, &words.easy_colophon);
    let date = |date: &Located<Date>| format!("{} {}", ask.on, words.date(*date.value()));
    let answers = [
        (ask.published, Some(nfc(&from.publisher.name))),
        (ask.valid, policy.valid.as_ref().map(|valid| years(valid))),
        (ask.adopted, policy.adopted.as_ref().map(date)),
        (ask.updated, policy.updated.as_ref().map(date)),
        (ask.audience, policy.audience.as_ref().map(|audience| nfc(audience))),
    ];
    answers.into_iter().filter_map(|(question, answer)| Some((question, answer?))).collect()
}

/// Who wrote, approved and tested the easy texts, as answers to questions, and what is still missing. A single section is
/// enough for the edition to count as not approved, or not tested.
fn record(
    sections: &[policy::Section],
    language: &LanguageFile,
) -> (Vec<(&'static str, String)>, Vec<&'static str>) {
    let words = &language.document;
    let ask = &words.easy_colophon;
    type Easy<'a> = (&'a policy::Section, &'a policy::Easy);
    let all: Vec<Easy<'_>> = sections.iter().filter_map(|one| Some((one, one.easy.as_ref()?))).collect();
    let approved = |(section, _): &&Easy<'_>| State::of(section).is_approved();
    let tried = |(_, easy): &&Easy<'_>| is_tested(easy);
    let (mut people, mut missing) = (Vec::new(), Vec::new());
    let mut said = |question: &'static str, mut who: Vec<String>| {
        who.sort_by_key(|name| language.collation.key(name));
        who.dedup();
        if !who.is_empty() {
            people.push((question, who.join("; ")));
        }
        who.is_empty()
    };
    let by = |easy: &policy::Easy| named(easy.approved_by.as_ref()?, easy.approved_on.as_ref(), words);
    let tried_by = |easy: &policy::Easy| named(easy.tested_by.as_ref()?, easy.tested_on.as_ref(), words);
    said(ask.written, all.iter().filter_map(|(_, easy)| Some(nfc(easy.written_by.as_ref()?))).collect());
    let by_nobody =
        said(ask.approved, all.iter().filter(approved).filter_map(|(_, easy)| by(easy)).collect());
    said(ask.tested, all.iter().filter(tried).filter_map(|(_, easy)| tried_by(easy)).collect());
    if by_nobody {
        missing.push(words.easy_unapproved);
    } else if !all.iter().all(|one| approved(&one)) {
        missing.push(words.easy_partly_approved);
    }
    if !all.iter().all(|one| tried(&one)) {
        missing.push(words.easy_untested);
    }
    (people, missing)
}

/// Who tried the easy texts, and whether some are still untried: lines of the colophon that the files say of themselves, too.
fn tried(sections: &[policy::Section], language: &LanguageFile) -> Vec<String> {
    let words = &language.document;
    let (people, missing) = record(sections, language);
    let by = people.into_iter().filter(|(question, _)| *question == words.easy_colophon.tested);
    let by = by.map(|(question, who)| format!("{question} {who}."));
    let missing = missing.into_iter().filter(|line| *line == words.easy_untested).map(str::to_owned);
    by.chain(missing).collect()
}

/// "Anna Berg, 3. maj 2026".
fn named(name: &str, on: Option<&Located<Date>>, words: &DocumentWords) -> Option<String> {
    Some(match on {
        Some(date) => format!("{}, {}", nfc(name), words.date(*date.value())),
        None => nfc(name),
    })
}
