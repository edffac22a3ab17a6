//! Words in a drawing: which of them would vanish, in what fonts, characters and sizes the others are.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};
use usvg::tiny_skia_path::Rect;
use usvg::{FontFamily, Group, ImageKind, TextSpan, Transform, Tree, fontdb};

use crate::policy::{Lettering, SmallLetters, Undrawn};

/// The languages that drawings with texts in several are shown in.
pub const LANGUAGES: [&str; 1] = ["da"];
/// How much of a lost text is kept to tell it.
const SHOWN: usize = 80;
/// Most losses that are told of a drawing.
const TOLD: usize = 10;

/// Finds words of a drawing that are not drawn: text of a web page in it, which only browsers lay out, and text that flows,
/// which was never more than a draft of SVG. A `switch` may give another way to say the same.
pub fn lost(document: &Document<'_>) -> Vec<Undrawn> {
    let mut lost = Vec::new();
    for node in document.descendants().filter(Node::is_element) {
        let missing = match node.tag_name().name() {
            "foreignObject" | "flowRoot" if !is_inside_foreign(node) => {
                let mut words = words(node);
                if let Some(instead) = alternative(node) {
                    if instead.descendants().any(|one| one.tag_name().name() == "image") {
                        continue;
                    }
                    // Where it cuts the text off, it says so with dots.
                    let bare = |word: &str| word.trim_end_matches(['.', '…']).to_owned();
                    let said: BTreeSet<String> = self::words(instead).iter().map(|word| bare(word)).collect();
                    words.retain(|word| !said.contains(&bare(word)));
                }
                words
            }
            _ if is_in_another_language(node) => words(node),
            "text" if is_notice(node) => {
                lost.push(Undrawn::Notice(words(node).join(" ").chars().take(SHOWN).collect()));
                continue;
            }
            _ => continue,
        };
        if !missing.is_empty() {
            lost.push(Undrawn::Words(missing.join(" ").chars().take(SHOWN).collect()));
        }
    }
    lost.dedup();
    lost.truncate(TOLD);
    lost
}

fn is_inside_foreign(node: Node<'_, '_>) -> bool {
    node.ancestors().skip(1).any(|one| matches!(one.tag_name().name(), "foreignObject" | "flowRoot"))
}

/// Text that only readers of another language are shown, where nothing stands beside it for the others.
fn is_in_another_language(node: Node<'_, '_>) -> bool {
    let in_switch = node.parent().is_some_and(|parent| parent.tag_name().name() == "switch");
    let others = |list: &str| {
        !list.split(',').any(|one| LANGUAGES.contains(&one.trim().split('-').next().unwrap_or_default()))
    };
    !in_switch && node.attribute("systemLanguage").is_some_and(others)
}

/// What is drawn in place of a part that isn't.
fn alternative<'a, 'b>(node: Node<'a, 'b>) -> Option<Node<'a, 'b>> {
    let in_switch = node.parent().is_some_and(|parent| parent.tag_name().name() == "switch");
    let mut others = node.next_siblings().skip(1).filter(Node::is_element);
    others.find(|one| {
        in_switch && one.tag_name().name() != "foreignObject" && !one.has_attribute("requiredExtensions")
    })
}

/// The line of draw.io that says: what you read here instead of your diagram is all that your program can show.
fn is_notice(node: Node<'_, '_>) -> bool {
    let link = |one: &Node<'_, '_>| {
        one.tag_name().name() == "a"
            && one.attributes().any(|attribute| {
                attribute.name() == "href"
                    && ["svg-export-text-problems", "16000042487"]
                        .iter()
                        .any(|page| attribute.value().contains(page))
            })
    };
    let said = words(node).join(" ");
    let says =
        ["Text is not SVG", "Viewer does not support full SVG"].iter().any(|line| said.starts_with(line));
    says || node.ancestors().any(|one| link(&one))
}

fn words(node: Node<'_, '_>) -> Vec<String> {
    let silent = |text: &Node<'_, '_>| {
        text.ancestors()
            .any(|one| matches!(one.tag_name().name(), "style" | "script" | "title" | "desc" | "metadata"))
    };
    node.descendants()
        .filter(|one| one.is_text() && !silent(one))
        .flat_map(|one| one.text().unwrap_or_default().split_whitespace())
        .map(str::to_owned)
        .collect()
}

/// The fonts and characters of a drawing's text, and its smallest letters.
pub fn letters(tree: &Tree, fonts: &fontdb::Database, lettering: &mut Lettering) {
    let size = tree.size();
    let canvas = Rect::from_xywh(0.0, 0.0, size.width(), size.height());
    let mut reader = Reader { fonts, canvas, lettering };
    reader.group(tree.root(), Some(Transform::identity()));
}

struct Reader<'a> {
    fonts: &'a fontdb::Database,
    canvas: Option<Rect>,
    lettering: &'a mut Lettering,
}

impl Reader<'_> {
    /// place: how what is drawn here comes to stand in the drawing; none where that isn't known, as in the tile of a pattern, or
    /// where nothing is seen of it.
    fn group(&mut self, group: &Group, place: Option<Transform>) {
        // Step by step, as it is drawn: what `usvg` knows as absolute counts the place of a `use` twice.
        let place = place.filter(|_| group.opacity().get() > 0.0);
        let place = place.map(|place| place.pre_concat(group.transform()));
        for node in group.children() {
            match node {
                usvg::Node::Group(inner) => self.group(inner, place),
                usvg::Node::Text(text) => self.text(text, place),
                usvg::Node::Image(image) => {
                    if let ImageKind::SVG(tree) = image.kind() {
                        self.group(tree.root(), place.filter(|_| image.is_visible()));
                    }
                }
                usvg::Node::Path(_) => {}
            }
            node.subroots(|root| self.group(root, None));
        }
    }

    fn text(&mut self, text: &usvg::Text, place: Option<Transform>) {
        let bounds = text.bounding_box();
        let place = place.filter(|place| {
            let shown = bounds.transform(*place).zip(self.canvas);
            shown.is_some_and(|(bounds, canvas)| bounds.intersect(&canvas).is_some())
        });
        for chunk in text.chunks() {
            self.lettering.characters.extend(chunk.text().chars());
            for span in chunk.spans() {
                self.lettering.families.extend(missing(span.font().families(), self.fonts));
                let words = chunk.text().get(span.start()..span.end()).unwrap_or_default();
                if let Some(place) = place.filter(|_| is_seen(span)) {
                    self.size(words, span.font_size().get(), place);
                }
            }
        }
    }

    /// Letters are as large as they are high: those that are set wide or narrow have the size of their height.
    fn size(&mut self, words: &str, written: f32, place: Transform) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let size = written * place.kx.hypot(place.sy);
        let is_smaller = self.lettering.smallest.as_ref().is_none_or(|smallest| size < smallest.size);
        if is_smaller && size.is_finite() && words.contains(char::is_alphanumeric) {
            let words = words.chars().take(SHOWN).collect();
            self.lettering.smallest = Some(SmallLetters { words, size, written });
        }
    }
}

/// Whether there is paint on letters.
fn is_seen(span: &TextSpan) -> bool {
    let fill = span.fill().is_some_and(|fill| fill.opacity().get() > 0.0);
    let stroke = span.stroke().is_some_and(|stroke| stroke.opacity().get() > 0.0);
    span.is_visible() && (fill || stroke)
}

/// The families of a list, if it names some and none of them is there.
fn missing(families: &[FontFamily], fonts: &fontdb::Database) -> Option<Vec<String>> {
    let named: Vec<String> = families
        .iter()
        .filter_map(|family| match family {
            FontFamily::Named(name) => Some(name.clone()),
            _ => None,
        })
        .collect();
    let there = |name: &String| {
        fonts.faces().any(|face| face.families.iter().any(|(family, _)| family.eq_ignore_ascii_case(name)))
    };
    (!named.is_empty() && !named.iter().any(there)).then_some(named)
}
