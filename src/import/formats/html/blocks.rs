//! Walks a page's blocks in document order (HTML, 4.3 to 4.5).
//!
//! An unknown element is entered like any other, so that it costs no word.

use std::collections::BTreeMap;

use super::css;
use super::dom::{Dom, Id, ROOT};
use super::lists::{self, WordItem};
use super::notes::Notes;
use crate::edition::NumberMark;
use crate::import::document::{
    Content, Document, Footnote, LeftOut, ListNumber, Mend, Notice, Origin, Piece, Properties, Reason,
};
use crate::import::formats::rich::flow::{Flow, Item, Mark, Paragraph, Role};
use crate::import::formats::rich::look::Letters;
use crate::import::formats::rich::scripts::{self, Script};
use crate::import::formats::rich::settle::settle;
use crate::import::formats::rich::spans::{self, Span, Style, What};
use crate::import::formats::rich::style_names::{self, Named};
use crate::import::read_error::ReadError;

/// Reads a page.
pub fn read(dom: &Dom, mended: BTreeMap<Mend, usize>) -> Result<Document, ReadError> {
    let language = ["html", "body"].iter().find_map(|name| {
        let id = dom.descendants(ROOT).find(|id| dom.name(*id) == *name)?;
        dom.attr(id, "lang").map(str::to_owned)
    });
    let mut reader = HtmlReader {
        dom,
        notes: Notes::of(dom),
        language: language.unwrap_or_default(),
        line: 1,
        document: Document { mended, ..Document::default() },
    };
    let mut flow = Flow::default();
    reader.inside(ROOT, &mut flow, &mut Surroundings::default())?;
    for body in reader.notes.bodies.clone() {
        let mut flow = Flow::default();
        reader.inside(body, &mut flow, &mut Surroundings::default())?;
        let footnote = Footnote { origin: dom.line(body), pieces: flow.finish() };
        reader.document.footnotes.push(footnote);
    }
    let is_title =
        |id: &Id| dom.name(*id) == "title" && dom.ancestors(*id).all(|above| dom.name(above) != "svg");
    let title = dom.descendants(ROOT).find(is_title).map(|id| dom.plain(id));
    reader.document.properties = Properties { title };
    Ok(settle(flow, reader.document))
}

/// The context of what is being read.
#[derive(Debug, Clone, Default)]
pub(super) struct Surroundings {
    /// How many lists surround it.
    lists: usize,
    /// The marker of the next paragraph of the item.
    mark: Option<Mark>,
    /// The role of a paragraph here.
    role: Option<Role>,
    /// The style of text here.
    pub(super) style: Style,
    /// Whether white space is preserved.
    pub(super) preformatted: bool,
}

impl Surroundings {
    /// The context of a self-contained text, in a cell or a box.
    pub(super) fn fresh(style: Style) -> Self {
        Self { style, ..Self::default() }
    }

    /// The context of a caption.
    pub(super) fn caption(&self) -> Self {
        Self { role: Some(Role::Caption), ..Self::fresh(self.style.clone()) }
    }
}

/// Inline words collected until the block ends.
#[derive(Default)]
pub(super) struct Loose {
    pub(super) origin: Option<Origin>,
    pub(super) spans: Vec<Span>,
    pub(super) figures: Vec<Piece>,
}

pub(super) struct HtmlReader<'d> {
    pub(super) dom: &'d Dom,
    pub(super) notes: Notes,
    pub(super) language: String,
    /// The line of the block that began last.
    pub(super) line: Origin,
    pub(super) document: Document,
}

impl HtmlReader<'_> {
    /// Counts something the user should know.
    pub(super) fn count(&mut self, notice: Notice) {
        *self.document.notices.entry(notice).or_default() += 1;
    }

    /// Reports words that are not part of the text.
    pub(super) fn leave_out(&mut self, id: Id, why: Reason) {
        // Counted as the text's other words are: a note among them is still a note.
        let text = match why {
            Reason::Hidden | Reason::Struck | Reason::Drawing => self.dom.plain(id),
            _ => self.plain(id),
        };
        let text = spans::mended_whole(&text, &mut self.document.mended);
        // Reported at the start of its block, which is where the words are looked up.
        let mut around = std::iter::once(id).chain(self.dom.ancestors(id));
        let origin = around.find(|id| is_block(self.dom, *id)).map_or(1, |id| self.dom.line(id));
        if !text.is_empty() {
            self.document.left_out.push(LeftOut { origin, text, why });
        }
    }

    /// The words of an element, without its notes and their numbers.
    fn plain(&self, id: Id) -> String {
        let mut text = String::new();
        self.plain_into(id, id, Script::Line, &mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn plain_into(&self, id: Id, from: Id, script: Script, text: &mut String) {
        let dom = self.dom;
        let is_note = id != from && self.notes.bodies.contains(&id);
        let is_number = self.notes.references.contains_key(&id) || self.notes.back.contains(&id);
        let is_no_text = is_code(dom, id)
            || dom.name(id) == "svg"
            || css::gone(dom, id).is_some()
            || self.is_marker_of_list(id);
        if is_note || is_number || is_no_text {
            return;
        }
        text.push_str(&scripts::placed(dom.text(id).unwrap_or_default(), script).0);
        let parts_words = is_block(dom, id) || is_control(dom, id);
        if parts_words {
            text.push(' ');
        }
        let script = match dom.name(id) {
            "sup" => Script::Raised,
            "sub" => Script::Lowered,
            _ => script,
        };
        dom.children(id).iter().for_each(|child| self.plain_into(*child, from, script, text));
        if parts_words {
            text.push(' ');
        }
    }

    /// Whether an element is what Word shows before an item, and a list shows as well.
    pub(super) fn is_marker_of_list(&self, id: Id) -> bool {
        let dom = self.dom;
        lists::is_marker(dom, id)
            && dom
                .ancestors(id)
                .find_map(|above| lists::word_item(dom, above))
                .is_some_and(|item| item.mark.is_some())
    }

    /// Reads the children of `parent`: blocks, and loose words between them.
    pub(super) fn inside(
        &mut self,
        parent: Id,
        flow: &mut Flow,
        place: &mut Surroundings,
    ) -> Result<(), ReadError> {
        self.line = self.line.max(self.dom.line(parent));
        let mut loose = Loose::default();
        for child in self.dom.children(parent) {
            self.node(*child, flow, place, &mut loose)?;
        }
        self.flush(&mut loose, flow, place);
        Ok(())
    }

    pub(super) fn node(
        &mut self,
        id: Id,
        flow: &mut Flow,
        place: &mut Surroundings,
        loose: &mut Loose,
    ) -> Result<(), ReadError> {
        if self.notes.bodies.contains(&id) {
            return Ok(());
        }
        if let Some(why) = self.why_left_out(id) {
            self.leave_out(id, why);
            return Ok(());
        }
        let name = self.dom.name(id);
        if !is_block(self.dom, id) {
            return self.inline(id, &place.style.clone(), place, flow, loose);
        }
        self.flush(loose, flow, place);
        let mut inner = place.clone();
        inner.style = self.styled(id, &place.style);
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                inner.role = Some(match self.role(id) {
                    Some(role @ (Role::Title | Role::Subtitle)) => role,
                    _ => Role::Heading(name.as_bytes()[1] - b'0'),
                });
                self.inside(id, flow, &mut inner)?;
            }
            "ul" | "ol" | "menu" | "dir" => self.list(id, flow, &inner)?,
            "li" => {
                // Browsers show a bullet even without a list around it.
                inner.lists = inner.lists.max(1);
                inner.mark = Some(Mark::Bullet);
                self.inside(id, flow, &mut inner)?;
            }
            "table" => self.table(id, flow, &inner)?,
            "blockquote" => {
                let mut quoted = Flow::default();
                self.inside(id, &mut quoted, &mut Surroundings::fresh(inner.style))?;
                let pieces = quoted.finish();
                if !pieces.is_empty() {
                    flow.add(Piece::new(self.dom.line(id), Content::Quote(pieces)));
                }
            }
            "aside" => {
                let mut boxed = Flow::default();
                self.inside(id, &mut boxed, &mut Surroundings::fresh(inner.style))?;
                let pieces = boxed.finish();
                if !pieces.is_empty() {
                    flow.aside(self.dom.line(id), pieces);
                }
            }
            "figcaption" => {
                inner.role = Some(Role::Caption);
                self.inside(id, flow, &mut inner)?;
            }
            "pre" => {
                inner.preformatted = true;
                self.inside(id, flow, &mut inner)?;
            }
            "hr" => flow.close(),
            _ => {
                inner.role = self.role(id).or(place.role);
                if let Some(WordItem { level, mark: Some(mark), is_lettered }) =
                    lists::word_item(self.dom, id)
                {
                    (inner.lists, inner.mark) = (level, Some(mark));
                    if is_lettered {
                        self.count(Notice::LetteredItem);
                    }
                }
                self.inside(id, flow, &mut inner)?;
            }
        }
        // The first paragraph of the item used up its marker.
        if !matches!(name, "li" | "ul" | "ol") {
            place.mark = inner.mark;
        }
        Ok(())
    }

    /// Ends a run of loose words and makes it a paragraph.
    pub(super) fn flush(&mut self, loose: &mut Loose, flow: &mut Flow, place: &mut Surroundings) {
        let Loose { origin, spans, figures } = std::mem::take(loose);
        let origin = origin.unwrap_or(1);
        if spans::is_blank(&spans) {
            // An empty paragraph is space.
            flow.paragraph(Paragraph { spans, ..Paragraph::default() });
        } else {
            let level = place.lists.checked_sub(1);
            let item = level.map(|level| Item { level, mark: place.mark.take().unwrap_or(Mark::Continued) });
            // The marker is used up, whatever follows in the item.
            let role = place.role.unwrap_or(Role::Body);
            let mut letters = Letters::default();
            for span in &spans {
                if let What::Text(text) = &span.what {
                    let mut look = span.style.text.look();
                    look.bold |= span.style.strong;
                    letters.add(text, look);
                }
            }
            let look = letters.look();
            flow.paragraph(Paragraph { origin, role, item, spans, look, doubts: Vec::new() });
        }
        figures.into_iter().for_each(|figure| flow.figure(figure));
    }

    fn list(&mut self, id: Id, flow: &mut Flow, place: &Surroundings) -> Result<(), ReadError> {
        let dom = self.dom;
        let number =
            |id: Id, name: &str| dom.attr(id, name).and_then(|number| number.trim().parse::<u32>().ok());
        let mut next = number(id, "start").unwrap_or(1);
        let lists = place.lists + 1;
        for child in dom.children(id) {
            let mut inner = Surroundings { lists, mark: None, role: None, ..place.clone() };
            if dom.name(*child) == "li" && !self.notes.bodies.contains(child) {
                inner.mark = Some(Mark::Bullet);
                if dom.name(id) == "ol" {
                    next = number(*child, "value").unwrap_or(next);
                    // The stop is the browser's; HTML has no word for another sign.
                    inner.mark = Some(Mark::Number(ListNumber { value: next, mark: NumberMark::Stop }));
                    if dom
                        .attr(id, "type")
                        .is_some_and(|format| matches!(format.trim(), "a" | "A" | "i" | "I"))
                    {
                        self.count(Notice::LetteredItem);
                    }
                    next = next.saturating_add(1);
                }
                inner.style = self.styled(*child, &place.style);
                match self.why_left_out(*child) {
                    Some(why) => self.leave_out(*child, why),
                    None => self.inside(*child, flow, &mut inner)?,
                }
            } else {
                let mut loose = Loose::default();
                self.node(*child, flow, &mut inner, &mut loose)?;
                self.flush(&mut loose, flow, &mut inner);
            }
        }
        Ok(())
    }

    /// The role that a paragraph's classes indicate, by the names that word processors use.
    fn role(&self, id: Id) -> Option<Role> {
        let classes = self.dom.attr(id, "class")?;
        classes.split_ascii_whitespace().find_map(|class| {
            let name = class.strip_prefix("Mso").unwrap_or(class).replace('-', " ");
            match style_names::meaning(&name)? {
                Named::Role(role @ (Role::Title | Role::Subtitle | Role::Quote | Role::Caption)) => {
                    Some(role)
                }
                _ => None,
            }
        })
    }

    /// The reason an element is not part of the text, if it isn't.
    pub(super) fn why_left_out(&self, id: Id) -> Option<Reason> {
        let dom = self.dom;
        let name = dom.name(id);
        if name.is_empty() {
            return None;
        }
        if let Some(why) = css::gone(dom, id) {
            return Some(why);
        }
        let is_contents = dom.has(id, "role", &["doc-toc"])
            || dom.has(id, "epub:type", &["toc"])
            || matches!(dom.attr(id, "id"), Some("TOC" | "toc"));
        if is_contents {
            return Some(Reason::Contents);
        }
        if dom.has(id, "role", &["navigation", "search", "banner", "contentinfo", "menubar"]) {
            return Some(Reason::NotText);
        }
        match name {
            // A box of links to the site's own pages is a menu.
            "aside" if is_menu(dom, id) => Some(Reason::NotText),
            "nav" | "select" | "button" | "textarea" | "noscript" | "iframe" | "object" | "audio"
            | "video" | "canvas" | "datalist" | "dialog" => Some(Reason::NotText),
            "svg" => Some(Reason::Drawing),
            // A formula in another notation.
            "annotation" | "annotation-xml" => Some(Reason::NotText),
            "title" if dom.ancestors(id).all(|above| dom.name(above) != "body") => Some(Reason::NotText),
            // The page's own, not an article's; a page's header may contain its title.
            "header" | "footer" if is_of_page(dom, id) => {
                let has_title = dom.descendants(id).any(|below| dom.name(below) == "h1");
                (!has_title).then_some(Reason::NotText)
            }
            _ => None,
        }
    }
}

/// Whether all words below an element, but those of headings, are links to other pages of the site.
fn is_menu(dom: &Dom, id: Id) -> bool {
    let mut links = 0;
    for text in
        dom.descendants(id).filter(|below| dom.text(*below).is_some_and(|text| !text.trim().is_empty()))
    {
        let around = || dom.ancestors(text).take_while(|above| *above != id);
        let to = around().find(|above| dom.name(*above) == "a").and_then(|link| dom.attr(link, "href"));
        let is_heading =
            || around().any(|above| matches!(dom.name(above), "h1" | "h2" | "h3" | "h4" | "h5" | "h6"));
        match to {
            Some(to) if !to.contains(':') && !to.starts_with('#') => links += 1,
            _ if is_heading() => {}
            _ => return false,
        }
    }
    links > 0
}

fn is_of_page(dom: &Dom, id: Id) -> bool {
    !dom.ancestors(id)
        .any(|above| matches!(dom.name(above), "article" | "main" | "section" | "aside" | "blockquote"))
}

/// Whether it is inline but not part of the text's words.
fn is_control(dom: &Dom, id: Id) -> bool {
    matches!(
        dom.name(id),
        "br" | "button"
            | "select"
            | "textarea"
            | "noscript"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "canvas"
            | "datalist"
    )
}

/// Scripts, styles and everything else that a browser never shows.
pub(super) fn is_code(dom: &Dom, id: Id) -> bool {
    matches!(dom.name(id), "script" | "style" | "template" | "link" | "meta" | "base")
}

/// Whether an element begins on a line of its own. An element containing one does, too.
pub(super) fn is_block(dom: &Dom, id: Id) -> bool {
    matches!(
        dom.name(id),
        "html"
            | "head"
            | "body"
            | "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "ul"
            | "caption"
            | "tbody"
            | "thead"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "title"
            | "option"
            | "optgroup"
    )
}

/// Adds text whose white space counts: lines stay lines.
pub(super) fn push_lines(text: &str, style: &Style, spans: &mut Vec<Span>) {
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            spans::push(spans, What::Break, style);
        }
        spans::push(spans, What::Text(line.to_owned()), style);
    }
}
