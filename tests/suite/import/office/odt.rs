//! OpenDocument texts, construct by construct.

use udgiv::import::{Format, Notice, Odt};

use super::{left_out, read, shown};
use crate::support::package;

const NAMESPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0""#;

/// A text with this body.
pub fn odt(body: &str) -> Vec<u8> {
    let styles = r#"<style:style style:name="Stor" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style><style:style style:name="Streg" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="Skjult" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="SkjultBarn" style:family="text" style:parent-style-name="Skjult"/><style:style style:name="Op" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="Ned" style:family="text"><style:text-properties style:text-position="-33% 58%"/></style:style><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/><style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/><text:list-level-style-number text:level="2" style:num-format="1"/></text:list-style><text:list-style style:name="L3"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="§ " style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style><text:list-style style:name="L4"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=")" text:start-value="3"/></text:list-style><text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="a"/></text:list-style>"#;
    let content = format!(
        "<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let named = format!(
        r#"<office:document-styles {NAMESPACES}><office:styles><style:style style:name="Quotations" style:family="paragraph"/><style:style style:name="Title" style:family="paragraph"/></office:styles><office:master-styles><style:master-page><style:footer><text:p>Side <text:page-number>3</text:page-number></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"#
    );
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", named.as_bytes()),
        ("Pictures/a.png", include_bytes!("../../../cases/import/office/images/haender.png")),
    ])
}

pub fn words(body: &str) -> String {
    let words = Odt.words(&odt(body)).expect("words");
    let words: String = words.into_iter().map(|(_, words)| words).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn titles_headings_quotations_and_lists_are_found() {
    let body = r#"<text:p text:style-name="Title">Titel</text:p><text:h text:outline-level="2">Afsnit</text:h><text:p text:style-name="P1">Citat</text:p><text:list text:style-name="L1"><text:list-item><text:p>punkt</text:p><text:list><text:list-item text:start-value="4"><text:p>fire</text:p><text:p>mere</text:p></text:list-item></text:list></text:list-item></text:list>"#;
    let import = read(&Odt, &odt(body));
    let expected = "title Titel\nh2 Afsnit\nquote\n  p Citat\n•\n  p punkt\n  4.\n    p fire\n    p mere\n";
    assert_eq!(shown(&import), expected);
    assert_eq!(left_out(&import), "PageEdge: Side 3\n");
    assert_eq!(words(body), "Titel Afsnit Citat punkt fire mere");
}

#[test]
fn a_number_keeps_the_mark_behind_it() {
    let list = r#"<text:list text:style-name="L4"><text:list-item><text:p>tre</text:p></text:list-item><text:list-item><text:p>fire</text:p></text:list-item></text:list>"#;
    assert_eq!(shown(&read(&Odt, &odt(list))), "3)\n  p tre\n4)\n  p fire\n");
}

#[test]
fn letters_before_items_become_numbers_and_are_counted() {
    let list =
        r#"<text:list text:style-name="L2"><text:list-item><text:p>et</text:p></text:list-item></text:list>"#;
    let import = read(&Odt, &odt(list));
    assert_eq!(shown(&import), "1.\n  p et\n");
    assert_eq!(import.notices[&Notice::LetteredItem], 1);
}

#[test]
fn comments_deletions_and_contents_are_left_out_and_reported() {
    let body = r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>slettet</text:p></text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes><text:table-of-content><text:table-of-content-source><text:index-title-template>Indhold</text:index-title-template></text:table-of-content-source><text:index-body><text:p>Forord 3</text:p></text:index-body></text:table-of-content><text:p>Ord<office:annotation><text:p>Hvorfor?</text:p></office:annotation><text:s text:c="3"/>og<text:tab/>flere<text:line-break/><text:span text:style-name="T1">ord</text:span></text:p>"#;
    let import = read(&Odt, &odt(body));
    assert_eq!(shown(&import), "p Ord og flere\\<strong>ord</strong>\n");
    assert_eq!(
        left_out(&import),
        "Deleted: slettet\nContents: Forord 3\nComment: Hvorfor?\nPageEdge: Side 3\n"
    );
    let notices =
        [Notice::Comment, Notice::Deletion, Notice::Insertion].map(|notice| import.notices[&notice]);
    assert_eq!(notices, [1, 1, 1]);
    assert_eq!(words(body), "Forord 3 Ord og flere ord");
}

#[test]
fn pictures_boxes_and_notes_keep_their_words() {
    let body = r#"<text:p>Før<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Note</text:p></text:note-body></text:note><draw:frame><draw:text-box><text:p>Boks</text:p></draw:text-box></draw:frame> efter</text:p><text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:title>En hånd</svg:title></draw:frame></text:p><table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>A</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>B</text:p></table:table-cell><table:table-cell><text:p>C</text:p></table:table-cell></table:table-row></table:table>"#;
    let import = read(&Odt, &odt(body));
    let expected = "p Før[0] efter\naside\n  p Boks\nfigure 0 Some(\"En hånd\") \ntable  false\n  # \n  - A | \n  - B | C\nnote 0\n  p Note\n";
    assert_eq!(shown(&import), expected);
    assert_eq!(words(body), "Før efter Boks A B C Note");
}
