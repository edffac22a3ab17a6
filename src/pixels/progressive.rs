//! Whether the scans of a progressive JPEG hold every block of the picture in full (ITU-T T.81, annex G).
//!
//! A decoder shows whatever has come so far: what is missing is sharpness in all of the picture or in some lines of it. Here the codes
//! are counted, as in `scan.rs`, and so is what has been said of each coefficient.

use super::fault::Fault;
use super::frame::Frame;
use super::scan::{Bits, Table, Tables, left_over};

/// The most scans; programs write about ten.
const MOST_SCANS: usize = 100;

/// What has been said of a picture so far.
pub struct Progress {
    parts: Vec<Part>,
    scans: usize,
}

struct Part {
    name: u8,
    /// Blocks across and down.
    blocks: [usize; 2],
    sampling: [usize; 2],
    /// How many bits of each coefficient are still to come; none before its first scan.
    to_come: [Option<u8>; 64],
    /// A bit for each coefficient of a block that isn't zero: a scan that makes it sharper has a bit for each of them.
    nonzero: Vec<u64>,
}

/// What a scan says of itself (B.2.3).
struct Header {
    /// Its components: which one, and its tables.
    parts: Vec<(usize, u8)>,
    band: [usize; 2],
    /// How many bits of the coefficients were still to come before it, where it goes on from another.
    before: u8,
}

impl Progress {
    /// Nothing has been said of this picture.
    pub fn of(frame: &Frame) -> Self {
        let most = frame.most();
        let part = |(name, sampling): &(u8, [usize; 2])| {
            let blocks =
                |side: u32, axis: usize| (side as usize * sampling[axis]).div_ceil(most[axis]).div_ceil(8);
            let blocks = [blocks(frame.width, 0), blocks(frame.height, 1)];
            let nonzero = vec![0; blocks[0] * blocks[1]];
            Part { name: *name, blocks, sampling: *sampling, to_come: [None; 64], nonzero }
        };
        Self { parts: frame.parts.iter().map(part).collect(), scans: 0 }
    }

    /// Counts a scan. `body` is its segment, `interval` how many units lie between restart markers.
    ///
    /// # Errors
    ///
    /// If there is less than the frame has, much is left over, or the scan goes on from one that isn't there.
    pub fn scan(
        &mut self,
        frame: &Frame,
        body: &[u8],
        data: &[u8],
        tables: &Tables,
        interval: usize,
    ) -> Result<(), Fault> {
        self.scans += 1;
        if self.scans > MOST_SCANS {
            return Err(Fault::Unusual);
        }
        let header = self.header(body)?;
        let mut run = Run { bits: Bits::of(data), interval, units: 0, blank: 0 };
        if header.band == [0, 0] {
            self.first_coefficients(frame, &header, tables, &mut run)?;
        } else {
            let (part, named) = header.parts[0];
            let table = tables.get(4 + usize::from(named & 3))?;
            let band = header.band;
            for nonzero in &mut self.parts[part].nonzero {
                run.unit()?;
                if header.before == 0 {
                    run.others(table, band, nonzero)?;
                } else {
                    run.sharper(table, band, nonzero)?;
                }
            }
        }
        if run.blank > 0 {
            return Err(Fault::damaged("more blocks than the picture has"));
        }
        left_over(&run.bits)
    }

    fn header(&mut self, body: &[u8]) -> Result<Header, Fault> {
        let missing = || Fault::damaged("a part is missing");
        let count = usize::from(*body.first().ok_or(Fault::Cut)?);
        let [low, high, bits] = *body.get(1 + 2 * count..4 + 2 * count).ok_or(Fault::Cut)? else {
            return Err(Fault::Cut);
        };
        let (before, after) = (bits >> 4, bits & 15);
        let band = [usize::from(low), usize::from(high)];
        let sound = if low == 0 { high == 0 } else { count == 1 && low <= high && high < 64 };
        if !sound || count == 0 || after > 13 {
            return Err(Fault::damaged("a scan of what isn't there"));
        }
        let mut parts = Vec::new();
        for named in body[1..1 + 2 * count].chunks_exact(2) {
            let at = self.parts.iter().position(|part| part.name == named[0]);
            let at = at.ok_or_else(|| Fault::damaged("a scan of what isn't there"))?;
            for to_come in &mut self.parts[at].to_come[band[0]..=band[1]] {
                // The first scan of a coefficient may leave bits to come; each other brings one of them (G.1.1.1).
                let follows = match before {
                    0 => to_come.is_none(),
                    before => *to_come == Some(before) && before == after + 1,
                };
                if !follows {
                    return Err(missing());
                }
                *to_come = Some(after);
            }
            parts.push((at, named[1]));
        }
        Ok(Header { parts, band, before })
    }

    fn first_coefficients(
        &self,
        frame: &Frame,
        header: &Header,
        tables: &Tables,
        run: &mut Run<'_>,
    ) -> Result<(), Fault> {
        let mut blocks = Vec::new();
        for (part, named) in &header.parts {
            let table = match header.before {
                0 => Some(tables.get(usize::from(named >> 4 & 3))?),
                _ => None,
            };
            let [across, down] = self.parts[*part].sampling;
            let count = if header.parts.len() == 1 { 1 } else { across * down };
            blocks.extend(std::iter::repeat_n(table, count));
        }
        // A scan of one component has its blocks one by one (A.2.2); of several, a unit has those of each (A.2.3).
        let units = if let [(only, _)] = header.parts[..] {
            self.parts[only].blocks.iter().product()
        } else {
            let [most_across, most_down] = frame.most();
            (frame.width as usize).div_ceil(8 * most_across) * (frame.height as usize).div_ceil(8 * most_down)
        };
        for _ in 0..units {
            run.unit()?;
            for table in &blocks {
                run.bits.fill();
                let length = match table {
                    Some(table) => u32::from(run.bits.value(table)? & 15),
                    None => 1,
                };
                run.bits.skip(length)?;
            }
        }
        Ok(())
    }

    /// Whether all has been said. A picture of first coefficients alone is a small one that was made large, and whole; one that began
    /// to get sharper has to come to its end.
    ///
    /// # Errors
    ///
    /// If a scan is missing.
    pub fn complete(&self) -> Result<(), Fault> {
        let said = |part: &Part| part.to_come[1..].iter().any(Option::is_some);
        let sharpened = self.parts.iter().any(said);
        let wanted = if sharpened { 64 } else { 1 };
        let whole = |part: &Part| part.to_come[..wanted].iter().all(|to_come| *to_come == Some(0));
        if self.parts.iter().all(whole) { Ok(()) } else { Err(Fault::Cut) }
    }
}

/// One scan on its way.
struct Run<'a> {
    bits: Bits<'a>,
    interval: usize,
    /// Units so far.
    units: usize,
    /// How many blocks more have nothing new in them.
    blank: u32,
}

impl Run<'_> {
    /// Takes the marker that stands before the next unit, if one has to.
    fn unit(&mut self) -> Result<(), Fault> {
        if self.interval > 0 && self.units > 0 && self.units.is_multiple_of(self.interval) {
            if self.blank > 0 {
                return Err(Fault::damaged("more blocks than the picture has"));
            }
            self.bits.restart((self.units / self.interval - 1) % 8)?;
        }
        self.units += 1;
        Ok(())
    }

    /// A code: how many zeros, and how long a value. None if this block and those of a run have no more.
    fn code(&mut self, table: &Table) -> Result<Option<(usize, u32)>, Fault> {
        self.bits.fill();
        let value = self.bits.value(table)?;
        let (zeros, length) = (u32::from(value >> 4), u32::from(value & 15));
        if length == 0 && zeros < 15 {
            self.blank = 1 << zeros | self.bits.take(zeros)?;
            return Ok(None);
        }
        Ok(Some((zeros as usize, length)))
    }

    /// The first scan of a band in a block (G.1.2.2).
    fn others(&mut self, table: &Table, [low, high]: [usize; 2], nonzero: &mut u64) -> Result<(), Fault> {
        let mut at = low;
        while self.blank == 0 && at <= high {
            let Some((zeros, length)) = self.code(table)? else { break };
            at += zeros;
            if length > 0 {
                if at > high {
                    return Err(Fault::damaged("a code that means nothing"));
                }
                self.bits.skip(length)?;
                *nonzero |= 1 << at;
            }
            at += 1;
        }
        self.blank = self.blank.saturating_sub(1);
        Ok(())
    }

    /// A further scan of a band in a block: new coefficients, and a bit more of those that are there (G.1.2.3).
    fn sharper(&mut self, table: &Table, [low, high]: [usize; 2], nonzero: &mut u64) -> Result<(), Fault> {
        let mut at = low;
        while self.blank == 0 && at <= high {
            let Some((mut zeros, length)) = self.code(table)? else { break };
            if length > 1 {
                return Err(Fault::damaged("a code that means nothing"));
            }
            self.bits.skip(length)?;
            while at <= high {
                if *nonzero >> at & 1 == 1 {
                    self.bits.fill();
                    self.bits.skip(1)?;
                } else if zeros == 0 {
                    break;
                } else {
                    zeros -= 1;
                }
                at += 1;
            }
            if length > 0 {
                if at > high {
                    return Err(Fault::damaged("a code that means nothing"));
                }
                *nonzero |= 1 << at;
            }
            at += 1;
        }
        if self.blank > 0 {
            for at in at..=high {
                if *nonzero >> at & 1 == 1 {
                    self.bits.fill();
                    self.bits.skip(1)?;
                }
            }
            self.blank -= 1;
        }
        Ok(())
    }
}
