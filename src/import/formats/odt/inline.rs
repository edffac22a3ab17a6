//! The content of a paragraph (ODF 1.3, part 3, 6 and 7), and drawings (10).

use roxmltree::Node;

use super::body::{OdtReader, OpenParagraph, plain_text};
use crate::import::document::{Content, Doubt, LeftOut, Notice, Piece, Reason};
use crate::import::formats::rich::flow::Flow;
use crate::import::formats::rich::pictures::{self, Shown};
use crate::import::formats::rich::scripts;
use crate::import::formats::rich::spans::{self, Style, What};
use crate::import::formats::rich::text_style::TextStyle;
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
                    let text = self.styles.text(node.attr("style-name").unwrap_or_default());
                    let style = Style {
                        strong: text.strong.unwrap_or(style.strong),
                        emphasis: text.emphasis.unwrap_or(style.emphasis),
                        text: text.or(style.text),
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
                    let figures = line.figures.len();
                    self.drawing(node, None, line)?;
                    pictures::lead(&mut line.figures[figures..], style.link.clone());
                }
                "placeholder" => self.leave_out(line.origin, &plain_text(node), Reason::Prompt),
                "hidden-text" if node.attr("is-hidden") != Some("false") => {
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
            return self.leave_out(line.origin, text, Reason::Contents);
        }
        if let Some(why) = style.text.gone() {
            return self.leave_out(line.origin, text, why);
        }
        let (text, letters) = scripts::placed(text, style.text.script.unwrap_or_default());
        if letters > 0 {
            self.count(Notice::RaisedLetter);
        }
        let text = spans::mended(&text, &mut self.document.mended);
        line.letters.add(&text, style.text.look());
        // What it looks like is counted; it parts no words.
        let style = Style { text: TextStyle::default(), ..style.clone() };
        spans::push(&mut line.spans, What::Text(text), &style);
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
            let size = Some([millimetres(node, "width"), millimetres(node, "height")]);
            let size = size.and_then(|[width, height]| Some([width?, height?]));
            let shown = Shown { name, alt, size, crop: None };
            if let Some((picture, mut doubts)) =
                pictures::take(&mut self.document, line.origin, &shown, forms)
            {
                // What is cut off is measured on paper, and the picture's own size is not known here.
                if node.attr("style-name").is_some_and(|style| self.styles.is_clipped(style)) {
                    doubts.push(Doubt::Cropped);
                }
                let alt = alt.map(str::to_owned);
                let content = Content::Figure { picture, alt, caption: Vec::new() };
                line.figures.push(Piece { origin: line.origin, content, doubts });
            }
        }
        // A formula or a chart that stands in the file itself.
        if node.local() == "object" && node.children().any(|child| child.is_element()) {
            self.leave_out(line.origin, &plain_text(node), Reason::Embedded);
            return Ok(());
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

/// A length: `1.5cm`, `0.6in`.
fn millimetres(node: Node<'_, '_>, name: &str) -> Option<u64> {
    let text = node.attr(name)?;
    let at = text.find(|c: char| c.is_ascii_alphabetic())?;
    let length: f64 = text[..at].parse().ok()?;
    let unit = match &text[at..] {
        "mm" => 1.0,
        "cm" => 10.0,
        "in" => 25.4,
        "pt" => 25.4 / 72.0,
        _ => return None,
    };
    let length = length * unit;
    (0.0..100_000.0).contains(&length).then_some(length as u64)
}
