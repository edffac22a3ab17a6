//! What becomes of a CommonMark text.

use std::ops::Range;

use super::tree::Block;

/// A parsed text.
#[derive(Debug, Default)]
pub struct Markup {
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Its footnotes; [`Inline::Note`] numbers index into them from 1, in order of first reference.
    pub notes: Vec<Vec<Block>>,
    /// What can't be rendered.
    pub problems: Vec<(Range<usize>, Problem)>,
    /// Headings: level, and where.
    pub headings: Vec<(u8, Range<usize>)>,
    /// Links: target as written, text, and where.
    pub links: Vec<Link>,
    /// Where words in the text's own language stand: outside language spans, code and addresses of links.
    pub prose: Vec<Range<usize>>,
    /// References to characters, such as `&amp;`: where, and what they say.
    pub entities: Vec<(Range<usize>, String)>,
}

/// A link as it was written.
#[derive(Debug)]
pub struct Link {
    /// Address as written.
    pub url: String,
    /// Text.
    pub text: String,
    /// Where in the text.
    pub range: Range<usize>,
}

/// Something in a text that can't be rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// An HTML element other than the language span.
    Html(String),
    /// A span that is not closed, or closed without being opened.
    SpanUnclosed,
    /// A span without a language.
    SpanWithoutLanguage(String),
    /// A language tag that is not well-formed.
    UnknownLanguage(String),
    /// A picture in running text.
    Image,
    /// A heading without text.
    EmptyHeading,
    /// A reference to a footnote that doesn't exist.
    FootnoteUndefined(String),
    /// A footnote that is never referred to.
    FootnoteUnused(String),
    /// A footnote written twice.
    FootnoteTwice(String),
    /// A footnote without text.
    FootnoteEmpty(String),
    /// A reference from one footnote to another.
    FootnoteInFootnote(String),
    /// Nested too deep.
    TooDeep,
    /// A block where running text belongs.
    BlockInCell,
    /// A link that was not read as one: where its address stands, and the address.
    LinkNotRead(Range<usize>, String),
    /// A language span without a word in it.
    SpanEmpty,
}

impl Markup {
    /// Shows every range in it, to be changed where the text that was parsed is not the one that was written.
    pub(super) fn each_range(&mut self, mut change: impl FnMut(&mut Range<usize>)) {
        let Self { blocks: _, notes: _, problems, headings, links, prose, entities } = self;
        for (range, problem) in problems {
            change(range);
            if let Problem::LinkNotRead(range, _) = problem {
                change(range);
            }
        }
        headings.iter_mut().for_each(|(_, range)| change(range));
        links.iter_mut().for_each(|link| change(&mut link.range));
        prose.iter_mut().for_each(&mut change);
        entities.iter_mut().for_each(|(range, _)| change(range));
    }
}
