//! Drawings: SVG is read, weighed, understood and written anew.
//!
//! What comes out has shapes and paints and nothing else: no script, no link, no comment, no metadata, no name of a layer. What
//! would be lost on the way is either refused here or kept as [`Lettering`] for rules to tell.

mod canvas;
mod encoding;
mod fault;
mod ids;
mod limits;
mod references;
mod scan;
mod style;
mod weight;
mod words;

pub use fault::{DrawingFault, Heavy};

use std::sync::{Arc, Mutex, PoisonError};

use usvg::roxmltree::{Document, ParsingOptions};
use usvg::{ImageKind, Tree, fontdb};

use crate::policy::{LateBytes, Lettering};

/// Reads a picture of pixels inside a drawing.
pub type Embed = fn(&[u8]) -> Result<ImageKind, DrawingFault>;

/// A drawing, written anew.
#[derive(Debug)]
pub struct Drawing {
    /// SVG.
    pub bytes: LateBytes,
    /// Width in user units.
    pub width: f32,
    /// Height in user units.
    pub height: f32,
    /// What it says in words.
    pub lettering: Lettering,
}

/// The longest side of a drawing, and how many times longer it may be than the other.
const MOST_UNITS: f32 = 1e6;
/// The shortest side of a drawing.
const LEAST_UNITS: f32 = 1e-2;
/// How many times longer one side may be than the other.
const MOST_RATIO: f32 = 1000.0;

/// Reads a drawing. Text becomes outlines in these fonts.
///
/// # Errors
///
/// If it can't be used, or something in it wouldn't be shown.
pub fn read(bytes: &[u8], fonts: &Arc<fontdb::Database>, embed: Embed) -> Result<Drawing, DrawingFault> {
    let (tree, lettering) = understood(bytes, fonts, embed, limits::EMBEDDED)?;
    let size = tree.size();
    let bytes = LateBytes::new(move || {
        let written = tree.to_string(&usvg::WriteOptions { preserve_text: false, ..Default::default() });
        ids::numbered(written).into_bytes()
    });
    Ok(Drawing { bytes, width: size.width(), height: size.height(), lettering })
}

/// A drawing that has been weighed, and what it says.
fn understood(
    bytes: &[u8],
    fonts: &Arc<fontdb::Database>,
    embed: Embed,
    inside: u8,
) -> Result<(Tree, Lettering), DrawingFault> {
    let text = encoding::text(bytes)?;
    let depth = scan::depth(&text)?;
    let damaged = |detail: String| DrawingFault::Damaged { detail };
    let options =
        ParsingOptions { allow_dtd: true, nodes_limit: 3 * limits::ELEMENTS as u32, ..Default::default() };
    let document = Document::parse_with_options(&text, options).map_err(|why| damaged(why.to_string()))?;
    references::stay_inside(&document)?;
    let styles = style::Styles::of(&document, depth)?;
    weight::weigh(&document, &styles)?;

    // What goes wrong inside embedded pictures, and what those that are drawings say.
    let seen: Arc<Mutex<(Option<DrawingFault>, Lettering)>> = Arc::default();
    let (noted, inner_fonts) = (Arc::clone(&seen), Arc::clone(fonts));
    let resolve = move |_: &str, data: Arc<Vec<u8>>, _: &usvg::Options<'_>| {
        let found = if !is_drawing(&data) {
            embed(&data)
        } else if inside == 0 {
            Err(DrawingFault::TooHeavy(Heavy::Nested))
        } else {
            understood(&data, &inner_fonts, embed, inside - 1).map(|(tree, lettering)| {
                let all = &mut noted.lock().unwrap_or_else(PoisonError::into_inner).1;
                all.lost.extend(lettering.lost);
                all.families.extend(lettering.families);
                all.characters.extend(lettering.characters);
                ImageKind::SVG(tree)
            })
        };
        found
            .map_err(|fault| {
                noted.lock().unwrap_or_else(PoisonError::into_inner).0.get_or_insert(fault).clone()
            })
            .ok()
    };
    let options = usvg::Options {
        fontdb: Arc::clone(fonts),
        font_family: "Source Sans 3".into(),
        languages: words::LANGUAGES.map(str::to_owned).to_vec(),
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(resolve),
            resolve_string: Box::new(|_, _| None),
        },
        ..Default::default()
    };
    let tree = Tree::from_xmltree(&document, &options).map_err(|why| match why {
        usvg::Error::InvalidSize => DrawingFault::NoSize,
        other => damaged(other.to_string()),
    })?;
    drop(options);
    let (fault, mut lettering) = std::mem::take(&mut *seen.lock().unwrap_or_else(PoisonError::into_inner));
    if let Some(fault) = fault {
        return Err(fault);
    }
    let [long, short] = {
        let size = tree.size();
        [size.width().max(size.height()), size.width().min(size.height())]
    };
    if !(long <= MOST_UNITS && short >= LEAST_UNITS && long / short <= MOST_RATIO) {
        return Err(DrawingFault::NoSize);
    }
    canvas::measure(&tree)?;
    lettering.lost.extend(words::lost(&document));
    lettering.lost.extend(references::nowhere(&document, &styles));
    words::letters(&tree, fonts, &mut lettering);
    Ok((tree, lettering))
}

/// Whether an embedded picture is a drawing: XML in any encoding.
fn is_drawing(data: &[u8]) -> bool {
    let start: Vec<u8> = data.iter().copied().filter(|byte| *byte != 0).take(200).collect();
    let start = start.strip_prefix(b"\xef\xbb\xbf").or(start.strip_prefix(b"\xff\xfe")).unwrap_or(&start);
    start.trim_ascii_start().starts_with(b"<")
}
