//! Pages with no more pixels than readers see: a photograph that is shown small is stored small.
//!
//! Only laid-out pages know how large a picture is shown. Print samples for itself, from the picture's own file.

use typst::foundations::Bytes;
use typst::layout::{Abs, Frame, FrameItem, Size, Transform};
use typst::visualize::{ExchangeFormat, Image, ImageKind, RasterFormat, RasterImage};
use typst_layout::{Page, PagedDocument};

use crate::pixels::fewer;
use crate::policy::PictureFormat;

/// Pixels per inch that readers get: four on each point of most screens.
const PPI: f64 = 200.0;

/// The same pages, if any picture on them has many more pixels than [`PPI`] where it is shown largest.
pub fn sampled(document: &PagedDocument) -> Option<PagedDocument> {
    let mut shown: Vec<(Image, Size)> = Vec::new();
    for page in document.pages() {
        find(&page.frame, Transform::identity(), &mut shown);
    }
    let smaller: Vec<(Image, Image)> =
        shown.into_iter().filter_map(|(image, size)| Some((smaller(&image, size)?, image))).collect();
    if smaller.is_empty() {
        return None;
    }
    let mut pages: Vec<Page> = document.pages().to_vec();
    pages.iter_mut().for_each(|page| put(&mut page.frame, &smaller));
    Some(PagedDocument::new(pages.into_iter().collect(), typst::model::Document::info(document).clone()))
}

/// Each picture of pixels, and the largest size that it is shown in.
fn find(frame: &Frame, place: Transform, shown: &mut Vec<(Image, Size)>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => find(&group.frame, place.pre_concat(group.transform), shown),
            FrameItem::Image(image, size, _) if matches!(image.kind(), ImageKind::Raster(_)) => {
                // Turned or scaled by the groups around it.
                let scale = place.sx.get().hypot(place.ky.get()).max(place.sy.get().hypot(place.kx.get()));
                let size = Size::new(size.x * scale, size.y * scale);
                match shown.iter_mut().find(|(known, _)| known == image) {
                    Some((_, largest)) => *largest = largest.max(size),
                    None => shown.push((image.clone(), size)),
                }
            }
            _ => {}
        }
    }
}

/// The picture with fewer pixels, if it has many more than it needs at this size.
fn smaller(image: &Image, size: Size) -> Option<Image> {
    let ImageKind::Raster(raster) = image.kind() else { return None };
    let (format, exchange) = match raster.format() {
        RasterFormat::Exchange(ExchangeFormat::Jpg) => (PictureFormat::Jpeg, ExchangeFormat::Jpg),
        RasterFormat::Exchange(ExchangeFormat::Png) => (PictureFormat::Png, ExchangeFormat::Png),
        RasterFormat::Exchange(_) | RasterFormat::Pixel(_) => return None,
    };
    let enough = |length: Abs| (length.to_inches() * PPI).ceil() as u32;
    let bytes = fewer(raster.data(), format, enough(size.x.max(size.y)))?;
    let raster = RasterImage::plain(Bytes::new(bytes), exchange).ok()?;
    Some(Image::new(raster, image.alt().map(Into::into), image.scaling()))
}

fn put(frame: &mut Frame, smaller: &[(Image, Image)]) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => put(&mut group.frame, smaller),
            FrameItem::Image(image, ..) => {
                if let Some((smaller, _)) = smaller.iter().find(|(_, own)| own == image) {
                    *image = smaller.clone();
                }
            }
            _ => {}
        }
        true
    });
}
