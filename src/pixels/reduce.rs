//! Fewer pixels: whole steps while a picture is read, so that a large one never stands in memory as a whole, then exactly.

use image::imageops::{self, FilterType};
use image::{DynamicImage, RgbaImage};

/// Averages squares of pixels, row by row.
pub struct Sums {
    /// What is finished.
    pub pixels: Vec<u8>,
    channels: usize,
    step: usize,
    width: usize,
    rows: usize,
    left: usize,
    sums: Vec<u32>,
}

impl Sums {
    /// For a picture of `width` by `height` pixels with 1 to 4 channels; with 2 or 4 the last is opacity.
    pub fn new(width: u32, height: u32, channels: usize, step: u32) -> Self {
        let across = width.div_ceil(step) as usize;
        let size = across * height.div_ceil(step) as usize * channels;
        Self {
            pixels: Vec::with_capacity(size),
            channels,
            step: step as usize,
            width: width as usize,
            rows: 0,
            left: height as usize,
            // One more: how many pixels, or how opaque they are together.
            sums: vec![0; if step == 1 { 0 } else { across * (channels + 1) }],
        }
    }

    /// Adds a row.
    pub fn add(&mut self, row: &[u8]) {
        if self.step == 1 {
            self.pixels.extend(row);
            return;
        }
        let has_opacity = self.channels.is_multiple_of(2);
        for (square, sums) in
            row.chunks(self.step * self.channels).zip(self.sums.chunks_exact_mut(self.channels + 1))
        {
            for pixel in square.chunks_exact(self.channels) {
                // What is transparent has no say in the colour.
                let weight = if has_opacity { u32::from(pixel[self.channels - 1]) } else { 1 };
                for (sum, part) in sums.iter_mut().zip(pixel) {
                    *sum += u32::from(*part) * weight;
                }
                if has_opacity {
                    sums[self.channels - 1] -= u32::from(pixel[self.channels - 1]) * weight;
                    sums[self.channels - 1] += u32::from(pixel[self.channels - 1]);
                }
                sums[self.channels] += weight;
            }
        }
        self.rows += 1;
        self.left -= 1;
        if self.rows == self.step || self.left == 0 {
            self.flush(has_opacity);
        }
    }

    fn flush(&mut self, has_opacity: bool) {
        let (step, channels) = (self.step, self.channels);
        for (index, sums) in self.sums.chunks_exact_mut(channels + 1).enumerate() {
            let across = step.min(self.width - index * step);
            let (area, weight) = ((across * self.rows) as u32, sums[channels].max(1));
            for (channel, sum) in sums[..channels].iter().enumerate() {
                let by = if has_opacity && channel + 1 == channels { area } else { weight };
                self.pixels.push(((sum + by / 2) / by) as u8);
            }
            sums.fill(0);
        }
        self.rows = 0;
    }
}

/// `width` by `height` pixels with `channels` samples, each `step` across and down made one.
pub fn in_steps(samples: Vec<u8>, width: u32, height: u32, channels: usize, step: u32) -> Vec<u8> {
    if step == 1 {
        return samples;
    }
    // Four samples of JPEG are inks: none of them is opacity.
    if channels == 4 {
        let mut all: Vec<Sums> = (0..4).map(|_| Sums::new(width, height, 1, step)).collect();
        let mut row = Vec::with_capacity(width as usize);
        for pixels in samples.chunks_exact(width as usize * 4) {
            for (channel, sums) in all.iter_mut().enumerate() {
                row.clear();
                row.extend(pixels.iter().skip(channel).step_by(4));
                sums.add(&row);
            }
        }
        let [c, m, y, k] = [&all[0], &all[1], &all[2], &all[3]].map(|sums| &sums.pixels);
        return (0..c.len()).flat_map(|at| [c[at], m[at], y[at], k[at]]).collect();
    }
    let mut sums = Sums::new(width, height, channels, step);
    samples.chunks_exact(width as usize * channels).for_each(|row| sums.add(row));
    sums.pixels
}

/// The size that fits `longest` pixels.
pub fn fitted([width, height]: [u32; 2], longest: u32) -> [u32; 2] {
    let long = width.max(height);
    if long <= longest {
        return [width, height];
    }
    let side = |side: u32| {
        ((u64::from(side) * u64::from(longest) + u64::from(long) / 2) / u64::from(long)).max(1) as u32
    };
    [side(width), side(height)]
}

/// A picture in another size.
pub fn to_size(picture: DynamicImage, [width, height]: [u32; 2]) -> DynamicImage {
    if [picture.width(), picture.height()] == [width, height] {
        return picture;
    }
    let smaller = |picture: RgbaImage| imageops::resize(&picture, width, height, FilterType::CatmullRom);
    match picture {
        // Weighed by opacity, so that the colour of what is transparent doesn't show at edges.
        DynamicImage::ImageRgba8(mut picture) => {
            for pixel in picture.pixels_mut() {
                let opacity = u32::from(pixel.0[3]);
                for part in &mut pixel.0[..3] {
                    *part = ((u32::from(*part) * opacity + 127) / 255) as u8;
                }
            }
            let mut picture = smaller(picture);
            for pixel in picture.pixels_mut() {
                let opacity = u32::from(pixel.0[3]).max(1);
                for part in &mut pixel.0[..3] {
                    *part = ((u32::from(*part) * 255 + opacity / 2) / opacity).min(255) as u8;
                }
            }
            DynamicImage::ImageRgba8(picture)
        }
        DynamicImage::ImageLumaA8(_) => {
            to_size(DynamicImage::ImageRgba8(picture.into_rgba8()), [width, height])
        }
        DynamicImage::ImageLuma8(picture) => {
            DynamicImage::ImageLuma8(imageops::resize(&picture, width, height, FilterType::CatmullRom))
        }
        other => DynamicImage::ImageRgb8(imageops::resize(
            &other.into_rgb8(),
            width,
            height,
            FilterType::CatmullRom,
        )),
    }
}

/// Inks in another size.
pub fn inks_to_size(inks: RgbaImage, [width, height]: [u32; 2]) -> RgbaImage {
    if inks.dimensions() == (width, height) {
        return inks;
    }
    imageops::resize(&inks, width, height, FilterType::CatmullRom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_are_averaged_and_the_last_ones_may_be_smaller() {
        let grey = vec![0, 100, 200, 100, 200, 200, 10, 20, 30];
        assert_eq!(in_steps(grey, 3, 3, 1, 2), [100, 200, 15, 30]);
    }

    #[test]
    fn what_is_transparent_has_no_say_in_the_colour() {
        let mut sums = Sums::new(2, 1, 4, 2);
        sums.add(&[200, 0, 0, 255, 0, 255, 0, 0]);
        assert_eq!(sums.pixels, [200, 0, 0, 128]);
    }

    #[test]
    fn a_size_fits_and_is_never_nothing() {
        assert_eq!(fitted([4000, 3000], 2000), [2000, 1500]);
        assert_eq!(fitted([30_000, 2], 2000), [2000, 1]);
        assert_eq!(fitted([10, 20], 2000), [10, 20]);
    }
}
