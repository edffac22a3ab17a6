//! Colour transforms by ICC profiles.

use image::DynamicImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// A lookup table, interpolated linearly between its samples.
///
/// The samples are computed once, in 64 bits; looking colours up is plain arithmetic. So the result is the same on every
/// machine, whatever vector instructions it has.
struct Table<const IN: usize, const OUT: usize> {
    /// Samples along each side.
    side: usize,
    samples: Vec<[f32; OUT]>,
}

/// From sRGB to the inks of a printing condition.
pub struct Separation(Table<3, 4>);

impl Separation {
    /// The transform of a profile of class `prtr`; `None` if it can't be used after all.
    #[must_use]
    pub fn by(profile: &[u8]) -> Option<Self> {
        let target = ColorProfile::new_from_slice(profile).ok()?;
        Table::sampled(&ColorProfile::new_srgb(), Layout::Rgb, &target, Layout::Rgba, 33).map(Self)
    }

    /// The inks of a colour, 0 to 1.
    #[must_use]
    pub fn of(&self, rgb: [u8; 3]) -> [f32; 4] {
        self.0.at(rgb)
    }
}

/// From the colours of a picture's own profile to sRGB.
pub enum Screen {
    /// From lightness.
    Grey(Vec<u8>),
    /// From red, green and blue.
    Light(LightTable),
    /// From inks.
    Inks(InkTable),
}

/// From red, green and blue to sRGB.
pub struct LightTable(Table<3, 3>);
/// From inks to sRGB.
pub struct InkTable(Table<4, 3>);

impl Screen {
    /// For pictures of light; none if the profile can't be used.
    pub fn of_light(profile: &[u8]) -> Option<Self> {
        let (source, srgb) = (ColorProfile::new_from_slice(profile).ok()?, ColorProfile::new_srgb());
        match source.color_space {
            DataColorSpace::Rgb => {
                Table::sampled(&source, Layout::Rgb, &srgb, Layout::Rgb, 33).map(LightTable).map(Self::Light)
            }
            DataColorSpace::Gray => {
                let transform = source
                    .create_transform_f64(Layout::Gray, &srgb, Layout::Rgb, TransformOptions::default())
                    .ok()?;
                let input: Vec<f64> = (0..256).map(|grey| f64::from(grey) / 255.0).collect();
                let mut output = vec![0.0f64; 256 * 3];
                transform.transform(&input, &mut output).ok()?;
                let grey = |rgb: &[f64]| (rgb[1].clamp(0.0, 1.0) * 255.0).round() as u8;
                Some(Self::Grey(output.chunks_exact(3).map(grey).collect()))
            }
            _ => None,
        }
    }

    /// For pictures of inks; none if the profile can't be used.
    pub fn of_inks(profile: &[u8]) -> Option<Self> {
        let source = ColorProfile::new_from_slice(profile).ok()?;
        if source.color_space != DataColorSpace::Cmyk {
            return None;
        }
        let table = Table::sampled(&source, Layout::Rgba, &ColorProfile::new_srgb(), Layout::Rgb, 17);
        table.map(InkTable).map(Self::Inks)
    }

    /// The sRGB colour of inks, 255 of each at most.
    pub fn inks(&self, inks: [u8; 4]) -> [u8; 3] {
        match self {
            Self::Inks(InkTable(table)) => table.at(inks).map(|part| (part * 255.0).round() as u8),
            _ => unreachable!("a table for light has none for inks"),
        }
    }

    /// A picture in sRGB. A profile for grey says nothing of a picture with colours, and the reverse.
    pub fn light(&self, picture: DynamicImage) -> DynamicImage {
        match (self, picture) {
            (Self::Grey(table), DynamicImage::ImageLuma8(mut picture)) => {
                picture.pixels_mut().for_each(|pixel| pixel.0[0] = table[usize::from(pixel.0[0])]);
                DynamicImage::ImageLuma8(picture)
            }
            (Self::Grey(table), DynamicImage::ImageLumaA8(mut picture)) => {
                picture.pixels_mut().for_each(|pixel| pixel.0[0] = table[usize::from(pixel.0[0])]);
                DynamicImage::ImageLumaA8(picture)
            }
            (Self::Light(LightTable(table)), DynamicImage::ImageRgb8(mut picture)) => {
                let mut looked_up = Memory::new(table);
                picture.pixels_mut().for_each(|pixel| pixel.0 = looked_up.of(pixel.0));
                DynamicImage::ImageRgb8(picture)
            }
            (Self::Light(LightTable(table)), DynamicImage::ImageRgba8(mut picture)) => {
                let mut looked_up = Memory::new(table);
                for pixel in picture.pixels_mut() {
                    let [r, g, b, opacity] = pixel.0;
                    let [r, g, b] = looked_up.of([r, g, b]);
                    pixel.0 = [r, g, b, opacity];
                }
                DynamicImage::ImageRgba8(picture)
            }
            (_, other) => other,
        }
    }
}

/// Remembers the last colour: neighbouring pixels are often alike.
struct Memory<'a> {
    table: &'a Table<3, 3>,
    last: [u8; 3],
    is: [u8; 3],
}

impl<'a> Memory<'a> {
    fn new(table: &'a Table<3, 3>) -> Self {
        Self { table, last: [0; 3], is: table.at([0; 3]).map(eight_bits) }
    }

    fn of(&mut self, rgb: [u8; 3]) -> [u8; 3] {
        if rgb != self.last {
            (self.last, self.is) = (rgb, self.table.at(rgb).map(eight_bits));
        }
        self.is
    }
}

fn eight_bits(part: f32) -> u8 {
    (part * 255.0).round() as u8
}

/// Whether a profile changes nothing: it is sRGB, or can't be used.
pub fn is_srgb(profile: &[u8]) -> bool {
    let probes = [[0, 0, 0], [128, 128, 128], [200, 30, 60], [40, 180, 90], [20, 60, 220], [250, 240, 20]];
    match Screen::of_light(profile) {
        Some(Screen::Light(LightTable(table))) => probes.into_iter().all(|rgb: [u8; 3]| {
            let is = table.at(rgb);
            rgb.iter().zip(is).all(|(was, is)| (f32::from(*was) / 255.0 - is).abs() < 1.5 / 255.0)
        }),
        Some(Screen::Grey(table)) => table.iter().zip(0u8..).all(|(is, was)| is.abs_diff(was) < 2),
        _ => Screen::of_inks(profile).is_none(),
    }
}

impl<const IN: usize, const OUT: usize> Table<IN, OUT> {
    fn sampled(
        from: &ColorProfile,
        source: Layout,
        to: &ColorProfile,
        target: Layout,
        side: usize,
    ) -> Option<Self> {
        let transform = from.create_transform_f64(source, to, target, TransformOptions::default()).ok()?;
        let count = side.pow(IN as u32);
        let mut input = Vec::with_capacity(count * IN);
        for index in 0..count {
            let axis = |axis: usize| index / side.pow((IN - 1 - axis) as u32) % side;
            input.extend((0..IN).map(|at| axis(at) as f64 / (side - 1) as f64));
        }
        let mut output = vec![0.0f64; count * OUT];
        transform.transform(&input, &mut output).ok()?;
        let samples = output.chunks_exact(OUT).map(|sample| {
            let mut all = [0.0f32; OUT];
            for (to, part) in all.iter_mut().zip(sample) {
                // Profiles hold no more than sixteen bits either.
                *to = ((part.clamp(0.0, 1.0) * 65535.0).round() / 65535.0) as f32;
            }
            all
        });
        Some(Self { side, samples: samples.collect() })
    }

    fn at(&self, colour: [u8; IN]) -> [f32; OUT] {
        let scaled = colour.map(|part| f32::from(part) / 255.0 * (self.side - 1) as f32);
        let low = scaled.map(|part| (part as usize).min(self.side - 2));
        let mut sum = [0.0; OUT];
        for corner in 0..1usize << IN {
            let (mut weight, mut index) = (1.0, 0);
            for axis in 0..IN {
                let up = corner >> axis & 1;
                let past = scaled[axis] - low[axis] as f32;
                weight *= if up == 1 { past } else { 1.0 - past };
                index = index * self.side + low[axis] + up;
            }
            for (to, part) in sum.iter_mut().zip(self.samples[index]) {
                *to += part * weight;
            }
        }
        sum
    }
}
