//! No word lost, none added, order kept: compares the words of the input with those of the draft as it reads back.
//!
//! The input's words come from the reader's second, simpler way. Only what the report lists is applied to them: what
//! was left out, joined or moved. The draft's words come from the written file, through the program's own reader and
//! CommonMark, with no knowledge from the writer.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::draft::model::{Draft, TextSource};
use super::signs;
use crate::import::document::{Document, Join, Move, Noted, Origin, Reason};
use crate::policy::{Block, KeyedText, Policy, TextKind};

/// The first place where the words differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where in the input it is.
    pub origin: Origin,
    /// The input's words from there.
    pub input: String,
    /// The draft's words from there.
    pub draft: String,
}

/// How many words of each side a difference shows.
const WORDS_SHOWN: usize = 8;
/// The lead that the edition prints before an ambition.
const AMBITION_LEAD: &str = "Vores ambition";

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// As it is compared.
    pub(super) text: String,
    origin: Origin,
    /// A list number that the format supplies.
    pub(super) number: bool,
}

/// Compares the draft, as it was read back, with the words of the input. Returns how many words there are.
///
/// # Errors
///
/// The first place where the words differ.
pub fn verify(
    words: &[(Origin, String)],
    document: &Document,
    draft: &Draft,
    policy: &Policy,
) -> Result<usize, Difference> {
    let mut input = Vec::new();
    let said = |text: &str| signs::applied(text, &document.rewritten);
    let rewritten: Vec<(Origin, String)> = words.iter().map(|(origin, text)| (*origin, said(text))).collect();
    tokens(rewritten.iter().map(|(origin, text)| (*origin, text.as_str())), &mut input);
    take_out(&mut input, document, draft)?;
    apply_joins(&mut input, &document.joined)?;
    let mut notes = Vec::new();
    for noted in &document.noted {
        notes.extend(taken_note(&mut input, noted, &said)?);
    }
    for added in &document.added {
        let mut words = Vec::new();
        tokens([(added.origin, added.text.as_str())].into_iter(), &mut words);
        let at = input.partition_point(|word| word.origin < added.origin);
        input.splice(at..at, words);
    }
    for one in document.moved.iter().chain(&draft.moved) {
        apply_move(&mut input, one);
    }
    let mut from = 0;
    for noted in &document.noted {
        from = apply_mark(&mut input, noted, from, &said)?;
    }
    input.extend(notes);
    let mut said = draft_words(draft, policy);
    if let Some(lost) = lost_number(&said, document, draft) {
        return Err(difference(&input, input.len(), &[lost], 0));
    }
    // A number that the format supplies, and nobody typed, is not a word of the input.
    said.retain(|word| !word.number || document.numbers_typed);
    compare(&input, &said)
}

/// A number that somebody typed and that no list shows, unless it is told.
fn lost_number(said: &[Word], document: &Document, draft: &Draft) -> Option<Word> {
    // Entries of contents go with their numbers.
    if draft.left_out.iter().any(|one| one.why == Reason::Contents) {
        return None;
    }
    let mut words = Vec::new();
    let told = draft.left_out.iter().filter(|one| one.why == Reason::ListNumber);
    tokens(told.map(|one| (one.origin, one.text.as_str())), &mut words);
    let mut shown: Vec<&str> =
        said.iter().filter(|word| word.number).chain(&words).map(|word| word.text.as_str()).collect();
    let mut typed = Vec::new();
    let numbers = document.typed.iter().map(|typed| (typed.origin, typed.number.as_str()));
    numbers.for_each(|number| tokens([number].into_iter(), &mut typed));
    typed.into_iter().find(|number| match shown.iter().position(|one| *one == number.text) {
        Some(at) => {
            shown.swap_remove(at);
            false
        }
        None => true,
    })
}

/// How many words are looked through for one that the format may never have counted.
const WORDS_LOOKED_THROUGH: usize = 2000;

/// Takes what the report lists as left out from the input's words.
fn take_out(input: &mut Vec<Word>, document: &Document, draft: &Draft) -> Result<(), Difference> {
    let mut gone = vec![false; input.len()];
    // Where the last one ended: entries of one line come in its order.
    let mut cursor = 0;
    let left_out = document.left_out.iter().chain(&draft.left_out);
    for left_out in left_out.filter(|one| !one.why.is_beside_the_text()) {
        let mut words = Vec::new();
        let text = signs::applied(&left_out.text, &document.rewritten);
        tokens([(left_out.origin, text.as_str())].into_iter(), &mut words);
        if words.is_empty() || left_out.why == Reason::ListNumber && !document.numbers_typed {
            continue;
        }
        let from = input.partition_point(|word| word.origin < left_out.origin);
        let may_be_absent = left_out.why == Reason::NotText;
        let most = if may_be_absent { WORDS_LOOKED_THROUGH } else { usize::MAX };
        let near = input.get(cursor).is_some_and(|word| word.origin == left_out.origin);
        let again = near.then(|| place_of(&words, input, &gone, cursor.max(from), most)).flatten();
        match again.or_else(|| place_of(&words, input, &gone, from, most)) {
            Some(places) => {
                cursor = places.last().map_or(cursor, |last| last + 1);
                places.into_iter().for_each(|at| gone[at] = true);
            }
            None if may_be_absent => {}
            None => return Err(difference(input, from, &words, 0)),
        }
    }
    let mut cursor = 0;
    for typed in &document.typed {
        let mut words = Vec::new();
        let text = signs::applied(&format!("{} {}", typed.number, typed.words), &document.rewritten);
        tokens([(typed.origin, text.as_str())].into_iter(), &mut words);
        let from = input.partition_point(|word| word.origin < typed.origin).max(cursor);
        let Some(at) = place_of(&words, input, &gone, from, usize::MAX).and_then(|all| all.first().copied())
        else {
            return Err(difference(input, from, &words, 0));
        };
        gone[at] = true;
        cursor = at;
    }
    let mut gone = gone.into_iter();
    input.retain(|_| !gone.next().unwrap_or(false));
    Ok(())
}

/// Where words stand in a row, from a place on, beside words that are gone already.
fn place_of(words: &[Word], input: &[Word], gone: &[bool], from: usize, most: usize) -> Option<Vec<usize>> {
    let there = |at: &usize| !gone[*at];
    (from..input.len()).take(most).filter(there).find_map(|start| {
        if input[start].text != words[0].text {
            return None;
        }
        let places: Vec<usize> = (start..input.len()).filter(there).take(words.len()).collect();
        let same = places.len() == words.len()
            && places.iter().zip(words).all(|(at, word)| input[*at].text == word.text);
        same.then_some(places)
    })
}

fn compare(input: &[Word], said: &[Word]) -> Result<usize, Difference> {
    let at = input.iter().zip(said).take_while(|(one, other)| one.text == other.text).count();
    let whole = at == input.len() && at == said.len();
    if whole { Ok(at) } else { Err(difference(input, at, said, at)) }
}

fn difference(input: &[Word], at: usize, said: &[Word], to: usize) -> Difference {
    let shown = |words: &[Word], from: usize| {
        let words: Vec<&str> =
            words.iter().skip(from).take(WORDS_SHOWN).map(|word| word.text.as_str()).collect();
        words.join(" ")
    };
    let origin = input.get(at).or(input.last()).map_or(0, |word| word.origin);
    Difference { origin, input: shown(input, at), draft: shown(said, to) }
}

/// Joins the halves of words. What is joined to a word before it is taken out at the end: each removal moves all that follows.
fn apply_joins(input: &mut Vec<Word>, joins: &[Join]) -> Result<(), Difference> {
    let mut gone = vec![false; input.len()];
    let mut last = 0;
    for join in joins {
        last = apply_join(input, &mut gone, last, join)?;
    }
    let mut gone = gone.into_iter();
    input.retain(|_| !gone.next().unwrap_or(false));
    Ok(())
}

/// Joins two words that stand beside each other, but for those that are gone. Returns where; `last` is where the join before was.
fn apply_join(input: &mut [Word], gone: &mut [bool], last: usize, join: &Join) -> Result<usize, Difference> {
    let (first, second) = (token(&join.first), token(&join.second));
    let stem = if join.keeps_hyphen { join.first.as_str() } else { join.first.trim_end_matches('-') };
    let from = input.partition_point(|word| word.origin < join.origin);
    let end = input.partition_point(|word| word.origin <= join.origin);
    let after = |at: usize| (at + 1..input.len()).find(|at| !gone[*at]);
    let fits = |at: &usize| {
        // Only a word that ends in a hyphen, a dash or a slash may be joined.
        join.first.ends_with(['-', '–', '/'])
            && !gone[*at]
            && input[*at].text == first
            && after(*at).is_some_and(|next| input[next].text == second)
    };
    // The first half may end its line, lie inside one, or, where the line is only the middle of a word, begin on an
    // earlier one.
    // Last, anywhere else: lines that were paragraphs, and cells, have their own origins.
    let before = |end: usize| (0..end).rev().find(|at| !gone[*at]);
    let inside = if (from..end).contains(&last) { last..end } else { 0..0 };
    let places =
        before(end).into_iter().chain(before(from)).chain(inside).chain(from..input.len()).chain(0..from);
    let at = places.into_iter().find(fits);
    let Some((at, next)) = at.and_then(|at| Some((at, after(at)?))) else {
        return Err(difference(input, from, &[], 0));
    };
    input[at].text = token(&format!("{stem}{}", join.second));
    gone[next] = true;
    Ok(at)
}

/// Takes a typed note out of the input's words: its place, without its number.
fn taken_note(
    input: &mut Vec<Word>,
    noted: &Noted,
    said: &dyn Fn(&str) -> String,
) -> Result<Vec<Word>, Difference> {
    let within = |word: &Word| (noted.place.0..=noted.place.1).contains(&word.origin);
    let mut note: Vec<Word> = input.iter().filter(|word| within(word)).cloned().collect();
    if let Some((numbered, bare)) = &noted.numbered {
        let (numbered, bare) = (token(&said(numbered)), token(&said(bare)));
        if note.first().is_none_or(|word| word.text != numbered) {
            return Err(difference(&note, 0, &[], 0));
        }
        if bare.is_empty() {
            note.remove(0);
        } else {
            note[0].text = bare;
        }
    }
    input.retain(|word| !within(word));
    Ok(note)
}

/// Takes the mark of a typed note off its word, which is looked for from a place on. Returns the place behind it.
fn apply_mark(
    input: &mut Vec<Word>,
    noted: &Noted,
    from: usize,
    said: &dyn Fn(&str) -> String,
) -> Result<usize, Difference> {
    let (marked, word) = (token(&said(&noted.marked)), token(&said(&noted.word)));
    if marked == word {
        // An asterisk is no part of a word.
        return Ok(from);
    }
    let before = token(&said(&noted.before));
    let fits = |at: &usize| {
        let follows = || at.checked_sub(1).is_some_and(|above| input[above].text == before);
        input[*at].text == marked && (before.is_empty() || follows())
    };
    let Some(at) = (from..input.len()).chain(0..from.min(input.len())).find(fits) else {
        return Err(difference(input, from, &[], 0));
    };
    if word.is_empty() {
        input.remove(at);
        return Ok(at);
    }
    input[at].text = word;
    Ok(at)
}

fn apply_move(input: &mut Vec<Word>, one: &Move) {
    let within = |word: &Word| (one.first..=one.last).contains(&word.origin);
    let moved: Vec<Word> = input.iter().filter(|word| within(word)).cloned().collect();
    input.retain(|word| !within(word));
    let to = input
        .iter()
        .position(|word| word.origin == one.before)
        .unwrap_or_else(|| input.iter().position(|word| word.origin > one.before).unwrap_or(input.len()));
    // From now on their origin is where they were put.
    input.splice(to..to, moved.into_iter().map(|word| Word { origin: one.before, ..word }));
}

/// Words without surrounding punctuation; a trailing hyphen is part of its word.
pub(super) fn tokens<'a>(texts: impl Iterator<Item = (Origin, &'a str)>, out: &mut Vec<Word>) {
    // One word may be spread over several texts: only white space separates words.
    let mut open: Option<(Origin, String)> = None;
    let close = |open: &mut Option<(Origin, String)>, out: &mut Vec<Word>| {
        if let Some((origin, text)) = open.take() {
            let text = token(&text);
            if !text.is_empty() {
                out.push(Word { text, origin, number: false });
            }
        }
    };
    let mut last = 0;
    for (origin, text) in texts {
        if origin != last {
            close(&mut open, out);
        }
        last = origin;
        for character in text.chars() {
            if character.is_whitespace() {
                close(&mut open, out);
            } else {
                open.get_or_insert_with(|| (origin, String::new())).1.push(character);
            }
        }
    }
    close(&mut open, out);
}

/// A word in the form in which it is compared.
fn token(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let word: String =
        word.nfc().filter(|c| !matches!(c, '”' | '“' | '„' | '"' | '«' | '»' | '’' | '‘' | '\'')).collect();
    let end = word.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let hangs = word[end..].starts_with('-');
    let core = word[..end].trim_start_matches(|c: char| !c.is_alphanumeric());
    if core.is_empty() || !hangs { core.to_owned() } else { format!("{core}-") }
}

/// The draft's words in reading order, with footnotes last by number.
pub(super) fn draft_words(draft: &Draft, policy: &Policy) -> Vec<Word> {
    let is_said = |index: usize| {
        draft.sections.get(index).is_some_and(|section| section.title.from != TextSource::Added)
    };
    words_of(policy, matches!(draft.title.from, TextSource::Document(_)), &is_said)
}

/// All words of a policy that a document may have given it.
pub(super) fn all_words(policy: &Policy) -> Vec<Word> {
    words_of(policy, true, &|_| true)
}

fn words_of(policy: &Policy, says_title: bool, says_title_of: &dyn Fn(usize) -> bool) -> Vec<Word> {
    let mut reading = DraftReader::default();
    if says_title {
        reading.say(policy.title.value());
    }
    if let Some(subtitle) = &policy.subtitle {
        reading.say(subtitle);
    }
    for (index, section) in policy.sections.iter().enumerate() {
        if let Some(label) = &section.label {
            reading.say(label);
        }
        if says_title_of(index) {
            reading.say(&section.title);
        }
        for block in &section.blocks {
            if let Block::Ambition { .. } = block.value() {
                reading.say(AMBITION_LEAD);
            }
            for KeyedText { text, kind, .. } in block.texts() {
                match kind {
                    TextKind::Markup => reading.markup(text),
                    // A cell has no blocks. Behind a character that begins none, its first word is a word.
                    TextKind::InlineMarkup => reading.markup(&format!("\u{f8ff} {}", text.as_str())),
                    TextKind::Plain => reading.say(text),
                    // A picture's alternative text, and what a person adds to the draft, are not words of the
                    // document.
                    TextKind::Alternative | TextKind::About | TextKind::Easy => {}
                }
            }
        }
    }
    reading.words.extend(reading.notes.into_values().flatten());
    reading.words
}

#[derive(Default)]
struct DraftReader {
    words: Vec<Word>,
    notes: BTreeMap<usize, Vec<Word>>,
}

impl DraftReader {
    fn say(&mut self, text: &str) {
        tokens([(0, text)].into_iter(), &mut self.words);
    }

    fn markup(&mut self, text: &str) {
        let mut numbered = Vec::new();
        let mut body = String::new();
        let mut note: Option<usize> = None;
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            match event {
                Event::Text(words) | Event::Code(words) => body.push_str(&words),
                Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
                | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link)
                | Event::InlineHtml(_)
                | Event::FootnoteReference(_) => {}
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    self.flush(&mut body, note);
                    note = label.parse().ok();
                }
                Event::End(TagEnd::FootnoteDefinition) => {
                    self.flush(&mut body, note);
                    note = None;
                }
                Event::Start(Tag::List(first)) => {
                    body.push(' ');
                    numbered.push(first.is_some());
                }
                Event::End(TagEnd::List(_)) => {
                    numbered.pop();
                }
                Event::Start(Tag::Item) => {
                    self.flush(&mut body, note);
                    if numbered.last() == Some(&true) {
                        let written = text[range].trim_start();
                        let digits =
                            written.len() - written.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                        let word = Word { text: written[..digits].to_owned(), origin: 0, number: true };
                        self.into(note).push(word);
                    }
                }
                _ => body.push(' '),
            }
        }
        self.flush(&mut body, note);
    }

    fn into(&mut self, note: Option<usize>) -> &mut Vec<Word> {
        match note {
            Some(label) => self.notes.entry(label).or_default(),
            None => &mut self.words,
        }
    }

    fn flush(&mut self, body: &mut String, note: Option<usize>) {
        let text = std::mem::take(body);
        tokens([(0, text.as_str())].into_iter(), self.into(note));
    }
}
