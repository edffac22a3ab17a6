//! Names of parts in a written drawing: drawing programs call layers what people called them, and nobody else needs to know.

use std::collections::BTreeMap;
use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::Document;

/// How an embedded drawing begins, as it is written.
const EMBEDDED: &str = "data:image/svg+xml;base64,";

/// A drawing in which every part that is referred to has a number, and no other part a name.
///
/// `svg` is what this program wrote; other text is handed back as it is.
pub fn numbered(svg: String) -> String {
    let Ok(document) = Document::parse(&svg) else { return svg };
    let attributes = || document.descendants().flat_map(|node| node.attributes());
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for name in attributes().flat_map(|one| referred(one.name(), one.value())) {
        let next = numbers.len();
        numbers.entry(name).or_insert(next);
    }
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for attribute in attributes() {
        if attribute.name() == "id" {
            let range = attribute.range();
            match numbers.get(attribute.value()) {
                Some(number) => edits.push((attribute.range_value(), format!("d{number}"))),
                // With the space before it.
                None => edits.push((range.start - 1..range.end, String::new())),
            }
        } else if let Some(inner) = attribute.value().strip_prefix(EMBEDDED)
            && let Ok(inner) = STANDARD.decode(inner)
            && let Ok(inner) = String::from_utf8(inner)
        {
            edits.push((attribute.range_value(), format!("{EMBEDDED}{}", STANDARD.encode(numbered(inner)))));
        } else if referred(attribute.name(), attribute.value()).next().is_some() {
            let mut value = attribute.value().to_owned();
            if attribute.name() == "href" {
                value = format!("#d{}", numbers[&attribute.value()[1..]]);
            } else {
                let parts: Vec<&str> = attribute.value().split("url(#").collect();
                value.clear();
                for (at, part) in parts.into_iter().enumerate() {
                    match part.split_once(')').filter(|_| at > 0) {
                        Some((name, rest)) => value.push_str(&format!("url(#d{}){rest}", numbers[name])),
                        None => value.push_str(part),
                    }
                }
            }
            edits.push((attribute.range_value(), value));
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(svg.len());
    let mut at = 0;
    for (range, instead) in edits {
        out.push_str(&svg[at..range.start]);
        out.push_str(&instead);
        at = range.end;
    }
    out.push_str(&svg[at..]);
    out
}

/// The names that an attribute refers to.
fn referred<'a>(name: &str, value: &'a str) -> impl Iterator<Item = &'a str> {
    let whole = (name == "href").then(|| value.strip_prefix('#')).flatten();
    let inside = if name == "href" { "" } else { value };
    whole.into_iter().chain(inside.split("url(#").skip(1).filter_map(|rest| rest.split(')').next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_lose_their_names_and_keep_what_they_are_for() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg"><g id="Kladde Jens"><rect fill="url(#Rød)" filter="url(#a) url(#Rød)"/></g><linearGradient id="Rød"/><filter id="a"/><path id="b"/><use href="#b"/></svg>"##;
        let wanted = r##"<svg xmlns="http://www.w3.org/2000/svg"><g><rect fill="url(#d0)" filter="url(#d1) url(#d0)"/></g><linearGradient id="d0"/><filter id="d1"/><path id="d2"/><use href="#d2"/></svg>"##;
        assert_eq!(numbered(svg.to_owned()), wanted);
        let outer = |svg: &str| {
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"{EMBEDDED}{}\"/></svg>",
                STANDARD.encode(svg)
            )
        };
        assert_eq!(numbered(outer(svg)), outer(wanted), "so does a drawing in the drawing");
    }
}
