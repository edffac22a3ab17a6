//! Colour profiles (ICC.1:2010) of four corners and no measurements, made for tests.

/// A table from `inputs` to `outputs` channels with two samples along each side. The first input is the highest bit of a
/// corner's number.
pub fn lut(inputs: u8, outputs: u8, sample: impl Fn(usize) -> Vec<u16>) -> Vec<u8> {
    let mut lut = Vec::from(*b"mft2\0\0\0\0");
    lut.extend([inputs, outputs, 2, 0]);
    for cell in 0..9 {
        lut.extend((if cell % 4 == 0 { 0x1_0000u32 } else { 0 }).to_be_bytes());
    }
    lut.extend([0, 2, 0, 2]);
    let straight = [0u16, 0xffff].into_iter().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    (0..inputs).for_each(|_| lut.extend(&straight));
    (0..1usize << inputs)
        .for_each(|corner| lut.extend(sample(corner).into_iter().flat_map(u16::to_be_bytes)));
    (0..outputs).for_each(|_| lut.extend(&straight));
    lut
}

/// A profile of a class and a space, with Lab between, and these tables.
pub fn profile(class_and_space: &[u8; 8], luts: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut description = Vec::from(*b"desc\0\0\0\0\0\0\0\x0ePSO Coated v3\0");
    description.extend([0; 78]);
    let mut tags: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"desc", description),
        (b"cprt", Vec::from(*b"text\0\0\0\0CC0\0")),
        (b"wtpt", [&b"XYZ \0\0\0\0"[..], &[0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d]].concat()),
    ];
    tags.extend(luts.iter().map(|(name, lut)| (*name, lut.clone())));
    let (mut table, mut data) = (Vec::from((tags.len() as u32).to_be_bytes()), Vec::new());
    let begin = 128 + 4 + tags.len() * 12;
    for (name, mut bytes) in tags {
        table.extend(name);
        table.extend(((begin + data.len()) as u32).to_be_bytes());
        table.extend((bytes.len() as u32).to_be_bytes());
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        data.extend(bytes);
    }
    let mut file = Vec::from(((begin + data.len()) as u32).to_be_bytes());
    file.extend(*b"\0\0\0\0\x02\x40\0\0");
    file.extend(class_and_space);
    file.extend(*b"Lab ");
    file.extend([0x07, 0xea, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    file.extend(*b"acsp");
    file.resize(68, 0);
    file.extend([0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d]);
    file.resize(128, 0);
    [file, table, data].concat()
}
