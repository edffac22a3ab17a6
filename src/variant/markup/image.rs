//! Pictures.

use super::book::Book;
use crate::edition::{Block, Edition, Figure, PictureId, Visitor, Walk, visit_edition};
use crate::pixels::{needs_ground, shown};
use crate::xml::Xml;

/// Class of a transparent picture with dark parts: it keeps paper below it on a dark screen.
const ON_PAPER: &str = "on-paper";

/// Class of a picture of a person.
pub const PORTRAIT: &str = "portrait";

/// The usual size of text, in CSS pixels.
const TEXT: f64 = 16.0;

/// A picture with its alternative text, which is empty where it is decoration.
pub fn image(xml: &mut Xml, book: &Book<'_>, picture: PictureId, alt: Option<&str>, more: &[(&str, &str)]) {
    scaled(xml, book, (picture, 1.0), alt, more);
}

/// Class of the drawing of a chart.
const CHART: &str = "chart";

/// What a style sheet says of the drawings of charts: their letters are as large as the text around them, however large readers set that. All charts of
/// an edition are as wide.
pub fn chart_style(edition: &Edition) -> String {
    let mut first = FirstChart(None);
    visit_edition(edition, &mut first);
    let Some(Drawn { usual, narrow }) = first.0 else { return String::new() };
    let rule = |(picture, letters): (PictureId, f64)| {
        format!(".{CHART} {{ width: {:.1}em; }}", f64::from(edition.pictures[picture.0].width) / letters)
    };
    let narrow = narrow.map(|narrow| format!("@media {NARROW} {{ {} }}\n", rule(narrow)));
    format!("{}\n{}", rule(usual), narrow.unwrap_or_default())
}

/// Screens on which the usual drawing of a chart would have letters much smaller than the text. An em is the size of letters in the browser's settings here.
const NARROW: &str = "(max-width: 36em)";

/// The drawings of a chart, each with the size of its letters.
struct Drawn {
    usual: (PictureId, f64),
    narrow: Option<(PictureId, f64)>,
}

struct FirstChart(Option<Drawn>);

impl Visitor for FirstChart {
    fn block(&mut self, block: &Block, walk: Walk<'_>) {
        if let Block::Figure(figure) = block
            && let Some(letters) = figure.letters()
        {
            self.0.get_or_insert_with(|| Drawn {
                usual: (figure.picture, letters),
                narrow: figure.on_narrow_screens(),
            });
        }
        walk.into_block(block, self);
    }
}

/// The drawing of a chart, whose letters have the size `letters` in it. Where there is no style sheet they are as large as text usually is.
pub fn drawing(
    xml: &mut Xml,
    book: &Book<'_>,
    (figure, letters): (&Figure, f64),
    alt: Option<&str>,
    more: &[(&str, &str)],
) {
    let more = [more, &[("class", CHART)]].concat();
    let usual = |xml: &mut Xml| scaled(xml, book, (figure.picture, TEXT / letters), alt, &more);
    let narrow = figure.on_narrow_screens().filter(|_| book.form.narrows_charts());
    let Some((narrow, letters)) = narrow else { return usual(xml) };
    let path = book.form.picture(narrow.0);
    let size = book.form.picture_size(narrow.0, TEXT / letters);
    // A book has to say what a source is (EPUBCheck, OPF-013).
    let kind = shown(&book.edition.pictures[narrow.0]).1.media_type();
    let mut source = vec![("media", NARROW), ("srcset", path.as_str()), ("type", kind)];
    if let Some([width, height]) = &size {
        source.extend([("width", width.as_str()), ("height", height.as_str())]);
    }
    xml.element("picture", &[], |xml| {
        xml.empty("source", &source);
        usual(xml);
    });
}

fn scaled(
    xml: &mut Xml,
    book: &Book<'_>,
    (picture, scale): (PictureId, f64),
    alt: Option<&str>,
    more: &[(&str, &str)],
) {
    let path = book.form.picture(picture.0);
    let mut attributes = vec![("src", path.as_str()), ("alt", alt.unwrap_or_default())];
    let size = book.form.picture_size(picture.0, scale);
    if let Some([width, height]) = &size {
        attributes.extend([("width", width.as_str()), ("height", height.as_str())]);
    }
    let class = more.iter().find(|(key, _)| *key == "class").map(|(_, class)| *class);
    let ground = needs_ground(&book.edition.pictures[picture.0]).then_some(ON_PAPER);
    let classes: Vec<&str> = class.into_iter().chain(ground).collect();
    let classes = classes.join(" ");
    attributes.extend(more.iter().filter(|(key, _)| *key != "class").copied());
    if !classes.is_empty() {
        attributes.push(("class", &classes));
    }
    xml.empty("img", &attributes);
}
