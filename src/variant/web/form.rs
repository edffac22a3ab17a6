//! How the markup of web pages and fragments differs from that of an e-book: all sections are in one document.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::edition::Edition;
use crate::pixels::{shown, within};
use crate::policy::Picture;
use crate::variant::markup::Form;

/// Most pixels along the longer side of a picture: two on each point of the column, and enough to look closer.
pub const LONGEST_PICTURE: u32 = 1600;

/// The form of a web page.
pub struct PageForm<'a> {
    /// What it says.
    pub edition: &'a Edition,
    /// The beginning of the names of its files.
    pub prefix: &'static str,
}

/// Path of a picture, beside the page.
pub fn picture_path(edition: &Edition, prefix: &str, index: usize) -> String {
    format!("web/{prefix}picture-{index}.{}", shown(&edition.pictures[index]).1.extension())
}

impl Form for PageForm<'_> {
    fn href(&self, anchor: &str) -> String {
        format!("#{anchor}")
    }

    fn picture(&self, index: usize) -> String {
        picture_path(self.edition, self.prefix, index)
    }

    fn picture_size(&self, index: usize, scale: f64) -> Option<[String; 2]> {
        size(&self.edition.pictures[index], scale)
    }

    fn id(&self, anchor: &str) -> String {
        anchor.to_owned()
    }

    fn narrows_charts(&self) -> bool {
        true
    }

    /// Nobody keeps a link to these: they begin as anchors do that aren't of the text.
    fn explained(&self, section: &str, term: &str) -> Option<[String; 2]> {
        Some([format!("_{section}_{term}"), format!("_{section}_{term}_her")])
    }

    fn level(&self, level: u8) -> u8 {
        (level + 1).min(6)
    }

    fn scrolls_tables(&self) -> bool {
        true
    }
}

/// The form of a fragment.
pub struct FragmentForm<'a> {
    /// What it says.
    pub edition: &'a Edition,
    /// The level of the sections' headings.
    pub heading: u8,
    /// Whether its pictures are files beside it.
    pub is_beside: bool,
}

/// Path of a picture, beside the fragment.
pub fn fragment_picture(edition: &Edition, index: usize) -> String {
    format!("fragment/{}-{index}.{}", edition.slug, shown(&edition.pictures[index]).1.extension())
}

impl Form for FragmentForm<'_> {
    fn href(&self, anchor: &str) -> String {
        format!("#{}", self.id(anchor))
    }

    fn picture(&self, index: usize) -> String {
        if self.is_beside {
            return fragment_picture(self.edition, index);
        }
        let (bytes, format) = within(&self.edition.pictures[index], LONGEST_PICTURE);
        format!("data:{};base64,{}", format.media_type(), STANDARD.encode(bytes.as_ref()))
    }

    fn picture_size(&self, index: usize, scale: f64) -> Option<[String; 2]> {
        size(&self.edition.pictures[index], scale)
    }

    /// The page that it is put into may have the same anchors.
    fn id(&self, anchor: &str) -> String {
        format!("{}-{anchor}", self.edition.slug)
    }

    fn portraits_by_name(&self) -> bool {
        true
    }

    fn level(&self, level: u8) -> u8 {
        (level + self.heading - 1).min(6)
    }
}

/// Width and height as they stand in proportion, in whole points.
fn size(picture: &Picture, scale: f64) -> Option<[String; 2]> {
    let longest = f64::from(picture.width.max(picture.height));
    let most = f64::from(LONGEST_PICTURE) / longest;
    let whole = |length: f32| (f64::from(length) * scale.min(most)).round().max(1.0).to_string();
    (longest.is_finite() && longest > 0.0).then(|| [whole(picture.width), whole(picture.height)])
}
