//! How a JPEG stores its picture.

use super::fault::Fault;

/// What a picture is stored as.
pub struct Frame {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Its components: name, and samples across and down.
    pub parts: Vec<(u8, [usize; 2])>,
    /// Whether it gets sharper scan by scan.
    pub progressive: bool,
}

impl Frame {
    /// Reads its segment (B.2.2).
    pub fn of(marker: u8, body: &[u8]) -> Result<Self, Fault> {
        let [bits, h1, h0, w1, w0, count, parts @ ..] = body else { return Err(Fault::Cut) };
        if *bits != 8 {
            return Err(Fault::Unusual);
        }
        let (width, height) = (u32::from(*w1) << 8 | u32::from(*w0), u32::from(*h1) << 8 | u32::from(*h0));
        if width == 0 || height == 0 {
            return Err(Fault::Unusual);
        }
        let part = |part: &[u8]| (part[0], [usize::from(part[1] >> 4), usize::from(part[1] & 15)]);
        let parts: Vec<_> = parts.chunks_exact(3).take(usize::from(*count)).map(part).collect();
        if parts.is_empty()
            || parts.iter().any(|(_, sampling)| sampling.iter().any(|side| !(1..=4).contains(side)))
        {
            return Err(Fault::damaged("a frame without samples"));
        }
        Ok(Self { width, height, parts, progressive: marker == 0xc2 })
    }

    /// The most samples of a component across and down.
    pub fn most(&self) -> [usize; 2] {
        [0, 1].map(|axis| self.parts.iter().map(|(_, sampling)| sampling[axis]).max().unwrap_or(1))
    }
}
