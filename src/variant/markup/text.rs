//! Running text: page breaks, links to the glossary, abbreviations, notes.

use std::ops::Range;

use super::body::Body;
use super::breaks::{Mark, Voice};
use super::form::Made;
use crate::edition::{self, Inline, Target, find_form, note_words, one_line};
use crate::policy::Language;
use crate::xml::Xml;

/// Part of a text that becomes an element of its own.
struct Span {
    range: Range<usize>,
    kind: Kind,
}

enum Kind {
    /// A word of the glossary; its place in the list of terms.
    Term(usize),
    /// An abbreviation, and what it stands for.
    Abbreviation(String),
}

impl Body<'_, '_> {
    /// A line of running text.
    pub fn line(&mut self, xml: &mut Xml, content: &[Inline], voice: Voice) {
        self.inlines(xml, content, voice);
        self.book.pages.line();
    }

    /// A line of plain characters.
    pub fn plain(&mut self, xml: &mut Xml, text: &str, voice: Voice) {
        self.text(xml, text, voice);
        self.book.pages.line();
    }

    fn inlines(&mut self, xml: &mut Xml, content: &[Inline], voice: Voice) {
        let mut rest = content;
        while let Some((first, others)) = rest.split_first() {
            rest = others;
            match first {
                Inline::Text { text } => {
                    // Quotation marks are separate inlines, but belong to the word beside them.
                    let mut whole = text.clone();
                    while let [Inline::Text { text }, others @ ..] = rest {
                        whole.push_str(text);
                        rest = others;
                    }
                    self.text(xml, &whole, voice);
                }
                Inline::Code { text } => {
                    let marks = self.book.pages.pass(text);
                    xml.element("code", &[], |xml| marked(xml, text, &(0..text.len()), &marks, voice));
                }
                Inline::Emphasis { content } => {
                    xml.element("em", &[], |xml| self.inlines(xml, content, voice));
                }
                Inline::Strong { content } => {
                    xml.element("strong", &[], |xml| self.inlines(xml, content, voice));
                }
                Inline::Link { to, content } => {
                    let href = self.href(to);
                    xml.element("a", &[("href", &href)], |xml| self.inlines(xml, content, Voice::Name));
                }
                Inline::Language { lang, content } => {
                    let attributes = language(lang, &self.book.edition.language);
                    let voice = if voice == Voice::Name { voice } else { Voice::Unlinked };
                    xml.element("span", &attributes, |xml| self.inlines(xml, content, voice));
                }
                Inline::Note { number, reference } => self.reference(xml, *number, *reference, voice),
                Inline::Break => {
                    self.book.pages.line();
                    xml.empty("br", &[]);
                }
            }
        }
    }

    fn text(&mut self, xml: &mut Xml, text: &str, voice: Voice) {
        let marks = self.book.pages.pass(text);
        let spans = self.spans(text, &marks, voice);
        let mut written = 0;
        for Span { range, kind } in spans {
            marked(xml, text, &(written..range.start), &marks, voice);
            written = range.end;
            // A page that begins with this word begins before the element.
            let begin = marks.iter().filter(|(at, _)| *at == range.start);
            begin.for_each(|(_, mark)| mark.write(xml, voice));
            let inside = &text[range];
            match kind {
                Kind::Abbreviation(long) => {
                    xml.element("abbr", &[("title", &one_line(&long))], |xml| xml.text(inside));
                }
                Kind::Term(index) => self.term(xml, index, inside),
            }
        }
        marked(xml, text, &(written..text.len()), &marks, voice);
    }

    /// A word of the glossary. It leads there, or to its explanation beside it, which is hidden until somebody goes there: without a script, in any
    /// browser, and where styles are left out the text is as it was written.
    fn term(&mut self, xml: &mut Xml, index: usize, word: &str) {
        self.linked[index] = true;
        let (entry, form) = (self.book.terms[index], self.book.form);
        let glossref = [("epub:type", "glossref"), ("role", "doc-glossref")];
        let Some([explanation, here]) = form.explained(&self.section.id, &entry.id) else {
            let href = form.href(&entry.id);
            let attributes = [&[("href", href.as_str())], glossref.as_slice()].concat();
            xml.element("a", &attributes, |xml| xml.text(word));
            return;
        };
        let section = self.book.title_of(self.section);
        // A publication may be written twice, first to know where its words are used.
        if !self.book.uses[index].iter().any(|(anchor, _)| *anchor == here) {
            self.book.uses[index].push((here.clone(), section));
        }
        let href = format!("#{explanation}");
        let attributes = [&[("id", here.as_str()), ("href", &href)], glossref.as_slice()].concat();
        xml.element("a", &attributes, |xml| xml.text(word));
        let name = one_line(&entry.word);
        let attributes = [
            ("id", explanation.as_str()),
            ("class", "explained"),
            ("role", "note"),
            ("aria-label", name.as_str()),
            ("hidden", "hidden"),
        ];
        xml.element("span", &attributes, |xml| {
            xml.text(&format!("{} ", one_line(&entry.explanation)));
            let back = format!("#{here}");
            let attributes = [("href", back.as_str()), ("role", "doc-backlink")];
            xml.element("a", &attributes, |xml| xml.text(self.book.language.web.close));
        });
    }

    /// Words of the glossary that have not been linked in this section, and abbreviations; in order, without
    /// overlaps, and none with a page break inside.
    fn spans(&self, text: &str, marks: &[(usize, Mark)], voice: Voice) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut add = |range: Range<usize>, kind: Kind| {
            let whole = !marks.iter().any(|(at, _)| range.start < *at && *at < range.end);
            let free = spans.iter().all(|one| range.end <= one.range.start || one.range.end <= range.start);
            if whole && free {
                spans.push(Span { range, kind });
            }
        };
        if voice == Voice::Running {
            for (index, term) in self.book.terms.iter().enumerate().filter(|(index, _)| !self.linked[*index])
            {
                if let Some(range) = find_form(&term.word, text, self.book.language.noun_endings) {
                    add(range, Kind::Term(index));
                }
            }
        }
        if voice != Voice::Name {
            for (short, long) in &self.book.abbreviations {
                abbreviations(short, text).for_each(|range| add(range, Kind::Abbreviation(long.clone())));
            }
        }
        spans.sort_by_key(|span| span.range.start);
        spans
    }

    fn reference(&mut self, xml: &mut Xml, number: usize, reference: usize, voice: Voice) {
        let digits = number.to_string();
        for (_, mark) in self.book.pages.pass(&digits) {
            mark.write(xml, voice);
        }
        if reference == 1 {
            self.book.pages.skip(note_words(self.section, number));
        }
        let form = self.book.form;
        let (id, note) = (form.made(Made::Reference(number, reference)), form.made(Made::Note(number)));
        let href = format!("#{note}");
        let label = format!("{} {number}", self.book.words.footnote);
        let attributes = [
            ("id", id.as_str()),
            ("href", &href),
            ("epub:type", "noteref"),
            ("role", "doc-noteref"),
            ("class", "noteref"),
            ("aria-label", &label),
        ];
        xml.element("a", &attributes, |xml| xml.text(&digits));
    }

    /// An address, or the document and anchor of a place in the book.
    fn href(&self, to: &Target) -> String {
        match to {
            Target::Url { url, .. } => url.clone(),
            Target::Anchor { anchor } => self.book.form.href(anchor),
        }
    }
}

/// Writes a part of a text with the page breaks in it; one at its very end goes with what follows.
fn marked(xml: &mut Xml, text: &str, part: &Range<usize>, marks: &[(usize, Mark)], voice: Voice) {
    let mut written = part.start;
    for (at, mark) in marks.iter().filter(|(at, _)| part.contains(at)) {
        unparted(xml, &text[written..*at]);
        written = *at;
        mark.write(xml, voice);
    }
    unparted(xml, &text[written..part.end]);
}

/// The attributes of words in another language: its tag, and the way it is written where that is not the document's.
pub fn language<'a>(of: &'a Language, document: &Language) -> Vec<(&'a str, &'a str)> {
    let mut attributes = vec![("lang", of.tag()), ("xml:lang", of.tag())];
    if of.direction() != document.direction() {
        attributes.push(("dir", of.direction()));
    }
    attributes
}

/// Characters, with an element around what is set on one line: its class keeps "2025–2028" together.
///
/// What ends in "E-mail: " leaves its colon outside, where no line begins either: blanks that stand alone before a link with room around it aren't in
/// Chromium's accessibility tree, and a screen reader would say the two as one word.
pub fn unparted(xml: &mut Xml, text: &str) {
    let mut written = 0;
    for Range { start, mut end } in edition::unparted(text) {
        if end < text.len() && text[end..].chars().all(char::is_whitespace) {
            end = start + text[start..end].trim_end_matches([':', ';', ',', '.']).len();
        }
        xml.text(&text[written..start]);
        written = end;
        xml.element("span", &[("class", "unparted")], |xml| xml.text(&text[start..end]));
    }
    xml.text(&text[written..]);
}

/// Where an abbreviation stands as a word of its own, with a capital or without.
fn abbreviations<'a>(short: &'a str, text: &'a str) -> impl Iterator<Item = Range<usize>> {
    let capitals = short.chars().all(char::is_uppercase);
    let apart = |beside: Option<char>| !beside.is_some_and(char::is_alphanumeric);
    // Every text is looked through for each of them, and few letters are the first of one.
    let first = short.as_bytes().first().copied().unwrap_or_default();
    let begins = text.bytes().enumerate().filter(move |(_, byte)| byte.eq_ignore_ascii_case(&first));
    begins.filter_map(move |(at, _)| {
        let range = at..at + short.len();
        let found = text.get(range.clone())?;
        // A sentence may begin with "F.eks."; "KL" is never "kl".
        let same = found == short || (!capitals && found.eq_ignore_ascii_case(short));
        let alone = || apart(text[..at].chars().next_back()) && apart(text[range.end..].chars().next());
        (same && alone()).then_some(range)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_is_a_word_of_its_own() {
        let found =
            |short, text: &'static str| abbreviations(short, text).map(|at| &text[at]).collect::<Vec<_>>();
        assert_eq!(found("f.eks.", "F.eks. sport, f.eks. bold"), ["F.eks.", "f.eks."]);
        assert_eq!(found("ca.", "Monica. Ca. ti"), ["Ca."]);
        assert_eq!(found("fx", "fx æbler, vfx"), ["fx"]);
    }
}
