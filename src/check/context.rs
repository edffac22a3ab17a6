//! What a rule looks at: the policy, with every text parsed once.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::passage::{Passage, passages};
use super::resources::Resources;
use crate::edition::markup::{Markup, Problem, nfc, parse, parse_inline};
use crate::edition::{Literal, Misread, literals, misread};
use crate::finding::{Level, Mend};
use crate::language::{self, LanguageFile};
use crate::layout::{Fonts, Layout};
use crate::policy::{
    Date, Easy, EasyLimits, KeyedText, Language, Place, PlainLimits, Policy, Publisher, SourceId, SourceMap,
    Text, TextKind, VariantName,
};
use crate::prose::{Danish, Sentence, Word};
use crate::source::{FoundPicture, line_with};

/// A policy with everything needed to judge it. What is missing or broken is simply absent: the reader has already
/// filed a finding for it.
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
    /// All publishers in the project by id, with the name of each whose file can be read.
    pub publishers: BTreeMap<&'a str, Option<&'a str>>,
    /// The codes that a waiver may excuse.
    pub waivable: Vec<&'static str>,
    /// The names of all layouts.
    pub layout_names: &'a [String],
    /// All fonts.
    pub fonts: &'a Fonts,
    asked: &'a [VariantName],
    /// The date used for a policy that gives none.
    pub fallback_date: Option<Date>,
    /// Every CommonMark text, in reading order.
    pub texts: Vec<ParsedText<'a>>,
    /// Every easy-read text, in reading order; the glossary's explanations come last.
    pub easy: Vec<Passage<'a>>,
    /// The limits that easy-read texts have to keep.
    pub limits: EasyLimits,
    /// What is hinted at in the full text, and from where on.
    pub plain: PlainLimits,
    /// The Danish dictionary.
    pub danish: &'a Danish,
    language: Language,
    explained: FxHashSet<String>,
    sources: &'a SourceMap,
}

/// The policy to check and what belongs to it, as far as they could be read.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    pub policy: &'a Policy,
    pub publisher: Option<&'a Publisher>,
    pub pictures: &'a BTreeMap<String, FoundPicture>,
    pub logo: Option<&'a FoundPicture>,
    pub layout: Option<&'a Layout>,
    pub publishers: BTreeMap<&'a str, Option<&'a str>>,
    pub waivable: Vec<&'static str>,
}

/// A CommonMark text, parsed.
#[derive(Debug)]
pub struct ParsedText<'a> {
    /// As written.
    pub text: &'a Text,
    /// How it is written.
    pub kind: TextKind,
    /// Its parsed content.
    pub markup: Markup,
    /// What may be read otherwise than it was meant. In a cell nothing is.
    pub misread: Vec<Misread>,
    /// Its words as they come out.
    pub literals: Vec<Literal>,
    /// The index of its section.
    pub section: usize,
}

impl<'a> Context<'a> {
    pub(super) fn new(subject: Subject<'a>, resources: &Resources<'a>, sources: &'a SourceMap) -> Self {
        let Subject { policy, publisher, pictures, logo, layout, publishers, waivable } = subject;
        let said = policy.language.as_ref().or_else(|| publisher?.language.as_ref());
        let language = said.map_or_else(Language::danish, |language| language.value().clone());
        let mut texts = Vec::new();
        for (index, section) in policy.sections.iter().enumerate() {
            for KeyedText { text, kind, .. } in section.blocks.iter().flat_map(|block| block.texts()) {
                let (markup, misread) = match kind {
                    TextKind::Markup => (parse(text), misread(text, language::of(&language))),
                    TextKind::InlineMarkup => (parse_inline(text).1, Vec::new()),
                    TextKind::Plain | TextKind::Alternative | TextKind::About | TextKind::Easy => continue,
                };
                texts.push(ParsedText {
                    text,
                    kind,
                    markup,
                    misread,
                    literals: literals(text),
                    section: index,
                });
            }
        }
        let limits = publisher.map(|publisher| publisher.easy.clone()).unwrap_or_default();
        let of_glossary = policy.terms.iter().map(|term| &term.word);
        let mut explained = FxHashSet::default();
        for word in of_glossary.chain(&limits.known_words).map(|word| nfc(word.trim()).to_lowercase()) {
            // Explaining an expression explains the words in it: "beskyttet" of "Beskyttet beskæftigelse".
            explained.extend(word.split_whitespace().map(str::to_owned));
            explained.extend((!word.is_empty()).then_some(word));
        }
        let easy = passages(policy, &language);
        explained.extend(easy.iter().flat_map(|passage| {
            passage
                .sentences
                .iter()
                .flat_map(|sentence| explained_words(passage.text, sentence, resources.danish))
        }));
        Self {
            easy,
            explained,
            limits,
            plain: publisher.map(|publisher| publisher.plain).unwrap_or_default(),
            danish: resources.danish,
            language,
            policy,
            publisher,
            pictures,
            logo,
            layout,
            publishers,
            waivable,
            layout_names: resources.layout_names,
            fonts: resources.fonts,
            asked: resources.asked,
            fallback_date: resources.fallback_date,
            texts,
            sources,
        }
    }

    /// The place of a part of a text.
    #[must_use]
    pub fn within(&self, text: &Text, part: Range<usize>) -> Place {
        self.sources.within(text, part)
    }

    /// The mend that writes `instead` for a part of a text. `None` if the text's quotation marks can't hold it.
    #[must_use]
    pub fn mend(&self, text: &Text, part: Range<usize>, instead: &str) -> Option<Mend> {
        let write = self.sources.written_inside(text, instead)?;
        Some(Mend { place: self.sources.within(text, part), write })
    }

    /// The same for a part and what to write for it that were found together.
    #[must_use]
    pub fn rewrite(&self, text: &Text, found: Option<&(Range<usize>, String)>) -> Option<Mend> {
        let (part, instead) = found?;
        self.mend(text, part.clone(), instead)
    }

    /// A backslash as a text holds it: between double quotation marks it is written twice.
    #[must_use]
    pub fn escape(&self, text: &Text) -> &'static str {
        let is_single = self.source(text.place().file)[text.place().range()].starts_with('\'');
        if is_single { "\\" } else { "\\\\" }
    }

    /// The line of the source as it will be once `write` stands at a place in it, if it is short enough to be shown.
    #[must_use]
    pub fn line_with(&self, place: Place, write: &str) -> Option<String> {
        line_with(self.source(place.file), &place.range(), write)
    }

    /// The key that a value at a place stands behind.
    #[must_use]
    pub fn key_of(&self, value: Place) -> Option<&str> {
        let before = &self.source(value.file)[..value.start];
        let line = before.rsplit('\n').next()?.trim_end().strip_suffix('=')?.trim_end();
        line.rsplit([' ', '\t', '{', ',']).next().filter(|key| !key.is_empty())
    }

    /// Whether a word is a month in a policy in Danish.
    #[must_use]
    pub fn is_danish_month(&self, word: &str) -> bool {
        let months = &self.language_file().document.months;
        self.language() == "da" && months.iter().any(|month| month.eq_ignore_ascii_case(word))
    }

    /// What can't be rendered, in every CommonMark text: the text, where in it, and what.
    pub fn problems(&self) -> impl Iterator<Item = (&'a Text, &Range<usize>, &Problem)> {
        self.texts.iter().flat_map(|parsed| {
            parsed.markup.problems.iter().map(|(range, problem)| (parsed.text, range, problem))
        })
    }

    /// What may be read otherwise than it was meant, in every CommonMark text.
    pub fn misread(&self) -> impl Iterator<Item = (&'a Text, &Misread)> {
        self.texts.iter().flat_map(|parsed| parsed.misread.iter().map(|found| (parsed.text, found)))
    }

    /// Whether a text is in the source at all: the stand-in for a missing one has no quotation marks to point at.
    #[must_use]
    pub fn is_written(&self, text: &Text) -> bool {
        let place = text.place();
        self.sources.file(place.file).text()[place.range()].starts_with(['"', '\''])
    }

    /// A source file's text.
    #[must_use]
    pub fn source(&self, file: SourceId) -> &str {
        self.sources.file(file).text()
    }

    /// The line a place begins in.
    #[must_use]
    pub fn line(&self, place: Place) -> usize {
        self.sources.position(place).line
    }

    /// The easy-read texts if they are in Danish, for rules that rely on Danish words.
    pub fn danish_easy(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.easy.iter().filter(|_| self.language.primary() == "da")
    }

    /// The words and conventions of the text's language.
    #[must_use]
    pub fn language_file(&self) -> &'static LanguageFile {
        language::of(&self.language)
    }

    /// The primary tag of the text's language: "da".
    #[must_use]
    pub fn language(&self) -> &str {
        self.language.primary()
    }

    /// Whether readers of the easy-read text know a word or have it explained: by the glossary, by a sentence of its own,
    /// or because the publisher lists it in `known_words`. `low` is the word in lower case.
    #[must_use]
    pub fn is_explained(&self, low: &str) -> bool {
        let known = |word: &str| {
            self.language_file()
                .noun_endings
                .iter()
                .filter_map(|ending| word.strip_suffix(ending))
                .any(|base| self.explained.contains(base))
        };
        let mut parts = low.split(|c: char| !c.is_alphanumeric());
        // The first part is all of most words.
        known(low) || parts.next() != Some(low) && low.split(|c: char| !c.is_alphanumeric()).any(known)
    }

    /// Whether a waiver may excuse a code. Only codes about the words of an easy-read text qualify.
    #[must_use]
    pub fn is_waivable(&self, code: &str) -> bool {
        self.waivable.contains(&code)
    }

    /// Whether the policy has an easy-read variant, or somebody asked for one.
    #[must_use]
    pub fn wants_easy(&self) -> bool {
        self.shown().iter().any(|variant| variant.is_easy())
    }

    /// The level of an easy-read fault. An error would hold back the easy variants, so where the policy has none and nobody asked for one, it is a
    /// warning.
    #[must_use]
    pub fn easy_level(&self, level: Level) -> Level {
        let wanted = self.wants_easy();
        if level == Level::Error && !wanted { Level::Warning } else { level }
    }

    /// The variants asked for: the policy's own list, else the publisher's, else the three that between them serve every
    /// reader.
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

    /// The variants that may be made: those that the policy asks for, and those asked for on the command line. An e-book refers to the
    /// pages of another variant, so the policy's own count even where others are asked for.
    #[must_use]
    pub fn shown(&self) -> Vec<VariantName> {
        let mut names = self.variants();
        names.extend(self.asked);
        names
    }

    /// Every text of any kind, for rules about characters and blank texts.
    #[must_use]
    pub fn every_text(&self) -> Vec<KeyedText<'a>> {
        let mut all = self.policy.texts();
        all.extend(self.publisher.into_iter().flat_map(Publisher::texts));
        all
    }

    /// Every text, with the record of who wrote, approved and tried the easy-read texts: all that may be printed.
    #[must_use]
    pub fn printed_texts(&self) -> Vec<KeyedText<'a>> {
        let mut all = self.every_text();
        let easy = self.policy.sections.iter().filter_map(|section| section.easy.as_ref());
        all.extend(easy.flat_map(Easy::record));
        all
    }
}

/// The words that a sentence explains: "Fleksibilitet er, at støtten passer til dig", "Helhedssyn betyder …", "Anerkendelse: Vi ser dig",
/// and the acronym of "Individuelt planlagt job med støtte (IPS)". In lower case.
fn explained_words(text: &str, sentence: &Sentence, danish: &Danish) -> Vec<String> {
    let words = &sentence.words;
    let says =
        |at: usize, one_of: &[&str]| words.get(at).is_some_and(|word| one_of.contains(&word.low.as_str()));
    let mut all = spelt_out_acronyms(text, words);
    let Some(first) = words.first() else { return all };
    let colon = text[first.range.end..].starts_with(':') && words.len() > 2;
    let explains = colon || says(1, &["betyder"]) || says(1, &["er"]) && says(2, &["at", "når"]);
    // "Indsatsen er, at du får hjælp" says what happens, and assumes that the reader knows what an "indsats" is.
    let is_definite = || {
        let mut bases = ["en", "et", "n", "t"].iter().filter_map(|ending| first.low.strip_suffix(ending));
        bases.any(|base| danish.knows(base))
    };
    let is_acronym = first.text == first.text.to_uppercase();
    // Asking the dictionary comes last: reading it takes time, and most sentences explain nothing.
    if explains && !is_acronym && !is_definite() {
        all.push(nfc(&first.low));
    }
    all
}

/// Acronyms in brackets whose letters are the initials, in order, of words before them.
fn spelt_out_acronyms(text: &str, words: &[Word]) -> Vec<String> {
    let bracketed =
        |word: &Word| text[..word.range.start].ends_with('(') && text[word.range.end..].starts_with(')');
    let found = words.iter().enumerate().filter(|(at, word)| {
        let mut before = words[..*at].iter();
        let begins = |letter: char| before.any(|word| word.low.starts_with(letter));
        bracketed(word) && word.text == word.text.to_uppercase() && word.low.chars().all(begins)
    });
    found.map(|(_, word)| nfc(&word.low)).collect()
}

/// As many backslashes as these, in Danish and English.
pub fn backslashes(escape: &str) -> (&'static str, &'static str) {
    match escape.len() {
        1 => ("en omvendt skråstreg", "a backslash"),
        _ => ("to omvendte skråstreger", "two backslashes"),
    }
}
