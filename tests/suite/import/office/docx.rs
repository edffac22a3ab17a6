//! Word files, construct by construct. Bodies are written the way Word writes them, without what doesn't matter.

use udgiv::import::{Document, Docx, Format, Mend, Notice};

use super::{left_out, read, said};
use crate::support::package;

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#;

const STYLES: &str = r#"
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Undertitel"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kommunens kapitel"/><w:basedOn w:val="Overskrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen stil"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Indhold1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Billedtekst"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Citat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Opstilling"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Strk"><w:name w:val="Strong"/></w:style>
<w:style w:type="character" w:styleId="Intern"><w:name w:val="Intern"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="InternNote"><w:name w:val="Intern note"/><w:basedOn w:val="Intern"/></w:style>
<w:style w:type="paragraph" w:styleId="Vejledning"><w:name w:val="Vejledning"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Udgaaet"><w:name w:val="Udgået"/><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Ring1"><w:name w:val="a"/><w:basedOn w:val="Ring2"/></w:style>
<w:style w:type="paragraph" w:styleId="Ring2"><w:name w:val="b"/><w:basedOn w:val="Ring1"/></w:style>"#;

const NUMBERING: &str = r#"
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="§ %1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Stk. %2."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Mål %1:"/></w:lvl></w:abstractNum>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="4"/></w:num>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#;

const PNG: &[u8] = include_bytes!("../../../cases/import/office/images/haender.png");

/// A Word file with this body.
pub fn docx(body: &str) -> Vec<u8> {
    titled(body, "Dokument1")
}

/// A Word file with this body, and a title in its properties.
pub fn titled(body: &str, title: &str) -> Vec<u8> {
    made(body, title, PNG)
}

/// A Word file with this body, and a photograph that it shows as `jpg`.
pub fn with_photograph(body: &str, photograph: &[u8]) -> Vec<u8> {
    made(body, "Dokument1", photograph)
}

fn made(body: &str, title: &str, photograph: &[u8]) -> Vec<u8> {
    let part = |name: &str, content: &str| format!("<w:{name} {NAMESPACES}>{content}</w:{name}>");
    let relation = |id: &str, kind: &str, target: &str| {
        let outside = if target.contains(':') { r#" TargetMode="External""# } else { "" };
        let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        format!(r#"<Relationship Id="{id}" Type="{base}/{kind}" Target="{target}"{outside}/>"#)
    };
    let relations = |all: &[String]| {
        let base = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!(r#"<Relationships xmlns="{base}">{}</Relationships>"#, all.concat())
    };
    let note = |kind: &str, text: &str| {
        part(&format!("{kind}s"), &format!(r#"<w:{kind} w:id="2">{}</w:{kind}>"#, p(text)))
    };
    package(&[
        ("_rels/.rels", relations(&[relation("a", "officeDocument", "word/document.xml"), relation("b", "metadata/core-properties", "docProps/core.xml")]).as_bytes()),
        ("docProps/core.xml", format!(r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>"#).as_bytes()),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                relation("s", "styles", "styles.xml"),
                relation("n", "numbering", "numbering.xml"),
                relation("f", "footnotes", "footnotes.xml"),
                relation("e", "endnotes", "/word/endnotes.xml"),
                relation("c", "comments", "comments.xml"),
                relation("h", "header", "header1.xml"),
                relation("web", "hyperlink", "https://www.example.dk/?a=1&amp;b=2"),
                relation("fil", "hyperlink", "file:///C:/hemmeligt.docx"),
                relation("png", "image", "media/image1.png"),
                relation("emf", "image", "media/image2.emf"),
                relation("jpg", "image", "media/image3.jpg"),
                relation("fremmed", "aFChunk", "bilag.html"),
                relation("ude", "image", "https://www.example.dk/billede.png"),
            ])
            .as_bytes(),
        ),
        ("word/document.xml", part("document", &format!("<w:body>{body}</w:body>")).as_bytes()),
        ("word/styles.xml", part("styles", STYLES).as_bytes()),
        ("word/numbering.xml", part("numbering", NUMBERING).as_bytes()),
        ("word/footnotes.xml", note("footnote", "En fodnote.").as_bytes()),
        ("word/endnotes.xml", note("endnote", "En slutnote.").as_bytes()),
        (
            "word/comments.xml",
            part(
                "comments",
                &format!(r#"<w:comment w:id="7" w:author="Anne">{}</w:comment>"#, p("Er det nu rigtigt?")),
            )
            .as_bytes(),
        ),
        ("word/header1.xml", part("hdr", &p("Åby Kommune")).as_bytes()),
        ("word/media/image1.png", PNG),
        ("word/media/image2.emf", b"\x01\0\0\0 EMF"),
        ("word/media/image3.jpg", photograph),
    ])
}

pub fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

pub fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

pub fn styled(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, r(text))
}

pub fn item(list: u8, level: u8, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>{}</w:p>"#,
        r(text)
    )
}

pub fn field(code: &str, result: &str) -> String {
    format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
        r(result)
    )
}

pub fn import(body: &str) -> Document {
    read(&Docx, &docx(body))
}

/// The words as the independent second way reads them.
pub fn words(body: &str) -> String {
    let words = Docx.words(&docx(body)).expect("words");
    let words: Vec<String> = words.into_iter().map(|(_, words)| words).collect();
    words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_heading_is_one_by_its_style_by_what_that_is_based_on_or_by_its_outline_level() {
    let body = [
        styled("Titel", "Titel"),
        styled("Overskrift1", "Dansk Word"),
        styled("Kapitel", "Afledt"),
        styled("Egen", "Niveau i stilen"),
        format!(r#"<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>{}</w:p>"#, r("Niveau i afsnittet")),
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="Overskrift1"/><w:outlineLvl w:val="9"/></w:pPr>{}</w:p>"#,
            r("Kun af udseende")
        ),
        styled("Ring1", "En stil, der bygger på sig selv"),
    ]
    .concat();
    let expected = "title Titel\nh1 Dansk Word\nh1 Afledt\nh2 Niveau i stilen\nh3 Niveau i afsnittet\np Kun af udseende\np En stil, der bygger på sig selv\n";
    assert_eq!(said(&Docx, &docx(&body)), expected);
}

#[test]
fn lists_nest_go_on_counting_and_begin_anew_where_they_say_so() {
    let body = [
        item(1, 0, "punkt"),
        item(1, 1, "under"),
        styled("Opstilling", "af stil"),
        item(2, 0, "et"),
        p("imellem"),
        item(2, 0, "to"),
        item(3, 0, "forfra"),
    ]
    .concat();
    let expected =
        "•\n  p punkt\n  •\n    p under\n•\n  p af stil\n1.\n  p et\np imellem\n2.\n  p to\n1.\n  p forfra\n";
    assert_eq!(said(&Docx, &docx(&body)), expected);
}

#[test]
fn a_number_keeps_the_mark_behind_it() {
    let body = [item(7, 0, "tre"), item(7, 1, "et"), item(7, 0, "fire"), item(2, 0, "med punktum")].concat();
    let expected = "3)\n  p tre\n  1.\n    p et\n4)\n  p fire\n1.\n  p med punktum\n";
    assert_eq!(said(&Docx, &docx(&body)), expected);
}

#[test]
fn tracked_changes_are_accepted() {
    let body = format!(
        r#"<w:p>{}<w:ins w:id="1">{}</w:ins><w:del w:id="2"><w:r><w:delText>slettet </w:delText></w:r></w:del><w:moveFrom w:id="3">{}</w:moveFrom><w:moveTo w:id="4">{}</w:moveTo></w:p>"#,
        r("Vi "),
        r("vil "),
        r("herfra"),
        r("hertil")
    );
    let import = import(&body);
    assert_eq!(super::shown(&import), "p Vi vil hertil\n");
    assert_eq!(words(&body), "Vi vil hertil");
    assert_eq!((import.notices[&Notice::Insertion], import.notices[&Notice::Deletion]), (2, 2));
    assert!(left_out(&import).starts_with("Deleted: slettet\n"), "{}", left_out(&import));
}

/// The end of a paragraph was deleted, so it and the next are one.
#[test]
fn a_paragraph_whose_end_was_deleted_goes_on_in_the_next() {
    let body = format!(
        r#"<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{}</w:p>{}<w:p><w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr><w:del w:id="3"><w:r><w:delText>væk</w:delText></w:r></w:del></w:p>{}"#,
        r("sam"),
        p("men"),
        p("Slut")
    );
    assert_eq!(said(&Docx, &docx(&body)), "p sammen\np Slut\n");
    assert_eq!(words(&body), "sammen Slut");
}

#[test]
fn comments_headers_and_hidden_text_are_reported_with_their_words() {
    let body = format!(
        r#"<w:p>{}<w:r><w:commentReference w:id="7"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r></w:p>"#,
        r("Synligt")
    );
    let import = import(&body);
    assert_eq!(super::shown(&import), "p Synligt\n");
    assert_eq!(left_out(&import), "Hidden: skjult\nComment: Er det nu rigtigt?\nPageEdge: Åby Kommune\n");
    assert_eq!(import.notices[&Notice::Comment], 1);
}

#[test]
fn links_are_taken_from_relations_and_from_both_kinds_of_fields() {
    let body = format!(
        r#"<w:p><w:hyperlink r:id="web">{}</w:hyperlink> {}<w:fldSimple w:instr=' HYPERLINK "https://www.example.dk/c"'>{}</w:fldSimple><w:hyperlink w:anchor="x">{}</w:hyperlink><w:hyperlink r:id="fil">{}</w:hyperlink></w:p>"#,
        r("a"),
        field(r#"HYPERLINK "mailto:b@example.dk""#, "b"),
        r("c"),
        r("d"),
        r("e")
    );
    let import = import(&body);
    let expected = "p <a https://www.example.dk/?a=1&b=2>a</a><a mailto:b@example.dk>b</a><a https://www.example.dk/c>c</a>de\n";
    assert_eq!(super::shown(&import), expected);
    assert_eq!(import.notices[&Notice::LinkDropped], 2);
}

#[test]
fn footnotes_and_endnotes_stand_in_the_order_of_their_references() {
    let body = r#"<w:p><w:r><w:t>Et</w:t><w:endnoteReference w:id="2"/><w:t> to</w:t><w:footnoteReference w:id="2"/><w:t> igen</w:t><w:endnoteReference w:id="2"/></w:r></w:p>"#;
    assert_eq!(
        said(&Docx, &docx(body)),
        "p Et[0] to[1] igen[0]\nnote 0\n  p En slutnote.\nnote 1\n  p En fodnote.\n"
    );
    assert_eq!(words(body), "Et to igen En slutnote. En fodnote.");
}

#[test]
fn a_printed_table_of_contents_and_page_numbers_are_left_out() {
    let body = [
        format!(
            r#"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"#,
            styled("Overskrift1", "Indhold")
        ),
        styled("Indhold1", "Forord 3"),
        format!("<w:p>{}</w:p>", field("TOC \\o", "Vision 4")),
        format!("<w:p>{}{}</w:p>", r("Side "), field("PAGE", "5")),
    ]
    .concat();
    let import = import(&body);
    assert_eq!(super::shown(&import), "p Side\n");
    let expected =
        "Contents: Indhold\nContents: Forord 3\nContents: Vision 4\nPageNumber: 5\nPageEdge: Åby Kommune\n";
    assert_eq!(left_out(&import).replace("Comment: Er det nu rigtigt?\n", ""), expected);
}

/// Word writes a text box twice, once for new programs and once for old ones.
#[test]
fn a_text_box_stands_once_after_its_paragraph() {
    let text = p("I boksen");
    let body = format!(
        r#"<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{text}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>"#,
        r("Før"),
        r(" efter")
    );
    assert_eq!(said(&Docx, &docx(&body)), "p Før efter\naside\n  p I boksen\n");
    assert_eq!(words(&body), "Før efter I boksen");
}

fn picture(properties: &str, id: &str) -> String {
    format!(
        r#"<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Billede 1"{properties}</wp:docPr><a:graphic><a:blip r:embed="{id}"/></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
    )
}

#[test]
fn a_picture_keeps_its_text_its_silence_or_its_word_that_it_is_decoration() {
    let decorative = r#"><a:extLst><a:ext><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>"#;
    let body = [
        picture(r#" descr="En hånd">"#, "png"),
        styled("Billedtekst", "Figur 1. Hånden"),
        picture(r#" descr="">"#, "png"),
        picture(decorative, "png"),
        r#"<w:p><w:r><w:pict><v:shape alt="Gammel hånd"><v:imagedata r:id="png"/></v:shape></w:pict></w:r></w:p>"#.to_owned(),
    ]
    .concat();
    let import = import(&body);
    let expected = "figure 0 Some(\"En hånd\") Figur 1. Hånden\nfigure 0 None \nfigure 0 Some(\"\") \nfigure 0 Some(\"Gammel hånd\") \n";
    assert_eq!(super::shown(&import), expected);
    assert_eq!((import.pictures.len(), import.pictures[0].bytes.as_slice()), (1, PNG));
}

#[test]
fn a_document_within_the_document_is_reported() {
    let import = import(&(p("Tekst") + r#"<w:altChunk r:id="fremmed"/>"#));
    assert_eq!(super::shown(&import), "p Tekst\n");
    assert!(left_out(&import).starts_with("Embedded: word/bilag.html\n"));
}

#[test]
fn what_word_has_as_alternative_text_of_a_table_is_reported() {
    let properties =
        r#"<w:tblPr><w:tblCaption w:val="Priser"/><w:tblDescription w:val="Hvad det koster"/></w:tblPr>"#;
    let cells = ["A", "B"].map(|text| format!("<w:tc>{}</w:tc>", p(text))).concat();
    let import = import(&format!("<w:tbl>{properties}<w:tr>{cells}</w:tr></w:tbl>"));
    assert!(left_out(&import).starts_with("TableAlt: Priser: Hvad det koster\n"), "{}", left_out(&import));
}

#[test]
fn letters_before_items_become_numbers_and_are_counted() {
    let import = import(&[item(2, 0, "et"), item(2, 1, "a"), item(2, 1, "b")].concat());
    assert_eq!(super::shown(&import), "1.\n  p et\n  1)\n    p a\n  2)\n    p b\n");
    assert_eq!(import.notices[&Notice::LetteredItem], 2);
}

#[test]
fn pictures_that_no_variant_can_show_and_pictures_elsewhere_are_reported() {
    let body = [p("Tekst"), picture(">", "emf"), picture(">", "ude")].concat();
    let import = import(&body);
    assert_eq!(super::shown(&import), "p Tekst\n");
    assert!(
        left_out(&import)
            .starts_with("Picture: word/media/image2.emf\nPicture: https://www.example.dk/billede.png\n")
    );
    assert!(import.pictures.is_empty());
}

#[test]
fn cells_that_span_are_flattened_and_tables_in_tables_keep_their_words() {
    let cell =
        |properties: &str, content: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>");
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell(r#"<w:gridSpan w:val="2"/>"#, &p("Hoved")),
        cell(r#"<w:vMerge w:val="restart"/>"#, &p("A")),
        cell("", &p("B")),
        cell("<w:vMerge/>", "<w:p/>"),
        cell("", &format!("{}<w:tbl><w:tr>{}</w:tr></w:tbl><w:p/>", item(1, 0, "C"), cell("", &p("D")))),
    );
    let import = import(&body);
    assert_eq!(
        super::shown(&import),
        "table  false\n  # Hoved |\n  - A | B\n  -  | • C\\D\n".replace("Hoved |\n", "Hoved | \n")
    );
    assert_eq!(import.notices[&Notice::SpannedCell], 3);
    assert_eq!(words(&body), "Hoved A B C D");
}

#[test]
fn a_table_of_one_cell_is_a_box_and_one_with_headings_only_arranges_things() {
    let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
    let table = |cells: &str| format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>");
    let body =
        table(&cell(&p("Fakta"))) + &table(&(cell(&styled("Overskrift1", "Venstre")) + &cell(&p("Højre"))));
    assert_eq!(said(&Docx, &docx(&body)), "aside\n  p Fakta\nh1 Venstre\np Højre\n");
}

#[test]
fn signs_inside_words_are_what_they_look_like() {
    let body = r#"<w:p><w:r><w:t>sam</w:t><w:softHyphen/><w:t>men</w:t><w:noBreakHyphen/><w:t>hæng</w:t><w:tab/><w:t>så</w:t><w:br/><w:t>nu</w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Webdings" w:char="F023"/></w:r></w:p>"#;
    let import = import(body);
    assert_eq!(super::shown(&import), "p sammen-hæng så\\nu→\n");
    assert_eq!(words(body), "sammen-hæng så nu→");
    assert!(left_out(&import).contains("Symbol: Webdings F023"));
    assert_eq!(import.mended[&Mend::SoftHyphen], 1);
}

#[test]
fn emphasis_is_taken_from_runs_and_from_character_styles_and_leaves_spaces_alone() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">Vi er </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">sammen </w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t xml:space="preserve">om </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Strk"/></w:rPr><w:t>det</w:t></w:r></w:p>"#;
    assert_eq!(said(&Docx, &docx(body)), "p Vi er <strong>sammen</strong> om <strong>det</strong>\n");
}

#[test]
fn what_nobody_knows_costs_no_word() {
    let body = format!(
        r#"<w:customXml><w:p><w:smartTag>{}</w:smartTag><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt><w:fremtid>{}</w:fremtid><m:oMath><m:r><m:t> x</m:t></m:r></m:oMath></w:p></w:customXml>{}"#,
        r("a "),
        r("b "),
        r("c"),
        styled("Citat", "Et citat")
    );
    assert_eq!(said(&Docx, &docx(&body)), "p a b c x\nquote\n  p Et citat\n");
    assert_eq!(words(&body), "a b c x Et citat");
}
