//! Generated input for every reader: fixtures with bytes changed, cut, duplicated and swapped, the same in every run.
//! No panic, no hang, and what is read stays in proportion to the input. `fuzz/` does the same without end.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use udgiv::import::{Content, Document, Docx, Format, Html, Inline, Markdown, Odt, Piece, Reason, Text};

use super::docx::docx;
use super::odt::odt;
use super::{file, plain};
use crate::support::{Dice, package};

/// Fragments that mean something to one reader or another.
const MEANING: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "<w:tbl>",
    "<w:tc>",
    "<w:tr>",
    "<w:t>",
    "<w:del>",
    "<w:ins>",
    "<w:br/>",
    "<text:p>",
    "</text:p>",
    "<text:list>",
    "<text:list-item>",
    "<text:note>",
    "<draw:frame>",
    "<table:table>",
    "<li>",
    "<ol>",
    "<ul>",
    "<table>",
    "<tr>",
    "<td rowspan=9>",
    "</table>",
    "<p>",
    "<b>",
    "</b>",
    "<a href=#>",
    "<svg>",
    "<math>",
    "<template>",
    "<select>",
    "<frameset>",
    "</body>",
    "&amp;",
    "&#xD800;",
    "&#0;",
    "&",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?x?>",
    "\u{ad}",
    "\u{feff}",
    "\u{301}",
    "\0",
    "\r",
    "\u{c}",
    "99999999999",
    "-1",
    "\n\n",
    "# ",
    "- ",
    "1. ",
    "> ",
    "|",
    "[^1]",
    "[^1]: ",
    "```",
    "• ",
    "Målsætninger:",
    "»",
    "\"",
    "w:val=\"",
    "=",
    "\t",
];

/// Makes another text from this one.
fn changed(original: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = original.to_vec();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + dice.below(40)).min(bytes.len());
        match dice.below(6) {
            0 if at < bytes.len() => bytes[at] = u8::try_from(dice.below(256)).expect("a byte"),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let copy = bytes[at..end].to_vec();
                let to = dice.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            3 => bytes.truncate(at),
            _ => {
                let piece = dice.one_of(MEANING).repeat(1 + dice.below(3));
                bytes.splice(at..at, piece.into_bytes());
            }
        }
    }
    bytes
}

/// Makes another XML from this one, usually well-formed: elements removed, duplicated, moved or renamed.
fn rearranged(original: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = original.to_vec();
    for _ in 0..=dice.below(4) {
        let (one, other) = (dice.below(bytes.len()), dice.below(bytes.len()));
        let (Some(one), Some(other)) = (element(&bytes, one), element(&bytes, other)) else { continue };
        let copy = bytes[one.clone()].to_vec();
        match dice.below(4) {
            0 => drop(bytes.drain(one)),
            1 => drop(bytes.splice(other.start..other.start, copy)),
            2 => drop(bytes.splice(other, copy.repeat(1 + dice.below(4)))),
            _ => {
                let (from, to) = (name(&bytes[one.clone()]), name(&bytes[other]));
                let text = String::from_utf8_lossy(&copy);
                let renamed = text.replace(&format!("<{from}"), &format!("<{to}"));
                let renamed = renamed.replace(&format!("</{from}>"), &format!("</{to}>"));
                drop(bytes.splice(one, renamed.into_bytes()));
            }
        }
    }
    bytes
}

/// The next whole element after a position.
fn element(bytes: &[u8], from: usize) -> Option<std::ops::Range<usize>> {
    let tag = |at: usize| {
        let start = at + bytes[at..].iter().position(|byte| *byte == b'<')?;
        let end = start + bytes[start..].iter().position(|byte| *byte == b'>')? + 1;
        Some(start..end)
    };
    let first = tag(from)?;
    if !bytes.get(first.start + 1)?.is_ascii_alphabetic() {
        return element(bytes, first.end);
    }
    let (mut at, mut depth) = (first.start, 0_usize);
    loop {
        let tag = tag(at)?;
        at = tag.end;
        match &bytes[tag] {
            [b'<', b'/', ..] => depth = depth.checked_sub(1)?,
            [b'<', b'?' | b'!', ..] | [.., b'/', b'>'] => {}
            _ => depth += 1,
        }
        if depth == 0 {
            return Some(first.start..at);
        }
    }
}

fn name(element: &[u8]) -> String {
    let name = element[1..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || b":-".contains(byte));
    name.map(|byte| char::from(*byte)).collect()
}

/// Reads in both ways, and checks that the result is in proportion to the input.
fn survives(reader: &dyn Format, bytes: &[u8], unpacked: usize) -> bool {
    let words = reader.words(bytes);
    let Ok(import) = reader.read(bytes) else { return false };
    let size = size(&import);
    assert!(size <= 20 * unpacked + 4096, "{size} bytes from {unpacked}");
    if let Ok(words) = words {
        let size: usize = words.iter().map(|(_, words)| words.len() + 16).sum();
        assert!(size <= 20 * unpacked + 4096, "{size} bytes of words from {unpacked}");
    }
    true
}

/// Both ways to the words find the same letters, in whatever order. Any bytes are a page; a package that breaks its
/// format's rules is exempt here, since the command compares word for word and refuses.
fn no_word_is_lost(import: &Document, words: &[(usize, String)]) {
    let sorted = |text: &str| {
        // Bullets and hyphens at a line's end are no letters.
        let is_mark = |c: &char| c.is_whitespace() || "•▪●■‣◦○·►➢✓-–—*§\u{ad}".contains(*c);
        let mut letters: Vec<char> = text.chars().filter(|c| !is_mark(c)).collect();
        letters.sort_unstable();
        String::from_iter(letters)
    };
    let all: String = words.iter().map(|(_, words)| words.as_str()).collect();
    let mut own = plain(&import.pieces);
    import.footnotes.iter().for_each(|note| own.push_str(&plain(&note.pieces)));
    let left_out =
        import.left_out.iter().filter(|one| !one.why.is_beside_the_text() && one.why != Reason::Picture);
    left_out.for_each(|one| own.push_str(&one.text));
    assert_eq!(sorted(&own), sorted(&all));
}

fn size(import: &Document) -> usize {
    let notes: usize = import.footnotes.iter().map(|note| of_pieces(&note.pieces)).sum();
    let left_out: usize = import.left_out.iter().map(|one| one.text.len() + 16).sum();
    of_pieces(&import.pieces) + notes + left_out
}

fn of_pieces(pieces: &[Piece]) -> usize {
    let of_cells = |cells: &[Vec<Inline>]| cells.iter().map(|cell| of_inlines(cell) + 8).sum::<usize>();
    let of = |piece: &Piece| match &piece.content {
        Content::Title(text) | Content::Subtitle(text) | Content::Paragraph(text) => of_inlines(text),
        Content::Heading { text, .. } => of_inlines(text),
        Content::List { items, .. } => items.iter().map(|item| of_pieces(item)).sum(),
        Content::Table { caption, header, rows, .. } => {
            of_inlines(caption) + of_cells(header) + rows.iter().map(|row| of_cells(row)).sum::<usize>()
        }
        Content::Figure { caption, .. } => of_inlines(caption),
        Content::Quote(pieces) | Content::Aside(pieces) => of_pieces(pieces),
    };
    pieces.iter().map(|piece| of(piece) + 16).sum()
}

fn of_inlines(inlines: &[Inline]) -> usize {
    let of = |inline: &Inline| match inline {
        Inline::Text(text) => text.len(),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Language(_, inner) => of_inlines(inner),
        Inline::Link { to, text } => to.len() + of_inlines(text),
        Inline::Note(_) | Inline::Break => 1,
    };
    inlines.iter().map(|inline| of(inline) + 8).sum()
}

/// Reads many mutations of an original; some must be readable, or the test would prove nothing.
fn all_survive(reader: &dyn Format, original: &[u8], cases: usize) {
    let mut dice = Dice::new(0x5eed);
    let read = (0..cases).filter(|_| {
        let bytes = changed(original, &mut dice);
        survives(reader, &bytes, bytes.len())
    });
    assert!(read.count() > cases / 10);
}

/// Reads packages in which one part was mutated.
fn all_packages_survive(reader: &dyn Format, original: &[u8], cases: usize) {
    let parts = unpacked(original);
    let names: BTreeSet<&str> = parts
        .iter()
        .map(|(name, _)| name.as_str())
        .filter(|name| name.ends_with("xml") || name.ends_with("rels"))
        .collect();
    let names: Vec<&str> = names.into_iter().collect();
    let mut dice = Dice::new(0x5eed);
    let mut read = 0;
    for _ in 0..cases {
        // Every other time, the part with the text.
        let at = dice.below(names.len() * 2);
        let name = names.get(at).copied().unwrap_or(if parts.iter().any(|(name, _)| name == "content.xml") {
            "content.xml"
        } else {
            "word/document.xml"
        });
        let parts: Vec<(String, Vec<u8>)> = parts
            .iter()
            .map(|(other, bytes)| {
                let bytes = match (other == name, dice.below(3)) {
                    (false, _) => bytes.clone(),
                    (true, 0) => changed(bytes, &mut dice),
                    (true, _) => rearranged(bytes, &mut dice),
                };
                (other.clone(), bytes)
            })
            .collect();
        let size = parts.iter().map(|(_, bytes)| bytes.len()).sum();
        let parts: Vec<(&str, &[u8])> =
            parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        read += usize::from(survives(reader, &package(&parts), size));
    }
    assert!(read > cases / 3, "{read}");
    // And the container itself.
    let mut dice = Dice::new(0xbad);
    for _ in 0..cases {
        survives(reader, &changed(original, &mut dice), 10 << 20);
    }
}

fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("a part");
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("read");
        let name = entry.name().to_owned();
        if !name.starts_with("Thumbnails") && !name.ends_with('/') {
            parts.push((name, content));
        }
    }
    parts
}

#[test]
fn the_reader_of_plain_text_survives_any_text() {
    all_survive(&Text, &file("politik.md"), 2000);
}

#[test]
fn the_reader_of_markdown_survives_any_text() {
    all_survive(&Markdown, &file("politik.md"), 2000);
}

#[test]
fn the_reader_of_html_survives_any_page() {
    for original in [file("libreoffice.html"), file("pandoc.html")] {
        all_survive(&Html, &original, 1000);
        let mut dice = Dice::new(0x5eed);
        for _ in 0..1000 {
            let bytes = changed(&original, &mut dice);
            if let (Ok(import), Ok(words)) = (Html.read(&bytes), Html.words(&bytes)) {
                no_word_is_lost(&import, &words);
            }
        }
    }
}

#[test]
fn the_reader_of_word_files_survives_any_package() {
    all_packages_survive(&Docx, &file("pandoc.docx"), 700);
    all_packages_survive(&Docx, &file("libreoffice.docx"), 700);
    all_packages_survive(&Docx, &docx("<w:p><w:r><w:t>Ord</w:t></w:r></w:p>"), 700);
}

#[test]
fn the_reader_of_opendocument_texts_survives_any_package() {
    all_packages_survive(&Odt, &file("pandoc.odt"), 700);
    all_packages_survive(&Odt, &file("libreoffice.odt"), 700);
    all_packages_survive(&Odt, &odt("<text:p>Ord</text:p>"), 700);
}
