//! Malicious or broken input gives words or a refusal, never a crash, a hang or exhausted memory.

use udgiv::import::{Docx, Format, Html, Odt, ReadError};

use super::docx::docx;
use super::odt::odt;
use super::{file, said};
use crate::support::{Project, package};

fn refused(reader: &dyn Format, bytes: &[u8]) -> ReadError {
    let why = reader.read(bytes).expect_err("it is refused");
    assert_eq!(reader.words(bytes).expect_err("it is refused by the other way, too"), why);
    why
}

/// A package in which the part of this name is 40 MB of spaces, packed into a few kilobytes.
fn bomb(name: &str, others: &[(&str, &[u8])]) -> Vec<u8> {
    let filler = vec![b' '; 40 << 20];
    let bytes = package(&[others, &[(name, filler.as_slice())]].concat());
    assert!(bytes.len() < 100_000);
    bytes
}

const RELATIONS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

#[test]
fn a_part_that_unpacks_to_more_than_any_document_is_a_bomb() {
    assert_eq!(
        refused(&Docx, &bomb("word/document.xml", &[("_rels/.rels", RELATIONS)])),
        ReadError::TooLarge { limit_mb: 8 }
    );
    assert_eq!(refused(&Odt, &bomb("content.xml", &[])), ReadError::TooLarge { limit_mb: 8 });
}

#[test]
fn what_is_nested_deeper_than_any_document_is_refused() {
    let deep = |open: &str, close: &str, by: usize| open.repeat(by) + &close.repeat(by);
    let boxes = "<w:p><w:r><w:drawing><w:txbxContent>";
    let ends = "</w:txbxContent></w:drawing></w:r></w:p>";
    assert_eq!(refused(&Docx, &docx(&deep(boxes, ends, 60))), ReadError::TooDeep);
    assert_eq!(
        refused(&Docx, &docx(&deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 9999))),
        ReadError::TooDeep
    );
    assert_eq!(refused(&Odt, &odt(&deep("<text:section>", "</text:section>", 9999))), ReadError::TooDeep);
    assert_eq!(refused(&Html, "<div>".repeat(1_000_000).as_bytes()), ReadError::TooDeep);
    assert_eq!(refused(&Html, ("<b a=1>".repeat(900) + &"<p>".repeat(9000)).as_bytes()), ReadError::TooDeep);
}

#[test]
fn a_tag_with_endless_attributes_is_refused() {
    let attributes: String = (0..50_000).map(|number| format!(" a{number}='>'")).collect();
    assert!(matches!(refused(&Html, format!("<p{attributes}>Ord").as_bytes()), ReadError::TooLarge { .. }));
    let attributes = attributes.replace('>', "");
    assert!(matches!(refused(&Docx, &docx(&format!("<w:p{attributes}/>"))), ReadError::TooLarge { .. }));
    let namespaces: String = (0..400).map(|number| format!(" xmlns:a{number}='a'")).collect();
    assert_eq!(refused(&Docx, &docx(&format!("<w:p{namespaces}/>"))), ReadError::TooDeep);
}

#[test]
fn entities_of_its_own_are_refused() {
    let laughs = br#"<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>"#;
    let parts: [(&str, &[u8]); 2] = [("_rels/.rels", RELATIONS), ("word/document.xml", laughs)];
    assert!(matches!(Docx.read(&package(&parts)), Err(ReadError::Damaged { .. })));
    assert!(matches!(Odt.read(&package(&[("content.xml", laughs)])), Err(ReadError::Damaged { .. })));
}

/// What such a name stands for, nobody knows: its words would be missed. The message names it and its part.
#[test]
fn entities_that_stand_for_nothing_are_refused_and_those_of_xml_are_letters() {
    let is_told = |why: ReadError, part: &str| {
        let ReadError::Damaged { detail } = why else { panic!("{why:?}") };
        assert!(detail.starts_with(part) && detail.ends_with(": &foo;"), "{detail}");
        // Its line, and its column in characters.
        assert!(detail.contains(", 2:6: "), "{detail}");
    };
    let body = "<w:p><w:r><w:t>Ord\nÆØÅ: &foo; ord</w:t></w:r></w:p>";
    is_told(refused(&Docx, &docx(body)), "word/document.xml");
    is_told(refused(&Odt, &odt("<text:p>Ord\nÆØÅ: &foo; ord</text:p>")), "content.xml");
    let known = "<w:p><w:r><w:t>B&amp;O &#229;bner &lt;her&gt;</w:t></w:r></w:p>";
    assert_eq!(said(&Docx, &docx(known)), "p B&O åbner <her>\n");
    assert_eq!(said(&Odt, &odt("<text:p>B&amp;O &#229;bner</text:p>")), "p B&O åbner\n");
}

#[test]
fn a_table_whose_rows_are_filled_up_stays_within_bounds() {
    let row = |cells: usize| format!("<tr>{}</tr>", "<td>x".repeat(cells));
    let html = format!("<table>{}{}</table>", row(2000), row(1).repeat(2000));
    assert!(matches!(Html.read(html.as_bytes()), Err(ReadError::TooLarge { .. })));
}

#[test]
fn locked_and_old_files_are_told_apart() {
    let ole = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0; 504].as_slice(), &name].concat()
    };
    assert_eq!(refused(&Docx, &ole("EncryptedPackage")), ReadError::Encrypted);
    assert_eq!(refused(&Docx, &ole("WordDocument")), ReadError::OldWord);
    assert_eq!(refused(&Docx, &ole("Workbook")), ReadError::NotThisFormat);
    let manifest = br#"<manifest><file-entry><encryption-data/></file-entry></manifest>"#;
    let locked = package(&[("content.xml", b"\x8a\x01"), ("META-INF/manifest.xml", manifest)]);
    assert_eq!(refused(&Odt, &locked), ReadError::Encrypted);
}

#[test]
fn what_is_no_document_of_its_name_is_refused() {
    assert_eq!(refused(&Docx, b"%PDF-1.7"), ReadError::NotThisFormat);
    assert_eq!(refused(&Docx, &file("pandoc.odt")), ReadError::NotThisFormat);
    assert_eq!(refused(&Odt, &file("pandoc.docx")), ReadError::NotThisFormat);
    assert_eq!(
        refused(&Odt, &package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")])),
        ReadError::NotThisFormat
    );
    assert_eq!(refused(&Html, &file("pandoc.docx")), ReadError::NotThisFormat);
    assert_eq!(Docx.read(&docx("<w:p/>")), Err(ReadError::Empty));
}

/// A file cut off at any point gives an answer, never a crash.
#[test]
fn a_file_that_ends_early_is_damaged() {
    let bytes = file("pandoc.docx");
    for end in (4..bytes.len()).step_by(97) {
        assert!(matches!(Docx.read(&bytes[..end]), Err(ReadError::Damaged { .. })), "{end}");
    }
}

/// The program's message and exit status, and nothing left behind.
#[test]
fn the_command_says_what_to_do_and_writes_nothing() {
    let project = Project::base();
    let ole = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0; 504].as_slice(), &name].concat()
    };
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("gammel.doc", ole("WordDocument"), "old format"),
        ("laast.docx", ole("EncryptedPackage"), "password"),
        ("afkortet.docx", file("pandoc.docx")[..9000].to_vec(), "damaged"),
        ("bombe.odt", bomb("content.xml", &[]), "8 MB"),
        ("regneark.docx", file("pandoc.odt"), "an OpenDocument file under another name"),
        ("dyb.html", "<div>".repeat(5000).into_bytes(), "deep"),
    ];
    for (name, bytes, says) in cases {
        project.write(name, bytes);
        let path = project.path(name);
        let run =
            project.run(&["import", path.to_str().expect("a path"), "--slug", "ny", "--publisher", "byen"]);
        assert_eq!(run.status, 2, "{name}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{name}: {}", run.stderr);
        assert!(!project.path("sources/ny").exists(), "{name}");
    }
}

/// A path in a package is only a key: it reaches no file.
#[test]
fn a_picture_is_never_looked_for_outside_the_package() {
    let body = r#"<text:p>Ord<draw:frame><draw:image xlink:href="../../../../../../etc/passwd"/></draw:frame><draw:frame><draw:image xlink:href="/etc/passwd"/></draw:frame></text:p>"#;
    let import = Odt.read(&odt(body)).expect("a text");
    assert!(import.pictures.is_empty());
    assert!(super::left_out(&import).contains("Picture: /etc/passwd"));
}
