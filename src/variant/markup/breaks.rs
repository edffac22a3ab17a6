//! Page breaks of the paged file. Each is put before the very word that begins the page, found by counting words on the
//! way through the tree.

use crate::edition::{PageMap, PageStart, WordCounter};
use crate::language::DocumentWords;
use crate::xml::Xml;

/// A page break in the book, for the page list.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Number of the page as it is printed.
    pub label: String,
    /// Document it stands in.
    pub path: String,
    /// Its anchor.
    pub id: String,
    /// "Side 9".
    title: String,
}

/// How far the reading has come, and which pages are still to begin.
pub struct PageBreaks<'a> {
    waiting: std::slice::Iter<'a, PageStart>,
    counter: WordCounter,
    words: &'static DocumentWords,
    paused: bool,
    /// Document being written.
    path: String,
    placed: Vec<Mark>,
}

impl<'a> PageBreaks<'a> {
    /// Nothing has been read yet.
    pub fn new(map: Option<&'a PageMap>, words: &'static DocumentWords) -> Self {
        let waiting = map.map_or([].iter(), |map| map.pages.iter());
        let counter = WordCounter::default();
        Self { waiting, counter, words, paused: false, path: String::new(), placed: Vec::new() }
    }

    /// What follows stands in this document.
    pub fn open(&mut self, path: &str) {
        path.clone_into(&mut self.path);
        self.counter.line();
    }

    /// The first page: the cover, whose counterpart is the title page.
    pub fn cover(&mut self, xml: &mut Xml) {
        let cover = self.waiting.next().map(|page| self.place(page));
        cover.iter().for_each(|mark| mark.write(xml, Voice::Running));
    }

    /// Pages without words of the edition between the cover and the text: the contents, which are written last.
    pub fn contents(&mut self) {
        while let [page, next, ..] = self.waiting.as_slice() {
            if next.word > 0 {
                break;
            }
            self.waiting.next();
            self.place(page);
        }
    }

    /// Reads on over `text`; gives the pages that begin in it, each with the byte it begins before. Quotation
    /// marks and brackets go with the word that they open.
    pub fn pass(&mut self, text: &str) -> Vec<(usize, Mark)> {
        let mut found = Vec::new();
        if self.paused {
            return found;
        }
        let (mut token, mut inside) = (0, false);
        for (at, character) in text.char_indices() {
            let before = self.counter.count();
            if self.counter.read(character) {
                let here = if inside { at } else { token };
                found.extend(self.due(before).into_iter().map(|mark| (here, mark)));
                inside = true;
            } else if character.is_whitespace() {
                (token, inside) = (at + character.len_utf8(), false);
            }
        }
        found
    }

    /// A line ends here: no word goes on.
    pub fn line(&mut self) {
        self.counter.line();
    }

    /// Reads on over words that stand elsewhere in this book: those of a footnote.
    pub fn skip(&mut self, words: usize) {
        if !self.paused {
            self.counter.skip(words);
        }
    }

    /// Writes something that is no part of the reading, or that was read before.
    pub fn pause(&mut self, paused: bool) {
        self.paused = paused;
    }

    /// Writes the pages that begin before the next word.
    pub fn before_line(&mut self, xml: &mut Xml) {
        if !self.paused {
            let due = self.due(self.counter.count());
            due.iter().for_each(|mark| mark.write(xml, Voice::Running));
        }
    }

    /// Words read so far.
    pub fn words_read(&self) -> usize {
        self.counter.count()
    }

    /// All pages, in order.
    pub fn into_list(self) -> Vec<Mark> {
        assert!(self.waiting.as_slice().is_empty(), "every page begins before the end of the edition");
        self.placed
    }

    fn due(&mut self, word: usize) -> Vec<Mark> {
        let mut due = Vec::new();
        while let Some(page) = self.waiting.as_slice().first().filter(|page| page.word <= word) {
            self.waiting.next();
            due.push(self.place(page));
        }
        due
    }

    fn place(&mut self, page: &PageStart) -> Mark {
        // Numbered, for two pages may have the same label.
        let id = format!("side-{}", self.placed.len() + 1);
        let title = format!("{} {}", self.words.page, page.label);
        let mark = Mark { label: page.label.clone(), path: self.path.clone(), id, title };
        self.placed.push(mark.clone());
        mark
    }
}

/// What becomes of the text that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// It is read.
    Running,
    /// It is read, and is no place for a link to the glossary.
    Unlinked,
    /// It is read, and is also the name of a link, a heading or a header cell: said whenever that is met.
    Name,
}

impl Mark {
    /// Writes the page break: an empty element, so that speech is not interrupted, with a role and a number for those who
    /// ask. In a name it is hidden, or "Side 9" would be spoken as part of the name; it can still be jumped to.
    pub fn write(&self, xml: &mut Xml, voice: Voice) {
        let mut attributes = vec![
            ("epub:type", "pagebreak"),
            ("role", "doc-pagebreak"),
            ("id", self.id.as_str()),
            ("title", &self.title),
        ];
        if voice == Voice::Name {
            attributes.push(("aria-hidden", "true"));
        }
        xml.element("span", &attributes, |_| {});
    }
}
