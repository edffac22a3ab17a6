//! Cells as bytes.

use crate::policy::BrailleTable;

/// Braille ASCII, the code of BRF files (NABCC): the character of each six-dot cell, in the order of the dots' bits.
const ASCII: &[u8; 64] = br##" A1B'K2L@CIF/MSP"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\0Z7(_?W]#Y)="##;

/// Whether the cells of a table fit into the 64 characters of braille ASCII.
pub fn in_ascii(table: BrailleTable) -> bool {
    table != BrailleTable::EightDots
}

/// The byte of a cell in Unicode's block of braille patterns, if it has six dots.
pub fn ascii(cell: char) -> Option<u8> {
    let dots = u32::from(cell).checked_sub(0x2800)?;
    ASCII.get(usize::try_from(dots).ok()?).copied()
}

/// The byte of a character of Danish eight-dot braille, "octo braille". Liblouis numbers the 256 cells as Windows-1252
/// numbers its characters; the first 32 are control characters.
pub fn octo(character: char) -> Option<u8> {
    u8::try_from(u32::from(character)).ok().filter(|byte| *byte >= 0x20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_the_64_cells_has_a_character_of_its_own() {
        let mut all: Vec<u8> = (0x2800..0x2840).filter_map(char::from_u32).filter_map(ascii).collect();
        assert!(all.iter().all(|byte| (0x20..0x60).contains(byte)));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 64);
        // Dots 1, 1 2 and 3 4 5 6; seven dots have none.
        assert_eq!(['⠁', '⠃', '⠼', '⠀'].map(ascii), [b'A', b'B', b'#', b' '].map(Some));
        assert_eq!(ascii('⡁'), None);
    }

    #[test]
    fn eight_dots_are_written_in_the_code_of_danish_displays() {
        assert_eq!(['a', 'ø', '\u{96}'].map(octo), [b'a', 0xf8, 0x96].map(Some));
        assert_eq!(['✓', '\u{1b}'].map(octo), [None; 2]);
    }
}
