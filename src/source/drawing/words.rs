//! Words in a drawing: which of them would vanish, in what fonts and characters the others are.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};
use usvg::{FontFamily, Group, ImageKind, Tree, fontdb};

use crate::policy::{Lettering, Undrawn};

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

/// The fonts and characters of a drawing's text.
pub fn letters(tree: &Tree, fonts: &fontdb::Database, lettering: &mut Lettering) {
    in_group(tree.root(), fonts, lettering);
}

fn in_group(group: &Group, fonts: &fontdb::Database, lettering: &mut Lettering) {
    for node in group.children() {
        match node {
            usvg::Node::Group(inner) => in_group(inner, fonts, lettering),
            usvg::Node::Text(text) => {
                for chunk in text.chunks() {
                    lettering.characters.extend(chunk.text().chars());
                    for span in chunk.spans() {
                        lettering.families.extend(missing(span.font().families(), fonts));
                    }
                }
            }
            usvg::Node::Image(image) => {
                if let ImageKind::SVG(tree) = image.kind() {
                    in_group(tree.root(), fonts, lettering);
                }
            }
            usvg::Node::Path(_) => {}
        }
        node.subroots(|root| in_group(root, fonts, lettering));
    }
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
