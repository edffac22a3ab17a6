//! What a file has beside its pages: notes and fields laid over them, and files in it. None of it is text of the document,
//! and all of it is told.

use std::collections::BTreeSet;

use lopdf::{Object, ObjectId};

use super::file::File;
use crate::import::document::{LeftOut, Reason, on_page};

/// The most annotations of a page, and the most files.
const MOST: usize = 5000;
/// How far up the tree of fields a value is looked for.
const HIGHEST: usize = 16;
/// The longest text of one, in characters: longer ones are cut, and end in an ellipsis.
const LONGEST: usize = 5000;

/// All that the file has beside its pages.
pub fn beside(file: &File) -> Vec<LeftOut> {
    let mut all = Vec::new();
    for (index, page) in file.pages.iter().enumerate() {
        let page = file.document.get_object(*page).ok();
        let Some(Object::Array(annotations)) = page.and_then(|page| file.entry(page, b"Annots")) else {
            continue;
        };
        for annotation in annotations.iter().take(MOST) {
            all.extend(said(file, annotation).map(|(text, why)| LeftOut {
                origin: on_page(index + 1, usize::MAX),
                text: cut(&text),
                why,
            }));
        }
    }
    for name in files(file) {
        all.push(LeftOut { origin: on_page(1, usize::MAX), text: cut(&name), why: Reason::Embedded });
    }
    all
}

/// What an annotation says (ISO 32000-1, 12.5.6).
fn said(file: &File, annotation: &Object) -> Option<(String, Reason)> {
    let contents = || file.text(annotation, b"Contents").filter(|text| !text.trim().is_empty());
    match file.name(annotation, b"Subtype")? {
        // What a link or a window says of itself is said elsewhere.
        b"Link" | b"Popup" | b"PrinterMark" | b"TrapNet" => None,
        b"Widget" => Some((field(file, annotation)?, Reason::FormField)),
        b"FileAttachment" => {
            let name = file.entry(annotation, b"FS").and_then(|file_of| file_name(file, file_of));
            Some((name.or_else(contents).unwrap_or_else(|| "en fil".to_owned()), Reason::Embedded))
        }
        b"Screen" | b"Movie" | b"Sound" | b"RichMedia" | b"3D" => {
            Some((contents().unwrap_or_else(|| "lyd, film eller en model".to_owned()), Reason::Embedded))
        }
        b"Stamp" => Some((contents().unwrap_or_else(|| "et stempel".to_owned()), Reason::Comment)),
        _ => Some((contents()?, Reason::Comment)),
    }
}

/// What a field is called and holds, if anybody filled it in (12.7.3).
fn field(file: &File, widget: &Object) -> Option<String> {
    let inherited = |key: &[u8]| -> Option<&Object> {
        let mut node = widget;
        for _ in 0..HIGHEST {
            if let Some(found) = file.entry(node, key) {
                return Some(found);
            }
            node = file.entry(node, b"Parent")?;
        }
        None
    };
    let text = |object: &Object| lopdf::decode_text_string(object).ok();
    let kind = inherited(b"FT").and_then(|kind| kind.as_name().ok())?;
    let value = match (kind, inherited(b"V")?) {
        (b"Sig", _) => "en underskrift".to_owned(),
        // Each button of a group has its own state.
        (b"Btn", _) => {
            let state = file.name(widget, b"AS").or_else(|| inherited(b"V")?.as_name().ok())?;
            (state != b"Off").then(|| String::from_utf8_lossy(state).into_owned())?
        }
        (_, Object::Array(all)) => {
            let all: Vec<String> = all.iter().take(MOST).filter_map(|one| text(file.follow(one)?)).collect();
            all.join(", ")
        }
        (_, Object::Stream(long)) => String::from_utf8_lossy(&long.content).into_owned(),
        (_, value) => text(value)?,
    };
    if value.trim().is_empty() {
        return None;
    }
    let name = inherited(b"TU").or_else(|| inherited(b"T")).and_then(text);
    Some(name.filter(|name| !name.trim().is_empty()).map_or(value.clone(), |name| format!("{name}: {value}")))
}

/// The names of the files in the file (7.11.4), each once.
fn files(file: &File) -> Vec<String> {
    let mut names = Vec::new();
    let mut met = BTreeSet::new();
    let Some(catalog) = file.catalog() else { return names };
    let tree = file.entry(catalog, b"Names").and_then(|names| file.entry(names, b"EmbeddedFiles"));
    let mut open: Vec<&Object> = tree.into_iter().collect();
    let mut visited: BTreeSet<ObjectId> = BTreeSet::new();
    let mut steps = 0;
    while let Some(node) = open.pop() {
        steps += 1;
        if steps > MOST {
            break;
        }
        let list = |key: &[u8]| file.entry(node, key).and_then(|all| all.as_array().ok());
        for pair in list(b"Names").into_iter().flat_map(|all| all.chunks(2)).take(MOST) {
            let name = pair.get(1).and_then(|one| file_name(file, one));
            let name = name.or_else(|| lopdf::decode_text_string(file.follow(pair.first()?)?).ok());
            names.extend(name.filter(|name| met.insert(name.clone())));
        }
        let kids: Vec<&Object> = list(b"Kids").into_iter().flatten().take(MOST).collect();
        for kid in kids.into_iter().rev() {
            if kid.as_reference().is_ok_and(|id| visited.insert(id)) {
                open.extend(file.follow(kid));
            }
        }
    }
    names.truncate(MOST);
    names
}

fn file_name(file: &File, specification: &Object) -> Option<String> {
    let text = |key: &[u8]| file.text(specification, key).filter(|name| !name.trim().is_empty());
    text(b"UF").or_else(|| text(b"F")).or_else(|| text(b"Desc"))
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}
