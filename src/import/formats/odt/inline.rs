//! The content of a paragraph (ODF 1.3, part 3, 6 and 7), and drawings (10).

use roxmltree::Node;

use super::body::{OdtReader, OpenParagraph, plain_text};
use crate::import::document::{Content, LeftOut, Notice, Piece, Reason};
use crate::import::formats::rich::flow::Flow;
use crate::import::formats::rich::pictures;
use crate::import::formats::rich::spans::{self, Style, What};
use crate::import::formats::rich::xml::Local;
use crate::import::read_error::ReadError;

impl<'d, 'i: 'd> OdtReader<'_, '_, 'd, 'i> {
    /// Reads the children of `parent`.
    pub(super) fn inlines(
        &mut self,
        parent: Node<'d, 'i>,
        style: &Style,
        line: &mut OpenParagraph,
    ) -> Result<(), ReadError> {
        for node in parent.children() {
            if node.is_text() {
                self.words(node.text().unwrap_or_default(), style, line);
                continue;
            }
            match node.local() {
                "" => {}
                "span" => {
                    let look = self.styles.look(node.attr("style-name").unwrap_or_default());
                    let style = Style {
                        strong: look.strong.unwrap_or(style.strong),
                        emphasis: look.emphasis.unwrap_or(style.emphasis),
                        ..style.clone()
                    };
                    self.inlines(node, &style, line)?;
                }
                "a" => {
                    let link = node.attr("href").and_then(spans::address);
                    if link.is_none() && !self.in_contents() {
                        self.count(Notice::LinkDropped);
                    }
                    let link = link.or(style.link.clone());
                    self.inlines(node, &Style { link, ..style.clone() }, line)?;
                }
                "s" | "tab" => self.words(" ", style, line),
                "line-break" if self.in_contents() => self.words(" ", style, line),
                "line-break" => spans::push(&mut line.spans, What::Break, style),
                "note" => {
                    if let Some(body) = node.kid("note-body").filter(|_| !self.in_contents()) {
                        self.notes.push((body, line.origin));
                        let what = What::Note(self.notes.len() - 1);
                        spans::push(&mut line.spans, what, &Style { link: None, ..style.clone() });
                    }
                }
                "annotation" => {
                    self.count(Notice::Comment);
                    let said = ["p", "list"]
                        .iter()
                        .flat_map(|name| node.children().filter(move |node| node.local() == *name));
                    let text = said.map(plain_text).collect::<Vec<_>>().join(" ");
                    self.document.left_out.push(LeftOut { origin: line.origin, text, why: Reason::Comment });
                }
                "page-number" | "page-count" => {
                    self.leave_out(line.origin, &plain_text(node), Reason::PageNumber);
                }
                "frame" | "custom-shape" | "rect" | "ellipse" | "circle" | "line" | "g" | "polygon"
                | "path" | "connector" => {
                    self.drawing(node, None, line)?;
                }
                "hidden-text" | "hidden-paragraph" => {
                    self.leave_out(line.origin, &plain_text(node), Reason::Hidden)
                }
                "script" => {}
                _ => self.inlines(node, style, line)?,
            }
        }
        Ok(())
    }

    fn words(&mut self, text: &str, style: &Style, line: &mut OpenParagraph) {
        if self.in_contents() {
            self.leave_out(line.origin, text, Reason::Contents);
        } else {
            let text = spans::mended(text, &mut self.document.mended);
            spans::push(&mut line.spans, What::Text(text), style);
        }
    }

    /// Pictures, text boxes and shapes with words.
    pub(super) fn drawing(
        &mut self,
        node: Node<'d, 'i>,
        alt: Option<&str>,
        line: &mut OpenParagraph,
    ) -> Result<(), ReadError> {
        // LibreOffice writes `title` for the short text and `desc` for the long one and, since 7.5, `decorative`.
        let decorative = node.attr("decorative") == Some("true");
        let said = ["title", "desc"].iter().filter_map(|name| node.kid(name)?.text());
        let said: Vec<&str> = said.map(str::trim).filter(|text| !text.is_empty()).collect();
        let own = if said.is_empty() { None } else { Some(said.join(". ").replace(".. ", ". ")) };
        let alt = if decorative { Some("") } else { own.as_deref().or(alt) };
        let mut pictures = node.kids("image").peekable();
        if pictures.peek().is_some() {
            // Several images in a frame are forms of the same one (10.4.2).
            let hrefs: Vec<&str> = pictures.filter_map(|image| image.attr("href")).collect();
            let forms = hrefs.iter().map(|href| href.trim_start_matches("./"));
            let forms = forms.filter_map(|href| self.package.picture(href).ok().flatten()).collect();
            let name = hrefs.first().copied().unwrap_or_default();
            if let Some(picture) = pictures::take(&mut self.document, line.origin, name, forms) {
                let alt = alt.map(str::to_owned);
                let content = Content::Figure { picture, alt, caption: Vec::new() };
                line.figures.push(Piece::new(line.origin, content));
            }
        }
        let is_shape = !matches!(node.local(), "frame" | "g" | "a" | "text-box");
        if node.local() == "text-box"
            || is_shape && node.children().any(|child| matches!(child.local(), "p" | "h" | "list"))
        {
            let mut flow = Flow::default();
            self.blocks(node, &mut flow, None)?;
            line.boxes.push(flow.finish());
            return Ok(());
        }
        let inside = |node: &Node<'_, '_>| {
            node.is_element()
                && !matches!(node.local(), "image" | "title" | "desc" | "glue-point" | "image-map")
        };
        for child in node.children().filter(inside) {
            self.drawing(child, alt, line)?;
        }
        Ok(())
    }
}
