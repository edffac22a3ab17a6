//! Drawings: pictures, text boxes, diagrams (ISO/IEC 29500-1, 20; VML: 29500-4, 19).

use roxmltree::Node;

use super::attributes::{is_on, value};
use super::body::{DocxReader, OpenParagraph, chosen};
use super::relations::Relation;
use crate::import::document::{Content, Doubt, Piece, Reason};
use crate::import::formats::rich::crop::Crop;
use crate::import::formats::rich::flow::Flow;
use crate::import::formats::rich::pictures::{self, Shown};
use crate::import::formats::rich::spans;
use crate::import::formats::rich::xml::Local;
use crate::import::read_error::ReadError;

/// English metric units in a millimetre.
const EMU_PER_MM: u64 = 36_000;

/// What is said around a picture.
#[derive(Debug, Clone, Copy, Default)]
pub struct Frame<'a> {
    /// The alternative text; empty where it is marked as decoration.
    alt: Option<&'a str>,
    /// Width and height as they are shown, in millimetres.
    size: Option<[u64; 2]>,
    /// The relation of the address that a click leads to.
    link: Option<&'a str>,
}

impl<'a> Frame<'a> {
    /// What a node adds to what was said around it.
    fn within(self, node: Node<'a, '_>) -> Self {
        let side = |extent: Node<'_, '_>, name| extent.attr(name).and_then(|side| side.parse::<u64>().ok());
        let size = node
            .kid("extent")
            .and_then(|extent| Some([side(extent, "cx")? / EMU_PER_MM, side(extent, "cy")? / EMU_PER_MM]));
        let link =
            ["docPr", "cNvPr"].iter().filter_map(|name| node.kid(name)?.kid("hlinkClick")?.attr("id")).next();
        Self { alt: described(node).or(self.alt), size: size.or(self.size), link: link.or(self.link) }
    }
}

impl DocxReader<'_, '_> {
    /// Pictures, text boxes and diagram words, however deeply nested in a drawing.
    pub(super) fn drawing(
        &mut self,
        node: Node<'_, '_>,
        frame: &Frame<'_>,
        line: &mut OpenParagraph,
    ) -> Result<(), ReadError> {
        let frame = frame.within(node);
        for child in node.children().filter(Node::is_element) {
            match child.local() {
                "txbxContent" => {
                    let mut flow = Flow::default();
                    self.blocks(child, &mut flow)?;
                    line.boxes.push(flow.finish());
                }
                "blip" | "imagedata" => self.picture(child, frame, line),
                // Another program's document, of which Word shows a picture.
                "OLEObject" => {
                    let program = child.attr("ProgID").unwrap_or_default();
                    self.leave_out(line.origin, program, Reason::Embedded);
                }
                "relIds" | "chart" | "chartspace" => {
                    self.leave_out(line.origin, frame.alt.unwrap_or_default(), Reason::Drawing);
                    for id in ["dm", "id"].iter().filter_map(|name| child.attr(name)) {
                        let part = self.relations.get(id).filter(|part| !part.external);
                        self.drawings.extend(part.map(|part| (part.target.clone(), line.origin)));
                    }
                }
                "t" => self.leave_out(line.origin, child.text().unwrap_or_default(), Reason::Drawing),
                "textpath" => {
                    self.leave_out(line.origin, child.attr("string").unwrap_or_default(), Reason::Drawing)
                }
                "AlternateContent" => {
                    if let Some(choice) = chosen(child) {
                        self.drawing(choice, &frame, line)?;
                    }
                }
                _ => self.drawing(child, &frame, line)?,
            }
        }
        Ok(())
    }

    fn picture(&mut self, node: Node<'_, '_>, frame: Frame<'_>, line: &mut OpenParagraph) {
        let relation = |id: Option<&str>| id.and_then(|id| self.relations.get(id)).cloned();
        let Some(raster) = relation(node.attr("embed").or(node.attr("id")).or(node.attr("link"))) else {
            return;
        };
        if self.left_out_for() == Some(Reason::Prompt) {
            return self.leave_out(line.origin, &raster.target, Reason::Prompt);
        }
        // For old readers, Word keeps a PNG beside a drawing's SVG.
        let drawn =
            node.descendants().find(|node| node.local() == "svgBlip").and_then(|node| node.attr("embed"));
        let parts: Vec<Relation> =
            relation(drawn).into_iter().chain([raster.clone()]).filter(|part| !part.external).collect();
        let to = relation(frame.link).filter(|to| to.external).and_then(|to| spans::address(&to.target));
        let forms =
            parts.iter().filter_map(|part| self.package.picture(&part.target).ok().flatten()).collect();
        let shown = Shown { name: &raster.target, alt: frame.alt, size: frame.size, crop: crop(node) };
        let Some((picture, mut doubts)) = pictures::take(&mut self.document, line.origin, &shown, forms)
        else {
            return;
        };
        doubts.extend(to.map(Doubt::PictureLink));
        let content = Content::Figure { picture, alt: frame.alt.map(str::to_owned), caption: Vec::new() };
        line.figures.push(Piece { origin: line.origin, content, doubts });
    }
}

/// How much of each side is cut off: `a:srcRect` in thousandths of a percent, or VML in fractions of 65,536.
fn crop(node: Node<'_, '_>) -> Option<Crop> {
    if node.local() == "imagedata" {
        let side = |name| {
            let text = node.attr(name)?;
            let share = match text.strip_suffix('f') {
                Some(parts) => parts.parse::<f64>().ok()? / 65_536.0,
                None => text.parse::<f64>().ok()?,
            };
            Some(share)
        };
        let sides = ["cropleft", "croptop", "cropright", "cropbottom"].map(|name| side(name).unwrap_or(0.0));
        return Crop::of(sides);
    }
    let cut = node.parent()?.kid("srcRect")?;
    let side = |name| match cut.attr(name).map(|side| (side.strip_suffix('%'), side)) {
        Some((Some(percent), _)) => percent.parse::<f64>().map_or(0.0, |percent| percent / 100.0),
        Some((None, thousandths)) => thousandths.parse::<f64>().map_or(0.0, |side| side / 100_000.0),
        None => 0.0,
    };
    Crop::of(["l", "t", "r", "b"].map(side))
}

/// A drawing's alternative text: `wp:docPr`, or VML's `alt`. Empty where it is marked as decoration.
fn described<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    if let Some(properties) = node.kid("docPr") {
        let decorative = properties
            .descendants()
            .any(|node| node.local() == "decorative" && value(node).is_some_and(is_on));
        if decorative {
            return Some("");
        }
        return [properties.attr("descr"), properties.attr("title")]
            .into_iter()
            .flatten()
            .find(|text| !text.trim().is_empty());
    }
    node.attr("alt").filter(|text| !text.trim().is_empty())
}
