//! What charts are drawn on: as wide as a column, and as high as it gets.

use super::look::Look;
use crate::policy::Colour;
use crate::xml::Xml;

/// A drawing in the making.
pub(super) struct Canvas<'a> {
    pub look: &'a Look<'a>,
    xml: Xml,
    /// How far down it has come.
    pub y: f64,
}

/// The upper left corner of something, and its size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// How lines of text are set against their x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// From line to line, in sizes of letters.
const LEADING: f64 = 1.25;

/// A length as SVG has it.
pub(super) fn units(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    // Without a sign before nothing.
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

impl<'a> Canvas<'a> {
    pub fn new(look: &'a Look<'a>) -> Self {
        Self { look, xml: Xml::fragment(), y: 0.0 }
    }

    /// Height of a line of text.
    pub fn line(&self) -> f64 {
        self.look.size * LEADING
    }

    /// Goes down by so many sizes of letters.
    pub fn down(&mut self, sizes: f64) {
        self.y += sizes * self.look.size;
    }

    /// The width of a text on a line.
    pub fn measure(&self, text: &str, bold: bool) -> f64 {
        (self.look.measure)(text, bold) * self.look.size
    }

    /// A text in lines of at most this width. A word that is wider is parted wherever it has to be, with a hyphen between letters.
    pub fn wrapped(&self, text: &str, bold: bool, width: f64) -> Vec<String> {
        let fits = |line: &str| self.measure(line, bold) <= width;
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()) {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if fits(&longer) {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            let mut rest = word.chars().peekable();
            while let Some(letter) = rest.next() {
                let is_inside =
                    letter.is_alphabetic() && rest.peek().is_some_and(|next| next.is_alphabetic());
                let longer = format!("{line}{letter}");
                let hyphen = if is_inside { "-" } else { "" };
                if !line.is_empty() && !fits(&format!("{longer}{hyphen}")) {
                    let both = line.chars().last().is_some_and(char::is_alphabetic) && letter.is_alphabetic();
                    line.push_str(if both { "-" } else { "" });
                    lines.push(std::mem::take(&mut line));
                }
                line.push(letter);
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// A text across the whole width, in lines.
    pub fn paragraph(&mut self, text: &str, bold: bool) {
        for line in self.wrapped(text, bold, self.look.width) {
            let y = self.y;
            self.text(&line, bold, (0.0, y), Anchor::Start);
            self.y += self.line();
        }
    }

    /// A line of text; `at` is the upper edge of the line.
    pub fn text(&mut self, text: &str, bold: bool, at: (f64, f64), anchor: Anchor) {
        let (size, ink) = (self.look.size, self.look.ink.hex());
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let attributes = [
            ("x", units(at.0)),
            ("y", units(at.1 + 0.95 * size)),
            ("font-family", "Source Sans 3".to_owned()),
            ("font-size", units(size)),
            ("font-weight", if bold { "600" } else { "400" }.to_owned()),
            ("text-anchor", anchor.to_owned()),
            ("fill", ink),
        ];
        self.xml.line("text", &borrowed(&attributes), text);
    }

    /// A filled area with an outline of its own colour.
    pub fn area(&mut self, area: Area, fill: Colour, stroke: Colour) {
        let attributes = [
            ("x", units(area.x)),
            ("y", units(area.y)),
            ("width", units(area.width)),
            ("height", units(area.height)),
            ("fill", fill.hex()),
            ("stroke", stroke.hex()),
            ("stroke-width", units(self.thin())),
        ];
        self.xml.empty("rect", &borrowed(&attributes));
    }

    /// Width of outlines and of thin lines.
    pub fn thin(&self) -> f64 {
        0.09 * self.look.size
    }

    /// A path along which a line is drawn.
    pub fn stroke(&mut self, path: &str, colour: Colour, width: f64, dashes: &str) {
        let mut attributes = vec![
            ("d", path.to_owned()),
            ("fill", "none".to_owned()),
            ("stroke", colour.hex()),
            ("stroke-width", units(width)),
            ("stroke-linejoin", "round".to_owned()),
        ];
        if !dashes.is_empty() {
            attributes.push(("stroke-dasharray", dashes.to_owned()));
        }
        self.xml.empty("path", &borrowed(&attributes));
    }

    /// A path that is filled, with an outline.
    pub fn shape(&mut self, path: &str, fill: Colour, stroke: Colour) {
        let attributes = [
            ("d", path.to_owned()),
            ("fill", fill.hex()),
            ("stroke", stroke.hex()),
            ("stroke-width", units(1.3 * self.thin())),
        ];
        self.xml.empty("path", &borrowed(&attributes));
    }

    /// A straight line.
    pub fn rule(&mut self, from: (f64, f64), to: (f64, f64), colour: Colour, width: f64) {
        let path = format!("M{} {}L{} {}", units(from.0), units(from.1), units(to.0), units(to.1));
        self.stroke(&path, colour, width, "");
    }

    /// The drawing.
    pub fn finish(self) -> Vec<u8> {
        let margin = self.look.size * 0.15;
        let (width, height) = (self.look.width + 2.0 * margin, self.y + 2.0 * margin);
        let box_of = [-margin, -margin, width, height].map(units).join(" ");
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"{box_of}\">",
            units(width),
            units(height)
        )
        .into_bytes();
        svg.extend(self.xml.finish());
        svg.extend(b"</svg>\n");
        svg
    }
}

fn borrowed<'t>(attributes: &'t [(&'t str, String)]) -> Vec<(&'t str, &'t str)> {
    attributes.iter().map(|(key, value)| (*key, value.as_str())).collect()
}
