//! One pass over the text of a drawing before a tree is made of it: how deep it is, and what its entities unfold to.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::fault::{DrawingFault, Heavy};
use super::limits;

/// How deep a drawing is, if a tree can be made of it in bounded time. What is no XML is left to the parser to tell.
pub fn depth(text: &str) -> Result<usize, DrawingFault> {
    entities(text)?;
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let (mut depth, mut deepest, mut elements, mut namespaces) = (0usize, 0usize, 0u64, 0usize);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                depth += 1;
                look(&start, &mut namespaces)?;
                elements += 1;
            }
            Ok(Event::Empty(start)) => {
                look(&start, &mut namespaces)?;
                elements += 1;
            }
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) | Err(_) => return Ok(deepest),
            Ok(_) => {}
        }
        deepest = deepest.max(depth);
        if deepest > limits::DEPTH {
            return Err(DrawingFault::TooHeavy(Heavy::Nested));
        }
        if elements > limits::ELEMENTS {
            return Err(DrawingFault::TooHeavy(Heavy::Elements));
        }
    }
}

fn look(start: &BytesStart<'_>, namespaces: &mut usize) -> Result<(), DrawingFault> {
    let mut attributes = 0;
    for attribute in start.attributes().with_checks(false).flatten() {
        attributes += 1;
        *namespaces += usize::from(attribute.key.as_ref().starts_with("xmlns"));
    }
    let most = limits::ATTRIBUTES;
    if attributes > most || *namespaces > most {
        return Err(DrawingFault::TooHeavy(Heavy::Attributes));
    }
    Ok(())
}

/// Adds up what entities stand for, each as often as it is named. Programs use them for addresses of namespaces; one that
/// has elements in it would hide them from the pass over the text.
fn entities(text: &str) -> Result<(), DrawingFault> {
    let too_heavy = Err(DrawingFault::TooHeavy(Heavy::Entities));
    if !text.contains("<!ENTITY") {
        return Ok(());
    }
    let mut values: BTreeMap<&str, &str> = BTreeMap::new();
    for declaration in text.split("<!ENTITY").skip(1) {
        let declaration = declaration.trim_start();
        let Some((name, rest)) = declaration.split_once(char::is_whitespace) else { continue };
        let rest = rest.trim_start();
        let Some(quote) = rest.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else { continue };
        let value = rest[1..].split(quote).next().unwrap_or_default();
        if value.contains('<') || value.contains("&#60;") || value.to_lowercase().contains("&#x3c;") {
            return too_heavy;
        }
        // The first declaration counts (XML 1.0, 4.2).
        values.entry(name).or_insert(value);
    }
    let mut sizes = BTreeMap::new();
    for name in values.keys() {
        size(name, &values, &mut sizes, 0);
    }
    let total = named(text).map(|name| sizes.get(name).copied().unwrap_or_default());
    if total.fold(0u64, u64::saturating_add) > limits::ENTITIES { too_heavy } else { Ok(()) }
}

/// Bytes that an entity unfolds to.
fn size<'a>(
    name: &'a str,
    values: &BTreeMap<&'a str, &'a str>,
    sizes: &mut BTreeMap<&'a str, u64>,
    depth: usize,
) -> u64 {
    if let Some(known) = sizes.get(name) {
        return *known;
    }
    let Some(value) = values.get(name) else { return 0 };
    // The parser goes no deeper, and nothing that is meant well does.
    if depth > 10 {
        return u64::MAX;
    }
    let own = value.len() as u64;
    let inner = named(value).map(|name| size(name, values, sizes, depth + 1));
    let all = inner.collect::<Vec<_>>().into_iter().fold(own, u64::saturating_add);
    sizes.insert(name, all);
    all
}

/// The entities that a text names.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.split('&').skip(1).filter_map(|rest| {
        let end = rest.find(';')?;
        rest.get(..end)
    })
}
