//! The book has what its metadata claims. EPUB Accessibility 1.1, 2.2: claims help people to choose a book, and a
//! false one misleads them.

use roxmltree::Node;

use super::book::is;
use super::style::rules;
use super::{Book, Found};

pub fn check(book: &Book) -> Found {
    let any = |holds: &dyn Fn(Node<'_, '_>) -> bool| {
        let mut met = false;
        book.each(|_, document| met |= document.descendants().any(holds));
        met
    };
    let pictures =
        || any(&|node| is(node, "img") && node.attribute("alt").is_some_and(|alt| !alt.is_empty()));
    let mut found = Found::new();
    for feature in book.property("schema:accessibilityFeature") {
        let holds = match feature.as_str() {
            "ARIA" => any(&|node| node.attribute("role").is_some()),
            "alternativeText" => pictures(),
            // `fixed_size` checks it.
            "displayTransformability" => true,
            "longDescription" => {
                any(&|node| is(node, "details")) && any(&|node| node.attribute("aria-details").is_some())
            }
            "MathML" => any(&|node| node.tag_name().name() == "math"),
            "pageBreakMarkers" => any(&|node| node.attribute("role") == Some("doc-pagebreak")),
            "pageNavigation" => book.list("page-list").is_some_and(|list| !list.is_empty()),
            "readingOrder" => book.documents.len() > 1,
            "structuralNavigation" => any(&|node| is(node, "h1") || is(node, "h2")),
            "tableOfContents" => book.list("toc").is_some_and(|list| !list.is_empty()),
            // Nothing in a book would show any other feature to this check.
            _ => false,
        };
        if !holds {
            found.push(format!("the feature {feature} is claimed, and nothing in the book shows it"));
        }
    }
    if book.property("schema:accessMode").iter().any(|mode| mode == "visual") && !pictures() {
        found.push("the mode visual is claimed, and there are no pictures with words".to_owned());
    }
    let moves = book.styles().iter().any(|(_, sheet)| {
        rules(sheet)
            .iter()
            .any(|rule| rule.declarations.iter().any(|(name, _)| name.starts_with("animation")))
    });
    if moves && book.property("schema:accessibilityHazard").iter().any(|hazard| hazard == "none") {
        found.push("no hazards are claimed, and the style sheet moves things".to_owned());
    }
    if !book.property("dcterms:conformsTo").is_empty() && book.property("a11y:certifiedBy").is_empty() {
        found.push("conformance is claimed by nobody".to_owned());
    }
    if book.property("pageBreakSource").is_empty() != book.list("page-list").is_none() {
        found.push("page breaks and their source go together".to_owned());
    }
    found
}
