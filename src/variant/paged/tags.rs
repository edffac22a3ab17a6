//! What a screen reader is told beyond what Typst's export says.
//!
//! Typst tags pages soundly, but has no way to say that something is a box with a title, puts a footnote into the middle of the
//! sentence that refers to it, a caption before its figure, and names a link by its page alone. The finished file is changed
//! in its structure and its links; what is on its pages stays as it is.

use std::collections::BTreeMap;

use lopdf::{Object, ObjectId, SaveOptions, decode_text_string, dictionary, text_string};

use super::described::{self, Described};
use super::structure::Structure;
use crate::edition::{Block, Edition, Inline, Target, Visitor, Walk, one_line, visit_edition};
use crate::language::DocumentWords;

/// Changes the tags of a file of pages of `edition`.
///
/// # Panics
///
/// If the bytes are no tagged PDF: they come from our own export.
pub fn mended(pdf: &[u8], edition: &Edition) -> Vec<u8> {
    changed(pdf, edition).unwrap_or_else(|why| unreachable!("our own pages can be read back: {why}"))
}

fn changed(pdf: &[u8], edition: &Edition) -> lopdf::Result<Vec<u8>> {
    let mut tree = Structure::read(pdf)?;
    let mut known = Known::default();
    visit_edition(edition, &mut known);
    known.name_places(edition);
    let elements = tree.elements()?;
    name_links(&mut tree, &elements, &known, DocumentWords::of(&edition.language));
    box_up(&mut tree, &elements, &known.boxes);
    for element in &elements {
        caption_last(&mut tree, *element);
        without_foot(&mut tree, *element);
        part_table(&mut tree, *element);
    }
    described::together(&mut tree, &elements, &known.figures);
    refer(&mut tree, &elements);
    catalogue(&mut tree)?;
    let mut bytes = Vec::new();
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    tree.document.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

/// What the edition knows and the file doesn't.
#[derive(Default)]
struct Known {
    /// Its boxes and quotations, as they are read: the title of what is no quotation.
    boxes: Vec<Option<String>>,
    /// Addresses as people read them, by what programs follow.
    addresses: BTreeMap<String, String>,
    /// What places are called, by their anchor.
    places: BTreeMap<String, String>,
    /// Its figures, as they are read.
    figures: Vec<Described>,
}

impl Visitor for Known {
    fn block(&mut self, block: &Block, walk: Walk<'_>) {
        match block {
            Block::Quote { .. } => self.boxes.push(None),
            Block::Ambition { label: title, .. } | Block::Fact { title, .. } => {
                self.boxes.push(Some(one_line(title)));
            }
            Block::Figure(figure) => {
                let caption = figure.caption.as_ref().or(figure.alt.as_ref());
                self.places.extend(caption.map(|caption| (figure.id.clone(), one_line(caption))));
                self.figures.extend(Described::of(figure));
            }
            Block::Heading { id: Some(id), name, .. } => {
                self.places.insert(id.clone(), one_line(name));
            }
            Block::Glossary { entries } => {
                self.places.extend(entries.iter().map(|one| (one.id.clone(), one_line(&one.word))));
            }
            _ => {}
        }
        walk.into_block(block, self);
    }

    fn inline(&mut self, inline: &Inline, walk: Walk<'_>) {
        if let Inline::Link { to: Target::Url { url, written }, .. } = inline {
            let shown = written.split_once(':').filter(|(scheme, _)| *scheme == "mailto");
            self.addresses.insert(url.clone(), shown.map_or(written.as_str(), |(_, mail)| mail).to_owned());
        }
        walk.into_inline(inline, self);
    }
}

impl Known {
    /// Sections, goals by the sections that they stand in, and descriptions by their figures.
    fn name_places(&mut self, edition: &Edition) {
        // Where a description stands apart, its heading has the figure's name alone.
        self.places.extend(self.figures.iter().filter_map(|figure| figure.target.clone()));
        for section in &edition.sections {
            self.places.insert(section.id.clone(), section.full_title());
            for block in &section.blocks {
                let Block::Goals { goals } = block else { continue };
                for goal in goals {
                    let name = goal.title.as_deref().map_or_else(|| section.full_title(), one_line);
                    self.places.extend(goal.id.clone().map(|id| (id, name)));
                }
            }
        }
    }
}

/// Says where each link leads: "Sundhed, side 12", "E-mail post@sønderborg.dk", "Tilbage til teksten, note 1".
fn name_links(tree: &mut Structure, elements: &[ObjectId], known: &Known, words: &DocumentWords) {
    let links = elements.iter().filter(|one| tree.is(**one, "Link"));
    let named = links.flat_map(|element| {
        let links = tree.annotations(*element).into_iter();
        links.filter_map(|link| Some((link, name(tree, *element, link, known, words)?))).collect::<Vec<_>>()
    });
    for (link, name) in named.collect::<Vec<_>>() {
        tree.set(link, "Contents", text_string(&name));
    }
}

/// A better name for a link than Typst's, if there is one.
fn name(
    tree: &Structure,
    element: ObjectId,
    link: ObjectId,
    known: &Known,
    words: &DocumentWords,
) -> Option<String> {
    let now = decode_text_string(tree.get(link, b"Contents")?).ok()?;
    let text = |object: &Object| Some(std::str::from_utf8(object.as_str().ok()?).ok()?.to_owned());
    if let Some(place) = tree.get(link, b"Dest").and_then(text) {
        // Typst says "Afsnit, side 12": what kind of thing it is, and on which page.
        let (place, (_, page)) = (known.places.get(place.strip_prefix("to-")?)?, now.rsplit_once(", ")?);
        return Some(format!("{place}, {page}"));
    }
    if let Some(action) = tree.get(link, b"A") {
        let uri = action.as_dict().ok()?.get(b"URI").ok().and_then(text)?;
        let (address, (kind, _)) = (known.addresses.get(&uri)?, now.split_once(' ')?);
        return uri.starts_with("mailto:").then(|| format!("{kind} {address}"));
    }
    // The number that a note begins with leads back to the text, and is called by itself.
    let number = now.parse::<usize>().ok().filter(|_| tree.is_within(element, "Note"))?;
    Some(format!("{}, {} {number}", words.back_to_reference, words.footnote.to_lowercase()))
}

/// Layouts tag fact boxes and ambitions as they do quotations, for Typst has nothing else that holds blocks together: each
/// becomes a section with its title, which readers can find and pass over (14.8.4.2).
fn box_up(tree: &mut Structure, elements: &[ObjectId], boxes: &[Option<String>]) {
    let groups: Vec<ObjectId> = elements.iter().copied().filter(|one| tree.is(*one, "BlockQuote")).collect();
    // A layout of the project's own may tag them otherwise; which is which is then unknown.
    if groups.len() != boxes.len() {
        return;
    }
    for (group, title) in groups.into_iter().zip(boxes) {
        if let Some(title) = title {
            tree.set(group, "S", Object::Name(b"Sect".to_vec()));
            tree.set(group, "T", text_string(title));
        }
    }
}

/// A caption is read after its figure.
fn caption_last(tree: &mut Structure, element: ObjectId) {
    let children = tree.children(element);
    let [caption, figure, ..] = children.as_slice() else { return };
    if tree.is(element, "Div") && tree.is(*caption, "Caption") && tree.is(*figure, "Figure") {
        let mut kids = tree.kids(element);
        kids.swap(0, 1);
        tree.hold(element, kids);
    }
}

/// The last rows of a table, which the layout keeps together as its foot, are rows like all others.
fn without_foot(tree: &mut Structure, element: ObjectId) {
    if !tree.is(element, "Table") {
        return;
    }
    let Some(foot) = tree.children(element).into_iter().find(|part| tree.is(*part, "TFoot")) else { return };
    let rows = tree.kids(foot);
    let is_foot = |kid: &Object| kid.as_reference().is_ok_and(|id| id == foot);
    let mut parts = tree.kids(element);
    match tree.children(element).into_iter().find(|part| tree.is(*part, "TBody")) {
        Some(body) => {
            let all = tree.kids(body).into_iter().chain(rows).collect();
            tree.hold(body, all);
            parts.retain(|kid| !is_foot(kid));
        }
        None => {
            let at = parts.iter().position(is_foot).unwrap_or(parts.len());
            parts.splice(at..=at, rows);
        }
    }
    tree.hold(element, parts);
}

/// The rows of a table with a header column stand in it without head and body.
fn part_table(tree: &mut Structure, element: ObjectId) {
    if !tree.is(element, "Table") || !tree.children(element).iter().any(|row| tree.is(*row, "TR")) {
        return;
    }
    let kids = tree.kids(element);
    let row = |kid: &Object| kid.as_reference().ok().filter(|id| tree.is(*id, "TR"));
    let first = kids.iter().position(|kid| row(kid).is_some()).unwrap_or(kids.len());
    let head = kids[first..].iter().map_while(row).take_while(|row| is_header(tree, *row)).count();
    let rows = kids[first..].iter().map_while(row).count();
    let parts = [("THead", first..first + head), ("TBody", first + head..first + rows)];
    let mut now = kids[..first].to_vec();
    for (kind, range) in parts.into_iter().filter(|(_, range)| !range.is_empty()) {
        let part = tree.element(kind, element);
        tree.hold(part, kids[range].to_vec());
        now.push(Object::Reference(part));
    }
    now.extend_from_slice(&kids[first + rows..]);
    tree.hold(element, now);
}

/// Whether all cells of a row are headers of their columns.
fn is_header(tree: &Structure, row: ObjectId) -> bool {
    let cells = tree.children(row);
    let of_column = |cell: &ObjectId| {
        let attributes = match tree.get(*cell, b"A") {
            Some(Object::Array(all)) => all.clone(),
            Some(one) => vec![one.clone()],
            None => Vec::new(),
        };
        tree.is(*cell, "TH")
            && attributes.iter().any(|one| {
                let one = tree.document.dereference(one).ok().and_then(|(_, one)| one.as_dict().ok());
                one.and_then(|one| one.get(b"Scope").ok()?.as_name().ok()) == Some(b"Column")
            })
    };
    !cells.is_empty() && cells.iter().all(of_column)
}

/// The number in the text is a reference, and its note is read after the paragraph, not in the middle of a sentence.
fn refer(tree: &mut Structure, elements: &[ObjectId]) {
    for element in elements {
        let Some(parent) = tree.parent(*element) else { continue };
        let labels = ["LI", "Note", "TOCI"].iter().any(|kind| tree.is(parent, kind));
        if tree.is(*element, "Lbl") && !labels {
            tree.set(*element, "S", Object::Name(b"Reference".to_vec()));
        }
    }
    // The last first, so that the notes of a paragraph keep their order behind it.
    let notes: Vec<ObjectId> = elements.iter().rev().copied().filter(|one| tree.is(*one, "Note")).collect();
    for note in notes {
        let up = std::iter::successors(tree.parent(note), |one| tree.parent(*one));
        let ends = |kind: &[u8]| kind == b"P" || (kind.len() == 2 && kind[0] == b'H');
        let Some(line) = up.into_iter().find(|one| tree.kind(*one).is_some_and(ends)) else { continue };
        let (Some(from), Some(to)) = (tree.parent(note), tree.parent(line)) else { continue };
        let kept = tree.kids(from).into_iter().filter(|kid| kid.as_reference().ok() != Some(note)).collect();
        tree.hold(from, kept);
        let mut kids = tree.kids(to);
        let Some(place) = kids.iter().position(|kid| kid.as_reference().ok() == Some(line)) else { continue };
        kids.insert(place + 1, Object::Reference(note));
        tree.hold(to, kids);
        // Now it is a block, where Typst made it part of a line (14.8.5.4.3).
        tree.set(note, "A", dictionary! { "O" => "Layout", "Placement" => "Block" });
    }
}

/// The file opens with its bookmarks, and the title on its cover is a heading.
fn catalogue(tree: &mut Structure) -> lopdf::Result<()> {
    if tree.document.catalog()?.get(b"Outlines").is_ok() {
        tree.document.catalog_mut()?.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
    }
    let root = tree.root()?;
    let roles = tree.document.get_dictionary(root)?.get(b"RoleMap").and_then(Object::as_reference);
    let roles = match roles {
        Ok(id) => tree.document.get_dictionary_mut(id)?,
        Err(_) => tree.document.get_dictionary_mut(root)?.get_mut(b"RoleMap")?.as_dict_mut()?,
    };
    if roles.has(b"Title") {
        roles.set("Title", Object::Name(b"H1".to_vec()));
    }
    Ok(())
}
