//! Colour transforms by ICC profiles.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::process::Process;

/// Samples along each side of a table.
const SIDE: usize = 33;

/// A lookup table from sRGB, interpolated linearly between its samples.
///
/// The samples are computed once, in 64 bits; looking colours up is plain arithmetic. So the result is the same on every
/// machine, whatever vector instructions it has.
pub struct Table<const N: usize>(Vec<[f32; N]>);

/// From sRGB to the inks of a printing condition.
pub type Separation = Table<4>;

impl Table<4> {
    /// The transform of a profile of class `prtr`; `None` if it can't be used after all.
    pub fn separation(profile: &[u8]) -> Option<Self> {
        let target = ColorProfile::new_from_slice(profile).ok()?;
        Self::sampled(&ColorProfile::new_srgb(), Layout::Rgb, &target, Layout::Rgba)
    }

    /// The inks of a colour.
    pub fn of(&self, rgb: [u8; 3]) -> Process {
        self.at(rgb)
    }
}

impl Table<3> {
    /// From the colours of a picture's own profile to sRGB; none for a profile that is sRGB, or none of red, green and
    /// blue.
    pub fn into_srgb(profile: &[u8]) -> Option<Self> {
        let source = ColorProfile::new_from_slice(profile).ok()?;
        if source.color_space != DataColorSpace::Rgb {
            return None;
        }
        let table = Self::sampled(&source, Layout::Rgb, &ColorProfile::new_srgb(), Layout::Rgb)?;
        let near = |rgb: [u8; 3]| {
            let is = table.at(rgb);
            rgb.iter().zip(is).all(|(was, is)| (f32::from(*was) / 255.0 - is).abs() < 1.5 / 255.0)
        };
        let probes =
            [[0, 0, 0], [128, 128, 128], [200, 30, 60], [40, 180, 90], [20, 60, 220], [250, 240, 20]];
        (!probes.into_iter().all(near)).then_some(table)
    }

    /// The sRGB colour.
    pub fn of(&self, rgb: [u8; 3]) -> [u8; 3] {
        self.at(rgb).map(|part| (part * 255.0).round() as u8)
    }
}

impl<const N: usize> Table<N> {
    fn sampled(from: &ColorProfile, source: Layout, to: &ColorProfile, target: Layout) -> Option<Self> {
        let transform = from.create_transform_f64(source, to, target, TransformOptions::default()).ok()?;
        let step = |index: usize| index as f64 / (SIDE - 1) as f64;
        let mut input = Vec::with_capacity(SIDE * SIDE * SIDE * 3);
        for index in 0..SIDE * SIDE * SIDE {
            input.extend([step(index / (SIDE * SIDE)), step(index / SIDE % SIDE), step(index % SIDE)]);
        }
        let mut output = vec![0.0f64; SIDE * SIDE * SIDE * N];
        transform.transform(&input, &mut output).ok()?;
        let samples = output.chunks_exact(N).map(|sample| {
            let mut all = [0.0f32; N];
            for (to, part) in all.iter_mut().zip(sample) {
                // Profiles hold no more than sixteen bits either.
                *to = ((part.clamp(0.0, 1.0) * 65535.0).round() / 65535.0) as f32;
            }
            all
        });
        Some(Self(samples.collect()))
    }

    fn at(&self, rgb: [u8; 3]) -> [f32; N] {
        let scaled = rgb.map(|part| f32::from(part) / 255.0 * (SIDE - 1) as f32);
        let low = scaled.map(|part| (part as usize).min(SIDE - 2));
        let mut sum = [0.0; N];
        for corner in 0..8usize {
            let (mut weight, mut index) = (1.0, 0);
            for axis in 0..3 {
                let up = corner >> axis & 1;
                let past = scaled[axis] - low[axis] as f32;
                weight *= if up == 1 { past } else { 1.0 - past };
                index = index * SIDE + low[axis] + up;
            }
            for (to, part) in sum.iter_mut().zip(self.0[index]) {
                *to += part * weight;
            }
        }
        sum
    }
}
