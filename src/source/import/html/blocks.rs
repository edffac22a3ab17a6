//! The way through a page: blocks, in the order of the document (HTML, 4.3 to 4.5).
//!
//! An element that isn't known is looked into, so that it costs no word.

use std::collections::BTreeMap;

use super::dom::{Dom, Id, ROOT};
use super::notes::Notes;
use super::words;
use crate::source::import::flow::{Flow, Item, Mark, Role};
use crate::source::import::names::{self, Named};
use crate::source::import::spans::{self, Span, Style, What};
use crate::source::import::{Content, Footnote, Import, LeftOut, Mend, Notice, Piece, Refused, Spot, Why};

/// Reads a page.
pub fn read(dom: &Dom, mended: BTreeMap<Mend, usize>) -> Result<Import, Refused> {
    let language = ["html", "body"].iter().find_map(|name| {
        let id = dom.descendants(ROOT).find(|id| dom.name(*id) == *name)?;
        dom.attr(id, "lang").map(str::to_owned)
    });
    let mut walk = Walk {
        dom,
        notes: Notes::of(dom),
        language: language.unwrap_or_default(),
        import: Import { mended, ..Import::default() },
    };
    let mut flow = Flow::default();
    walk.inside(ROOT, &mut flow, &mut Place::default())?;
    walk.import.pieces = flow.finish();
    for body in walk.notes.bodies.clone() {
        let mut flow = Flow::default();
        walk.inside(body, &mut flow, &mut Place::default())?;
        let footnote = Footnote { spot: dom.line(body), pieces: flow.finish() };
        walk.import.footnotes.push(footnote);
    }
    Ok(walk.import)
}

/// What surrounds what is read.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    /// How many lists.
    lists: usize,
    /// What stands before the next paragraph of the item.
    mark: Option<Mark>,
    /// What a paragraph is here.
    role: Option<Role>,
    /// How text looks here.
    pub(super) style: Style,
    /// Whether white space counts.
    pub(super) preformatted: bool,
}

impl Place {
    /// Where text of its own begins, in a cell or a box.
    pub(super) fn fresh(style: Style) -> Self {
        Self { style, ..Self::default() }
    }

    /// A caption's place.
    pub(super) fn caption(&self) -> Self {
        Self { role: Some(Role::Caption), ..Self::fresh(self.style.clone()) }
    }
}

/// Words that wait for the block to end.
#[derive(Default)]
pub(super) struct Loose {
    pub(super) spot: Option<Spot>,
    pub(super) spans: Vec<Span>,
    pub(super) figures: Vec<Piece>,
}

pub(super) struct Walk<'d> {
    pub(super) dom: &'d Dom,
    pub(super) notes: Notes,
    pub(super) language: String,
    pub(super) import: Import,
}

impl Walk<'_> {
    /// Counts something a person should know of.
    pub(super) fn count(&mut self, notice: Notice) {
        *self.import.notices.entry(notice).or_default() += 1;
    }

    /// Reports words that are no part of the text.
    pub(super) fn leave_out(&mut self, id: Id, why: Why) {
        // Its words as they are counted elsewhere: a note in it is a note all the same.
        let text = match why {
            Why::Hidden | Why::Drawing => self.dom.plain(id),
            _ => words::plain(self.dom, &self.notes, id),
        };
        let text = spans::mended(&text, &mut self.import.mended);
        // Where its block begins: there the words are looked for.
        let mut around = std::iter::once(id).chain(self.dom.ancestors(id));
        let spot = around.find(|id| is_block(self.dom, *id)).map_or(1, |id| self.dom.line(id));
        if !text.is_empty() {
            self.import.left_out.push(LeftOut { spot, text, why });
        }
    }

    /// Reads what stands in `parent`: blocks, and loose words between them.
    pub(super) fn inside(&mut self, parent: Id, flow: &mut Flow, place: &mut Place) -> Result<(), Refused> {
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
        place: &mut Place,
        loose: &mut Loose,
    ) -> Result<(), Refused> {
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
                // Without a list around it, browsers show a bullet all the same.
                inner.lists = inner.lists.max(1);
                inner.mark = Some(Mark::Bullet);
                self.inside(id, flow, &mut inner)?;
            }
            "table" => self.table(id, flow, &inner)?,
            "blockquote" => {
                let mut quoted = Flow::default();
                self.inside(id, &mut quoted, &mut Place::fresh(inner.style))?;
                let pieces = quoted.finish();
                if !pieces.is_empty() {
                    flow.add(Piece::new(self.dom.line(id), Content::Quote(pieces)));
                }
            }
            "aside" => {
                let mut boxed = Flow::default();
                self.inside(id, &mut boxed, &mut Place::fresh(inner.style))?;
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
                self.inside(id, flow, &mut inner)?;
            }
        }
        // The first paragraph of an item took its mark.
        if !matches!(name, "li" | "ul" | "ol") {
            place.mark = inner.mark;
        }
        Ok(())
    }

    /// Ends a run of loose words: they are a paragraph.
    pub(super) fn flush(&mut self, loose: &mut Loose, flow: &mut Flow, place: &mut Place) {
        let Loose { spot, spans, figures } = std::mem::take(loose);
        let spot = spot.unwrap_or(1);
        if !spans::is_blank(&spans) {
            let level = place.lists.checked_sub(1);
            let item = level.map(|level| Item { level, mark: place.mark.take().unwrap_or(Mark::Continued) });
            // The mark is spent, whatever follows in the item.
            flow.paragraph(spot, place.role.unwrap_or(Role::Body), item, spans);
        }
        figures.into_iter().for_each(|figure| flow.figure(figure));
    }

    fn list(&mut self, id: Id, flow: &mut Flow, place: &Place) -> Result<(), Refused> {
        let dom = self.dom;
        let number =
            |id: Id, name: &str| dom.attr(id, name).and_then(|number| number.trim().parse::<u32>().ok());
        let mut next = number(id, "start").unwrap_or(1);
        let lists = place.lists + 1;
        for child in dom.children(id) {
            let mut inner = Place { lists, mark: None, role: None, ..place.clone() };
            if dom.name(*child) == "li" && !self.notes.bodies.contains(child) {
                inner.mark = Some(Mark::Bullet);
                if dom.name(id) == "ol" {
                    next = number(*child, "value").unwrap_or(next);
                    inner.mark = Some(Mark::Number(next));
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

    /// What the classes of a paragraph say, by the names word processors give them.
    fn role(&self, id: Id) -> Option<Role> {
        let classes = self.dom.attr(id, "class")?;
        classes.split_ascii_whitespace().find_map(|class| {
            let name = class.strip_prefix("Mso").unwrap_or(class).replace('-', " ");
            match names::meaning(&name)? {
                Named::Role(role @ (Role::Title | Role::Subtitle | Role::Quote | Role::Caption)) => {
                    Some(role)
                }
                _ => None,
            }
        })
    }

    /// Why an element is no part of the text.
    pub(super) fn why_left_out(&self, id: Id) -> Option<Why> {
        let dom = self.dom;
        let name = dom.name(id);
        if name.is_empty() {
            return None;
        }
        if dom.attr(id, "hidden").is_some() {
            return Some(Why::Hidden);
        }
        let is_contents = dom.has(id, "role", &["doc-toc"])
            || dom.has(id, "epub:type", &["toc"])
            || matches!(dom.attr(id, "id"), Some("TOC" | "toc"));
        if is_contents {
            return Some(Why::Contents);
        }
        if dom.has(id, "role", &["navigation", "search", "banner", "contentinfo", "menubar"]) {
            return Some(Why::NotText);
        }
        match name {
            "nav" | "select" | "button" | "textarea" | "noscript" | "iframe" | "object" | "audio"
            | "video" | "canvas" | "datalist" | "dialog" => Some(Why::NotText),
            "svg" => Some(Why::Drawing),
            "title" if dom.ancestors(id).all(|above| dom.name(above) != "body") => Some(Why::NotText),
            // A page's own, not an article's; a page's title may stand in its header.
            "header" | "footer" if is_of_page(dom, id) => {
                let has_title = dom.descendants(id).any(|below| dom.name(below) == "h1");
                (!has_title).then_some(Why::NotText)
            }
            _ => None,
        }
    }
}

fn is_of_page(dom: &Dom, id: Id) -> bool {
    !dom.ancestors(id)
        .any(|above| matches!(dom.name(above), "article" | "main" | "section" | "aside" | "blockquote"))
}

/// Scripts, styles and what else a browser never shows.
pub(super) fn is_code(dom: &Dom, id: Id) -> bool {
    matches!(dom.name(id), "script" | "style" | "template" | "link" | "meta" | "base")
}

/// Whether an element begins on a line of its own. One that holds such an element does, too.
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

/// White space that counts: lines stay lines.
pub(super) fn push_lines(text: &str, style: &Style, spans: &mut Vec<Span>) {
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            spans::push(spans, What::Break, style);
        }
        spans::push(spans, What::Text(line.to_owned()), style);
    }
}
