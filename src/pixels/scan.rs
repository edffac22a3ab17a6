//! Whether the scans of a sequential JPEG hold every block of the picture (ITU-T T.81, annex F).
//!
//! Decoders fill up with grey what is missing, since half a picture is better than none while a page loads. In a publication
//! it isn't. Here the codes are counted and nothing is decoded.

use super::fault::Fault;
use super::frame::Frame;

/// Bits of a code that are looked up at once.
const AHEAD: u32 = 9;
/// Some cameras leave bytes after the last block; more than this, and a hundredth of the scan, is a picture that lost its
/// thread.
const LEFT_OVER: usize = 64;

/// Huffman tables, as they are defined on the way: 0 to 3 for the first coefficient, 4 to 7 for the others.
#[derive(Default)]
pub struct Tables([Option<Table>; 8]);

/// A table of codes.
pub struct Table {
    /// Length and value by the next bits, where the code is short.
    short: Vec<(u8, u8)>,
    /// One past the highest code of each length, brought to 16 bits, and what turns a code into an index.
    ends: [(u32, i32); 17],
    values: Vec<u8>,
}

impl Tables {
    /// Adds the tables of a segment (B.2.4.2).
    pub fn define(&mut self, mut body: &[u8]) -> Result<(), Fault> {
        while let [place, rest @ ..] = body {
            let counts = rest.get(..16).ok_or(Fault::Cut)?;
            let count: usize = counts.iter().map(|count| usize::from(*count)).sum();
            let values = rest.get(16..16 + count).ok_or(Fault::Cut)?.to_vec();
            let index = usize::from(place >> 4 & 1) * 4 + usize::from(place & 3);
            self.0[index] = Some(Table::new(counts, values)?);
            body = &rest[16 + count..];
        }
        Ok(())
    }
}

impl Tables {
    /// A table that has been defined.
    pub fn get(&self, index: usize) -> Result<&Table, Fault> {
        self.0[index].as_ref().ok_or_else(|| Fault::damaged("a scan without its codes"))
    }
}

impl Table {
    fn new(counts: &[u8], values: Vec<u8>) -> Result<Self, Fault> {
        let (mut short, mut ends) = (vec![(0, 0); 1 << AHEAD], [(0, 0); 17]);
        let (mut code, mut at) = (0u32, 0usize);
        for (length, count) in (1u32..).zip(counts) {
            let first = at as i32 - code as i32;
            for _ in 0..*count {
                if code >= 1 << length {
                    return Err(Fault::damaged("a table of codes that can't be"));
                }
                if length <= AHEAD {
                    let from = (code << (AHEAD - length)) as usize;
                    short[from..from + (1 << (AHEAD - length))].fill((length as u8, values[at]));
                }
                (code, at) = (code + 1, at + 1);
            }
            ends[length as usize] = (code << (16 - length), first);
            code <<= 1;
        }
        Ok(Self { short, ends, values })
    }
}

/// Counts the blocks of a scan. `header` is its segment, `interval` how many units lie between restart markers.
///
/// # Errors
///
/// If there are fewer than the frame has, or much is left over.
pub fn count(
    frame: &Frame,
    header: &[u8],
    data: &[u8],
    tables: &Tables,
    interval: usize,
) -> Result<(), Fault> {
    let named = header.first().map_or(0, |count| usize::from(*count));
    let mut blocks = Vec::new();
    let mut only = [1, 1];
    for component in header.get(1..).unwrap_or_default().chunks_exact(2).take(named) {
        let (_, sampling) = frame
            .parts
            .iter()
            .find(|(name, _)| *name == component[0])
            .ok_or_else(|| Fault::damaged("a scan of what isn't there"))?;
        let (first, others) =
            (tables.get(usize::from(component[1] >> 4 & 3))?, tables.get(4 + usize::from(component[1] & 3))?);
        only = *sampling;
        let count = if named == 1 { 1 } else { sampling[0] * sampling[1] };
        blocks.extend(std::iter::repeat_n((first, others), count));
    }
    // A scan of one component has its blocks one by one (A.2.2); of several, a unit has those of each (A.2.3).
    let [most_across, most_down] = frame.most();
    let units = |side: u32, most: usize, own: usize| {
        if named == 1 {
            (side as usize * own).div_ceil(most).div_ceil(8)
        } else {
            (side as usize).div_ceil(8 * most)
        }
    };
    let units = units(frame.width, most_across, only[0]) * units(frame.height, most_down, only[1]);
    let mut bits = Bits::of(data);
    for unit in 0..units {
        if interval > 0 && unit > 0 && unit % interval == 0 {
            bits.restart((unit / interval - 1) % 8)?;
        }
        for (first, others) in &blocks {
            bits.block(first, others)?;
        }
    }
    left_over(&bits)
}

/// Whether the data of a scan ends where its last block does.
pub fn left_over(bits: &Bits<'_>) -> Result<(), Fault> {
    let left = bits.data.len() - bits.at;
    if left > LEFT_OVER + bits.data.len() / 100 {
        Err(Fault::damaged("more than the picture holds"))
    } else {
        Ok(())
    }
}

/// The data of a scan, bit by bit.
pub struct Bits<'a> {
    data: &'a [u8],
    at: usize,
    held: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    /// None of it has been read.
    pub fn of(data: &'a [u8]) -> Self {
        Self { data, at: 0, held: 0, count: 0 }
    }

    /// Takes bytes in until 48 bits are held, the data ends or a marker comes.
    pub fn fill(&mut self) {
        while self.count <= 48 {
            let Some(byte) = self.data.get(self.at) else { return };
            if *byte == 0xff {
                if self.data.get(self.at + 1) != Some(&0) {
                    return;
                }
                self.at += 1;
            }
            self.at += 1;
            self.held = self.held << 8 | u64::from(*byte);
            self.count += 8;
        }
    }

    fn peek(&self, wanted: u32) -> u32 {
        let mask = (1 << wanted) - 1;
        // Past the end there are ones, as at the end of every scan (F.1.2.3).
        let bits = if self.count >= wanted {
            self.held >> (self.count - wanted)
        } else {
            let missing = wanted - self.count;
            self.held << missing | ((1 << missing) - 1)
        };
        (bits & mask) as u32
    }

    /// Leaves bits out.
    pub fn skip(&mut self, length: u32) -> Result<(), Fault> {
        self.count = self.count.checked_sub(length).ok_or(Fault::Cut)?;
        Ok(())
    }

    /// Reads a number of so many bits, 16 at most.
    pub fn take(&mut self, length: u32) -> Result<u32, Fault> {
        let number = self.peek(length);
        self.skip(length)?;
        Ok(number)
    }

    /// Reads a code.
    pub fn value(&mut self, table: &Table) -> Result<u8, Fault> {
        let (length, value) = table.short[self.peek(AHEAD) as usize];
        if length > 0 {
            self.skip(u32::from(length))?;
            return Ok(value);
        }
        let code = self.peek(16);
        for length in AHEAD + 1..=16 {
            let (end, first) = table.ends[length as usize];
            if code < end {
                self.skip(length)?;
                let index = first + (code >> (16 - length)) as i32;
                return usize::try_from(index)
                    .ok()
                    .and_then(|index| table.values.get(index).copied())
                    .ok_or_else(|| Fault::damaged("a code that means nothing"));
            }
        }
        if self.count < 16 { Err(Fault::Cut) } else { Err(Fault::damaged("a code that means nothing")) }
    }

    fn block(&mut self, first: &Table, others: &Table) -> Result<(), Fault> {
        self.fill();
        let length = self.value(first)?;
        self.skip(u32::from(length & 15))?;
        let mut at = 1;
        while at < 64 {
            self.fill();
            let value = self.value(others)?;
            let (run, length) = (u32::from(value >> 4), u32::from(value & 15));
            if length == 0 && run != 15 {
                break;
            }
            self.skip(length)?;
            at += run + 1;
        }
        Ok(())
    }

    /// The marker that must stand here (E.1.4); what is left of the last byte is dropped.
    pub fn restart(&mut self, number: usize) -> Result<(), Fault> {
        (self.held, self.count) = (0, 0);
        while self.data.get(self.at) == Some(&0xff) && self.data.get(self.at + 1) == Some(&0xff) {
            self.at += 1;
        }
        let marker = [0xff, 0xd0 + number as u8];
        if self.data.get(self.at..self.at + 2) != Some(&marker) {
            return Err(Fault::damaged("a part is missing"));
        }
        self.at += 2;
        Ok(())
    }
}
