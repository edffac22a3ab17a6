//! A list is marked up as one. With mere lines that begin with a dash or number, nobody hears how many items there
//! are. WCAG 2.2, technique H48.

use roxmltree::Node;

use super::book::{is, said};
use super::{Book, Found};

pub fn check(book: &Book) -> Found {
    let mut found = Found::new();
    book.each(|path, document| {
        for parent in document.descendants().filter(Node::is_element) {
            let mut run: Vec<String> = Vec::new();
            for line in lines(parent).into_iter().chain([String::new()]) {
                if looks_like_item(&line) {
                    run.push(line);
                } else {
                    if run.len() > 1 {
                        found.push(format!("{path}: {} lines that should be a list: {}", run.len(), run[0]));
                    }
                    run.clear();
                }
            }
        }
    });
    found
}

/// The paragraphs in an element, or the lines of a paragraph.
fn lines(parent: Node<'_, '_>) -> Vec<String> {
    if !is(parent, "p") && !is(parent, "td") && !is(parent, "dd") {
        let blocks = parent.children().filter(Node::is_element);
        return blocks.map(|block| if is(block, "p") { said(block) } else { String::new() }).collect();
    }
    let mut lines = vec![String::new()];
    for child in parent.children() {
        match lines.last_mut() {
            Some(line) if !is(child, "br") => line.push_str(&if child.is_text() {
                child.text().unwrap_or_default().to_owned()
            } else {
                said(child)
            }),
            _ => lines.push(String::new()),
        }
    }
    lines.iter().map(|line| line.trim().to_owned()).collect()
}

fn looks_like_item(line: &str) -> bool {
    let bullet = ["- ", "– ", "* ", "• ", "· ", "▪ ", "o "].iter().any(|mark| line.starts_with(mark));
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    bullet || ((1..=2).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") ")))
}
