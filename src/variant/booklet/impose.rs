//! Places finished pages two on a side.

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::marks::{self, ALL_INKS};
use super::page::{form, leaf, rectangle};
use super::placement::{Area, Half, Leaf, MadeBy, Measures, Placed};
use super::sheets::{Sheet, creep_mm, sheets};
use crate::variant::press::{MM, separation};

/// How pages are imposed.
pub struct Imposition<'a> {
    /// By whom.
    pub by: MadeBy<'a>,
    /// Thickness of the paper in mm: pages of inner sheets move towards the spine by it; with 0 they stay.
    pub paper_mm: f64,
    /// The first of the pages that close the publication, from 0: blank pages stand before it.
    pub back: usize,
}

/// Imposes a PDF of single pages that this program made. Returns the file and its number of sides.
///
/// Sides come in the order of a duplex printer that turns the sheet over its short edge.
///
/// # Panics
///
/// If the bytes are no PDF with pages: they come from our own export.
pub fn impose(pdf: &[u8], imposition: &Imposition<'_>) -> (Vec<u8>, usize) {
    imposed(pdf, imposition).unwrap_or_else(|why| unreachable!("our own pages can be read back: {why}"))
}

fn imposed(pdf: &[u8], imposition: &Imposition<'_>) -> lopdf::Result<(Vec<u8>, usize)> {
    let mut document = Document::load_mem(pdf)?;
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let leaves: Vec<Leaf> = pages.iter().map(|page| leaf(&document, *page)).collect::<lopdf::Result<_>>()?;
    let measures = Measures::new(&leaves, &imposition.by);
    let all = sheets(pages.len(), imposition.back);
    let parent = document.new_object_id();
    let mut sides = Vec::new();
    for (number, sheet) in all.iter().enumerate() {
        let Sheet { outer, inner } = *sheet;
        for (pair, is_outer) in [(outer, true), (inner, false)] {
            let creep = creep_mm(number, imposition.paper_mm);
            let trim = measures.trim(number, imposition.paper_mm);
            let mut side = Side { content: String::new(), forms: Dictionary::new() };
            for (page, half) in pair.into_iter().zip([Half::Left, Half::Right]) {
                let Some(index) = page else { continue };
                let placed = measures.place(&leaves[index], half, creep);
                let form = form(&document, pages[index], placed.shows)?;
                side.place(index, &placed, document.add_object(form));
            }
            if let MadeBy::Press { label } = &imposition.by {
                let room = marks::label_room(trim) * MM;
                let label = label(number + 1, all.len(), is_outer, room);
                side.content.push_str(&marks::marks(&measures, trim, &label));
            }
            sides.push(side.finish(&mut document, parent, &measures, trim, &imposition.by)?);
        }
    }
    let count = sides.len();
    bind(&mut document, parent, sides, &imposition.by)?;
    Ok((written(&mut document)?, count))
}

/// Makes the sides the pages of the document. Nothing refers any more to the single pages, tags, links and bookmarks.
fn bind(
    document: &mut Document,
    parent: ObjectId,
    sides: Vec<ObjectId>,
    by: &MadeBy<'_>,
) -> lopdf::Result<()> {
    let count = sides.len() as i64;
    let kids: Vec<Object> = sides.into_iter().map(Object::Reference).collect();
    document.set_object(parent, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = catalog(document, parent, by)?;
    let mut trailer = dictionary! { "Root" => document.add_object(catalog) };
    if let Ok(info) = document.trailer.get(b"Info") {
        trailer.set("Info", info.clone());
    }
    document.trailer = trailer;
    document.prune_objects();
    document.renumber_objects();
    document.version = "1.7".to_owned();
    // The ID is a hash of the content: the same text gives the same bytes.
    let id = Object::String(Sha256::digest(written(document)?)[..16].to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

fn written(document: &mut Document) -> lopdf::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    document.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

/// One side of a sheet while it is put together.
struct Side {
    content: String,
    forms: Dictionary,
}

impl Side {
    fn place(&mut self, index: usize, placed: &Placed, form: ObjectId) {
        let name = format!("Page{}", index + 1);
        let scale = marks::ratio(placed.scale);
        let [dx, dy] = [placed.dx * MM, placed.dy * MM].map(marks::number);
        self.content.push_str(&format!("q {scale} 0 0 {scale} {dx} {dy} cm /{name} Do Q\n"));
        self.forms.set(name, form);
    }

    fn finish(
        self,
        document: &mut Document,
        parent: ObjectId,
        measures: &Measures,
        trim: Area,
        by: &MadeBy<'_>,
    ) -> lopdf::Result<ObjectId> {
        let mut content = Stream::new(Dictionary::new(), self.content.into_bytes());
        content.compress()?;
        let content = document.add_object(content);
        let sheet = Area { left: 0.0, bottom: 0.0, right: measures.width, top: measures.height };
        let mut resources = dictionary! { "XObject" => self.forms };
        let mut page = dictionary! {
            "Type" => "Page",
            "Parent" => parent,
            "MediaBox" => rectangle(sheet),
            "Contents" => content,
        };
        if matches!(by, MadeBy::Press { .. }) {
            page.set("TrimBox", rectangle(trim));
            page.set("BleedBox", rectangle(trim.grown(measures.bleed)));
            resources.set("ColorSpace", dictionary! { ALL_INKS => separation("All", [1.0; 4]) });
        }
        page.set("Resources", resources);
        Ok(document.add_object(page))
    }
}

/// Title, language, and how to print it. The output intent is for print shops alone.
fn catalog(document: &Document, pages: ObjectId, by: &MadeBy<'_>) -> lopdf::Result<Dictionary> {
    let from = document.catalog()?;
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => pages,
        "ViewerPreferences" => dictionary! {
            "DisplayDocTitle" => true,
            "PrintScaling" => "None",
            "Duplex" => "DuplexFlipShortEdge",
        },
    };
    let kept: &[&str] =
        if matches!(by, MadeBy::Press { .. }) { &["Lang", "OutputIntents"] } else { &["Lang"] };
    for key in kept {
        if let Ok(value) = from.get(key.as_bytes()) {
            catalog.set(*key, value.clone());
        }
    }
    Ok(catalog)
}
