//! Where the pictures of an edition stand on laid-out pages.

use typst::layout::{Frame, FrameItem, Size, Transform};
use typst::visualize::{Image, ImageKind};

use crate::edition::Edition;
use crate::pixels::shown;

/// A picture in a frame.
pub struct Placed<'a> {
    /// Index in [`Edition::pictures`].
    pub picture: usize,
    /// As the layout holds it.
    pub image: &'a Image,
    /// Its size, before it is moved, turned or scaled.
    pub size: Size,
    /// How it comes to stand on the page.
    pub place: Transform,
}

/// Every picture of the edition in a frame.
pub fn pictures(frame: &Frame, place: Transform, edition: &Edition, tell: &mut dyn FnMut(&Placed<'_>)) {
    for (at, item) in frame.items() {
        let here = place.pre_concat(Transform::translate(at.x, at.y));
        match item {
            FrameItem::Group(group) => {
                pictures(&group.frame, here.pre_concat(group.transform), edition, tell);
            }
            FrameItem::Image(image, size, _) => {
                let data = match image.kind() {
                    ImageKind::Raster(raster) => raster.data(),
                    ImageKind::Svg(svg) => svg.data(),
                    ImageKind::Pdf(_) => continue,
                };
                let own = edition.pictures.iter().position(|one| shown(one).0 == data.as_slice());
                if let Some(picture) = own {
                    tell(&Placed { picture, image, size: *size, place: here });
                }
            }
            _ => {}
        }
    }
}
