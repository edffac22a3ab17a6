//! The content of a paragraph (HTML, 4.5 to 4.8).

use oxilangtag::LanguageTag;

use super::blocks::{self, HtmlReader, Loose, Surroundings};
use super::css;
use super::data_url;
use super::dom::Id;
use super::formula::formula;
use crate::import::document::{Content, LeftOut, Notice, Piece, Reason};
use crate::import::formats::rich::flow::Flow;
use crate::import::formats::rich::pictures::{self, Shown};
use crate::import::formats::rich::scripts;
use crate::import::formats::rich::spans::{self, Style, What};
use crate::import::formats::rich::text_style::TextStyle;
use crate::import::read_error::ReadError;

/// The most characters of an address that the report shows.
const LONGEST_NAME: usize = 120;

impl HtmlReader<'_> {
    /// Reads a text or an element that doesn't begin a line.
    pub(super) fn inline(
        &mut self,
        id: Id,
        style: &Style,
        place: &mut Surroundings,
        flow: &mut Flow,
        loose: &mut Loose,
    ) -> Result<(), ReadError> {
        let dom = self.dom;
        if let Some(text) = dom.text(id) {
            let (text, letters) = scripts::placed(text, style.text.script.unwrap_or_default());
            if letters > 0 {
                self.count(Notice::RaisedLetter);
            }
            let text = spans::mended(&text, &mut self.document.mended);
            if !text.trim().is_empty() {
                loose.origin.get_or_insert(self.line);
            }
            if place.preformatted {
                blocks::push_lines(&text, style, &mut loose.spans);
            } else {
                spans::push(&mut loose.spans, What::Text(text), style);
            }
            return Ok(());
        }
        if self.is_marker_of_list(id) {
            return Ok(());
        }
        if blocks::is_code(dom, id) || self.notes.back.contains(&id) || self.notes.bodies.contains(&id) {
            return Ok(());
        }
        if let Some(number) = self.notes.references.get(&id) {
            spans::push(&mut loose.spans, What::Note(*number), &Style { link: None, ..style.clone() });
            return Ok(());
        }
        if let Some(why) = self.why_left_out(id) {
            if dom.name(id) == "del" {
                self.count(Notice::Deletion);
            }
            self.leave_out(id, why);
            return Ok(());
        }
        if blocks::is_block(dom, id) {
            // A block inside an inline element, as in `<a><div>`, ends the line all the same.
            let outer = std::mem::replace(&mut place.style, style.clone());
            let read = self.node(id, flow, place, loose);
            place.style = outer;
            return read;
        }
        let mut style = self.styled(id, style);
        match dom.name(id) {
            "br" => {
                self.line = self.line.max(dom.line(id));
                spans::push(&mut loose.spans, What::Break, &style);
            }
            "img" => self.picture(id, &style, loose),
            "input" => self.field(id),
            "math" => {
                self.count(Notice::Formula);
                let text = spans::mended(&formula(dom, id), &mut self.document.mended);
                loose.origin.get_or_insert(self.line);
                spans::push(&mut loose.spans, What::Text(text), &style);
                let other = dom.descendants(id).filter(|below| {
                    let name = dom.name(*below);
                    let within = dom.ancestors(*below).take_while(|above| *above != id);
                    matches!(name, "annotation" | "annotation-xml" | "mphantom")
                        && within.into_iter().all(|above| !dom.name(above).starts_with("annotation"))
                });
                for below in other.collect::<Vec<_>>() {
                    self.leave_out(below, Reason::NotText);
                }
            }
            // Brackets for those who can't show the reading above its signs (HTML, 4.5.13).
            "rp" if dom.plain(id).chars().all(|c| !c.is_alphanumeric()) => {}
            "wbr" | "area" | "col" | "source" | "track" | "param" | "embed" => {}
            name => {
                match name {
                    "b" | "strong" => style.strong = true,
                    "i" | "em" | "cite" | "dfn" | "var" => style.emphasis = true,
                    "ins" => self.count(Notice::Insertion),
                    "a" => match dom.attr(id, "href").map(spans::address) {
                        Some(Some(to)) => style.link = Some(to),
                        Some(None) => self.count(Notice::LinkDropped),
                        None => {}
                    },
                    _ => {}
                }
                // Browsers put quotation marks around it (HTML, 15.3.4).
                let (opens, closes) = match name {
                    "q" => ("”", "”"),
                    // How signs are read stands beside them.
                    "rt" => (" (", ")"),
                    _ => ("", ""),
                };
                spans::push(&mut loose.spans, What::Text(opens.to_owned()), &style);
                for child in dom.children(id) {
                    self.inline(*child, &style, place, flow, loose)?;
                }
                spans::push(&mut loose.spans, What::Text(closes.to_owned()), &style);
            }
        }
        Ok(())
    }

    /// Reports what somebody filled into a form: it is no text, but it can be seen.
    fn field(&mut self, id: Id) {
        let kind = self.dom.attr(id, "type").unwrap_or("text").to_ascii_lowercase();
        let text = match kind.as_str() {
            "checkbox" | "radio" if self.dom.attr(id, "checked").is_some() => "☒",
            "checkbox" | "radio" => "☐",
            "hidden" | "password" | "submit" | "button" | "reset" | "image" => "",
            _ => self.dom.attr(id, "value").unwrap_or_default().trim(),
        };
        if !text.is_empty() {
            let (origin, text) = (self.line, text.to_owned());
            self.document.left_out.push(LeftOut { origin, text, why: Reason::FormField });
        }
    }

    /// The style of an element's text, with its language where that differs from the document's.
    pub(super) fn styled(&self, id: Id, style: &Style) -> Style {
        let text = css::text_style(self.dom, id, style.text);
        let style = &Style {
            strong: text.strong.unwrap_or(style.strong),
            emphasis: text.emphasis.unwrap_or(style.emphasis),
            // Weight and slant are told; what remains is only looks.
            text: TextStyle { strong: None, emphasis: None, ..text },
            ..style.clone()
        };
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let Some(tag) = self.dom.attr(id, "lang").and_then(|tag| LanguageTag::parse(tag).ok()) else {
            return style.clone();
        };
        let own = primary(tag.as_str());
        // Word processors often record the language of a badly configured program; the policy is Danish.
        let other = own != "da" && own != primary(&self.language);
        Style { language: other.then(|| tag.as_str().to_owned()), ..style.clone() }
    }

    fn picture(&mut self, id: Id, style: &Style, loose: &mut Loose) {
        let src = self.dom.attr(id, "src").unwrap_or_default();
        let name: String = src.chars().take(LONGEST_NAME).collect();
        let origin = self.dom.line(id);
        let forms = data_url::bytes(src).into_iter().collect();
        let alt = self.dom.attr(id, "alt").map(str::trim);
        // Pixels of a screen, of which an inch has 96.
        let side = |name| {
            let side = self.dom.attr(id, name)?.trim().trim_end_matches("px").parse::<f64>().ok()?;
            (1.0..100_000.0).contains(&side).then_some((side * 25.4 / 96.0) as u64)
        };
        let size = side("width").zip(side("height")).map(|(width, height)| [width, height]);
        let shown = Shown { name: &name, alt, size, crop: None };
        if let Some((picture, doubts)) = pictures::take(&mut self.document, origin, &shown, forms) {
            let content = Content::Figure { picture, alt: alt.map(str::to_owned), caption: Vec::new() };
            let mut figure = [Piece { origin, content, doubts }];
            pictures::lead(&mut figure, style.link.clone());
            loose.figures.extend(figure);
        }
    }
}
